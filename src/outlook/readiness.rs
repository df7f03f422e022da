//! Where every practice stands in one readiness programme: counts by organisation, system and
//! gate, the ladder, named practices and the remainder nobody named. Knows that what was not
//! measured never counts as ready, and that two figures that disagree are shown, not mended.

use crate::journal::{EntryId, State, Target, Value};
use crate::order::{self, Map};
use crate::plan::{
    CohortIx, Day, GateAnswer, GateState, OrganisationIx, Plan, ProgrammeIx, SystemIx, Text,
};
use crate::words::pace as lang;

use super::Pace;

/// How many practices are in each state of one gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct GateCounts {
    /// Measured, and holds.
    pub passed: u32,
    /// Measured, and does not hold.
    pub failed: u32,
    /// Does not apply.
    pub not_applicable: u32,
    /// Not measured, or its waiver ran out.
    pub not_measured: u32,
    /// Waived, and the waiver still runs.
    pub waived: u32,
}

impl GateCounts {
    /// Adds `count` practices in `state`.
    pub fn add(&mut self, state: GateState, count: u32) {
        *match state {
            GateState::Passed => &mut self.passed,
            GateState::Failed => &mut self.failed,
            GateState::NotApplicable => &mut self.not_applicable,
            GateState::NotMeasured => &mut self.not_measured,
            GateState::Waived => &mut self.waived,
        } += count;
    }

    /// How many are in `state`.
    #[must_use]
    pub fn get(&self, state: GateState) -> u32 {
        match state {
            GateState::Passed => self.passed,
            GateState::Failed => self.failed,
            GateState::NotApplicable => self.not_applicable,
            GateState::NotMeasured => self.not_measured,
            GateState::Waived => self.waived,
        }
    }

    /// All together.
    #[must_use]
    pub fn total(&self) -> u32 {
        GATE_STATES.iter().map(|&state| self.get(state)).sum()
    }

    /// Those for whom the gate does not stand in the way: passed, waived or not applicable.
    #[must_use]
    pub fn holds(&self) -> u32 {
        self.passed + self.waived + self.not_applicable
    }

    fn add_all(&mut self, other: &GateCounts) {
        for state in GATE_STATES {
            self.add(state, other.get(state));
        }
    }
}

const GATE_STATES: [GateState; 5] = [
    GateState::Passed,
    GateState::Failed,
    GateState::NotApplicable,
    GateState::NotMeasured,
    GateState::Waived,
];

/// Who says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerFrom {
    /// The plan file.
    Plan,
    /// An entry of the journal.
    Entry(EntryId),
}

/// One gate of one named practice, as the as-of date knows it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PracticeAnswer {
    /// Its state; a waiver that ran out is [`GateState::NotMeasured`].
    pub state: GateState,
    /// What was recorded: day, name, reason. `None` when nothing was.
    pub recorded: Option<GateAnswer>,
    /// Who says so; `None` when nobody does.
    pub from: Option<AnswerFrom>,
    /// Whether a waiver ran out before the as-of date.
    pub is_lapsed: bool,
    /// Whether it holds and every earlier gate does as well.
    pub counts: bool,
}

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

/// The practices of one organisation on one system.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadinessRow {
    /// On which system.
    pub system: SystemIx,
    /// The cohort; `None` when practices were named where the plan counts none.
    pub cohort: Option<CohortIx>,
    /// How many practices: those counted, or those named where more are named.
    pub practices: u32,
    /// Named ones.
    pub named: Vec<PracticeRow>,
    /// How many are not named yet.
    pub remainder: u32,
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

