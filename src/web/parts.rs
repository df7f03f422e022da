//! The parts of the program that a browser fetches only when they are first needed.
//!
//! A build cuts the program in pieces (`scripts/split.mjs`): what every visit needs, and one piece
//! for each name given to `wasm_split`, which holds what is reached from there and from nowhere
//! else. The offline copy holds them all. The timeline is in the first piece, because it is what
//! people open Rollcall for; each other part is drawn by a function in here, and [`Part`] shows it
//! as soon as it has come. Three parts draw nothing but do work: findings, names against counts, and
//! care for what is kept.

// `wasm_split` writes the way from one piece of the program to another, and wants a `Result`.
#![allow(unsafe_code, clippy::unnecessary_wraps)]

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use crate::web::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::browser::{pause, styles};
use super::pages;
use super::session::Care;
use super::timeline::{
    Arrows, ArrowsOf, Cards, ChartPanel, Compared, Details, DetailsOf, Ghost, GhostOf, Looking,
    Printing, ToolOf, Tools, WayOf, Ways,
};
use crate::journal::State;
use crate::plan::{Day, Finding, Plan};
use crate::route::{PracticesParams, Route};
use crate::words::frame as words;

/// How long to wait before a part that nobody waits for is asked for again, in milliseconds.
const AGAIN_MS: i32 = 30_000;

/// How far a part of the program has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Coming {
    NotAsked,
    Asked,
    Here,
    /// The line or the server failed. It can be asked for again.
    Failed,
}

type Fetched = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// A part that draws pages, with their styles: both are asked for at once.
fn with_styles(fetched: Fetched) -> Fetched {
    let styles = styles::of_pages();
    Box::pin(async move {
        let fetched = fetched.await;
        if let Some(styles) = styles {
            // Settled either way: where they do not come, the words are what matters.
            let _ = styles.await;
        }
        fetched
    })
}

/// A part of the program that may not have come yet.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    coming: RwSignal<Coming>,
    fetch: fn() -> Fetched,
}

impl Part {
    fn new(fetch: fn() -> Fetched) -> Self {
        Self {
            coming: RwSignal::new(Coming::NotAsked),
            fetch,
        }
    }

    /// Tells how far it has come, once: whoever draws it draws it anew when told, and what it held,
    /// such as a drag, would be lost.
    fn is_now(self, now: Coming) {
        if self.coming.get_untracked() != now {
            self.coming.set(now);
        }
    }

    /// Whether it can be drawn. Asks for it when nobody has, and tells again when it has come.
    pub fn is_here(self) -> bool {
        match self.coming.get() {
            Coming::Here => return true,
            Coming::NotAsked => self.ask(),
            Coming::Asked | Coming::Failed => {}
        }
        false
    }

    /// Whether it has come. Does not ask for it.
    pub fn has_come(self) -> bool {
        self.coming.get() == Coming::Here
    }

    /// Asks for it and waits until it is here. Says whether it came.
    pub async fn comes(self) -> bool {
        if self.coming.get_untracked() == Coming::Here {
            return true;
        }
        let has_come = (self.fetch)().await.is_ok();
        self.is_now(if has_come {
            Coming::Here
        } else {
            Coming::Failed
        });
        has_come
    }

    /// Asks for it when the page has nothing more pressing to do, and again now and then where it
    /// does not come.
    pub fn ask_when_quiet(self) {
        spawn_local(async move {
            pause::until_quiet().await;
            while !self.comes().await {
                pause::wait(AGAIN_MS).await;
            }
        });
    }

    /// Whether it did not come. It is not asked for again before somebody wants it.
    pub fn has_failed(self) -> bool {
        self.coming.get() == Coming::Failed
    }

    /// Asks for it. Nothing happens when it is here or on its way.
    pub fn ask(self) {
        if matches!(self.coming.get_untracked(), Coming::Asked | Coming::Here) {
            return;
        }
        self.coming.set(Coming::Asked);
        let fetched = (self.fetch)();
        spawn_local(async move {
            self.is_now(match fetched.await {
                Ok(()) => Coming::Here,
                Err(_) => Coming::Failed,
            });
        });
    }
}

/// The parts of the program, in the context of the application.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The home page.
    pub today: Part,
    /// Readiness for a programme, the roll call, and slips against a baseline.
    pub readiness: Part,
    /// Practices: the list, one by one, from a table, packs and returns.
    pub practices: Part,
    /// Every other page but the timeline.
    pub pages: Part,
    /// The details of one row of the timeline, and the form that changes it.
    pub details: Part,
    /// What is drawn while a row's dates are moved, and what keeps them; columns and the other tools
    /// of the chart.
    pub ghost: Part,
    /// The timeline on a phone.
    pub cards: Part,
    /// The timeline on paper and as a picture.
    pub paper: Part,
    /// The panels above the timeline: choices of rows and days, chips, views with a name.
    pub ways: Part,
    /// What looks for findings in a plan.
    pub findings: Part,
    /// What finds out where names and answers do not go with the plan's counts.
    pub counts: Part,
    /// What is done for the kept changes now and then.
    pub care: Part,
}

