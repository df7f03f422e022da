//! The wire form of entries and checkpoints: compact JSON, format 1. Knows member names, bounds and how older
//! formats are lifted; leaves checksums and escapes to `store` and whole files to `exchange`.
//!
//! The shape of a format never changes once it was released: `tests/fixtures/journal-format-1.*`
//! hold it still. A new shape is a new format and one more step in `STEPS`.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    ActivityField, Checkpoint, Coverage, Entry, EntryId, Group, NamedPractice, Stamp, Target,
    Value, Writer,
};
use crate::plan::{Day, GateAnswer, GateState, PlanDate, Text};

/// The format that is written. All formats from 1 to this one are read.
pub const FORMAT: u32 = 1;

/// The largest Lamport counter that is read. Nobody makes so many changes; the room above keeps
/// counters from running over whatever a file claims.
pub const LAMPORT_LIMIT: u64 = 1 << 52;

/// Lifts an entry by one format: step 0 from format 1 to 2, and so on. Pure, and never edited once
/// released.
type Step = fn(serde_json::Value) -> Result<serde_json::Value, String>;

/// One step for each format below [`FORMAT`].
const STEPS: [Step; FORMAT as usize - 1] = [];

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
            EntryError::Newer { format } => write!(
                f,
                "it is in format {format}, this release of Rollcall reads formats up to {FORMAT}"
            ),
            EntryError::Shape(problem) => f.write_str(problem),
            EntryError::Member { member, problem } => write!(f, "\"{member}\" {problem}"),
        }
    }
}

impl std::error::Error for EntryError {}

/// Writes an entry in format [`FORMAT`].
///
/// # Errors
///
/// Never for entries that [`read`] or a journal made; the serialiser's words otherwise.
pub fn write(entry: &Entry) -> Result<String, EntryError> {
    serde_json::to_string(&EntryWire::from(entry))
        .map_err(|error| EntryError::Shape(error.to_string()))
}

/// Reads an entry that was written in `format`.
pub fn read(format: u32, json: &str) -> Result<Entry, EntryError> {
    let shape = |error: serde_json::Error| EntryError::Shape(error.to_string());
    if format == 0 {
        return Err(EntryError::Shape("there is no format 0".into()));
    }
    if format > FORMAT {
        return Err(EntryError::Newer { format });
    }
    if format == FORMAT {
        let wire: EntryWire = serde_json::from_str(json).map_err(shape)?;
        return wire.try_into();
    }
    let value = lift(&STEPS, format, serde_json::from_str(json).map_err(shape)?)
        .map_err(EntryError::Shape)?;
    EntryWire::deserialize(value).map_err(shape)?.try_into()
}

/// Takes a value from its format to the one after the last step.
fn lift(
    steps: &[Step],
    format: u32,
    value: serde_json::Value,
) -> Result<serde_json::Value, String> {
    steps
        .iter()
        .skip(format as usize - 1)
        .try_fold(value, |value, step| step(value))
}

/// Writes a checkpoint in format [`FORMAT`].
///
/// # Errors
///
/// As [`write()`].
pub fn write_checkpoint(checkpoint: &Checkpoint) -> Result<String, EntryError> {
    let wire = CheckpointWire {
        plan: borrowed(&checkpoint.plan),
        lamport: checkpoint.lamport,
        covers: checkpoint
            .covers
            .ranges()
            .map(|(writer, ranges)| (writer.to_string().into(), ranges.into()))
            .collect(),
        heads: checkpoint.heads.iter().map(EntryWire::from).collect(),
    };
    serde_json::to_string(&wire).map_err(|error| EntryError::Shape(error.to_string()))
}

