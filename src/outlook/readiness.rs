//! Where every practice stands in one readiness programme: counts by organisation, system and
//! gate, the ladder, named practices and the remainder nobody named. Knows that what was not
//! measured never counts as ready, and that two figures that disagree are shown, not mended.

mod answers;
mod counts;
mod mismatch;

use crate::journal::{State, Target, Value};
use crate::order::{self, Map};
use crate::plan::{CohortIx, Day, OrganisationIx, Plan, ProgrammeIx, SystemIx, Text};
use crate::words::pace as lang;

use super::Pace;
use answers::Answers;
pub use answers::{AnswerFrom, PracticeAnswer, practice_answers, stale_after};
pub use counts::GateCounts;
use counts::{gates_of_all, with_named};
pub use mismatch::Mismatch;

/// A named practice.
#[derive(Clone, PartialEq, Debug)]
pub struct PracticeRow {
    /// Practice id.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Whether the plan file names it; else a person did.
    pub is_in_plan: bool,
    /// One answer for each gate.
    pub gates: Vec<PracticeAnswer>,
}

impl PracticeRow {
    /// The first gate that does not hold: gates after it cannot count yet. `None` when all hold.
    #[must_use]
    pub fn first_open_gate(&self) -> Option<usize> {
        self.gates.iter().position(|answer| !answer.counts)
    }
}

/// The practices of one organisation on one system, or those of it whose system is not known.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadinessRow {
    /// On which system; `None` for practices whose system is not known yet.
    pub system: Option<SystemIx>,
    /// The cohort; `None` when practices were named where the plan counts none.
    pub cohort: Option<CohortIx>,
    /// How many practices: those counted, or those named where more are named.
    pub practices: u32,
    /// Named ones.
    pub named: Vec<PracticeRow>,
    /// How many are not named yet.
    pub remainder: u32,
    /// How many of its practices are among those that the organisation's cohorts count: where the
    /// system is not known, nobody can say in which remainder they are.
    pub among: u32,
    /// The remainder's states by gate.
    pub remainder_gates: Vec<GateCounts>,
    /// All states by gate, named and remainder together.
    pub gates: Vec<GateCounts>,
}

/// The rows of one organisation.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadinessOrganisation {
    /// Which.
    pub organisation: OrganisationIx,
    /// Its practices.
    pub practices: u32,
    /// By system, in the plan's order.
    pub rows: Vec<ReadinessRow>,
    /// All states by gate.
    pub gates: Vec<GateCounts>,
}

/// One rung of the ladder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rung {
    /// All states of the gate.
    pub counts: GateCounts,
    /// How many surely hold here and at every gate before. Of the remainder only counts are known,
    /// not which practices they are, so this is what must be so however they fall.
    pub holds_so_far: u32,
    /// How many at most can hold here and at every gate before.
    pub at_most: u32,
}

/// A challenge of the programme and whether it is met.
#[derive(Clone, PartialEq, Debug)]
pub struct ChallengeState {
    /// Its place in [`challenges`](crate::plan::Programme::challenges).
    pub challenge: usize,
    /// The day it was met, as far as the as-of date knows.
    pub met: Option<Day>,
    /// Who says so.
    pub by: Option<Text>,
}

/// How many were ready on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BurnPoint {
    /// The day.
    pub day: Day,
    /// How many had passed the gate the programme is measured by.
    pub ready: u32,
}

/// A programme on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Readiness {
    /// Which.
    pub programme: ProgrammeIx,
    /// The day.
    pub as_of: Day,
    /// All practices.
    pub practices: u32,
    /// How many passed the gate the programme is measured by.
    pub ready: u32,
    /// By organisation, in the plan's order.
    pub organisations: Vec<ReadinessOrganisation>,
    /// By gate, in ladder order.
    pub ladder: Vec<Rung>,
    /// Figures that do not go together.
    pub mismatches: Vec<Mismatch>,
    /// The programme's challenges, in the plan's order.
    pub challenges: Vec<ChallengeState>,
    /// The sum.
    pub pace: Pace,
}

