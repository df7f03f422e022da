//! Deployments: the list, and the page of one with its facts, dates, tasks and findings.

use super::numbers::{counted_as, grouped};

pub const ALL_DEPLOYMENTS: &str = "All deployments.";
pub const END: &str = "End";
pub const DEPLOYMENTS: &str = "Deployments";
pub const SHOW_ONLY: &str = "Show only";
pub const NO_DEPLOYMENT_HAS_THIS_STATUS: &str = "No deployment has this status on this day.";
pub const SHOW_ALL_OF_THEM: &str = "Show all of them";
pub const TABLE_CAPTION: &str = "Deployments by organisation, the earliest go-live first";
pub const SERVICE_OR_SITE: &str = "Service or site";
pub const SYSTEM: &str = "System";
pub const STATUS: &str = "Status";
pub const START_GO_LIVE: &str = "Start – go-live";
pub const SLIP: &str = "Slip";
pub const SOURCE: &str = "Source";
pub const WHOLE_COMMUNITY: &str = "Whole community";
pub const CHANGE_A_DATE: &str = "Change a date";
pub const PRINT: &str = "Print";
pub const SHOW_ON_THE_TIMELINE: &str = "Show on the timeline";
pub const TASKS: &str = "Tasks";
pub const NO_TASK_LIST: &str = "The plan has no task list for this one.";
pub const GO_LIVE: &str = "Go-live";
pub const REPLACES: &str = "Replaces";
pub const ORGANISATION: &str = "Organisation";
pub const WHERE: &str = "Where";
pub const WORKSTREAM: &str = "Workstream";
pub const PHASE: &str = "Phase";
pub const HOURS: &str = "Hours";
pub const LED_BY: &str = "Led by";
pub const PROGRESS: &str = "Progress";
pub const NOT_NAMED: &str = "Not named";
pub const WHAT_IS_KNOWN: &str = "What is known";
pub const PLAN: &str = "Plan";
pub const OWNER: &str = "Owner";
pub const WAITS_FOR: &str = "Waits for";
pub const A_SLIP_WOULD_HIT: &str = "A slip would hit";
pub const WHOM_TO_RING: &str = "Whom to ring";
pub const NOT_LOADED: &str = "Not loaded";
pub const WHAT_WAS_PROMISED: &str = "What was promised";
pub const EXPECTED_START: &str = "Expected start";
pub const EXPECTED_GO_LIVE_OR_END: &str = "Expected go-live or end";
pub const STARTED: &str = "Started";
pub const WENT_LIVE_OR_ENDED: &str = "Went live or ended";
pub const NOTE: &str = "Note";
pub const TAKE_IT_BACK: &str = "Take it back";
pub const CHANGED_SINCE: &str = "Changed since";
pub const FINDINGS: &str = "Findings";
pub const ALL_FINDINGS: &str = "All findings";
pub const AFTER_GO_LIVE: &str = "After go-live";
pub const NO_DAY_YET_THE_GO_LIVE: &str = "No day yet: the go-live is not dated.";
pub const GO_LIVE_THAT_IS_NOW_EXPECTED: &str = "Go-live that is now expected";
pub const IT_IS_LIVE_SINCE_WHEN: &str = "It is live: since when";
pub const END_THAT_IS_NOW_EXPECTED: &str = "End that is now expected";
pub const IT_IS_DONE_SINCE_WHEN: &str = "It is done: since when";
pub const START_THAT_IS_NOW_EXPECTED: &str = "Start that is now expected";
pub const IT_HAS_STARTED_SINCE_WHEN: &str = "It has started: since when";
pub const WORDS: &str = "Words";
pub const DATE: &str = "Date";
pub const ENTER_SOME_WORDS: &str = "Enter some words";
pub const ENTER_A_DATE: &str = "Enter a date such as 3 Nov 2009, Nov 2009, Q4 2009/10 or 2010";
pub const WHAT_CHANGES: &str = "What changes";
pub const DATE_HINT: &str = "A date as closely as it is known: 3 Nov 2009, Nov 2009, Q4 2009/10";
pub const WHY_OPTIONAL: &str = "Why (optional)";
pub const WHY_HINT: &str = "Others will read it. No patient details";
pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";
pub const CHECKLIST_BY_ROLE: &str = "Checklist by role";
pub const NO_ROLE_IN_THE_PLAN: &str = "No role in the plan";
pub const TRAINING_TECHNICAL_AND: &str = "Training, technical and assurance steps";
pub const WITHOUT_A_GO_LIVE_DATE_NO: &str = "Without a go-live date no task has a day yet.";
pub const WEEKS_TO_GO_LIVE: &str = "Weeks to go-live";
pub const WEEKS_BOX: &str = "Weeks to go-live, as a drawing";
pub const WEEKS_DRAWN: &str = "Tasks by week before the go-live; the figures are under the drawing";
pub const NO_DAY_YET: &str = "No day yet";

