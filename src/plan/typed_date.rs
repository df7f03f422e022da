//! Dates as people in the UK type them: "Nov 2009", "1 October 2009", "1/10/2009", "Q4 2009/10",
//! "2010", and the plan file's own forms. Knows spellings; leaves the calendar to `date`.

use super::{Day, PlanDate, Precision};
use crate::letters::lower;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

impl Day {
    /// Reads a day as typed, by the rules of [`PlanDate::typed`]. `None` for a month, a quarter or a
    /// year.
    #[must_use]
    pub fn typed(text: &str) -> Option<Day> {
        let date = PlanDate::typed(text)?;
        (date.first() == date.last()).then(|| date.first())
    }
}

impl PlanDate {
    /// Reads a date as typed. A year of two digits lies in 2000 to 2099, day comes before month,
    /// and "Q4 2009/10" is a quarter of an NHS financial year. `None` when it is no date, or one
    /// outside 1990 to 2100. "Q2 2010" is April to June 2010.
    #[must_use]
    pub fn typed(text: &str) -> Option<PlanDate> {
        let text = lower(text.trim());
        if let Some(date) = PlanDate::parse(&text.to_ascii_uppercase()) {
            return Some(date);
        }
        let parts: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
            .filter(|part| !part.is_empty() && !is_weekday(part))
            .collect();
        match parts.as_slice() {
            [quarter, year] if quarter.starts_with('q') => {
                let number: u8 = quarter[1..]
                    .parse()
                    .ok()
                    .filter(|it| (1..=4).contains(it))?;
                containing(read_year(year)?, 3 * number - 2, Precision::Quarter)
            }
            [month, year] => containing(read_year(year)?, named_month(month)?, Precision::Month),
            [quarter, first, second] if quarter.starts_with('q') => {
                financial_quarter(quarter, first, second)
            }
            [day, month, year] => {
                let month = named_month(month).or_else(|| month.parse().ok())?;
                Day::from_ymd(read_year(year)?, month, read_day(day)?).map(PlanDate::day)
            }
            _ => None,
        }
    }
}

fn containing(year: i32, month: u8, precision: Precision) -> Option<PlanDate> {
    Day::from_ymd(year, month, 1).map(|day| PlanDate::containing(day, precision))
}

/// At least three letters of a name in `names`, such as "sep" or "sept".
fn is_short_for(name: &str, typed: &str) -> bool {
    typed.len() >= 3 && name.starts_with(typed)
}

fn is_weekday(typed: &str) -> bool {
    WEEKDAYS.iter().any(|name| is_short_for(name, typed))
}

fn named_month(typed: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|name| is_short_for(name, typed))?;
    u8::try_from(at + 1).ok()
}

fn read_day(typed: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|ending| typed.strip_suffix(ending))
        .unwrap_or(typed);
    digits.parse().ok()
}

fn read_year(typed: &str) -> Option<i32> {
    let year: i32 = typed.parse().ok()?;
    match typed.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn financial_quarter(quarter: &str, first: &str, second: &str) -> Option<PlanDate> {
    let quarter: u8 = quarter.strip_prefix('q')?.parse().ok()?;
    let (first, second) = (read_year(first)?, read_year(second)?);
    if second != first + 1 {
        return None;
    }
    match quarter {
        1..=3 => containing(first, quarter * 3 + 1, Precision::Quarter),
        4 => containing(second, 1, Precision::Quarter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        PlanDate::typed(text).map_or_else(|| "no date".to_owned(), |date| date.to_string())
    }

    #[test]
    fn months_are_read_in_any_usual_spelling() {
        for text in [
            "Nov 2009",
            "november 2009",
            " NOV-09 ",
            "Nov. 09",
            "2009-11",
        ] {
            assert_eq!(typed(text), "2009-11", "{text}");
        }
        assert_eq!(typed("Sept 2009"), "2009-09");
        assert_eq!(typed("Ma 2009"), "no date");
    }

    #[test]
    fn days_are_read_day_first() {
        for text in [
            "1 Oct 2009",
            "1st October 09",
            "Thu 1 Oct 2009",
            "Thursday, 1 October 2009",
            "1/10/2009",
            "01.10.09",
            "2009-10-01",
        ] {
            assert_eq!(typed(text), "2009-10-01", "{text}");
        }
        assert_eq!(typed("31 Feb 2009"), "no date");
        assert_eq!(typed("10/31/2009"), "no date");
    }

    #[test]
    fn quarters_are_those_of_the_financial_year_unless_in_the_files_form() {
        assert_eq!(typed("Q4 2009/10"), "2010-Q1");
        assert_eq!(typed("q1 09/10"), "2009-Q2");
        assert_eq!(typed("2009-Q2"), "2009-Q2");
        assert_eq!(typed("Q4 2009/11"), "no date");
        assert_eq!(typed("Q5 2009/10"), "no date");
    }

    #[test]
    fn years_stand_alone_and_nonsense_is_refused() {
        assert_eq!(typed("2010"), "2010");
        for text in ["", "soon", "1850", "Nov 1850", "TBA", "1 2 3 4", "9"] {
            assert_eq!(typed(text), "no date", "{text}");
        }
    }
}
