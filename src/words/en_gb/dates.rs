//! Days, months, quarters and years. Months come in as 1 to 12, weekdays as 0 (Monday) to 6.

use super::numbers::counted;

/// What stands where a date is missing.
pub const NOT_DATED_YET: &str = "Not dated yet";
pub const TODAY: &str = "today";

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const FULL_WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
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

/// A day of the calendar, by its parts.
#[derive(Clone, Copy, Debug)]
pub struct DayParts {
    pub weekday: u8,
    pub day: u8,
    pub month: u8,
    pub year: i32,
}

/// "Nov".
pub fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// "N", where there is room for no more.
pub fn month_letter(month: u8) -> &'static str {
    &month_name(month)[..1]
}

/// "November".
pub fn full_month_name(month: u8) -> &'static str {
    FULL_MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// "Wed".
pub fn weekday_name(weekday: u8) -> &'static str {
    WEEKDAYS[usize::from(weekday) % 7]
}

/// The NHS financial year that begins in April of `first_year`: "2009/10".
pub fn financial_year(first_year: i32) -> String {
    format!("{first_year}/{:02}", (first_year + 1).rem_euclid(100))
}

/// The same, where there is little room: "09/10".
pub fn dense_financial_year(first_year: i32) -> String {
    let year = first_year.rem_euclid(100);
    format!("{year:02}/{:02}", (year + 1).rem_euclid(100))
}

/// "2010s".
pub fn decade(first_year: i32) -> String {
    format!("{first_year}s")
}

/// A quarter under the name of its year: "Q4".
pub fn quarter_of_year(quarter: u8) -> String {
    format!("Q{quarter}")
}

/// "Wed 23 Sep 2009".
pub fn day_with_weekday(parts: DayParts) -> String {
    format!("{} {}", weekday_name(parts.weekday), day(parts))
}

/// "23 Sep 2009".
pub fn day(parts: DayParts) -> String {
    format!("{} {} {}", parts.day, month_name(parts.month), parts.year)
}

/// "Wed 23 Sep", where the year is plain.
pub fn day_without_year(parts: DayParts) -> String {
    format!(
        "{} {} {}",
        weekday_name(parts.weekday),
        parts.day,
        month_name(parts.month)
    )
}

/// "23 September 2009".
pub fn full_day(parts: DayParts) -> String {
    format!(
        "{} {} {}",
        parts.day,
        full_month_name(parts.month),
        parts.year
    )
}

/// "Wednesday 23 September 2009".
pub fn full_day_with_weekday(parts: DayParts) -> String {
    let weekday = FULL_WEEKDAYS[usize::from(parts.weekday) % 7];
    format!("{weekday} {}", full_day(parts))
}

/// "23 Sep 09".
pub fn dense_day(parts: DayParts) -> String {
    format!("{} {}", parts.day, dense_month(parts.month, parts.year))
}

/// "Nov 2009".
pub fn month(month: u8, year: i32) -> String {
    format!("{} {year}", month_name(month))
}

/// "November 2009".
pub fn full_month(month: u8, year: i32) -> String {
    format!("{} {year}", full_month_name(month))
}

/// "Nov 09".
pub fn dense_month(month: u8, year: i32) -> String {
    format!("{} {:02}", month_name(month), year.rem_euclid(100))
}

/// "Q4 2009/10".
pub fn quarter(quarter: u8, financial_year: i32) -> String {
    format!("Q{quarter} {}", self::financial_year(financial_year))
}

/// "Q4 2009/10 (January to March 2010)".
pub fn quarter_with_months(quarter: &str, first_month: u8, last_month: u8, year: i32) -> String {
    format!(
        "{quarter} ({} to {} {year})",
        full_month_name(first_month),
        full_month_name(last_month)
    )
}

/// "Q4 09/10".
pub fn dense_quarter(quarter: u8, financial_year: i32) -> String {
    format!("Q{quarter} {}", dense_financial_year(financial_year))
}

/// A day, as said above, with its preposition: "on 23 September 2009".
pub fn on_day(day: &str) -> String {
    format!("on {day}")
}

/// A month, quarter or year with its preposition: "in November 2009".
pub fn in_period(period: &str) -> String {
    format!("in {period}")
}

/// "Mar 09 – Nov 09".
pub fn from_to(start: &str, end: &str) -> String {
    format!("{start} – {end}")
}

/// "Apr 09 – not dated".
pub fn from_undated(start: &str) -> String {
    format!("{start} – not dated")
}

/// "in 8 days".
pub fn in_days(days: u32) -> String {
    format!("in {}", counted(days, "day"))
}

/// "1 day ago".
pub fn days_ago(days: u32) -> String {
    format!("{} ago", counted(days, "day"))
}
