//! The page of slips: what to compare with, and lists of what is later.

use super::numbers::counted_as;

pub const SLIPS: &str = "Slips";
pub const LATER: &str = "Later";
pub const EARLIER: &str = "Earlier";
pub const DATED_OR_DONE_NOW_WITHOUT_A: &str = "Dated or done now, without a date then";
pub const DATED_THEN_WITHOUT_A_DATE_NOW: &str = "Dated then, without a date now";
pub const NOT_IN_THE_BASELINE: &str = "Not in the baseline";
pub const WITHOUT_A_DATE_THEN_AND_NOW: &str = "Without a date then and now";
pub const WHOLE_COMMUNITY: &str = "Whole community";
pub const WHOSE: &str = "Whose";
pub const THEN: &str = "Then";
pub const NOW: &str = "Now";
pub const SLIP: &str = "Slip";
pub const WHY: &str = "Why";
pub const ROWS_THAT_MOVED_THE_FARTHEST: &str = "Rows that moved, the farthest first";
pub const ROW: &str = "Row";
pub const WORST: &str = "Worst";
pub const HALF_BY_AT_LEAST: &str = "Half by at least";
pub const IN_ALL: &str = "In all";
pub const LATE_WITHOUT_ANOTHER_DATE: &str = "Late without another date";
pub const BY_ORGANISATION: &str = "By organisation";
pub const SLIPS_BY_ORGANISATION: &str = "Slips by organisation";
pub const WHAT_THE_SLIPS_OF_EACH: &str =
    "What the slips of each organisation come to, the most first";
pub const ORGANISATION: &str = "Organisation";
pub const LATE_AND_NOBODY_HAS_GIVEN: &str = "Late, and nobody has given another date";
pub const DATES_AND_LINKS_THAT: &str = "Dates and links that contradict each other";
pub const WHICH_THEY_ARE: &str = "Which they are";
pub const COMPARED_WITH: &str = "Compared with";
pub const BASELINE: &str = "Baseline";
pub const ITS_DATES_STAY_AS_THEY_ARE: &str = "Its dates stay as they are.";
pub const KEEP_TODAYS_DATES_AS_A: &str = "Keep today’s dates as a baseline";
pub const ENTER_A_NAME: &str = "Enter a name";
pub const IT_IS_NO_LONGER_KEPT_UNDO: &str = "It is no longer kept. Undo brings it back.";
pub const RENAME: &str = "Rename";
pub const REMOVE: &str = "Remove";
pub const KEEP_THESE_DATES: &str = "Keep these dates";
pub const KEPT: &str = "Kept";

pub fn compared_with(baseline: &str) -> String {
    format!("Compared with {baseline}.")
}

pub fn rows(count: usize) -> String {
    counted_as(count, "row", "rows")
}

pub fn conflicts(count: usize) -> String {
    counted_as(count, "conflict", "conflicts")
}

pub fn show_more(left: usize) -> String {
    format!("Show more: {left} rows are left")
}

pub fn and_more(more: usize) -> String {
    format!("and {more} more")
}

/// "Child Health, +4 months".
pub fn worst(name: &str, slip: &str) -> String {
    format!("{name}, {slip}")
}

// What to compare with.

pub fn revision(revision: &str, day: &str) -> String {
    format!("Revision {revision}, {day}")
}

pub fn not_loaded(names: &str) -> String {
    format!("Not loaded: {names}. The plan file holds no dates of theirs.")
}

pub fn keep_hint(day: &str) -> String {
    format!("Such as “Board, October”. It keeps every date as it stands on {day}.")
}

pub fn new_name_for(old: &str) -> String {
    format!("New name for “{old}”")
}

pub fn now_called(name: &str) -> String {
    format!("It is now called “{name}”.")
}

pub fn is_kept(name: &str) -> String {
    format!("“{name}” is kept")
}

/// Beside a baseline that knew changes which are not here.
pub fn lacks(changes: u64) -> String {
    format!(" {changes} of the changes it knew are not in this browser: its dates may be wrong.")
}

pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// Read out after `RENAME` and `REMOVE`.
pub fn which(name: &str) -> String {
    format!(" {name}")
}
