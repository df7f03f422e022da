//! Dates in words, as they stand on a page or in print: "Wed 23 Sep 2009", "Q4 2009/10". Knows
//! English names of days and months; leaves the calendar to `date`.

use super::{Day, PlanDate, Precision};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const FULL_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The short name of a month (1 to 12), such as "Nov".
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// The full name of a month (1 to 12), such as "November".
#[must_use]
pub fn full_month_name(month: u8) -> &'static str {
    FULL_MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// The NHS financial year that begins in April of `first_year`, such as "2009/10".
#[must_use]
pub fn financial_year_words(first_year: i32) -> String {
    format!("{first_year}/{:02}", (first_year + 1).rem_euclid(100))
}

impl Day {
    /// "Wed 23 Sep 2009".
    #[must_use]
    pub fn words(self) -> String {
        let weekday = WEEKDAYS[usize::from(self.weekday())];
        format!("{weekday} {}", self.short_words())
    }

    /// "23 Sep 2009".
    #[must_use]
    pub fn short_words(self) -> String {
        format!(
            "{} {} {}",
            self.day_of_month(),
            month_name(self.month()),
            self.year()
        )
    }

    /// The quarter of the NHS financial year, 1 (April to June) to 4 (January to March).
    #[must_use]
    pub fn financial_quarter(self) -> u8 {
        match self.month() {
            4..=6 => 1,
            7..=9 => 2,
            10..=12 => 3,
            _ => 4,
        }
    }
}

impl PlanDate {
    /// "Wed 23 Sep 2009", "Nov 2009", "Q4 2009/10" (January to March 2010) or "2010".
    #[must_use]
    pub fn words(self) -> String {
        let first = self.first();
        match self.precision() {
            Precision::Day => first.words(),
            Precision::Month => format!("{} {}", month_name(first.month()), first.year()),
            Precision::Quarter => format!(
                "Q{} {}",
                first.financial_quarter(),
                financial_year_words(first.financial_year())
            ),
            Precision::Year => first.year().to_string(),
        }
    }

    /// As in running text: "23 September 2009", "November 2009", "Q4 2009/10" or "2010".
    #[must_use]
    pub fn full_words(self) -> String {
        let first = self.first();
        let month = full_month_name(first.month());
        match self.precision() {
            Precision::Day => format!("{} {month} {}", first.day_of_month(), first.year()),
            Precision::Month => format!("{month} {}", first.year()),
            Precision::Quarter | Precision::Year => self.words(),
        }
    }

    /// With its preposition: "on 23 September 2009", "in November 2009", "in Q4 2009/10".
    #[must_use]
    pub fn when_words(self) -> String {
        let preposition = match self.precision() {
            Precision::Day => "on",
            Precision::Month | Precision::Quarter | Precision::Year => "in",
        };
        format!("{preposition} {}", self.full_words())
    }

    /// For dense columns: "23 Sep 09", "Mar 09", "Q4 09/10" or "2010".
    #[must_use]
    pub fn dense_words(self) -> String {
        let first = self.first();
        let (year, month) = (first.year().rem_euclid(100), month_name(first.month()));
        match self.precision() {
            Precision::Day => format!("{} {month} {year:02}", first.day_of_month()),
            Precision::Month => format!("{month} {year:02}"),
            Precision::Quarter => {
                let year = first.financial_year().rem_euclid(100);
                let next = (year + 1).rem_euclid(100);
                format!("Q{} {year:02}/{next:02}", first.financial_quarter())
            }
            Precision::Year => first.year().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PlanDate {
        PlanDate::parse(text).unwrap()
    }

    #[test]
    fn each_precision_has_its_words() {
        for (text, words, full, dense) in [
            (
                "2009-09-23",
                "Wed 23 Sep 2009",
                "23 September 2009",
                "23 Sep 09",
            ),
            ("2009-11", "Nov 2009", "November 2009", "Nov 09"),
            ("2009-03", "Mar 2009", "March 2009", "Mar 09"),
            ("2010-Q1", "Q4 2009/10", "Q4 2009/10", "Q4 09/10"),
            ("2009-Q2", "Q1 2009/10", "Q1 2009/10", "Q1 09/10"),
            ("2009-Q4", "Q3 2009/10", "Q3 2009/10", "Q3 09/10"),
            ("2010", "2010", "2010", "2010"),
            ("2000-Q1", "Q4 1999/00", "Q4 1999/00", "Q4 99/00"),
        ] {
            let date = date(text);
            assert_eq!(date.words(), words);
            assert_eq!(date.full_words(), full);
            assert_eq!(date.dense_words(), dense);
        }
        assert_eq!(date("2009-09-23").when_words(), "on 23 September 2009");
        assert_eq!(date("2010-Q1").when_words(), "in Q4 2009/10");
    }

    #[test]
    fn every_weekday_is_named_after_the_one_before() {
        let monday = Day::from_ymd(2009, 9, 21).unwrap();
        let names: Vec<String> = (0..7)
            .map(|n| monday.plus_days(n).words()[..3].to_owned())
            .collect();
        assert_eq!(names, WEEKDAYS);
    }
}
