//! The rows of the timeline and its lane "Not dated yet" as one list, so that the keyboard walks
//! from one into the other. Knows positions; leaves what a row says to `outlook`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::outlook::{Row, RowPlace, Rows};
use crate::plan::ActivityIx;

use super::walk::Footing;

static NEXT_REVISION: AtomicU64 = AtomicU64::new(1);

/// What one line shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// A group's heading: its place in [`Rows::headings`].
    Heading(usize),
    /// An activity.
    Activity(ActivityIx),
    /// The heading of the lane of undated rows.
    UndatedHeading,
}

/// The list. Two lists are equal when one is a clone of the other.
#[derive(Clone, Debug)]
pub struct Lines {
    revision: u64,
    rows: Arc<Rows>,
    has_undated_open: bool,
    activity_cells: usize,
}

impl PartialEq for Lines {
    fn eq(&self, other: &Lines) -> bool {
        self.revision == other.revision
    }
}

impl Lines {
    /// Puts the undated lane, open or folded away, under the rows. An activity has
    /// `activity_cells` cells, a heading one.
    #[must_use]
    pub fn new(rows: Arc<Rows>, has_undated_open: bool, activity_cells: usize) -> Lines {
        Lines {
            revision: NEXT_REVISION.fetch_add(1, Ordering::Relaxed),
            rows,
            has_undated_open,
            activity_cells,
        }
    }

