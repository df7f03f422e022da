//! How the reader looks at the timeline: which rows, which days, where the keyboard stands, what is
//! open. Knows how these depend on one another and on the address; leaves drawing to the parts of
//! the page. None of it is ever stored in the journal.

use std::sync::Arc;

use crate::web::prelude::*;

use super::columns::{COLUMNS, use_columns};
use crate::chart::lines::Lines;
use crate::chart::walk::Place;
use crate::chart::{Frame, Overview, TimeScale, ZOOM_STEP, dates_of};
use crate::journal::{State, Target};
use crate::outlook::said;
use crate::outlook::{
    Against, FindingMarks, GroupKey, Grouping, Outlook, Part, Rows, RowsView, SortBy, Status,
    Table, Tells,
};
use crate::plan::{
    ActivityIx, ActivityKind, Day, Finding, OrganisationIx, Plan, Span, SystemIx, WorkstreamIx,
};
use crate::route::{Route, TimelineParams};
use crate::web::browser::pace::once_quiet;
use crate::web::browser::remember;
use crate::web::session::use_session;
use crate::web::view::{View, use_view};
use crate::words::timeline as words;

/// Months shown on either side of the month of the as-of date, at first.
const MONTHS_AROUND: i32 = 12;
/// Months in a quarter and in a financial year.
pub const QUARTER: i32 = 3;
pub const YEAR: i32 = 12;
/// April, from which quarters and financial years are counted.
const APRIL: i32 = 3;
/// How long a filter rests before its count is said, in milliseconds.
const SETTLED: i32 = 600;
/// How long a change rests before the overview follows, in milliseconds.
const RESTED: i32 = 150;
/// Pixels left free beside what is fitted.
const FIT_MARGIN: f64 = 8.0;

/// What the chart shows beside the rows as they stand.
#[derive(Clone, Default)]
pub struct Extra {
    /// What dates are compared with, as the address has it; empty for the plan.
    pub against: String,
    /// The dates of that, once they are found.
    pub baseline: Option<Arc<Against>>,
    /// What the sentences of rows tell besides.
    pub tells: Option<Tells>,
    /// Counts the changes of these two: each makes another outlook.
    pub turn: u32,
    /// What else is drawn, as the address has it.
    pub draw: String,
    is_printing: bool,
}

impl Extra {
    /// Whether anything is compared with or drawn that is not so at first.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !self.against.is_empty() || !self.draw.is_empty() || self.seen().is_some()
    }

    /// What the outlook is seen with, if anything.
    fn seen(&self) -> Option<(Option<Arc<Against>>, Option<Tells>)> {
        let is_there = self.baseline.is_some() || self.tells.is_some();
        is_there.then(|| (self.baseline.clone(), self.tells))
    }

    fn asked(params: &TimelineParams) -> Extra {
        Extra {
            against: params.against.clone(),
            draw: params.draw.clone(),
            ..Extra::default()
        }
    }
}

