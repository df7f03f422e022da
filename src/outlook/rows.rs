//! The ordered list of rows the timeline shows: filter, group, sort, collapse. Knows positions and
//! counts; leaves names to the plan and height to `chart`.

use crate::order::{self, Set};
use crate::plan::{
    Activity, ActivityIx, ActivityKind, OrganisationIx, Plan, PlanDate, SystemIx, WorkstreamIx,
};

use super::{FindingMarks, Outlook, Status, StatusSet};

/// What rows are gathered by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Grouping {
    /// By organisation, in the plan's order; rows without one come last.
    #[default]
    Organisation,
    /// By workstream, in the plan's order; rows without one come last.
    Workstream,
    /// Not at all.
    None,
}

/// What rows are ordered by, inside their group. Rows without the thing come last either way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SortBy {
    /// As in the plan.
    #[default]
    PlanOrder,
    /// By name, letter case ignored.
    Name,
    /// By effective start.
    Start,
    /// By effective end or go-live.
    GoLive,
    /// By status, late first.
    Status,
    /// By slip, the greatest first.
    Slip,
}

/// Which rows to keep. Within one list any member will do; an empty list keeps all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Words that must all stand in the name, organisation, site or system.
    pub text: String,
    /// Whose: the organisation, one of its sites, or a body that belongs to it.
    pub organisations: Vec<OrganisationIx>,
    /// Workstreams.
    pub workstreams: Vec<WorkstreamIx>,
    /// Systems.
    pub systems: Vec<SystemIx>,
    /// Statuses.
    pub statuses: StatusSet,
    /// Kinds.
    pub kinds: Vec<ActivityKind>,
    /// Only rows with an open finding.
    pub with_finding: bool,
}

impl Filter {
    /// Whether it keeps every row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Filter {
            text,
            organisations,
            workstreams,
            systems,
            statuses,
            kinds,
            with_finding,
        } = self;
        text.trim().is_empty()
            && organisations.is_empty()
            && workstreams.is_empty()
            && systems.is_empty()
            && statuses.is_empty()
            && kinds.is_empty()
            && !with_finding
    }
}

/// What one heading gathers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GroupKey {
    /// One organisation, or the rows without one.
    Organisation(Option<OrganisationIx>),
    /// One workstream, or the rows without one.
    Workstream(Option<WorkstreamIx>),
}

impl GroupKey {
    /// The words on the heading.
    #[must_use]
    pub fn name(self, plan: &Plan) -> &str {
        match self {
            GroupKey::Organisation(Some(at)) => &plan[at].name,
            GroupKey::Organisation(None) => "Whole community",
            GroupKey::Workstream(Some(at)) => &plan[at].name,
            GroupKey::Workstream(None) => "No workstream named",
        }
    }

    /// Its id in the plan, for addresses; `None` for the rows without one.
    #[must_use]
    pub fn id(self, plan: &Plan) -> Option<&str> {
        match self {
            GroupKey::Organisation(at) => at.map(|at| &*plan[at].id),
            GroupKey::Workstream(at) => at.map(|at| &*plan[at].id),
        }
    }
}

/// How to arrange the rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowsView {
    /// What they are gathered by.
    pub group: Grouping,
    /// What they are ordered by.
    pub sort: SortBy,
    /// The other way round.
    pub descending: bool,
    /// Which to keep.
    pub filter: Filter,
    /// Groups whose rows are folded away.
    pub collapsed: Set<GroupKey>,
}

/// One row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// A group's heading: its place in [`Rows::headings`].
    Heading(usize),
    /// An activity.
    Activity(ActivityIx),
}

/// A group's heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// What it gathers.
    pub key: GroupKey,
    /// Where it stands among the rows.
    pub row: usize,
    /// How many activities it gathers, folded away or not.
    pub count: usize,
    /// How many of them are late.
    pub late: usize,
    /// The first status in order among them.
    pub worst: Status,
    /// Whether its activities are folded away.
    pub is_collapsed: bool,
}

