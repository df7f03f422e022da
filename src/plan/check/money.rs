//! The budget: every line across, every column down.

use super::words::paragraph;
use super::{Finding, FindingRule, FindingSubject};
use crate::plan::words::grouped;
use crate::plan::{Amounts, Budget, Plan};

/// A column and how to read it off a row.
type Column = (&'static str, fn(&Amounts) -> i64);

const COLUMNS: [Column; 4] = [
    ("pay", |amounts| amounts.pay),
    ("non-pay", |amounts| amounts.non_pay),
    ("capital", |amounts| amounts.capital),
    ("total", |amounts| amounts.total),
];

/// Lines and columns that add up to another amount than printed.
pub(super) fn check(plan: &Plan, out: &mut Vec<Finding>) {
    let Some(budget) = &plan.budget else { return };
    let lines = budget.lines.iter().map(|line| (&*line.name, line.amounts));
    let total_row = budget.printed_total.map(|amounts| ("Total", amounts));
    for (name, amounts) in lines.chain(total_row) {
        let sum = sum([amounts.pay, amounts.non_pay, amounts.capital]);
        if sum != amounts.total {
            let finding = finding(budget, &["line", name])
                .titled(format!(
                    "{name} adds up to {}, the printed total is {}",
                    money(budget, sum),
                    money(budget, amounts.total)
                ))
                .detailed(format!(
                    "Pay {} + non-pay {} + capital {} = {}. The line in {} prints {}.",
                    money(budget, amounts.pay),
                    money(budget, amounts.non_pay),
                    money(budget, amounts.capital),
                    money(budget, sum),
                    paragraph(plan, budget.source),
                    money(budget, amounts.total)
                ));
            out.push(finding);
        }
    }
    let Some(printed) = &budget.printed_total else {
        return;
    };
    for (name, of) in COLUMNS {
        let sum = sum(budget.lines.iter().map(|line| of(&line.amounts)));
        if sum != of(printed) {
            let finding = finding(budget, &["column", name])
                .titled(format!(
                    "The {name} column adds up to {}, the printed total is {}",
                    money(budget, sum),
                    money(budget, of(printed))
                ))
                .detailed(format!(
                    "The {} lines in {} add up to {}. The total row prints {}: {} {}.",
                    budget.lines.len(),
                    paragraph(plan, budget.source),
                    money(budget, sum),
                    money(budget, of(printed)),
                    money(budget, (sum - of(printed)).abs()),
                    if of(printed) < sum { "less" } else { "more" }
                ));
            out.push(finding);
        }
    }
}

/// Amounts are bounded when a plan is read, so that no sum of them overflows.
fn sum(amounts: impl IntoIterator<Item = i64>) -> i64 {
    amounts.into_iter().fold(0, i64::saturating_add)
}

fn finding(budget: &Budget, ids: &[&str]) -> Finding {
    Finding::new(FindingRule::BudgetDiffers, ids, FindingSubject::Budget).naming([budget.source])
}

/// "£1,131,997", or "EUR 1,131,997".
fn money(budget: &Budget, amount: i64) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    let out = grouped(amount.saturating_abs());
    match &*budget.currency {
        "GBP" => format!("{sign}£{out}"),
        currency => format!("{sign}{currency} {out}"),
    }
}