/// Two figures that do not go together. Each is shown beside what it disagrees with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mismatch {
    /// More practices are named than the plan counts.
    MoreNamedThanCounted {
        /// Whose.
        organisation: OrganisationIx,
        /// On which system.
        system: SystemIx,
        /// How many are named.
        named: u32,
        /// How many the plan counts.
        counted: u32,
    },
    /// Practices are named where the plan counts none at all.
    NotCounted {
        /// Whose.
        organisation: OrganisationIx,
        /// On which system.
        system: SystemIx,
        /// How many are named.
        named: u32,
    },
    /// The plan prints more passes than there are practices.
    MorePassesThanPractices {
        /// Which cohort.
        cohort: CohortIx,
        /// Which gate.
        gate: usize,
        /// Passes printed.
        printed: u32,
        /// Practices counted.
        practices: u32,
    },
    /// The plan prints more passes than the named answers and the remainder can hold.
    PassesNotFound {
        /// Which cohort.
        cohort: CohortIx,
        /// Which gate.
        gate: usize,
        /// Passes printed.
        printed: u32,
        /// Passes that can be found.
        found: u32,
    },
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
                .remove(&(cohort.organisation, cohort.system))
                .unwrap_or_default();
            let row = cohort_row(plan, programme, at, practices, &mut mismatches);
            by_organisation[cohort.organisation.index()].push(row);
        }
        for ((organisation, system), practices) in named.into_vec() {
            let count = len(&practices);
            mismatches.push(Mismatch::NotCounted {
                organisation,
                system,
                named: count,
            });
            let gates = plan[programme].gates.len();
            by_organisation[organisation.index()].push(ReadinessRow {
                system,
                cohort: None,
                practices: count,
                gates: with_named(vec![GateCounts::default(); gates], &practices),
                named: practices,
                remainder: 0,
                remainder_gates: vec![GateCounts::default(); gates],
            });
        }
        let organisations: Vec<ReadinessOrganisation> = (0..)
            .map(OrganisationIx)
            .zip(by_organisation)
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(organisation, rows)| ReadinessOrganisation {
                organisation,
                practices: rows.iter().map(|row| row.practices).sum(),
                gates: sum_gates(
                    plan[programme].gates.len(),
                    rows.iter().map(|row| &row.gates),
                ),
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
        let mut days: Vec<Day> = practices
            .filter_map(|practice| practice.gates.get(measure)?.recorded.as_ref()?.on)
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

    /// The headline: "1 of 131 practices is ready".
    #[must_use]
    pub fn sentence(&self) -> String {
        lang::ready(self.ready, self.practices)
    }
}

fn len<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

/// Adds the answers of named practices to counts by gate.
fn with_named(mut gates: Vec<GateCounts>, named: &[PracticeRow]) -> Vec<GateCounts> {
    for practice in named {
        for (counts, answer) in gates.iter_mut().zip(&practice.gates) {
            counts.add(answer.state, 1);
        }
    }
    gates
}

fn sum_gates<'a>(
    gates: usize,
    parts: impl Iterator<Item = &'a Vec<GateCounts>>,
) -> Vec<GateCounts> {
    let mut sums = vec![GateCounts::default(); gates];
    for part in parts {
        for (sum, counts) in sums.iter_mut().zip(part) {
            sum.add_all(counts);
        }
    }
    sums
}

type ByCohort = Map<(OrganisationIx, SystemIx), Vec<PracticeRow>>;

