//! The outlook on every activity: effective dates, where they come from, and status. One pass over
//! the plan makes it, one edit changes one row; words and rows are made by others when asked.
//!
//! Moving the as-of date replays the plan. On a day the reader sees
//!
//! - what had happened by then: an actual date counts from its first possible day, whenever it was
//!   written down, because it is true of that day;
//! - what was expected then: a forecast counts from the day its writer stood on, and so does its
//!   removal ([`Held::on`]);
//! - what was planned then: where the plan's own revision is dated later, the newest dates that a
//!   revision dated by then gave, which the activity lists as baselines. An activity whose
//!   baselines are all from later revisions was not dated yet. For one that lists none nothing says
//!   when its dates were first printed, and they count on every day.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use crate::journal::{ActivityField, Held, State, Target, Value};
use crate::order::Map;
use crate::plan::{Activity, ActivityIx, Day, Plan, PlanDate};

use super::search::Haystack;
use super::{Against, Dates, Slip, Status, baseline};

/// Numbers outlooks, so that two of them can be told apart without comparing their contents.
static NEXT_REVISION: AtomicU64 = AtomicU64::new(1);

fn next_revision() -> u64 {
    NEXT_REVISION.fetch_add(1, Ordering::Relaxed)
}

/// Where an effective date comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateFrom {
    /// The plan promised it.
    Plan,
    /// Somebody expects it now.
    Forecast,
    /// It happened.
    Actual,
}

/// What is worked out for one activity: 20 bytes, no text.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Standing {
    start: Option<PlanDate>,
    end: Option<PlanDate>,
    start_from: DateFrom,
    end_from: DateFrom,
    status: Status,
}

/// The dates people recorded for one activity. Few activities have any.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Recorded {
    forecast_start: Option<PlanDate>,
    forecast_end: Option<PlanDate>,
    actual_start: Option<PlanDate>,
    actual_end: Option<PlanDate>,
}

impl Recorded {
    /// Takes in what `field` holds, as it counts on the day `as_of`.
    fn set(&mut self, field: ActivityField, held: &Held, as_of: Day) {
        let date = |value: &Value| match value {
            Value::Date(date) => Some(*date),
            _ => None,
        };
        let expected = || date(held.on(as_of)?.1);
        match field {
            ActivityField::ForecastStart => self.forecast_start = expected(),
            ActivityField::ForecastEnd => self.forecast_end = expected(),
            ActivityField::ActualStart => self.actual_start = date(&held.value),
            ActivityField::ActualEnd => self.actual_end = date(&held.value),
            ActivityField::Owner
            | ActivityField::Note
            | ActivityField::Call
            | ActivityField::Decision => {}
        }
    }
}

/// A plan as it stands on a day, with what people changed. Two outlooks are equal when they have
/// the same [`revision`](Outlook::revision); a clone keeps it, a change gives a new one.
#[derive(Clone, Debug)]
pub struct Outlook {
    revision: u64,
    plan: Arc<Plan>,
    as_of: Day,
    /// Whether the plan's own revision is dated by the as-of date, as it nearly always is.
    is_printed: bool,
    standings: Vec<Standing>,
    recorded: Map<ActivityIx, Recorded>,
    haystack: Arc<OnceLock<Haystack>>,
    /// What dates are compared with, where that is not what was planned.
    against: Option<Arc<Against>>,
    /// What rows tell besides.
    tells: Option<Tells>,
}

/// Words about an activity that stand at the end of its sentence, without a full stop.
pub type Tells = fn(&Outlook, ActivityIx) -> Option<String>;

impl PartialEq for Outlook {
    fn eq(&self, other: &Outlook) -> bool {
        self.revision == other.revision
    }
}

impl Eq for Outlook {}

impl Outlook {
    /// Works out every activity of `plan`, with what people changed in `state`, on the day
    /// `as_of`.
    #[must_use]
    pub fn new(plan: Arc<Plan>, state: &State, as_of: Day) -> Outlook {
        Outlook::with(plan, state, as_of, Arc::default())
    }

    /// The same plan with whatever `state` now holds, on the day `as_of`. What search has made
    /// ready is kept; for a single change, [`change`](Outlook::change) does less.
    /// On the same day only the activities whose dates changed are worked out.
    #[must_use]
    pub fn renewed(&self, state: &State, as_of: Day) -> Outlook {
        if as_of != self.as_of {
            return Outlook {
                against: self.against.clone(),
                tells: self.tells,
                ..Outlook::with(self.plan.clone(), state, as_of, self.haystack.clone())
            };
        }
        let mut renewed = Outlook {
            revision: next_revision(),
            recorded: all_recorded(&self.plan, state, as_of),
            ..self.clone()
        };
        let (before, now) = (&self.recorded, &renewed.recorded);
        let changed: Vec<ActivityIx> = before
            .keys()
            .chain(now.keys())
            .filter(|at| before.get(at) != now.get(at))
            .copied()
            .collect();
        for at in changed {
            renewed.standings[at.index()] = renewed.work_out(at, &renewed.plan[at]);
        }
        renewed
    }