/// How the reader looks at the timeline. Copies of it are handles to the same one; the parts of the
/// page hand it down.
#[derive(Clone, Copy)]
pub struct Looking {
    /// The plan that is open.
    pub plan: Signal<Arc<Plan>>,
    /// What people changed on it.
    pub state: Signal<Arc<State>>,
    /// The day the reader stands on.
    pub as_of: Signal<Day>,
    /// Plan, journal and as-of date put together.
    pub outlook: Memo<Arc<Outlook>>,
    /// The findings of the plan.
    pub found: Signal<Arc<Vec<Finding>>>,
    /// Which rows carry one of their own.
    pub findings: Memo<FindingMarks>,
    /// How rows are gathered, ordered and filtered.
    pub arrangement: RwSignal<RowsView>,
    /// Whether the lane of undated rows shows them.
    pub has_undated_open: RwSignal<bool>,
    /// The rows in order.
    pub lines: Memo<Lines>,
    /// The whole plan at a glance.
    pub overview: Memo<Overview>,
    /// Width of the bars' part of the chart in pixels, 0 before it is measured.
    pub width: RwSignal<f64>,
    /// The days in view.
    pub scale: Memo<TimeScale>,
    /// A scale as wide, with the as-of date at 0 px: what bars are drawn in, so that panning moves
    /// them without drawing them afresh.
    pub base: Memo<TimeScale>,
    /// Where the left edge of the window lies in `base`.
    pub pan: Memo<f64>,
    /// The row whose details are open.
    pub selected: RwSignal<Option<ActivityIx>>,
    /// Where the keyboard stands.
    pub place: RwSignal<Place>,
    /// The columns as addresses tell them; empty for the usual ones.
    pub told: RwSignal<Vec<String>>,
    /// What dates are compared with, what else is drawn, and whether the dialogue that prints and
    /// saves pictures is open.
    pub extra: RwSignal<Extra>,
    /// The days that the address asked for: they fill the chart, however wide it becomes, until
    /// the reader moves the window.
    asked_window: RwSignal<Option<(Day, Day)>>,
    chosen_scale: RwSignal<Option<TimeScale>>,
}

impl Looking {
    /// Looks at the timeline as the address says.
    #[must_use]
    pub fn new(params: &TimelineParams) -> Looking {
        let (session, view) = (use_session(), use_view());
        let (extra, uncompared) = (RwSignal::new(Extra::asked(params)), view.outlook());
        let turn = Memo::new(move |_| extra.with(|extra| extra.turn));
        let outlook = Memo::new(move |_| {
            // A memo is only worked out when it is read.
            let _ = turn.get();
            match extra.with_untracked(Extra::seen) {
                Some((against, tells)) => {
                    Arc::new(uncompared.with(|it| it.seen_with(against, tells)))
                }
                None => uncompared.get(),
            }
        });
        // What is missing all over the plan (owners, dates) marks no single row.
        let found = if params.with_finding {
            view.findings_now()
        } else {
            view.findings()
        };
        let state = session.state();
        // A change of a date accepts no finding, so it leaves these alone.
        let accepted = Memo::new(move |_| {
            state.with(|state| {
                let held = state.held.iter();
                let held = held.filter(|(target, _)| matches!(target, Target::Finding { .. }));
                State {
                    held: held
                        .map(|(target, held)| (target.clone(), held.clone()))
                        .collect(),
                }
            })
        });
        let findings = Memo::new(move |_| {
            found.with(|found| accepted.with(|accepted| FindingMarks::of_rows(found, accepted)))
        });
        let plan = session.plan();
        let plan_now = plan.get_untracked();
        let arrangement = RwSignal::new(arrangement_from(params, &plan_now));
        let has_undated_open = RwSignal::new(true);
        let columns = use_columns();
        let told = if params.columns.is_empty() {
            let kept = remember::get(COLUMNS).unwrap_or_default();
            kept.split(',').map(str::to_owned).collect()
        } else {
            params.columns.clone()
        };
        columns.tell(told);
        let cells = columns.cells;
        let lines = Memo::new(move |_| {
            let rows = outlook.with(|outlook| {
                findings.with(|findings| {
                    arrangement.with(|arrangement| Rows::new(outlook, findings, arrangement))
                })
            });
            Lines::new(Arc::new(rows), has_undated_open.get(), cells.get())
        });
        let overview = overview_of(outlook);
        let width = RwSignal::new(0.0_f64);
        let chosen_scale = RwSignal::new(None);
        let asked_window = RwSignal::new(params.window);
        let scale = Memo::new(move |_| {
            chosen_scale.get().unwrap_or_else(|| {
                let width = width.get().max(1.0);
                match asked_window.get() {
                    Some((first, last)) => {
                        let end = last.plus_days(1);
                        TimeScale::fitting(Span { first, end }, width, 0.0)
                    }
                    None => outlook.with(|outlook| {
                        overview.with(|overview| first_scale(outlook, overview, width))
                    }),
                }
            })
        });
        say_count(view, lines, arrangement);
        let as_of = session.as_of();
        let base = Memo::new(move |_| TimeScale::new(as_of.get(), scale.read().px_per_day()));
        let from_as_of = Memo::new(move |_| -scale.read().x_from_day(as_of.get()));
        Looking {
            plan,
            state,
            as_of,
            outlook,
            found,
            findings,
            arrangement,
            has_undated_open,
            lines,
            overview,
            width,
            scale,
            base,
            pan: from_as_of,
            selected: RwSignal::new(selected_from(params, &plan_now)),
            place: RwSignal::new(Place::default()),
            told: columns.told,
            extra,
            asked_window,
            chosen_scale,
        }
    }

