//! The window in the overview, held by its ends or as a whole: dragged, or moved by keys as three
//! sliders. Knows pointers and keys; leaves which days come out to `chart`.

use crate::web::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::chart::{Brush, TimeScale, between, px};
use crate::outlook::words as dates;
use crate::plan::{Day, Span};
use crate::web::browser::direction::{along, ends_of, key_of};
use crate::web::browser::pace::once_a_frame;
use crate::web::timeline::looking::Looking;
use crate::words::tools as words;

/// Where the window is drawn.
#[derive(Clone, Copy)]
pub struct BrushOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// The scale of the overview.
    pub scale: Memo<Option<TimeScale>>,
    /// Where its window begins and how wide it is, in pixels.
    pub window: Memo<Option<(f64, f64)>>,
}

/// A drag.
#[derive(Clone, Copy)]
struct Drag {
    brush: Brush,
    from_px: f64,
    last_px: f64,
    window: Span,
}

/// The window and its grips.
#[component]
pub fn Window(
    /// Where it is drawn.
    of: BrushOf,
) -> Markup {
    let BrushOf {
        looking,
        scale,
        window,
    } = of;
    let drag = StoredValue::new(None::<Drag>);
    let at_px = StoredValue::new(0.0_f64);
    let apply = move || {
        let (Some(mut held), Some(scale)) = (drag.get_value(), scale.get_untracked()) else {
            return;
        };
        let x = at_px.get_value();
        if held.brush == Brush::Whole {
            let days = (x - held.last_px) / scale.px_per_day();
            looking.pan_by(days * looking.scale.get_untracked().px_per_day());
            held.last_px = x;
            drag.set_value(Some(held));
        } else {
            #[allow(clippy::cast_possible_truncation)] // `as` saturates.
            let days = ((x - held.from_px) / scale.px_per_day()).round() as i32;
            looking.show_days(held.brush.moved(held.window, days), 0.0);
        }
    };
    let follow = once_a_frame(apply);
    let down = move |brush: Brush| {
        move |event: PointerEvent| {
            let Some(grip) = event.current_target().filter(|_| event.button() == 0) else {
                return;
            };
            let from_px = along(event.client_x());
            at_px.set_value(from_px);
            drag.set_value(Some(Drag {
                brush,
                from_px,
                last_px: from_px,
                window: untrack(|| looking.window()),
            }));
            // A pointer that is gone cannot be held; its moves then end at the edge.
            let _ = grip
                .unchecked_into::<Element>()
                .set_pointer_capture(event.pointer_id());
            event.stop_propagation();
        }
    };
    let moved = move |event: PointerEvent| {
        if drag.get_value().is_some() {
            at_px.set_value(along(event.client_x()));
            follow();
        }
    };
    let up = move || {
        // The last move may still wait for its frame.
        let has_moved = |held: Drag| (at_px.get_value() - held.last_px).abs() >= 1.0;
        if drag.get_value().is_some_and(has_moved) {
            apply();
        }
        drag.set_value(None);
    };
    // A press beside the window brings it there.
    let beside = move |event: PointerEvent| {
        let strip = event
            .current_target()
            .map(JsCast::unchecked_into::<Element>);
        if let (Some(strip), Some(scale), 0) = (strip, scale.get_untracked(), event.button()) {
            let x = along(event.client_x()) - ends_of(&strip).0;
            let main = looking.scale.get_untracked();
            let to = main.x_from_number(scale.number_from_x(x));
            looking.pan_by(to - looking.width.get_untracked() / 2.0);
        }
    };
    let pressed = move |brush: Brush| {
        move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let brush = if event.shift_key() {
                Brush::Last
            } else {
                brush
            };
            let months = match &*key_of(&event) {
                "ArrowLeft" | "ArrowDown" => -1,
                "ArrowRight" | "ArrowUp" => 1,
                "PageDown" => -12,
                "PageUp" => 12,
                "+" | "=" => {
                    looking.zoom(1.0);
                    0
                }
                "-" => {
                    looking.zoom(-1.0);
                    0
                }
                "f" | "F" => {
                    looking.fit();
                    0
                }
                _ => return,
            };
            if months != 0 {
                looking.show_days(brush.stepped(untrack(|| looking.window()), months), 0.0);
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let day_of = move |brush: Brush| {
        let window = looking.window();
        if brush == Brush::Last {
            window.end.plus_days(-1)
        } else {
            window.first
        }
    };
    let text = move |brush: Brush| {
        move || {
            if brush == Brush::Whole {
                let (first, last) = (day_of(Brush::First), day_of(Brush::Last));
                words::days(
                    &dates::day_without_weekday(first),
                    &dates::day_without_weekday(last),
                )
            } else {
                dates::day_without_weekday(day_of(brush))
            }
        }
    };
    let place = move |edge: f64| {
        move || {
            let (left, width) = window.get().unwrap_or_default();
            Some(format!("{}px", px(left + edge * width)))
        }
    };
    let grip = move |brush: Brush, name: &'static str, edge: f64| {
        view! {
            <div
                class="tl-brush-grip"
                style:inset-inline-start=place(edge)
                role="slider"
                tabindex="0"
                aria-label=name
                aria-orientation="horizontal"
                aria-valuemin=Day::FIRST.month_index().to_string()
                aria-valuemax=Day::LAST.month_index().to_string()
                aria-valuenow=move || day_of(brush).month_index().to_string()
                aria-valuetext=text(brush)
                on:pointerdown=down(brush)
                on:keydown=pressed(brush)
            ></div>
        }
    };
    let width = move || {
        let (_, width) = window.get().unwrap_or_default();
        Some(format!("{}px", px(between(width, 2.0, 1e6))))
    };
    view! {
        <div
            class="tl-brush"
            role="group"
            aria-label=words::DAYS_IN_WHOLE_PLAN
            on:pointerdown=beside
            on:pointermove=moved
            on:pointerup=move |_| up()
            on:pointercancel=move |_| up()
            on:dblclick=move |_| looking.fit()
        >
            <div
                class="tl-brush-window"
                style:inset-inline-start=place(0.0)
                style:width=width
                role="slider"
                tabindex="0"
                aria-label=words::DAYS_IN_VIEW
                aria-orientation="horizontal"
                aria-valuemin=Day::FIRST.month_index().to_string()
                aria-valuemax=Day::LAST.month_index().to_string()
                aria-valuenow=move || day_of(Brush::First).month_index().to_string()
                aria-valuetext=text(Brush::Whole)
                on:pointerdown=down(Brush::Whole)
                on:keydown=pressed(Brush::Whole)
            ></div>
            {grip(Brush::First, words::FIRST_DAY, 0.0)}
            {grip(Brush::Last, words::LAST_DAY, 1.0)}
        </div>
    }
}
