//! Dependencies: circles, and activities that begin before what they wait for can have ended.

use super::words::paragraph;
use super::{Finding, FindingRule, FindingSubject, Found};
use crate::order;
use crate::plan::{Activity, ActivityIx, Day, Dependency, LinkKind, Plan, PlanDate};
use crate::words::checks::{self as words, Does, End};

/// Members of a circle that are named.
const NAMED: usize = 6;

/// Checks every dependency.
pub(super) fn check(plan: &Plan, found: &mut Found) {
    for at in plan.activity_positions() {
        for link in &plan[at].depends_on {
            if let Some(dates) = broken(plan, &plan[at], link) {
                found.add(FindingRule::OutOfOrder, |rule| {
                    out_of_order(plan, rule, at, link, dates)
                });
            }
        }
    }
    for circle in circles(plan) {
        found.add(FindingRule::DependencyCycle, |rule| {
            cycle(plan, rule, &circle)
        });
    }
}

/// When it starts, as far as is known. A milestone starts when it ends.
fn start(activity: &Activity) -> Option<PlanDate> {
    let start = activity.actual_start.or(activity.start);
    start.or_else(|| end(activity))
}

/// When it ends, as far as is known.
fn end(activity: &Activity) -> Option<PlanDate> {
    activity.actual_end.or(activity.end)
}

/// The two dates a link ties, when it is broken however they are read: (of the one waited for, of
/// the one that waits).
fn broken(plan: &Plan, waiting: &Activity, link: &Dependency) -> Option<(PlanDate, PlanDate)> {
    let on = &plan[link.on];
    let (first, then) = match link.kind {
        LinkKind::FinishStart => (end(on)?, start(waiting)?),
        LinkKind::StartStart => (start(on)?, start(waiting)?),
        LinkKind::FinishFinish => (end(on)?, end(waiting)?),
        LinkKind::StartFinish => (start(on)?, end(waiting)?),
    };
    // What waits may begin on the day on which the other ends.
    let earliest: Day = first.first().plus_days(link.lag_days);
    (then.last() < earliest).then_some((first, then))
}

/// What the one waited for and the one that waits do, in the order of a link's name.
fn verbs(kind: LinkKind) -> (Does, Does) {
    match kind {
        LinkKind::FinishStart => (Does::Ends, Does::Starts),
        LinkKind::StartStart => (Does::Starts, Does::Starts),
        LinkKind::FinishFinish => (Does::Ends, Does::Ends),
        LinkKind::StartFinish => (Does::Starts, Does::Ends),
    }
}

fn out_of_order(
    plan: &Plan,
    rule: FindingRule,
    at: ActivityIx,
    link: &Dependency,
    (first, then): (PlanDate, PlanDate),
) -> Finding {
    let (waiting, on) = (&plan[at], &plan[link.on]);
    let (first_verb, then_verb) = verbs(link.kind);
    let (first, then) = (first.when_words(), then.when_words());
    let waits = End {
        name: &waiting.name,
        does: then_verb,
        when: &then,
        at: paragraph(plan, waiting.source),
    };
    let waited_for = End {
        name: &on.name,
        does: first_verb,
        when: &first,
        at: paragraph(plan, on.source),
    };
    let mut detail = vec![words::waits_but(waits, waited_for)];
    if link.lag_days != 0 {
        detail.push(words::days_between(link.lag_days));
    }
    if let Some(reason) = &link.reason {
        detail.push(words::why(reason));
    }
    let subject = FindingSubject::Activities(vec![(at, words::OUT_OF_ORDER.into())]);
    Finding::new(rule, &[&waiting.id, &on.id], subject)
        .titled(words::out_of_order(waits, waited_for))
        .detailed(detail.join(" "))
        .naming(&mut [waiting.source, on.source].into_iter())
}

fn cycle(plan: &Plan, rule: FindingRule, circle: &[ActivityIx]) -> Finding {
    let mut ids: Vec<&str> = circle.iter().map(|at| &*plan[*at].id).collect();
    order::sort(&mut ids);
    ids.truncate(NAMED);
    let names: Vec<&str> = circle.iter().map(|at| &*plan[*at].name).collect();
    let (shown, left) = names.split_at(names.len().min(NAMED));
    let mut of: Vec<_> = circle
        .iter()
        .map(|at| (*at, words::WAITS_FOR_ITSELF.into()))
        .collect();
    order::sort_by_key(&mut of, |(at, _)| *at);
    Finding::new(rule, &ids, FindingSubject::Activities(of))
        .titled(words::in_a_circle(&names))
        .detailed(words::circle(shown, left.len()))
        .naming(&mut circle.iter().map(|at| plan[*at].source))
}