    /// The same with its dates compared with those of a baseline, made for the same plan, and with
    /// more in the sentence of every row.
    #[must_use]
    pub fn seen_with(&self, against: Option<Arc<Against>>, tells: Option<Tells>) -> Outlook {
        Outlook {
            revision: next_revision(),
            against,
            tells,
            ..self.clone()
        }
    }

    /// What rows tell besides.
    pub(super) fn tells(&self, at: ActivityIx) -> Option<String> {
        self.tells.and_then(|tells| tells(self, at))
    }

    /// What dates are compared with; `None` for what was planned.
    #[must_use]
    pub fn against(&self) -> Option<&Against> {
        self.against.as_deref()
    }

    /// The dates that those of an activity are compared with; `None` when the baseline does not
    /// have that activity.
    #[must_use]
    pub fn compared(&self, at: ActivityIx) -> Option<Dates> {
        if let Some(against) = &self.against {
            return against.dates(at);
        }
        let (start, end) = self.planned(&self.plan[at]);
        Some(Dates { start, end })
    }

    fn with(
        plan: Arc<Plan>,
        state: &State,
        as_of: Day,
        haystack: Arc<OnceLock<Haystack>>,
    ) -> Outlook {
        let mut outlook = Outlook {
            revision: next_revision(),
            is_printed: baseline::is_printed(&plan, &plan.revision, as_of),
            recorded: all_recorded(&plan, state, as_of),
            plan,
            as_of,
            standings: Vec::new(),
            haystack,
            against: None,
            tells: None,
        };
        outlook.work_out_all();
        outlook
    }

    /// Takes in that `target` now holds what `state` says: works out one activity afresh, or none
    /// when the target is not about an activity's dates. Gives the outlook a new revision.
    pub fn change(&mut self, state: &State, target: &Target) {
        self.revision = next_revision();
        if let Target::Activity { id, .. } = target
            && let Some(at) = self.plan.activity(id)
        {
            let recorded = recorded_of(state, id, self.as_of);
            if recorded == Recorded::default() {
                self.recorded.remove(&at);
            } else {
                self.recorded.insert(at, recorded);
            }
            self.standings[at.index()] = self.work_out(at, &self.plan[at]);
        }
    }

    /// The outlook after `target` came to hold what `state` says; see [`change`](Outlook::change).
    #[must_use]
    pub fn with_change(&self, state: &State, target: &Target) -> Outlook {
        let mut outlook = self.clone();
        outlook.change(state, target);
        outlook
    }

    fn work_out_all(&mut self) {
        self.standings = self
            .plan
            .activity_positions()
            .zip(&self.plan.activities)
            .map(|(at, activity)| self.work_out(at, activity))
            .collect();
    }

    fn work_out(&self, at: ActivityIx, activity: &Activity) -> Standing {
        let recorded = self.recorded.get(&at).copied().unwrap_or_default();
        // What happens after the as-of date does not exist yet for the reader.
        let happened = |date: &PlanDate| date.first() <= self.as_of;
        let actual_start = recorded
            .actual_start
            .or(activity.actual_start)
            .filter(happened);
        let actual_end = recorded.actual_end.or(activity.actual_end).filter(happened);
        let (planned_start, planned_end) = self.planned(activity);
        let (start, start_from) = effective(actual_start, recorded.forecast_start, planned_start);
        let (end, end_from) = effective(actual_end, recorded.forecast_end, planned_end);
        let is_live = actual_end.is_some() || activity.live_by.is_some_and(|day| day <= self.as_of);
        let status = Status::of(
            start,
            end,
            is_live,
            self.as_of,
            self.plan.rules.due_within_days,
        );
        Standing {
            start,
            end,
            start_from,
            end_from,
            status,
        }
    }

    /// The start and end that were printed by the as-of date.
    fn planned(&self, activity: &Activity) -> (Option<PlanDate>, Option<PlanDate>) {
        if self.is_printed {
            return (activity.start, activity.end);
        }
        let Dates { start, end } = baseline::printed_by(&self.plan, activity, self.as_of);
        (start, end)
    }

    fn standing(&self, at: ActivityIx) -> &Standing {
        &self.standings[at.index()]
    }

    /// Its number: two outlooks with one number are the same.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The plan it is about.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The day the reader stands on.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// How an activity stands.
    #[must_use]
    pub fn status(&self, at: ActivityIx) -> Status {
        self.standing(at).status
    }

    /// The effective start: what happened, else what is expected, else what was planned.
    #[must_use]
    pub fn start(&self, at: ActivityIx) -> Option<PlanDate> {
        self.standing(at).start
    }

    /// The effective end or go-live: what happened, else what is expected, else what was planned.
    #[must_use]
    pub fn end(&self, at: ActivityIx) -> Option<PlanDate> {
        self.standing(at).end
    }

