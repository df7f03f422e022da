//! Which rows are chosen, so that they move together. Only rows that are shown are: what a filter or
//! a folded group hides is let go, so that nobody moves what they do not see.

use crate::web::prelude::*;

use crate::chart::lines::{Line, Lines};
use crate::journal::counted_rows;
use crate::order;
use crate::plan::ActivityIx;
use crate::web::timeline::looking::Looking;
use crate::web::timeline::moving::{Choose, Movement};
use crate::web::view::View;
use crate::words::moving as words;

/// Chooses rows. Copies of it are handles to the same one.
#[derive(Clone, Copy)]
pub(super) struct Choosing {
    looking: Looking,
    movement: Movement,
    view: View,
    stretch: StoredValue<Option<Stretch>>,
}

/// What was chosen from one line to another, so that it can grow and shrink.
#[derive(Clone)]
struct Stretch {
    from: usize,
    to: usize,
    /// What stood on those two lines: the list may have changed since.
    ends: [Option<Line>; 2],
    /// What was chosen before.
    before: Vec<ActivityIx>,
}

impl Choosing {
    /// Chooses among the rows that are shown.
    pub(super) fn new(looking: Looking, movement: Movement, view: View) -> Choosing {
        let choosing = Choosing {
            looking,
            movement,
            view,
            stretch: StoredValue::new(None),
        };
        let chosen = movement.chosen();
        Effect::new(move |before: Option<()>| {
            let shown = looking.lines.with(|lines| {
                let is_needed = before.is_some() && chosen.with_untracked(|it| !it.is_empty());
                is_needed.then(|| all(lines, 0, lines.len()))
            });
            let Some(shown) = shown else {
                return;
            };
            let is_shown = |at: &ActivityIx| shown.binary_search(at).is_ok();
            if !chosen.with_untracked(|chosen| chosen.iter().all(is_shown)) {
                chosen.update(|chosen| chosen.retain(is_shown));
                choosing.say();
            }
        });
        choosing
    }

    /// Chooses as asked and says how many are chosen now.
    pub(super) fn choose(self, choose: Choose) {
        let chosen = self.movement.chosen();
        let rows = self.looking.lines.with_untracked(|lines| match choose {
            Choose::To(from, to) => self.stretched(lines, from, to),
            Choose::Line(line) => {
                let rows = of_line(lines, line);
                let mut chosen = chosen.get_untracked();
                if rows.iter().all(|at| chosen.binary_search(at).is_ok()) {
                    chosen.retain(|at| rows.binary_search(at).is_err());
                    chosen
                } else {
                    together(chosen, rows)
                }
            }
            Choose::All => all(lines, 0, lines.len()),
            Choose::Nothing => Vec::new(),
        });
        if !matches!(choose, Choose::To(..)) {
            self.stretch.set_value(None);
        }
        chosen.set(rows);
        self.say();
    }

    /// What is chosen when it goes from one line to another, and on from where it went to before.
    fn stretched(self, lines: &Lines, from: usize, to: usize) -> Vec<ActivityIx> {
        let before = self.stretch.get_value();
        let ends = |from, to| [lines.get(from), lines.get(to)];
        let mut stretch = before
            .filter(|it| it.to == from && it.ends == ends(it.from, it.to))
            .unwrap_or_else(|| Stretch {
                from,
                to,
                ends: [None; 2],
                before: self.movement.chosen().get_untracked(),
            });
        stretch.to = to;
        stretch.ends = ends(stretch.from, to);
        let (first, last) = (stretch.from.min(to), stretch.from.max(to));
        let rows = together(stretch.before.clone(), all(lines, first, last + 1));
        self.stretch.set_value(Some(stretch));
        rows
    }

    fn say(self) {
        let words = self.movement.chosen().with_untracked(|chosen| {
            if chosen.is_empty() {
                return words::NO_ROWS_CHOSEN.to_owned();
            }
            let rows = self
                .looking
                .plan
                .with_untracked(|plan| counted_rows(plan, chosen.iter().copied()));
            words::chosen_said(&rows)
        });
        self.view.say(words);
    }
}

/// The rows on lines from the first to before the last, in the order of the plan.
fn all(lines: &Lines, first: usize, end: usize) -> Vec<ActivityIx> {
    let mut rows: Vec<ActivityIx> = (first..end.min(lines.len()))
        .filter_map(|line| match lines.get(line)? {
            Line::Activity(at) => Some(at),
            _ => None,
        })
        .collect();
    order::sort_by_number(&mut rows, |at| i64::from(at.0));
    rows
}

/// The row of a line, or all rows under a heading.
fn of_line(lines: &Lines, line: usize) -> Vec<ActivityIx> {
    let end = match lines.get(line) {
        Some(Line::Activity(_)) => line + 1,
        Some(Line::Heading(at)) => {
            let next = lines.rows().headings().get(at + 1);
            next.map_or(lines.dated(), |next| next.row)
        }
        Some(Line::UndatedHeading) => lines.len(),
        None => line,
    };
    all(lines, line, end)
}

/// Both, each row once, in the order of the plan.
fn together(mut rows: Vec<ActivityIx>, more: Vec<ActivityIx>) -> Vec<ActivityIx> {
    rows.extend(more);
    order::sort_by_number(&mut rows, |at| i64::from(at.0));
    rows.dedup();
    rows
}
