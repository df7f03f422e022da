//! Pages that help to find other pages: more, search, and what is not there.

pub const MORE: &str = "More";
pub const SEARCH: &str = "Search";
pub const FINDINGS: &str = "Findings";
pub const OPEN: &str = " open";
pub const DEPLOYMENTS: &str = "Deployments";
pub const SLIPS: &str = "Slips: what is later than it was, and why";
pub const MONEY: &str = "Money";
pub const ABOUT_THE_PLAN: &str = "About the plan: sources, governance, risks, benefits";
pub const YOUR_DATA: &str = "Your data: save, open, import";
pub const WHAT_TO_ENTER: &str = "Enter a service, a practice, a place or a paragraph number.";
pub const TRY_FEWER_LETTERS_POD_FINDS: &str = "Try fewer letters: “pod” finds Podiatry.";
pub const SERVICES_STEPS_AND_PROJECTS: &str = "Services, steps and projects";
pub const ALL_ON_THE_TIMELINE: &str = "All on the timeline";
pub const PRACTICES: &str = "Practices";
pub const PARAGRAPHS_OF_THE_PLAN: &str = "Paragraphs of the plan";
pub const SEARCH_AGAIN: &str = "Search again";
pub const THERE_IS_NO_SUCH_PAGE: &str = "There is no such page";
pub const NOTHING_HERE_IS_CALLED: &str = "Nothing here is called ";
pub const LINK_MAY_BE_OLDER: &str = "The link may be older than the plan, or for another plan. Your plan and your changes are as they were.";
pub const GO_TO_TODAY: &str = "Go to Today";

pub fn searched(text: &str) -> String {
    format!("Search: {text}")
}

pub fn nothing_holds(text: &str) -> String {
    format!("Nothing in the plan holds “{text}”.")
}
