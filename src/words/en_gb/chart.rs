//! What is drawn on the chart beside the bars, and what dates are compared with.

pub const DRAW: &str = "Draw";
pub const DRAW_PROGRESS: &str = "Progress line: left of the as-of date is behind, right ahead";
pub const DRAW_LINKS: &str = "What waits for what; a six-sided mark is a gate from outside";
pub const COMPARE_WITH: &str = "Compare dates with";
pub const KEEP_BASELINE: &str = "Keep today’s dates as a baseline";
pub const NOT_HERE: &str = "Compared with the plan: that baseline is not here";

pub fn own_revision(revision: &str) -> String {
    format!("The plan, revision {revision}")
}

pub fn revision(revision: &str, day: &str) -> String {
    format!("Revision {revision}, {day}")
}

pub fn kept(name: &str, day: &str) -> String {
    format!("“{name}”, {day}")
}

pub fn not_loaded(revisions: &str) -> String {
    format!("Not loaded: revision {revisions}. The plan file holds no dates of theirs.")
}

pub fn compared_with(name: &str) -> String {
    format!("Compared with {name}")
}

/// What pressing the chip with `words` does.
pub fn compare_with_plan(words: &str) -> String {
    format!("{words}. Compare with the plan again")
}