    /// The window that labels are placed in, in the pixels of `base`.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let left_px = self.pan.get();
        Frame {
            scale: self.base.get(),
            left_px,
            right_px: left_px + self.width.get(),
            as_of: self.as_of.get(),
            horizon: self
                .overview
                .with(|overview| overview.span.map(|span| span.end)),
        }
    }

    /// The days in view.
    #[must_use]
    pub fn window(&self) -> Span {
        // What ends exactly at the edge of the window shows nothing of the next day.
        self.scale.read().window((self.width.get() - 0.5).max(0.0))
    }

    /// Whether the dialogue that prints and saves pictures is open.
    #[must_use]
    pub fn is_printing(&self) -> bool {
        self.extra.with(|extra| extra.is_printing)
    }

    /// Opens the dialogue that prints and saves pictures, or closes it.
    pub fn print(&self, is_printing: bool) {
        self.extra.update(|extra| extra.is_printing = is_printing);
    }

    /// Stays with the days in view, whatever the as-of date becomes.
    pub fn keep_window(&self) {
        self.pan_by(0.0);
    }

    /// Moves the window by so many pixels.
    pub fn pan_by(&self, dx_px: f64) {
        let scale = self.scale.get_untracked();
        self.chosen_scale.set(Some(scale.panned(dx_px)));
    }

    /// Zooms in by so many steps (out when negative); what lies at `x_px` stays there.
    pub fn zoom_about(&self, x_px: f64, steps: f64) {
        let scale = self.scale.get_untracked();
        let factor = js_sys::Math::pow(ZOOM_STEP, steps);
        self.chosen_scale
            .set(Some(scale.zoomed_about(x_px, factor)));
    }

    /// Zooms about the as-of line when that is in view, else about the middle.
    pub fn zoom(&self, steps: f64) {
        let (width, as_of_px) = (self.width.get_untracked(), -self.pan.get_untracked());
        let middle = if (0.0..width).contains(&as_of_px) {
            as_of_px
        } else {
            width / 2.0
        };
        self.zoom_about(middle, steps);
    }

    /// Shows these days, with so many pixels left free beside them.
    pub fn show_days(&self, span: Span, margin_px: f64) {
        let width = self.width.get_untracked().max(1.0);
        self.chosen_scale
            .set(Some(TimeScale::fitting(span, width, margin_px)));
    }

    /// Shows all dates of the plan but outliers.
    pub fn fit(&self) {
        if let Some(span) = self.overview.with_untracked(|overview| overview.span) {
            self.show_days(span, FIT_MARGIN);
        }
    }

    /// Shows the dates of a row and little more.
    pub fn fit_row(&self, at: ActivityIx) {
        if let Some(span) = self.dates_of(at) {
            self.show_days(span, self.width.get_untracked() / 8.0);
        }
    }

    /// Shows the quarter or financial year of the as-of date: so many months, counted from April.
    pub fn show_period(&self, months: i32) {
        let month = self.as_of.get_untracked().month_index();
        let first = month - (month - APRIL).rem_euclid(months);
        let day = |month, other| Day::first_of_month(month).unwrap_or(other);
        let span = Span {
            first: day(first, Day::FIRST),
            end: day(first + months, Day::LAST),
        };
        self.show_days(span, 0.0);
    }

    /// Whether a part of the filter is on.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        self.arrangement
            .with(|arrangement| arrangement.filter.has(part))
    }

    /// Turns a part of the filter on or off.
    pub fn toggle(&self, part: Part) {
        let as_of = self.as_of.get_untracked();
        self.arrangement
            .update(|arrangement| arrangement.filter.toggle(part, as_of));
    }

    /// The days from the first to the last that the dates of a row can mean.
    fn dates_of(&self, at: ActivityIx) -> Option<Span> {
        self.outlook.with_untracked(|outlook| dates_of(outlook, at))
    }

    /// Moves the window as little as needed to show the dates of a row.
    pub fn bring_into_view(&self, at: ActivityIx) {
        if let Some(span) = self.dates_of(at) {
            let (scale, width) = (self.scale.get_untracked(), self.width.get_untracked());
            let (left, right) = (scale.x_from_day(span.first), scale.x_from_day(span.end));
            // A bar that is partly in view is where the reader looks already.
            if right < 0.0 || left > width {
                self.chosen_scale
                    .set(Some(scale.showing(span, width, 4.0 * FIT_MARGIN)));
            }
        }
    }

    /// The place that the address should name.
    #[must_use]
    pub fn route(&self) -> Route {
        let plan = self.plan.get();
        let Extra { against, draw, .. } = self.extra.get();
        let chosen = self.chosen_scale.get().map(|scale| {
            let window = scale.window((self.width.get() - 0.5).max(0.0));
            (window.first, window.end.plus_days(-1))
        });
        let window = chosen.or(self.asked_window.get());
        let selected = self.selected.get().map(|at| plan[at].id.to_string());
        Route::Timeline(Box::new(self.arrangement.with(|arrangement| {
            TimelineParams {
                columns: self.told.get(),
                window,
                selected,
                against,
                draw,
                ..params_from(arrangement, &plan)
            }
        })))
    }

    /// The address of what the reader sees, without the row that is open: what a saved view keeps.
    #[must_use]
    pub fn address(&self) -> String {
        let mut route = untrack(|| self.route());
        if let Route::Timeline(params) = &mut route {
            params.selected = None;
            params.columns = Table::spelt_out(std::mem::take(&mut params.columns));
        }
        route.to_string()
    }

    /// Looks as the address says, when it was changed by other means than this page.
    pub fn follow(&self, params: &TimelineParams) {
        let plan = self.plan.get_untracked();
        self.arrangement.set(arrangement_from(params, &plan));
        self.selected.set(selected_from(params, &plan));
        if !params.columns.is_empty() {
            self.told.set(params.columns.clone());
        }
        self.extra.update(|extra| {
            extra.against.clone_from(&params.against);
            extra.draw.clone_from(&params.draw);
        });
        self.asked_window.set(params.window);
        self.chosen_scale.set(None);
    }
}

