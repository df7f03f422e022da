//! Calendar dates as a plan prints them: a day, a month, a quarter, a year.
//! Knows the calendar and the text form of a date; knows no clock and no time zone.

use std::fmt;

/// A calendar day, counted from 1 January 1970. Valid days lie in 1990 to 2100.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32);

/// Days from 1 March of year 0 to 1 January 1970. Years are counted from March, so that a leap day
/// is the last of its year.
const EPOCH: i32 = 719_468;

/// Days from 1 March of a year to the first of the month so many months later.
fn days_before_month(months: i32) -> i32 {
    (153 * months + 2) / 5
}

impl Day {
    /// The first day a plan may name: 1 January 1990.
    pub const FIRST: Day = Day(7_305);
    /// The last day a plan may name: 31 December 2100.
    pub const LAST: Day = Day(47_846);

    /// The day of a year (1990 to 2100), month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        if !(1990..=2100).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        // March is month 0.
        let (from, months) = match i32::from(month) {
            month @ 3.. => (year, month - 3),
            month => (year - 1, month + 9),
        };
        let years = from * 365 + from / 4 - from / 100 + from / 400;
        let first = years + days_before_month(months) - EPOCH;
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 => 28 + u8::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if !(1..=length).contains(&day) {
            return None;
        }
        Day::from_number(first + i32::from(day) - 1)
    }

    /// The day with this count of days since 1 January 1970, if it lies in 1990 to 2100.
    #[must_use]
    pub fn from_number(days: i32) -> Option<Day> {
        let day = Day(days);
        (Day::FIRST <= day && day <= Day::LAST).then_some(day)
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// Year, month and day of the month.
    #[inline(never)]
    fn ymd(self) -> (i32, u8, u8) {
        const FOUR_CENTURIES: i32 = 146_097;
        let days = self.0 + EPOCH;
        let day = days % FOUR_CENTURIES;
        // Leap days are taken off, so that all years are of one length.
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (year * 365 + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - days_before_month(month) + 1;
        let year = year + days / FOUR_CENTURIES * 400;
        let (year, month) = if month < 10 {
            (year, month + 3)
        } else {
            (year + 1, month - 9)
        };
        let small = |number: i32| u8::try_from(number).unwrap_or_default();
        (year, small(month), small(day))
    }

    /// The year, 1990 to 2100.
    #[must_use]
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.ymd().1
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u8 {
        self.ymd().2
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.0 + 3).rem_euclid(7)).unwrap_or_default()
    }

    /// The day so many days later (earlier when negative), held inside 1990 to 2100.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days)).clamp(Day::FIRST, Day::LAST)
    }

    /// The same day of the month so many months later (earlier when negative), or the last day of
    /// that month when it is shorter; held inside 1990 to 2100.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let index = self.month_index().saturating_add(months);
        let Some(first) = Day::first_of_month(index) else {
            return if months < 0 { Day::FIRST } else { Day::LAST };
        };
        first.plus_days(i32::from(self.day_of_month()).min(first.days_in_month()) - 1)
    }

    /// How many days its month has, 28 to 31.
    fn days_in_month(self) -> i32 {
        let (year, month, _) = self.ymd();
        match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Days from `earlier` to this day, negative when it lies after.
    #[must_use]
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// Months since January of year 0: `year * 12 + month - 1`.
    #[must_use]
    pub fn month_index(self) -> i32 {
        let (year, month, _) = self.ymd();
        year * 12 + i32::from(month) - 1
    }

    /// The first day of the month with this [`month_index`](Day::month_index). The month after
    /// December 2100 begins on a day outside the range and has none.
    #[must_use]
    pub fn first_of_month(index: i32) -> Option<Day> {
        let month = u8::try_from(index.rem_euclid(12) + 1).ok()?;
        Day::from_ymd(index.div_euclid(12), month, 1)
    }

    /// The year in which the NHS financial year (April to March) of this day begins.
    #[must_use]
    pub fn financial_year(self) -> i32 {
        let (year, month, _) = self.ymd();
        if month >= 4 { year } else { year - 1 }
    }
}

/// `2009-09-23`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// How closely a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// A day: `2009-04-01`.
    Day,
    /// A month: `2009-04`.
    Month,
    /// A calendar quarter: `2009-Q2`.
    Quarter,
    /// A calendar year: `2009`.
    Year,
}

