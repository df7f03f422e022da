use proptest::prelude::*;

use super::counts::GATE_STATES;
use super::*;
use crate::journal::{Earlier, NamedPractice};
use crate::outlook::fixture::{day, hertfordshire, hold, organisation, plan_with, programme};
use crate::plan::{GateAnswer, GateState};

fn name(state: &mut State, id: &str, organisation: &str, system: &str) {
    let practice = NamedPractice {
        name: id.to_uppercase().into(),
        organisation: organisation.into(),
        system: system.into(),
        ..NamedPractice::default()
    };
    hold(
        state,
        Target::Practice { id: id.into() },
        Value::Practice(practice),
    );
}

fn tick(state: &mut State, practice: &str, gate: &str, answer: GateAnswer) {
    let target = Target::Gate {
        practice: practice.into(),
        programme: "scr".into(),
        gate: gate.into(),
    };
    hold(state, target, Value::Gate(answer));
}

fn on(state: GateState, on: &str) -> GateAnswer {
    GateAnswer {
        state,
        on: Some(day(on)),
        ..GateAnswer::default()
    }
}

fn waived(until: &str) -> GateAnswer {
    GateAnswer {
        until: Some(day(until)),
        by: Some("Board".into()),
        reason: Some("New server in March".into()),
        ..on(GateState::Waived, "2009-09-20")
    }
}

/// The three example practices of the design, all on TPP SystmOne in East & North.
fn examples() -> State {
    use GateState::{Failed, NotApplicable, Passed};
    let mut state = State::default();
    for id in ["a", "b", "c"] {
        name(&mut state, id, "en-pct", "systmone");
    }
    let answers = [
        ("a", "system-compliant", on(Passed, "2009-09-01")),
        ("a", "infrastructure", on(Passed, "2009-09-01")),
        ("a", "data-accredited", on(Passed, "2009-09-01")),
        ("a", "board", waived("2010-03-31")),
        ("b", "system-compliant", on(Passed, "2009-09-01")),
        ("b", "infrastructure", waived("2010-03-31")),
        ("b", "data-accredited", on(Failed, "2009-09-01")),
        ("b", "board", on(Passed, "2009-09-02")),
        ("c", "system-compliant", on(Failed, "2009-09-01")),
        ("c", "data-accredited", on(Failed, "2009-09-01")),
        ("c", "board", on(NotApplicable, "2009-09-01")),
    ];
    for (practice, gate, answer) in answers {
        tick(&mut state, practice, gate, answer);
    }
    state
}

fn scr(state: &State, as_of: &str) -> Readiness {
    let plan = hertfordshire();
    Readiness::new(&plan, state, programme(&plan, "scr"), day(as_of))
}

/// The row of TPP SystmOne in East & North.
fn systmone(readiness: &Readiness) -> &ReadinessRow {
    let plan = hertfordshire();
    let east = organisation(&plan, "en-pct");
    let of_east = readiness
        .organisations
        .iter()
        .find(|it| it.organisation == east);
    let rows = &of_east.unwrap().rows;
    rows.iter()
        .find(|it| it.system.is_some_and(|at| &*plan[at].id == "systmone"))
        .unwrap()
}

fn counts(gates: &[GateCounts], gate: usize) -> [u32; 5] {
    GATE_STATES.map(|state| gates[gate].get(state))
}

#[test]
fn on_the_plans_own_day_1_of_131_is_ready_and_nothing_else_was_measured() {
    let readiness = scr(&State::default(), "2009-09-23");
    assert_eq!((readiness.practices, readiness.ready), (131, 1));
    assert_eq!(readiness.sentence(), "1 of 131 practices is ready");
    let by_organisation: Vec<u32> = readiness
        .organisations
        .iter()
        .map(|it| it.practices)
        .collect();
    assert_eq!(by_organisation.iter().sum::<u32>(), 131);
    assert!(by_organisation.contains(&62) && by_organisation.contains(&69));
    let rungs: Vec<[u32; 5]> = (0..9)
        .map(|gate| GATE_STATES.map(|state| readiness.ladder[gate].counts.get(state)))
        .collect();
    assert_eq!(rungs[2], [1, 130, 0, 0, 0]);
    for gate in [0, 1, 3, 4, 5, 6, 7, 8] {
        assert_eq!(rungs[gate], [0, 0, 0, 131, 0], "gate {gate}");
    }
    assert!(readiness.mismatches.is_empty());
    // The accredited one cannot be shown to hold at the gates before, which nobody measured.
    assert!(readiness.ladder.iter().all(|rung| rung.holds_so_far == 0));
}

