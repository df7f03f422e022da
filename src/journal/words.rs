//! What a gesture did, in words a person would use: "tick Data accredited for Example practice".
//! Knows how to name targets from the plan; leaves where the words stand to the pages.

use super::{ActivityField, ChallengeField, Entry, PracticeField, State, Target, Value};
use crate::plan::{ActivityIx, ActivityKind, GateState, Plan, PlanDate};
use crate::words::changes as words;
use crate::words::slips::{self, Span};

/// Names a gesture after its entries, as the object of "Undo" and "Redo". Empty for no entries.
#[must_use]
pub fn name_of(gesture: &[&Entry], plan: &Plan, state: &State) -> String {
    let Some((first, others)) = gesture.split_first() else {
        return String::new();
    };
    if let Some(name) = name_of_shift(gesture, plan) {
        return name;
    }
    words::and_others(name_of_entry(first, plan, state), others.len())
}

/// Names a gesture that moved the expected dates of several rows: "move 12 services 1 month later",
/// without how far where not all moved alike. `None` for any other gesture.
fn name_of_shift(gesture: &[&Entry], plan: &Plan) -> Option<String> {
    // Entries of a gesture are in the order of their targets, so those of a row are together.
    let mut rows: Vec<ActivityIx> = Vec::new();
    let mut by: Option<Vec<Step>> = None;
    for entry in gesture {
        let Target::Activity { id, field } = &entry.target else {
            return None;
        };
        let at = plan.activity(id)?;
        let planned = match field {
            ActivityField::ForecastStart => plan[at].start,
            ActivityField::ForecastEnd => plan[at].end,
            _ => return None,
        };
        let date = |value: &Value| match value {
            Value::Date(date) => Some(*date),
            _ => planned,
        };
        let steps = Step::between(date(&entry.before)?, date(&entry.after)?);
        match &mut by {
            None => by = Some(steps.into_iter().flatten().collect()),
            Some(by) => by.retain(|step| steps.contains(&Some(*step))),
        }
        if rows.last() != Some(&at) {
            rows.push(at);
        }
    }
    if rows.len() < 2 {
        return None;
    }
    let rows = counted_rows(plan, rows.iter().copied());
    let how_far = by?.first().map(|step| step.words());
    Some(words::move_rows(&rows, how_far.as_deref()))
}

/// How far a date moved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Months(i32),
    Days(i32),
}

impl Step {
    /// By months, where it is a matter of whole months, and by days, where both are days.
    fn between(before: PlanDate, after: PlanDate) -> [Option<Step>; 2] {
        let (first, now) = (before.first(), after.first());
        let months = now.month_index() - first.month_index();
        let is_whole = before.precision() == after.precision() && first.plus_months(months) == now;
        let are_days = [before, after]
            .iter()
            .all(|date| date.first() == date.last());
        [
            (is_whole && months != 0).then_some(Step::Months(months)),
            are_days.then(|| Step::Days(now.days_since(first))),
        ]
    }

    fn words(self) -> String {
        let (count, span) = match self {
            Step::Months(months) => (months, Span::Months(months.unsigned_abs())),
            Step::Days(days) if days % 7 == 0 => (days, Span::Weeks(days.unsigned_abs() / 7)),
            Step::Days(days) => (days, Span::Days(days.unsigned_abs())),
        };
        let distance = slips::distance(span);
        if count < 0 {
            slips::earlier(&distance)
        } else {
            slips::later(&distance)
        }
    }
}

/// How many rows there are and what they are: "12 services", "1 milestone", "3 rows" of more kinds
/// than one.
#[must_use]
pub fn counted_rows(plan: &Plan, rows: impl Iterator<Item = ActivityIx>) -> String {
    let (mut count, mut kind, mut is_mixed) = (0_usize, None, false);
    for at in rows {
        let this = plan[at].kind;
        is_mixed |= kind.is_some_and(|kind| kind != this);
        kind = Some(this);
        count += 1;
    }
    let what = match kind.filter(|_| !is_mixed) {
        Some(ActivityKind::Deployment) => words::Rows::Services,
        Some(ActivityKind::Milestone) => words::Rows::Milestones,
        Some(ActivityKind::Project) => words::Rows::Projects,
        None => words::Rows::Mixed,
    };
    words::rows(count, what)
}