/// Where a row stands in the tree, as a treegrid tells it: all counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowPlace {
    /// 1 for headings and ungrouped rows, 2 inside a group.
    pub level: usize,
    /// Its number among its siblings.
    pub position: usize,
    /// How many siblings there are, itself included.
    pub siblings: usize,
}

/// Marks a packed row as a heading.
const HEADING: u32 = 1 << 31;

/// The rows in order, addressed by index. Undated rows stand in a list of their own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rows {
    packed: Vec<u32>,
    headings: Vec<Heading>,
    undated: Vec<ActivityIx>,
    shown: usize,
    total: usize,
    by_status: [usize; 6],
    with_finding: usize,
}

impl Rows {
    /// Arranges the rows of `outlook` as `view` says; `findings` says which rows carry one.
    #[must_use]
    pub fn new(outlook: &Outlook, findings: &FindingMarks, view: &RowsView) -> Rows {
        let plan = &**outlook.plan();
        let flagged = findings.open_by_activity(plan.activities.len());
        let passing = Passing::new(outlook, &view.filter);
        let mut rows = Rows {
            total: plan.activities.len(),
            ..Rows::default()
        };
        let mut dated = Vec::with_capacity(plan.activities.len());
        for (at, activity) in plan.activity_positions().zip(&plan.activities) {
            let (status, is_flagged) = (outlook.status(at), flagged[at.index()]);
            if !passing.keeps(at, activity, status) || (view.filter.with_finding && !is_flagged) {
                continue;
            }
            rows.shown += 1;
            rows.by_status[status as usize] += 1;
            rows.with_finding += usize::from(is_flagged);
            if status == Status::Undated {
                rows.undated.push(at);
            } else {
                dated.push(at);
            }
        }
        sort(outlook, view, &mut dated);
        sort(outlook, view, &mut rows.undated);
        match view.group {
            Grouping::None => rows.packed = dated.iter().map(|at| at.0).collect(),
            Grouping::Organisation => {
                let group_of = |at: ActivityIx| plan[at].organisation.map(OrganisationIx::index);
                rows.gather(outlook, view, &dated, plan.organisations.len(), group_of);
            }
            Grouping::Workstream => {
                let group_of = |at: ActivityIx| plan[at].workstream.map(WorkstreamIx::index);
                rows.gather(outlook, view, &dated, plan.workstreams.len(), group_of);
            }
        }
        rows
    }

    /// Puts the sorted `dated` rows under headings: one pass counts, one pass places.
    fn gather(
        &mut self,
        outlook: &Outlook,
        view: &RowsView,
        dated: &[ActivityIx],
        groups: usize,
        group_of: impl Fn(ActivityIx) -> Option<usize>,
    ) {
        let group_of = |at| group_of(at).unwrap_or(groups);
        let mut counts = vec![0_usize; groups + 1];
        for &at in dated {
            counts[group_of(at)] += 1;
        }
        let mut next = vec![0_usize; groups + 1];
        let mut first = 0;
        for (next, count) in next.iter_mut().zip(&counts) {
            *next = first;
            first += count;
        }
        let mut gathered = vec![ActivityIx(0); dated.len()];
        for &at in dated {
            let place = &mut next[group_of(at)];
            gathered[*place] = at;
            *place += 1;
        }
        let mut rest = &gathered[..];
        for (group, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
            let (members, later) = rest.split_at(count);
            rest = later;
            let position = (group < groups)
                .then(|| u32::try_from(group).ok())
                .flatten();
            let key = match view.group {
                Grouping::Workstream => GroupKey::Workstream(position.map(WorkstreamIx)),
                _ => GroupKey::Organisation(position.map(OrganisationIx)),
            };
            let statuses = || members.iter().map(|&at| outlook.status(at));
            let heading = Heading {
                key,
                row: self.packed.len(),
                count,
                late: statuses().filter(|&status| status == Status::Late).count(),
                worst: statuses().min().unwrap_or(Status::Undated),
                is_collapsed: view.collapsed.contains(&key),
            };
            let number = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
            self.packed.push(HEADING | number);
            if !heading.is_collapsed {
                self.packed.extend(members.iter().map(|at| at.0));
            }
            self.headings.push(heading);
        }
    }

