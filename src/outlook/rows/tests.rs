use proptest::prelude::*;

use super::*;
use crate::journal::{ActivityField, State};
use crate::outlook::StatusSet;
use crate::outlook::fixture::{
    activity, dated, hertfordshire, organisation, outlook_on, plan_with,
};
use crate::outlook::totals;
use crate::plan::{ActivityKind, PlanDate};

fn rows(outlook: &Outlook, view: &RowsView) -> Rows {
    Rows::new(outlook, &FindingMarks::default(), view)
}

fn filtered(filter: Filter) -> RowsView {
    RowsView {
        group: Grouping::None,
        filter,
        ..RowsView::default()
    }
}

fn text(words: &str) -> RowsView {
    filtered(Filter {
        text: words.to_owned(),
        ..Filter::default()
    })
}

fn ids<'a>(outlook: &'a Outlook, rows: &Rows) -> Vec<&'a str> {
    rows.iter()
        .filter_map(|row| match row {
            Row::Activity(at) => Some(&*outlook.plan()[at].id),
            Row::Heading(_) => None,
        })
        .collect()
}

#[test]
fn the_22_rows_of_the_deployment_plan_stand_under_their_organisations() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let rows = rows(&outlook, &RowsView::default());
    let heading = |id: Option<&str>| {
        let key = GroupKey::find(Grouping::Organisation, &plan, id.unwrap_or_default());
        rows.headings()
            .iter()
            .find(|it| Some(it.key) == key)
            .unwrap()
    };
    let late = |id| heading(Some(id)).late;
    assert_eq!((late("west-pct"), late("en-pct")), (2, 6 + 1));
    assert_eq!(heading(Some("en-pct")).worst, Status::Late);
    assert_eq!(heading(None).key.name(&plan), "Whole community");
    assert_eq!(rows.headings().last().unwrap().key, heading(None).key);
    let counted: usize = rows.headings().iter().map(|it| it.count).sum();
    assert_eq!(counted + rows.undated().len(), plan.activities.len());
    assert_eq!((rows.shown(), rows.total(), rows.hidden()), (187, 187, 0));
}

#[test]
fn folding_a_group_away_hides_its_rows_but_not_its_numbers() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let open = rows(&outlook, &RowsView::default());
    let first = open.headings()[0].clone();
    let view = RowsView {
        collapsed: Set::from_iter([first.key]),
        ..RowsView::default()
    };
    let folded = rows(&outlook, &view);
    assert_eq!(folded.len(), open.len() - first.count);
    assert_eq!(folded.shown(), open.shown());
    let now = &folded.headings()[0];
    assert!(now.is_collapsed);
    assert_eq!(
        (now.count, now.late, now.worst),
        (first.count, first.late, first.worst)
    );
    assert_eq!(folded.headings()[1].row, 1);
}

#[test]
fn undated_rows_have_a_lane_of_their_own_and_keep_to_the_filter() {
    let outlook = outlook_on(&hertfordshire());
    let rows = rows(&outlook, &text("diabetes consultants"));
    assert!(rows.is_empty());
    let names: Vec<&str> = rows
        .undated()
        .iter()
        .map(|&at| &*outlook.plan()[at].id)
        .collect();
    assert_eq!(
        names,
        ["en-diabetes-consultants", "west-diabetes-consultants"]
    );
    assert_eq!((rows.shown(), rows.hidden()), (2, 185));
    assert_eq!(rows.count_with(Status::Undated), 2);
}

#[test]
fn every_word_of_a_search_must_stand_in_name_organisation_site_or_system() {
    let outlook = outlook_on(&hertfordshire());
    let found = |words: &str| ids(&outlook, &rows(&outlook, &text(words))).len();
    assert_eq!(
        ids(&outlook, &rows(&outlook, &text("  SKIN  systmone east "))),
        ["en-skin-health"]
    );
    assert_eq!(found("skin west"), 0);
    assert_eq!(found("no such words"), 0);
    assert_eq!(found("   "), found(""));
    // A search never reaches from one name into the next.
    assert_eq!(found("healthnutrition"), 0);
}

