//! The timeline: what is there from the first moment.

use super::numbers::grouped;

// The bar above the chart.

pub const TIMELINE: &str = "Timeline";
pub const PACK: &str = "Pack";
/// On `PACK`, when one waits on it.
pub const PACK_MEANS: &str = "Several bars on one line, where they do not overlap";
pub const SLIPS: &str = "Slips";
pub const COLUMNS: &str = "Columns";
pub const VIEWS: &str = "Views";
pub const PRINT_OR_SAVE: &str = "Print or save";
pub const FILTERS: &str = "Filters";
pub const FIND_ROWS: &str = "Find rows";
/// Read out where `FIND_ROWS` or `FIND_A_SERVICE` is seen.
pub const FIND_ROWS_BY: &str = "Find rows by service, site or system";
pub const GROUP_ROWS_BY: &str = "Group rows by";
pub const LANES_ORGANISATION: &str = "Lanes: organisation";
pub const LANES_WORKSTREAM: &str = "Lanes: workstream";
pub const LANES_SYSTEM: &str = "Lanes: system";
pub const LANES_PLACE: &str = "Lanes: place";
pub const LANES_STATUS: &str = "Lanes: status";
pub const LANES_LEAD: &str = "Lanes: who leads";
pub const LANES_PHASE: &str = "Lanes: phase";
pub const LANES_YEAR: &str = "Lanes: year of go-live";
pub const NO_LANES: &str = "No lanes";
/// What comes, where it has not come yet.
pub const THIS_PANEL: &str = "This panel";

/// "3 of 22 rows".
pub fn rows_shown(shown: usize, total: usize) -> String {
    format!("{} of {} rows", grouped(shown), grouped(total))
}

// The heads of the columns.

pub const HEAD_NAME: &str = "Service or site";
pub const HEAD_STATUS: &str = "Status";
pub const HEAD_START: &str = "Start";
/// Between the two heads of the column of dates.
pub const HEAD_TO: &str = "\u{a0}–\u{a0}";
pub const HEAD_GO_LIVE: &str = "go-live";
pub const HEAD_SLIP: &str = "Slip";

/// What rows can be ordered by, for a sentence.
#[derive(Clone, Copy, Debug)]
pub enum SortedBy {
    Name,
    Start,
    GoLive,
    Status,
    Slip,
    OtherWord,
    OtherDate,
}

pub const AS_IN_THE_PLAN: &str = "Rows stand as in the plan.";

/// "Sorted by status, late first."
pub fn sorted(by: SortedBy, descending: bool) -> String {
    let (what, first, last) = match by {
        SortedBy::Name => ("name", "A first", "Z first"),
        SortedBy::Start => ("start", "earliest first", "latest first"),
        SortedBy::GoLive => ("go-live", "earliest first", "latest first"),
        SortedBy::Status => ("status", "late first", "live first"),
        SortedBy::Slip => ("slip", "longest first", "shortest first"),
        SortedBy::OtherWord => ("this column", "A first", "Z first"),
        SortedBy::OtherDate => ("this date", "earliest first", "latest first"),
    };
    let way = if descending { last } else { first };
    format!("Sorted by {what}, {way}.")
}

// Under the chart.

pub const SHAPES: &str = "What the shapes mean";
pub const SOFT_END: &str = "soft end: some day in that month";
pub const THIN_BAR: &str = "plan, or baseline, before the forecast";
pub const WHISKER: &str = "time since it was promised";
pub const FINDING: &str = "finding";

// The chart and its rows.

/// What comes, where it has not come yet.
pub const THIS_ROW: &str = "The details of this row";
/// What comes, where it has not come yet.
pub const WHAT_MOVES_DATES: &str = "What moves dates";
pub const SHOW_ALL: &str = "Show all rows";

pub fn filters_hide(rows: usize) -> String {
    format!("The filters hide {rows} rows.")
}

/// Above the rows without a date.
pub fn without_bars(count: usize) -> String {
    let these = if count == 1 {
        "This one counts".to_owned()
    } else {
        format!("These {count} count")
    };
    format!("No bar is drawn without a date. {these} in every total.")
}

/// What the axis is called.
pub fn days_in_view(first: &str, last: &str) -> String {
    format!(
        "Days in view: {first} to {last}. Arrow keys move them, plus and minus zoom, F fits the plan. Comma and full stop move the as-of date by a day, with Shift by a week."
    )
}

/// On the as-of line, and said when it is moved.
pub fn as_of(day: &str) -> String {
    format!("As of {day}")
}

// The whole plan, above the chart.

pub const GO_LIVES_BY_MONTH: &str = "Go-lives by month";
/// After it, where there is room.
pub const WHOLE_PLAN: &str = ", whole plan";
pub const ZOOM: &str = "Zoom";
pub const ZOOM_OUT: &str = "Zoom out";
pub const ZOOM_IN: &str = "Zoom in";
pub const FIT: &str = "Fit";

pub fn showing(first_month: &str, last_month: &str) -> String {
    format!("Showing {first_month} to {last_month}")
}
