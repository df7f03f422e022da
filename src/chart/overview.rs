//! The overview strip: go-lives by month over the whole plan, and the span most of the plan lies
//! in. Knows months and counts; leaves pixels to a time scale fitted to that span.

use crate::outlook::{Outlook, Status};
use crate::plan::{ActivityIx, ActivityKind, Day, PlanDate, Span};

/// Dates that lie at least so many months from all others may be outliers.
const GAP_MONTHS: i32 = 36;
/// A clump of dates is an outlier when it holds less than one in so many of all dates.
const ONE_IN: usize = 5;

/// The go-lives of one month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MonthCount {
    /// The month, as [`Day::month_index`] counts.
    pub month: i32,
    /// Go-lives before the as-of date, by their first possible day.
    pub before: u32,
    /// Go-lives on or after it.
    pub after: u32,
}

/// The whole plan at a glance.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Overview {
    /// Months with a go-live, in order, outliers included.
    pub months: Vec<MonthCount>,
    /// Whole months from the first date to the last, outliers left out; `None` when nothing is
    /// dated.
    pub span: Option<Span>,
    /// Activities with a date outside that span.
    pub outliers: Vec<ActivityIx>,
}

impl Overview {
    /// Counts the go-lives of `outlook`, late ones in the month they were promised for.
    #[must_use]
    pub fn new(outlook: &Outlook) -> Overview {
        let plan = outlook.plan();
        let mut months: Vec<MonthCount> = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        let index_of = |day: Day| usize::try_from(day.month_index() - FIRST_MONTH).unwrap_or(0);
        counts.resize(index_of(Day::LAST) + 1, 0);
        let mut ends = vec![(0_u32, 0_u32); counts.len()];
        for (at, activity) in plan.activity_positions().zip(&plan.activities) {
            for day in days_of(outlook, at) {
                counts[index_of(day)] += 1;
            }
            if activity.kind == ActivityKind::Deployment
                && outlook.status(at) != Status::Undated
                && let Some(end) = outlook.end(at)
            {
                let (before, after) = &mut ends[index_of(end.first())];
                *if end.first() < outlook.as_of() {
                    before
                } else {
                    after
                } += 1;
            }
        }
        for (month, (before, after)) in (FIRST_MONTH..).zip(ends) {
            if before + after > 0 {
                months.push(MonthCount {
                    month,
                    before,
                    after,
                });
            }
        }
        let span = main_span(&counts);
        let is_outside = |day: Day| span.is_some_and(|span| day < span.first || span.end <= day);
        Overview {
            months,
            outliers: plan
                .activity_positions()
                .filter(|&at| days_of(outlook, at).any(is_outside))
                .collect(),
            span,
        }
    }

    /// The greatest number of go-lives in a month, for the height of the strip.
    #[must_use]
    pub fn highest(&self) -> u32 {
        let counts = self.months.iter().map(|month| month.before + month.after);
        counts.max().unwrap_or(0)
    }
}

/// January 1990.
const FIRST_MONTH: i32 = 1990 * 12;

fn days_of(outlook: &Outlook, at: ActivityIx) -> impl Iterator<Item = Day> {
    let dates = [outlook.start(at), outlook.end(at)];
    dates.into_iter().flatten().map(PlanDate::first)
}

