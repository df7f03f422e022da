//! The wire form of entries and checkpoints: compact JSON. Knows member names, bounds and how older
//! formats are lifted; leaves checksums and escapes to `store` and whole files to `exchange`.
//!
//! The shape of a format never changes once it was released: `tests/fixtures/journal-format-*`
//! hold it still. A new shape is a new format and one more step in `STEPS`. What an older format
//! can say is still written in that, so that an older release goes on reading it.
//!
//! | format | what it added |
//! | --- | --- |
//! | 1 | |
//! | 2 | `asOf` of an entry, `earlier` of a checkpoint, baselines |

use std::borrow::Cow;
use std::fmt;

use super::{
    ActivityField, Checkpoint, Coverage, Entry, EntryId, Group, KeptBaseline, NamedPractice, Stamp,
    Target, Value, Writer,
};
use crate::json::{self, Broken, Members, Tree, Unfit};
use crate::plan::{Day, GateAnswer, GateState, PlanDate, Text};

/// The newest format. All formats from 1 to this one are read.
pub const FORMAT: u32 = 2;

/// The largest Lamport counter that is read. Nobody makes so many changes; the room above keeps
/// counters from running over whatever a file claims.
pub const LAMPORT_LIMIT: u64 = 1 << 52;

/// Lifts an entry by one format: step 0 from format 1 to 2, and so on. Pure, and never edited once
/// released.
type Step = fn(Tree) -> Result<Tree, String>;

/// One step for each format below [`FORMAT`].
const STEPS: [Step; FORMAT as usize - 1] = [
    // Format 2 only added to format 1.
    |tree| Ok(tree),
];