/// Circles of activities, each waiting for the next and the last for the first. No two share an
/// activity. A walk along the links with a stack of its own: each link is looked at once, and each
/// activity is put into a circle at most once.
#[must_use]
pub fn circles(plan: &Plan) -> Vec<Vec<ActivityIx>> {
    /// Not reached yet.
    const NOT: usize = usize::MAX;
    /// Reached, with all that it waits for.
    const DONE: usize = usize::MAX - 1;
    // Otherwise the place of the activity on the path.
    let mut places = vec![NOT; plan.activities.len()];
    let mut circles = Vec::new();
    // The path at hand: each activity and which of its links comes next.
    let mut path: Vec<(ActivityIx, usize)> = Vec::new();
    // Places on the path of activities that are in a circle, in ascending order.
    let mut in_circle: Vec<usize> = Vec::new();
    for root in plan.activity_positions() {
        if places[root.index()] != NOT {
            continue;
        }
        places[root.index()] = 0;
        path.push((root, 0));
        while let Some((at, next)) = path.last_mut() {
            let Some(link) = plan[*at].depends_on.get(*next) else {
                places[at.index()] = DONE;
                path.pop();
                in_circle.pop_if(|place| *place == path.len());
                continue;
            };
            *next += 1;
            match places[link.on.index()] {
                DONE => {}
                NOT => {
                    places[link.on.index()] = path.len();
                    path.push((link.on, 0));
                }
                from if in_circle.last().is_none_or(|place| *place < from) => {
                    circles.push(path[from..].iter().map(|(at, _)| *at).collect());
                    in_circle.extend(from..path.len());
                }
                // Shares an activity with a circle that is told already.
                _ => {}
            }
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A plan of so many activities with these links, by place.
    fn plan(count: usize, links: &[(usize, usize)]) -> Plan {
        let rows: Vec<String> = (0..count)
            .map(|at| {
                let on = links.iter().filter(|(from, _)| *from == at);
                let on: Vec<String> = on.map(|(_, to)| format!(r#"{{"on":"a{to}"}}"#)).collect();
                format!(
                    r#"{{"id":"a{at}","kind":"project","name":"A{at}","dependsOn":[{}]}}"#,
                    on.join(",")
                )
            })
            .collect();
        let text = format!(
            r#"{{"format":"rollcall-plan","version":1,"id":"p","title":"P","community":"P",
                "revision":"1","asOf":"2009-09-23","activities":[{}]}}"#,
            rows.join(",")
        );
        crate::plan::read(text.into_bytes()).unwrap().plan
    }

    fn circles_of(count: usize, links: &[(usize, usize)]) -> Vec<Vec<u32>> {
        let circles = circles(&plan(count, links));
        let places = |circle: Vec<ActivityIx>| circle.into_iter().map(|at| at.0).collect();
        circles.into_iter().map(places).collect()
    }

    #[test]
    fn circles_that_share_no_activity_are_all_found() {
        assert_eq!(circles_of(3, &[(0, 1), (1, 2)]), Vec::<Vec<u32>>::new());
        assert_eq!(
            circles_of(3, &[(0, 1), (1, 1), (0, 2), (2, 0)]),
            [vec![1], vec![0, 2]]
        );
        assert_eq!(
            circles_of(4, &[(0, 1), (1, 0), (2, 3), (3, 2)]),
            [[0, 1], [2, 3]]
        );
    }

    #[test]
    fn of_circles_that_share_an_activity_one_is_found() {
        assert_eq!(circles_of(3, &[(0, 1), (1, 0), (1, 2), (2, 1)]).len(), 1);
    }

    proptest! {
        #[test]
        fn a_circle_is_found_exactly_when_there_is_one(
            links in prop::collection::vec((0..8_usize, 0..8_usize), 0..12),
        ) {
            let found = circles_of(8, &links);
            // Taking away, again and again, what waits for nothing leaves only what is in or
            // leads to a circle.
            let mut left: Vec<usize> = (0..8).collect();
            loop {
                let before = left.len();
                let waits = |at: &usize, left: &[usize]| {
                    links.iter().any(|(from, to)| from == at && left.contains(to))
                };
                let now = left.clone();
                left.retain(|at| waits(at, &now));
                if left.len() == before {
                    break;
                }
            }
            prop_assert_eq!(found.is_empty(), left.is_empty());
            for circle in &found {
                let next = circle.iter().cycle().skip(1);
                for (from, to) in circle.iter().zip(next) {
                    prop_assert!(links.contains(&(*from as usize, *to as usize)));
                }
            }
        }
    }
}
