//! Which rows are kept. Knows the plan's own tables and the outlook's dates; leaves text to `search`.

use std::sync::Arc;

use crate::plan::{
    Activity, ActivityIx, ActivityKind, Day, OrganisationIx, Plan, PlanDate, SystemIx, WorkstreamIx,
};

use super::super::{Outlook, Status, StatusSet};

/// Which rows to keep. Within one list any member will do; an empty list keeps all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Words that must all stand in the name, organisation, site or system.
    pub text: String,
    /// Whose: the organisation, one of its sites, or a body that belongs to it.
    pub organisations: Vec<OrganisationIx>,
    /// Workstreams.
    pub workstreams: Vec<WorkstreamIx>,
    /// Systems.
    pub systems: Vec<SystemIx>,
    /// Statuses.
    pub statuses: StatusSet,
    /// Kinds.
    pub kinds: Vec<ActivityKind>,
    /// Only rows with an open finding.
    pub with_finding: bool,
    /// Only rows that are not live and whose end or go-live, at the latest it can mean, lies no
    /// later than the last day of this date. Late rows are among them.
    pub due_by: Option<PlanDate>,
    /// Only these rows, in the order of the plan: what differs in a what-if.
    pub among: Option<Arc<Vec<ActivityIx>>>,
}

impl Filter {
    /// Whether it keeps every row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Filter {
            text,
            organisations,
            workstreams,
            systems,
            statuses,
            kinds,
            with_finding,
            due_by,
            among,
        } = self;
        text.trim().is_empty()
            && organisations.is_empty()
            && workstreams.is_empty()
            && systems.is_empty()
            && statuses.is_empty()
            && kinds.is_empty()
            && !with_finding
            && due_by.is_none()
            && among.is_none()
    }
}

/// A filter made ready for one pass over the rows.
pub(super) struct Passing {
    text: Option<Vec<bool>>,
    organisations: Option<Vec<bool>>,
    workstreams: Option<Vec<bool>>,
    systems: Option<Vec<bool>>,
    statuses: StatusSet,
    kinds: Vec<ActivityKind>,
    due_by: Option<Day>,
    among: Option<Arc<Vec<ActivityIx>>>,
}

impl Passing {
    pub(super) fn new(outlook: &Outlook, filter: &Filter) -> Passing {
        let plan = outlook.plan();
        let chosen = |places: &mut dyn Iterator<Item = usize>, len: usize| {
            let mut chosen: Option<Vec<bool>> = None;
            for place in places {
                let chosen = chosen.get_or_insert_with(|| vec![false; len]);
                if let Some(chosen) = chosen.get_mut(place) {
                    *chosen = true;
                }
            }
            chosen
        };
        let organisations = chosen(
            &mut filter.organisations.iter().map(|at| at.index()),
            plan.organisations.len(),
        );
        Passing {
            text: (!filter.text.trim().is_empty())
                .then(|| outlook.haystack().matches(plan, &filter.text))
                .flatten(),
            organisations: organisations.map(|chosen| with_members(plan, &chosen)),
            workstreams: chosen(
                &mut filter.workstreams.iter().map(|at| at.index()),
                plan.workstreams.len(),
            ),
            systems: chosen(
                &mut filter.systems.iter().map(|at| at.index()),
                plan.systems.len(),
            ),
            statuses: filter.statuses,
            kinds: filter.kinds.clone(),
            due_by: filter.due_by.map(PlanDate::last),
            among: filter.among.clone(),
        }
    }

    pub(super) fn keeps(
        &self,
        outlook: &Outlook,
        at: ActivityIx,
        activity: &Activity,
        status: Status,
    ) -> bool {
        fn any(chosen: Option<&Vec<bool>>, places: [Option<usize>; 2]) -> bool {
            chosen.is_none_or(|chosen| places.into_iter().flatten().any(|place| chosen[place]))
        }
        self.among
            .as_ref()
            .is_none_or(|among| among.binary_search(&at).is_ok())
            && (self.statuses.is_empty() || self.statuses.contains(status))
            && self.text.as_ref().is_none_or(|text| text[at.index()])
            && (self.kinds.is_empty() || self.kinds.contains(&activity.kind))
            && any(
                self.organisations.as_ref(),
                [activity.organisation, activity.site].map(|at| at.map(OrganisationIx::index)),
            )
            && any(
                self.workstreams.as_ref(),
                [activity.workstream.map(WorkstreamIx::index), None],
            )
            && any(
                self.systems.as_ref(),
                [activity.system.map(SystemIx::index), None],
            )
            && self.due_by.is_none_or(|day| {
                status != Status::Live && outlook.end(at).is_some_and(|end| end.last() <= day)
            })
    }
}

/// The chosen organisations and whatever belongs to one of them, at any depth.
fn with_members(plan: &Plan, chosen: &[bool]) -> Vec<bool> {
    let belongs = |mut at: usize| {
        // No chain is longer than the table, so a circle of parents ends as well.
        for _ in 0..plan.organisations.len() {
            if chosen[at] {
                return true;
            }
            match plan.organisations[at].parent {
                Some(parent) => at = parent.index(),
                None => break,
            }
        }
        false
    };
    (0..plan.organisations.len()).map(belongs).collect()
}