/// The oldest format that can say what an entry says: the one it is written in.
#[must_use]
pub fn format_of(entry: &Entry) -> u32 {
    let is_baseline = matches!(entry.target, Target::Baseline { .. });
    if entry.as_of.is_some() || is_baseline {
        2
    } else {
        1
    }
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

fn wrong(member: &'static str, problem: impl Into<String>) -> EntryError {
    EntryError::Member {
        member,
        problem: problem.into(),
    }
}

// ---- writing ------------------------------------------------------------------------------------

/// Writes an entry in [its format](format_of).
#[must_use]
pub fn write(entry: &Entry) -> String {
    let mut out = json::Writer::new();
    write_entry(&mut out, entry);
    out.finish()
}

/// Writes a checkpoint in [its format](format_of_checkpoint).
#[must_use]
pub fn write_checkpoint(checkpoint: &Checkpoint) -> String {
    let mut out = json::Writer::new();
    out.open_object();
    out.text_member("plan", &checkpoint.plan);
    out.whole_member("lamport", whole(checkpoint.lamport));
    write_covers(&mut out, &checkpoint.covers);
    write_entries(&mut out, "heads", &checkpoint.heads);
    if !checkpoint.earlier.is_empty() {
        write_entries(&mut out, "earlier", &checkpoint.earlier);
    }
    out.close_object();
    out.finish()
}

/// Each writer with its ranges, half open.
fn write_covers(out: &mut json::Writer, covers: &Coverage) {
    out.name("covers");
    out.open_list();
    for (writer, ranges) in covers.ranges() {
        out.open_list();
        out.text(&writer.to_string());
        out.open_list();
        for &(start, end) in ranges {
            write_pair(out, start.into(), end.into());
        }
        out.close_list();
        out.close_list();
    }
    out.close_list();
}

fn write_entries(out: &mut json::Writer, name: &str, entries: &[Entry]) {
    out.name(name);
    out.open_list();
    for entry in entries {
        write_entry(out, entry);
    }
    out.close_list();
}

fn write_entry(out: &mut json::Writer, entry: &Entry) {
    out.open_object();
    out.name("id");
    write_id(out, entry.id);
    out.whole_member("lamport", whole(entry.lamport));
    // Milliseconds since 1970 UTC, minutes ahead of UTC.
    out.name("made");
    write_pair(out, entry.made.unix_ms, entry.made.offset_minutes.into());
    if let Some(day) = entry.as_of {
        out.text_member("asOf", &day.to_string());
    }
    out.optional_text_member("by", entry.by.as_deref());
    out.text_member("plan", &entry.plan);
    out.text_member("fingerprint", &entry.fingerprint);
    // The writer's number of the first entry, and how many there are.
    out.name("group");
    write_pair(out, entry.group.first.seq.into(), entry.group.size.into());
    if let Some(undoes) = entry.undoes {
        out.name("undoes");
        write_id(out, undoes);
    }
    if !entry.replaces.is_empty() {
        out.name("replaces");
        out.open_list();
        for &id in &entry.replaces {
            write_id(out, id);
        }
        out.close_list();
    }
    out.name("target");
    write_target(out, &entry.target);
    for (name, value) in [("before", &entry.before), ("after", &entry.after)] {
        if *value != Value::Nothing {
            out.name(name);
            write_value(out, value);
        }
    }
    out.optional_text_member("reason", entry.reason.as_deref());
    out.close_object();
}

/// A counter, none of which is near the end of the range.
fn whole(counter: u64) -> i64 {
    i64::try_from(counter).unwrap_or(i64::MAX)
}

fn write_pair(out: &mut json::Writer, first: i64, second: i64) {
    out.open_list();
    out.whole(first);
    out.whole(second);
    out.close_list();
}

/// The writer in 32 hexadecimal digits, and its number.
fn write_id(out: &mut json::Writer, id: EntryId) {
    out.open_list();
    out.text(&id.writer.to_string());
    out.whole(id.seq.into());
    out.close_list();
}

fn write_target(out: &mut json::Writer, target: &Target) {
    match target {
        Target::Activity { id, field } => {
            write_kind(
                out,
                "activity",
                &[("id", id), ("field", field_word(*field))],
            );
        }
        Target::Task {
            activity,
            checklist,
            task,
        } => write_kind(
            out,
            "task",
            &[
                ("activity", activity),
                ("checklist", checklist),
                ("task", task),
            ],
        ),
        Target::Practice { id } => write_kind(out, "practice", &[("id", id)]),
        Target::Gate {
            practice,
            programme,
            gate,
        } => write_kind(
            out,
            "gate",
            &[
                ("practice", practice),
                ("programme", programme),
                ("gate", gate),
            ],
        ),
        Target::Challenge {
            programme,
            challenge,
        } => write_kind(
            out,
            "challenge",
            &[("programme", programme), ("challenge", challenge)],
        ),
        Target::Finding { id } => write_kind(out, "finding", &[("id", id)]),
        Target::Contact { role, organisation } => write_kind(
            out,
            "contact",
            &[("role", role), ("organisation", organisation)],
        ),
        Target::Baseline { id } => write_kind(out, "baseline", &[("id", id)]),
    }
}

/// An object of one member, named after its kind, that holds these texts.
fn write_kind(out: &mut json::Writer, kind: &str, texts: &[(&str, &str)]) {
    out.open_object();
    out.name(kind);
    out.open_object();
    for (name, text) in texts {
        out.text_member(name, text);
    }
    out.close_object();
    out.close_object();
}

fn write_value(out: &mut json::Writer, value: &Value) {
    let (kind, text) = match value {
        Value::Nothing => return,
        Value::Date(date) => ("date", date.to_string()),
        Value::Text(text) => ("text", text.to_string()),
        Value::Done(on) => ("done", on.to_string()),
        Value::Accepted(reason) => ("accepted", reason.to_string()),
        Value::Gate(answer) => {
            let day = |day: Option<Day>| day.map(|day| day.to_string());
            let members = [
                ("state", Some(state_word(answer.state).to_owned())),
                ("on", day(answer.on)),
                ("by", answer.by.as_deref().map(str::to_owned)),
                ("until", day(answer.until)),
                ("reason", answer.reason.as_deref().map(str::to_owned)),
            ];
            let given = members.iter();
            let given: Vec<(&str, &str)> = given
                .filter_map(|(name, text)| Some((*name, text.as_deref()?)))
                .collect();
            return write_kind(out, "gate", &given);
        }
        Value::Practice(practice) => {
            return write_kind(
                out,
                "practice",
                &[
                    ("name", &practice.name),
                    ("organisation", &practice.organisation),
                    ("system", &practice.system),
                ],
            );
        }
        Value::Contact { name, reach } => {
            return write_kind(out, "contact", &[("name", name), ("reach", reach)]);
        }
        Value::Baseline(kept) => {
            out.open_object();
            out.name("baseline");
            out.open_object();
            out.text_member("name", &kept.name);
            out.text_member("asOf", &kept.as_of.to_string());
            write_covers(out, &kept.covers);
            out.close_object();
            out.close_object();
            return;
        }
    };
    out.open_object();
    out.text_member(kind, &text);
    out.close_object();
}

fn field_word(field: ActivityField) -> &'static str {
    match field {
        ActivityField::ForecastStart => "forecastStart",
        ActivityField::ForecastEnd => "forecastEnd",
        ActivityField::ActualStart => "actualStart",
        ActivityField::ActualEnd => "actualEnd",
        ActivityField::Owner => "owner",
        ActivityField::Note => "note",
    }
}