/// Names one change, such as "tick Data accredited for Example practice".
#[must_use]
pub fn name_of_entry(entry: &Entry, plan: &Plan, state: &State) -> String {
    let words = Words { plan, state, entry };
    match &entry.target {
        Target::Activity { id, field } => words.activity_field(id, *field),
        Target::Task {
            activity,
            checklist,
            task,
        } => {
            let task = words.task(checklist, task);
            words::tick_for(words.is_tick(), task, words.activity(activity))
        }
        Target::Practice { id } => words.naming(id),
        Target::Gate {
            practice,
            programme,
            gate,
        } => words.answer(words.gate(programme, gate), words.practice(practice)),
        Target::Challenge {
            programme,
            challenge,
        } => words::tick_challenge(words.is_tick(), words.challenge(programme, challenge)),
        Target::Finding { .. } => match &entry.after {
            Value::Nothing => words::NO_LONGER_ACCEPT.into(),
            _ => words::ACCEPT.into(),
        },
        Target::Contact { role, .. } => match &entry.after {
            Value::Contact { name, .. } => words::set_contact(name, role),
            _ => words::remove_contact(role),
        },
        Target::Reported { practice, .. } => {
            words::change(words::THE_RETURN_OF, words.practice(practice))
        }
        Target::OfPractice {
            practice, field, ..
        } => {
            let what = match field {
                PracticeField::Call => words::THE_CALL_TO,
                PracticeField::ReportedCall => words::THE_RETURN_OF,
                PracticeField::Pack => words::THE_PACK_FOR,
                PracticeField::Decision => words::THE_DECISION_ON,
                PracticeField::Training => words::TRAINING_AT,
            };
            words::change(what, words.practice(practice))
        }
        Target::Review { .. } => words::DECIDE_ON_A_RETURN.into(),
        Target::Letters {
            organisation,
            system,
            ..
        } => words::change(
            words::LETTERS_TO_PATIENTS_OF,
            &words.cohort(organisation, system),
        ),
        Target::StaleAfter { .. } => words::CHANGE_WHEN_ANSWERS_GO_STALE.into(),
        Target::ChallengeField {
            programme,
            challenge,
            field,
        } => {
            let what = match field {
                ChallengeField::Owner => words::THE_OWNER_OF,
                ChallengeField::Due => words::THE_DUE_DATE_OF,
                ChallengeField::Note => words::THE_NOTE_ON,
            };
            words::change(what, words.challenge(programme, challenge))
        }
        Target::Redaction { .. } => words::REDACT.into(),
        Target::Baseline { .. } => match (&entry.before, &entry.after) {
            (Value::Baseline(before), Value::Baseline(after)) => {
                words::rename_baseline(&before.name, &after.name)
            }
            (_, Value::Baseline(after)) => words::keep_baseline(&after.name),
            (Value::Baseline(before), _) => words::remove_baseline(&before.name),
            _ => words::REMOVE_A_BASELINE.into(),
        },
    }
}

struct Words<'a> {
    plan: &'a Plan,
    state: &'a State,
    entry: &'a Entry,
}

