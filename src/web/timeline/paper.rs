//! The timeline on paper: how printing is asked for, and what is printed when it is not asked for
//! here. Of the chart only what is on screen is in the page, so the chart itself is never printed:
//! `printing` makes sheets of it.

use crate::web::prelude::*;
use leptos::ev;

use super::looking::Looking;
use crate::web::browser::listen;
use crate::web::parts::{self, Awaited, use_parts};
use crate::words::printing as words;

/// The dialogue from the first time it is asked for, and the keys that ask.
#[component]
pub fn Paper(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let parts = use_parts();
    let was_asked =
        Memo::new(move |was: Option<&bool>| looking.is_printing() || was == Some(&true));
    listen::use_window_event(ev::keydown, move |event| {
        let is_chord =
            (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if is_chord && matches!(&*event.key(), "p" | "P") {
            event.prevent_default();
            looking.print(true);
        }
    });
    view! {
        <p class="tl-paper">
            {words::HOW_TO_PRINT}
        </p>
        {move || {
            was_asked.get().then(|| {
                if parts.paper.is_here() {
                    parts::paper(looking)
                } else {
                    view! { <Awaited part=parts.paper what=words::WHAT_PRINTS/> }
                }
            })
        }}
    }
}
