//! How marks are drawn, on the screen and on paper alike: sizes, and paths as SVG writes them, about
//! the middle of the row. Knows shapes; leaves colours and widths to whoever draws.

use std::fmt::Write as _;

use super::marks::{Bar, Baseline, DIAMOND_PX, Shape, Side, Stretch};
use super::px;

/// Half the height of a bar.
pub const HALF_PX: f64 = 6.0;
/// How far a bar with a baseline moves up.
pub const RAISED_PX: f64 = 2.0;
/// Side of a glyph in a cell.
pub const GLYPH_PX: f64 = 14.0;
/// Half the height of a pill or tag.
pub const PILL_HALF_PX: f64 = 9.5;
/// A single day, [`DIAMOND_PX`] across with its edge.
pub const DIAMOND: &str = "M0 -6L6 0L0 6L-6 0z";
/// The tick in the diamond of what is live.
pub const DIAMOND_TICK: &str = "M-2.6 0.2L-0.7 2.1L2.7 -1.7";
/// A gate from outside the community: a hexagon, [`GATE_PX`] across.
pub const GATE: &str = "M-7 0L-3.5 -6H3.5L7 0L3.5 6H-3.5z";
/// The same as a ring about the mark of its own row.
pub const GATE_RING: &str = "M-11 0L-5.5 -9.5H5.5L11 0L5.5 9.5H-5.5z";
/// How wide the first is.
pub const GATE_PX: f64 = 14.0;
/// Where a bar breaks off on its way to an end far outside.
pub const BREAK: &str = "M1 9L7 -1H2L8 -9M6 9L12 -1H7L13 -9";

/// All of a stretch between two heights; nothing where it is empty.
#[must_use]
pub fn area(stretch: Stretch, top_px: f64, bottom_px: f64) -> String {
    if stretch.width_px() <= 0.0 {
        return String::new();
    }
    let (left, right) = (px(stretch.left_px), px(stretch.right_px));
    format!("M{left} {}H{right}V{}H{left}z", px(top_px), px(bottom_px))
}

/// The lines above and below a bar, and the upright edges where an end is a known day.
#[must_use]
pub fn edges(bar: &Bar, top_px: f64, bottom_px: f64) -> String {
    let (left, right) = (px(bar.body.left_px), px(bar.body.right_px));
    let (top, bottom) = (px(top_px + 0.5), px(bottom_px - 0.5));
    let mut path = format!("M{left} {top}H{right}M{left} {bottom}H{right}");
    for (is_hard, x) in [(bar.is_left_hard, left), (bar.is_right_hard, right)] {
        if is_hard {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} {top}V{bottom}");
        }
    }
    path
}

/// The lines above and below a single month, quarter or year.
#[must_use]
pub fn cell_edges(body: Stretch) -> String {
    let (left, right) = (px(body.left_px), px(body.right_px));
    format!("M{left} -5.5H{right}M{left} 5.5H{right}")
}

/// The planned dates under a bar, with an upright stop at their end.
#[must_use]
pub fn baseline(baseline: Baseline) -> String {
    let line = baseline.line;
    let mut path = format!("M{} 6H{}", px(line.left_px), px(line.right_px));
    if let Some(stop) = baseline.stop_px {
        let _ = write!(path, "M{} 2V10", px(stop - 0.75));
    }
    path
}

/// From left to right through the middle of the row.
#[must_use]
pub fn whisker(whisker: Stretch) -> String {
    format!("M{} 0H{}", px(whisker.left_px), px(whisker.right_px))
}

/// The arrow at that edge of the window, where dates lie beyond it.
#[must_use]
pub fn beyond(side: Side, edge_px: f64) -> String {
    let inward = match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    };
    let (back, tip) = (px(edge_px + 9.0 * inward), px(edge_px + 5.0 * inward));
    format!("M{back} -4L{tip} 0L{back} 4")
}

/// What a shape fills from left to right.
#[must_use]
pub fn stretch_of(shape: Shape) -> Stretch {
    let about = |x_px: f64, half: f64| Stretch {
        left_px: x_px - half,
        right_px: x_px + half,
    };
    match shape {
        Shape::Bar(bar) => bar.body,
        Shape::Diamond { x_px } => about(x_px, DIAMOND_PX / 2.0),
        Shape::Cell { body, .. } => body,
        Shape::LiveBy { x_px, .. } => about(x_px, GLYPH_PX / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_a_closed_path_and_nothing_where_it_is_empty() {
        let stretch = |left_px, right_px| Stretch { left_px, right_px };
        assert_eq!(area(stretch(2.0, 12.5), -8.0, 2.0), "M2 -8H12.5V2H2z");
        assert_eq!(area(stretch(2.0, 2.0), -6.0, 6.0), "");
        assert_eq!(area(Stretch::default(), -6.0, 6.0), "");
    }
}
