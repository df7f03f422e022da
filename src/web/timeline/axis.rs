//! The time axis, the as-of date on it, and the lines under the bars. Knows how ticks are drawn, that
//! a pan moves them without drawing them afresh, and that the as-of date can be dragged; leaves which
//! ticks there are to `chart`.

use std::fmt::Write as _;

use crate::web::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::looking::Looking;
use crate::chart::{Axis, TimeScale, Weight, aside, between, px};
use crate::outlook::words as dates;
use crate::web::browser::direction::{along, ends_of, key_of};
use crate::web::browser::measure::text_width;
use crate::web::browser::pace::once_a_frame;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::timeline as words;

/// Where the two bands of the axis stand.
const UPPER_WORDS: f64 = 15.0;
const LOWER_WORDS: f64 = 34.0;
const LOWER_TOP: f64 = 22.0;
const AXIS_HEIGHT: f64 = 42.0;
/// Room beside the words of the as-of label.
const LABEL_SIDE: f64 = 12.0;
/// How far an arrow key moves the window, as a share of it.
const KEY_SHARE: f64 = 0.125;

/// The ticks of a stretch wider than the window, so that a pan seldom needs others.
#[derive(Clone, Copy)]
pub struct Ticks {
    axis: Memo<Axis>,
    /// How far the stretch is moved to stand under the window.
    shift: Memo<f64>,
}

impl Ticks {
    /// Ticks that follow the reader.
    #[must_use]
    pub fn new(looking: Looking) -> Ticks {
        let stretch: Memo<Option<(TimeScale, f64)>> = Memo::new(move |_| {
            let width = looking.width.get();
            let step = width / 2.0;
            (step > 0.0).then(|| {
                let from = (looking.pan.get() / step).floor() * step;
                (looking.base.get().panned(from), width + step)
            })
        });
        let axis = Memo::new(move |_| {
            stretch
                .get()
                .map(|(scale, width)| Axis::new(scale, width))
                .unwrap_or_default()
        });
        let as_of = looking.as_of;
        let shift = Memo::new(move |_| {
            let inside = stretch
                .get()
                .map_or(0.0, |(scale, _)| scale.x_from_day(as_of.get()));
            -looking.pan.get() - inside
        });
        Ticks { axis, shift }
    }

    fn moved(self) -> impl Fn() -> String + Copy {
        move || aside(self.shift.get())
    }

    /// The lines of one weight as one path.
    fn lines(self, weight: Weight, height: &'static str) -> impl Fn() -> String + Copy {
        move || {
            self.axis.with(|axis| {
                let mut path = String::new();
                for line in axis.lines.iter().filter(|line| line.weight == weight) {
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{} 0V{height}", px(line.x_px));
                }
                path
            })
        }
    }
}

/// The axis, which moves the window by arrow keys and under the pointer.
#[component]
pub fn AxisStrip(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The ticks.
    ticks: Ticks,
) -> Markup {
    let upper = move || {
        ticks.axis.with(|axis| {
            axis.upper
                .iter()
                .map(|tick| {
                    let (left, right) = (tick.left_px, tick.right_px);
                    let needed = text_width(&tick.label, true) + 12.0;
                    // The name stays in view while any of its stretch does.
                    let at = move || left.max(-ticks.shift.get());
                    let fits = Memo::new(move |_| right - at() > needed);
                    let label = tick.label.clone();
                    view! {
                        <path class="tl-tick" d=format!("M{} 0V{}", px(left), px(AXIS_HEIGHT))/>
                        <g transform=move || aside(at() + 6.0)>
                            <text
                                class="tl-year"
                                y=UPPER_WORDS
                                visibility=move || (!fits.get()).then_some("hidden")
                            >
                                {label}
                            </text>
                        </g>
                    }
                })
                .collect::<Markup>()
        })
    };
    let lower = move || {
        ticks.axis.with(|axis| {
            axis.lower
                .iter()
                .map(|tick| {
                    let middle = f64::midpoint(tick.left_px, tick.right_px);
                    let label = tick.label.clone();
                    view! { <g transform=aside(middle)><text y=LOWER_WORDS text-anchor="middle">{label}</text></g> }
                })
                .collect::<Markup>()
        })
    };
    let edges = move || {
        ticks.axis.with(|axis| {
            let mut path = String::new();
            for tick in &axis.lower {
                let _ = write!(
                    path,
                    "M{} {}V{}",
                    px(tick.left_px),
                    px(LOWER_TOP),
                    px(AXIS_HEIGHT)
                );
            }
            path
        })
    };
    let name = move || {
        let window = looking.window();
        let last = window.end.plus_days(-1);
        words::days_in_view(
            &dates::day_without_weekday(window.first),
            &dates::day_without_weekday(last),
        )
    };
    let (session, view) = (use_session(), use_view());
    let stand_on = move |days: i32| {
        looking.keep_window();
        let day = looking.as_of.get_untracked().plus_days(days);
        session.set_as_of(day);
        view.say(words::as_of(&dates::day(day)));
    };
    let pressed = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let step = looking.width.get_untracked() * KEY_SHARE;
        match &*key_of(&event) {
            "ArrowLeft" => looking.pan_by(-step),
            "ArrowRight" => looking.pan_by(step),
            "PageUp" => looking.pan_by(-8.0 * step),
            "PageDown" => looking.pan_by(8.0 * step),
            "+" | "=" => looking.zoom(1.0),
            "-" => looking.zoom(-1.0),
            "f" | "F" => looking.fit(),
            "," => stand_on(-1),
            "." => stand_on(1),
            "<" | ";" => stand_on(-7),
            ">" | ":" => stand_on(7),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <svg class="tl-axis" role="img" tabindex="0" aria-label=name on:keydown=pressed>
            <g transform=ticks.moved()>
                <path class="tl-tick" d=edges/>
                {upper}
                {lower}
            </g>
            <AsOfLabel looking=looking/>
        </svg>
    }
}

