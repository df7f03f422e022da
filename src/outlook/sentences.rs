//! What a row says in words: its dates, why it has its status, and the whole row as a sentence for
//! a screen reader. Made when asked, one row at a time.

use crate::plan::{ActivityIx, ActivityKind, Plan, PlanDate};
use crate::words::dates::from_to;
use crate::words::sentences::{self as lang, About};

use super::{Against, DateFrom, Outlook, Status, words};

/// "Mar 09 – Nov 09" for the dense column. Without a date it quotes the plan ("TBA") or says "Not
/// dated yet"; where the day is not given, "live by 23 Sep 09".
#[must_use]
pub fn dates(outlook: &Outlook, at: ActivityIx) -> String {
    let (start, end) = (outlook.start(at), outlook.end(at));
    if let (None, Some(day)) = (end, outlook.live_by(at)) {
        let date = words::date_dense(PlanDate::day(day));
        return lang::live_by(is_deployment(outlook, at), &date);
    }
    match printed(outlook, at) {
        Some(printed) if end.is_none() && start.is_none() => printed.to_owned(),
        Some(printed) if end.is_none() => {
            from_to(&start.map(words::date_dense).unwrap_or_default(), printed)
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

/// An activity with whose it is, as the subject of a sentence: "Child Health, East & North".
#[must_use]
pub fn named(plan: &Plan, at: ActivityIx) -> String {
    let activity = &plan[at];
    match activity.organisation {
        Some(organisation) => lang::of(&activity.name, &plan[organisation].short),
        None => activity.name.to_string(),
    }
}

/// Why an activity has its status: "Late: planned by Apr 2009, no go-live recorded".
#[must_use]
pub fn status(outlook: &Outlook, at: ActivityIx) -> String {
    let status = outlook.status(at);
    let about = About {
        status: status.word(outlook.plan()[at].kind),
        is_deployment: is_deployment(outlook, at),
        is_expected: outlook.end_from(at) == DateFrom::Forecast,
    };
    let end = outlook.end(at).map(words::date);
    let start = outlook.start(at).map(words::date);
    match (status, end) {
        (Status::Late, Some(end)) => lang::late(about, &end),
        (Status::Due, Some(end)) => {
            let first = outlook.end(at).map_or(outlook.as_of(), PlanDate::first);
            let is_ahead = first > outlook.as_of();
            let days = is_ahead.then(|| words::days_from(outlook.as_of(), first));
            lang::due(about, &end, days.as_deref())
        }
        (Status::InProgress, Some(end)) => lang::in_progress(about, start.as_deref(), &end),
        (Status::Planned, Some(end)) => {
            let start = start.filter(|start| *start != end);
            lang::planned(about, start.as_deref(), &end)
        }
        (Status::Live, _) => match (outlook.actual_end(at), outlook.live_by(at)) {
            (Some(date), _) => lang::happened(about, &words::date(date)),
            (None, Some(day)) => lang::happened_by(about, &words::day_without_weekday(day)),
            (None, None) => about.status.to_owned(),
        },
        _ => match printed(outlook, at) {
            Some(printed) => lang::undated_printed(about, printed),
            None => lang::undated(about, start.as_deref()),
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
    let mut sentences = vec![lang::names(&names), status(outlook, at)];
    if let Some(slip) = outlook.slip(at).filter(|slip| !slip.is_zero()) {
        let then = outlook.compared(at).and_then(|it| it.end);
        let then = then.map(words::date).unwrap_or_default();
        let slip = slip.words();
        let against = outlook.against().map(Against::name);
        sentences.push(lang::was(against, &then, &slip));
    } else if let Some(against) = outlook.against()
        && outlook.compared(at).is_none()
    {
        sentences.push(lang::not_in(against.name()));
    }
    if let Some(progress) = activity
        .progress
        .filter(|_| outlook.status(at) != Status::Live)
    {
        sentences.push(lang::progress(&words::percent(progress)));
    }
    sentences.extend(outlook.tells(at));
    lang::paragraph(&sentences)
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