impl Parts {
    /// Puts the parts in the context. Nothing is fetched yet.
    pub fn provide() -> Self {
        let parts = Self {
            today: Part::new(|| with_styles(Box::pin(fetch_today()))),
            readiness: Part::new(|| with_styles(Box::pin(fetch_readiness()))),
            practices: Part::new(|| with_styles(Box::pin(fetch_practices()))),
            pages: Part::new(|| with_styles(Box::pin(fetch_pages()))),
            details: Part::new(|| Box::pin(fetch_details())),
            ghost: Part::new(|| Box::pin(fetch_ghost())),
            cards: Part::new(|| Box::pin(fetch_cards())),
            paper: Part::new(|| Box::pin(fetch_paper())),
            ways: Part::new(|| Box::pin(fetch_ways())),
            findings: Part::new(|| Box::pin(fetch_findings())),
            counts: Part::new(|| Box::pin(fetch_counts())),
            care: Part::new(|| Box::pin(fetch_care())),
        };
        provide_context(parts);
        parts
    }

    /// The part that draws a page; none for the timeline, which is always here. Without a route it
    /// is the page that says why a plan was refused.
    pub fn of_page(self, route: Option<&Route>) -> Option<Part> {
        match route {
            Some(Route::Timeline(_)) => None,
            Some(Route::Today { .. }) => Some(self.today),
            Some(Route::Practices(_)) => Some(self.practices),
            Some(Route::Readiness { .. } | Route::RollCall(_) | Route::Slips { .. }) => {
                Some(self.readiness)
            }
            _ => Some(self.pages),
        }
    }
}

/// The parts of the program.
///
/// # Panics
/// Outside the application.
pub fn use_parts() -> Parts {
    expect_context()
}

/// What the function of a part gives, once that part has come: from then on it answers at once.
/// A part has one function only, because each of several would have to be fetched by itself.
fn answered<T>(call: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.ok(),
        Poll::Pending => None,
    }
}

/// The home page, once its part is here.
pub fn today() -> Markup {
    answered(draw_today()).into_markup()
}

/// Readiness for a programme, the roll call or slips, once their part is here.
pub fn readiness(route: Route) -> Markup {
    answered(draw_readiness(route)).into_markup()
}

/// A page about practices, once its part is here.
pub fn practices(params: Box<PracticesParams>) -> Markup {
    answered(draw_practices(params)).into_markup()
}

/// A page other than those that have a part of their own, once its part is here; without a route
/// the one that says why a plan was refused.
pub fn page(route: Option<Route>) -> Markup {
    answered(draw_page(route)).into_markup()
}

/// The details of a row, or what goes with them, once their part is here.
pub fn details(of: RowOf) -> Markup {
    answered(draw_details(of)).into_markup()
}

/// What the part of the details draws.
pub enum RowOf {
    /// The details of the row that is open.
    Details(Box<DetailsOf>),
    /// What is drawn over the bars.
    Arrows(Box<ArrowsOf>),
    /// The panel in which that is chosen.
    Panel(Box<Looking>),
    /// The chip that says what dates are compared with.
    Compared(Box<Looking>),
}

/// What is drawn while a row's dates are moved, once its part is here.
pub fn ghost(of: GhostOf) -> Markup {
    answered(draw_ghost(OnChart::Ghost(of))).into_markup()
}

/// A tool of the chart, once its part is here.
pub fn tool(of: &ToolOf) -> Markup {
    answered(draw_ghost(OnChart::Tool(Box::new(of.clone())))).into_markup()
}

/// What is drawn on the chart for who works on it.
enum OnChart {
    Ghost(GhostOf),
    Tool(Box<ToolOf>),
}

/// The timeline on a phone, once its part is here.
pub fn cards(looking: Looking) -> Markup {
    answered(draw_cards(looking)).into_markup()
}

/// The dialogue that prints the timeline, once its part is here.
pub fn paper(looking: Looking) -> Markup {
    answered(draw_paper(looking)).into_markup()
}

/// A panel above the timeline, once its part is here.
pub fn ways(of: &WayOf) -> Markup {
    answered(draw_ways(Box::new(*of))).into_markup()
}

/// The findings of a plan, once the part that looks for them is here.
pub fn findings(plan: Arc<Plan>) -> Vec<Finding> {
    answered(look_for_findings(plan)).unwrap_or_default()
}

/// How many names and answers do not go with the plan's counts and are not accepted, once the part
/// that compares them is here.
pub fn open_mismatches(plan: Arc<Plan>, state: Arc<State>, as_of: Day) -> usize {
    answered(count_mismatches(plan, state, as_of)).unwrap_or_default()
}

/// Does something for the kept changes, once the part for it is here.
pub async fn care(of: Care) {
    if let Some(done) = answered(take_care(of)) {
        done.await;
    }
}

