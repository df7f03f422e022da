//! Which keys there are, and the way to the view as text.

use crate::web::prelude::*;

use super::prose::Prose;
use crate::web::timeline::looking::Looking;
use crate::words::tools as words;

/// The end of the line under the chart.
#[component]
pub fn Keys(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    view! {
        <ReadAsText looking=looking class="link tl-as-text"/>
        <details class="tl-keys">
            <summary>{words::KEYS}</summary>
            <dl>
                {words::ALL_KEYS
                    .map(|(key, does)| view! { <dt>{key}</dt> <dd>{does}</dd> })}
            </dl>
        </details>
    }
}

/// The button that opens the view as text.
#[component]
pub fn ReadAsText(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// How it looks.
    class: &'static str,
) -> Markup {
    let is_read = RwSignal::new(false);
    let close = Callback::new(move |()| is_read.set(false));
    view! {
        <button type="button" class=class on:click=move |_| is_read.set(true)>{words::READ_AS_TEXT}</button>
        <Show when=move || is_read.get()>
            <Prose looking=looking on_close=close/>
        </Show>
    }
}