impl<'a> Words<'a> {
    fn activity(&self, id: &'a str) -> &'a str {
        match self.plan.activity(id) {
            Some(at) => &self.plan[at].name,
            None => id,
        }
    }

    fn task(&self, checklist: &str, task: &'a str) -> &'a str {
        self.plan
            .checklists
            .iter()
            .find(|list| &*list.id == checklist)
            .and_then(|list| list.tasks.iter().find(|one| &*one.id == task))
            .map_or(task, |task| &task.name)
    }

    fn gate(&self, programme: &str, gate: &'a str) -> &'a str {
        self.plan
            .programme(programme)
            .and_then(|at| self.plan[at].gates.iter().find(|one| &*one.id == gate))
            .map_or(gate, |gate| &gate.name)
    }

    fn challenge(&self, programme: &str, challenge: &'a str) -> &'a str {
        self.plan
            .programme(programme)
            .and_then(|at| {
                let challenges = &self.plan[at].challenges;
                challenges.iter().find(|one| &*one.id == challenge)
            })
            .map_or(challenge, |challenge| &challenge.title)
    }

    /// The name of a practice: as people named it, as the plan names it, or its id.
    fn practice(&self, id: &'a str) -> &'a str {
        let named = self.state.get(&Target::Practice { id: id.into() });
        if let Some(Value::Practice(practice)) = named.map(|held| &held.value) {
            return &practice.name;
        }
        let mut planned = self.plan.practices.iter();
        planned
            .find(|practice| &*practice.id == id)
            .map_or(id, |practice| &practice.name)
    }

    fn is_tick(&self) -> bool {
        !matches!(self.entry.after, Value::Nothing)
    }

    fn activity_field(&self, id: &'a str, field: ActivityField) -> String {
        let activity = self.activity(id);
        let what = match field {
            ActivityField::ForecastStart => words::FORECAST_START,
            ActivityField::ForecastEnd => words::FORECAST_END,
            ActivityField::ActualStart => words::ACTUAL_START,
            ActivityField::ActualEnd => words::ACTUAL_END,
            ActivityField::Owner => words::OWNER,
            ActivityField::Note => words::NOTE,
            ActivityField::Call => return words::change(words::THE_CALL_TO, activity),
            ActivityField::Decision => return words::change(words::THE_DECISION_ON, activity),
        };
        match (&self.entry.after, field) {
            (Value::Date(date), _) => words::set_date(what, activity, &in_words(*date)),
            (Value::Text(owner), ActivityField::Owner) => words::set_owner(activity, owner),
            (Value::Text(_), _) => words::write(what, activity),
            _ => words::remove_from(what, activity),
        }
    }

    /// "East & North, EMIS LV".
    fn cohort(&self, organisation: &str, system: &str) -> String {
        let organisations = &self.plan.organisations;
        let systems = &self.plan.systems;
        let organisation = (organisations.iter().find(|it| &*it.id == organisation))
            .map_or(organisation, |it| &*it.short);
        let system = (systems.iter().find(|it| &*it.id == system)).map_or(system, |it| &*it.name);
        words::cohort(organisation, system)
    }

    fn naming(&self, id: &'a str) -> String {
        match (&self.entry.before, &self.entry.after) {
            (Value::Practice(before), Value::Practice(after)) if before.name == after.name => {
                words::change_details(&after.name)
            }
            (Value::Practice(before), Value::Practice(after)) => {
                words::rename(&before.name, &after.name)
            }
            (_, Value::Practice(after)) => words::add(&after.name),
            (Value::Practice(before), _) => words::remove(&before.name),
            _ => words::remove(self.practice(id)),
        }
    }

    fn answer(&self, gate: &str, practice: &str) -> String {
        let Value::Gate(answer) = &self.entry.after else {
            return words::tick_for(false, gate, practice);
        };
        match answer.state {
            GateState::Passed => words::tick_for(true, gate, practice),
            GateState::Failed => words::mark_failed(gate, practice),
            GateState::NotApplicable => words::mark_not_applicable(gate, practice),
            GateState::NotMeasured => words::mark_not_measured(gate, practice),
            GateState::Waived => {
                let until = answer.until.map(|until| in_words(PlanDate::day(until)));
                words::waive(gate, practice, until.as_deref())
            }
        }
    }
}

fn in_words(date: PlanDate) -> String {
    date.full_words()
}
