//! How much room a shelf of text has left, counted as the tightest browser counts. Knows the
//! quota; leaves making room to `keeper`.

/// What browsers give one origin, in units as counted by [`units`].
pub const QUOTA: u64 = 5 * 1024 * 1024;

/// What Rollcall means to use of it.
pub const BUDGET: u64 = 4 * 1024 * 1024;

/// How many characters of padding the ballast holds.
pub const BALLAST: usize = 64 * 1024;

/// What a key and its value take up: UTF-16 units, twice as many for a text that holds a character
/// above U+00FF, because some browsers keep such a text in 16 bits throughout.
#[must_use]
pub fn units(key: &str, value: &str) -> u64 {
    fn of(text: &str) -> u64 {
        if text.is_ascii() {
            return text.len() as u64;
        }
        let units = text.encode_utf16().count() as u64;
        if text.chars().any(|c| c > '\u{ff}') {
            2 * units
        } else {
            units
        }
    }
    of(key) + of(value)
}

/// How full the shelf is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Fill {
    /// Below 60 %.
    #[default]
    Ample,
    /// From 60 %: worth a word.
    Warn,
    /// From 70 %: time to compact.
    Compact,
    /// From 85 %: time to insist on an export.
    Insist,
}

/// What is used of a shelf, in units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// By Rollcall in this space.
    pub ours: u64,
    /// By everybody else on the origin.
    pub others: u64,
}

impl Usage {
    /// How full the shelf is: our own part of the budget, or everybody's part of the quota.
    #[must_use]
    pub fn fill(self) -> Fill {
        let all = self.ours.saturating_add(self.others);
        let percent = (self.ours.saturating_mul(100) / BUDGET).max(all.saturating_mul(100) / QUOTA);
        match percent {
            0..60 => Fill::Ample,
            60..70 => Fill::Warn,
            70..85 => Fill::Compact,
            _ => Fill::Insist,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wide_character_doubles_the_whole_value() {
        assert_eq!(units("k", "abc"), 4);
        assert_eq!(units("k", "ab\u{e9}"), 4);
        assert_eq!(units("k", "ab\u{20ac}"), 7);
        // Two units in UTF-16, and wide.
        assert_eq!(units("k", "a\u{1f600}"), 7);
    }

    #[test]
    fn neighbours_on_the_origin_count_against_the_quota() {
        let usage = |ours, others| Usage { ours, others }.fill();
        assert_eq!(usage(0, 0), Fill::Ample);
        assert_eq!(usage(BUDGET * 60 / 100, 0), Fill::Ample);
        assert_eq!(usage(BUDGET * 61 / 100, 0), Fill::Warn);
        assert_eq!(usage(BUDGET * 71 / 100, 0), Fill::Compact);
        assert_eq!(usage(BUDGET, 0), Fill::Insist);
        assert_eq!(usage(0, QUOTA * 90 / 100), Fill::Insist);
        assert_eq!(usage(u64::MAX, u64::MAX), Fill::Insist);
    }
}
