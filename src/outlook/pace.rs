//! The plain arithmetic of a readiness programme: how many to go, in how many weeks, how many a
//! week, and by when letters must go out. Knows numbers and days; `readiness` counts the practices.

use crate::plan::{Day, Plan, PlanDate, ProgrammeIx};
use crate::words::pace as lang;

/// So many in so many weeks, kept as the two numbers so that the sum can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// In how many whole weeks, at least 1.
    pub weeks: u32,
}

impl Rate {
    /// Hundredths a week, rounded half up: 197 for 130 in 66.
    fn hundredths(self) -> u64 {
        rounded(u64::from(self.count) * 100, self.weeks)
    }

    /// As a number: 1.9696… for 130 in 66.
    #[must_use]
    pub fn per_week(self) -> f64 {
        f64::from(self.count) / f64::from(self.weeks.max(1))
    }

    /// Rounded to one decimal from the exact ratio, as shown: "2.0" for 130 in 66.
    #[must_use]
    pub fn shown(self) -> String {
        let tenths = rounded(u64::from(self.count) * 10, self.weeks);
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    /// The sum itself: "130 ÷ 66 = 1.97".
    #[must_use]
    pub fn sum(self) -> String {
        let hundredths = self.hundredths();
        format!(
            "{} ÷ {} = {}.{:02}",
            self.count,
            self.weeks,
            hundredths / 100,
            hundredths % 100
        )
    }
}

/// `count / weeks`, rounded half up.
fn rounded(count: u64, weeks: u32) -> u64 {
    let weeks = u64::from(weeks.max(1));
    (count * 2 + weeks) / (weeks * 2)
}

/// What is needed from now on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// So many each week.
    Rate(Rate),
    /// Nothing: all are ready.
    Done,
    /// All that is left, in less than one whole week: so many days.
    WithinDays(u32),
    /// The target passed so many days ago with some still to go.
    TargetPassed(u32),
    /// The plan names no target.
    NoTarget,
}

/// When patients must be told, and what that leaves for uploads (3.14.5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Letters {
    /// The gate that must come first, such as "patients told".
    pub gate: usize,
    /// The gate that waits for it, such as "first upload".
    pub before: usize,
    /// At least so many weeks between the two.
    pub weeks: u32,
    /// The last day on which letters still allow an upload on the target day.
    pub last_safe: Option<Day>,
    /// The first day on which an upload is possible when letters go out on the as-of date.
    pub first_upload: Day,
    /// How many uploads are still to be made.
    pub uploads: u32,
    /// What those uploads then need, from the first possible day to the target.
    pub need: Need,
}

/// How fast a programme must go to reach its target.
#[derive(Clone, PartialEq, Debug)]
pub struct Pace {
    /// The day the sum is made for.
    pub as_of: Day,
    /// All practices.
    pub practices: u32,
    /// Those ready at the gate the programme is measured by.
    pub ready: u32,
    /// Those still to go.
    pub to_go: u32,
    /// The target as printed.
    pub target: Option<PlanDate>,
    /// The target read as a day: the last day it can mean.
    pub target_day: Option<Day>,
    /// Days from the as-of date to the target day, negative when it has passed.
    pub days_left: Option<i32>,
    /// Whole weeks in those days; 0 when the target has passed.
    pub weeks_left: Option<u32>,
    /// What is needed.
    pub need: Need,
    /// Letters, where a gate must hold some weeks before a later one.
    pub letters: Option<Letters>,
}

impl Pace {
    /// The sum for a programme of `practices`, of which `passed[gate]` passed each gate. A gate
    /// missing from `passed` counts as passed by none; more ready than practices leaves 0 to go.
    #[must_use]
    pub fn new(
        plan: &Plan,
        programme: ProgrammeIx,
        practices: u32,
        passed: &[u32],
        as_of: Day,
    ) -> Pace {
        let programme = &plan[programme];
        let passed_at = |gate: usize| passed.get(gate).copied().unwrap_or(0);
        let ready = passed_at(programme.measure);
        let to_go = practices.saturating_sub(ready);
        let target_day = programme.target.map(PlanDate::last);
        let letters = programme.gates.iter().enumerate().find_map(|(gate, it)| {
            let (before, weeks) = it.min_weeks_before?;
            let days = i32::try_from(weeks).ok()?.checked_mul(7)?;
            let first_upload = as_of.plus_days(days);
            let uploads = practices.saturating_sub(passed_at(before));
            Some(Letters {
                gate,
                before,
                weeks,
                last_safe: target_day.map(|day| day.plus_days(-days)),
                first_upload,
                uploads,
                need: need(uploads, first_upload, target_day),
            })
        });
        Pace {
            as_of,
            practices,
            ready,
            to_go,
            target: programme.target,
            target_day,
            days_left: target_day.map(|day| day.days_since(as_of)),
            weeks_left: target_day.map(|day| weeks_between(as_of, day)),
            need: need(to_go, as_of, target_day),
            letters,
        }
    }

    /// The answer in one line: "130 to go in 66 weeks: 2.0 a week".
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.need {
            Need::Rate(rate) => lang::rate(self.to_go, rate.weeks, &rate.shown()),
            Need::Done => lang::all_ready(self.practices),
            Need::WithinDays(0) => lang::target_today(self.to_go),
            Need::WithinDays(days) => lang::within_days(self.to_go, days),
            Need::TargetPassed(days) => lang::target_passed(self.to_go, days),
            Need::NoTarget => lang::no_target(self.to_go),
        }
    }
}

/// Whole weeks from `from` to `to`, 0 when `to` is not later.
fn weeks_between(from: Day, to: Day) -> u32 {
    u32::try_from(to.days_since(from)).unwrap_or(0) / 7
}

