//! The five answers to a gate as buttons, each with its key. Knows which keys they are; leaves what
//! an answer does to who asks.

use crate::web::prelude::*;

use super::glyph::{Glyph, Picture};
use crate::outlook::words::gate_word;
use crate::plan::GateState;
use crate::words::roll_call as words;

/// The answers in the order in which they stand, and the key of each.
pub const ANSWERS: [(GateState, &str); 5] = [
    (GateState::Passed, "P"),
    (GateState::Failed, "F"),
    (GateState::NotApplicable, "X"),
    (GateState::NotMeasured, "U"),
    (GateState::Waived, "W"),
];

/// The answer that a key gives.
#[must_use]
pub fn answer_of_key(key: &str) -> Option<GateState> {
    let mut answers = ANSWERS.into_iter();
    answers
        .find(|(_, its)| its.eq_ignore_ascii_case(key))
        .map(|(state, _)| state)
}

/// The five buttons.
#[component]
pub fn AnswerButtons(
    /// What is answered, for those who cannot see it.
    #[prop(into)]
    about: String,
    /// Whether the keys are shown.
    #[prop(into)]
    with_keys: Signal<bool>,
    /// Told of the answer.
    answer: Callback<GateState>,
) -> Markup {
    let button = |(state, key): (GateState, &'static str)| {
        let word = if state == GateState::Waived {
            words::WAIVE
        } else {
            gate_word(state)
        };
        view! {
            <button type="button" class="button answer-button" on:click=move |_| answer.run(state)>
                {move || with_keys.get().then(|| view! { <kbd aria-hidden="true">{key}</kbd> })}
                <Picture glyph=Glyph::from(state)/>
                {word}
            </button>
        }
    };
    view! {
        <div class="answer-buttons" role="group" aria-label=about>
            {ANSWERS.map(button)}
        </div>
    }
}
