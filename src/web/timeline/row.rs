//! One row slot: its cells and its bars, as it is told. Knows the row's place in the page and in the
//! tree; leaves which line that is and what it says to `told`.

use crate::web::prelude::*;

use super::bars::bars;
use super::content::{ActivityContent, Content, LaneContent};
use super::looking::Looking;
use super::told::{Tab, Told};
use super::tools::{CellsOf, ToolOf};
use crate::chart::{height_px, px};
use crate::outlook::{Column, Status};
use crate::plan::ActivityKind;
use crate::web::common::glyph::{Glyph, paths};
use crate::web::parts;

/// A row slot.
#[component]
pub fn RowSlot(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The element's id.
    id: String,
    /// What it shows.
    told: RwSignal<Option<Told>>,
) -> Markup {
    move || {
        told.with(|told| {
            told.as_ref().map_or_else(
                || view! { <div class="tl-row" id=id.clone() role="row" hidden=true></div> },
                |told| row(looking, &id, told),
            )
        })
    }
}

/// The row.
fn row(looking: Looking, id: &str, told: &Told) -> Markup {
    let content = &*told.content;
    let (activity, lane) = match content {
        Content::Lane(lane) => (None, Some(lane)),
        Content::Activity(activity) => (Some(&**activity), None),
    };
    let place = told.place;
    let number = |number: usize| number.to_string();
    view! {
        <div
            class="tl-row"
            aria-level=place.map(|place| number(place.level))
            class:is-lane=lane.is_some()
            class:is-selected=told.is_selected
            class:is-flat=place.is_none_or(|place| place.level != 2)
            id=id.to_owned()
            role="row"
            style:transform=format!("translateY({}px)", px(height_px(told.row, told.row_px)))
            tabindex=told.tab.index_of(Tab::Row)
            aria-label=activity.map(|it| it.sentence.clone())
            aria-posinset=place.map(|place| number(place.position))
            aria-setsize=place.map(|place| number(place.siblings))
            aria-rowindex=number(told.index + 2)
            aria-expanded=lane.map(|lane| (!lane.is_folded).to_string())
            aria-selected=activity.map(|_| told.is_selected.to_string())
        >
            <div class="tl-cells" role="presentation">
                <div
                    class="tl-name"
                    role="gridcell"
                    aria-colindex="1"
                    aria-colspan=lane.map(|_| number(told.cells))
                    tabindex=told.tab.index_of(Tab::Cell(0))
                >
                    {lane.map(|lane| fold(lane.is_folded))}
                    <span>{activity.map_or_else(|| lane.map(|it| it.name.clone()), |it| Some(it.name.clone()))}</span>
                    {activity.and_then(|it| it.place.clone()).map(|words| view! { <span class="tl-where">{words}</span> })}
                    {lane.map(lane_totals)}
                </div>
                {match &told.columns {
                    None => usual_cells(activity, told.tab),
                    Some((columns, _)) => chosen_cells(looking, activity, columns, told.tab),
                }}
            </div>
            {activity.zip(told.drawn.as_ref()).map(|(activity, drawn)| bars(activity, drawn, told.row_px))}
        </div>
    }
}

/// The mark of a heading that opens and closes.
fn fold(is_folded: bool) -> Markup {
    view! {
        <svg class="tl-fold" class:is-folded=is_folded viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 4l4 4 4-4"/>
        </svg>
    }
}

/// How many rows stand under a heading, and the worst of their statuses.
fn lane_totals(lane: &LaneContent) -> Markup {
    let worst = lane.worst.word(ActivityKind::Deployment);
    view! {
        <span class="tl-lane-count">
            <svg class="glyph" width="14" height="14" viewBox="0 0 16 16" role="img" aria-label=worst>
                {paths(Glyph::from(lane.worst))}
            </svg>
            {lane.count.clone()}
        </span>
    }
}

/// The cells after the name where the columns are the usual ones.
fn usual_cells(activity: Option<&ActivityContent>, tab: Tab) -> Markup {
    let status = activity.map_or(Status::Undated, |it| it.status);
    view! {
        <div class="tl-status" role="gridcell" aria-colindex="2" tabindex=tab.index_of(Tab::Cell(1))>
            <svg class="glyph" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                {paths(Glyph::from(status))}
            </svg>
            {activity.map(|it| it.status_word)}
        </div>
        <div
            class="tl-dates"
            role="gridcell"
            aria-colindex="3"
            data-date="dates"
            tabindex=tab.index_of(Tab::Cell(2))
        >
            {activity.map(|it| it.dates.clone())}
        </div>
        <div
            class="tl-slip"
            class:is-slipped=activity.is_some_and(|it| it.is_slipped)
            role="gridcell"
            aria-colindex="4"
            tabindex=tab.index_of(Tab::Cell(3))
        >
            {activity.map(|it| it.slip.clone())}
        </div>
    }
}

/// The cells after the name where the reader chose the columns.
fn chosen_cells(
    looking: Looking,
    activity: Option<&ActivityContent>,
    columns: &[Column],
    tab: Tab,
) -> Markup {
    parts::tool(&ToolOf::Cells(CellsOf {
        looking,
        at: activity.map(|it| it.at),
        columns: columns.into(),
        tab,
    }))
}
