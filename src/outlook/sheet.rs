//! The go/no-go sheet of one practice in a programme, or of one deployment: what holds, what stands
//! in the way, which waivers run, and what was decided. Knows what a go needs; the words of the
//! decision are people's.
//!
//! A go for a practice needs every gate before the one that waits (3.14.5: first upload) to have
//! passed, to be waived or not to apply. A go for a deployment needs the tasks before its go-live to
//! be done, or the conditions under which it goes live all the same.
//!
//! Once decided, the sheet is made of the entries that counted then, so it stays as it was.

use super::practice::{PracticeStanding, practice_of};
use super::{Deployment, Outlook, TaskState, too_soon_words, words as dates};
use crate::journal::{ActivityField, Decision, PracticeField, State, Target, Value};
use crate::plan::{ActivityIx, Day, GateState, Plan, ProgrammeIx, Text};
use crate::words::sheet as lang;

/// What is decided about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetOf {
    /// A practice in a programme.
    Practice(ProgrammeIx, Text),
    /// A deployment.
    Deployment(ActivityIx),
}

impl SheetOf {
    /// Where its decision is kept.
    #[must_use]
    pub fn target(&self, plan: &Plan) -> Target {
        match self {
            SheetOf::Practice(programme, id) => Target::OfPractice {
                practice: id.clone(),
                programme: plan[*programme].id.clone(),
                field: PracticeField::Decision,
            },
            SheetOf::Deployment(at) => Target::Activity {
                id: plan[*at].id.clone(),
                field: ActivityField::Decision,
            },
        }
    }

    /// What was decided, as the day `as_of` knows it.
    #[must_use]
    pub fn decision(&self, plan: &Plan, state: &State, as_of: Day) -> Option<Decision> {
        match &state.get(&self.target(plan))?.value {
            Value::Decision(decision) if decision.on <= as_of => Some(decision.clone()),
            _ => None,
        }
    }
}

/// One line of the sheet: a gate, or the tasks of a role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetLine {
    /// What it is.
    pub name: String,
    /// How it stands.
    pub state: GateState,
    /// Since when, until when, by whom; for tasks how many are done.
    pub about: String,
    /// Whether it is a gate; else the tasks of a role, which are done or not.
    pub is_gate: bool,
    /// Whether the decision waits for it.
    pub is_needed: bool,
}

/// The sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Name of the practice or deployment.
    pub name: Text,
    /// Whose, which system, which date.
    pub about: Vec<String>,
    /// Gates, or tasks by role.
    pub lines: Vec<SheetLine>,
    /// Gates that stand in the way.
    pub open: Vec<String>,
    /// What else does.
    pub criticals: Vec<String>,
    /// Waivers that run, or ran out.
    pub waivers: Vec<String>,
    /// How many of the lines that are needed hold, and how many there are.
    pub held: (usize, usize),
    /// Whether a go needs conditions, because something is open that cannot be waived.
    pub needs_conditions: bool,
}

impl Sheet {
    /// The sheet of something as the plan and `state` have it on the day of `outlook`, which is made
    /// of the same state. `None` for a practice nobody knows.
    #[must_use]
    pub fn new(outlook: &Outlook, state: &State, of: &SheetOf) -> Option<Sheet> {
        match of {
            SheetOf::Practice(programme, id) => of_practice(outlook, state, *programme, id),
            SheetOf::Deployment(at) => Some(of_deployment(outlook, state, *at)),
        }
    }

    /// Whether a go can be recorded without conditions.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.held.0 == self.held.1
    }

    /// What is otherwise now than on the sheet that was decided on, a sentence each.
    #[must_use]
    pub fn changes_to(&self, now: &Sheet) -> Vec<String> {
        let mut changes = Vec::new();
        for line in &self.lines {
            let is_it = |other: &&SheetLine| other.name == line.name;
            let Some(now) = now.lines.iter().find(is_it) else {
                continue;
            };
            if line.is_gate && now.state != line.state {
                changes.push(lang::was_and_is(
                    &line.name,
                    dates::gate_word(line.state),
                    dates::gate_word(now.state),
                ));
            } else if !line.is_gate && now.about != line.about {
                changes.push(lang::was_and_is(&line.name, &line.about, &now.about));
            }
        }
        let new = now.criticals.iter();
        changes.extend(new.filter(|it| !self.criticals.contains(it)).cloned());
        changes
    }

    /// "Not ready to decide: 5 of 7 gates hold." or "Ready to decide: all 7 gates hold."
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.lines.is_empty() {
            return lang::NOTHING_TO_WAIT_FOR.to_owned();
        }
        let (held, all) = self.held;
        let is_of_gates = self.lines.iter().all(|line| line.is_gate);
        match (self.is_ready(), is_of_gates) {
            (true, true) => lang::ready(all),
            (false, true) => lang::not_ready(held, all),
            (true, false) => lang::TASKS_ARE_DONE.to_owned(),
            (false, false) => lang::tasks_are_open(held, all),
        }
    }
}

