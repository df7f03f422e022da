//! Which rows are in view, and which of a fixed pool of slots shows which row. Knows a fixed row
//! height and a scroll offset; a slot keeps its row for as long as that row is in view, so that
//! scrolling changes as little as it can.

use std::ops::Range;

/// The rows in view and the slots that show them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowWindow {
    first: usize,
    end: usize,
    slots: usize,
}

impl RowWindow {
    /// The rows of `rows` that `view_px` show at `scroll_px`, each `row_px` high (above 0), in a
    /// pool of `slots` slots, at least [`slots_for`] of them. Spare slots show rows past both
    /// edges, so that a small scroll finds its rows drawn.
    #[must_use]
    pub fn new(scroll_px: f64, view_px: f64, row_px: f64, rows: usize, slots: usize) -> RowWindow {
        let slots = slots.max(1);
        let first_in_view = whole(scroll_px / row_px).min(rows);
        let in_view = whole((view_px / row_px).ceil())
            .saturating_add(1)
            .min(slots);
        let spare_before = (slots - in_view) / 2;
        let end = first_in_view
            .saturating_sub(spare_before)
            .saturating_add(slots)
            .min(rows);
        RowWindow {
            first: end.saturating_sub(slots),
            end,
            slots,
        }
    }

    /// The rows that have a slot.
    #[must_use]
    pub fn rows(self) -> Range<usize> {
        self.first..self.end
    }

    /// The row that a slot shows; `None` for a slot left over.
    #[must_use]
    pub fn row_in(self, slot: usize) -> Option<usize> {
        if slot >= self.slots {
            return None;
        }
        // Row r always stands in slot r modulo the size of the pool.
        let shift = (slot + self.slots - self.first % self.slots) % self.slots;
        let row = self.first + shift;
        (row < self.end).then_some(row)
    }

    /// The slot that shows a row.
    #[must_use]
    pub fn slot_of(self, row: usize) -> Option<usize> {
        self.rows().contains(&row).then(|| row % self.slots)
    }
}

/// How many slots fill `view_px` at any scroll offset, with `spare` more.
#[must_use]
pub fn slots_for(view_px: f64, row_px: f64, spare: usize) -> usize {
    whole((view_px / row_px).ceil())
        .saturating_add(1)
        .saturating_add(spare)
}

/// The scroll offset nearest to `scroll_px` at which the whole of `row` is in view, clear of
/// `covered_px` at the top (headings that stick there).
#[must_use]
pub fn scroll_to_show(
    row: usize,
    scroll_px: f64,
    view_px: f64,
    row_px: f64,
    covered_px: f64,
) -> f64 {
    let top = real(row) * row_px;
    let lowest = (top - covered_px).max(0.0);
    let highest = top + row_px - view_px;
    scroll_px.min(lowest).max(highest.min(lowest))
}

/// The whole height of `rows` rows.
#[must_use]
pub fn height_px(rows: usize, row_px: f64) -> f64 {
    real(rows) * row_px
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from f64 saturates, and what is below 0 or not a number becomes 0"
)]
fn whole(count: f64) -> usize {
    count as usize
}

#[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^52")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_short_list_fills_the_first_slots() {
        let window = RowWindow::new(0.0, 600.0, 24.0, 3, 30);
        let shown: Vec<Option<usize>> = (0..30).map(|slot| window.row_in(slot)).collect();
        assert_eq!(shown[..4], [Some(0), Some(1), Some(2), None]);
        assert!(shown[4..].iter().all(Option::is_none));
    }

    #[test]
    fn an_empty_list_shows_nothing() {
        let window = RowWindow::new(500.0, 600.0, 24.0, 0, 30);
        assert_eq!(window.rows(), 0..0);
        assert!((0..31).all(|slot| window.row_in(slot).is_none()));
    }

    #[test]
    fn scrolling_by_one_row_changes_one_slot() {
        let slots = slots_for(600.0, 24.0, 4);
        let before = RowWindow::new(24_000.0, 600.0, 24.0, 100_000, slots);
        let after = RowWindow::new(24_024.0, 600.0, 24.0, 100_000, slots);
        let changed = (0..slots)
            .filter(|&slot| before.row_in(slot) != after.row_in(slot))
            .count();
        assert_eq!(changed, 1);
    }

    #[test]
    fn a_row_is_brought_into_view_by_the_shortest_way() {
        let show = |row, scroll| scroll_to_show(row, scroll, 240.0, 24.0, 24.0);
        assert!((show(5, 0.0) - 0.0).abs() < 1e-9);
        assert!((show(20, 0.0) - 264.0).abs() < 1e-9);
        assert!((show(5, 400.0) - 96.0).abs() < 1e-9);
        assert!((show(0, 400.0) - 0.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn every_row_in_view_has_exactly_one_slot_and_every_slot_at_most_one_row(
            rows in 0_usize..100_000,
            scroll_px in -50.0..2_500_000.0,
            view_px in 0.0..3000.0,
            row_px in 10.0..50.0,
            spare in 0_usize..40,
        ) {
            let slots = slots_for(view_px, row_px, spare);
            let window = RowWindow::new(scroll_px, view_px, row_px, rows, slots);
            let shown: Vec<usize> = (0..slots).filter_map(|slot| window.row_in(slot)).collect();
            let mut sorted = shown.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, window.rows().collect::<Vec<_>>());
            for row in window.rows() {
                let slot = window.slot_of(row).unwrap();
                prop_assert_eq!(window.row_in(slot), Some(row));
            }
            // Whatever pixel of the view one looks at, its row is there.
            for share in [0.0, 0.25, 0.5, 0.75, 0.999] {
                let at = (scroll_px + share * view_px) / row_px;
                if at >= 0.0 && at < real(rows) && scroll_px >= 0.0 {
                    prop_assert!(window.rows().contains(&whole(at)), "{window:?} lacks {at}");
                }
            }
        }
    }
}
