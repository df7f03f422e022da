//! A button that opens a panel. Knows how it opens, closes and is left by keys; what stands in the
//! panel comes with the part of the program that draws it.

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, Node};

use super::looking::Looking;
use super::tools::ToolOf;
use super::ways::{Way, WayOf};
use crate::web::parts::{self, Awaited, use_parts};
use crate::words::timeline as words;

/// A button with a panel under it.
#[component]
pub fn Menu(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// What the panel is for.
    way: Way,
    /// The words on the button; none where `name` says what it does.
    label: &'static str,
    /// What a screen reader calls it, where the words are not enough.
    #[prop(optional)]
    name: Option<&'static str>,
    /// How the button looks.
    #[prop(default = "tl-chip")]
    class: &'static str,
    /// Whether something of it is chosen.
    #[prop(into, default = Signal::stored(false))]
    is_on: Signal<bool>,
) -> Markup {
    let parts = use_parts();
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let whole = NodeRef::<html::Div>::new();
    let panel_id = format!("tl-menu-{}", way.id());
    let close = move || {
        is_open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let left = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        let is_inside = whole
            .get_untracked()
            .is_some_and(|whole| whole.contains(to.as_ref()));
        if !is_inside {
            is_open.set(false);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };

    view! {
        <div class="tl-menu" node_ref=whole on:focusout=left on:keydown=pressed>
            <button
                type="button"
                class=move || if is_on.get() { format!("{class} is-on") } else { class.to_owned() }
                node_ref=button
                aria-label=name
                aria-expanded=move || is_open.get().to_string()
                aria-controls=panel_id.clone()
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {label}
                <svg class="tl-caret" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                    <path d="M2.5 4.5l3.5 3.5 3.5-3.5"/>
                </svg>
            </button>
            // The panel takes the focus when it is pressed beside a choice, so that it stays open.
            <div id=panel_id class="tl-menu-panel" tabindex="-1" hidden=move || !is_open.get()>
                {move || {
                    if !is_open.get() {
                        Markup::NOTHING
                    } else if way == Way::Columns {
                        if parts.ghost.is_here() {
                            parts::tool(&ToolOf::Columns(looking))
                        } else {
                            view! { <Awaited part=parts.ghost what=words::THIS_PANEL/> }
                        }
                    } else if parts.ways.is_here() {
                        parts::ways(&WayOf { looking, way, on_done: Callback::new(move |()| close()) })
                    } else {
                        view! { <Awaited part=parts.ways what=words::THIS_PANEL/> }
                    }
                }}
            </div>
        </div>
    }
}
