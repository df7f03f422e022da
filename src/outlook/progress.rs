//! How far each row is on a day, against the dates it is compared with: the points of the progress
//! line.
//!
//! The line runs down the chart at the as-of date. At each row it bends to that row's point: left of
//! the date where the row is behind, right where it is ahead.
//!
//! | the row | its point |
//! | --- | --- |
//! | has no date, is live or done, or is undated in what it is compared with | on the line |
//! | reports progress, such as 40 % | 40 % of the way from the first day its start can be to the last day its end can be, as compared; on the line while nothing is reported before its start |
//! | is late | the last day its end could be, as compared: at least so long it is behind |
//! | is expected on another date than the one it is compared with | the as-of date, back by the slip where that is later, on where it is earlier |
//! | anything else | on the line: nobody says otherwise |
//!
//! The first that holds counts. How far is told as slips are: in days where all dates are days, else
//! in whole months, of which a part counts as none; a row that is behind by none is on the line.

use crate::plan::{ActivityIx, Day, PlanDate, Precision};
use crate::words::sentences::behind;

use super::{Outlook, Slip, Status};

/// Days of a mean month, times twelve.
const YEAR: i32 = 365;

/// Where a row is that is not where the as-of date is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// The day on which it would be on the line.
    pub point: Day,
    /// How far it is behind; ahead when negative. Never zero.
    pub behind: Slip,
}

impl Progress {
    /// How far a row is; `None` when it is on the line.
    #[must_use]
    pub fn new(outlook: &Outlook, at: ActivityIx) -> Option<Progress> {
        let (as_of, status) = (outlook.as_of(), outlook.status(at));
        if matches!(status, Status::Live | Status::Undated) {
            return None;
        }
        let then = outlook.compared(at)?;
        let end = then.end?;
        let reported = outlook.plan()[at].progress.filter(|it| *it < 1.0);
        let (point, behind) = if let (Some(share), Some(start)) = (reported, then.start) {
            if share <= 0.0 && start.first() > as_of {
                return None;
            }
            let point = part_of_the_way(start, end, share);
            (point, passed(&[start, end], as_of.days_since(point)))
        } else if status == Status::Late {
            let behind = Slip::between(end, PlanDate::day(as_of));
            if behind.rough_days() < 0 {
                return None;
            }
            (end.last(), behind)
        } else {
            let behind = Slip::between(end, outlook.end(at)?);
            let point = match behind {
                Slip::Days(days) => as_of.plus_days(-days),
                Slip::Months(months) => as_of.plus_months(-months),
            };
            (point, behind)
        };
        (!behind.is_zero()).then_some(Progress { point, behind })
    }

    /// "2 months behind at 23 September 2009".
    #[must_use]
    pub fn words(self, as_of: Day) -> String {
        let on = PlanDate::day(as_of).full_words();
        behind(&self.behind.distance(), self.behind.rough_days() > 0, &on)
    }
}

/// What a row's sentence says of it; nothing while it is on the line.
#[must_use]
pub fn progress_words(outlook: &Outlook, at: ActivityIx) -> Option<String> {
    Some(Progress::new(outlook, at)?.words(outlook.as_of()))
}

/// The day so much of the way from a start to an end, 0 to 1.
fn part_of_the_way(start: PlanDate, end: PlanDate, share: f32) -> Day {
    let whole = end.end().days_since(start.first()).max(0);
    #[allow(clippy::cast_possible_truncation)] // `as` saturates, and 111 years have 40,543 days.
    let days = (f64::from(whole) * f64::from(share)).round() as i32;
    start.first().plus_days(days)
}

