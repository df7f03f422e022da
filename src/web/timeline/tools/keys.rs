//! Which keys there are, and the way to the view as text.

use crate::web::prelude::*;

use super::prose::Prose;
use crate::web::timeline::looking::Looking;

/// The keys of the chart.
const KEYS: [(&str, &str); 17] = [
    ("↑ ↓, Page Up, Page Down", "to another row"),
    ("Home, End", "to the first or last row"),
    ("→", "opens a group, then goes into the cells of a row"),
    ("←", "goes back, closes a group"),
    ("Enter", "details of the row"),
    ("Space", "chooses the row and stays on it"),
    ("Escape", "closes the details"),
    (
        "Shift ↑ or ↓, Shift Space, Ctrl A",
        "chooses several rows, to move them together",
    ),
    ("Shift → or ←", "moves the go-live a month later or earlier"),
    ("Ctrl → or ←", "moves start and go-live"),
    (
        "M",
        "takes hold of the row, to move it by days, weeks or months",
    ),
    ("Ctrl Z", "takes the last change back"),
    ("+ or −", "zooms, with Ctrl and the wheel as well"),
    ("F, Shift F", "fits the whole plan, or the row"),
    ("Q, Y", "shows this quarter, this financial year"),
    (
        "Shift → or ← on a column’s head",
        "makes the column wider or narrower",
    ),
    ("Ctrl P", "prints, or saves a file or picture"),
];

/// The end of the line under the chart.
#[component]
pub fn Keys(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let is_read = RwSignal::new(false);
    let close = Callback::new(move |()| is_read.set(false));
    view! {
        <button type="button" class="link tl-as-text" on:click=move |_| is_read.set(true)>"Read as text"</button>
        <Show when=move || is_read.get()>
            <Prose looking=looking on_close=close/>
        </Show>
        <details class="tl-keys">
            <summary>"Keys"</summary>
            <dl>
                {KEYS
                    .map(|(key, does)| view! { <dt>{key}</dt> <dd>{does}</dd> })}
            </dl>
        </details>
    }
}
