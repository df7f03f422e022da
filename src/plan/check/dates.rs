//! Dates of single activities: ends before starts, ends that are unlikely, and deployments that
//! take longer than the plan's own rule. A date is only called wrong when it is so however its
//! precision is read.

use std::collections::{HashMap, HashSet};

use super::words::{counted, listed, paragraph, paragraph_first};
use super::{Finding, FindingRule, FindingSubject};
use crate::plan::{
    Activity, ActivityIx, ActivityKind, Day, OrganisationIx, Plan, PlanDate, WorkstreamIx,
};

/// An end so many months after its start is unlikely for any activity.
const UNLIKELY_MONTHS: i32 = 60;
/// An end so many months after all of those beside it is unlikely too.
const APART_MONTHS: i32 = 24;
/// How many activities beside one must agree before it is called different.
const NEIGHBOURS: usize = 2;
/// Beyond so many findings of a sort they become one.
const MOST: usize = 20;

/// Checks every activity that has both a start and an end.
pub(super) fn check(plan: &Plan, out: &mut Vec<Finding>) {
    end_before_start(plan, out);
    let unlikely = unlikely_ends(plan, out);
    too_long(plan, &unlikely, out);
}

/// Months from one day to another by the calendar, days left out.
fn months_between(first: Day, last: Day) -> i32 {
    last.month_index() - first.month_index()
}

/// Start and end of an activity as planned, when it has both.
fn planned(activity: &Activity) -> Option<(PlanDate, PlanDate)> {
    Some((activity.start?, activity.end?))
}

/// Start and end as they happened, the plan's start standing in for one that is not recorded.
fn happened(activity: &Activity) -> Option<(PlanDate, PlanDate)> {
    Some((
        activity.actual_start.or(activity.start)?,
        activity.actual_end?,
    ))
}

fn end_before_start(plan: &Plan, out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for at in plan.activity_positions() {
        let activity = &plan[at];
        let both = [planned(activity), happened(activity)];
        let wrong = both
            .into_iter()
            .flatten()
            .find(|(start, end)| end.last() < start.first());
        if let Some((start, end)) = wrong {
            found.push((at, start, end));
        }
    }
    if found.len() > MOST {
        let names = found.iter().map(|(at, ..)| &*plan[*at].name);
        let detail = format!("{}.", listed(names, 8));
        let of = found
            .iter()
            .map(|(at, ..)| (*at, "ends before it starts".into()))
            .collect();
        out.push(
            Finding::new(
                FindingRule::EndBeforeStart,
                &[],
                FindingSubject::Activities(of),
            )
            .titled(format!("{} activities end before they start", found.len()))
            .detailed(detail)
            .naming(found.iter().map(|(at, ..)| plan[*at].source)),
        );
        return;
    }
    for (at, start, end) in found {
        let activity = &plan[at];
        let of = vec![(at, "ends before it starts".into())];
        out.push(
            Finding::new(
                FindingRule::EndBeforeStart,
                &[&activity.id],
                FindingSubject::Activities(of),
            )
            .titled(format!("{} ends before it starts", activity.name))
            .detailed(format!(
                "{} gives {} as the start and {} as the end.",
                paragraph_first(plan, activity.source),
                start.full_words(),
                end.full_words()
            ))
            .naming([activity.source]),
        );
    }
}

/// What must be alike for activities to stand beside each other.
type Beside = (Option<WorkstreamIx>, Option<OrganisationIx>, Day);

