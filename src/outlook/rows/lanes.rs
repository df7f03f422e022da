//! What rows are gathered by, and which lane each stands in. Knows the plan's own tables, the names
//! it gives to leads and phases, and the outlook's dates.

use crate::letters;
use crate::order::{self, Map};
use crate::plan::{
    Activity, ActivityIx, ActivityKind, Day, OrganisationIx, Plan, SystemIx, WorkstreamIx,
};
use crate::words::rows as lang;

use super::super::{Outlook, Status};

/// What rows are gathered by. Rows without the thing come last, in a lane of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Grouping {
    /// By organisation, in the plan's order.
    #[default]
    Organisation,
    /// By workstream, in the plan's order.
    Workstream,
    /// By the system they bring, in the plan's order.
    System,
    /// By the site where it happens, else the organisation, in the plan's order.
    Place,
    /// By status, late first.
    Status,
    /// By who leads it: the row's own lead, else its owner, else the lead of its workstream; in the
    /// order in which the plan first names them.
    Lead,
    /// By the phase the plan names, in the order in which it first names them.
    Phase,
    /// By the financial year of the go-live or end.
    Year,
    /// Not at all.
    None,
}

impl Grouping {
    /// All of them.
    pub const ALL: [Grouping; 9] = [
        Grouping::Organisation,
        Grouping::Workstream,
        Grouping::System,
        Grouping::Place,
        Grouping::Status,
        Grouping::Lead,
        Grouping::Phase,
        Grouping::Year,
        Grouping::None,
    ];
}

/// What one heading gathers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GroupKey {
    by: Grouping,
    /// The place in the plan's table, of the status in its list, of the first activity with this
    /// lead or phase, or the year; `None` for the rows without one.
    number: Option<u32>,
}

impl GroupKey {
    /// The lane with an id of [`GroupKey::id`]; `None` when the plan has no such lane.
    #[must_use]
    pub fn find(by: Grouping, plan: &Plan, id: &str) -> Option<GroupKey> {
        if id.is_empty() {
            return (by != Grouping::None).then_some(GroupKey { by, number: None });
        }
        let number = match by {
            Grouping::Organisation | Grouping::Place => {
                plan.organisations.iter().position(|it| *it.id == *id)
            }
            Grouping::Workstream => plan.workstreams.iter().position(|it| *it.id == *id),
            Grouping::System => plan.systems.iter().position(|it| *it.id == *id),
            Grouping::Status => Status::from_id(id).map(|status| status as usize),
            Grouping::Lead => plan
                .activities
                .iter()
                .position(|it| lead(plan, it) == Some(id)),
            Grouping::Phase => plan.activities.iter().position(|it| phase(it) == Some(id)),
            Grouping::Year => id
                .parse()
                .ok()
                .filter(|year| (first_year()..=Day::LAST.year()).contains(year))
                .and_then(|year| usize::try_from(year).ok()),
            Grouping::None => None,
        };
        let number = Some(u32::try_from(number?).ok()?);
        Some(GroupKey { by, number })
    }

    /// The words on the heading.
    #[must_use]
    pub fn name(self, plan: &Plan) -> String {
        let Some(number) = self.number else {
            let without = match self.by {
                Grouping::Organisation => lang::WHOLE_COMMUNITY,
                Grouping::Workstream => lang::NO_WORKSTREAM,
                Grouping::System => lang::NO_SYSTEM,
                Grouping::Place => lang::NO_PLACE,
                Grouping::Lead => lang::NO_LEAD,
                Grouping::Phase => lang::NO_PHASE,
                Grouping::Year | Grouping::Status | Grouping::None => lang::NO_GO_LIVE,
            };
            return without.to_owned();
        };
        let at = number as usize;
        match self.by {
            Grouping::Organisation | Grouping::Place => plan.organisations[at].name.to_string(),
            Grouping::Workstream => plan.workstreams[at].name.to_string(),
            Grouping::System => plan.systems[at].name.to_string(),
            Grouping::Status => Status::ALL[at].word(ActivityKind::Deployment).to_owned(),
            // A phase is mostly a number alone.
            Grouping::Phase => {
                let phase = self.id(plan);
                if phase.bytes().all(|byte| byte.is_ascii_alphanumeric()) && phase.len() < 3 {
                    lang::phase(&phase)
                } else {
                    phase
                }
            }
            Grouping::Year => lang::go_live_in(number),
            Grouping::Lead | Grouping::None => self.id(plan),
        }
    }

    /// What stands for it in addresses, empty for the rows without one.
    #[must_use]
    pub fn id(self, plan: &Plan) -> String {
        let Some(number) = self.number else {
            return String::new();
        };
        let at = number as usize;
        match self.by {
            Grouping::Organisation | Grouping::Place => plan.organisations[at].id.to_string(),
            Grouping::Workstream => plan.workstreams[at].id.to_string(),
            Grouping::System => plan.systems[at].id.to_string(),
            Grouping::Status => Status::ALL[at].id().to_owned(),
            Grouping::Lead => lead(plan, &plan.activities[at])
                .unwrap_or_default()
                .to_owned(),
            Grouping::Phase => phase(&plan.activities[at]).unwrap_or_default().to_owned(),
            Grouping::Year => number.to_string(),
            Grouping::None => String::new(),
        }
    }
}