/// The whole plan at a glance. It follows once a change has rested: nobody looks there first, and in
/// a large plan it takes as long as all that they do look at.
fn overview_of(outlook: Memo<Arc<Outlook>>) -> Memo<Overview> {
    let rested = RwSignal::new(outlook.get_untracked());
    let follow = once_quiet(RESTED, move || rested.set(outlook.get_untracked()));
    Effect::new(move |before: Option<()>| {
        // A memo is only worked out when it is read.
        outlook.with(|_| ());
        if before.is_some() {
            follow();
        }
    });
    Memo::new(move |_| rested.with(|outlook| Overview::new(outlook)))
}

/// Says how many rows are left once the reader rests after changing the filter, unless something
/// else was said meanwhile: that is what they are at by then, and would be talked over.
fn say_count(view: View, lines: Memo<Lines>, arrangement: RwSignal<RowsView>) {
    let said_before = StoredValue::new(String::new());
    let say = once_quiet(SETTLED, move || {
        if view.said().get_untracked() != said_before.get_value() {
            return;
        }
        let (shown, late) = lines.with_untracked(|lines| {
            let rows = lines.rows();
            (rows.shown(), rows.count_with(Status::Late))
        });
        view.say(said::spoken_count(shown, late));
    });
    let filter = Memo::new(move |_| arrangement.with(|it| it.filter.clone()));
    Effect::new(move |before: Option<()>| {
        // A memo is only worked out when it is read.
        filter.with(|_| ());
        if before.is_some() {
            said_before.set_value(view.said().get_untracked());
            say();
        }
    });
}

