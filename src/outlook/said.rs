//! What one row of the timeline says: the words of its cells and the label beside its bar, for the
//! screen and for paper alike. Knows which words stand in which column; leaves how they look to
//! those.

use crate::plan::{Activity, ActivityIx, ActivityKind, Finding, OrganisationIx, Plan, Precision};

use crate::words::{numbers, rows as lang, rows::Left};

use super::{DateFrom, Filter, FindingMarks, Outlook, Rows, Status, sentences, words};

/// What a heading says.
#[derive(Clone, PartialEq, Debug)]
pub struct LaneContent {
    /// Its name.
    pub name: String,
    /// Such as "22 rows · 6 late".
    pub count: String,
    /// The first status in order among its rows.
    pub worst: Status,
    /// Whether its rows are folded away.
    pub is_folded: bool,
}

/// What an activity's row says.
#[derive(Clone, PartialEq, Debug)]
pub struct ActivityContent {
    /// Which activity.
    pub at: ActivityIx,
    /// Its id in the plan.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its site, or its organisation where no heading says it.
    pub place: Option<String>,
    /// How it stands.
    pub status: Status,
    /// The word for that.
    pub status_word: &'static str,
    /// Such as "Mar 09 – Nov 09".
    pub dates: String,
    /// Such as "+1 month"; a dash where nothing moved, "new" for what the baseline does not have.
    pub slip: String,
    /// Whether it moved.
    pub is_slipped: bool,
    /// The whole row as a sentence.
    pub sentence: String,
    /// The label beside the bar: slip, or what a single date says.
    pub label: String,
    /// Two or three words of the first open finding about it; empty without one.
    pub finding: String,
    /// What the tag of an end far outside the window says.
    pub far: String,
    /// What the pill of an undated row quotes.
    pub pill: Option<String>,
}

/// "22 rows · 6 late".
#[must_use]
pub fn lane_count(count: usize, late: usize) -> String {
    lang::lane_count(count, late, false)
}

/// "22 rows, 6 late": what is said once a filter has settled.
#[must_use]
pub fn spoken_count(count: usize, late: usize) -> String {
    lang::lane_count(count, late, true)
}

/// "38,251".
#[must_use]
pub fn grouped(count: usize) -> String {
    numbers::grouped(count)
}

/// The words that may need more than one line on paper.
#[derive(Clone, PartialEq, Debug)]
pub struct CellWords {
    /// The site, or the organisation where no heading says it.
    pub place: Option<String>,
    /// Such as "Mar 09 – Nov 09".
    pub dates: String,
    /// Such as "+1 month"; a dash where nothing moved, "new" for what the baseline does not have.
    pub slip: String,
    /// Whether it moved.
    pub is_slipped: bool,
}

/// What stands in the cells of an activity's row.
#[must_use]
pub fn cell_words(outlook: &Outlook, at: ActivityIx, is_under_organisation: bool) -> CellWords {
    let plan = outlook.plan();
    let slip = outlook.slip(at).filter(|slip| !slip.is_zero());
    CellWords {
        place: place(plan, &plan[at], is_under_organisation),
        dates: sentences::dates(outlook, at),
        slip: match slip {
            Some(slip) => slip.short_words(),
            None if outlook.compared(at).is_none() => lang::NEW.to_owned(),
            None => lang::DASH.to_owned(),
        },
        is_slipped: slip.is_some(),
    }
}

/// What the row of an activity says. `marks` and `found` say which finding is about it.
#[must_use]
pub fn activity_content(
    outlook: &Outlook,
    marks: &FindingMarks,
    found: &[Finding],
    at: ActivityIx,
    is_under_organisation: bool,
) -> ActivityContent {
    ActivityContent {
        sentence: sentences::row(outlook, at),
        ..printed_content(outlook, marks, found, at, is_under_organisation)
    }
}

/// The same for paper, where nothing is read aloud: without the sentence.
#[must_use]
pub fn printed_content(
    outlook: &Outlook,
    marks: &FindingMarks,
    found: &[Finding],
    at: ActivityIx,
    is_under_organisation: bool,
) -> ActivityContent {
    let plan = outlook.plan();
    let activity = &plan[at];
    let status = outlook.status(at);
    let CellWords {
        place,
        dates,
        slip,
        is_slipped,
    } = cell_words(outlook, at, is_under_organisation);
    let label = if is_slipped {
        slip.clone()
    } else {
        date_label(outlook, at, activity, status)
    };
    ActivityContent {
        at,
        id: activity.id.to_string(),
        name: activity.name.to_string(),
        place,
        status,
        status_word: status.word(activity.kind),
        dates,
        slip,
        is_slipped,
        sentence: String::new(),
        label,
        finding: marks
            .open(at)
            .next()
            .and_then(|number| found.get(number as usize)?.mark(at))
            .unwrap_or_default()
            .to_owned(),
        far: outlook
            .end(at)
            .map(|end| {
                let from = match outlook.end_from(at) {
                    DateFrom::Plan => lang::From::Plan,
                    DateFrom::Forecast => lang::From::Forecast,
                    DateFrom::Actual => lang::From::Actual,
                };
                lang::far_end(from, &words::date(end))
            })
            .unwrap_or_default(),
        pill: (status == Status::Undated).then(|| pill(plan, activity)),
    }
}

