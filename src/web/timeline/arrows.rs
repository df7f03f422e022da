//! What is drawn over the bars: the links of the row that is open, heavier the chain that leads to it;
//! where asked for the progress line, and the links of all rows in view. The details and the rows'
//! sentences say the same in words, so these are hidden from screen readers. Leaves which links there
//! are, and the way of a line, to `chart`.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::web::prelude::*;

use super::chart_panel::{LINKS, PROGRESS, draws};
use super::looking::Looking;
use super::pool::Part;
use crate::chart::lines::{self, Lines};
use crate::chart::strokes::{GATE, GATE_PX, GATE_RING};
use crate::chart::{
    Arrow, Linked, Passed, Port, ProgressLine, RowWindow, Side, TimeScale, Tone, arrow, aside,
    end_px, height_px, px,
};
use crate::outlook::{Outlook, Progress};
use crate::plan::ActivityIx;
use crate::web::browser::pace::once_quiet;

/// Where the links of the open row are drawn.
#[derive(Clone, Copy)]
pub struct ArrowsOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// The row that is open, if one is.
    pub at: Option<ActivityIx>,
    /// The rows with dates.
    pub part: Part,
    /// How high a row is, in pixels.
    pub row_px: Signal<f64>,
}

/// The links of the open row.
#[component]
pub fn Arrows(
    /// Of which row, and where.
    of: ArrowsOf,
) -> Markup {
    let ArrowsOf {
        looking,
        at,
        part,
        row_px,
    } = of;
    let drawn = Memo::new(move |_| {
        let at = at?;
        Some(looking.outlook.with(|outlook| Linked::of(outlook, at)))
    });
    let arrows = move || {
        let (scale, row_px, scrolled) = (looking.scale.get(), row_px.get(), part.scroll_px().get());
        looking.outlook.with(|outlook| {
            looking.lines.with(|lines| {
                let place = Over {
                    outlook,
                    lines,
                    scale,
                    row_px,
                    scrolled,
                };
                drawn.with(|drawn| {
                    drawn
                        .iter()
                        .flatten()
                        .filter_map(|it| {
                            let Arrow { line, head } = place.arrow(it)?;
                            let class = match it.tone {
                                Tone::Usual => "",
                                Tone::Chain => "is-chain",
                                Tone::Broken => "is-broken",
                            };
                            Some(view! {
                                <g class=class>
                                    <path class="tl-link" d=line/>
                                    <path class="tl-link-head" d=head/>
                                </g>
                            })
                        })
                        .collect::<Markup>()
                })
            })
        })
    };
    let has_links = Memo::new(move |_| looking.extra.with(|it| draws(&it.draw, LINKS)));
    let has_progress = Memo::new(move |_| looking.extra.with(|it| draws(&it.draw, PROGRESS)));
    view! {
        <svg class="tl-front" aria-hidden="true" focusable="false">
            {move || has_progress.get().then(|| view! { <Line looking=looking part=part row_px=row_px/> })}
            {move || has_links.get().then(|| view! { <All looking=looking part=part row_px=row_px/> })}
            {arrows}
        </svg>
    }
}

/// The progress line past the rows that have a slot. Drawn in the pixels of `base` from the first
/// row on, so that a pan or a scroll moves it and draws nothing afresh.
#[component]
fn Line(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The rows with dates.
    part: Part,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
) -> Markup {
    let drawn = Memo::new(move |_| {
        let (window, height, scale) = (part.window.get(), row_px.get(), looking.base.get());
        looking.outlook.with(|outlook| {
            looking.lines.with(|lines| {
                let rows = window.rows().map(|row| {
                    let progress = match lines.get(row) {
                        Some(lines::Line::Activity(at)) => Progress::new(outlook, at),
                        _ => None,
                    };
                    let top_px = height_px(row, height);
                    Passed {
                        top_px,
                        middle_px: top_px + height / 2.0,
                        bottom_px: top_px + height,
                        point_px: progress.map(|it| scale.x_from_day(it.point)),
                    }
                });
                ProgressLine::new(rows, scale.x_from_day(outlook.as_of()))
            })
        })
    });
    let moved = move || {
        let down = px(-part.scroll_px().get());
        format!("translate({} {down})", px(-looking.pan.get()))
    };
    view! {
        <g class="tl-progress" transform=moved>
            <path class="tl-progress-line" d=move || drawn.with(|drawn| drawn.line.clone())/>
            <path class="tl-progress-dots" d=move || drawn.with(|drawn| drawn.dots.clone())/>
        </g>
    }
}

