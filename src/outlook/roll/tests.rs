use super::super::fixture::{date, day, hertfordshire, organisation, programme};
use super::*;
use crate::journal::NamedPractice;
use crate::journal::samples::Tab;
use crate::plan::GateState;
use Heard::{Before, InThisPass, Never};

fn practice(id: &str, name: &str, organisation: &str, system: &str) -> (Target, Value) {
    (
        Target::Practice { id: id.into() },
        Value::Practice(NamedPractice {
            name: name.into(),
            organisation: organisation.into(),
            system: system.into(),
            phone: Some(format!("01727 {id}").into()),
            ..NamedPractice::default()
        }),
    )
}

fn call(id: &str, call: Call) -> (Target, Value) {
    (
        Target::OfPractice {
            practice: id.into(),
            programme: "scr".into(),
            field: PracticeField::Call,
        },
        Value::Call(call),
    )
}

fn gate(id: &str, gate: &str, on: &str) -> (Target, Value) {
    (
        Target::Gate {
            practice: id.into(),
            programme: "scr".into(),
            gate: gate.into(),
        },
        Value::Gate(GateAnswer {
            state: GateState::Failed,
            on: Some(day(on)),
            ..GateAnswer::default()
        }),
    )
}

fn answered() -> Call {
    Call {
        is_answered: true,
        ..Call::default()
    }
}

/// Four practices of two cohorts and one whose system is not known, on 23 September 2009.
fn tab() -> Tab {
    let mut tab = Tab::new(1);
    tab.as_of = Some(day("2009-09-23"));
    tab.change(vec![
        practice("d", "Dene", "west-pct", "emis-lv"),
        practice("b", "Beech", "en-pct", "emis-lv"),
        practice("a", "Ash", "en-pct", "emis-lv"),
        practice("c", "Cedar", "en-pct", "systmone"),
        practice("e", "Elm", "en-pct", ""),
    ]);
    tab
}

fn roll(tab: &Tab, as_of: &str, since: &str, choice: RollChoice) -> Roll {
    let plan = hertfordshire();
    let state = tab.journal.state();
    let outlook = Outlook::new(plan.clone(), &state, day(as_of));
    let of = RollOf::Practices(programme(&plan, "scr"));
    Roll::new(&outlook, &state, of, choice, day(since))
}

fn names(roll: &Roll) -> Vec<&str> {
    roll.rows.iter().map(|row| &*row.name).collect()
}

#[test]
fn practices_are_asked_cohort_by_cohort_and_those_without_a_system_last() {
    let all = roll(&tab(), "2009-09-23", "2009-09-23", RollChoice::default());
    assert_eq!(names(&all), ["Cedar", "Ash", "Beech", "Elm", "Dene"]);
    // 131 are counted, five have a name.
    assert_eq!((all.unnamed, all.gates, all.heard), (126, 9, 0));
    let plan = hertfordshire();
    let choice = RollChoice {
        organisation: Some(organisation(&plan, "en-pct")),
        system: plan
            .cohorts
            .iter()
            .map(|it| it.system)
            .find(|at| &*plan[*at].id == "emis-lv"),
    };
    let some = roll(&tab(), "2009-09-23", "2009-09-23", choice);
    assert_eq!((names(&some), some.unnamed), (vec!["Ash", "Beech"], 28));
}

#[test]
fn a_pass_counts_calls_from_its_first_day_on_and_shows_older_ones() {
    let mut tab = tab();
    tab.change(vec![call("a", answered())]);
    tab.change(vec![
        gate("b", "compliant", "2009-09-23"),
        gate("b", "board", "2009-10-30"),
    ]);
    let now = roll(&tab, "2009-09-23", "2009-09-23", RollChoice::default());
    let heard = |roll: &Roll| roll.rows.iter().map(|row| row.heard).collect::<Vec<_>>();
    assert_eq!(heard(&now), [Never, InThisPass, Before, Never, Never]);
    assert_eq!((now.heard, now.started), (1, 1));
    // The answer of 30 October does not exist yet.
    assert_eq!(now.rows[2].gates, 1);
    // A month on a new pass begins: the call is of before.
    let later = roll(&tab, "2009-10-31", "2009-10-23", RollChoice::default());
    assert_eq!(heard(&later), [Never, Before, Before, Never, Never]);
    assert_eq!(later.rows[2].gates, 2);
    assert!(later.rows[1].call.is_some());
    // The day before nobody had been called.
    let before = roll(&tab, "2009-09-22", "2009-09-22", RollChoice::default());
    assert_eq!(before.heard, 0);
    assert_eq!(before.rows[1].call, None);
}

