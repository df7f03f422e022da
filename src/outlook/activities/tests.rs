//! What moving the as-of date, changing a row and making an outlook afresh must agree on.

use proptest::prelude::*;

use super::super::fixture::{
    activity, date, dated, day, field, hertfordshire, hold, outlook_on, plan_with, revised,
};
use super::super::{sentences, totals};
use super::*;
use crate::journal::Earlier;
use crate::plan::ActivityKind;

const CHILD_HEALTH: &str = "en-child-health";

fn statuses(outlook: &Outlook, ids: &[&str]) -> Vec<Status> {
    let status = |id: &&str| outlook.status(activity(outlook.plan(), id));
    ids.iter().map(status).collect()
}

/// Everything but the number, for comparing a changed outlook with one made afresh.
fn contents(outlook: &Outlook) -> (&[Standing], &Map<ActivityIx, Recorded>) {
    (&outlook.standings, &outlook.recorded)
}

#[test]
fn eight_rows_of_the_deployment_plan_are_late_on_the_plans_own_day() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let late: Vec<&str> = plan
        .activity_positions()
        .zip(&plan.activities)
        .filter(|(_, it)| it.source.is_some_and(|at| *plan[at].id == *"3.8.5"))
        .filter(|&(at, _)| outlook.status(at) == Status::Late)
        .map(|(_, it)| &*it.name)
        .collect();
    assert_eq!(
        late,
        [
            "Skin Health",
            "Nutrition & Dietetics",
            "Children Looked After",
            "Specialist School Nurses",
            "Family Planning",
            "Heart Failure Nurses",
            "Psychology",
            "Leg Ulcer Service"
        ]
    );
}

#[test]
fn a_forecast_moves_the_row_and_the_plan_stays_to_compare_with() {
    let plan = hertfordshire();
    let at = activity(&plan, CHILD_HEALTH);
    let state = dated(CHILD_HEALTH, ActivityField::ForecastEnd, "2009-11");
    let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
    assert_eq!(outlook_on(&plan).status(at), Status::Due);
    assert_eq!(outlook.status(at), Status::InProgress);
    assert_eq!(outlook.end_from(at), DateFrom::Forecast);
    assert_eq!(outlook.slip(at), Some(Slip::Months(1)));
    assert!(outlook.is_edited(at));
}

#[test]
fn a_recorded_go_live_counts_from_its_first_possible_day() {
    let plan = hertfordshire();
    let at = activity(&plan, CHILD_HEALTH);
    let state = dated(CHILD_HEALTH, ActivityField::ActualEnd, "2009-09");
    let on = |text| Outlook::new(plan.clone(), &state, day(text));
    assert_eq!(on("2009-09-01").status(at), Status::Live);
    assert_eq!(on("2009-08-31").status(at), Status::InProgress);
    assert_eq!(on("2009-08-31").actual_end(at), None);
    assert_eq!(on("2009-09-23").slip(at), Some(Slip::Months(-1)));
}

#[test]
fn moving_the_as_of_date_back_replays_the_plan() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let ids = [
        "gp-led-hemel-live",
        "en-skin-health",
        "west-live-child-health",
    ];
    assert_eq!(
        statuses(&outlook, &ids),
        [Status::Live, Status::Late, Status::Live]
    );
    let before = outlook.renewed(&State::default(), day("2008-09-15"));
    assert_eq!(
        statuses(&before, &ids),
        [Status::Undated, Status::Planned, Status::Undated]
    );
    let again = before.renewed(&State::default(), plan.as_of);
    assert_eq!(contents(&again), contents(&outlook));
    assert_ne!(before, outlook);
}

#[test]
fn a_forecast_is_not_known_before_the_day_it_was_made_on() {
    let plan = hertfordshire();
    let at = activity(&plan, CHILD_HEALTH);
    let mut state = dated(CHILD_HEALTH, ActivityField::ForecastEnd, "2010-02");
    let target = field(CHILD_HEALTH, ActivityField::ForecastEnd);
    let held = state.held.get_mut(&target).unwrap();
    held.since = Some(day("2009-10-20"));
    held.earlier = vec![Earlier {
        since: Some(day("2009-10-01")),
        value: Value::Date(date("2009-11")),
        entry: held.entry,
    }];
    let slip_on = |text| Outlook::new(plan.clone(), &state, day(text)).slip(at);
    assert_eq!(slip_on("2009-09-30"), None);
    assert_eq!(slip_on("2009-10-01"), Some(Slip::Months(1)));
    assert_eq!(slip_on("2009-10-19"), Some(Slip::Months(1)));
    assert_eq!(slip_on("2009-10-20"), Some(Slip::Months(4)));
    // One row worked out afresh agrees with all of them.
    let early = Outlook::new(plan.clone(), &State::default(), day("2009-10-01"));
    assert_eq!(
        early.with_change(&state, &target).slip(at),
        Some(Slip::Months(1))
    );
}

