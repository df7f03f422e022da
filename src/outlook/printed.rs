//! Totals as printed beside totals worked out from the rows. Knows that both are kept and that a
//! difference is shown; leaves what to say about it to findings.

use crate::order::sort;
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
    /// "practices" first, then the count keys such as `gp2gp.technical`: as the plan prints their
    /// totals, then as its cohorts first name them.
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
        sort(&mut keys);
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
    let counted: Vec<&Text> = plan
        .cohorts
        .iter()
        .flat_map(|cohort| cohort.counts.iter().map(|(key, _)| key))
        .collect();
    let printed = plan.printed_totals.iter().map(|total| &total.what);
    let mut columns: Vec<Text> = vec!["practices".into()];
    for key in printed
        .filter(|key| counted.contains(key))
        .chain(counted.iter().copied())
    {
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

#[cfg(test)]
mod tests {
    use super::super::fixture::{hertfordshire, organisation};
    use super::*;

    /// The sums of one organisation, or of all, by column.
    fn sums(table: &PrintedTable, organisation: Option<OrganisationIx>) -> Vec<Option<u32>> {
        let is_it = |row: &&PrintedRow| row.organisation == organisation && row.system.is_none();
        let row = table.rows.iter().find(is_it).unwrap();
        row.cells.iter().map(|cell| cell.computed).collect()
    }

    #[test]
    fn the_rows_of_3_11_3_add_up_to_the_checked_figures() {
        let plan = hertfordshire();
        let table = PrintedTable::new(&plan);
        let mut columns: Vec<&str> = table.columns.iter().map(|it| &**it).collect();
        assert_eq!(columns.remove(0), "practices");
        let at = |what: &str| table.columns.iter().position(|it| **it == *what).unwrap();
        let order = [
            "practices",
            "gp2gp.technical",
            "gp2gp.business",
            "eps1.technical",
            "eps1.business",
            "scr.data-accredited",
        ];
        let of = |organisation| {
            let sums = sums(&table, organisation);
            order.map(|what| sums[at(what)].unwrap())
        };
        let place = |id| Some(organisation(&plan, id));
        assert_eq!(of(place("en-pct")), [62, 35, 34, 59, 54, 1]);
        assert_eq!(of(place("west-pct")), [69, 49, 47, 67, 64, 0]);
        assert_eq!(of(None), [131, 84, 81, 126, 118, 1]);
    }

    #[test]
    fn only_three_printed_totals_differ_from_their_rows() {
        let plan = hertfordshire();
        let table = PrintedTable::new(&plan);
        let mut differing = Vec::new();
        for row in &table.rows {
            for (what, cell) in table.columns.iter().zip(&row.cells) {
                for at in cell.differing(&plan) {
                    let printed = plan.printed_totals[at].value;
                    differing.push((&**what, cell.computed.unwrap(), printed));
                }
            }
        }
        differing.sort_unstable();
        assert_eq!(
            differing,
            [
                ("eps1.technical", 59, 60),
                ("practices", 15, 12),
                ("practices", 62, 63)
            ]
        );
    }

    #[test]
    fn a_total_printed_twice_keeps_both_places() {
        let plan = hertfordshire();
        let table = PrintedTable::new(&plan);
        let east = Some(organisation(&plan, "en-pct"));
        let is_it = |row: &&PrintedRow| row.organisation == east && row.system.is_none();
        let practices = &table.rows.iter().find(is_it).unwrap().cells[0];
        let values: Vec<u32> = practices
            .printed
            .iter()
            .map(|&at| plan.printed_totals[at].value)
            .collect();
        assert_eq!(values, [62, 63]);
    }

    #[test]
    fn rows_stand_by_organisation_with_the_sum_of_all_last() {
        let plan = hertfordshire();
        let table = PrintedTable::new(&plan);
        let keys: Vec<(bool, bool)> = table
            .rows
            .iter()
            .map(|row| (row.organisation.is_some(), row.system.is_some()))
            .collect();
        assert_eq!(
            keys,
            [
                (true, false),
                (true, true),
                (true, false),
                (true, true),
                (false, false)
            ]
        );
    }
}
