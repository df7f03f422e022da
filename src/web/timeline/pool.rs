//! A scrolled list drawn by a fixed pool of row slots: the dated rows, or the docked lane of undated
//! ones. Scrolling makes no diff: a slot keeps its row while that is in reach, then takes another,
//! and no element moves in the page, so none loses the focus. What the slots show is told by `told`.

use std::ops::Range;

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;

use super::looking::Looking;
use super::row::RowSlot;
use super::told::Desks;
use crate::chart::{RowWindow, height_px, px, slots_for};
use crate::web::browser::measure::use_size;
use crate::web::browser::pace::{once_a_frame, once_quiet};

/// Rows drawn beyond the edges of the view, so that a scroll finds them there.
const SPARE: usize = 6;
/// How long after a scroll the order of rows is told to screen readers, in milliseconds.
const SETTLED: i32 = 200;
/// How long after a zoom or pan the rows outside the view follow, in milliseconds.
const QUIET: i32 = 100;

/// One scrolled part of the list of lines.
#[derive(Clone, Copy)]
pub struct Part {
    /// What its slots' ids begin with.
    pub prefix: &'static str,
    /// The element that scrolls.
    pub scroller: NodeRef<html::Div>,
    /// The first line that belongs to it.
    pub offset: Signal<usize>,
    /// How many lines belong to it.
    pub count: Signal<usize>,
    /// Which of its lines have a slot.
    pub window: Memo<RowWindow>,
    /// How high the view is, in pixels.
    pub view_px: Signal<f64>,
    /// How wide the view is, its scroll bar left out, in pixels.
    pub width_px: Signal<f64>,
    scroll_px: RwSignal<f64>,
    row_px: Signal<f64>,
    slots: Memo<usize>,
}

impl Part {
    /// A part of `count` lines from `offset` on.
    #[must_use]
    pub fn new(
        prefix: &'static str,
        offset: Signal<usize>,
        count: Signal<usize>,
        row_px: Signal<f64>,
        spare: Spare,
    ) -> Part {
        let scroller = NodeRef::<html::Div>::new();
        let size = use_size(move || Some(scroller.get()?.unchecked_into()));
        let view_px = Signal::derive(move || size.get().height);
        let width_px = Signal::derive(move || size.get().width);
        let scroll_px = RwSignal::new(0.0_f64);
        let spare = match spare {
            Spare::Usual => 2 * SPARE,
            Spare::Few => 2,
        };
        let slots = Memo::new(move |_| slots_for(view_px.get(), row_px.get(), spare));
        // Whole rows only: between two rows nothing below has to be worked out afresh.
        let top = Memo::new(move |_| {
            let row_px = row_px.get();
            (scroll_px.get() / row_px).floor() * row_px
        });
        let window = Memo::new(move |_| {
            RowWindow::new(
                top.get(),
                view_px.get(),
                row_px.get(),
                count.get(),
                slots.get(),
            )
        });
        Part {
            prefix,
            scroller,
            offset,
            count,
            window,
            view_px,
            width_px,
            scroll_px,
            row_px,
            slots,
        }
    }

    /// How far it is scrolled, in pixels.
    #[must_use]
    pub fn scroll_px(&self) -> Signal<f64> {
        self.scroll_px.into()
    }

    /// Whether a line belongs to it.
    #[must_use]
    pub fn holds(&self, index: usize) -> bool {
        let offset = self.offset.get_untracked();
        (offset..offset + self.count.get_untracked()).contains(&index)
    }

    /// The id of the slot that shows a line, if one does.
    #[must_use]
    pub fn slot_id(&self, index: usize) -> Option<String> {
        let row = index.checked_sub(self.offset.get_untracked())?;
        let slot = self.window.get_untracked().slot_of(row)?;
        Some(format!("{}{slot}", self.prefix))
    }

