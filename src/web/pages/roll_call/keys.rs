//! The keys of the roll call, and the foot that tells them. Single letters work on this page alone,
//! not in fields, and can be switched off (WCAG 2.1.4); everything has a button as well.

use crate::web::prelude::*;

use super::Calling;
use super::gates::{answer_with, go_to};
use crate::outlook::RollOf;
use crate::route::Route;
use crate::web::browser::{listen, page, remember};
use crate::web::common::answers::answer_of_key;
use crate::words::roll_call as words;

/// Listens while the page is open.
pub fn use_keys(calling: Calling, show_ring: Callback<bool>) {
    listen::use_window_event(leptos::ev::keydown, move |event| {
        let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || event.is_composing() || is_modified {
            return;
        }
        // The panel of a paragraph has keys of its own.
        if calling.view().source().with_untracked(Option::is_some) {
            return;
        }
        let key = event.key();
        if key == "Escape" {
            // Out of a form first: what is typed there is not lost by leaving the page.
            if page::is_typing() || page::has_focus(".roll-call-form *") {
                page::focus("#roll-name");
            } else {
                calling.view().go(&calling.way_out());
            }
            event.prevent_default();
            return;
        }
        // Arrows choose among round buttons.
        let is_arrow = matches!(&*key, "ArrowUp" | "ArrowDown");
        let is_choosing = is_arrow && page::has_focus("[type=radio]");
        if page::is_typing() || is_choosing || calling.is_waiving.get_untracked() {
            return;
        }
        if pressed(calling, &key, show_ring) {
            event.prevent_default();
        }
    });
}

impl Calling {
    /// Where one goes on leaving.
    fn way_out(self) -> Route {
        match self.of {
            RollOf::Practices(at) => Route::Readiness {
                programme: Some(
                    (self.session().plan()).with_untracked(|plan| plan[at].id.to_string()),
                ),
            },
            RollOf::Services => Route::Deployments,
        }
    }
}

/// Does what a key does; says whether it does anything.
fn pressed(calling: Calling, key: &str, show_ring: Callback<bool>) -> bool {
    let RollOf::Practices(programme) = calling.of else {
        return calling.has_keys.get_untracked() && pressed_anywhere(calling, key, show_ring);
    };
    let plan = calling.session().plan().get_untracked();
    let gate = calling.gate.get_untracked();
    match key {
        "ArrowUp" if gate > 0 => go_to(calling, gate - 1),
        "ArrowDown" if gate + 1 < plan[programme].gates.len() => go_to(calling, gate + 1),
        _ if !calling.has_keys.get_untracked() => return false,
        _ => match answer_of_key(key) {
            Some(state) => answer_with(calling, programme, &plan, state),
            None => return pressed_anywhere(calling, key, show_ring),
        },
    }
    true
}

/// The keys that practices and services share.
fn pressed_anywhere(calling: Calling, key: &str, show_ring: Callback<bool>) -> bool {
    let to_field = |selector: &str| {
        page::focus(selector);
    };
    match key {
        "j" | "J" => calling.step(1),
        "k" | "K" => calling.step(-1),
        "a" | "A" => calling.heard(true),
        "n" | "N" => calling.heard(false),
        "y" | "Y" => calling.say_ready(Some(true)),
        "b" | "B" => to_field("#roll-blocker"),
        "d" | "D" => to_field("#roll-next"),
        "o" | "O" => to_field("#roll-note"),
        "r" | "R" => show_ring.run(true),
        "?" => to_field("#roll-keys"),
        _ => return false,
    }
    true
}

/// The keys, the last change and the way to take it back.
#[component]
pub fn Foot(
    /// The pass.
    calling: Calling,
) -> Markup {
    let session = calling.session();
    let has_keys = calling.has_keys;
    let switch = move |event: leptos::ev::Event| {
        let is_on = event_target_checked(&event);
        remember::set("roll-keys", if is_on { "on" } else { "off" });
        has_keys.set(is_on);
    };
    let of_gates = [
        (words::KEYS_GATE, words::KEY_GATE),
        (words::KEYS_ANSWER, words::KEY_ANSWER),
    ];
    let of_all = [
        (words::KEYS_PRACTICE, words::KEY_PRACTICE),
        (words::KEYS_HEARD, words::KEY_HEARD),
        (words::KEYS_FIELDS, words::KEY_FIELDS),
        (words::KEYS_RING, words::TO_RING),
        (words::KEYS_UNDO, words::KEY_UNDO),
        (words::KEYS_LEAVE, words::KEY_LEAVE),
    ];
    let told = |(keys, words): (&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " });
        view! { <li>{keys.collect::<Markup>()} {words}</li> }
    };
    let of_gates = calling.is_of_practices().then(|| of_gates.map(told));
    let last = move || session.undo_name().get().map(|name| words::last(&name));
    view! {
        <div class="roll-foot no-paper" id="roll-keys" tabindex="-1">
            <ul class="plain" aria-label=words::KEYS>{of_gates} {of_all.map(told)}</ul>
            <label class="with-glyph">
                <input type="checkbox" prop:checked=move || has_keys.get() on:change=switch/>
                {words::SINGLE_KEYS}
            </label>
            <p>
                {last} " "
                {move || session.undo_name().with(Option::is_some).then(|| view! {
                    <button type="button" class="link" on:click=move |_| session.undo()>{words::UNDO}</button>
                })}
            </p>
        </div>
    }
}
