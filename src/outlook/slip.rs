//! Slip: how far what is expected or happened lies from what was planned. Knows that a date known
//! to the month slips by months, never by days.

use crate::plan::{PlanDate, Precision};
use crate::words::slips as lang;

/// How far one date lies from another, positive for later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// Both dates are days.
    Days(i32),
    /// At least one of them is a month, a quarter or a year.
    Months(i32),
}

impl Slip {
    /// The slip from `planned` to `now`.
    ///
    /// Two dates of the same precision are compared first to first. Of two that differ, the finer
    /// one has not slipped while it lies inside the coarser one; outside, the gap counts.
    #[must_use]
    pub fn between(planned: PlanDate, now: PlanDate) -> Slip {
        if planned.precision() == Precision::Day && now.precision() == Precision::Day {
            return Slip::Days(now.first().days_since(planned.first()));
        }
        let month = |day: crate::plan::Day| day.month_index();
        Slip::Months(if planned.precision() == now.precision() {
            month(now.first()) - month(planned.first())
        } else if now.first() > planned.last() {
            month(now.first()) - month(planned.last())
        } else if now.last() < planned.first() {
            month(now.last()) - month(planned.first())
        } else {
            0
        })
    }

    /// Whether nothing moved.
    #[must_use]
    pub fn is_zero(self) -> bool {
        matches!(self, Slip::Days(0) | Slip::Months(0))
    }

    /// Days, a month taken as 30: for sorting, never for showing.
    #[must_use]
    pub fn rough_days(self) -> i32 {
        match self {
            Slip::Days(days) => days,
            Slip::Months(months) => months.saturating_mul(30),
        }
    }

    /// Such as "1 month" or "2 weeks": how far, without the direction.
    pub(super) fn distance(self) -> String {
        lang::distance(match self {
            Slip::Months(months) => lang::Span::Months(months.unsigned_abs()),
            Slip::Days(days) if days != 0 && days % 7 == 0 => {
                lang::Span::Weeks(days.unsigned_abs() / 7)
            }
            Slip::Days(days) => lang::Span::Days(days.unsigned_abs()),
        })
    }

    /// For a narrow column or beside a bar: "+1 month", "2 weeks early", "as planned".
    #[must_use]
    pub fn short_words(self) -> String {
        match self.rough_days() {
            0 => lang::AS_PLANNED.to_owned(),
            days => lang::short(&self.distance(), days > 0),
        }
    }

    /// For a sentence: "1 month later", "2 weeks earlier", "as planned".
    #[must_use]
    pub fn words(self) -> String {
        self.words_for(lang::AS_PLANNED)
    }

    /// The same, with other words for no slip.
    #[must_use]
    pub fn words_for(self, none: &str) -> String {
        match self.rough_days() {
            0 => none.to_owned(),
            days if days > 0 => lang::later(&self.distance()),
            _ => lang::earlier(&self.distance()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(planned: &str, now: &str) -> Slip {
        Slip::between(
            PlanDate::parse(planned).unwrap(),
            PlanDate::parse(now).unwrap(),
        )
    }

    #[test]
    fn months_slip_by_months() {
        assert_eq!(slip("2009-10", "2009-11"), Slip::Months(1));
        assert_eq!(slip("2009-10", "2009-11").short_words(), "+1 month");
        assert_eq!(slip("2009-10", "2009-11").words(), "1 month later");
        assert_eq!(slip("2010-02", "2009-11").words(), "3 months earlier");
    }

    #[test]
    fn days_slip_by_days_and_whole_weeks_are_told_as_weeks() {
        assert_eq!(
            slip("2009-10-15", "2009-10-01").short_words(),
            "2 weeks early"
        );
        assert_eq!(slip("2009-10-01", "2009-10-10").short_words(), "+9 days");
        assert_eq!(slip("2009-10-01", "2009-10-08").short_words(), "+1 week");
        assert_eq!(slip("2009-10-01", "2009-10-01").short_words(), "as planned");
    }

    #[test]
    fn a_day_inside_the_planned_month_has_not_slipped() {
        assert_eq!(slip("2009-10", "2009-10-31"), Slip::Months(0));
        assert_eq!(slip("2009-10", "2009-11-01"), Slip::Months(1));
        assert_eq!(slip("2009-10", "2009-09-30"), Slip::Months(-1));
        assert_eq!(slip("2009-10-05", "2009-10"), Slip::Months(0));
    }

    #[test]
    fn quarters_and_years_slip_by_their_months() {
        assert_eq!(slip("2009-Q2", "2009-Q3"), Slip::Months(3));
        assert_eq!(slip("2009", "2010"), Slip::Months(12));
        assert_eq!(slip("2009-Q2", "2009-08"), Slip::Months(2));
        assert_eq!(slip("2009", "2009-08"), Slip::Months(0));
    }
}
