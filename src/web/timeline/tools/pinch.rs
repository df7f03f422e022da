//! Two fingers on the chart zoom it: what lay under the middle between them stays there. Knows
//! pointers; leaves one finger to `hand`.

use crate::web::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::chart::ZOOM_STEP;
use crate::web::browser::direction::{along, ends_of};
use crate::web::browser::listen::use_window_event;
use crate::web::browser::pace::once_a_frame;
use crate::web::timeline::looking::Looking;

/// Fingers nearer to one another are taken for so far apart, in pixels.
const LEAST_PX: f64 = 24.0;

/// A finger: which pointer it is and where, in pixels from where the bars begin.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Finger {
    pointer: i32,
    x: f64,
    y: f64,
}

/// Listens for two fingers until the present owner goes. `on_two` is called when the second comes.
pub fn listen(looking: Looking, on_two: Callback<()>) {
    let fingers = StoredValue::new(Vec::<Finger>::new());
    // How far apart the fingers are and where their middle is, as last drawn.
    let drawn = StoredValue::new(None::<(f64, f64)>);
    let follow = once_a_frame(move || {
        let Some(now) = fingers.with_value(|fingers| between_two(fingers)) else {
            return;
        };
        if let Some((apart, middle)) = drawn.get_value() {
            looking.pan_by(middle - now.1);
            let steps = js_sys::Math::log(now.0 / apart) / js_sys::Math::log(ZOOM_STEP);
            looking.zoom_about(now.1, steps);
        }
        drawn.set_value(Some(now));
    });
    use_window_event(ev::pointerdown, move |event: PointerEvent| {
        if event.pointer_type() != "touch" || !is_on_bars(&event) {
            return;
        }
        fingers.update_value(|fingers| {
            fingers.retain(|finger| finger.pointer != event.pointer_id());
            fingers.push(finger(&event));
        });
        let two = fingers.with_value(|fingers| between_two(fingers));
        drawn.set_value(two);
        if two.is_some() {
            // What the first finger began is not meant any more.
            on_two.run(());
        }
    });
    use_window_event(ev::pointermove, move |event: PointerEvent| {
        let is_known = fingers.try_update_value(|fingers| {
            let known = fingers
                .iter_mut()
                .find(|one| one.pointer == event.pointer_id());
            known.map(|known| *known = finger(&event)).is_some()
        });
        if is_known == Some(true) && drawn.get_value().is_some() {
            follow();
        }
    });
    let lifted = move |event: PointerEvent| {
        fingers.update_value(|fingers| fingers.retain(|one| one.pointer != event.pointer_id()));
        drawn.set_value(None);
    };
    use_window_event(ev::pointerup, lifted);
    use_window_event(ev::pointercancel, lifted);
}

fn is_on_bars(event: &PointerEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| {
            target
                .closest(".tl-stage, .tl-dock")
                .is_ok_and(|it| it.is_some())
        })
}

fn finger(event: &PointerEvent) -> Finger {
    let axis = document().query_selector(".tl-axis").ok().flatten();
    let start = axis.map_or(0.0, |axis| ends_of(&axis).0);
    Finger {
        pointer: event.pointer_id(),
        x: along(event.client_x()) - start,
        y: f64::from(event.client_y()),
    }
}

/// How far apart two fingers are, and where their middle is.
fn between_two(fingers: &[Finger]) -> Option<(f64, f64)> {
    let [one, other] = fingers else { return None };
    let apart = js_sys::Math::hypot(one.x - other.x, one.y - other.y);
    Some((apart.max(LEAST_PX), f64::midpoint(one.x, other.x)))
}