#[test]
fn named_practices_and_the_remainder_give_the_ladder_of_the_design() {
    let readiness = scr(&examples(), "2009-09-23");
    let ladder: Vec<u32> = readiness
        .ladder
        .iter()
        .map(|rung| rung.holds_so_far)
        .collect();
    assert_eq!(ladder, [2, 2, 1, 1, 0, 0, 0, 0, 0]);
    let row = systmone(&readiness);
    assert_eq!((row.practices, row.named.len(), row.remainder), (15, 3, 12));
    let open: Vec<Option<usize>> = row.named.iter().map(PracticeRow::first_open_gate).collect();
    assert_eq!(open, [Some(4), Some(2), Some(0)]);
    // Passed, failed, does not apply, not measured, waived.
    assert_eq!(counts(&row.gates, 0), [2, 1, 0, 12, 0]);
    assert_eq!(counts(&row.gates, 1), [1, 0, 0, 13, 1]);
    assert_eq!(counts(&row.gates, 2), [1, 14, 0, 0, 0]);
    assert_eq!(counts(&row.gates, 3), [1, 0, 1, 12, 1]);
    assert_eq!(counts(&row.unanswered, 2), [0, 12, 0, 0, 0]);
    assert_eq!((readiness.practices, readiness.ready), (131, 1));
    assert!(readiness.mismatches.is_empty());
}

#[test]
fn each_system_is_summed_over_all_organisations() {
    let plan = hertfordshire();
    let readiness = scr(&examples(), "2009-09-23");
    let sums = readiness.by_system();
    let practices: u32 = sums.iter().map(|(_, practices, _)| practices).sum();
    assert_eq!(practices, 131);
    let of = |id: &str| {
        let is_it = |(system, ..): &&(Option<SystemIx>, u32, Vec<GateCounts>)| {
            system.is_some_and(|at| *plan[at].id == *id)
        };
        sums.iter().find(is_it).unwrap()
    };
    // 15 in East & North and 4 in West; 30 and 42.
    let (_, practices, gates) = of("systmone");
    assert_eq!((*practices, counts(gates, 0)), (19, [2, 1, 0, 16, 0]));
    assert_eq!(of("emis-lv").1, 72);
}

#[test]
fn a_waiver_that_ran_out_puts_the_gate_back() {
    let runs = scr(&examples(), "2010-03-31");
    let ran_out = scr(&examples(), "2010-04-01");
    assert_eq!(runs.ladder[1].holds_so_far, 2);
    assert_eq!(ran_out.ladder[1].holds_so_far, 1);
    let answer = &systmone(&ran_out).named[1].gates[1];
    assert_eq!(answer.state, GateState::NotMeasured);
    assert!(answer.is_lapsed && !answer.counts);
    let recorded = answer.recorded.as_ref().unwrap();
    assert_eq!(recorded.by.as_deref(), Some("Board"));
}

#[test]
fn an_answer_given_after_the_as_of_date_does_not_exist_yet() {
    let before = scr(&examples(), "2009-08-31");
    let practice = &systmone(&before).named[0];
    assert!(
        practice
            .gates
            .iter()
            .all(|it| *it == PracticeAnswer::default())
    );
    // Nobody had answered by then, so what is printed stands of all of them.
    assert_eq!(counts(&systmone(&before).gates, 2), [1, 14, 0, 0, 0]);
}

#[test]
fn an_answer_of_the_plan_stands_until_the_journal_has_a_later_one() {
    let plan = plan_with(
        r#""organisations": [{"id": "o", "name": "O", "kind": "pct"}],
           "systems": [{"id": "s", "name": "S", "kind": "gp"}],
           "programmes": [{"id": "scr", "name": "SCR", "measure": "data",
                           "gates": [{"id": "data", "name": "Data"}]}],
           "cohorts": [{"organisation": "o", "system": "s", "practices": 2, "counts": {}}],
           "practices": [{"id": "p", "name": "P", "organisation": "o", "system": "s",
                          "gates": {"scr.data": {"state": "failed", "on": "2009-09-01"}}}]"#,
    );
    let mut state = State::default();
    tick(&mut state, "p", "data", on(GateState::Passed, "2009-09-10"));
    let answer = |as_of| {
        let readiness = Readiness::new(&plan, &state, ProgrammeIx(0), day(as_of));
        let answer = readiness.organisations[0].rows[0].named[0].gates[0].clone();
        (answer.state, answer.from)
    };
    assert_eq!(answer("2009-08-31"), (GateState::NotMeasured, None));
    assert_eq!(
        answer("2009-09-09"),
        (GateState::Failed, Some(AnswerFrom::Plan))
    );
    let (state_now, from) = answer("2009-09-10");
    assert_eq!(state_now, GateState::Passed);
    assert!(matches!(from, Some(AnswerFrom::Entry(_))));
}

