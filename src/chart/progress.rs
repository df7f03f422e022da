//! The progress line: down the chart at the as-of date, and at each row that is behind or ahead out
//! to its point and back. Knows heights and pixels; leaves where a row's point is to `outlook`.

use std::fmt::Write as _;

use super::px;

/// The radius of the dot at a point, in pixels.
const DOT_PX: f64 = 2.5;

/// A row that the line runs past. Rows follow each other without a gap.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Passed {
    /// Its upper edge, in pixels.
    pub top_px: f64,
    /// The middle of its bars.
    pub middle_px: f64,
    /// Its lower edge.
    pub bottom_px: f64,
    /// Its point; `None` on the line.
    pub point_px: Option<f64>,
}

/// The progress line, as paths of SVG.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ProgressLine {
    /// The line.
    pub line: String,
    /// A dot at each point, to be filled.
    pub dots: String,
}

impl ProgressLine {
    /// The line past these rows, from above to below, with the as-of date at `as_of_px`.
    #[must_use]
    pub fn new(rows: impl Iterator<Item = Passed>, as_of_px: f64) -> ProgressLine {
        let mut drawn = ProgressLine::default();
        let (home, mut bottom) = (px(as_of_px), None);
        for row in rows {
            if bottom.is_none() {
                // Writing to a string cannot fail.
                let _ = write!(drawn.line, "M{home} {}", px(row.top_px));
            }
            bottom = Some(row.bottom_px);
            let Some(point) = row.point_px else { continue };
            let (top, middle, below) = (px(row.top_px), px(row.middle_px), px(row.bottom_px));
            let _ = write!(
                drawn.line,
                "L{home} {top}L{} {middle}L{home} {below}",
                px(point)
            );
            let (radius, back) = (px(DOT_PX), px(-2.0 * DOT_PX));
            let across = px(2.0 * DOT_PX);
            let _ = write!(
                drawn.dots,
                "M{} {middle}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 {back} 0z",
                px(point - DOT_PX)
            );
        }
        if let Some(bottom) = bottom {
            let _ = write!(drawn.line, "L{home} {}", px(bottom));
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(points: &[Option<f64>]) -> ProgressLine {
        let mut top_px = 0.0;
        let rows = points.iter().map(|&point_px| {
            let row = Passed {
                top_px,
                middle_px: top_px + 12.0,
                bottom_px: top_px + 24.0,
                point_px,
            };
            top_px += 24.0;
            row
        });
        ProgressLine::new(rows, 100.0)
    }

    #[test]
    fn it_is_straight_where_rows_are_on_the_line_and_bends_to_the_others() {
        let drawn = rows(&[None, Some(60.0), None, Some(120.5)]);
        assert_eq!(
            drawn.line,
            "M100 0L100 24L60 36L100 48L100 72L120.5 84L100 96L100 96"
        );
        assert_eq!(
            drawn.dots,
            "M57.5 36a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z\
             M118 84a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z"
        );
        assert_eq!(rows(&[None, None]).line, "M100 0L100 48");
        assert_eq!(rows(&[]), ProgressLine::default());
    }
}
