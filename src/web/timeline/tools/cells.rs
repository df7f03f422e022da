//! Heads and cells of columns that a reader chose.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::{Column, SortBy, Status};
use crate::plan::ActivityIx;
use crate::web::common::glyph::{Glyph, paths};
use crate::web::timeline::columns::use_columns;
use crate::web::timeline::head::Order;
use crate::web::timeline::looking::Looking;
use crate::web::timeline::told::Tab;
use crate::words::timeline as heads;

/// Whose cells are drawn.
#[derive(Clone)]
pub struct CellsOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// The activity of the row; nothing for a heading.
    pub at: Option<ActivityIx>,
    /// The columns after the name.
    pub columns: Arc<[Column]>,
    /// Which part of it takes the Tab key.
    pub tab: Tab,
}

fn class_of(column: Column) -> String {
    format!("tl-column tl-{}", column.id())
}

/// As wide as the reader made it.
fn width_of(column: Column) -> String {
    format!("var(--tl-width-{})", column.id())
}

/// The heads of the columns.
#[component]
pub fn Heads(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (columns, order) = (use_columns(), Order::new(looking));
    let told = move |by: SortBy| order.told(move |sort| sort == by);
    let button = move |by, words| order.button(by, words);
    let heads = move || {
        let shown = columns.shown.get().unwrap_or_default();
        let head = move |(number, column): (usize, Column)| {
            let by = column.sort();
            let buttons = if column == Column::Dates {
                view! { {button(SortBy::Start, heads::HEAD_START)} {heads::HEAD_TO} {button(SortBy::GoLive, heads::HEAD_GO_LIVE)} }
            } else {
                button(by, column.head())
            };
            view! {
                <div
                    class=class_of(column)
                    style:width=width_of(column)
                    role="columnheader"
                    aria-colindex=number.to_string()
                    aria-sort=told(by)
                >
                    {buttons}
                </div>
            }
        };
        (2..).zip(shown).map(head).collect::<Markup>()
    };
    view! {
        <div class="tl-head-row" role="row" aria-rowindex="1">
            <div class="tl-name" role="columnheader" aria-colindex="1" aria-sort=told(SortBy::Name)>
                {button(SortBy::Name, heads::HEAD_NAME)}
            </div>
            {heads}
        </div>
    }
}

/// The cells of a row after its name.
pub fn cells(of: &CellsOf) -> Markup {
    let outlook = of.looking.outlook.get_untracked();
    (2..)
        .zip(&*of.columns)
        .map(|(number, &column)| {
            let words = of.at.map(|at| column.words(&outlook, at));
            let is_slipped = column == Column::Slip && words.as_deref().is_some_and(|it| it != "–");
            let class = class_of(column);
            let class = if is_slipped {
                format!("{class} is-slipped")
            } else {
                class
            };
            let status = of.at.map_or(Status::Undated, |at| outlook.status(at));
            let glyph = (column == Column::Status).then(|| {
                view! {
                    <svg class="glyph" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                        {paths(Glyph::from(status))}
                    </svg>
                }
            });
            view! {
                <div
                    class=class
                    style:width=width_of(column)
                    role="gridcell"
                    aria-colindex=number.to_string()
                    data-date=column.date()
                    tabindex=of.tab.index_of(Tab::Cell(number - 1))
                >
                    {glyph}
                    {words}
                </div>
            }
        })
        .collect()
}