/// The months from the first to the last clump of dates that is no outlier.
fn main_span(counts: &[u32]) -> Option<Span> {
    struct Clump {
        first: i32,
        last: i32,
        dates: usize,
    }
    let mut clumps: Vec<Clump> = Vec::new();
    for (month, &count) in (FIRST_MONTH..).zip(counts) {
        if count == 0 {
            continue;
        }
        let dates = count as usize;
        match clumps.last_mut() {
            Some(clump) if month - clump.last < GAP_MONTHS => {
                clump.last = month;
                clump.dates += dates;
            }
            _ => clumps.push(Clump {
                first: month,
                last: month,
                dates,
            }),
        }
    }
    let all: usize = clumps.iter().map(|clump| clump.dates).sum();
    let largest = clumps.iter().map(|clump| clump.dates).max()?;
    let mut main = clumps
        .iter()
        .filter(|clump| clump.dates == largest || clump.dates * ONE_IN >= all);
    let first = main.next()?;
    let last = main.next_back().unwrap_or(first);
    Some(Span {
        first: Day::first_of_month(first.first)?,
        end: Day::first_of_month(last.last + 1).unwrap_or(Day::LAST),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::State;
    use crate::plan::{self, Plan};

    fn plan_with(activities: &str) -> Arc<Plan> {
        let text = format!(
            r#"{{"format": "rollcall-plan", "version": 1, "id": "t", "title": "T",
                "community": "T", "revision": "1", "asOf": "2009-09-23",
                "activities": [{activities}]}}"#
        );
        Arc::new(plan::read(text.into_bytes()).unwrap().plan)
    }

    fn overview(plan: &Arc<Plan>) -> Overview {
        Overview::new(&Outlook::new(plan.clone(), &State::default(), plan.as_of))
    }

    /// A row for each end; "Dec-09 to Feb-20" is the fourth.
    const ROWS: &str = r#"
        {"id": "a", "kind": "deployment", "name": "A", "start": "2008-10", "end": "2009-04"},
        {"id": "b", "kind": "deployment", "name": "B", "start": "2009-04", "end": "2009-09-22"},
        {"id": "c", "kind": "deployment", "name": "C", "start": "2009-06", "end": "2009-09-23"},
        {"id": "d", "kind": "deployment", "name": "D", "start": "2009-12", "end": "2020-02"},
        {"id": "e", "kind": "milestone", "name": "E", "end": "2010-08"},
        {"id": "f", "kind": "deployment", "name": "F"}"#;

    #[test]
    fn go_lives_are_counted_by_month_before_and_after_the_as_of_date() {
        let overview = overview(&plan_with(ROWS));
        let months: Vec<(i32, u32, u32)> = overview
            .months
            .iter()
            .map(|it| (it.month, it.before, it.after))
            .collect();
        assert_eq!(
            months,
            [
                (2009 * 12 + 3, 1, 0),
                (2009 * 12 + 8, 1, 1),
                (2020 * 12 + 1, 0, 1)
            ]
        );
        assert_eq!(overview.highest(), 2);
    }

    #[test]
    fn an_end_ten_years_after_all_others_is_an_outlier() {
        let plan = plan_with(ROWS);
        let overview = overview(&plan);
        let span = overview.span.unwrap();
        assert_eq!(span.first.to_string(), "2008-10-01");
        assert_eq!(span.end.to_string(), "2010-09-01");
        assert_eq!(overview.outliers, [plan.activity("d").unwrap()]);
    }

    #[test]
    fn two_clumps_of_like_weight_both_belong_to_the_plan() {
        let overview = overview(&plan_with(
            r#"{"id": "a", "kind": "milestone", "name": "A", "end": "1999-03"},
               {"id": "b", "kind": "milestone", "name": "B", "end": "2009-03"}"#,
        ));
        let span = overview.span.unwrap();
        assert_eq!((span.first.year(), span.end.year()), (1999, 2009));
        assert!(overview.outliers.is_empty());
    }

    #[test]
    fn a_plan_without_dates_has_no_span() {
        let overview = overview(&plan_with(
            r#"{"id": "a", "kind": "milestone", "name": "A"}"#,
        ));
        assert_eq!(overview, Overview::default());
    }

    #[test]
    fn a_date_in_the_last_month_of_the_calendar_counts() {
        let overview = overview(&plan_with(
            r#"{"id": "a", "kind": "deployment", "name": "A", "end": "2100-12"}"#,
        ));
        assert_eq!(overview.highest(), 1);
        assert_eq!(overview.span.unwrap().end, Day::LAST);
    }
}
