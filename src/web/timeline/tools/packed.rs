//! The rows packed: lanes of lines with several bars each, a calm way to see a whole rollout. A grid
//! whose cells are the bars, walked by arrow keys; its lanes open and close. Knows lines and the
//! keyboard; leaves which bar stands where and where keys lead to `chart`, and drawing to `line`.

mod line;

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::chart::{Led, Packed, Stand, dates_of, height_px, led, px};
use crate::outlook::{GroupKey, Rows};
use crate::plan::ActivityIx;
use crate::web::browser::direction::key_of;
use crate::web::browser::measure::use_size;
use crate::web::browser::pace::{once_a_frame, once_settled};
use crate::web::browser::page;
use crate::web::parts::{self, use_parts};
use crate::web::timeline::axis::{AsOfLine, AxisStrip, BackLines, Ticks};
use crate::web::timeline::ghost::{GhostOf, On, Over};
use crate::web::timeline::hand::use_hand;
use crate::web::timeline::looking::Looking;
use crate::web::timeline::moving::{Asked, Choose, use_movement};
use crate::words::tools as words;

/// Lines drawn beyond the edges of the view.
const SPARE: usize = 4;
/// Room for an undated row, in pixels.
const UNDATED_PX: f64 = 220.0;

/// What is packed.
#[derive(Clone, Copy)]
pub struct PackedOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// How high a line is, in pixels.
    pub row_px: Signal<f64>,
    /// How wide the names of the lanes are, in pixels.
    pub tree_px: Signal<f64>,
    /// Called when the details were asked for by keyboard.
    pub on_open: Callback<()>,
}

/// What the keyboard stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foot {
    Bar(ActivityIx),
    Group(GroupKey),
    Undated,
}

/// What the keyboard stands on, and where that is.
type Stands = Memo<Option<(Foot, Stand)>>;

fn bar_id(at: ActivityIx) -> String {
    format!("tl-p{}", at.0)
}

/// The id of the name of the lane with this number.
fn lane_id(lane: usize) -> String {
    format!("tl-l{lane}")
}

/// Where something is that can be stood on.
fn stand_of(packed: &Packed, rows: &Rows, foot: Foot) -> Option<Stand> {
    let mut lanes = packed.lanes().iter();
    let lane = match foot {
        Foot::Bar(at) => {
            let (line, number) = packed.place_of(at)?;
            return Some(Stand::Bar(line, number));
        }
        Foot::Group(key) => lanes.position(|lane| {
            let heading = lane.heading.map(|number| &rows.headings()[number]);
            heading.is_some_and(|heading| heading.key == key)
        }),
        Foot::Undated => lanes.position(|lane| lane.is_undated),
    };
    lane.map(Stand::Lane)
}

/// What is stood on there: nothing on a lane that neither opens nor closes.
fn foot_of(packed: &Packed, rows: &Rows, stand: Stand) -> Option<Foot> {
    match stand {
        Stand::Bar(line, number) => packed.line(line).get(number).copied().map(Foot::Bar),
        Stand::Lane(lane) => {
            let lane = packed.lanes().get(lane)?;
            match lane.heading {
                Some(number) => Some(Foot::Group(rows.headings()[number].key)),
                None => lane.is_undated.then_some(Foot::Undated),
            }
        }
    }
}

/// The choice of a row, by its line in the list of rows.
fn line_to_choose(looking: Looking, at: ActivityIx) -> Option<Choose> {
    let line = looking.lines.with_untracked(|lines| lines.index_of(at));
    line.map(Choose::Line)
}