fn of_practice(
    outlook: &Outlook,
    state: &State,
    programme: ProgrammeIx,
    id: &Text,
) -> Option<Sheet> {
    let plan = outlook.plan();
    let practice = practice_of(plan, state, id)?;
    let standing = PracticeStanding::new(plan, state, programme, id, outlook.as_of());
    let gates = &plan[programme].gates;
    let waits = gates.iter().find_map(|gate| gate.min_weeks_before);
    let needed = waits.map_or(gates.len(), |(before, _)| before);
    let mut sheet = Sheet {
        name: practice.name,
        about: Vec::new(),
        lines: Vec::new(),
        open: Vec::new(),
        criticals: Vec::new(),
        waivers: Vec::new(),
        held: (0, needed),
        needs_conditions: false,
    };
    let whose = plan
        .organisations
        .iter()
        .find(|it| it.id == practice.organisation);
    let which = plan.systems.iter().find(|it| it.id == practice.system);
    sheet.about.extend(whose.map(|it| it.name.to_string()));
    sheet.about.extend(which.map(|it| it.name.to_string()));
    sheet.about.push(plan[programme].name.to_string());
    // Whoever has closed will not go live, however the gates stand.
    let closed = practice.closed.filter(|&day| day <= outlook.as_of());
    sheet
        .criticals
        .extend(closed.map(|day| lang::closed_on(&dates::day_without_weekday(day))));
    for (at, (gate, answer)) in gates.iter().zip(&standing.gates).enumerate() {
        let recorded = answer.recorded.clone().unwrap_or_default();
        let mut about = Vec::new();
        about.extend(recorded.on.map(dates::day_without_weekday));
        about.extend(recorded.by.as_ref().map(ToString::to_string));
        let is_needed = at < needed;
        sheet.held.0 += usize::from(is_needed && answer.holds());
        if is_needed && answer.state == GateState::Failed {
            sheet.open.push(lang::gate_failed(at + 1, &gate.name));
        } else if is_needed && !answer.holds() {
            sheet.open.push(lang::gate_open(at + 1, &gate.name));
        }
        if let Some(too_soon) = answer.too_soon {
            let why = too_soon_words(plan, programme, at, too_soon);
            sheet.criticals.push(why);
        }
        if answer.is_stale {
            sheet.criticals.push(lang::gate_stale(at + 1, &gate.name));
        }
        if let (GateState::Waived, Some(until)) = (recorded.state, recorded.until) {
            sheet.waivers.push(lang::waiver(
                &gate.short,
                &dates::day_without_weekday(until),
                recorded.by.as_deref(),
                recorded.reason.as_deref(),
                answer.is_lapsed,
            ));
        }
        sheet.lines.push(SheetLine {
            name: format!("{}. {}", at + 1, gate.name),
            state: answer.state,
            about: about.join(", "),
            is_gate: true,
            is_needed,
        });
    }
    let call = Target::OfPractice {
        practice: id.clone(),
        programme: plan[programme].id.clone(),
        field: PracticeField::Call,
    };
    if let Some(Value::Call(call)) = state.get(&call).map(|held| &held.value) {
        sheet
            .criticals
            .extend(call.blocker.as_ref().map(|it| lang::blocker(it)));
    }
    sheet
        .about
        .extend(standing.earliest_sentence(plan, programme));
    Some(sheet)
}

