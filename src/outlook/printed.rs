//! Totals as printed beside totals worked out from the rows. Knows that both are kept and that a
//! difference is shown; leaves what to say about it to findings.

use crate::plan::{OrganisationIx, Plan, SystemIx, Text};

/// One total of one organisation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PrintedCell {
    /// The sum of the rows; `None` when no row has the count.
    pub computed: Option<u32>,
    /// Places in [`Plan::printed_totals`] that print this total; more than one when it is printed
    /// in several paragraphs.
    pub printed: Vec<usize>,
}

impl PrintedCell {
    /// The printed totals that differ from the sum, as places in [`Plan::printed_totals`].
    pub fn differing(&self, plan: &Plan) -> impl Iterator<Item = usize> {
        self.printed.iter().copied().filter(|&at| {
            self.computed
                .is_some_and(|sum| sum != plan.printed_totals[at].value)
        })
    }
}

/// The totals of one organisation, or of one of its systems.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrintedRow {
    /// Whose; `None` for all together.
    pub organisation: Option<OrganisationIx>,
    /// On which system, when printed for one.
    pub system: Option<SystemIx>,
    /// One for each column.
    pub cells: Vec<PrintedCell>,
}

/// Printed and computed totals of all cohorts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrintedTable {
    /// "practices" first, then the count keys such as `gp2gp.technical`, as the plan first names
    /// them.
    pub columns: Vec<Text>,
    /// One for each organisation, each followed by rows for single systems, then one for all.
    pub rows: Vec<PrintedRow>,
}

impl PrintedTable {
    /// Adds up the cohorts of `plan` and sets the printed totals beside the sums.
    #[must_use]
    pub fn new(plan: &Plan) -> PrintedTable {
        let columns = columns(plan);
        let mut keys: Vec<(Option<OrganisationIx>, Option<SystemIx>)> = plan
            .cohorts
            .iter()
            .map(|cohort| (Some(cohort.organisation), None))
            .chain(
                plan.printed_totals
                    .iter()
                    .filter(|total| columns.contains(&total.what))
                    .map(|total| (total.organisation, total.system)),
            )
            // The row for all together comes last.
            .filter(|key| *key != (None, None))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        if !keys.is_empty() {
            keys.push((None, None));
        }
        let row = |(organisation, system)| PrintedRow {
            organisation,
            system,
            cells: columns
                .iter()
                .map(|what| cell(plan, what, organisation, system))
                .collect(),
        };
        PrintedTable {
            rows: keys.into_iter().map(row).collect(),
            columns,
        }
    }
}

/// The totals that rows can be added up for.
fn columns(plan: &Plan) -> Vec<Text> {
    let mut columns: Vec<Text> = vec!["practices".into()];
    for (key, _) in plan.cohorts.iter().flat_map(|cohort| &cohort.counts) {
        if !columns.contains(key) {
            columns.push(key.clone());
        }
    }
    columns
}

fn cell(
    plan: &Plan,
    what: &str,
    organisation: Option<OrganisationIx>,
    system: Option<SystemIx>,
) -> PrintedCell {
    let counts = plan
        .cohorts
        .iter()
        .filter(|cohort| organisation.is_none_or(|it| it == cohort.organisation))
        .filter(|cohort| system.is_none_or(|it| it == cohort.system))
        .filter_map(|cohort| match what {
            "practices" => Some(cohort.practices),
            _ => cohort.count(what),
        });
    let computed = counts.fold(None, |sum: Option<u32>, count| {
        Some(sum.unwrap_or(0).saturating_add(count))
    });
    let printed = plan
        .printed_totals
        .iter()
        .enumerate()
        .filter(|(_, total)| {
            *total.what == *what && total.organisation == organisation && total.system == system
        })
        .map(|(at, _)| at)
        .collect();
    PrintedCell { computed, printed }
}
