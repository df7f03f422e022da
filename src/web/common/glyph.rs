//! The pictures beside words, as parts of a page. Knows how one is put into it; leaves how each is
//! drawn to `chart` and which one applies to the caller.

use std::cell::RefCell;

use crate::web::prelude::*;

pub use crate::chart::Glyph;
use crate::chart::Stroke;
use crate::web::markup::{Fixed, FixedText};

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
    thread_local! {
        /// The templates of the pictures that were drawn so far.
        static WRITTEN: RefCell<Vec<(Glyph, Fixed)>> = const { RefCell::new(Vec::new()) };
    }
    WRITTEN.with_borrow_mut(|written| {
        let known = written.iter().find(|(one, _)| *one == glyph);
        let fixed = if let Some((_, fixed)) = known {
            *fixed
        } else {
            let fixed = write_paths(glyph.strokes());
            written.push((glyph, fixed));
            fixed
        };
        fixed.into_markup()
    })
}

fn write_paths(strokes: &[Stroke]) -> Fixed {
    let mut text = FixedText::open("g");
    for stroke in strokes {
        text.child("path");
        text.attribute("class", stroke.role);
        text.attribute("d", stroke.d);
        text.attribute("fill", stroke.fill);
        text.attribute("stroke", stroke.edge);
        text.attribute("stroke-width", stroke.width);
        if !stroke.dash.is_empty() {
            text.attribute("stroke-dasharray", stroke.dash);
        }
        text.close();
    }
    text.finish()
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
