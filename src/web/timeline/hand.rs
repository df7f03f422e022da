//! The pointer on the chart: the wheel zooms and pans, a drag beside the bars pans, a drag of a bar
//! moves its dates. Knows which gestures are the browser's own (scrolling down) and which are the
//! chart's. A finger takes hold of a bar by resting on it, so that a swipe never moves a date.

use crate::web::prelude::*;
use leptos::html;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent, WheelEvent};

use super::looking::Looking;
use super::moving::{Asked, Choose, Movement, use_movement};
use super::walker::line_of;
use crate::outlook::{Amount, Grip};
use crate::plan::ActivityIx;
use crate::web::browser::direction::{along, ends_of, onwards};
use crate::web::browser::pace::once_a_frame;
use crate::web::browser::pause;

/// How far the pointer moves before a press becomes a drag, in pixels.
const DRAG_FROM: f64 = 4.0;
/// Wheel pixels to one zoom step.
const WHEEL_STEP: f64 = 100.0;
/// Pixels to one line, where a wheel counts lines.
const LINE_PX: f64 = 16.0;
/// How far from its end a bar is held by that end, in pixels, but never more than a third of it.
const END_PX: f64 = 8.0;
/// How long a finger rests on a bar to take hold of it, in milliseconds.
const REST: i32 = 450;

/// The pointer. Copies of it are handles to the same one.
#[derive(Clone, Copy)]
pub struct Hand {
    looking: Looking,
    movement: Movement,
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
    /// The bar under the pointer and where it is held.
    bar: Option<(ActivityIx, Grip)>,
    /// Whether that bar is what moves, and not the chart.
    holds_bar: bool,
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
        movement: use_movement(),
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

    /// Where a pointer is on the bars' side, in pixels from where they begin; negative over the tree.
    fn on_bars(self, client_x: i32) -> Option<f64> {
        let (start, _) = ends_of(&self.grid.get_untracked()?.into());
        Some(along(client_x) - start - self.tree_px.get_untracked())
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
            self.ask(|pending| pending.pan += onwards(dx));
        }
    }

    /// The pointer was pressed.
    pub fn down(self, event: &PointerEvent) {
        self.has_dragged.set_value(false);
        let is_on_bars = self
            .on_bars(event.client_x())
            .is_some_and(|x| x >= 0.0 && x <= self.looking.width.get_untracked());
        if event.pointer_type() == "touch" && !is_on_bars {
            self.choose_after_rest(event);
        } else if event.button() == 0 && is_on_bars {
            let x = along(event.client_x());
            let bar = self.bar_under(event);
            let is_finger = event.pointer_type() == "touch";
            self.drag.set_value(Some(Drag {
                pointer: event.pointer_id(),
                from: x,
                last: x,
                is_moving: false,
                bar,
                holds_bar: bar.is_some() && !is_finger,
            }));
            if is_finger && let Some((at, grip)) = bar {
                self.hold_after_rest(event.pointer_id(), at, grip);
            }
        }
    }

    /// A finger that rests on a row's name chooses the row.
    fn choose_after_rest(self, event: &PointerEvent) {
        let Some(line) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| line_of(&target))
        else {
            return;
        };
        let (pointer, x) = (event.pointer_id(), along(event.client_x()));
        self.drag.set_value(Some(Drag {
            pointer,
            from: x,
            last: x,
            is_moving: false,
            bar: None,
            holds_bar: true,
        }));
        spawn_local(async move {
            pause::wait(REST).await;
            let drag = self.drag.try_get_value().flatten();
            if drag.is_some_and(|drag| drag.pointer == pointer && !drag.is_moving) {
                self.drag.set_value(None);
                self.has_dragged.set_value(true);
                self.movement.ask(Asked::Choose(Choose::Line(line)));
            }
        });
    }

    fn hold_after_rest(self, pointer: i32, at: ActivityIx, grip: Grip) {
        spawn_local(async move {
            pause::wait(REST).await;
            // By now the finger may have gone, and the page with it.
            let drag = self.drag.try_get_value().flatten();
            if let Some(drag) = drag.filter(|drag| drag.pointer == pointer && !drag.is_moving) {
                self.drag.set_value(Some(Drag {
                    holds_bar: true,
                    is_moving: true,
                    ..drag
                }));
                self.hold(pointer);
                self.movement.take_hold(at, grip, false);
            }
        });
    }

    /// The bar under a pointer, and where it is held.
    fn bar_under(self, event: &PointerEvent) -> Option<(ActivityIx, Grip)> {
        let bar = event.target()?.dyn_into::<Element>().ok()?;
        let id = bar.get_attribute("data-activity")?;
        let at = self
            .looking
            .plan
            .with_untracked(|plan| plan.activity(&id))?;
        let (from, to) = ends_of(&bar);
        let x = along(event.client_x());
        let end = END_PX.min((to - from) / 3.0);
        let grip = if x < from + end {
            Grip::Start
        } else if x > to - end {
            Grip::End
        } else {
            Grip::Whole
        };
        Some((at, grip))
    }

    /// Moves come here wherever the pointer goes, until it is lifted.
    fn hold(self, pointer: i32) {
        self.has_dragged.set_value(true);
        if let Some(grid) = self.grid.get_untracked() {
            // A pointer that is gone cannot be held; its moves then end at the edge.
            let _ = grid.set_pointer_capture(pointer);
        }
    }

    /// Shows by the shape of the pointer what a press would hold.
    fn show_grip(self, event: &PointerEvent) {
        let shape = match self.bar_under(event) {
            Some((_, Grip::Whole)) => "grab",
            Some(_) => "ew-resize",
            None => "",
        };
        if let Some(grid) = self.grid.get_untracked() {
            // Refused only for names that are no property.
            let _ = HtmlElement::style(&grid).set_property("cursor", shape);
        }
    }

    /// The pointer moved.
    pub fn moved(self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_value() else {
            if event.pointer_type() == "mouse" {
                self.show_grip(event);
            }
            return;
        };
        if drag.pointer != event.pointer_id() {
            return;
        }
        let x = along(event.client_x());
        if !drag.is_moving && (x - drag.from).abs() >= DRAG_FROM {
            drag.is_moving = true;
            self.hold(drag.pointer);
            if let Some((at, grip)) = drag.bar.filter(|_| drag.holds_bar) {
                self.movement.take_hold(at, grip, false);
            }
        }
        if drag.is_moving && drag.holds_bar {
            let px_per_day = self.looking.scale.get_untracked().px_per_day();
            #[allow(clippy::cast_possible_truncation)] // `as` saturates.
            let days = ((x - drag.from) / px_per_day).round() as i32;
            self.movement
                .change(|moving| moving.by = Amount::days(days));
        } else if drag.is_moving {
            let dx = drag.last - x;
            drag.last = x;
            self.ask(|pending| pending.pan += dx);
        }
        self.drag.set_value(Some(drag));
    }

    /// The pointer was lifted.
    pub fn up(self) {
        self.drag.set_value(None);
        self.movement
            .change(|moving| moving.is_let_go |= !moving.is_by_keys);
    }

    /// The browser took the pointer for a scroll of its own.
    pub fn cancel(self) {
        self.drag.set_value(None);
        self.movement.give_up();
    }
}
