//! The roll call: a pass down practices or services, and the list of who is to be rung.

use super::numbers::{counted_as, grouped};

pub const TITLE: &str = "Roll call";
pub const WAIVE: &str = "Waive…";
pub const WHOSE_ROLL: &str = "Whose roll";
pub const SERVICES: &str = "Services";
pub const ORGANISATION: &str = "Organisation";
pub const ALL_ORGANISATIONS: &str = "All organisations";
pub const SYSTEM: &str = "System";
pub const ALL_SYSTEMS: &str = "All systems";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const NOW: &str = "Now";
pub const HEARD: &str = "Heard";
pub const NAME_PRACTICES: &str = "Name them one by one";
pub const BRING_IN_A_TABLE: &str = "Bring in a table of practices";
pub const NOBODY_IS_NAMED: &str = "No practice has a name yet";
pub const NOBODY_IS_NAMED_WHY: &str = "The plan knows its practices as numbers only. Give them names first, from a table or one by one, then call the roll. The roll of services can be called now.";
pub const NOBODY_FITS: &str = "Nobody on the roll fits this choice.";
pub const SHOW_ALL: &str = "Show all";
pub const CALL_THE_SERVICES: &str = "Call the roll of services";
pub const NOT_ASKED_YET: &str = "Not asked yet";
pub const THE_CALL: &str = "The call";
pub const ARE_THEY_READY: &str = "Do they say they are ready?";
pub const YES: &str = "Yes";
pub const NO: &str = "No";
pub const NOT_ASKED: &str = "Not asked";
pub const BLOCKER: &str = "What stands in the way";
pub const NEXT_DATE: &str = "More to hear by";
pub const NEXT_DATE_HINT: &str = "Such as 5 Oct 2009 or Oct 2009";
pub const NOT_KNOWN: &str = "Not known";
pub const NOT_A_DATE: &str = "Enter a day or a month, such as 5 Oct 2009 or Oct 2009";
pub const NOTE: &str = "One line of note";
pub const NO_PATIENT_DETAILS: &str = "No patient details";
pub const ANSWERED_NEXT: &str = "Answered, next";
pub const NO_ANSWER_NEXT: &str = "No answer, next";
pub const SPONSOR: &str = "Who sponsors the waiver";
pub const GIVE_THE_WAIVER: &str = "Give the waiver";
pub const WHO_ASKS: &str = "Who asks";
pub const WHO_ASKS_HINT: &str = "Signed under every answer";
pub const ANSWERS_REST_ON: &str = "Answers rest on";
pub const A_CALL: &str = "A call";
pub const A_VISIT: &str = "A visit";
pub const A_DOCUMENT: &str = "A document";
pub const SINGLE_KEYS: &str = "Single keys";
pub const KEYS: &str = "Keys of the roll call";
pub const KEY_GATE: &str = "gate";
pub const KEY_ANSWER: &str = "answer, then next gate";
pub const KEY_PRACTICE: &str = "practice";
pub const KEY_HEARD: &str = "answered, no answer; then the next";
pub const KEY_FIELDS: &str = "ready, blocker, date, note";
pub const KEY_UNDO: &str = "undo";
pub const KEY_LEAVE: &str = "leave";
pub const KEYS_GATE: &str = "↑ ↓";
pub const KEYS_ANSWER: &str = "P F X U W";
pub const KEYS_PRACTICE: &str = "J K";
pub const KEYS_HEARD: &str = "A N";
pub const KEYS_FIELDS: &str = "Y B D O";
pub const KEYS_RING: &str = "R";
pub const KEYS_UNDO: &str = "Ctrl Z";
pub const KEYS_LEAVE: &str = "Esc";
pub const KEY_OF_ANSWERED: &str = "A";
pub const KEY_OF_NO_ANSWER: &str = "N";
pub const KEY_OF_PREVIOUS: &str = "K";
pub const KEY_OF_NEXT: &str = "J";
pub const UNDO: &str = "Undo";
pub const TO_RING: &str = "To ring";
pub const PRINT: &str = "Print";
pub const SAVE_AS_CSV: &str = "Save as CSV";
pub const BACK_TO_THE_ROLL: &str = "Back to the roll";
pub const NOBODY_TO_RING: &str = "Nobody is left to ring.";
pub const WHO: &str = "Who";
pub const TELEPHONE: &str = "Telephone";
pub const WHY: &str = "Why";
pub const BEGIN_A_NEW_PASS: &str = "Begin a new pass";
pub const ALL_WERE_HEARD: &str = "Everybody on this roll was heard.";
pub const FAILED_BEFORE_TAIL: &str = " You can still record them.";

