//! What waits for what: each link with the time it leaves, conflicts by name, and in both
//! directions. Leaves words to `link_words`, and the chain that leads to one activity to `path`.
//!
//! # How dates that are not days are reckoned with
//!
//! A start or an end has a [`Window`]: the first and the last day on which it can be.
//!
//! | it is | first | last |
//! | --- | --- | --- |
//! | dated | of its day, month, quarter, year | of the same |
//! | dated, and not over though its last day has passed | the as-of date | not known |
//! | not dated | as early as what it waits for allows | not known |
//! | live by a day | not known | that day |
//!
//! What has not happened cannot happen before the as-of date, so no window of an end that is still
//! to come begins earlier. A row without a start starts when it ends, as milestones do.
//!
//! A link asks that one end of it lie so many days after the other, its lag. It leaves a [`Float`]:
//! at least from the last day of the one to the first of the other, at most from the first day to
//! the last. It is broken when even that is negative. It holds nobody up any more when what it waits
//! for has happened and the lag is over, or what waits has happened.

use crate::plan::{
    ActivityIx, ActivityKind, Dependency, LinkKind, OrganisationKind, Plan, PlanDate, circles,
};

use super::{Outlook, Status};

/// The days on which something can be, by their numbers; `None` where that is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Window {
    /// The first.
    pub first: Option<i32>,
    /// The last.
    pub last: Option<i32>,
}

/// The days that a link leaves between its two ends, beyond its lag; `None` where no bound is
/// known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Float {
    /// At least so many.
    pub least: Option<i32>,
    /// At most so many.
    pub most: Option<i32>,
}

/// How a link stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkStanding {
    /// What it waits for has happened and the lag is over, or what waits has happened.
    Done,
    /// However the dates are read, they lie too close: by so many days, at least 1.
    Broken(i32),
    /// The dates may hold, or are not known.
    Open(Float),
}

/// One activity waiting for another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Link<'a> {
    /// What waits.
    pub waiting: ActivityIx,
    /// What it waits for, how and why.
    pub dependency: &'a Dependency,
    /// How the link stands.
    pub standing: LinkStanding,
}

/// Where dates and links contradict each other.
#[derive(Clone, PartialEq, Debug)]
pub enum Conflict<'a> {
    /// Something comes before what it waits for allows.
    TooEarly(Link<'a>),
    /// Activities that wait for each other, each for the next and the last for the first.
    Circle(Vec<ActivityIx>),
}

/// The two ends of an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    Start,
    Finish,
}

/// The end of the activity waited for, and the end of the one that waits.
pub(super) fn ends(kind: LinkKind) -> (End, End) {
    match kind {
        LinkKind::FinishStart => (End::Finish, End::Start),
        LinkKind::StartStart => (End::Start, End::Start),
        LinkKind::FinishFinish => (End::Finish, End::Finish),
        LinkKind::StartFinish => (End::Start, End::Finish),
    }
}

/// The links of an outlook, worked out once. Takes one pass over all activities and links.
#[derive(Clone, Debug)]
pub struct Links<'a> {
    outlook: &'a Outlook,
    /// The first day of each start and end.
    first: Vec<[Option<i32>; 2]>,
    /// For each activity, where in `waiting` those that wait for it begin; one more at the end.
    offsets: Vec<u32>,
    /// What waits, with the place of the link in its list.
    waiting: Vec<(ActivityIx, u32)>,
}