// The list.

/// How many there are, and how many of each status: "22 deployments: 3 late, 19 live."
pub fn deployments_are(all: usize, counts: &[String]) -> String {
    format!("{} deployments: {}.", grouped(all), counts.join(", "))
}

/// `status` in small letters: "3 late".
pub fn of_status(count: usize, status: &str) -> String {
    format!("{} {status}", grouped(count))
}

pub fn only(statuses: &[&str]) -> String {
    format!("Only: {}.", statuses.join(", "))
}

/// Beside the name of an organisation.
pub fn dated(count: usize, late: usize) -> String {
    if late > 0 {
        format!("{} dated, {} late", grouped(count), grouped(late))
    } else {
        format!("{} dated", grouped(count))
    }
}

/// Beside the heading of those without a date.
pub fn undated(count: usize) -> String {
    format!("{count}. They count in every total")
}

pub fn show_more(left: usize) -> String {
    format!("Show more: {left} rows are left")
}

// One of them.

/// "Podiatry to SystmOne".
pub fn service_to_system(service: &str, system: &str) -> String {
    format!("{service} to {system}")
}

/// After a date; `slip` is "1 month later".
pub fn than_planned(slip: &str) -> String {
    format!(", {slip} than planned")
}

pub fn findings(count: usize) -> String {
    counted_as(count, "finding", "findings")
}

/// "1 October 2009 to 3 November 2009".
pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}

pub fn from_on(from: &str) -> String {
    format!("From {from}, end not dated yet")
}

/// `printed` is how the plan prints the date.
pub fn printed(dates: &str, printed: &str) -> String {
    format!("{dates} (printed “{printed}”)")
}

pub fn revision_of(revision: &str, day: &str) -> String {
    format!("Rev {revision}, {day}")
}

pub fn as_in_plan_again(name: &str) -> String {
    format!("{name}: as in the plan again")
}

/// Read out after `TAKE_IT_BACK`.
pub fn take_back_which(name: &str) -> String {
    format!(": {name}")
}

pub fn review(months: u32) -> String {
    format!("{months}-month review")
}

// Changing a date.

pub fn lies_after(date: &str, as_of: &str) -> String {
    format!(
        "{date} lies after the as-of date, {as_of}. Move the as-of date first, or enter an earlier day"
    )
}

pub fn saved(name: &str, what: &str) -> String {
    format!("Saved: {name}, {what}")
}

// Tasks.

pub fn ticked_of(ticked: usize, all: usize) -> String {
    format!("{ticked} of {all} ticked")
}

pub fn worked_back_from(day: &str) -> String {
    format!("Worked back from {day}, the earliest go-live day. One box is one task.")
}

/// Under the drawing of the weeks.
pub fn tasks_are(ticked: usize, late: usize, to_come: usize, after: usize) -> String {
    match after {
        0 => format!("{ticked} ticked, {late} late, {to_come} to come"),
        n => format!("{ticked} ticked, {late} late, {to_come} to come, and {n} after the go-live"),
    }
}

pub fn did(is_done: bool, task: &str) -> String {
    if is_done {
        format!("Ticked: {task}")
    } else {
        format!("Tick taken back: {task}")
    }
}

pub fn sign_off(role: &str) -> String {
    format!("Sign-off: {role}")
}

/// How long before a go-live something is to be done; after it where it is less than nothing.
pub fn weeks_before(weeks: i32) -> String {
    let distance = super::numbers::weeks(weeks.unsigned_abs());
    match weeks {
        0 => "the week of it".to_owned(),
        1.. => distance,
        _ => format!("{distance} after"),
    }
}

pub fn ticked(day: &str) -> String {
    format!("ticked {day}")
}
