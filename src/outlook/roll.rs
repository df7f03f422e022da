//! The roll call: practices, or services, in the order in which they are asked, what was heard of
//! each, and who is still to be rung. Knows which answers belong to the pass that is going on;
//! leaves what each gate means to `readiness` and keys to the page.
//!
//! A pass begins on a day. Whoever was called on that day or later has been heard in it; an older
//! call is shown and does not count. So a pass can be left and taken up again on another day, in
//! another tab, or by a colleague with the same changes.

use super::{Outlook, Status};
use crate::journal::{ActivityField, Call, PracticeField, State, Target, Value};
use crate::order::{self, Map};
use crate::plan::{
    ActivityKind, Day, GateAnswer, OrganisationIx, Plan, PlanDate, Practice, ProgrammeIx, SystemIx,
    Text,
};

/// Whose roll is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RollOf {
    /// The practices of a programme, gate by gate.
    Practices(ProgrammeIx),
    /// Services that are not live yet.
    Services,
}

/// Which of them: those that fit all that is chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RollChoice {
    /// Of this organisation.
    pub organisation: Option<OrganisationIx>,
    /// On this system.
    pub system: Option<SystemIx>,
}

impl RollChoice {
    fn has(self, organisation: Option<OrganisationIx>, system: Option<SystemIx>) -> bool {
        self.organisation
            .is_none_or(|wanted| organisation == Some(wanted))
            && self.system.is_none_or(|wanted| system == Some(wanted))
    }
}

/// How far somebody has come in this pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heard {
    /// Called in this pass.
    InThisPass,
    /// Not called in this pass, but some gate has an answer or there was an earlier call.
    Before,
    /// Nothing is known.
    Never,
}

/// One practice or service.
#[derive(Clone, PartialEq, Debug)]
pub struct RollRow {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// Whose it is.
    pub organisation: Option<OrganisationIx>,
    /// Its system; `None` where that is not known yet.
    pub system: Option<SystemIx>,
    /// Telephone number and whom to ask for, as far as known.
    pub reach: [Option<Text>; 2],
    /// How many gates have an answer.
    pub gates: u32,
    /// What was heard last.
    pub call: Option<Call>,
    /// The as-of date on which that was recorded.
    pub called: Option<Day>,
    /// How far it has come.
    pub heard: Heard,
}

impl RollRow {
    /// Why it is to be rung, if it is.
    #[must_use]
    pub fn chase(&self, as_of: Day) -> Option<Chase> {
        let Some(call) = self
            .call
            .as_ref()
            .filter(|_| self.heard == Heard::InThisPass)
        else {
            return Some(Chase::NotAsked);
        };
        if !call.is_answered {
            return Some(Chase::NoAnswer);
        }
        match call.next {
            Some(next) if next.last() < as_of => Some(Chase::Overdue(next)),
            Some(next) => Some(Chase::Promised(next)),
            None if call.is_ready == Some(true) => None,
            None if call.blocker.is_some() || call.is_ready == Some(false) => Some(Chase::NotReady),
            None => None,
        }
    }
}

/// Why somebody is to be rung.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chase {
    /// There was more to hear by this date, which has passed.
    Overdue(PlanDate),
    /// Nobody answered.
    NoAnswer,
    /// Not called in this pass.
    NotAsked,
    /// Something stands in the way, and no date was named.
    NotReady,
    /// There is more to hear by this date.
    Promised(PlanDate),
}

impl Chase {
    /// Most pressing first.
    fn rank(self) -> (u8, Option<Day>) {
        match self {
            Chase::Overdue(next) => (0, Some(next.last())),
            Chase::NoAnswer => (1, None),
            Chase::NotReady => (2, None),
            Chase::NotAsked => (3, None),
            Chase::Promised(next) => (4, Some(next.last())),
        }
    }
}

/// The roll.
#[derive(Clone, PartialEq, Debug)]
pub struct Roll {
    /// In the order in which they are asked.
    pub rows: Vec<RollRow>,
    /// How many gates each has; 0 for services.
    pub gates: u32,
    /// How many practices of the cohorts that were chosen nobody has named.
    pub unnamed: u32,
    /// How many were heard in this pass.
    pub heard: usize,
    /// How many have anything at all from before.
    pub started: usize,
}

