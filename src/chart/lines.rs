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
