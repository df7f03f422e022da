//! Guesses what was meant by a date, an id or a word that is not right, for the advice in a
//! refusal. A guess is only ever shown to a person, never taken.

use super::{Day, PlanDate, Precision};

/// What text may mean as a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Guess {
    /// This date.
    Date(PlanDate),
    /// No date yet.
    Undated,
    /// The NHS financial year that begins in April of this year.
    FinancialYear(i32),
}

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

/// What this text may mean as a date: `Feb-10`, `23/09/09`, `Q4 2009/10`, `TBA`.
pub(super) fn date(text: &str) -> Option<Guess> {
    let text = text.trim().to_ascii_lowercase();
    if matches!(
        &*text,
        "" | "tba" | "tbc" | "tbd" | "n/a" | "na" | "-" | "none" | "null" | "unknown" | "?"
    ) {
        return Some(Guess::Undated);
    }
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let day = |year: i32, month: u8, day: u8| Day::from_ymd(year, month, day).map(PlanDate::day);
    let date = match *parts {
        [quarter, first, next] if quarter.starts_with('q') => {
            // "Q4 2009/10": quarters of a financial year count from April.
            let (quarter, first) = (quarter_number(quarter)?, year(first)?);
            year_after(first, next)?;
            let month = i32::from(quarter) * 3;
            let start = Day::first_of_month(first * 12 + month)?;
            Some(PlanDate::containing(start, Precision::Quarter))
        }
        [a, b] if quarter_number(a).is_some() || quarter_number(b).is_some() => {
            let (quarter, year) = match quarter_number(a) {
                Some(quarter) => (quarter, year(b)?),
                None => (quarter_number(b)?, year(a)?),
            };
            let start = Day::from_ymd(year, quarter * 3 - 2, 1)?;
            Some(PlanDate::containing(start, Precision::Quarter))
        }
        [a, b] if month(a).is_some() || month(b).is_some() => {
            let (month, year) = match month(a) {
                Some(month) => (month, year(b)?),
                None => (month(b)?, year(a)?),
            };
            Some(PlanDate::containing(
                Day::from_ymd(year, month, 1)?,
                Precision::Month,
            ))
        }
        [first, next] if first.len() == 4 && year_after(year(first)?, next).is_some() => {
            return Some(Guess::FinancialYear(year(first)?));
        }
        [a, b] => {
            let (month, year) = match (number(a)?, number(b)?) {
                (month @ 1..=12, _) if b.len() == 4 => (month, year(b)?),
                (_, month @ 1..=12) if a.len() == 4 => (month, year(a)?),
                _ => return None,
            };
            let month = u8::try_from(month).ok()?;
            Some(PlanDate::containing(
                Day::from_ymd(year, month, 1)?,
                Precision::Month,
            ))
        }
        [a, b, c, ..] if a.len() == 4 => {
            day(year(a)?, month_or_number(b)?, small(&c[..c.len().min(2)])?)
        }
        [a, b, c] => match (
            small(a.trim_end_matches(|c: char| c.is_ascii_alphabetic())),
            month_or_number(b),
        ) {
            (Some(number), Some(month)) => day(year(c)?, month, number),
            _ => day(year(c)?, month(a)?, small(b)?),
        },
        _ => None,
    };
    date.map(Guess::Date)
}

fn number(text: &str) -> Option<i32> {
    (text.len() <= 4).then(|| text.parse().ok()).flatten()
}

fn small(text: &str) -> Option<u8> {
    text.parse().ok()
}

fn month(text: &str) -> Option<u8> {
    let at = MONTHS
        .iter()
        .position(|name| text.len() >= 3 && name.starts_with(text.trim_end_matches('.')))?;
    let at = if text == "sept" { 8 } else { at };
    u8::try_from(at + 1).ok()
}

fn month_or_number(text: &str) -> Option<u8> {
    month(text)
        .or_else(|| small(text))
        .filter(|month| (1..=12).contains(month))
}

fn quarter_number(text: &str) -> Option<u8> {
    let quarter = small(text.strip_prefix('q')?)?;
    (1..=4).contains(&quarter).then_some(quarter)
}

/// A year of four digits, or of two: 90 to 99 lie in the last century.
fn year(text: &str) -> Option<i32> {
    let number = number(text)?;
    match text.len() {
        4 => Some(number),
        2 if number >= 90 => Some(1900 + number),
        2 => Some(2000 + number),
        _ => None,
    }
}

/// The year after `first`, when that is what `next` says.
fn year_after(first: i32, next: &str) -> Option<i32> {
    let next_number = number(next)?;
    let is_next = match next.len() {
        2 => next_number == (first + 1).rem_euclid(100),
        4 => next_number == first + 1,
        _ => false,
    };
    is_next.then_some(first + 1)
}

