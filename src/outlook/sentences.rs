//! What a row says in words: its dates, why it has its status, and the whole row as a sentence for
//! a screen reader. Made when asked, one row at a time.

use crate::plan::{ActivityIx, ActivityKind, PlanDate};

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
    match printed_end(outlook, at) {
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

/// The end as the plan prints it, where that is kept.
fn printed_end(outlook: &Outlook, at: ActivityIx) -> Option<&str> {
    outlook.plan()[at].more.as_ref()?.printed_end.as_deref()
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
        _ => match (printed_end(outlook, at), start) {
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
        let planned = activity.end.map(words::date).unwrap_or_default();
        sentences.push(format!("Planned for {planned}: {}", slip.words()));
    }
    if let Some(progress) = activity
        .progress
        .filter(|_| outlook.status(at) != Status::Live)
    {
        let percent = (progress * 100.0).clamp(0.0, 100.0);
        sentences.push(format!("Progress reported: {percent:.0} %"));
    }
    sentences.join(". ") + "."
}