/// The window before the reader chooses one: a year on either side of the as-of date where most
/// dates lie there, else the whole plan without outliers.
fn first_scale(outlook: &Outlook, overview: &Overview, width: f64) -> TimeScale {
    let month = outlook.as_of().month_index();
    let around = Span {
        first: Day::first_of_month(month - MONTHS_AROUND + 1).unwrap_or(Day::FIRST),
        end: Day::first_of_month(month + MONTHS_AROUND + 1).unwrap_or(Day::LAST),
    };
    let (mut inside, mut all) = (0, 0);
    for at in outlook.plan().activity_positions() {
        if let Some(end) = outlook.end(at) {
            all += 1;
            inside += usize::from(around.first <= end.first() && end.first() < around.end);
        }
    }
    match overview.span {
        Some(span) if inside * 2 < all => TimeScale::fitting(span, width, FIT_MARGIN),
        _ => TimeScale::fitting(around, width, 0.0),
    }
}

/// The names of groupings in addresses and menus.
pub const GROUPINGS: [(Grouping, &str, &str); 9] = [
    (
        Grouping::Organisation,
        "organisation",
        words::LANES_ORGANISATION,
    ),
    (Grouping::Workstream, "workstream", words::LANES_WORKSTREAM),
    (Grouping::System, "system", words::LANES_SYSTEM),
    (Grouping::Place, "place", words::LANES_PLACE),
    (Grouping::Status, "status", words::LANES_STATUS),
    (Grouping::Lead, "lead", words::LANES_LEAD),
    (Grouping::Phase, "phase", words::LANES_PHASE),
    (Grouping::Year, "year", words::LANES_YEAR),
    (Grouping::None, "none", words::NO_LANES),
];

/// The names of orders in addresses.
const ORDERS: [(SortBy, &str); 15] = [
    (SortBy::PlanOrder, "plan"),
    (SortBy::Name, "name"),
    (SortBy::Start, "start"),
    (SortBy::GoLive, "go-live"),
    (SortBy::Status, "status"),
    (SortBy::Slip, "slip"),
    (SortBy::Lane(Grouping::Place), "place"),
    (SortBy::Lane(Grouping::System), "system"),
    (SortBy::Lane(Grouping::Workstream), "workstream"),
    (SortBy::Lane(Grouping::Lead), "lead"),
    (SortBy::Lane(Grouping::Phase), "phase"),
    (SortBy::PlannedStart, "planned-start"),
    (SortBy::PlannedEnd, "planned-end"),
    (SortBy::Forecast, "forecast"),
    (SortBy::Actual, "actual"),
];

/// The kinds of rows in addresses.
const KINDS: [(ActivityKind, &str); 3] = [
    (ActivityKind::Deployment, "deployment"),
    (ActivityKind::Milestone, "milestone"),
    (ActivityKind::Project, "project"),
];

fn selected_from(params: &TimelineParams, plan: &Plan) -> Option<ActivityIx> {
    params.selected.as_deref().and_then(|id| plan.activity(id))
}