#[test]
fn more_named_than_counted_is_a_mismatch_and_is_not_hidden() {
    let plan = hertfordshire();
    let mut state = State::default();
    for id in ["x", "y"] {
        name(&mut state, id, "en-pct", "emis-pcs");
    }
    let readiness = scr(&state, "2009-09-23");
    let east = organisation(&plan, "en-pct");
    assert!(matches!(
        readiness.mismatches[..],
        [Mismatch::MoreNamedThanCounted { organisation, named: 2, counted: 1, .. }]
            if organisation == east
    ));
    // Two are named, so two are counted on the page: 132 in all.
    assert_eq!(readiness.practices, 132);
}

#[test]
fn practices_named_where_none_are_counted_have_a_row_of_their_own() {
    let mut state = State::default();
    name(&mut state, "x", "west-pct", "adastra");
    name(&mut state, "lost", "west-pct", "system-of-another-revision");
    let readiness = scr(&state, "2009-09-23");
    assert!(matches!(
        readiness.mismatches[..],
        [Mismatch::NotCounted { named: 1, .. }]
    ));
    assert_eq!(readiness.practices, 132);
    // One whose system this revision does not have is one of the organisation's.
    let rows: usize = readiness.organisations.iter().map(|it| it.rows.len()).sum();
    assert_eq!(rows, 16);
}

#[test]
fn practices_whose_system_is_not_known_are_among_those_their_organisation_counts() {
    let mut state = State::default();
    for number in 0..62 {
        name(&mut state, &format!("e{number}"), "en-pct", "");
    }
    tick(
        &mut state,
        "e0",
        "data-accredited",
        on(GateState::Passed, "2009-09-01"),
    );
    tick(
        &mut state,
        "e1",
        "system-compliant",
        on(GateState::Passed, "2009-09-01"),
    );
    let readiness = scr(&state, "2009-09-23");
    assert_eq!(readiness.practices, 131);
    assert!(readiness.mismatches.is_empty());
    for rung in &readiness.ladder {
        assert_eq!(rung.counts.total(), 131);
    }
    // Nobody knows whether the printed pass in East & North is this one's: it is taken to be.
    assert_eq!(readiness.ready, 1);
    assert_eq!(readiness.ladder[0].counts.passed, 1);
    assert_eq!(readiness.ladder[0].holds_so_far, 1);
    let mut rows = readiness.organisations.iter().flat_map(|it| &it.rows);
    let unknown = rows.find(|row| row.system.is_none()).unwrap();
    assert_eq!(
        (unknown.system, unknown.practices, unknown.among),
        (None, 62, 62)
    );

    name(&mut state, "one-too-many", "en-pct", "");
    let readiness = scr(&state, "2009-09-23");
    assert_eq!(readiness.practices, 132);
    assert!(matches!(
        readiness.mismatches[..],
        [Mismatch::MoreThanTheOrganisation {
            named: 63,
            counted: 62,
            ..
        }]
    ));
    assert_eq!(readiness.ladder[0].counts.total(), 132);
}

#[test]
fn a_practice_that_closed_leaves_its_cohort_on_that_day() {
    let mut state = examples();
    let closed = NamedPractice {
        name: "A".into(),
        organisation: "en-pct".into(),
        system: "systmone".into(),
        closed: Some(day("2009-10-01")),
        ..NamedPractice::default()
    };
    hold(
        &mut state,
        Target::Practice { id: "a".into() },
        Value::Practice(closed),
    );
    assert_eq!(systmone(&scr(&state, "2009-09-30")).named.len(), 3);
    let after = scr(&state, "2009-10-01");
    let row = systmone(&after);
    assert_eq!(
        (row.practices, row.named.len(), row.remainder, row.closed),
        (14, 2, 12, 1)
    );
    // It took its pass along: none of the others has it now.
    assert_eq!(counts(&row.gates, 2), [0, 14, 0, 0, 0]);
    assert!(after.mismatches.is_empty());
}

