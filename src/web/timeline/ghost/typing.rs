//! A date cell that is typed into, in its place. Leaves what words mean to `outlook`.

use crate::web::prelude::*;
use leptos::ev::SubmitEvent;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Outcome;
use crate::outlook::said::end_word;
use crate::outlook::{DateCell, typed_move, words as dates};
use crate::plan::ActivityIx;
use crate::web::browser::direction::is_from_right;
use crate::web::browser::pace::once_settled;
use crate::web::browser::page;
use crate::web::session::use_session;
use crate::web::timeline::looking::Looking;
use crate::web::timeline::moving::use_movement;
use crate::web::view::{View, use_view};
use crate::words::moving as words;

/// Narrower than this no date can be typed, in pixels.
const LEAST_PX: f64 = 176.0;

/// The cell that is typed into.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Typing {
    at: ActivityIx,
    cell: DateCell,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Finds the cell of a row that is to be typed into: the one that has the focus, if it holds dates
/// that can be changed, else the first such cell of the row.
pub(super) fn begin(at: ActivityIx, view: View, typing: RwSignal<Option<Typing>>) {
    match cell_of(at) {
        Some(it) => typing.set(Some(it)),
        None => {
            view.say(words::NO_DATE_HERE);
        }
    }
}

fn cell_of(at: ActivityIx) -> Option<Typing> {
    let active = document().active_element()?;
    let row = active.closest("[role=row]").ok()??;
    let is_cell = active.get_attribute("role").as_deref() == Some("gridcell");
    let found: Element = if is_cell && active.has_attribute("data-date") {
        active
    } else if is_cell {
        return None;
    } else {
        row.query_selector("[data-date]").ok()??
    };
    let cell = match &*found.get_attribute("data-date")? {
        "start" => DateCell::Start,
        "end" | "forecast" => DateCell::End,
        "dates" => DateCell::Both,
        _ => return None,
    };
    let mut place = found.get_bounding_client_rect();
    if place.width() == 0.0 {
        // Where there is no room for the cell, the row's name stands in for it.
        place = row
            .query_selector(".tl-name")
            .ok()??
            .get_bounding_client_rect();
    }
    let width = place.width().max(LEAST_PX);
    Some(Typing {
        at,
        cell,
        left: if is_from_right() {
            place.right() - width
        } else {
            place.left()
        },
        top: place.top(),
        width,
        height: place.height(),
    })
}

/// The field over the cell.
#[component]
pub(super) fn TypedCell(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The cell, cleared when it is done.
    typing: RwSignal<Option<Typing>>,
    /// The same.
    it: Typing,
) -> Markup {
    let (session, view, movement) = (use_session(), use_view(), use_movement());
    let field = NodeRef::<html::Input>::new();
    let (name, value) = looking.outlook.with_untracked(|outlook| {
        let activity = &outlook.plan()[it.at];
        let (start, end) = (outlook.start(it.at), outlook.end(it.at));
        let date = |date| Option::map(date, dates::date).unwrap_or_default();
        let goal = end_word(activity.kind);
        match (it.cell, start) {
            (DateCell::Start, _) => (words::start_of(&activity.name), date(start)),
            (DateCell::Both, Some(_)) => (
                words::start_and_end_of(goal, &activity.name),
                words::start_to_end(&date(start), &date(end)),
            ),
            _ => (words::end_of(goal, &activity.name), date(end)),
        }
    });
    let wrong = RwSignal::new(None::<String>);
    once_settled(move || {
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
            field.select();
        }
    });
    let leave = move || {
        typing.set(None);
        page::focus(".tl-grid [tabindex='0']");
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(text) = field.get_untracked().map(|field| field.value()) else {
            return;
        };
        let read = looking.outlook.with_untracked(|outlook| {
            typed_move(outlook, it.at, it.cell, &text).map(|moved| Outcome::of_one(moved, outlook))
        });
        match read {
            Ok(outcome) => {
                leave();
                if let Some(made) = outcome.keep(session, view, None) {
                    movement.kept().set(Some(made));
                }
            }
            Err(words) => {
                wrong.set(Some(words));
                if let Some(field) = field.get_untracked() {
                    let _ = field.focus();
                }
            }
        }
    };
    let left = move |event: web_sys::FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Element>().ok());
        if to.is_none_or(|to| to.closest(".tl-typing").ok().flatten().is_none()) {
            // The next press has the focus already.
            typing.try_update(|typing| *typing = None);
        }
    };
    let pixels = |px: f64| format!("{}px", crate::chart::px(px));
    view! {
        <form
            class="tl-typing"
            novalidate
            style:left=pixels(it.left)
            style:top=pixels(it.top)
            style:width=pixels(it.width)
            on:submit=submit
            on:focusout=left
        >
            <input
                type="text"
                node_ref=field
                maxlength="60"
                autocomplete="off"
                aria-label=name
                aria-describedby="tl-typing-hint"
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                style:height=pixels(it.height)
                prop:value=value
                on:keydown=move |event: web_sys::KeyboardEvent| {
                    if event.key() == "Escape" {
                        event.prevent_default();
                        leave();
                        view.say(words::LEFT_AS_IT_WAS);
                    }
                }
            />
            {move || wrong.get().map(|words| view! { <p class="tl-typing-wrong" role="alert">{words}</p> })}
            <p id="tl-typing-hint" class="tl-typing-hint">{words::TYPING_HINT}</p>
        </form>
    }
}
