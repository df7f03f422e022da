//! The answer of the home page: when do we move, and why then.

use super::numbers::counted;

// A service. `system` is what it moves to, where the plan names that.

pub fn live_since(system: Option<&str>, date: &str) -> String {
    match system {
        Some(system) => format!("You have been live on {system} since {date}."),
        None => format!("You have been live since {date}."),
    }
}

pub fn live(system: Option<&str>) -> String {
    match system {
        Some(system) => format!("You are live on {system}."),
        None => "You are live.".to_owned(),
    }
}

/// What the reader does on that day, as a noun.
fn the_move(system: Option<&str>) -> String {
    system.map_or("go-live".to_owned(), |name| format!("move to {name}"))
}

pub fn late(system: Option<&str>, is_expected: bool, date: &str) -> String {
    let promised = if is_expected { "expected" } else { "planned" };
    let the_move = the_move(system);
    format!("Your {the_move} was {promised} for {date}. No go-live is recorded.")
}

/// `when` comes with its preposition.
pub fn moves(system: Option<&str>, when: &str) -> String {
    match system {
        Some(system) => format!("You move to {system} {when}."),
        None => format!("You go live {when}."),
    }
}

pub fn undated(system: Option<&str>) -> String {
    format!("Your {} has no date yet.", the_move(system))
}

// Why.

pub const TELL_US: &str = "If you are live, tell us the date.";
pub const DAY_NOT_FIXED: &str = "The day is not fixed yet.";
pub const NO_DATE: &str = "The plan gives no date.";

pub fn listed_live(day: &str) -> String {
    format!("The plan lists it as live by {day}. The go-live day is not recorded.")
}

pub fn plan_said(date: &str, slip: &str) -> String {
    format!("The plan said {date}: {slip}.")
}

pub fn expects_the_same(date: &str) -> String {
    format!("The plan says {date}. The programme office expects the same.")
}

pub fn expects_other(planned: &str, expected: &str, slip: &str) -> String {
    format!("The plan says {planned}. The programme office now expects {expected}: {slip}.")
}

pub fn expects(date: &str) -> String {
    format!("The plan gives no date. The programme office expects {date}.")
}

pub fn plan_says(date: &str) -> String {
    format!("The plan says {date}.")
}

pub fn plan_prints(words: &str) -> String {
    format!("The plan says “{words}”.")
}

/// Whether work on it has begun.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    Started,
    WasToStart,
    Starts,
}

/// `when` comes with its preposition.
pub fn work(work: Work, when: &str) -> String {
    let starts = match work {
        Work::Started => "started",
        Work::WasToStart => "was to start",
        Work::Starts => "starts",
    };
    format!("Work {starts} {when}.")
}

/// Sentences, one after the other.
pub fn all(sentences: &[String]) -> String {
    sentences.join(" ")
}

// An organisation.

pub const NOTHING_FOR_YOU: &str = "The plan has no go-live for you.";
pub const ALL_LIVE: &str = "All your services are live.";
pub const NONE_AHEAD: &str = "No go-live with a date lies ahead.";

/// `when` comes with its preposition.
pub fn next(name: &str, when: &str) -> String {
    format!("The next go-live is {name}, {when}.")
}

/// How many services are late, due, in progress, planned, live and not dated.
pub fn services(all: u32, late_to_undated: [usize; 6]) -> String {
    const STATUSES: [&str; 6] = [
        "late",
        "due",
        "in progress",
        "planned",
        "live",
        "not dated yet",
    ];
    let parts: Vec<String> = late_to_undated
        .into_iter()
        .zip(STATUSES)
        .filter(|&(count, _)| count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!("Of {}: {}.", counted(all, "service"), parts.join(", "))
}
