//! What is wrong in a plan file that is not opened, what was expected and what to do.
//!
//! What stands between backticks is code, as it stands in a file: it is not translated. `{0}` and
//! `{1}` are holes, which may change their order.

pub const FIRST_USED_AT: &str = "First used at";
pub const THE_OTHER_IS: &str = "The other is";
pub const FIRST_GIVEN_AT: &str = "First given at";
pub const THE_TEXT_IS_NOT_JSON: &str = "The text is not JSON";
pub const SAY_WHAT_IT_IS_A_TEXT: &str = "Say what it is. A text of spaces alone will not do.";
pub const EACH_NAME_ONCE_BETWEEN_AND: &str = "each name once between `{` and `}`";
pub const REMOVE_ONE_OF_THE_TWO: &str = "Remove one of the two.";
pub const SOMETHING_IS_NESTED_TOO_DEEP: &str = "Something is nested too deep";
pub const AT_MOST_128_BRACKETS_INSIDE: &str = "at most 128 brackets inside one another";
pub const AN_ORGANISATION_BELONGS_TO: &str = "An organisation belongs to itself";
pub const A_PARENT_ABOVE_IT_OR_NULL: &str = "a parent above it, or `null` for none";
pub const CORRECT_THE_NAME_OR_ADD_WHAT: &str =
    "Correct the name, or add what it names to `programmes`.";
pub const TWO_COHORTS_ARE_FOR_THE_SAME: &str =
    "Two cohorts are for the same organisation and system";
pub const ONE_COHORT_FOR_EACH: &str = "one cohort for each organisation and system";
pub const PUT_THE_TWO_TOGETHER_OR: &str =
    "Put the two together, or correct the organisation or the system of one.";
pub const THIS_IS_NOT_A_ROLLCALL_PLAN: &str = "This is not a Rollcall plan";
pub const FORMAT_ROLLCALL_PLAN: &str = "`\"format\": \"rollcall-plan\"`";
pub const CHOOSE_ANOTHER_FILE_IF_THIS_IS: &str = "Choose another file. If this is a plan all the same, begin it with `{ \"format\": \"rollcall-plan\", \"version\": 1,`.";
pub const THE_PLAN_IS_MADE_FOR_A: &str = "The plan is made for a newer Rollcall";
pub const RELOAD_ROLLCALL_TO_GET_ITS: &str = "Reload Rollcall to get its newest version. If that does not help, ask whoever made the file for version 1.";
pub const SPLIT_THE_PLAN_INTO_SEVERAL: &str =
    "Split the plan into several files, for example one for each organisation.";
pub const IF_THE_FILE_FOLLOWS_THIS: &str = "If the file follows this format, ";
pub const A_NUMBER_IS_OUT_OF_RANGE: &str = "A number is out of range";
pub const CHECK_THE_NUMBER_IF_IT_IS: &str =
    "Check the number. If it is right, Rollcall cannot hold it.";
