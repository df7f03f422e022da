//! The chain that leads to one activity: what it waits for most, what that waits for most, and so
//! on to the beginning. Stands on `links`; takes time by the links of the activities in the chain.
//!
//! Of the links of one activity the one that drives it is, in this order,
//!
//! 1. a broken one before one that may hold;
//! 2. the one that leaves the least time, at the least. What is late or not dated may come at any
//!    time, so it leaves less than anything that is dated: the chain goes through it and says so;
//! 3. of those the one that leaves the least, at the most;
//! 4. the one that the plan lists first.
//!
//! What has happened, its lag over, drives nothing.

use crate::plan::{ActivityIx, LinkKind};
use crate::words::links as lang;

use super::link_words::lag_words;
use super::links::{End, ends};
use super::sentences::named;
use super::{Link, LinkStanding, Links, is_outside};

/// So many links of a chain are said one by one in its sentence.
const SAID: usize = 12;

/// How a chain begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beginning {
    /// Its first activity waits for nothing.
    Free,
    /// All that its first activity waits for has happened.
    Done,
    /// Its first activity waits for this one, which is in the chain already.
    Circle(ActivityIx),
}

/// The chain that leads to an activity.
#[derive(Clone, PartialEq, Debug)]
pub struct Path<'a> {
    /// The activity.
    pub to: ActivityIx,
    /// From the activity backwards: each link waits for what the next one is about.
    pub links: Vec<Link<'a>>,
    /// How it begins.
    pub beginning: Beginning,
}

impl<'a> Links<'a> {
    /// The chain that leads to `to`.
    #[must_use]
    pub fn path_to(&self, to: ActivityIx) -> Path<'a> {
        let mut is_in_path = vec![false; self.plan().activities.len()];
        let mut links = Vec::new();
        let mut at = to;
        let beginning = loop {
            is_in_path[at.index()] = true;
            let Some(link) = self.driving(at) else {
                break if self.plan()[at].depends_on.is_empty() {
                    Beginning::Free
                } else {
                    Beginning::Done
                };
            };
            at = link.dependency.on;
            if is_in_path[at.index()] {
                break Beginning::Circle(at);
            }
            links.push(link);
        };
        Path {
            to,
            links,
            beginning,
        }
    }

    /// The link that drives an activity.
    fn driving(&self, at: ActivityIx) -> Option<Link<'a>> {
        // A link to the start and one to the end are held against each other's own day. Without a
        // date to compare with, what comes later drives.
        let [start, end] = [End::Start, End::Finish].map(|end| self.window(at, end).first);
        let of_day = [start.or(end), end.or(start)];
        let key = |link: &Link| {
            let (from, to) = ends(link.dependency.kind);
            let from = self.window(link.dependency.on, from);
            let day = of_day[to as usize].unwrap_or(0);
            let lag = link.dependency.lag_days;
            let between = |from: i32| day.saturating_sub(from.saturating_add(lag));
            (
                !matches!(link.standing, LinkStanding::Broken(_)),
                from.last.map_or(i32::MIN, between),
                from.first.map_or(i32::MAX, between),
            )
        };
        let open = self
            .waits_for(at)
            .filter(|link| link.standing != LinkStanding::Done);
        open.reduce(|best, next| if key(&next) < key(&best) { next } else { best })
    }
}

impl Path<'_> {
    /// The activities of the chain, from the one it leads to back to its beginning.
    pub fn activities(&self) -> impl Iterator<Item = ActivityIx> {
        let awaited = self.links.iter().map(|link| link.dependency.on);
        std::iter::once(self.to).chain(awaited)
    }

    /// The chain as one sentence, in which the middle of a long one is counted: "SCR go-live, October 2009, waits for Letters sent (July
    /// 2009; 12 weeks later; patients are told first), which waits for Printing (not dated), which
    /// waits for nothing else."
    #[must_use]
    pub fn sentence(&self, links: &Links) -> String {
        let (name, when) = (named(links.plan(), self.to), links.when(self.to));
        let said = self.links.iter().take(SAID);
        let mut clauses: Vec<String> = said.map(|it| step(links, it)).collect();
        if let [.., last] = self.links.get(SAID..).unwrap_or_default() {
            let more = u32::try_from(self.links.len() - SAID - 1).unwrap_or(u32::MAX);
            let last = named(links.plan(), last.dependency.on);
            clauses.push(lang::waits_through(more, &last));
        }
        clauses.push(match self.beginning {
            Beginning::Free if self.links.is_empty() => lang::WAITS_FOR_NOTHING.to_owned(),
            Beginning::Free => lang::WAITS_FOR_NOTHING_ELSE.to_owned(),
            Beginning::Done => lang::ALL_HAPPENED.to_owned(),
            Beginning::Circle(at) => {
                let name = named(links.plan(), at);
                lang::waits_again(&name)
            }
        });
        lang::chain(&name, &when, &clauses)
    }

    /// The chain as a list of sentences, from the activity backwards: "SCR go-live waits for Letters
    /// sent (July 2009; 12 weeks later): at least 1 month to spare."
    #[must_use]
    pub fn steps(&self, links: &Links) -> Vec<String> {
        let step = |link: &Link| {
            lang::step(
                &named(links.plan(), link.waiting),
                &step(links, link),
                &links.float_words(link),
            )
        };
        self.links.iter().map(step).collect()
    }
}

