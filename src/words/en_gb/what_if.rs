//! What-ifs: changes that are tried without being made.

pub const WHAT_IF: &str = "What-if";
/// A what-if without a name.
pub const UNNAMED: &str = "What if";

// Choosing one.

pub const TRY: &str = "Try changes without making them. Name";
pub const START: &str = "Start the what-if";
pub const CLOSE: &str = "Close";
/// Before the names of those that were begun.
pub const GO_ON_WITH: &str = "Go on with ";
pub const BRING_BACK: &str = "Bring it back";
pub const NOT_BEGUN: &str = "The what-if could not be begun.";

pub fn begun(name: &str) -> String {
    format!("What-if: {name}. Changes you make now are not made in the plan.")
}

/// Shown, with the way back beside it.
pub fn was_thrown_away(name: &str) -> String {
    format!("The what-if “{name}” was thrown away. The plan is as it was.")
}

// The band.

/// Between the name and how much differs.
pub const DASH: &str = " \u{2013} ";
pub const WHAT_DIFFERS: &str = "What differs";
pub const ONLY_THESE: &str = "Only these rows";
pub const KEEP_AS_EDITS: &str = "Keep as edits";
pub const CHANGE_REQUEST: &str = "Change request";
pub const THROW_AWAY: &str = "Throw away";
pub const BACK: &str = "Back to the plan";

/// "What-if: Abbey later", as a heading and as why its changes are made.
pub fn named(name: &str) -> String {
    format!("What-if: {name}")
}

/// How much differs; `all_dates` if nothing but dates does.
pub fn differs(count: usize, all_dates: bool) -> String {
    match (count, all_dates) {
        (0, _) => "nothing differs from the plan yet".to_owned(),
        (1, true) => "1 date differs from the plan".to_owned(),
        (1, false) => "1 thing differs from the plan".to_owned(),
        (count, true) => format!("{count} dates differ from the plan"),
        (count, false) => format!("{count} things differ from the plan"),
    }
}

pub fn ended(name: &str) -> String {
    format!("The what-if {name} has ended. You see the plan as it stands.")
}

/// Read out.
pub fn thrown_away(name: &str) -> String {
    format!("The what-if {name} was thrown away. The plan is as it was.")
}

pub fn left(name: &str) -> String {
    format!("You see the plan as it stands. The what-if {name} is kept for later.")
}

/// After a difference.
pub fn why(why: &str) -> String {
    format!(" Why: {why}")
}

pub fn more_in_request(more: usize) -> String {
    format!("{more} more are in the change request.")
}

// Keeping it.

pub const MAKE_ALL: &str = "Make all of it in the plan, as one change. Why";
pub const KEEP: &str = "Keep";
pub const NOT_NOW: &str = "Not now";
pub const NOTHING_DIFFERS: &str = "Nothing differs, so there is nothing to keep.";
pub const NOT_MADE: &str = "The changes were not made.";

pub fn made(count: usize) -> String {
    let things = if count == 1 {
        "1 change was".to_owned()
    } else {
        format!("{count} changes were")
    };
    format!("{things} made in the plan. Undo takes them back in one step.")
}

// Asking for it.

/// The name of the file.
pub const REQUEST_FILE: &str = "change-request.txt";
pub const COPIED: &str = "The change request was copied.";
pub const CANNOT_COPY: &str = "This browser does not let a page copy. Select the text and copy it.";
pub const SAVE: &str = "Save as a text file";
pub const COPY: &str = "Copy";

pub fn not_saved(problem: &str) -> String {
    format!("The file could not be saved: {problem}")
}