fn arrangement_from(params: &TimelineParams, plan: &Plan) -> RowsView {
    let mut arrangement = RowsView::default();
    if let Some(&(group, ..)) = GROUPINGS.iter().find(|(_, id, _)| *id == params.group) {
        arrangement.group = group;
    }
    let (sort, descending) = match params.sort.strip_prefix('-') {
        Some(sort) => (sort, true),
        None => (&*params.sort, false),
    };
    if let Some(&(sort, _)) = ORDERS.iter().find(|(_, id)| *id == sort) {
        arrangement.sort = sort;
        arrangement.descending = descending;
    }
    arrangement.is_packed = params.is_packed;
    let filter = &mut arrangement.filter;
    filter.text.clone_from(&params.text);
    filter.organisations = positions(
        &params.organisations,
        &plan.organisations,
        OrganisationIx,
        |it| &it.id,
    );
    filter.workstreams = positions(&params.workstreams, &plan.workstreams, WorkstreamIx, |it| {
        &it.id
    });
    filter.systems = positions(&params.systems, &plan.systems, SystemIx, |it| &it.id);
    filter.statuses = params
        .statuses
        .iter()
        .filter_map(|id| Status::from_id(id))
        .collect();
    filter.kinds = KINDS
        .iter()
        .filter(|(_, id)| params.kinds.iter().any(|kind| kind == id))
        .map(|&(kind, _)| kind)
        .collect();
    filter.with_finding = params.with_finding;
    filter.due_by = params.due_by;
    arrangement.collapsed = params
        .collapsed
        .iter()
        .filter_map(|id| GroupKey::find(arrangement.group, plan, id))
        .collect();
    arrangement
}

/// The places in `table` of the records with these ids.
fn positions<R, T>(
    ids: &[String],
    table: &[R],
    make: fn(u32) -> T,
    id_of: fn(&R) -> &str,
) -> Vec<T> {
    if ids.is_empty() {
        return Vec::new();
    }
    (0..)
        .zip(table)
        .filter(|(_, record)| ids.iter().any(|id| id == id_of(record)))
        .map(|(at, _)| make(at))
        .collect()
}

fn params_from(arrangement: &RowsView, plan: &Plan) -> TimelineParams {
    let usual = RowsView::default();
    let filter = &arrangement.filter;
    let group = GROUPINGS
        .iter()
        .find(|(group, ..)| *group == arrangement.group && *group != usual.group);
    let sort = ORDERS.iter().find(|(sort, _)| {
        *sort == arrangement.sort && (*sort != usual.sort || arrangement.descending)
    });
    let sign = if arrangement.descending { "-" } else { "" };
    TimelineParams {
        group: group.map(|(_, id, _)| (*id).to_owned()).unwrap_or_default(),
        sort: sort
            .map(|(_, id)| format!("{sign}{id}"))
            .unwrap_or_default(),
        text: filter.text.trim().to_owned(),
        organisations: ids(&filter.organisations, |&at| &plan[at].id),
        workstreams: ids(&filter.workstreams, |&at| &plan[at].id),
        systems: ids(&filter.systems, |&at| &plan[at].id),
        statuses: filter
            .statuses
            .iter()
            .map(|status| status.id().to_owned())
            .collect(),
        kinds: KINDS
            .iter()
            .filter(|(kind, _)| filter.kinds.contains(kind))
            .map(|(_, id)| (*id).to_owned())
            .collect(),
        with_finding: filter.with_finding,
        due_by: filter.due_by,
        is_packed: arrangement.is_packed,
        columns: Vec::new(),
        collapsed: arrangement
            .collapsed
            .iter()
            .map(|key| key.id(plan))
            .collect(),
        ..TimelineParams::default()
    }
}

fn ids<'a, T>(positions: &'a [T], id_of: impl Fn(&'a T) -> &'a str) -> Vec<String> {
    positions.iter().map(|at| id_of(at).to_owned()).collect()
}
