//! The view as text: plain sentences by lane, to be read, copied and printed. Knows the dialogue;
//! leaves the words to `outlook`.

use crate::web::prelude::*;
use leptos::html;
use leptos::task::spawn_local;

use crate::outlook::{Passage, Prose as Told};
use crate::web::browser::{listen, page};
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::timeline::looking::Looking;
use crate::web::view::use_view;
use crate::words::tools as words;

/// So many rows are told in the dialogue; all of them are copied.
const MOST: usize = 1000;
/// What the styles of paper go by.
const ON_PAPER: &str = "data-prose";

/// The dialogue. `on_close` is called when it is left.
#[component]
pub fn Prose(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Called when it is left.
    on_close: Callback<()>,
) -> Markup {
    let view = use_view();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // Fails only where it is not on the page.
            let _ = dialog.show_modal();
            page::focus("#tl-prose-title");
        }
    });
    listen::use_named_window_event("afterprint", |_| page::remove_root_attribute(ON_PAPER));
    on_cleanup(|| page::remove_root_attribute(ON_PAPER));
    let told = move |most: usize| {
        looking.outlook.with(|outlook| {
            looking.lines.with(|lines| {
                looking
                    .arrangement
                    .with(|it| Told::new(outlook, lines.rows(), it, most))
            })
        })
    };
    let shown = Memo::new(move |_| told(MOST));
    let copy = move |_| {
        let text = untrack(|| told(usize::MAX)).text();
        spawn_local(async move {
            view.say(if page::copy(&text).await {
                words::COPIED
            } else {
                words::CANNOT_COPY
            });
        });
    };
    let print = move |_| {
        page::set_root_attribute(ON_PAPER, "");
        page::print();
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let close_outside = move |event: leptos::ev::MouseEvent| {
        if event.target() == event.current_target() {
            close();
        }
    };
    let passage = |Passage { heading, rows }: Passage| {
        view! {
            <section>
                <h3>{heading}</h3>
                {rows.into_iter().map(|row| view! { <p>{row}</p> }).collect::<Markup>()}
            </section>
        }
    };
    view! {
        <dialog
            class="tl-print tl-prose"
            node_ref=dialog
            aria-labelledby="tl-prose-title"
            on:close=move |_| on_close.run(())
            on:click=close_outside
        >
            <div class="tl-print-body">
                <div class="panel-head">
                    <h2 id="tl-prose-title" tabindex="-1">{words::AS_TEXT}</h2>
                    <span class="tl-prose-buttons">
                        <button type="button" class="tl-button" on:click=copy>{words::COPY}</button>
                        <button type="button" class="tl-button" on:click=print>{words::PRINT}</button>
                        <button type="button" class="icon-button" aria-label=words::CLOSE on:click=move |_| close()>
                            <Picture glyph=Glyph::Close/>
                        </button>
                    </span>
                </div>
                <div class="tl-prose-words" role="region" aria-label=words::TEXT tabindex="0">
                    <p>{move || shown.with(|told| told.opening.clone())}</p>
                    {move || shown.with(|told| told.passages.iter().cloned().map(passage).collect::<Markup>())}
                    {move || shown.with(Told::rest).map(|rest| view! { <p class="tl-hint">{rest}</p> })}
                </div>
            </div>
        </dialog>
    }
}
