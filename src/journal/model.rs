//! The shapes of the journal: an entry, what it changes, and the state that entries fold into.

use super::Coverage;
use crate::order::Map;
use crate::plan::{Day, GateAnswer, PlanDate, Text};

/// One page load of one tab: 128 random bits made afresh each time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Writer(pub u128);

/// Names one entry for ever.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntryId {
    /// Who wrote it.
    pub writer: Writer,
    /// The writer's own count, from 0.
    pub seq: u32,
}

/// A wall-clock time, for display only; entries are never ordered by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Stamp {
    /// Milliseconds since 1 January 1970, UTC.
    pub unix_ms: i64,
    /// Minutes the local clock was ahead of UTC.
    pub offset_minutes: i16,
}

/// Entries of one gesture: they count together or not at all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Group {
    /// The first entry of the group.
    pub first: EntryId,
    /// How many entries it has, at least 1.
    pub size: u32,
}

/// One change.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// Lamport counter: larger than that of every entry its writer had seen.
    pub lamport: u64,
    /// When, for display.
    pub made: Stamp,
    /// The as-of date its writer stood on: what it says counts from that day on. An undo and a redo
    /// have that of the gesture they are about. `None`, as in format 1, counts on every day.
    pub as_of: Option<Day>,
    /// Name or initials of the person, never called an identity.
    pub by: Option<Text>,
    /// Id of the plan it was made on.
    pub plan: Text,
    /// SHA-256 of the text of the plan file it was made on, hexadecimal.
    pub fingerprint: Text,
    /// The gesture it belongs to.
    pub group: Group,
    /// The first entry of the group that this one reverts, for undo and redo.
    pub undoes: Option<EntryId>,
    /// The entries about the same target that its writer saw and overrode: the one that held it and
    /// those that had raced with that one. Two entries raced when neither overrode the other.
    pub replaces: Vec<EntryId>,
    /// What it changes.
    pub target: Target,
    /// What was there, as its writer saw it.
    pub before: Value,
    /// What is there now.
    pub after: Value,
    /// Why, in the person's words.
    pub reason: Option<Text>,
}

/// One thing that can be changed: a field of a subject, by the ids of the plan file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// A field of an activity.
    Activity {
        /// Activity id.
        id: Text,
        /// Which field.
        field: ActivityField,
    },
    /// Whether a checklist task of an activity is done.
    Task {
        /// Activity id.
        activity: Text,
        /// Checklist id.
        checklist: Text,
        /// Task id.
        task: Text,
    },
    /// A practice that was named.
    Practice {
        /// Practice id: the national code, or one made by the application.
        id: Text,
    },
    /// A gate of a practice.
    Gate {
        /// Practice id.
        practice: Text,
        /// Programme id.
        programme: Text,
        /// Gate id.
        gate: Text,
    },
    /// What a practice itself reported of a gate, by a return. It stands beside the office's answer
    /// and never replaces it.
    Reported {
        /// Practice id.
        practice: Text,
        /// Programme id.
        programme: Text,
        /// Gate id.
        gate: Text,
    },
    /// Something of a practice in a programme that is not one gate.
    OfPractice {
        /// Practice id.
        practice: Text,
        /// Programme id.
        programme: Text,
        /// Which.
        field: PracticeField,
    },
    /// What the office made of one entry of a return. Holds [`Value::Reviewed`].
    Review {
        /// The entry.
        entry: EntryId,
    },
    /// When letters go to the patients of a cohort. Holds [`Value::Date`].
    Letters {
        /// Programme id.
        programme: Text,
        /// Organisation id.
        organisation: Text,
        /// System id.
        system: Text,
    },
    /// After how many days answers of a programme are stale. Holds [`Value::Days`].
    StaleAfter {
        /// Programme id.
        programme: Text,
    },
    /// Whether a challenge of a programme is met.
    Challenge {
        /// Programme id.
        programme: Text,
        /// Challenge id.
        challenge: Text,
    },
    /// A field of a challenge.
    ChallengeField {
        /// Programme id.
        programme: Text,
        /// Challenge id.
        challenge: Text,
        /// Which.
        field: ChallengeField,
    },
    /// Words of an entry that were taken out for good. Holds [`Value::Redacted`].
    Redaction {
        /// The entry.
        entry: EntryId,
    },
    /// Whether a finding is accepted.
    Finding {
        /// Finding id.
        id: Text,
    },
    /// Whom to ring for a role.
    Contact {
        /// Role name as in the plan.
        role: Text,
        /// Organisation id, or empty for the whole community.
        organisation: Text,
    },
    /// Dates that a person keeps to compare others with.
    Baseline {
        /// Baseline id, made by the application.
        id: Text,
    },
}

