//! Files of changes, and what is wrong in one. Words in double quotes are names of the format.

pub const ENTRIES: &str = "entries";
pub const ITS_COUNTER_IS_TOO_LARGE: &str = "its counter is too large";
pub const IT_IS_IN_THE_FILE_TWICE: &str = "it is in the file twice";
pub const THERE_IS_NO_FORMAT_0: &str = "there is no format 0";
pub const DOES_NOT_HOLD_THE_ENTRY_ITSELF: &str = "does not hold the entry itself";
pub const IS_LARGER_THAN_A_GROUP_CAN: &str = "is larger than a group can be";
pub const IS_NOT_BETWEEN_1_AND_2: &str = "is not between 1 and 2 to the power 52";
pub const IS_NOT_OF_THE_KIND_THAT: &str = "is not of the kind that the target holds";

pub const FILE_WAS_ALTERED: &str = "The file was altered after it was exported: its checksum does not fit. Nothing was taken from it. Export it again and choose the new file.";

/// `problem` says how the text is broken.
pub fn not_of_changes(line: usize, column: usize, problem: &str) -> String {
    format!(
        "This is not a file of changes exported from Rollcall, or it was cut short: line {line}, \
         column {column}: {problem}. Export it again and choose the new file."
    )
}

pub fn of_another_kind(format: &str) -> String {
    format!(
        "This is a file of another kind (\"{format}\"), not a file of changes exported from \
         Rollcall. Choose a file whose name begins with \"rollcall-\"."
    )
}

pub fn of_newer_release(version: u32, read: u32) -> String {
    format!(
        "A newer release of Rollcall wrote this file (version {version}, this release reads up to \
         {read}). Reload the page to get the newer release, then import it again."
    )
}

pub fn of_another_plan(title: &str, plan: &str) -> String {
    format!(
        "This file holds changes to another plan: \"{title}\" ({plan}). Open that plan first, then \
         import the file again."
    )
}

pub fn count_differs(stated: usize, found: usize) -> String {
    format!(
        "The file says that it holds {stated} changes and holds {found}. It was cut short or \
         edited. Export it again and choose the new file."
    )
}

/// Each with its number and what is wrong with it.
pub fn cannot_be_read(changes: &[String]) -> String {
    format!(
        "The file holds changes that cannot be read: {}. Nothing was taken from it. Export it \
         again and choose the new file.",
        changes.join("; ")
    )
}

pub fn change_is(number: usize, problem: &str) -> String {
    format!("change {number}: {problem}")
}

// What is wrong with one change.

pub fn belongs_to(plan: &str) -> String {
    format!("it belongs to the plan \"{plan}\"")
}

pub fn newer_format(format: u32, read: u32) -> String {
    format!("it is in format {format}, this release of Rollcall reads formats up to {read}")
}

// What a member of it does wrong; its name stands before.

pub fn names_a_writer(text: &str) -> String {
    format!("names a writer \"{text}\"")
}

pub fn is_no_date(text: &str) -> String {
    format!("holds \"{text}\", which is not a date")
}

pub fn is_no_day(text: &str) -> String {
    format!("holds \"{text}\", which is not a day")
}
