//! Reads entries and checkpoints of every format, older ones lifted one format at a time. Knows what
//! is refused and says why.

use std::borrow::Cow;

use super::super::{
    ActivityField, ChallengeField, Checkpoint, Coverage, Entry, EntryId, Group, PracticeField,
    Stamp, Target, Writer,
};
use super::reading_values::{read_day, read_value};
use super::{
    EntryError, FORMAT, LAMPORT_LIMIT, WriterError, challenge_key, field_key, practice_key,
};
use crate::json::{Members, Tree, Unfit};
use crate::plan::Text;
use crate::words::carrying as words;

/// Lifts an entry by one format: step 0 from format 1 to 2, and so on. Pure, and never edited once
/// released.
type Step = fn(Tree) -> Result<Tree, String>;

/// One step for each format below [`FORMAT`].
const STEPS: [Step; FORMAT as usize - 1] = [
    // Format 2 only added to format 1, and format 3 to format 2.
    |tree| Ok(tree),
    |tree| Ok(tree),
];

pub(super) fn wrong(member: &'static str, problem: impl Into<String>) -> EntryError {
    EntryError::Member {
        member,
        problem: problem.into(),
    }
}

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

pub(super) fn read_covers(members: &mut Members) -> Result<Coverage, EntryError> {
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
        0 => Err(EntryError::Shape(words::THERE_IS_NO_FORMAT_0.into())),
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

pub(super) fn owned(text: Cow<'_, str>) -> Text {
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
        return Err(wrong("group", words::DOES_NOT_HOLD_THE_ENTRY_ITSELF));
    }
    if group.first.seq.checked_add(group.size).is_none() {
        return Err(wrong("group", words::IS_LARGER_THAN_A_GROUP_CAN));
    }
    let lamport = members.whole("lamport")?;
    if !(1..=LAMPORT_LIMIT).contains(&lamport) {
        return Err(wrong("lamport", words::IS_NOT_BETWEEN_1_AND_2));
    }
    let (unix_ms, offset_minutes) = read_pair("made", &members.required("made")?)?;
    let target = read_target(members.required("target")?)?;
    let before = read_value("before", members.optional("before"))?;
    let after = read_value("after", members.optional("after"))?;
    for (member, value) in [("before", &before), ("after", &after)] {
        if !target.takes(value) {
            return Err(wrong(member, words::IS_NOT_OF_THE_KIND_THAT));
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

pub(super) fn read_id(member: &'static str, tree: Tree) -> Result<EntryId, EntryError> {
    let [writer, seq] = tree.into_array().ok_or(Unfit::WrongType(member))?;
    Ok(EntryId {
        writer: read_writer(member, writer)?,
        seq: seq.whole().ok_or(Unfit::WrongType(member))?,
    })
}

fn read_writer(member: &'static str, tree: Tree) -> Result<Writer, EntryError> {
    let text = tree.into_text().ok_or(Unfit::WrongType(member))?;
    text.parse()
        .map_err(|WriterError| wrong(member, words::names_a_writer(&text)))
}

/// What stands in an object of one member, and its kind, which is the name of that.
pub(super) fn read_kind<'t>(
    member: &'static str,
    tree: Tree<'t>,
) -> Result<(Cow<'t, str>, Tree<'t>), Unfit> {
    match tree {
        Tree::Object(mut members) if members.len() == 1 => members.pop(),
        _ => None,
    }
    .ok_or(Unfit::WrongType(member))
}

/// Kinds of targets, each with the names of its texts.
const TARGETS: [(&str, &[&str]); 13] = [
    ("activity", &["id", "field"]),
    ("task", &["activity", "checklist", "task"]),
    ("practice", &["id"]),
    ("gate", &["practice", "programme", "gate"]),
    ("challenge", &["programme", "challenge"]),
    ("finding", &["id"]),
    ("contact", &["role", "organisation"]),
    ("baseline", &["id"]),
    ("reported", &["practice", "programme", "gate"]),
    ("ofPractice", &["practice", "programme", "field"]),
    ("letters", &["programme", "organisation", "system"]),
    ("staleAfter", &["programme"]),
    ("challengeField", &["programme", "challenge", "field"]),
];

fn read_target(tree: Tree) -> Result<Target, EntryError> {
    let (kind, tree) = read_kind("target", tree)?;
    let mut members = tree.into_members()?;
    if let "review" | "redaction" = &*kind {
        let entry = read_id("entry", members.required("entry")?)?;
        members.end()?;
        return Ok(match &*kind {
            "review" => Target::Review { entry },
            _ => Target::Redaction { entry },
        });
    }
    let found = TARGETS.iter().find(|(name, _)| **name == *kind);
    let (kind, names) = found.ok_or_else(|| Unfit::Unknown(kind.into_owned()))?;
    let mut texts: [Text; 3] = Default::default();
    for (text, name) in texts.iter_mut().zip(*names) {
        *text = owned(members.text(name)?);
    }
    members.end()?;
    let [first, second, third] = texts;
    Ok(match *kind {
        "activity" => Target::Activity {
            id: first,
            field: read_field(&second)?,
        },
        "task" => Target::Task {
            activity: first,
            checklist: second,
            task: third,
        },
        "practice" => Target::Practice { id: first },
        "gate" => Target::Gate {
            practice: first,
            programme: second,
            gate: third,
        },
        "challenge" => Target::Challenge {
            programme: first,
            challenge: second,
        },
        "finding" => Target::Finding { id: first },
        "contact" => Target::Contact {
            role: first,
            organisation: second,
        },
        "baseline" => Target::Baseline { id: first },
        "reported" => Target::Reported {
            practice: first,
            programme: second,
            gate: third,
        },
        "ofPractice" => Target::OfPractice {
            practice: first,
            programme: second,
            field: read_practice_field(&third)?,
        },
        "letters" => Target::Letters {
            programme: first,
            organisation: second,
            system: third,
        },
        "staleAfter" => Target::StaleAfter { programme: first },
        _ => Target::ChallengeField {
            programme: first,
            challenge: second,
            field: read_challenge_field(&third)?,
        },
    })
}

/// The one of `all` whose key is `word`.
pub(super) fn read_word<T: Copy>(
    all: &[T],
    key: fn(T) -> &'static str,
    word: &str,
) -> Result<T, Unfit> {
    let mut all = all.iter().copied();
    all.find(|one| key(*one) == word)
        .ok_or_else(|| Unfit::Unknown(word.to_owned()))
}

fn read_field(word: &str) -> Result<ActivityField, Unfit> {
    use ActivityField::{
        ActualEnd, ActualStart, Call, Decision, ForecastEnd, ForecastStart, Note, Owner,
    };
    let all = [
        ForecastStart,
        ForecastEnd,
        ActualStart,
        ActualEnd,
        Owner,
        Note,
        Call,
        Decision,
    ];
    read_word(&all, field_key, word)
}

fn read_practice_field(word: &str) -> Result<PracticeField, Unfit> {
    use PracticeField::{Call, Decision, Pack, ReportedCall, Training};
    let all = [Call, ReportedCall, Pack, Decision, Training];
    read_word(&all, practice_key, word)
}

fn read_challenge_field(word: &str) -> Result<ChallengeField, Unfit> {
    use ChallengeField::{Due, Note, Owner};
    read_word(&[Owner, Due, Note], challenge_key, word)
}

#[cfg(test)]
mod tests {
    use super::super::write;
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
