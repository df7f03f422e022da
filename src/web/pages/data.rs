//! What is kept in this browser: how well, the way out into a file and back in, and opening
//! another plan. Knows how that is asked; the session and the loader do it.

use leptos::html::Input;
use leptos::prelude::*;

use crate::web::common::page_title::PageTitle;
use crate::web::loading::{Wanted, use_loader};

/// The page of data.
#[component]
pub fn DataPage() -> impl IntoView {
    view! {
        <PageTitle title=Signal::stored("Your data".to_owned())/>
        <section class="card"><ChooseFile words="Open another plan"/></section>
    }
}

/// A button that lets the reader choose a plan file.
#[component]
pub fn ChooseFile(
    /// What is on the button.
    words: &'static str,
    /// The one button of the page that matters most.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let loader = use_loader();
    let field = NodeRef::<Input>::new();
    let chosen = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            loader.open(Wanted::File(file));
        }
        // The same file, corrected, can then be chosen again.
        field.set_value("");
    };
    let ask = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    view! {
        <input
            type="file"
            accept=".json,application/json"
            node_ref=field
            hidden=true
            tabindex="-1"
            aria-hidden="true"
            on:change=chosen
        />
        <button type="button" class="button" class:main=main on:click=ask>{words}</button>
    }
}
