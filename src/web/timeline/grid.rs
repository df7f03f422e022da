//! The treegrid: head, dated rows, docked lane of undated rows, and the axis over the bars. Follows
//! the treegrid pattern of the WAI-ARIA Authoring Practices; leaves the keyboard to `walker` and the
//! pointer to `hand`.

use crate::outlook::said::lane_count;
use crate::web::prelude::*;
use leptos::html;

use super::arrows::ArrowsOf;
use super::axis::{AsOfLine, AxisStrip, BackLines, Ticks};
use super::columns::use_columns;
use super::ghost::{GhostOf, On, Over};
use super::hand::use_hand;
use super::head::Head;
use super::looking::Looking;
use super::moving::use_movement;
use super::pool::{Part, Pool, Spare};
use super::row::RowSlot;
use super::told::Desks;
use super::tools::ToolOf;
use super::walker::{UNDATED_HEADING, Walker};
use crate::chart::height_px;
use crate::chart::lines::Lines;
use crate::chart::walk::Place;
use crate::web::parts::{self, RowOf, use_parts};
use crate::words::timeline as words;

/// The chart: axis, treegrid and bars.
#[component]
pub fn Grid(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
    /// How wide the tree is, in pixels.
    tree_px: Signal<f64>,
    /// Called when the details were asked for by keyboard.
    #[prop(into)]
    on_open: Callback<()>,
    /// Told once, so that other parts of the page can go to a row.
    on_ready: Callback<Walker>,
) -> Markup {
    let (parts, movement, columns) = (use_parts(), use_movement(), use_columns());
    let dated_count = Signal::derive(move || looking.lines.with(Lines::dated));
    let undated_from = Signal::derive(move || looking.lines.with(|lines| lines.dated() + 1));
    let undated_count = Signal::derive(move || looking.lines.with(Lines::undated_shown));
    let nought = Signal::stored(0);
    let dated = Part::new("tl-d", nought, dated_count, row_px, Spare::Usual);
    let undated = Part::new("tl-u", undated_from, undated_count, row_px, Spare::Few);
    let grid = NodeRef::<html::Div>::new();
    let hand = use_hand(looking, grid, tree_px);
    let walker = Walker::new(looking, grid, [dated, undated], row_px, &hand, on_open);
    on_ready.run(walker);

    follow(looking, &walker, &[dated, undated], tree_px);
    let scrolled = Callback::new(move |()| walker.follow_focus());

    let is_drawn = Memo::new(move |_| looking.extra.with(|extra| !extra.draw.is_empty()));
    let let_go = Callback::new(move |()| hand.cancel());
    let ticks = Ticks::new(looking);
    let row_count = move || looking.lines.with(|lines| (lines.len() + 1).to_string());
    let grid_tab = move || if walker.is_in_reach() { "-1" } else { "0" };
    view! {
        <div class="tl-plot" on:wheel=move |event| hand.wheel(&event)>
            <AxisStrip looking=looking ticks=ticks/>
            {move || {
                (columns.is_wanted.get() && parts.ghost.is_here())
                    .then(|| parts::tool(&ToolOf::Pinch(looking, let_go)))
            }}
            <div
                class="tl-grid"
                role="treegrid"
                node_ref=grid
                aria-label=words::TIMELINE
                aria-multiselectable="true"
                aria-rowcount=row_count
                aria-colcount=move || columns.cells.get().to_string()
                tabindex=grid_tab
                on:keydown=move |event| walker.pressed(&event)
                on:focusin=move |event| walker.focused(&event)
                on:focusout=move |event| walker.left(&event)
                on:pointerdown=move |event| hand.down(&event)
                on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |_| hand.up()
                on:pointercancel=move |_| hand.cancel()
                on:click=move |event| walker.press(&event)
                on:dblclick=move |event| walker.press_twice(&event)
            >
                <Head looking=looking/>
                <div class="tl-stage" role="presentation">
                    <BackLines looking=looking ticks=ticks/>
                    <Pool looking=looking part=dated on_scroll=scrolled/>
                    <Stuck looking=looking walker=walker part=dated row_px=row_px/>
                    <AsOfLine looking=looking/>
                    {move || {
                        let at = looking.selected.get();
                        let is_wanted = at.is_some() || is_drawn.get();
                        (is_wanted && parts.details.is_here()).then(|| parts::details(RowOf::Arrows(Box::new(ArrowsOf { looking, at, part: dated, row_px }))))
                    }}
                    {move || {
                        (movement.is_wanted() && parts.ghost.is_here())
                            .then(|| parts::ghost(GhostOf::Outline(Box::new(Over { looking, on: On::Rows(dated), row_px }))))
                    }}
                </div>
                <Dock looking=looking part=undated row_px=row_px on_scroll=scrolled/>
            </div>
        </div>
    }
}

