//! What Undo and Redo would do next, worked out from the order of the groups alone, so that every
//! tab and every reload agrees. Knows stacks of groups; leaves values and words to others.

use super::{EntryId, Order};
use crate::order::{Map, Set, sort_by_key};

/// What a group is to Undo and Redo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// A change of its own.
    Act,
    /// A change that Undo passes over.
    OutOfReach,
    /// It reverts the group that begins with this entry.
    Reverts(EntryId),
}

/// The groups that stand and those that were taken back, replayed in the journal's order.
///
/// A group that reverts nothing is an act. A group that reverts an act is an undo; one that reverts
/// an undo is a redo.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// Every group, by the order of its first entry: that entry, and what the group is to Undo.
    groups: Map<Order, (EntryId, Step)>,
    /// What each group replayed so far reverts.
    reverts: Map<EntryId, Option<EntryId>>,
    /// Acts that stand, in the order they came to stand.
    undo: Vec<EntryId>,
    /// The same, to look up.
    standing: Set<EntryId>,
    /// Acts that were undone since the last new act, each with the undo that did it.
    redo: Vec<(EntryId, EntryId)>,
}

impl History {
    /// Takes in complete groups: order and id of the first entry, and what the group is to Undo.
    /// Costs a step each when they come last in order, a replay of everything when not.
    pub(super) fn extend(&mut self, mut groups: Vec<(Order, EntryId, Step)>) {
        sort_by_key(&mut groups, |&(order, ..)| order);
        let Some(&(earliest, ..)) = groups.first() else {
            return;
        };
        let in_order = self.groups.last().is_none_or(|(&last, _)| last < earliest);
        for &(order, first, step) in &groups {
            self.groups.insert(order, (first, step));
            if in_order {
                self.step(first, step);
            }
        }
        if !in_order {
            self.replay();
        }
    }

    fn replay(&mut self) {
        let groups = std::mem::take(&mut self.groups);
        *self = History::default();
        for &(first, step) in groups.values() {
            self.step(first, step);
        }
        self.groups = groups;
    }

    fn step(&mut self, first: EntryId, step: Step) {
        let reverted = match step {
            Step::Reverts(reverted) => reverted,
            Step::Act => {
                self.reverts.insert(first, None);
                self.redo.clear();
                self.stand(first);
                return;
            }
            Step::OutOfReach => {
                self.reverts.insert(first, None);
                self.standing.insert(first);
                return;
            }
        };
        self.reverts.insert(first, Some(reverted));
        match self.reverts.get(&reverted) {
            // An undo. Two tabs may have undone the same act: the second changes nothing.
            Some(None) if self.standing.remove(&reverted) => {
                self.undo.retain(|&act| act != reverted);
                self.redo.push((reverted, first));
            }
            // A redo.
            Some(&Some(act)) if self.reverts.get(&act) == Some(&None) => {
                self.redo.retain(|&(undone, _)| undone != act);
                self.stand(act);
            }
            // It reverts something this journal does not hold.
            _ => {}
        }
    }

    fn stand(&mut self, act: EntryId) {
        if self.standing.insert(act) {
            self.undo.push(act);
        }
    }

    /// The act that Undo would take back.
    pub(super) fn next_undo(&self) -> Option<EntryId> {
        self.undo.last().copied()
    }

    /// The act that Redo would bring back, and the undo it would revert.
    pub(super) fn next_redo(&self) -> Option<(EntryId, EntryId)> {
        self.redo.last().copied()
    }

    /// Whether this group is an act that was not taken back.
    pub(super) fn stands(&self, first: EntryId) -> bool {
        self.standing.contains(&first)
    }

    /// Whether the whole group was replayed here.
    pub(super) fn knows(&self, first: EntryId) -> bool {
        self.reverts.contains_key(&first)
    }

    /// First entries of all groups, in order.
    pub(super) fn groups(&self) -> impl DoubleEndedIterator<Item = EntryId> + ExactSizeIterator {
        self.groups.values().map(|&(first, _)| first)
    }
}