/// A field of an activity that people may change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ActivityField {
    /// Start that is now expected. Holds [`Value::Date`].
    ForecastStart,
    /// End or go-live that is now expected. Holds [`Value::Date`].
    ForecastEnd,
    /// Start that happened. Holds [`Value::Date`].
    ActualStart,
    /// End or go-live that happened. Holds [`Value::Date`].
    ActualEnd,
    /// Who owns it. Holds [`Value::Text`].
    Owner,
    /// A remark. Holds [`Value::Text`].
    Note,
    /// What was heard when the roll was called. Holds [`Value::Call`].
    Call,
    /// Go or no-go. Holds [`Value::Decision`].
    Decision,
}

/// A field of a practice in a programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PracticeField {
    /// What was heard when the roll was called. Holds [`Value::Call`].
    Call,
    /// What the practice said of itself, by a return. Holds [`Value::Call`].
    ReportedCall,
    /// That it was asked for a return. Holds [`Value::Pack`].
    Pack,
    /// Go or no-go. Holds [`Value::Decision`].
    Decision,
    /// How many of its staff are trained. Holds [`Value::Training`].
    Training,
}

/// A field of a challenge that people may change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChallengeField {
    /// Who owns it. Holds [`Value::Text`].
    Owner,
    /// When it is due. Holds [`Value::Date`].
    Due,
    /// A remark. Holds [`Value::Text`].
    Note,
}

impl Target {
    /// The id of the activity it is about, if it is about one.
    #[must_use]
    pub fn activity(&self) -> Option<&str> {
        match self {
            Target::Activity { id, .. } | Target::Task { activity: id, .. } => Some(id),
            _ => None,
        }
    }

    /// Whether it is what a practice said of itself: it comes by returns, and Undo leaves it alone.
    #[must_use]
    pub fn is_reported(&self) -> bool {
        matches!(
            self,
            Target::Reported { .. }
                | Target::OfPractice {
                    field: PracticeField::ReportedCall,
                    ..
                }
        )
    }

    /// Whether it can hold this value. [`Value::Nothing`] fits everywhere.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        use ActivityField::{ActualEnd, ActualStart, ForecastEnd, ForecastStart, Note, Owner};
        let is_of_practice = |wanted: &[PracticeField]| matches!(self, Target::OfPractice { field, .. } if wanted.contains(field));
        let is_of_activity = |wanted: ActivityField| matches!(self, Target::Activity { field, .. } if *field == wanted);
        match value {
            Value::Nothing => true,
            Value::Date(_) => matches!(
                self,
                Target::Activity {
                    field: ForecastStart | ForecastEnd | ActualStart | ActualEnd,
                    ..
                } | Target::Letters { .. }
                    | Target::ChallengeField {
                        field: ChallengeField::Due,
                        ..
                    }
            ),
            Value::Text(_) => matches!(
                self,
                Target::Activity {
                    field: Owner | Note,
                    ..
                } | Target::ChallengeField {
                    field: ChallengeField::Owner | ChallengeField::Note,
                    ..
                }
            ),
            Value::Done(_) => matches!(self, Target::Task { .. } | Target::Challenge { .. }),
            Value::Gate(_) => matches!(self, Target::Gate { .. } | Target::Reported { .. }),
            Value::Call(_) => {
                is_of_practice(&[PracticeField::Call, PracticeField::ReportedCall])
                    || is_of_activity(ActivityField::Call)
            }
            Value::Pack(_) => is_of_practice(&[PracticeField::Pack]),
            Value::Decision(_) => {
                is_of_practice(&[PracticeField::Decision])
                    || is_of_activity(ActivityField::Decision)
            }
            Value::Training(_) => is_of_practice(&[PracticeField::Training]),
            Value::Reviewed(_) => matches!(self, Target::Review { .. }),
            Value::Days(_) => matches!(self, Target::StaleAfter { .. }),
            Value::Redacted(_) => matches!(self, Target::Redaction { .. }),
            Value::Practice(_) => matches!(self, Target::Practice { .. }),
            Value::Accepted(_) => matches!(self, Target::Finding { .. }),
            Value::Contact { .. } => matches!(self, Target::Contact { .. }),
            Value::Baseline(_) => matches!(self, Target::Baseline { .. }),
        }
    }
}

/// What a target holds. [`Value::Nothing`] takes back to what the plan says.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Value {
    /// Nothing: as in the plan.
    #[default]
    Nothing,
    /// A date.
    Date(PlanDate),
    /// Words.
    Text(Text),
    /// Done on a day, for tasks and challenges.
    Done(Day),
    /// An answer to a gate.
    Gate(GateAnswer),
    /// A named practice.
    Practice(NamedPractice),
    /// A finding accepted for a reason.
    Accepted(Text),
    /// A name and how to reach them.
    Contact {
        /// Name.
        name: Text,
        /// Telephone, mail or place.
        reach: Text,
    },
    /// A baseline.
    Baseline(KeptBaseline),
    /// What was heard when the roll was called.
    Call(Call),
    /// A pack that asks a practice for a return.
    Pack(Pack),
    /// Go or no-go.
    Decision(Decision),
    /// How many of the staff are trained.
    Training(Training),
    /// What the office made of an entry of a return.
    Reviewed(Review),
    /// A number of days.
    Days(u32),
    /// The entries whose words were taken out.
    Redacted(Vec<EntryId>),
}