pub const WHO_IS_NEAR: &str = "Who comes before and after";

/// "On the roll: SCR, TPP SystmOne".
pub fn on_the_roll(whose: &str) -> String {
    format!("On the roll: {whose}")
}

pub fn practices(count: usize) -> String {
    counted_as(count, "practice", "practices")
}

pub fn services(count: usize) -> String {
    counted_as(count, "service", "services")
}

/// Where the pass stands. The last is for practices only.
pub fn so_far(heard: usize, started: usize, unnamed: u32) -> String {
    let begun = format!(
        "{} heard, {} started before",
        grouped(heard),
        grouped(started)
    );
    if unnamed == 0 {
        begun
    } else {
        format!("{begun}, {} not named", grouped(unnamed as usize))
    }
}

pub fn pass_began(day: &str) -> String {
    format!("This pass began on {day}.")
}

/// "Practice 2 of 15".
pub fn place(is_practice: bool, at: usize, of: usize) -> String {
    let what = if is_practice { "Practice" } else { "Service" };
    format!("{what} {} of {}", grouped(at + 1), grouped(of))
}

pub fn gates_of(given: u32, of: u32) -> String {
    format!("{given} of {of}")
}

pub fn ring(phone: &str, contact: Option<&str>) -> String {
    match contact {
        Some(contact) => format!("Ring {phone}, ask for {contact}"),
        None => format!("Ring {phone}"),
    }
}

pub fn ask_for(contact: &str) -> String {
    format!("Ask for {contact}")
}

pub fn called_on(day: &str) -> String {
    format!("last called {day}")
}

/// A gate for a screen reader.
pub fn gate(number: usize, name: &str, state: &str) -> String {
    format!("Gate {number}: {name}. {state}.")
}

/// What was done with one gate, and what comes next.
pub fn answered(gate: &str, word: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => format!("{gate}: {word}. Next: {next}."),
        None => format!("{gate}: {word}. That was the last gate."),
    }
}

pub fn now_at(name: &str, place: &str) -> String {
    format!("{name}. {place}.")
}

/// `gates` are those that cannot count while this one has failed: "4 to 9", "9".
pub fn failed_so(gate: usize, gates: &str) -> String {
    let noun = if gates.contains(' ') { "gates" } else { "gate" };
    format!("Gate {gate} has failed, so {noun} {gates} cannot count yet.")
}

pub fn from_to(first: usize, last: usize) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    }
}

pub fn recorded(who: &str, answered: bool) -> String {
    if answered {
        format!("{who}: answered.")
    } else {
        format!("{who}: no answer.")
    }
}

pub fn to_ring(count: usize) -> String {
    format!("To ring ({})", grouped(count))
}

pub fn last(what: &str) -> String {
    format!("Last: {what}")
}

// Why somebody is to be rung.

pub const NO_ANSWER: &str = "No answer when called";
pub const NOT_CALLED: &str = "Not called in this pass";
pub const NOT_READY: &str = "Not ready, and no date named";

pub fn overdue(date: &str) -> String {
    format!("Was to be heard of by {date}")
}

pub fn promised(date: &str) -> String {
    format!("More to hear by {date}")
}

pub fn blocked_by(blocker: &str) -> String {
    format!("In the way: {blocker}")
}

// Evidence and files.

pub const ROLL_CALL_EVIDENCE: &str = "Roll call";

pub fn list_file(plan: &str, day: &str) -> String {
    format!("rollcall-to-ring-{plan}-{day}.csv")
}

pub const NOT_KEPT_YET: &str = "Something typed here could not be kept yet.";

pub fn in_your_downloads(file: &str) -> String {
    format!("{file} is in your downloads.")
}

/// `why` is the browser’s reason.
pub fn not_saved(why: &str) -> String {
    format!("The list was not saved: {why}")
}

pub fn held_back(count: usize) -> String {
    let what = counted_as(
        count,
        "text that looks like an NHS number",
        "texts that look like an NHS number",
    );
    format!("The list was not saved: it holds {what}. Take them out first.")
}

pub const CSV_HEADS: [&str; 10] = [
    "Code",
    "Name",
    "Organisation",
    "System",
    "Telephone",
    "Ask for",
    "Why",
    "In the way",
    "More to hear by",
    "Note",
];
