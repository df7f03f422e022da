//! The heading every page begins with: the one `h1`, the title of the tab, the focus.

use crate::web::prelude::*;

use crate::web::browser::page;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::frame::tab as tab_name;

/// The heading of a page. The tab is named after it, and it takes the focus when the page opens by
/// a link, so that it is read first.
#[component]
pub fn PageTitle(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The name of the tab, where that should be shorter than the heading.
    #[prop(into, optional)]
    tab: Option<Signal<String>>,
    /// What the page leaves out, in words, for the head of printed sheets.
    #[prop(into, optional)]
    filter: Option<Signal<String>>,
    /// Not drawn, only read: the page has an answer that says more.
    #[prop(optional)]
    unseen: bool,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    Effect::new(move |_| {
        let name = tab.map_or_else(|| title.get(), |tab| tab.get());
        let plan = session.plan().with(|plan| plan.title.to_string());
        page::set_title(&tab_name(&name, &plan));
        view.set_filter(filter.map(|words| words.get()));
    });
    view! { <h1 tabindex="-1" class:unseen=unseen>{move || title.get()}</h1> }
}
