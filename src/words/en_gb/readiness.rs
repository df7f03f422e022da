//! The page of readiness: what is ready, what it takes, and every practice at every gate.

/// A gate’s word where the plan names no measure.
pub const READY: &str = "ready";
pub const READINESS: &str = "Readiness";
pub const THE_PLAN_HOLDS_NO_READINESS: &str = "The plan holds no readiness programme.";
pub const PRINT: &str = "Print";
pub const START_ROLL_CALL: &str = "Start roll call";
pub const PROGRAMMES: &str = "Programmes";
pub const FIGURES_THAT_DO_NOT_GO: &str = "Figures that do not go together";
pub const NOT_NAMED_IN_THE_PLAN: &str = "Not named in the plan";
pub const PRACTICES: &str = "Practices";
pub const STILL_TO_GO: &str = "Still to go";
pub const TARGET: &str = "Target";
pub const WHOLE_WEEKS_LEFT: &str = "Whole weeks left";
pub const NEEDED_EACH_WEEK: &str = "Needed each week";
pub const WHAT_IT_TAKES: &str = "What it takes";
pub const PLAN: &str = "Plan";
pub const NO_UPLOAD_LEFT: &str = " No upload is left to be made.";
pub const LESS_THAN_A_WEEK: &str = " That leaves less than a week to the target.";
pub const AFTER_THE_TARGET: &str = " That lies after the target.";
pub const LETTERS_TO_PATIENTS: &str = "Letters to patients";
pub const LETTERS_SENT_ON: &str = "Letters sent on ";
pub const ALLOW_FIRST_UPLOAD: &str = " allow a first upload on ";
pub const NO_PRACTICE_MAY_UPLOAD_BEFORE: &str = "No practice may upload before its letters. ";
pub const BURN_UP: &str = "Burn-up";
pub const BURN_UP_MEANS: &str = "Practices ready, against the line needed";
pub const LAST_LETTERS: &str = "Last letters";
pub const BURN_UP_DRAWN: &str = "Burn-up; its figures stand in words beside it";
pub const PASSED: &str = "Passed";
pub const FAILED_MEASURED_DOES_NOT_HOLD: &str = "Failed: measured, does not hold";
pub const DOES_NOT_APPLY: &str = "Does not apply";
pub const NOT_MEASURED_NEVER_COUNTS_AS: &str = "Not measured: never counts as ready";
pub const WAIVED_UNTIL_A_DATE_BY_A: &str = "Waived until a date, by a name";
pub const CHALLENGES: &str = "Challenges";
pub const WHO_LEADS_IT: &str = "Who leads it";
pub const GATE_LADDER: &str = "Gate ladder";
pub const LADDER_MEANS: &str = "Ready at this gate and at every gate before it";
pub const NOT_NAMED_YET: &str = "Not named yet: ";
pub const PRACTICES_BY_SYSTEM_AND_GATE: &str = "Practices by system and gate";
pub const MATRIX_CAPTION: &str = "Practices by organisation and system. Each column is a gate; its head says how many hold there and at every gate before.";
pub const LADDER_OF: &str = "Ready at this gate and at every gate before it, of ";
pub const SYSTEM: &str = "System";
pub const NOT_NAMED_YET_HERE: &str = "Not named yet ";
pub const ENTER_A_DAY_SUCH_AS_23: &str = "Enter a day, such as 23 Sep 2009";
pub const THAT_DAY_LIES_AFTER_THE_AS: &str = "That day lies after the as-of date";
pub const A_WAIVER_NEEDS_A_NAME: &str = "A waiver needs a name";
pub const A_WAIVER_NEEDS_ITS_LAST_DAY: &str = "A waiver needs its last day, such as 31 Oct 2009";
pub const THE_LAST_DAY_OF_A_WAIVER: &str =
    "The last day of a waiver cannot lie before the day it was given";
pub const A_WAIVER_NEEDS_A_REASON: &str = "A waiver needs a reason";
pub const ON: &str = "On";
pub const A_DAY_SUCH_AS_23_SEP: &str = "A day, such as 23 Sep 2009";
pub const WHO_SAYS_SO: &str = "Who says so";
pub const A_NAME_OR_INITIALS: &str = "A name or initials";
pub const WHY: &str = "Why";
pub const NO_PATIENT_DETAILS: &str = "No patient details";
pub const WAIVED_UNTIL: &str = "Waived until";
pub const WAIVED_UNTIL_HINT: &str = "Its last day; after it the gate is not measured again";
pub const SAVE_THE_ANSWER: &str = "Save the answer";
pub const CANCEL: &str = "Cancel";
pub const ENTER_THE_NAME_OF_THE_PRACTICE: &str = "Enter the name of the practice";
pub const ADD_A_PRACTICE: &str = "Add a practice";
pub const NAME_OF_THE_PRACTICE: &str = "Name of the practice";
pub const ADD_IT: &str = "Add it";
pub const DONE: &str = "Done";
pub const TAKE_OUT: &str = "Take out";
pub const PRINTED_AND_COMPUTED_TOTALS: &str = "Printed and computed totals";
pub const COUNTS_OF_PRACTICES: &str = "Counts of practices";
pub const TOTALS_CAPTION: &str = "What the rows add up to, and under it what the plan prints";
pub const ORGANISATION: &str = "Organisation";
pub const TOTAL: &str = "Total";
pub const ALL_TOGETHER: &str = "All together";
pub const PRINTED: &str = "Printed";
pub const SUM_OF_ROWS: &str = "Sum of rows";
pub const DIFFERS: &str = "Differs: ";
pub const EVERY_PRINTED_TOTAL_IS_THE_SUM: &str = "Every printed total is the sum of its rows.";
pub const BOTH_ARE_KEPT: &str =
    "Rollcall counts the rows and keeps both figures. All other totals agree. ";
