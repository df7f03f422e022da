//! About the plan: its revisions, what it says, who decides, its risks, benefits and paragraphs.

pub const VISION: &str = "Vision";
pub const ASSUMPTIONS: &str = "Assumptions";
pub const PRINCIPLES: &str = "Principles";
pub const RULES: &str = "Rules";
pub const COMMITMENTS: &str = "Commitments";
pub const REVISIONS: &str = "Revisions";
pub const WHAT_IT_SAYS: &str = "What it says";
pub const WHO_DECIDES: &str = "Who decides";
pub const RISKS_AND_ISSUES: &str = "Risks and issues";
pub const BENEFITS: &str = "Benefits";
pub const SYSTEMS_IN_USE: &str = "Systems in use";
pub const WHAT_IS_LOST: &str = "What is lost";
pub const PARAGRAPHS: &str = "Paragraphs";
pub const ABOUT_THE_PLAN: &str = "About the plan";
pub const ON_THIS_PAGE: &str = "On this page";
pub const ABOUT_THE_FILE: &str = "About the file";
pub const AUTHOR: &str = "Author";
pub const REVISION: &str = "Revision";
pub const DATE: &str = "Date";
pub const WHAT_CHANGED: &str = "What changed";
pub const WHAT_LOST_IS: &str =
    "Parts of the printed plan that could not be read when it was entered.";
pub const PAGE: &str = "Page";
pub const WHAT_PARAGRAPHS_ARE: &str = "What each paragraph says, in Rollcall’s own words. Every fact on every page leads to one of them.";
pub const PARAGRAPHS_OF_THE_PLAN: &str = "Paragraphs of the plan";
pub const NUMBER: &str = "Number";
pub const HEADING: &str = "Heading";
pub const TO: &str = " to ";
pub const BOARDS: &str = "Boards";
pub const WHAT_THE_PROGRAMME_BOARD_IS: &str = "What the programme board is there to do";
pub const ROLES: &str = "Roles";
pub const MEETINGS: &str = "Meetings";
pub const WHEN_SOMETHING_GOES_WRONG: &str = "When something goes wrong";
pub const ASSURANCE: &str = "Assurance";
pub const LED_BY: &str = "Led by";
pub const MEETS: &str = "Meets";
pub const MEMBERS: &str = "Members";
pub const NOT_NAMED_IN_THE_PLAN: &str = "Not named in the plan";
pub const NOT_SCORED: &str = "Not scored";
pub const NOBODY: &str = "Nobody";
pub const ISSUE: &str = "Issue";
pub const RISK: &str = "Risk";
pub const LEVEL: &str = "Level";
pub const IMPACT_LIKELIHOOD: &str = "Impact × likelihood";
pub const OWNER: &str = "Owner";
pub const WHAT: &str = "What";
pub const SORT: &str = "Sort";
pub const SOURCE: &str = "Source";
pub const NO_TARGET: &str = "No target";
pub const CLASS: &str = "Class";
pub const MEASURED_AS: &str = "Measured as";
pub const BASELINE_AND_TARGET: &str = "Baseline and target";
pub const THEN_PARAGRAPH: &str = " / Paragraph";
pub const OWN_WORDS: &str = "In Rollcall’s own words. ";
pub const SERVICES_STEPS_AND_PROJECTS: &str = "Services, steps and projects";
pub const READINESS: &str = "Readiness";
pub const COUNTS: &str = "Counts";
pub const TASKS: &str = "Tasks";
pub const WHAT_THE_PLAN_SAYS: &str = "What the plan says";
pub const LOST: &str = "Lost";
pub const WHOLE_COMMUNITY: &str = "Whole community";

/// After the title: a comma, and the sentence goes on.
pub fn plan_is(revision: &str, day: &str, community: &str) -> String {
    format!(", revision {revision}, written for {day}. {community}.")
}

/// After something that the file holds more than once.
pub fn times(count: usize) -> String {
    format!(", {count} times")
}

pub fn by(when: &str) -> String {
    format!(" By {when}.")
}

/// What an address asked for that the plan does not hold.
pub fn paragraph(id: &str) -> String {
    format!("paragraph {id}")
}

pub fn page(page: u32) -> String {
    format!("Page {page} of the printed plan.")
}

pub fn practices_on(organisation: &str, practices: u32, system: &str) -> String {
    let practices = super::numbers::counted(practices, "practice");
    format!("{organisation}: {practices} on {system}")
}
