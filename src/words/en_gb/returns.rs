//! Packs and returns: what a practice is asked, what it answers, what the office makes of it.

use super::numbers::{counted_as, grouped};

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

// The office.

pub const RETURNS: &str = "Returns";
pub const NO_PROGRAMME: &str =
    "The plan holds no readiness programme, so there is nothing to ask practices.";
pub const BRING_RETURNS_IN: &str = "Bring returns in";
pub const WHAT_BRINGING_IN_DOES: &str = "Choose all files that came back, or paste their codes. What a practice says stands beside what the office holds; nothing is replaced before you accept it. The same return may come twice, and in any order.";
pub const CHOOSE_FILES: &str = "Choose files";
pub const OR_PASTE_CODES: &str = "Or paste codes, as many as there are";
pub const READ_CODES: &str = "Read the codes";
pub const PASTED: &str = "What was pasted";
pub const NOT_READ: &str = "The browser could not read it. Choose it again.";
pub const NOT_TAKEN_IN: &str = "Not taken in, and nothing of it was kept:";
pub const NO_CODE: &str = "There is no code in it. A code begins with ROLLCALL- and ends with END.";
pub const OTHER_KIND: &str = "This is neither a pack nor a return.";
pub const CUT_OFF: &str = "The code is cut off. Copy all of it, from ROLLCALL- to END.";
pub const DAMAGED: &str =
    "Letters of the code were changed or lost on the way. Ask for it again, as a file if you can.";
pub const IT_IS_A_PACK: &str = "This is a pack, not a return: it was not answered. The practice opens it on the page Answer the office.";
pub const IT_IS_A_RETURN: &str =
    "This is a return, not a pack. The office brings it in on the page Returns.";
pub const POSSIBLE_NUMBERS: &str =
    "These may hold a patient\u{2019}s NHS number. They were not kept.";
pub const TAKE_WITHOUT_WORDS: &str = "Take them in without their words";
pub const LEAVE_THEM_OUT: &str = "Leave them out";
pub const WHAT_DIFFERS: &str = "What differs";
pub const NOTHING_DIFFERS: &str = "No answer waits for you.";
pub const WHAT_DECIDING_DOES: &str = "What is ticked and accepted becomes the office\u{2019}s answer, with the return as its evidence. What is not stays in the history.";
pub const WHY_REFUSED: &str = "Why, when you refuse";
pub const WHY_REFUSED_HINT: &str = "No patient details";
pub const ACCEPT_TICKED: &str = "Accept what is ticked";
pub const REFUSE_ALL: &str = "Refuse all";
pub const ABOUT: &str = "About";
pub const THE_OFFICE_HOLDS: &str = "The office holds";
pub const THE_PRACTICE_SAYS: &str = "The practice says";
pub const WHO_AND_WHEN: &str = "Who and when";
pub const NOTHING: &str = "Nothing";
pub const NOT_ANSWERED: &str = "Not answered";
pub const ASKED: &str = "Asked";
pub const NO_DAY_SET: &str = "No day set";
pub const ASK_PRACTICES: &str = "Ask practices";
pub const WHAT_A_PACK_IS: &str = "A pack is a short code or file with the questions of this programme. The practice opens it in Rollcall, also without a network, answers, and sends a code or file back. No server is in between.";
pub const WHOM_TO_ASK: &str = "Whom to ask";
pub const THOSE_NOT_ASKED: &str = "Those not asked yet";
pub const THOSE_AWAITED: &str = "Those who have not answered";
pub const ALL: &str = "All";
pub const NONE: &str = "None";
pub const ANSWER_BY: &str = "Answer by";
pub const ANSWER_BY_HINT: &str = "Such as 9 Oct 2009; may be empty";
pub const NO_DAY: &str = "Enter a day such as 9 Oct 2009, or nothing";
pub const DAY_IS_OVER: &str = "This day lies before the day you stand on";
pub const WHO_ASKS: &str = "Who asks";
pub const WHO_ASKS_HINT: &str = "Name and telephone, so that they can ring you";
pub const HAS_ANSWERED: &str = "Answered";
pub const NOT_ASKED: &str = "Not asked yet";
pub const FIND_THE_OTHERS: &str = "There are more. Enter some letters above to find them.";
pub const PACKS: &str = "Packs";
pub const PACK: &str = "Pack";
pub const HOW_PACKS_TRAVEL: &str =
    "Send each practice its code or file. The table has one line for each, for a mail merge.";
