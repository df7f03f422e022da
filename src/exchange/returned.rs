//! A return: what a practice answered, as the content of a code. It is a file of changes that holds
//! nothing but what a practice may say of itself, so that no return can change what the office
//! holds. Knows what may come in and what must not; how changes are written is `journal_file`'s.

use std::fmt;

use super::journal_file::{self, JournalFile, JournalFileError};
use super::patient_guard::possible_nhs_number;
use crate::journal::{Entry, PracticeField, Target};
use crate::plan::Text;
use crate::words::returns as words;

/// Why a return is not taken in. None of it is, then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReturnError {
    /// It is no whole file of changes of this plan.
    File(JournalFileError),
    /// So many of its changes are none that a practice can make.
    NotReported(usize),
    /// It holds no answer.
    Empty,
}

impl fmt::Display for ReturnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReturnError::File(error) => error.fmt(f),
            ReturnError::NotReported(count) => f.write_str(&words::not_reported(*count)),
            ReturnError::Empty => f.write_str(words::EMPTY_RETURN),
        }
    }
}

/// Writes the content of a return: of these entries all that the practice reported in the
/// programme.
#[must_use]
pub fn write<'e>(
    file: JournalFile,
    entries: impl Iterator<Item = &'e Entry>,
    practice: &str,
    programme: &str,
) -> String {
    let is_its = |entry: &&Entry| about(&entry.target) == Some((practice, programme));
    journal_file::write(&JournalFile {
        entries: entries.filter(is_its).cloned().collect(),
        ..file
    })
}

/// The practice and programme that something reported is about; `None` for what no practice
/// reports.
#[must_use]
pub fn about(target: &Target) -> Option<(&str, &str)> {
    match target {
        Target::Reported {
            practice,
            programme,
            ..
        }
        | Target::OfPractice {
            practice,
            programme,
            field: PracticeField::ReportedCall,
        } => Some((practice, programme)),
        _ => None,
    }
}

/// Reads the content of a return. `plan` is the id of the plan that is open.
pub fn read(text: &str, plan: &str) -> Result<JournalFile, ReturnError> {
    let file = journal_file::read(text, plan).map_err(ReturnError::File)?;
    if file.entries.is_empty() {
        return Err(ReturnError::Empty);
    }
    // Undo leaves alone what practices report, so none of it undoes anything.
    let is_strange = |it: &&Entry| about(&it.target).is_none() || it.undoes.is_some();
    match file.entries.iter().filter(is_strange).count() {
        0 => Ok(file),
        count => Err(ReturnError::NotReported(count)),
    }
}

/// The texts of a return that may hold a patient's NHS number, masked, with the practice that each
/// is about.
#[must_use]
pub fn possible_numbers(entries: &[Entry]) -> Vec<(Text, String)> {
    let mut found = Vec::new();
    for entry in entries {
        for text in entry.texts() {
            if let (Some(masked), Some((practice, _))) =
                (possible_nhs_number(&text), about(&entry.target))
            {
                found.push((practice.into(), masked));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