pub const A_CURRENCY_IS_NOT_ONE_ROLLCALL: &str = "A currency is not one Rollcall reads";
pub const A_DATE_IS_NOT_IN_A: &str = "A date is not in a form Rollcall reads";
pub const GIVE_THE_ID_OF_A_RECORD: &str = "Give the id of a record, or `null` for none.";
pub const REMOVE_THE_QUOTES: &str = "Remove the quotes: ";
pub const WRITE_IT_WITHOUT_A_DECIMAL: &str = "Write it without a decimal point or exponent.";
pub const ROUND_IT_TO_A_WHOLE_NUMBER: &str = "Round it to a whole number.";
pub const PUT_IT_BETWEEN_DOUBLE_QUOTES: &str = "Put it between double quotes: ";
pub const IF_THERE_ARE_NONE: &str = "If there are none, ";
pub const A_DATE_IS_NOT_A_SINGLE: &str = "A date is not a single day";
pub const CHECK_THE_YEAR: &str = "Check the year.";
pub const THERE_IS_NO_SUCH_DAY: &str = "There is no such day";
pub const IF_IT_IS_NOT_DATED_YET: &str = "If it is not dated yet, ";
pub const AN_ID_IS_EMPTY: &str = "An id is empty";
pub const GIVE_IT_AN_ID_OF_ITS: &str = "Give it an id of its own.";
pub const AN_ID_IS_TOO_LONG: &str = "An id is too long";
pub const AN_ID_HAS_A_CHARACTER_THAT: &str = "An id has a character that ids cannot have";
pub const GIVE_IT_ANOTHER_ID_AND_CHANGE: &str = "Give it another id, and change what refers to it.";
pub const CHANGE_IT_WHEREVER_IT_IS_USED: &str = "Change it wherever it is used. For example, ";
pub const A_WORD_IS_NOT_ONE_OF: &str = "A word is not one of those Rollcall knows";
pub const CHOOSE_THE_WORD_OF_THE_LIST: &str = "Choose the word of the list that fits best.";
pub const THE_FILE_ENDS_TOO_SOON: &str = "The file ends too soon";
pub const THE_REST_OF_THE_PLAN_UP: &str = "the rest of the plan, up to its last `}`";
pub const THE_FILE_WAS_CUT_SHORT: &str = "The file was cut short. Download or copy it again.";
pub const THERE_IS_A_COMMA_TOO_MANY: &str = "There is a comma too many";
pub const NO_COMMA_AFTER_THE_LAST_ITEM: &str = "no comma after the last item";
pub const REMOVE_THE_COMMA: &str = "Remove the comma.";
pub const THERE_IS_MORE_TEXT_AFTER_THE: &str = "There is more text after the end of the plan";
pub const NOTHING_AFTER_THE_LAST: &str = "nothing after the last `}`";
pub const REMOVE_WHAT_FOLLOWS_TWO_FILES: &str =
    "Remove what follows. Two files may have been joined, or a bracket closes too soon.";
pub const CHECK_THE_BRACKETS_HERE_A_PLAN: &str =
    "Check the brackets here. A plan needs fewer than 16.";
pub const A_NUMBER_IS_NOT_ONE_ROLLCALL: &str = "A number is not one Rollcall reads";
pub const A_NUMBER_SUCH_AS_62_OR: &str = "a number such as `62` or `0.5`";
pub const CORRECT_THE_NUMBER: &str = "Correct the number.";
pub const CORRECT_THE_NUMBER_IT_MAY_NOT: &str =
    "Correct the number. It may not begin with `0` or `+`, nor hold commas.";
pub const A_TEXT_RUNS_OVER_THE_END: &str = "A text runs over the end of its line";
pub const A_CLOSING_DOUBLE_QUOTE_BEFORE: &str = "a closing double quote before the end of the line";
pub const CLOSE_THE_TEXT_WITH_OR_WRITE: &str =
    "Close the text with `\"`, or write `\\n` where a new line is meant.";
pub const A_BACKSLASH_IN_A_TEXT_MAKES: &str = "A backslash in a text makes no sense";
pub const FOR_A_BACKSLASH_FOR_A_DOUBLE: &str = "`\\\\` for a backslash, `\\\"` for a double quote";
pub const DOUBLE_THE_BACKSLASH_OR_REMOVE: &str = "Double the backslash, or remove it.";
pub const A_TEXT_HOLDS_HALF_A_CHARACTER: &str = "A text holds half a character";
pub const BOTH_HALVES_OF_A_CHARACTER: &str = "both halves of a character written as `\\u`";
pub const WRITE_THE_CHARACTER_ITSELF: &str = "Write the character itself.";
pub const A_COLON_IS_MISSING: &str = "A colon is missing";
pub const BETWEEN_A_NAME_AND_ITS_VALUE: &str = "`:` between a name and its value";
pub const ADD_BEFORE_THIS: &str = "Add `:` before this.";
pub const A_NAME_IS_NOT_BETWEEN_DOUBLE: &str = "A name is not between double quotes";
pub const A_NAME_BETWEEN_DOUBLE_QUOTES: &str = "a name between double quotes, such as `\"id\"`";
pub const PUT_BEFORE_AND_AFTER_THE_NAME: &str = "Put `\"` before and after the name.";
pub const THE_FILE_IS_EMPTY: &str = "The file is empty";
pub const A_PLAN_WHICH_BEGINS_WITH: &str = "a plan, which begins with `{`";
pub const CHOOSE_ANOTHER_FILE_OR_SAVE: &str =
    "Choose another file, or save this one again from where it came.";