    /// How many rows there are, headings included, the undated lane not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// The row at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Row> {
        self.packed.get(index).map(|&packed| {
            if packed & HEADING == 0 {
                Row::Activity(ActivityIx(packed))
            } else {
                Row::Heading((packed & !HEADING) as usize)
            }
        })
    }

    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Row> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The headings in order.
    #[must_use]
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The heading a row stands under, or the row itself when it is one: what sticks to the top.
    #[must_use]
    pub fn heading_over(&self, index: usize) -> Option<&Heading> {
        let after = self.headings.partition_point(|h| h.row <= index);
        self.headings.get(after.checked_sub(1)?)
    }

    /// The index of an activity's row; `None` when it is filtered out, folded away or undated.
    #[must_use]
    pub fn index_of(&self, at: ActivityIx) -> Option<usize> {
        self.packed.iter().position(|&packed| packed == at.0)
    }

    /// Where a row stands in the tree.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<RowPlace> {
        Some(match (self.get(index)?, self.heading_over(index)) {
            (Row::Heading(number), _) => RowPlace {
                level: 1,
                position: number + 1,
                siblings: self.headings.len(),
            },
            (Row::Activity(_), Some(heading)) => RowPlace {
                level: 2,
                position: index - heading.row,
                siblings: heading.count,
            },
            (Row::Activity(_), None) => RowPlace {
                level: 1,
                position: index + 1,
                siblings: self.len(),
            },
        })
    }

    /// The rows of the undated lane.
    #[must_use]
    pub fn undated(&self) -> &[ActivityIx] {
        &self.undated
    }

    /// How many activities pass the filter, undated and folded ones included: the first number of
    /// "28 of 28 rows".
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// How many activities the plan has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many activities the filter hides.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.total - self.shown
    }

    /// How many of the activities that pass have this status.
    #[must_use]
    pub fn count_with(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// How many of the activities that pass carry an open finding.
    #[must_use]
    pub fn count_with_finding(&self) -> usize {
        self.with_finding
    }
}

/// A filter made ready for one pass over the rows.
struct Passing {
    text: Option<Vec<bool>>,
    organisations: Option<Vec<bool>>,
    workstreams: Option<Vec<bool>>,
    systems: Option<Vec<bool>>,
    statuses: StatusSet,
    kinds: Vec<ActivityKind>,
}

impl Passing {
    fn new(outlook: &Outlook, filter: &Filter) -> Passing {
        let plan = outlook.plan();
        let chosen = |places: &mut dyn Iterator<Item = usize>, len: usize| {
            let mut chosen: Option<Vec<bool>> = None;
            for place in places {
                let chosen = chosen.get_or_insert_with(|| vec![false; len]);
                if let Some(chosen) = chosen.get_mut(place) {
                    *chosen = true;
                }
            }
            chosen
        };
        let organisations = chosen(
            &mut filter.organisations.iter().map(|at| at.index()),
            plan.organisations.len(),
        );
        Passing {
            text: (!filter.text.trim().is_empty())
                .then(|| outlook.haystack().matches(plan, &filter.text))
                .flatten(),
            organisations: organisations.map(|chosen| with_members(plan, &chosen)),
            workstreams: chosen(
                &mut filter.workstreams.iter().map(|at| at.index()),
                plan.workstreams.len(),
            ),
            systems: chosen(
                &mut filter.systems.iter().map(|at| at.index()),
                plan.systems.len(),
            ),
            statuses: filter.statuses,
            kinds: filter.kinds.clone(),
        }
    }

    fn keeps(&self, at: ActivityIx, activity: &Activity, status: Status) -> bool {
        fn any(chosen: Option<&Vec<bool>>, places: [Option<usize>; 2]) -> bool {
            chosen.is_none_or(|chosen| places.into_iter().flatten().any(|place| chosen[place]))
        }
        (self.statuses.is_empty() || self.statuses.contains(status))
            && self.text.as_ref().is_none_or(|text| text[at.index()])
            && (self.kinds.is_empty() || self.kinds.contains(&activity.kind))
            && any(
                self.organisations.as_ref(),
                [activity.organisation, activity.site].map(|at| at.map(OrganisationIx::index)),
            )
            && any(
                self.workstreams.as_ref(),
                [activity.workstream.map(WorkstreamIx::index), None],
            )
            && any(
                self.systems.as_ref(),
                [activity.system.map(SystemIx::index), None],
            )
    }
}