impl<'a> Links<'a> {
    /// Works out the links of a plan as the outlook has its dates.
    #[must_use]
    pub fn new(outlook: &'a Outlook) -> Links<'a> {
        let mut links = Links {
            outlook,
            first: vec![[None; 2]; outlook.plan().activities.len()],
            offsets: Vec::new(),
            waiting: Vec::new(),
        };
        for at in awaited_first(outlook.plan()) {
            links.first[at.index()] = links.first_days(at);
        }
        links.turn_round();
        links
    }

    /// The first days of the start and the end of an activity, when those of all that it waits for
    /// are known. In a circle, what is not known yet says nothing.
    fn first_days(&self, at: ActivityIx) -> [Option<i32>; 2] {
        let [start, end] = [End::Start, End::Finish].map(|end| self.dated(at, end));
        if let (Some(start), Some(end)) = (start, end) {
            return [start.first, end.first];
        }
        let mut bounds = [None; 2];
        for link in &self.plan()[at].depends_on {
            let (from, to) = ends(link.kind);
            let first = self.first[link.on.index()][from as usize];
            let bound = first.map(|day| day.saturating_add(link.lag_days));
            bounds[to as usize] = bounds[to as usize].max(bound);
        }
        if self.plan()[at].kind == ActivityKind::Milestone {
            bounds = [bounds[0].max(bounds[1]); 2];
        }
        let start = start.map_or(bounds[0], |it| it.first);
        let end = end.map_or(bounds[1].max(start), |it| it.first);
        [start, end]
    }

    /// The window of a start or an end that has a date; `None` when it has none.
    fn dated(&self, at: ActivityIx, end: End) -> Option<Window> {
        let outlook = self.outlook;
        let date = match (end, outlook.start(at), outlook.end(at)) {
            (End::Start, Some(start), _) => start,
            (_, _, Some(end)) => {
                return Some(self.window_of_end(at, end));
            }
            _ => {
                let live_by = outlook.live_by(at)?;
                return Some(Window {
                    first: None,
                    last: Some(live_by.number()),
                });
            }
        };
        Some(window(date))
    }

    fn window_of_end(&self, at: ActivityIx, end: PlanDate) -> Window {
        let Window { first, last } = window(end);
        let today = Some(self.outlook.as_of().number());
        match self.outlook.status(at) {
            Status::Live => Window { first, last },
            _ if last < today => Window {
                first: today,
                last: None,
            },
            _ => Window {
                first: first.max(today),
                last,
            },
        }
    }

    /// Lists for each activity what waits for it.
    fn turn_round(&mut self) {
        let plan = self.outlook.plan();
        let mut offsets = vec![0_u32; plan.activities.len() + 1];
        let all = || {
            plan.activity_positions()
                .flat_map(|at| (0..).zip(&plan[at].depends_on).map(move |it| (at, it)))
        };
        for (_, (_, link)) in all() {
            offsets[link.on.index() + 1] += 1;
        }
        for at in 1..offsets.len() {
            offsets[at] += offsets[at - 1];
        }
        let mut next = offsets.clone();
        let count = offsets.last().map_or(0, |&count| count as usize);
        self.waiting = vec![(ActivityIx(0), 0); count];
        for (at, (place, link)) in all() {
            let slot = &mut next[link.on.index()];
            self.waiting[*slot as usize] = (at, place);
            *slot += 1;
        }
        self.offsets = offsets;
    }

    pub(super) fn plan(&self) -> &'a Plan {
        self.outlook.plan()
    }

