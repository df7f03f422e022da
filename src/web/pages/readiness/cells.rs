//! What stands in a cell of the matrix: a picture and a number for each state, words for those who
//! cannot see them.

use crate::letters::lower;
use crate::web::prelude::*;

use crate::outlook::GateCounts;
use crate::outlook::words::gate_word;
use crate::plan::GateState;
use crate::web::common::glyph::{Glyph, Picture};
use crate::words::readiness as words;

/// The states in the order in which they are shown.
pub const ORDER: [GateState; 5] = [
    GateState::Passed,
    GateState::Failed,
    GateState::Waived,
    GateState::NotApplicable,
    GateState::NotMeasured,
];

/// "1 passed, 130 failed".
#[must_use]
pub fn counts_in_words(counts: &GateCounts) -> String {
    let parts: Vec<String> = ORDER
        .into_iter()
        .filter(|&state| counts.get(state) > 0)
        .map(|state| format!("{} {}", counts.get(state), lower(gate_word(state))))
        .collect();
    parts.join(", ")
}

/// How many are in each state of one gate.
#[component]
pub fn Counts(
    /// The counts.
    #[prop(into)]
    counts: Signal<GateCounts>,
) -> Markup {
    move || {
        let counts = counts.get();
        ORDER
            .into_iter()
            .filter(|&state| counts.get(state) > 0)
            .map(|state| {
                view! {
                    <span class="count-line">
                        <Picture glyph=Glyph::from(state) size=14/>
                        {counts.get(state)}
                        <span class="unseen">{lower(gate_word(state))} ". "</span>
                    </span>
                }
            })
            .collect::<Markup>()
    }
}

/// What the pictures mean.
#[component]
pub fn Legend() -> Markup {
    const MEANING: [(GateState, &str); 5] = [
        (GateState::Passed, words::PASSED),
        (GateState::Failed, words::FAILED_MEASURED_DOES_NOT_HOLD),
        (GateState::NotApplicable, words::DOES_NOT_APPLY),
        (GateState::NotMeasured, words::NOT_MEASURED_NEVER_COUNTS_AS),
        (GateState::Waived, words::WAIVED_UNTIL_A_DATE_BY_A),
    ];
    view! {
        <ul class="legend">
            {MEANING.map(|(state, words)| view! {
                <li class="with-glyph"><Picture glyph=Glyph::from(state) size=14/> {words}</li>
            })}
        </ul>
    }
}
