//! What Undo and Redo are called, on the Hertfordshire plan.

#![allow(clippy::unwrap_used)] // The plan is tested to be readable elsewhere.

use rollcall::journal::{
    ActivityField, Circumstances, Journal, KeptBaseline, NamedPractice, Pen, Stamp, Target, Value,
    Writer, name_of,
};
use rollcall::plan::{ActivityKind, Day, GateAnswer, GateState, Plan, PlanDate, Reader};

const PLAN: &str = include_str!("../public/plans/hertfordshire-2009-10.json");

/// One tab on the Hertfordshire plan.
struct Tab {
    plan: Plan,
    journal: Journal,
    pen: Pen,
}

impl Tab {
    fn new() -> Tab {
        let plan = Reader::from_text(PLAN).unwrap().finish().unwrap().plan;
        let mut tab = Tab {
            plan,
            journal: Journal::new(),
            pen: Pen::new(Writer(1)),
        };
        tab.change(vec![(
            Target::Practice {
                id: "E82001".into(),
            },
            Value::Practice(NamedPractice {
                name: "Example practice".into(),
                organisation: "en-pct".into(),
                system: "emis-lv".into(),
                ..NamedPractice::default()
            }),
        )]);
        tab
    }

    fn circumstances() -> Circumstances {
        Circumstances {
            made: Stamp {
                unix_ms: 0,
                offset_minutes: 0,
            },
            as_of: None,
            by: None,
            plan: "herts-imt".into(),
            fingerprint: "".into(),
        }
    }

    fn change(&mut self, changes: Vec<(Target, Value)>) {
        let about = Tab::circumstances();
        let entries = self.journal.draft(&mut self.pen, &about, changes, None);
        assert!(!entries.is_empty());
        self.journal.add(entries);
    }

    fn undo(&mut self) {
        let entries = self
            .journal
            .draft_undo(&mut self.pen, &Tab::circumstances());
        self.journal.add(entries);
    }

    /// What Undo would take back.
    fn undo_name(&self) -> String {
        let gesture = self.journal.next_undo().unwrap_or_default();
        name_of(&gesture, &self.plan, &self.journal.state())
    }

    /// What Redo would bring back.
    fn redo_name(&self) -> String {
        let gesture = self.journal.next_redo().unwrap_or_default();
        name_of(&gesture, &self.plan, &self.journal.state())
    }
}

fn gate(id: &str) -> Target {
    Target::Gate {
        practice: "E82001".into(),
        programme: "scr".into(),
        gate: id.into(),
    }
}

fn answer(state: GateState, until: Option<Day>) -> Value {
    Value::Gate(GateAnswer {
        state,
        until,
        ..GateAnswer::default()
    })
}

fn podiatry(field: ActivityField) -> Target {
    Target::Activity {
        id: "en-live-podiatry-and-foot-health".into(),
        field,
    }
}

#[test]
fn a_tick_is_named_by_gate_and_practice_and_goes_on_to_redo() {
    let mut tab = Tab::new();
    tab.change(vec![(
        gate("data-accredited"),
        answer(GateState::Passed, None),
    )]);
    assert_eq!(tab.undo_name(), "tick Data accredited for Example practice");
    tab.undo();
    assert_eq!(tab.undo_name(), "add Example practice");
    assert_eq!(tab.redo_name(), "tick Data accredited for Example practice");
}

#[test]
#[allow(clippy::too_many_lines)] // One table.
fn every_kind_of_change_has_a_name() {
    let day = Day::from_ymd(2009, 9, 30).unwrap();
    let date = |text| Value::Date(PlanDate::parse(text).unwrap());
    let text = |text: &str| Value::Text(text.into());
    let practice = |name: &str, system: &str| {
        Value::Practice(NamedPractice {
            name: name.into(),
            organisation: "en-pct".into(),
            system: system.into(),
            ..NamedPractice::default()
        })
    };
    let named = Target::Practice {
        id: "E82001".into(),
    };
    let contact = Target::Contact {
        role: "BC Lead".into(),
        organisation: "".into(),
    };
    let task = Target::Task {
        activity: "en-live-podiatry-and-foot-health".into(),
        checklist: "training".into(),
        task: "needs-analysis".into(),
    };
    let challenge = Target::Challenge {
        programme: "scr".into(),
        challenge: "teams".into(),
    };
    let finding = Target::Finding { id: "any".into() };
    let cases = [
        (
            podiatry(ActivityField::ForecastEnd),
            date("2009-11"),
            "set the forecast end of Podiatry & Foot Health to November 2009",
        ),
        (
            podiatry(ActivityField::ForecastEnd),
            Value::Nothing,
            "remove the forecast end of Podiatry & Foot Health",
        ),
        (
            podiatry(ActivityField::ActualStart),
            date("2009-09-23"),
            "set the actual start of Podiatry & Foot Health to 23 September 2009",
        ),
        (
            podiatry(ActivityField::Owner),
            text("Ann"),
            "set the owner of Podiatry & Foot Health to Ann",
        ),
        (
            podiatry(ActivityField::Note),
            text("late"),
            "write the note on Podiatry & Foot Health",
        ),
        (
            task.clone(),
            Value::Done(day),
            "tick Training needs analysis for all staff for Podiatry & Foot Health",
        ),
        (
            task,
            Value::Nothing,
            "untick Training needs analysis for all staff for Podiatry & Foot Health",
        ),
        (
            gate("board"),
            answer(GateState::Waived, Some(day)),
            "waive Project board in place, local clinical and patient sponsors found for Example \
             practice until 30 September 2009",
        ),
        (
            gate("upload"),
            answer(GateState::NotApplicable, None),
            "mark First upload as not applicable for Example practice",
        ),
        (
            gate("upload"),
            answer(GateState::Failed, None),
            "mark First upload as failed for Example practice",
        ),
        (
            gate("upload"),
            answer(GateState::NotMeasured, None),
            "mark First upload as not measured for Example practice",
        ),
        (
            gate("upload"),
            Value::Nothing,
            "untick First upload for Example practice",
        ),
        (
            challenge,
            Value::Done(day),
            "tick Project teams and project boards need to be put together",
        ),
        (
            finding.clone(),
            Value::Accepted("known".into()),
            "accept a finding",
        ),
        (finding, Value::Nothing, "no longer accept a finding"),
        (
            contact.clone(),
            Value::Contact {
                name: "Bo".into(),
                reach: "1234".into(),
            },
            "set Bo as BC Lead",
        ),
        (contact, Value::Nothing, "remove the contact for BC Lead"),
        (
            named.clone(),
            practice("Example practice", "systmone"),
            "change the details of Example practice",
        ),
        (
            named.clone(),
            practice("New name", "systmone"),
            "rename Example practice to New name",
        ),
        (named, Value::Nothing, "remove New name"),
    ];
    let mut tab = Tab::new();
    for (target, value, name) in cases {
        tab.change(vec![(target, value)]);
        assert_eq!(tab.undo_name(), name);
    }
}