    /// The rows it was made of.
    #[must_use]
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// How many lines are dated rows and their headings. They come first.
    #[must_use]
    pub fn dated(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is a lane of undated rows.
    #[must_use]
    pub fn has_undated(&self) -> bool {
        !self.rows.undated().is_empty()
    }

    /// Whether the lane of undated rows shows its rows.
    #[must_use]
    pub fn has_undated_open(&self) -> bool {
        self.has_undated() && self.has_undated_open
    }

    /// How many undated rows are shown, their heading left out.
    #[must_use]
    pub fn undated_shown(&self) -> usize {
        if self.has_undated_open {
            self.rows.undated().len()
        } else {
            0
        }
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.dated() + usize::from(self.has_undated()) + self.undated_shown()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Line> {
        match self.rows.get(index) {
            Some(Row::Heading(at)) => Some(Line::Heading(at)),
            Some(Row::Activity(at)) => Some(Line::Activity(at)),
            None => match index - self.dated() {
                0 => self.has_undated().then_some(Line::UndatedHeading),
                _ if !self.has_undated_open => None,
                below => self
                    .rows
                    .undated()
                    .get(below - 1)
                    .map(|&at| Line::Activity(at)),
            },
        }
    }

    /// Where an activity's line is; `None` when it is filtered out or folded away.
    #[must_use]
    pub fn index_of(&self, at: ActivityIx) -> Option<usize> {
        self.rows.index_of(at).or_else(|| {
            let shown = &self.rows.undated()[..self.undated_shown()];
            let below = shown.iter().position(|&other| other == at)?;
            Some(self.dated() + 1 + below)
        })
    }

    /// Where a line stands in the tree.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<RowPlace> {
        let lanes = self.rows.headings().len() + usize::from(self.has_undated());
        let is_grouped = !self.rows.headings().is_empty();
        if let Some(place) = self.rows.place(index) {
            let siblings = match (place.level, is_grouped) {
                (1, true) => lanes,
                (1, false) => self.dated() + usize::from(self.has_undated()),
                _ => place.siblings,
            };
            return Some(RowPlace { siblings, ..place });
        }
        Some(match (self.get(index)?, index - self.dated()) {
            (Line::UndatedHeading, _) => {
                let siblings = if is_grouped { lanes } else { self.dated() + 1 };
                RowPlace {
                    level: 1,
                    position: siblings,
                    siblings,
                }
            }
            (_, below) => RowPlace {
                level: 2,
                position: below,
                siblings: self.rows.undated().len(),
            },
        })
    }

    /// What a walk by keys has to know of a line.
    #[must_use]
    pub fn footing(&self, index: usize) -> Footing {
        let (expanded, parent, cells) = match self.get(index) {
            Some(Line::Heading(at)) => (Some(!self.rows.headings()[at].is_collapsed), None, 1),
            Some(Line::UndatedHeading) => (Some(self.has_undated_open), None, 1),
            Some(Line::Activity(_)) if index < self.dated() => (
                None,
                self.rows.heading_over(index).map(|heading| heading.row),
                self.activity_cells,
            ),
            Some(Line::Activity(_)) => (None, Some(self.dated()), self.activity_cells),
            None => (None, None, 1),
        };
        Footing {
            expanded,
            parent,
            cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::walk::{Key, Place, Step, step};
    use crate::journal::State;
    use crate::outlook::{FindingMarks, Grouping, Outlook, RowsView};

    /// Two organisations with two dated rows each, and one row that is not dated.
    const PLAN: &str = r#"{"format": "rollcall-plan", "version": 1, "id": "test", "title": "Test",
        "community": "Test", "revision": "1", "asOf": "2009-09-23",
        "organisations": [{"id": "a", "name": "A", "kind": "pct"}, {"id": "b", "name": "B", "kind": "pct"}],
        "activities": [
            {"id": "a1", "kind": "deployment", "name": "A1", "organisation": "a", "end": "2009-10"},
            {"id": "a2", "kind": "deployment", "name": "A2", "organisation": "a"},
            {"id": "b1", "kind": "deployment", "name": "B1", "organisation": "b", "end": "2009-11"},
            {"id": "b2", "kind": "deployment", "name": "B2", "organisation": "b", "end": "2009-12"}]}"#;

    fn lines(group: Grouping, is_open: bool) -> Lines {
        let plan = Arc::new(crate::plan::read(PLAN.into()).expect("a good plan").plan);
        let as_of = plan.as_of;
        let outlook = Outlook::new(plan, &State::default(), as_of);
        let view = RowsView {
            group,
            ..RowsView::default()
        };
        let rows = Rows::new(&outlook, &FindingMarks::default(), &view);
        Lines::new(Arc::new(rows), is_open, 4)
    }

    fn all(lines: &Lines) -> Vec<Option<Line>> {
        (0..=lines.len()).map(|index| lines.get(index)).collect()
    }

    #[test]
    fn the_undated_lane_follows_the_dated_rows() {
        let lines = lines(Grouping::Organisation, true);
        let activity = |at| Some(Line::Activity(ActivityIx(at)));
        assert_eq!(
            all(&lines),
            [
                Some(Line::Heading(0)),
                activity(0),
                Some(Line::Heading(1)),
                activity(2),
                activity(3),
                Some(Line::UndatedHeading),
                activity(1),
                None
            ]
        );
        assert_eq!(lines.index_of(ActivityIx(1)), Some(6));
        assert_eq!(lines.index_of(ActivityIx(3)), Some(4));
    }

    #[test]
    fn a_folded_undated_lane_keeps_its_heading_alone() {
        let lines = lines(Grouping::Organisation, false);
        assert_eq!(lines.len(), 6);
        assert_eq!(lines.get(5), Some(Line::UndatedHeading));
        assert_eq!(lines.get(6), None);
        assert_eq!(lines.index_of(ActivityIx(1)), None);
        assert_eq!(lines.footing(5).expanded, Some(false));
    }

    #[test]
    fn lanes_count_the_undated_one_as_their_sibling() {
        let lines = lines(Grouping::Organisation, true);
        let place = |index| {
            let place = lines.place(index).expect("a line");
            (place.level, place.position, place.siblings)
        };
        assert_eq!(place(0), (1, 1, 3));
        assert_eq!(place(2), (1, 2, 3));
        assert_eq!(place(5), (1, 3, 3));
        assert_eq!(place(4), (2, 2, 2));
        assert_eq!(place(6), (2, 1, 1));
    }

    #[test]
    fn without_groups_dated_rows_and_the_undated_lane_are_siblings() {
        let lines = lines(Grouping::None, true);
        let place = |index| {
            let place = lines.place(index).expect("a line");
            (place.level, place.position, place.siblings)
        };
        assert_eq!(place(0), (1, 1, 4));
        assert_eq!(place(3), (1, 4, 4));
        assert_eq!(place(4), (2, 1, 1));
    }

    #[test]
    fn a_walk_goes_from_the_last_dated_row_into_the_undated_lane_and_back_to_its_heading() {
        let lines = lines(Grouping::Organisation, true);
        let press = |row, key| {
            let from = Place { row, cell: None };
            step(from, key, lines.len(), 10, |row| lines.footing(row))
        };
        let go = |row| Step::Go(Place { row, cell: None });
        assert_eq!(press(4, Key::Down), go(5));
        assert_eq!(press(5, Key::Down), go(6));
        assert_eq!(press(6, Key::Left), go(5));
        assert_eq!(press(5, Key::Left), Step::Close);
        assert_eq!(press(4, Key::Left), go(2));
    }

    #[test]
    fn lists_are_equal_only_when_one_is_a_clone_of_the_other() {
        let lines = lines(Grouping::None, true);
        assert_eq!(lines, lines.clone());
        assert_ne!(lines, Lines::new(Arc::new(lines.rows().clone()), true, 4));
    }
}
