//! The saved badge: one place, always a word. Knows how each state looks; what is true is the
//! session's to say.

use crate::web::prelude::*;

use crate::store::Badge;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::session::use_session;

/// How well the changes are kept, told again whenever it gets worse or better.
#[component]
pub fn SavedBadge() -> Markup {
    let badge = use_session().badge();
    let glyph = Signal::derive(move || match badge.get() {
        Badge::Saved => Glyph::Live,
        Badge::Saving(_) => Glyph::Saving,
        Badge::OnePlace => Glyph::Due,
        Badge::NotSaved(_) => Glyph::Late,
    });
    view! {
        <p
            class="badge"
            class:caution=move || badge.get() == Badge::OnePlace
            class:alarm=move || matches!(badge.get(), Badge::NotSaved(_))
            role="status"
        >
            <Picture glyph=glyph/>
            <span>{move || badge.get().words()}</span>
        </p>
    }
}