proptest! {
    #[test]
    fn every_practice_is_in_one_state_of_each_gate_however_they_are_named(
        given in prop::collection::vec((0..3_u32, 0..2_u32, 0..5_usize), 0..90),
    ) {
        let mut state = State::default();
        for (number, (system, organisation, answer)) in given.into_iter().enumerate() {
            let id = format!("n{number}");
            let system = ["", "systmone", "emis-lv"][system as usize];
            name(&mut state, &id, ["en-pct", "west-pct"][organisation as usize], system);
            tick(&mut state, &id, "data-accredited", on(GATE_STATES[answer], "2009-09-01"));
        }
        let readiness = scr(&state, "2009-09-23");
        for (rung, gate) in readiness.ladder.iter().zip(0..) {
            prop_assert_eq!(rung.counts.total(), readiness.practices, "gate {}", gate);
            prop_assert!(rung.holds_so_far <= rung.at_most);
            prop_assert!(rung.at_most <= readiness.practices);
        }
        for organisation in &readiness.organisations {
            let rows = organisation.rows.iter();
            let practices: u32 = rows.map(|row| row.practices - row.among).sum();
            prop_assert_eq!(practices, organisation.practices);
        }
    }
}

#[test]
fn a_printed_pass_that_nobody_can_have_is_a_mismatch() {
    let plan = plan_with(
        r#""organisations": [{"id": "o", "name": "O", "kind": "pct"}],
           "systems": [{"id": "s", "name": "S", "kind": "gp"}],
           "programmes": [{"id": "scr", "name": "SCR", "measure": "data",
                           "gates": [{"id": "data", "name": "Data"}]}],
           "cohorts": [{"organisation": "o", "system": "s", "practices": 1,
                        "counts": {"scr.data": 1}}]"#,
    );
    let mut state = State::default();
    name(&mut state, "x", "o", "s");
    // A name contradicts nothing.
    let named = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of);
    assert_eq!((named.mismatches.len(), named.ready), (0, 1));
    tick(&mut state, "x", "data", on(GateState::Failed, "2009-09-01"));
    let failed = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of);
    assert_eq!(
        failed.mismatches,
        [Mismatch::PassesNotFound {
            cohort: CohortIx(0),
            gate: 0,
            printed: 1,
            found: 0
        }]
    );
    tick(&mut state, "x", "data", on(GateState::Passed, "2009-09-01"));
    let passed = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of);
    assert!(passed.mismatches.is_empty());
    assert_eq!(passed.ready, 1);
}

#[test]
fn the_printed_counts_of_gp2gp_are_its_passes() {
    let plan = hertfordshire();
    let gp2gp = programme(&plan, "gp2gp");
    let readiness = Readiness::new(&plan, &State::default(), gp2gp, plan.as_of);
    let passed: Vec<u32> = readiness.ladder.iter().map(|it| it.counts.passed).collect();
    assert_eq!(passed, [84, 81]);
    // Systems with "-" in print were not measured; they are not failures.
    assert_eq!(readiness.ladder[0].counts.total(), 131);
    assert!(readiness.ladder[0].counts.not_measured > 0);
    // Of 30 practices on EMIS LV in East & North 28 pass each gate: 26 surely pass both, 28 at
    // most. So for each cohort: 26 + 6 + 31 + 11 and 28 + 6 + 36 + 11.
    let rung = readiness.ladder[1];
    assert_eq!((rung.holds_so_far, rung.at_most), (74, 81));
}

#[test]
fn challenges_are_met_on_the_day_they_were_ticked() {
    let plan = hertfordshire();
    let scr_at = programme(&plan, "scr");
    let first = plan[scr_at].challenges[0].id.clone();
    let mut state = State::default();
    let target = Target::Challenge {
        programme: "scr".into(),
        challenge: first,
    };
    hold(&mut state, target, Value::Done(day("2009-09-10")));
    let met = |as_of| -> Vec<Option<Day>> {
        let readiness = scr(&state, as_of);
        readiness.challenges.iter().map(|it| it.met).collect()
    };
    let now = met("2009-09-23");
    assert_eq!(now.len(), plan[scr_at].challenges.len());
    assert_eq!(now[0], Some(day("2009-09-10")));
    assert!(now[1..].iter().all(Option::is_none));
    assert!(met("2009-09-09").iter().all(Option::is_none));
}

