//! Moving dates on the timeline: by pointer, by keys, by typing, of one row or of many.

/// After what came of it, when it could not be written down.
pub const NOT_MADE: &str = "The change was not made.";
pub const LEFT_AS_IT_WAS: &str = "Left as it was.";

/// Said when a row is taken hold of: where it stands, and which keys move it.
pub fn held(words: &str) -> String {
    format!(
        "{words} Left and right move it, up and down by a week, Page Up and Page Down by a month, with Shift its end alone. Enter keeps it, Escape leaves it."
    )
}

// What came of it, and why.

pub const THE_CHANGE: &str = "The change that was made";
/// Before a field.
pub const WHY: &str = "Why (if you like) ";
pub const DONE: &str = "Done";
pub const UNDO: &str = "Undo";
pub const REASON_KEPT: &str = "The reason is kept with the change.";
pub const TAKEN_BACK: &str = "Taken back.";

// Several rows.

pub const NO_ROWS_CHOSEN: &str = "No rows chosen.";
pub const MOVE_CHOSEN: &str = "Move the chosen rows";
/// Before the number.
pub const MOVE_BY: &str = "Move by ";
pub const UNIT: &str = "Unit";
pub const MONTHS: &str = "months";
pub const WEEKS: &str = "weeks";
pub const DAYS: &str = "days";
pub const DIRECTION: &str = "Direction";
pub const LATER: &str = "later";
pub const EARLIER: &str = "earlier";
pub const WHICH_DATES: &str = "Which dates";
pub const START_AND_END: &str = "start and end";
pub const END_ALONE: &str = "end alone";
pub const START_ALONE: &str = "start alone";
pub const GIVE_A_NUMBER: &str = "Give a whole number from 1 to 600.";
pub const CHOOSE_NONE: &str = "Choose none";

/// "3 rows chosen", in a line of its own.
pub fn chosen(rows: &str) -> String {
    format!("{rows} chosen")
}

/// "3 rows chosen.", read out.
pub fn chosen_said(rows: &str) -> String {
    format!("{rows} chosen.")
}

/// On the button: "Move 3 rows".
pub fn move_rows(rows: &str) -> String {
    format!("Move {rows}")
}

// A date that is typed.

pub const NO_DATE_HERE: &str =
    "This cell holds no date that can be typed. Go to Start \u{2013} go-live.";
pub const TYPING_HINT: &str =
    "17 Mar 2010, Mar 2010, Q2 2010, +2w or -1m. Enter keeps it, Escape leaves it.";

pub fn start_of(name: &str) -> String {
    format!("Start of {name}")
}

/// "Start and go-live of Abbey Ward"; `end` is what the row ends in.
pub fn start_and_end_of(end: &str, name: &str) -> String {
    format!("Start and {end} of {name}")
}

/// "Go-live of Abbey Ward".
pub fn end_of(end: &str, name: &str) -> String {
    let end = end[..1].to_ascii_uppercase() + &end[1..];
    format!("{end} of {name}")
}

/// Both dates in one field.
pub fn start_to_end(start: &str, end: &str) -> String {
    format!("{start} to {end}")
}
