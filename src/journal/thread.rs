//! The entries about one target: their order, who replaced whom, and what the target holds.

use super::{Entry, EntryId, Held, Order};
use crate::order::{Map, Set};

/// The entries about one target that count.
#[derive(Clone, Debug, Default)]
pub(super) struct Thread {
    /// In order.
    entries: Vec<(Order, EntryId)>,
    /// Those that no other entry replaces, in order.
    heads: Vec<(Order, EntryId)>,
    /// Those that another entry replaces, whether they have arrived or not.
    replaced: Set<EntryId>,
}

impl Thread {
    /// Takes in an entry that counts. `is_replaced`: a checkpoint says that another replaced it.
    pub(super) fn add(&mut self, entry: &Entry, is_replaced: bool) {
        fn insert(list: &mut Vec<(Order, EntryId)>, item: (Order, EntryId)) {
            let at = list.partition_point(|other| other.0 < item.0);
            list.insert(at, item);
        }
        let item = (entry.order(), entry.id);
        insert(&mut self.entries, item);
        self.replaced.extend(entry.replaces.iter().copied());
        self.heads.retain(|(_, id)| !entry.replaces.contains(id));
        if !is_replaced && !self.replaced.contains(&entry.id) {
            insert(&mut self.heads, item);
        }
    }

    /// The entries, oldest first.
    pub(super) fn entries(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.entries.iter().map(|&(_, id)| id)
    }

    /// The entries that no other one replaces, oldest first.
    pub(super) fn heads(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.heads.iter().map(|&(_, id)| id)
    }

    /// What the target holds: the last entry wins; other heads with another value raced with it.
    pub(super) fn held(&self, entries: &Map<EntryId, Entry>) -> Option<Held> {
        let winner = entries.get(&self.entries().next_back()?)?;
        Some(Held {
            value: winner.after.clone(),
            entry: winner.id,
            made: winner.made,
            by: winner.by.clone(),
            also: self
                .heads()
                .rev()
                .filter_map(|id| entries.get(&id))
                .filter(|head| head.id != winner.id && head.after != winner.after)
                .map(|head| head.id)
                .collect(),
        })
    }
}
