//! What stands on several pages: where a fact comes from, when and by whom it was changed, states.

pub const PASSED: &str = "Passed";
pub const FAILED: &str = "Failed";
pub const DOES_NOT_APPLY: &str = "Does not apply";
pub const NOT_MEASURED: &str = "Not measured";
pub const WAIVED: &str = "Waived";

pub fn source(paragraph: &str) -> String {
    format!("Source: plan {paragraph}")
}

/// After who changed something and when; nothing where nobody changed it elsewhere.
pub fn also_changed(elsewhere: usize) -> String {
    match elsewhere {
        0 => String::new(),
        1 => ". Also changed elsewhere at the same time".to_owned(),
        n => format!(". Also changed in {n} other places at the same time"),
    }
}

// What the plan counts.

pub const PRACTICES: &str = "practices";

pub fn sites_with(system: &str) -> String {
    format!("sites with {system}")
}

pub fn practices_of(what: &str) -> String {
    format!("practices, {what}")
}

// What was typed and not saved.

pub const WORDS_ARE_BACK: &str = "You typed this here before. It is not saved yet.";
pub const THROW_AWAY: &str = "Throw it away";