fn of_deployment(outlook: &Outlook, state: &State, at: ActivityIx) -> Sheet {
    let plan = outlook.plan();
    let activity = &plan[at];
    let deployment = Deployment::new(outlook, state, at);
    let mut sheet = Sheet {
        name: activity.name.clone(),
        about: Vec::new(),
        lines: Vec::new(),
        open: Vec::new(),
        criticals: Vec::new(),
        waivers: Vec::new(),
        held: (0, 0),
        needs_conditions: false,
    };
    let whose = activity.organisation.map(|at| plan[at].name.to_string());
    let which = activity.system.map(|at| plan[at].name.to_string());
    sheet.about.extend(whose);
    sheet.about.extend(which);
    let go_live = dates::date_or_not(deployment.go_live);
    sheet.about.push(lang::go_live(&go_live));
    for role in deployment.by_role(plan) {
        let is_before = |task: &usize| {
            let weeks = deployment.tasks[*task].in_plan(plan).weeks_before_go_live;
            weeks.is_none_or(|weeks| weeks >= 0)
        };
        let tasks: Vec<usize> = role.tasks.iter().copied().filter(is_before).collect();
        if tasks.is_empty() {
            continue;
        }
        let done = tasks
            .iter()
            .filter(|&&task| matches!(deployment.tasks[task].state, TaskState::Done(_)));
        let done = done.count();
        sheet.held.0 += usize::from(done == tasks.len());
        sheet.held.1 += 1;
        let name = role.full.or(role.role).map(String::from);
        sheet.lines.push(SheetLine {
            name: name.unwrap_or_else(|| lang::NO_ROLE.to_owned()),
            state: if done == tasks.len() {
                GateState::Passed
            } else {
                GateState::NotMeasured
            },
            about: lang::tasks_done(done, tasks.len()),
            is_gate: false,
            is_needed: true,
        });
    }
    for task in deployment.overdue() {
        let task = &deployment.tasks[task];
        let title = &task.in_plan(plan).name;
        sheet
            .criticals
            .push(lang::task_late(title, &task.state.words()));
    }
    sheet.needs_conditions = sheet.held.0 < sheet.held.1;
    let call = Target::Activity {
        id: activity.id.clone(),
        field: ActivityField::Call,
    };
    if let Some(Value::Call(call)) = state.get(&call).map(|held| &held.value) {
        sheet
            .criticals
            .extend(call.blocker.as_ref().map(|it| lang::blocker(it)));
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::NamedPractice;
    use crate::outlook::fixture::{day, hertfordshire, hold, programme};
    use crate::plan::GateAnswer;

    fn gate(state: &mut State, gate: &str, answer: GateAnswer) {
        let target = Target::Gate {
            practice: "E82001".into(),
            programme: "scr".into(),
            gate: gate.into(),
        };
        hold(state, target, Value::Gate(answer));
    }

    #[test]
    fn a_practice_is_ready_when_every_gate_before_the_upload_holds_or_is_waived() {
        let plan = hertfordshire();
        let scr = programme(&plan, "scr");
        let of = SheetOf::Practice(scr, "E82001".into());
        let mut state = State::default();
        let sheet = |state: &State| {
            let outlook = Outlook::new(plan.clone(), state, day("2009-09-23"));
            Sheet::new(&outlook, state, &of)
        };
        assert_eq!(sheet(&state), None);
        let practice = NamedPractice {
            name: "Ash Surgery".into(),
            organisation: "en-pct".into(),
            ..NamedPractice::default()
        };
        let id = "E82001".into();
        hold(
            &mut state,
            Target::Practice { id },
            Value::Practice(practice),
        );
        let passed = GateAnswer {
            state: GateState::Passed,
            on: Some(day("2009-09-01")),
            ..GateAnswer::default()
        };
        let before = plan[scr].gates[..7].iter();
        for it in before {
            gate(&mut state, &it.id, passed.clone());
        }
        let failed = GateAnswer {
            state: GateState::Failed,
            ..passed.clone()
        };
        gate(&mut state, "board", failed);
        let not_yet = sheet(&state).unwrap();
        assert_eq!(
            not_yet.sentence(),
            "Not ready to decide: 6 of 7 gates hold."
        );
        assert_eq!(not_yet.open.len(), 1);
        let waived = GateAnswer {
            state: GateState::Waived,
            until: Some(day("2010-03-31")),
            by: Some("Board".into()),
            reason: Some("Sponsor on leave".into()),
            ..passed
        };
        gate(&mut state, "board", waived);
        let ready = sheet(&state).unwrap();
        assert_eq!(
            ready.changes_to(&not_yet),
            [
                "4. Project board in place, local clinical and patient sponsors found: was Waived, now Failed"
            ]
        );
        assert!(ready.changes_to(&ready).is_empty());
        assert_eq!(ready.sentence(), "Ready to decide: all 7 gates hold.");
        assert!(ready.criticals.is_empty());
        assert_eq!(
            ready.waivers,
            ["Board and sponsor is waived until 31 Mar 2010 by Board: Sponsor on leave"]
        );
        // Gates from the upload on are shown, and not waited for.
        assert_eq!(ready.lines.iter().filter(|it| it.is_needed).count(), 7);
        assert_eq!(ready.lines.len(), 9);
    }

    #[test]
    fn a_deployment_counts_its_tasks_before_the_go_live_by_role() {
        let plan = hertfordshire();
        let at = plan.activity("en-child-health").unwrap();
        let state = State::default();
        let outlook = Outlook::new(plan.clone(), &state, day("2009-09-23"));
        let sheet = Sheet::new(&outlook, &state, &SheetOf::Deployment(at)).unwrap();
        assert!(sheet.needs_conditions && !sheet.is_ready());
        assert!(!sheet.lines.is_empty() && !sheet.criticals.is_empty());
        assert!(sheet.about.iter().any(|it| it.starts_with("Go-live")));
    }
}
