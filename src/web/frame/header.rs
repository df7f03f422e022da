//! The blue header: where one can go, and the search.

use crate::web::prelude::*;

use super::Section;
use super::badge::SavedBadge;
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::view::use_view;
use crate::words::frame as words;

const PLACES: [Section; 7] = [
    Section::Today,
    Section::Timeline,
    Section::Readiness,
    Section::Deployments,
    Section::RollCall,
    Section::Findings,
    Section::Money,
];

/// The header.
#[component]
pub fn Header(
    /// The section that is open.
    #[prop(into)]
    section: Signal<Section>,
    /// Whether the screen is as narrow as a phone's.
    is_phone: Signal<bool>,
) -> Markup {
    let view = use_view();
    let link = move |place: Section| {
        let count = (place == Section::Findings).then(|| {
            view! { <span class="count">{move || view.open_findings()} <span class="unseen">{words::OPEN}</span></span> }
        });
        view! {
            <a
                href=place.route().to_string()
                aria-current=move || (section.get() == place).then_some("page")
            >
                {place.name()}
                {count}
            </a>
        }
    };
    view! {
        <header class="header">
            <a href=Route::HOME.to_string()>
                <span class="brand">
                    <Mark/>
                    {words::ROLLCALL}
                </span>
            </a>
            <nav class="places" aria-label=words::PLACES>{PLACES.map(link)}</nav>
            {move || if is_phone.get() {
                view! { <SavedBadge/> }
            } else {
                view! { <SearchBox id="find" name=words::WHOLE_PLAN/> }
            }}
        </header>
    }
}

/// The mark: a ticked list in a square.
#[component]
fn Mark() -> Markup {
    view! {
        <svg viewBox="0 0 64 64" width="28" height="28" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
            <rect x="3" y="3" width="58" height="58" rx="8" stroke-width="5"></rect>
            <path d="M14 21l5 5 8-10M14 43l5 5 8-10M34 23h16M34 45h16" stroke-width="5"></path>
        </svg>
    }
}

/// Looks for services, practices, paragraphs and pages; Enter leads to what was found.
#[component]
pub fn SearchBox(
    /// An id that no other element of the page has.
    #[prop(into)]
    id: String,
    /// What tells it from another search of the same page.
    name: &'static str,
) -> Markup {
    let view = use_view();
    let asked = move || match view.route().get() {
        Route::Search { text } => text,
        _ => String::new(),
    };
    let field = NodeRef::<leptos::html::Input>::new();
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        let text = text.trim().to_owned();
        if !text.is_empty() {
            view.go(&Route::Search { text });
        }
    };
    view! {
        <form class="find" role="search" aria-label=name on:submit=look>
            <label class="unseen" for=id.clone()>{words::FIND_LONG}</label>
            <Picture glyph=Glyph::Search/>
            <input
                type="text"
                role="searchbox"
                enterkeyhint="search"
                id=id
                node_ref=field
                placeholder=words::FIND
                autocomplete="off"
                prop:value=asked
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
}