fn unlikely_ends(plan: &Plan, out: &mut Vec<Finding>) -> HashSet<ActivityIx> {
    let mut beside: HashMap<Beside, Vec<ActivityIx>> = HashMap::new();
    let mut dated = Vec::new();
    for at in plan.activity_positions() {
        let activity = &plan[at];
        if let Some((start, end)) = planned(activity) {
            let key = (activity.workstream, activity.organisation, start.first());
            beside.entry(key).or_default().push(at);
            dated.push((at, key, start, end));
        }
    }
    let mut found = HashSet::new();
    for (at, key, start, end) in dated {
        let activity = &plan[at];
        let neighbours = beside.get(&key).map(Vec::as_slice).unwrap_or_default();
        let mut ends: Vec<PlanDate> = neighbours
            .iter()
            .filter(|other| **other != at)
            .filter_map(|other| plan[*other].end)
            .collect();
        ends.sort_by_key(|end| end.first());
        // Neighbours speak only when they agree among themselves.
        let others = match (ends.first(), ends.last()) {
            (Some(first), Some(last))
                if ends.len() >= NEIGHBOURS
                    && months_between(first.first(), last.first()) <= APART_MONTHS / 2 =>
            {
                Some((*first, *last))
            }
            _ => None,
        };
        let is_apart = others
            .is_some_and(|(_, last)| months_between(last.first(), end.first()) > APART_MONTHS);
        let is_far = months_between(start.last(), end.first()) > UNLIKELY_MONTHS;
        if !is_apart && !is_far {
            continue;
        }
        found.insert(at);
        let end_words = end.full_words();
        let mut detail = vec![format!(
            "{} gives {} to {end_words}: {}.",
            paragraph_first(plan, activity.source),
            start.full_words(),
            span_words(start, end)
        )];
        if let Some((first, last)) = others {
            let names = neighbours.iter().filter(|other| **other != at);
            let names: Vec<&str> = names.map(|other| &*plan[*other].name).collect();
            let when = if first == last {
                first.when_words()
            } else {
                format!("between {} and {}", first.full_words(), last.full_words())
            };
            detail.push(format!(
                "{}, which start then too, end {when}.",
                listed(names.into_iter(), 4)
            ));
        }
        if let Some(printed) = activity
            .more
            .as_ref()
            .and_then(|more| more.printed_end.as_deref())
        {
            detail.push(format!("It is printed as “{printed}”."));
        }
        let mark = format!("printed end: {}", end.words());
        let subject = FindingSubject::Activities(vec![(at, mark.into())]);
        out.push(
            Finding::new(FindingRule::UnlikelyEnd, &[&activity.id], subject)
                .titled(format!(
                    "{} is printed as ending {}",
                    activity.name,
                    end.when_words()
                ))
                .detailed(detail.join(" "))
                .naming([activity.source]),
        );
    }
    found
}

/// "8 months", "10 years and 3 months": every month that the two dates touch.
fn span_words(start: PlanDate, end: PlanDate) -> String {
    let months = usize::try_from(months_between(start.first(), end.last()) + 1).unwrap_or_default();
    match (months / 12, months % 12) {
        (years, 0) if years > 1 => counted(years, "year", "years"),
        (years, rest) if years > 1 => format!(
            "{} and {}",
            counted(years, "year", "years"),
            counted(rest, "month", "months")
        ),
        _ => counted(months, "month", "months"),
    }
}

/// Deployments longer than the plan's own rule (3 months in 4.7.4 of the Hertfordshire plan), even
/// from the last day that can be the start to the first day that can be the go-live.
fn too_long(plan: &Plan, unlikely: &HashSet<ActivityIx>, out: &mut Vec<Finding>) {
    let Some(most) = plan.rules.max_deployment_months else {
        return;
    };
    let most_months = i32::try_from(most).unwrap_or(i32::MAX);
    let mut found = Vec::new();
    for at in plan.activity_positions() {
        let activity = &plan[at];
        let dates = planned(activity)
            .filter(|_| activity.kind == ActivityKind::Deployment && !unlikely.contains(&at))
            .filter(|(start, end)| start.last().plus_months(most_months) < end.first());
        if let Some((start, end)) = dates {
            found.push((at, start, end));
        }
    }
    let Some(&(_, start, end)) = found.first() else {
        return;
    };
    let rule_source = plan.rules.max_deployment_source;
    let rule = counted(most as usize, "month", "months");
    let shown = found.iter().take(MOST).map(|(at, start, end)| {
        format!(
            "{} takes {}, {} to {}",
            plan[*at].name,
            span_words(*start, *end),
            start.full_words(),
            end.full_words()
        )
    });
    let mut words: Vec<String> = shown.collect();
    if found.len() > MOST {
        words.push(format!("and {} more", found.len() - MOST));
    }
    let detail = format!(
        "The rule is {rule} ({}). {}.",
        paragraph(plan, rule_source),
        words.join("; ")
    );
    let title = match found.len() {
        1 => format!(
            "{} is planned to take {}, the plan’s own rule is {rule}",
            plan[found[0].0].name,
            span_words(start, end)
        ),
        count => format!(
            "{count} deployments are planned to take longer than the plan’s own rule of {rule}"
        ),
    };
    let of = found
        .iter()
        .map(|(at, start, end)| (*at, span_words(*start, *end).into()))
        .collect();
    out.push(
        Finding::new(FindingRule::TooLong, &[], FindingSubject::Activities(of))
            .titled(title)
            .detailed(detail)
            .naming(
                std::iter::once(rule_source).chain(found.iter().map(|(at, ..)| plan[*at].source)),
            ),
    );
}
