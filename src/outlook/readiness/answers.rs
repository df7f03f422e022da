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
    /// Whether it holds and every earlier gate does as well.
    pub counts: bool,
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
        let mut counts = true;
        let gates = self.plan[self.programme].gates.iter();
        let answers = gates.map(|gate| {
            let mut answer = self.answer(&gate.id, practice, planned);
            counts &= matches!(
                answer.state,
                GateState::Passed | GateState::Waived | GateState::NotApplicable
            );
            answer.counts = counts;
            answer
        });
        answers.collect()
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
            counts: false,
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