/// The year of a date in the right form that lies outside the years Rollcall covers.
pub(super) fn year_outside(text: &str) -> Option<i32> {
    let year = text
        .get(..4)
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text.get(4..)?;
    let year: i32 = year.parse().ok()?;
    let is_outside = !(Day::FIRST.year()..=Day::LAST.year()).contains(&year);
    // The same date in a year that is covered would be read.
    (is_outside && PlanDate::parse(&format!("2000{rest}")).is_some()).then_some(year)
}

/// Year, month and length of the month of a day in the right form that the calendar has not.
pub(super) fn no_such_day(text: &str) -> Option<(i32, u8, i32)> {
    let month =
        PlanDate::parse(text.get(..7)?).filter(|date| date.precision() == Precision::Month)?;
    let day: u8 = text
        .get(7..)?
        .strip_prefix('-')
        .filter(|day| day.len() == 2)?
        .parse()
        .ok()?;
    let (first, length) = (month.first(), month.last().days_since(month.first()) + 1);
    (i32::from(day) > length || day == 0).then_some((first.year(), first.month(), length))
}

/// An id made of this text: `Adult OT` becomes `adult-ot`.
pub(super) fn id(text: &str) -> Option<String> {
    let mut id = String::new();
    for c in text.chars() {
        match c {
            'A'..='Z' => id.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' | '.' | '_' => id.push(c),
            '&' => id.push_str(if id.ends_with('-') { "and" } else { "-and" }),
            '\'' | '’' => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
        if id.len() >= 60 {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// The candidate that is a slip of the finger away: at most a quarter of its letters differ.
pub(super) fn nearest<'c>(
    text: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let folded = text.to_lowercase();
    candidates
        .filter(|candidate| candidate.len().abs_diff(folded.len()) <= 3)
        .map(|candidate| (distance(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 5)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many bytes must be added, removed or changed.
fn distance(a: &str, b: &str) -> usize {
    let b = b.as_bytes();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> String {
        match date(text) {
            Some(Guess::Date(date)) => date.to_string(),
            Some(Guess::Undated) => "undated".into(),
            Some(Guess::FinancialYear(year)) => format!("FY {year}"),
            None => "nothing".into(),
        }
    }

    #[test]
    fn dates_as_people_write_them_are_understood() {
        for (text, expected) in [
            ("Feb-10", "2010-02"),
            ("Feb-20", "2020-02"),
            ("February 2010", "2010-02"),
            ("Sept 2009", "2009-09"),
            ("2010-2", "2010-02"),
            ("02/2010", "2010-02"),
            ("23/09/09", "2009-09-23"),
            ("13/03/09", "2009-03-13"),
            ("5/2/2009", "2009-02-05"),
            ("1st October 2008", "2008-10-01"),
            ("October 6, 2009", "2009-10-06"),
            ("2009/09/23", "2009-09-23"),
            ("2009-09-23T00:00:00Z", "2009-09-23"),
            ("Q4 2009/10", "2010-Q1"),
            ("Q1 2009/10", "2009-Q2"),
            ("Q2 2009", "2009-Q2"),
            ("2009 Q2", "2009-Q2"),
            ("2009/10", "FY 2009"),
            ("TBA", "undated"),
            ("", "undated"),
            ("soon", "nothing"),
            ("2009/14", "nothing"),
            ("31/31/2009", "nothing"),
        ] {
            assert_eq!(meant(text), expected, "{text:?}");
        }
    }

    #[test]
    fn days_that_are_not_in_the_calendar_are_told_from_other_mistakes() {
        assert_eq!(no_such_day("2009-02-30"), Some((2009, 2, 28)));
        assert_eq!(no_such_day("2012-02-30"), Some((2012, 2, 29)));
        assert_eq!(no_such_day("2009-02-28"), None);
        assert_eq!(no_such_day("2009-13-01"), None);
        assert_eq!(year_outside("1985-04"), Some(1985));
        assert_eq!(year_outside("2101"), Some(2101));
        assert_eq!(year_outside("2009"), None);
        assert_eq!(year_outside("1985-99"), None);
    }

    #[test]
    fn ids_are_made_of_names() {
        assert_eq!(id("Adult OT").as_deref(), Some("adult-ot"));
        assert_eq!(
            id("Nutrition & Dietetics").as_deref(),
            Some("nutrition-and-dietetics")
        );
        assert_eq!(id("Children's OT").as_deref(), Some("childrens-ot"));
        assert_eq!(id("—").as_deref(), None);
    }

    #[test]
    fn a_slip_of_the_finger_is_seen_and_a_different_word_is_not() {
        let ids = ["en-pct", "west-pct", "systmone"];
        assert_eq!(nearest("en-pkt", ids.into_iter()), Some("en-pct"));
        assert_eq!(nearest("systemone", ids.into_iter()), Some("systmone"));
        assert_eq!(nearest("lorenzo", ids.into_iter()), None);
    }
}
