//! Statuses and gate states as a picture and a word.

use crate::web::prelude::*;

use super::glyph::{Glyph, Marked};
use crate::outlook::Status;
use crate::plan::{ActivityKind, GateState};

impl From<GateState> for Glyph {
    fn from(state: GateState) -> Glyph {
        match state {
            GateState::Passed => Glyph::Passed,
            GateState::Failed => Glyph::Failed,
            GateState::NotApplicable => Glyph::NotApplicable,
            GateState::NotMeasured => Glyph::NotMeasured,
            GateState::Waived => Glyph::Waived,
        }
    }
}

/// How an activity stands.
#[component]
pub fn StatusMark(
    /// Which status.
    status: Status,
    /// What sort of activity: what is "Live" for a deployment is "Done" for others.
    kind: ActivityKind,
) -> Markup {
    view! { <Marked glyph=Glyph::from(status)>{status.word(kind)}</Marked> }
}

/// The picture of a status beside words of another sort, such as those for a task.
#[component]
pub fn Glyphed(
    /// Which status.
    status: Status,
    /// The words.
    #[prop(into)]
    words: String,
) -> Markup {
    view! { <Marked glyph=Glyph::from(status)>{words}</Marked> }
}
