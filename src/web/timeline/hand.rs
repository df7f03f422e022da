//! The pointer on the chart: the wheel zooms and pans, a drag on the bars' side pans. Knows which
//! gestures are the browser's own (scrolling down) and which are the chart's.

use crate::web::prelude::*;
use leptos::html;
use web_sys::{PointerEvent, WheelEvent};

use super::looking::Looking;
use crate::web::browser::pace::once_a_frame;

/// How far the pointer moves before a press becomes a drag, in pixels.
const DRAG_FROM: f64 = 4.0;
/// Wheel pixels to one zoom step.
const WHEEL_STEP: f64 = 100.0;
/// Pixels to one line, where a wheel counts lines.
const LINE_PX: f64 = 16.0;

/// The pointer. Copies of it are handles to the same one.
#[derive(Clone, Copy)]
pub struct Hand {
    looking: Looking,
    grid: NodeRef<html::Div>,
    tree_px: Signal<f64>,
    drag: StoredValue<Option<Drag>>,
    has_dragged: StoredValue<bool>,
    pending: StoredValue<Pending>,
    apply: StoredValue<Box<dyn Fn()>, LocalStorage>,
}

#[derive(Clone, Copy)]
struct Drag {
    pointer: i32,
    from: f64,
    last: f64,
    is_moving: bool,
}

/// What was asked for since the last frame.
#[derive(Clone, Copy, Default)]
struct Pending {
    pan: f64,
    zoom: f64,
    zoom_at: f64,
}

/// The pointer on `grid`, whose tree is `tree_px` wide.
pub fn use_hand(looking: Looking, grid: NodeRef<html::Div>, tree_px: Signal<f64>) -> Hand {
    let pending = StoredValue::new(Pending::default());
    let apply = once_a_frame(move || {
        let asked = pending.get_value();
        pending.set_value(Pending::default());
        if asked.zoom != 0.0 {
            looking.zoom_about(asked.zoom_at, asked.zoom);
        }
        if asked.pan != 0.0 {
            looking.pan_by(asked.pan);
        }
    });
    Hand {
        looking,
        grid,
        tree_px,
        drag: StoredValue::new(None),
        has_dragged: StoredValue::new(false),
        pending,
        apply: StoredValue::new_local(Box::new(apply)),
    }
}

impl Hand {
    /// Whether the press that just ended moved the chart.
    #[must_use]
    pub fn has_dragged(self) -> bool {
        self.has_dragged.get_value()
    }

    /// Where a pointer is on the bars' side, in pixels from its left edge; negative over the tree.
    fn on_bars(self, client_x: i32) -> Option<f64> {
        let left = self.grid.get_untracked()?.get_bounding_client_rect().left();
        Some(f64::from(client_x) - left - self.tree_px.get_untracked())
    }

    fn ask(self, change: impl FnOnce(&mut Pending)) {
        self.pending.update_value(change);
        self.apply.with_value(|apply| apply());
    }

    /// The wheel turned: with Ctrl it zooms about the pointer, sideways or with Shift it pans, and
    /// otherwise the browser scrolls.
    pub fn wheel(self, event: &WheelEvent) {
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL {
            1.0
        } else {
            LINE_PX
        };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let at = self.on_bars(event.client_x()).unwrap_or_default().max(0.0);
            self.ask(|pending| {
                pending.zoom -= dy / WHEEL_STEP;
                pending.zoom_at = at;
            });
        } else if event.shift_key() && dx == 0.0 {
            event.prevent_default();
            self.ask(|pending| pending.pan += dy);
        } else if dx.abs() > dy.abs() {
            event.prevent_default();
            self.ask(|pending| pending.pan += dx);
        }
    }

    /// The pointer was pressed.
    pub fn down(self, event: &PointerEvent) {
        self.has_dragged.set_value(false);
        let is_on_bars = self
            .on_bars(event.client_x())
            .is_some_and(|x| x >= 0.0 && x <= self.looking.width.get_untracked());
        if event.button() == 0 && is_on_bars {
            let x = f64::from(event.client_x());
            self.drag.set_value(Some(Drag {
                pointer: event.pointer_id(),
                from: x,
                last: x,
                is_moving: false,
            }));
        }
    }

    /// The pointer moved.
    pub fn moved(self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_value() else {
            return;
        };
        if drag.pointer != event.pointer_id() {
            return;
        }
        let x = f64::from(event.client_x());
        if !drag.is_moving && (x - drag.from).abs() >= DRAG_FROM {
            drag.is_moving = true;
            self.has_dragged.set_value(true);
            if let Some(grid) = self.grid.get_untracked() {
                // A pointer that is gone cannot be held; its moves then end at the edge.
                let _ = grid.set_pointer_capture(drag.pointer);
            }
        }
        if drag.is_moving {
            let dx = drag.last - x;
            drag.last = x;
            self.ask(|pending| pending.pan += dx);
        }
        self.drag.set_value(Some(drag));
    }

    /// The pointer was lifted, or the browser took it for a scroll of its own.
    pub fn up(self) {
        self.drag.set_value(None);
    }
}