/// The chosen organisations and whatever belongs to one of them, at any depth.
fn with_members(plan: &Plan, chosen: &[bool]) -> Vec<bool> {
    let belongs = |mut at: usize| {
        // No chain is longer than the table, so a circle of parents ends as well.
        for _ in 0..plan.organisations.len() {
            if chosen[at] {
                return true;
            }
            match plan.organisations[at].parent {
                Some(parent) => at = parent.index(),
                None => break,
            }
        }
        false
    };
    (0..plan.organisations.len()).map(belongs).collect()
}

fn sort(outlook: &Outlook, view: &RowsView, rows: &mut [ActivityIx]) {
    let descending = view.descending;
    match view.sort {
        SortBy::PlanOrder if descending => rows.reverse(),
        SortBy::PlanOrder => {}
        SortBy::Name => {
            let ranks = outlook.haystack().name_ranks();
            sort_by(rows, descending, &|at| Some(i64::from(ranks[at.index()])));
        }
        SortBy::Start => sort_by(rows, descending, &|at| outlook.start(at).map(in_order)),
        SortBy::GoLive => sort_by(rows, descending, &|at| outlook.end(at).map(in_order)),
        SortBy::Status => sort_by(rows, descending, &|at| {
            Some(i64::from(outlook.status(at) as u8))
        }),
        // The longest first.
        SortBy::Slip => sort_by(rows, descending, &|at| {
            outlook.slip(at).map(|slip| -i64::from(slip.rough_days()))
        }),
    }
}

/// Orders dates by their first day; of those that share it, the closer known one comes first.
fn in_order(date: PlanDate) -> i64 {
    i64::from(date.first().number()) * 16 + i64::from(date.precision() as u8)
}

/// Sorts by a key worked out once for each row; rows without a key come last, rows with equal keys keep
/// their order.
fn sort_by(rows: &mut [ActivityIx], descending: bool, key: &dyn Fn(ActivityIx) -> Option<i64>) {
    let sign = if descending { -1 } else { 1 };
    order::sort_by_number(rows, |&at| key(at).map_or(i64::MAX, |key| sign * key));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{
        activity, dated, hertfordshire, organisation, outlook_on, plan_with,
    };
    use super::super::totals;
    use super::*;
    use crate::journal::{ActivityField, State};

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
            let key = GroupKey::Organisation(id.map(|id| organisation(&plan, id)));
            rows.headings().iter().find(|it| it.key == key).unwrap()
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

    fn sorted(sort: SortBy, descending: bool) -> Vec<String> {
        let plan = plan_with(
            r#""activities": [
                {"id": "a", "kind": "deployment", "name": "beta", "start": "2009-03", "end": "2009-10"},
                {"id": "b", "kind": "deployment", "name": "Alpha", "end": "2009-04"},
                {"id": "c", "kind": "deployment", "name": "gamma", "start": "2009-01", "end": "2010-02"},
                {"id": "d", "kind": "deployment", "name": "alpha", "start": "2009-02", "end": "2009-10-01"}]"#,
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
        let organisations = u32::try_from(plan.organisations.len()).unwrap();
        let statuses = prop::collection::vec(0_usize..6, 0..4);
        let group = prop_oneof![
            Just(Grouping::Organisation),
            Just(Grouping::Workstream),
            Just(Grouping::None)
        ];
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
        (group, sort, any::<bool>(), statuses, folded, text).prop_map(
            |(group, sort, descending, statuses, folded, text)| RowsView {
                group,
                sort,
                descending,
                filter: Filter {
                    text: text.to_owned(),
                    statuses: statuses.into_iter().map(|at| Status::ALL[at]).collect(),
                    ..Filter::default()
                },
                collapsed: folded
                    .into_iter()
                    .map(|at| GroupKey::Organisation(Some(OrganisationIx(at))))
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
}
