//! The pages about practices: the list, one practice, practices from a table.

use super::numbers::{counted_as, grouped};

pub const PRACTICES: &str = "Practices";
pub const PRACTICE: &str = "Practice";
pub const ORGANISATION: &str = "Organisation";
pub const SYSTEM: &str = "System";
pub const TELEPHONE: &str = "Telephone";
pub const NEXT_THING: &str = "Next thing to do";
pub const NOT_KNOWN_YET: &str = "Not known yet";
pub const FIND_A_PRACTICE: &str = "Find a practice by name or code";
pub const NO_PRACTICE_FITS: &str = "No practice has these letters in its name or code.";
pub const NOBODY_IS_NAMED: &str = "The plan knows its practices as numbers only. Bring in a list of them as a table, or name them one by one on the readiness page.";
pub const ALL_PRACTICES: &str = "All practices";
pub const PROGRAMMES: &str = "Programmes";
pub const PRINT: &str = "Print";

pub fn named_of(named: usize, all: usize) -> String {
    let verb = if named == 1 { "has" } else { "have" };
    format!(
        "{} of {} practices {verb} a name",
        grouped(named),
        grouped(all)
    )
}

/// What is not there, for the page that says so.
pub fn practice(id: &str) -> String {
    format!("the practice \u{201c}{id}\u{201d}")
}

// One practice.

pub const LADDER: &str = "The ladder";
pub const IS_STALE: &str = "Stale: ask again";
pub const NOBODY_NAMED: &str = "The plan does not say who sees to it.";
pub const ANSWERED: &str = "Did they answer?";
pub const A_VISIT: &str = "a visit";
pub const A_RETURN: &str = "a return";
pub const A_PARAGRAPH: &str = "a paragraph";
pub const A_NOTE: &str = "a note";
pub const HOW_TO_REACH: &str = "How to reach it";
pub const CONTACT: &str = "Whom to ask for";
pub const PLACE: &str = "Place";
pub const PLACE_HINT: &str = "Town or postcode";
pub const CODE: &str = "Code";
pub const CLOSED: &str = "Closed on";
pub const CLOSED_HINT: &str = "Such as 31 Mar 2010; empty while it is open";
pub const CHANGE: &str = "Change";
pub const NAME: &str = "Name";
pub const NAME_NEEDED: &str = "Enter the name of the practice";
pub const NO_DAY: &str = "Enter a day such as 31 Mar 2010, or nothing";
pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";

pub fn seen_to_by(who: &str) -> String {
    format!("Seen to by: {who}.")
}

pub fn reached(reached: usize, gates: usize) -> String {
    format!("{reached} of {gates} gates hold one after the other")
}

pub fn until(word: &str, day: &str) -> String {
    format!("{word} until {day}")
}

pub fn rests_on(kind: &str, words: Option<&str>) -> String {
    match words {
        Some(words) => format!("{kind}: {words}"),
        None => kind.to_owned(),
    }
}

pub fn practice_says(word: &str, on: Option<&str>) -> String {
    match on {
        Some(on) => format!("The practice says: {word}, {on}"),
        None => format!("The practice says: {word}"),
    }
}

pub fn because(reason: &str) -> String {
    format!("because: {reason}")
}

pub fn is_changed(name: &str) -> String {
    format!("{name} is changed")
}

// Training.

pub const TRAINING: &str = "Training";
pub const TRAINING_NOT_KNOWN: &str = "Nobody entered how many of the staff are to be trained.";
pub const STAFF_TO_TRAIN: &str = "Staff to train";
pub const CONCEPT: &str = "The concept";
pub const THE_SYSTEM: &str = "The system";
pub const CONCEPT_COMES_FIRST: &str =
    "More have had the system than the concept, which comes first (3.14.5).";
pub const HAD_CONCEPT: &str = "Had training in the concept";
pub const CONCEPT_ON: &str = "Concept training on";
pub const HAD_SYSTEM: &str = "Had training in the system";
pub const SYSTEM_ON: &str = "System training on";
pub const A_DATE_HINT: &str = "Such as 6 Nov 2009 or Nov 2009";
pub const NO_NUMBER: &str = "Enter a number from 0 to 9,999";
pub const MORE_THAN_STAFF: &str = "That is more than the staff to train";
pub const NO_DATE: &str = "Enter a day or a month, such as 6 Nov 2009, or nothing";
pub const TRAINING_IS_KEPT: &str = "Training is kept";

pub fn trained(count: u32, staff: u32, on: Option<&str>) -> String {
    match on {
        Some(on) => format!("{count} of {staff}, {on}"),
        None => format!("{count} of {staff}"),
    }
}

// Practices from a table.

