//! The panels above the timeline: what is shown, which days, what is drawn and compared, views.

use super::numbers::grouped;

// Chips.

pub const ON_THE_CHART: &str = "On the chart";
pub const COMPARE: &str = "Compare";
pub const WITH_A_FINDING: &str = "With a finding";
/// The button beside the chip that `due_by` names.
pub const ANOTHER_MONTH: &str = "Due by another month";

pub fn due_by(month: &str) -> String {
    format!("Due by {month}")
}

pub fn with_findings(rows: usize) -> String {
    format!("With a finding, {}", grouped(rows))
}

/// The rows of the organisation the reader works in.
pub fn mine(organisation: &str) -> String {
    format!("Mine: {organisation}")
}

pub fn remove_filter(filter: &str) -> String {
    format!("Remove filter: {filter}")
}

// Choices of a filter; `what` is named as on its button, small.

pub const FIND: &str = "Find";

pub fn show_only(what: &str) -> String {
    format!("Show only: {what}")
}

pub fn find_in(what: &str) -> String {
    format!("Find in {what}")
}

// Days.

pub const LIVE_BY_END_OF: &str = "Should be live by the end of";
pub const ANY_MONTH: &str = "any month";
pub const MONTH_HINT: &str = "Rows that are live by then, or not dated, are left out.";
pub const SHOW_DAYS: &str = "Show these days";
pub const WHOLE_PLAN: &str = "Whole plan";
pub const SELECTED_ROW: &str = "Selected row";
pub const THIS_QUARTER: &str = "This quarter";
pub const THIS_FINANCIAL_YEAR: &str = "This financial year";
/// The keys that do the same, as they are written on a keyboard.
pub const KEY_WHOLE_PLAN: &str = "F";
pub const KEY_SELECTED_ROW: &str = "Shift F";
pub const KEY_THIS_QUARTER: &str = "Q";
pub const KEY_THIS_YEAR: &str = "Y";

// Views with a name.

pub const SAVED_VIEWS: &str = "Saved views";
pub const RENAME: &str = "Rename";
pub const DELETE: &str = "Delete";
pub const SAVE_VIEW_AS: &str = "Save what you see now as";
pub const SAVE: &str = "Save";
pub const NOT_SAVED: &str = "Not saved. Give it a name; at most 50 views are kept.";
pub const VIEWS_HINT: &str =
    "Kept on this device. To hand a view on, copy the address of this page.";

pub fn saved_as(name: &str) -> String {
    format!("Saved as {name}.")
}

pub fn renamed_as(name: &str) -> String {
    format!("Renamed as {name}.")
}

pub fn showing(name: &str) -> String {
    format!("Showing {name}.")
}

pub fn is_deleted(name: &str) -> String {
    format!("{name} is deleted.")
}

pub fn rename(name: &str) -> String {
    format!("Rename {name}")
}

pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}

pub fn new_name_for(name: &str) -> String {
    format!("New name for {name}")
}
