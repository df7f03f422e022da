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
