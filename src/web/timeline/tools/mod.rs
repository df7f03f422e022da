//! Tools of the chart that nobody needs for the first look: columns chosen and made wider, the
//! window dragged in the overview. They come with the part of the program that moves dates, once the
//! chart has stood for a while.

mod brush;
mod cells;
mod choosing;
mod widths;

use crate::web::prelude::*;

use super::looking::Looking;
pub use brush::BrushOf;
pub use cells::CellsOf;

/// One of the tools, and for whom it is.
#[derive(Clone, Copy)]
pub enum ToolOf {
    /// The grips between the heads of the columns, and what keeps their widths.
    Widths(Looking),
    /// The heads of the columns, where they are not the usual ones.
    Head(Looking),
    /// The cells of a row after its name, where they are not the usual ones.
    Cells(CellsOf),
    /// The window in the overview.
    Brush(BrushOf),
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
        ToolOf::Cells(of) => view! { <cells::Cells of=of/> },
        ToolOf::Brush(of) => view! { <brush::Window of=of/> },
        ToolOf::Columns(looking) => view! { <choosing::Choosing looking=looking/> },
    }
}
