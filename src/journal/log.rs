//! The journal of one plan: takes entries in any order, keeps every one, and folds those that
//! count. Knows order, groups, races, undo and redo; leaves bytes to `wire` and words to `words`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::history::History;
use super::{Entry, EntryId, Group, Held, Stamp, State, Target, Value, Writer};
use crate::plan::Text;

/// The place of an entry among all others: later ones win. Wall clocks play no part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Order {
    lamport: u64,
    writer: Writer,
    seq: u32,
}

impl Entry {
    /// Its place among all others.
    #[must_use]
    pub fn order(&self) -> Order {
        Order {
            lamport: self.lamport,
            writer: self.id.writer,
            seq: self.id.seq,
        }
    }
}

impl Group {
    /// The ids of its entries: so many in a row from the first.
    pub fn members(self) -> impl Iterator<Item = EntryId> {
        let EntryId { writer, seq } = self.first;
        (seq..seq.saturating_add(self.size)).map(move |seq| EntryId { writer, seq })
    }

    /// Whether an entry with this id may belong to it.
    #[must_use]
    pub fn may_hold(self, id: EntryId) -> bool {
        id.writer == self.first.writer
            && id
                .seq
                .checked_sub(self.first.seq)
                .is_some_and(|n| n < self.size)
    }
}

/// Numbers the entries of one writer.
#[derive(Clone, Debug)]
pub struct Pen {
    writer: Writer,
    next: u32,
}

impl Pen {
    /// A pen for a writer that has written nothing yet.
    #[must_use]
    pub fn new(writer: Writer) -> Pen {
        Pen { writer, next: 0 }
    }

    /// Whose it is.
    #[must_use]
    pub fn writer(&self) -> Writer {
        self.writer
    }
}

/// What is the same for all entries of one gesture.
#[derive(Clone, Debug)]
pub struct Circumstances {
    /// When, for display.
    pub made: Stamp,
    /// Name or initials of the person.
    pub by: Option<Text>,
    /// Id of the plan.
    pub plan: Text,
    /// SHA-256 of the plan file, hexadecimal.
    pub fingerprint: Text,
}

/// What adding entries did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Added {
    /// How many were not known before.
    pub new: usize,
    /// How many were known already.
    pub known: usize,
    /// Ids that were known with another content. Both sides keep the same one of the two.
    pub clashes: Vec<EntryId>,
}

/// A group of which some entries are missing. It changes nothing until they arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unfinished {
    /// Which.
    pub group: Group,
    /// How many of its entries are here.
    pub present: u32,
}

/// The entries about one target that count.
#[derive(Clone, Debug, Default)]
struct Thread {
    /// In order.
    entries: Vec<(Order, EntryId)>,
    /// Those that no other entry replaces, in order.
    heads: Vec<(Order, EntryId)>,
    /// Those that another entry replaces, whether they have arrived or not.
    replaced: BTreeSet<EntryId>,
}

impl Thread {
    fn add(&mut self, entry: &Entry) {
        fn insert(list: &mut Vec<(Order, EntryId)>, item: (Order, EntryId)) {
            let at = list.partition_point(|other| other.0 < item.0);
            list.insert(at, item);
        }
        let item = (entry.order(), entry.id);
        insert(&mut self.entries, item);
        self.replaced.extend(&entry.replaces);
        self.heads.retain(|(_, id)| !entry.replaces.contains(id));
        if !self.replaced.contains(&entry.id) {
            insert(&mut self.heads, item);
        }
    }
}

/// The journal of one plan.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: BTreeMap<EntryId, Entry>,
    /// How many entries of each unfinished group are here.
    unfinished: BTreeMap<Group, u32>,
    threads: BTreeMap<Target, Thread>,
    history: History,
    state: Arc<State>,
    lamport: u64,
}

impl Journal {
    /// A journal without entries.
    #[must_use]
    pub fn new() -> Journal {
        Journal::default()
    }

