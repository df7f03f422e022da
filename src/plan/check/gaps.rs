//! What a plan leaves out: dates, owners, roles, measures, and content of the document that is
//! lost. One finding for each sort, with all that it is about.

use super::words::{counted, counted_have, listed, paragraph_first};
use super::{Finding, FindingRule, FindingSubject, Found, Mark};
use crate::plan::{Activity, ActivityIx, ActivityKind, ChecklistIx, Plan};

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
        let note = lost
            .note
            .as_deref()
            .unwrap_or("It cannot be read any more.");
        found.add(FindingRule::Lost, |rule| {
            Finding::new(rule, &[&lost.id], FindingSubject::Document)
                .titled(format!("Lost from the plan: {}", lost.title))
                .detailed(format!("{place} should hold it. {note}"))
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
    let detail = format!(
        "Of {}, {} no end and no go-live date. Among them are {}. Without are {}.",
        counted(plan.activities.len(), "activity", "activities"),
        counted_have(of.len()),
        counted(go_lives, "go-live", "go-lives"),
        listed(&mut of.iter().map(|at| &*plan[*at].name), 5)
    );
    found.add(FindingRule::Undated, |rule| {
        Finding::new(rule, &[], marked(&of, "no date"))
            .titled(format!(
                "{} no date",
                counted(of.len(), "activity has", "activities have")
            ))
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
        Finding::new(rule, &[], marked(&of, "no owner"))
            .titled(format!(
                "{} no owner",
                counted(of.len(), "open activity has", "open activities have")
            ))
            .detailed(format!(
                "Of {}, {} an owner, a lead or a workstream with a lead. Without are {}.",
                counted(open, "open activity", "open activities"),
                counted_have(open - of.len()),
                listed(&mut of.iter().map(|at| &*plan[*at].name), 5)
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
            .titled(format!(
                "{} no owner",
                counted(of.len(), "risk or issue has", "risks and issues have")
            ))
            .detailed(format!(
                "Of {}, {} an owner. Without are {}.",
                counted(plan.register.len(), "risk or issue", "risks and issues"),
                counted_have(plan.register.len() - of.len()),
                listed(&mut of.iter().map(|at| &*plan.register[*at].id), 20)
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
            .titled(format!(
                "{} no role",
                counted(of.len(), "task has", "tasks have")
            ))
            .detailed(format!(
                "Nobody is named to do: {}.",
                listed(&mut of.iter().map(|at| &*task(at).name), 10)
            ))
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
Finding::new(
            rule,
            &[],
            FindingSubject::Benefits(of.clone()),
        )
        .titled(format!(
            "{} no measure",
            counted(of.len(), "benefit has", "benefits have")
        ))
        .detailed(format!(
            "A benefit can only be shown from a baseline to a target. Of {}, {} both. Without are {}.",
            counted(plan.benefits.len(), "benefit", "benefits"),
            counted_have(plan.benefits.len() - of.len()),
            listed(&mut of.iter().map(|at| &*plan.benefits[*at].name), 6)
        ))
        .naming(&mut of.iter().map(|at| plan.benefits[*at].source))
});
}
