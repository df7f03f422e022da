//! What is known of the gates of one practice on a day: the journal's answer before the plan's,
//! waivers that ran out, answers that are stale.

use crate::journal::{EntryId, Held, State, Target, Value};
use crate::plan::{Day, GateAnswer, GateState, Plan, Practice, ProgrammeIx, Text};

/// Who says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerFrom {
    /// The plan file.
    Plan,
    /// An entry of the journal.
    Entry(EntryId),
}

/// One gate of one named practice, as the as-of date knows it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PracticeAnswer {
    /// Its state; a waiver that ran out is [`GateState::NotMeasured`].
    pub state: GateState,
    /// What was recorded: day, name, reason. `None` when nothing was.
    pub recorded: Option<GateAnswer>,
    /// Who says so; `None` when nobody does.
    pub from: Option<AnswerFrom>,
    /// Whether a waiver ran out before the as-of date.
    pub is_lapsed: bool,
    /// Whether it was measured longer ago than answers of the programme may be.
    pub is_stale: bool,
    /// Why its date cannot be right, where it cannot.
    pub too_soon: Option<TooSoon>,
    /// Whether it holds, its date can be, and every earlier gate counts as well.
    pub counts: bool,
}

impl PracticeAnswer {
    /// Whether anybody answered.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.recorded.is_some()
    }

    /// Whether the gate does not stand in the way: passed, waived or not applicable.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(
            self.state,
            GateState::Passed | GateState::Waived | GateState::NotApplicable
        )
    }
}

/// A gate was passed on a day on which it cannot have been: uploads never precede the letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooSoon {
    /// The gate that comes first, by its place in the ladder.
    pub after: usize,
    /// At least so many weeks lie between the two.
    pub weeks: u32,
    /// The first day on which it can have been.
    pub possible: Day,
}

/// After how many days an answer of a programme is stale; `None` where nobody said.
#[must_use]
pub fn stale_after(plan: &Plan, state: &State, programme: ProgrammeIx) -> Option<u32> {
    let target = Target::StaleAfter {
        programme: plan[programme].id.clone(),
    };
    match state.get(&target)?.value {
        Value::Days(days) => Some(days),
        _ => None,
    }
}

/// The gates of one practice as the plan and `state` have them on the day `as_of`, in ladder order.
#[must_use]
pub fn practice_answers(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    practice: &Text,
    as_of: Day,
) -> Vec<PracticeAnswer> {
    let planned = plan.practices.iter().find(|it| it.id == *practice);
    Answers::new(plan, state, programme, as_of).of(practice, planned)
}

/// What answers are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    plan: &'a Plan,
    state: &'a State,
    programme: ProgrammeIx,
    as_of: Day,
    /// Answers from before this day are stale.
    fresh_from: Option<Day>,
}

impl<'a> Answers<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        state: &'a State,
        programme: ProgrammeIx,
        as_of: Day,
    ) -> Answers<'a> {
        let days = stale_after(plan, state, programme);
        let days = days.map(|days| i32::try_from(days).unwrap_or(i32::MAX));
        Answers {
            plan,
            state,
            programme,
            as_of,
            fresh_from: days.map(|days| as_of.plus_days(days.saturating_neg())),
        }
    }

    /// The gates of one practice, in ladder order; `planned` where the plan names it.
    pub(super) fn of(self, practice: &Text, planned: Option<&Practice>) -> Vec<PracticeAnswer> {
        let gates = &self.plan[self.programme].gates;
        let answers = gates.iter();
        let answers = answers.map(|gate| self.answer(&gate.id, practice, planned));
        let mut answers: Vec<PracticeAnswer> = answers.collect();
        for (first, gate) in gates.iter().enumerate() {
            if let Some((later, weeks)) = gate.min_weeks_before {
                look_at_dates(&mut answers, first, later, weeks);
            }
        }
        let mut counts = true;
        for answer in &mut answers {
            counts &= answer.holds() && answer.too_soon.is_none();
            answer.counts = counts;
        }
        answers
    }

    /// One gate of one practice: the journal's answer, else the plan's; an answer given after the
    /// as-of date does not exist yet, and a waiver that ran out holds no more.
    fn answer(self, gate: &Text, practice: &Text, planned: Option<&Practice>) -> PracticeAnswer {
        let programme = &self.plan[self.programme].id;
        let target = Target::Gate {
            practice: practice.clone(),
            programme: programme.clone(),
            gate: gate.clone(),
        };
        let held = self.state.held.get(&target);
        let from_journal = held.and_then(|held| answer_on(held, self.as_of));
        let from_plan = || {
            let (_, answer) = planned?.gates.iter().find(|(key, _)| {
                key.split_once('.')
                    .is_some_and(|(p, g)| *p == **programme && *g == **gate)
            })?;
            let is_known = answer.on.is_none_or(|on| on <= self.as_of);
            is_known.then_some((answer, AnswerFrom::Plan))
        };
        let Some((recorded, from)) = from_journal.or_else(from_plan) else {
            return PracticeAnswer::default();
        };
        let ran_out = recorded.until.is_some_and(|until| until < self.as_of);
        let is_lapsed = recorded.state == GateState::Waived && ran_out;
        let is_measured = matches!(recorded.state, GateState::Passed | GateState::Failed);
        let is_old = |(on, fresh_from)| on < fresh_from;
        PracticeAnswer {
            state: if is_lapsed {
                GateState::NotMeasured
            } else {
                recorded.state
            },
            is_stale: is_measured && recorded.on.zip(self.fresh_from).is_some_and(is_old),
            recorded: Some(recorded.clone()),
            from: Some(from),
            is_lapsed,
            too_soon: None,
            counts: false,
        }
    }
}

/// Marks a gate that was passed sooner than so many weeks after the one that comes first, and gates
/// after it that were passed before it was.
fn look_at_dates(answers: &mut [PracticeAnswer], first: usize, later: usize, weeks: u32) {
    let passed = |answer: Option<&PracticeAnswer>| {
        let answer = answer.filter(|it| it.state == GateState::Passed)?;
        answer.recorded.as_ref()?.on
    };
    let Some(upload) = passed(answers.get(later)) else {
        return;
    };
    if let Some(letters) = passed(answers.get(first)) {
        let days = i32::try_from(weeks).unwrap_or(i32::MAX).saturating_mul(7);
        let possible = letters.plus_days(days);
        if upload < possible {
            answers[later].too_soon = Some(TooSoon {
                after: first,
                weeks,
                possible,
            });
        }
    }
    for answer in &mut answers[later + 1..] {
        if passed(Some(answer)).is_some_and(|on| on < upload) {
            answer.too_soon = Some(TooSoon {
                after: later,
                weeks: 0,
                possible: upload,
            });
        }
    }
}

/// What a target held that day: the latest answer that was given by then. An answer counts from the
/// day on which it was given, one without a day and a withdrawal from the day their writer stood on.
fn answer_on(held: &Held, as_of: Day) -> Option<(&GateAnswer, AnswerFrom)> {
    let earlier = held.earlier.iter().rev();
    let earlier = earlier.map(|it| (it.entry, &it.value, it.since));
    let mut all = std::iter::once((held.entry, &held.value, held.since)).chain(earlier);
    let (entry, value, _) = all.find(|(_, value, since)| {
        let given = match value {
            Value::Gate(answer) => answer.on,
            _ => None,
        };
        given.or(*since).is_none_or(|day| day <= as_of)
    })?;
    match value {
        Value::Gate(answer) => Some((answer, AnswerFrom::Entry(entry))),
        _ => None,
    }
}