/// Reads a checkpoint that was written in `format`.
pub fn read_checkpoint(format: u32, json: &str) -> Result<Checkpoint, EntryError> {
    if format > FORMAT {
        return Err(EntryError::Newer { format });
    }
    let wire: CheckpointWire<&RawValue> =
        serde_json::from_str(json).map_err(|error| EntryError::Shape(error.to_string()))?;
    let mut covers = Coverage::default();
    for (writer, ranges) in wire.covers {
        let writer = writer
            .parse()
            .map_err(|WriterError| wrong("covers", format!("names a writer \"{writer}\"")))?;
        for &(start, end) in &*ranges {
            covers.insert(writer, start, end);
        }
    }
    Ok(Checkpoint {
        plan: owned(wire.plan),
        lamport: wire.lamport,
        covers,
        heads: wire
            .heads
            .into_iter()
            .map(|entry| read(format, entry.get()))
            .collect::<Result<_, _>>()?,
    })
}

/// Ranges of one writer's numbers, half open.
type Ranges<'a> = Cow<'a, [(u32, u32)]>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckpointWire<'a, E> {
    #[serde(borrow)]
    plan: Cow<'a, str>,
    lamport: u64,
    #[serde(borrow)]
    covers: Vec<(Cow<'a, str>, Ranges<'a>)>,
    heads: Vec<E>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryWire<'a> {
    #[serde(borrow)]
    id: IdWire<'a>,
    lamport: u64,
    /// Milliseconds since 1970 UTC, minutes ahead of UTC.
    made: (i64, i16),
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    by: Option<Cow<'a, str>>,
    #[serde(borrow)]
    plan: Cow<'a, str>,
    #[serde(borrow)]
    fingerprint: Cow<'a, str>,
    /// The writer's number of the first entry, and how many there are.
    group: (u32, u32),
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    undoes: Option<IdWire<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<IdWire<'a>>,
    #[serde(borrow)]
    target: TargetWire<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    before: Option<ValueWire<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    after: Option<ValueWire<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
}

