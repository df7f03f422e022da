//! A file that was not opened: why, and what can be done.

pub const YOUR_CURRENT_PLAN_AND_YOUR: &str = " Your current plan and your edits are as they were.";
pub const WHAT_YOU_ENTERED_BEFORE_IS_AS: &str = " What you entered before is as it was.";
pub const WAS_NOT_READ: &str = " was not read. ";
pub const THIS_PLAN_WAS_NOT_OPENED: &str = "This plan was not opened";
pub const THE_REPORT_IS_ON_THE_CLIPBOARD: &str = "The report is on the clipboard";
pub const THE_BROWSER_DID_NOT_ALLOW_IT: &str = "The browser did not allow it";
pub const KEEP_THE_CURRENT_PLAN: &str = "Keep the current plan";
pub const OPEN_THE_PLAN_THAT_CAME_WITH: &str = "Open the plan that came with Rollcall";
pub const CHOOSE_THE_CORRECTED_FILE: &str = "Choose the corrected file";
pub const COPY_THIS_REPORT: &str = "Copy this report";
pub const THE_FILE_AS_A_WHOLE: &str = "the file as a whole";
pub const WHERE: &str = "Where";
pub const FOUND: &str = "Found";
pub const EXPECTED: &str = "Expected";
pub const WHAT_TO_DO: &str = "What to do";
pub const THE_LINES_AROUND_IT: &str = "The lines around it";

/// After the name of the file.
pub fn has_problems(problems: usize) -> String {
    if problems == 1 {
        " has 1 problem.".to_owned()
    } else {
        format!(" has {problems} problems.")
    }
}

pub fn first_problems(shown: usize) -> String {
    format!("These are the first {shown}.")
}

/// A link to a problem, by where it is and what it is: "Line 4: a comma is missing".
pub fn in_line(line: usize, title: &str) -> String {
    let mut letters = title.chars();
    let first = letters
        .next()
        .map(|first| first.to_ascii_lowercase().to_string());
    format!(
        "Line {line}: {}{}",
        first.unwrap_or_default(),
        letters.as_str()
    )
}

pub fn line_and_column(line: usize, column: usize) -> String {
    format!("line {line}, column {column}")
}

/// After another place of the file.
pub fn and_line(line: usize) -> String {
    format!(", line {line}")
}

/// The heading of a problem.
pub fn problem_of(number: usize, all: usize, title: &str) -> String {
    format!("{number} of {all}. {title}")
}