/// Keeps the width of the bars, the keyboard and the scroll in step with what they depend on.
fn follow(looking: Looking, walker: &Walker, parts: &[Part; 2], tree_px: Signal<f64>) {
    let ([dated, undated], walker) = (*parts, *walker);
    // The bars have what the tree and the scroll bar leave.
    let stage_width = dated.width_px;
    Effect::new(move |_| {
        let width = (stage_width.get() - tree_px.get()).max(0.0);
        looking.width.set(width);
    });
    Effect::new(move |before: Option<()>| {
        looking.lines.track();
        if before.is_some() {
            walker.keep_standing();
        }
    });
    // Another filter or order begins at the top.
    let arranged = Memo::new(move |_| {
        looking.arrangement.with(|arrangement| {
            (
                arrangement.filter.clone(),
                arrangement.group,
                arrangement.sort,
                arrangement.descending,
            )
        })
    });
    Effect::new(move |before: Option<_>| {
        let arranged = arranged.get();
        if before.is_some_and(|before| before != arranged) {
            dated.rewind();
            undated.rewind();
        }
        arranged
    });
}

/// The lane of rows without a date, docked at the foot, always in view.
#[component]
fn Dock(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Its rows.
    part: Part,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
    /// Called after a scroll.
    on_scroll: Callback<()>,
) -> Markup {
    let from = Signal::derive(move || looking.lines.with(Lines::dated));
    let is_there = Memo::new(move |_| looking.lines.with(Lines::has_undated));
    let desks = Desks::new(looking, row_px);
    let heading = desks.add(0);
    Effect::new(move |_| {
        let index = is_there.get().then(|| from.get());
        desks.tell(0..1, &(0..1), |_| Some((index?, 0)));
    });
    let words = move || {
        let count = looking.lines.with(|lines| lines.rows().undated().len());
        words::without_bars(count)
    };

    view! {
        <Show when=move || is_there.get()>
            <div class="tl-dock" role="presentation">
                <div class="tl-dock-head" role="rowgroup">
                    <RowSlot looking=looking id=UNDATED_HEADING.to_owned() told=heading/>
                    <p class="tl-dock-words" aria-hidden="true">{words}</p>
                </div>
                <Pool looking=looking part=part on_scroll=on_scroll/>
            </div>
        </Show>
    }
}

/// The heading of the rows in view, once it is scrolled away. It repeats the row, so it is hidden
/// from screen readers.
#[component]
fn Stuck(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Where the keyboard stands and goes.
    walker: Walker,
    /// The part it sticks to.
    part: Part,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
) -> Markup {
    let heading = Memo::new(move |_| {
        let scrolled = part.scroll_px().get();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let top = (scrolled / row_px.get()) as usize;
        looking.lines.with(|lines| {
            let heading = lines.rows().heading_over(top)?;
            let is_away = height_px(heading.row, row_px.get()) < scrolled;
            is_away.then_some((heading.row, heading.key, heading.count, heading.late))
        })
    });
    view! {
        {move || {
            let (row, key, count, late) = heading.get()?;
            let name = looking.outlook.with(|outlook| key.name(outlook.plan()));
            let pressed = move |_| {
                walker.turn(row);
                walker.go(Place { row, cell: None });
            };
            Some(
                view! {
                    <div class="tl-stuck is-lane" aria-hidden="true" on:click=pressed>
                        <div class="tl-cells">
                            <div class="tl-name">
                                <svg class="tl-fold" viewBox="0 0 12 12"><path d="M2 4l4 4 4-4"/></svg>
                                <span>{name}</span>
                                <span class="tl-lane-count">{lane_count(count, late)}</span>
                            </div>
                        </div>
                    </div>
                },
            )
        }}
    }
}
