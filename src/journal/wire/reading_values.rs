//! Reads what a target holds. Knows the members of each kind of value; leaves entries to `reading`.

use super::super::{Call, Decision, KeptBaseline, NamedPractice, Pack, Review, Training, Value};
use super::reading::{owned, read_covers, read_id, read_kind, read_word, wrong};
use super::{EntryError, evidence_key, state_key};
use crate::json::{Members, Tree, Unfit};
use crate::plan::{Day, Evidence, EvidenceKind, GateAnswer, GateState, PlanDate};
use crate::words::carrying as words;

fn read_state(word: &str) -> Result<GateState, Unfit> {
    use GateState::{Failed, NotApplicable, NotMeasured, Passed, Waived};
    let all = [Passed, Failed, NotApplicable, NotMeasured, Waived];
    read_word(&all, state_key, word)
}

fn read_evidence(members: &mut Members) -> Result<Option<Evidence>, Unfit> {
    use EvidenceKind::{Note, Paragraph, Return, Visit};
    let Some(word) = members.optional_text("evidence")? else {
        return Ok(None);
    };
    Ok(Some(Evidence {
        kind: read_word(&[Visit, Return, Paragraph, Note], evidence_key, &word)?,
        words: members.optional_text("words")?.map(owned),
    }))
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

/// A value of several members.
fn read_object(
    member: &'static str,
    kind: &str,
    mut members: Members,
) -> Result<Value, EntryError> {
    let day = |text: &str| read_day(member, text);
    let optional_day = |members: &mut Members, name| {
        let text = members.optional_text(name)?;
        text.as_deref().map(day).transpose()
    };
    let optional_date = |members: &mut Members, name| {
        let text = members.optional_text(name)?;
        text.as_deref()
            .map(|text| read_date(member, text))
            .transpose()
    };
    let text = |members: &mut Members, name| members.text(name).map(owned);
    let optional = |members: &mut Members, name| {
        let text = members.optional_text(name)?;
        Ok::<_, Unfit>(text.map(owned))
    };
    let value = match kind {
        "gate" => Value::Gate(GateAnswer {
            state: read_state(&members.text("state")?)?,
            on: optional_day(&mut members, "on")?,
            by: optional(&mut members, "by")?,
            until: optional_day(&mut members, "until")?,
            reason: optional(&mut members, "reason")?,
            evidence: read_evidence(&mut members)?,
        }),
        "practice" => Value::Practice(NamedPractice {
            name: text(&mut members, "name")?,
            organisation: text(&mut members, "organisation")?,
            system: text(&mut members, "system")?,
            phone: optional(&mut members, "phone")?,
            place: optional(&mut members, "place")?,
            contact: optional(&mut members, "contact")?,
            closed: optional_day(&mut members, "closed")?,
        }),
        "call" => Value::Call(Call {
            is_answered: read_answer(&members.text("answered")?)?,
            is_ready: (members.optional_text("ready")?)
                .map(|word| read_answer(&word))
                .transpose()?,
            blocker: optional(&mut members, "blocker")?,
            next: optional_date(&mut members, "next")?,
            note: optional(&mut members, "note")?,
        }),
        "pack" => Value::Pack(Pack {
            made: day(&members.text("made")?)?,
            due: optional_day(&mut members, "due")?,
        }),
        "decision" => Value::Decision(Decision {
            is_go: read_answer(&members.text("go")?)?,
            on: day(&members.text("on")?)?,
            by: text(&mut members, "by")?,
            body: optional(&mut members, "body")?,
            conditions: optional(&mut members, "conditions")?,
            covers: read_covers(&mut members)?,
        }),
        "training" => Value::Training(Training {
            staff: members.whole("staff")?,
            concept: members.whole("concept")?,
            system: members.whole("system")?,
            concept_on: optional_date(&mut members, "conceptOn")?,
            system_on: optional_date(&mut members, "systemOn")?,
        }),
        "reviewed" => Value::Reviewed(Review {
            is_accepted: read_answer(&members.text("accepted")?)?,
            reason: optional(&mut members, "reason")?,
        }),
        "baseline" => Value::Baseline(KeptBaseline {
            name: owned(members.text("name")?),
            as_of: day(&members.text("asOf")?)?,
            covers: read_covers(&mut members)?,
        }),
        "contact" => Value::Contact {
            name: owned(members.text("name")?),
            reach: owned(members.text("reach")?),
        },
        _ => return Err(Unfit::WrongType(member).into()),
    };
    members.end()?;
    Ok(value)
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