#[test]
fn the_burn_up_has_a_point_for_each_day_something_was_measured() {
    let plan = hertfordshire();
    let mut state = State::default();
    for (id, at) in [
        ("a", "2009-10-05"),
        ("b", "2009-11-02"),
        ("c", "2009-11-02"),
    ] {
        name(&mut state, id, "west-pct", "emis-lv");
        tick(&mut state, id, "data-accredited", on(GateState::Passed, at));
    }
    let points = scr(&state, "2009-11-30").burn_up(&plan, &state);
    let points: Vec<(String, u32)> = points
        .iter()
        .map(|point| (point.day.to_string(), point.ready))
        .collect();
    let point = |day: &str, ready| (day.to_owned(), ready);
    assert_eq!(
        points,
        [
            point("2009-09-23", 1),
            point("2009-10-05", 2),
            point("2009-11-02", 4),
            point("2009-11-30", 4)
        ]
    );
}

fn any_state() -> impl Strategy<Value = State> {
    let answer = (0_usize..5, 0_usize..9, 0_i32..40);
    let practice = (0_usize..4, prop::collection::vec(answer, 0..12));
    prop::collection::vec(practice, 0..25).prop_map(|practices| {
        let plan = hertfordshire();
        let scr = programme(&plan, "scr");
        let mut state = State::default();
        for (number, (cohort, answers)) in practices.into_iter().enumerate() {
            let id = format!("practice-{number}");
            let cohort = &plan.cohorts[cohort * 3];
            let (organisation, system) = (&plan[cohort.organisation].id, &plan[cohort.system].id);
            name(&mut state, &id, organisation, system);
            for (which, gate, days) in answers {
                let answer = GateAnswer {
                    state: GATE_STATES[which],
                    on: Some(plan.as_of.plus_days(days - 20)),
                    until: Some(plan.as_of.plus_days(20 - days)),
                    ..GateAnswer::default()
                };
                tick(&mut state, &id, &plan[scr].gates[gate].id, answer);
            }
        }
        state
    })
}

proptest! {
    #[test]
    fn named_and_remainder_always_add_up_to_the_cohort_or_say_why_not(state in any_state()) {
        let readiness = scr(&state, "2009-09-23");
        let mut practices = 0;
        for row in readiness.organisations.iter().flat_map(|it| &it.rows) {
            prop_assert_eq!(row.practices, len(&row.named) + row.remainder);
            for gate in &row.gates {
                prop_assert_eq!(gate.total(), row.practices);
            }
            practices += row.practices;
        }
        prop_assert_eq!(practices, readiness.practices);
        let is_131 = readiness.practices == 131;
        let too_many = readiness.mismatches.iter().any(|it| {
            matches!(it, Mismatch::MoreNamedThanCounted { .. })
        });
        prop_assert_eq!(is_131, !too_many);
    }

    #[test]
    fn the_ladder_never_rises_and_lies_between_its_bounds(state in any_state()) {
        let readiness = scr(&state, "2009-09-23");
        for pair in readiness.ladder.windows(2) {
            prop_assert!(pair[1].holds_so_far <= pair[0].holds_so_far);
            prop_assert!(pair[1].at_most <= pair[0].at_most);
        }
        for rung in &readiness.ladder {
            prop_assert!(rung.holds_so_far <= rung.at_most);
            prop_assert!(rung.at_most <= rung.counts.holds());
            prop_assert_eq!(rung.counts.total(), readiness.practices);
        }
    }
}