/// Practices named by the plan or by people, by organisation and system, in the order of their
/// names.
fn named_practices(plan: &Plan, state: &State, programme: ProgrammeIx, as_of: Day) -> ByCohort {
    struct Named<'a> {
        name: Text,
        organisation: OrganisationIx,
        system: SystemIx,
        planned: Option<&'a crate::plan::Practice>,
    }
    let mut practices: Map<Text, Named<'_>> = plan
        .practices
        .iter()
        .map(|practice| {
            let named = Named {
                name: practice.name.clone(),
                organisation: practice.organisation,
                system: practice.system,
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
        let organisation = places.get(&(false, &*named.organisation));
        let system = places.get(&(true, &*named.system));
        // One whose organisation or system this revision does not have is kept by the journal and
        // shown there; it cannot be counted here.
        if let (Some(&organisation), Some(&system)) = (organisation, system) {
            let planned = practices.get(id).and_then(|it| it.planned);
            practices.insert(
                id.clone(),
                Named {
                    name: named.name.clone(),
                    organisation: OrganisationIx(organisation),
                    system: SystemIx(system),
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
    let mut by_cohort = ByCohort::new();
    for (id, named) in practices {
        let gates = gates_of(plan, state, programme, &id, named.planned, as_of);
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

/// The gates of one practice as the plan and `state` have them on the day `as_of`, in ladder order.
#[must_use]
pub fn practice_answers(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    practice: &Text,
    as_of: Day,
) -> Vec<PracticeAnswer> {
    let planned = plan.practices.iter().find(|it| it.id == *practice);
    gates_of(plan, state, programme, practice, planned, as_of)
}

fn gates_of(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    practice: &Text,
    planned: Option<&crate::plan::Practice>,
    as_of: Day,
) -> Vec<PracticeAnswer> {
    let mut counts = true;
    let gates = plan[programme].gates.iter();
    let answers = gates.map(|gate| {
        let mut answer = answer(plan, state, programme, &gate.id, practice, planned, as_of);
        counts &= matches!(
            answer.state,
            GateState::Passed | GateState::Waived | GateState::NotApplicable
        );
        answer.counts = counts;
        answer
    });
    answers.collect()
}

/// One gate of one practice: the journal's answer, else the plan's; an answer given after the
/// as-of date does not exist yet, and a waiver that ran out holds no more.
fn answer(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    gate: &Text,
    practice: &Text,
    planned: Option<&crate::plan::Practice>,
    as_of: Day,
) -> PracticeAnswer {
    let programme = &plan[programme].id;
    let target = Target::Gate {
        practice: practice.clone(),
        programme: programme.clone(),
        gate: gate.clone(),
    };
    let is_known = |answer: &&GateAnswer| answer.on.is_none_or(|on| on <= as_of);
    let from_journal = state.get(&target).and_then(|held| match &held.value {
        Value::Gate(answer) => Some((answer, AnswerFrom::Entry(held.entry))),
        _ => None,
    });
    let from_plan = || {
        let (_, answer) = planned?.gates.iter().find(|(key, _)| {
            key.split_once('.')
                .is_some_and(|(p, g)| *p == **programme && *g == **gate)
        })?;
        Some((answer, AnswerFrom::Plan))
    };
    let Some((recorded, from)) = from_journal
        .filter(|(answer, _)| is_known(answer))
        .or_else(|| from_plan().filter(|(answer, _)| is_known(answer)))
    else {
        return PracticeAnswer::default();
    };
    let is_lapsed =
        recorded.state == GateState::Waived && recorded.until.is_some_and(|until| until < as_of);
    PracticeAnswer {
        state: if is_lapsed {
            GateState::NotMeasured
        } else {
            recorded.state
        },
        recorded: Some(recorded.clone()),
        from: Some(from),
        is_lapsed,
        counts: false,
    }
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
        system: cohort.system,
        cohort: Some(at),
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
    for row in organisations.iter().flat_map(|it| &it.rows) {
        for practice in &row.named {
            for (rung, answer) in ladder.iter_mut().zip(&practice.gates) {
                rung.holds_so_far += u32::from(answer.counts);
                rung.at_most += u32::from(answer.counts);
            }
        }
        let (mut missing, mut most) = (0, row.remainder);
        for (rung, counts) in ladder.iter_mut().zip(&row.remainder_gates) {
            missing += row.remainder - counts.holds();
            most = most.min(counts.holds());
            rung.holds_so_far += row.remainder.saturating_sub(missing);
            rung.at_most += most;
        }
        for (rung, counts) in ladder.iter_mut().zip(&row.gates) {
            rung.counts.add_all(counts);
        }
    }
    ladder
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
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{day, hertfordshire, hold, organisation, plan_with, programme};
    use super::*;
    use crate::journal::NamedPractice;

    fn name(state: &mut State, id: &str, organisation: &str, system: &str) {
        let practice = NamedPractice {
            name: id.to_uppercase().into(),
            organisation: organisation.into(),
            system: system.into(),
            ..NamedPractice::default()
        };
        hold(
            state,
            Target::Practice { id: id.into() },
            Value::Practice(practice),
        );
    }

    fn tick(state: &mut State, practice: &str, gate: &str, answer: GateAnswer) {
        let target = Target::Gate {
            practice: practice.into(),
            programme: "scr".into(),
            gate: gate.into(),
        };
        hold(state, target, Value::Gate(answer));
    }

    fn on(state: GateState, on: &str) -> GateAnswer {
        GateAnswer {
            state,
            on: Some(day(on)),
            ..GateAnswer::default()
        }
    }

    fn waived(until: &str) -> GateAnswer {
        GateAnswer {
            until: Some(day(until)),
            by: Some("Board".into()),
            reason: Some("New server in March".into()),
            ..on(GateState::Waived, "2009-09-20")
        }
    }

    /// The three example practices of the design, all on TPP SystmOne in East & North.
    fn examples() -> State {
        use GateState::{Failed, NotApplicable, Passed};
        let mut state = State::default();
        for id in ["a", "b", "c"] {
            name(&mut state, id, "en-pct", "systmone");
        }
        let answers = [
            ("a", "system-compliant", on(Passed, "2009-09-01")),
            ("a", "infrastructure", on(Passed, "2009-09-01")),
            ("a", "data-accredited", on(Passed, "2009-09-01")),
            ("a", "board", waived("2010-03-31")),
            ("b", "system-compliant", on(Passed, "2009-09-01")),
            ("b", "infrastructure", waived("2010-03-31")),
            ("b", "data-accredited", on(Failed, "2009-09-01")),
            ("b", "board", on(Passed, "2009-09-02")),
            ("c", "system-compliant", on(Failed, "2009-09-01")),
            ("c", "data-accredited", on(Failed, "2009-09-01")),
            ("c", "board", on(NotApplicable, "2009-09-01")),
        ];
        for (practice, gate, answer) in answers {
            tick(&mut state, practice, gate, answer);
        }
        state
    }

    fn scr(state: &State, as_of: &str) -> Readiness {
        let plan = hertfordshire();
        Readiness::new(&plan, state, programme(&plan, "scr"), day(as_of))
    }

    /// The row of TPP SystmOne in East & North.
    fn systmone(readiness: &Readiness) -> &ReadinessRow {
        let plan = hertfordshire();
        let east = organisation(&plan, "en-pct");
        let of_east = readiness
            .organisations
            .iter()
            .find(|it| it.organisation == east);
        let rows = &of_east.unwrap().rows;
        rows.iter()
            .find(|it| &*plan[it.system].id == "systmone")
            .unwrap()
    }

    fn counts(gates: &[GateCounts], gate: usize) -> [u32; 5] {
        GATE_STATES.map(|state| gates[gate].get(state))
    }

    #[test]
    fn on_the_plans_own_day_1_of_131_is_ready_and_nothing_else_was_measured() {
        let readiness = scr(&State::default(), "2009-09-23");
        assert_eq!((readiness.practices, readiness.ready), (131, 1));
        assert_eq!(readiness.sentence(), "1 of 131 practices is ready");
        let by_organisation: Vec<u32> = readiness
            .organisations
            .iter()
            .map(|it| it.practices)
            .collect();
        assert_eq!(by_organisation.iter().sum::<u32>(), 131);
        assert!(by_organisation.contains(&62) && by_organisation.contains(&69));
        let rungs: Vec<[u32; 5]> = (0..9)
            .map(|gate| GATE_STATES.map(|state| readiness.ladder[gate].counts.get(state)))
            .collect();
        assert_eq!(rungs[2], [1, 130, 0, 0, 0]);
        for gate in [0, 1, 3, 4, 5, 6, 7, 8] {
            assert_eq!(rungs[gate], [0, 0, 0, 131, 0], "gate {gate}");
        }
        assert!(readiness.mismatches.is_empty());
        // The accredited one cannot be shown to hold at the gates before, which nobody measured.
        assert!(readiness.ladder.iter().all(|rung| rung.holds_so_far == 0));
    }

    #[test]
    fn named_practices_and_the_remainder_give_the_ladder_of_the_design() {
        let readiness = scr(&examples(), "2009-09-23");
        let ladder: Vec<u32> = readiness
            .ladder
            .iter()
            .map(|rung| rung.holds_so_far)
            .collect();
        assert_eq!(ladder, [2, 2, 1, 1, 0, 0, 0, 0, 0]);
        let row = systmone(&readiness);
        assert_eq!((row.practices, row.named.len(), row.remainder), (15, 3, 12));
        let open: Vec<Option<usize>> = row.named.iter().map(PracticeRow::first_open_gate).collect();
        assert_eq!(open, [Some(4), Some(2), Some(0)]);
        // Passed, failed, does not apply, not measured, waived.
        assert_eq!(counts(&row.gates, 0), [2, 1, 0, 12, 0]);
        assert_eq!(counts(&row.gates, 1), [1, 0, 0, 13, 1]);
        assert_eq!(counts(&row.gates, 2), [1, 14, 0, 0, 0]);
        assert_eq!(counts(&row.gates, 3), [1, 0, 1, 12, 1]);
        assert_eq!(counts(&row.remainder_gates, 2), [0, 12, 0, 0, 0]);
        assert_eq!((readiness.practices, readiness.ready), (131, 1));
        assert!(readiness.mismatches.is_empty());
    }

    #[test]
    fn a_waiver_that_ran_out_puts_the_gate_back() {
        let runs = scr(&examples(), "2010-03-31");
        let ran_out = scr(&examples(), "2010-04-01");
        assert_eq!(runs.ladder[1].holds_so_far, 2);
        assert_eq!(ran_out.ladder[1].holds_so_far, 1);
        let answer = &systmone(&ran_out).named[1].gates[1];
        assert_eq!(answer.state, GateState::NotMeasured);
        assert!(answer.is_lapsed && !answer.counts);
        let recorded = answer.recorded.as_ref().unwrap();
        assert_eq!(recorded.by.as_deref(), Some("Board"));
    }

    #[test]
    fn an_answer_given_after_the_as_of_date_does_not_exist_yet() {
        let before = scr(&examples(), "2009-08-31");
        let practice = &systmone(&before).named[0];
        assert!(
            practice
                .gates
                .iter()
                .all(|it| *it == PracticeAnswer::default())
        );
        // Nobody was measured by then, so the printed pass is somewhere in the remainder.
        assert_eq!(counts(&systmone(&before).gates, 2), [1, 11, 0, 3, 0]);
    }

    #[test]
    fn an_answer_of_the_plan_stands_until_the_journal_has_a_later_one() {
        let plan = plan_with(
            r#""organisations": [{"id": "o", "name": "O", "kind": "pct"}],
               "systems": [{"id": "s", "name": "S", "kind": "gp"}],
               "programmes": [{"id": "scr", "name": "SCR", "measure": "data",
                               "gates": [{"id": "data", "name": "Data"}]}],
               "cohorts": [{"organisation": "o", "system": "s", "practices": 2, "counts": {}}],
               "practices": [{"id": "p", "name": "P", "organisation": "o", "system": "s",
                              "gates": {"scr.data": {"state": "failed", "on": "2009-09-01"}}}]"#,
        );
        let mut state = State::default();
        tick(&mut state, "p", "data", on(GateState::Passed, "2009-09-10"));
        let answer = |as_of| {
            let readiness = Readiness::new(&plan, &state, ProgrammeIx(0), day(as_of));
            let answer = readiness.organisations[0].rows[0].named[0].gates[0].clone();
            (answer.state, answer.from)
        };
        assert_eq!(answer("2009-08-31"), (GateState::NotMeasured, None));
        assert_eq!(
            answer("2009-09-09"),
            (GateState::Failed, Some(AnswerFrom::Plan))
        );
        let (state_now, from) = answer("2009-09-10");
        assert_eq!(state_now, GateState::Passed);
        assert!(matches!(from, Some(AnswerFrom::Entry(_))));
    }

    #[test]
    fn more_named_than_counted_is_a_mismatch_and_is_not_hidden() {
        let plan = hertfordshire();
        let mut state = State::default();
        for id in ["x", "y"] {
            name(&mut state, id, "en-pct", "emis-pcs");
        }
        let readiness = scr(&state, "2009-09-23");
        let east = organisation(&plan, "en-pct");
        assert!(matches!(
            readiness.mismatches[..],
            [Mismatch::MoreNamedThanCounted { organisation, named: 2, counted: 1, .. }]
                if organisation == east
        ));
        // Two are named, so two are counted on the page: 132 in all.
        assert_eq!(readiness.practices, 132);
    }

    #[test]
    fn practices_named_where_none_are_counted_have_a_row_of_their_own() {
        let mut state = State::default();
        name(&mut state, "x", "west-pct", "adastra");
        name(&mut state, "lost", "west-pct", "system-of-another-revision");
        let readiness = scr(&state, "2009-09-23");
        assert!(matches!(
            readiness.mismatches[..],
            [Mismatch::NotCounted { named: 1, .. }]
        ));
        assert_eq!(readiness.practices, 132);
        let rows: usize = readiness.organisations.iter().map(|it| it.rows.len()).sum();
        assert_eq!(rows, 15);
    }

    #[test]
    fn a_printed_pass_that_nobody_can_have_is_a_mismatch() {
        let plan = plan_with(
            r#""organisations": [{"id": "o", "name": "O", "kind": "pct"}],
               "systems": [{"id": "s", "name": "S", "kind": "gp"}],
               "programmes": [{"id": "scr", "name": "SCR", "measure": "data",
                               "gates": [{"id": "data", "name": "Data"}]}],
               "cohorts": [{"organisation": "o", "system": "s", "practices": 1,
                            "counts": {"scr.data": 1}}]"#,
        );
        let mut state = State::default();
        name(&mut state, "x", "o", "s");
        let named = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of);
        assert_eq!(
            named.mismatches,
            [Mismatch::PassesNotFound {
                cohort: CohortIx(0),
                gate: 0,
                printed: 1,
                found: 0
            }]
        );
        tick(&mut state, "x", "data", on(GateState::Passed, "2009-09-01"));
        let passed = Readiness::new(&plan, &state, ProgrammeIx(0), plan.as_of);
        assert!(passed.mismatches.is_empty());
        assert_eq!(passed.ready, 1);
    }

    #[test]
    fn the_printed_counts_of_gp2gp_are_its_passes() {
        let plan = hertfordshire();
        let gp2gp = programme(&plan, "gp2gp");
        let readiness = Readiness::new(&plan, &State::default(), gp2gp, plan.as_of);
        let passed: Vec<u32> = readiness.ladder.iter().map(|it| it.counts.passed).collect();
        assert_eq!(passed, [84, 81]);
        // Systems with "-" in print were not measured; they are not failures.
        assert_eq!(readiness.ladder[0].counts.total(), 131);
        assert!(readiness.ladder[0].counts.not_measured > 0);
        // Of 30 practices on EMIS LV in East & North 28 pass each gate: 26 surely pass both, 28 at
        // most. So for each cohort: 26 + 6 + 31 + 11 and 28 + 6 + 36 + 11.
        let rung = readiness.ladder[1];
        assert_eq!((rung.holds_so_far, rung.at_most), (74, 81));
    }

    #[test]
    fn challenges_are_met_on_the_day_they_were_ticked() {
        let plan = hertfordshire();
        let scr_at = programme(&plan, "scr");
        let first = plan[scr_at].challenges[0].id.clone();
        let mut state = State::default();
        let target = Target::Challenge {
            programme: "scr".into(),
            challenge: first,
        };
        hold(&mut state, target, Value::Done(day("2009-09-10")));
        let met = |as_of| -> Vec<Option<Day>> {
            let readiness = scr(&state, as_of);
            readiness.challenges.iter().map(|it| it.met).collect()
        };
        let now = met("2009-09-23");
        assert_eq!(now.len(), plan[scr_at].challenges.len());
        assert_eq!(now[0], Some(day("2009-09-10")));
        assert!(now[1..].iter().all(Option::is_none));
        assert!(met("2009-09-09").iter().all(Option::is_none));
    }

    #[test]
    fn the_burn_up_has_a_point_for_each_day_something_was_measured() {
        let plan = hertfordshire();
        let mut state = State::default();
        for (id, at) in [
            ("a", "2009-10-05"),
            ("b", "2009-11-02"),
            ("c", "2009-11-02"),
        ] {
            name(&mut state, id, "west-pct", "emis-lv");
            tick(&mut state, id, "data-accredited", on(GateState::Passed, at));
        }
        let points = scr(&state, "2009-11-30").burn_up(&plan, &state);
        let points: Vec<(String, u32)> = points
            .iter()
            .map(|point| (point.day.to_string(), point.ready))
            .collect();
        let point = |day: &str, ready| (day.to_owned(), ready);
        assert_eq!(
            points,
            [
                point("2009-09-23", 1),
                point("2009-10-05", 2),
                point("2009-11-02", 4),
                point("2009-11-30", 4)
            ]
        );
    }

    fn any_state() -> impl Strategy<Value = State> {
        let answer = (0_usize..5, 0_usize..9, 0_i32..40);
        let practice = (0_usize..4, prop::collection::vec(answer, 0..12));
        prop::collection::vec(practice, 0..25).prop_map(|practices| {
            let plan = hertfordshire();
            let scr = programme(&plan, "scr");
            let mut state = State::default();
            for (number, (cohort, answers)) in practices.into_iter().enumerate() {
                let id = format!("practice-{number}");
                let cohort = &plan.cohorts[cohort * 3];
                let (organisation, system) =
                    (&plan[cohort.organisation].id, &plan[cohort.system].id);
                name(&mut state, &id, organisation, system);
                for (which, gate, days) in answers {
                    let answer = GateAnswer {
                        state: GATE_STATES[which],
                        on: Some(plan.as_of.plus_days(days - 20)),
                        until: Some(plan.as_of.plus_days(20 - days)),
                        ..GateAnswer::default()
                    };
                    tick(&mut state, &id, &plan[scr].gates[gate].id, answer);
                }
            }
            state
        })
    }

    proptest! {
        #[test]
        fn named_and_remainder_always_add_up_to_the_cohort_or_say_why_not(state in any_state()) {
            let readiness = scr(&state, "2009-09-23");
            let mut practices = 0;
            for row in readiness.organisations.iter().flat_map(|it| &it.rows) {
                prop_assert_eq!(row.practices, len(&row.named) + row.remainder);
                for gate in &row.gates {
                    prop_assert_eq!(gate.total(), row.practices);
                }
                practices += row.practices;
            }
            prop_assert_eq!(practices, readiness.practices);
            let is_131 = readiness.practices == 131;
            let too_many = readiness.mismatches.iter().any(|it| {
                matches!(it, Mismatch::MoreNamedThanCounted { .. })
            });
            prop_assert_eq!(is_131, !too_many);
        }

        #[test]
        fn the_ladder_never_rises_and_lies_between_its_bounds(state in any_state()) {
            let readiness = scr(&state, "2009-09-23");
            for pair in readiness.ladder.windows(2) {
                prop_assert!(pair[1].holds_so_far <= pair[0].holds_so_far);
                prop_assert!(pair[1].at_most <= pair[0].at_most);
            }
            for rung in &readiness.ladder {
                prop_assert!(rung.holds_so_far <= rung.at_most);
                prop_assert!(rung.at_most <= rung.counts.holds());
                prop_assert_eq!(rung.counts.total(), readiness.practices);
            }
        }
    }
}