pub const COPY_CODE: &str = "Copy the code";
pub const SAVE_FILE: &str = "Save the file";
pub const SAVE_ALL: &str = "Save all in one file";
pub const SAVE_TABLE: &str = "Save as a table (CSV)";
pub const COPIED: &str = "Copied";
pub const CANNOT_COPY: &str = "This browser does not let Rollcall copy. Save the file instead.";
/// Heads of the table of packs.
pub const PACK_HEADS: [&str; 6] = ["Code", "Name", "Telephone", "Contact", "Answer by", "Pack"];

/// How many were asked, answered, are awaited, and how many differences wait.
pub fn sums([asked, answered, awaited, waiting]: [usize; 4]) -> String {
    let verb = if waiting == 1 { "waits" } else { "wait" };
    format!(
        "{} asked, {} answered, {} not yet. {} {verb} for you.",
        grouped(asked),
        grouped(answered),
        grouped(awaited),
        counted_as(waiting, "answer", "answers")
    )
}

pub fn code_of_newer_release(version: u32) -> String {
    format!(
        "A newer release of Rollcall wrote this code (version {version}). Load this page again to get that release."
    )
}

pub fn code_number(name: &str, number: usize) -> String {
    format!("{name}, code {number}")
}

pub fn may_hold_number(practice: &str, masked: &str) -> String {
    format!("{practice}: {masked}")
}

pub fn taken_in(returns: usize, practices: usize, new: usize, known: usize) -> String {
    format!(
        "{} from {}: {} new, {} known before.",
        counted_as(returns, "return", "returns"),
        counted_as(practices, "practice", "practices"),
        counted_as(new, "answer", "answers"),
        grouped(known)
    )
}

pub const SAY_WHO_YOU_ARE: &str = "Enter your name or initials first: every answer is signed";
pub const SINCE_WHEN: &str = "Since when";
pub const SINCE_WHEN_HINT: &str = "A day such as 1 Sep 2009, if you know it";
pub const NOT_A_DAY: &str =
    "That is no day of the calendar. Enter one such as 1 Sep 2009, or nothing";

/// "That day lies after 23 Sep 2009, the day of the pack".
pub fn after_the_day(day: &str) -> String {
    format!("That day lies after {day}, the day of the pack")
}

pub const IT_IS_NOT_LISTED: &str =
    "No practice of this code is on the list. What is accepted waits until it is named again.";
pub const OPEN_THE_PRACTICE: &str = "Open the practice";

/// "10 answers differ".
pub fn answers_differ(count: usize) -> String {
    format!(
        "{} {}",
        counted_as(count, "answer", "answers"),
        if count == 1 { "differs" } else { "differ" }
    )
}

pub fn refused_before(count: usize) -> String {
    match count {
        1 => "1 answer was refused and is kept in the history.".to_owned(),
        count => format!(
            "{} answers were refused and are kept in the history.",
            grouped(count)
        ),
    }
}

pub fn accept_all(count: usize) -> String {
    match count {
        1 => "Accept the one answer that waits".to_owned(),
        count => format!(
            "Accept all {} that wait",
            counted_as(count, "answer", "answers")
        ),
    }
}

pub fn accepted(count: usize) -> String {
    format!("{} accepted", counted_as(count, "answer", "answers"))
}

pub fn decided(name: &str, accepted: usize, refused: usize) -> String {
    format!(
        "{name}: {} accepted, {} refused",
        grouped(accepted),
        grouped(refused)
    )
}

pub fn gate(number: usize, short: &str) -> String {
    format!("{number}. {short}")
}

pub fn who_when(by: Option<&str>, moment: &str) -> String {
    match by {
        Some(by) => format!("{by}, {moment}"),
        None => moment.to_owned(),
    }
}

pub const ACCEPT_THIS_INSTEAD: &str = "Accept this instead";

pub fn are_contradicted(count: usize) -> String {
    match count {
        1 => {
            "Somebody else of the same practice answered one of them otherwise. It is not accepted \
              with the rest: choose which answer counts."
                .to_owned()
        }
        count => format!(
            "Somebody else of the same practice answered {} of them otherwise. These are not \
             accepted with the rest: choose which answer counts.",
            grouped(count)
        ),
    }
}

pub fn unseen_by(who_when: &str) -> String {
    format!("{who_when}, without having seen this:")
}

pub fn until(day: &str) -> String {
    format!("until {day}")
}

pub fn overdue(days: u32) -> String {
    format!("{} overdue", counted_as(days as usize, "day", "days"))
}

pub fn not_answered(count: usize) -> String {
    format!(
        "{} not answered",
        match count {
            1 => "1 practice has".to_owned(),
            count => format!("{} practices have", grouped(count)),
        }
    )
}

pub fn chosen(count: usize) -> String {
    format!("{} chosen", counted_as(count, "practice", "practices"))
}

