//! What was entered of one practice in a programme, the latest first: the office's answers, what the
//! practice said, calls, packs and decisions, with what became of each. Nothing that lost or was
//! refused is left out; that is what the journal keeps it for.

use super::words::{self as dates, gate_word};
use crate::journal::{Call, Entry, Journal, PracticeField, Review, Stamp, Target, Value};
use crate::plan::{GateAnswer, GateState, Plan, ProgrammeIx, Text};
use crate::words::chronicle as lang;

/// What became of an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It stands.
    Stands,
    /// It waits for the office.
    Waits,
    /// The office accepted it.
    Accepted,
    /// The office refused it, for this reason if it gave one.
    Refused(Option<Text>),
    /// Another entry that was made at the same time won.
    Lost,
    /// A later one took its place.
    Replaced,
    /// It was taken back.
    TakenBack,
}

/// One entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// When, for display.
    pub made: Stamp,
    /// By whom.
    pub by: Option<Text>,
    /// Whether the practice says so of itself.
    pub is_reported: bool,
    /// What.
    pub what: String,
    /// Why, in the person's words.
    pub reason: Option<Text>,
    /// What became of it.
    pub fate: Fate,
}

/// What was entered of `practice`, the latest first.
#[must_use]
pub fn chronicle(
    plan: &Plan,
    journal: &Journal,
    programme: ProgrammeIx,
    practice: &Text,
) -> Vec<Told> {
    let id = &plan[programme].id;
    let mut all: Vec<Told> = Vec::new();
    let mut tell = |target: &Target, is_reported: bool, about: Option<&str>| {
        for entry in journal.thread(target) {
            // What is undone is told; that it was is told with it.
            if entry.undoes.is_some() {
                continue;
            }
            let what = value_words(&entry.after, about);
            all.extend(what.map(|what| Told {
                made: entry.made,
                by: entry.by.clone(),
                is_reported,
                what,
                reason: entry.reason.clone(),
                fate: fate(journal, entry, is_reported),
            }));
        }
    };
    for gate in &plan[programme].gates {
        let (practice, programme, gate_id) = (practice.clone(), id.clone(), gate.id.clone());
        let office = Target::Gate {
            practice: practice.clone(),
            programme: programme.clone(),
            gate: gate_id.clone(),
        };
        let reported = Target::Reported {
            practice,
            programme,
            gate: gate_id,
        };
        tell(&office, false, Some(&gate.short));
        tell(&reported, true, Some(&gate.short));
    }
    for field in [
        PracticeField::Call,
        PracticeField::ReportedCall,
        PracticeField::Pack,
        PracticeField::Decision,
        PracticeField::Training,
    ] {
        let target = Target::OfPractice {
            practice: practice.clone(),
            programme: id.clone(),
            field,
        };
        tell(&target, field == PracticeField::ReportedCall, None);
    }
    crate::order::sort_by(&mut all, |one, other| {
        (other.made.unix_ms, &one.what).cmp(&(one.made.unix_ms, &other.what))
    });
    all
}

fn fate(journal: &Journal, entry: &Entry, is_reported: bool) -> Fate {
    if !journal.stands(entry) {
        return Fate::TakenBack;
    }
    let state = journal.state();
    if is_reported {
        let review = state.get(&Target::Review { entry: entry.id });
        match review.map(|held| &held.value) {
            Some(Value::Reviewed(Review {
                is_accepted: true, ..
            })) => return Fate::Accepted,
            Some(Value::Reviewed(Review { reason, .. })) => return Fate::Refused(reason.clone()),
            _ => {}
        }
    }
    match state.held.get(&entry.target) {
        Some(held) if held.entry == entry.id && is_reported => Fate::Waits,
        Some(held) if held.entry == entry.id => Fate::Stands,
        Some(held) if held.also.contains(&entry.id) => Fate::Lost,
        _ => Fate::Replaced,
    }
}

/// "Data accredited: Failed, 10 Sep 2009"; nothing for what the chronicle does not tell.
fn value_words(value: &Value, about: Option<&str>) -> Option<String> {
    Some(match value {
        Value::Gate(answer) => lang::about(about?, &answer_words(answer)),
        Value::Nothing => lang::about(about?, lang::NO_ANSWER),
        Value::Call(call) => call_words(call),
        Value::Pack(pack) => lang::asked(pack.due.map(dates::day_without_weekday).as_deref()),
        Value::Decision(decision) => lang::decided(decision.is_go, &decision.by),
        Value::Training(_) => lang::TRAINING.to_owned(),
        _ => return None,
    })
}

fn answer_words(answer: &GateAnswer) -> String {
    let mut parts = vec![gate_word(answer.state).to_owned()];
    parts.extend(answer.on.map(dates::day_without_weekday));
    let until = answer.until.filter(|_| answer.state == GateState::Waived);
    parts.extend(until.map(|day| lang::until(&dates::day_without_weekday(day))));
    parts.extend(answer.reason.as_ref().map(ToString::to_string));
    parts.join(", ")
}

fn call_words(call: &Call) -> String {
    let mut parts = Vec::new();
    if !call.is_answered {
        parts.push(lang::NOBODY_ANSWERED.to_owned());
    }
    let ready = |is| if is { lang::READY } else { lang::NOT_READY };
    parts.extend(call.is_ready.map(|is| ready(is).to_owned()));
    parts.extend(call.blocker.as_ref().map(ToString::to_string));
    parts.extend(call.next.map(|date| lang::more_by(&dates::date(date))));
    parts.extend(call.note.as_ref().map(ToString::to_string));
    if parts.is_empty() {
        parts.push(lang::SPOKEN_TO.to_owned());
    }
    parts.join("; ")
}
