//! The go/no-go sheet.

use super::numbers::counted_as;

pub const DECISION_SHEET: &str = "Go or no-go";
pub const NO_ROLE: &str = "No role in the plan";
pub const NOTHING_IN_THE_WAY: &str = "Nothing stands in the way.";
pub const IN_THE_WAY: &str = "What stands in the way";
pub const WAIVERS: &str = "Waivers";
pub const NO_WAIVERS: &str = "No waivers.";
pub const GATES: &str = "Gates";
pub const TASKS: &str = "Tasks before the go-live";
pub const THE_DECISION: &str = "The decision";
pub const GO: &str = "Go";
pub const NO_GO: &str = "No-go";
pub const RECORD_GO: &str = "Record go";
pub const RECORD_NO_GO: &str = "Record no-go";
pub const WHO_DECIDED: &str = "Who decided";
pub const WHO_DECIDED_HINT: &str = "Names";
pub const BODY: &str = "Board or meeting";
pub const CONDITIONS: &str = "Conditions";
pub const CONDITIONS_HINT: &str = "Under which it goes ahead; no patient details";
pub const NAMES_NEEDED: &str = "Enter who decided";
pub const CONDITIONS_NEEDED: &str = "Tasks are open, so a go needs its conditions";
pub const GO_IS_CLOSED: &str = "Go can be recorded once every gate before the first upload has passed, is waived or does not apply.";
pub const WITHDRAW: &str = "Withdraw this decision";
pub const IT_IS_AS_IT_WAS: &str =
    "The sheet is as it was when it was decided. Later answers do not change it.";
pub const DECIDED: &str = "Decided";
pub const BY: &str = "By";
pub const NOT_NEEDED: &str = "not needed for the decision";
pub const PRINT: &str = "Print";
pub const WITHDRAWN: &str = "The decision is withdrawn. Undo brings it back.";

pub fn ready(all: usize) -> String {
    format!("Ready to decide: all {all} gates hold.")
}

pub fn not_ready(held: usize, all: usize) -> String {
    format!("Not ready to decide: {held} of {all} gates hold.")
}

pub const NOTHING_TO_WAIT_FOR: &str =
    "The plan names nothing that must come before: the decision rests with those who make it.";
pub const TASKS_ARE_DONE: &str = "Ready to decide: all tasks before the go-live are done.";

pub fn tasks_are_open(done: usize, all: usize) -> String {
    format!("Not ready to decide: {done} of {all} roles have done their tasks.")
}

pub fn gate_failed(number: usize, gate: &str) -> String {
    format!("Gate {number} has failed: {gate}")
}

pub fn gate_open(number: usize, gate: &str) -> String {
    format!("Gate {number} is open: {gate}")
}

pub fn closed_on(day: &str) -> String {
    format!("The practice closed on {day}")
}

/// "1. Data accredited: was Passed, now Failed".
pub fn was_and_is(name: &str, was: &str, is: &str) -> String {
    format!("{name}: was {was}, now {is}")
}

pub const SINCE_THE_DECISION: &str = "Since the decision";

/// "Go, decided on Wed 23 Sep 2009 by A Chair".
pub fn decided(is_go: bool, day: &str, by: &str) -> String {
    format!(
        "{}, decided on {day} by {by}",
        if is_go { GO } else { NO_GO }
    )
}

pub fn gate_stale(number: usize, gate: &str) -> String {
    format!("The answer to gate {number} is stale: {gate}")
}

pub fn task_late(title: &str, state: &str) -> String {
    format!("{title}. {state}")
}

pub fn blocker(words: &str) -> String {
    format!("Said when called: {words}")
}

pub fn waiver(
    gate: &str,
    until: &str,
    by: Option<&str>,
    reason: Option<&str>,
    is_lapsed: bool,
) -> String {
    let verb = if is_lapsed { "was waived" } else { "is waived" };
    let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
    let reason = reason
        .map(|reason| format!(": {reason}"))
        .unwrap_or_default();
    let over = if is_lapsed { ". It ran out" } else { "" };
    format!("{gate} {verb} until {until}{by}{reason}{over}")
}

pub fn go_live(date: &str) -> String {
    format!("Go-live: {date}")
}

pub fn tasks_done(done: usize, all: usize) -> String {
    format!("{done} of {} done", counted_as(all, "task", "tasks"))
}

pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// The heading of a sheet.
pub fn sheet_of(name: &str) -> String {
    format!("Go or no-go: {name}")
}

pub fn recorded(is_go: bool, name: &str) -> String {
    let word = if is_go { GO } else { NO_GO };
    format!("{word} is recorded for {name}")
}

/// What is not there, for the page that says so.
pub fn nothing_called(id: &str) -> String {
    format!("a practice or deployment \u{201c}{id}\u{201d}")
}