pub fn make_packs(count: usize) -> String {
    match count {
        0 => "Choose practices first".to_owned(),
        count => format!("Make {}", counted_as(count, "pack", "packs")),
    }
}

pub fn asked(count: usize) -> String {
    format!(
        "{} made. Send them below.",
        counted_as(count, "pack", "packs")
    )
}

pub fn asked_on(day: &str) -> String {
    format!("Asked {day}")
}

pub fn packs(count: usize) -> String {
    format!("{} to send", counted_as(count, "pack", "packs"))
}

pub fn pack_for(name: &str, id: &str) -> String {
    format!("Pack for {name} ({id})")
}

pub fn file_of(what: &str, programme: &str, ending: &str) -> String {
    format!("rollcall-{what}-{programme}.{ending}")
}

pub fn pack_named(id: &str) -> String {
    format!("pack-{id}")
}

pub fn return_named(id: &str) -> String {
    format!("return-{id}")
}

pub fn held_back(count: usize) -> String {
    format!(
        "Nothing was saved: {} may hold a patient\u{2019}s NHS number. Correct it and try again.",
        counted_as(count, "text", "texts")
    )
}

pub fn in_your_downloads(name: &str) -> String {
    format!("{name} is in your downloads")
}

pub fn not_saved(said: &str) -> String {
    format!("The file was not saved: {said}")
}

// The practice.

pub const ANSWER_THE_OFFICE: &str = "Answer the office";
pub const WHAT_ANSWERING_IS: &str = "Your IT programme office sent you a pack: a code in a mail, or a small file. Open it here, answer, and send the return back. It works without a network.";
pub const OPEN_THE_PACK: &str = "Open the pack";
pub const CHOOSE_THE_FILE: &str = "Choose the file";
pub const OR_PASTE_THE_CODE: &str = "Or paste the code, from ROLLCALL- to END";
pub const OPEN: &str = "Open it";
pub const NOT_OPENED: &str = "This pack was not opened.";
pub const ANOTHER_PACK: &str = "Open another pack";
pub const WHO_ANSWERS: &str = "Who answers";
pub const WHO_ANSWERS_HINT: &str = "Your name or initials";
pub const A_REMARK: &str = "A remark";
pub const NO_PATIENT_DETAILS_ANYWHERE: &str = "Remarks are optional. Never write about a patient.";
pub const WHAT_ELSE: &str = "What else the office should know";
pub const ARE_YOU_READY: &str = "Do you say you are ready?";
pub const NOT_SAID: &str = "Not said";
pub const WHEN_MORE: &str = "You hear more from us by";
pub const SEND_IT_BACK: &str = "Send it back";
pub const HOW_TO_SEND: &str = "Your answers are kept in this browser. Save the return as a file, or copy its code, and mail it to the office. You can change answers and send it again.";
pub const SAVE_THE_RETURN: &str = "Save the return to a file";
pub const COPY_THE_RETURN: &str = "Copy its code";
pub const PASTE_IT_INTO_A_MAIL: &str = "Copied. Paste it into a mail to the office.";
pub const COPY_IT_FROM_HERE: &str =
    "This browser does not let Rollcall copy. Choose all of the text below and copy it.";
pub const THE_CODE: &str = "The code of the return";

pub fn no_such_programme(id: &str) -> String {
    format!(
        "The plan that is open holds no programme \u{201c}{id}\u{201d}. Load this page again to get the newest plan."
    )
}

pub fn questions_for(name: &str, programme: &str) -> String {
    format!("{name}: {programme}")
}

pub fn please_answer(due: Option<&str>, from: Option<&str>) -> String {
    let due = due.map_or_else(
        || "Please answer.".to_owned(),
        |due| format!("Please answer by {due}."),
    );
    match from {
        Some(from) => format!("{due} {from} asks."),
        None => due,
    }
}

pub fn answered_of(answered: usize, all: usize) -> String {
    format!("{answered} of {all} answered")
}

pub fn answered_gate(number: usize, word: &str) -> String {
    format!("Gate {number}: {word}")
}

pub fn the_office_has(word: &str, on: Option<&str>) -> String {
    match on {
        Some(on) => format!("The office has: {word}, {on}."),
        None => format!("The office has: {word}."),
    }
}

pub fn send_the_file(name: &str) -> String {
    format!("{name} is in your downloads. Mail it to the office.")
}

pub fn left_open(count: usize) -> String {
    match count {
        1 => "1 question is open. You can send the return all the same.".to_owned(),
        count => format!("{count} questions are open. You can send the return all the same."),
    }
}
