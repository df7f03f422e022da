//! The budget: every line across, every column down.

use super::words::paragraph;
use super::{Finding, FindingRule, FindingSubject, Found};

use crate::plan::{Amounts, Budget, Plan};
use crate::words::checks as words;
use crate::words::numbers::signed;

/// A column and how to read it off a row.
type Column = (&'static str, fn(&Amounts) -> i64);

const COLUMNS: [Column; 4] = [
    (words::PAY, |amounts| amounts.pay),
    (words::NON_PAY, |amounts| amounts.non_pay),
    (words::CAPITAL, |amounts| amounts.capital),
    (words::TOTAL, |amounts| amounts.total),
];

/// Lines and columns that add up to another amount than printed.
pub(super) fn check(plan: &Plan, found: &mut Found) {
    let Some(budget) = &plan.budget else { return };
    let lines = budget.lines.iter().map(|line| (&*line.name, line.amounts));
    let total_row = budget
        .printed_total
        .map(|amounts| (words::TOTAL_ROW, amounts));
    for (name, amounts) in lines.chain(total_row) {
        let sum = sum([amounts.pay, amounts.non_pay, amounts.capital]);
        if sum != amounts.total {
            found.add(FindingRule::BudgetDiffers, |rule| {
                line_differs(plan, budget, rule, name, &amounts, sum)
            });
        }
    }
    let Some(printed) = &budget.printed_total else {
        return;
    };
    for (name, of) in COLUMNS {
        let sum = sum(budget.lines.iter().map(|line| of(&line.amounts)));
        if sum != of(printed) {
            found.add(FindingRule::BudgetDiffers, |rule| {
                column_differs(plan, budget, rule, name, of(printed), sum)
            });
        }
    }
}

fn line_differs(
    plan: &Plan,
    budget: &Budget,
    rule: FindingRule,
    name: &str,
    amounts: &Amounts,
    sum: i64,
) -> Finding {
    let [pay, non_pay, capital, total, sum] = [
        amounts.pay,
        amounts.non_pay,
        amounts.capital,
        amounts.total,
        sum,
    ]
    .map(|amount| money(budget, amount));
    Finding::new(rule, &["line", name], FindingSubject::Budget)
        .titled(words::line_differs(name, &sum, &total))
        .detailed(words::line_differs_detail(
            [&pay, &non_pay, &capital, &total],
            &sum,
            paragraph(plan, budget.source),
        ))
        .naming(&mut [budget.source].into_iter())
}

fn column_differs(
    plan: &Plan,
    budget: &Budget,
    rule: FindingRule,
    name: &str,
    printed: i64,
    sum: i64,
) -> Finding {
    let is_less = printed < sum;
    let [sum, printed, difference] = [
        sum,
        printed,
        sum.abs_diff(printed).try_into().unwrap_or(i64::MAX),
    ]
    .map(|amount| money(budget, amount));
    Finding::new(rule, &["column", name], FindingSubject::Budget)
        .titled(words::column_differs(name, &sum, &printed))
        .detailed(words::column_differs_detail(
            budget.lines.len(),
            paragraph(plan, budget.source),
            &sum,
            &printed,
            &difference,
            is_less,
        ))
        .naming(&mut [budget.source].into_iter())
}

/// Amounts are bounded when a plan is read, so that no sum of them overflows.
fn sum(amounts: impl IntoIterator<Item = i64>) -> i64 {
    amounts.into_iter().fold(0, i64::saturating_add)
}

/// "£1,131,997", or "EUR 1,131,997".
fn money(budget: &Budget, amount: i64) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    let out = signed(amount.saturating_abs());
    match &*budget.currency {
        "GBP" => format!("{sign}£{out}"),
        currency => format!("{sign}{currency} {out}"),
    }
}