/// Days from `first` up to but not including `end`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The day after the last.
    pub end: Day,
}

/// A date with its precision, such as "April 2009".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PlanDate {
    first: Day,
    precision: Precision,
}

impl PlanDate {
    /// One day.
    #[must_use]
    pub fn day(day: Day) -> PlanDate {
        PlanDate {
            first: day,
            precision: Precision::Day,
        }
    }

    /// The day, month, quarter or year that `day` lies in.
    #[must_use]
    pub fn containing(day: Day, precision: Precision) -> PlanDate {
        let index = match precision {
            Precision::Day => return PlanDate::day(day),
            Precision::Month => day.month_index(),
            Precision::Quarter => day.month_index().div_euclid(3) * 3,
            Precision::Year => day.year() * 12,
        };
        PlanDate {
            first: Day::first_of_month(index).unwrap_or(Day::FIRST),
            precision,
        }
    }

    /// Reads `2009-04-01`, `2009-04`, `2009-Q2` or `2009`.
    #[must_use]
    pub fn parse(text: &str) -> Option<PlanDate> {
        // A long plan has hundreds of thousands of them.
        fn digit(byte: u8) -> Option<u8> {
            let digit = byte.wrapping_sub(b'0');
            (digit < 10).then_some(digit)
        }
        let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
        let (&[y1, y2, y3, y4], rest) = text.as_bytes().split_first_chunk()?;
        let year = i32::from(two(y1, y2)?) * 100 + i32::from(two(y3, y4)?);
        let (month, day, precision) = match *rest {
            [] => (1, 1, Precision::Year),
            [b'-', b'Q', quarter @ b'1'..=b'4'] => {
                ((quarter - b'0') * 3 - 2, 1, Precision::Quarter)
            }
            [b'-', m1, m2] => (two(m1, m2)?, 1, Precision::Month),
            [b'-', m1, m2, b'-', d1, d2] => (two(m1, m2)?, two(d1, d2)?, Precision::Day),
            _ => return None,
        };
        let first = Day::from_ymd(year, month, day)?;
        Some(PlanDate { first, precision })
    }

    /// The first day it can mean.
    #[must_use]
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last(self) -> Day {
        if self.precision == Precision::Day {
            return self.first;
        }
        let month = self.first.plus_months(self.months() - 1);
        month.plus_days(month.days_in_month() - 1)
    }

    /// The day after the last day it can mean; 31 December 2100 is its own end.
    #[must_use]
    pub fn end(self) -> Day {
        match self.precision {
            Precision::Day => self.first.plus_days(1),
            _ => self.first.plus_months(self.months()),
        }
    }

    fn months(self) -> i32 {
        match self.precision {
            Precision::Day => 0,
            Precision::Month => 1,
            Precision::Quarter => 3,
            Precision::Year => 12,
        }
    }

    /// How closely it is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The date so many months later (earlier when negative), known as closely. A quarter and a
    /// year move by quarters and years: for them `steps` counts those.
    #[must_use]
    pub fn moved_by(self, steps: i32) -> PlanDate {
        match self.precision {
            Precision::Day => PlanDate::day(self.first.plus_months(steps)),
            precision => {
                let months = steps.saturating_mul(self.months());
                PlanDate::containing(self.first.plus_months(months), precision)
            }
        }
    }

    /// All the days it can mean.
    #[must_use]
    pub fn span(self) -> Span {
        Span {
            first: self.first,
            end: self.end(),
        }
    }
}

