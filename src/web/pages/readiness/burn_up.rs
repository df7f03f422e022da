//! The burn-up: measured points, the line that is needed, the day the reader stands on, the last
//! safe day for letters. Draws; the figures are in words beside it.

use std::fmt::Write;
use std::sync::Arc;

use crate::web::prelude::*;

use super::Standing;
use crate::chart::{aside, px};
use crate::outlook::{BurnPoint, Need, Pace, words as dates};
use crate::plan::{Day, PlanDate, Precision};
use crate::web::common::parts::Card;
use crate::web::session::use_session;
use crate::words::readiness as words;

/// The drawing area, in its own units.
const LEFT: f64 = 34.0;
const RIGHT: f64 = 306.0;
const TOP: f64 = 16.0;
const BASE: f64 = 176.0;

/// Where days and practices lie in the drawing.
#[derive(Clone, Copy)]
struct Scale {
    first: Day,
    last: Day,
    most: u32,
}

impl Scale {
    fn x(self, day: Day) -> f64 {
        let span = f64::from(self.last.days_since(self.first).max(1));
        LEFT + f64::from(day.days_since(self.first)) / span * (RIGHT - LEFT)
    }

    fn y(self, practices: u32) -> f64 {
        BASE - f64::from(practices) / f64::from(self.most.max(1)) * (BASE - TOP)
    }
}

/// The card.
#[component]
pub fn BurnUp(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let session = use_session();
    let drawing = move || {
        let plan = session.plan().get();
        standing.with(|it| {
            let target = it.pace.target_day?;
            let first = plan.as_of.min(it.as_of);
            (target > first).then(|| {
                let scale = Scale {
                    first,
                    last: target.max(it.as_of),
                    most: it.practices,
                };
                let points = standing.points.get();
                view! { <Drawing scale=scale pace=it.pace.clone() points=points/> }
            })
        })
    };
    let words = move || {
        let points = standing.points.get();
        let said: Vec<String> = points
            .iter()
            .map(|point| words::ready_on(point.ready, &dates::day_without_weekday(point.day)))
            .collect();
        words::measured(&said)
    };
    view! {
        <Card title=words::BURN_UP class="dense">
            <p class="meta">{words::BURN_UP_MEANS}</p>
            {drawing}
            <p class="meta">{words}</p>
        </Card>
    }
}

/// The drawing.
#[component]
fn Drawing(
    /// Where days and practices lie.
    scale: Scale,
    /// The arithmetic.
    pace: Pace,
    /// What was measured.
    points: Arc<Vec<BurnPoint>>,
) -> Markup {
    let today = scale.x(pace.as_of);
    let months = |day: Day| dates::date_dense(PlanDate::containing(day, Precision::Month));
    let marks = [0, scale.most / 2, scale.most].map(|practices| {
        let y = scale.y(practices);
        view! {
            <path d=format!("M{} {}H{}", px(LEFT), px(y), px(RIGHT)) stroke="#d8dde0" fill="none"/>
            <g transform=aside(LEFT - 6.0)><text y=px(y + 4.0) text-anchor="end">{practices}</text></g>
        }
    });
    let shaded = pace.letters.map(|letters| {
        let end = scale.x(letters.first_upload.min(scale.last));
        (end > today).then(|| {
            view! {
                <path
                    d=format!("M{0} {1}H{2}V{3}H{0}z", px(today), px(TOP), px(end), px(BASE))
                    fill="#f0f4f5"
                />
            }
        })
    });
    let last_letters = pace
        .letters
        .and_then(|it| it.last_safe)
        .filter(|&day| day > scale.first);
    let last_letters = last_letters.map(|day| {
        let x = scale.x(day);
        view! {
            <path
                d=format!("M{} {}V{}", px(x), px(TOP), px(BASE))
                stroke="#4c6272"
                stroke-width="1.5"
                stroke-dasharray="2 2"
                fill="none"
            />
            <g transform=aside(x - 4.0)>
                <text y=BASE - 20.0 text-anchor="end">{words::LAST_LETTERS}</text>
                <text y=BASE - 6.0 text-anchor="end">{dates::date_dense(PlanDate::day(day))}</text>
            </g>
        }
    });
    let needed = match (pace.need, pace.target_day) {
        (Need::Rate(rate), Some(target)) => {
            let d = format!(
                "M{} {}L{} {}",
                px(today),
                px(scale.y(pace.ready)),
                px(scale.x(target)),
                px(scale.y(pace.practices))
            );
            Some(view! {
                <path d=d stroke="#005eb8" stroke-width="1.5" stroke-dasharray="5 3" fill="none"/>
                <g transform=aside(f64::midpoint(LEFT, RIGHT))>
                    <text class="needed" y=TOP + 30.0 text-anchor="middle">
                        {words::needed(&rate.shown())}
                    </text>
                </g>
            })
        }
        _ => None,
    };
    let line = (points.len() > 1).then(|| {
        let mut d = String::new();
        for (at, point) in points.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            let (x, y) = (scale.x(point.day), scale.y(point.ready));
            // Writing into a string cannot fail.
            let _ = write!(d, "{step}{} {}", px(x), px(y));
        }
        view! { <path d=d stroke="#007f3b" stroke-width="2" fill="none"/> }
    });
    let dots = points.iter().map(|point| {
        let (x, y) = (scale.x(point.day), scale.y(point.ready));
        view! { <circle cx=px(x) cy=px(y) r="4" fill="#007f3b" stroke="#ffffff"/> }
    });
    let dots = dots.collect::<Markup>();
    // Above the dot, and above the line that rises from it.
    let above = (scale.y(pace.ready) - 30.0).max(TOP + 10.0);
    view! {
        <svg class="burn-up" viewBox="0 0 320 200" role="img" aria-label=words::BURN_UP_DRAWN>
            {shaded}
            {marks}
            {last_letters}
            {needed}
            <path d=format!("M{} {}V{}", px(today), px(TOP), px(BASE)) stroke="#212b32" stroke-width="2" fill="none"/>
            {line}
            {dots}
            <g transform=aside(today.min(RIGHT - 40.0) + 6.0)>
                <text y=px(above) class="strong">{words::ready_today(pace.ready)}</text>
            </g>
            <g transform=aside(LEFT)><text y=BASE + 16.0>{months(scale.first)}</text></g>
            <g transform=aside(RIGHT)><text y=BASE + 16.0 text-anchor="end">{months(scale.last)}</text></g>
        </svg>
    }
}
