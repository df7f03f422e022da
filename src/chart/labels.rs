//! Where a label stands beside its marks: right, else left, else nowhere. Knows widths; leaves
//! measuring text to `web`.

use super::{Frame, Stretch};

/// The room between marks and their label.
pub const LABEL_GAP_PX: f64 = 6.0;

/// Where a label stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum LabelPlace {
    /// Right of the marks: its left edge.
    Right {
        /// Left edge of the text.
        left_px: f64,
    },
    /// Left of the marks: its right edge.
    Left {
        /// Right edge of the text.
        right_px: f64,
    },
    /// There is no room; the row's cells say it.
    Dropped,
}

/// Places a label `width_px` wide beside what a row fills, inside the window and never across the
/// as-of line.
#[must_use]
pub fn place_label(extent: Stretch, width_px: f64, frame: &Frame) -> LabelPlace {
    let as_of_px = frame.as_of_px();
    let fits = |left_px: f64| {
        let right_px = left_px + width_px;
        frame.left_px <= left_px
            && right_px <= frame.right_px
            && (right_px <= as_of_px || as_of_px <= left_px)
    };
    let left_px = extent.right_px + LABEL_GAP_PX;
    let right_px = extent.left_px - LABEL_GAP_PX;
    if fits(left_px) {
        LabelPlace::Right { left_px }
    } else if fits(right_px - width_px) {
        LabelPlace::Left { right_px }
    } else {
        LabelPlace::Dropped
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::chart::TimeScale;
    use crate::plan::Day;

    use super::*;

    /// A window 1,000 px wide at 1 px a day, with the as-of line at `as_of_px`.
    fn frame(as_of_px: i32) -> Frame {
        let origin = Day::from_ymd(2008, 10, 1).unwrap();
        Frame {
            scale: TimeScale::new(origin, 1.0),
            left_px: 0.0,
            right_px: 1000.0,
            as_of: origin.plus_days(as_of_px),
            horizon: None,
        }
    }

    fn place(left_px: f64, right_px: f64, width_px: f64, as_of_px: i32) -> LabelPlace {
        let extent = Stretch { left_px, right_px };
        place_label(extent, width_px, &frame(as_of_px))
    }

    #[test]
    fn a_label_stands_right_of_its_bar() {
        assert_eq!(
            place(100.0, 200.0, 80.0, 500),
            LabelPlace::Right { left_px: 206.0 }
        );
    }

    #[test]
    fn without_room_at_the_edge_of_the_window_it_stands_left() {
        assert_eq!(
            place(900.0, 950.0, 80.0, 500),
            LabelPlace::Left { right_px: 894.0 }
        );
    }

    #[test]
    fn it_never_crosses_the_as_of_line() {
        assert_eq!(
            place(400.0, 480.0, 80.0, 500),
            LabelPlace::Left { right_px: 394.0 }
        );
        assert_eq!(
            place(400.0, 510.0, 80.0, 500),
            LabelPlace::Right { left_px: 516.0 }
        );
    }

    #[test]
    fn without_any_room_it_is_dropped() {
        assert_eq!(place(40.0, 960.0, 80.0, 500), LabelPlace::Dropped);
    }

    proptest! {
        #[test]
        fn a_label_that_is_placed_is_in_the_window_and_clear_of_bar_and_line(
            a in 0.0..1000.0, b in 0.0..1000.0, width_px in 1.0..300.0, as_of_px in -100..1100,
        ) {
            let extent = Stretch { left_px: f64::min(a, b), right_px: f64::max(a, b) };
            let frame = frame(as_of_px);
            let (left, right) = match place_label(extent, width_px, &frame) {
                LabelPlace::Right { left_px } => (left_px, left_px + width_px),
                LabelPlace::Left { right_px } => (right_px - width_px, right_px),
                LabelPlace::Dropped => return Ok(()),
            };
            prop_assert!(left >= 0.0 && right <= 1000.0 + 1e-9);
            prop_assert!(right < extent.left_px || extent.right_px < left);
            let line = f64::from(as_of_px);
            prop_assert!(line <= left + 1e-9 || right - 1e-9 <= line);
        }
    }
}