impl Readiness {
    /// Counts `programme` as the plan and `state` have it on the day `as_of`.
    #[must_use]
    pub fn new(plan: &Plan, state: &State, programme: ProgrammeIx, as_of: Day) -> Readiness {
        let mut named = named_practices(plan, state, programme, as_of);
        let mut mismatches = Vec::new();
        let mut by_organisation: Vec<Vec<ReadinessRow>> = Vec::new();
        by_organisation.resize_with(plan.organisations.len(), Vec::new);
        for (at, cohort) in (0..).map(CohortIx).zip(&plan.cohorts) {
            let practices = named
                .remove(&(cohort.organisation, Some(cohort.system)))
                .unwrap_or_default();
            let row = cohort_row(plan, programme, at, practices, &mut mismatches);
            by_organisation[cohort.organisation.index()].push(row);
        }
        for ((organisation, system), practices) in named.into_vec() {
            let count = len(&practices);
            let rows = &by_organisation[organisation.index()];
            let mut among = 0;
            if let Some(system) = system {
                mismatches.push(Mismatch::NotCounted {
                    organisation,
                    system,
                    named: count,
                });
            } else {
                // The keys of a map come in order, and those without a system before the others:
                // these rows are the organisation's cohorts.
                let left: u32 = rows.iter().map(|row| row.remainder).sum();
                among = left.min(count);
                if left < count {
                    mismatches.push(Mismatch::MoreThanTheOrganisation {
                        organisation,
                        named: rows.iter().map(|row| len(&row.named)).sum::<u32>() + count,
                        counted: rows.iter().map(|row| row.practices).sum(),
                    });
                }
            }
            let gates = plan[programme].gates.len();
            by_organisation[organisation.index()].push(ReadinessRow {
                system,
                cohort: None,
                practices: count,
                gates: with_named(vec![GateCounts::default(); gates], &practices),
                named: practices,
                remainder: 0,
                among,
                remainder_gates: vec![GateCounts::default(); gates],
            });
        }
        let organisations: Vec<ReadinessOrganisation> = (0..)
            .map(OrganisationIx)
            .zip(by_organisation)
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(organisation, rows)| ReadinessOrganisation {
                organisation,
                practices: rows.iter().map(|row| row.practices - row.among).sum(),
                gates: gates_of_all(plan[programme].gates.len(), &rows),
                rows,
            })
            .collect();
        let ladder = ladder(plan, programme, &organisations);
        let practices = organisations.iter().map(|it| it.practices).sum();
        let passed: Vec<u32> = ladder.iter().map(|rung| rung.counts.passed).collect();
        let pace = Pace::new(plan, programme, practices, &passed, as_of);
        Readiness {
            programme,
            as_of,
            practices,
            ready: pace.ready,
            organisations,
            ladder,
            mismatches,
            challenges: challenges(plan, state, programme, as_of),
            pace,
        }
    }

    /// Each system over all organisations: practices and states by gate, in the plan's order, those
    /// whose system is not known first. Of these, practices that cohorts count already stand in both
    /// places, as they do in the rows.
    #[must_use]
    pub fn by_system(&self) -> Vec<(Option<SystemIx>, u32, Vec<GateCounts>)> {
        let mut sums: Map<Option<SystemIx>, (u32, Vec<GateCounts>)> = Map::new();
        for row in self.organisations.iter().flat_map(|it| &it.rows) {
            let none = || (0, vec![GateCounts::default(); row.gates.len()]);
            let (practices, gates) = sums.get_or_insert_with(row.system, none);
            *practices += row.practices;
            for (sum, counts) in gates.iter_mut().zip(&row.gates) {
                sum.add_all(counts);
            }
        }
        let sums = sums.into_vec().into_iter();
        sums.map(|(system, (practices, gates))| (system, practices, gates))
            .collect()
    }

    /// The measured points of the burn-up, by day, up to the as-of date: the plan's own day and
    /// every day on which an answer to the measured gate was recorded. No point is invented
    /// between them.
    #[must_use]
    pub fn burn_up(&self, plan: &Plan, state: &State) -> Vec<BurnPoint> {
        let measure = plan[self.programme].measure;
        let practices = self
            .organisations
            .iter()
            .flat_map(|it| it.rows.iter().flat_map(|row| &row.named));
        let now =
            practices.filter_map(|practice| practice.gates.get(measure)?.recorded.as_ref()?.on);
        let gate = plan[self.programme].gates.get(measure).map(|it| &it.id);
        // Answers that later ones replaced were points in their time.
        let before = state.held.iter().filter_map(|(target, held)| match target {
            Target::Gate {
                programme,
                gate: of,
                ..
            } if *programme == plan[self.programme].id && Some(of) == gate => {
                Some(held.earlier.iter())
            }
            _ => None,
        });
        let before = before.flatten().filter_map(|it| match &it.value {
            Value::Gate(answer) => answer.on,
            _ => None,
        });
        let mut days: Vec<Day> = now
            .chain(before)
            .chain([plan.as_of, self.as_of])
            .filter(|&day| plan.as_of <= day && day <= self.as_of)
            .collect();
        order::sort(&mut days);
        days.dedup();
        days.into_iter()
            .map(|day| BurnPoint {
                day,
                ready: if day == self.as_of {
                    self.ready
                } else {
                    Readiness::new(plan, state, self.programme, day).ready
                },
            })
            .collect()
    }

    /// How many answers of named practices are stale, and how many practices gave them.
    #[must_use]
    pub fn stale(&self) -> (u32, u32) {
        let rows = self.organisations.iter().flat_map(|it| &it.rows);
        let named = rows.flat_map(|row| &row.named);
        let of_each = named.map(|it| it.gates.iter().filter(|gate| gate.is_stale).count());
        of_each.fold((0, 0), |(answers, practices), of_one| {
            let of_one = u32::try_from(of_one).unwrap_or(u32::MAX);
            (answers + of_one, practices + u32::from(of_one > 0))
        })
    }

    /// The headline: "1 of 131 practices is ready".
    #[must_use]
    pub fn sentence(&self) -> String {
        lang::ready(self.ready, self.practices)
    }
}

