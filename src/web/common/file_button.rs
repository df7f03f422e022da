//! Choosing files. Knows how a browser asks; what is in them is for who asked.

use leptos::html::Input;
use web_sys::File;

use crate::web::prelude::*;

/// A button that lets the reader choose a file, or several.
#[component]
pub fn FileButton(
    /// What is on the button.
    words: &'static str,
    /// What the browser offers: endings and kinds.
    accept: &'static str,
    /// Whether several may be chosen at once.
    #[prop(optional)]
    several: bool,
    /// The one button of the page that matters most.
    #[prop(optional)]
    main: bool,
    /// Told of each file.
    chosen: Callback<File>,
) -> Markup {
    let field = NodeRef::<Input>::new();
    let read = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        if let Some(files) = field.files() {
            (0..files.length())
                .filter_map(|at| files.get(at))
                .for_each(|file| chosen.run(file));
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
            accept=accept
            multiple=several
            node_ref=field
            hidden=true
            aria-label=words
            on:change=read
        />
        <button type="button" class="button" class:main=main on:click=ask>{words}</button>
    }
}