fn state_word(state: GateState) -> &'static str {
    match state {
        GateState::Passed => "passed",
        GateState::Failed => "failed",
        GateState::NotApplicable => "not-applicable",
        GateState::NotMeasured => "not-measured",
        GateState::Waived => "waived",
    }
}

// ---- reading ------------------------------------------------------------------------------------

/// Reads an entry that was written in `format`.
pub fn read(format: u32, json: &str) -> Result<Entry, EntryError> {
    check(format)?;
    read_tree(format, Tree::of_text(json)?)
}

/// Reads an entry that was written in `format` and stands in a larger text.
pub fn read_tree(format: u32, tree: Tree) -> Result<Entry, EntryError> {
    check(format)?;
    let tree = lift(&STEPS, format, tree).map_err(EntryError::Shape)?;
    read_entry(tree.into_members()?)
}

/// Reads a checkpoint that was written in `format`.
pub fn read_checkpoint(format: u32, json: &str) -> Result<Checkpoint, EntryError> {
    check(format)?;
    let mut members = Tree::of_text(json)?.into_members()?;
    let covers = read_covers(&mut members)?;
    let checkpoint = Checkpoint {
        plan: owned(members.text("plan")?),
        lamport: members.whole("lamport")?,
        covers,
        heads: read_entries(format, members.list("heads")?)?,
        earlier: match members.optional("earlier") {
            None => Vec::new(),
            Some(tree) => {
                read_entries(format, tree.into_list().ok_or(Unfit::WrongType("earlier"))?)?
            }
        },
    };
    members.end()?;
    Ok(checkpoint)
}

fn read_covers(members: &mut Members) -> Result<Coverage, EntryError> {
    let shape = || EntryError::from(Unfit::WrongType("covers"));
    let mut covers = Coverage::default();
    for tree in members.list("covers")? {
        let [writer, ranges] = tree.into_array().ok_or_else(shape)?;
        let writer = read_writer("covers", writer)?;
        for range in ranges.into_list().ok_or_else(shape)? {
            let [start, end] = range.into_array().ok_or_else(shape)?;
            let (start, end) = start.whole().zip(end.whole()).ok_or_else(shape)?;
            covers.insert(writer, start, end);
        }
    }
    Ok(covers)
}

fn read_entries(format: u32, trees: Vec<Tree>) -> Result<Vec<Entry>, EntryError> {
    trees
        .into_iter()
        .map(|tree| read_tree(format, tree))
        .collect()
}

/// Whether a format is one that can be read.
fn check(format: u32) -> Result<(), EntryError> {
    match format {
        0 => Err(EntryError::Shape("there is no format 0".into())),
        1..=FORMAT => Ok(()),
        _ => Err(EntryError::Newer { format }),
    }
}

/// Takes a value from its format to the one after the last step.
fn lift<'t>(steps: &[Step], format: u32, tree: Tree<'t>) -> Result<Tree<'t>, String> {
    steps
        .iter()
        .skip(format as usize - 1)
        .try_fold(tree, |tree, step| step(tree))
}

fn owned(text: Cow<'_, str>) -> Text {
    text.into_owned().into_boxed_str()
}

