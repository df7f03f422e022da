//! Practices from a table: what its columns are called, and what becomes of each row.

use super::numbers::grouped;

/// What people call each column, in small letters, by `exchange::practice_table::Column`.
pub const HEADS: [&[&str]; 8] = [
    &[
        "code",
        "practice code",
        "national code",
        "nacs code",
        "ods code",
        "organisation code",
        "id",
    ],
    &[
        "name",
        "practice",
        "practice name",
        "surgery",
        "gp practice",
    ],
    &[
        "organisation",
        "pct",
        "trust",
        "commissioner",
        "parent",
        "parent organisation",
        "parent organisation code",
    ],
    &[
        "system",
        "clinical system",
        "gp system",
        "supplier",
        "it system",
    ],
    &[
        "telephone",
        "phone",
        "tel",
        "phone number",
        "telephone number",
        "contact telephone number",
    ],
    &["place", "town", "postcode", "post code", "address"],
    &[
        "contact",
        "contact name",
        "practice manager",
        "manager",
        "ask for",
    ],
    &["closed", "closed on", "close date", "closing date"],
];

/// What each column is called, by `exchange::practice_table::Column`.
pub const COLUMNS: [&str; 8] = [
    "National code",
    "Name",
    "Organisation",
    "System",
    "Telephone",
    "Place",
    "Whom to ask for",
    "Closed on",
];

pub const NOTHING_IN_IT: &str =
    "There is nothing in it. Copy the cells with their heads, or choose a file that has rows.";

pub fn too_many_rows(most: usize) -> String {
    format!(
        "It has more than {} rows. Leave out those of other communities and try again.",
        grouped(most)
    )
}

pub fn too_many_columns(line: usize, most: usize) -> String {
    format!("Line {line} has more than {most} columns. It may not be a table of practices.")
}

pub fn open_quote(line: usize) -> String {
    format!(
        "On line {line} a quotation mark (\") is opened and never closed. Close it in the file and \
         try again."
    )
}

pub const NO_NAME: &str = "It has no name";
pub const NO_ORGANISATION: &str = "It does not say whose practice it is";

pub fn bad_code(code: &str) -> String {
    format!(
        "\u{201c}{code}\u{201d} cannot be a code: letters, digits, dots and dashes only, 64 at most"
    )
}

pub fn other_organisation(word: &str) -> String {
    format!(
        "It belongs to \u{201c}{word}\u{201d}, which is none of the plan\u{2019}s organisations"
    )
}

pub fn closed(day: &str) -> String {
    format!("It closed on {day}")
}

pub const CLOSED_LONG_AGO: &str = "It closed before 1990";

pub fn no_practice(setting: &str) -> String {
    format!("It is no general practice (setting {setting} in the NHS file)")
}

pub fn twice(line: usize) -> String {
    format!("It is on line {line} already")
}

pub fn no_date(words: &str) -> String {
    format!(
        "\u{201c}{words}\u{201d} is no date on which it can have closed. Write it as 31 Mar 2010 or 2010-03-31"
    )
}

pub fn too_long(column: &str) -> String {
    format!("{column} has more than 500 letters")
}

pub fn possible_number(column: &str, masked: &str) -> String {
    format!("{column} may hold a patient\u{2019}s NHS number ({masked})")
}
