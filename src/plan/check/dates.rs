//! Dates of single activities: ends before starts, ends that are unlikely, and deployments that
//! take longer than the plan's own rule. A date is only called wrong when it is so however its
//! precision is read.

use super::words::{paragraph, paragraph_first};
use super::{Finding, FindingRule, FindingSubject, Found};
use crate::order;
use crate::plan::{
    Activity, ActivityIx, ActivityKind, Day, OrganisationIx, Plan, PlanDate, WorkstreamIx,
};
use crate::words::checks as words;

/// An end so many months after its start is unlikely for any activity.
const UNLIKELY_MONTHS: i32 = 60;
/// An end so many months after all of those beside it is unlikely too.
const APART_MONTHS: i32 = 24;
/// Those beside it speak only when their own ends lie within so many months.
const AGREE_MONTHS: i32 = 12;
/// How many activities beside one must agree before it is called different.
const NEIGHBOURS: usize = 2;
/// Deployments that are named in a finding on many.
const NAMED: usize = 20;

/// Checks every activity that has both a start and an end.
pub(super) fn check(plan: &Plan, found: &mut Found) {
    end_before_start(plan, found);
    let unlikely = unlikely_ends(plan, found);
    too_long(plan, &unlikely, found);
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
    let start = activity.actual_start.or(activity.start)?;
    Some((start, activity.actual_end?))
}

fn end_before_start(plan: &Plan, found: &mut Found) {
    for at in plan.activity_positions() {
        let activity = &plan[at];
        let wrong = [planned(activity), happened(activity)]
            .into_iter()
            .flatten()
            .find(|(start, end)| end.last() < start.first());
        let Some((start, end)) = wrong else { continue };
        found.add(FindingRule::EndBeforeStart, |rule| {
            let subject =
                FindingSubject::Activities(vec![(at, words::ENDS_BEFORE_IT_STARTS.into())]);
            Finding::new(rule, &[&activity.id], subject)
                .titled(words::ends_before_it_starts(&activity.name))
                .detailed(words::gives_start_and_end(
                    paragraph_first(plan, activity.source),
                    &start.full_words(),
                    &end.full_words(),
                ))
                .naming(&mut [activity.source].into_iter())
        });
    }
}

/// Activities stand beside each other when these are alike.
type Beside = (Option<WorkstreamIx>, Option<OrganisationIx>, Day);

/// What it stands beside, the first day it can end, and which it is.
type Dated = (Beside, Day, ActivityIx);

fn beside(activity: &Activity, start: PlanDate) -> Beside {
    (activity.workstream, activity.organisation, start.first())
}

/// Notes ends that are far from their start, or far from the ends of those beside them, and tells
/// which they are.
fn unlikely_ends(plan: &Plan, found: &mut Found) -> Vec<ActivityIx> {
    let mut dated: Vec<Dated> = plan
        .activity_positions()
        .filter_map(|at| {
            let (start, end) = planned(&plan[at])?;
            Some((beside(&plan[at], start), end.first(), at))
        })
        .collect();
    // Those beside each other stand together, by their ends and then in plan order.
    let place = |at: Option<u32>| at.map_or(0, |at| i64::from(at) + 1);
    order::sort_by_number(&mut dated, |((.., start), end, _)| {
        i64::from(start.number()) << 32 | i64::from(end.number())
    });
    order::sort_by_number(&mut dated, |((workstream, organisation, _), ..)| {
        place(workstream.map(|at| at.0)) << 32 | place(organisation.map(|at| at.0))
    });
    let mut unlikely: Vec<(ActivityIx, &[Dated])> = Vec::new();
    for together in dated.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some((last, others)) = together.split_last() else {
            continue;
        };
        let is_last_apart = is_apart(last, others);
        for (row, &((.., start), end, at)) in together.iter().enumerate() {
            if is_last_apart && row == others.len() {
                unlikely.push((at, others));
            } else if months_between(start, end) > UNLIKELY_MONTHS {
                unlikely.push((at, &[]));
            }
        }
    }
    order::sort_by_key(&mut unlikely, |(at, _)| *at);
    for (at, others) in &unlikely {
        let activity = &plan[*at];
        let Some((start, end)) = planned(activity) else {
            continue;
        };
        let others = others.iter().map(|(.., other)| &plan[*other]);
        found.add(FindingRule::UnlikelyEnd, |rule| {
            unlikely_end(plan, rule, *at, (start, end), &others.collect::<Vec<_>>())
        });
    }
    unlikely.into_iter().map(|(at, _)| at).collect()
}

