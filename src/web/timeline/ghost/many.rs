//! The form that moves all chosen rows by the same amount, with why.

use crate::web::prelude::*;
use leptos::ev::SubmitEvent;

use super::Outcome;
use crate::journal::counted_rows;
use crate::outlook::{Amount, Grip, Shift};
use crate::web::browser::page;
use crate::web::common::guard::{Guard, holds_back};
use crate::web::session::use_session;
use crate::web::timeline::looking::Looking;
use crate::web::timeline::moving::use_movement;
use crate::web::view::use_view;
use crate::words::moving as words;

/// No more at once: 50 years.
const MOST: i32 = 600;

/// The form.
#[component]
pub(super) fn Many(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (session, view, movement) = (use_session(), use_view(), use_movement());
    let chosen = movement.chosen();
    let count = RwSignal::new("1".to_owned());
    let unit = RwSignal::new("months".to_owned());
    let direction = RwSignal::new("later".to_owned());
    let grip = RwSignal::new("all".to_owned());
    let why = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);

    let amount = move || {
        let count = count.with(|count| count.trim().parse::<i32>().ok());
        let count = count.filter(|count| (1..=MOST).contains(count))?;
        let sign = if direction.with(|it| it == "later") {
            1
        } else {
            -1
        };
        Some(unit.with(|unit| match &**unit {
            "days" => Amount::days(sign * count),
            "weeks" => Amount::days(7 * sign * count),
            _ => Amount::months(sign * count),
        }))
    };
    let rows = Memo::new(move |_| {
        chosen.with(|chosen| {
            looking
                .plan
                .with(|plan| counted_rows(plan, chosen.iter().copied()))
        })
    });
    let leave = move || {
        chosen.set(Vec::new());
        view.say(words::NO_ROWS_CHOSEN);
        page::catch_focus(".tl-grid [tabindex='0']");
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(by) = untrack(amount) else {
            wrong.set(true);
            page::focus("#tl-many-count");
            return;
        };
        wrong.set(false);
        if holds_back(view, &[why]) {
            return;
        }
        let reason = why.with_untracked(|why| why.trim().to_owned());
        let grip = grip.with_untracked(|grip| match &**grip {
            "start" => Grip::Start,
            "end" => Grip::End,
            _ => Grip::Whole,
        });
        let outcome = looking.outlook.with_untracked(|outlook| {
            chosen.with_untracked(|rows| {
                Outcome::of_shift(&Shift::new(outlook, rows, grip, by), outlook)
            })
        });
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        if let Some(made) = outcome.keep(session, view, reason) {
            movement.kept().set(Some(made));
            page::focus_when_drawn("form.tl-strip input");
        }
    };
    let choice = |name: &'static str,
                  value: RwSignal<String>,
                  of: &'static [(&'static str, &'static str)]| {
        view! {
            <select
                class="tl-select"
                aria-label=name
                on:change=move |event| value.set(event_target_value(&event))
            >
                {of
                    .iter()
                    .map(|&(id, words)| {
                        view! { <option value=id prop:selected=move || value.with(|value| value == id)>{words}</option> }
                    })
                    .collect::<Markup>()}
            </select>
        }
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            leave();
        }
    };
    view! {
        <form class="tl-strip tl-many" aria-label=words::MOVE_CHOSEN novalidate on:submit=submit on:keydown=pressed>
            <p>{move || words::chosen(&rows.get())}</p>
            <label>
                {words::MOVE_BY}
                <input
                    id="tl-many-count"
                    type="text"
                    inputmode="numeric"
                    maxlength="3"
                    autocomplete="off"
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=move || count.get()
                    on:input=move |event| count.set(event_target_value(&event))
                />
            </label>
            {choice(words::UNIT, unit, &[("months", words::MONTHS), ("weeks", words::WEEKS), ("days", words::DAYS)])}
            {choice(words::DIRECTION, direction, &[("later", words::LATER), ("earlier", words::EARLIER)])}
            {choice(words::WHICH_DATES, grip, &[("all", words::START_AND_END), ("end", words::END_ALONE), ("start", words::START_ALONE)])}
            {move || {
                wrong.get().then(|| view! { <span class="wrong" role="alert">{words::GIVE_A_NUMBER}</span> })
            }}
            <label class="tl-many-why">
                {words::WHY}
                <input
                    type="text"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || why.get()
                    on:input=move |event| why.set(event_target_value(&event))
                />
            </label>
            <Guard words=why/>
            <button type="submit" class="button small primary">{move || words::move_rows(&rows.get())}</button>
            <button type="button" class="button small" on:click=move |_| leave()>{words::CHOOSE_NONE}</button>
        </form>
    }
}
