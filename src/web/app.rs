//! The application: the frame, and in it the page the address names. Knows which page that is.

use crate::web::prelude::*;

use super::frame::Frame;
use super::frame::intake::Intake;
use super::loading::{Loader, use_loader};
use super::pages;
use super::session::{Session, use_session};
use super::timeline::TimelinePage;
use super::view::{View, use_view};
use crate::route::Route;

/// The application.
#[component]
pub fn App() -> Markup {
    let session = Session::provide();
    let _ = View::provide();
    let loader = Loader::provide();
    loader.open_first();
    // Of what is told twice only the change counts: the frame is made once.
    let is_ready =
        Memo::new(move |_| session.is_open().get() || loader.refused().with(Option::is_some));
    view! {
        <Intake/>
        {move || is_ready.get().then(|| view! { <Frame><Page/></Frame> })}
    }
}

/// What tells one page from another. The same page with another choice in its address stays as it
/// is and takes in the choice.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Shown {
    Refused,
    Page(Route),
}

fn shown(route: Route) -> Shown {
    Shown::Page(match route {
        Route::Today { .. } => Route::HOME,
        Route::Timeline(_) => Route::Timeline(Box::default()),
        Route::Search { .. } => Route::Search {
            text: String::new(),
        },
        other => other,
    })
}

/// The page the address names.
#[component]
fn Page() -> Markup {
    let (session, view, loader) = (use_session(), use_view(), use_loader());
    let route = view.route();
    let page = Memo::new(move |_| {
        if loader.refused().with(Option::is_some) {
            Shown::Refused
        } else {
            shown(route.get())
        }
    });
    // Going anywhere is an answer to a refused file, as far as there is a plan to go to.
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) && session.is_open().get_untracked() {
            loader.keep_current();
        }
        now
    });
    pages::use_focus_on_arrival(page);
    move || match page.get() {
        Shown::Refused => view! { <pages::RefusedPage/> },
        Shown::Page(route) => match route {
            Route::Today { .. } => view! { <pages::TodayPage/> },
            Route::Timeline(_) => view! { <TimelinePage/> },
            Route::Readiness { programme } => {
                view! { <pages::ReadinessPage programme=programme/> }
            }
            Route::Deployments => view! { <pages::DeploymentsPage/> },
            Route::Deployment { id } => view! { <pages::DeploymentPage id=id/> },
            Route::Findings => view! { <pages::FindingsPage/> },
            Route::Money => view! { <pages::MoneyPage/> },
            Route::Plan { source: None } => view! { <pages::PlanPage/> },
            Route::Plan {
                source: Some(source),
            } => view! { <pages::SourcePage id=source/> },
            Route::Data => view! { <pages::DataPage/> },
            Route::Search { .. } => view! { <pages::SearchPage/> },
            Route::More => view! { <pages::MorePage/> },
            Route::NotFound(text) => view! { <pages::NotFoundPage text=text/> },
        },
    }
}
