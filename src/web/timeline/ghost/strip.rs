//! After a gesture: what came of it, room for why, and the way back, for as long as that gesture is
//! the last.

use crate::web::prelude::*;

use crate::web::browser::page;
use crate::web::common::guard::{Guard, holds_back};
use crate::web::session::use_session;
use crate::web::timeline::moving::Kept;
use crate::web::view::use_view;
use crate::words::moving as words;

/// After a gesture: what came of it, and room for why.
#[component]
pub(super) fn Strip(
    /// The gesture, cleared when the strip goes.
    kept: RwSignal<Option<Kept>>,
    /// The same.
    it: Kept,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let why = RwSignal::new(String::new());
    let leave = move || {
        kept.set(None);
        page::catch_focus(".tl-grid [tabindex='0']");
    };
    let changes = it.changes.clone();
    let explain = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[why]) {
            return;
        }
        let reason = why.get_untracked().trim().to_owned();
        if reason.is_empty() {
            return leave();
        }
        // The same gesture once more, with its reason: one step to undo, as before.
        let written = || {
            let state = session.state().get_untracked();
            let held = changes.iter().map(|(target, _)| state.held.get(target));
            held.map(|held| held.map(|held| held.entry))
                .collect::<Vec<_>>()
        };
        let before = written();
        kept.set(None);
        session.undo();
        session.apply(changes.clone(), Some((&*reason).into()));
        let is_kept = written() != before;
        view.say(if is_kept {
            words::REASON_KEPT
        } else {
            words::NOT_MADE
        });
        leave();
    };
    let take_back = move |_| {
        let before = it.undo.clone();
        session.undo();
        view.say(if session.undo_name().get_untracked() == before {
            words::NOT_MADE
        } else {
            words::TAKEN_BACK
        });
        leave();
    };
    let words = it.words.clone();
    view! {
        <form class="tl-strip" aria-label=words::THE_CHANGE on:submit=explain>
            <p>{words}</p>
            <label>
                {words::WHY}
                <input
                    type="text"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || why.get()
                    on:input=move |event| why.set(event_target_value(&event))
                    on:keydown=move |event: web_sys::KeyboardEvent| {
                        if event.key() == "Escape" {
                            event.prevent_default();
                            leave();
                        }
                    }
                />
            </label>
            <Guard words=why/>
            <button type="submit" class="button small primary">{words::DONE}</button>
            <button type="button" class="button small" on:click=take_back>{words::UNDO}</button>
        </form>
    }
}