    /// The outlook they were worked out from.
    #[must_use]
    pub fn outlook(&self) -> &'a Outlook {
        self.outlook
    }

    pub(super) fn window(&self, at: ActivityIx, end: End) -> Window {
        self.dated(at, end).unwrap_or(Window {
            first: self.first[at.index()][end as usize],
            last: None,
        })
    }

    /// What an activity waits for, in the order of the plan.
    #[must_use]
    pub fn waits_for(&self, at: ActivityIx) -> impl ExactSizeIterator<Item = Link<'a>> {
        let links = self.plan()[at].depends_on.iter();
        links.map(move |link| self.link(at, link))
    }

    /// What waits for an activity, in the order of the plan.
    #[must_use]
    pub fn holds_up(&self, at: ActivityIx) -> impl ExactSizeIterator<Item = Link<'a>> {
        let [from, to] = [at.index(), at.index() + 1].map(|at| self.offsets[at] as usize);
        let waiting = self.waiting[from..to].iter();
        waiting.map(move |&(waiting, place)| {
            self.link(waiting, &self.plan()[waiting].depends_on[place as usize])
        })
    }

    fn link(&self, waiting: ActivityIx, dependency: &'a Dependency) -> Link<'a> {
        Link {
            waiting,
            dependency,
            standing: self.standing(waiting, dependency),
        }
    }

    fn standing(&self, waiting: ActivityIx, link: &Dependency) -> LinkStanding {
        let (from, to) = ends(link.kind);
        let (from_window, to_window) = (self.window(link.on, from), self.window(waiting, to));
        let lag = |day: i32| day.saturating_add(link.lag_days);
        let today = self.outlook.as_of().number();
        let is_over = from_window.last.is_some_and(|day| lag(day) <= today);
        if is_over && self.has_happened(link.on, from) {
            return LinkStanding::Done;
        }
        let between = |from: Option<i32>, to: Option<i32>| Some(to?.saturating_sub(lag(from?)));
        let float = Float {
            least: between(from_window.last, to_window.first),
            most: between(from_window.first, to_window.last),
        };
        match float.most {
            Some(days @ ..0) => LinkStanding::Broken(days.saturating_neg()),
            _ if self.has_happened(waiting, to) => LinkStanding::Done,
            _ => LinkStanding::Open(float),
        }
    }

    fn has_happened(&self, at: ActivityIx, end: End) -> bool {
        let outlook = self.outlook;
        outlook.status(at) == Status::Live
            || (end == End::Start && outlook.actual_start(at).is_some())
    }

    /// The link that keeps an undated start or end from coming earlier.
    pub(super) fn bounding(&self, at: ActivityIx, end: End) -> Option<Link<'a>> {
        let first = self.first[at.index()][end as usize]?;
        if self.dated(at, end).is_some() {
            return None;
        }
        self.waits_for(at).find(|link| {
            let from = self.window(link.dependency.on, ends(link.dependency.kind).0);
            from.first
                .is_some_and(|from| from.saturating_add(link.dependency.lag_days) == first)
        })
    }

    /// Every conflict: broken links in the order of the plan, then circles.
    pub fn conflicts(&self) -> impl Iterator<Item = Conflict<'a>> {
        let links = self.plan().activity_positions();
        let links = links.flat_map(|at| self.waits_for(at));
        let broken = links.filter(|link| matches!(link.standing, LinkStanding::Broken(_)));
        let circles = circles(self.plan()).into_iter().map(Conflict::Circle);
        broken.map(Conflict::TooEarly).chain(circles)
    }
}

fn window(date: PlanDate) -> Window {
    Window {
        first: Some(date.first().number()),
        last: Some(date.last().number()),
    }
}

/// Whether an activity is a gate from outside the community, such as a supplier's release: it is
/// the row of a supplier or an authority, or a milestone of nobody's about a supplier's system that
/// waits for nothing.
#[must_use]
pub fn is_outside(plan: &Plan, at: ActivityIx) -> bool {
    let activity = &plan[at];
    let whose = activity.organisation.map(|at| plan[at].kind);
    let supplier = activity.system.and_then(|at| plan[at].supplier.as_ref());
    match whose {
        None => {
            activity.kind == ActivityKind::Milestone
                && activity.depends_on.is_empty()
                && supplier.is_some()
        }
        Some(kind) => matches!(
            kind,
            OrganisationKind::Supplier | OrganisationKind::Authority
        ),
    }
}

