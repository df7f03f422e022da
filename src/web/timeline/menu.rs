//! A chip that opens a list of choices. Knows how it opens, closes and is walked by keys; leaves
//! what a choice does to the caller.

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, Node};

/// So many choices are listed at once; with more, a box to find them appears.
const LISTED: usize = 40;

/// One choice of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice<K> {
    /// What it stands for.
    pub key: K,
    /// Its words.
    pub words: String,
}

/// A chip with a list of choices of which any number may be ticked.
#[component]
pub fn ChoiceMenu<K>(
    /// What is chosen, such as "Organisation".
    label: &'static str,
    /// All choices, in order.
    #[prop(into)]
    choices: Signal<Vec<Choice<K>>>,
    /// The ticked ones.
    #[prop(into)]
    chosen: Signal<Vec<K>>,
    /// Called with a choice that was ticked or unticked.
    #[prop(into)]
    on_toggle: Callback<K>,
) -> Markup
where
    K: Copy + PartialEq + Send + Sync + 'static,
{
    let is_open = RwSignal::new(false);
    let wanted = RwSignal::new(String::new());
    let button = NodeRef::<html::Button>::new();
    let whole = NodeRef::<html::Div>::new();
    let panel_id = format!("tl-menu-{}", label.to_lowercase());

    let words = move || {
        let chosen = chosen.read();
        match chosen.as_slice() {
            [] => label.to_owned(),
            [one] => choices.with(|choices| {
                choices
                    .iter()
                    .find(|choice| choice.key == *one)
                    .map_or_else(|| label.to_owned(), |it| format!("{label}: {}", it.words))
            }),
            many => format!("{label}: {} chosen", many.len()),
        }
    };
    let listed = Memo::new(move |_| {
        let wanted = wanted.read().trim().to_lowercase();
        choices.with(|choices| {
            choices
                .iter()
                .filter(|choice| wanted.is_empty() || choice.words.to_lowercase().contains(&wanted))
                .take(LISTED)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let is_long = move || choices.with(|choices| choices.len() > LISTED);

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
            is_open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };

    view! {
        <div class="tl-menu" node_ref=whole on:focusout=left on:keydown=pressed>
            <button
                type="button"
                class="tl-chip"
                class:is-on=move || !chosen.read().is_empty()
                node_ref=button
                aria-expanded=move || is_open.get().to_string()
                aria-controls=panel_id.clone()
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {words}
                <svg class="tl-caret" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                    <path d="M2.5 4.5l3.5 3.5 3.5-3.5"/>
                </svg>
            </button>
            // The panel takes the focus when it is pressed beside a choice, so that it stays open.
            <div id=panel_id class="tl-menu-panel" tabindex="-1" hidden=move || !is_open.get()>
                <Show when=move || is_open.get()>
                    <fieldset>
                        <legend>{format!("Show only: {}", label.to_lowercase())}</legend>
                        <Show when=is_long>
                            <input
                                class="tl-menu-find"
                                type="text"
                                aria-label=format!("Find in {}", label.to_lowercase())
                                placeholder="Find"
                                on:input=move |event| wanted.set(event_target_value(&event))
                            />
                        </Show>
                        <For each=move || listed.get() key=|choice| choice.words.clone() let:choice>
                            <label class="tl-choice">
                                <input
                                    type="checkbox"
                                    prop:checked=move || chosen.with(|all| all.contains(&choice.key))
                                    on:change=move |_| on_toggle.run(choice.key)
                                />
                                <span>{choice.words.clone()}</span>
                            </label>
                        </For>
                    </fieldset>
                </Show>
            </div>
        </div>
    }
}
