//! Phrases that several rules share.

use crate::plan::{OrganisationIx, Plan, SourceIx};
use crate::words::checks as words;

/// The paragraph as it is named in a sentence: "2.4.18", or "the plan" where none is given.
pub(super) fn paragraph(plan: &Plan, source: Option<SourceIx>) -> &str {
    source.map_or(words::THE_PLAN, |source| &plan[source].id)
}

/// The same at the start of a sentence.
pub(super) fn paragraph_first(plan: &Plan, source: Option<SourceIx>) -> &str {
    source.map_or(words::THE_PLAN_FIRST, |source| &plan[source].id)
}

/// Whose a total is: "East & North", or "The community".
pub(super) fn owner(plan: &Plan, organisation: Option<OrganisationIx>) -> &str {
    organisation.map_or(words::THE_COMMUNITY, |of| &plan[of].short)
}