/// In a plan of so many rows links are worked out while the reader does something else.
const MANY: usize = 5_000;
/// For so many milliseconds nothing must change before they are.
const QUIET: i32 = 60;
/// More links than these in view are a tangle.
const MOST: usize = 300;
/// How far before a bar the node of a gate stands whose own row is out of view.
const BEFORE_PX: f64 = 30.0;
/// More letters of its name than these are left out.
const LETTERS: usize = 32;
/// Where a row is that has no line.
const NOWHERE: u32 = u32::MAX;

/// The links of all rows in view as paths, and the gates from outside as nodes of their own.
#[derive(Clone, PartialEq, Debug, Default)]
struct Web {
    /// Lines and heads.
    usual: [String; 2],
    /// The same of those whose dates lie too close.
    broken: [String; 2],
    /// Where gates stand whose own row is out of view.
    gates: Vec<(f64, f64)>,
    /// Where those stand that have theirs in view: a ring about their own mark.
    rings: Vec<(f64, f64)>,
    /// The names of those whose own row is out of view, each with where it ends.
    names: Vec<(f64, f64, String)>,
}

/// The links of all rows that have a slot, and no others. Drawn as the progress line is: a pan or a
/// scroll moves them.
#[component]
fn All(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The rows with dates.
    part: Part,
    /// How high a row is, in pixels.
    row_px: Signal<f64>,
) -> Markup {
    let all = RwSignal::new(Arc::new(Vec::new()));
    let work_out = move || {
        let links = looking
            .outlook
            .with_untracked(|outlook| Linked::all(outlook));
        all.set(Arc::new(links));
    };
    let work_out_later = once_quiet(QUIET, work_out);
    Effect::new(move |_| {
        let rows = looking.outlook.with(|it| it.plan().activities.len());
        if rows < MANY {
            work_out();
        } else {
            work_out_later();
        }
    });
    // Where each row stands: looked for once, not for every link.
    let places = Memo::new(move |_| {
        let mut places = vec![NOWHERE; looking.plan.with(|plan| plan.activities.len())];
        looking.lines.with(|lines| {
            for (row, place) in (0..lines.dated()).zip(0_u32..) {
                if let Some(lines::Line::Activity(at)) = lines.get(row) {
                    places[at.index()] = place;
                }
            }
        });
        Arc::new(places)
    });
    let drawn = Memo::new(move |_| {
        let (all, places) = (all.get(), places.get());
        let over = Tangle {
            window: part.window.get(),
            row_px: row_px.get(),
            scale: looking.base.get(),
            places: &places,
        };
        looking.outlook.with(|outlook| over.draw(outlook, &all))
    });
    let moved = move || {
        let down = px(-part.scroll_px().get());
        format!("translate({} {down})", px(-looking.pan.get()))
    };
    let d = move |choose: fn(&Web) -> &String| move || drawn.with(|web| choose(web).clone());
    view! {
        <g class="tl-all-links" transform=moved>
            <path class="tl-link" d=d(|web| &web.usual[0])/>
            <path class="tl-link-head" d=d(|web| &web.usual[1])/>
            <g class="is-broken">
                <path class="tl-link" d=d(|web| &web.broken[0])/>
                <path class="tl-link-head" d=d(|web| &web.broken[1])/>
            </g>
            {move || {
                drawn
                    .with(|web| web.gates.clone())
                    .into_iter()
                    .map(|(x, y)| {
                        let place = format!("translate({} {})", px(x), px(y));
                        view! { <path class="tl-gate" transform=place d=GATE/> }
                    })
                    .collect::<Markup>()
            }}
            {move || {
                drawn
                    .with(|web| web.rings.clone())
                    .into_iter()
                    .map(|(x, y)| {
                        let place = format!("translate({} {})", px(x), px(y));
                        view! { <path class="tl-gate is-ring" transform=place d=GATE_RING/> }
                    })
                    .collect::<Markup>()
            }}
            {move || {
                drawn
                    .with(|web| web.names.clone())
                    .into_iter()
                    .map(|(x, y, name)| {
                        view! { <g transform=aside(x)><text class="tl-gate-name" text-anchor="end" y=px(y + 4.0)>{name}</text></g> }
                    })
                    .collect::<Markup>()
            }}
        </g>
    }
}