#[test]
fn filters_narrow_and_members_of_one_filter_widen() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let late_in = |ids: &[&str]| {
        let organisations = ids.iter().map(|id| organisation(&plan, id)).collect();
        let filter = Filter {
            organisations,
            statuses: StatusSet::EMPTY.with(Status::Late),
            kinds: vec![ActivityKind::Deployment],
            ..Filter::default()
        };
        rows(&outlook, &filtered(filter)).shown()
    };
    assert_eq!(late_in(&["west-pct"]), 2);
    assert_eq!(late_in(&["en-pct"]), 6);
    assert_eq!(late_in(&["west-pct", "en-pct"]), 8);
}

#[test]
fn an_organisation_stands_for_what_belongs_to_it() {
    let plan = plan_with(
        r#""organisations": [{"id": "t", "name": "Trust", "kind": "acute-trust"},
            {"id": "h", "name": "Hospital", "kind": "hospital", "parent": "t"},
            {"id": "x", "name": "Other", "kind": "pct"}],
           "activities": [
            {"id": "a", "kind": "deployment", "name": "A", "organisation": "h", "end": "2010"},
            {"id": "b", "kind": "deployment", "name": "B", "organisation": "x", "site": "h",
             "end": "2010"},
            {"id": "c", "kind": "deployment", "name": "C", "organisation": "x", "end": "2010"}]"#,
    );
    let outlook = outlook_on(&plan);
    let of = |id| {
        let filter = Filter {
            organisations: vec![organisation(&plan, id)],
            ..Filter::default()
        };
        ids(&outlook, &rows(&outlook, &filtered(filter))).join(" ")
    };
    assert_eq!(
        (of("t"), of("h"), of("x")),
        ("a b".into(), "a b".into(), "b c".into())
    );
}

#[test]
fn only_rows_with_an_open_finding_are_kept_when_asked() {
    let plan = hertfordshire();
    let outlook = outlook_on(&plan);
    let places = vec![
        activity(&plan, "en-paed-physio"),
        activity(&plan, "en-diabetes-consultants"),
    ];
    let findings = FindingMarks::new([("f", places)], &State::default());
    let all = Rows::new(&outlook, &findings, &filtered(Filter::default()));
    assert_eq!(all.count_with_finding(), 2);
    let filter = Filter {
        with_finding: true,
        ..Filter::default()
    };
    let rows = Rows::new(&outlook, &findings, &filtered(filter));
    assert_eq!(ids(&outlook, &rows), ["en-paed-physio"]);
    assert_eq!(rows.undated().len(), 1);
}

/// The names of the lanes with the ids of their rows: "Phase 1: a b".
fn lanes(outlook: &Outlook, group: Grouping) -> Vec<String> {
    let view = RowsView {
        group,
        ..RowsView::default()
    };
    let rows = rows(outlook, &view);
    let mut lanes: Vec<String> = Vec::new();
    for row in rows.iter() {
        match row {
            Row::Heading(number) => {
                lanes.push(rows.headings()[number].key.name(outlook.plan()) + ":");
            }
            Row::Activity(at) => {
                let lane = lanes.last_mut().unwrap();
                lane.push(' ');
                lane.push_str(&outlook.plan()[at].id);
            }
        }
    }
    lanes
}