/// "waits for Letters sent (July 2009; 12 weeks later; patients are told first)".
fn step(links: &Links, link: &Link) -> String {
    let on = link.dependency.on;
    let name = named(links.plan(), on);
    let waits = match link.dependency.kind {
        LinkKind::FinishStart => lang::waits_for(&name),
        LinkKind::StartStart => lang::waits_for_start(&name),
        LinkKind::FinishFinish => lang::cannot_end_before(&name),
        LinkKind::StartFinish => lang::cannot_end_before_start(&name),
    };
    let outside = is_outside(links.plan(), on).then(|| lang::OUTSIDE.to_owned());
    let why = link.dependency.reason.as_deref();
    let about: Vec<String> = [
        Some(links.when(on)),
        outside,
        lag_words(link.dependency.lag_days),
        why.map(|why| why.trim_end_matches('.').to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    lang::clause(&waits, &about)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Outlook;
    use super::super::fixture::{activity, hertfordshire, outlook_on, plan_with};
    use super::super::links::tests::{any_rows, plan_from};
    use super::*;

    fn sentence(outlook: &Outlook, to: &str) -> String {
        let links = Links::new(outlook);
        let path = links.path_to(activity(outlook.plan(), to));
        path.sentence(&links)
    }

    fn said(activities: &str, to: &str) -> String {
        let plan = plan_with(&format!(r#""activities": [{activities}]"#));
        sentence(&outlook_on(&plan), to)
    }

    #[test]
    fn the_chain_goes_through_undated_rows_and_says_so() {
        let outlook = outlook_on(&hertfordshire());
        assert_eq!(
            sentence(&outlook, "ipm-migration"),
            "All iPM users move to Lorenzo, not dated, waits for Sunset plan for iPM published (not \
             dated; the sunset plan requires the move), which waits for Lorenzo can do what iPM \
             does (not dated; outside the community; once Lorenzo offers the equivalent of iPM), \
             which waits for nothing else."
        );
    }

    #[test]
    fn of_several_the_one_that_leaves_the_least_time_drives() {
        let said = said(
            r#"{"id": "a", "kind": "milestone", "name": "A", "end": "2009-10-10"},
               {"id": "b", "kind": "milestone", "name": "B", "end": "2009-10"},
               {"id": "c", "kind": "milestone", "name": "C", "end": "2009-09-30"},
               {"id": "d", "kind": "project", "name": "D", "start": "2009-11-20", "end": "2010-01",
                "dependsOn": [{"on": "a"}, {"on": "b", "reason": "letters first."},
                              {"on": "c", "lagDays": 14, "type": "SS"}]}"#,
            "d",
        );
        assert_eq!(
            said,
            "D, January 2010, waits for B (October 2009; letters first), which waits for nothing else."
        );
    }

    #[test]
    fn a_broken_link_drives_before_an_undated_one() {
        let said = said(
            r#"{"id": "a", "kind": "milestone", "name": "A"},
               {"id": "b", "kind": "milestone", "name": "B", "end": "2009-12"},
               {"id": "c", "kind": "milestone", "name": "C", "end": "2009-11",
                "dependsOn": [{"on": "a"}, {"on": "b", "lagDays": 84}]}"#,
            "c",
        );
        assert_eq!(
            said,
            "C, November 2009, waits for B (December 2009; 12 weeks later), which waits for nothing \
             else."
        );
    }

    #[test]
    fn what_is_done_drives_nothing() {
        let rows = r#"{"id": "a", "kind": "milestone", "name": "A", "actualEnd": "2009-05"},
               {"id": "b", "kind": "milestone", "name": "B", "end": "2009-12",
                "dependsOn": [{"on": "a"}]},
               {"id": "c", "kind": "milestone", "name": "C", "end": "2010-01",
                "dependsOn": [{"on": "b", "type": "FF"}]}"#;
        assert_eq!(
            said(rows, "b"),
            "B, December 2009, has nothing left to wait for: all of it has happened."
        );
        assert_eq!(
            said(rows, "c"),
            "C, January 2010, cannot end before B (December 2009), which has nothing left to wait \
             for: all of it has happened."
        );
        assert_eq!(said(rows, "a"), "A, done in May 2009, waits for nothing.");
        let early = r#"{"id": "a", "kind": "milestone", "name": "A"},
               {"id": "b", "kind": "milestone", "name": "B", "actualEnd": "2009-05",
                "dependsOn": [{"on": "a"}]}"#;
        assert_eq!(
            said(early, "b"),
            "B, done in May 2009, has nothing left to wait for: all of it has happened."
        );
    }

    #[test]
    fn the_middle_of_a_long_chain_is_counted() {
        let rows: Vec<String> = (0..17)
            .map(|n| {
                let link = match n {
                    0 => String::new(),
                    n => format!(r#"{{"on": "a{}"}}"#, n - 1),
                };
                format!(
                    r#"{{"id": "a{n}", "kind": "milestone", "name": "A{n}", "dependsOn": [{link}]}}"#
                )
            })
            .collect();
        let said = said(&rows.join(","), "a16");
        assert!(
            said.ends_with(
                "waits for A4 (not dated), which waits, through 3 others, for A0, which waits for \
                 nothing else."
            ),
            "{said}"
        );
    }

    #[test]
    fn a_circle_is_told_where_it_closes() {
        let rows = r#"{"id": "a", "kind": "milestone", "name": "A", "dependsOn": [{"on": "b"}]},
               {"id": "b", "kind": "milestone", "name": "B", "dependsOn": [{"on": "a"}]}"#;
        assert_eq!(
            said(rows, "a"),
            "A, not dated, waits for B (not dated), which waits for A again: a circle that cannot be \
             kept."
        );
    }

    #[test]
    fn each_step_tells_the_time_it_leaves() {
        let plan = plan_with(
            r#""activities": [
                {"id": "a", "kind": "project", "name": "A", "start": "2009-10-01"},
                {"id": "b", "kind": "project", "name": "B", "start": "2009-12-24", "end": "2010-03",
                 "dependsOn": [{"on": "a", "type": "SS", "lagDays": 70}]},
                {"id": "c", "kind": "milestone", "name": "C", "end": "2010-07",
                 "dependsOn": [{"on": "b", "type": "SF"}]}]"#,
        );
        let outlook = outlook_on(&plan);
        let links = Links::new(&outlook);
        let path = links.path_to(activity(&plan, "c"));
        assert_eq!(
            path.steps(&links),
            [
                "C cannot end before the start of B (March 2010): at least 6 months to spare.",
                "B waits for A to start (not dated; 10 weeks later): 2 weeks to spare."
            ]
        );
        let ids: Vec<&str> = path.activities().map(|at| &*plan[at].id).collect();
        assert_eq!(ids, ["c", "b", "a"]);
    }

    proptest! {
        #[test]
        fn each_link_of_a_chain_leaves_no_more_than_any_other_of_its_activity(
            rows in any_rows(),
            with_circles in any::<bool>(),
        ) {
            let plan = plan_from(&rows, with_circles);
            let outlook = outlook_on(&plan);
            let links = Links::new(&outlook);
            for to in plan.activity_positions() {
                let path = links.path_to(to);
                prop_assert!(path.sentence(&links).ends_with('.'));
                let chain: Vec<ActivityIx> = path.activities().collect();
                let mut once = chain.clone();
                once.sort_unstable();
                once.dedup();
                prop_assert_eq!(once.len(), chain.len());
                for (at, link) in chain.iter().zip(&path.links) {
                    prop_assert_eq!(link.waiting, *at);
                    let is_broken = |it: &Link| matches!(it.standing, LinkStanding::Broken(_));
                    let same_end = |it: &Link| {
                        ends(it.dependency.kind).1 == ends(link.dependency.kind).1
                    };
                    for other in links.waits_for(*at).filter(|it| it.standing != LinkStanding::Done) {
                        prop_assert!(is_broken(link) || !is_broken(&other));
                        if let (LinkStanding::Open(least), LinkStanding::Open(other_float)) =
                            (link.standing, other.standing)
                            && same_end(&other)
                            && links.window(*at, ends(link.dependency.kind).1).first.is_some()
                        {
                            // No bound is less than any.
                            prop_assert!(least.least <= other_float.least);
                        }
                    }
                }
                let last = chain.last().copied().unwrap_or(to);
                let open = links.waits_for(last).filter(|it| it.standing != LinkStanding::Done);
                prop_assert_eq!(
                    open.count() > 0,
                    matches!(path.beginning, Beginning::Circle(_))
                );
            }
        }
    }
}