impl Value {
    /// Whether it is a date.
    #[must_use]
    pub fn is_date(&self) -> bool {
        matches!(self, Value::Date(_))
    }
}

/// A day and a point in the journal, under a name: all that is needed to make the dates anew that
/// stood there. Entries that come later change nothing about it, not even those that were made
/// before it in another browser, because it names the entries it knew.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptBaseline {
    /// Such as "Board, October".
    pub name: Text,
    /// The day it shows.
    pub as_of: Day,
    /// The entries that counted when it was kept.
    pub covers: Coverage,
}

/// A practice that a person named out of a cohort.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NamedPractice {
    /// Its name.
    pub name: Text,
    /// Organisation id.
    pub organisation: Text,
    /// System id; empty where it is not known yet.
    pub system: Text,
    /// Telephone number.
    pub phone: Option<Text>,
    /// Town or postcode.
    pub place: Option<Text>,
    /// Whom to ask for there.
    pub contact: Option<Text>,
    /// The day it closed.
    pub closed: Option<Day>,
}

/// What was heard when the roll was called.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Call {
    /// Whether anybody answered.
    pub is_answered: bool,
    /// Whether they say that they are ready; `None` when that was not asked.
    pub is_ready: Option<bool>,
    /// What stands in the way.
    pub blocker: Option<Text>,
    /// When there is more to hear.
    pub next: Option<PlanDate>,
    /// One line of note.
    pub note: Option<Text>,
}

/// A pack: a practice was asked to answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pack {
    /// The day it was made.
    pub made: Day,
    /// The day by which an answer is wanted.
    pub due: Option<Day>,
}

/// Go or no-go, and what was known then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Whether it is a go.
    pub is_go: bool,
    /// The day it was decided.
    pub on: Day,
    /// Who decided: names.
    pub by: Text,
    /// The board or meeting.
    pub body: Option<Text>,
    /// Under which conditions.
    pub conditions: Option<Text>,
    /// The entries that counted then, so that the sheet can be shown as it was.
    pub covers: Coverage,
}

/// How many of the staff of a practice are trained: the concept first, then the system (3.14.5).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Training {
    /// How many are to be trained.
    pub staff: u32,
    /// How many had concept training.
    pub concept: u32,
    /// How many had system training.
    pub system: u32,
    /// When concept training is, or was.
    pub concept_on: Option<PlanDate>,
    /// When system training is, or was.
    pub system_on: Option<PlanDate>,
}

/// What the office made of an entry of a return.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// Whether it was taken over.
    pub is_accepted: bool,
    /// Why not.
    pub reason: Option<Text>,
}

/// What one target holds after all entries, and which entry says so.
///
/// On a past as-of date it held something else: each entry counts from the day its writer stood
/// on, and a later entry outranks every earlier one from its own day on. [`earlier`](Held::earlier)
/// has what is needed to tell, which for most targets is nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct Held {
    /// The value of the winning entry.
    pub value: Value,
    /// The winning entry: the largest by (lamport, writer).
    pub entry: EntryId,
    /// When it was made.
    pub made: Stamp,
    /// Who made it.
    pub by: Option<Text>,
    /// The as-of date it counts from; `None` for every day.
    pub since: Option<Day>,
    /// What it held on earlier days: each from its own day to that of the next. Oldest first.
    pub earlier: Vec<Earlier>,
    /// Entries that raced with the winner and lost: written without having seen it, with another
    /// value, latest first. Shown, never hidden.
    pub also: Vec<EntryId>,
}

/// What a target held before the day from which its value counts.
#[derive(Clone, PartialEq, Debug)]
pub struct Earlier {
    /// The as-of date it counts from; `None` for every day.
    pub since: Option<Day>,
    /// The value.
    pub value: Value,
    /// The entry that says so.
    pub entry: EntryId,
}

impl Held {
    /// What it held on the day `as_of`, and the entry that says so; `None` when no entry counted
    /// yet.
    #[must_use]
    pub fn on(&self, as_of: Day) -> Option<(EntryId, &Value)> {
        let counts = |since: Option<Day>| since.is_none_or(|since| since <= as_of);
        if counts(self.since) {
            return Some((self.entry, &self.value));
        }
        let earlier = self.earlier.iter().rev().find(|it| counts(it.since))?;
        Some((earlier.entry, &earlier.value))
    }
}

/// Everything people changed on one plan, folded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct State {
    /// What each target holds, in a fixed order.
    pub held: Map<Target, Held>,
}

impl State {
    /// What a target holds, unless it holds nothing.
    #[must_use]
    pub fn get(&self, target: &Target) -> Option<&Held> {
        self.held
            .get(target)
            .filter(|held| held.value != Value::Nothing)
    }

    /// The date a field of an activity holds.
    #[must_use]
    pub fn date(&self, activity: &str, field: ActivityField) -> Option<PlanDate> {
        match self
            .get(&Target::Activity {
                id: activity.into(),
                field,
            })?
            .value
        {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }
}
