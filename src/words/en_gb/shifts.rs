//! What comes of moving dates, of one row or many, or why they do not move; and change requests.

use super::numbers::counted;

// One row.

/// Which date of a row; `End` and `GoLive` are what it ends in.
pub const START: &str = "start";

pub fn stays(name: &str) -> String {
    format!("{name} stays as it is.")
}

/// `which` is a date of the row, `when` comes with its preposition.
pub fn expected(which: &str, when: &str) -> String {
    format!("{which} expected {when}")
}

pub fn when_as_planned(which: &str, when: &str) -> String {
    format!("{which} {when}, as planned")
}

pub fn expected_other(which: &str, when: &str, slip: &str) -> String {
    format!("{which} expected {when}, {slip} than planned")
}

/// What becomes of the dates of a row, as one sentence.
pub fn becomes(name: &str, dates: &[String]) -> String {
    format!("{name}: {}.", dates.join("; "))
}

/// "Nov 2009, +1 month".
pub fn date_and_slip(date: &str, slip: &str) -> String {
    format!("{date}, {slip}")
}

pub fn no_such_date(name: &str) -> String {
    format!("{name} has no such date to move. Open its details to give it one.")
}

/// `when` comes with its preposition.
pub fn has_happened(name: &str, when: &str) -> String {
    format!("{name}: what happened {when} does not move. Open its details to correct it.")
}

/// `end` is what the row ends in, `when` comes with its preposition.
pub fn before_start(name: &str, end: &str, when: &str) -> String {
    format!("{name} starts {when}, so its {end} cannot be earlier than that.")
}

/// `end` is what the row ends in, `when` comes with its preposition.
pub fn after_end(name: &str, end: &str, when: &str) -> String {
    format!("{name}: its {end} is {when}, so it cannot start later than that.")
}

// Many rows.

pub const NOTHING_MOVES: &str = "Nothing moves.";
pub const NO_DATE: &str = "no date to move";
pub const HAPPENED: &str = "it has happened";
pub const WRONG_ORDER: &str = "it would end before it starts";
pub const TOO_LITTLE: &str = "too little for how closely its date is known";
pub const BY_NOTHING: &str = "by nothing";

/// Which dates of the rows move.
#[derive(Clone, Copy, Debug)]
pub enum Dates {
    All,
    Start,
    End,
}

pub fn not_moved_yet(rows: &str) -> String {
    format!("{rows}, not moved yet.")
}

/// "3 services, end alone, moved 1 month later."
pub fn moved(rows: &str, dates: Dates, amount: &str) -> String {
    let what = match dates {
        Dates::All => "",
        Dates::Start => ", start alone,",
        Dates::End => ", end alone,",
    };
    format!("{rows}{what} moved {amount}.")
}

/// `some` is how many are known to the quarter or year, where not all are.
pub fn moved_as_a_whole(some: Option<usize>) -> String {
    let which = match some {
        None => "Known".to_owned(),
        Some(count) => format!("{count} of them, known"),
    };
    format!("{which} to the quarter or year, moved by whole quarters or years.")
}

/// The first few names, and how many more there are: "A, B and C stay: it has happened."
pub fn stay(names: &[&str], most: usize, why: &str) -> Option<String> {
    let (last, others) = names.split_last()?;
    let which = if names.len() > most {
        let first = names[..most].join(", ");
        format!("{first} and {} more", names.len() - most)
    } else if others.is_empty() {
        (*last).to_owned()
    } else {
        format!("{} and {last}", others.join(", "))
    };
    let stay = if names.len() == 1 { "stays" } else { "stay" };
    Some(format!("{which} {stay}: {why}."))
}

/// Units of an amount.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    Months,
    Weeks,
    Days,
}

/// "1 month later"; less than none is earlier.
pub fn amount(count: i32, unit: Unit) -> String {
    let unit = match unit {
        Unit::Months => "month",
        Unit::Weeks => "week",
        Unit::Days => "day",
    };
    let direction = if count < 0 { "earlier" } else { "later" };
    format!("{} {direction}", counted(count.unsigned_abs(), unit))
}

pub fn both(one: &str, other: &str) -> String {
    format!("{one} and {other}")
}

