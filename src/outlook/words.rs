//! Dates and numbers as pages say them: "Wed 23 Sep 2009", "in November 2009", "Mar 09 – Nov 09",
//! "in 8 days". Never 01/10/09. Stands on the forms of `plan::date_words`; knows no plan.

use crate::plan::{Day, GateState, PlanDate, Precision};

use crate::words::{dates, numbers};

pub use crate::words::dates::{NOT_DATED_YET as NOT_DATED, financial_year};
pub use crate::words::dates::{full_month_name as month_name, month_name as month_short};
pub use crate::words::numbers::counted;

/// "62 %" for 0.62.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates"
)]
pub fn percent(part: f32) -> String {
    let percent = (part * 100.0).round_ties_even() as u8;
    numbers::percent(percent.min(100))
}

/// The word for a gate's state.
#[must_use]
pub fn gate_word(state: GateState) -> &'static str {
    match state {
        GateState::Passed => crate::words::common::PASSED,
        GateState::Failed => crate::words::common::FAILED,
        GateState::NotApplicable => crate::words::common::DOES_NOT_APPLY,
        GateState::NotMeasured => crate::words::common::NOT_MEASURED,
        GateState::Waived => crate::words::common::WAIVED,
    }
}

/// "Wed 23 Sep 2009".
#[must_use]
pub fn day(day: Day) -> String {
    day.words()
}

/// "23 Sep 2009".
#[must_use]
pub fn day_without_weekday(day: Day) -> String {
    day.short_words()
}

/// "Fri 25 Sep", for places where the year is plain.
#[must_use]
pub fn day_without_year(day: Day) -> String {
    dates::day_without_year(day.parts())
}

/// "Wednesday 23 September 2009".
#[must_use]
pub fn day_long(day: Day) -> String {
    dates::full_day_with_weekday(day.parts())
}

/// "Wed 23 Sep 2009", "Nov 2009", "Q4 2009/10", "2010".
#[must_use]
pub fn date(date: PlanDate) -> String {
    date.words()
}

/// [`date`], or "Not dated yet".
#[must_use]
pub fn date_or_not(date: Option<PlanDate>) -> String {
    date.map_or_else(|| NOT_DATED.to_owned(), self::date)
}

/// "Wednesday 23 September 2009", "November 2009", "Q4 2009/10 (January to March 2010)", "2010".
#[must_use]
pub fn date_long(date: PlanDate) -> String {
    let (first, last) = (date.first(), date.last());
    match date.precision() {
        Precision::Day => day_long(first),
        Precision::Quarter => {
            dates::quarter_with_months(&date.words(), first.month(), last.month(), last.year())
        }
        Precision::Month | Precision::Year => date.full_words(),
    }
}

/// "on Thursday 1 October 2009", "in November 2009", "in Q4 2009/10 (January to March 2010)".
#[must_use]
pub fn date_with_preposition(date: PlanDate) -> String {
    match date.precision() {
        Precision::Day => dates::on_day(&date_long(date)),
        _ => dates::in_period(&date_long(date)),
    }
}

/// For dense columns: "1 Oct 09", "Nov 09", "Q4 09/10", "2010".
#[must_use]
pub fn date_dense(date: PlanDate) -> String {
    date.dense_words()
}

/// "Mar 09 – Nov 09"; one date alone where both are the same or the start is missing. Without an
/// end: "Apr 09 – not dated".
#[must_use]
pub fn dates_dense(start: Option<PlanDate>, end: Option<PlanDate>) -> String {
    match (start, end) {
        (Some(start), Some(end)) if start != end => {
            dates::from_to(&date_dense(start), &date_dense(end))
        }
        (_, Some(end)) => date_dense(end),
        (Some(start), None) => dates::from_undated(&date_dense(start)),
        (None, None) => NOT_DATED.to_owned(),
    }
}

/// "today", "in 8 days", "1 day ago", counted from `as_of`.
#[must_use]
pub fn days_from(as_of: Day, day: Day) -> String {
    match day.days_since(as_of) {
        0 => dates::TODAY.to_owned(),
        days if days > 0 => dates::in_days(days.unsigned_abs()),
        days => dates::days_ago(days.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan_date(text: &str) -> PlanDate {
        PlanDate::parse(text).unwrap()
    }

    #[test]
    fn each_precision_has_its_own_form() {
        let forms = |text| {
            let it = plan_date(text);
            [date(it), date_dense(it), date_with_preposition(it)]
        };
        assert_eq!(
            forms("2009-09-23"),
            [
                "Wed 23 Sep 2009",
                "23 Sep 09",
                "on Wednesday 23 September 2009"
            ]
        );
        assert_eq!(forms("2009-11"), ["Nov 2009", "Nov 09", "in November 2009"]);
        assert_eq!(
            forms("2010-Q1"),
            [
                "Q4 2009/10",
                "Q4 09/10",
                "in Q4 2009/10 (January to March 2010)"
            ]
        );
        assert_eq!(forms("2010"), ["2010", "2010", "in 2010"]);
    }

    #[test]
    fn quarters_are_those_of_the_financial_year() {
        let quarters: Vec<String> = ["2009-Q2", "2009-Q3", "2009-Q4", "2010-Q1", "1999-Q4"]
            .into_iter()
            .map(|text| date(plan_date(text)))
            .collect();
        assert_eq!(
            quarters,
            [
                "Q1 2009/10",
                "Q2 2009/10",
                "Q3 2009/10",
                "Q4 2009/10",
                "Q3 1999/00"
            ]
        );
    }

    #[test]
    fn two_dates_stand_together_in_a_dense_column() {
        let dense = |start: Option<&str>, end: Option<&str>| {
            dates_dense(start.map(plan_date), end.map(plan_date))
        };
        assert_eq!(dense(Some("2009-03"), Some("2009-11")), "Mar 09 – Nov 09");
        assert_eq!(dense(Some("2009-10"), Some("2009-10")), "Oct 09");
        assert_eq!(dense(None, Some("2009-10-01")), "1 Oct 09");
        assert_eq!(dense(Some("2009-Q2"), None), "Q1 09/10 – not dated");
        assert_eq!(dense(None, None), "Not dated yet");
    }

    #[test]
    fn days_are_counted_from_the_as_of_date() {
        let as_of = plan_date("2009-09-23").first();
        assert_eq!(days_from(as_of, as_of), "today");
        assert_eq!(days_from(as_of, as_of.plus_days(8)), "in 8 days");
        assert_eq!(days_from(as_of, as_of.plus_days(-1)), "1 day ago");
    }
}