pub const ACCEPT_A_FINDING_WITH_A_REASON: &str = "Accept a finding with a reason";

// The answer.

/// The heavier beginning of a sentence that `practices_are` ends.
pub fn ready_of(ready: u32, all: u32) -> String {
    format!("{ready} of {all}")
}

/// `gate` is its short name in small letters, which may be any words.
pub fn practices_are(ready: u32, gate: &str) -> String {
    let verb = if ready == 1 { "has" } else { "have" };
    format!(" practices {verb} passed \u{201c}{gate}\u{201d}. ")
}

/// How fast it must go on: the first and the third are heavier.
pub fn rate_needed(to_go: u32, weeks: u32, rate: &str, until: &str) -> [String; 4] {
    let weeks = super::numbers::weeks(weeks);
    [
        format!("{to_go} to go in {weeks}"),
        " is ".to_owned(),
        format!("{rate} a week"),
        format!(", every week until {until}."),
    ]
}

/// What an address asked for that the plan does not hold.
pub fn programme(id: &str) -> String {
    format!("programme {id}")
}

// Figures that do not go together.

pub fn more_named(named: u32, system: &str, organisation: &str, counted: u32) -> String {
    format!(
        "{named} practices are named on {system} in {organisation}, but the plan counts {counted}."
    )
}

pub fn none_counted(named: u32, system: &str, organisation: &str) -> String {
    format!(
        "{named} practices are named on {system} in {organisation}, where the plan counts none."
    )
}

pub fn more_than_organisation(named: u32, organisation: &str, counted: u32) -> String {
    format!(
        "{named} practices are named in {organisation}, where the plan counts {counted}. Those above \
        that are counted as well."
    )
}

pub const SYSTEM_NOT_KNOWN: &str = "System not known yet";

/// Practices in the row without a system that the rows above count already.
pub fn among_those_above(count: u32) -> String {
    format!("{count} of them are counted above")
}

/// `gate` is its word in small letters.
pub fn more_passes(
    printed: u32,
    gate: &str,
    practices: u32,
    system: &str,
    organisation: &str,
) -> String {
    format!(
        "The plan prints {printed} {gate} among {practices} practices on {system} in {organisation}."
    )
}

pub fn passes_not_found(
    printed: u32,
    gate: &str,
    system: &str,
    organisation: &str,
    found: u32,
) -> String {
    format!(
        "The plan prints {printed} {gate} on {system} in {organisation}; the answers of named practices leave room for {found}."
    )
}

// What it takes.

pub fn ready_at(gate: &str) -> String {
    format!("Ready ({gate})")
}

pub fn read_as_last_day(date: &str) -> String {
    format!("The plan says {date}; that is read as its last day.")
}

/// After a day, which is heavier.
pub fn is_last_safe_day(weeks: u32) -> String {
    let weeks = super::numbers::weeks(weeks);
    format!(" is the last safe day to send letters: {weeks} before the target.")
}

/// What letters sent now leave time for; the second is heavier.
pub fn from_then(uploads: u32, weeks: u32, rate: &str) -> [String; 3] {
    let weeks = super::numbers::weeks(weeks);
    [
        format!(" From then, {uploads} uploads in {weeks} is "),
        format!("{rate} a week"),
        ".".to_owned(),
    ]
}

// The drawing.

pub fn ready_on(ready: u32, day: &str) -> String {
    format!("{ready} on {day}")
}

pub fn measured(points: &[String]) -> String {
    format!("Measured: {}.", points.join(", "))
}

pub fn needed(rate: &str) -> String {
    format!("Needed: {rate} a week")
}

pub fn ready_today(ready: u32) -> String {
    format!("{ready} today")
}

// Gates and practices.

pub fn weeks_before_gate(weeks: u32, gate: usize) -> String {
    format!("{weeks} weeks before gate {gate}")
}

/// How many hold, where answers leave room.
pub fn hold_between(least: u32, most: u32) -> String {
    format!("{least} to {most}")
}

pub fn by_system(organisation: &str) -> String {
    format!("By system, {organisation}")
}

pub fn some_named(practices: &str, named: usize) -> String {
    format!("{practices}, {named} named")
}

pub fn lapsed(state: &str) -> String {
    format!("{state}: its waiver ran out")
}

pub fn waived_until(state: &str, day: &str) -> String {
    format!("{state} until {day}")
}

pub fn is_named_already(practice: &str) -> String {
    format!("{practice} is named here already")
}

