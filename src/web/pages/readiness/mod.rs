//! A readiness programme: who stands where on its ladder of gates, how fast it must go, what the
//! plan prints and what the rows add up to. Knows the order of the page; the outlook counts.

mod burn_up;
mod cells;
mod challenges;
mod cohort_cards;
pub mod gate_editor;
mod matrix;
mod pace;
mod practices;
mod printed;
mod settings;

use crate::letters::lower;
use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::{Bottleneck, BurnPoint, Mismatch, Need, Readiness, Verdict, words as dates};
use crate::plan::{Plan, Programme, ProgrammeIx};
use crate::route::{PracticesPage, RollParams, Route};
use crate::web::browser::{measure, page};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::use_session;
use crate::words::readiness as words;
use burn_up::BurnUp;
use challenges::Challenges;
use cohort_cards::{CohortCards, UprightLadder};
use gate_editor::Editing;
use matrix::Matrix;
use pace::{Letters, WhatItTakes};
use printed::PrintedTotals;
use settings::Settings;

/// What the parts of the page share: the programme and how it stands.
#[derive(Clone, Copy)]
pub struct Standing {
    /// The programme's place in the plan.
    programme: ProgrammeIx,
    /// How it stands.
    readiness: Memo<Arc<Readiness>>,
    /// The measured points of its burn-up.
    points: Memo<Arc<Vec<BurnPoint>>>,
    /// The gate of a named practice that is open for an answer.
    editing: Editing,
}

impl Standing {
    fn with<T>(self, read: impl FnOnce(&Readiness) -> T) -> T {
        self.readiness.with(|it| read(it))
    }
}

/// The readiness page.
#[component]
pub fn ReadinessPage(
    /// The programme's id; the first programme without one.
    programme: Option<String>,
) -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        let found = match &programme {
            Some(id) => plan.programme(id),
            None => (!plan.programmes.is_empty()).then_some(ProgrammeIx(0)),
        };
        match (found, &programme) {
            (Some(at), _) => view! { <Whole at=at plan=plan/> },
            (None, Some(id)) => view! { <NotFoundPage text=words::programme(id)/> },
            (None, None) => view! {
                <PageTitle title=Signal::stored(words::READINESS.to_owned())/>
                <p class="lead">{words::THE_PLAN_HOLDS_NO_READINESS}</p>
            },
        }
    }
}

/// The page of one programme.
#[component]
fn Whole(
    /// Which.
    at: ProgrammeIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let session = use_session();
    let readiness = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let state = session.state().get();
            Arc::new(Readiness::new(&plan, &state, at, session.as_of().get()))
        })
    };
    let points = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let state = session.state().get();
            Arc::new(readiness.with(|it| it.burn_up(&plan, &state)))
        })
    };
    let standing = Standing {
        programme: at,
        readiness,
        points,
        editing: Editing::new(at),
    };
    let programme = plan[at].clone();
    let is_counted = readiness.with_untracked(|it| it.practices > 0);
    let is_phone = measure::use_media(measure::PHONE);
    let matrix = {
        let plan = plan.clone();
        move || {
            if is_phone.get() {
                view! { <UprightLadder standing=standing/> <CohortCards standing=standing/> }
            } else {
                view! { <Matrix standing=standing plan=plan.clone()/> }
            }
        }
    };
    let side = move || {
        is_counted.then(|| {
            view! {
                <WhatItTakes standing=standing/>
                <Letters standing=standing/>
                <BurnUp standing=standing/>
            }
        })
    };
    // On a phone the answer stands before what it is made of.
    let side_first = move || {
        is_phone
            .get()
            .then(|| view! { <div class="side">{side()}</div> })
    };
    let side_last = move || (!is_phone.get()).then(|| view! { <div class="side">{side()}</div> });
    let roll = Route::RollCall(Box::new(RollParams {
        of: Some(programme.id.to_string()),
        ..RollParams::default()
    }))
    .to_string();
    let practices = PracticesPage::List
        .about(None, Some(&*programme.id))
        .to_string();
    let title = Signal::stored(programme.name.to_string());
    view! {
        <div class="title-row spread">
            <div>
                <PageTitle title=title/>
                <Lead standing=standing programme=programme.clone()/>
                <Goal standing=standing/>
            </div>
            <div class="row">
                <Tabs plan=plan.clone() at=at/>
                <button type="button" class="button small" on:click=|_| page::print()>{words::PRINT}</button>
                <a class="button small no-paper" href=practices>{words::PRACTICES}</a>
                <a class="button small no-paper" href=roll>{words::START_ROLL_CALL}</a>
            </div>
        </div>
        {programme.note.as_ref().map(|note| view! { <p class="meta">{note.to_string()}</p> })}
        <Mismatches standing=standing/>
        <div class="split narrow-side">
            {side_first}
            <div>
                {is_counted.then_some(matrix)}
                <PrintedTotals/>
                <Challenges standing=standing/>
                {is_counted.then(|| view! { <Settings standing=standing/> })}
            </div>
            {side_last}
        </div>
    }
}

