//! What the plan costs: every line as printed, and what the sums come to when added up afresh.

use crate::web::prelude::*;

use crate::outlook::BudgetSums;
use crate::plan::{Amounts, Budget};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::money::pounds;
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::TableBox;
use crate::web::common::source::SourceLink;
use crate::web::session::use_session;
use crate::words::money as words;

/// The money page.
#[component]
pub fn MoneyPage() -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        match &plan.budget {
            Some(budget) => view! { <Lines budget=budget.clone()/> },
            None => view! {
                <PageTitle title=Signal::stored(words::MONEY.to_owned())/>
                <p class="lead">{words::THE_PLAN_HOLDS_NO_BUDGET}</p>
            },
        }
    }
}

/// The table and what is to be said about its sums.
#[component]
fn Lines(
    /// The budget.
    budget: Budget,
) -> Markup {
    let sums = BudgetSums::new(&budget);
    let currency = budget.currency.clone();
    let year = budget.year.replace('-', "/");
    let money = move |amount: i64| pounds(amount, &currency);
    let total = budget
        .printed_total
        .map_or(sums.columns.total, |printed| printed.total);
    let lead = words::plan_costs(&money(total), &year, budget.lines.len());
    let cell = {
        let money = money.clone();
        move |head: &'static str, amount: i64, other: i64| {
            view! {
                <td class="number" class:differs=amount != other data-head=head>
                    {(amount != other).then(|| view! { <Marked glyph=Glyph::Finding>""</Marked> })}
                    {money(amount)}
                </td>
            }
        }
    };
    let row = {
        let cell = cell.clone();
        move |(line, sum): (crate::plan::BudgetLine, i64)| {
            let it = line.amounts;
            view! {
                <tr>
                    <th scope="row">
                        {line.name.to_string()}
                        {line.note.map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
                    </th>
                    {cell(words::PAY, it.pay, it.pay)}
                    {cell(words::NON_PAY, it.non_pay, it.non_pay)}
                    {cell(words::CAPITAL, it.capital, it.capital)}
                    {cell(words::TOTAL, it.total, sum)}
                </tr>
            }
        }
    };
    let total_row = move |name: &'static str, it: Amounts, other: Amounts| {
        view! {
            <tr class="sum">
                <th scope="row">{name}</th>
                {cell(words::PAY, it.pay, other.pay)}
                {cell(words::NON_PAY, it.non_pay, other.non_pay)}
                {cell(words::CAPITAL, it.capital, other.capital)}
                {cell(words::TOTAL, it.total, other.total)}
            </tr>
        }
    };
    let check = if sums.agree() {
        view! {
            <Marked glyph=Glyph::Passed>
                {words::SUMS_AGREE}
            </Marked>
        }
    } else {
        view! {
            <Marked glyph=Glyph::Finding>
                {words::SUMS_DIFFER}
            </Marked>
        }
    };
    let printed = budget.printed_total;
    let lines: Vec<_> = budget
        .lines
        .iter()
        .cloned()
        .zip(sums.lines.iter().copied())
        .collect();
    view! {
        <PageTitle title=Signal::stored(words::money_of(&year))/>
        <p class="lead">{lead} " " <SourceLink source=budget.source before=words::PLAN picture=true/></p>
        <section class="card long">
            <TableBox name=words::BUDGET_LINES>
                <table class="cards">
                    <caption class="unseen">{words::BUDGET_LINES_AS_PRINTED_WITH}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::LINE}</th>
                            <th scope="col" class="number">{words::PAY}</th>
                            <th scope="col" class="number">{words::NON_PAY}</th>
                            <th scope="col" class="number">{words::CAPITAL}</th>
                            <th scope="col" class="number">{words::TOTAL}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines.into_iter().map(row).collect::<Markup>()}
                        {printed.map(|printed| total_row(words::PRINTED_TOTAL, printed, sums.columns))}
                        {total_row(words::SUM_OF_THE_LINES, sums.columns, printed.unwrap_or(sums.columns))}
                    </tbody>
                </table>
            </TableBox>
            <p>{check}</p>
            {budget.note.map(|note| view! { <p class="meta">{note.to_string()}</p> })}
        </section>
    }
}
