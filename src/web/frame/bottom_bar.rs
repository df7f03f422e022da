//! The bar at the foot of a phone, with the five places most needed there.

use crate::web::prelude::*;

use super::Section;
use crate::web::common::glyph::{Glyph, Picture};

/// The bottom bar; only on narrow screens.
#[component]
pub fn BottomBar(
    /// The section that is open.
    #[prop(into)]
    section: Signal<Section>,
) -> Markup {
    let places = [
        (Section::Today, "Today", Glyph::House),
        (Section::Timeline, "Dates", Glyph::Calendar),
        (Section::Readiness, "Readiness", Glyph::Ladder),
        (Section::Deployments, "Deployments", Glyph::List),
        (Section::More, "More", Glyph::More),
    ];
    let is_here = move |place| {
        let here = section.get();
        here == place
            || place == Section::More && matches!(here, Section::Findings | Section::Money)
    };
    let link = move |(place, name, glyph): (Section, &'static str, Glyph)| {
        view! {
            <a
                href=place.route().to_string()
                aria-current=move || is_here(place).then_some("page")
            >
                <Picture glyph=glyph size=18/>
                {name}
            </a>
        }
    };
    view! {
        <nav class="bottom-bar" aria-label="Places on a phone">
            {places.map(link)}
        </nav>
    }
}
