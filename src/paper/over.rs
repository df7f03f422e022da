//! What is drawn over the bars of a sheet where asked for: the progress line, and links with gates
//! from outside as nodes of their own. Of links those are drawn whose ends are both on the sheet.

use super::bars::Chart;
use super::ink::{BLUE, Edge, INK, RED, SECOND, Sheet, WHITE};
use crate::chart::strokes::{GATE, GATE_PX, GATE_RING};
use crate::chart::{Arrow, Linked, Passed, Port, ProgressLine, Side, Tone, arrow, end_px, px};
use crate::outlook::{Outlook, Progress};
use crate::plan::ActivityIx;
use crate::words::paper as lang;

/// How far before a bar the node of a gate stands whose own row is not on the sheet.
const BEFORE: f64 = 30.0;

/// What is drawn over the bars.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Overlay {
    /// The progress line.
    pub has_progress: bool,
    /// All links.
    pub has_links: bool,
    /// The row that is open: its links are drawn, and the chain that leads to it.
    pub open: Option<ActivityIx>,
}

impl Overlay {
    /// What it says of itself under the title.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        (self.has_links || self.open.is_some()).then_some(lang::LINKS_ON_ONE_SHEET)
    }

    /// The links it draws: those of all rows in the order of what waits, and those of the open row.
    #[must_use]
    pub fn links(self, outlook: &Outlook) -> [Vec<Linked>; 2] {
        let all = self.has_links.then(|| Linked::all(outlook));
        let open = self.open.map(|at| Linked::of(outlook, at));
        [all.unwrap_or_default(), open.unwrap_or_default()]
    }
}

/// A line of a sheet that may be a row of the chart.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// Which row; `None` for a heading.
    pub at: Option<ActivityIx>,
    /// Its upper edge.
    pub top: f64,
    /// The middle of its bars.
    pub middle: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// Draws the progress line past lines that follow each other.
pub fn draw_progress(sheet: &mut Sheet, outlook: &Outlook, lines: &[Placed], chart: Chart) {
    let frame = chart.frame;
    let (as_of, right) = (frame.as_of_px(), frame.right_px);
    if !(0.0..=right).contains(&as_of) {
        return;
    }
    let passed = lines.iter().map(|line| {
        let progress = line.at.and_then(|at| Progress::new(outlook, at));
        Passed {
            top_px: line.top,
            middle_px: line.middle,
            bottom_px: line.bottom,
            // What lies beyond the window is drawn at its edge.
            point_px: progress.map(|it| {
                let x = frame.scale.x_from_day(it.point);
                crate::chart::between(x, 0.0, right)
            }),
        }
    });
    let drawn = ProgressLine::new(passed, as_of);
    if !drawn.line.is_empty() {
        sheet.line((chart.left, 0.0), drawn.line, Edge::solid(INK, 1.0));
    }
    if !drawn.dots.is_empty() {
        sheet.path((chart.left, 0.0), drawn.dots, Some(INK), None);
    }
}

/// Draws the links between rows of a sheet.
pub fn draw_links(
    sheet: &mut Sheet,
    outlook: &Outlook,
    [all, open]: &[Vec<Linked>; 2],
    lines: &[Placed],
    chart: Chart,
    row: f64,
) {
    let mut rows: Vec<(ActivityIx, f64)> = lines
        .iter()
        .filter_map(|line| Some((line.at?, line.middle)))
        .collect();
    crate::order::sort_by_key(&mut rows, |(at, _)| at.index());
    let port = |at: ActivityIx, side: Side| {
        let place = rows.partition_point(|(other, _)| other.index() < at.index());
        let &(_, y_px) = rows.get(place).filter(|(other, _)| *other == at)?;
        let x_px = end_px(outlook, chart.frame.scale, at, side)?;
        let is_seen = (0.0..=chart.frame.right_px).contains(&x_px);
        is_seen.then_some(Port { x_px, y_px, side })
    };
    let ours = rows.iter().flat_map(|(at, _)| {
        let from = all.partition_point(|it| it.to.index() < at.index());
        all[from..].iter().take_while(move |it| it.to == *at)
    });
    let mut gates = Vec::new();
    for link in ours.chain(open) {
        let (side, into) = link.sides();
        let Some(to) = port(link.to, into) else {
            continue;
        };
        let edge = match link.tone {
            Tone::Usual => Edge::solid(SECOND, 1.5),
            Tone::Chain => Edge::solid(BLUE, 2.5),
            Tone::Broken => Edge::dashed(RED, 1.5, (4.0, 3.0)),
        };
        let mut draw = |line: String, head: String| {
            sheet.line((chart.left, 0.0), line, edge);
            sheet.path((chart.left, 0.0), head, Some(edge.colour), None);
        };
        if let Some(from) = port(link.from, side) {
            let Arrow { line, head } = arrow(from, to, row);
            draw(line, head);
            if link.is_gate {
                let end = outlook.end(link.from).map_or(from.x_px, |end| {
                    let x = |day| chart.frame.scale.x_from_day(day);
                    f64::midpoint(x(end.first()), x(end.end()))
                });
                gates.push((end, from.y_px, GATE_RING));
            }
        } else if link.is_gate && into == Side::Left && to.x_px > BEFORE + GATE_PX {
            let x = to.x_px - BEFORE;
            let (x1, x2, y) = (px(x + GATE_PX / 2.0), px(to.x_px), px(to.y_px));
            draw(
                format!("M{x1} {y}L{x2} {y}"),
                format!("M{x2} {y}l-6 -3.5v7z"),
            );
            gates.push((x, to.y_px, GATE));
        }
    }
    for (x, y, d) in gates {
        let at = (chart.left + x, y);
        // A ring leaves the mark that it is about as it is.
        let fill = (d == GATE).then_some(WHITE);
        sheet.path(at, d, fill, Some(Edge::solid(INK, 1.5)));
    }
}
