//! Reads what a target holds. Knows the members of each kind of value; leaves entries to `reading`.

use super::super::{
    Call, Coverage, Decision, KeptBaseline, NamedPractice, Pack, Review, Training, Value,
};
use super::reading::{owned, read_covers, read_id, read_kind, read_word, wrong};
use super::{EntryError, evidence_key, state_key};
use crate::json::{Members, Tree, Unfit};
use crate::plan::{Day, Evidence, EvidenceKind, GateAnswer, GateState, PlanDate, Text};
use crate::words::carrying as words;

fn read_state(word: &str) -> Result<GateState, Unfit> {
    use GateState::{Failed, NotApplicable, NotMeasured, Passed, Waived};
    let all = [Passed, Failed, NotApplicable, NotMeasured, Waived];
    read_word(&all, state_key, word)
}

fn read_answer(word: &str) -> Result<bool, Unfit> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Unfit::Unknown(word.to_owned())),
    }
}

pub(super) fn read_value(member: &'static str, tree: Option<Tree>) -> Result<Value, EntryError> {
    let Some(tree) = tree else {
        return Ok(Value::Nothing);
    };
    let (kind, tree) = read_kind(member, tree)?;
    if &*kind == "redacted" {
        let entries = tree.into_list().ok_or(Unfit::WrongType(member))?;
        let entries = entries.into_iter().map(|id| read_id(member, id));
        return Ok(Value::Redacted(entries.collect::<Result<_, _>>()?));
    }
    if matches!(tree, Tree::Object(_)) {
        return read_object(member, &kind, tree.into_members()?);
    }
    let text = tree.into_text().ok_or(Unfit::WrongType(member))?;
    Ok(match &*kind {
        "date" => Value::Date(read_date(member, &text)?),
        "days" => Value::Days(
            text.parse()
                .map_err(|_not_whole| Unfit::WrongType(member))?,
        ),
        "text" => Value::Text(owned(text)),
        "done" => Value::Done(read_day(member, &text)?),
        "accepted" => Value::Accepted(owned(text)),
        _ => return Err(Unfit::Unknown(kind.into_owned()).into()),
    })
}

/// Kinds of values that are objects: how many of their texts must be there, and the names of all.
const OBJECTS: [(&str, usize, &[&str]); 9] = [
    (
        "gate",
        1,
        &["state", "on", "by", "until", "reason", "evidence", "words"],
    ),
    (
        "practice",
        3,
        &[
            "name",
            "organisation",
            "system",
            "phone",
            "place",
            "contact",
            "closed",
        ],
    ),
    ("contact", 2, &["name", "reach"]),
    ("baseline", 2, &["name", "asOf"]),
    ("call", 1, &["answered", "ready", "blocker", "next", "note"]),
    ("pack", 1, &["made", "due"]),
    ("decision", 3, &["go", "on", "by", "body", "conditions"]),
    ("training", 0, &["conceptOn", "systemOn"]),
    ("reviewed", 1, &["accepted", "reason"]),
];

/// A value of several members.
fn read_object(
    member: &'static str,
    kind: &str,
    mut members: Members,
) -> Result<Value, EntryError> {
    let found = OBJECTS.iter().find(|(name, ..)| **name == *kind);
    let &(kind, required, names) = found.ok_or(Unfit::WrongType(member))?;
    let mut texts: [Option<Text>; 7] = Default::default();
    for (number, (text, name)) in texts.iter_mut().zip(names).enumerate() {
        *text = members.optional_text(name)?.map(owned);
        if number < required && text.is_none() {
            return Err(Unfit::Missing(name).into());
        }
    }
    let mut counts = [0_u32; 3];
    if kind == "training" {
        for (count, name) in counts.iter_mut().zip(["staff", "concept", "system"]) {
            *count = members.whole(name)?;
        }
    }
    let covers = match kind {
        "baseline" | "decision" => read_covers(&mut members)?,
        _ => Coverage::default(),
    };
    members.end()?;
    let [first, second, third, fourth, fifth, sixth, seventh] = texts;
    let text = Option::unwrap_or_default;
    let day = |text: &Option<Text>| -> Result<Option<Day>, EntryError> {
        text.as_deref()
            .map(|text| read_day(member, text))
            .transpose()
    };
    let date = |text: &Option<Text>| -> Result<Option<PlanDate>, EntryError> {
        text.as_deref()
            .map(|text| read_date(member, text))
            .transpose()
    };
    Ok(match kind {
        "gate" => Value::Gate(GateAnswer {
            state: read_state(&text(first))?,
            on: day(&second)?,
            by: third,
            until: day(&fourth)?,
            reason: fifth,
            evidence: match sixth {
                None => None,
                Some(kind) => Some(Evidence {
                    kind: read_evidence(&kind)?,
                    words: seventh,
                }),
            },
        }),
        "practice" => Value::Practice(NamedPractice {
            name: text(first),
            organisation: text(second),
            system: text(third),
            phone: fourth,
            place: fifth,
            contact: sixth,
            closed: day(&seventh)?,
        }),
        "contact" => Value::Contact {
            name: text(first),
            reach: text(second),
        },
        "baseline" => Value::Baseline(KeptBaseline {
            name: text(first),
            as_of: read_day(member, &text(second))?,
            covers,
        }),
        "call" => Value::Call(Call {
            is_answered: read_answer(&text(first))?,
            is_ready: second.as_deref().map(read_answer).transpose()?,
            blocker: third,
            next: date(&fourth)?,
            note: fifth,
        }),
        "pack" => Value::Pack(Pack {
            made: read_day(member, &text(first))?,
            due: day(&second)?,
        }),
        "decision" => Value::Decision(Decision {
            is_go: read_answer(&text(first))?,
            on: read_day(member, &text(second))?,
            by: text(third),
            body: fourth,
            conditions: fifth,
            covers,
        }),
        "training" => Value::Training(Training {
            staff: counts[0],
            concept: counts[1],
            system: counts[2],
            concept_on: date(&first)?,
            system_on: date(&second)?,
        }),
        _ => Value::Reviewed(Review {
            is_accepted: read_answer(&text(first))?,
            reason: second,
        }),
    })
}

fn read_evidence(word: &str) -> Result<EvidenceKind, Unfit> {
    use EvidenceKind::{Note, Paragraph, Return, Visit};
    read_word(&[Visit, Return, Paragraph, Note], evidence_key, word)
}

fn read_date(member: &'static str, text: &str) -> Result<PlanDate, EntryError> {
    PlanDate::parse(text).ok_or_else(|| wrong(member, words::is_no_date(text)))
}

pub(super) fn read_day(member: &'static str, text: &str) -> Result<Day, EntryError> {
    PlanDate::parse(text)
        .filter(|date| PlanDate::day(date.first()) == *date)
        .map(PlanDate::first)
        .ok_or_else(|| wrong(member, words::is_no_day(text)))
}
