//! The pictures beside words, as parts of a page. Knows how one is put into it; leaves how each is
//! drawn to `chart` and which one applies to the caller.

use crate::web::prelude::*;

pub use crate::chart::Glyph;
use crate::chart::Stroke;

/// A picture that repeats what the words beside it say, so it is hidden from screen readers.
#[component]
pub fn Picture(
    /// What is drawn.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Side of the square in pixels.
    #[prop(default = 16)]
    size: u32,
) -> Markup {
    view! {
        <svg class="glyph" width=size height=size viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {move || paths(glyph.get())}
        </svg>
    }
}

/// A picture to be drawn by reference, `<use href="#id">`, where a page has very many of it.
#[component]
pub fn Symbol(
    /// What is drawn.
    glyph: Glyph,
    /// The id it is drawn by.
    id: String,
) -> Markup {
    view! {
        <symbol id=id class="glyph" viewBox="0 0 16 16">
            {paths(glyph)}
        </symbol>
    }
}

/// The paths of a picture, 16 by 16 pixels. Where pictures change often these are quicker than a
/// reference to a symbol, of which the browser makes a copy of its own each time.
pub fn paths(glyph: Glyph) -> Markup {
    let draw = |stroke: &'static Stroke| {
        view! {
            <path
                class=stroke.role
                d=stroke.d
                fill=stroke.fill
                stroke=stroke.edge
                stroke-width=stroke.width
                stroke-dasharray=(!stroke.dash.is_empty()).then_some(stroke.dash)
            />
        }
    };
    glyph.strokes().iter().map(draw).collect::<Markup>()
}

/// A picture and its words.
#[component]
pub fn Marked(
    /// What is drawn.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Stands at the first of several lines rather than in their middle.
    #[prop(optional)]
    top: bool,
    /// The words.
    children: Children,
) -> Markup {
    view! {
        <span class="with-glyph" class:top=top>
            <Picture glyph=glyph/>
            <span>{children()}</span>
        </span>
    }
}
