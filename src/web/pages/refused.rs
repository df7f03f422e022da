//! The page for a file that was not opened: first that nothing was lost, then each problem with
//! its place, what was found, what was expected and what to do.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;

use crate::plan::{Excerpt, Problem, Refusal, Run, Words};
use crate::web::browser::{files, page};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Pair, Summary};
use crate::web::loading::{Refused, Wanted, Why, use_loader};
use crate::web::pages::data::ChooseFile;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::refused as words;

/// The page for a file that was not opened.
#[component]
pub fn RefusedPage() -> Markup {
    let loader = use_loader();
    move || {
        let refused = loader.refused().get()?;
        Some(view! { <Report refused=refused/> })
    }
}

/// The report on one file.
#[component]
fn Report(
    /// The file and why.
    refused: Arc<Refused>,
) -> Markup {
    let is_open = use_session().is_open().get_untracked();
    let kept = if is_open {
        words::YOUR_CURRENT_PLAN_AND_YOUR
    } else {
        words::WHAT_YOU_ENTERED_BEFORE_IS_AS
    };
    // In words here and not before: few visits need them, and they come with this page.
    let refusal = match &refused.why {
        Why::Content(refused) => Some(Arc::new(refused.explain())),
        Why::NotRead { .. } => None,
    };
    let name = refused.name.clone();
    let name = view! { {name.what} " " <strong>{name.name}</strong> };
    let summary = match (&refused.why, &refusal) {
        (Why::NotRead { what, to_do }, _) => view! {
            <p class="lead">{name} {words::WAS_NOT_READ} {what.clone()} {kept}</p>
            <p>{to_do.clone()}</p>
        },
        (Why::Content(_), None) => Markup::NOTHING,
        (Why::Content(_), Some(refusal)) => {
            let has = words::has_problems(refusal.total);
            view! {
                <p class="lead">{name} {has} {kept}</p>
                <ol class="problem-links">
                    {refusal.problems.iter().enumerate().map(|(at, problem)| view! { <ProblemLink at=at problem=problem/> }).collect::<Markup>()}
                </ol>
                {(refusal.total > refusal.problems.len()).then(|| words::first_problems(refusal.problems.len()))}
            }
        }
    };
    let problems = refusal.as_deref().map(problems);
    view! {
        <div class="reading">
            <section class="card refused" role="alert">
                <PageTitle title=Signal::stored(words::THIS_PLAN_WAS_NOT_OPENED.to_owned())/>
                {summary}
            </section>
            {problems}
            <Choices refused=refused.clone() refusal=refusal/>
        </div>
    }
}

/// What can be done now.
#[component]
fn Choices(
    /// The file.
    refused: Arc<Refused>,
    /// What is wrong in it, where it was read.
    refusal: Option<Arc<Refusal>>,
) -> Markup {
    let (session, loader, view) = (use_session(), use_loader(), use_view());
    let is_open = session.is_open().get_untracked();
    let copy = move |_| {
        if let Some(refusal) = &refusal {
            let text = format!("{} {}\n\n{refusal}", refused.name.what, refused.name.name);
            spawn_local(async move {
                let is_copied = page::copy(&text).await;
                view.say(if is_copied {
                    words::THE_REPORT_IS_ON_THE_CLIPBOARD
                } else {
                    words::THE_BROWSER_DID_NOT_ALLOW_IT
                });
                if !is_copied {
                    // A file serves as well, and is never refused.
                    let _ = files::save("rollcall-report.txt", "text/plain", &text);
                }
            });
        }
    };
    let go_on = if is_open {
        view! {
            <button type="button" class="button" on:click=move |_| loader.keep_current()>
                {words::KEEP_THE_CURRENT_PLAN}
            </button>
        }
    } else {
        view! {
            <button type="button" class="button" on:click=move |_| loader.open(Wanted::Bundled)>
                {words::OPEN_THE_PLAN_THAT_CAME_WITH}
            </button>
        }
    };
    view! {
        <div class="actions">
            <ChooseFile words=words::CHOOSE_THE_CORRECTED_FILE main=true/>
            <button type="button" class="button" on:click=copy>{words::COPY_THIS_REPORT}</button>
            {go_on}
        </div>
    }
}

