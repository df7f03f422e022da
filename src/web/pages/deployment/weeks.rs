//! The weeks before the go-live, one small box a task. Draws what the deployment counted; the words
//! under it say the same.

use std::fmt::Write;
use std::sync::Arc;

use crate::web::prelude::*;

use crate::chart::{aside, px};
use crate::outlook::{Deployment, WeekColumn, words as dates};
use crate::plan::Day;
use crate::web::session::use_session;
use crate::words::deployment as words;

/// From one column to the next, in units of the drawing.
const STEP: i32 = 58;
/// The most boxes that stand on one another; more are told in the count.
const HIGH: usize = 12;

/// The card.
#[component]
pub fn Weeks(
    /// The deployment.
    deployment: Memo<Arc<Deployment>>,
) -> Markup {
    let session = use_session();
    let counted = move || match deployment.with(|it| it.counted_from) {
        Some(day) => words::worked_back_from(&dates::day_without_weekday(day)),
        None => words::WITHOUT_A_GO_LIVE_DATE_NO.to_owned(),
    };
    let drawing = move || {
        let plan = session.plan().get();
        let it = deployment.get();
        let columns = it.weeks(&plan);
        let counted_from = it.counted_from?;
        (!columns.is_empty()).then(|| drawing(&columns, counted_from, session.as_of().get()))
    };
    let legend = move || {
        let plan = session.plan().get();
        deployment.with(|it| {
            words::tasks_are(
                it.done(),
                it.late(),
                it.to_come(&plan),
                it.after_go_live(&plan),
            )
        })
    };
    view! {
        <section class="card">
            <div class="head">
                <h2>{words::WEEKS_TO_GO_LIVE}</h2>
                <span class="meta">{counted}</span>
            </div>
            <div class="drawing-box" role="group" tabindex="0" aria-label=words::WEEKS_BOX>{drawing}</div>
            <p class="meta">{legend}</p>
        </section>
    }
}

/// Boxes over weeks, with the line of the day the reader stands on.
fn drawing(columns: &[WeekColumn], go_live: Day, as_of: Day) -> Markup {
    let tallest = columns
        .iter()
        .map(|it| (it.done + it.late + it.to_come).min(HIGH))
        .max()
        .unwrap_or(1);
    let base = 30 + i32::try_from(tallest).unwrap_or(12) * 10;
    let count = i32::try_from(columns.len()).unwrap_or(0);
    let width = (count + 1) * STEP;
    // Days lie evenly between the first column and the go-live.
    let first = columns.first().and_then(|it| it.due);
    let line = first.map(|first| {
        let span = f64::from(go_live.days_since(first).max(1));
        let part = f64::from(as_of.days_since(first)) / span;
        f64::from(STEP) / 2.0 + part * f64::from(count * STEP)
    });
    let line = line.filter(|&x| x >= 0.0 && x <= f64::from(width));
    let columns = columns.iter().zip(0..).map(|(column, at)| {
        let x = at * STEP + 8;
        let kinds = std::iter::repeat_n(Box::Done, column.done)
            .chain(std::iter::repeat_n(Box::Late, column.late))
            .chain(std::iter::repeat_n(Box::ToCome, column.to_come));
        let boxes = kinds
            .take(HIGH)
            .zip(1..)
            .map(|(kind, level)| kind.draw(x, base - level * 10));
        let boxes = boxes.collect::<Markup>();
        let due = column.due.map(dates::day_without_year).unwrap_or_default();
        let due = due
            .split_once(' ')
            .map_or(due.clone(), |(_, rest)| rest.to_owned());
        view! {
            {boxes}
            <g transform=aside(f64::from(x + 21))>
                <text y=base + 15 text-anchor="middle">{column.weeks}</text>
                <text class="faint" y=base + 30 text-anchor="middle">{due}</text>
            </g>
        }
    });
    let columns = columns.collect::<Markup>();
    let end = count * STEP + 29;
    view! {
        <svg
            class="weeks"
            viewBox=format!("0 0 {width} {}", base + 36)
            role="img"
            aria-label=words::WEEKS_DRAWN
        >
            <path d=format!("M0 {base}.5h{width}") stroke="#4c6272" fill="none"/>
            {columns}
            <path
                d=format!("M{end} {}l8 8-8 8-8-8z", base - 22)
                fill="#ffffff"
                stroke="#005eb8"
                stroke-width="2"
            />
            <g transform=aside(f64::from(end))><text y=base + 15 text-anchor="middle">{words::GO_LIVE}</text></g>
            {line.map(|x| view! {
                <path d=format!("M{} 22V{base}", px(x)) stroke="#212b32" stroke-width="2" fill="none"/>
                <g transform=aside(x)>
                    <text class="strong" y="14" text-anchor="middle">{dates::day_without_weekday(as_of)}</text>
                </g>
            })}
        </svg>
    }
}

/// One task in the drawing.
#[derive(Clone, Copy)]
enum Box {
    Done,
    Late,
    ToCome,
}

impl Box {
    fn draw(self, x: i32, y: i32) -> Markup {
        let rectangle = format!("M{x} {y}h42v7h-42z");
        let (fill, edge, inner) = match self {
            Box::Done => (
                "#007f3b",
                "#007f3b",
                format!("M{} {}l2 2 4-4", x + 18, y + 4),
            ),
            Box::Late => {
                let mut lines = String::new();
                for at in 0..5 {
                    let _ = write!(lines, "M{} {}l7-7", x + 2 + at * 8, y + 7);
                }
                ("#ffffff", "#d5281b", lines)
            }
            Box::ToCome => ("#ffffff", "#4c6272", String::new()),
        };
        let inner_edge = if matches!(self, Box::Done) {
            "#ffffff"
        } else {
            edge
        };
        view! {
            <path d=rectangle fill=fill stroke=edge/>
            <path class="as-is" d=inner fill="none" stroke=inner_edge/>
        }
    }
}