fn place(plan: &Plan, activity: &Activity, is_under_organisation: bool) -> Option<String> {
    let short = |at: OrganisationIx| plan[at].short.to_string();
    match (activity.site, activity.organisation) {
        (Some(site), _) if plan[site].name != activity.name => Some(short(site)),
        (_, Some(organisation)) if !is_under_organisation => Some(short(organisation)),
        _ => None,
    }
}

/// What stands beside a single date, which has no bar to say it: "Live 1 Jun 09", "Due in Oct".
fn date_label(outlook: &Outlook, at: ActivityIx, activity: &Activity, status: Status) -> String {
    let (start, end) = (outlook.start(at), outlook.end(at));
    let Some(end) = end.filter(|&end| start.is_none_or(|start| start == end)) else {
        return String::new();
    };
    let date = words::date_dense(end);
    match (status, end.precision()) {
        (Status::Live, _) if outlook.end_from(at) == DateFrom::Actual => {
            lang::status_and_date(status.word(activity.kind), &date)
        }
        (Status::Due, Precision::Month) => lang::due_in(words::month_short(end.first().month())),
        (Status::Due, _) => lang::due(&date),
        _ => date,
    }
}

/// "TBA in 3.8.5": the words of the plan and where they stand.
fn pill(plan: &Plan, activity: &Activity) -> String {
    let printed = activity.more.as_ref().and_then(|more| {
        more.printed_end
            .as_deref()
            .or(more.printed_start.as_deref())
    });
    let source = activity.source.map(|at| &*plan[at].id);
    match (printed, source) {
        (Some(printed), Some(source)) => lang::printed_in(printed, source),
        (Some(printed), None) => printed.to_owned(),
        (None, Some(source)) => lang::no_date_in(source),
        (None, None) => lang::NO_DATE.to_owned(),
    }
}

/// What sort of row an activity is.
#[must_use]
pub fn kind_word(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Deployment => lang::KIND_DEPLOYMENT,
        ActivityKind::Milestone => lang::KIND_MILESTONE,
        ActivityKind::Project => lang::KIND_PROJECT,
    }
}

/// What sort of end an activity has: "go-live" for a deployment, "end" for others.
#[must_use]
pub fn end_word(kind: ActivityKind) -> &'static str {
    if kind == ActivityKind::Deployment {
        lang::GO_LIVE
    } else {
        lang::END
    }
}

/// Which rows are shown and which are left out, in words: "All 187 rows.", "8 of 187 rows: status
/// Late."
#[must_use]
pub fn filter_words(plan: &Plan, rows: &Rows, filter: &Filter) -> String {
    let (shown, total) = (rows.shown(), rows.total());
    if filter.is_empty() {
        return lang::all_rows(total);
    }
    let mut parts = Vec::new();
    let mut list = |what: Left, names: Vec<&str>| {
        if !names.is_empty() {
            parts.push(lang::left(what, &names));
        }
    };
    let text = filter.text.trim();
    list(
        Left::Words,
        (!text.is_empty()).then_some(text).into_iter().collect(),
    );
    list(
        Left::Organisation,
        filter
            .organisations
            .iter()
            .map(|&at| &*plan[at].name)
            .collect(),
    );
    list(
        Left::Workstream,
        filter
            .workstreams
            .iter()
            .map(|&at| &*plan[at].name)
            .collect(),
    );
    list(
        Left::System,
        filter.systems.iter().map(|&at| &*plan[at].name).collect(),
    );
    list(
        Left::Status,
        filter
            .statuses
            .iter()
            .map(|status| status.word(ActivityKind::Deployment))
            .collect(),
    );
    list(
        Left::Kind,
        filter.kinds.iter().copied().map(kind_word).collect(),
    );
    if filter.among.is_some() {
        parts.push(lang::DIFFERS_IN_WHAT_IF.to_owned());
    }
    if filter.with_finding {
        parts.push(lang::LEFT_FINDING.to_owned());
    }
    if let Some(month) = filter.due_by {
        parts.push(lang::left_due_by(&words::date_long(month)));
    }
    lang::rows_left(shown, total, &parts)
}
