//! What stands around every page: places, the plan and the day, search, the foot.

pub const NOT_SAVED: &str = "Not saved. ";
pub const SAVE_TO_A_FILE: &str = "Save to a file";
pub const PUT_AWAY: &str = "Put away";
pub const NOT_SAVED_YET: &str = "Not saved yet.";
pub const WORDS_ARE_KEPT: &str = "What you typed into the form you left is kept in this tab.";
pub const GO_BACK_TO_IT: &str = "Go back to it";
pub const OFFLINE: &str = "Offline. ";
pub const EVERYTHING_HERE_STILL_WORKS: &str = "Everything here still works.";
pub const READY_TO_WORK_OFFLINE: &str = "Ready to work offline. ";
pub const FROM_NOW_ON_THIS_PAGE_OPENS: &str = "From now on this page opens without a network.";
pub const NEW_VERSION_RELOAD_WHEN_READY: &str = "New version: reload when ready. ";
pub const RELOAD_NOW: &str = "Reload now";
pub const LATER: &str = "Later";

/// What the application is called.
pub const ROLLCALL: &str = "Rollcall";
pub const SKIP: &str = "Skip to the page";

// Places.

pub const PLACES: &str = "Places";
pub const PLACES_ON_PHONE: &str = "Places on a phone";
pub const TODAY: &str = "Today";
pub const TIMELINE: &str = "Timeline";
/// The timeline on a phone.
pub const DATES: &str = "Dates";
pub const READINESS: &str = "Readiness";
pub const DEPLOYMENTS: &str = "Deployments";
pub const ROLL_CALL: &str = "Roll call";
pub const FINDINGS: &str = "Findings";
pub const MONEY: &str = "Money";
pub const MORE: &str = "More";
/// Read out after the number of findings.
pub const OPEN: &str = " open";

/// The name of a tab.
pub fn tab(page: &str, plan: &str) -> String {
    if plan.is_empty() {
        format!("{page} – Rollcall")
    } else {
        format!("{page} – {plan} – Rollcall")
    }
}

// Search.

pub const WHOLE_PLAN: &str = "Whole plan";
pub const FIND: &str = "Find a service or practice";
/// Read out where `FIND` is seen.
pub const FIND_LONG: &str = "Find a service, a practice or a paragraph";

// The plan and the day.

pub const PLAN_AND_DAY: &str = "Plan and day";
pub const NO_PLAN: &str = "No plan is open";
pub const DAY_COMES_FROM: &str = "Where the day comes from";
pub const WHAT_IF: &str = "What if";
pub const AS_OF: &str = "As of";
pub const AS_OF_DATE: &str = "As-of date";
pub const WEEK_BACK: &str = "A week back";
pub const WEEK_ON: &str = "A week on";
pub const OWN_DATE: &str = "The plan’s own date";
/// Before the button that goes back.
pub const MOVED_BY_YOU: &str = "Moved by you. ";

/// After the title of the plan.
pub fn revision(revision: &str) -> String {
    format!(" revision {revision}")
}

pub fn as_of(day: &str) -> String {
    format!("As of {day}")
}

pub fn go_back_to(day: &str) -> String {
    format!("Go back to {day}")
}

pub const YOUR_CHANGES: &str = "Your changes";

/// `change` is what would be taken back, if anything is.
pub fn undo(change: Option<&str>) -> String {
    match change {
        Some(change) => format!("Undo: {change}"),
        None => "Undo: nothing to undo".to_owned(),
    }
}

/// `change` is what would be made again, if anything is.
pub fn redo(change: Option<&str>) -> String {
    match change {
        Some(change) => format!("Redo: {change}"),
        None => "Redo: nothing to redo".to_owned(),
    }
}

// On paper, and at the foot.

/// Over every printed page; what-if and filter only where there are some.
pub fn on_paper(
    plan: &str,
    revision: &str,
    day: &str,
    what_if: Option<&str>,
    filter: Option<&str>,
) -> String {
    let mut head = format!("{plan}, revision {revision}. As of {day}.");
    if let Some(name) = what_if {
        head += " What-if: ";
        head += name;
        head += ".";
    }
    if let Some(filter) = filter {
        head += " ";
        head += filter;
    }
    head
}

pub const ABOUT_PLAN: &str = "About the plan";
pub const YOUR_DATA: &str = "Your data: save, open, import";
pub const STAYS_HERE: &str = "What you enter stays in this browser and is sent to nobody.";

// A plan that is opened.

pub const OPENING: &str = "Opening a plan";
pub const READING: &str = "Reading the plan";
pub const STOP: &str = "Stop";
pub const READ_SO_FAR: &str = "Read so far";
pub const LET_GO: &str = "Let go to open this plan";

/// After `READING`: how far it is.
pub fn so_far(far: &str) -> String {
    format!(": {far}")
}

/// After that: of which file.
pub fn of_file(name: &str) -> String {
    format!(" {name}")
}

// A paragraph of the plan.

pub const CLOSE: &str = "Close";
pub const RESTS_ON_IT: &str = "Everything that rests on this paragraph";

pub fn paragraph(number: &str, page: Option<u32>) -> String {
    match page {
        Some(page) => format!("Plan {number}, page {page}"),
        None => format!("Plan {number}"),
    }
}

pub fn own_words(plan: &str, revision: &str) -> String {
    format!("In Rollcall’s own words. The printed plan is {plan}, revision {revision}.")
}

// A part of the program that has not come.

pub const THIS_PAGE: &str = "This page";
pub const FETCHING: &str = "Fetching\u{2026}";
pub const NOT_FETCHED_WHY: &str = "The browser fetches this part of the program when it is first needed. The network, or the server, did not give it. Your plan and your changes are as they were.";
pub const TRY_AGAIN: &str = "Try again";

pub fn not_fetched(what: &str) -> String {
    format!("{what} could not be fetched")
}

// What must not be stored.

/// Before what it is about.
pub const POSSIBLE_NUMBER: &str = "Possible NHS number. ";
pub const REMOVE_IT: &str = "Remove it";
pub const IS_NOT_ONE: &str = "It is not one";

pub fn passes_check(masked: &str) -> String {
    format!(
        "“{masked}” passes the NHS number check. Rollcall must not hold patient details. Nothing was stored."
    )
}

// Bands under the plan and the day.

/// `kept` is how well changes are kept.
pub fn only_in_this_tab(kept: &str) -> String {
    format!("{kept}. What is not saved exists only in this tab. Do not close it.")
}

/// Why a new version waits; another sentence follows.
pub fn tab_has_changes(title: &str) -> String {
    format!("The tab “{title}” has changes that are not saved yet. ")
}