/// The packed rows.
#[component]
pub fn Packing(
    /// What is packed.
    of: PackedOf,
) -> Markup {
    let PackedOf {
        looking,
        row_px,
        tree_px,
        on_open,
    } = of;
    let grid = NodeRef::<html::Div>::new();
    let scroller = NodeRef::<html::Div>::new();
    let size = use_size(move || Some(scroller.get()?.unchecked_into()));
    Effect::new(move |_| {
        looking
            .width
            .set((size.get().width - tree_px.get()).max(0.0));
    });
    let in_line = Memo::new(move |_| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let many = (looking.width.get() / UNDATED_PX) as usize;
        many.max(1)
    });
    let packed = Memo::new(move |_| {
        let many = looking.has_undated_open.get().then(|| in_line.get());
        Arc::new(looking.outlook.with(|outlook| {
            looking
                .lines
                .with(|lines| Packed::new(outlook, lines.rows(), many))
        }))
    });
    let scroll = RwSignal::new(0.0_f64);
    let read = once_a_frame(move || {
        if let Some(scroller) = scroller.get_untracked() {
            scroll.set(f64::from(scroller.scroll_top()));
        }
    });
    let in_view = Memo::new(move |_| {
        let (top, view) = (
            scroll.get() / row_px.get(),
            size.get().height / row_px.get(),
        );
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let (first, many) = (top as usize, view as usize + 2);
        let first = first.saturating_sub(SPARE);
        (first, (first + many + 2 * SPARE).min(packed.read().len()))
    });

    // Where the keyboard stands. What it stands on is what it stays on when lines change.
    let place = RwSignal::new(None::<Foot>);
    let stands: Stands = Memo::new(move |_| {
        let packed = packed.get();
        let stand = place.get().and_then(|foot| {
            looking
                .lines
                .with(|lines| stand_of(&packed, lines.rows(), foot))
        });
        let first = || {
            let line = (0..packed.len()).find(|&line| !packed.line(line).is_empty());
            line.map(|line| Stand::Bar(line, 0))
                .or_else(|| packed.first_from(0, true, &|_| 0))
        };
        let stand = stand.or_else(first)?;
        let foot = looking
            .lines
            .with(|lines| foot_of(&packed, lines.rows(), stand))?;
        Some((foot, stand))
    });
    let focus = move || {
        once_settled(move || {
            let id = match stands.get_untracked() {
                Some((Foot::Bar(at), _)) => bar_id(at),
                Some((_, Stand::Lane(lane))) => lane_id(lane),
                _ => return,
            };
            page::focus(&format!("#{id}"));
        });
    };
    let stand_on = move |stand: Stand| {
        let packed = packed.get_untracked();
        let foot = looking
            .lines
            .with_untracked(|lines| foot_of(&packed, lines.rows(), stand));
        let (line, foot) = packed.line_of(stand).zip(foot)?;
        place.set(Some(foot));
        if let Some(scroller) = scroller.get_untracked() {
            let (view, row) = (size.get_untracked().height, row_px.get_untracked());
            let wanted = crate::chart::scroll_to_show(
                line,
                f64::from(scroller.scroll_top()),
                view,
                row,
                0.0,
            );
            #[allow(clippy::cast_possible_truncation)] // Lists are lower than 2^31 pixels.
            scroller.set_scroll_top(wanted.round() as i32);
            scroll.set(f64::from(scroller.scroll_top()));
        }
        if let Foot::Bar(at) = foot {
            looking.bring_into_view(at);
        }
        focus();
        Some(foot)
    };
    // Opens or closes a lane, as in the view with a row a line.
    let turn = move |lane: usize| {
        match stand_on(Stand::Lane(lane)) {
            Some(Foot::Group(key)) => looking.arrangement.update(|arrangement| {
                if !arrangement.collapsed.remove(&key) {
                    arrangement.collapsed.insert(key);
                }
            }),
            Some(Foot::Undated) => looking.has_undated_open.update(|open| *open = !*open),
            _ => {}
        }
        // What has the focus may be drawn afresh.
        focus();
    };
    let movement = use_movement();
    let pressed = move |event: KeyboardEvent| {
        if event.alt_key() || event.meta_key() {
            return;
        }
        let Some((foot, stand)) = stands.get_untracked() else {
            return;
        };
        let packed = packed.get_untracked();
        let key = key_of(&event);
        let held = match foot {
            Foot::Bar(at) => Some(at),
            _ => movement.first_chosen(),
        };
        let (with_shift, with_control) = (event.shift_key(), event.ctrl_key());
        if movement.takes(held, &key, with_shift, with_control) {
            event.prevent_default();
            event.stop_propagation();
            return;
        }
        let has_chosen = movement.first_chosen().is_some();
        let choice = match (foot, &*key) {
            (Foot::Bar(at), " ") if with_shift || with_control || has_chosen => {
                line_to_choose(looking, at)
            }
            (_, "a" | "A") if with_control => Some(Choose::All),
            (_, "Escape") if has_chosen => Some(Choose::Nothing),
            _ => None,
        };
        if let Some(choice) = choice {
            movement.ask(Asked::Choose(choice));
            event.prevent_default();
            event.stop_propagation();
            return;
        }
        let to = match (foot, &*key, event.ctrl_key()) {
            (Foot::Bar(at), "Enter" | " ", false) => {
                looking.selected.set(Some(at));
                if key == "Enter" {
                    on_open.run(());
                }
                None
            }
            (_, "Escape", false) if looking.selected.get_untracked().is_some() => {
                looking.selected.set(None);
                None
            }
            (_, "+" | "=", false) => {
                looking.zoom(1.0);
                None
            }
            (_, "-", false) => {
                looking.zoom(-1.0);
                None
            }
            (_, "f" | "F", false) => {
                looking.fit();
                None
            }
            _ => {
                // In another line the bar that begins nearest in time.
                let first = |at| {
                    looking
                        .outlook
                        .with_untracked(|outlook| Some(dates_of(outlook, at)?.first))
                };
                let here = match foot {
                    Foot::Bar(at) => first(at),
                    _ => None,
                };
                let far = |other: ActivityIx| match (here, first(other)) {
                    (Some(here), Some(there)) => here.days_since(there).abs(),
                    _ => 0,
                };
                match led(&packed, stand, (&key, event.ctrl_key()), &far) {
                    Led::Nowhere => return,
                    Led::To(to) => to,
                    Led::Turn(lane) => {
                        turn(lane);
                        None
                    }
                }
            }
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(to) = to {
            stand_on(to);
        }
    };
    // The details give the focus back.
    Effect::new(move |before: Option<bool>| {
        let is_open = looking.selected.get().is_some();
        if before == Some(true) && !is_open {
            focus();
        }
        is_open
    });

    // A bar that moved may stand on another line, and is then drawn afresh.
    let has_focus = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        packed.track();
        if before.is_some() && has_focus.get_value() {
            once_settled(move || {
                if page::is_focus_lost() {
                    focus();
                }
            });
        }
    });

    let hand = use_hand(looking, grid, tree_px);
    let on_pick = Callback::new(move |(at, is_one_more): (ActivityIx, bool)| {
        if hand.has_dragged() {
            return;
        }
        match line_to_choose(looking, at).filter(|_| is_one_more) {
            Some(choice) => movement.ask(Asked::Choose(choice)),
            None => looking.selected.set(Some(at)),
        }
    });
    let parts = use_parts();
    let over = Over {
        looking,
        on: On::Packed {
            lines: packed,
            scroll_px: scroll.into(),
            in_view,
        },
        row_px,
    };
    let on_turn = Callback::new(move |lane: usize| {
        if !hand.has_dragged() {
            turn(lane);
        }
    });
    super::pinch::listen(looking, Callback::new(move |()| hand.cancel()));
    let ticks = Ticks::new(looking);
    let height = move || {
        Some(format!(
            "{}px",
            px(height_px(packed.read().len(), row_px.get()))
        ))
    };
    let many = move || packed.read().len().to_string();
    view! {
        <div class="tl-plot tl-packed" on:wheel=move |event| hand.wheel(&event)>
            <AxisStrip looking=looking ticks=ticks/>
            <div
                class="tl-grid"
                role="grid"
                node_ref=grid
                aria-label=words::PACKED_TIMELINE
                aria-rowcount=many
                on:keydown=pressed
                on:focusin=move |_| has_focus.set_value(true)
                on:focusout=move |event| has_focus.set_value(event.related_target().is_none())
                on:pointerdown=move |event| hand.down(&event)
                on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |_| hand.up()
                on:pointercancel=move |_| hand.cancel()
            >
                <div class="tl-head" aria-hidden="true"></div>
                <div class="tl-stage" role="presentation">
                    <BackLines looking=looking ticks=ticks/>
                    <AsOfLine looking=looking/>
                    {move || {
                        (movement.is_wanted() && parts.ghost.is_here())
                            .then(|| parts::ghost(GhostOf::Outline(Box::new(over))))
                    }}
                    <div class="tl-scroll" role="rowgroup" tabindex="-1" node_ref=scroller on:scroll=move |_| read()>
                        <div class="tl-rows" role="presentation" style:height=height>
                            <For
                                each=move || {
                                    let (first, end) = in_view.get();
                                    let packed = packed.get();
                                    (first..end).map(|line| (line, packed.line(line).to_vec())).collect::<Vec<_>>()
                                }
                                key=Clone::clone
                                let:line
                            >
                                {
                                    let (line, bars) = line;
                                    view! { <line::Line of=of packed=packed stands=stands on_turn=on_turn on_pick=on_pick line=line bars=bars/> }
                                }
                            </For>
                        </div>
                    </div>
                </div>
            </div>
        </div>
    }
}
