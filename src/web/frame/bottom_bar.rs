//! The bar at the foot of a phone, with the five places most needed there.

use crate::web::prelude::*;

use super::Section;
use crate::web::common::glyph::{Glyph, Picture};
use crate::words::frame as words;

/// The bottom bar; only on narrow screens.
#[component]
pub fn BottomBar(
    /// The section that is open.
    #[prop(into)]
    section: Signal<Section>,
) -> Markup {
    let places = [
        (Section::Today, words::TODAY, Glyph::House),
        (Section::Timeline, words::DATES, Glyph::Calendar),
        (Section::Readiness, words::READINESS, Glyph::Ladder),
        (Section::RollCall, words::ROLL_CALL, Glyph::List),
        (Section::More, words::MORE, Glyph::More),
    ];
    let is_here = move |place| {
        let here = section.get();
        here == place
            || place == Section::More
                && matches!(
                    here,
                    Section::Deployments | Section::Findings | Section::Money
                )
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
        <nav class="bottom-bar" aria-label=words::PLACES_ON_PHONE>
            {places.map(link)}
        </nav>
    }
}
