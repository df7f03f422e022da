//! Whether a programme will reach its goal, and what holds most practices back.

use super::numbers::{counted, counted_as};

pub const REACHED: &str = "Reached: all practices are ready.";
pub const MISSED: &str = "Missed: the target has passed.";
pub const LAST_DAYS: &str = "At risk: less than a week is left.";

/// "2.0 a week", and its sum.
pub fn rate(shown: &str, sum: &str) -> (String, String) {
    (format!("{shown} a week"), format!("({sum})"))
}

fn measured((rate, sum): &(String, String), weeks: u32) -> String {
    format!(
        "{rate} were measured in the last {} {sum}",
        counted(weeks, "week")
    )
}

pub fn on_track(rate: &(String, String), weeks: u32, needed: &(String, String)) -> String {
    let (need, sum) = needed;
    format!(
        "On track: {}, {need} are needed {sum}.",
        measured(rate, weeks)
    )
}

pub fn too_slow(rate: &(String, String), weeks: u32, needed: &(String, String)) -> String {
    let (need, sum) = needed;
    format!(
        "At risk: {}, {need} are needed {sum}.",
        measured(rate, weeks)
    )
}

pub fn not_measured((needed, sum): &(String, String)) -> String {
    format!(
        "At risk: {needed} are needed {sum}. No two measurements lie a week apart, so no rate can \
         be shown."
    )
}

pub fn letters_too_late(untold: u32, first_upload: &str) -> String {
    let practices = counted_as(untold as usize, "practice has", "practices have");
    format!(
        "The goal cannot be reached any more: {practices} not told their patients, and letters \
         sent now allow uploads from {first_upload} only, after the target."
    )
}

/// `gate` stops `at_gate` of `all`; of `to_go` that are not ready `on_system` are on `system`.
pub fn bottleneck(
    gate: &str,
    at_gate: u32,
    all: u32,
    system: &str,
    on_system: u32,
    to_go: u32,
) -> String {
    format!(
        "{gate} holds {at_gate} of {all} practices back. Of the {to_go} that are not ready, \
         {on_system} are on {system}."
    )
}