    /// Takes in entries, in any order, known or not. The result depends on the set of entries
    /// alone. Entries of a group count once the whole group is here.
    pub fn add(&mut self, entries: impl IntoIterator<Item = Entry>) -> Added {
        let mut added = Added::default();
        let mut complete = Vec::new();
        let mut refold = false;
        for entry in entries {
            if let Some(known) = self.entries.get_mut(&entry.id) {
                added.known += 1;
                if *known != entry {
                    added.clashes.push(entry.id);
                    // Any rule will do that every reader applies alike.
                    if format!("{entry:?}") < format!("{known:?}") {
                        *known = entry;
                        refold = true;
                    }
                }
                continue;
            }
            added.new += 1;
            self.lamport = self.lamport.max(entry.lamport);
            let group = entry.group;
            self.entries.insert(entry.id, entry);
            complete.extend(self.count_in(group));
        }
        if refold {
            let entries = std::mem::take(&mut self.entries);
            *self = Journal::new();
            self.add(entries.into_values());
        } else {
            self.fold(&complete);
        }
        added
    }

    /// Counts one more entry of a group and returns the group when that completes it.
    fn count_in(&mut self, group: Group) -> Option<Group> {
        let present = self.unfinished.entry(group).or_default();
        *present += 1;
        if *present < group.size {
            return None;
        }
        self.unfinished.remove(&group);
        Some(group)
    }

    fn fold(&mut self, groups: &[Group]) {
        let mut steps = Vec::with_capacity(groups.len());
        let state = Arc::make_mut(&mut self.state);
        for group in groups {
            for id in group.members() {
                let Some(entry) = self.entries.get(&id) else {
                    continue;
                };
                if id == group.first {
                    steps.push((entry.order(), id, entry.undoes));
                }
                if !self.threads.contains_key(&entry.target) {
                    self.threads.insert(entry.target.clone(), Thread::default());
                }
                if let Some(thread) = self.threads.get_mut(&entry.target) {
                    thread.add(entry);
                    if let Some(held) = held(thread, &self.entries) {
                        state.held.insert(entry.target.clone(), held);
                    }
                }
            }
        }
        self.history.extend(steps);
    }

