//! The panel that shows the paragraph a fact rests on, without leaving the page.

use crate::web::prelude::*;
use leptos::html::Dialog;

use crate::plan::SourceIx;
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Marked, Picture};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::frame as words;

/// The panel: a dialog of the browser, which keeps the focus and gives it back.
#[component]
pub fn SourcePanel() -> Markup {
    let view = use_view();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match view.source().get() {
            // Fails only where a dialog is already open or not on the page.
            Some(_) if !dialog.open() => drop(dialog.show_modal()),
            None => dialog.close(),
            Some(_) => {}
        }
    });
    let close_outside = move |event: leptos::ev::MouseEvent| {
        // The backdrop belongs to the dialog itself, everything in front of it to its content.
        if event.target() == event.current_target() {
            view.show_source(None);
        }
    };
    view! {
        <dialog
            class="panel"
            node_ref=dialog
            aria-labelledby="panel-title"
            on:close=move |_| view.show_source(None)
            on:click=close_outside
        >
            <div class="panel-body">
                {move || view.source().get().map(|source| view! { <Paragraph source=source/> })}
            </div>
        </dialog>
    }
}

/// One paragraph: number, heading, page, what it says in Rollcall's own words.
#[component]
fn Paragraph(
    /// Which.
    source: SourceIx,
) -> Markup {
    let view = use_view();
    let plan = use_session().plan().get_untracked();
    let it = &plan[source];
    let number = words::paragraph(&it.id, it.page);
    view! {
        <div class="panel-head">
            <div>
                <p class="meta">
                    <Marked glyph=Glyph::Source>{number}</Marked>
                </p>
                <h2 id="panel-title">{it.title.to_string()}</h2>
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=words::CLOSE
                autofocus=true
                on:click=move |_| view.show_source(None)
            >
                <Picture glyph=Glyph::Close/>
            </button>
        </div>
        {it.summary.as_ref().map(|words| view! { <blockquote class="quote">{words.to_string()}</blockquote> })}
        {it.note.as_ref().map(|words| view! { <p class="meta">{words.to_string()}</p> })}
        <p class="meta">
            {words::own_words(&plan.title, &plan.revision)}
        </p>
        <p>
            <a href=Route::Plan { source: Some(it.id.to_string()) }.to_string()>
                {words::RESTS_ON_IT}
            </a>
        </p>
    }
}
