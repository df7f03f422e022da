//! Counts against the cohorts they are a part of.

use super::words::paragraph;
use super::{Finding, FindingRule, FindingSubject, Found};
use crate::order;
use crate::plan::{Cohort, CohortIx, OrganisationIx, Plan, Practice, SystemIx};
use crate::words::checks as words;

/// Counts and named practices beyond what their cohort has.
pub(super) fn check(plan: &Plan, found: &mut Found) {
    let mut named: order::Map<(OrganisationIx, SystemIx), Vec<&Practice>> = order::Map::new();
    for practice in &plan.practices {
        let key = (practice.organisation, practice.system);
        named.get_or_insert_with(key, Vec::new).push(practice);
    }
    for (place, cohort) in (0..).zip(&plan.cohorts) {
        let subject = || FindingSubject::Cohort(CohortIx(place));
        for (key, count) in &cohort.counts {
            if *count > cohort.practices {
                found.add(FindingRule::CountAboveCohort, |rule| {
                    let ids = [key, &plan[cohort.organisation].id, &plan[cohort.system].id];
                    let (what, of) = (plan.measure_words(key), practices_words(cohort));
                    Finding::new(rule, &ids.map(|id| &**id), subject())
                        .titled(words::counts_above(
                            &whose(plan, cohort),
                            &what,
                            *count,
                            &of,
                        ))
                        .detailed(words::counts_above_detail(
                            paragraph(plan, cohort.source),
                            &of,
                            *count,
                            &what,
                            count - cohort.practices,
                        ))
                        .naming(&mut [cohort.source].into_iter())
                });
            }
        }
        let practices = named.get(&(cohort.organisation, cohort.system));
        let practices = practices.map(Vec::as_slice).unwrap_or_default();
        if practices.len() > cohort.practices as usize {
            found.add(FindingRule::NamedAboveCohort, |rule| {
                let ids = [&plan[cohort.organisation].id, &plan[cohort.system].id];
                let sources = practices.iter().map(|practice| practice.source);
                Finding::new(rule, &ids.map(|id| &**id), subject())
                    .titled(words::named_above(
                        &whose(plan, cohort),
                        practices.len(),
                        cohort.practices,
                    ))
                    .detailed(words::named_above_detail(
                        paragraph(plan, cohort.source),
                        cohort.practices,
                        practices.len(),
                    ))
                    .naming(&mut std::iter::once(cohort.source).chain(sources))
            });
        }
    }
}

/// "East & North, TPP SystmOne".
fn whose(plan: &Plan, cohort: &Cohort) -> String {
    words::cohort(&plan[cohort.organisation].short, &plan[cohort.system].name)
}

/// "30 practices".
fn practices_words(cohort: &Cohort) -> String {
    words::practices(cohort.practices as usize)
}
