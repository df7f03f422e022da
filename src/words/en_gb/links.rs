//! Links between rows: what waits for what, how much time that leaves, the whole chain.

use super::numbers::counted;

// When a row ends, as it stands in a chain.

pub const DONE: &str = "done";
pub const NOT_DATED: &str = "not dated";

/// `when` comes with its preposition.
pub fn done(when: &str) -> String {
    format!("done {when}")
}

pub fn done_by(day: &str) -> String {
    format!("done by {day}")
}

/// `when` comes with its preposition.
pub fn late(when: &str) -> String {
    format!("late: it was to end {when}")
}

// Conflicts.

/// "Uploads, October 2009, comes 3 months before what it waits for allows: Letters, …".
pub fn too_early(name: &str, when: &str, early: &str, awaited: &str) -> String {
    format!("{name}, {when}, comes {early} before what it waits for allows: {awaited}.")
}

/// Names of rows, the first once more at the end.
pub fn circle(names: &[String]) -> String {
    format!("A circle: {}.", names.join(" waits for "))
}

/// "Letters sent, September 2009, and 12 weeks later".
pub fn awaited(name: &str, when: &str, lag: Option<&str>) -> String {
    match lag {
        Some(lag) => format!("{name}, {when}, and {lag}"),
        None => format!("{name}, {when}"),
    }
}

pub fn awaited_through(awaited: &[String]) -> String {
    awaited.join(", which waits for ")
}

// The time a link leaves.

pub const NO_TIME: &str = "no time to spare";
pub const LITTLE_TIME: &str = "little time to spare";
pub const PERHAPS_TOO_EARLY: &str = "perhaps too early";
pub const DATES_NOT_KNOWN: &str = "the dates are not known";

pub fn is_too_early(time: &str) -> String {
    format!("{time} too early")
}

pub fn to_spare(time: &str, at_least: bool) -> String {
    if at_least {
        format!("at least {time} to spare")
    } else {
        format!("{time} to spare")
    }
}

pub fn months(count: u32) -> String {
    counted(count, "month")
}

/// "12 weeks", "10 days".
pub fn weeks(days: u32) -> String {
    match days {
        0 => "0 days".to_owned(),
        days if days.is_multiple_of(7) => counted(days / 7, "week"),
        days => counted(days, "day"),
    }
}

// How what waits is bound.

pub const STARTS_AFTER_END: &str = "starts after it ends";
pub const STARTS_AFTER_START: &str = "starts after it starts";
pub const ENDS_AFTER_END: &str = "ends after it ends";
pub const ENDS_AFTER_START: &str = "ends after it starts";

pub fn with_lag(binding: &str, lag: &str) -> String {
    format!("{binding}, {lag}")
}

pub fn later(time: &str) -> String {
    format!("{time} later")
}

pub fn up_to_earlier(time: &str) -> String {
    format!("up to {time} earlier")
}

// The chain: clauses, and the sentence they make.

pub const WAITS_FOR_NOTHING: &str = "waits for nothing";
pub const WAITS_FOR_NOTHING_ELSE: &str = "waits for nothing else";
pub const ALL_HAPPENED: &str = "has nothing left to wait for: all of it has happened";
pub const OUTSIDE: &str = "outside the community";

/// The middle of a long chain, and its last row.
pub fn waits_through(others: u32, last: &str) -> String {
    format!("waits, through {}, for {last}", counted(others, "other"))
}

pub fn waits_again(name: &str) -> String {
    format!("waits for {name} again: a circle that cannot be kept")
}

pub fn waits_for(name: &str) -> String {
    format!("waits for {name}")
}

pub fn waits_for_start(name: &str) -> String {
    format!("waits for {name} to start")
}

pub fn cannot_end_before(name: &str) -> String {
    format!("cannot end before {name}")
}

pub fn cannot_end_before_start(name: &str) -> String {
    format!("cannot end before the start of {name}")
}

/// A clause with what is known about it: "waits for Letters (July 2009; 12 weeks later)".
pub fn clause(clause: &str, about: &[String]) -> String {
    format!("{clause} ({})", about.join("; "))
}

pub fn chain(name: &str, when: &str, clauses: &[String]) -> String {
    format!("{name}, {when}, {}.", clauses.join(", which "))
}

/// One step of the chain, with the time it leaves.
pub fn step(name: &str, clause: &str, time: &str) -> String {
    format!("{name} {clause}: {time}.")
}
