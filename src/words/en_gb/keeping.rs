//! How well changes are kept, and what happened to them.

pub const SAVED_ON_THIS_DEVICE: &str = "Saved on this device";
pub const SAVED_IN_ONE_PLACE_ONLY: &str = "Saved in one place only";
pub const A_NEWER_RELEASE_OF_ROLLCALL: &str = "A newer release of Rollcall stored changes here that this one cannot read. Reload the \
             page to get the newer release. Until then nothing can be changed in this tab.";
pub const CHANGES_WERE_KEPT_IN_THIS: &str = "Changes were kept in this browser before, and none are left. The browser may have \
             cleared them. If you exported a file, import it to get them back.";
pub const WHAT_ALL_YOUR_CHANGES_COME_TO: &str = "What all your changes come to is kept. The list of the older ones is not in this \
             browser any more: they cannot be undone one by one. Importing a file you exported \
             brings the list back.";
pub const IT_DOES_NOT_BEGIN_AS_A: &str = "it does not begin as a record does";
pub const ITS_CHECKSUM_DOES_NOT_FIT_IT: &str = "its checksum does not fit: it was altered";
pub const IT_READS_BACK_AS_SOMETHING: &str = "it reads back as something else";
pub const IT_DOES_NOT_READ_BACK_AS: &str = "it does not read back as it is";
pub const THE_CHECKPOINT_DOES_NOT_READ: &str = "the checkpoint does not read back";
pub const THE_CHECKPOINT_IS_TOO_LARGE: &str = "the checkpoint is too large";
pub const IT_IS_KEPT_UNDER_THE_NAME: &str = "it is kept under the name of another";
pub const THERE_IS_LITTLE_ROOM_LEFT_IN: &str = "There is little room left in this browser for your changes. Export them to a file \
                 now.";
pub const THIS_PLAN_COULD_NOT_BE_KEPT: &str = "This plan could not be kept in this browser. It stays open in this tab; open its \
                 file again next time. Your changes are kept all the same.";
pub const THE_WHAT_IF_IS_STILL_BEING: &str =
    "The what-if is still being fetched. Nothing was changed.";
pub const NOTHING_CAN_BE_CHANGED_IN_THIS: &str =
    "Nothing can be changed in this tab until the page is reloaded.";
pub const THE_SECOND_COPY_IS_NOT_OPEN: &str = "the second copy is not open";
pub const THIS_BROWSER_HAS_NO_DATABASE: &str = "this browser has no database";
pub const DATABASE_DID_NOT_OPEN: &str = "the database did not open";
pub const THE_DATABASE_GAVE_THE_WORK_UP: &str = "the database gave the work up";
pub const THE_BROWSER_GAVE_NO_REASON: &str = "the browser gave no reason";
pub const THIS_BROWSER_HAS_NO_LOCAL: &str = "this browser has no local storage";

// The badge.

pub fn saving(changes: usize) -> String {
    match changes {
        0 => "Checking what is saved".to_owned(),
        1 => "Saving 1 change".to_owned(),
        n => format!("Saving {n} changes"),
    }
}

pub fn not_saved(changes: usize) -> String {
    match changes {
        0 => "Changes cannot be saved here".to_owned(),
        1 => "1 change not saved".to_owned(),
        n => format!("{n} changes not saved"),
    }
}

// What was found when the page was opened.

/// "1 change was", "2 changes were".
fn changes_were(changes: usize) -> String {
    match changes {
        1 => "1 change was".to_owned(),
        n => format!("{n} changes were"),
    }
}

pub fn put_back_from_second(changes: usize) -> String {
    format!(
        "This browser lost what it kept in local storage. Your {} put back from the second copy.",
        changes_were(changes)
    )
}

pub fn copied_into_second(changes: usize) -> String {
    format!(
        "The second copy in this browser was missing. Your {} copied into it again.",
        changes_were(changes)
    )
}

pub fn two_versions(changes: usize) -> String {
    let changes = match changes {
        1 => "1 change is".to_owned(),
        n => format!("{n} changes are"),
    };
    format!(
        "{changes} stored in two versions that differ. Both copies were left as they are; export your \
         changes and tell whoever looks after Rollcall."
    )
}

fn records_were(records: usize) -> String {
    match records {
        1 => "1 stored record was".to_owned(),
        n => format!("{n} stored records were"),
    }
}

pub fn put_right(records: usize) -> String {
    format!(
        "{} damaged in one of the two copies in this browser and put right from the other. \
         Nothing is lost.",
        records_were(records)
    )
}

pub fn could_not_be_read(records: usize) -> String {
    format!(
        "{} damaged and could not be read. What is left was set aside and nothing in it is \
         believed. If you have an exported file, import it: that brings back what it holds.",
        records_were(records)
    )
}

// What happened since. `why` is the browser's own sentence.

pub fn keeps_nothing(why: &str) -> String {
    format!(
        "This browser keeps nothing for Rollcall ({why}). Your changes exist only in this tab: \
         export them before you close it."
    )
}

pub fn one_place_only(why: &str) -> String {
    format!(
        "This browser gives Rollcall one of two places to keep your changes ({why}). Export them \
         now and then."
    )
}

/// A change of which some parts are missing.
pub fn did_not_finish(present: u64, all: u64) -> String {
    format!(
        "A change of several things at once did not finish: {present} of its {all} parts are here. \
         They are kept and change nothing. Please make the change again."
    )
}

pub fn storage_was_cleared(changes: usize) -> String {
    format!(
        "The local storage of this browser was cleared while Rollcall was open. {changes} changes \
         were put back."
    )
}

pub fn plan_was_damaged(name: &str) -> String {
    format!("The copy of the plan \"{name}\" in this browser was damaged. Open its file again.")
}

pub fn was_not_made(why: &str) -> String {
    format!("This change could not be written down and was not made: {why}.")
}

// Why the browser, or a copy, refused: pieces for the holes above.

pub fn length_differs(stated: usize, found: usize) -> String {
    format!("it should hold {stated} characters and holds {found}")
}
