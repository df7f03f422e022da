//! One practice in a programme: what is next, and from when its first upload is possible.

use super::numbers::counted;
use crate::letters::lower;

pub const ALL_GATES_HOLD: &str = "All gates hold. Nothing is left to do.";
pub const IT_HAS_FAILED: &str = "It has failed.";
pub const IT_IS_NOT_MEASURED: &str = "It is not measured yet.";

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

pub fn open_before(count: u32) -> String {
    match count {
        1 => "1 other gate before it is open.".to_owned(),
        count => format!("{count} other gates before it are open."),
    }
}
