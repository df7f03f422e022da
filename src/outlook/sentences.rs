//! What a row says in words: its dates, why it has its status, and the whole row as a sentence for
//! a screen reader. Made when asked, one row at a time.

use crate::plan::{ActivityIx, ActivityKind, Plan, PlanDate};

use super::{DateFrom, Outlook, Status, words};

/// "Mar 09 – Nov 09" for the dense column. Without a date it quotes the plan ("TBA") or says "Not
/// dated yet"; where the day is not given, "live by 23 Sep 09".
#[must_use]
pub fn dates(outlook: &Outlook, at: ActivityIx) -> String {
    let (start, end) = (outlook.start(at), outlook.end(at));
    if let (None, Some(day)) = (end, outlook.live_by(at)) {
        let date = words::date_dense(PlanDate::day(day));
        return format!("{} by {date}", live_word(outlook, at));
    }
    match printed(outlook, at) {
        Some(printed) if end.is_none() && start.is_none() => printed.to_owned(),
        Some(printed) if end.is_none() => {
            format!(
                "{} – {printed}",
                start.map(words::date_dense).unwrap_or_default()
            )
        }
        _ => words::dates_dense(start, end),
    }
}

/// What the plan prints in place of a date it does not give, such as "TBA".
pub(super) fn printed(outlook: &Outlook, at: ActivityIx) -> Option<&str> {
    let more = outlook.plan()[at].more.as_ref()?;
    let start = more.printed_start.as_deref();
    more.printed_end
        .as_deref()
        .or(start.filter(|_| outlook.start(at).is_none()))
}

fn is_deployment(outlook: &Outlook, at: ActivityIx) -> bool {
    outlook.plan()[at].kind == ActivityKind::Deployment
}

fn live_word(outlook: &Outlook, at: ActivityIx) -> &'static str {
    if is_deployment(outlook, at) {
        "live"
    } else {
        "done"
    }
}

/// An activity with whose it is, as the subject of a sentence: "Child Health, East & North".
#[must_use]
pub fn named(plan: &Plan, at: ActivityIx) -> String {
    let activity = &plan[at];
    match activity.organisation {
        Some(organisation) => format!("{}, {}", activity.name, plan[organisation].short),
        None => activity.name.to_string(),
    }
}

/// Why an activity has its status: "Late: planned by Apr 2009, no go-live recorded".
#[must_use]
pub fn status(outlook: &Outlook, at: ActivityIx) -> String {
    let status = outlook.status(at);
    let word = status.word(outlook.plan()[at].kind);
    let end = outlook.end(at).map(words::date);
    let start = outlook.start(at).map(words::date);
    let expected = outlook.end_from(at) == DateFrom::Forecast;
    let promised = if expected { "expected" } else { "planned" };
    let goal = if is_deployment(outlook, at) {
        "go-live"
    } else {
        "end"
    };
    match (status, end) {
        (Status::Late, Some(end)) => format!("{word}: {promised} by {end}, no {goal} recorded"),
        (Status::Due, Some(end)) => {
            let first = outlook.end(at).map_or(outlook.as_of(), PlanDate::first);
            if first <= outlook.as_of() {
                format!("{word}: {promised} for {end}")
            } else {
                let days = words::days_from(outlook.as_of(), first);
                format!("{word}: {promised} for {end}, {days} at the earliest")
            }
        }
        (Status::InProgress, Some(end)) => match start {
            Some(start) => format!("{word} since {start}, {goal} {promised} for {end}"),
            None => format!("{word}, {goal} {promised} for {end}"),
        },
        (Status::Planned, Some(end)) => match start {
            Some(start) if start != end => {
                format!("{word}: starts {start}, {goal} {promised} for {end}")
            }
            _ => format!("{word} for {end}"),
        },
        (Status::Live, _) => match (outlook.actual_end(at), outlook.live_by(at)) {
            (Some(date), _) if is_deployment(outlook, at) => {
                format!("{word} since {}", words::date(date))
            }
            (Some(date), _) => format!("{word} {}", words::date(date)),
            (None, Some(day)) => format!(
                "{word} by {}, the day is not recorded",
                words::day_without_weekday(day)
            ),
            (None, None) => word.to_owned(),
        },
        _ => match (printed(outlook, at), start) {
            (Some(printed), _) => format!("{word}: the plan says “{printed}”"),
            (None, Some(start)) => format!("{word}: starts {start}, no {goal} date in the plan"),
            (None, None) => format!("{word}: no date in the plan"),
        },
    }
}

