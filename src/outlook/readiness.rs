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
pub use answers::{AnswerFrom, PracticeAnswer, TooSoon, practice_answers, stale_after};
pub use counts::GateCounts;
use counts::{answered, bounds, gates_of_all};
pub use mismatch::{Mismatch, all_mismatches, open_mismatches, too_soon_words};

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
    /// How many practices: those counted and not closed since, or those named where more are named.
    pub practices: u32,
    /// Named ones.
    pub named: Vec<PracticeRow>,
    /// How many are not named yet.
    pub remainder: u32,
    /// How many of its practices are among those that the organisation's cohorts count: where the
    /// system is not known, nobody can say in which remainder they are.
    pub among: u32,
    /// Practices that closed since the plan counted them, and are left out.
    pub closed: u32,
    /// The states by gate of those that gave no answer of their own, named or not: what the plan
    /// prints of the cohort, less what those that answered took along.
    pub unanswered: Vec<GateCounts>,
    /// All states by gate.
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
        let mut mismatches = dates_that_cannot_be(&named);
        let mut by_organisation: Vec<Vec<ReadinessRow>> = Vec::new();
        by_organisation.resize_with(plan.organisations.len(), Vec::new);
        for (at, cohort) in (0..).map(CohortIx).zip(&plan.cohorts) {
            let practices = named
                .remove(&(cohort.organisation, Some(cohort.system)))
                .unwrap_or_default();
            let row = cohort_row(plan, programme, at, practices, &mut mismatches);
            by_organisation[cohort.organisation.index()].push(row);
        }
        let gates = plan[programme].gates.len();
        for ((organisation, system), Named { open, .. }) in named.into_vec() {
            let count = len(&open);
            if count == 0 {
                continue;
            }
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
            // Nothing is printed of them.
            let gave = answered(gates, &open);
            let unanswered = gave.iter().map(|gave| GateCounts {
                not_measured: count - gave.total(),
                ..GateCounts::default()
            });
            let unanswered: Vec<GateCounts> = unanswered.collect();
            by_organisation[organisation.index()].push(ReadinessRow {
                system,
                cohort: None,
                practices: count,
                gates: together(gave, &unanswered),
                named: open,
                remainder: 0,
                closed: 0,
                among,
                unanswered,
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

/// The practices of a place in the plan.
#[derive(Default)]
struct Named {
    /// Those that are open on the day.
    open: Vec<PracticeRow>,
    /// Those that closed since the plan counted them.
    closed: Vec<PracticeRow>,
}

/// Those without a system come first.
type ByCohort = Map<(OrganisationIx, Option<SystemIx>), Named>;

/// Sums of both.
fn together(mut gates: Vec<GateCounts>, more: &[GateCounts]) -> Vec<GateCounts> {
    for (sum, counts) in gates.iter_mut().zip(more) {
        sum.add_all(counts);
    }
    gates
}

/// Answers whose dates cannot be right, by practice.
fn dates_that_cannot_be(named: &ByCohort) -> Vec<Mismatch> {
    let mut all = Vec::new();
    for practice in named.iter().flat_map(|(_, named)| &named.open) {
        for (gate, answer) in practice.gates.iter().enumerate() {
            all.extend(answer.too_soon.map(|too_soon| Mismatch::TooSoon {
                practice: practice.name.clone(),
                gate,
                too_soon,
            }));
        }
    }
    all
}

/// Practices named by the plan or by people, by organisation and system, in the order of their
/// names.
fn named_practices(plan: &Plan, state: &State, programme: ProgrammeIx, as_of: Day) -> ByCohort {
    struct One<'a> {
        name: Text,
        organisation: OrganisationIx,
        system: Option<SystemIx>,
        planned: Option<&'a crate::plan::Practice>,
        is_closed: bool,
    }
    let mut practices: Map<Text, One<'_>> = plan
        .practices
        .iter()
        .map(|practice| {
            let named = One {
                name: practice.name.clone(),
                organisation: practice.organisation,
                system: Some(practice.system),
                planned: Some(practice),
                is_closed: false,
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
        let closed = named.closed.filter(|&closed| closed <= as_of);
        // The plan did not count one that had closed by then.
        if closed.is_some_and(|closed| closed <= plan.as_of) {
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
                One {
                    name: named.name.clone(),
                    organisation: OrganisationIx(organisation),
                    system: system.map(|&at| SystemIx(at)),
                    planned,
                    is_closed: closed.is_some(),
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
        let place = (named.organisation, named.system);
        let cohort = by_cohort.get_or_insert_with(place, Named::default);
        let row = PracticeRow {
            is_in_plan: named.planned.is_some(),
            id,
            name: named.name,
            gates,
        };
        if named.is_closed {
            cohort.closed.push(row);
        } else {
            cohort.open.push(row);
        }
    }
    by_cohort
}

fn cohort_row(
    plan: &Plan,
    programme: ProgrammeIx,
    at: CohortIx,
    named: Named,
    mismatches: &mut Vec<Mismatch>,
) -> ReadinessRow {
    let cohort = &plan[at];
    let programme = &plan[programme];
    let Named { open, closed } = named;
    let (named_count, closed_count) = (len(&open), len(&closed));
    let counted = cohort.practices.saturating_sub(closed_count);
    if named_count > counted {
        mismatches.push(Mismatch::MoreNamedThanCounted {
            organisation: cohort.organisation,
            system: cohort.system,
            named: named_count,
            counted,
        });
    }
    let practices = counted.max(named_count);
    let gave = answered(programme.gates.len(), &open);
    let gone = answered(programme.gates.len(), &closed);
    let mut unanswered = Vec::with_capacity(programme.gates.len());
    for (gate, it) in programme.gates.iter().enumerate() {
        let (gave, gone) = (gave[gate], gone[gate]);
        let mut counts = GateCounts {
            not_measured: practices - gave.total(),
            ..GateCounts::default()
        };
        if let Some(printed) = cohort.count(&format!("{}.{}", programme.id, it.id)) {
            // What is printed is of those the plan counts. A practice that answered took its own
            // along, and so did one that closed.
            let of_these = counted.saturating_sub(gave.total());
            counts.passed = printed
                .saturating_sub(gave.passed + gone.passed)
                .min(of_these);
            counts.failed = of_these - counts.passed;
            counts.not_measured -= of_these;
            let found = counts.passed + gave.passed + gone.passed;
            // Of one that closed without an answer nobody knows whether it was among them.
            let unknown = closed_count - gone.total();
            if printed > cohort.practices {
                mismatches.push(Mismatch::MorePassesThanPractices {
                    cohort: at,
                    gate,
                    printed,
                    practices: cohort.practices,
                });
            } else if found + unknown < printed {
                mismatches.push(Mismatch::PassesNotFound {
                    cohort: at,
                    gate,
                    printed,
                    found,
                });
            }
        }
        unanswered.push(counts);
    }
    ReadinessRow {
        system: Some(cohort.system),
        cohort: Some(at),
        among: 0,
        practices,
        remainder: practices - named_count,
        named: open,
        closed: closed_count,
        gates: together(gave, &unanswered),
        unanswered,
    }
}

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

/// The sums of an organisation's rows. Those whose system is not known are somewhere among the
/// practices of its cohorts; no more can hold so far than hold at any gate of the way.
fn add_rungs(ladder: &mut [Rung], organisation: &ReadinessOrganisation) {
    // Those of them that answered so far are known one by one, and may be any of the sure ones.
    let displaced = |gate: usize| -> u32 {
        let of_row = |row: &ReadinessRow| {
            let gave = |it: &&PracticeRow| it.gates[..=gate].iter().any(PracticeAnswer::is_given);
            let count = row.named.iter().filter(gave).count();
            row.among.min(u32::try_from(count).unwrap_or(u32::MAX))
        };
        organisation.rows.iter().map(of_row).sum()
    };
    let of_rows: Vec<_> = organisation.rows.iter().map(bounds).collect();
    let mut most = u32::MAX;
    for (gate, rung) in ladder.iter_mut().enumerate() {
        let counts = &organisation.gates[gate];
        let sum = |of: fn(&counts::Bounds) -> u32| -> u32 {
            of_rows.iter().map(|bounds| of(&bounds[gate])).sum()
        };
        most = most.min(counts.holds());
        let surely = sum(|it| it.known) + sum(|it| it.surely).saturating_sub(displaced(gate));
        let at_most = sum(|it| it.at_most).min(most);
        rung.holds_so_far += surely.min(at_most);
        rung.at_most += at_most;
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