/// The other programmes.
#[component]
fn Tabs(
    /// The plan.
    plan: Arc<Plan>,
    /// The programme that is open.
    at: ProgrammeIx,
) -> Markup {
    let link = |(other, programme): (usize, &Programme)| {
        let href = Route::Readiness {
            programme: Some(programme.id.to_string()),
        };
        view! {
            <a
                class="chip"
                href=href.to_string()
                title=programme.name.to_string()
                aria-current=(other == at.index()).then_some("page")
            >
                {programme.short.to_string()}
                <span class="unseen">": " {programme.name.to_string()}</span>
            </a>
        }
    };
    let links = plan
        .programmes
        .iter()
        .enumerate()
        .map(link)
        .collect::<Markup>();
    view! { <nav class="chips" aria-label=words::PROGRAMMES>{links}</nav> }
}

/// The answer in one sentence.
#[component]
fn Lead(
    /// How it stands.
    standing: Standing,
    /// The programme.
    programme: Programme,
) -> Markup {
    let word = programme
        .gates
        .get(programme.measure)
        .map(|gate| lower(&gate.short));
    let word = word.unwrap_or_else(|| words::READY.to_owned());
    let rest = move || {
        standing.with(|it| match it.pace.need {
            Need::Rate(rate) => {
                let until = it
                    .pace
                    .target_day
                    .map(dates::day_without_weekday)
                    .unwrap_or_default();
                let [to_go, is, rate, until] =
                    words::rate_needed(it.pace.to_go, rate.weeks, &rate.shown(), &until);
                view! { <strong>{to_go}</strong> {is} <strong>{rate}</strong> {until} }
            }
            _ => format!("{}.", it.pace.sentence()).into_markup(),
        })
    };
    view! {
        <p class="lead wide">
            <strong>{move || standing.with(|it| words::ready_of(it.ready, it.practices))}</strong>
            {move || words::practices_are(standing.with(|it| it.ready), &word)}
            {rest}
        </p>
    }
}

/// Whether the goal will be reached, with the sum, and what holds most practices back.
#[component]
fn Goal(
    /// How it stands.
    standing: Standing,
) -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        standing.with(|it| {
            let verdict = Verdict::new(it, &standing.points.get())?;
            let held = Bottleneck::new(&plan, it).map(|held| held.sentence(&plan, it));
            let glyph = if verdict.is_good() {
                Glyph::Live
            } else {
                Glyph::Late
            };
            Some(view! {
                <p class="verdict"><Marked glyph=glyph top=true><strong>{verdict.sentence()}</strong></Marked></p>
                {held.map(|held| view! { <p class="meta">{held}</p> })}
            })
        })
    }
}

/// Figures that do not go together, named practices against counts.
#[component]
fn Mismatches(
    /// How it stands.
    standing: Standing,
) -> Markup {
    let session = use_session();
    let words = move |mismatch: &Mismatch| {
        session
            .plan()
            .with_untracked(|plan| mismatch.sentence(plan, standing.programme))
    };
    move || {
        let all = standing.with(|it| it.mismatches.iter().map(words).collect::<Vec<_>>());
        (!all.is_empty()).then(|| {
            view! {
                <section class="card dense" aria-label=words::FIGURES_THAT_DO_NOT_GO>
                    <ul class="list tight">
                        {all.into_iter().map(|words| view! { <li><Marked glyph=Glyph::Finding top=true>{words}</Marked></li> }).collect::<Markup>()}
                    </ul>
                </section>
            }
        })
    }
}
