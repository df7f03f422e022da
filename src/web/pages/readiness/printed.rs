//! Totals as printed, right under what the rows add up to. Two that differ are tinted, both of
//! them, and the printed one is flagged.

use crate::web::prelude::*;

use crate::outlook::{PrintedCell, PrintedRow, PrintedTable};
use crate::plan::{Finding, FindingRule, Plan, Text};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Marked, Picture};
use crate::web::common::parts::TableBox;
use crate::web::common::source::SourceLink;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::readiness as words;

/// The card.
#[component]
pub fn PrintedTotals() -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        let table = PrintedTable::new(&plan);
        (!table.rows.is_empty()).then(|| {
            let heads = table.columns.iter().map(|what| {
                view! { <th scope="col" class="number">{column_name(&plan, what)}</th> }
            });
            let heads = heads.collect::<Markup>();
            let rows = table
                .rows
                .iter()
                .map(|row| pair_of_rows(&plan, &table, row));
            let rows = rows.collect::<Markup>();
            view! {
                <section class="card long">
                    <div class="head">
                        <h2>{words::PRINTED_AND_COMPUTED_TOTALS}</h2>
                        <span class="meta">{words::COUNTS_OF_PRACTICES}</span>
                    </div>
                    <TableBox name=words::PRINTED_AND_COMPUTED_TOTALS>
                        <table class="totals cards">
                            <caption class="unseen">{words::TOTALS_CAPTION}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">{words::ORGANISATION}</th>
                                    <th scope="col">{words::TOTAL}</th>
                                    {heads}
                                </tr>
                            </thead>
                            {rows}
                        </table>
                    </TableBox>
                    <Differences columns=table.columns.clone()/>
                </section>
            }
        })
    }
}

/// "GP2GP technical" for `gp2gp.technical`, "Practices" for `practices`.
fn column_name(plan: &Plan, what: &str) -> String {
    let words = plan.measure_words(what);
    let mut chars = words.chars();
    let first = chars
        .next()
        .map(|first| first.to_ascii_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// The two rows of one organisation, or of one of its systems.
fn pair_of_rows(plan: &Plan, table: &PrintedTable, row: &PrintedRow) -> Markup {
    let name = match (row.organisation, row.system) {
        (None, _) => words::ALL_TOGETHER.to_owned(),
        (Some(at), None) => plan[at].short.to_string(),
        (Some(at), Some(system)) => format!("{}, {}", plan[at].short, plan[system].name),
    };
    let columns = || table.columns.iter().zip(&row.cells);
    let sums = columns().map(|(what, cell)| {
        let differs = cell.differing(plan).next().is_some();
        let head = column_name(plan, what);
        let sum = cell.computed.map_or("–".to_owned(), |sum| sum.to_string());
        view! { <td class="number" class:differs=differs data-head=head>{sum}</td> }
    });
    let sums = sums.collect::<Markup>();
    let is_printed = row.cells.iter().any(|cell| !cell.printed.is_empty());
    let printed = is_printed.then(|| {
        let cells = columns()
            .map(|(what, cell)| printed_cell(plan, what, cell))
            .collect::<Markup>();
        view! {
            <tr>
                <td class="nowrap">{words::PRINTED}</td>
                {cells}
            </tr>
        }
    });
    let span = if is_printed { 2 } else { 1 };
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" rowspan=span>{name}</th>
                <td class="nowrap">{words::SUM_OF_ROWS}</td>
                {sums}
            </tr>
            {printed}
        </tbody>
    }
}

/// What is printed in one or several paragraphs, each with its number.
fn printed_cell(plan: &Plan, what: &str, cell: &PrintedCell) -> Markup {
    let differing: Vec<usize> = cell.differing(plan).collect();
    let items = cell.printed.iter().map(|&at| {
        let total = &plan.printed_totals[at];
        let differs = differing.contains(&at);
        view! {
            <span class="printed-total">
                {differs.then(|| view! { <Picture glyph=Glyph::Finding size=14/> " " <span class="unseen">{words::DIFFERS}</span> })}
                {total.value}
                " " <SourceLink source=total.source/>
            </span>
        }
    });
    let items = items.collect::<Markup>();
    let head = column_name(plan, what);
    view! {
        <td class="number" class:differs=!differing.is_empty() data-head=head>
            <span class="printed-totals">{items}</span>
        </td>
    }
}

/// What is to be said of the figures that differ, or that all agree.
#[component]
fn Differences(
    /// What the table has totals of.
    columns: Vec<Text>,
) -> Markup {
    let view = use_view();
    move || {
        let findings = view.findings_now().get();
        let is_here = |it: &&Finding| {
            matches!(it.rule, FindingRule::CountsDiffer | FindingRule::SumDiffers)
                && it
                    .id
                    .split(':')
                    .any(|part| columns.iter().any(|what| **what == *part))
        };
        let found: Vec<String> = findings
            .iter()
            .filter(is_here)
            .map(|it| it.detail.clone())
            .collect();
        if found.is_empty() {
            return view! {
                <p><Marked glyph=Glyph::Passed>{words::EVERY_PRINTED_TOTAL_IS_THE_SUM}</Marked></p>
            };
        }
        view! {
            <ul class="list tight">
                {found.into_iter().map(|detail| view! {
                    <li><Marked glyph=Glyph::Finding top=true>{detail}</Marked></li>
                }).collect::<Markup>()}
            </ul>
            <p>
                {words::BOTH_ARE_KEPT}
                <a href=Route::Findings.to_string()>{words::ACCEPT_A_FINDING_WITH_A_REASON}</a>
            </p>
        }
    }
}
