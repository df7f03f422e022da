//! Calendar dates as a plan prints them: a day, a month, a quarter, a year.
//! Knows the calendar and the text form of a date; knows no clock and no time zone.

use std::fmt;

use time::{Date, Month, Weekday};

/// A calendar day, counted from 1 January 1970. Valid days lie in 1990 to 2100.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32);

/// Julian day number of 1 January 1970.
const EPOCH: i32 = 2_440_588;

impl Day {
    /// The first day a plan may name: 1 January 1990.
    pub const FIRST: Day = Day(7_305);
    /// The last day a plan may name: 31 December 2100.
    pub const LAST: Day = Day(47_846);

    /// The day of a year (1990 to 2100), month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Day::from_number(date.to_julian_day() - EPOCH)
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

    fn date(self) -> Date {
        Date::from_julian_day(self.0 + EPOCH).unwrap_or(Date::MIN)
    }

    /// The year, 1990 to 2100.
    #[must_use]
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.date().month().into()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u8 {
        self.date().day()
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        match self.date().weekday() {
            Weekday::Monday => 0,
            Weekday::Tuesday => 1,
            Weekday::Wednesday => 2,
            Weekday::Thursday => 3,
            Weekday::Friday => 4,
            Weekday::Saturday => 5,
            Weekday::Sunday => 6,
        }
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
        let (Some(first), Some(next)) = (
            Day::first_of_month(index),
            Day::first_of_month(index.saturating_add(1)),
        ) else {
            return if months < 0 { Day::FIRST } else { Day::LAST };
        };
        let length = next.0 - first.0;
        first.plus_days(i32::from(self.day_of_month()).min(length) - 1)
    }

    /// Days from `earlier` to this day, negative when it lies after.
    #[must_use]
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// Months since January of year 0: `year * 12 + month - 1`.
    #[must_use]
    pub fn month_index(self) -> i32 {
        self.year() * 12 + i32::from(self.month()) - 1
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
        if self.month() >= 4 {
            self.year()
        } else {
            self.year() - 1
        }
    }
}

/// `2009-09-23`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day_of_month()
        )
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
        fn digits(text: &str, count: usize) -> Option<i32> {
            (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse().ok())
                .flatten()
        }
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let (month, day, precision) = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => (1, 1, Precision::Year),
            (Some(quarter), None, _) if quarter.starts_with('Q') => {
                let quarter = digits(&quarter[1..], 1).filter(|q| (1..=4).contains(q))?;
                (quarter * 3 - 2, 1, Precision::Quarter)
            }
            (Some(month), None, _) => (digits(month, 2)?, 1, Precision::Month),
            (Some(month), Some(day), None) => (digits(month, 2)?, digits(day, 2)?, Precision::Day),
            _ => return None,
        };
        let first = Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
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
        self.end().plus_days(-1).max(self.first)
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
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Day => self.first.fmt(f),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Quarter => write!(f, "{year:04}-Q{}", month.div_ceil(3)),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}
