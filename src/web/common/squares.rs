//! One small square for each practice, those that are ready filled and ticked. Says nothing that
//! the number beside it does not say.

use std::fmt::Write;

use crate::web::prelude::*;

/// Squares in a row.
const ACROSS: u32 = 22;
/// From one square to the next, in units of the drawing.
const STEP: u32 = 11;

/// The squares.
#[component]
pub fn Squares(
    /// How many are filled.
    #[prop(into)]
    full: Signal<u32>,
    /// How many there are.
    #[prop(into)]
    all: Signal<u32>,
) -> Markup {
    let corner = |at: u32| (at % ACROSS * STEP + 1, at / ACROSS * STEP + 1);
    let boxes = move |range: std::ops::Range<u32>| {
        let mut d = String::new();
        for at in range {
            let (x, y) = corner(at);
            // Writing into a string cannot fail.
            let _ = write!(d, "M{x} {y}h8v8h-8z");
        }
        d
    };
    let ticks = move || {
        let mut d = String::new();
        for at in 0..full.get().min(all.get()) {
            let (x, y) = corner(at);
            let _ = write!(d, "M{} {}l1.5 1.7 2.9-3.2", x + 2, y + 4);
        }
        d
    };
    let view_box = move || {
        let rows = all.get().div_ceil(ACROSS).max(1);
        format!("0 0 {} {}", ACROSS * STEP - 1, rows * STEP - 1)
    };
    view! {
        <svg class="squares glyph" viewBox=view_box aria-hidden="true" focusable="false">
            <path
                class="edge"
                d=move || boxes(full.get().min(all.get())..all.get())
                fill="none"
                stroke="#768692"
            />
            <path
                class="solid"
                d=move || boxes(0..full.get().min(all.get()))
                fill="#007f3b"
                stroke="#007f3b"
            />
            <path class="cut" d=ticks fill="none" stroke="#ffffff" stroke-width="1.4"/>
        </svg>
    }
}