impl Roll {
    /// The roll on the day of `outlook`, in the pass that began on the day `since`.
    #[must_use]
    pub fn new(
        outlook: &Outlook,
        state: &State,
        of: RollOf,
        choice: RollChoice,
        since: Day,
    ) -> Roll {
        let plan = outlook.plan();
        let (rows, gates) = match of {
            RollOf::Practices(programme) => (
                practices(plan, state, programme, choice, outlook.as_of(), since),
                plan[programme].gates.len(),
            ),
            RollOf::Services => (services(outlook, state, choice, since), 0),
        };
        let unnamed = match of {
            RollOf::Practices(_) => unnamed(plan, choice, &rows),
            RollOf::Services => 0,
        };
        let count = |wanted| rows.iter().filter(|row| row.heard == wanted).count();
        Roll {
            gates: u32::try_from(gates).unwrap_or(u32::MAX),
            unnamed,
            heard: count(Heard::InThisPass),
            started: count(Heard::Before),
            rows,
        }
    }

    /// Where a row stands.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| *row.id == *id)
    }

    /// Where to go on after the row at `after`: the next one that was not heard in this pass, from
    /// the top again at the end. `None` when all were heard.
    #[must_use]
    pub fn next_unheard(&self, after: Option<usize>) -> Option<usize> {
        let from = after.map_or(0, |at| at + 1).min(self.rows.len());
        let is_open = |at: &usize| self.rows[*at].heard != Heard::InThisPass;
        (from..self.rows.len()).chain(0..from).find(is_open)
    }

    /// Who is to be rung, and why: most pressing first, then in the order of the roll.
    #[must_use]
    pub fn to_ring(&self, as_of: Day) -> Vec<(usize, Chase)> {
        let chased = self.rows.iter().enumerate();
        let mut chased: Vec<(usize, Chase)> = chased
            .filter_map(|(at, row)| Some((at, row.chase(as_of)?)))
            .collect();
        order::sort_by(&mut chased, |(at, one), (other_at, other)| {
            (one.rank(), at).cmp(&(other.rank(), other_at))
        });
        chased
    }
}

/// What people recorded of one practice.
#[derive(Default)]
struct Recorded<'s> {
    gates: u32,
    call: Option<(&'s Call, Option<Day>)>,
}

fn practices(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    choice: RollChoice,
    as_of: Day,
    since: Day,
) -> Vec<RollRow> {
    let its_id = &plan[programme].id;
    let is_known = |answer: &GateAnswer| answer.on.is_none_or(|on| on <= as_of);
    let mut recorded: Map<&str, Recorded> = Map::new();
    let mut rows: Map<&str, RollRow> = Map::new();
    let planned: Map<&str, &Practice> = plan.practices.iter().map(|it| (&*it.id, it)).collect();
    let organisations: Map<&str, u32> = (plan.organisations.iter().zip(0..))
        .map(|(it, at)| (&*it.id, at))
        .collect();
    let systems: Map<&str, u32> = (plan.systems.iter().zip(0..))
        .map(|(it, at)| (&*it.id, at))
        .collect();
    for practice in &plan.practices {
        let row = row(&practice.id, &practice.name);
        rows.insert(
            &practice.id,
            RollRow {
                organisation: Some(practice.organisation),
                system: Some(practice.system),
                ..row
            },
        );
        let given = practice.gates.iter().filter(|(key, answer)| {
            key.split_once('.').is_some_and(|(of, _)| *of == **its_id) && is_known(answer)
        });
        let given = u32::try_from(given.count()).unwrap_or(u32::MAX);
        recorded
            .get_or_insert_with(&practice.id, Recorded::default)
            .gates += given;
    }
    for (target, held) in &state.held {
        match (target, &held.value) {
            (Target::Practice { id }, Value::Practice(named)) => {
                // One whose organisation this revision does not have is kept and not asked.
                let Some(&organisation) = organisations.get(&*named.organisation) else {
                    continue;
                };
                let system = systems.get(&*named.system).copied();
                if named.closed.is_some_and(|closed| closed <= as_of) {
                    rows.remove(&**id);
                    continue;
                }
                rows.insert(
                    id,
                    RollRow {
                        organisation: Some(OrganisationIx(organisation)),
                        system: system.map(SystemIx),
                        reach: [named.phone.clone(), named.contact.clone()],
                        ..row(id, &named.name)
                    },
                );
            }
            (
                Target::Gate {
                    practice,
                    programme,
                    gate,
                },
                Value::Gate(answer),
            ) if programme == its_id && is_known(answer) => {
                let is_planned = planned.get(&**practice).is_some_and(|it| {
                    it.gates.iter().any(|(key, answer)| {
                        is_known(answer) && key.split_once('.') == Some((&**its_id, &**gate))
                    })
                });
                let recorded = recorded.get_or_insert_with(practice, Recorded::default);
                recorded.gates += u32::from(!is_planned);
            }
            (
                Target::OfPractice {
                    practice,
                    programme,
                    field: PracticeField::Call,
                },
                _,
            ) if programme == its_id => {
                recorded
                    .get_or_insert_with(practice, Recorded::default)
                    .call = heard(held, as_of);
            }
            _ => {}
        }
    }
    let places = Places::new(plan);
    let mut ranked = Vec::with_capacity(rows.len());
    for (_, mut row) in rows.into_vec() {
        if choice.has(row.organisation, row.system) {
            if let Some(recorded) = recorded.get(&*row.id) {
                row.gates = recorded.gates;
                tell(&mut row, recorded.call, since);
            }
            ranked.push((places.of(&row), row));
        }
    }
    // By organisation and system as the plan lists them, those without a system last, then by name.
    order::sort_by(&mut ranked, |(place, row), (other_place, other)| {
        (place, &row.name, &row.id).cmp(&(other_place, &other.name, &other.id))
    });
    ranked.into_iter().map(|(_, row)| row).collect()
}

