//! One row slot: its cells and its bars, whichever line it shows at the moment. Knows the row's
//! place in the page and in the tree; leaves which line that is to `pool`.

use crate::web::prelude::*;
use web_sys::MouseEvent;

use super::bars::Bars;
use super::columns::use_columns;
use super::content::{ActivityContent, Content, LaneContent, content};
use super::looking::Looking;
use super::moving::use_movement;
use super::pool::{Slot, Tab};
use super::tools::{CellsOf, ToolOf};
use crate::chart::{height_px, px};
use crate::outlook::Status;
use crate::plan::{ActivityIx, ActivityKind};
use crate::web::parts;

/// A row slot.
#[component]
pub fn RowSlot(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Called with the line when it is pressed with the pointer.
    on_press: Callback<(usize, MouseEvent)>,
    /// The element's id.
    id: String,
    /// Which line it shows.
    told: Slot,
    /// The first line of its part of the list: rows are placed from there.
    offset: Signal<usize>,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
) -> Markup {
    let Slot { index, tab } = told;
    let said = Memo::new(move |_| {
        let index = index.get()?;
        looking.lines.with(|lines| {
            looking.outlook.with(|outlook| {
                looking.findings.with(|marks| {
                    let group = looking.arrangement.with(|arrangement| arrangement.group);
                    looking
                        .found
                        .with(|found| content(lines, index, outlook, marks, found, group))
                })
            })
        })
    });
    let tree = Memo::new(move |_| looking.lines.with(|lines| lines.place(index.get()?)));

    let lane = Memo::new(move |_| {
        said.with(|said| match said {
            Some(Content::Lane(lane)) => Some(lane.clone()),
            _ => None,
        })
    });
    let is_lane = Memo::new(move |_| lane.with(Option::is_some));
    let at = Memo::new(move |_| {
        said.with(|said| match said {
            Some(Content::Activity(activity)) => Some(activity.at),
            _ => None,
        })
    });
    let movement = use_movement();
    let is_selected = Memo::new(move |_| {
        at.get()
            .is_some_and(|at| movement.is_chosen(at, looking.selected.get()))
    });

    let sentence = move || activity_text(said, |it| it.sentence.clone());
    let has_heading = move || tree.get().is_some_and(|place| place.level == 2);

    let place = move || {
        let row = index.get()?.saturating_sub(offset.get());
        Some(format!(
            "translateY({}px)",
            px(height_px(row, row_px.get()))
        ))
    };
    let pressed = move |event: MouseEvent| {
        if let Some(index) = index.get_untracked() {
            on_press.run((index, event));
        }
    };

    view! {
        <div
            class="tl-row"
            aria-level=move || tree.get().map(|place| place.level.to_string())
            class:is-lane=is_lane
            class:is-selected=is_selected
            class:is-flat=move || !has_heading()
            id=id
            role="row"
            hidden=move || index.get().is_none()
            style:transform=place
            tabindex=tabindex(tab, Tab::Row)
            aria-label=sentence
            aria-posinset=move || tree.get().map(|place| place.position.to_string())
            aria-setsize=move || tree.get().map(|place| place.siblings.to_string())
            aria-rowindex=move || index.get().map(|index| (index + 2).to_string())
            aria-expanded=move || lane.with(|lane| Some((!lane.as_ref()?.is_folded).to_string()))
            aria-selected=move || (!is_lane.get()).then(|| is_selected.get().to_string())
            on:click=pressed
        >
            <Cells looking=looking said=said lane=lane at=at tab=tab/>
            {move || {
                (!is_lane.get())
                    .then(|| view! { <Bars looking=looking content=said row_px=row_px/> })
            }}
        </div>
    }
}