    /// What every target holds.
    #[must_use]
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state)
    }

    /// How many entries there are, counting or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was ever changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// One entry.
    #[must_use]
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// All entries, counting or not, by id.
    #[must_use]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.values()
    }

    /// The entries about one target that count, oldest first.
    #[must_use]
    pub fn thread(&self, target: &Target) -> impl DoubleEndedIterator<Item = &Entry> {
        self.threads
            .get(target)
            .into_iter()
            .flat_map(|thread| &thread.entries)
            .filter_map(|(_, id)| self.entries.get(id))
    }

    /// The gestures, oldest first, each as its entries.
    #[must_use]
    pub fn gestures(&self) -> impl DoubleEndedIterator<Item = Vec<&Entry>> {
        self.history.groups().map(|first| self.gesture(first))
    }

    /// The entries of the gesture that begins with `first`.
    fn gesture(&self, first: EntryId) -> Vec<&Entry> {
        self.entries
            .get(&first)
            .into_iter()
            .flat_map(|entry| entry.group.members())
            .filter_map(|id| self.entries.get(&id))
            .collect()
    }

    /// Groups of which some entries are missing.
    pub fn unfinished(&self) -> impl Iterator<Item = Unfinished> {
        self.unfinished
            .iter()
            .map(|(&group, &present)| Unfinished { group, present })
    }

    /// The gesture that Undo would take back: its entries.
    #[must_use]
    pub fn next_undo(&self) -> Option<Vec<&Entry>> {
        self.history.next_undo().map(|first| self.gesture(first))
    }

    /// The gesture that Redo would bring back: its entries.
    #[must_use]
    pub fn next_redo(&self) -> Option<Vec<&Entry>> {
        self.history
            .next_redo()
            .map(|(first, _)| self.gesture(first))
    }

    /// Draws up the entries for one gesture, to be stored and then [added](Journal::add). Leaves
    /// out what would change nothing; a later change of the same target in the list wins. Changes
    /// whose value does not fit their target are left out as well.
    #[must_use]
    pub fn draft(
        &self,
        pen: &mut Pen,
        circumstances: &Circumstances,
        changes: Vec<(Target, Value)>,
        reason: Option<&Text>,
    ) -> Vec<Entry> {
        let changes: BTreeMap<Target, Value> = changes
            .into_iter()
            .filter(|(target, value)| target.takes(value))
            .collect();
        let changes = changes
            .into_iter()
            .filter(|(target, value)| match self.state.held.get(target) {
                Some(held) => held.value != *value || !held.also.is_empty(),
                None => *value != Value::Nothing,
            })
            .collect();
        self.write(pen, circumstances, changes, reason, None)
    }

    /// Draws up the entries that take back the latest gesture that stands; empty when there is
    /// none. Each target goes back to what the other gestures that stand say.
    #[must_use]
    pub fn draft_undo(&self, pen: &mut Pen, circumstances: &Circumstances) -> Vec<Entry> {
        let Some(act) = self.history.next_undo() else {
            return Vec::new();
        };
        let changes = self
            .gesture(act)
            .into_iter()
            .map(|entry| (entry.target.clone(), self.value_without(&entry.target, act)))
            .collect();
        self.write(pen, circumstances, changes, None, Some(act))
    }

    /// Draws up the entries that bring back the gesture that was undone last; empty when there is
    /// none, or when something else was changed since.
    #[must_use]
    pub fn draft_redo(&self, pen: &mut Pen, circumstances: &Circumstances) -> Vec<Entry> {
        let Some((act, undo)) = self.history.next_redo() else {
            return Vec::new();
        };
        let changes = self
            .gesture(act)
            .into_iter()
            .map(|entry| (entry.target.clone(), entry.after.clone()))
            .collect();
        self.write(pen, circumstances, changes, None, Some(undo))
    }

    /// What a target would hold by the gestures that stand, without one of them.
    fn value_without(&self, target: &Target, act: EntryId) -> Value {
        self.thread(target)
            .rev()
            .find(|entry| {
                let first = entry.group.first;
                first != act && (self.history.stands(first) || !self.history.knows(first))
            })
            .map(|entry| entry.after.clone())
            .unwrap_or_default()
    }

    fn write(
        &self,
        pen: &mut Pen,
        circumstances: &Circumstances,
        changes: Vec<(Target, Value)>,
        reason: Option<&Text>,
        undoes: Option<EntryId>,
    ) -> Vec<Entry> {
        let first = EntryId {
            writer: pen.writer,
            seq: pen.next,
        };
        let group = Group {
            first,
            size: u32::try_from(changes.len()).unwrap_or(u32::MAX),
        };
        pen.next = pen.next.saturating_add(group.size);
        group
            .members()
            .zip(self.lamport.saturating_add(1)..)
            .zip(changes)
            .map(|((id, lamport), (target, after))| Entry {
                id,
                lamport,
                made: circumstances.made,
                by: circumstances.by.clone(),
                plan: circumstances.plan.clone(),
                fingerprint: circumstances.fingerprint.clone(),
                group,
                undoes,
                replaces: self
                    .threads
                    .get(&target)
                    .map(|thread| thread.heads.iter().map(|&(_, id)| id).collect())
                    .unwrap_or_default(),
                before: self
                    .state
                    .held
                    .get(&target)
                    .map(|held| held.value.clone())
                    .unwrap_or_default(),
                after,
                target,
                reason: reason.cloned(),
            })
            .collect()
    }
}

/// What the target of a thread holds: the last entry wins, other heads with another value raced.
fn held(thread: &Thread, entries: &BTreeMap<EntryId, Entry>) -> Option<Held> {
    let (_, winner) = thread.entries.last()?;
    let winner = entries.get(winner)?;
    let also = thread
        .heads
        .iter()
        .rev()
        .filter(|(_, id)| *id != winner.id)
        .filter(|(_, id)| entries.get(id).is_some_and(|e| e.after != winner.after))
        .map(|&(_, id)| id)
        .collect();
    Some(Held {
        value: winner.after.clone(),
        entry: winner.id,
        made: winner.made,
        by: winner.by.clone(),
        also,
    })
}