/// All activities, each after those that it waits for; in a circle somewhere one comes before.
fn awaited_first(plan: &Plan) -> Vec<ActivityIx> {
    let mut order = Vec::with_capacity(plan.activities.len());
    let mut is_reached = vec![false; plan.activities.len()];
    // The path at hand: each activity and which of its links comes next.
    let mut path: Vec<(ActivityIx, usize)> = Vec::new();
    for root in plan.activity_positions() {
        if std::mem::replace(&mut is_reached[root.index()], true) {
            continue;
        }
        path.push((root, 0));
        while let Some((at, next)) = path.last_mut() {
            let Some(link) = plan[*at].depends_on.get(*next) else {
                order.push(*at);
                path.pop();
                continue;
            };
            *next += 1;
            if !std::mem::replace(&mut is_reached[link.on.index()], true) {
                path.push((link.on, 0));
            }
        }
    }
    order
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::fixture::{activity, hertfordshire, outlook_on, plan_with};
    use super::*;
    use crate::journal::State;

    #[test]
    fn what_has_happened_holds_nobody_up_once_its_lag_is_over() {
        let plan = plan_with(
            r#""activities": [
                {"id": "a", "kind": "milestone", "name": "A", "actualEnd": "2009-09-01"},
                {"id": "b", "kind": "milestone", "name": "B", "end": "2009-10",
                 "dependsOn": [{"on": "a"}, {"on": "a", "lagDays": 84}]}]"#,
        );
        let outlook = outlook_on(&plan);
        let links = Links::new(&outlook);
        let standings: Vec<_> = links
            .waits_for(activity(&plan, "b"))
            .map(|it| it.standing)
            .collect();
        assert_eq!(standings, [LinkStanding::Done, LinkStanding::Broken(24)]);
    }

    #[test]
    fn each_kind_of_link_ties_its_own_two_ends() {
        let standing = |kind: &str| {
            let plan = plan_with(&format!(
                r#""activities": [
                    {{"id": "a", "kind": "project", "name": "A", "start": "2009-10-10",
                      "end": "2009-10-30"}},
                    {{"id": "b", "kind": "project", "name": "B", "start": "2009-10-01",
                      "end": "2009-10-20", "dependsOn": [{{"on": "a", "type": "{kind}"}}]}}]"#
            ));
            let outlook = outlook_on(&plan);
            let links = Links::new(&outlook);
            links
                .waits_for(activity(&plan, "b"))
                .next()
                .unwrap()
                .standing
        };
        assert_eq!(standing("FS"), LinkStanding::Broken(29));
        assert_eq!(standing("SS"), LinkStanding::Broken(9));
        assert_eq!(standing("FF"), LinkStanding::Broken(10));
        let ten_days = Float {
            least: Some(10),
            most: Some(10),
        };
        assert_eq!(standing("SF"), LinkStanding::Open(ten_days));
    }

    #[test]
    fn rows_of_suppliers_and_milestones_about_their_systems_are_gates_from_outside() {
        let plan = hertfordshire();
        let outside = |id| is_outside(&plan, activity(&plan, id));
        assert!(outside("lorenzo-equals-ipm"));
        assert!(!outside("ipm-sunset-plan"));
        assert!(!outside("en-child-health"));
    }

    const KINDS: [&str; 4] = ["FS", "SS", "FF", "SF"];
    const DATES: [&str; 8] = [
        "",
        "",
        "2009-08",
        "2009-10",
        "2009-11-10",
        "2009-Q4",
        "2009-12",
        "2010",
    ];

    /// A row: kind, start, end, and links as (activity, kind, lag).
    type AnyRow = (bool, usize, usize, Vec<(usize, usize, i32)>);

    pub(in crate::outlook) fn any_rows() -> impl Strategy<Value = Vec<AnyRow>> {
        let link = (0..8_usize, 0..4_usize, -30..100_i32);
        let row = (
            any::<bool>(),
            0..8_usize,
            0..8_usize,
            prop::collection::vec(link, 0..3),
        );
        prop::collection::vec(row, 1..9)
    }

    /// A plan of such rows. Links go to rows before, or to any where there may be circles.
    pub(in crate::outlook) fn plan_from(rows: &[AnyRow], with_circles: bool) -> Arc<Plan> {
        let rows: Vec<String> = (0..)
            .zip(rows)
            .map(|(n, (is_milestone, start, end, links))| {
                let mut seen = Vec::new();
                let links: Vec<String> = links
                    .iter()
                    .map(|(on, kind, lag)| {
                        let of = if with_circles { rows.len() } else { n };
                        (on.checked_rem(of), kind, lag)
                    })
                    .filter_map(|(on, kind, lag)| Some((on?, kind, lag)))
                    .filter(|(on, ..)| {
                        !std::mem::replace(
                            {
                                seen.resize(rows.len(), false);
                                &mut seen[*on]
                            },
                            true,
                        )
                    })
                    .map(|(on, kind, lag)| {
                        format!(
                            r#"{{"on": "a{on}", "type": "{}", "lagDays": {lag}}}"#,
                            KINDS[*kind]
                        )
                    })
                    .collect();
                let date = |name: &str, at: usize| match DATES[at] {
                    "" => String::new(),
                    date => format!(r#""{name}": "{date}","#),
                };
                let start = if *is_milestone {
                    String::new()
                } else {
                    date("start", *start)
                };
                format!(
                    r#"{{"id": "a{n}", "kind": "{}", "name": "A{n}", {start} {}
                         "dependsOn": [{}]}}"#,
                    if *is_milestone {
                        "milestone"
                    } else {
                        "project"
                    },
                    date("end", *end),
                    links.join(",")
                )
            })
            .collect();
        plan_with(&format!(r#""activities": [{}]"#, rows.join(",")))
    }

    /// The first day of an end, straight from the definition.
    fn first(links: &Links, at: ActivityIx, end: End) -> Option<i32> {
        if let Some(window) = links.dated(at, end) {
            return window.first;
        }
        let plan = links.plan();
        let is_milestone = plan[at].kind == ActivityKind::Milestone;
        let bounds = plan[at].depends_on.iter().filter_map(|link| {
            let (from, to) = ends(link.kind);
            let counts = to == end || is_milestone;
            Some(first(links, link.on, from).filter(|_| counts)? + link.lag_days)
        });
        let start = (end == End::Finish && !is_milestone).then(|| first(links, at, End::Start));
        bounds.chain(start.flatten()).max()
    }

    proptest! {
        #[test]
        fn first_days_are_what_the_definition_says(rows in any_rows()) {
            let plan = plan_from(&rows, false);
            let outlook = outlook_on(&plan);
            let links = Links::new(&outlook);
            for at in plan.activity_positions() {
                for end in [End::Start, End::Finish] {
                    prop_assert_eq!(links.window(at, end).first, first(&links, at, end));
                }
            }
        }

        #[test]
        fn a_link_is_broken_exactly_when_no_two_days_of_the_windows_keep_it(rows in any_rows()) {
            let plan = plan_from(&rows, false);
            let outlook = outlook_on(&plan);
            let links = Links::new(&outlook);
            for link in plan.activity_positions().flat_map(|at| links.waits_for(at)) {
                let (from, to) = ends(link.dependency.kind);
                let from = links.window(link.dependency.on, from);
                let to = links.window(link.waiting, to);
                // Beyond every date there is.
                let [low, high] = [0, 100_000];
                let earliest = from.first.unwrap_or(low) + link.dependency.lag_days;
                let is_kept = to.last.unwrap_or(high) >= earliest;
                match link.standing {
                    LinkStanding::Broken(days) => {
                        prop_assert!(!is_kept);
                        prop_assert_eq!(to.last.map(|last| last + days), Some(earliest));
                    }
                    LinkStanding::Open(_) => prop_assert!(is_kept),
                    LinkStanding::Done => {}
                }
            }
        }

        #[test]
        fn what_waits_for_it_is_held_up_by_it_circles_or_not(rows in any_rows()) {
            let plan = plan_from(&rows, true);
            let outlook = outlook_on(&plan);
            let links = Links::new(&outlook);
            let pair = |link: Link| (link.waiting, link.dependency.on);
            let all = || plan.activity_positions();
            let mut waits: Vec<_> = all().flat_map(|at| links.waits_for(at).map(pair)).collect();
            let mut holds: Vec<_> = all().flat_map(|at| links.holds_up(at).map(pair)).collect();
            waits.sort_unstable();
            holds.sort_unstable();
            prop_assert_eq!(waits, holds);
            for conflict in links.conflicts() {
                prop_assert!(links.conflict_words(&conflict).ends_with('.'));
            }
        }
    }

    #[test]
    fn a_plan_without_links_has_none() {
        let plan = plan_with(r#""activities": [{"id": "a", "kind": "milestone", "name": "A"}]"#);
        let outlook = Outlook::new(plan.clone(), &State::default(), plan.as_of);
        let links = Links::new(&outlook);
        let a = activity(&plan, "a");
        assert_eq!((links.waits_for(a).len(), links.holds_up(a).len()), (0, 0));
    }
}
