//! What the row slots are told: which line each shows, what it says, where it stands and what is
//! drawn beside it.
//!
//! One effect for a whole list looks at everything that rows rest on, works out for each slot only
//! the stages that have become stale, and wakes the slots that show something else by it. So the
//! number of things that a zoom, a filter or an edit wakes does not grow with the slots, and each
//! slot rests on one signal:
//!
//! | changed | worked out anew |
//! | --- | --- |
//! | the line of a slot, the list, the outlook, findings | what the row says, then all below |
//! | the scale, the as-of date | its marks, then what stands beside them |
//! | the window of days | what stands beside the marks |
//! | the keyboard's place, what is chosen | that alone |
//!
//! While one zooms, slots outside the view wait until that has been quiet for a moment.

use std::ops::Range;
use std::sync::Arc;

use crate::web::prelude::*;

use super::bars::{Drawn, Ink};
use super::columns::{Columns, use_columns};
use super::content::{Content, content};
use super::looking::Looking;
use super::moving::use_movement;
use crate::chart::Frame;
use crate::chart::lines::Lines;
use crate::chart::walk::Place;
use crate::outlook::{Column, FindingMarks, Grouping, Outlook, RowPlace};
use crate::plan::{ActivityIx, Finding};

/// Which part of a row takes the Tab key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// None: another row does.
    #[default]
    Elsewhere,
    /// The row itself.
    Row,
    /// One of its cells.
    Cell(usize),
}

impl Tab {
    /// The tabindex of a part of the row.
    #[must_use]
    pub fn index_of(self, part: Tab) -> &'static str {
        if self == part { "0" } else { "-1" }
    }
}

/// What a slot shows.
#[derive(Clone, Debug)]
pub struct Told {
    /// The line, counted from the first of all.
    pub index: usize,
    /// The line, counted from the first of its list.
    pub row: usize,
    /// How high a row is, in pixels.
    pub row_px: f64,
    /// Where it stands in the tree.
    pub place: Option<RowPlace>,
    /// What it says.
    pub content: Arc<Content>,
    /// Which part of it takes the Tab key.
    pub tab: Tab,
    /// Whether it is chosen, or its details are open.
    pub is_selected: bool,
    /// What is drawn of it; nothing for a heading.
    pub drawn: Option<Drawn>,
    /// How many cells an activity's row has.
    pub cells: usize,
    /// The columns after the name where they are not the usual ones, and which turn of the plan
    /// they tell of.
    pub columns: Option<(Arc<[Column]>, u32)>,
}

impl PartialEq for Told {
    fn eq(&self, other: &Told) -> bool {
        // What a row says is kept for as long as it says the same.
        Arc::ptr_eq(&self.content, &other.content)
            && (self.index, self.row, self.place, self.cells)
                == (other.index, other.row, other.place, other.cells)
            && (self.tab, self.is_selected) == (other.tab, other.is_selected)
            && self.row_px.to_bits() == other.row_px.to_bits()
            && self.drawn == other.drawn
            && self.columns == other.columns
    }
}

/// All that rows rest on, at one moment.
struct Sight<'a> {
    lines: &'a Lines,
    outlook: &'a Outlook,
    marks: &'a FindingMarks,
    found: &'a [Finding],
    group: Grouping,
    /// Counts the changes of these.
    turn: u32,
    frame: Frame,
    row_px: f64,
    place: Place,
    open: Option<ActivityIx>,
    chosen: &'a [ActivityIx],
    cells: usize,
    columns: Option<Arc<[Column]>>,
}

impl Sight<'_> {
    fn tab_of(&self, index: usize) -> Tab {
        match self.place.cell {
            _ if self.place.row != index => Tab::Elsewhere,
            None => Tab::Row,
            Some(cell) => Tab::Cell(cell),
        }
    }

    fn is_selected(&self, content: &Content) -> bool {
        match (content, self.chosen) {
            (Content::Lane(_), _) => false,
            (Content::Activity(activity), []) => self.open == Some(activity.at),
            (Content::Activity(activity), chosen) => chosen.binary_search(&activity.at).is_ok(),
        }
    }
}

/// A slot and what was worked out for it.
struct Desk {
    told: RwSignal<Option<Told>>,
    /// The line and the turn that `content` is of.
    of: Option<(usize, u32)>,
    content: Option<Arc<Content>>,
    ink: Option<Ink>,
}

impl Desk {
    /// Tells the slot that it shows `index`, which stands `row` places from the first of its list.
    fn tell(&mut self, index: Option<usize>, row: usize, sight: &Sight) {
        let told = index.and_then(|index| self.told_of(index, row, sight));
        if self.told.with_untracked(|last| *last != told) {
            self.told.set(told);
        }
    }

    /// Whether all that became stale is the scale of its bars.
    fn lacks_only_scale(&self, index: Option<usize>, sight: &Sight) -> bool {
        index.is_some_and(|index| self.of == Some((index, sight.turn)))
            && (self.ink.as_ref()).is_some_and(|ink| ink.is_of_another_scale(&sight.frame))
            && self.told.with_untracked(|told| {
                told.as_ref().is_some_and(|told| {
                    told.row_px.to_bits() == sight.row_px.to_bits()
                        && (told.tab, told.is_selected)
                            == (sight.tab_of(told.index), sight.is_selected(&told.content))
                })
            })
    }