fn read_entry(mut members: Members) -> Result<Entry, EntryError> {
    let id = read_id("id", members.required("id")?)?;
    let (first, size) = read_pair("group", &members.required("group")?)?;
    let group = Group {
        first: EntryId {
            writer: id.writer,
            seq: first,
        },
        size,
    };
    if !group.may_hold(id) {
        return Err(wrong("group", "does not hold the entry itself"));
    }
    if group.first.seq.checked_add(group.size).is_none() {
        return Err(wrong("group", "is larger than a group can be"));
    }
    let lamport = members.whole("lamport")?;
    if !(1..=LAMPORT_LIMIT).contains(&lamport) {
        return Err(wrong("lamport", "is not between 1 and 2 to the power 52"));
    }
    let (unix_ms, offset_minutes) = read_pair("made", &members.required("made")?)?;
    let target = read_target(members.required("target")?)?;
    let before = read_value("before", members.optional("before"))?;
    let after = read_value("after", members.optional("after"))?;
    for (member, value) in [("before", &before), ("after", &after)] {
        if !target.takes(value) {
            return Err(wrong(member, "is not of the kind that the target holds"));
        }
    }
    let replaces = match members.optional("replaces") {
        None => Vec::new(),
        Some(tree) => tree.into_list().ok_or(Unfit::WrongType("replaces"))?,
    };
    let entry = Entry {
        id,
        lamport,
        made: Stamp {
            unix_ms,
            offset_minutes,
        },
        as_of: members
            .optional_text("asOf")?
            .map(|text| read_day("asOf", &text))
            .transpose()?,
        by: members.optional_text("by")?.map(owned),
        plan: owned(members.text("plan")?),
        fingerprint: owned(members.text("fingerprint")?),
        group,
        undoes: members
            .optional("undoes")
            .map(|id| read_id("undoes", id))
            .transpose()?,
        replaces: replaces
            .into_iter()
            .map(|id| read_id("replaces", id))
            .collect::<Result<_, _>>()?,
        target,
        before,
        after,
        reason: members.optional_text("reason")?.map(owned),
    };
    members.end()?;
    Ok(entry)
}

/// Two whole numbers in a list.
fn read_pair<A, B>(member: &'static str, tree: &Tree) -> Result<(A, B), EntryError>
where
    A: TryFrom<i64>,
    B: TryFrom<i64>,
{
    match tree {
        Tree::List(pair) if let [first, second] = &**pair => first.whole().zip(second.whole()),
        _ => None,
    }
    .ok_or_else(|| Unfit::WrongType(member).into())
}

fn read_id(member: &'static str, tree: Tree) -> Result<EntryId, EntryError> {
    let [writer, seq] = tree.into_array().ok_or(Unfit::WrongType(member))?;
    Ok(EntryId {
        writer: read_writer(member, writer)?,
        seq: seq.whole().ok_or(Unfit::WrongType(member))?,
    })
}

fn read_writer(member: &'static str, tree: Tree) -> Result<Writer, EntryError> {
    let text = tree.into_text().ok_or(Unfit::WrongType(member))?;
    text.parse()
        .map_err(|WriterError| wrong(member, format!("names a writer \"{text}\"")))
}

/// What stands in an object of one member, and its kind, which is the name of that.
fn read_kind<'t>(member: &'static str, tree: Tree<'t>) -> Result<(Cow<'t, str>, Tree<'t>), Unfit> {
    match tree {
        Tree::Object(mut members) if members.len() == 1 => members.pop(),
        _ => None,
    }
    .ok_or(Unfit::WrongType(member))
}

fn read_target(tree: Tree) -> Result<Target, Unfit> {
    let (kind, tree) = read_kind("target", tree)?;
    let mut members = tree.into_members()?;
    let mut text = |name| members.text(name).map(owned);
    let target = match &*kind {
        "activity" => Target::Activity {
            id: text("id")?,
            field: read_field(&text("field")?)?,
        },
        "task" => Target::Task {
            activity: text("activity")?,
            checklist: text("checklist")?,
            task: text("task")?,
        },
        "practice" => Target::Practice { id: text("id")? },
        "gate" => Target::Gate {
            practice: text("practice")?,
            programme: text("programme")?,
            gate: text("gate")?,
        },
        "challenge" => Target::Challenge {
            programme: text("programme")?,
            challenge: text("challenge")?,
        },
        "finding" => Target::Finding { id: text("id")? },
        "contact" => Target::Contact {
            role: text("role")?,
            organisation: text("organisation")?,
        },
        "baseline" => Target::Baseline { id: text("id")? },
        _ => return Err(Unfit::Unknown(kind.into_owned())),
    };
    members.end()?;
    Ok(target)
}

fn read_field(word: &str) -> Result<ActivityField, Unfit> {
    use ActivityField::{ActualEnd, ActualStart, ForecastEnd, ForecastStart, Note, Owner};
    [
        ForecastStart,
        ForecastEnd,
        ActualStart,
        ActualEnd,
        Owner,
        Note,
    ]
    .into_iter()
    .find(|field| field_word(*field) == word)
    .ok_or_else(|| Unfit::Unknown(word.to_owned()))
}

