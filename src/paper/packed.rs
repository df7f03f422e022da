//! Packed lanes on paper: several bars on a line, each with its name, and no columns beside them. A
//! name stands beside its bar, or on it where there is no room, because nothing can be pointed at
//! here. So lines are packed by all that is drawn, not by dates alone.

use super::bars::extent_with_name;
use crate::chart::{BarDates, Frame, pack_ranges};
use crate::order;
use crate::outlook::said::{ActivityContent, printed_content};
use crate::outlook::{FindingMarks, Outlook, Row, Rows};
use crate::plan::{ActivityIx, Finding};

/// Between one bar with its name and the next, in pixels.
const GAP: f64 = 14.0;

/// One line of what is packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// A heading: its place in [`Rows::headings`].
    Lane(usize),
    /// Bars: their place among the [`lines`](Packing::bars).
    Bars(usize),
}

/// The dated rows of a view on as few lines as their bars and names need.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Packing {
    bars: Vec<Vec<ActivityIx>>,
    /// How many lie wholly outside the days that are printed.
    pub outside: usize,
}

impl Packing {
    /// Packs rows for `across` sheets side by side, of which `frame` is the first. Gives the lines in
    /// order as well.
    #[must_use]
    pub fn new(
        outlook: &Outlook,
        rows: &Rows,
        frame: &Frame,
        across: usize,
    ) -> (Packing, Vec<Line>) {
        let frames: Vec<Frame> = (0..across).map(|sheet| on_sheet(frame, sheet)).collect();
        let mut packing = Packing::default();
        let mut lines = Vec::new();
        let mut members = Vec::new();
        for row in rows.iter() {
            match row {
                Row::Activity(at) => members.push(at),
                Row::Heading(at) => {
                    packing.put(outlook, &members, &frames, &mut lines);
                    members.clear();
                    lines.push(Line::Lane(at));
                }
            }
        }
        packing.put(outlook, &members, &frames, &mut lines);
        (packing, lines)
    }

    /// The bars of a line.
    #[must_use]
    pub fn bars(&self, line: usize) -> &[ActivityIx] {
        self.bars.get(line).map_or(&[], |bars| &bars[..])
    }

    /// The bars of a line of which something stands on a sheet.
    pub fn on_sheet<'a>(
        &'a self,
        line: usize,
        outlook: &'a Outlook,
        frame: &'a Frame,
    ) -> impl Iterator<Item = ActivityIx> + 'a {
        let is_on = move |at: &ActivityIx| {
            let name = &outlook.plan()[*at].name;
            extent_with_name(&BarDates::of(outlook, *at), name, frame).is_some()
        };
        self.bars(line).iter().copied().filter(is_on)
    }

    fn put(
        &mut self,
        outlook: &Outlook,
        members: &[ActivityIx],
        frames: &[Frame],
        lines: &mut Vec<Line>,
    ) {
        let mut drawn: Vec<(i32, i32, ActivityIx)> = Vec::with_capacity(members.len());
        for &at in members {
            let dates = BarDates::of(outlook, at);
            let name = &outlook.plan()[at].name;
            let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
            let mut shift = 0.0;
            for frame in frames {
                if let Some((extent, _)) = extent_with_name(&dates, name, frame) {
                    left = left.min(extent.left_px + shift);
                    right = right.max(extent.right_px + shift);
                }
                shift += frame.right_px;
            }
            if left > right {
                self.outside += 1;
                continue;
            }
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a few sheets of some thousand pixels"
            )]
            drawn.push((left.floor() as i32, (right + GAP).ceil() as i32, at));
        }
        order::sort_by_number(&mut drawn, |&(left, ..)| i64::from(left));
        let first = self.bars.len();
        let packed = pack_ranges(drawn.iter().map(|&(left, right, _)| (left, right)));
        for (line, &(.., at)) in packed.into_iter().zip(&drawn) {
            while self.bars.len() <= first + line {
                lines.push(Line::Bars(self.bars.len()));
                self.bars.push(Vec::new());
            }
            self.bars[first + line].push(at);
        }
    }
}

/// The window of one of several sheets side by side, of which `frame` is the first.
#[must_use]
pub fn on_sheet(frame: &Frame, sheet: usize) -> Frame {
    #[expect(clippy::cast_precision_loss, reason = "a few sheets across")]
    let shift = sheet as f64 * frame.right_px;
    Frame {
        scale: frame.scale.panned(shift),
        ..*frame
    }
}

/// What a bar of a packed line says: its name, in the place of what a row of its own says beside it.
#[must_use]
pub fn named(
    outlook: &Outlook,
    marks: &FindingMarks,
    found: &[Finding],
    at: ActivityIx,
) -> ActivityContent {
    let said = printed_content(outlook, marks, found, at, false);
    ActivityContent {
        label: said.name.clone(),
        finding: String::new(),
        far: String::new(),
        is_slipped: false,
        ..said
    }
}
