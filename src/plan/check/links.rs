//! Dependencies: circles, and activities that begin before what they wait for can have ended.

use super::words::{listed, paragraph};
use super::{Finding, FindingRule, FindingSubject};
use crate::plan::{Activity, ActivityIx, Day, Dependency, LinkKind, Plan, PlanDate};

/// Beyond so many findings of a sort they become one.
const MOST: usize = 20;
/// Members of a circle that are named.
const NAMED: usize = 6;

/// Checks every dependency.
pub(super) fn check(plan: &Plan, out: &mut Vec<Finding>) {
    out_of_order(plan, out);
    cycles(plan, out);
}

/// When it starts, as far as is known. A milestone starts when it ends.
fn start(activity: &Activity) -> Option<PlanDate> {
    activity
        .actual_start
        .or(activity.start)
        .or_else(|| end(activity))
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

fn verbs(kind: LinkKind) -> (&'static str, &'static str) {
    match kind {
        LinkKind::FinishStart => ("ends", "starts"),
        LinkKind::StartStart => ("starts", "starts"),
        LinkKind::FinishFinish => ("ends", "ends"),
        LinkKind::StartFinish => ("starts", "ends"),
    }
}

fn out_of_order(plan: &Plan, out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for at in plan.activity_positions() {
        for link in &plan[at].depends_on {
            if let Some(dates) = broken(plan, &plan[at], link) {
                found.push((at, link, dates));
            }
        }
    }
    if found.len() > MOST {
        let mut of: Vec<ActivityIx> = found.iter().map(|(at, ..)| *at).collect();
        of.dedup();
        let detail = format!("{}.", listed(of.iter().map(|at| &*plan[*at].name), 8));
        let sources: Vec<_> = of.iter().map(|at| plan[*at].source).collect();
        let title = format!(
            "{} activities begin before what they wait for has ended",
            of.len()
        );
        let of = of
            .into_iter()
            .map(|at| (at, "out of order".into()))
            .collect();
        out.push(
            Finding::new(FindingRule::OutOfOrder, &[], FindingSubject::Activities(of))
                .titled(title)
                .detailed(detail)
                .naming(sources),
        );
        return;
    }
    for (at, link, (first, then)) in found {
        let (waiting, on) = (&plan[at], &plan[link.on]);
        let (first_verb, then_verb) = verbs(link.kind);
        let mut detail = vec![format!(
            "{} {then_verb} {} ({}). It waits for {}, which {first_verb} {} ({}).",
            waiting.name,
            then.when_words(),
            paragraph(plan, waiting.source),
            on.name,
            first.when_words(),
            paragraph(plan, on.source)
        )];
        if link.lag_days != 0 {
            detail.push(format!("{} days must lie between.", link.lag_days));
        }
        if let Some(reason) = &link.reason {
            detail.push(format!("Why: {reason}."));
        }
        let of = vec![(at, "out of order".into())];
        let ids = [&*waiting.id, &*on.id];
        out.push(
            Finding::new(
                FindingRule::OutOfOrder,
                &ids,
                FindingSubject::Activities(of),
            )
            .titled(format!(
                "{} {then_verb} before {}, which it waits for, {first_verb}",
                waiting.name, on.name
            ))
            .detailed(detail.join(" "))
            .naming([waiting.source, on.source]),
        );
    }
}

fn cycles(plan: &Plan, out: &mut Vec<Finding>) {
    for circle in circles(plan).into_iter().take(MOST) {
        let mut ids: Vec<&str> = circle.iter().map(|at| &*plan[*at].id).collect();
        ids.sort_unstable();
        ids.truncate(NAMED);
        let names: Vec<&str> = circle.iter().map(|at| &*plan[*at].name).collect();
        let title = match names[..] {
            [name] => format!("{name} waits for itself"),
            [a, b] => format!("{a} and {b} wait for each other"),
            _ => format!(
                "{} wait for each other in a circle",
                listed(names.iter().copied(), 3)
            ),
        };
        let left = names.len().saturating_sub(NAMED);
        let more = format!("{left} more, the last of which");
        let first = names.first().copied().unwrap_or_default();
        let mut chain: Vec<&str> = names.iter().take(NAMED).copied().collect();
        chain.extend((left > 0).then_some(&*more));
        chain.push(first);
        let detail = format!("{}.", chain.join(" waits for "));
        let sources: Vec<_> = circle.iter().map(|at| plan[*at].source).collect();
        let mut of: Vec<_> = circle
            .iter()
            .map(|at| (*at, "waits for itself".into()))
            .collect();
        of.sort_unstable();
        out.push(
            Finding::new(
                FindingRule::DependencyCycle,
                &ids,
                FindingSubject::Activities(of),
            )
            .titled(title)
            .detailed(detail)
            .naming(sources),
        );
    }
}

/// Circles of activities, each waiting for the next and the last for the first. No two share an
/// activity. A walk along the links with its own stack, each link looked at once.
fn circles(plan: &Plan) -> Vec<Vec<ActivityIx>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        /// On the path at hand.
        Open,
        Done,
    }
    let mut seen = vec![Seen::Not; plan.activities.len()];
    let mut in_circle = vec![false; plan.activities.len()];
    let mut circles = Vec::new();
    // The path at hand: each activity and which of its links comes next.
    let mut path: Vec<(ActivityIx, usize)> = Vec::new();
    for root in plan.activity_positions() {
        if seen[root.index()] != Seen::Not {
            continue;
        }
        seen[root.index()] = Seen::Open;
        path.push((root, 0));
        while let Some((at, next)) = path.last_mut() {
            let Some(link) = plan[*at].depends_on.get(*next) else {
                seen[at.index()] = Seen::Done;
                path.pop();
                continue;
            };
            *next += 1;
            let on = link.on;
            match seen[on.index()] {
                Seen::Done => {}
                Seen::Not => {
                    seen[on.index()] = Seen::Open;
                    path.push((on, 0));
                }
                Seen::Open => {
                    let from = path.iter().rposition(|(at, _)| *at == on).unwrap_or(0);
                    let circle: Vec<ActivityIx> = path[from..].iter().map(|(at, _)| *at).collect();
                    if circle.iter().all(|at| !in_circle[at.index()]) {
                        for at in &circle {
                            in_circle[at.index()] = true;
                        }
                        circles.push(circle);
                    }
                }
            }
        }
    }
    circles
}
