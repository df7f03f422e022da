//! The plain arithmetic of a readiness programme: how many to go, in how many weeks, how many a
//! week, and by when letters must go out. Knows numbers and days; `readiness` counts the practices.

use crate::plan::{Day, Plan, PlanDate, ProgrammeIx};

use super::words;

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
            Need::Rate(rate) => format!(
                "{} to go in {}: {} a week",
                self.to_go,
                words::counted(rate.weeks, "week"),
                rate.shown()
            ),
            Need::Done => format!("All {} ready", self.practices),
            Need::WithinDays(0) => format!("{} to go, and the target is today", self.to_go),
            Need::WithinDays(days) => format!(
                "{} to go in {}: less than a week is left",
                self.to_go,
                words::counted(days, "day")
            ),
            Need::TargetPassed(days) => format!(
                "{} to go. The target passed {} ago",
                self.to_go,
                words::counted(days, "day")
            ),
            Need::NoTarget => format!("{} to go. The plan names no target date", self.to_go),
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
