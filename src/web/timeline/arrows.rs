//! The links of the row that is open, drawn over the bars: what it waits for, what waits for it, and
//! heavier the chain that leads to it. The details say the same in words, so these are hidden from
//! screen readers. Leaves which links there are to `outlook` and their way to `chart`.

use crate::web::prelude::*;

use super::looking::Looking;
use super::pool::Part;
use crate::chart::lines::Lines;
use crate::chart::{Arrow, Port, Side, TimeScale, arrow, height_px};
use crate::outlook::{Link, LinkStanding, Links, Outlook};
use crate::plan::{ActivityIx, LinkKind};

/// Where the links of the open row are drawn.
#[derive(Clone, Copy)]
pub struct ArrowsOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// The row that is open.
    pub at: ActivityIx,
    /// The rows with dates.
    pub part: Part,
    /// How high a row is, in pixels.
    pub row_px: Signal<f64>,
}

/// One link to draw.
#[derive(Clone, PartialEq, Debug)]
struct Drawn {
    from: ActivityIx,
    to: ActivityIx,
    kind: LinkKind,
    class: &'static str,
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
    let drawn = Memo::new(move |_| looking.outlook.with(|outlook| links_of(outlook, at)));
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
                        .filter_map(|it| {
                            let Arrow { line, head } = place.arrow(it)?;
                            let class = it.class;
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
    view! { <svg class="tl-front" aria-hidden="true" focusable="false">{arrows}</svg> }
}

/// The links of a row, and of the chain that leads to it, each once; the chain comes last, on top.
fn links_of(outlook: &Outlook, at: ActivityIx) -> Vec<Drawn> {
    let links = Links::new(outlook);
    let drawn = |link: Link, usual: &'static str| Drawn {
        from: link.dependency.on,
        to: link.waiting,
        kind: link.dependency.kind,
        class: match link.standing {
            LinkStanding::Broken(_) => "is-broken",
            _ => usual,
        },
    };
    let chain: Vec<Drawn> = links
        .path_to(at)
        .links
        .into_iter()
        .map(|link| drawn(link, "is-chain"))
        .collect();
    let is_new = |it: &Drawn| {
        !chain
            .iter()
            .any(|other| (other.from, other.to) == (it.from, it.to))
    };
    let beside = links.waits_for(at).chain(links.holds_up(at));
    let mut all: Vec<Drawn> = beside.map(|link| drawn(link, "")).filter(is_new).collect();
    all.extend(chain);
    all
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
    fn arrow(&self, link: &Drawn) -> Option<Arrow> {
        let (from, to) = match link.kind {
            LinkKind::FinishStart => (Side::Right, Side::Left),
            LinkKind::StartStart => (Side::Left, Side::Left),
            LinkKind::FinishFinish => (Side::Right, Side::Right),
            LinkKind::StartFinish => (Side::Left, Side::Right),
        };
        Some(arrow(
            self.port(link.from, from)?,
            self.port(link.to, to)?,
            self.row_px,
        ))
    }

    fn port(&self, at: ActivityIx, side: Side) -> Option<Port> {
        let (start, end) = (self.outlook.start(at), self.outlook.end(at));
        let x_px = match side {
            Side::Left => self.scale.x_from_day(start.or(end)?.first()),
            Side::Right => self.scale.x_from_day(end.or(start)?.end()),
        };
        let row = self
            .lines
            .index_of(at)
            .filter(|row| *row < self.lines.dated())?;
        let y_px = height_px(row, self.row_px) - self.scrolled + self.row_px / 2.0;
        Some(Port { x_px, y_px, side })
    }
}
