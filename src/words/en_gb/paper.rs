//! The timeline on sheets: headings, legend, foot.

use super::numbers::grouped;

// Columns.

pub const HEAD_NAME: &str = "Service or site";
/// Where in the plan the dates stand.
pub const HEAD_SOURCE: &str = "Plan";

// Legend, with how many rows there are.

pub fn late(count: usize) -> String {
    format!("{} late", grouped(count))
}

pub fn due(count: usize) -> String {
    format!("{} due", grouped(count))
}

pub fn in_progress(count: usize) -> String {
    format!("{} in progress", grouped(count))
}

pub fn planned(count: usize) -> String {
    format!("{} planned", grouped(count))
}

pub fn live(count: usize) -> String {
    format!("{} live or done", grouped(count))
}

pub fn undated(count: usize) -> String {
    format!("{} undated", grouped(count))
}

pub fn with_finding(count: usize) -> String {
    format!("{} with a finding", grouped(count))
}

pub const SOFT_END: &str = "soft end: some day in that month";
/// What a thin bar is, where dates are compared with the plan.
pub const PLAN_BEFORE_FORECAST: &str = "plan before the forecast";
pub const WHISKER: &str = "time since it was promised";
pub const PROGRESS_LINE: &str = "progress line: left is behind, right ahead";
pub const LINKS_ON_ONE_SHEET: &str = "Links are drawn where both of their ends are on one sheet.";

/// What a thin bar is, where dates are compared with a baseline.
pub fn as_it_was_in(baseline: &str) -> String {
    format!("as it was in {baseline}")
}

// Titles and sentences.

/// The name of the file: "Herts plan, revision 3.8: timeline as of 23 Sep 2009".
pub fn title(plan: &str, revision: &str, as_of: &str) -> String {
    format!("{plan}, revision {revision}: timeline as of {as_of}")
}

pub fn revision_as_of(revision: &str, as_of: &str) -> String {
    format!("Revision {revision}, as of {as_of}.")
}

pub fn days_shown(first: &str, last: &str) -> String {
    format!("Days shown: {first} to {last}.")
}

pub fn compared_with(baseline: &str) -> String {
    format!("Compared with {baseline}.")
}

/// How rows stand where they are packed.
pub const PACKED: &str = "Several bars stand on a line, each with its name.";

/// `rows` is how many, with the word for them.
pub fn outside(rows: &str) -> String {
    format!("Not drawn, because outside these days: {rows}.")
}

/// A row in words: "Skin Health. Late: planned by Apr 2009."
pub fn named_status(name: &str, status: &str) -> String {
    format!("{name}. {status}.")
}

/// `rows` is how many, with the word for them.
pub fn folded(rows: &str) -> String {
    format!("{rows} folded away and not printed.")
}

pub fn plain_letters(count: usize) -> String {
    format!(
        "{} letters that this file’s type does not have stand as plain letters or “?”; searching and copying finds the true ones.",
        grouped(count)
    )
}

// Lanes.

pub const CONTINUED: &str = "continued";
pub const FINDINGS: &str = "Findings about these rows";

/// How many rows a lane has, where they are folded away.
pub fn folded_lane(count: &str) -> String {
    format!("{count}, folded away")
}

/// `rows` is how many, with the word for them.
pub fn without_bars(rows: &str, count: usize) -> String {
    let these = if count == 1 {
        "This 1 counts".to_owned()
    } else {
        format!("These {} count", grouped(count))
    };
    format!("{rows}. No bar is drawn without a date. {these} in every total.")
}

/// What a finding is called, and what it says.
pub fn finding(title: &str, detail: &str) -> String {
    format!("{title}. {detail}")
}

// The foot.

/// The longest that `page_of` gives.
pub const LONGEST_PAGE: &str = "   Page 100,000 of 100,000";

/// What is on the sheets: plan, day, filter, and what dates are compared with.
pub fn foot(
    plan: &str,
    revision: &str,
    as_of: &str,
    filter: &str,
    baseline: Option<&str>,
) -> String {
    let foot = format!("{plan}, revision {revision} · as of {as_of} · {filter}");
    match baseline {
        Some(baseline) => format!("{foot} · compared with {baseline}"),
        None => foot,
    }
}

/// The name of what the plan file holds.
pub fn content(name: &str) -> String {
    format!("Content {name}")
}

pub fn page_of(page: usize, all: usize) -> String {
    format!("Page {} of {}", grouped(page), grouped(all))
}