pub const FROM_A_TABLE: &str = "Practices from a table";
pub const WHAT_A_TABLE_DOES: &str = "A list of practices, cells copied out of a spreadsheet, or the NHS organisation file. You see what every row would change before anything is kept.";
pub const STEP_TABLE: &str = "1. The table";
pub const CHOOSE_A_FILE: &str = "Choose a file";
pub const OR_PASTE: &str = "Or paste cells here";
pub const PASTE_HINT: &str = "With their heads, such as Code, Name, PCT, System, Telephone";
pub const READ_PASTED: &str = "Read what was pasted";
pub const PASTED: &str = "What was pasted";
pub const NOT_READ: &str = "This table was not read.";
pub const NOTHING_CHANGED: &str = "Nothing was changed.";
pub const STOP: &str = "Stop";
pub const STOPPED: &str = "Stopped. Nothing was changed.";
pub const THIS_BROWSER_CANNOT_READ_FILES: &str = "This browser cannot read files.";
pub const IT_IS_THE_NHS_FILE: &str = "It has the 27 columns of the NHS organisation file, which has no heads and does not say which system a practice has. Practices that closed, and prescribers that are no general practice, are left out.";
pub const STEP_COLUMNS: &str = "2. Which column is what";
pub const NOT_IN_THE_TABLE: &str = "Not in the table";
pub const FIRST_ROW_IS_HEADS: &str = "The first row says what the columns are";
pub const USUAL_ORGANISATION: &str = "Rows that do not say whose they are belong to";
pub const USUAL_SYSTEM: &str = "Rows that do not say which system they have are on";
pub const LEAVE_OUT: &str = "Nobody: leave them out";
pub const STEP_WORDS: &str = "3. What words of the table mean";
pub const ABOUT_ORGANISATIONS: &str =
    "Which of the plan\u{2019}s organisations is this? Rows of none of them are left out.";
pub const ABOUT_SYSTEMS: &str = "Which of the plan\u{2019}s systems is this?";
pub const NONE_OF_THESE: &str = "None of these";
pub const FIND_A_WORD: &str = "Find one of them";
pub const STEP_PREVIEW: &str = "What would change";
pub const WHICH_ROWS: &str = "Which rows";
pub const WHAT_ROWS_DO: &str = "What each row would do";
pub const LINE: &str = "Line";
pub const WHAT_HAPPENS: &str = "What happens";
pub const IT_IS_NEW: &str = "New";
pub const NEW_WITHOUT_CODE: &str =
    "New, without a code: known by its name in its organisation, by later tables too";
pub const NO_CODE_GIVEN: &str = "none";
pub const IT_IS_KNOWN: &str = "As it is known";
pub const WITHOUT_THE_NUMBERS: &str = "Take rows with a possible NHS number in without that number";
pub const NOTHING_TO_BRING_IN: &str = "Nothing to bring in";
pub const NOTHING_KEPT_YET: &str =
    "Nothing is kept before you press this button. Undo takes all of it back in one step.";
pub const AS_ONE_STEP: &str = "It counts as one step: Undo takes all of it back.";
pub const SHOW_PRACTICES: &str = "Show the practices";
pub const UNDO_ALL: &str = "Undo";

pub fn reading(name: &str, percent: u8) -> String {
    format!("Reading {name}: {percent} %")
}

pub fn looking(done: usize, all: usize) -> String {
    format!("Looking at row {} of {}", grouped(done), grouped(all))
}

pub fn too_large(size: &str) -> String {
    format!("It has {size}; 20 MB are the most. Leave out other communities and try again.")
}

pub fn not_read_because(said: &str) -> String {
    format!("The browser could not read it: {said}")
}

pub fn table_read(name: &str, rows: usize, columns: usize) -> String {
    format!(
        "{name}: {}, {}",
        counted_as(rows, "row", "rows"),
        counted_as(columns, "column", "columns")
    )
}

/// A column, by its number, head and an example.
pub fn a_column(number: usize, head: &str, example: &str) -> String {
    match (head, example) {
        ("", "") => format!("Column {number}"),
        ("", example) => format!("Column {number}: {example}"),
        (head, "") => head.to_owned(),
        (head, example) => format!("{head}: {example}"),
    }
}

pub fn word_in_rows(word: &str, rows: u32) -> String {
    format!("{word} ({})", counted_as(rows as usize, "row", "rows"))
}

pub fn more_words(count: usize) -> String {
    format!(
        "{} more. Enter some letters above to find them.",
        grouped(count)
    )
}

/// What became of rows, by the order of the chips.
pub fn kind(kind: usize, count: u32) -> String {
    let count = grouped(count as usize);
    match kind {
        0 => format!("New {count}"),
        1 => format!("Changed {count}"),
        2 => format!("As known {count}"),
        _ => format!("Left out {count}"),
    }
}

pub fn bring_in(count: usize) -> String {
    format!("Bring in {}", counted_as(count, "practice", "practices"))
}

pub fn brought_in(count: usize) -> String {
    let verb = if count == 1 { "was" } else { "were" };
    format!(
        "{} {verb} brought in",
        counted_as(count, "practice", "practices")
    )
}

pub fn taken_back(count: usize) -> String {
    format!("{} and taken back again", brought_in(count))
}

/// The reason that the journal keeps.
pub fn from_table(name: &str) -> String {
    format!("From the table {name}")
}

pub fn show_more(count: usize, left: usize) -> String {
    format!("Show {} more of {}", grouped(count), grouped(left))
}

pub fn differs(column: &str, before: &str, after: &str) -> String {
    format!("{column}: {after} in place of {before}")
}

pub fn adds(column: &str, after: &str) -> String {
    format!("{column}: {after}, not known before")
}
