//! What a gesture did, in words a person would use: "tick Data accredited for Example practice".
//! Knows how to name targets from the plan; leaves where the words stand to the pages.

use super::{ActivityField, Entry, State, Target, Value};
use crate::plan::{ActivityIx, ActivityKind, GateState, Plan, PlanDate};

/// Names a gesture after its entries, as the object of "Undo" and "Redo". Empty for no entries.
#[must_use]
pub fn name_of(gesture: &[&Entry], plan: &Plan, state: &State) -> String {
    let Some((first, others)) = gesture.split_first() else {
        return String::new();
    };
    if let Some(name) = name_of_shift(gesture, plan) {
        return name;
    }
    let name = name_of_entry(first, plan, state);
    match others.len() {
        0 => name,
        1 => format!("{name} and 1 more change"),
        n => format!("{name} and {n} more changes"),
    }
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
    Some(match by?.first() {
        Some(step) => format!("move {rows} {}", step.words()),
        None => format!("move {rows}"),
    })
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
        let (count, unit) = match self {
            Step::Months(months) => (months, "month"),
            Step::Days(days) if days % 7 == 0 => (days / 7, "week"),
            Step::Days(days) => (days, "day"),
        };
        let plural = if count.unsigned_abs() == 1 { "" } else { "s" };
        let direction = if count < 0 { "earlier" } else { "later" };
        format!("{} {unit}{plural} {direction}", count.unsigned_abs())
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
    let word = match kind.filter(|_| !is_mixed) {
        Some(ActivityKind::Deployment) => "service",
        Some(ActivityKind::Milestone) => "milestone",
        Some(ActivityKind::Project) => "project",
        None => "row",
    };
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
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
            format!("{} {task} for {}", words.tick(), words.activity(activity))
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
        } => format!("{} {}", words.tick(), words.challenge(programme, challenge)),
        Target::Finding { .. } => match &entry.after {
            Value::Nothing => "no longer accept a finding".into(),
            _ => "accept a finding".into(),
        },
        Target::Contact { role, .. } => match &entry.after {
            Value::Contact { name, .. } => format!("set {name} as {role}"),
            _ => format!("remove the contact for {role}"),
        },
        Target::Baseline { .. } => match (&entry.before, &entry.after) {
            (Value::Baseline(before), Value::Baseline(after)) => {
                format!("rename the baseline {} to {}", before.name, after.name)
            }
            (_, Value::Baseline(after)) => format!("keep the baseline {}", after.name),
            (Value::Baseline(before), _) => format!("remove the baseline {}", before.name),
            _ => "remove a baseline".into(),
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

    fn tick(&self) -> &'static str {
        match self.entry.after {
            Value::Nothing => "untick",
            _ => "tick",
        }
    }

    fn activity_field(&self, id: &'a str, field: ActivityField) -> String {
        let activity = self.activity(id);
        let what = match field {
            ActivityField::ForecastStart => "forecast start",
            ActivityField::ForecastEnd => "forecast end",
            ActivityField::ActualStart => "actual start",
            ActivityField::ActualEnd => "actual end",
            ActivityField::Owner => "owner",
            ActivityField::Note => "note",
        };
        match (&self.entry.after, field) {
            (Value::Date(date), _) => {
                format!("set the {what} of {activity} to {}", in_words(*date))
            }
            (Value::Text(owner), ActivityField::Owner) => {
                format!("set the owner of {activity} to {owner}")
            }
            (Value::Text(_), _) => format!("write the {what} on {activity}"),
            _ => format!("remove the {what} of {activity}"),
        }
    }

    fn naming(&self, id: &'a str) -> String {
        match (&self.entry.before, &self.entry.after) {
            (Value::Practice(before), Value::Practice(after)) if before.name == after.name => {
                format!("change the details of {}", after.name)
            }
            (Value::Practice(before), Value::Practice(after)) => {
                format!("rename {} to {}", before.name, after.name)
            }
            (_, Value::Practice(after)) => format!("add {}", after.name),
            (Value::Practice(before), _) => format!("remove {}", before.name),
            _ => format!("remove {}", self.practice(id)),
        }
    }

    fn answer(&self, gate: &str, practice: &str) -> String {
        let Value::Gate(answer) = &self.entry.after else {
            return format!("untick {gate} for {practice}");
        };
        match answer.state {
            GateState::Passed => format!("tick {gate} for {practice}"),
            GateState::Failed => format!("mark {gate} as failed for {practice}"),
            GateState::NotApplicable => {
                format!("mark {gate} as not applicable for {practice}")
            }
            GateState::NotMeasured => format!("mark {gate} as not measured for {practice}"),
            GateState::Waived => match answer.until {
                Some(until) => format!(
                    "waive {gate} for {practice} until {}",
                    in_words(PlanDate::day(until))
                ),
                None => format!("waive {gate} for {practice}"),
            },
        }
    }
}

fn in_words(date: PlanDate) -> String {
    date.full_words()
}
