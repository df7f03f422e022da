//! The way from a fact to the paragraph it rests on: one click.

use crate::web::prelude::*;

use super::glyph::{Glyph, Picture};
use crate::plan::SourceIx;
use crate::route::Route;
use crate::web::session::use_session;
use crate::web::view::use_view;

/// The number of a paragraph. A plain click opens its panel; a click for a new tab gets its page.
#[component]
pub fn SourceLink(
    /// Which paragraph; nothing is shown without one.
    #[prop(into)]
    source: Option<SourceIx>,
    /// Words before the number, such as "Plan".
    #[prop(optional)]
    before: &'static str,
    /// With the picture of a page.
    #[prop(optional)]
    picture: bool,
) -> Markup {
    let source = source?;
    let view = use_view();
    let id = use_session()
        .plan()
        .with_untracked(|plan| plan[source].id.to_string());
    let href = Route::Plan {
        source: Some(id.clone()),
    }
    .to_string();
    let open = move |event: leptos::ev::MouseEvent| {
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if is_plain {
            event.prevent_default();
            view.show_source(Some(source));
        }
    };
    let label = crate::words::common::source(&id);
    Some(view! {
        <span class="source-link">
            {picture.then(|| view! { <Picture glyph=Glyph::Source size=14/> " " })}
            <a href=href aria-label=label on:click=open>{before} {(!before.is_empty()).then_some(" ")} {id}</a>
        </span>
    })
}