/// Whether one ends far after all the others, which are in the order of their ends.
fn is_apart((_, end, _): &Dated, others: &[Dated]) -> bool {
    let (Some((_, first, _)), Some((_, last, _))) = (others.first(), others.last()) else {
        return false;
    };
    others.len() >= NEIGHBOURS
        && months_between(*first, *last) <= AGREE_MONTHS
        && months_between(*last, *end) > APART_MONTHS
}

/// The finding on one end; `others` are those it is far from, by their ends.
fn unlikely_end(
    plan: &Plan,
    rule: FindingRule,
    at: ActivityIx,
    (start, end): (PlanDate, PlanDate),
    others: &[&Activity],
) -> Finding {
    let activity = &plan[at];
    let mut detail = vec![words::gives_span(
        paragraph_first(plan, activity.source),
        &start.full_words(),
        &end.full_words(),
        &span_words(start, end),
    )];
    let ends = || others.iter().filter_map(|other| other.end);
    if let (Some(first), Some(last)) = (ends().next(), ends().next_back()) {
        let when = if first == last {
            first.when_words()
        } else {
            words::between(&first.full_words(), &last.full_words())
        };
        let mut names = others.iter().map(|other| &*other.name);
        detail.push(words::others_end(&words::listed(&mut names, 4), &when));
    }
    let more = activity.more.as_ref();
    if let Some(printed) = more.and_then(|more| more.printed_end.as_deref()) {
        detail.push(words::is_printed_as(printed));
    }
    let mark = words::printed_end(&end.words());
    let subject = FindingSubject::Activities(vec![(at, mark.into())]);
    Finding::new(rule, &[&activity.id], subject)
        .titled(words::printed_as_ending(&activity.name, &end.when_words()))
        .detailed(detail.join(" "))
        .naming(&mut [activity.source].into_iter())
}

/// "8 months", "10 years and 3 months": every month that the two dates touch.
fn span_words(start: PlanDate, end: PlanDate) -> String {
    let months = usize::try_from(months_between(start.first(), end.last()) + 1);
    words::span(months.unwrap_or_default())
}

/// Deployments longer than the plan's own rule (3 months in 4.7.4 of the Hertfordshire plan), even
/// from the last day that can be the start to the first day that can be the go-live. Those whose
/// end is `unlikely` have a finding of their own.
fn too_long(plan: &Plan, unlikely: &[ActivityIx], found: &mut Found) {
    let Some(most) = plan.rules.max_deployment_months else {
        return;
    };
    let most_months = i32::try_from(most).unwrap_or(i32::MAX);
    let long: Vec<(ActivityIx, PlanDate, PlanDate)> = plan
        .activity_positions()
        .filter(|at| plan[*at].kind == ActivityKind::Deployment)
        .filter_map(|at| planned(&plan[at]).map(|(start, end)| (at, start, end)))
        .filter(|(_, start, end)| start.last().plus_months(most_months) < end.first())
        .filter(|(at, ..)| unlikely.binary_search(at).is_err())
        .collect();
    let Some(&(first, start, end)) = long.first() else {
        return;
    };
    let rule_source = plan.rules.max_deployment_source;
    let allowed = words::months(most as usize);
    let shown = long.iter().take(NAMED).map(|(at, start, end)| {
        words::takes(
            &plan[*at].name,
            &span_words(*start, *end),
            &start.full_words(),
            &end.full_words(),
        )
    });
    let mut told: Vec<String> = shown.collect();
    if long.len() > NAMED {
        told.push(words::and_more(long.len() - NAMED));
    }
    let title = match long.len() {
        1 => words::one_too_long(&plan[first].name, &span_words(start, end), &allowed),
        count => words::many_too_long(count, &allowed),
    };
    let marks = long
        .iter()
        .map(|(at, start, end)| (*at, span_words(*start, *end).into()));
    let sources = long.iter().map(|(at, ..)| plan[*at].source);
    found.add(FindingRule::TooLong, |rule| {
        Finding::new(rule, &[], FindingSubject::Activities(marks.collect()))
            .titled(title)
            .detailed(words::rule_is(
                &allowed,
                paragraph(plan, rule_source),
                &told,
            ))
            .naming(&mut std::iter::once(rule_source).chain(sources))
    });
}