fn len<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

/// Those without a system come first.
type ByCohort = Map<(OrganisationIx, Option<SystemIx>), Vec<PracticeRow>>;

/// Practices named by the plan or by people, by organisation and system, in the order of their
/// names.
fn named_practices(plan: &Plan, state: &State, programme: ProgrammeIx, as_of: Day) -> ByCohort {
    struct Named<'a> {
        name: Text,
        organisation: OrganisationIx,
        system: Option<SystemIx>,
        planned: Option<&'a crate::plan::Practice>,
    }
    let mut practices: Map<Text, Named<'_>> = plan
        .practices
        .iter()
        .map(|practice| {
            let named = Named {
                name: practice.name.clone(),
                organisation: practice.organisation,
                system: Some(practice.system),
                planned: Some(practice),
            };
            (practice.id.clone(), named)
        })
        .collect();
    // Both tables in one map, told apart by the flag.
    let organisations = plan.organisations.iter().map(|it| (false, &*it.id));
    let systems = plan.systems.iter().map(|it| (true, &*it.id));
    let places: Map<(bool, &str), u32> = (organisations.zip(0..)).chain(systems.zip(0..)).collect();
    for (target, held) in &state.held {
        let (Target::Practice { id }, Value::Practice(named)) = (target, &held.value) else {
            continue;
        };
        if named.closed.is_some_and(|closed| closed <= as_of) {
            practices.remove(id);
            continue;
        }
        // One whose organisation this revision does not have is kept by the journal and shown
        // there; it cannot be counted here.
        if let Some(&organisation) = places.get(&(false, &*named.organisation)) {
            let system = places.get(&(true, &*named.system));
            let planned = practices.get(id).and_then(|it| it.planned);
            practices.insert(
                id.clone(),
                Named {
                    name: named.name.clone(),
                    organisation: OrganisationIx(organisation),
                    system: system.map(|&at| SystemIx(at)),
                    planned,
                },
            );
        }
    }
    // By name, equal names by id; so each list is.
    let mut practices = practices.into_vec();
    order::sort_by(&mut practices, |(a_id, a), (b_id, b)| {
        (&a.name, a_id).cmp(&(&b.name, b_id))
    });
    let answers = Answers::new(plan, state, programme, as_of);
    let mut by_cohort = ByCohort::new();
    for (id, named) in practices {
        let gates = answers.of(&id, named.planned);
        by_cohort
            .get_or_insert_with((named.organisation, named.system), Vec::new)
            .push(PracticeRow {
                is_in_plan: named.planned.is_some(),
                id,
                name: named.name,
                gates,
            });
    }
    by_cohort
}