/// Says that a part is on its way, or that it did not come and how to ask for it again.
#[component]
pub fn Awaited(
    /// What is waited for.
    part: Part,
    /// What it is to the reader.
    #[prop(default = words::THIS_PAGE)]
    what: &'static str,
) -> Markup {
    move || {
        if part.has_failed() {
            view! {
                <div class="card stack" role="alert">
                    <h1>{words::not_fetched(what)}</h1>
                    <p>
                        {words::NOT_FETCHED_WHY}
                    </p>
                    <p>
                        <button class="button" type="button" on:click=move |_| part.ask()>
                            {words::TRY_AGAIN}
                        </button>
                    </p>
                </div>
            }
        } else {
            view! { <p class="awaited" role="status">{words::FETCHING}</p> }
        }
    }
}

#[wasm_split(today, preload(fetch_today), fallible)]
fn draw_today() -> Result<Markup, SplitLoaderError> {
    Ok(view! { <pages::TodayPage/> })
}

#[wasm_split(details, preload(fetch_details), fallible)]
fn draw_details(of: RowOf) -> Result<Markup, SplitLoaderError> {
    Ok(match of {
        RowOf::Details(of) => view! { <Details of=*of/> },
        RowOf::Arrows(of) => view! { <Arrows of=*of/> },
        RowOf::Panel(looking) => view! { <ChartPanel looking=*looking/> },
        RowOf::Compared(looking) => view! { <Compared looking=*looking/> },
    })
}

#[wasm_split(ghost, preload(fetch_ghost), fallible)]
fn draw_ghost(of: OnChart) -> Result<Markup, SplitLoaderError> {
    Ok(match of {
        OnChart::Ghost(of) => view! { <Ghost of=of/> },
        OnChart::Tool(of) => view! { <Tools of=*of/> },
    })
}

#[wasm_split(cards, preload(fetch_cards), fallible)]
fn draw_cards(looking: Looking) -> Result<Markup, SplitLoaderError> {
    Ok(view! { <Cards looking=looking/> })
}

#[wasm_split(paper, preload(fetch_paper), fallible)]
fn draw_paper(looking: Looking) -> Result<Markup, SplitLoaderError> {
    Ok(view! { <Printing looking=looking/> })
}

#[wasm_split(ways, preload(fetch_ways), fallible)]
fn draw_ways(of: Box<WayOf>) -> Result<Markup, SplitLoaderError> {
    Ok(view! { <Ways of=*of/> })
}

#[wasm_split(findings, preload(fetch_findings), fallible)]
fn look_for_findings(plan: Arc<Plan>) -> Result<Vec<Finding>, SplitLoaderError> {
    Ok(crate::plan::findings(&plan))
}

#[wasm_split(counts, preload(fetch_counts), fallible)]
fn count_mismatches(
    plan: Arc<Plan>,
    state: Arc<State>,
    as_of: Day,
) -> Result<usize, SplitLoaderError> {
    Ok(crate::outlook::open_mismatches(&plan, &state, as_of))
}

#[wasm_split(care, preload(fetch_care), fallible)]
fn take_care(of: Care) -> Result<Pin<Box<dyn Future<Output = ()>>>, SplitLoaderError> {
    Ok(Box::pin(of.take()))
}

#[wasm_split(readiness, preload(fetch_readiness), fallible)]
fn draw_readiness(route: Route) -> Result<Markup, SplitLoaderError> {
    Ok(match route {
        Route::Readiness { programme } => view! { <pages::ReadinessPage programme=programme/> },
        Route::RollCall(params) => view! { <pages::RollCallPage params=*params/> },
        _ => view! { <pages::SlipsPage/> },
    })
}

#[wasm_split(practices, preload(fetch_practices), fallible)]
fn draw_practices(params: Box<PracticesParams>) -> Result<Markup, SplitLoaderError> {
    Ok(view! { <pages::PracticesPage params=*params/> })
}

#[wasm_split(pages, preload(fetch_pages), fallible)]
fn draw_page(route: Option<Route>) -> Result<Markup, SplitLoaderError> {
    Ok(match route {
        None => view! { <pages::RefusedPage/> },
        // In parts of their own.
        Some(
            Route::Today { .. }
            | Route::Readiness { .. }
            | Route::Slips { .. }
            | Route::RollCall(_)
            | Route::Practices(_)
            | Route::Timeline(_),
        ) => Markup::NOTHING,
        Some(Route::Deployments) => view! { <pages::DeploymentsPage/> },
        Some(Route::Deployment { id }) => view! { <pages::DeploymentPage id=id/> },
        Some(Route::Findings) => view! { <pages::FindingsPage/> },
        Some(Route::Money) => view! { <pages::MoneyPage/> },
        Some(Route::Plan { source: None }) => view! { <pages::PlanPage/> },
        Some(Route::Plan {
            source: Some(source),
        }) => view! { <pages::SourcePage id=source/> },
        Some(Route::Data) => view! { <pages::DataPage/> },
        Some(Route::Search { .. }) => view! { <pages::SearchPage/> },
        Some(Route::More) => view! { <pages::MorePage/> },
        Some(Route::NotFound(text)) => view! { <pages::NotFoundPage text=text/> },
    })
}
