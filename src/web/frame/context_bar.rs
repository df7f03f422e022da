//! The white bar that stays in view: which plan, which day, how well the changes are kept.

use crate::web::prelude::*;

use super::badge::SavedBadge;
use crate::outlook::words as dates;
use crate::plan::{Day, PlanDate};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::frame as words;

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
            return view! { <strong>{words::NO_PLAN}</strong> };
        }
        view! {
            <a href=Route::Plan { source: None }.to_string()>
                <strong>{move || plan.with(|plan| plan.title.to_string())}</strong>
            </a>
            <span class="second">
                {move || plan.with(|plan| words::revision(&plan.revision))}
            </span>
        }
    };
    view! {
        <section
            class="context"
            aria-label=words::PLAN_AND_DAY
            hidden=move || is_phone.get() && !is_open.get()
        >
            <p class="context-plan">{which}</p>
            {move || is_open.get().then(|| view! { <DayStepper/> })}
            {move || (is_open.get() && !is_phone.get()).then(|| view! {
                <DayOrigin/>
                <button type="button" class="link" on:click=move |_| session.look_at(Some("".into()))>{words::WHAT_IF}</button>
                <History/>
                <SavedBadge/>
            })}
        </section>
        {move || (is_open.get() && is_phone.get()).then(|| view! {
            <section class="context-more" aria-label=words::DAY_COMES_FROM>
                <DayOrigin/>
                <button type="button" class="link" on:click=move |_| session.look_at(Some("".into()))>{words::WHAT_IF}</button>
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
            <span class="second" aria-hidden="true">{words::AS_OF}</span>
            <div class="stepper-box" role="group" aria-label=words::AS_OF_DATE>
                <button type="button" title=words::WEEK_BACK on:click=move |_| step(-7)>
                    <Picture glyph=Glyph::Before/>
                    <span class="unseen">{words::WEEK_BACK}</span>
                </button>
                <span class="stepper-day">
                    <Picture glyph=Glyph::Calendar/>
                    <span class="stepper-words" aria-hidden="true">
                        {move || dates::day(as_of.get())}
                    </span>
                    <input
                        type="date"
                        aria-label=words::AS_OF
                        min=Day::FIRST.to_string()
                        max=Day::LAST.to_string()
                        prop:value=move || as_of.get().to_string()
                        on:change=choose
                    />
                </span>
                <button type="button" title=words::WEEK_ON on:click=move |_| step(7)>
                    <Picture glyph=Glyph::After/>
                    <span class="unseen">{words::WEEK_ON}</span>
                </button>
            </div>
        </div>
    }
}

fn stand_on(session: Session, view: View, day: Day) {
    session.set_as_of(day);
    view.say(words::as_of(&dates::day_long(day)));
}

/// Where the as-of date comes from, and the way back when it was moved.
#[component]
fn DayOrigin() -> Markup {
    let (session, view) = (use_session(), use_view());
    move || {
        let own = session.plan().with(|plan| plan.as_of);
        if session.as_of().get() == own {
            return view! { <span class="context-origin">{words::OWN_DATE}</span> };
        }
        view! {
            <span class="context-origin moved">
                {words::MOVED_BY_YOU}
                <button type="button" class="link" on:click=move |_| stand_on(session, view, own)>
                    {words::go_back_to(&dates::day_without_weekday(own))}
                </button>
            </span>
        }
    }
}

/// Undo and redo, each naming what it would do.
#[component]
fn History() -> Markup {
    let session = use_session();
    let button =
        move |said: fn(Option<&str>) -> String, glyph, what: Signal<Option<String>>, act: fn(_)| {
            let name = move || what.with(|what| said(what.as_deref()));
            view! {
                <button
                    type="button"
                    class="icon-button"
                    title=name
                    aria-label=name
                    disabled=move || what.with(Option::is_none)
                    on:click=move |_| act(session)
                >
                    <Picture glyph=glyph/>
                </button>
            }
        };
    view! {
        <div class="history" role="group" aria-label=words::YOUR_CHANGES>
            {button(words::undo, Glyph::Undo, session.undo_name(), Session::undo)}
            {button(words::redo, Glyph::Redo, session.redo_name(), Session::redo)}
        </div>
    }
}