/// The as-of date in words on the axis, over its line.
#[component]
fn AsOfLabel(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let as_of = looking.as_of;
    let label = Memo::new(move |_| words::as_of(&dates::day_without_weekday(as_of.get())));
    let wide = Memo::new(move |_| label.with(|label| text_width(label, true)) + 2.0 * LABEL_SIDE);
    let line = move || -looking.pan.get();
    let is_in_view = Memo::new(move |_| (0.0..=looking.width.get()).contains(&line()));
    let left = move || {
        let most = (looking.width.get() - wide.get()).max(0.0);
        between(line() - wide.get() / 2.0, 0.0, most)
    };
    // While the label is dragged: where the axis begins, in pixels, and the day under the pointer.
    let (session, view) = (use_session(), use_view());
    let held = StoredValue::new(None::<f64>);
    let wanted = StoredValue::new(as_of.get_untracked());
    let follow = once_a_frame(move || session.set_as_of(wanted.get_value()));
    let down = move |event: PointerEvent| {
        let label = event
            .current_target()
            .and_then(|it| it.dyn_into::<Element>().ok());
        let Some(label) = label.filter(|_| event.button() == 0) else {
            return;
        };
        if let Ok(Some(axis)) = label.closest("svg") {
            // What it is drawn over must not move with it.
            looking.keep_window();
            held.set_value(Some(ends_of(&axis).0));
            // A pointer that is gone cannot be held; its moves then end at the edge.
            let _ = label.set_pointer_capture(event.pointer_id());
            event.prevent_default();
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some(start) = held.get_value() {
            let x = along(event.client_x()) - start;
            let day = looking.scale.get_untracked().day_from_x(x);
            if wanted.get_value() != day {
                wanted.set_value(day);
                follow();
            }
        }
    };
    let up = move || {
        if held.get_value().is_some() {
            held.set_value(None);
            view.say(words::as_of(&dates::day(as_of.get_untracked())));
        }
    };
    view! {
        <g
            class="tl-as-of-grip"
            visibility=move || (!is_in_view.get()).then_some("hidden")
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| up()
            on:pointercancel=move |_| up()
        >
            <path class="tl-as-of" d=move || format!("M{} 18V{}", px(line()), px(AXIS_HEIGHT))/>
            <rect class="tl-as-of-label" x=move || px(left()) y="1" width=move || px(wide.get()) height="18" rx="3"/>
            <g transform=move || aside(left() + LABEL_SIDE)>
                <text class="tl-as-of-words" y="14">{label}</text>
            </g>
        </g>
    }
}

/// What lies behind the rows: the days that have passed, and the lines of months and years.
#[component]
pub fn BackLines(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The ticks.
    ticks: Ticks,
) -> Markup {
    let past = move || {
        px(between(
            -looking.pan.get(),
            0.0,
            looking.width.get().max(0.0),
        ))
    };
    view! {
        <svg class="tl-back" aria-hidden="true" focusable="false">
            <rect class="tl-past" width=past height="100%"/>
            <g transform=ticks.moved()>
                <path class="tl-line" d=ticks.lines(Weight::Faint, "4320")/>
                <path class="tl-line is-quarter" d=ticks.lines(Weight::Quarter, "4320")/>
                <path class="tl-line is-year" d=ticks.lines(Weight::Year, "4320")/>
            </g>
        </svg>
    }
}

/// The as-of line, before the rows.
#[component]
pub fn AsOfLine(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let moved = move || aside(-looking.pan.get());
    view! {
        <svg class="tl-front" aria-hidden="true" focusable="false">
            <path class="tl-as-of" transform=moved d="M0 0V4320"/>
        </svg>
    }
}
