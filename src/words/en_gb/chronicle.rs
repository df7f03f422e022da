//! What was entered of a practice, and what became of it.

pub const HISTORY: &str = "History";
pub const SHOW_MORE: &str = "Show more";
pub const THE_PRACTICE_SAID: &str = "The practice said";
pub const NO_ANSWER: &str = "no answer";
pub const TRAINING: &str = "Training was entered";
pub const NOBODY_ANSWERED: &str = "Nobody answered the call";
pub const SPOKEN_TO: &str = "Spoken to";
pub const READY: &str = "Says it is ready";
pub const NOT_READY: &str = "Says it is not ready";
pub const STANDS: &str = "Stands";
pub const WAITS: &str = "Waits for the office";
pub const ACCEPTED: &str = "Accepted";
pub const REFUSED: &str = "Refused";
pub const LOST: &str = "Another answer of the same time won";
pub const REPLACED: &str = "Replaced by a later one";
pub const TAKEN_BACK: &str = "Taken back";

pub fn about(gate: &str, answer: &str) -> String {
    format!("{gate}: {answer}")
}

pub fn until(day: &str) -> String {
    format!("until {day}")
}

pub fn more_by(date: &str) -> String {
    format!("More to hear by {date}")
}

/// `due` is the day by which an answer is wanted.
pub fn asked(due: Option<&str>) -> String {
    match due {
        Some(due) => format!("Asked to answer by {due}"),
        None => "Asked to answer".to_owned(),
    }
}

pub fn decided(is_go: bool, by: &str) -> String {
    let word = if is_go { "Go" } else { "No-go" };
    format!("{word}, decided by {by}")
}

pub fn refused_because(reason: &str) -> String {
    format!("{REFUSED}: {reason}")
}
