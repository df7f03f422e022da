//! About the plan: everything it holds that is neither a date nor a count, and the paragraphs all
//! of it rests on.

mod governance;
mod record;
mod source;

pub use source::SourcePage;

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::words;
use crate::plan::{Plan, SourceIx, Statement};
use crate::web::browser::page;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, Pair, Summary, TableBox};
use crate::web::common::source::SourceLink;
use crate::web::loading::use_loader;
use crate::web::session::use_session;
use governance::GovernanceCards;
use record::{BenefitsCard, EstateCard, RegisterCard};

/// Sorts of statement, in the order in which they are shown.
const KINDS: [(&str, &str); 5] = [
    ("vision", "Vision"),
    ("assumption", "Assumptions"),
    ("principle", "Principles"),
    ("rule", "Rules"),
    ("commitment", "Commitments"),
];

/// The parts of the page: id of the heading, and its words.
const PARTS: [(&str, &str); 8] = [
    ("revisions", "Revisions"),
    ("statements", "What it says"),
    ("governance", "Who decides"),
    ("register", "Risks and issues"),
    ("benefits", "Benefits"),
    ("estate", "Systems in use"),
    ("lost", "What is lost"),
    ("sources", "Paragraphs"),
];

/// The page about the plan.
#[component]
pub fn PlanPage() -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        view! { <About plan=plan/> }
    }
}

/// The page for one plan.
#[component]
fn About(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let jump = move |id: &'static str| {
        move |_| {
            page::focus(&format!("#{id}"));
        }
    };
    view! {
        <PageTitle title=Signal::stored("About the plan".to_owned())/>
        <p class="lead">
            <strong>{plan.title.to_string()}</strong> ", revision " {plan.revision.to_string()}
            ", written for " {words::day_long(plan.as_of)} ". " {plan.community.to_string()} "."
        </p>
        <div class="chips" role="group" aria-label="On this page">
            {PARTS.map(|(id, words)| view! {
                <button type="button" class="chip" on:click=jump(id)>{words}</button>
            })}
        </div>
        <FileNotices/>
        <Revisions plan=plan.clone()/>
        <section class="card long" aria-labelledby="statements">
            <h2 id="statements" tabindex="-1">"What it says"</h2>
            {KINDS.map(|(kind, words)| view! { <Statements kind=kind title=words plan=plan.clone()/> })}
        </section>
        <GovernanceCards plan=plan.clone()/>
        <RegisterCard plan=plan.clone()/>
        <BenefitsCard plan=plan.clone()/>
        <EstateCard plan=plan.clone()/>
        <LostCard plan=plan.clone()/>
        <Sources plan=plan/>
    }
}

/// What is worth knowing about the file itself.
#[component]
fn FileNotices() -> Markup {
    let notices = use_loader().file_notices();
    move || {
        let notices = notices.get();
        (!notices.is_empty()).then(|| {
            view! {
                <Card title="About the file">
                    <ul class="list tight">
                        {notices.into_iter().map(|it| {
                            let times = if it.count > 1 { format!(", {} times", it.count) } else { String::new() };
                            view! { <li>{it.title} " " <code>{it.path}</code> {times}</li> }
                        }).collect::<Markup>()}
                    </ul>
                </Card>
            }
        })
    }
}

/// The revisions, the latest first.
#[component]
fn Revisions(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let rows = plan.revisions.iter().rev().map(|it| {
        view! {
            <tr>
                <th scope="row">{it.revision.to_string()}</th>
                <td class="nowrap">{words::day(it.date)}</td>
                <td>{it.summary.to_string()}</td>
                <td data-head="Author">{it.author.as_ref().map(ToString::to_string)}</td>
            </tr>
        }
    });
    view! {
        <section class="card" aria-labelledby="revisions">
            <h2 id="revisions" tabindex="-1">"Revisions"</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">"Revision"</th>
                        <th scope="col">"Date"</th>
                        <th scope="col">"What changed"</th>
                        <th scope="col">"Author"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect::<Markup>()}</tbody>
            </table>
        </section>
    }
}

/// Statements of one sort.
#[component]
fn Statements(
    /// Which sort.
    kind: &'static str,
    /// Its heading.
    title: &'static str,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let all: Vec<Markup> = plan
        .statements
        .iter()
        .filter(|it| *it.kind == *kind)
        .map(|it| view! { <OneStatement statement=it.clone()/> })
        .collect();
    (!all.is_empty()).then(|| view! { <h3>{title}</h3> <ul class="list tight">{all}</ul> })
}

/// One statement with its date, remark and paragraph.
#[component]
fn OneStatement(
    /// The statement.
    statement: Statement,
) -> Markup {
    let by = statement.by.map(|by| format!(" By {}.", words::date(by)));
    let title = statement
        .title
        .map(|title| view! { <strong>{title.to_string()} ": "</strong> });
    view! {
        <li>
            {title} {statement.text.to_string()} {by} " " <SourceLink source=statement.source/>
            {statement.note.map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
        </li>
    }
}

/// What of the printed plan is lost.
#[component]
fn LostCard(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let items = plan.lost.iter().cloned().map(|it| {
        let note = it
            .note
            .map(|note| view! { <span class="meta below">{note.to_string()}</span> });
        view! {
            <li>
                <Marked glyph=Glyph::Finding top=true>
                    {it.title.to_string()} " " <SourceLink source=it.source/> {note}
                </Marked>
            </li>
        }
    });
    let items = items.collect::<Markup>();
    view! {
        <section class="card" aria-labelledby="lost">
            <h2 id="lost" tabindex="-1">"What is lost"</h2>
            <p class="second">"Parts of the printed plan that could not be read when it was entered."</p>
            <ul class="list tight">{items}</ul>
        </section>
    }
}

/// Every paragraph with its page and what it says.
#[component]
fn Sources(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let rows = (0..).map(SourceIx).zip(&plan.sources).map(|(at, it)| {
        view! {
            <tr>
                <th scope="row"><SourceLink source=at/></th>
                <td>{it.title.to_string()}</td>
                <td>{it.summary.as_ref().map(ToString::to_string)}</td>
                <td class="number" data-head="Page">{it.page}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Markup>();
    view! {
        <section class="card long" aria-labelledby="sources">
            <h2 id="sources" tabindex="-1">"Paragraphs"</h2>
            <p class="second">
                "What each paragraph says, in Rollcall’s own words. Every fact on every page leads to one of them."
            </p>
            <TableBox name="Paragraphs of the plan">
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">"Number"</th>
                            <th scope="col">"Heading"</th>
                            <th scope="col">"What it says"</th>
                            <th scope="col" class="number">"Page"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableBox>
        </section>
    }
}

/// A few names and values of one part, those without a value left out.
fn pairs(items: [(&'static str, Option<String>); 3]) -> Markup {
    let items = items
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let items = items
        .map(|(name, value)| view! { <Pair name=name>{value}</Pair> })
        .collect::<Markup>();
    view! { <Summary beside=true>{items}</Summary> }
}
