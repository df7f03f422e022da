//! How fast practices become ready, and how tasks stand.

use super::numbers::counted;

/// "130 to go in 66 weeks: 2.0 a week".
pub fn rate(to_go: u32, weeks: u32, rate: &str) -> String {
    format!("{to_go} to go in {}: {rate} a week", counted(weeks, "week"))
}

pub fn all_ready(practices: u32) -> String {
    format!("All {practices} ready")
}

pub fn target_today(to_go: u32) -> String {
    format!("{to_go} to go, and the target is today")
}

pub fn within_days(to_go: u32, days: u32) -> String {
    format!(
        "{to_go} to go in {}: less than a week is left",
        counted(days, "day")
    )
}

pub fn target_passed(to_go: u32, days: u32) -> String {
    format!(
        "{to_go} to go. The target passed {} ago",
        counted(days, "day")
    )
}

pub fn no_target(to_go: u32) -> String {
    format!("{to_go} to go. The plan names no target date")
}

pub fn ready(ready: u32, practices: u32) -> String {
    let verb = if ready == 1 { "is" } else { "are" };
    format!("{ready} of {practices} practices {verb} ready")
}

// Tasks.

pub const DUE_TODAY: &str = "Due today";
pub const LIVE_NOT_TICKED: &str = "Live, not ticked";

pub fn done(day: &str) -> String {
    format!("Done, ticked {day}")
}

pub fn late(days: u32) -> String {
    format!("Late, {} late", counted(days, "day"))
}

pub fn due(days: u32) -> String {
    format!("Due, in {}", counted(days, "day"))
}

pub fn planned(days: u32) -> String {
    format!("Planned, in {}", counted(days, "day"))
}