pub const A_TEXT_IS_NOT_BETWEEN_STRAIGHT: &str = "A text is not between straight double quotes";
pub const REPLACE_CURLY_AND_SINGLE: &str = "Replace curly and single quotes around texts by `\"`. Word processors put them in: use a text editor.";
pub const THERE_IS_A_COMMENT: &str = "There is a comment";
pub const NO_COMMENTS_JSON_HAS_NONE: &str = "no comments: JSON has none";
pub const REMOVE_IT_OR_PUT_IT_IN: &str = "Remove it, or put it in a `note`.";
pub const A_COMMA_OR_A_CLOSING_BRACKET: &str = "A comma or a closing bracket is missing";
pub const ADD_IT_BEFORE_THIS: &str = "Add it before this.";
pub const CHOOSE_ANOTHER_FILE_THE_NAME: &str =
    "Choose another file. The name of a plan file usually ends in `.json`.";
pub const THE_TEXT_MAKES_NO_SENSE_HERE: &str = "The text makes no sense here";
pub const TEXT_BETWEEN_DOUBLE_QUOTES_A: &str =
    "text between double quotes, a number, `null`, `[` or `{`";
pub const CORRECT_WHAT_STANDS_HERE_TEXT: &str =
    "Correct what stands here. Text needs double quotes around it.";
pub const A_ZIP_ARCHIVE_OR_AN_OFFICE: &str = "a zip archive or an Office file";
pub const AN_OLDER_OFFICE_FILE: &str = "an older Office file";
pub const A_PDF: &str = "a PDF";
pub const A_RICH_TEXT_DOCUMENT: &str = "a rich text document";
pub const A_WEB_PAGE_OR_AN_XML: &str = "a web page or an XML file";
pub const A_COMPRESSED_FILE: &str = "a compressed file";
pub const A_PLAN_FILE_WHICH_IS_TEXT: &str = "a plan file, which is text and begins with `{`";
pub const AT_MOST_64_MB: &str = "at most 64 MB";
pub const THE_FILE_IS_NOT_SAVED_AS: &str = "The file is not saved as UTF-8";
pub const TEXT_SAVED_AS_UTF_8: &str = "text saved as UTF-8";
pub const OPEN_IT_IN_THE_EDITOR_IT: &str =
    "Open it in the editor it came from and save it again, with the encoding UTF-8.";
pub const A_SOURCE: &str = "a source";
pub const AN_ORGANISATION: &str = "an organisation";
pub const A_SYSTEM: &str = "a system";
pub const A_WORKSTREAM: &str = "a workstream";
pub const AN_ACTIVITY: &str = "an activity";
pub const A_PROGRAMME: &str = "a programme";
pub const A_CHECKLIST: &str = "a checklist";
pub const A_BENEFIT: &str = "a benefit";
pub const A_PRACTICE: &str = "a practice";
pub const A_LOST_ITEM: &str = "a lost item";
pub const A_RISK_OR_ISSUE: &str = "a risk or issue";
pub const A_STATEMENT: &str = "a statement";
pub const A_GATE: &str = "a gate";
pub const A_CHALLENGE: &str = "a challenge";
pub const COUNT_KEY: &str =
    "the id of a programme, a full stop and a measure, such as `scr.data-accredited`";
pub const GATE_KEY: &str =
    "the id of a programme, a full stop and the id of one of its gates, such as `scr.board`";
pub const PRACTICES_THE_ID_OF_A: &str = "`practices`, the id of a programme, a full stop and a measure, or `estate.` and the id of a system";
pub const A_TASK: &str = "a task";
pub const A_BOARD: &str = "a board";
pub const A_ROLE: &str = "a role";
pub const LINKS_BETWEEN_ACTIVITIES: &str = "links between activities";
pub const PRACTICES_OR_THE_IDS_OF_A: &str =
    "`\"practices\"`, or the ids of a programme and a gate with a full stop between";
pub const THE_CODE_OF_A_CURRENCY_THREE: &str =
    "the code of a currency, three capitals, such as `\"GBP\"`";
pub const TEXT_BETWEEN_DOUBLE_QUOTES: &str = "text between double quotes, such as `\"Podiatry\"`";
pub const FORM_ID: &str = "an id of 1 to 64 characters, each a letter from A to Z, a digit, `.`, `_` or `-`, such as `\"en-podiatry\"`";
pub const THE_ID_OF_ANOTHER_RECORD: &str =
    "the id of another record between double quotes, such as `\"en-pct\"`";
