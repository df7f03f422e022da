//! Lengths as text and within bounds. The standard library writes any fraction exactly and says
//! what it got when bounds are wrong; that is 20 kB, and a drawing needs tenths of pixels.

use std::fmt;

/// A length in tenths of pixels. As text `12`, `-0.5`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Px(i64);

/// A length in pixels, to the nearest tenth.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
pub fn px(length: f64) -> Px {
    Px((length * 10.0).round() as i64)
}

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let tenths = self.0.unsigned_abs();
        match (tenths / 10, tenths % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// Moved aside by a length in pixels, as a drawing says it. Words have their place by a group that
/// is moved: in a chart that is mirrored they are turned back about it.
#[must_use]
pub fn aside(length: f64) -> String {
    format!("translate({} 0)", px(length))
}

/// The number, or the bound that it lies beyond; the upper bound where the two are crossed.
#[must_use]
pub fn between(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_to_the_tenth() {
        let written = |length: f64| px(length).to_string();
        assert_eq!(written(12.0), "12");
        assert_eq!(written(12.04), "12");
        assert_eq!(written(12.06), "12.1");
        assert_eq!(written(-0.5), "-0.5");
        assert_eq!(written(-0.04), "0");
        assert_eq!(written(2_500_000.26), "2500000.3");
        assert_eq!(written(f64::NAN), "0");
    }

    #[test]
    fn what_is_moved_aside_is_so_in_tenths() {
        assert_eq!(aside(-3.26), "translate(-3.3 0)");
    }

    #[test]
    fn a_number_is_held_between_its_bounds() {
        assert_eq!(between(5.0, 0.0, 3.0).to_bits(), 3.0_f64.to_bits());
        assert_eq!(between(-1.0, 0.0, 3.0).to_bits(), 0.0_f64.to_bits());
        assert_eq!(between(1.0, 0.0, -3.0).to_bits(), (-3.0_f64).to_bits());
    }
}