fn need(count: u32, from: Day, target: Option<Day>) -> Need {
    let Some(target) = target else {
        return if count == 0 {
            Need::Done
        } else {
            Need::NoTarget
        };
    };
    let days = target.days_since(from);
    match weeks_between(from, target) {
        _ if count == 0 => Need::Done,
        _ if days < 0 => Need::TargetPassed(days.unsigned_abs()),
        0 => Need::WithinDays(days.unsigned_abs()),
        weeks => Need::Rate(Rate { count, weeks }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, hertfordshire, plan_with, programme};
    use super::*;

    /// The sum for SCR with one practice accredited, on a day.
    fn scr(as_of: &str) -> Pace {
        let plan = hertfordshire();
        let passed = [0, 0, 1, 0, 0, 0, 0, 0, 0];
        Pace::new(&plan, programme(&plan, "scr"), 131, &passed, day(as_of))
    }

    #[test]
    fn on_the_plans_own_day_130_are_to_go_in_66_weeks() {
        let pace = scr("2009-09-23");
        assert_eq!((pace.practices, pace.ready, pace.to_go), (131, 1, 130));
        assert_eq!(pace.target_day, Some(day("2010-12-31")));
        assert_eq!(pace.days_left, Some(464));
        assert_eq!(pace.weeks_left, Some(66));
        let Need::Rate(rate) = pace.need else {
            panic!("{:?}", pace.need);
        };
        assert_eq!(rate.sum(), "130 ÷ 66 = 1.97");
        assert_eq!(rate.shown(), "2.0");
        assert!((rate.per_week() - 130.0 / 66.0).abs() < 1e-12);
        assert_eq!(pace.sentence(), "130 to go in 66 weeks: 2.0 a week");
    }

    #[test]
    fn the_last_safe_letters_go_out_on_friday_8_october_2010() {
        let letters = scr("2009-09-23").letters.unwrap();
        assert_eq!(letters.weeks, 12);
        let last = letters.last_safe.unwrap();
        assert_eq!(crate::outlook::words::day(last), "Fri 8 Oct 2010");
    }

    #[test]
    fn letters_on_the_plans_own_day_allow_131_uploads_in_54_weeks() {
        let letters = scr("2009-09-23").letters.unwrap();
        assert_eq!(
            crate::outlook::words::day(letters.first_upload),
            "Wed 16 Dec 2009"
        );
        assert_eq!(letters.uploads, 131);
        let Need::Rate(rate) = letters.need else {
            panic!("{:?}", letters.need);
        };
        assert_eq!((rate.count, rate.weeks), (131, 54));
        assert_eq!((&*rate.shown(), &*rate.sum()), ("2.4", "131 ÷ 54 = 2.43"));
    }

    #[test]
    fn letters_after_the_last_safe_day_leave_no_time_for_uploads() {
        let letters = |as_of| scr(as_of).letters.unwrap().need;
        assert_eq!(letters("2010-10-08"), Need::WithinDays(0));
        assert_eq!(letters("2010-10-09"), Need::TargetPassed(1));
    }

    #[test]
    fn past_the_target_and_within_its_last_week_it_says_so() {
        assert_eq!(
            scr("2010-12-24").need,
            Need::Rate(Rate {
                count: 130,
                weeks: 1
            })
        );
        assert_eq!(scr("2010-12-25").need, Need::WithinDays(6));
        assert_eq!(
            scr("2010-12-25").sentence(),
            "130 to go in 6 days: less than a week is left"
        );
        assert_eq!(
            scr("2010-12-31").sentence(),
            "130 to go, and the target is today"
        );
        assert_eq!(scr("2011-01-01").need, Need::TargetPassed(1));
        assert_eq!(
            scr("2011-01-01").sentence(),
            "130 to go. The target passed 1 day ago"
        );
        assert_eq!(scr("2011-01-01").weeks_left, Some(0));
    }

    #[test]
    fn when_all_are_ready_nothing_is_needed_even_past_the_target() {
        let plan = hertfordshire();
        for as_of in ["2009-09-23", "2012-01-01"] {
            let pace = Pace::new(&plan, programme(&plan, "scr"), 131, &[131; 9], day(as_of));
            assert_eq!(pace.need, Need::Done);
            assert_eq!(pace.sentence(), "All 131 ready");
        }
    }

    #[test]
    fn without_a_target_there_is_no_rate_and_without_a_rule_no_letters() {
        let plan = hertfordshire();
        let pace = Pace::new(&plan, programme(&plan, "gp2gp"), 131, &[84, 81], plan.as_of);
        assert_eq!((pace.to_go, pace.need), (50, Need::NoTarget));
        assert_eq!(pace.letters, None);
        assert_eq!(pace.sentence(), "50 to go. The plan names no target date");
    }

    #[test]
    fn more_ready_than_there_are_leaves_none_to_go() {
        let plan = plan_with(
            r#""programmes": [{"id": "p", "name": "P", "measure": "g",
                               "gates": [{"id": "g", "name": "G"}]}]"#,
        );
        let pace = Pace::new(&plan, programme(&plan, "p"), 3, &[5], plan.as_of);
        assert_eq!((pace.ready, pace.to_go, pace.need), (5, 0, Need::Done));
    }

    #[test]
    fn a_rate_is_rounded_half_up_from_the_exact_ratio() {
        let rate = |count, weeks| Rate { count, weeks };
        assert_eq!(rate(1, 20).shown(), "0.1");
        assert_eq!(rate(1, 21).shown(), "0.0");
        assert_eq!(rate(131, 54).shown(), "2.4");
        assert_eq!(rate(5, 1).sum(), "5 ÷ 1 = 5.00");
    }
}