// What is typed.

/// What may stand for each unit of an amount, after its number.
pub const TYPED_DAYS: [&str; 3] = ["d", "day", "days"];
pub const TYPED_WEEKS: [&str; 4] = ["w", "wk", "week", "weeks"];
pub const TYPED_MONTHS: [&str; 4] = ["m", "mo", "month", "months"];
pub const TYPED_QUARTERS: [&str; 3] = ["q", "quarter", "quarters"];
pub const TYPED_YEARS: [&str; 4] = ["y", "yr", "year", "years"];
/// What may stand between two dates.
pub const TYPED_TO: [&str; 3] = [" to ", " \u{2013} ", " - "];

pub const NO_DATE_IN_PLAN: &str =
    "The plan has no date here to go back to. Type a date such as Mar 2010, or press Escape.";

pub fn is_too_little(typed: &str) -> String {
    format!("{typed} is too little: the date is not known so closely. Type the new date itself.")
}

pub fn not_a_date(typed: &str) -> String {
    format!(
        "“{typed}” is not a date Rollcall knows. Type one like 17 Mar 2010, Mar 2010 or Q2 2010, or an amount like +2w or -1m."
    )
}

// What a what-if comes to.

pub const OWNER: &str = "owner";
pub const NOTE: &str = "note";
pub const NONE: &str = "none";
pub const DATE_MISSING: &str = "no date";
/// What differs beside the rows.
pub const ALSO: &str = "Also";

/// "Child Health, go-live".
pub fn date_of(name: &str, which: &str) -> String {
    format!("{name}, {which}")
}

pub fn done(date: &str) -> String {
    format!("{date}, done")
}

pub fn breaks(links: u32) -> String {
    format!("breaks {}", counted(links, "link"))
}

pub fn mends(links: u32) -> String {
    format!("mends {}", counted(links, "link"))
}

/// How far, and what becomes of links.
pub fn effects(effects: &[String]) -> String {
    effects.join(", ")
}

/// "Child Health, go-live: October 2009 → November 2009, 1 month later"; empty for what is not so.
pub fn difference(what: &str, was: &str, would: &str, effect: &str) -> String {
    let mut words = if was.is_empty() {
        format!("{what}: {would}")
    } else {
        format!("{what}: {was} \u{2192} {would}")
    };
    if !effect.is_empty() {
        words += ", ";
        words += effect;
    }
    words
}

pub const TOTAL_LATE: &str = "Late";
pub const TOTAL_SLIPPED: &str = "Later than planned";
pub const TOTAL_BROKEN: &str = "Links the dates break";

/// "Late: 2 now, would be 3", "Late: 2, as now".
pub fn total(what: &str, was: usize, would: usize) -> String {
    if was == would {
        format!("{what}: {was}, as now")
    } else {
        format!("{what}: {was} now, would be {would}")
    }
}

// A change request, line by line.

pub const WHY_NOT_GIVEN: &str = "not given";
pub const EFFECT_ON_PLAN: &str = "EFFECT ON THE WHOLE PLAN";

pub fn request(name: &str) -> String {
    format!("CHANGE REQUEST: {name}")
}

pub fn of_plan(title: &str, revision: &str) -> String {
    format!("Plan: {title}, revision {revision}")
}

pub fn as_it_stands(day: &str) -> String {
    format!("As it stands on {day}")
}

/// `when` comes with its preposition.
pub fn written(when: &str, by: Option<&str>) -> String {
    match by {
        Some(by) => format!("Written {when} by {by}"),
        None => format!("Written {when}"),
    }
}

pub fn changes(count: usize) -> String {
    match count {
        0 => "Nothing would change.".to_owned(),
        1 => "1 CHANGE".to_owned(),
        count => format!("{count} CHANGES"),
    }
}

pub fn change(number: usize, what: &str) -> String {
    format!("{number}. {what}")
}

pub fn from(was: &str) -> String {
    format!("   From: {was}")
}

pub fn to(would: &str) -> String {
    format!("   To: {would}")
}

pub fn why(why: &str) -> String {
    format!("   Why: {why}")
}

pub fn effect(effect: &str) -> String {
    format!("   Effect: {effect}")
}
