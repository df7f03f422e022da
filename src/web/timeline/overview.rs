//! The whole plan at a glance: one tick per go-live, stacked by month, with the window drawn. Knows
//! how it is drawn; leaves counting to `chart`.

use std::fmt::Write as _;

use crate::web::prelude::*;
use wasm_bindgen::JsCast;

use super::columns::use_columns;
use super::looking::Looking;
use super::menu::Menu;
use super::tools::{BrushOf, ToolOf};
use super::ways::Way;
use crate::chart::{MonthCount, TimeScale, aside, between, px};
use crate::outlook::words as dates;
use crate::plan::{Day, Span};
use crate::web::browser::measure::use_size;
use crate::web::parts::{self, use_parts};
use crate::words::dates as names;
use crate::words::timeline as words;

/// Where the line of the strip stands, and how high its ticks may grow.
const LINE: f64 = 36.0;
const ROOM: f64 = 30.0;
/// A tick, with the gap above it.
const TICK: f64 = 3.0;
const TICK_STEP: f64 = 4.0;
/// Room at the right for what lies far outside.
const OUTLIERS: f64 = 96.0;

/// The strip above the chart.
#[component]
pub fn OverviewStrip(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (columns, parts) = (use_columns(), use_parts());
    let strip = NodeRef::<leptos::svg::Svg>::new();
    let size = use_size(move || Some(strip.get()?.unchecked_into()));
    let outlier = Memo::new(move |_| farthest(looking));
    let scale = Memo::new(move |_| {
        let span = looking.overview.with(|overview| overview.span)?;
        let room = if outlier.with(Option::is_some) {
            OUTLIERS
        } else {
            0.0
        };
        let width = size.get().width - room;
        (width > 0.0).then(|| TimeScale::fitting(span, width, 6.0))
    });
    let ticks = move |choose: fn(&MonthCount) -> (u32, u32)| {
        move || {
            let scale = scale.get()?;
            looking.overview.with(|overview| {
                let span = overview.span?;
                Some(tick_path(
                    &overview.months,
                    span,
                    overview.highest(),
                    scale,
                    choose,
                ))
            })
        }
    };
    let past = ticks(|month| (0, month.before));
    let ahead = ticks(|month| (month.before, month.after));
    let window = Memo::new(move |_| {
        let scale = scale.get()?;
        let end = looking.overview.with(|overview| overview.span)?.end;
        let most = (scale.x_from_day(end) + 6.0).max(4.0);
        let window = looking.window();
        let (left, right) = (scale.x_from_day(window.first), scale.x_from_day(window.end));
        let (left, right) = (between(left, 1.0, most - 2.0), between(right, 2.0, most));
        Some((left, (right - left).max(2.0)))
    });
    let as_of = move || {
        let x = scale.get()?.x_from_day(looking.as_of.get());
        Some(format!("M{} 3V{}", px(x), px(LINE)))
    };
    let years = move || {
        let scale = scale.get()?;
        let span = looking.overview.with(|overview| overview.span)?;
        Some(year_labels(span, scale))
    };
    let showing = move || {
        let window = looking.window();
        let month = |day: Day| names::month(day.month(), day.year());
        words::showing(&month(window.first), &month(window.end.plus_days(-1)))
    };
    view! {
        <div class="tl-overview">
            <div>
                <p>
                    <strong>{words::GO_LIVES_BY_MONTH} <span class="tl-wide">{words::WHOLE_PLAN}</span></strong>
                    <span>{showing}</span>
                </p>
                <Zoom looking=looking/>
            </div>
            <svg node_ref=strip aria-hidden="true" focusable="false">
                <rect
                    class="tl-over-window"
                    x=move || window.get().map(|window| px(window.0))
                    width=move || window.get().map(|window| px(window.1))
                    y="3"
                    height=LINE - 3.0
                />
                <path class="tl-over-line" d=move || format!("M0 {}H{}", px(LINE + 0.5), px((size.get().width - OUTLIERS).max(0.0)))/>
                <path class="tl-over-past" d=past/>
                <path class="tl-over-ahead" d=ahead/>
                <path class="tl-as-of" d=as_of/>
                <g class="tl-over-words">
                    {move || {
                        years()
                            .unwrap_or_default()
                            .into_iter()
                            .map(|(x, label)| view! { <g transform=aside(x)><text y="49">{label}</text></g> })
                            .collect::<Markup>()
                    }}
                </g>
                {move || {
                    outlier
                        .get()
                        .map(|(words, is_flagged)| {
                            let from = size.get().width - OUTLIERS;
                            view! { <Outlier from_px=from words=words is_flagged=is_flagged/> }
                        })
                }}
            </svg>
            {move || {
                (columns.is_wanted.get() && parts.ghost.is_here())
                    .then(|| parts::tool(&ToolOf::Brush(BrushOf { looking, scale, window })))
            }}
        </div>
    }
}

