//! The timeline on a phone.

use super::numbers::grouped;

pub const DATES: &str = "Dates";
pub const FIND_A_SERVICE: &str = "Find a service";
pub const ONLY_ONE_PLACE: &str = "Show only one place";
pub const ALL_PLACES: &str = "All places";
pub const NO_ROW: &str = "No row has what you are looking for.";

pub const LATE: &str = "Before today, no go-live recorded";
pub const LATE_MEANS: &str = "Each was planned to be live by now. If yours is, tell us the date.";
pub const UNDATED_MEANS: &str = "The plan gives no date. These count in every total.";
pub const LIVE: &str = "Live or done already";
/// What a row is compared with, where it is no kept baseline.
pub const THE_PLAN: &str = "the plan";

/// "38 rows. As of Wednesday 23 September 2009."
pub fn lead(rows: usize, as_of: &str) -> String {
    format!("{} rows. As of {as_of}.", grouped(rows))
}

/// "Today: Wednesday 23 September 2009".
pub fn today(day: &str) -> String {
    format!("Today: {day}")
}

/// "Show November 2009 (12) and 3 later months".
pub fn show_next(heading: &str, rows: usize, later_months: usize) -> String {
    let rest = match later_months {
        0 => String::new(),
        1 => " and 1 later month".to_owned(),
        others => format!(" and {others} later months"),
    };
    format!("Show {heading} ({rows}){rest}")
}

/// "Show 20 more of 64", or "Show 4 more" where these are all.
pub fn show_more(more: usize, hidden: usize) -> String {
    if hidden > more {
        format!("Show {more} more of {hidden}")
    } else {
        format!("Show {more} more")
    }
}

/// "Planned 12", for a status that is a choice.
pub fn status_and_count(status: &str, count: usize) -> String {
    format!("{status} {}", grouped(count))
}

/// After the slip, which is strong: "+4 months" " than the plan (Mon 1 Jun 2009)".
pub fn than(name: &str, date: &str) -> String {
    format!(" than {name} ({date})")
}

pub fn planned_by(date: &str) -> String {
    format!("planned by {date}")
}

pub fn some_day_in(period: &str) -> String {
    format!("some day in {period}")
}

pub fn some_time_in(year: &str) -> String {
    format!("Some time in {year}")
}

pub fn printed_as(date: &str) -> String {
    format!("Printed as {date}")
}
