//! What stays around every page: header, context bar, notices, the panel of a source, the phone's
//! bottom bar. Knows the places there are; leaves what is in them to the pages.

mod badge;
mod bottom_bar;
mod context_bar;
pub mod header;
pub mod intake;
mod notices;
mod source_panel;

use crate::web::prelude::*;

use super::browser::{listen, measure, page};
use super::parts::{self, Awaited, use_parts};
use super::session::use_session;
use super::timeline::GhostOf;
use super::view::use_view;
use crate::outlook::words as dates;
use crate::route::Route;
use crate::words::frame as words;
use bottom_bar::BottomBar;
use context_bar::ContextBar;
use header::Header;
use notices::Notices;
use source_panel::SourcePanel;

/// A place that a link of the frame leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    /// The home page.
    Today,
    /// The timeline.
    Timeline,
    /// Readiness programmes.
    Readiness,
    /// Deployments, list and single ones.
    Deployments,
    /// The roll call.
    RollCall,
    /// Findings.
    Findings,
    /// Money.
    Money,
    /// Everything else.
    More,
}

impl Section {
    /// The section a place belongs to.
    #[must_use]
    pub fn of(route: &Route) -> Section {
        match route {
            Route::Today { .. } => Section::Today,
            Route::Timeline(_) => Section::Timeline,
            Route::Readiness { .. } | Route::Practices(_) => Section::Readiness,
            Route::Deployments | Route::Deployment { .. } => Section::Deployments,
            Route::RollCall(_) => Section::RollCall,
            Route::Findings => Section::Findings,
            Route::Money => Section::Money,
            _ => Section::More,
        }
    }

    /// Where its link leads.
    #[must_use]
    pub fn route(self) -> Route {
        match self {
            Section::Today => Route::HOME,
            Section::Timeline => Route::Timeline(Box::default()),
            Section::Readiness => Route::Readiness { programme: None },
            Section::Deployments => Route::Deployments,
            Section::RollCall => Route::RollCall(Box::default()),
            Section::Findings => Route::Findings,
            Section::Money => Route::Money,
            Section::More => Route::More,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Section::Today => words::TODAY,
            Section::Timeline => words::TIMELINE,
            Section::Readiness => words::READINESS,
            Section::Deployments => words::DEPLOYMENTS,
            Section::RollCall => words::ROLL_CALL,
            Section::Findings => words::FINDINGS,
            Section::Money => words::MONEY,
            Section::More => words::MORE,
        }
    }
}

/// The frame around a page.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> Markup {
    let (session, view, parts) = (use_session(), use_view(), use_parts());
    let route = view.route();
    let section = Memo::new(move |_| Section::of(&route.get()));
    let is_phone = measure::use_media(measure::PHONE);
    let is_trying = Memo::new(move |_| session.what_if().with(Option::is_some));
    listen_for_keys();
    let is_wide = move || {
        let is_of_practices = matches!(route.get(), Route::Practices(_));
        !is_of_practices
            && matches!(
                section.get(),
                Section::Timeline | Section::Readiness | Section::RollCall
            )
    };
    let paper_head = move || {
        let plan = session.plan().get();
        let day = dates::day(session.as_of().get());
        let what_if = session
            .laid()
            .with(|laid| laid.as_ref().map(|it| it.name.clone()));
        words::on_paper(
            &plan.title,
            &plan.revision,
            &day,
            what_if.as_deref(),
            view.filter().get().as_deref(),
        )
    };
    view! {
        <a
            class="skip"
            href="#main"
            on:click=|event| {
                // The address belongs to the places of the application.
                event.prevent_default();
                page::focus("h1");
            }
        >
            {words::SKIP}
        </a>
        <Header section=section is_phone=is_phone/>
        <ContextBar is_phone=is_phone/>
        <Notices/>
        {move || {
            if !is_trying.get() {
                Markup::NOTHING
            } else if parts.ghost.is_here() {
                parts::ghost(GhostOf::Band)
            } else {
                view! { <Awaited part=parts.ghost/> }
            }
        }}
        <main id="main" class="page" class:full=is_wide>
            <p class="paper-only">{paper_head}</p>
            <div class="sheet">{children()}</div>
        </main>
        <footer class="footer">
            <ul class="links">
                <li><a href=Route::Plan { source: None }.to_string()>{words::ABOUT_PLAN}</a></li>
                <li><a href=Route::Data.to_string()>{words::YOUR_DATA}</a></li>
                <li>{words::STAYS_HERE}</li>
            </ul>
        </footer>
        <BottomBar section=section/>
        <SourcePanel/>
        <p class="unseen" role="status">{move || view.said().get()}</p>
    }
}

/// `/` looks for something; Ctrl+Z takes back and Ctrl+Y or Ctrl+Shift+Z makes again, but for in
/// fields, where the browser does that itself.
fn listen_for_keys() {
    let (session, view) = (use_session(), use_view());
    listen::use_window_event(leptos::ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || page::is_typing() || event.alt_key()
        {
            return;
        }
        let with_command = event.ctrl_key() || event.meta_key();
        match (event.key().to_ascii_lowercase().as_str(), with_command) {
            ("/", false) => {
                if !page::focus("header .find input") {
                    view.go(&Route::More);
                }
            }
            ("z", true) if !event.shift_key() => session.undo(),
            ("z" | "y", true) => session.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}
