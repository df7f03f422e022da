//! One practice in a programme: what is next, and from when its first upload is possible.

use super::numbers::counted;
use crate::letters::lower;

pub const ALL_GATES_HOLD: &str = "All gates hold. Nothing is left to do.";
pub const IT_HAS_FAILED: &str = "It has failed.";
pub const IT_IS_NOT_MEASURED: &str = "It is not measured yet.";

pub fn gate_and_why(number: usize, gate: &str, why: &str) -> String {
    format!("Gate {number}, {gate}. {why}")
}

/// "First upload waits for no letters: patients told is waived until 30 Sep 2009."
pub fn waits_for_nothing(gate: &str, first: &str, until: Option<&str>) -> String {
    let first = lower(first);
    match until {
        Some(until) => format!("{gate} need not wait while {first} is waived, until {until}."),
        None => format!("{gate} need not wait: {first} is waived or does not apply."),
    }
}

pub fn waiver_ran_out(day: &str) -> String {
    format!("Its waiver ran out on {day}.")
}

pub fn next(number: usize, gate: &str, why: &str) -> String {
    format!("Next: gate {number}, {gate}. {why}")
}

pub fn is_over(gate: &str) -> String {
    format!("{gate} has passed.")
}

pub fn held_on(gate: &str, day: &str) -> String {
    format!("{} holds since {day}", lower(gate))
}

pub fn letters_planned(date: &str) -> String {
    format!("letters to patients are planned for {date}")
}

pub fn nothing_planned(gate: &str, day: &str) -> String {
    format!("{} is not dated, so it is counted from {day}", lower(gate))
}

pub fn earliest(gate: &str, day: &str, reason: &str, weeks: u32) -> String {
    format!(
        "{gate} is possible from {day} at the earliest: {reason}, and {} must lie between.",
        counted(weeks, "week")
    )
}

pub fn weeks_are_over(gate: &str, day: &str, reason: &str, weeks: u32) -> String {
    format!(
        "{gate} is possible from {day} on: {reason}, more than {} before.",
        counted(weeks, "week")
    )
}

pub fn open_before(count: u32) -> String {
    match count {
        1 => "1 other gate before it is open.".to_owned(),
        count => format!("{count} other gates before it are open."),
    }
}
