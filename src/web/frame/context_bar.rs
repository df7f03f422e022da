//! The white bar that stays in view: which plan, which day, how well the changes are kept.

use crate::web::prelude::*;

use super::badge::SavedBadge;
use crate::outlook::words;
use crate::plan::{Day, PlanDate};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};

/// The context bar. On a phone only the day sticks; the rest scrolls away with the page.
#[component]
pub fn ContextBar(
    /// Whether the screen is as narrow as a phone's.
    is_phone: Signal<bool>,
) -> Markup {
    let session = use_session();
    let plan = session.plan();
    let is_open = Memo::new(move |_| session.is_open().get());
    let which = move || {
        if !is_open.get() {
            return view! { <strong>"No plan is open"</strong> };
        }
        view! {
            <a href=Route::Plan { source: None }.to_string()>
                <strong>{move || plan.with(|plan| plan.title.to_string())}</strong>
            </a>
            <span class="second">
                {move || plan.with(|plan| format!(" revision {}", plan.revision))}
            </span>
        }
    };
    view! {
        <section
            class="context"
            aria-label="Plan and day"
            hidden=move || is_phone.get() && !is_open.get()
        >
            <p class="context-plan">{which}</p>
            {move || is_open.get().then(|| view! { <DayStepper/> })}
            {move || (is_open.get() && !is_phone.get()).then(|| view! {
                <DayOrigin/>
                <button type="button" class="link" on:click=move |_| session.look_at(Some("".into()))>"What if"</button>
                <History/>
                <SavedBadge/>
            })}
        </section>
        {move || (is_open.get() && is_phone.get()).then(|| view! {
            <section class="context-more" aria-label="Where the day comes from">
                <DayOrigin/>
                <History/>
            </section>
        })}
    }
}

/// The as-of date with a week back, a week on, a calendar, and where the date comes from.
#[component]
fn DayStepper() -> Markup {
    let (session, view) = (use_session(), use_view());
    let as_of = session.as_of();
    let stand_on = move |day: Day| stand_on(session, view, day);
    let step = move |days: i32| stand_on(as_of.get_untracked().plus_days(days));
    let choose = move |event: leptos::ev::Event| {
        // What is half typed is no day yet.
        if let Some(date) = PlanDate::parse(&event_target_value(&event)) {
            stand_on(date.first());
        }
    };
    view! {
        <div class="stepper">
            <span class="second" aria-hidden="true">"As of"</span>
            <div class="stepper-box" role="group" aria-label="As-of date">
                <button type="button" title="A week back" on:click=move |_| step(-7)>
                    <Picture glyph=Glyph::Before/>
                    <span class="unseen">"A week back"</span>
                </button>
                <span class="stepper-day">
                    <Picture glyph=Glyph::Calendar/>
                    <span class="stepper-words" aria-hidden="true">
                        {move || words::day(as_of.get())}
                    </span>
                    <input
                        type="date"
                        aria-label="As of"
                        min=Day::FIRST.to_string()
                        max=Day::LAST.to_string()
                        prop:value=move || as_of.get().to_string()
                        on:change=choose
                    />
                </span>
                <button type="button" title="A week on" on:click=move |_| step(7)>
                    <Picture glyph=Glyph::After/>
                    <span class="unseen">"A week on"</span>
                </button>
            </div>
        </div>
    }
}

fn stand_on(session: Session, view: View, day: Day) {
    session.set_as_of(day);
    view.say(format!("As of {}", words::day_long(day)));
}

/// Where the as-of date comes from, and the way back when it was moved.
#[component]
fn DayOrigin() -> Markup {
    let (session, view) = (use_session(), use_view());
    move || {
        let own = session.plan().with(|plan| plan.as_of);
        if session.as_of().get() == own {
            return view! { <span class="context-origin">"The plan’s own date"</span> };
        }
        view! {
            <span class="context-origin moved">
                "Moved by you. "
                <button type="button" class="link" on:click=move |_| stand_on(session, view, own)>
                    {format!("Go back to {}", words::day_without_weekday(own))}
                </button>
            </span>
        }
    }
}

/// Undo and redo, each naming what it would do.
#[component]
fn History() -> Markup {
    let session = use_session();
    let button = move |verb: &'static str, glyph, what: Signal<Option<String>>, act: fn(_)| {
        let words = move || match what.get() {
            Some(name) => format!("{verb}: {name}"),
            None => format!("{verb}: nothing to {}", verb.to_ascii_lowercase()),
        };
        view! {
            <button
                type="button"
                class="icon-button"
                title=words
                aria-label=words
                disabled=move || what.with(Option::is_none)
                on:click=move |_| act(session)
            >
                <Picture glyph=glyph/>
            </button>
        }
    };
    view! {
        <div class="history" role="group" aria-label="Your changes">
            {button("Undo", Glyph::Undo, session.undo_name(), Session::undo)}
            {button("Redo", Glyph::Redo, session.redo_name(), Session::redo)}
        </div>
    }
}
