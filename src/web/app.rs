//! The application: the frame, and in it the page the address names. Knows which page that is.

use crate::web::prelude::*;

use super::browser::page::send;
use super::common::draft::Drafts;
use super::frame::Frame;
use super::frame::intake::Intake;
use super::loading::{Loader, use_loader};
use super::pages;
use super::parts::{self, Awaited, Part, Parts, use_parts};
use super::session::{Session, use_session};
use super::timeline::TimelinePage;
use super::view::{View, use_view};
use crate::route::{RollParams, Route};

/// The application.
#[component]
pub fn App() -> Markup {
    let parts = Parts::provide();
    let session = Session::provide();
    let _ = View::provide();
    Drafts::provide();
    let loader = Loader::provide();
    loader.open_first();
    // Of what is told twice only the change counts: the frame is made once.
    let is_ready =
        Memo::new(move |_| session.is_open().get() || loader.refused().with(Option::is_some));
    // The words "Opening…" of the page go for what takes their place: the application, or how far
    // opening is.
    let is_shown = Memo::new(move |_| is_ready.get() || loader.work().with(Option::is_some));
    once(is_shown, || send("rollcall:shown", ""));
    // What nobody waits for is fetched when there is something to look at.
    once(is_ready, move || {
        parts.care.ask_when_quiet();
        parts.findings.ask_when_quiet();
    });
    view! {
        <Intake/>
        {move || is_ready.get().then(|| view! { <Frame><Page/></Frame> })}
    }
}

/// Does something the first time that something is so.
fn once(is_so: Memo<bool>, act: impl Fn() + 'static) {
    Effect::new(move |was_so: Option<bool>| {
        let was_so = was_so == Some(true);
        let is_so = was_so || is_so.get();
        if is_so && !was_so {
            act();
        }
        is_so
    });
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
        Route::Slips { .. } => Route::SLIPS,
        // The page reads by itself whether the list of who is to be rung is shown.
        Route::RollCall(params) => Route::RollCall(Box::new(RollParams {
            is_ringing: false,
            ..*params
        })),
        Route::Search { .. } => Route::Search {
            text: String::new(),
        },
        other => other,
    })
}

/// The page the address names.
#[component]
fn Page() -> Markup {
    let (session, view, loader, parts) = (use_session(), use_view(), use_loader(), use_parts());
    let route = view.route();
    let wanted = Memo::new(move |_| {
        if loader.refused().with(Option::is_some) {
            Shown::Refused
        } else {
            shown(route.get())
        }
    });
    let part = move || match wanted.get() {
        Shown::Refused => parts.of_page(None),
        Shown::Page(route) => parts.of_page(Some(&route)),
    };
    // Nothing while the part of the program that draws it is on its way.
    let page = Memo::new(move |_| part().is_none_or(Part::is_here).then(|| wanted.get()));
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
        None => part()
            .map(|part| view! { <Awaited part=part/> })
            .into_markup(),
        Some(Shown::Refused) => parts::page(None),
        Some(Shown::Page(Route::Timeline(_))) => view! { <TimelinePage/> },
        Some(Shown::Page(Route::Today { .. })) => parts::today(),
        Some(Shown::Page(
            route @ (Route::Readiness { .. } | Route::RollCall(_) | Route::Slips { .. }),
        )) => parts::readiness(route),
        Some(Shown::Page(Route::Practices(params))) => parts::practices(params),
        Some(Shown::Page(route)) => parts::page(Some(route)),
    }
}
