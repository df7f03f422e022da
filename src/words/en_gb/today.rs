//! The home page: what changes for me, and when?

pub const TODAY: &str = "Today";
pub const CHOOSE_YOUR_PLACE: &str = "Choose your place";
pub const ORGANISATION: &str = "Organisation";
pub const SERVICE: &str = "Service";
pub const WHOLE_COMMUNITY_CHOICE: &str = "The whole community";
pub const ALL_SERVICES: &str = "All services";
pub const SEE_WHOLE_COMMUNITY: &str = "See the whole community instead";

/// Under the heading; `day` in full.
pub fn worked_out_for(day: &str) -> String {
    format!("Everything on this page is worked out for {day}")
}

// The answer.

/// Whose service it is: "Podiatry, Riverside Community Hospital".
pub fn service_of(service: &str, organisation: Option<&str>) -> String {
    match organisation {
        Some(organisation) => format!("{service}, {organisation}"),
        None => service.to_owned(),
    }
}

/// Before the number of the paragraph that an answer rests on.
pub const PLAN: &str = "Plan";

/// A headline; `when` is "on Thursday 1 October 2009" or "in October 2009".
pub fn next_go_live_is(name: &str, when: &str) -> String {
    format!("The next go-live is {name}, {when}")
}

pub const NO_GO_LIVE_AHEAD: &str = "No go-live with a date lies ahead";
pub const NONE_AHEAD: &str = "No go-live with a date lies ahead.";

/// Two sentences: how many go-lives are late, where any are, and what to do here.
pub fn late_and_choose(late: usize) -> String {
    let choose = "Choose your organisation and service above to see what changes for you.";
    match late {
        0 => choose.to_owned(),
        1 => format!("1 go-live is late: its date has passed and nobody recorded it. {choose}"),
        n => format!(
            "{n} go-lives are late: their dates have passed and nobody recorded them. {choose}"
        ),
    }
}

/// A sentence with a link in its middle: before it, its words, and after it.
pub const CHOOSE_A_SERVICE: [&str; 3] = [
    "Choose a service above to see what to do before its go-live, or ",
    "see all of them on the timeline",
    ".",
];

// The date of a go-live that nobody recorded.

pub const IT_IS_LIVE: &str = "It is live: add the date";
pub const LIVE_SINCE: &str = "Live since";
pub const LIVE_SINCE_HINT: &str = "A day or a month, such as 3 Jul 2009 or Jul 2009";
pub const SAVE_THE_DATE: &str = "Save the date";
pub const ENTER_A_DAY: &str = "Enter a day or a month, such as 3 Jul 2009 or Jul 2009";

pub fn lies_after(day: &str) -> String {
    format!("{day} lies after the as-of date. Move the as-of date first, or enter an earlier day")
}

pub fn go_live_recorded(day: &str) -> String {
    format!("Go-live recorded: {day}")
}

// What to do before, and whom to ring.

pub const NO_TASK_LIST: &str = "The plan has no task list for this one.";
pub const WHAT_TO_DO_BEFORE: &str = "What to do before";
pub const WHOM_TO_RING: &str = "Whom to ring";
pub const TICK_OFF: &str = "Tick off my list";
pub const SEND_BACK: &str = "Send my ticks back";

/// A link.
pub fn all_tasks(tasks: usize, ticked: usize) -> String {
    format!("See all {tasks} tasks, {ticked} ticked")
}

/// Nothing where none is late.
pub fn tasks_late(tasks: usize) -> Option<String> {
    match tasks {
        0 => None,
        1 => Some("1 task has passed its day.".to_owned()),
        n => Some(format!("{n} tasks have passed their day.")),
    }
}

// The whole community.

pub const WHOLE_COMMUNITY: &str = "Whole community";
pub const IS_LATE: &str = "date passed, no go-live recorded";
pub const IS_IN_PROGRESS: &str = "started, not live";
pub const IS_PLANNED: &str = "not started";
pub const GO_LIVE_IS_RECORDED: &str = "a go-live is recorded";
pub const IS_UNDATED: &str = "no date in the plan";

pub fn is_due(within_days: u32) -> String {
    format!("may be within {within_days} days")
}

pub fn go_lives(count: usize) -> String {
    format!("{count} go-lives")
}

// The go-lives that come next.

pub const NEXT_GO_LIVES: &str = "Next go-lives";
pub const ALL_ON_THE_TIMELINE: &str = "All on the timeline";
pub const WHEN: &str = "When";
pub const WHERE_AND_WHAT: &str = "Where and what";
pub const STATUS: &str = "Status";
pub const SOURCE: &str = "Source";
pub const DAY_NOT_FIXED: &str = "day not fixed";

/// "1 month later than planned"; `slip` is "1 month later".
pub fn than_planned(slip: &str) -> String {
    format!("{slip} than planned")
}

/// What is told of a row, one thing after the other.
pub fn listed(parts: &[String]) -> String {
    parts.join(", ")
}

// The cards at the side.

pub const READINESS: &str = "Readiness";
/// What a practice is where the plan names no measure.
pub const READY: &str = "ready";

/// How many practices of a programme are ready: before the number, the number that is heavier, and
/// after it; the first number stands large before all of it.
pub fn of_practices(practices: u32, ready: &str) -> [String; 3] {
    [
        "of ".to_owned(),
        practices.to_string(),
        format!(" practices {ready}"),
    ]
}

/// How a rate was worked out, and of which weeks: "130 ÷ 66 = 1.97. Weeks from … to …."
pub fn sum_of_weeks(sum: &str, from: &str, to: &str) -> String {
    format!("{sum}. Weeks from {from} to {to}.")
}

/// A sentence that begins with a day, which is heavier, and goes on like this.
pub const LAST_SAFE_DAY: &str = " is the last safe day for letters to patients";

pub fn weeks_before_target(weeks: u32) -> String {
    format!(
        "{} before the target.",
        super::numbers::counted(weeks, "week")
    )
}

pub const FINDINGS: &str = "Findings";
pub const WHERE_IT_CONTRADICTS: &str = "Where the plan contradicts itself or a rule";

pub fn all_findings(open: &str) -> String {
    format!("All {open}")
}

pub fn money_of(year: &str) -> String {
    format!("Money {year}")
}

pub fn lines(count: u32) -> String {
    super::numbers::counted(count, "line")
}

pub const PAY: &str = "Pay";
pub const NON_PAY: &str = "Non pay";
pub const CAPITAL: &str = "Capital";
pub const TOTAL: &str = "Total";
pub const SUMS_HOLD: &str = "Every line and column adds up to its printed total";
pub const SUMS_DO_NOT_HOLD: &str = "Some lines or columns do not add up to their printed total";