/// The writer in 32 hexadecimal digits, and its number.
#[derive(Serialize, Deserialize)]
struct IdWire<'a>(#[serde(borrow)] Cow<'a, str>, u32);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum TargetWire<'a> {
    Activity {
        id: Cow<'a, str>,
        field: FieldWire,
    },
    Task {
        activity: Cow<'a, str>,
        checklist: Cow<'a, str>,
        task: Cow<'a, str>,
    },
    Practice {
        id: Cow<'a, str>,
    },
    Gate {
        practice: Cow<'a, str>,
        programme: Cow<'a, str>,
        gate: Cow<'a, str>,
    },
    Challenge {
        programme: Cow<'a, str>,
        challenge: Cow<'a, str>,
    },
    Finding {
        id: Cow<'a, str>,
    },
    Contact {
        role: Cow<'a, str>,
        organisation: Cow<'a, str>,
    },
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum FieldWire {
    ForecastStart,
    ForecastEnd,
    ActualStart,
    ActualEnd,
    Owner,
    Note,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum ValueWire<'a> {
    Date(Cow<'a, str>),
    Text(Cow<'a, str>),
    Done(Cow<'a, str>),
    Gate {
        state: StateWire,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Cow<'a, str>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Cow<'a, str>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Cow<'a, str>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Cow<'a, str>>,
    },
    Practice {
        name: Cow<'a, str>,
        organisation: Cow<'a, str>,
        system: Cow<'a, str>,
    },
    Accepted(Cow<'a, str>),
    Contact {
        name: Cow<'a, str>,
        reach: Cow<'a, str>,
    },
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StateWire {
    Passed,
    Failed,
    NotApplicable,
    NotMeasured,
    Waived,
}

/// Pairs of variants that correspond one to one.
macro_rules! same_variants {
    ($model:ident, $wire:ident: $($variant:ident)*) => {
        impl From<$model> for $wire {
            fn from(model: $model) -> $wire {
                match model { $($model::$variant => $wire::$variant,)* }
            }
        }
        impl From<$wire> for $model {
            fn from(wire: $wire) -> $model {
                match wire { $($wire::$variant => $model::$variant,)* }
            }
        }
    };
}

same_variants!(ActivityField, FieldWire: ForecastStart ForecastEnd ActualStart ActualEnd Owner Note);
same_variants!(GateState, StateWire: Passed Failed NotApplicable NotMeasured Waived);

fn borrowed(text: &Text) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn owned(text: Cow<'_, str>) -> Text {
    text.into_owned().into_boxed_str()
}

impl<'a> From<&'a Entry> for EntryWire<'a> {
    fn from(entry: &'a Entry) -> EntryWire<'a> {
        EntryWire {
            id: entry.id.into(),
            lamport: entry.lamport,
            made: (entry.made.unix_ms, entry.made.offset_minutes),
            by: entry.by.as_ref().map(borrowed),
            plan: borrowed(&entry.plan),
            fingerprint: borrowed(&entry.fingerprint),
            group: (entry.group.first.seq, entry.group.size),
            undoes: entry.undoes.map(IdWire::from),
            replaces: entry.replaces.iter().copied().map(IdWire::from).collect(),
            target: (&entry.target).into(),
            before: value_wire(&entry.before),
            after: value_wire(&entry.after),
            reason: entry.reason.as_ref().map(borrowed),
        }
    }
}

impl From<EntryId> for IdWire<'_> {
    fn from(id: EntryId) -> Self {
        IdWire(id.writer.to_string().into(), id.seq)
    }
}

impl<'a> From<&'a Target> for TargetWire<'a> {
    fn from(target: &'a Target) -> TargetWire<'a> {
        match target {
            Target::Activity { id, field } => TargetWire::Activity {
                id: borrowed(id),
                field: (*field).into(),
            },
            Target::Task {
                activity,
                checklist,
                task,
            } => TargetWire::Task {
                activity: borrowed(activity),
                checklist: borrowed(checklist),
                task: borrowed(task),
            },
            Target::Practice { id } => TargetWire::Practice { id: borrowed(id) },
            Target::Gate {
                practice,
                programme,
                gate,
            } => TargetWire::Gate {
                practice: borrowed(practice),
                programme: borrowed(programme),
                gate: borrowed(gate),
            },
            Target::Challenge {
                programme,
                challenge,
            } => TargetWire::Challenge {
                programme: borrowed(programme),
                challenge: borrowed(challenge),
            },
            Target::Finding { id } => TargetWire::Finding { id: borrowed(id) },
            Target::Contact { role, organisation } => TargetWire::Contact {
                role: borrowed(role),
                organisation: borrowed(organisation),
            },
        }
    }
}

fn value_wire(value: &Value) -> Option<ValueWire<'_>> {
    let day = |day: Day| Cow::Owned(day.to_string());
    Some(match value {
        Value::Nothing => return None,
        Value::Date(date) => ValueWire::Date(date.to_string().into()),
        Value::Text(text) => ValueWire::Text(borrowed(text)),
        Value::Done(on) => ValueWire::Done(day(*on)),
        Value::Gate(answer) => ValueWire::Gate {
            state: answer.state.into(),
            on: answer.on.map(day),
            by: answer.by.as_ref().map(borrowed),
            until: answer.until.map(day),
            reason: answer.reason.as_ref().map(borrowed),
        },
        Value::Practice(practice) => ValueWire::Practice {
            name: borrowed(&practice.name),
            organisation: borrowed(&practice.organisation),
            system: borrowed(&practice.system),
        },
        Value::Accepted(reason) => ValueWire::Accepted(borrowed(reason)),
        Value::Contact { name, reach } => ValueWire::Contact {
            name: borrowed(name),
            reach: borrowed(reach),
        },
    })
}

fn wrong(member: &'static str, problem: impl Into<String>) -> EntryError {
    EntryError::Member {
        member,
        problem: problem.into(),
    }
}

impl IdWire<'_> {
    fn read(self, member: &'static str) -> Result<EntryId, EntryError> {
        let writer = self
            .0
            .parse()
            .map_err(|WriterError| wrong(member, format!("names a writer \"{}\"", self.0)))?;
        Ok(EntryId {
            writer,
            seq: self.1,
        })
    }
}

impl TryFrom<EntryWire<'_>> for Entry {
    type Error = EntryError;

    fn try_from(wire: EntryWire<'_>) -> Result<Entry, EntryError> {
        let id = wire.id.read("id")?;
        let group = Group {
            first: EntryId {
                writer: id.writer,
                seq: wire.group.0,
            },
            size: wire.group.1,
        };
        if !group.may_hold(id) {
            return Err(wrong("group", "does not hold the entry itself"));
        }
        if group.first.seq.checked_add(group.size).is_none() {
            return Err(wrong("group", "is larger than a group can be"));
        }
        if !(1..=LAMPORT_LIMIT).contains(&wire.lamport) {
            return Err(wrong("lamport", "is not between 1 and 2 to the power 52"));
        }
        let target = Target::from(wire.target);
        let before = read_value("before", wire.before)?;
        let after = read_value("after", wire.after)?;
        for (member, value) in [("before", &before), ("after", &after)] {
            if !target.takes(value) {
                return Err(wrong(member, "is not of the kind that the target holds"));
            }
        }
        Ok(Entry {
            id,
            lamport: wire.lamport,
            made: Stamp {
                unix_ms: wire.made.0,
                offset_minutes: wire.made.1,
            },
            by: wire.by.map(owned),
            plan: owned(wire.plan),
            fingerprint: owned(wire.fingerprint),
            group,
            undoes: wire.undoes.map(|id| id.read("undoes")).transpose()?,
            replaces: wire
                .replaces
                .into_iter()
                .map(|id| id.read("replaces"))
                .collect::<Result<_, _>>()?,
            target,
            before,
            after,
            reason: wire.reason.map(owned),
        })
    }
}

impl From<TargetWire<'_>> for Target {
    fn from(wire: TargetWire<'_>) -> Target {
        match wire {
            TargetWire::Activity { id, field } => Target::Activity {
                id: owned(id),
                field: field.into(),
            },
            TargetWire::Task {
                activity,
                checklist,
                task,
            } => Target::Task {
                activity: owned(activity),
                checklist: owned(checklist),
                task: owned(task),
            },
            TargetWire::Practice { id } => Target::Practice { id: owned(id) },
            TargetWire::Gate {
                practice,
                programme,
                gate,
            } => Target::Gate {
                practice: owned(practice),
                programme: owned(programme),
                gate: owned(gate),
            },
            TargetWire::Challenge {
                programme,
                challenge,
            } => Target::Challenge {
                programme: owned(programme),
                challenge: owned(challenge),
            },
            TargetWire::Finding { id } => Target::Finding { id: owned(id) },
            TargetWire::Contact { role, organisation } => Target::Contact {
                role: owned(role),
                organisation: owned(organisation),
            },
        }
    }
}