/// The whole row as one sentence: name, place, system, status with its reason, slip, progress.
#[must_use]
pub fn row(outlook: &Outlook, at: ActivityIx) -> String {
    let plan = outlook.plan();
    let activity = &plan[at];
    let site = activity
        .site
        .filter(|&site| Some(site) != activity.organisation);
    let names = [
        Some(&activity.name),
        activity.organisation.map(|it| &plan[it].name),
        site.map(|it| &plan[it].name),
        activity.system.map(|it| &plan[it].name),
    ];
    let names: Vec<&str> = names.into_iter().flatten().map(|name| &**name).collect();
    let mut sentences = vec![names.join(", "), status(outlook, at)];
    if let Some(slip) = outlook.slip(at).filter(|slip| !slip.is_zero()) {
        let then = outlook.compared(at).and_then(|it| it.end);
        let then = then.map(words::date).unwrap_or_default();
        let slip = slip.words();
        sentences.push(match outlook.against() {
            None => format!("Planned for {then}: {slip}"),
            Some(against) => format!("In {} it was {then}: {slip}", against.name()),
        });
    } else if let Some(against) = outlook.against()
        && outlook.compared(at).is_none()
    {
        sentences.push(format!("Not in {}", against.name()));
    }
    if let Some(progress) = activity
        .progress
        .filter(|_| outlook.status(at) != Status::Live)
    {
        sentences.push(format!("Progress reported: {}", words::percent(progress)));
    }
    sentences.extend(outlook.tells(at));
    sentences.join(". ") + "."
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{activity, dated, hertfordshire, outlook_on};
    use super::*;
    use crate::journal::ActivityField;

    fn says(id: &str) -> [String; 2] {
        let outlook = outlook_on(&hertfordshire());
        let at = activity(outlook.plan(), id);
        [dates(&outlook, at), status(&outlook, at)]
    }

    fn after(id: &str, field: ActivityField, text: &str) -> (Outlook, ActivityIx) {
        let plan = hertfordshire();
        let outlook = Outlook::new(plan.clone(), &dated(id, field, text), plan.as_of);
        let at = activity(&plan, id);
        (outlook, at)
    }

    #[test]
    fn each_status_says_its_reason() {
        for (id, words, reason) in [
            (
                "en-skin-health",
                "Oct 08 – Apr 09",
                "Late: planned by Apr 2009, no go-live recorded",
            ),
            (
                "ucc-cheshunt-open",
                "1 Oct 09",
                "Due: planned for Thu 1 Oct 2009, in 8 days at the earliest",
            ),
            (
                "west-gp-microtest",
                "Oct 09",
                "Due: planned for Oct 2009, in 8 days at the earliest",
            ),
            (
                "en-health-visiting-school-nursing",
                "Mar 09 – Nov 09",
                "In progress since Mar 2009, go-live planned for Nov 2009",
            ),
            (
                "en-paed-physio",
                "Dec 09 – Feb 20",
                "Planned: starts Dec 2009, go-live planned for Feb 2020",
            ),
            ("en-gp-emis-lv", "Feb 10", "Planned for Feb 2010"),
            ("ucc-qeii-open", "Q4 10/11", "Planned for Q4 2010/11"),
            ("gp-led-hemel-live", "1 Jun 09", "Live since Mon 1 Jun 2009"),
            (
                "west-live-child-health",
                "live by 23 Sep 09",
                "Live by 23 Sep 2009, the day is not recorded",
            ),
            (
                "en-diabetes-consultants",
                "TBA",
                "Undated: the plan says “TBA”",
            ),
            (
                "lorenzo-potters-bar",
                "Q1 09/10 – not dated",
                "Undated: starts Q1 2009/10, no go-live date in the plan",
            ),
            (
                "lorenzo-st-albans",
                "Not dated yet",
                "Undated: no date in the plan",
            ),
            ("scr-compliant", "Sep 09", "Due: planned for Sep 2009"),
        ] {
            assert_eq!(says(id), [words, reason], "{id}");
        }
    }

    #[test]
    fn a_missed_forecast_is_late_by_the_forecast() {
        let (outlook, at) = after("en-skin-health", ActivityField::ForecastEnd, "2009-08");
        assert_eq!(
            status(&outlook, at),
            "Late: expected by Aug 2009, no go-live recorded"
        );
    }

    #[test]
    fn a_row_reads_as_one_sentence_after_the_other() {
        let (outlook, at) = after("en-child-health", ActivityField::ForecastEnd, "2009-11");
        assert_eq!(
            row(&outlook, at),
            "Child Health, East & North Hertfordshire PCT, TPP SystmOne. \
             In progress since Mar 2009, go-live expected for Nov 2009. \
             Planned for Oct 2009: 1 month later."
        );
    }

    #[test]
    fn a_site_of_its_own_is_named_in_the_row() {
        let outlook = outlook_on(&hertfordshire());
        let at = activity(outlook.plan(), "lorenzo-potters-bar");
        assert!(
            row(&outlook, at)
                .starts_with("Potters Bar Community Hospital, West Hertfordshire PCT, Potters Bar")
        );
    }
}
