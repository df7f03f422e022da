//! The wire form of entries and checkpoints: compact JSON. Knows member names, bounds and how older
//! formats are lifted; leaves checksums and escapes to `store` and whole files to `exchange`.
//!
//! The shape of a format never changes once it was released: `tests/fixtures/journal-format-*`
//! hold it still. A new shape is a new format and one more step in `reading`. What an older format
//! can say is still written in that, so that an older release goes on reading it.
//!
//! | format | what it added |
//! | --- | --- |
//! | 1 | |
//! | 2 | `asOf` of an entry, `earlier` of a checkpoint, baselines |
//! | 3 | what practices report and what is made of it, calls, packs, decisions, training, letters, stale answers, owners and dates of challenges, redaction; `evidence` of an answer; `phone`, `place`, `contact`, `closed` of a practice |

mod reading;
mod reading_values;
mod writing;
mod writing_values;

use std::fmt;

use super::{
    ActivityField, ChallengeField, Checkpoint, Entry, PracticeField, Target, Value, Writer,
};
use crate::json::{Broken, Unfit};
use crate::plan::{EvidenceKind, GateState};

use crate::words::carrying as words;
pub use reading::{read, read_checkpoint, read_tree};
pub use writing::{write, write_checkpoint};

/// The newest format. All formats from 1 to this one are read.
pub const FORMAT: u32 = 3;

/// The largest Lamport counter that is read. Nobody makes so many changes; the room above keeps
/// counters from running over whatever a file claims.
pub const LAMPORT_LIMIT: u64 = 1 << 52;

/// The oldest format that can say what an entry says: the one it is written in.
#[must_use]
pub fn format_of(entry: &Entry) -> u32 {
    let is_baseline = matches!(entry.target, Target::Baseline { .. });
    if is_new_in_3(&entry.target, &entry.before) || is_new_in_3(&entry.target, &entry.after) {
        3
    } else if entry.as_of.is_some() || is_baseline {
        2
    } else {
        1
    }
}

/// Whether formats before 3 cannot say that this target holds this value.
fn is_new_in_3(target: &Target, value: &Value) -> bool {
    let is_known_target = match target {
        Target::Activity { field, .. } => {
            !matches!(field, ActivityField::Call | ActivityField::Decision)
        }
        Target::Task { .. }
        | Target::Practice { .. }
        | Target::Gate { .. }
        | Target::Challenge { .. }
        | Target::Finding { .. }
        | Target::Contact { .. }
        | Target::Baseline { .. } => true,
        Target::Reported { .. }
        | Target::OfPractice { .. }
        | Target::Review { .. }
        | Target::Letters { .. }
        | Target::StaleAfter { .. }
        | Target::ChallengeField { .. }
        | Target::Redaction { .. } => false,
    };
    let is_known_value = match value {
        Value::Gate(answer) => answer.evidence.is_none(),
        Value::Practice(it) => {
            it.phone.is_none() && it.place.is_none() && it.contact.is_none() && it.closed.is_none()
        }
        _ => true,
    };
    !(is_known_target && is_known_value)
}

/// The oldest format that can say what a checkpoint says: the one it is written in.
#[must_use]
pub fn format_of_checkpoint(checkpoint: &Checkpoint) -> u32 {
    let heads = checkpoint.heads.iter().map(format_of);
    let earlier = checkpoint.earlier.iter().map(|_| 2);
    heads.chain(earlier).max().unwrap_or(1)
}

/// Why an entry cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EntryError {
    /// A newer release wrote it: reload to get that release.
    Newer {
        /// Its format.
        format: u32,
    },
    /// It is not JSON of the right shape. Holds the reason in words.
    Shape(String),
    /// A member holds what it must not.
    Member {
        /// Which.
        member: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryError::Newer { format } => f.write_str(&words::newer_format(*format, FORMAT)),
            EntryError::Shape(problem) => f.write_str(problem),
            EntryError::Member { member, problem } => write!(f, "\"{member}\" {problem}"),
        }
    }
}

impl std::error::Error for EntryError {}

impl From<Unfit> for EntryError {
    fn from(unfit: Unfit) -> EntryError {
        EntryError::Shape(unfit.to_string())
    }
}

impl From<Broken> for EntryError {
    fn from(broken: Broken) -> EntryError {
        Unfit::from(broken).into()
    }
}

fn field_key(field: ActivityField) -> &'static str {
    match field {
        ActivityField::ForecastStart => "forecastStart",
        ActivityField::ForecastEnd => "forecastEnd",
        ActivityField::ActualStart => "actualStart",
        ActivityField::ActualEnd => "actualEnd",
        ActivityField::Owner => "owner",
        ActivityField::Note => "note",
        ActivityField::Call => "call",
        ActivityField::Decision => "decision",
    }
}

fn practice_key(field: PracticeField) -> &'static str {
    match field {
        PracticeField::Call => "call",
        PracticeField::ReportedCall => "reportedCall",
        PracticeField::Pack => "pack",
        PracticeField::Decision => "decision",
        PracticeField::Training => "training",
    }
}

fn challenge_key(field: ChallengeField) -> &'static str {
    match field {
        ChallengeField::Owner => "owner",
        ChallengeField::Due => "due",
        ChallengeField::Note => "note",
    }
}

fn evidence_key(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Visit => "visit",
        EvidenceKind::Return => "return",
        EvidenceKind::Paragraph => "paragraph",
        EvidenceKind::Note => "note",
    }
}

fn state_key(state: GateState) -> &'static str {
    match state {
        GateState::Passed => "passed",
        GateState::Failed => "failed",
        GateState::NotApplicable => "not-applicable",
        GateState::NotMeasured => "not-measured",
        GateState::Waived => "waived",
    }
}

/// 32 hexadecimal digits.
impl fmt::Display for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The text is not 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WriterError;

impl std::str::FromStr for Writer {
    type Err = WriterError;

    fn from_str(text: &str) -> Result<Writer, WriterError> {
        let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 32 && text.bytes().all(is_hex))
            .then(|| u128::from_str_radix(text, 16).ok())
            .flatten()
            .map(Writer)
            .ok_or(WriterError)
    }
}
