//! The dialogue that prints the timeline or saves it as a file.

use super::numbers::grouped;

/// On the page where the timeline would be, when the browser prints it by itself.
pub const HOW_TO_PRINT: &str = "The timeline is printed by “Print” above the chart, or Ctrl P: on sheets, with headings and time scale on each.";
/// What comes, where it has not come yet.
pub const WHAT_PRINTS: &str = "What prints the timeline";

pub const PRINT_OR_SAVE: &str = "Print or save a picture";
pub const CLOSE: &str = "Close";
pub const WHAT: &str = "What";
pub const PAPER: &str = "Paper";
pub const A4_LANDSCAPE: &str = "A4 landscape";
pub const A4_UPRIGHT: &str = "A4 upright";
pub const A3_LANDSCAPE: &str = "A3 landscape";
pub const A3_UPRIGHT: &str = "A3 upright";
pub const SPREAD_OVER: &str = "Spread the days over";
pub const PRINT: &str = "Print";
pub const SAVE_PDF: &str = "Save as PDF";
pub const SAVE_SVG: &str = "Save as SVG";
pub const SAVE_PNG: &str = "Save as PNG";
pub const STOP: &str = "Stop";
pub const HINT: &str =
    "All is made in this browser; nothing is sent. SVG and PNG are one picture of all the rows.";
pub const PAGE_BEFORE: &str = "Page before";
pub const NEXT_PAGE: &str = "Next page";

pub fn as_seen(rows: usize) -> String {
    format!("As I look at it, {} rows", grouped(rows))
}

pub fn whole_plan(rows: usize) -> String {
    format!("The whole plan, {} rows", grouped(rows))
}

pub fn sheets(count: usize) -> String {
    if count == 1 {
        "1 sheet".to_owned()
    } else {
        format!("{count} sheets side by side")
    }
}

pub fn page_of(page: usize, all: usize) -> String {
    format!("Page {} of {}", grouped(page), grouped(all))
}

// How far it is.

pub const MAKING: &str = "Making it\u{2026}";
pub const STOPPED: &str = "Stopped. Nothing was made.";
pub const SAVED_PDF: &str = "Saved as PDF.";
pub const SAVED_SVG: &str = "Saved as SVG.";
pub const SAVED_PNG: &str = "Saved as PNG.";
pub const TOO_HIGH: &str = "So many rows make a picture that is higher than browsers draw. Save it as SVG or PDF, or filter the rows.";

pub fn pages(count: usize) -> String {
    match count {
        0 => "Counting the pages\u{2026}".to_owned(),
        1 => "1 page.".to_owned(),
        count => format!("{} pages.", grouped(count)),
    }
}

/// How many pages, and what came of the last thing made.
pub fn pages_and(pages: &str, done: &str) -> String {
    format!("{pages} {done}")
}

pub fn too_many(pages: &str) -> String {
    format!("{pages} A browser cannot print so many at once: save them as PDF.")
}

pub fn making_page(page: usize, all: usize) -> String {
    format!("Making page {} of {}\u{2026}", grouped(page), grouped(all))
}

pub fn not_saved(why: &str) -> String {
    format!("It could not be saved: {why}. Try another kind of file.")
}

/// What is on the sheets, where a what-if is looked at.
pub fn and_what_if(content: &str, name: &str) -> String {
    format!("{content} and the what-if {name}")
}
