//! Words that pass for an NHS number are held back until the person has answered: nothing is
//! stored before. Knows how that is asked; what passes is `exchange::patient_guard`'s to say.

use crate::web::prelude::*;

use super::glyph::{Glyph, Picture};
use crate::exchange::patient_guard::{possible_nhs_number, possible_nhs_number_for_telephone};
use crate::web::browser::page;
use crate::web::view::{View, use_view};
use crate::words::frame as words;

fn suspect(view: View, words: &str) -> Option<String> {
    possible_nhs_number(words).filter(|_| !view.is_vouched_for(words))
}

/// Whether this text must not be stored yet; follows when somebody vouches for it.
#[must_use]
pub fn is_suspect(view: View, words: &str) -> bool {
    suspect(view, words).is_some()
}

/// Whether one of these texts must not be stored yet.
pub fn is_held(view: View, texts: &[RwSignal<String>]) -> bool {
    let mut texts = texts.iter();
    texts.any(|text| text.with_untracked(|words| suspect(view, words).is_some()))
}

/// Whether a telephone number must not be stored yet.
pub fn is_held_telephone(view: View, text: RwSignal<String>) -> bool {
    let is_suspect = |words: &String| {
        possible_nhs_number_for_telephone(words).is_some() && suspect(view, words).is_some()
    };
    let held = text.with_untracked(is_suspect);
    if held {
        page::focus_when_drawn(".guard button");
    }
    held
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
    /// A telephone number is entered, which may pass for an NHS number if it begins as one does not.
    #[prop(optional)]
    is_telephone: bool,
) -> Markup {
    let view = use_view();
    let found = Memo::new(move |_| {
        words.with(|words| {
            let of_telephone = || possible_nhs_number_for_telephone(words);
            let found = suspect(view, words);
            found.filter(|_| !is_telephone || of_telephone().is_some())
        })
    });
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
