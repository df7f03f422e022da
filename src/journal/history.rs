//! What Undo and Redo would do next, worked out from the order of the groups alone, so that every
//! tab and every reload agrees. Knows stacks of groups; leaves values and words to others.

use super::{EntryId, Order};
use crate::order::{Map, Set, sort_by_key};

/// The groups that stand and those that were taken back, replayed in the journal's order.
///
/// A group that reverts nothing is an act. A group that reverts an act is an undo; one that reverts
/// an undo is a redo.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    /// Every group, by the order of its first entry: that entry, and what the group reverts.
    groups: Map<Order, (EntryId, Option<EntryId>)>,
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
    /// Takes in complete groups: order and id of the first entry, and what the group reverts.
    /// Costs a step each when they come last in order, a replay of everything when not.
    pub(super) fn extend(&mut self, mut groups: Vec<(Order, EntryId, Option<EntryId>)>) {
        sort_by_key(&mut groups, |&(order, ..)| order);
        let Some(&(earliest, ..)) = groups.first() else {
            return;
        };
        let in_order = self.groups.last().is_none_or(|(&last, _)| last < earliest);
        for &(order, first, reverts) in &groups {
            self.groups.insert(order, (first, reverts));
            if in_order {
                self.step(first, reverts);
            }
        }
        if !in_order {
            self.replay();
        }
    }

    fn replay(&mut self) {
        let groups = std::mem::take(&mut self.groups);
        *self = History::default();
        for &(first, reverts) in groups.values() {
            self.step(first, reverts);
        }
        self.groups = groups;
    }

    fn step(&mut self, first: EntryId, reverts: Option<EntryId>) {
        self.reverts.insert(first, reverts);
        let Some(reverted) = reverts else {
            self.redo.clear();
            self.stand(first);
            return;
        };
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
