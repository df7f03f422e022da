//! The details of one row of the timeline, and the form that changes it.

pub const CLOSE: &str = "Close the details";
/// Whose row it is, where no organisation is named.
pub const WHOLE_COMMUNITY: &str = "Whole community";
pub const OPEN_DEPLOYMENT: &str = "Open deployment";
pub const CHANGE_A_DATE: &str = "Change a date";
pub const IS_LIVE: &str = "It is live: add the date";
pub const IS_DONE: &str = "It is done: add the date";

/// Whose row it is, and what: "Herts Acute · deployment".
pub fn whose_and_what(whose: &str, what: &str) -> String {
    format!("{whose} · {what}")
}

// Facts: names and values.

pub const SYSTEM: &str = "System";
pub const REPLACES: &str = "Replaces";
pub const WHERE: &str = "Where";
pub const WORKSTREAM: &str = "Workstream";
pub const PLAN: &str = "Plan";
pub const COMPARED_WITH: &str = "Compared with";
pub const FORECAST: &str = "Forecast";
pub const ACTUAL: &str = "Actual";
pub const DONE: &str = "Done";
pub const OWNER: &str = "Owner";
pub const NO_DATE: &str = "No date";
pub const NOT_RECORDED: &str = "Not recorded";
pub const NOT_NAMED: &str = "Not named in the plan";

pub fn from_to(start: &str, end: &str) -> String {
    format!("{start} to {end}")
}

/// "From 1 Apr 2009, go-live not dated"; `end` is what the row ends in.
pub fn from_undated(start: &str, end: &str) -> String {
    format!("From {start}, {end} not dated")
}

/// A date with how far it lies from the one before: "Nov 2009, +2 months".
pub fn with_slip(date: &str, slip: Option<&str>) -> String {
    match slip {
        Some(slip) => format!("{date}, {slip}"),
        None => date.to_owned(),
    }
}

pub fn not_in(baseline: &str) -> String {
    format!("Not in {baseline}")
}

/// "Nov 2009 in revision 1, +2 months".
pub fn in_baseline(date: &str, baseline: &str, slip: Option<&str>) -> String {
    with_slip(&format!("{date} in {baseline}"), slip)
}

pub fn by_day(day: &str) -> String {
    format!("By {day}; the day is not recorded")
}

/// After a value.
pub fn changed_here(by: Option<&str>) -> String {
    match by {
        Some(by) => format!(" Changed here by {by}"),
        None => " Changed here".to_owned(),
    }
}

// Tasks, findings, the paragraph of the plan.

pub const BEFORE_GO_LIVE: &str = "Before go-live";
pub const FINDING: &str = "Finding";
/// Between a date and what is wrong with it.
pub const COLON: &str = ": ";
pub const ALL_FINDINGS: &str = "All findings; accept one with a reason";
pub const SOURCE_PLAN: &str = "Source: plan";

/// The next task: its name, and its day.
pub type Next<'a> = Option<(&'a str, Option<&'a str>)>;

/// "3 of 12 tasks ticked. 1 is late. Next: Order cards, Fri 25 Sep."
pub fn tasks(ticked: usize, all: usize, late: usize, next: Next) -> String {
    let late = match late {
        0 => String::new(),
        1 => " 1 is late.".to_owned(),
        late => format!(" {late} are late."),
    };
    let next = match next {
        Some((name, Some(day))) => format!(" Next: {name}, {day}."),
        Some((name, None)) => format!(" Next: {name}."),
        None => String::new(),
    };
    format!("{ticked} of {all} tasks ticked.{late}{next}")
}

/// After the number of a paragraph.
pub fn on_page(page: u32) -> String {
    format!(", page {page}")
}

/// What is printed of a row, before what its paragraph says.
pub fn printed(name: &str, dates: &[&str]) -> String {
    format!("“{name} · {}”. ", dates.join(" · "))
}

// Dates given, and links.

pub const ALL_SLIPS: &str = "All slips, and why";
pub const WAITS_FOR: &str = "It waits for";
pub const WHOLE_CHAIN: &str = "The whole chain";
pub const SLIPS_IT_HITS: &str = "Slips it hits";
pub const NOTHING_WAITS: &str = "Nothing else waits for this row.";

pub fn not_loaded(revisions: &str) -> String {
    format!("Not loaded: revision {revisions}")
}

/// After the name of a row that a link leads to: " (must be live: the interface)".
pub fn binding(words: &str, is_outside: bool, reason: Option<&str>) -> String {
    let outside = if is_outside {
        "from outside the community, "
    } else {
        ""
    };
    match reason {
        Some(reason) => format!(" ({outside}{words}: {reason})"),
        None => format!(" ({outside}{words})"),
    }
}

/// How that row stands, and the time the link leaves.
pub fn standing(status: &str, time: &str) -> String {
    format!(" {status}. Time: {time}.")
}

pub fn and_more(more: usize) -> String {
    format!("and {more} more")
}

// The form.

pub const EXPECTED_GO_LIVE: &str = "Expected go-live";
pub const EXPECTED_END: &str = "Expected end";
pub const DATE_HINT: &str =
    "For example Nov 2009, 1 Oct 2009 or Q4 2009/10. Empty: as in the plan.";
pub const NOTE: &str = "Note";
pub const WHY: &str = "Why (if you like)";
pub const SAVE: &str = "Save the change";
pub const LEAVE_IT: &str = "Leave it";
pub const NOT_CHANGED: &str = "The change was not made. See what is wrong in the form.";

pub fn nothing_changed(name: &str) -> String {
    format!("{name}: nothing was changed.")
}

pub fn changed(name: &str, status: &str) -> String {
    format!("{name}: changed. {status}.")
}

pub fn no_date_known(typed: &str) -> String {
    format!("“{typed}” is not a date Rollcall knows. Write it like Nov 2009 or 1 Oct 2009.")
}

/// `end` is what the row ends in.
pub fn before_its_start(start: &str, end: &str) -> String {
    format!("It starts {start}, so the {end} cannot be earlier.")
}

pub fn after_as_of(date: &str, as_of: &str) -> String {
    format!(
        "{date} lies after the day you stand on, {as_of}. Move that day, or give the date as expected."
    )
}
