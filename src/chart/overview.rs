//! The overview strip: go-lives by month over the whole plan, and the span most of the plan lies
//! in. Knows months and counts; leaves pixels to a time scale fitted to that span.

use crate::outlook::Outlook;
use crate::plan::{ActivityIx, ActivityKind, Day, PlanDate, Span};

/// Dates that lie at least so many months from all others may be outliers.
const GAP_MONTHS: i32 = 36;
/// So many days are in view at least when the window is made by its ends.
const LEAST_DAYS: i32 = 7;
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
        // Counted by day first: days become months once each, not once a row.
        let days = usize::try_from(Day::LAST.days_since(Day::FIRST)).unwrap_or(0) + 1;
        let place = |day: Day| usize::try_from(day.days_since(Day::FIRST)).unwrap_or(0);
        let mut dates = vec![0_u32; days];
        let mut go_lives = vec![0_u32; days];
        for (at, activity) in plan.activity_positions().zip(&plan.activities) {
            let (start, end) = days_of(outlook, at);
            if let Some(start) = start {
                dates[place(start)] += 1;
            }
            if let Some(end) = end {
                dates[place(end)] += 1;
                go_lives[place(end)] += u32::from(activity.kind == ActivityKind::Deployment);
            }
        }
        let mut months: Vec<MonthCount> = Vec::new();
        let mut counts: Vec<(i32, u32)> = Vec::new();
        for ((number, dates), go_lives) in (Day::FIRST.number()..).zip(dates).zip(go_lives) {
            let Some(day) = Day::from_number(number).filter(|_| dates > 0) else {
                continue;
            };
            let month = day.month_index();
            match counts.last_mut() {
                Some((last, count)) if *last == month => *count += dates,
                _ => counts.push((month, dates)),
            }
            if go_lives == 0 {
                continue;
            }
            if months.last().is_none_or(|last| last.month != month) {
                months.push(MonthCount {
                    month,
                    before: 0,
                    after: 0,
                });
            }
            if let Some(last) = months.last_mut() {
                *if day < outlook.as_of() {
                    &mut last.before
                } else {
                    &mut last.after
                } += go_lives;
            }
        }
        let span = main_span(&counts);
        let is_outside = |day: Option<Day>| match (day, span) {
            (Some(day), Some(span)) => day < span.first || span.end <= day,
            _ => false,
        };
        Overview {
            months,
            outliers: plan
                .activity_positions()
                .filter(|&at| {
                    let (start, end) = days_of(outlook, at);
                    is_outside(start) || is_outside(end)
                })
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

/// What of the window is held in the overview.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Brush {
    /// Its first day.
    First,
    /// Its last day.
    Last,
    /// All of it: it keeps its length.
    Whole,
}

impl Brush {
    /// The days in view after what is held moved by so many days. At least a week is in view, and no
    /// day outside 1990 to 2100.
    #[must_use]
    pub fn moved(self, window: Span, days: i32) -> Span {
        let Span { first, end } = window;
        match self {
            Brush::First => Span {
                first: first.plus_days(days).min(end.plus_days(-LEAST_DAYS)),
                end,
            },
            Brush::Last => Span {
                first,
                end: end.plus_days(days).max(first.plus_days(LEAST_DAYS)),
            },
            Brush::Whole => {
                let length = end.days_since(first);
                let least = Day::FIRST.days_since(first);
                let most = Day::LAST.days_since(end).max(least);
                let first = first.plus_days(days.clamp(least, most));
                Span {
                    first,
                    end: first.plus_days(length),
                }
            }
        }
    }

    /// The days in view after what is held moved by so many months, to the beginning of one.
    #[must_use]
    pub fn stepped(self, window: Span, months: i32) -> Span {
        let held = if self == Brush::Last {
            window.end
        } else {
            window.first
        };
        // Inside a month the way back leads to its own beginning.
        let is_inside = Day::first_of_month(held.month_index()) != Some(held);
        let month = held.month_index() + months + i32::from(is_inside && months < 0);
        let to =
            Day::first_of_month(month).unwrap_or(if months < 0 { Day::FIRST } else { Day::LAST });
        self.moved(window, to.days_since(held))
    }
}

/// The first days that the start and the end can mean.
fn days_of(outlook: &Outlook, at: ActivityIx) -> (Option<Day>, Option<Day>) {
    (
        outlook.start(at).map(PlanDate::first),
        outlook.end(at).map(PlanDate::first),
    )
}

/// The months from the first to the last clump of dates that is no outlier, from months with how
/// many dates lie in each, in order.
fn main_span(counts: &[(i32, u32)]) -> Option<Span> {
    struct Clump {
        first: i32,
        last: i32,
        dates: usize,
    }
    let mut clumps: Vec<Clump> = Vec::new();
    for &(month, count) in counts {
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

    use proptest::prelude::*;

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

    fn day(text: &str) -> Day {
        PlanDate::parse(text).unwrap().first()
    }

    fn days(first: &str, end: &str) -> Span {
        Span {
            first: day(first),
            end: day(end),
        }
    }

    #[test]
    fn the_window_is_moved_by_what_is_held_of_it() {
        let window = days("2009-04-01", "2010-04-01");
        assert_eq!(
            Brush::First.moved(window, 30),
            days("2009-05-01", "2010-04-01")
        );
        assert_eq!(
            Brush::Last.moved(window, -31),
            days("2009-04-01", "2010-03-01")
        );
        assert_eq!(
            Brush::Whole.moved(window, 30),
            days("2009-05-01", "2010-05-01")
        );
        assert_eq!(
            Brush::First.moved(window, 9999),
            days("2010-03-25", "2010-04-01")
        );
        assert_eq!(
            Brush::Last.moved(window, -9999),
            days("2009-04-01", "2009-04-08")
        );
    }

    #[test]
    fn keys_lead_to_the_beginnings_of_months() {
        let window = days("2009-04-15", "2010-04-01");
        assert_eq!(
            Brush::First.stepped(window, 1),
            days("2009-05-01", "2010-04-01")
        );
        assert_eq!(
            Brush::First.stepped(window, -1),
            days("2009-04-01", "2010-04-01")
        );
        assert_eq!(
            Brush::Last.stepped(window, 12),
            days("2009-04-15", "2011-04-01")
        );
        assert_eq!(Brush::Whole.stepped(window, 1).first, day("2009-05-01"));
    }

    proptest! {
        #[test]
        fn a_brushed_window_holds_a_week_at_least_and_no_day_outside_the_calendar(
            first in 0_i32..30_000, length in 7_i32..9_000, by in -50_000_i32..50_000, months in -900_i32..900,
        ) {
            let first = Day::FIRST.plus_days(first);
            let window = Span { first, end: first.plus_days(length) };
            prop_assume!(window.end.days_since(first) == length);
            for brush in [Brush::First, Brush::Last, Brush::Whole] {
                for moved in [brush.moved(window, by), brush.stepped(window, months)] {
                    prop_assert!(moved.end.days_since(moved.first) >= LEAST_DAYS);
                    match brush {
                        Brush::First => prop_assert_eq!(moved.end, window.end),
                        Brush::Last => prop_assert_eq!(moved.first, window.first),
                        Brush::Whole => prop_assert_eq!(moved.end.days_since(moved.first), length),
                    }
                }
            }
        }
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