/// Who leads an activity, as the plan has it.
pub(in crate::outlook) fn lead<'a>(plan: &'a Plan, activity: &'a Activity) -> Option<&'a str> {
    let own = activity.more.as_deref();
    own.and_then(|more| more.lead.as_deref().or(more.owner.as_deref()))
        .or_else(|| plan[activity.workstream?].lead.as_deref())
}

/// The phase that the plan puts an activity in.
pub(in crate::outlook) fn phase(activity: &Activity) -> Option<&str> {
    activity.more.as_deref()?.phase.as_deref()
}

/// The lanes of an outlook, numbered in order; the last is for the rows without the thing.
pub(super) struct Lanes<'a> {
    by: Grouping,
    outlook: &'a Outlook,
    named: Named,
    /// How many there are, but for the last.
    len: usize,
}

/// Names that stand in no table of the plan.
#[derive(Default)]
struct Named {
    /// The lane of each activity.
    lanes: Vec<u32>,
    /// The first activity of each lane.
    first: Vec<u32>,
}

impl Named {
    fn new<'a>(
        activities: &'a [Activity],
        name_of: &dyn Fn(&'a Activity) -> Option<&'a str>,
    ) -> Named {
        let mut named = Named::default();
        let mut numbers = Map::<&str, u32>::new();
        for (at, activity) in (0..).zip(activities) {
            let next = u32::try_from(named.first.len()).unwrap_or(u32::MAX);
            let lane = name_of(activity).map_or(u32::MAX, |name| {
                *numbers.get_or_insert_with(name, || {
                    named.first.push(at);
                    next
                })
            });
            named.lanes.push(lane);
        }
        named
    }
}

impl<'a> Lanes<'a> {
    pub(super) fn new(outlook: &'a Outlook, by: Grouping) -> Lanes<'a> {
        let plan = &**outlook.plan();
        let named = match by {
            Grouping::Lead => Named::new(&plan.activities, &|it| lead(plan, it)),
            Grouping::Phase => Named::new(&plan.activities, &|it| phase(it)),
            _ => Named::default(),
        };
        let len = match by {
            Grouping::Organisation | Grouping::Place => plan.organisations.len(),
            Grouping::Workstream => plan.workstreams.len(),
            Grouping::System => plan.systems.len(),
            Grouping::Status => Status::ALL.len(),
            Grouping::Lead | Grouping::Phase => named.first.len(),
            Grouping::Year => year_lane(Day::LAST) + 1,
            Grouping::None => 0,
        };
        Lanes {
            by,
            outlook,
            named,
            len,
        }
    }

    /// How many lanes there are, with that for the rows without the thing.
    pub(super) fn count(&self) -> usize {
        self.len + 1
    }

    /// The number of an activity's lane.
    pub(super) fn of(&self, at: ActivityIx) -> usize {
        let activity = &self.outlook.plan()[at];
        let lane = match self.by {
            Grouping::Organisation => activity.organisation.map(OrganisationIx::index),
            Grouping::Place => activity
                .site
                .or(activity.organisation)
                .map(OrganisationIx::index),
            Grouping::Workstream => activity.workstream.map(WorkstreamIx::index),
            Grouping::System => activity.system.map(SystemIx::index),
            Grouping::Status => Some(self.outlook.status(at) as usize),
            Grouping::Lead | Grouping::Phase => Some(self.named.lanes[at.index()] as usize),
            Grouping::Year => self.outlook.end(at).map(|end| year_lane(end.first())),
            Grouping::None => None,
        };
        lane.map_or(self.len, |lane| lane.min(self.len))
    }

    /// The place of each lane when they are ordered by name, letter case ignored; none for the rows
    /// without the thing.
    pub(super) fn name_ranks(&self) -> Vec<Option<i64>> {
        let plan = self.outlook.plan();
        let name = |lane| letters::lower(&self.key(lane).name(plan));
        let mut named: Vec<(String, usize)> =
            (0..self.len).map(|lane| (name(lane), lane)).collect();
        order::sort_by(&mut named, |one, other| one.0.cmp(&other.0));
        let mut ranks = vec![None; self.count()];
        for (rank, (_, lane)) in (0..).zip(named) {
            ranks[lane] = Some(rank);
        }
        ranks
    }

    /// What a lane gathers.
    pub(super) fn key(&self, lane: usize) -> GroupKey {
        let number = u32::try_from(lane).ok().filter(|_| lane < self.len);
        GroupKey {
            by: self.by,
            number: number.map(|number| match self.by {
                Grouping::Lead | Grouping::Phase => self.named.first[lane],
                Grouping::Year => number + u32::try_from(first_year()).unwrap_or_default(),
                _ => number,
            }),
        }
    }
}

/// The financial year of the first day there is.
fn first_year() -> i32 {
    Day::FIRST.financial_year()
}

fn year_lane(day: Day) -> usize {
    usize::try_from(day.financial_year() - first_year()).unwrap_or_default()
}
