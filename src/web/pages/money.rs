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

/// The money page.
#[component]
pub fn MoneyPage() -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        match &plan.budget {
            Some(budget) => view! { <Lines budget=budget.clone()/> },
            None => view! {
                <PageTitle title=Signal::stored("Money".to_owned())/>
                <p class="lead">"The plan holds no budget."</p>
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
    let lead = format!(
        "The plan costs {} in {year}, in {} lines.",
        money(total),
        budget.lines.len()
    );
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
                    {cell("Pay", it.pay, it.pay)}
                    {cell("Non pay", it.non_pay, it.non_pay)}
                    {cell("Capital", it.capital, it.capital)}
                    {cell("Total", it.total, sum)}
                </tr>
            }
        }
    };
    let total_row = move |name: &'static str, it: Amounts, other: Amounts| {
        view! {
            <tr class="sum">
                <th scope="row">{name}</th>
                {cell("Pay", it.pay, other.pay)}
                {cell("Non pay", it.non_pay, other.non_pay)}
                {cell("Capital", it.capital, other.capital)}
                {cell("Total", it.total, other.total)}
            </tr>
        }
    };
    let check = if sums.agree() {
        view! {
            <Marked glyph=Glyph::Passed>
                "Every line and every column adds up to its printed total. Rollcall added them up again."
            </Marked>
        }
    } else {
        view! {
            <Marked glyph=Glyph::Finding>
                "Some sums do not agree. Both figures stand in the table, those that differ are tinted."
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
        <PageTitle title=Signal::stored(format!("Money {year}"))/>
        <p class="lead">{lead} " " <SourceLink source=budget.source before="Plan" picture=true/></p>
        <section class="card long">
            <TableBox name="Budget lines">
                <table class="cards">
                    <caption class="unseen">"Budget lines as printed, with their sums"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Line"</th>
                            <th scope="col" class="number">"Pay"</th>
                            <th scope="col" class="number">"Non pay"</th>
                            <th scope="col" class="number">"Capital"</th>
                            <th scope="col" class="number">"Total"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines.into_iter().map(row).collect::<Markup>()}
                        {printed.map(|printed| total_row("Printed total", printed, sums.columns))}
                        {total_row("Sum of the lines", sums.columns, printed.unwrap_or(sums.columns))}
                    </tbody>
                </table>
            </TableBox>
            <p>{check}</p>
            {budget.note.map(|note| view! { <p class="meta">{note.to_string()}</p> })}
        </section>
    }
}
