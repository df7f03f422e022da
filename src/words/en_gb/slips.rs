//! How far dates moved, since when, and why.

use super::numbers::{counted, counted_as, grouped};

// How far.

pub const AS_PLANNED: &str = "as planned";
pub const THE_SAME: &str = "the same";
pub const THE_SAME_AS_BEFORE: &str = "the same as before";

/// A span of time in one unit.
#[derive(Clone, Copy, Debug)]
pub enum Span {
    Months(u32),
    Weeks(u32),
    Days(u32),
}

/// "1 month", "2 weeks".
pub fn distance(span: Span) -> String {
    match span {
        Span::Months(count) => counted(count, "month"),
        Span::Weeks(count) => counted(count, "week"),
        Span::Days(count) => counted(count, "day"),
    }
}

/// For a narrow column: "+1 month", "2 weeks early".
pub fn short(distance: &str, is_later: bool) -> String {
    if is_later {
        format!("+{distance}")
    } else {
        format!("{distance} early")
    }
}

pub fn later(distance: &str) -> String {
    format!("{distance} later")
}

pub fn earlier(distance: &str) -> String {
    format!("{distance} earlier")
}

/// "9 months and 10 days".
pub fn both(one: &str, other: &str) -> String {
    format!("{one} and {other}")
}

// Baselines, in running text.

pub fn revision(revision: &str) -> String {
    format!("revision {revision}")
}

pub fn kept(name: &str) -> String {
    format!("“{name}”")
}

// The whole plan against a baseline.

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn dated_rows(count: usize) -> String {
    counted_as(count, "dated row", "dated rows")
}

pub fn none_later(rows: usize, baseline: &str) -> String {
    format!("Of {} none is later than in {baseline}.", dated_rows(rows))
}

/// How many are later, how far half of them are, which is worst and how far that is.
pub fn some_later(
    rows: usize,
    baseline: &str,
    later: usize,
    half: &str,
    name: &str,
    worst: &str,
) -> String {
    let rows = dated_rows(rows);
    if later == 1 {
        return format!("Of {rows} 1 is later than in {baseline}: {name}, {worst}.");
    }
    format!(
        "Of {rows} {later} are later than in {baseline}, half of them by {half} or more. The worst is {name}, {worst}."
    )
}

/// How many are overdue, earlier, newly dated, no longer dated, undated and new; nothing where
/// none is.
pub fn others(overdue_to_new: [usize; 6]) -> Option<String> {
    const GROUPS: [&str; 6] = [
        "late and nobody has given another date",
        "earlier",
        "dated or done now, without a date then",
        "no longer dated",
        "undated then and now",
        "not in it",
    ];
    let groups: Vec<String> = overdue_to_new
        .into_iter()
        .zip(GROUPS)
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {} {what}", grouped(count), are(count)))
        .collect();
    (!groups.is_empty()).then(|| format!("{}.", groups.join("; ")))
}

/// "Child Health: 4 months later than in revision 3.0, February 2010 instead of October 2009."
pub fn row(name: &str, slip: &str, baseline: &str, now: &str, then: &str) -> String {
    format!("{name}: {slip} than in {baseline}, {now} instead of {then}.")
}

/// `when` comes with its preposition.
pub fn overdue(name: &str, distance: &str, when: &str) -> String {
    format!(
        "{name}: late by at least {distance}. It was to end {when}, and no other date is given."
    )
}

pub const WHOLE_COMMUNITY: &str = "The whole community";

/// What is later of one organisation: how many, how far in all, half of them, and the worst.
#[derive(Clone, Copy, Debug)]
pub struct Later<'a> {
    pub count: usize,
    pub in_all: &'a str,
    pub half: &'a str,
    pub name: &'a str,
    pub worst: &'a str,
}

/// "East & North: 3 later, 9 months in all, half by 2 months or more, the worst Child Health by 4
/// months. 5 late without another date."
pub fn group(of: &str, later: Option<Later>, overdue: usize) -> String {
    let late = match overdue {
        0 => String::new(),
        count => format!("{count} late without another date."),
    };
    let Some(Later {
        count,
        in_all,
        half,
        name,
        worst,
    }) = later
    else {
        return format!("{of}: {late}");
    };
    let later = if count == 1 {
        format!("1 later, {name} by {worst}.")
    } else {
        format!(
            "{count} later, {in_all} in all, half by {half} or more, the worst {name} by {worst}."
        )
    };
    format!("{of}: {later} {late}").trim_end().to_owned()
}

// Why.

pub const NO_REASON: &str = "No reason recorded.";

/// A person's words, without their full stop.
pub fn reason(words: &str, by: Option<&str>) -> String {
    match by {
        Some(by) => format!("{words} ({by})."),
        None => format!("{words}."),
    }
}

pub fn because_of_link(on: &str, slip: &str, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => format!("It waits for {on}, which is {slip} ({reason})."),
        None => format!("It waits for {on}, which is {slip}."),
    }
}

pub fn because_of_finding(finding: &str) -> String {
    format!("A finding: {finding}.")
}

// Dates that were given.

pub const NO_DATE_GIVEN: &str = "No date given yet";
pub const SOMEBODY: &str = "Somebody";
pub const NOT_DATED: &str = "not dated";
pub const NOT_IN_IT: &str = "not in it";
pub const NOT_LOADED: &str = "not loaded";

/// "First date given", "11th date given".
pub fn date_given(number: u32) -> String {
    format!("{} date given", ordinal(number))
}

/// "First" to "Tenth", then "11th", "22nd".
fn ordinal(number: u32) -> String {
    const WORDS: [&str; 10] = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
        "Tenth",
    ];
    if let Some(word) = WORDS.get((number as usize).wrapping_sub(1)) {
        return (*word).to_owned();
    }
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A sentence of its own: "No date given yet."
pub fn stop(words: &str) -> String {
    format!("{words}.")
}

pub fn only_date(words: &str, date: &str) -> String {
    format!("{words}: {date}.")
}

pub fn first_and_now(words: &str, first: &str, now: &str, slip: &str) -> String {
    format!("{words}: first {first}, now {now}, {slip}.")
}

pub fn by_revision(revision: &str) -> String {
    format!("Revision {revision}")
}

/// A date that was given.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Who gave it.
    pub by: &'a str,
    /// The day on which it was given.
    pub on: Option<&'a str>,
    /// The date.
    pub what: &'a str,
    /// Whether a forecast was taken back by it.
    pub is_back: bool,
    /// How far it moved.
    pub moved: Option<&'a str>,
    /// Why, without its full stop.
    pub why: Option<&'a str>,
}

/// "NB, 23 Sep 2009: November 2009, 1 month later. Why: the supplier moved."
pub fn promise(given: Given) -> String {
    let mut said = given.by.to_owned();
    if let Some(day) = given.on {
        said += ", ";
        said += day;
    }
    said += ": ";
    if given.is_back {
        said += "forecast removed, back to ";
    }
    said += given.what;
    if let Some(moved) = given.moved {
        said += ", ";
        said += moved;
    }
    said += ".";
    if let Some(why) = given.why {
        said += " Why: ";
        said += why;
        said += ".";
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_said_as_people_say_them() {
        let said = [1, 3, 10, 11, 21, 22, 23, 112].map(ordinal);
        assert_eq!(
            said,
            [
                "First", "Third", "Tenth", "11th", "21st", "22nd", "23rd", "112th"
            ]
        );
    }
}
