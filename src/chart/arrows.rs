//! Links between bars as right-angled lines with round corners and a small solid head. Knows the way
//! round: out of the one bar, along the gap between two rows where there is no straight way, into
//! the other from its own side. Leaves colours and widths to whoever draws.

use std::fmt::Write as _;

use super::marks::Side;
use super::px;

/// How far a line goes straight out of a bar and into one, in pixels.
const STUB_PX: f64 = 8.0;
/// The radius of a corner, in pixels.
const CORNER_PX: f64 = 4.0;

/// An end of a bar: the left side is its start.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Port {
    /// Where, in pixels.
    pub x_px: f64,
    /// The middle of its row, in pixels.
    pub y_px: f64,
    /// On which side of its bar.
    pub side: Side,
}

impl Port {
    /// 1 where lines leave to the right, −1 where to the left.
    fn way_out(self) -> f64 {
        match self.side {
            Side::Left => -1.0,
            Side::Right => 1.0,
        }
    }
}

/// A link, as paths of SVG.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrow {
    /// The line.
    pub line: String,
    /// The head, to be filled.
    pub head: String,
}

/// The link from one end to another, among rows of this height in pixels.
#[must_use]
pub fn arrow(from: Port, to: Port, row_px: f64) -> Arrow {
    let (out, into) = (
        from.x_px + from.way_out() * STUB_PX,
        to.x_px + to.way_out() * STUB_PX,
    );
    let is_straight =
        (out - into) * to.way_out() >= 0.0 && from.y_px.to_bits() != to.y_px.to_bits();
    let points = if is_straight {
        vec![
            (from.x_px, from.y_px),
            (out, from.y_px),
            (out, to.y_px),
            (to.x_px, to.y_px),
        ]
    } else {
        let gap = if to.y_px < from.y_px { row_px } else { -row_px } / 2.0;
        vec![
            (from.x_px, from.y_px),
            (out, from.y_px),
            (out, to.y_px + gap),
            (into, to.y_px + gap),
            (into, to.y_px),
            (to.x_px, to.y_px),
        ]
    };
    let back = to.way_out() * 6.0;
    Arrow {
        line: rounded(&points),
        head: format!("M{} {}l{} -3.5v7z", px(to.x_px), px(to.y_px), px(back)),
    }
}

/// A line through points, each beside or above the one before, with round corners.
fn rounded(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    // Writing to a string cannot fail.
    let _ = write!(path, "M{} {}", px(points[0].0), px(points[0].1));
    for at in 1..points.len() {
        let (before, corner) = (points[at - 1], points[at]);
        let Some(&after) = points.get(at + 1) else {
            let _ = write!(path, "L{} {}", px(corner.0), px(corner.1));
            break;
        };
        let radius = CORNER_PX
            .min(apart(before, corner) / 2.0)
            .min(apart(corner, after) / 2.0);
        let (come, go) = (
            towards(corner, before, radius),
            towards(corner, after, radius),
        );
        let _ = write!(
            path,
            "L{} {}Q{} {} {} {}",
            px(come.0),
            px(come.1),
            px(corner.0),
            px(corner.1),
            px(go.0),
            px(go.1)
        );
    }
    path
}

fn apart(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}

/// The point so far from `from` on the way to `to`.
fn towards(from: (f64, f64), to: (f64, f64), by: f64) -> (f64, f64) {
    let step = |from: f64, to: f64| {
        if to > from {
            from + by
        } else if to < from {
            from - by
        } else {
            from
        }
    };
    (step(from.0, to.0), step(from.1, to.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(x_px: f64, y_px: f64, side: Side) -> Port {
        Port { x_px, y_px, side }
    }

    #[test]
    fn with_room_it_goes_down_and_then_into_the_start() {
        let arrow = arrow(
            port(10.0, 12.0, Side::Right),
            port(60.0, 60.0, Side::Left),
            24.0,
        );
        assert_eq!(
            arrow.line,
            "M10 12L14 12Q18 12 18 16L18 56Q18 60 22 60L60 60"
        );
        assert_eq!(arrow.head, "M60 60l-6 -3.5v7z");
    }

    #[test]
    fn without_room_it_goes_along_the_gap_over_the_row() {
        let arrow = arrow(
            port(60.0, 12.0, Side::Right),
            port(20.0, 60.0, Side::Left),
            24.0,
        );
        assert!(arrow.line.contains("Q68 48"), "{}", arrow.line);
        assert!(arrow.line.ends_with("L20 60"), "{}", arrow.line);
        assert!(!arrow.line.contains("NaN"));
    }

    #[test]
    fn into_an_end_it_comes_from_the_right() {
        let arrow = arrow(
            port(10.0, 60.0, Side::Right),
            port(60.0, 12.0, Side::Right),
            24.0,
        );
        assert_eq!(arrow.head, "M60 12l6 -3.5v7z");
        assert!(arrow.line.ends_with("L60 12"), "{}", arrow.line);
    }
}