fn read_state(word: &str) -> Result<GateState, Unfit> {
    use GateState::{Failed, NotApplicable, NotMeasured, Passed, Waived};
    [Passed, Failed, NotApplicable, NotMeasured, Waived]
        .into_iter()
        .find(|state| state_word(*state) == word)
        .ok_or_else(|| Unfit::Unknown(word.to_owned()))
}

fn read_value(member: &'static str, tree: Option<Tree>) -> Result<Value, EntryError> {
    let day = |text: &str| read_day(member, text);
    let Some(tree) = tree else {
        return Ok(Value::Nothing);
    };
    let (kind, tree) = read_kind(member, tree)?;
    if let "gate" | "practice" | "contact" | "baseline" = &*kind {
        let mut members = tree.into_members()?;
        let value = match &*kind {
            "gate" => Value::Gate(GateAnswer {
                state: read_state(&members.text("state")?)?,
                on: members
                    .optional_text("on")?
                    .as_deref()
                    .map(day)
                    .transpose()?,
                by: members.optional_text("by")?.map(owned),
                until: members
                    .optional_text("until")?
                    .as_deref()
                    .map(day)
                    .transpose()?,
                reason: members.optional_text("reason")?.map(owned),
            }),
            "practice" => Value::Practice(NamedPractice {
                name: owned(members.text("name")?),
                organisation: owned(members.text("organisation")?),
                system: owned(members.text("system")?),
            }),
            "baseline" => Value::Baseline(KeptBaseline {
                name: owned(members.text("name")?),
                as_of: day(&members.text("asOf")?)?,
                covers: read_covers(&mut members)?,
            }),
            _ => Value::Contact {
                name: owned(members.text("name")?),
                reach: owned(members.text("reach")?),
            },
        };
        members.end()?;
        return Ok(value);
    }
    let text = tree.into_text().ok_or(Unfit::WrongType(member))?;
    Ok(match &*kind {
        "date" => Value::Date(
            PlanDate::parse(&text)
                .ok_or_else(|| wrong(member, format!("holds \"{text}\", which is not a date")))?,
        ),
        "text" => Value::Text(owned(text)),
        "done" => Value::Done(day(&text)?),
        "accepted" => Value::Accepted(owned(text)),
        _ => return Err(Unfit::Unknown(kind.into_owned()).into()),
    })
}

fn read_day(member: &'static str, text: &str) -> Result<Day, EntryError> {
    PlanDate::parse(text)
        .filter(|date| PlanDate::day(date.first()) == *date)
        .map(PlanDate::first)
        .ok_or_else(|| wrong(member, format!("holds \"{text}\", which is not a day")))
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
    use super::*;
    use crate::journal::samples::{Tab, note, text};
    use proptest::prelude::*;

    fn sample() -> String {
        let mut tab = Tab::new(1);
        tab.change(vec![(note("a"), text("x"))]);
        write(&tab.change(vec![(note("a"), text("y"))])[0])
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
        assert!(
            said("\"lamport\":2", "\"lamport\":2,\"colour\":1").contains("\"colour\" is not known")
        );
        assert!(
            said("\"lamport\":2", "\"lamport\":2,\"lamport\":3")
                .contains("\"lamport\" comes twice")
        );
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
            |tree| Ok(Tree::List(vec![tree, Tree::Whole(2)])),
            |tree| match tree {
                Tree::List(mut since) => since.pop().ok_or_else(|| "nothing".into()),
                _ => Ok(Tree::Text("already in format 2".into())),
            },
        ];
        assert_eq!(lift(&steps, 1, Tree::Null), Ok(Tree::Whole(2)));
        let from_2 = lift(&steps, 2, Tree::Null);
        assert_eq!(from_2, Ok(Tree::Text("already in format 2".into())));
        assert_eq!(lift(&steps, 3, Tree::Null), Ok(Tree::Null));
        let refusing: [Step; 1] = [|_| Err("no".into())];
        assert_eq!(lift(&refusing, 1, Tree::Null), Err("no".into()));
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
                let again = write(&entry);
                prop_assert_eq!(read(1, &again), Ok(entry));
            }
        }
    }
}