pub const FORM_DAY: &str = "a day such as `\"2009-09-23\"`";
pub const FORM_DATE: &str =
    "a day `2010-02-28`, a month `2010-02`, a quarter `2010-Q1` or a year `2010`";
pub const FORM_SHARE: &str = "a number from `0` to `1`, such as `0.25` for a quarter";
pub const FORM_DATE_OR_NULL: &str = "a day `2010-02-28`, a month `2010-02`, a quarter `2010-Q1`, a year `2010`, or `null` for not dated yet";
pub const A_LIST_BETWEEN_AND: &str = "a list between `[` and `]`";
pub const AN_OBJECT_BETWEEN_AND: &str = "an object between `{` and `}`";

// What is wrong: titles. `name` is a name of the format.

pub fn is_empty(name: &str) -> String {
    format!("“{name}” is empty")
}

/// `record` comes with its article: "A cohort".
pub fn has_no(record: &str, name: &str) -> String {
    format!("{record} has no “{name}”")
}

pub fn is_given_twice(name: &str) -> String {
    format!("“{name}” is given twice")
}

/// `table` is the name of the list in the file, which is English whatever the language.
pub fn two_have_same_id(table: &str) -> String {
    match table {
        "register" => "Two risks or issues have the same id".to_owned(),
        table => format!("Two {table} have the same id"),
    }
}

/// `one` comes with its article: "an organisation".
pub fn names_missing(record: &str, one: &str) -> String {
    format!("{record} names {one} that is not in the plan")
}

pub fn names_nothing_in_plan(name: &str) -> String {
    format!("“{name}” names nothing that is in the plan")
}

pub fn names_nothing(name: &str) -> String {
    format!("“{name}” names nothing")
}

pub fn too_many(what: &str) -> String {
    format!("The plan has too many {what}")
}

pub fn is_not_read(name: &str) -> String {
    format!("“{name}” is not one Rollcall reads")
}

pub fn record_not_in_form(record: &str) -> String {
    format!("{record} is not in the right form")
}

pub fn is_not_in_form(name: &str) -> String {
    format!("“{name}” is not in the right form")
}

pub fn is_not_text(name: &str) -> String {
    format!("“{name}” is not text")
}

pub fn is_not_number(name: &str) -> String {
    format!("“{name}” is not a number")
}

pub fn is_not_whole(name: &str) -> String {
    format!("“{name}” is not a whole number")
}

pub fn is_not_list(name: &str) -> String {
    format!("“{name}” is not a list")
}

pub fn year_outside(year: i32) -> String {
    format!("The year {year} is outside the years Rollcall covers")
}

pub fn file_too_large(megabytes: usize) -> String {
    format!("The file is too large: {megabytes} MB")
}

pub fn is_other_file(what: &str) -> String {
    format!("This is {what}, not a plan")
}

/// A record by the list that it stands in, at the beginning of a sentence; the plan itself without
/// a list.
pub fn record(list: Option<&str>) -> &'static str {
    match list {
        None => "The plan",
        Some("revisions") => "A revision",
        Some("sources") => "A source",
        Some("organisations") => "An organisation",
        Some("systems") => "A system",
        Some("workstreams") => "A workstream",
        Some("activities") => "An activity",
        Some("baselines") => "A baseline",
        Some("dependsOn") => "A dependency",
        Some("programmes") => "A programme",
        Some("gates") => "A gate",
        Some("challenges") => "A challenge",
        Some("roles") => "A role",
        Some("minWeeksBefore") => "A time before a gate",
        Some("cohorts") => "A cohort",
        Some("practices") => "A practice",
        Some("printedTotals") => "A printed total",
        Some("printedTotal") => "A total row",
        Some("estate") => "A site of the estate",
        Some("lost") => "A lost item",
        Some("checklists") => "A checklist",
        Some("tasks") => "A task",
        Some("register") => "A risk or issue",
        Some("benefits") => "A benefit",
        Some("budget") => "The budget",
        Some("lines") => "A budget line",
        Some("remit") => "A part of the remit",
        Some("boards") => "A board",
        Some("meetings") => "A meeting",
        Some("escalation") => "A step of escalation",
        Some("assurance") => "A check",
        Some("statements") => "A statement",
        Some(_) => "A record",
    }
}

