//! What is not needed for the first rows: the panels that choose rows and days, the chips of the
//! filter, the views with a name. A part of the program of its own.

mod chips;
mod choices;
mod days;
mod saved;

use crate::web::prelude::*;

use super::looking::Looking;
use crate::outlook::Facet;
use crate::web::parts::{self, Awaited, RowOf, use_parts};
use crate::words::timeline as words;

/// One of the things this part draws.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// The choices of a list.
    Facet(Facet),
    /// The month by which rows are due.
    Month,
    /// The days in view.
    Days,
    /// What is drawn on the chart beside the rows.
    Chart,
    /// The views with a name.
    Views,
    /// The columns of the table. They come with the tools of the chart.
    Columns,
    /// The chips of the filter.
    Filter {
        /// Whether there is a button for each status elsewhere.
        has_statuses: bool,
    },
}

impl Way {
    /// What its elements' ids end with.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Way::Facet(facet) => facet.word(),
            Way::Month => "month",
            Way::Days => "days",
            Way::Chart => "chart",
            Way::Views => "views",
            Way::Columns => "columns",
            Way::Filter { .. } => "filter",
        }
    }
}

/// What is drawn, and for whom.
#[derive(Clone, Copy)]
pub struct WayOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// Which one.
    pub way: Way,
    /// Called when the reader is done with it.
    pub on_done: Callback<()>,
}

/// One of the things this part draws.
#[component]
pub fn Ways(
    /// Which one.
    of: WayOf,
) -> Markup {
    let WayOf {
        looking,
        way,
        on_done,
    } = of;
    match way {
        Way::Facet(facet) => view! { <choices::Choices looking=looking facet=facet/> },
        Way::Month => view! { <days::Month looking=looking/> },
        Way::Days => view! { <days::Days looking=looking on_done=on_done/> },
        Way::Chart => {
            let parts = use_parts();
            (move || {
                if parts.details.is_here() {
                    parts::details(RowOf::Panel(Box::new(looking)))
                } else {
                    view! { <Awaited part=parts.details what=words::THIS_PANEL/> }
                }
            })
            .into_markup()
        }
        Way::Views => view! { <saved::Views looking=looking on_done=on_done/> },
        Way::Columns => Markup::NOTHING,
        Way::Filter { has_statuses } => {
            view! { <chips::Chips looking=looking has_statuses=has_statuses/> }
        }
    }
}
