//! Words that pass for an NHS number are held back until the person has answered: nothing is
//! stored before. Knows how that is asked; what passes is `exchange::patient_guard`'s to say.

use crate::web::prelude::*;

use super::glyph::{Glyph, Picture};
use crate::exchange::patient_guard::possible_nhs_number;
use crate::web::browser::page;
use crate::web::view::{View, use_view};
use crate::words::frame as words;

fn suspect(view: View, words: &str) -> Option<String> {
    possible_nhs_number(words).filter(|_| !view.is_vouched_for(words))
}

/// Whether one of these texts must not be stored yet.
pub fn is_held(view: View, texts: &[RwSignal<String>]) -> bool {
    let mut texts = texts.iter();
    texts.any(|text| text.with_untracked(|words| suspect(view, words).is_some()))
}

/// The same for who asks for it to be stored: the focus then moves to the question.
pub fn holds_back(view: View, texts: &[RwSignal<String>]) -> bool {
    let held = is_held(view, texts);
    if held {
        page::focus_when_drawn(".guard button");
    }
    held
}

/// The question under a field, while there is something to ask.
#[component]
pub fn Guard(
    /// The words in the field.
    words: RwSignal<String>,
) -> Markup {
    let view = use_view();
    let found = Memo::new(move |_| words.with(|words| suspect(view, words)));
    let vouch = move |_| words.with_untracked(|words| view.vouch_for(words));
    move || {
        found.get().map(|masked| {
            view! {
                <div class="guard" role="alert">
                    <p>
                        <Picture glyph=Glyph::Due/> " "
                        <strong>{words::POSSIBLE_NUMBER}</strong>
                        {words::passes_check(&masked)}
                    </p>
                    <div class="row">
                        <button type="button" class="button small" on:click=move |_| words.set(String::new())>
                            {words::REMOVE_IT}
                        </button>
                        <button type="button" class="button small" on:click=vouch>{words::IS_NOT_ONE}</button>
                    </div>
                </div>
            }
        })
    }
}