/// Where cohorts stand in the plan.
struct Places(Map<(OrganisationIx, SystemIx), usize>);

impl Places {
    fn new(plan: &Plan) -> Places {
        let cohorts = plan.cohorts.iter().enumerate();
        Places(
            cohorts
                .map(|(at, it)| ((it.organisation, it.system), at))
                .collect(),
        )
    }

    fn of(&self, row: &RollRow) -> (Option<OrganisationIx>, usize) {
        let cohort = row.organisation.zip(row.system);
        let cohort = cohort.and_then(|cohort| self.0.get(&cohort).copied());
        (row.organisation, cohort.unwrap_or(usize::MAX))
    }
}

/// What a target that holds calls held on the day, and from which as-of date on.
fn heard(held: &crate::journal::Held, as_of: Day) -> Option<(&Call, Option<Day>)> {
    let (entry, value) = held.on(as_of)?;
    let since = if entry == held.entry {
        held.since
    } else {
        (held.earlier.iter().find(|it| it.entry == entry)).and_then(|it| it.since)
    };
    match value {
        Value::Call(call) => Some((call, since)),
        _ => None,
    }
}

fn tell(row: &mut RollRow, call: Option<(&Call, Option<Day>)>, since: Day) {
    if let Some((call, on)) = call {
        row.call = Some(call.clone());
        row.called = on;
    }
    row.heard = match (&row.call, row.called) {
        (Some(_), Some(on)) if on >= since => Heard::InThisPass,
        (None, _) if row.gates == 0 => Heard::Never,
        _ => Heard::Before,
    };
}

fn row(id: &Text, name: &Text) -> RollRow {
    RollRow {
        id: id.clone(),
        name: name.clone(),
        organisation: None,
        system: None,
        reach: [None, None],
        gates: 0,
        call: None,
        called: None,
        heard: Heard::Never,
    }
}

fn services(outlook: &Outlook, state: &State, choice: RollChoice, since: Day) -> Vec<RollRow> {
    let plan = outlook.plan();
    let all = plan
        .activities
        .iter()
        .zip((0..).map(crate::plan::ActivityIx));
    let waiting = all.filter(|(activity, at)| {
        activity.kind == ActivityKind::Deployment
            && outlook.status(*at) != Status::Live
            && choice.has(activity.organisation, activity.system)
    });
    let told = waiting.map(|(activity, _)| {
        let mut row = RollRow {
            organisation: activity.organisation,
            system: activity.system,
            ..row(&activity.id, &activity.name)
        };
        let target = Target::Activity {
            id: activity.id.clone(),
            field: ActivityField::Call,
        };
        let call = state.held.get(&target);
        tell(
            &mut row,
            call.and_then(|held| heard(held, outlook.as_of())),
            since,
        );
        row
    });
    told.collect()
}

/// Practices counted in the cohorts that were chosen, less those that have a name. Names without a
/// system are none of any cohort, but of their organisation.
fn unnamed(plan: &Plan, choice: RollChoice, rows: &[RollRow]) -> u32 {
    let mut left = 0;
    for cohort in &plan.cohorts {
        let (organisation, system) = (Some(cohort.organisation), Some(cohort.system));
        if choice.has(organisation, system) {
            let named = rows.iter();
            let named = named.filter(|it| it.organisation == organisation && it.system == system);
            let named = u32::try_from(named.count()).unwrap_or(u32::MAX);
            left += cohort.practices.saturating_sub(named);
        }
    }
    let floating = rows.iter().filter(|row| row.system.is_none()).count();
    left.saturating_sub(u32::try_from(floating).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
