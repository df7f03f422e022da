//! Returns: the office asks practices for their answers by packs, brings in what they send back,
//! looks at where the two differ and decides, and sees who has not answered. Knows the order of the
//! page; what differs is `outlook::returned`'s.

mod asking;
mod awaited;
mod bringing;
mod differing;

use std::sync::Arc;

use crate::web::prelude::*;

use super::programme_of;
use crate::outlook::Returned;
use crate::plan::{Plan, Programme, ProgrammeIx};
use crate::route::PracticesPage;
use crate::web::common::page_title::PageTitle;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::practices as practices_words;
use crate::words::returns as words;
use asking::AskCard;
use awaited::AwaitedCard;
use bringing::BringCard;
pub use bringing::{no_code, text_of};
use differing::DifferencesCard;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Office {
    here: StoredValue<(Session, View, Arc<Plan>)>,
    programme: ProgrammeIx,
    returned: Memo<Arc<Returned>>,
}

impl Office {
    fn session(self) -> Session {
        self.here.with_value(|here| here.0)
    }

    fn view(self) -> View {
        self.here.with_value(|here| here.1)
    }

    fn plan(self) -> Arc<Plan> {
        self.here.with_value(|here| Arc::clone(&here.2))
    }
}

/// The page.
#[component]
pub fn ReturnsPage(
    /// In which programme.
    of: Option<String>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let programme = match programme_of(&plan, of.as_deref()) {
        Ok(Some(programme)) => programme,
        Ok(None) => {
            return view! {
                <PageTitle title=Signal::stored(words::RETURNS.to_owned())/>
                <p class="lead">{words::NO_PROGRAMME}</p>
            };
        }
        Err(text) => return view! { <NotFoundPage text=text/> },
    };
    let returned = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let (state, as_of) = (session.state().get(), session.as_of().get());
            Arc::new(Returned::new(&plan, &state, programme, as_of))
        })
    };
    let office = Office {
        here: StoredValue::new((session, view, plan.clone())),
        programme,
        returned,
    };
    let lead = move || words::sums(returned.with(|it| it.sums()));
    let link = |(other, it): (usize, &Programme)| {
        let href = PracticesPage::Returns.about(None, Some(&*it.id));
        view! {
            <a class="chip" href=href.to_string() aria-current=(other == programme.index()).then_some("page")>
                {it.short.to_string()}
                <span class="unseen">": " {it.name.to_string()}</span>
            </a>
        }
    };
    let links = plan.programmes.iter().enumerate().map(link);
    let links = links.collect::<Markup>();
    let filter = Signal::stored(plan[programme].short.to_string());
    view! {
        <div class="title-row spread">
            <div>
                <PageTitle title=Signal::stored(words::RETURNS.to_owned()) filter=filter/>
                <p class="lead">{lead}</p>
            </div>
            <nav class="chips no-paper" aria-label=practices_words::PROGRAMMES>{links}</nav>
        </div>
        <BringCard office=office/>
        <DifferencesCard office=office/>
        <AwaitedCard office=office/>
        <AskCard office=office/>
    }
}
