//! The sums of a budget worked out afresh beside the printed ones. Knows addition; leaves what to
//! say about a difference to findings.

use crate::plan::{Amounts, Budget};

/// What the lines and columns of a budget add up to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BudgetSums {
    /// Pay, non-pay and capital of each line together, in the order of the lines.
    pub lines: Vec<i64>,
    /// Each column added up over all lines.
    pub columns: Amounts,
    differs: bool,
}

impl BudgetSums {
    /// Adds up a budget.
    #[must_use]
    pub fn new(budget: &Budget) -> BudgetSums {
        let lines: Vec<i64> = budget
            .lines
            .iter()
            .map(|line| across(line.amounts))
            .collect();
        let columns = budget
            .lines
            .iter()
            .fold(Amounts::default(), |sum, line| Amounts {
                pay: sum.pay.saturating_add(line.amounts.pay),
                non_pay: sum.non_pay.saturating_add(line.amounts.non_pay),
                capital: sum.capital.saturating_add(line.amounts.capital),
                total: sum.total.saturating_add(line.amounts.total),
            });
        let lines_differ = budget
            .lines
            .iter()
            .zip(&lines)
            .any(|(line, &sum)| line.amounts.total != sum);
        let total_differs = budget
            .printed_total
            .is_some_and(|printed| printed != columns || across(printed) != printed.total);
        BudgetSums {
            lines,
            columns,
            differs: lines_differ || total_differs,
        }
    }

    /// Whether every printed total is the sum of what it stands for.
    #[must_use]
    pub fn agree(&self) -> bool {
        !self.differs
    }
}

fn across(amounts: Amounts) -> i64 {
    amounts
        .pay
        .saturating_add(amounts.non_pay)
        .saturating_add(amounts.capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::BudgetLine;

    fn amounts(pay: i64, non_pay: i64, capital: i64, total: i64) -> Amounts {
        Amounts {
            pay,
            non_pay,
            capital,
            total,
        }
    }

    fn budget(lines: &[Amounts], printed_total: Option<Amounts>) -> Budget {
        let line = |&amounts: &Amounts| BudgetLine {
            name: "a line".into(),
            amounts,
            programme: None,
            note: None,
        };
        Budget {
            year: "2009-10".into(),
            currency: "GBP".into(),
            lines: lines.iter().map(line).collect(),
            printed_total,
            note: None,
            source: None,
        }
    }

    #[test]
    fn lines_and_columns_are_added_up() {
        let lines = [amounts(10, 2, 0, 12), amounts(5, 0, 7, 12)];
        let sums = BudgetSums::new(&budget(&lines, Some(amounts(15, 2, 7, 24))));
        assert_eq!(sums.lines, [12, 12]);
        assert_eq!(sums.columns, amounts(15, 2, 7, 24));
        assert!(sums.agree());
    }

    #[test]
    fn a_line_that_does_not_add_up_is_seen_even_where_the_columns_do() {
        let lines = [amounts(10, 2, 0, 13), amounts(5, 0, 7, 11)];
        assert!(!BudgetSums::new(&budget(&lines, Some(amounts(15, 2, 7, 24)))).agree());
    }

    #[test]
    fn a_column_that_does_not_add_up_is_seen() {
        let lines = [amounts(10, 2, 0, 12)];
        assert!(!BudgetSums::new(&budget(&lines, Some(amounts(11, 1, 0, 12)))).agree());
        assert!(BudgetSums::new(&budget(&lines, None)).agree());
    }
}
