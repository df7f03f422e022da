//! Fields of forms: label, hint, error in words. Knows nothing of what they are for.

use crate::web::prelude::*;

use super::guard::{Guard, is_suspect};
use crate::web::session::use_session;
use crate::web::view::use_view;

/// A line of text.
#[component]
pub fn TextField(
    /// An id that no other element of the page has.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: TextProp,
    /// What helps to fill it in.
    #[prop(into, optional)]
    hint: Option<TextProp>,
    /// What is wrong with it, once that is known.
    #[prop(into, default = Signal::stored(None))]
    wrong: Signal<Option<String>>,
    /// `text` or `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The label is read, not drawn: the head of a table says it.
    #[prop(optional)]
    unseen_label: bool,
    /// A telephone number is entered, some of which pass for an NHS number.
    #[prop(optional)]
    is_telephone: bool,
    /// The words in it.
    value: RwSignal<String>,
) -> Markup {
    let hint_id = format!("{id}-hint");
    let wrong_id = format!("{id}-wrong");
    let described = {
        let (hint_id, wrong_id) = (hint_id.clone(), wrong_id.clone());
        let has_hint = hint.is_some();
        move || {
            let mut ids = Vec::new();
            if has_hint {
                ids.push(hint_id.as_str());
            }
            if wrong.with(Option::is_some) {
                ids.push(wrong_id.as_str());
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field" class:has-error=move || wrong.with(Option::is_some)>
            <label for=id.clone() class:unseen=unseen_label>{move || label.get()}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{move || hint.get()}</span> })}
            {move || {
                let id = wrong_id.clone();
                wrong.get().map(|words| view! { <span class="wrong" id=id>{words}</span> })
            }}
            <input
                class="input"
                id=id
                type=kind
                autocomplete="off"
                prop:value=value
                aria-describedby=described
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                on:input=move |event| value.set(event_target_value(&event))
            />
            <Guard words=value is_telephone=is_telephone/>
        </div>
    }
}

/// A choice from a list.
#[component]
pub fn Select(
    /// An id that no other element of the page has.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: TextProp,
    /// What can be chosen: value and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Told of the value when another is chosen.
    choose: Callback<String>,
) -> Markup {
    view! {
        <div class="field">
            <label for=id.clone()>{move || label.get()}</label>
            <select
                class="input"
                id=id
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {move || {
                    let chosen = chosen.get();
                    options
                        .get()
                        .into_iter()
                        .map(|(value, words)| {
                            let is_chosen = value == chosen;
                            view! { <option value=value selected=is_chosen prop:selected=is_chosen>{words}</option> }
                        })
                        .collect::<Markup>()
                }}
            </select>
        </div>
    }
}

/// A box for text that was copied elsewhere: codes, cells of a table.
#[component]
pub fn PasteField(
    /// An id that no other element of the page has.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// How many lines of it are seen.
    rows: &'static str,
    /// What is in it.
    value: RwSignal<String>,
) -> Markup {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
            <textarea
                class="input"
                id=id
                rows=rows
                spellcheck="false"
                aria-describedby=described
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// Who is at the keyboard: kept as it is typed, and signed under every change.
#[component]
pub fn PersonField(
    /// An id that no other element of the page has.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// What helps to fill it in.
    hint: &'static str,
    /// What is wrong with it, once that is known.
    #[prop(into, default = Signal::stored(None))]
    wrong: Signal<Option<String>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let name = session.person().get_untracked();
    let name = RwSignal::new(name.map(|name| name.to_string()).unwrap_or_default());
    Effect::new(move |_| {
        let name = name.get();
        // What may be a patient's number signs nothing.
        if !is_suspect(view, &name) {
            session.set_person(Some(name.trim().into()));
        }
    });
    view! { <TextField id=id label=label hint=hint wrong=wrong value=name/> }
}