fn problem_id(at: usize) -> String {
    format!("problem-{}", at + 1)
}

/// A link from the summary to one problem. The address names a place of the application, so the
/// link moves the focus itself.
#[component]
fn ProblemLink<'a>(
    /// Its number, from 0.
    at: usize,
    /// The problem.
    problem: &'a Problem,
) -> Markup {
    let title = problem.place.map_or_else(
        || problem.title.clone(),
        |place| words::in_line(place.line, &problem.title),
    );
    let jump = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus(&format!("#{}", problem_id(at)));
    };
    view! {
        <li><a class="wrong" href=format!("#{}", problem_id(at)) on:click=jump>{title}</a></li>
    }
}

fn problems(refusal: &Refusal) -> Markup {
    let all = refusal.total;
    refusal
        .problems
        .iter()
        .enumerate()
        .map(|(at, problem)| view! { <OneProblem at=at all=all problem=problem.clone()/> })
        .collect::<Markup>()
}

/// One problem in full.
#[component]
fn OneProblem(
    /// Its number, from 0.
    at: usize,
    /// How many there are.
    all: usize,
    /// The problem.
    problem: Problem,
) -> Markup {
    let place = problem
        .place
        .map(|place| words::line_and_column(place.line, place.column));
    let place = place.unwrap_or_else(|| words::THE_FILE_AS_A_WHOLE.to_owned());
    let path = problem.path.clone();
    let (expected, to_do) = (runs(&problem.expected), runs(&problem.to_do));
    let first = problem.first.as_ref().map(|other| {
        view! {
            ". " {other.what} " " <code>{other.path.clone()}</code>
            {words::and_line(other.place.line)}
        }
    });
    view! {
        <section class="card problem" aria-labelledby=problem_id(at)>
            <h2 id=problem_id(at) tabindex="-1">
                {words::problem_of(at + 1, all, &problem.title)}
            </h2>
            <Summary beside=true>
                <Pair name=words::WHERE>
                    {(!path.is_empty()).then(|| view! { <code>{path}</code> ", " })} {place} {first}
                </Pair>
                {problem.found.clone().map(|found| view! {
                    <Pair name=words::FOUND><code class="culprit">{found}</code></Pair>
                })}
                <Pair name=words::EXPECTED>{expected}</Pair>
                <Pair name=words::WHAT_TO_DO>{to_do}</Pair>
            </Summary>
            {problem.excerpt.as_ref().map(|excerpt| view! { <Lines excerpt=excerpt/> })}
        </section>
    }
}

/// A sentence whose runs of file text are shown as code.
fn runs(words: &Words) -> Markup {
    words
        .runs()
        .iter()
        .map(|run| match run {
            Run::Plain(text) => view! { <span>{text.clone()}</span> },
            Run::Code(text) => view! { <code>{text.clone()}</code> },
        })
        .collect::<Markup>()
}

/// The lines around a problem, the culprit marked by more than colour.
#[component]
fn Lines<'a>(
    /// The lines.
    excerpt: &'a Excerpt,
) -> Markup {
    let (culprit, marked) = (excerpt.culprit, excerpt.marked.clone());
    let line = |(at, text): (usize, &String)| {
        let is_culprit = at == culprit;
        let (before, found, after) = if is_culprit {
            let (before, rest) = text.split_at(marked.start.min(text.len()));
            let (found, after) = rest.split_at(marked.len().min(rest.len()));
            (before.to_owned(), found.to_owned(), after.to_owned())
        } else {
            (text.clone(), String::new(), String::new())
        };
        view! {
            <span class="code-line" class:marked=is_culprit>
                <span class="code-number">{excerpt.first_line + at}</span>
                <span class="code-mark">{if is_culprit { ">" } else { " " }}</span>
                {before}
                {(!found.is_empty()).then(|| view! { <mark class="culprit">{found}</mark> })}
                {after}
                "\n"
            </span>
        }
    };
    view! {
        <pre class="code-lines" tabindex="0" role="group" aria-label=words::THE_LINES_AROUND_IT>
            {excerpt.lines.iter().enumerate().map(line).collect::<Markup>()}
        </pre>
    }
}
