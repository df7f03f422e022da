//! What stands beside the marks of a row: words, the flag of a finding, the tag of an end far
//! outside, the arrow to dates out of view. Knows widths; leaves measuring text to whoever draws.

use super::labels::{LABEL_GAP_PX, LabelPlace, place_label};
use super::marks::{Frame, Marks, Side};
use crate::outlook::said::ActivityContent;

/// Side of the flag before the words of a finding.
pub const FLAG_PX: f64 = 12.0;
/// Between the flag and its words.
pub const FLAG_GAP_PX: f64 = 4.0;
/// Room inside a tag or pill beside its words.
pub const INSIDE_PX: f64 = 6.0;
/// Room for the mark where a bar breaks off, right of its tag.
const BREAK_PX: f64 = 18.0;

/// Where each stands; `None` where there is nothing to say or no room for it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Beside {
    /// Where the words begin.
    pub words: Option<f64>,
    /// Where the flag begins.
    pub flag: Option<f64>,
    /// Where the tag of a far end begins and how wide it is.
    pub tag: Option<(f64, f64)>,
    /// On which side the dates lie when they are out of view, and where that edge is.
    pub outside: Option<(Side, f64)>,
}

/// How wide the words of a row are, in pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Widths {
    /// The label.
    words: Option<f64>,
    /// The flag and its words.
    flag: Option<f64>,
    /// The tag of an end far outside.
    tag: f64,
}

impl Widths {
    /// Of words alone.
    #[must_use]
    pub fn of_words(width: f64) -> Widths {
        Widths {
            words: Some(width),
            ..Widths::default()
        }
    }

    /// Of what a row says. `measure` tells how wide a text is, bold or not.
    #[must_use]
    pub fn of(said: &ActivityContent, measure: impl Fn(&str, bool) -> f64) -> Widths {
        let flagged = |words: &str| FLAG_PX + FLAG_GAP_PX + measure(words, false);
        Widths {
            words: (!said.label.is_empty()).then(|| measure(&said.label, said.is_slipped)),
            flag: (!said.finding.is_empty()).then(|| flagged(&said.finding)),
            tag: flagged(&said.far) + 2.0 * INSIDE_PX,
        }
    }
}

impl Beside {
    /// Places words, flag and tag, given the marks as they are in the window.
    #[must_use]
    pub fn place(widths: Widths, marks: &Marks, frame: &Frame) -> Beside {
        let mut beside = Beside::default();
        if let Some(side) = marks.outside {
            let edge = match side {
                Side::Left => frame.left_px,
                Side::Right => frame.right_px,
            };
            beside.outside = Some((side, edge));
            return beside;
        }
        if let Some(break_px) = marks.break_px {
            let left = break_px - widths.tag - BREAK_PX;
            beside.tag = (left >= frame.left_px).then_some((left, widths.tag));
            return beside;
        }
        let Some(extent) = marks.extent else {
            return beside;
        };
        let from = |width: f64| match place_label(extent, width, frame) {
            LabelPlace::Right { left_px } => Some(left_px),
            LabelPlace::Left { right_px } => Some(right_px - width),
            LabelPlace::Dropped => None,
        };
        match (widths.words, widths.flag) {
            (None, None) => {}
            (Some(words), None) => beside.words = from(words),
            (None, Some(flag)) => beside.flag = from(flag),
            // Both where there is room for both, else the words, which tell of dates.
            (Some(words), Some(flag)) => {
                let gap = 2.0 * LABEL_GAP_PX;
                match from(words + gap + flag) {
                    Some(left) => {
                        beside.words = Some(left);
                        beside.flag = Some(left + words + gap);
                    }
                    None => beside.words = from(words),
                }
            }
        }
        beside
    }
}