fn read_value(member: &'static str, wire: Option<ValueWire<'_>>) -> Result<Value, EntryError> {
    let day = |text: Cow<'_, str>| {
        PlanDate::parse(&text)
            .filter(|date| PlanDate::day(date.first()) == *date)
            .map(PlanDate::first)
            .ok_or_else(|| wrong(member, format!("holds \"{text}\", which is not a day")))
    };
    let Some(wire) = wire else {
        return Ok(Value::Nothing);
    };
    Ok(match wire {
        ValueWire::Date(text) => Value::Date(
            PlanDate::parse(&text)
                .ok_or_else(|| wrong(member, format!("holds \"{text}\", which is not a date")))?,
        ),
        ValueWire::Text(text) => Value::Text(owned(text)),
        ValueWire::Done(on) => Value::Done(day(on)?),
        ValueWire::Gate {
            state,
            on,
            by,
            until,
            reason,
        } => Value::Gate(GateAnswer {
            state: state.into(),
            on: on.map(day).transpose()?,
            by: by.map(owned),
            until: until.map(day).transpose()?,
            reason: reason.map(owned),
        }),
        ValueWire::Practice {
            name,
            organisation,
            system,
        } => Value::Practice(NamedPractice {
            name: owned(name),
            organisation: owned(organisation),
            system: owned(system),
        }),
        ValueWire::Accepted(reason) => Value::Accepted(owned(reason)),
        ValueWire::Contact { name, reach } => Value::Contact {
            name: owned(name),
            reach: owned(reach),
        },
    })
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::journal::samples::{Tab, note, text};

    fn sample() -> String {
        let mut tab = Tab::new(1);
        tab.change(vec![(note("a"), text("x"))]);
        write(&tab.change(vec![(note("a"), text("y"))])[0]).unwrap()
    }

    /// What is said of the sample when one part of it is replaced.
    fn said(from: &str, to: &str) -> String {
        let altered = sample().replacen(from, to, 1);
        assert_ne!(altered, sample(), "{from} is not in {altered}");
        read(1, &altered).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_said_with_the_member_it_is_in() {
        let writer = "0".repeat(31) + "1";
        assert_eq!(said(&writer, "1"), "\"id\" names a writer \"1\"");
        assert_eq!(
            said("\"group\":[1,1]", "\"group\":[0,1]"),
            "\"group\" does not hold the entry itself"
        );
        assert_eq!(
            said("\"group\":[1,1]", "\"group\":[1,4294967295]"),
            "\"group\" is larger than a group can be"
        );
        assert_eq!(
            said("\"lamport\":2", "\"lamport\":0"),
            "\"lamport\" is not between 1 and 2 to the power 52"
        );
        assert_eq!(
            said(
                "\"after\":{\"text\":\"y\"}",
                "\"after\":{\"done\":\"2009-09-23\"}"
            ),
            "\"after\" is not of the kind that the target holds"
        );
        assert_eq!(
            said(
                "\"after\":{\"text\":\"y\"}",
                "\"after\":{\"done\":\"2009-09\"}"
            ),
            "\"after\" holds \"2009-09\", which is not a day"
        );
        assert_eq!(
            said(
                "\"after\":{\"text\":\"y\"}",
                "\"after\":{\"date\":\"soon\"}"
            ),
            "\"after\" holds \"soon\", which is not a date"
        );
    }

    #[test]
    fn unknown_and_repeated_members_are_refused() {
        assert!(said("\"lamport\":2", "\"lamport\":2,\"colour\":1").contains("unknown field"));
        assert!(said("\"lamport\":2", "\"lamport\":2,\"lamport\":3").contains("duplicate field"));
    }

    #[test]
    fn a_newer_format_is_named_and_there_is_no_format_0() {
        let newer = read(FORMAT + 1, "{}").unwrap_err();
        assert_eq!(newer, EntryError::Newer { format: FORMAT + 1 });
        assert!(read(0, &sample()).is_err());
    }

    #[test]
    fn older_formats_are_lifted_one_step_at_a_time() {
        let steps: [Step; 2] = [
            |mut value| {
                value["since"] = json!(2);
                Ok(value)
            },
            |mut value| match value["since"].take().as_u64() {
                Some(since) => Ok(json!({ "was": since })),
                None => Ok(json!({ "was": "already in format 2" })),
            },
        ];
        assert_eq!(lift(&steps, 1, json!({})), Ok(json!({ "was": 2 })));
        let from_2 = lift(&steps, 2, json!({}));
        assert_eq!(from_2, Ok(json!({ "was": "already in format 2" })));
        assert_eq!(lift(&steps, 3, json!({})), Ok(json!({})));
        let refusing: [Step; 1] = [|_| Err("no".into())];
        assert_eq!(lift(&refusing, 1, json!({})), Err("no".into()));
    }

    proptest! {
        #[test]
        fn mutated_json_is_read_or_refused_without_a_panic(
            cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, ".{0,6}"), 1..4),
        ) {
            let mut text = sample();
            for (at, length, with) in cuts {
                let start = at.index(text.len());
                let end = (start + length).min(text.len());
                if text.is_char_boundary(start) && text.is_char_boundary(end) {
                    text.replace_range(start..end, &with);
                }
            }
            if let Ok(entry) = read(1, &text) {
                let again = write(&entry).unwrap();
                prop_assert_eq!(read(1, &again), Ok(entry));
            }
        }
    }
}