    /// Where the effective start comes from; means nothing without one.
    #[must_use]
    pub fn start_from(&self, at: ActivityIx) -> DateFrom {
        self.standing(at).start_from
    }

    /// Where the effective end comes from; means nothing without one.
    #[must_use]
    pub fn end_from(&self, at: ActivityIx) -> DateFrom {
        self.standing(at).end_from
    }

    /// The start that was planned, as the as-of date knows it.
    #[must_use]
    pub fn planned_start(&self, at: ActivityIx) -> Option<PlanDate> {
        self.planned(&self.plan[at]).0
    }

    /// The end or go-live that was planned, as the as-of date knows it.
    #[must_use]
    pub fn planned_end(&self, at: ActivityIx) -> Option<PlanDate> {
        self.planned(&self.plan[at]).1
    }

    /// The start somebody expects.
    #[must_use]
    pub fn forecast_start(&self, at: ActivityIx) -> Option<PlanDate> {
        self.recorded.get(&at)?.forecast_start
    }

    /// The end or go-live somebody expects.
    #[must_use]
    pub fn forecast_end(&self, at: ActivityIx) -> Option<PlanDate> {
        self.recorded.get(&at)?.forecast_end
    }

    /// The start that happened, as far as the as-of date knows.
    #[must_use]
    pub fn actual_start(&self, at: ActivityIx) -> Option<PlanDate> {
        let standing = self.standing(at);
        standing
            .start
            .filter(|_| standing.start_from == DateFrom::Actual)
    }

    /// The end or go-live that happened, as far as the as-of date knows.
    #[must_use]
    pub fn actual_end(&self, at: ActivityIx) -> Option<PlanDate> {
        let standing = self.standing(at);
        standing
            .end
            .filter(|_| standing.end_from == DateFrom::Actual)
    }

    /// The day by which it is known to be live where the go-live day itself is not recorded;
    /// `None` when the as-of date lies before.
    #[must_use]
    pub fn live_by(&self, at: ActivityIx) -> Option<Day> {
        self.plan[at]
            .live_by
            .filter(|&day| day <= self.as_of && self.actual_end(at).is_none())
    }

    /// Whether people recorded a date for it.
    #[must_use]
    pub fn is_edited(&self, at: ActivityIx) -> bool {
        self.recorded.contains_key(&at)
    }

    /// How far the end lies from the one it is compared with, which is the planned one unless a
    /// [baseline](Outlook::seen_with) was chosen. `None` when either has no date, or nothing
    /// but the plan is known and compared with itself.
    #[must_use]
    pub fn slip(&self, at: ActivityIx) -> Option<Slip> {
        let standing = self.standing(at);
        if standing.end_from == DateFrom::Plan && self.against.is_none() {
            return None;
        }
        Some(Slip::between(self.compared(at)?.end?, standing.end?))
    }

    /// The lower-case texts of the plan, made on first use and shared by all later outlooks on it.
    pub(super) fn haystack(&self) -> &Haystack {
        self.haystack.get_or_init(|| Haystack::new(&self.plan))
    }

    /// Makes ready what text search and sorting by name need (about 25 bytes a row), so that the
    /// first key stroke does not wait for it. Does nothing the second time.
    pub fn prepare_search(&self) {
        self.haystack();
    }
}

fn effective(
    actual: Option<PlanDate>,
    forecast: Option<PlanDate>,
    planned: Option<PlanDate>,
) -> (Option<PlanDate>, DateFrom) {
    match (actual, forecast) {
        (Some(date), _) => (Some(date), DateFrom::Actual),
        (None, Some(date)) => (Some(date), DateFrom::Forecast),
        (None, None) => (planned, DateFrom::Plan),
    }
}

/// What was recorded of all activities, as it counts on a day.
fn all_recorded(plan: &Plan, state: &State, as_of: Day) -> Map<ActivityIx, Recorded> {
    let mut recorded: Map<ActivityIx, Recorded> = Map::new();
    for (target, held) in &state.held {
        // Activity targets come first in the order of targets.
        let Target::Activity { id, field } = target else {
            break;
        };
        if let Some(at) = plan.activity(id) {
            recorded
                .get_or_insert_with(at, Recorded::default)
                .set(*field, held, as_of);
        }
    }
    // An edit that was taken back, or is not about dates, leaves nothing recorded.
    recorded
        .into_vec()
        .into_iter()
        .filter(|(_, recorded)| *recorded != Recorded::default())
        .collect()
}

fn recorded_of(state: &State, id: &str, as_of: Day) -> Recorded {
    let first = Target::Activity {
        id: id.into(),
        field: ActivityField::ForecastStart,
    };
    let mut recorded = Recorded::default();
    for (target, held) in state.held.iter_from(&first) {
        match target {
            Target::Activity { id: other, field } if **other == *id => {
                recorded.set(*field, held, as_of);
            }
            _ => break,
        }
    }
    recorded
}

#[cfg(test)]
mod tests;