/// The cells of a row.
#[component]
fn Cells(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// What the row says.
    said: Memo<Option<Content>>,
    /// What it says as a heading.
    lane: Memo<Option<LaneContent>>,
    /// Which activity it is.
    at: Memo<Option<ActivityIx>>,
    /// Which part of it takes the Tab key.
    tab: RwSignal<Tab>,
) -> Markup {
    let columns = use_columns();
    let is_lane = Memo::new(move |_| lane.with(Option::is_some));
    let status = Memo::new(move |_| {
        said.with(|said| match said {
            Some(Content::Activity(activity)) => Some((activity.status, activity.status_word)),
            _ => None,
        })
    });
    let name = move || {
        said.with(|said| match said {
            Some(Content::Lane(lane)) => lane.name.clone(),
            Some(Content::Activity(activity)) => activity.name.clone(),
            None => String::new(),
        })
    };
    let where_is = Memo::new(move |_| activity_text(said, |it| it.place.clone()).flatten());
    let dates = move || activity_text(said, |it| it.dates.clone());
    let slip = move || activity_text(said, |it| it.slip.clone());
    let is_slipped = move || activity_text(said, |it| it.is_slipped) == Some(true);
    view! {
        <div class="tl-cells" role="presentation">
            <div
                class="tl-name"
                role="gridcell"
                aria-colindex="1"
                aria-colspan=move || is_lane.get().then(|| columns.cells.get().to_string())
                tabindex=tabindex(tab, Tab::Cell(0))
            >
                {move || is_lane.get().then(|| view! { <Fold lane=lane/> })}
                <span>{name}</span>
                {move || where_is.get().map(|words| view! { <span class="tl-where">{words}</span> })}
                {move || {
                    lane.with(|lane| {
                        let lane = lane.as_ref()?;
                        let glyph = format!("#glyph-{}", lane.worst.id());
                        let worst = lane.worst.word(ActivityKind::Deployment);
                        let count = lane.count.clone();
                        Some(
                            view! {
                                <span class="tl-lane-count">
                                    <svg class="glyph" width="14" height="14" role="img" aria-label=worst>
                                        <use href=glyph/>
                                    </svg>
                                    {count}
                                </span>
                            },
                        )
                    })
                }}
            </div>
            {move || {
                if columns.is_usual.get() {
                    view! {
                        <div class="tl-status" role="gridcell" aria-colindex="2" tabindex=tabindex(tab, Tab::Cell(1))>
                            <svg class="glyph" width="16" height="16" aria-hidden="true" focusable="false">
                                <use href=move || {
                                    let (status, _) = status.get().unwrap_or((Status::Undated, ""));
                                    format!("#glyph-{}", status.id())
                                }/>
                            </svg>
                            {move || status.get().map(|(_, word)| word)}
                        </div>
                        <div class="tl-dates" role="gridcell" aria-colindex="3" data-date="dates" tabindex=tabindex(tab, Tab::Cell(2))>
                            {dates}
                        </div>
                        <div
                            class="tl-slip"
                            class:is-slipped=is_slipped
                            role="gridcell"
                            aria-colindex="4"
                            tabindex=tabindex(tab, Tab::Cell(3))
                        >
                            {slip}
                        </div>
                    }
                } else {
                    parts::tool(&ToolOf::Cells(CellsOf { looking, at, tab }))
                }
            }}
        </div>
    }
}

/// Whether the Tab key comes to this part of a row.
pub fn tabindex(tab: RwSignal<Tab>, part: Tab) -> impl Fn() -> &'static str + Copy + Send {
    move || if tab.get() == part { "0" } else { "-1" }
}

/// The mark of a heading that opens and closes.
#[component]
fn Fold(
    /// What the heading says.
    lane: Memo<Option<LaneContent>>,
) -> Markup {
    let is_folded = move || lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.is_folded));
    view! {
        <svg class="tl-fold" class:is-folded=is_folded viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 4l4 4 4-4"/>
        </svg>
    }
}

fn activity_text<T>(
    said: Memo<Option<Content>>,
    ask: impl FnOnce(&ActivityContent) -> T,
) -> Option<T> {
    said.with(|said| match said {
        Some(Content::Activity(activity)) => Some(ask(activity)),
        _ => None,
    })
}
