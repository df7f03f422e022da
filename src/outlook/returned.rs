//! What practices reported in a programme, beside what the office holds: who was asked, who
//! answered, and where the two differ, field by field. Knows which answer still waits for the
//! office; accepting one is an ordinary change that the page makes.
//!
//! A practice's answer stands in a target of its own and never replaces the office's. It waits until
//! the office reviewed that very entry; a later answer of the practice waits again. Answers that
//! raced with the one that stands, written without having seen it, are told along.

use super::practice_of;
use super::readiness::practice_answers;
use crate::journal::{
    Call, EntryId, Held, Journal, Pack, PracticeField, Review, Stamp, State, Target, Value,
};
use crate::order::Map;
use crate::plan::{Day, GateAnswer, Plan, PlanDate, ProgrammeIx, Text};

/// What an answer is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum About {
    /// A gate, by its place in the ladder.
    Gate(usize),
    /// Whether the practice says it is ready.
    Ready,
    /// What stands in the way.
    Blocker,
    /// When there is more to hear.
    Next,
    /// One line of note.
    Note,
}

/// What one side holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// Nothing.
    Nothing,
    /// An answer to a gate.
    Gate(GateAnswer),
    /// Yes or no.
    Ready(bool),
    /// A date.
    Date(PlanDate),
    /// Words.
    Words(Text),
}

/// What a practice says and the office does not hold so.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// About what.
    pub about: About,
    /// The practice's answer.
    pub reported: Answer,
    /// The entry that has it.
    pub entry: EntryId,
    /// Who gave it.
    pub by: Option<Text>,
    /// When, for display.
    pub made: Stamp,
    /// The day that who gave it stood on.
    pub since: Option<Day>,
    /// What the office holds.
    pub office: Answer,
    /// What the office made of that entry, once it did.
    pub review: Option<Review>,
    /// Entries of the practice that raced with this one and lost.
    pub also: Vec<EntryId>,
}

impl Difference {
    /// Whether the office has still to say what it makes of it.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.review.is_none()
    }
}

/// A practice that was asked, or answered.
#[derive(Clone, PartialEq, Debug)]
pub struct ReturnRow {
    /// Its id.
    pub practice: Text,
    /// Its name; its id where nobody named it here.
    pub name: Text,
    /// Whether it is on the list of practices.
    pub is_listed: bool,
    /// How it was asked last, if it was.
    pub pack: Option<Pack>,
    /// When it answered last, for display, and who.
    pub answered: Option<(Stamp, Option<Text>)>,
    /// How many gates it answered.
    pub gates: u32,
    /// Where it differs from what the office holds, in ladder order.
    pub differences: Vec<Difference>,
}

impl ReturnRow {
    /// How many differences wait for the office.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.differences.iter().filter(|it| it.waits()).count()
    }

    /// Whether it was asked and has not answered.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.pack.is_some() && self.answered.is_none()
    }

    /// Since how many days its answer is overdue on the day `as_of`; `None` while it is not.
    #[must_use]
    pub fn overdue(&self, as_of: Day) -> Option<u32> {
        let due = self.pack.filter(|_| self.is_awaited())?.due?;
        u32::try_from(as_of.days_since(due))
            .ok()
            .filter(|&days| days > 0)
    }
}

/// Packs and returns of a programme.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Returned {
    /// Every practice that was asked or answered, by name.
    pub rows: Vec<ReturnRow>,
}

#[derive(Default)]
struct Parts<'s> {
    pack: Option<Pack>,
    gates: Vec<(&'s Text, &'s Held, &'s GateAnswer)>,
    call: Option<(&'s Held, &'s Call)>,
}