/// The text form of the plan file: `2009-04-01`, `2009-04`, `2009-Q2` or `2009`.
impl fmt::Display for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first.ymd();
        match self.precision {
            Precision::Day => self.first.fmt(f),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Quarter => write!(f, "{year:04}-Q{}", month.div_ceil(3)),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn date(text: &str) -> PlanDate {
        PlanDate::parse(text).unwrap()
    }

    #[test]
    fn a_date_moves_by_months_or_by_its_own_periods() {
        let moved = |text: &str, steps| PlanDate::parse(text).unwrap().moved_by(steps).to_string();
        assert_eq!(moved("2009-10-31", 1), "2009-11-30");
        assert_eq!(moved("2009-10", 3), "2010-01");
        assert_eq!(moved("2009-10", -10), "2008-12");
        assert_eq!(moved("2009-Q4", 1), "2010-Q1");
        assert_eq!(moved("2009", -1), "2008");
        assert_eq!(moved("2100-12", 1), "2100-12");
    }

    #[test]
    fn the_bounds_are_1990_and_2100() {
        assert_eq!(Day::FIRST, day(1990, 1, 1));
        assert_eq!(Day::LAST, day(2100, 12, 31));
        assert_eq!(Day::from_ymd(1989, 12, 31), None);
        assert_eq!(Day::from_ymd(2101, 1, 1), None);
        assert_eq!(Day::from_number(0), None);
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::FIRST.plus_days(i32::MIN), Day::FIRST);
    }

    #[test]
    fn the_calendar_is_the_gregorian_one() {
        assert_eq!(day(2009, 9, 23).weekday(), 2);
        assert_eq!(Day::from_ymd(2009, 2, 29), None);
        assert_eq!(day(2000, 2, 29).plus_days(1), day(2000, 3, 1));
        assert_eq!(Day::from_ymd(2100, 2, 29), None);
        assert_eq!(Day::from_ymd(2009, 13, 1), None);
        assert_eq!(Day::from_ymd(2009, 0, 1), None);
    }

    #[test]
    fn months_are_added_to_the_last_day_of_a_shorter_month() {
        assert_eq!(day(2009, 8, 31).plus_months(1), day(2009, 9, 30));
        assert_eq!(day(2008, 2, 29).plus_months(12), day(2009, 2, 28));
        assert_eq!(day(2010, 1, 31).plus_months(-2), day(2009, 11, 30));
        assert_eq!(day(2100, 12, 5).plus_months(0), day(2100, 12, 5));
        assert_eq!(day(2100, 12, 5).plus_months(1), Day::LAST);
        assert_eq!(day(1990, 1, 5).plus_months(-1), Day::FIRST);
    }

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        assert_eq!(day(2009, 3, 31).financial_year(), 2008);
        assert_eq!(day(2009, 4, 1).financial_year(), 2009);
        assert_eq!(day(2010, 3, 31).financial_year(), 2009);
    }

    #[test]
    fn a_date_covers_all_the_days_it_can_mean() {
        for (text, first, last) in [
            ("2009-04-01", day(2009, 4, 1), day(2009, 4, 1)),
            ("2009-04", day(2009, 4, 1), day(2009, 4, 30)),
            ("2010-02", day(2010, 2, 1), day(2010, 2, 28)),
            ("2009-Q2", day(2009, 4, 1), day(2009, 6, 30)),
            ("2010-Q1", day(2010, 1, 1), day(2010, 3, 31)),
            ("2010", day(2010, 1, 1), day(2010, 12, 31)),
        ] {
            assert_eq!(
                (date(text).first(), date(text).last()),
                (first, last),
                "{text}"
            );
            assert_eq!(date(text).end(), last.plus_days(1));
        }
        assert_eq!(date("2100-12-31").end(), Day::LAST);
        assert_eq!(date("2100").last(), Day::LAST);
    }

    #[test]
    fn what_is_no_date_of_the_plan_file_is_not_read() {
        for text in [
            "",
            "Feb-10",
            "2010-2",
            "2010-02-3",
            "2010-Q0",
            "2010-Q5",
            "2010-q1",
            "2010-02-30",
            "1989-12",
            "2101",
            "20100",
            "+201",
            "2010-",
            "-2010",
            "2010-02-03-04",
            " 2010",
            "2010-Q11",
            "2010-02-03T00:00",
            "２０１０",
            "2010-Qé",
        ] {
            assert_eq!(PlanDate::parse(text), None, "{text:?}");
        }
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (Day::FIRST.number()..=Day::LAST.number()).prop_map(|n| Day::from_number(n).unwrap())
    }

    fn any_precision() -> impl Strategy<Value = Precision> {
        prop_oneof![
            Just(Precision::Day),
            Just(Precision::Month),
            Just(Precision::Quarter),
            Just(Precision::Year),
        ]
    }

    fn any_date() -> impl Strategy<Value = PlanDate> {
        (any_day(), any_precision())
            .prop_map(|(day, precision)| PlanDate::containing(day, precision))
    }

    proptest! {
        #[test]
        fn a_day_is_its_year_month_and_day(at in any_day()) {
            let again = Day::from_ymd(at.year(), at.month(), at.day_of_month());
            prop_assert_eq!(again, Some(at));
        }

        #[test]
        fn the_calendar_is_that_of_the_time_crate(at in any_day()) {
            let date = time::Date::from_julian_day(at.number() + 2_440_588).unwrap();
            let known = (date.year(), u8::from(date.month()), date.day());
            prop_assert_eq!(at.ymd(), known);
            prop_assert_eq!(at.weekday(), date.weekday().number_days_from_monday());
            prop_assert_eq!(at.days_in_month(), i32::from(date.month().length(date.year())));
        }

        #[test]
        fn a_day_that_is_not_in_the_calendar_is_none(
            year in 1980..2110_i32, month in 0..15_u8, day in 0..40_u8,
        ) {
            let known = time::Month::try_from(month).ok();
            let known = known.and_then(|month| time::Date::from_calendar_date(year, month, day).ok());
            let known = known.and_then(|date| Day::from_number(date.to_julian_day() - 2_440_588));
            prop_assert_eq!(Day::from_ymd(year, month, day), known);
        }

        #[test]
        fn later_days_have_larger_numbers_and_texts(a in any_day(), b in any_day()) {
            prop_assert_eq!(a.cmp(&b), a.number().cmp(&b.number()));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(a.days_since(b), -b.days_since(a));
        }

        #[test]
        fn the_week_has_seven_days(at in any_day(), weeks in -200..200) {
            let other = at.number() + weeks * 7;
            prop_assume!(Day::from_number(other).is_some());
            prop_assert_eq!(at.plus_days(weeks * 7).weekday(), at.weekday());
        }

        #[test]
        fn adding_months_moves_by_exactly_that_many_months(at in any_day(), months in -1400..1400) {
            let index = at.month_index() + months;
            let moved = at.plus_months(months);
            match Day::first_of_month(index) {
                Some(first) => {
                    prop_assert_eq!(moved.month_index(), index);
                    prop_assert!(moved >= first);
                    prop_assert!(moved.day_of_month() <= at.day_of_month());
                    prop_assert!(moved.day_of_month() == at.day_of_month() || at.day_of_month() > 28);
                }
                None => prop_assert!(moved == Day::FIRST || moved == Day::LAST),
            }
        }

        #[test]
        fn a_financial_year_begins_at_most_365_days_before(at in any_day()) {
            if let Some(begins) = Day::from_ymd(at.financial_year(), 4, 1) {
                prop_assert!((0..=365).contains(&at.days_since(begins)));
            }
        }

        #[test]
        fn the_text_of_a_date_reads_as_that_date(date in any_date()) {
            prop_assert_eq!(PlanDate::parse(&date.to_string()), Some(date));
        }

        #[test]
        fn a_date_contains_the_day_it_was_made_of(at in any_day(), precision in any_precision()) {
            let date = PlanDate::containing(at, precision);
            prop_assert!(date.first() <= at && at <= date.last());
            // The last day there is ends its own span: a half-open span cannot hold it.
            prop_assert!(at < date.end() || at == Day::LAST);
            prop_assert_eq!(PlanDate::containing(date.first(), precision), date);
        }

        #[test]
        fn spans_of_one_precision_meet_without_gap_or_overlap(at in any_day(), precision in any_precision()) {
            let date = PlanDate::containing(at, precision);
            prop_assume!(date.end() < Day::LAST);
            let next = PlanDate::containing(date.end(), precision);
            prop_assert_eq!(next.first(), date.end());
            prop_assert_eq!(date.last().plus_days(1), next.first());
            prop_assert_eq!(date.span(), Span { first: date.first(), end: next.first() });
        }

        #[test]
        fn no_text_makes_a_date_panic(text in "\\PC{0,12}") {
            let _ = PlanDate::parse(&text);
            let _ = PlanDate::typed(&text);
        }

        #[test]
        fn texts_like_dates_are_read_only_when_they_round_trip(text in "[0-9Q-]{4,10}") {
            if let Some(date) = PlanDate::parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
