//! What a plan leaves out: dates, owners, roles, measures, and content of the document that is
//! lost. One finding for each sort, with all that it is about.

use super::words::paragraph_first;
use super::{Finding, FindingRule, FindingSubject, Found, Mark};
use crate::plan::{Activity, ActivityIx, ActivityKind, ChecklistIx, Plan};
use crate::words::checks as words;

/// Checks for what is missing.
pub(super) fn check(plan: &Plan, found: &mut Found) {
    lost(plan, found);
    undated(plan, found);
    without_owner(plan, found);
    risks_without_owner(plan, found);
    tasks_without_role(plan, found);
    benefits_without_measure(plan, found);
}

fn lost(plan: &Plan, found: &mut Found) {
    for lost in &plan.lost {
        let place = paragraph_first(plan, lost.source);
        let note = lost.note.as_deref().unwrap_or(words::CANNOT_BE_READ);
        found.add(FindingRule::Lost, |rule| {
            Finding::new(rule, &[&lost.id], FindingSubject::Document)
                .titled(words::lost(&lost.title))
                .detailed(words::should_hold(place, note))
                .naming(&mut [lost.source].into_iter())
        });
    }
}

fn is_undated(activity: &Activity) -> bool {
    activity.end.is_none() && activity.actual_end.is_none() && activity.live_by.is_none()
}

fn marked(of: &[ActivityIx], mark: &'static str) -> FindingSubject {
    let marked = of.iter().map(|at| (*at, Mark::Borrowed(mark)));
    FindingSubject::Activities(marked.collect())
}

fn undated(plan: &Plan, found: &mut Found) {
    let of: Vec<ActivityIx> = plan
        .activity_positions()
        .filter(|at| is_undated(&plan[*at]))
        .collect();
    if of.is_empty() {
        return;
    }
    let go_lives = of
        .iter()
        .filter(|at| plan[**at].kind == ActivityKind::Deployment)
        .count();
    let detail = words::undated(
        plan.activities.len(),
        of.len(),
        go_lives,
        &words::listed(&mut of.iter().map(|at| &*plan[*at].name), 5),
    );
    found.add(FindingRule::Undated, |rule| {
        Finding::new(rule, &[], marked(&of, words::NO_DATE))
            .titled(words::have_no_date(of.len()))
            .detailed(detail)
            .naming(&mut of.iter().map(|at| plan[*at].source))
    });
}

fn without_owner(plan: &Plan, found: &mut Found) {
    let is_open = |activity: &Activity| activity.actual_end.is_none() && activity.live_by.is_none();
    let has_lead = |activity: &Activity| {
        let own = activity.more.as_ref();
        own.is_some_and(|more| more.owner.is_some() || more.lead.is_some())
            || activity
                .workstream
                .is_some_and(|of| plan[of].lead.is_some())
    };
    let open = plan
        .activities
        .iter()
        .filter(|activity| is_open(activity))
        .count();
    let of: Vec<ActivityIx> = plan
        .activity_positions()
        .filter(|at| is_open(&plan[*at]) && !has_lead(&plan[*at]))
        .collect();
    if of.is_empty() {
        return;
    }
    found.add(FindingRule::ActivityWithoutOwner, |rule| {
        Finding::new(rule, &[], marked(&of, words::NO_OWNER))
            .titled(words::open_have_no_owner(of.len()))
            .detailed(words::without_owner(
                open,
                open - of.len(),
                &words::listed(&mut of.iter().map(|at| &*plan[*at].name), 5),
            ))
            .naming(&mut of.iter().map(|at| plan[*at].source))
    });
}

fn risks_without_owner(plan: &Plan, found: &mut Found) {
    let of: Vec<usize> = (0..plan.register.len())
        .filter(|at| plan.register[*at].owner.is_none())
        .collect();
    if of.is_empty() {
        return;
    }
    found.add(FindingRule::RiskWithoutOwner, |rule| {
        Finding::new(rule, &[], FindingSubject::Register(of.clone()))
            .titled(words::risks_have_no_owner(of.len()))
            .detailed(words::risks_without_owner(
                plan.register.len(),
                plan.register.len() - of.len(),
                &words::listed(&mut of.iter().map(|at| &*plan.register[*at].id), 20),
            ))
            .naming(&mut of.iter().map(|at| plan.register[*at].source))
    });
}

fn tasks_without_role(plan: &Plan, found: &mut Found) {
    let mut of = Vec::new();
    for (place, checklist) in (0..).zip(&plan.checklists) {
        for (row, task) in checklist.tasks.iter().enumerate() {
            if task.roles.is_empty() {
                of.push((ChecklistIx(place), row));
            }
        }
    }
    if of.is_empty() {
        return;
    }
    let task = |(list, row): &(ChecklistIx, usize)| &plan[*list].tasks[*row];
    found.add(FindingRule::TaskWithoutRole, |rule| {
        Finding::new(rule, &[], FindingSubject::Tasks(of.clone()))
            .titled(words::tasks_have_no_role(of.len()))
            .detailed(words::nobody_named(&words::listed(
                &mut of.iter().map(|at| &*task(at).name),
                10,
            )))
            .naming(&mut of.iter().map(|at| task(at).source))
    });
}

fn benefits_without_measure(plan: &Plan, found: &mut Found) {
    let of: Vec<usize> = (0..plan.benefits.len())
        .filter(|at| plan.benefits[*at].baseline.is_none() || plan.benefits[*at].target.is_none())
        .collect();
    if of.is_empty() {
        return;
    }
    found.add(FindingRule::BenefitWithoutMeasure, |rule| {
        Finding::new(rule, &[], FindingSubject::Benefits(of.clone()))
            .titled(words::benefits_have_no_measure(of.len()))
            .detailed(words::without_measure(
                plan.benefits.len(),
                plan.benefits.len() - of.len(),
                &words::listed(&mut of.iter().map(|at| &*plan.benefits[*at].name), 6),
            ))
            .naming(&mut of.iter().map(|at| plan.benefits[*at].source))
    });
}