impl Returned {
    /// What was asked and answered in a programme, beside what the office holds on the day `as_of`.
    #[must_use]
    pub fn new(plan: &Plan, state: &State, programme: ProgrammeIx, as_of: Day) -> Returned {
        let id = &plan[programme].id;
        let mut by_practice: Map<&Text, Parts> = Map::new();
        for (target, held) in &state.held {
            match (target, &held.value) {
                (
                    Target::Reported {
                        practice,
                        programme,
                        gate,
                    },
                    Value::Gate(answer),
                ) if programme == id => {
                    let parts = by_practice.get_or_insert_with(practice, Parts::default);
                    parts.gates.push((gate, held, answer));
                }
                (
                    Target::OfPractice {
                        practice,
                        programme,
                        field,
                    },
                    value,
                ) if programme == id => match (field, value) {
                    (PracticeField::ReportedCall, Value::Call(call)) => {
                        let parts = by_practice.get_or_insert_with(practice, Parts::default);
                        parts.call = Some((held, call));
                    }
                    (PracticeField::Pack, Value::Pack(pack)) => {
                        let parts = by_practice.get_or_insert_with(practice, Parts::default);
                        parts.pack = Some(*pack);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let rows = by_practice.into_vec().into_iter();
        let rows =
            rows.map(|(practice, parts)| row(plan, state, programme, as_of, practice, &parts));
        let mut rows: Vec<ReturnRow> = rows.collect();
        crate::order::sort_by(&mut rows, |one, other| {
            (&one.name, &one.practice).cmp(&(&other.name, &other.practice))
        });
        Returned { rows }
    }

    /// How many were asked, answered, are awaited, and how many differences wait.
    #[must_use]
    pub fn sums(&self) -> [usize; 4] {
        let count = |is: fn(&ReturnRow) -> bool| self.rows.iter().filter(|row| is(row)).count();
        [
            count(|row| row.pack.is_some()),
            count(|row| row.answered.is_some()),
            count(ReturnRow::is_awaited),
            self.rows.iter().map(ReturnRow::waiting).sum(),
        ]
    }
}

fn row(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    as_of: Day,
    practice: &Text,
    parts: &Parts<'_>,
) -> ReturnRow {
    let answers = practice_answers(plan, state, programme, practice, as_of);
    let mut differences = Vec::new();
    let mut answered: Option<(Stamp, Option<Text>)> = None;
    let mut hear = |held: &Held| {
        let is_later = answered
            .as_ref()
            .is_none_or(|(stamp, _)| stamp.unix_ms < held.made.unix_ms);
        if is_later {
            answered = Some((held.made, held.by.clone()));
        }
    };
    for (gate, held, reported) in &parts.gates {
        hear(held);
        // A gate that this revision of the plan does not have is kept and not asked about.
        let at = plan[programme].gates.iter().position(|it| it.id == **gate);
        let Some(at) = at else { continue };
        let office = answers.get(at).and_then(|it| it.recorded.as_ref());
        if office.is_some_and(|office| says_the_same(office, reported)) {
            continue;
        }
        differences.push(Difference {
            about: About::Gate(at),
            reported: Answer::Gate((*reported).clone()),
            office: office.map_or(Answer::Nothing, |it| Answer::Gate(it.clone())),
            ..told(state, held)
        });
    }
    if let Some((held, reported)) = parts.call {
        hear(held);
        let target = Target::OfPractice {
            practice: practice.clone(),
            programme: plan[programme].id.clone(),
            field: PracticeField::Call,
        };
        let office = state.get(&target).and_then(|held| match &held.value {
            Value::Call(call) => Some(call.clone()),
            _ => None,
        });
        let office = office.unwrap_or_default();
        for about in [About::Ready, About::Blocker, About::Next, About::Note] {
            let (said, known) = (field_of(reported, about), field_of(&office, about));
            // What the practice left out says nothing.
            if said != Answer::Nothing && said != known {
                differences.push(Difference {
                    about,
                    reported: said,
                    office: known,
                    ..told(state, held)
                });
            }
        }
    }
    crate::order::sort_by(&mut differences, |one, other| one.about.cmp(&other.about));
    let name = practice_of(plan, state, practice).map(|it| it.name);
    ReturnRow {
        practice: practice.clone(),
        is_listed: name.is_some(),
        name: name.unwrap_or_else(|| practice.clone()),
        pack: parts.pack,
        answered,
        gates: u32::try_from(parts.gates.len()).unwrap_or(u32::MAX),
        differences,
    }
}

fn told(state: &State, held: &Held) -> Difference {
    let review = state.get(&Target::Review { entry: held.entry });
    Difference {
        about: About::Ready,
        reported: Answer::Nothing,
        entry: held.entry,
        by: held.by.clone(),
        made: held.made,
        since: held.since,
        office: Answer::Nothing,
        review: review.and_then(|held| match &held.value {
            Value::Reviewed(review) => Some(review.clone()),
            _ => None,
        }),
        also: held.also.clone(),
    }
}

/// Whether two answers to a gate say the same: state and day, and the words where the practice gave
/// any.
fn says_the_same(office: &GateAnswer, reported: &GateAnswer) -> bool {
    office.state == reported.state
        && (reported.on.is_none() || office.on == reported.on)
        && (reported.until.is_none() || office.until == reported.until)
        && (reported.reason.is_none() || office.reason == reported.reason)
}

/// A field of what was heard.
#[must_use]
pub fn field_of(call: &Call, about: About) -> Answer {
    let words = |words: &Option<Text>| words.clone().map_or(Answer::Nothing, Answer::Words);
    match about {
        About::Gate(_) => Answer::Nothing,
        About::Ready => call.is_ready.map_or(Answer::Nothing, Answer::Ready),
        About::Blocker => words(&call.blocker),
        About::Next => call.next.map_or(Answer::Nothing, Answer::Date),
        About::Note => words(&call.note),
    }
}

/// Puts an answer in a field of what was heard.
pub fn set_field(call: &mut Call, about: About, answer: &Answer) {
    match (about, answer) {
        (About::Ready, Answer::Ready(is)) => call.is_ready = Some(*is),
        (About::Next, Answer::Date(date)) => call.next = Some(*date),
        (About::Blocker, Answer::Words(words)) => call.blocker = Some(words.clone()),
        (About::Note, Answer::Words(words)) => call.note = Some(words.clone()),
        _ => {}
    }
}

/// What somebody else of the practice says, who had not seen the answer that stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Otherwise {
    /// What.
    pub answer: Answer,
    /// The entry that has it.
    pub entry: EntryId,
    /// The day that who gave it stood on.
    pub since: Option<Day>,
    /// Who.
    pub by: Option<Text>,
    /// When, for display.
    pub made: Stamp,
}

/// What others of the practice say otherwise than `difference`, latest first. Who says the same is
/// not among them.
#[must_use]
pub fn otherwise(journal: &Journal, difference: &Difference) -> Vec<Otherwise> {
    let about = difference.about;
    let entries = difference.also.iter().filter_map(|&id| journal.get(id));
    entries
        .filter_map(|entry| {
            let answer = match &entry.after {
                Value::Gate(answer) => Answer::Gate(answer.clone()),
                Value::Call(call) => field_of(call, about),
                _ => Answer::Nothing,
            };
            let is_same = match (&answer, &difference.reported) {
                (Answer::Nothing, _) => true,
                (Answer::Gate(one), Answer::Gate(other)) => {
                    says_the_same(one, other) && says_the_same(other, one)
                }
                (one, other) => one == other,
            };
            (!is_same).then(|| Otherwise {
                answer,
                entry: entry.id,
                since: entry.as_of,
                by: entry.by.clone(),
                made: entry.made,
            })
        })
        .collect()
}

/// What accepting these differences of a practice changes: the office's answers, and that they were
/// reviewed. Fields of a call that were left out are refused with the rest of their entry.
#[must_use]
pub fn acceptance(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    practice: &Text,
    accepted: &[Difference],
) -> Vec<(Target, Value)> {
    use crate::plan::{Evidence, EvidenceKind};
    let id = plan[programme].id.clone();
    let mut changes = Vec::new();
    let mut call: Option<Call> = None;
    let mut reviewed: Map<EntryId, ()> = Map::new();
    let call_target = Target::OfPractice {
        practice: practice.clone(),
        programme: id.clone(),
        field: PracticeField::Call,
    };
    for it in accepted {
        reviewed.insert(it.entry, ());
        match (&it.about, &it.reported) {
            (About::Gate(at), Answer::Gate(answer)) => {
                let target = Target::Gate {
                    practice: practice.clone(),
                    programme: id.clone(),
                    gate: plan[programme].gates[*at].id.clone(),
                };
                let evidence = Evidence {
                    kind: EvidenceKind::Return,
                    words: it.by.clone(),
                };
                let answer = GateAnswer {
                    // Without a day of its own it is known from the day it was given.
                    on: answer.on.or(it.since),
                    by: answer.by.clone().or_else(|| it.by.clone()),
                    evidence: answer.evidence.clone().or(Some(evidence)),
                    ..answer.clone()
                };
                changes.push((target, Value::Gate(answer)));
            }
            (about, answer) => {
                let call = call.get_or_insert_with(|| {
                    let held = state.get(&call_target).map(|held| &held.value);
                    match held {
                        Some(Value::Call(call)) => call.clone(),
                        _ => Call::default(),
                    }
                });
                call.is_answered = true;
                set_field(call, *about, answer);
            }
        }
    }
    changes.extend(call.map(|call| (call_target, Value::Call(call))));
    changes.extend(
        reviewed
            .into_vec()
            .into_iter()
            .map(|(entry, ())| review(entry, true, None)),
    );
    changes
}

/// What accepting `other` in the place of `it`, one of the row's differences, changes: the office's
/// answer, and that both were reviewed, unless more of the entry of `it` still waits.
#[must_use]
pub fn choice(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    row: &ReturnRow,
    it: &Difference,
    other: &Otherwise,
) -> Vec<(Target, Value)> {
    let chosen = Difference {
        reported: other.answer.clone(),
        entry: other.entry,
        by: other.by.clone(),
        made: other.made,
        since: other.since,
        ..it.clone()
    };
    let mut changes = acceptance(plan, state, programme, &row.practice, &[chosen]);
    let mut of_entry = row.differences.iter().filter(|one| one.entry == it.entry);
    if of_entry.all(|one| one.about == it.about) {
        changes.push(review(it.entry, false, None));
    }
    changes
}

/// That an entry of a return was reviewed.
#[must_use]
pub fn review(entry: EntryId, is_accepted: bool, reason: Option<Text>) -> (Target, Value) {
    let review = Review {
        is_accepted,
        reason,
    };
    (Target::Review { entry }, Value::Reviewed(review))
}
