//! What a change did, as the object of “Undo” and “Redo”: “tick Data accredited for Example practice”.

use super::numbers::grouped;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Rows {
    Services,
    Milestones,
    Projects,
    /// Of more kinds than one.
    Mixed,
}

/// "12 services", "1 milestone".
pub fn rows(count: usize, what: Rows) -> String {
    let is_one = count == 1;
    let word = match what {
        Rows::Services if is_one => "service",
        Rows::Services => "services",
        Rows::Milestones if is_one => "milestone",
        Rows::Milestones => "milestones",
        Rows::Projects if is_one => "project",
        Rows::Projects => "projects",
        Rows::Mixed if is_one => "row",
        Rows::Mixed => "rows",
    };
    format!("{} {word}", grouped(count))
}

/// `name` is the first change of several.
pub fn and_others(name: String, others: usize) -> String {
    match others {
        0 => name,
        1 => format!("{name} and 1 more change"),
        n => format!("{name} and {n} more changes"),
    }
}

/// `how_far` is "1 month later"; nothing where not all moved alike.
pub fn move_rows(rows: &str, how_far: Option<&str>) -> String {
    match how_far {
        Some(how_far) => format!("move {rows} {how_far}"),
        None => format!("move {rows}"),
    }
}

fn tick(is_ticked: bool) -> &'static str {
    if is_ticked { "tick" } else { "untick" }
}

/// A task of a service, or a gate of a practice.
pub fn tick_for(is_ticked: bool, what: &str, whose: &str) -> String {
    format!("{} {what} for {whose}", tick(is_ticked))
}

pub fn tick_challenge(is_ticked: bool, challenge: &str) -> String {
    format!("{} {challenge}", tick(is_ticked))
}

pub const ACCEPT: &str = "accept a finding";
pub const NO_LONGER_ACCEPT: &str = "no longer accept a finding";

pub fn set_contact(name: &str, role: &str) -> String {
    format!("set {name} as {role}")
}

pub fn remove_contact(role: &str) -> String {
    format!("remove the contact for {role}")
}

pub fn rename_baseline(from: &str, to: &str) -> String {
    format!("rename the baseline {from} to {to}")
}

pub fn keep_baseline(name: &str) -> String {
    format!("keep the baseline {name}")
}

pub fn remove_baseline(name: &str) -> String {
    format!("remove the baseline {name}")
}

pub const REMOVE_A_BASELINE: &str = "remove a baseline";

pub const FORECAST_START: &str = "forecast start";
pub const FORECAST_END: &str = "forecast end";
pub const ACTUAL_START: &str = "actual start";
pub const ACTUAL_END: &str = "actual end";
pub const OWNER: &str = "owner";
pub const NOTE: &str = "note";

/// `what` is one of the six above, of a row; `date` in full.
pub fn set_date(what: &str, of: &str, date: &str) -> String {
    format!("set the {what} of {of} to {date}")
}

pub fn set_owner(of: &str, owner: &str) -> String {
    format!("set the owner of {of} to {owner}")
}

pub fn write(what: &str, on: &str) -> String {
    format!("write the {what} on {on}")
}

pub fn remove_from(what: &str, of: &str) -> String {
    format!("remove the {what} of {of}")
}

pub fn change_details(name: &str) -> String {
    format!("change the details of {name}")
}

pub fn rename(from: &str, to: &str) -> String {
    format!("rename {from} to {to}")
}

pub fn add(name: &str) -> String {
    format!("add {name}")
}

pub fn remove(name: &str) -> String {
    format!("remove {name}")
}

pub fn mark_failed(gate: &str, practice: &str) -> String {
    format!("mark {gate} as failed for {practice}")
}

pub fn mark_not_applicable(gate: &str, practice: &str) -> String {
    format!("mark {gate} as not applicable for {practice}")
}

pub fn mark_not_measured(gate: &str, practice: &str) -> String {
    format!("mark {gate} as not measured for {practice}")
}

pub fn waive(gate: &str, practice: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => format!("waive {gate} for {practice} until {until}"),
        None => format!("waive {gate} for {practice}"),
    }
}

// Practices: returns, calls, decisions, training, letters. Each stands between “change” and a name.

pub const THE_RETURN_OF: &str = "the return of";
pub const THE_CALL_TO: &str = "the call to";
pub const THE_PACK_FOR: &str = "the pack for";
pub const THE_DECISION_ON: &str = "the decision on";
pub const TRAINING_AT: &str = "training at";
pub const LETTERS_TO_PATIENTS_OF: &str = "letters to patients of";
pub const THE_OWNER_OF: &str = "the owner of";
pub const THE_DUE_DATE_OF: &str = "the due date of";
pub const THE_NOTE_ON: &str = "the note on";

pub const DECIDE_ON_A_RETURN: &str = "decide on an answer of a return";
pub const CHANGE_WHEN_ANSWERS_GO_STALE: &str = "change when answers go stale";
pub const REDACT: &str = "take words out for good";

pub fn change(what: &str, whose: &str) -> String {
    format!("change {what} {whose}")
}

pub fn cohort(organisation: &str, system: &str) -> String {
    format!("{organisation}, {system}")
}
