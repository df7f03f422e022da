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