#[test]
fn rows_are_gathered_in_lanes_by_whatever_the_plan_says_of_them() {
    let plan = plan_with(
        r#""organisations": [{"id": "t", "name": "Trust", "kind": "acute-trust"},
            {"id": "h", "name": "Hospital", "kind": "hospital", "parent": "t"}],
           "systems": [{"id": "s", "name": "SystmOne", "kind": "community"}, {"id": "l", "name": "Lorenzo", "kind": "pas"}],
           "workstreams": [{"id": "w", "name": "Wards", "lead": "Ann"}, {"id": "v", "name": "Visits"}],
           "activities": [
            {"id": "a", "kind": "deployment", "name": "A", "organisation": "t", "site": "h",
             "system": "l", "workstream": "w", "end": "2010-03-31", "phase": "2"},
            {"id": "b", "kind": "deployment", "name": "B", "organisation": "t", "system": "s",
             "workstream": "v", "owner": "Bob", "end": "2010-04", "phase": "Pilot of wards"},
            {"id": "c", "kind": "deployment", "name": "C", "workstream": "w", "owner": "Bob",
             "lead": "Cat", "end": "2009-04", "actualEnd": "2009-05-01"},
            {"id": "d", "kind": "deployment", "name": "D", "workstream": "v", "phase": "2",
             "end": "2008"},
            {"id": "e", "kind": "deployment", "name": "E", "lead": "Ann", "end": "2008-03"}]"#,
    );
    let outlook = outlook_on(&plan);
    for (group, expected) in [
        (
            Grouping::Organisation,
            "Trust: a b / Whole community: c d e",
        ),
        (
            Grouping::Place,
            "Trust: b / Hospital: a / No place named: c d e",
        ),
        (
            Grouping::System,
            "SystmOne: b / Lorenzo: a / No system named: c d e",
        ),
        (
            Grouping::Workstream,
            "Wards: a c / Visits: b d / No workstream named: e",
        ),
        (
            Grouping::Lead,
            "Ann: a e / Bob: b / Cat: c / Nobody named to lead: d",
        ),
        (
            Grouping::Phase,
            "Phase 2: a d / Pilot of wards: b / No phase named: c e",
        ),
        (
            Grouping::Year,
            "Go-live in 2007/08: d e / Go-live in 2009/10: a c / Go-live in 2010/11: b",
        ),
        (Grouping::Status, "Late: d e / Planned: a b / Live: c"),
    ] {
        assert_eq!(lanes(&outlook, group).join(" / "), expected, "{group:?}");
    }
}

#[test]
fn rows_due_by_a_month_are_those_that_must_be_live_by_its_last_day_and_are_not() {
    let plan = plan_with(
        r#""activities": [
            {"id": "late", "kind": "deployment", "name": "A", "end": "2009-04"},
            {"id": "live", "kind": "deployment", "name": "B", "end": "2009-04",
             "actualEnd": "2009-04-02"},
            {"id": "last-day", "kind": "deployment", "name": "C", "end": "2010-03-31"},
            {"id": "quarter", "kind": "deployment", "name": "D", "end": "2010-Q1"},
            {"id": "year", "kind": "deployment", "name": "E", "end": "2010"},
            {"id": "next-day", "kind": "deployment", "name": "F", "end": "2010-04-01"},
            {"id": "never", "kind": "deployment", "name": "G"}]"#,
    );
    let outlook = outlook_on(&plan);
    let due_by = |month| {
        let filter = Filter {
            due_by: PlanDate::parse(month),
            ..Filter::default()
        };
        ids(&outlook, &rows(&outlook, &filtered(filter))).join(" ")
    };
    assert_eq!(due_by("2010-03"), "late last-day quarter");
    assert_eq!(due_by("2010-12"), "late last-day quarter year next-day");
    assert_eq!(due_by("2009-03"), "");
}

#[test]
fn every_part_of_a_filter_is_said_and_can_be_taken_away_by_itself() {
    let plan = hertfordshire();
    let mut filter = Filter {
        text: " skin ".to_owned(),
        ..Filter::default()
    };
    let pct = organisation(&plan, "en-pct");
    let added = [
        Part::One(Facet::Organisation, pct.0),
        Part::One(Facet::Status, Status::Late as u32),
        Part::One(Facet::Kind, 1),
        Part::DueBy,
        Part::Finding,
    ];
    for part in added {
        assert!(!filter.has(part), "{part:?}");
        filter.toggle(part, plan.as_of);
        assert!(filter.has(part), "{part:?}");
    }
    let parts = filter.parts(&plan);
    let said: Vec<String> = parts
        .iter()
        .map(|&part| filter.part_words(&plan, part))
        .collect();
    assert_eq!(
        said,
        [
            "Words: skin",
            "Organisation: East & North Hertfordshire PCT",
            "Status: Late",
            "Kind: milestone",
            "Due by March 2010",
            "With a finding",
        ]
    );
    for part in parts {
        filter.toggle(part, plan.as_of);
        assert!(!filter.has(part), "{part:?}");
    }
    assert!(filter.is_empty());
}