pub fn is_named(practice: &str) -> String {
    format!("{practice} is named")
}

pub fn is_taken_out(practice: &str) -> String {
    format!("{practice} is taken out. Undo brings it back")
}

/// Read out after `ADD_A_PRACTICE`.
pub fn to_cohort(cohort: &str) -> String {
    format!(" to {cohort}")
}

// Challenges.

pub fn met_of(met: usize, all: usize) -> String {
    format!("{met} of {all} met")
}

pub fn ticked(day: &str) -> String {
    format!("ticked {day}")
}

pub fn did(is_met: bool, challenge: &str) -> String {
    if is_met {
        format!("Ticked: {challenge}")
    } else {
        format!("Tick taken back: {challenge}")
    }
}

pub const RESTS_ON: &str = "What it rests on";
pub const WHICH_EVIDENCE: &str = "Which one";
pub const WHICH_EVIDENCE_HINT: &str = "Such as a name, a paragraph or where it lies";
/// Kinds of evidence, by their id in the form.
pub const EVIDENCE_KINDS: [(&str, &str); 5] = [
    ("", "Not said"),
    ("visit", "A visit"),
    ("return", "A return from the practice"),
    ("paragraph", "A paragraph"),
    ("note", "A note"),
];

// Challenges as owned actions, letters, the age of answers.

pub const NOBODY_OWNS_IT: &str = "Nobody owns it yet.";
pub const OWNER_AND_DATE: &str = "Owner and date";
pub const WHO_OWNS_IT: &str = "Who owns it";
pub const DUE_BY: &str = "Due by";
pub const SUCH_AS_NOV_2009: &str = "Such as Nov 2009 or 6 Nov 2009";
pub const A_REMARK: &str = "A remark";
pub const NOT_A_DATE: &str = "Enter a day or a month, such as 6 Nov 2009 or Nov 2009";
pub const SAVE: &str = "Save";
pub const IS_KEPT: &str = "Kept";
pub const LETTERS_PLAN: &str = "When letters go to patients";
pub const LETTERS_GO_OUT: &str = "Letters go out";
pub const UPLOADS_FROM: &str = "First upload possible from";
pub const AGE_OF_ANSWERS: &str = "Age of answers";
pub const STALE_AFTER: &str = "Answers are stale after so many days";
pub const STALE_AFTER_HINT: &str = "1 to 3650; empty for never";
pub const NO_NUMBER_OF_DAYS: &str = "Enter a number of days from 1 to 3650, or nothing";

/// "First upload cannot have been before 13 Dec 2009, 12 weeks after patients told."
pub fn cannot_have_been(gate: &str, day: &str, weeks: u32, after: &str) -> String {
    if weeks == 0 {
        return format!("{gate} cannot have been before {day}, the day of {after}.");
    }
    let weeks = super::numbers::weeks(weeks);
    format!("{gate} cannot have been before {day}, {weeks} after {after}.")
}

pub fn passed_too_soon(practice: &str, why: &str) -> String {
    format!("{practice}: {why} It does not count.")
}

pub const ENTER_WHO_SAYS_SO: &str = "Enter who says so: a name or initials";
pub const AND_THOSE_WITHOUT_AN_ANSWER: &str = "With those who gave no answer";

/// What stands now, for somebody whose form began from something else.
pub fn changed_meanwhile(state: &str, by: &str) -> String {
    let by = if by.is_empty() {
        String::new()
    } else {
        format!(" by {by}")
    };
    format!(
        "This answer was changed meanwhile{by}: {state}. Saving replaces it; the other stays in the history."
    )
}

/// "1 closed since the plan".
pub fn closed_since(count: u32) -> String {
    format!("{count} closed since the plan")
}

/// "Passed, stale: ask again".
pub fn is_stale(word: &str) -> String {
    format!("{word}, stale: ask again")
}

/// "12 answers of 7 practices are older.", "No answer of a named practice is older."
pub fn stale_answers(answers: u32, practices: u32) -> String {
    if answers == 0 {
        return "No answer of a named practice is older.".to_owned();
    }
    format!(
        "{} of {} {} older.",
        super::numbers::counted_as(answers as usize, "answer", "answers"),
        super::numbers::counted_as(practices as usize, "practice", "practices"),
        if answers == 1 { "is" } else { "are" },
    )
}

pub fn owned_by(owner: &str) -> String {
    format!("Owned by {owner}.")
}

pub fn what_letters_plan_is(weeks: u32) -> String {
    format!(
        "The public information programme, cohort by cohort: letters go out at least {weeks} weeks before the first upload. Each practice shows what follows from it."
    )
}

pub fn letters_of(cohort: &str) -> String {
    format!("Letters go out: {cohort}")
}

pub fn letters_are(cohort: &str, date: &str) -> String {
    format!("{cohort}: letters go out {date}")
}

pub const ALL_TOGETHER_BY_SYSTEM: &str = "All together, by system";

pub fn show_more_practices(count: usize, left: usize) -> String {
    format!(
        "Show {} more of {}",
        super::numbers::grouped(count),
        super::numbers::grouped(left)
    )
}