/// So many days as a slip between dates like these.
fn passed(dates: &[PlanDate], days: i32) -> Slip {
    if dates.iter().all(|date| date.precision() == Precision::Day) {
        Slip::Days(days)
    } else {
        Slip::Months(days * 12 / YEAR)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::fixture::{activity, dated, day, outlook_on, plan_with};
    use super::super::{Against, Baseline, sentences};
    use super::*;
    use crate::journal::{ActivityField, State};
    use crate::plan::Plan;

    fn plan() -> Arc<Plan> {
        plan_with(
            r#""activities": [
            {"id": "late", "kind": "deployment", "name": "Late", "start": "2009-01", "end": "2009-07"},
            {"id": "half", "kind": "project", "name": "Half", "start": "2009-01-01", "end": "2010-01-01", "progress": 0.5},
            {"id": "quarter", "kind": "project", "name": "Quarter", "start": "2009-01", "end": "2009-12", "progress": 0.25},
            {"id": "ahead", "kind": "project", "name": "Ahead", "start": "2009-11", "end": "2010-02", "progress": 0.5},
            {"id": "waiting", "kind": "project", "name": "Waiting", "start": "2009-11", "end": "2010-02", "progress": 0},
            {"id": "quiet", "kind": "deployment", "name": "Quiet", "start": "2009-03", "end": "2009-11",
             "baselines": [{"revision": "0", "start": "2009-03", "end": "2009-08"}]},
            {"id": "undated", "kind": "deployment", "name": "Undated"}]"#,
        )
    }

    fn says(outlook: &Outlook, id: &str) -> Option<String> {
        progress_words(outlook, activity(outlook.plan(), id))
    }

    #[test]
    fn each_row_is_behind_or_ahead_by_what_is_known_of_it() {
        let outlook = outlook_on(&plan());
        for (id, words) in [
            ("late", Some("2 months behind at 23 September 2009")),
            // 183 of 366 days: 3 July.
            ("half", Some("82 days behind at 23 September 2009")),
            // 91 of 365 days: 2 April.
            ("quarter", Some("5 months behind at 23 September 2009")),
            // Half of November to February: 31 December.
            ("ahead", Some("3 months ahead at 23 September 2009")),
            ("waiting", None),
            ("quiet", None),
            ("undated", None),
        ] {
            assert_eq!(says(&outlook, id).as_deref(), words, "{id}");
        }
        let point = |id| Progress::new(&outlook, activity(outlook.plan(), id)).map(|it| it.point);
        assert_eq!(point("late"), Some(day("2009-07-31")));
        assert_eq!(point("half"), Some(day("2009-07-03")));
    }

    #[test]
    fn what_is_expected_moves_the_point_and_what_has_happened_puts_it_on_the_line() {
        let plan = plan();
        let on = |field, text| Outlook::new(plan.clone(), &dated("quiet", field, text), plan.as_of);
        let later = on(ActivityField::ForecastEnd, "2010-01");
        let at = activity(&plan, "quiet");
        let progress = Progress::new(&later, at).unwrap();
        assert_eq!(progress.behind, Slip::Months(2));
        assert_eq!(progress.point, day("2009-07-23"));
        let earlier = on(ActivityField::ForecastEnd, "2009-10");
        assert_eq!(
            says(&earlier, "quiet").as_deref(),
            Some("1 month ahead at 23 September 2009")
        );
        let live = on(ActivityField::ActualEnd, "2009-09-01");
        assert_eq!(Progress::new(&live, at), None);
    }

    #[test]
    fn it_is_reckoned_against_the_baseline_that_was_chosen() {
        let plan = plan();
        let baseline = Baseline::revision(&plan, "0").unwrap();
        let outlook =
            outlook_on(&plan).seen_with(Some(Arc::new(Against::new(&plan, &baseline))), None);
        assert_eq!(
            says(&outlook, "quiet").as_deref(),
            Some("3 months behind at 23 September 2009")
        );
        // What the baseline does not have is on the line.
        assert_eq!(says(&outlook, "late"), None);
    }

    #[test]
    fn a_row_says_it_only_where_the_line_is_drawn() {
        let outlook = outlook_on(&plan());
        let at = activity(outlook.plan(), "late");
        assert!(!sentences::row(&outlook, at).contains("behind"));
        let told = outlook.seen_with(None, Some(progress_words));
        assert!(
            sentences::row(&told, at).ends_with(". 2 months behind at 23 September 2009."),
            "{}",
            sentences::row(&told, at)
        );
    }

    proptest! {
        /// Points left of the as-of date are behind, points right of it ahead, none on it.
        #[test]
        fn a_point_lies_on_the_side_that_the_words_say(as_of in 17_000_i32..18_500, share in 0.0_f32..1.0) {
            let plan = plan();
            let mut changed = (*plan).clone();
            for activity in &mut changed.activities {
                activity.progress = activity.progress.map(|_| share);
            }
            let as_of = Day::from_number(as_of).unwrap_or(plan.as_of);
            let outlook = Outlook::new(Arc::new(changed), &State::default(), as_of);
            for at in plan.activity_positions() {
                if let Some(Progress { point, behind }) = Progress::new(&outlook, at) {
                    prop_assert_eq!(behind.rough_days() > 0, point < as_of);
                    prop_assert!(behind.rough_days() != 0);
                }
            }
        }
    }
}