/// What the ways of all links depend on.
struct Tangle<'a> {
    window: RowWindow,
    row_px: f64,
    scale: TimeScale,
    places: &'a [u32],
}

impl Tangle<'_> {
    fn draw(&self, outlook: &Outlook, all: &[Linked]) -> Web {
        let mut web = Web::default();
        let is_seen = |at: ActivityIx| {
            self.window
                .rows()
                .contains(&(self.places[at.index()] as usize))
        };
        let seen = all.iter().filter(|it| is_seen(it.from) || is_seen(it.to));
        // Gates out of view stand in a row before the bar that waits for them.
        let (mut before, mut count) = (None, 0.0);
        for link in seen.take(MOST) {
            let (side, into) = link.sides();
            let Some(to) = self.port(outlook, link.to, into) else {
                continue;
            };
            let paths = match link.tone {
                Tone::Broken => &mut web.broken,
                _ => &mut web.usual,
            };
            if link.is_gate && !is_seen(link.from) {
                count = if before == Some(link.to) {
                    count + 1.0
                } else {
                    0.0
                };
                before = Some(link.to);
                let outwards = if into == Side::Left { -1.0 } else { 1.0 };
                let x_px = to.x_px + outwards * (BEFORE_PX + count * (GATE_PX + 4.0));
                let from = Port {
                    x_px: x_px - outwards * GATE_PX / 2.0,
                    y_px: to.y_px,
                    side: if into == Side::Left {
                        Side::Right
                    } else {
                        Side::Left
                    },
                };
                let (x1, x2, y) = (px(from.x_px), px(to.x_px), px(to.y_px));
                // Writing to a string cannot fail.
                let _ = write!(paths[0], "M{x1} {y}L{x2} {y}");
                let head = px(outwards * 6.0);
                let _ = write!(paths[1], "M{x2} {y}l{head} -3.5v7z");
                web.gates.push((x_px, to.y_px));
                if count < 0.5 && into == Side::Left {
                    let name = &outlook.plan()[link.from].name;
                    let mut short: String = name.chars().take(LETTERS).collect();
                    if short.len() < name.len() {
                        short.push('\u{2026}');
                    }
                    web.names.push((x_px - GATE_PX / 2.0 - 4.0, to.y_px, short));
                }
                continue;
            }
            let Some(from) = self.port(outlook, link.from, side) else {
                continue;
            };
            let Arrow { line, head } = arrow(from, to, self.row_px);
            paths[0].push_str(&line);
            paths[1].push_str(&head);
            if link.is_gate {
                web.rings
                    .push((self.middle(outlook, link.from, from), from.y_px));
            }
        }
        web
    }

    /// The middle of the last date of a row, or where a link leaves it.
    fn middle(&self, outlook: &Outlook, at: ActivityIx, port: Port) -> f64 {
        outlook.end(at).map_or(port.x_px, |end| {
            let x = |day| self.scale.x_from_day(day);
            f64::midpoint(x(end.first()), x(end.end()))
        })
    }

    fn port(&self, outlook: &Outlook, at: ActivityIx, side: Side) -> Option<Port> {
        let row = Some(self.places[at.index()]).filter(|row| *row != NOWHERE)?;
        let y_px = height_px(row as usize, self.row_px) + self.row_px / 2.0;
        let x_px = end_px(outlook, self.scale, at, side)?;
        Some(Port { x_px, y_px, side })
    }
}

/// What the place of an end of a bar depends on.
struct Over<'a> {
    outlook: &'a Outlook,
    lines: &'a Lines,
    scale: TimeScale,
    row_px: f64,
    scrolled: f64,
}

impl Over<'_> {
    /// The way of a link; none where one of its ends has no date or no row.
    fn arrow(&self, link: &Linked) -> Option<Arrow> {
        let (from, to) = link.sides();
        Some(arrow(
            self.port(link.from, from)?,
            self.port(link.to, to)?,
            self.row_px,
        ))
    }

    fn port(&self, at: ActivityIx, side: Side) -> Option<Port> {
        let row = self
            .lines
            .index_of(at)
            .filter(|row| *row < self.lines.dated())?;
        let y_px = height_px(row, self.row_px) - self.scrolled + self.row_px / 2.0;
        let x_px = end_px(self.outlook, self.scale, at, side)?;
        Some(Port { x_px, y_px, side })
    }
}