/// A date far outside the rest of the plan, past a break in the line.
#[component]
fn Outlier(
    /// Where the line breaks.
    from_px: f64,
    /// The date in words.
    words: String,
    /// Whether a finding is about it.
    is_flagged: bool,
) -> Markup {
    view! {
        <g transform=aside(from_px)>
            <path class="tl-break" d="M2 43L8 34H3L9 27M8 43L14 34H9L15 27"/>
            {is_flagged.then(|| view! { <use href="#glyph-finding" x="22" y="19" width="14" height="14"/> })}
            <g transform="translate(22 0)"><text class="tl-over-far" y="49">{words}</text></g>
        </g>
    }
}

/// The last date that lies after the rest of the plan, and whether a finding is about it.
fn farthest(looking: Looking) -> Option<(String, bool)> {
    looking.overview.with(|overview| {
        let end = overview.span?.end;
        looking.outlook.with(|outlook| {
            let dated = overview
                .outliers
                .iter()
                .filter_map(|&at| Some((outlook.end(at)?, at)));
            let (date, at) = dated
                .filter(|(date, _)| date.first() >= end)
                .max_by_key(|(date, _)| date.first())?;
            let is_flagged = looking
                .findings
                .with(|marks| marks.open(at).next().is_some());
            Some((dates::date(date), is_flagged))
        })
    })
}

/// Closer, further, and what fills the window.
#[component]
fn Zoom(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    const BUTTON_STEPS: f64 = 2.0;
    view! {
        <div class="tl-zoom" role="group" aria-label=words::ZOOM>
            <button type="button" class="tl-button" aria-label=words::ZOOM_OUT on:click=move |_| looking.zoom(-BUTTON_STEPS)>"−"</button>
            <button type="button" class="tl-button" aria-label=words::ZOOM_IN on:click=move |_| looking.zoom(BUTTON_STEPS)>"+"</button>
            <Menu looking=looking way=Way::Days label=words::FIT class="tl-button"/>
        </div>
    }
}

/// All ticks of one colour as one path. `choose` gives how many stand below and how many are drawn.
fn tick_path(
    months: &[MonthCount],
    span: Span,
    highest: u32,
    scale: TimeScale,
    choose: fn(&MonthCount) -> (u32, u32),
) -> String {
    let step = (ROOM / f64::from(highest.max(1))).min(TICK_STEP);
    let tick = between(step - 1.0, 0.5, TICK);
    let width = between(scale.px_per_month() - 1.0, 1.0, 10.0);
    let mut path = String::new();
    for month in months {
        let Some(first) = Day::first_of_month(month.month) else {
            continue;
        };
        if first < span.first || span.end <= first {
            continue;
        }
        let (below, count) = choose(month);
        let left = px(scale.x_from_day(first));
        let mut bar = |from: f64, height: f64| {
            // Writing to a string cannot fail.
            let _ = write!(
                path,
                "M{left} {}h{}v{}h-{}z",
                px(LINE - from),
                px(width),
                px(-height),
                px(width)
            );
        };
        if step >= 2.5 {
            for number in below..below + count {
                bar(f64::from(number) * step, tick);
            }
        } else if count > 0 {
            // Too many to tell apart: one column.
            bar(f64::from(below) * step, f64::from(count) * step);
        }
    }
    path
}

/// Aprils, as far apart as their words need.
fn year_labels(span: Span, scale: TimeScale) -> Vec<(f64, String)> {
    const LEAST: f64 = 64.0;
    let mut labels: Vec<(f64, String)> = Vec::new();
    for year in span.first.financial_year()..=span.end.year() {
        if let Some(april) = Day::from_ymd(year, 4, 1) {
            let x = scale.x_from_day(april);
            let is_apart = labels.last().is_none_or(|(last, _)| x - last >= LEAST);
            if x >= 0.0 && is_apart && april < span.end {
                labels.push((x, names::month(4, year)));
            }
        }
    }
    labels
}