#[test]
fn on_an_earlier_day_the_answer_of_that_day_stands() {
    use GateState::{Failed, Passed};
    let mut state = examples();
    let target = Target::Gate {
        practice: "a".into(),
        programme: "scr".into(),
        gate: "data-accredited".into(),
    };
    hold(
        &mut state,
        target.clone(),
        Value::Gate(on(Passed, "2009-11-01")),
    );
    let held = state.held.get_mut(&target).unwrap();
    held.since = Some(day("2009-11-01"));
    held.earlier = vec![Earlier {
        since: Some(day("2009-09-23")),
        entry: held.entry,
        value: Value::Gate(on(Failed, "2009-10-01")),
    }];
    let at = |state: &State, as_of: &str| {
        let readiness = scr(state, as_of);
        let a = &systmone(&readiness).named[0];
        (
            a.gates[2].state,
            a.gates[2].recorded.as_ref().and_then(|it| it.on),
        )
    };
    assert_eq!(at(&state, "2009-09-30"), (GateState::NotMeasured, None));
    assert_eq!(at(&state, "2009-10-31"), (Failed, Some(day("2009-10-01"))));
    assert_eq!(at(&state, "2009-11-01"), (Passed, Some(day("2009-11-01"))));

    // Taken back on a later day, it stands until then.
    let held = state.held.get_mut(&target).unwrap();
    held.value = Value::Nothing;
    assert_eq!(at(&state, "2009-10-31"), (Failed, Some(day("2009-10-01"))));
    assert_eq!(at(&state, "2009-11-01"), (GateState::NotMeasured, None));
}

#[test]
fn what_was_passed_and_failed_later_was_a_point_in_its_time() {
    let plan = hertfordshire();
    let at = programme(&plan, "scr");
    let measure = plan[at].gates[plan[at].measure].id.clone();
    let mut state = examples();
    let target = Target::Gate {
        practice: "c".into(),
        programme: "scr".into(),
        gate: measure,
    };
    hold(
        &mut state,
        target.clone(),
        Value::Gate(on(GateState::Passed, "2009-10-01")),
    );
    let before = scr(&state, "2009-10-15");
    hold(
        &mut state,
        target.clone(),
        Value::Gate(on(GateState::Failed, "2009-11-01")),
    );
    let held = state.held.get_mut(&target).unwrap();
    held.since = Some(day("2009-11-01"));
    held.earlier = vec![Earlier {
        since: Some(day("2009-10-01")),
        entry: held.entry,
        value: Value::Gate(on(GateState::Passed, "2009-10-01")),
    }];
    let points = scr(&state, "2009-11-15").burn_up(&plan, &state);
    let point = points.iter().find(|it| it.day == day("2009-10-01"));
    assert_eq!(point.map(|it| it.ready), Some(before.ready));
    assert!(points.last().unwrap().ready < before.ready);
}

#[test]
fn stale_answers_are_counted_on_the_day() {
    let mut state = examples();
    assert_eq!(scr(&state, "2010-09-23").stale(), (0, 0));
    let target = Target::StaleAfter {
        programme: "scr".into(),
    };
    hold(&mut state, target, Value::Days(30));
    assert_eq!(scr(&state, "2009-10-01").stale(), (0, 0));
    // Of the eleven answers two are waivers, one does not apply and one is of 2 September.
    assert_eq!(scr(&state, "2009-10-02").stale(), (7, 3));
    assert_eq!(scr(&state, "2009-10-03").stale(), (8, 3));
}

#[test]
fn a_practice_that_closed_without_an_answer_raises_nothing() {
    let plan = plan_with(
        r#""organisations": [{"id": "o", "name": "O", "kind": "pct"}],
           "systems": [{"id": "s", "name": "S", "kind": "gp"}],
           "programmes": [{"id": "scr", "name": "SCR", "measure": "data",
                           "gates": [{"id": "data", "name": "Data"}]}],
           "cohorts": [{"organisation": "o", "system": "s", "practices": 3,
                        "counts": {"scr.data": 3}}]"#,
    );
    let mut state = State::default();
    let closed = NamedPractice {
        name: "X".into(),
        organisation: "o".into(),
        system: "s".into(),
        closed: Some(plan.as_of.plus_days(1)),
        ..NamedPractice::default()
    };
    hold(
        &mut state,
        Target::Practice { id: "x".into() },
        Value::Practice(closed),
    );
    let on_the_day = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of);
    assert_eq!((on_the_day.ready, on_the_day.practices), (3, 3));
    let after = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of.plus_days(1));
    assert_eq!((after.ready, after.practices), (2, 2));
    assert!(after.mismatches.is_empty());
}

#[test]
fn every_mismatch_has_an_id_of_its_own_that_changes_with_its_figures() {
    let plan = hertfordshire();
    let at = programme(&plan, "scr");
    let mut state = State::default();
    for id in ["x", "y"] {
        name(&mut state, id, "en-pct", "emis-pcs");
        name(&mut state, &format!("w{id}"), "west-pct", "adastra");
    }
    let ids = |state: &State| -> Vec<String> {
        let readiness = scr(state, "2009-09-23");
        readiness
            .mismatches
            .iter()
            .map(|it| it.id(&plan, at))
            .collect()
    };
    let before = ids(&state);
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], before[1]);
    name(&mut state, "z", "en-pct", "emis-pcs");
    let after = ids(&state);
    assert_ne!(after[0], before[0]);
    assert_eq!(after[1], before[1]);
    let source = scr(&state, "2009-09-23").mismatches[0].source(&plan);
    assert_eq!(
        source.map(|at| plan[at].id.to_string()).as_deref(),
        Some("3.11.3")
    );
}