fn cohort_row(
    plan: &Plan,
    programme: ProgrammeIx,
    at: CohortIx,
    named: Vec<PracticeRow>,
    mismatches: &mut Vec<Mismatch>,
) -> ReadinessRow {
    let cohort = &plan[at];
    let programme = &plan[programme];
    let named_count = len(&named);
    if named_count > cohort.practices {
        mismatches.push(Mismatch::MoreNamedThanCounted {
            organisation: cohort.organisation,
            system: cohort.system,
            named: named_count,
            counted: cohort.practices,
        });
    }
    let remainder = cohort.practices.saturating_sub(named_count);
    let named_gates = with_named(vec![GateCounts::default(); programme.gates.len()], &named);
    let mut remainder_gates = Vec::with_capacity(programme.gates.len());
    for (gate, (it, named)) in programme.gates.iter().zip(&named_gates).enumerate() {
        let mut counts = GateCounts::default();
        match cohort.count(&format!("{}.{}", programme.id, it.id)) {
            None => counts.not_measured = remainder,
            Some(printed) => {
                // Passes printed belong to the whole cohort; named ones took theirs along.
                counts.passed = printed.saturating_sub(named.passed).min(remainder);
                counts.failed = remainder - counts.passed;
                let found = counts.passed + named.passed;
                if printed > cohort.practices {
                    mismatches.push(Mismatch::MorePassesThanPractices {
                        cohort: at,
                        gate,
                        printed,
                        practices: cohort.practices,
                    });
                } else if found < printed {
                    mismatches.push(Mismatch::PassesNotFound {
                        cohort: at,
                        gate,
                        printed,
                        found,
                    });
                }
            }
        }
        remainder_gates.push(counts);
    }
    let mut gates = named_gates;
    for (gate, counts) in gates.iter_mut().zip(&remainder_gates) {
        gate.add_all(counts);
    }
    ReadinessRow {
        system: Some(cohort.system),
        cohort: Some(at),
        among: 0,
        practices: cohort.practices.max(named_count),
        named,
        remainder,
        remainder_gates,
        gates,
    }
}

/// A named practice's rungs are known one by one. Of a remainder of n with c holding at each gate,
/// at most the smallest c hold at all of them, and at least the sum of c less n for every gate
/// after the first.
fn ladder(
    plan: &Plan,
    programme: ProgrammeIx,
    organisations: &[ReadinessOrganisation],
) -> Vec<Rung> {
    let mut ladder = vec![Rung::default(); plan[programme].gates.len()];
    for organisation in organisations {
        add_rungs(&mut ladder, organisation);
    }
    ladder
}

fn add_rungs(ladder: &mut [Rung], organisation: &ReadinessOrganisation) {
    // Of all remainders together; those whose system is not known are somewhere among them.
    let mut rest = vec![(0, 0); ladder.len()];
    let among: u32 = organisation.rows.iter().map(|row| row.among).sum();
    let remainder: u32 = organisation.rows.iter().map(|row| row.remainder).sum();
    for row in &organisation.rows {
        for practice in &row.named {
            for (rung, answer) in ladder.iter_mut().zip(&practice.gates) {
                rung.holds_so_far += u32::from(answer.counts);
                rung.at_most += u32::from(answer.counts);
            }
        }
        let (mut missing, mut most) = (0, row.remainder);
        for ((surely, at_most), counts) in rest.iter_mut().zip(&row.remainder_gates) {
            missing += row.remainder - counts.holds();
            most = most.min(counts.holds());
            *surely += row.remainder.saturating_sub(missing);
            *at_most += most;
        }
    }
    for (rung, (surely, at_most)) in ladder.iter_mut().zip(rest) {
        rung.holds_so_far += u32::saturating_sub(surely, among);
        rung.at_most += u32::min(at_most, remainder - among);
    }
    for (rung, counts) in ladder.iter_mut().zip(&organisation.gates) {
        rung.counts.add_all(counts);
    }
}

fn challenges(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    as_of: Day,
) -> Vec<ChallengeState> {
    let programme = &plan[programme];
    let state_of = |(challenge, it): (usize, &crate::plan::Challenge)| {
        let held = state.get(&Target::Challenge {
            programme: programme.id.clone(),
            challenge: it.id.clone(),
        });
        let met = held.and_then(|held| match held.value {
            Value::Done(day) if day <= as_of => Some(day),
            _ => None,
        });
        ChallengeState {
            challenge,
            met,
            by: held
                .filter(|_| met.is_some())
                .and_then(|held| held.by.clone()),
        }
    };
    programme
        .challenges
        .iter()
        .enumerate()
        .map(state_of)
        .collect()
}

#[cfg(test)]
mod tests;
