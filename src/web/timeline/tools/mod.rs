//! Tools of the chart that nobody needs for the first look: columns chosen and made wider, the
//! window dragged in the overview. They come with the part of the program that moves dates, once the
//! chart has stood for a while.

mod brush;
mod cells;
mod choosing;
mod keys;
mod packed;
mod pinch;
mod prose;
mod widths;

use crate::web::prelude::*;

use super::looking::Looking;
pub use brush::BrushOf;
pub use cells::CellsOf;
pub use packed::PackedOf;

/// One of the tools, and for whom it is.
#[derive(Clone)]
pub enum ToolOf {
    /// The grips between the heads of the columns, and what keeps their widths.
    Widths(Looking),
    /// The heads of the columns, where they are not the usual ones.
    Head(Looking),
    /// The cells of a row after its name, where they are not the usual ones.
    Cells(CellsOf),
    /// The window in the overview.
    Brush(BrushOf),
    /// The rows packed, several bars on a line.
    Packed(PackedOf),
    /// Two fingers on the chart, and what is called when one alone means nothing any more.
    Pinch(Looking, Callback<()>),
    /// Which keys there are, and the view as text.
    Keys(Looking),
    /// The view as text, below the cards of a phone.
    ReadAsText(Looking),
    /// The choice of columns.
    Columns(Looking),
}

/// One of the tools.
#[component]
pub fn Tools(
    /// Which one.
    of: ToolOf,
) -> Markup {
    match of {
        ToolOf::Widths(looking) => view! { <widths::Widths looking=looking/> },
        ToolOf::Head(looking) => view! { <cells::Heads looking=looking/> },
        ToolOf::Cells(of) => cells::cells(&of),
        ToolOf::Brush(of) => view! { <brush::Window of=of/> },
        ToolOf::Packed(of) => view! { <packed::Packing of=of/> },
        ToolOf::Pinch(looking, on_two) => {
            pinch::listen(looking, on_two);
            Markup::NOTHING
        }
        ToolOf::Keys(looking) => view! { <keys::Keys looking=looking/> },
        ToolOf::ReadAsText(looking) => {
            view! { <keys::ReadAsText looking=looking class="tl-more"/> }
        }
        ToolOf::Columns(looking) => view! { <choosing::Choosing looking=looking/> },
    }
}