#[test]
fn only_what_rows_name_is_offered_with_the_bodies_it_belongs_to() {
    let plan = hertfordshire();
    let offered = Facet::Organisation.choices(&plan);
    assert!(offered.contains(&organisation(&plan, "en-pct").0));
    for &key in &Facet::System.choices(&plan) {
        assert!(
            plan.activities
                .iter()
                .any(|it| it.system.is_some_and(|it| it.0 == key))
        );
    }
    assert_eq!(Facet::Status.choices(&plan), [0, 1, 2, 3, 4, 5]);
}

fn sorted(sort: SortBy, descending: bool) -> Vec<String> {
    let plan = plan_with(
        r#""activities": [
            {"id": "a", "kind": "deployment", "name": "beta", "start": "2009-03", "end": "2009-10"},
            {"id": "b", "kind": "deployment", "name": "Alpha", "end": "2009-04", "system": "y"},
            {"id": "c", "kind": "deployment", "name": "gamma", "system": "z", "start": "2009-01", "end": "2010-02"},
            {"id": "d", "kind": "deployment", "name": "alpha", "system": "x", "start": "2009-02", "end": "2009-10-01"}],
        "systems": [{"id": "x", "name": "Zebra", "kind": "community"},
            {"id": "y", "name": "alder", "kind": "community"}, {"id": "z", "name": "Birch", "kind": "community"}]"#,
    );
    let state = dated("c", ActivityField::ForecastEnd, "2010-04");
    let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
    let view = RowsView {
        group: Grouping::None,
        sort,
        descending,
        ..RowsView::default()
    };
    let rows = rows(&outlook, &view);
    ids(&outlook, &rows)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn rows_are_sorted_and_those_without_the_thing_come_last_either_way() {
    assert_eq!(sorted(SortBy::PlanOrder, false), ["a", "b", "c", "d"]);
    assert_eq!(sorted(SortBy::PlanOrder, true), ["d", "c", "b", "a"]);
    assert_eq!(sorted(SortBy::Name, false), ["b", "d", "a", "c"]);
    assert_eq!(sorted(SortBy::Start, false), ["c", "d", "a", "b"]);
    assert_eq!(sorted(SortBy::Start, true), ["a", "d", "c", "b"]);
    assert_eq!(sorted(SortBy::GoLive, false), ["b", "d", "a", "c"]);
    assert_eq!(sorted(SortBy::Status, false), ["b", "a", "d", "c"]);
    assert_eq!(sorted(SortBy::Slip, false), ["c", "a", "b", "d"]);
    let system = SortBy::Lane(Grouping::System);
    assert_eq!(sorted(system, false), ["b", "c", "d", "a"]);
    assert_eq!(sorted(system, true), ["d", "c", "b", "a"]);
    assert_eq!(sorted(SortBy::PlannedStart, false), ["c", "d", "a", "b"]);
    assert_eq!(sorted(SortBy::PlannedEnd, true), ["c", "a", "d", "b"]);
    assert_eq!(sorted(SortBy::Forecast, false), ["c", "a", "b", "d"]);
    assert_eq!(sorted(SortBy::Actual, false), ["a", "b", "c", "d"]);
}

