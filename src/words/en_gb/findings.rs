//! The page of findings.

pub const LOOKING: &str = "Looking for findings\u{2026}";
pub const OPEN_FINDINGS: &str = "Open findings.";
pub const ACCEPTED_FINDINGS: &str = "Accepted findings.";
pub const FINDINGS: &str = "Findings";
pub const WHAT_CAN_BE_DONE: &str = "Rollcall shows both figures and changes neither. A finding that is as it should be can be accepted, with a reason.";
pub const SHOW: &str = "Show";
pub const OPEN: &str = "Open";
pub const ACCEPTED: &str = "Accepted";
pub const NO_FINDING_IS_OPEN: &str = "No finding is open.";
pub const NO_FINDING_HAS_BEEN_ACCEPTED: &str = "No finding has been accepted.";
pub const ENTER_A_REASON: &str = "Enter a reason: others will read it";
pub const FINDING_ACCEPTED: &str = "Finding accepted";
pub const THE_FINDING_IS_OPEN_AGAIN: &str = "The finding is open again";
pub const TAKE_IT_BACK: &str = "Take it back";
pub const WHY_IS_IT_AS_IT_SHOULD: &str = "Why is it as it should be?";
pub const NO_PATIENT_DETAILS: &str = "No patient details";
pub const ACCEPT: &str = "Accept";
pub const CANCEL: &str = "Cancel";
pub const ACCEPT_WITH_A_REASON: &str = "Accept with a reason";

/// Under the heading: how many findings are open and how many accepted.
pub fn findings_are(open: usize, accepted: usize) -> String {
    match (open, accepted) {
        (0, 0) => "The plan nowhere contradicts itself or a rule.".to_owned(),
        (open, 0) => format!("In {open} places the plan contradicts itself or a rule."),
        (open, 1) => format!("{open} findings are open, 1 is accepted."),
        (open, accepted) => format!("{open} findings are open, {accepted} are accepted."),
    }
}

pub fn and_more(more: usize) -> String {
    format!("and {more} more")
}

/// The heading of a list that is closed at first.
pub fn what_it_is_about(count: usize) -> String {
    if count == 1 {
        "What it is about".to_owned()
    } else {
        format!("The {count} it is about")
    }
}

pub const NAMES_AND_COUNTS: &str = "Named practices and the plan\u{2019}s counts";