#[test]
fn a_gesture_of_several_changes_is_named_by_the_first_and_their_number() {
    let mut tab = Tab::new();
    tab.change(vec![
        (gate("trained"), answer(GateState::Passed, None)),
        (gate("upload"), answer(GateState::Passed, None)),
    ]);
    assert_eq!(
        tab.undo_name(),
        "tick Staff trained: the concept, then the system for Example practice and 1 more change"
    );
    let all =
        ["board", "opt-outs", "viewing"].map(|id| (gate(id), answer(GateState::Failed, None)));
    tab.change(all.into());
    assert!(tab.undo_name().ends_with(" and 2 more changes"));
}

#[test]
fn rows_that_moved_together_are_named_by_their_number_and_how_far() {
    let mut tab = Tab::new();
    let services: Vec<(String, PlanDate)> = tab
        .plan
        .activities
        .iter()
        .filter(|it| it.kind == ActivityKind::Deployment)
        .filter_map(|it| Some((it.id.to_string(), it.end?)))
        .take(12)
        .collect();
    let moved = |rows: &[(String, PlanDate)], by: &dyn Fn(usize) -> i32| {
        let rows = rows.iter().enumerate().map(|(at, (id, end))| {
            let end = PlanDate::containing(end.first().plus_months(by(at)), end.precision());
            let (id, field) = (id.as_str().into(), ActivityField::ForecastEnd);
            (Target::Activity { id, field }, Value::Date(end))
        });
        rows.collect::<Vec<_>>()
    };
    tab.change(moved(&services, &|_| 1));
    assert_eq!(tab.undo_name(), "move 12 services 1 month later");
    // On from there: the month before is what they moved from.
    tab.change(moved(&services, &|_| -1));
    assert_eq!(tab.undo_name(), "move 12 services 2 months earlier");
    tab.undo();
    assert_eq!(tab.redo_name(), "move 12 services 2 months earlier");
    tab.change(moved(&services, &|at| if at == 0 { 5 } else { 3 }));
    assert_eq!(tab.undo_name(), "move 12 services");
    let mut with_owner = moved(&services[..2], &|_| 7);
    let (id, field) = (services[0].0.as_str().into(), ActivityField::Owner);
    with_owner.push((Target::Activity { id, field }, Value::Text("Anna".into())));
    tab.change(with_owner);
    assert!(tab.undo_name().ends_with("and 2 more changes"));
}

#[test]
fn what_the_plan_does_not_know_is_named_by_its_id() {
    let mut tab = Tab::new();
    tab.change(vec![(
        Target::Gate {
            practice: "X1".into(),
            programme: "gone".into(),
            gate: "old".into(),
        },
        answer(GateState::Passed, None),
    )]);
    assert_eq!(tab.undo_name(), "tick old for X1");
}

#[test]
fn what_happens_to_a_baseline_has_a_name() {
    let mut tab = Tab::new();
    let target = Target::Baseline { id: "b".into() };
    let kept = |name: &str| {
        Value::Baseline(KeptBaseline {
            name: name.into(),
            as_of: Day::from_ymd(2009, 10, 1).unwrap(),
            covers: tab.journal.counting(),
        })
    };
    let (board, october) = (kept("Board"), kept("Board, October"));
    for (value, name) in [
        (board, "keep the baseline Board"),
        (october, "rename the baseline Board to Board, October"),
        (Value::Nothing, "remove the baseline Board, October"),
    ] {
        tab.change(vec![(target.clone(), value)]);
        assert_eq!(tab.undo_name(), name);
    }
}
