//! About the plan: everything it holds that is neither a date nor a count, and the paragraphs all
//! of it rests on.

mod governance;
mod record;
mod source;

pub use source::SourcePage;

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::words as dates;
use crate::plan::{Plan, SourceIx, Statement};
use crate::web::browser::page;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, Pair, Summary, TableBox};
use crate::web::common::source::SourceLink;
use crate::web::loading::use_loader;
use crate::web::session::use_session;
use crate::words::about as words;
use governance::GovernanceCards;
use record::{BenefitsCard, EstateCard, RegisterCard};

/// Sorts of statement, in the order in which they are shown.
const KINDS: [(&str, &str); 5] = [
    ("vision", words::VISION),
    ("assumption", words::ASSUMPTIONS),
    ("principle", words::PRINCIPLES),
    ("rule", words::RULES),
    ("commitment", words::COMMITMENTS),
];

/// The parts of the page: id of the heading, and its words.
const PARTS: [(&str, &str); 8] = [
    ("revisions", words::REVISIONS),
    ("statements", words::WHAT_IT_SAYS),
    ("governance", words::WHO_DECIDES),
    ("register", words::RISKS_AND_ISSUES),
    ("benefits", words::BENEFITS),
    ("estate", words::SYSTEMS_IN_USE),
    ("lost", words::WHAT_IS_LOST),
    ("sources", words::PARAGRAPHS),
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
        <PageTitle title=Signal::stored(words::ABOUT_THE_PLAN.to_owned())/>
        <p class="lead">
            <strong>{plan.title.to_string()}</strong>
            {words::plan_is(&plan.revision, &dates::day_long(plan.as_of), &plan.community)}
        </p>
        <div class="chips" role="group" aria-label=words::ON_THIS_PAGE>
            {PARTS.map(|(id, words)| view! {
                <button type="button" class="chip" on:click=jump(id)>{words}</button>
            })}
        </div>
        <FileNotices/>
        <Revisions plan=plan.clone()/>
        <section class="card long" aria-labelledby="statements">
            <h2 id="statements" tabindex="-1">{words::WHAT_IT_SAYS}</h2>
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
                <Card title=words::ABOUT_THE_FILE>
                    <ul class="list tight">
                        {notices.into_iter().map(|it| {
                            let times = if it.count > 1 { words::times(it.count) } else { String::new() };
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
                <td class="nowrap">{dates::day(it.date)}</td>
                <td>{it.summary.to_string()}</td>
                <td data-head=words::AUTHOR>{it.author.as_ref().map(ToString::to_string)}</td>
            </tr>
        }
    });
    view! {
        <section class="card" aria-labelledby="revisions">
            <h2 id="revisions" tabindex="-1">{words::REVISIONS}</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words::REVISION}</th>
                        <th scope="col">{words::DATE}</th>
                        <th scope="col">{words::WHAT_CHANGED}</th>
                        <th scope="col">{words::AUTHOR}</th>
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
    let by = statement.by.map(|by| words::by(&dates::date(by)));
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
            <h2 id="lost" tabindex="-1">{words::WHAT_IS_LOST}</h2>
            <p class="second">{words::WHAT_LOST_IS}</p>
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
                <td class="number" data-head=words::PAGE>{it.page}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Markup>();
    view! {
        <section class="card long" aria-labelledby="sources">
            <h2 id="sources" tabindex="-1">{words::PARAGRAPHS}</h2>
            <p class="second">
                {words::WHAT_PARAGRAPHS_ARE}
            </p>
            <TableBox name=words::PARAGRAPHS_OF_THE_PLAN>
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words::NUMBER}</th>
                            <th scope="col">{words::HEADING}</th>
                            <th scope="col">{words::WHAT_IT_SAYS}</th>
                            <th scope="col" class="number">{words::PAGE}</th>
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