#[test]
fn the_tree_tells_level_position_and_siblings() {
    let outlook = outlook_on(&hertfordshire());
    let rows = rows(&outlook, &RowsView::default());
    let headings = rows.headings().len();
    let second = &rows.headings()[1];
    assert_eq!(
        rows.place(second.row),
        Some(RowPlace {
            level: 1,
            position: 2,
            siblings: headings
        })
    );
    assert_eq!(
        rows.place(second.row + second.count),
        Some(RowPlace {
            level: 2,
            position: second.count,
            siblings: second.count
        })
    );
    assert_eq!(rows.heading_over(second.row + 1), Some(second));
    assert_eq!(rows.heading_over(second.row - 1), Some(&rows.headings()[0]));
    assert_eq!(rows.place(rows.len()), None);
    let Some(Row::Activity(at)) = rows.get(second.row + 1) else {
        panic!("no activity under the heading");
    };
    assert_eq!(rows.index_of(at), Some(second.row + 1));
}

fn any_view() -> impl Strategy<Value = RowsView> {
    let plan = hertfordshire();
    let organisations = plan.organisations.len();
    let statuses = prop::collection::vec(0_usize..6, 0..4);
    let group = prop::sample::select(&Grouping::ALL[..]);
    let due_by = prop::option::of(prop::sample::select(&["2009-04", "2010-03", "2011"][..]));
    let sort = prop_oneof![
        Just(SortBy::PlanOrder),
        Just(SortBy::Name),
        Just(SortBy::Start),
        Just(SortBy::GoLive),
        Just(SortBy::Status),
        Just(SortBy::Slip)
    ];
    let folded = prop::collection::vec(0..organisations, 0..6);
    let text = prop_oneof![Just(""), Just("health"), Just("systmone"), Just("é")];
    (group, sort, any::<bool>(), statuses, folded, text, due_by).prop_map(
        move |(group, sort, descending, statuses, folded, text, due_by)| RowsView {
            group,
            sort,
            descending,
            is_packed: false,
            filter: Filter {
                text: text.to_owned(),
                statuses: statuses.into_iter().map(|at| Status::ALL[at]).collect(),
                due_by: due_by.and_then(PlanDate::parse),
                ..Filter::default()
            },
            collapsed: folded
                .into_iter()
                .filter_map(|at| {
                    GroupKey::find(Grouping::Organisation, &plan, &plan.organisations[at].id)
                })
                .collect(),
        },
    )
}

proptest! {
    #[test]
    fn whatever_the_view_every_row_that_passes_is_shown_folded_or_undated(view in any_view()) {
        let outlook = outlook_on(&hertfordshire());
        let rows = rows(&outlook, &view);
        let mut seen: Vec<ActivityIx> = rows.undated().to_vec();
        seen.extend(rows.iter().filter_map(|row| match row {
            Row::Activity(at) => Some(at),
            Row::Heading(_) => None,
        }));
        let folded: usize = rows.headings().iter().filter(|it| it.is_collapsed).map(|it| it.count).sum();
        prop_assert_eq!(seen.len() + folded, rows.shown());
        seen.sort_unstable();
        let all = seen.len();
        seen.dedup();
        prop_assert_eq!(seen.len(), all);
        let by_status: usize = Status::ALL.iter().map(|&it| rows.count_with(it)).sum();
        prop_assert_eq!(by_status, rows.shown());
        for (number, heading) in rows.headings().iter().enumerate() {
            prop_assert_eq!(rows.get(heading.row), Some(Row::Heading(number)));
            let plan = outlook.plan();
            let found = GroupKey::find(view.group, plan, &heading.key.id(plan));
            prop_assert_eq!(found, Some(heading.key), "the address names the lane");
        }
        for index in 0..rows.len() {
            prop_assert!(rows.place(index).is_some());
            if let Some(Row::Activity(at)) = rows.get(index) {
                let wanted = view.filter.statuses;
                prop_assert!(wanted.is_empty() || wanted.contains(outlook.status(at)));
                prop_assert!(outlook.status(at) != Status::Undated);
            }
        }
        if view.filter.is_empty() {
            prop_assert_eq!(rows.hidden(), 0);
            let late = totals(&outlook, None).get(Status::Late);
            prop_assert_eq!(rows.count_with(Status::Late), late);
        }
    }
}