    fn told_of(&mut self, index: usize, row: usize, sight: &Sight) -> Option<Told> {
        if self.of != Some((index, sight.turn)) {
            self.read(index, sight)?;
        }
        let content = Arc::clone(self.content.as_ref()?);
        Some(Told {
            index,
            row,
            row_px: sight.row_px,
            place: sight.lines.place(index),
            tab: sight.tab_of(index),
            is_selected: sight.is_selected(&content),
            drawn: self.ink.as_mut().map(|ink| ink.draw(&sight.frame)),
            cells: sight.cells,
            columns: sight.columns.clone().map(|columns| (columns, sight.turn)),
            content,
        })
    }

    /// Reads what a line says.
    fn read(&mut self, index: usize, sight: &Sight) -> Option<()> {
        let Sight {
            lines,
            outlook,
            marks,
            found,
            group,
            ..
        } = *sight;
        let said = content(lines, index, outlook, marks, found, group);
        self.of = said.is_some().then_some((index, sight.turn));
        let said = said?;
        let ink = match &said {
            Content::Activity(activity) => Some(Ink::new(outlook, activity)),
            Content::Lane(_) => None,
        };
        // What is the same stays the same, so that the slot is not woken for nothing.
        if self.content.as_deref() != Some(&said) {
            self.content = Some(Arc::new(said));
        }
        if self.ink != ink {
            self.ink = ink;
        }
        Some(())
    }
}

/// The slots of one list of rows.
#[derive(Clone, Copy)]
pub struct Desks {
    looking: Looking,
    row_px: Signal<f64>,
    turn: Memo<u32>,
    chosen: RwSignal<Vec<ActivityIx>>,
    columns: Columns,
    all: StoredValue<Vec<Option<Desk>>>,
}

impl Desks {
    /// No slots yet.
    #[must_use]
    pub fn new(looking: Looking, row_px: Signal<f64>) -> Desks {
        let group = Memo::new(move |_| looking.arrangement.with(|it| it.group));
        let turn = Memo::new(move |last: Option<&u32>| {
            // A memo is only worked out when it is read.
            looking.lines.with(|_| ());
            looking.outlook.with(|_| ());
            looking.findings.with(|_| ());
            looking.found.track();
            let _ = group.get();
            last.map_or(0, |last| last.wrapping_add(1))
        });
        Desks {
            looking,
            row_px,
            turn,
            chosen: use_movement().chosen(),
            columns: use_columns(),
            all: StoredValue::new(Vec::new()),
        }
    }

    /// A slot more, in the place of the one that had its number before. It goes with its owner.
    pub fn add(self, number: usize) -> RwSignal<Option<Told>> {
        let told = RwSignal::new(None);
        self.all.update_value(|desks| {
            if desks.len() <= number {
                desks.resize_with(number + 1, || None);
            }
            desks[number] = Some(Desk {
                told,
                of: None,
                content: None,
                ink: None,
            });
        });
        on_cleanup(move || {
            self.all.try_update_value(|desks| desks[number] = None);
        });
        told
    }

    /// Tells the slots what they show: `line_in` gives the slot of a number its line and where that
    /// stands in the list. Bars of rows outside `in_view` may stay as they are; gives whether some
    /// do. Whoever calls this is told of all changes.
    pub fn tell(
        self,
        numbers: Range<usize>,
        in_view: &Range<usize>,
        line_in: impl Fn(usize) -> Option<(usize, usize)>,
    ) -> bool {
        let looking = self.looking;
        let (turn, frame, row_px) = (self.turn.get(), looking.frame(), self.row_px.get());
        let (place, open) = (looking.place.get(), looking.selected.get());
        let columns = self.columns.shown.get().map(Arc::from);
        let cells = self.columns.cells.get();
        let (lines, outlook) = (looking.lines.read(), looking.outlook.read());
        let (marks, found) = (looking.findings.read(), looking.found.read());
        let chosen = self.chosen.read();
        let sight = Sight {
            lines: &lines,
            outlook: &outlook,
            marks: &marks,
            found: &found,
            group: looking.arrangement.with_untracked(|it| it.group),
            turn,
            frame,
            row_px,
            place,
            open,
            chosen: &chosen,
            cells,
            columns,
        };
        let mut has_stale = false;
        self.all.update_value(|desks| {
            for (number, desk) in desks.iter_mut().enumerate() {
                let Some(desk) = desk.as_mut().filter(|_| numbers.contains(&number)) else {
                    continue;
                };
                let (index, row) = line_in(number).unzip();
                let row = row.unwrap_or_default();
                if !in_view.contains(&row) && desk.lacks_only_scale(index, &sight) {
                    has_stale = true;
                } else {
                    desk.tell(index, row, &sight);
                }
            }
        });
        has_stale
    }
}
