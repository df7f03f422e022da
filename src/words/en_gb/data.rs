//! Your data: how it is kept, the way out and back in, other plans.

pub const YOUR_DATA: &str = "Your data";
pub const SAVE_A_COPY: &str = "Save a copy";
pub const WHAT_A_COPY_IS: &str = "One file with every change on this plan. Keep it as a backup, carry it to another device, or send it to the programme office.";
pub const SAVE_TO_A_FILE: &str = "Save to a file";
pub const THIS_FILE_WAS_NOT_TAKEN_IN: &str = "This file was not taken in.";
pub const NOTHING_CHANGED: &str = "Your plan and your changes are as they were.";
pub const BRING_A_COPY_BACK: &str = "Bring a copy back";
pub const WHAT_BRINGING_BACK_DOES: &str = "Takes in a file that was saved here or on another device. What is here already stays as it is; taking in the same file twice changes nothing.";
pub const CHOOSE_THE_FILE: &str = "Choose the file";
pub const THIS_BROWSER_CANNOT_READ_FILES: &str = "This browser cannot read files.";
pub const IT_WAS_NOT_READ: &str = "It was not read.";
pub const IT_CAME_WITH_ROLLCALL: &str = "It came with Rollcall.";
pub const IT_WAS_PASTED: &str = "It was pasted.";
pub const OPEN_ANOTHER_PLAN: &str = "Open another plan";
pub const IS_OPEN: &str = " is open. ";
pub const WAYS_TO_OPEN: &str = "Choose a plan file, drop one anywhere on the page, or paste its text where no field has the focus. An address may name one on the same host: ";
pub const ADDRESS_EXAMPLE: &str = "?plan=plans/ours.json";
pub const CHANGES_STAY: &str = ". Your changes on this plan stay, and come back with it.";
pub const CHOOSE_A_PLAN_FILE: &str = "Choose a plan file";
pub const OPEN_BUNDLED: &str = "Open the plan that came with Rollcall";
pub const READY: &str = "Ready";
pub const OFF: &str = "Off";
pub const NOT_YET: &str = "Not yet";
pub const HOW_IT_IS_KEPT: &str = "How it is kept";
pub const STATE: &str = "State";
pub const ENTRIES_ON_THIS_PLAN: &str = "Entries on this plan";
pub const WORKS_OFFLINE: &str = "Works offline";
pub const SAVE_THEM_TO_A_FILE: &str = "Save them to a file";
pub const HOW_IT_IS_WRITTEN: &str = "Each change is written twice, in two places of this browser, and checked when it is read. Nothing is sent anywhere. A private window forgets everything when it is closed.";
pub const WHO_YOU_ARE: &str = "Who you are";
pub const NAME_OR_INITIALS: &str = "Name or initials";
pub const NAME_HINT: &str =
    "Stands beside what you change from now on, in this tab only. It is not a login";
pub const WHAT_WAS_CHANGED: &str = "What was changed";
pub const SHOW_MORE: &str = "Show more";

/// Under the heading.
pub fn changes_kept(changes: usize) -> String {
    match changes {
        0 => "You have changed nothing on this plan yet.".to_owned(),
        1 => "1 change of yours is kept in this browser, and nowhere else.".to_owned(),
        n => format!("{n} changes are kept in this browser, and nowhere else."),
    }
}

pub fn in_your_downloads(file: &str) -> String {
    format!("{file} is in your downloads")
}

/// `said` is the browser's own sentence.
pub fn file_not_saved(said: &str) -> String {
    format!("The browser did not save the file: {said}")
}

/// What a file brought: how many changes were new and how many known, whose it is, and when it was
/// saved.
pub fn taken_in(new: usize, known: usize, is_ours: bool, when: &str) -> String {
    let came = match (new, known) {
        (0, 0) => "The file holds no change".to_owned(),
        (0, _) => "Everything in the file was here already".to_owned(),
        (1, known) => format!("1 change was taken in; {known} were here already"),
        (new, known) => format!("{new} changes were taken in; {known} were here already"),
    };
    if is_ours {
        format!("{came}. It was saved in this browser on {when}.")
    } else {
        format!("{came}. It was saved in another browser on {when}.")
    }
}

pub fn too_large(size: &str) -> String {
    format!("It is too large: {size}.")
}

pub fn not_read_because(said: &str) -> String {
    format!("The browser could not read it. It said: “{said}”.")
}

pub fn not_text(why: &str) -> String {
    format!("It is not a text file: {why}.")
}

pub fn came_from(address: &str) -> String {
    format!("It came from {address}.")
}

pub fn came_from_file(name: &str) -> String {
    format!("It came from the file {name}.")
}

/// Why there is no copy for working offline.
pub fn off_because(why: &str) -> String {
    format!("Off: {why}")
}

/// After a change, and then `by`.
pub fn why(reason: &str) -> String {
    format!(" “{reason}”")
}

pub fn by(name: &str) -> String {
    format!(", {name}")
}

/// In the list of what was changed: a change that was taken back.
pub fn undone(change: &str) -> String {
    format!("Undo: {change}")
}

/// A change that was made again.
pub fn redone(change: &str) -> String {
    format!("Redo: {change}")
}

pub fn damaged(records: usize) -> String {
    format!(
        "{records} damaged records were set aside. Nothing in them is believed; a person may still be able to read them."
    )
}

// Words that may hold a patient's NHS number.

pub const POSSIBLE_NUMBERS: &str = "Words that may hold a patient\u{2019}s NHS number";
pub const WHAT_TAKING_OUT_DOES: &str = "Taking words out cannot be undone. What was decided, when and by whom stays; the words are gone from this browser, and from every other that reads a copy you save from now on.";
pub const TAKE_THE_WORDS_OUT: &str = "Take the words out";
pub const TAKE_ALL_OUT: &str = "Take all of them out";
pub const TAKE_OUT_FIRST: &str = "You can take those words out first, above.";
pub const SAVE_ALL_THE_SAME: &str = "Save all the same";
pub const DO_NOT_SAVE: &str = "Do not save";
pub const TAKE_IN_WITHOUT: &str = "Take it in without these words";
pub const THEY_ARE_NONE: &str = "They are no NHS numbers: take it in";
pub const DO_NOT_TAKE_IN: &str = "Do not take it in";

pub fn suspect(what: &str, masked: &str) -> String {
    format!("{what}: {masked}")
}

pub fn may_hold_numbers(count: usize) -> String {
    match count {
        1 => "One change may hold a patient\u{2019}s NHS number.".to_owned(),
        count => format!("{count} changes may hold a patient\u{2019}s NHS number."),
    }
}

pub fn taken_out(count: usize) -> String {
    match count {
        1 => "The words of 1 change were taken out".to_owned(),
        count => format!("The words of {count} changes were taken out"),
    }
}