#[test]
fn what_a_later_revision_printed_is_not_known_before_its_day() {
    let plan = revised();
    let on = |text| {
        let outlook = Outlook::new(plan.clone(), &State::default(), day(text));
        ["moved", "added", "plain"].map(|id| {
            let at = activity(&plan, id);
            assert_eq!(outlook.end(at), outlook.planned_end(at));
            let end = outlook.end(at).map(|date| date.to_string());
            (outlook.status(at), end.unwrap_or_default())
        })
    };
    let row = |status, end: &str| (status, end.to_owned());
    let unlisted = row(Status::Planned, "2009-08");
    assert_eq!(
        on("2009-05-31"),
        [
            row(Status::Late, "2009-04"),
            row(Status::Undated, ""),
            unlisted.clone()
        ]
    );
    assert_eq!(
        on("2009-06-01"),
        [
            row(Status::Planned, "2009-07"),
            row(Status::Planned, "2009-11"),
            unlisted
        ]
    );
    assert_eq!(
        on("2009-09-01"),
        [
            row(Status::Planned, "2010-03"),
            row(Status::Planned, "2009-12"),
            row(Status::Late, "2009-08")
        ]
    );
}

#[test]
fn a_forecast_is_compared_with_what_was_planned_on_that_day() {
    let plan = revised();
    let at = activity(&plan, "moved");
    let state = dated("moved", ActivityField::ForecastEnd, "2009-08");
    let slip_on = |text| Outlook::new(plan.clone(), &state, day(text)).slip(at);
    assert_eq!(slip_on("2009-05-31"), Some(Slip::Months(4)));
    assert_eq!(slip_on("2009-06-01"), Some(Slip::Months(1)));
    assert_eq!(slip_on("2009-09-01"), Some(Slip::Months(-7)));
}

#[test]
fn live_by_a_day_is_live_from_that_day_on_without_a_go_live_date() {
    let plan = hertfordshire();
    let at = activity(&plan, "west-live-child-health");
    let outlook = outlook_on(&plan);
    assert_eq!(outlook.status(at), Status::Live);
    assert_eq!((outlook.end(at), outlook.actual_end(at)), (None, None));
    assert_eq!(outlook.live_by(at), Some(day("2009-09-23")));
    let state = dated(
        "west-live-child-health",
        ActivityField::ActualEnd,
        "2008-05",
    );
    assert_eq!(outlook.live_by(at), outlook.plan()[at].live_by);
    let recorded = Outlook::new(plan.clone(), &state, plan.as_of);
    assert_eq!(recorded.live_by(at), None);
}

#[test]
fn an_edit_taken_back_leaves_what_the_plan_says() {
    let plan = hertfordshire();
    let mut state = dated(CHILD_HEALTH, ActivityField::ForecastEnd, "2009-11");
    let mut outlook = Outlook::new(plan.clone(), &state, plan.as_of);
    let target = field(CHILD_HEALTH, ActivityField::ForecastEnd);
    hold(&mut state, target.clone(), Value::Nothing);
    outlook.change(&state, &target);
    assert_eq!(contents(&outlook), contents(&outlook_on(&plan)));
    assert!(!outlook.is_edited(activity(&plan, CHILD_HEALTH)));
}

#[test]
fn changing_one_row_gives_what_working_out_all_would() {
    let plan = hertfordshire();
    let mut state = State::default();
    let mut outlook = outlook_on(&plan);
    let edits = [
        (CHILD_HEALTH, ActivityField::ForecastEnd, "2009-11"),
        ("en-skin-health", ActivityField::ActualEnd, "2009-05-11"),
        ("en-skin-health", ActivityField::ActualStart, "2008-11"),
        (CHILD_HEALTH, ActivityField::ForecastStart, "2009-04"),
        (
            "west-diabetes-consultants",
            ActivityField::ForecastEnd,
            "2010-Q1",
        ),
        ("gone-from-the-plan", ActivityField::ForecastEnd, "2010"),
    ];
    for (id, which, text) in edits {
        let target = field(id, which);
        hold(&mut state, target.clone(), Value::Date(date(text)));
        let before = outlook.revision();
        outlook = outlook.with_change(&state, &target);
        assert_ne!(outlook.revision(), before);
        let afresh = Outlook::new(plan.clone(), &state, plan.as_of);
        assert_eq!(
            contents(&outlook),
            contents(&afresh),
            "after {id} {which:?}"
        );
    }
}