#[test]
fn a_gate_that_was_passed_too_soon_after_the_letters_does_not_count() {
    use GateState::Passed;
    let plan = hertfordshire();
    let at = programme(&plan, "scr");
    let gates = plan[at].gates.iter();
    let letters = gates
        .clone()
        .position(|it| it.min_weeks_before.is_some())
        .unwrap();
    let (upload, weeks) = plan[at].gates[letters].min_weeks_before.unwrap();
    assert_eq!(weeks, 12);
    let mut state = State::default();
    name(&mut state, "a", "en-pct", "systmone");
    for gate in gates {
        tick(&mut state, "a", &gate.id, on(Passed, "2009-06-01"));
    }
    let of = |state: &State| systmone(&scr(state, "2010-09-23")).named[0].gates.clone();
    let told = of(&state)[upload].too_soon.unwrap();
    assert_eq!((told.after, told.possible), (letters, day("2009-08-24")));
    assert!(!of(&state)[upload].counts && !of(&state)[upload + 1].counts);
    let readiness = scr(&state, "2010-09-23");
    let sentence = readiness.mismatches[0].sentence(&plan, at);
    assert_eq!(
        sentence,
        "A: First upload cannot have been before 24 Aug 2009, 12 weeks after patients told. It does not count."
    );
    assert_eq!(readiness.ladder[upload].holds_so_far, 0);

    // Twelve weeks to the day are enough; viewing cannot have begun before the upload.
    tick(
        &mut state,
        "a",
        &plan[at].gates[upload].id,
        on(Passed, "2009-08-24"),
    );
    let gates = of(&state);
    assert!(gates[upload].counts);
    assert_eq!(
        gates[upload + 1].too_soon.unwrap().possible,
        day("2009-08-24")
    );
    tick(
        &mut state,
        "a",
        &plan[at].gates[upload + 1].id,
        on(Passed, "2009-08-24"),
    );
    assert!(of(&state).iter().all(|it| it.counts));
    // Where letters are waived nothing is waited for.
    tick(
        &mut state,
        "a",
        &plan[at].gates[upload].id,
        on(Passed, "2009-06-01"),
    );
    tick(
        &mut state,
        "a",
        &plan[at].gates[letters].id,
        GateAnswer {
            until: Some(day("2011-01-01")),
            ..waived("2011-01-01")
        },
    );
    assert!(of(&state)[upload].counts);
}

proptest! {
    /// Giving names, closing and taking out what gave no answer say nothing of any gate.
    #[test]
    fn names_alone_change_no_figure(
        given in prop::collection::vec((0..40_usize, 0..3_u8), 0..60),
        which in 0..3_usize,
    ) {
        let plan = hertfordshire();
        let at = programme(&plan, ["scr", "gp2gp", "eps1"][which]);
        let before = Readiness::new(&plan, &State::default(), at, day("2009-09-23"));
        let mut state = State::default();
        let mut left: Vec<u32> = plan.cohorts.iter().map(|it| it.practices).collect();
        for (number, (cohort, what)) in given.into_iter().enumerate() {
            let cohort_at = cohort % plan.cohorts.len();
            let cohort = &plan.cohorts[cohort_at];
            if left[cohort_at] == 0 {
                continue;
            }
            left[cohort_at] -= 1;
            let id = format!("n{number}");
            let system = if what == 1 { "" } else { &plan[cohort.system].id };
            name(&mut state, &id, &plan[cohort.organisation].id, system);
            if what == 2 {
                hold(&mut state, Target::Practice { id: id.into() }, Value::Nothing);
            }
        }
        let after = Readiness::new(&plan, &state, at, day("2009-09-23"));
        prop_assert_eq!(after.ready, before.ready);
        prop_assert_eq!(after.practices, before.practices);
        prop_assert_eq!(&after.ladder, &before.ladder);
        prop_assert!(after.mismatches.is_empty());
    }
}