// What was expected.

/// `one` comes with its article: "an organisation".
pub fn no_other_has(one: &str) -> String {
    let noun = one.split_once(' ').map_or(one, |(_, noun)| noun);
    format!("an id that no other {noun} has")
}

pub fn at_most(most: usize, what: &str) -> String {
    format!("at most {most} {what}")
}

pub fn date_from_to(first: i32, last: i32) -> String {
    format!("a date from {first} to {last}")
}

pub fn whole_number(low: &str, high: &str) -> String {
    format!("a whole number from {low} to {high}, without quotes")
}

/// A record with its article, and the list where it must stand.
pub const ID_LISTED_IN: &str = "the id of {0} listed in `{1}`";
/// A bracket.
pub const COMMA_OR: &str = "a comma or `{0}`";
/// Words between double quotes, one after the other.
pub const ONE_OF: &str = "one of {0}";
pub const OR_NULL: &str = "{0}, or `null`";

pub fn no_character(byte: &str) -> String {
    format!("a byte that is no character, {byte}")
}

// What to do.

/// The end of a sentence: the number of a line, and how it must read.
pub const CHANGE_LINE_TO: &str = "change line {0} to `{1}`.";
/// The end of a sentence.
pub const CHANGE_IT_TO: &str = "change it to `{0}`.";
/// A member with a value.
pub const ADD_MEMBER: &str = "Add `{0}` with the right value.";
pub const REMOVE_MEMBER: &str = "Remove `{0}`. Rollcall does not use it.";
pub const RENAME_ONE: &str =
    "Rename one of the two, for example `\"{0}\"`, and change what refers to it.";
/// Names with arrows between.
pub const PARENTS_LEAD_ROUND: &str =
    "The parents lead round: {0}. Change one of them, or set it to `null`.";
/// A record with its article, its id, and the list where it belongs.
pub const ADD_RECORD: &str = "Add {0} with the id `{1}` to `{2}`, or correct the id.";
/// What was expected.
pub const REPLACE_IT_BY: &str = "Replace it by {0}.";
/// What was expected.
pub const WRITE_IT_AS: &str = "Write it as {0}.";

/// The beginning of a sentence that `CHANGE_LINE_TO` or `CHANGE_IT_TO` ends.
pub fn if_meant(meant: &str) -> String {
    format!("If {meant} is meant, ")
}

/// The same, of a name.
pub fn if_name_is_meant(name: &str) -> String {
    format!("If “{name}” is meant, ")
}

pub fn which_day_of(date: &str) -> String {
    format!("Say which day of {date} is meant.")
}

pub fn month_has(month: &str, year: i32, days: i32) -> String {
    format!("{month} {year} has {days} days. Check the day.")
}

/// A quarter by its months.
pub fn months_of(first: &str, last: &str, year: i32) -> String {
    format!("{first} to {last} {year}")
}

pub fn financial_year_is_no_date(first: i32, last: i32) -> String {
    format!(
        "A financial year is not one date. Give its first month {first}-04 as the start and its last month {last}-03 as the end, or the year in which it falls."
    )
}

pub fn add_at_end_of(line: usize) -> String {
    format!("Add it at the end of line {line}.")
}

// Things to know of a file that was opened.

pub fn hidden_characters(raw: &str) -> String {
    format!("Hidden characters were removed from a text. It was “{raw}”.")
}

pub fn is_not_known(name: &str) -> String {
    format!("Rollcall does not know “{name}”. It is kept as it is.")
}

// The whole report as plain text.

pub fn not_opened(problems: usize) -> String {
    match problems {
        1 => "This plan was not opened. It has 1 problem.".to_owned(),
        n => format!("This plan was not opened. It has {n} problems."),
    }
}

pub fn more_not_listed(more: usize) -> String {
    format!("{more} more are not listed.")
}

/// Heads of lines, all of one width.
pub const WHERE: &str = "Where       ";
pub const FOUND: &str = "Found       ";
pub const EXPECTED: &str = "Expected    ";
pub const WHAT_TO_DO: &str = "What to do  ";
