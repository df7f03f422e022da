//! What the plan costs.

pub const MONEY: &str = "Money";
pub const THE_PLAN_HOLDS_NO_BUDGET: &str = "The plan holds no budget.";
pub const PAY: &str = "Pay";
pub const NON_PAY: &str = "Non pay";
pub const CAPITAL: &str = "Capital";
pub const TOTAL: &str = "Total";
pub const SUMS_AGREE: &str =
    "Every line and every column adds up to its printed total. Rollcall added them up again.";
pub const SUMS_DIFFER: &str =
    "Some sums do not agree. Both figures stand in the table, those that differ are tinted.";
pub const PLAN: &str = "Plan";
pub const BUDGET_LINES: &str = "Budget lines";
pub const BUDGET_LINES_AS_PRINTED_WITH: &str = "Budget lines as printed, with their sums";
pub const LINE: &str = "Line";
pub const PRINTED_TOTAL: &str = "Printed total";
pub const SUM_OF_THE_LINES: &str = "Sum of the lines";

pub fn plan_costs(sum: &str, year: &str, lines: usize) -> String {
    format!("The plan costs {sum} in {year}, in {lines} lines.")
}

pub fn money_of(year: &str) -> String {
    format!("Money {year}")
}