#[test]
fn a_change_that_is_not_about_dates_gives_a_new_revision_and_nothing_else() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let target = Target::Finding { id: "x".into() };
    let changed = outlook.with_change(&State::default(), &target);
    assert_ne!(changed, outlook);
    assert_eq!(contents(&changed), contents(&outlook));
    assert_eq!(outlook.clone(), outlook);
}

#[test]
fn a_renewed_outlook_is_one_made_afresh_that_keeps_what_search_made_ready() {
    let plan = hertfordshire();
    let first = outlook_on(&plan);
    first.prepare_search();
    let mut state = dated(CHILD_HEALTH, ActivityField::ForecastEnd, "2009-11");
    let note = field("en-skin-health", ActivityField::Note);
    hold(&mut state, note, Value::Text("Ring Pat".into()));
    let renewed = first.renewed(&state, day("2009-10-01"));
    let afresh = Outlook::new(plan.clone(), &state, day("2009-10-01"));
    assert_eq!(contents(&renewed), contents(&afresh));
    assert!(renewed.haystack.get().is_some());
    // A remark is no date.
    assert!(!renewed.is_edited(activity(&plan, "en-skin-health")));
}

#[test]
fn a_row_takes_20_bytes() {
    assert_eq!(size_of::<Standing>(), 20);
}

#[test]
fn milestones_and_projects_are_done_where_deployments_are_live() {
    let plan = plan_with(
        r#""activities": [
            {"id": "m", "kind": "milestone", "name": "Board", "actualEnd": "2009-05"},
            {"id": "p", "kind": "project", "name": "COIN", "liveBy": "2009-09-23"}]"#,
    );
    let outlook = outlook_on(&plan);
    let words = |id| sentences::status(&outlook, activity(&plan, id));
    assert_eq!(words("m"), "Done May 2009");
    assert_eq!(words("p"), "Done by 23 Sep 2009, the day is not recorded");
}

#[test]
fn every_row_is_counted_once_undated_ones_too() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let all = totals(&outlook, None);
    assert_eq!(all.all(), plan.activities.len());
    let kinds = [
        ActivityKind::Deployment,
        ActivityKind::Milestone,
        ActivityKind::Project,
    ];
    for status in Status::ALL {
        let by_kind = kinds.map(|kind| totals(&outlook, Some(kind)).get(status));
        assert_eq!(by_kind.iter().sum::<usize>(), all.get(status));
    }
}

proptest! {
    /// Whatever was recorded before and is recorded now, on whichever two days: what is kept of the
    /// outlook before makes no difference.
    #[test]
    fn a_renewed_outlook_is_always_one_made_afresh(
        before in recorded_at_random(),
        now in recorded_at_random(),
        days in (0..2_usize, 0..2_usize),
    ) {
        let plan = hertfordshire();
        let days = [days.0, days.1].map(|at| day(["2009-09-23", "2010-02-01"][at]));
        let first = Outlook::new(plan.clone(), &before, days[0]);
        let afresh = Outlook::new(plan, &now, days[1]);
        let renewed = first.renewed(&now, days[1]);
        prop_assert_eq!(contents(&renewed), contents(&afresh));
    }
}

/// Dates for some fields of some activities.
fn recorded_at_random() -> impl Strategy<Value = State> {
    let fields = [
        ActivityField::ForecastStart,
        ActivityField::ForecastEnd,
        ActivityField::ActualStart,
        ActivityField::ActualEnd,
        ActivityField::Note,
    ];
    let ids = [
        CHILD_HEALTH,
        "en-skin-health",
        "en-psychology",
        "en-paed-salt",
    ];
    let dates = ["2009-03", "2009-11-30", "2010-06"];
    let one = (0..ids.len(), 0..fields.len(), 0..dates.len());
    proptest::collection::vec(one, 0..8).prop_map(move |all| {
        let mut state = State::default();
        for (id, of, at) in all {
            let value = match fields[of] {
                ActivityField::Note => Value::Text("Ring Pat".into()),
                _ => Value::Date(date(dates[at])),
            };
            hold(&mut state, field(ids[id], fields[of]), value);
        }
        state
    })
}
