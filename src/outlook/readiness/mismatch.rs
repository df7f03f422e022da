//! Figures of a programme that do not go together: told, never mended.

use crate::journal::{State, Target};
use crate::letters::lower;
use crate::plan::{
    Cohort, CohortIx, Day, OrganisationIx, Plan, ProgrammeIx, SourceIx, SystemIx, Text,
};
use crate::words::readiness as lang;

use super::{Readiness, TooSoon};
use crate::outlook::words as dates;

/// "First upload cannot have been before 13 Dec 2009, 12 weeks after patients told."
#[must_use]
pub fn too_soon_words(
    plan: &Plan,
    programme: ProgrammeIx,
    gate: usize,
    too_soon: TooSoon,
) -> String {
    let gates = &plan[programme].gates;
    lang::cannot_have_been(
        &gates[gate].short,
        &dates::day_without_weekday(too_soon.possible),
        too_soon.weeks,
        &lower(&gates[too_soon.after].short),
    )
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
    /// More practices are named than the plan counts for the organisation, on whatever system.
    MoreThanTheOrganisation {
        /// Whose.
        organisation: OrganisationIx,
        /// How many are named.
        named: u32,
        /// How many the plan counts.
        counted: u32,
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
    /// A practice passed a gate on a day on which it cannot have.
    TooSoon {
        /// Its name.
        practice: Text,
        /// Which gate.
        gate: usize,
        /// Why not.
        too_soon: TooSoon,
    },
}

/// Every figure that does not go with another on the day `as_of`, programme by programme in the
/// plan's order.
#[must_use]
pub fn all_mismatches(plan: &Plan, state: &State, as_of: Day) -> Vec<(ProgrammeIx, Mismatch)> {
    let programmes = (0..).map(ProgrammeIx).take(plan.programmes.len());
    programmes
        .flat_map(|at| {
            let mismatches = Readiness::new(plan, state, at, as_of).mismatches;
            mismatches.into_iter().map(move |it| (at, it))
        })
        .collect()
}

/// How many of [`all_mismatches`] nobody has accepted.
#[must_use]
pub fn open_mismatches(plan: &Plan, state: &State, as_of: Day) -> usize {
    let is_open = |(at, it): &(ProgrammeIx, Mismatch)| {
        let id = it.id(plan, *at).as_str().into();
        state.get(&Target::Finding { id }).is_none()
    };
    let all = all_mismatches(plan, state, as_of);
    all.iter().filter(|it| is_open(it)).count()
}

impl Mismatch {
    /// What acceptances of it are filed under: another when a figure of it changes.
    #[must_use]
    pub fn id(&self, plan: &Plan, programme: ProgrammeIx) -> String {
        let of = &plan[programme].id;
        let gate = |gate: usize| &plan[programme].gates[gate].id;
        let place = |organisation: OrganisationIx, system: Option<SystemIx>| {
            let system = system.map_or("", |at| &plan[at].id);
            format!("{of}:{}:{system}", plan[organisation].id)
        };
        let cohort_place = |at: CohortIx| {
            let cohort = &plan[at];
            place(cohort.organisation, Some(cohort.system))
        };
        match self {
            Mismatch::MoreNamedThanCounted {
                organisation,
                system,
                named,
                counted,
            } => {
                let place = place(*organisation, Some(*system));
                format!("named-over-counted:{place}:{named}:{counted}")
            }
            Mismatch::NotCounted {
                organisation,
                system,
                named,
            } => format!(
                "not-counted:{}:{named}",
                place(*organisation, Some(*system))
            ),
            Mismatch::MoreThanTheOrganisation {
                organisation,
                named,
                counted,
            } => format!(
                "named-over-organisation:{}:{named}:{counted}",
                place(*organisation, None)
            ),
            Mismatch::MorePassesThanPractices {
                cohort,
                gate: at,
                printed,
                practices,
            } => {
                let place = cohort_place(*cohort);
                format!(
                    "passes-over-practices:{place}:{}:{printed}:{practices}",
                    gate(*at)
                )
            }
            Mismatch::PassesNotFound {
                cohort,
                gate: at,
                printed,
                found,
            } => {
                let place = cohort_place(*cohort);
                format!("passes-not-found:{place}:{}:{printed}:{found}", gate(*at))
            }
            Mismatch::TooSoon {
                practice,
                gate: at,
                too_soon,
            } => format!(
                "too-soon:{of}:{practice}:{}:{}",
                gate(*at),
                too_soon.possible
            ),
        }
    }

    /// Where the plan counts what it is about, where it does.
    #[must_use]
    pub fn source(&self, plan: &Plan) -> Option<SourceIx> {
        let is_of = |cohort: &&Cohort| match *self {
            Mismatch::MoreNamedThanCounted {
                organisation,
                system,
                ..
            } => cohort.organisation == organisation && cohort.system == system,
            Mismatch::NotCounted { organisation, .. }
            | Mismatch::MoreThanTheOrganisation { organisation, .. } => {
                cohort.organisation == organisation
            }
            _ => false,
        };
        match *self {
            Mismatch::MorePassesThanPractices { cohort, .. }
            | Mismatch::PassesNotFound { cohort, .. } => plan[cohort].source,
            _ => plan.cohorts.iter().find(is_of)?.source,
        }
    }

    /// Both figures in a sentence.
    #[must_use]
    pub fn sentence(&self, plan: &Plan, programme: ProgrammeIx) -> String {
        let gate = |gate: usize| lower(&plan[programme].gates[gate].short);
        match *self {
            Mismatch::TooSoon {
                ref practice,
                gate: at,
                too_soon,
            } => lang::passed_too_soon(practice, &too_soon_words(plan, programme, at, too_soon)),
            Mismatch::MoreNamedThanCounted {
                organisation,
                system,
                named,
                counted,
            } => lang::more_named(
                named,
                &plan[system].name,
                &plan[organisation].short,
                counted,
            ),
            Mismatch::NotCounted {
                organisation,
                system,
                named,
            } => lang::none_counted(named, &plan[system].name, &plan[organisation].short),
            Mismatch::MoreThanTheOrganisation {
                organisation,
                named,
                counted,
            } => lang::more_than_organisation(named, &plan[organisation].short, counted),
            Mismatch::MorePassesThanPractices {
                cohort,
                gate: at,
                printed,
                practices,
            } => lang::more_passes(
                printed,
                &gate(at),
                practices,
                &plan[plan[cohort].system].name,
                &plan[plan[cohort].organisation].short,
            ),
            Mismatch::PassesNotFound {
                cohort,
                gate: at,
                printed,
                found,
            } => lang::passes_not_found(
                printed,
                &gate(at),
                &plan[plan[cohort].system].name,
                &plan[plan[cohort].organisation].short,
                found,
            ),
        }
    }
}