    /// Scrolls as little as needed to show a line, `covered_px` at the top left free.
    pub fn show(&self, index: usize, covered_px: f64) {
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        let row = index.saturating_sub(self.offset.get_untracked());
        let now = f64::from(scroller.scroll_top());
        let (view_px, row_px) = (self.view_px.get_untracked(), self.row_px.get_untracked());
        let wanted = crate::chart::scroll_to_show(row, now, view_px, row_px, covered_px);
        if (wanted - now).abs() > 0.5 {
            #[allow(clippy::cast_possible_truncation)] // Lists are lower than 2^31 pixels.
            scroller.set_scroll_top(wanted.round() as i32);
            self.read();
        }
    }

    /// Goes back to the first line.
    pub fn rewind(&self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(0);
            self.read();
        }
    }

    /// Which of its rows can be seen.
    fn in_view(&self) -> Range<usize> {
        let (top, row_px) = (self.scroll_px.get_untracked(), self.row_px.get_untracked());
        let bottom = top + self.view_px.get_untracked();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let row_at = |px: f64| (px / row_px) as usize;
        row_at(top)..row_at(bottom) + 1
    }

    fn read(&self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            let scroll_px = f64::from(scroller.scroll_top());
            if self.scroll_px.get_untracked().to_bits() != scroll_px.to_bits() {
                self.scroll_px.set(scroll_px);
            }
        }
    }
}

/// How many rows are drawn beyond the edges of the view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spare {
    /// Enough for a quick scroll.
    Usual,
    /// For a short list.
    Few,
}

/// A scrolled part of the list.
#[component]
pub fn Pool(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Called after a scroll.
    on_scroll: Callback<()>,
    /// Which part.
    part: Part,
) -> Markup {
    let read = once_a_frame(move || {
        part.read();
        on_scroll.run(());
    });
    let ordered = RwSignal::new(String::new());
    let tell_order = once_quiet(SETTLED, move || {
        let window = part.window.get_untracked();
        let ids: Vec<String> = window
            .rows()
            .filter_map(|row| window.slot_of(row))
            .map(|slot| format!("{}{slot}", part.prefix))
            .collect();
        ordered.set(ids.join(" "));
    });
    Effect::new(move |_| {
        part.window.track();
        tell_order();
    });
    let desks = Desks::new(looking, part.row_px);
    let line_in = move |window: RowWindow, slot: usize| {
        let row = window.row_in(slot)?;
        Some((row + part.offset.get(), row))
    };
    let tell_all = move || {
        let window = part.window.get();
        desks.tell(0..usize::MAX, &(0..usize::MAX), |slot| {
            line_in(window, slot)
        });
    };
    let tell_later = once_quiet(QUIET, move || untrack(tell_all));
    Effect::new(move |_| {
        let window = part.window.get();
        let has_stale = desks.tell(0..usize::MAX, &part.in_view(), |slot| line_in(window, slot));
        if has_stale {
            tell_later();
        }
    });
    let height = move || format!("{}px", px(height_px(part.count.get(), part.row_px.get())));
    view! {
        // What scrolls would be a stop of its own for Tab in Firefox, before its rows: hence the
        // tabindex. Slots stand in the page in any order; aria-owns names the one they are seen in.
        <div
            class="tl-scroll"
            role="rowgroup"
            tabindex="-1"
            aria-owns=ordered
            node_ref=part.scroller
            on:scroll=move |_| read()
        >
            <div class="tl-rows" role="presentation" style:height=height>
                <For each=move || 0..part.slots.get() key=|number| *number let:number>
                    {
                        let told = desks.add(number);
                        untrack(|| {
                            let window = part.window.get();
                            desks.tell(number..number + 1, &(0..usize::MAX), |slot| line_in(window, slot));
                        });
                        view! {
                            <RowSlot looking=looking id=format!("{}{number}", part.prefix) told=told/>
                        }
                    }
                </For>
            </div>
        </div>
    }
}