#[test]
fn the_pass_is_taken_up_with_the_next_that_was_not_heard_round_and_round() {
    let mut tab = tab();
    tab.change(vec![call("c", answered())]);
    tab.change(vec![call("b", answered())]);
    let all = roll(&tab, "2009-09-23", "2009-09-23", RollChoice::default());
    assert_eq!(all.next_unheard(None), Some(1));
    assert_eq!(all.next_unheard(Some(1)), Some(3));
    assert_eq!(all.next_unheard(Some(4)), Some(1));
    for id in ["a", "e", "d"] {
        tab.change(vec![call(id, answered())]);
    }
    let all = roll(&tab, "2009-09-23", "2009-09-23", RollChoice::default());
    assert_eq!((all.next_unheard(None), all.heard), (None, 5));
}

#[test]
fn who_is_to_be_rung_is_listed_with_the_reason_most_pressing_first() {
    let mut tab = tab();
    tab.change(vec![call(
        "c",
        Call {
            next: Some(date("2009-10")),
            ..answered()
        },
    )]);
    tab.change(vec![call("a", Call::default())]);
    tab.change(vec![call(
        "b",
        Call {
            blocker: Some("Cards".into()),
            ..answered()
        },
    )]);
    tab.change(vec![call(
        "d",
        Call {
            is_ready: Some(true),
            ..answered()
        },
    )]);
    let list = |as_of: &str| {
        let all = roll(&tab, as_of, "2009-09-23", RollChoice::default());
        let rung = all.to_ring(day(as_of)).into_iter();
        rung.map(|(at, why)| (all.rows[at].name.to_string(), why))
            .collect::<Vec<_>>()
    };
    let named = |name: &str, why| (name.to_owned(), why);
    assert_eq!(
        list("2009-09-23"),
        [
            named("Ash", Chase::NoAnswer),
            named("Beech", Chase::NotReady),
            named("Elm", Chase::NotAsked),
            named("Cedar", Chase::Promised(date("2009-10"))),
        ]
    );
    // Through October it is not overdue; a month counts to its last day.
    assert_eq!(list("2009-10-31")[3].1, Chase::Promised(date("2009-10")));
    assert_eq!(
        list("2009-11-01")[0],
        named("Cedar", Chase::Overdue(date("2009-10")))
    );
}

#[test]
fn a_practice_that_closed_is_not_asked_from_that_day_on() {
    let mut tab = tab();
    let (target, value) = practice("a", "Ash", "en-pct", "emis-lv");
    let Value::Practice(named) = value else {
        panic!("no practice")
    };
    tab.change(vec![(
        target,
        Value::Practice(NamedPractice {
            closed: Some(day("2009-10-01")),
            ..named
        }),
    )]);
    assert_eq!(
        roll(&tab, "2009-09-30", "2009-09-23", RollChoice::default())
            .rows
            .len(),
        5
    );
    assert_eq!(
        roll(&tab, "2009-10-01", "2009-09-23", RollChoice::default())
            .rows
            .len(),
        4
    );
}

#[test]
fn services_that_are_not_live_yet_have_a_roll_of_their_own() {
    let plan = hertfordshire();
    let mut tab = Tab::new(1);
    tab.as_of = Some(day("2009-09-23"));
    let target = Target::Activity {
        id: "en-child-health".into(),
        field: ActivityField::Call,
    };
    tab.change(vec![(target, Value::Call(answered()))]);
    let state = tab.journal.state();
    let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
    let roll = Roll::new(
        &outlook,
        &state,
        RollOf::Services,
        RollChoice::default(),
        plan.as_of,
    );
    let live = plan
        .activities
        .iter()
        .zip((0..).map(crate::plan::ActivityIx));
    let live = live.filter(|(it, at)| {
        it.kind == ActivityKind::Deployment && outlook.status(*at) != Status::Live
    });
    assert_eq!(roll.rows.len(), live.count());
    assert_eq!((roll.heard, roll.gates), (1, 0));
    let at = roll.place_of("en-child-health").unwrap();
    assert_eq!(roll.rows[at].heard, Heard::InThisPass);
}
