//! The pages about practices: the list of them and one by one, practices from a table, packs and
//! returns, go or no-go. Knows which address leads to which.

mod answer;
mod decision;
mod history;
mod import;
mod list;
mod one;
mod particulars;
mod returns;
mod training;

use crate::web::prelude::*;

use crate::plan::{Plan, ProgrammeIx};
use crate::route::{self, PracticesParams};
use crate::web::pages::not_found::NotFoundPage;
use crate::words::readiness as readiness_words;
use answer::AnswerPage;
use decision::DecisionPage;
use import::ImportPage;
use list::ListPage;
use one::OnePage;
use returns::ReturnsPage;

/// A page about practices.
#[component]
pub fn PracticesPage(
    /// Which, and what it is about.
    params: PracticesParams,
) -> Markup {
    let PracticesParams { page, id, of } = params;
    match (page, id) {
        (route::PracticesPage::Import, None) => view! { <ImportPage/> },
        (route::PracticesPage::List, None) => view! { <ListPage of=of/> },
        (route::PracticesPage::List, Some(id)) => view! { <OnePage id=id of=of/> },
        (route::PracticesPage::Returns, None) => view! { <ReturnsPage of=of/> },
        (route::PracticesPage::Answer, None) => view! { <AnswerPage/> },
        (route::PracticesPage::Decision, Some(id)) => view! { <DecisionPage id=id of=of/> },
        (_, id) => view! { <NotFoundPage text=id.unwrap_or_default()/> },
    }
}

/// The programme that an address names, the first one where it names none, none where the plan has
/// none; or words for one that the plan does not hold.
fn programme_of(plan: &Plan, of: Option<&str>) -> Result<Option<ProgrammeIx>, String> {
    match of {
        Some(id) => match plan.programme(id) {
            Some(at) => Ok(Some(at)),
            None => Err(readiness_words::programme(id)),
        },
        None => Ok((!plan.programmes.is_empty()).then_some(ProgrammeIx(0))),
    }
}
