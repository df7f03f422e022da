//! What is said of the rows of the plan: in their cells, beside their bars, as sentences.

use super::numbers::grouped;

// Statuses, kinds, columns, filters.

pub const LATE: &str = "Late";
pub const DUE: &str = "Due";
pub const IN_PROGRESS: &str = "In progress";
pub const PLANNED: &str = "Planned";
/// Of a deployment.
pub const LIVE: &str = "Live";
/// Of a milestone or project.
pub const DONE: &str = "Done";
pub const UNDATED: &str = "Undated";

pub const KIND_DEPLOYMENT: &str = "deployment";
pub const KIND_MILESTONE: &str = "milestone";
pub const KIND_PROJECT: &str = "project";
/// What a deployment ends in.
pub const GO_LIVE: &str = "go-live";
/// What anything else ends in.
pub const END: &str = "end";

pub const HEAD_STATUS: &str = "Status";
pub const HEAD_PLACE: &str = "Place";
pub const HEAD_SYSTEM: &str = "System";
pub const HEAD_WORKSTREAM: &str = "Workstream";
pub const HEAD_LEAD: &str = "Who leads";
pub const HEAD_PHASE: &str = "Phase";
pub const HEAD_DATES: &str = "Start – go-live";
pub const HEAD_PLANNED_START: &str = "Planned start";
pub const HEAD_PLANNED_END: &str = "Planned end";
pub const HEAD_FORECAST: &str = "Expected";
pub const HEAD_ACTUAL: &str = "Live since";
pub const HEAD_SLIP: &str = "Slip";

pub const ORGANISATION: &str = "Organisation";
pub const WORKSTREAM: &str = "Workstream";
pub const SYSTEM: &str = "System";
pub const STATUS: &str = "Status";
pub const KIND: &str = "Kind";
pub const WITH_A_FINDING: &str = "With a finding";

/// A filter that is set: "Organisation: West Herts".
pub fn filter(what: &str, which: &str) -> String {
    format!("{what}: {which}")
}

pub fn filter_text(text: &str) -> String {
    format!("Words: {text}")
}

pub fn due_by(month: &str) -> String {
    format!("Due by {month}")
}

// Lanes.

pub const WHOLE_COMMUNITY: &str = "Whole community";
pub const NO_WORKSTREAM: &str = "No workstream named";
pub const NO_SYSTEM: &str = "No system named";
pub const NO_PLACE: &str = "No place named";
pub const NO_LEAD: &str = "Nobody named to lead";
pub const NO_PHASE: &str = "No phase named";
pub const NO_GO_LIVE: &str = "No go-live date";

pub fn phase(phase: &str) -> String {
    format!("Phase {phase}")
}

/// `first_year` is that of a financial year.
pub fn go_live_in(first_year: u32) -> String {
    format!("Go-live in {first_year}/{:02}", (first_year + 1) % 100)
}

/// "22 rows · 6 late", or with a comma where it is read out.
pub fn lane_count(count: usize, late: usize, is_spoken: bool) -> String {
    let rows = if count == 1 { "row" } else { "rows" };
    match (late, is_spoken) {
        (0, _) => format!("{} {rows}", grouped(count)),
        (late, false) => format!("{} {rows} · {} late", grouped(count), grouped(late)),
        (late, true) => format!("{} {rows}, {} late", grouped(count), grouped(late)),
    }
}

// Cells and labels.

/// For what the baseline does not have.
pub const NEW: &str = "new";
/// For what did not move.
pub const DASH: &str = "–";
pub const NO_DATE: &str = "No date in the plan";

/// Where an end comes from that lies far outside the window.
#[derive(Clone, Copy, Debug)]
pub enum From {
    Plan,
    Forecast,
    Actual,
}

/// "Expected end: Nov 2011".
pub fn far_end(from: From, date: &str) -> String {
    let from = match from {
        From::Plan => "Printed",
        From::Forecast => "Expected",
        From::Actual => "Actual",
    };
    format!("{from} end: {date}")
}

/// "Live 1 Jun 09".
pub fn status_and_date(status: &str, date: &str) -> String {
    format!("{status} {date}")
}

pub fn due_in(month: &str) -> String {
    format!("Due in {month}")
}

pub fn due(date: &str) -> String {
    format!("Due {date}")
}

/// The words of the plan and where they stand: "TBA in 3.8.5".
pub fn printed_in(printed: &str, source: &str) -> String {
    format!("{printed} in {source}")
}

pub fn no_date_in(source: &str) -> String {
    format!("No date in {source}")
}

// Which rows are shown.

/// What a filter leaves, part by part.
#[derive(Clone, Copy, Debug)]
pub enum Left {
    Words,
    Organisation,
    Workstream,
    System,
    Status,
    Kind,
}

pub const DIFFERS_IN_WHAT_IF: &str = "what differs in the what-if";
pub const LEFT_FINDING: &str = "with a finding";

/// "status Late or Due".
pub fn left(what: Left, names: &[&str]) -> String {
    let what = match what {
        Left::Words => "words",
        Left::Organisation => "organisation",
        Left::Workstream => "workstream",
        Left::System => "system",
        Left::Status => "status",
        Left::Kind => "kind",
    };
    format!("{what} {}", names.join(" or "))
}

pub fn left_due_by(month: &str) -> String {
    format!("due by {month}")
}

pub fn all_rows(total: usize) -> String {
    format!("All {} rows.", grouped(total))
}

/// "8 of 187 rows: status Late; due by March 2010."
pub fn rows_left(shown: usize, total: usize, parts: &[String]) -> String {
    format!(
        "{} of {} rows: {}.",
        grouped(shown),
        grouped(total),
        parts.join("; ")
    )
}

// The view as text.

pub const ROWS: &str = "Rows";

/// "Herts plan, revision 3.8, as of Wednesday 23 September 2009. All 187 rows."
pub fn opening(plan: &str, revision: &str, as_of: &str, shown: &str) -> String {
    format!("{plan}, revision {revision}, as of {as_of}. {shown}")
}

/// A lane: "East & North: 22 rows, 6 late".
pub fn lane(name: &str, count: &str, is_folded: bool) -> String {
    let folded = if is_folded { ", folded away" } else { "" };
    format!("{name}: {count}{folded}")
}

pub fn lane_undated(count: &str) -> String {
    format!("Not dated yet: {count}")
}

pub fn not_told(rows: usize) -> String {
    format!(
        "{} more rows are not told here. A filter leaves fewer.",
        grouped(rows)
    )
}
