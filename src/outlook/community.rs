//! The whole community at a glance: how many stand how, and which go-lives come next. Knows
//! deployments; milestones and projects are no go-lives.

use crate::plan::{ActivityIx, ActivityKind, PlanDate};

use super::{DateFrom, Outlook, Slip, Status};

/// How many activities of one kind stand how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    by_status: [usize; 6],
}

impl Totals {
    /// How many have this status.
    #[must_use]
    pub fn get(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// All together, undated ones too.
    #[must_use]
    pub fn all(&self) -> usize {
        self.by_status.iter().sum()
    }
}

/// Counts the activities of one kind; `None` for every kind.
#[must_use]
pub fn totals(outlook: &Outlook, kind: Option<ActivityKind>) -> Totals {
    let plan = outlook.plan();
    let mut totals = Totals::default();
    for (at, activity) in plan.activity_positions().zip(&plan.activities) {
        if kind.is_none_or(|kind| kind == activity.kind) {
            totals.by_status[outlook.status(at) as usize] += 1;
        }
    }
    totals
}

/// A go-live that lies ahead.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NextGoLive {
    /// Which deployment.
    pub activity: ActivityIx,
    /// When.
    pub when: PlanDate,
    /// Whether the plan says so or somebody expects it.
    pub from: DateFrom,
    /// How it stands: due, in progress or planned.
    pub status: Status,
    /// How far that lies from the plan.
    pub slip: Option<Slip>,
}

/// The go-lives that lie ahead and are not late, the first possible day first, then the closer
/// known one, then plan order; at most `count`.
#[must_use]
pub fn next_go_lives(outlook: &Outlook, count: usize) -> Vec<NextGoLive> {
    let plan = outlook.plan();
    let mut ahead: Vec<NextGoLive> = plan
        .activity_positions()
        .zip(&plan.activities)
        .filter(|(_, activity)| activity.kind == ActivityKind::Deployment)
        .filter_map(|(at, _)| {
            let status = outlook.status(at);
            matches!(status, Status::Due | Status::InProgress | Status::Planned).then_some(())?;
            Some(NextGoLive {
                activity: at,
                when: outlook.end(at)?,
                from: outlook.end_from(at),
                status,
                slip: outlook.slip(at),
            })
        })
        .collect();
    let key = |it: &NextGoLive| (it.when.first(), it.when.last(), it.activity);
    // Only the few that are asked for need to be in order.
    if count > 0 && count < ahead.len() {
        ahead.select_nth_unstable_by_key(count - 1, key);
    }
    ahead.truncate(count);
    ahead.sort_by_key(key);
    ahead
}
