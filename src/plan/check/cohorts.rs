//! Counts against the cohorts they are a part of.

use std::collections::HashMap;

use super::words::{counted, paragraph};
use super::{Finding, FindingRule, FindingSubject};
use crate::plan::{CohortIx, OrganisationIx, Plan, Practice, SystemIx};

/// Counts and named practices beyond what their cohort has.
pub(super) fn check(plan: &Plan, out: &mut Vec<Finding>) {
    let mut named: HashMap<(OrganisationIx, SystemIx), Vec<&Practice>> = HashMap::new();
    for practice in &plan.practices {
        let key = (practice.organisation, practice.system);
        named.entry(key).or_default().push(practice);
    }
    for (place, cohort) in (0..).zip(&plan.cohorts) {
        let (organisation, system) = (&plan[cohort.organisation], &plan[cohort.system]);
        let whose = format!("{}, {}", organisation.short, system.name);
        let at = paragraph(plan, cohort.source);
        let subject = FindingSubject::Cohort(CohortIx(place));
        for (key, count) in &cohort.counts {
            if *count > cohort.practices {
                let ids = [&**key, &*organisation.id, &*system.id];
                let what = plan.measure_words(key);
                out.push(
                    Finding::new(FindingRule::CountAboveCohort, &ids, subject.clone())
                        .titled(format!(
                            "{whose}: {what} counts {count} of {}",
                            counted(cohort.practices as usize, "practice", "practices")
                        ))
                        .detailed(format!(
                            "The row in {at} has {} and counts {count} of them for {what}: {} too many.",
                            counted(cohort.practices as usize, "practice", "practices"),
                            count - cohort.practices
                        ))
                        .naming([cohort.source]),
                );
            }
        }
        let practices = named.get(&(cohort.organisation, cohort.system));
        let practices = practices.map(Vec::as_slice).unwrap_or_default();
        if practices.len() > cohort.practices as usize {
            let ids = [&*organisation.id, &*system.id];
            let sources = practices.iter().map(|practice| practice.source);
            out.push(
                Finding::new(FindingRule::NamedAboveCohort, &ids, subject)
                    .titled(format!(
                        "{whose}: {} named, the plan counts {}",
                        counted(practices.len(), "practice is", "practices are"),
                        cohort.practices
                    ))
                    .detailed(format!(
                        "The row in {at} counts {}, and {} named: {} too many.",
                        cohort.practices,
                        counted(practices.len(), "is", "are"),
                        practices.len() - cohort.practices as usize
                    ))
                    .naming(std::iter::once(cohort.source).chain(sources)),
            );
        }
    }
}
