//! Guesses what was meant by a date, an id or a word that is not right, for the advice in a
//! refusal. A guess is only ever shown to a person, never taken.

use super::{Day, PlanDate, Precision};
use crate::letters::lower;

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

/// Words for a date that is not known.
const NOT_YET: [&str; 10] = [
    "", "-", "?", "tba", "tbc", "tbd", "n/a", "na", "none", "unknown",
];

/// What this text may mean as a date: `Feb-10`, `23/09/09`, `Q4 2009/10`, `TBA`.
pub(super) fn date(text: &str) -> Option<Guess> {
    let text = text.trim().to_ascii_lowercase();
    if NOT_YET.contains(&&*text) {
        return Some(Guess::Undated);
    }
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    if let [first, next] = *parts
        && let Some(year) = financial_year(first, next)
    {
        return Some(Guess::FinancialYear(year));
    }
    PlanDate::typed(&text)
        .or_else(|| rearranged(&parts))
        .map(Guess::Date)
}

/// The date that these parts make in another order, or with the zeros that are missing.
fn rearranged(parts: &[&str]) -> Option<PlanDate> {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    match *parts {
        [quarter, year] | [year, quarter] if is_year(year) && quarter.starts_with('q') => {
            PlanDate::parse(&format!("{year}-{}", quarter.to_ascii_uppercase()))
        }
        [month, year] | [year, month] if is_year(year) => {
            PlanDate::parse(&format!("{year}-{month:0>2}"))
        }
        [year, month, day, ..] if is_year(year) => {
            // "2009-09-23T00:00" goes on after the day.
            let day = day.split('t').next().unwrap_or_default();
            PlanDate::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [month, day, year] => PlanDate::typed(&format!("{day} {month} {year}")),
        _ => None,
    }
}

/// The first year of a financial year, when that is what "2009" and "10" say together.
fn financial_year(first: &str, next: &str) -> Option<i32> {
    let year: i32 = first.parse().ok().filter(|_| first.len() == 4)?;
    let number: i32 = next.parse().ok()?;
    let is_next = match next.len() {
        2 => number == (year + 1).rem_euclid(100),
        4 => number == year + 1,
        _ => false,
    };
    (is_next && (1990..2100).contains(&year)).then_some(year)
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
    candidates: &mut dyn Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let folded = lower(text);
    candidates
        .filter(|candidate| candidate.len().abs_diff(folded.len()) <= 3)
        .map(|candidate| (distance(&folded, &lower(candidate)), candidate))
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
        assert_eq!(nearest("en-pkt", &mut ids.into_iter()), Some("en-pct"));
        assert_eq!(nearest("systemone", &mut ids.into_iter()), Some("systmone"));
        assert_eq!(nearest("lorenzo", &mut ids.into_iter()), None);
    }
}
