//! Packs and returns: what a practice is asked, what it answers, what the office makes of it.

use super::numbers::counted_as;

pub const EMPTY_RETURN: &str = "It holds no answer. Ask the practice to make it again.";

pub fn no_pack(problem: &str) -> String {
    format!("This is no pack: {problem}. Ask the office for it again.")
}

pub fn pack_of_newer_release(version: u32) -> String {
    format!(
        "A newer release of Rollcall made this pack (version {version}). Load this page again to get that release."
    )
}

pub fn pack_of_other_plan(title: &str) -> String {
    format!(
        "This pack is about another plan, \u{201c}{title}\u{201d}. Open that plan first, on the page Your data."
    )
}

pub fn not_reported(count: usize) -> String {
    format!(
        "{} in it cannot come from a practice, so nothing was taken in. Ask the practice to make the return again.",
        counted_as(count, "change", "changes")
    )
}
