//! The entries about one target: their order, who replaced whom, what the target holds, and what it
//! held on earlier as-of dates.

use super::{Earlier, Entry, EntryId, Held, Order};
use crate::order::{Map, Set};
use crate::plan::Day;

/// The entries about one target that count.
#[derive(Clone, Debug, Default)]
pub(super) struct Thread {
    /// In order.
    entries: Vec<(Order, EntryId)>,
    /// Those that no other entry replaces, in order.
    heads: Vec<(Order, EntryId)>,
    /// Those that another entry replaces, whether they have arrived or not.
    replaced: Set<EntryId>,
    /// Those that count on some as-of date, in order: each counts from a later day than the one
    /// before. The last one holds the target.
    steps: Vec<(Order, Option<Day>, EntryId)>,
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
        self.step(entry);
    }

    /// Gives the entry its place among the steps, unless a later entry counts from its day already.
    fn step(&mut self, entry: &Entry) {
        let (order, since) = (entry.order(), entry.as_of);
        let at = self.steps.partition_point(|step| step.0 < order);
        if self.steps.get(at).is_some_and(|later| later.1 <= since) {
            return;
        }
        let kept = self.steps[..at].partition_point(|step| step.1 < since);
        self.steps.splice(kept..at, [(order, since, entry.id)]);
    }

    /// The entries, oldest first.
    pub(super) fn entries(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.entries.iter().map(|&(_, id)| id)
    }

    /// The entries that no other one replaces, oldest first.
    pub(super) fn heads(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.heads.iter().map(|&(_, id)| id)
    }

    /// The entries that say what the target held on earlier as-of dates, oldest first.
    pub(super) fn earlier(&self) -> impl Iterator<Item = EntryId> {
        let (_, earlier) = self.steps.split_last().unzip();
        earlier.into_iter().flatten().map(|&(.., id)| id)
    }

    /// What the target holds: the last entry wins; other heads with another value raced with it.
    pub(super) fn held(&self, entries: &Map<EntryId, Entry>) -> Option<Held> {
        let winner = entries.get(&self.entries().next_back()?)?;
        Some(Held {
            value: winner.after.clone(),
            entry: winner.id,
            made: winner.made,
            by: winner.by.clone(),
            since: winner.as_of,
            earlier: self
                .earlier()
                .filter_map(|id| entries.get(&id))
                .map(|entry| Earlier {
                    since: entry.as_of,
                    value: entry.after.clone(),
                    entry: entry.id,
                })
                .collect(),
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
