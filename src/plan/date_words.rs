//! Dates in words, as they stand on a page or in print: "Wed 23 Sep 2009", "Q4 2009/10". Knows
//! which form a date takes; leaves the words to the language and the calendar to `date`.

use super::{Day, PlanDate, Precision};
use crate::words::dates;
pub use crate::words::dates::DayParts;

impl Day {
    /// What the language needs to name it.
    #[must_use]
    pub fn parts(self) -> DayParts {
        DayParts {
            weekday: self.weekday(),
            day: self.day_of_month(),
            month: self.month(),
            year: self.year(),
        }
    }

    /// "Wed 23 Sep 2009".
    #[must_use]
    pub fn words(self) -> String {
        dates::day_with_weekday(self.parts())
    }

    /// "23 Sep 2009".
    #[must_use]
    pub fn short_words(self) -> String {
        dates::day(self.parts())
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
            Precision::Month => dates::month(first.month(), first.year()),
            Precision::Quarter => dates::quarter(first.financial_quarter(), first.financial_year()),
            Precision::Year => first.year().to_string(),
        }
    }

    /// As in running text: "23 September 2009", "November 2009", "Q4 2009/10" or "2010".
    #[must_use]
    pub fn full_words(self) -> String {
        let first = self.first();
        match self.precision() {
            Precision::Day => dates::full_day(first.parts()),
            Precision::Month => dates::full_month(first.month(), first.year()),
            Precision::Quarter | Precision::Year => self.words(),
        }
    }

    /// With its preposition: "on 23 September 2009", "in November 2009", "in Q4 2009/10".
    #[must_use]
    pub fn when_words(self) -> String {
        let date = self.full_words();
        match self.precision() {
            Precision::Day => dates::on_day(&date),
            Precision::Month | Precision::Quarter | Precision::Year => dates::in_period(&date),
        }
    }

    /// For dense columns: "23 Sep 09", "Mar 09", "Q4 09/10" or "2010".
    #[must_use]
    pub fn dense_words(self) -> String {
        let first = self.first();
        match self.precision() {
            Precision::Day => dates::dense_day(first.parts()),
            Precision::Month => dates::dense_month(first.month(), first.year()),
            Precision::Quarter => {
                dates::dense_quarter(first.financial_quarter(), first.financial_year())
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
        let expected: Vec<&str> = (0..7).map(dates::weekday_name).collect();
        assert_eq!(names, expected);
    }
}
