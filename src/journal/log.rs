//! The journal of one plan: takes entries in any order, keeps every one, and folds those that
//! count. Knows order, groups, races, undo and redo; leaves bytes to `wire` and words to `words`.

use std::sync::Arc;

use super::history::{History, Step};
use super::thread::Thread;
use super::{Checkpoint, Coverage, Entry, EntryId, Group, State, Target, Value, Writer, wire};
use crate::order::{Map, Set};
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

    /// What its gesture is to Undo, which leaves alone what a practice reported, and words that
    /// were taken out.
    fn deed(&self) -> Step {
        let is_redaction = matches!(self.target, Target::Redaction { .. });
        match self.undoes {
            Some(reverted) => Step::Reverts(reverted),
            None if is_redaction || self.target.is_reported() => Step::OutOfReach,
            None => Step::Act,
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

/// What a gesture was.
#[derive(Clone, PartialEq, Debug)]
pub enum Deed<'a> {
    /// A change of its own.
    Act,
    /// It took back this gesture.
    Undo(Vec<&'a Entry>),
    /// It brought back this gesture.
    Redo(Vec<&'a Entry>),
}

/// The journal of one plan.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: Map<EntryId, Entry>,
    /// How many entries are here of each group that is not wholly here.
    partial: Map<Group, u32>,
    pub(super) threads: Map<Target, Thread>,
    pub(super) history: History,
    pub(super) state: Arc<State>,
    pub(super) lamport: u64,
    checkpoints: Vec<Stretch>,
    /// First entries of groups that are here but out of reach of Undo.
    out_of_reach: Vec<EntryId>,
    /// Entries whose words were taken out, here or still to come.
    redacted: Set<EntryId>,
}

/// What a checkpoint stands for.
#[derive(Clone, Debug)]
struct Stretch {
    covers: Coverage,
    heads: Set<EntryId>,
    /// How many of the entries it covers are not here. While there are any, those that are cannot
    /// be undone: what was there before them is not known.
    missing: u64,
}

impl Stretch {
    /// Whether another entry that it covers replaced this one.
    fn replaced(&self, id: EntryId) -> bool {
        self.covers.contains(id) && !self.heads.contains(&id)
    }
}

/// What became of entries that were added.
#[derive(Debug, Default)]
struct Arrived {
    /// Entries that count from now on.
    counting: Vec<EntryId>,
    /// First entries of the groups that are wholly here now.
    gestures: Vec<EntryId>,
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
        self.add_all(entries.into_iter().collect())
    }

    fn add_all(&mut self, entries: Vec<Entry>) -> Added {
        let mut added = Added::default();
        let mut arrived = Arrived::default();
        let mut refold = self.redact_after(&entries);
        for mut entry in entries {
            if self.redacted.contains(&entry.id) {
                entry.redact();
            }
            if let Some(known) = self.entries.get_mut(&entry.id) {
                added.known += 1;
                if *known != entry {
                    added.clashes.push(entry.id);
                    // Any rule will do that every reader applies alike.
                    if wire::write(&entry) < wire::write(known) {
                        *known = entry;
                        refold = true;
                    }
                }
                continue;
            }
            added.new += 1;
            self.lamport = self.lamport.max(entry.lamport);
            for stretch in &mut self.checkpoints {
                stretch.missing -= u64::from(stretch.covers.contains(entry.id));
            }
            self.arrive(&entry, &mut arrived);
            self.entries.insert(entry.id, entry);
        }
        if refold {
            self.refold();
        } else {
            self.fold(arrived);
        }
        added
    }

    /// Takes in a checkpoint in place of entries that are not at hand. Entries it covers may still
    /// come later and change nothing but what Undo can reach.
    pub fn cover(&mut self, checkpoint: Checkpoint) {
        self.lamport = self.lamport.max(checkpoint.lamport);
        self.checkpoints.push(Stretch {
            covers: checkpoint.covers,
            heads: checkpoint.heads.iter().map(|entry| entry.id).collect(),
            missing: 0,
        });
        let held: Vec<Entry> = (checkpoint.heads.into_iter())
            .chain(checkpoint.earlier)
            .collect();
        self.redact_after(&held);
        for mut entry in held {
            if self.redacted.contains(&entry.id) {
                entry.redact();
            }
            self.entries.get_or_insert_with(entry.id, || entry);
        }
        self.refold();
    }

    /// Takes the words out of entries that are here where new entries say so, at once and for good:
    /// whether those count or are undone later plays no part. Says whether any was here.
    fn redact_after(&mut self, new: &[Entry]) -> bool {
        let mut found = false;
        for entry in new {
            let Value::Redacted(ids) = &entry.after else {
                continue;
            };
            for &id in ids {
                if self.redacted.insert(id)
                    && let Some(known) = self.entries.get_mut(&id)
                {
                    known.redact();
                    found = true;
                }
            }
        }
        found
    }

    /// Whether the words of this entry were taken out.
    #[must_use]
    pub fn is_redacted(&self, id: EntryId) -> bool {
        self.redacted.contains(&id)
    }

    /// What the entries that count fold to, and which they are, for this plan. Entries of
    /// unfinished groups are left out.
    #[must_use]
    pub fn checkpoint(&self, plan: &str) -> Checkpoint {
        let heads: Set<EntryId> = self.threads.values().flat_map(Thread::heads).collect();
        let earlier = self.threads.values().flat_map(Thread::earlier);
        let earlier = earlier.filter(|id| !heads.contains(id));
        let entry = |id: EntryId| self.entries.get(&id).cloned();
        Checkpoint {
            plan: plan.into(),
            lamport: self.lamport,
            covers: self.counting(),
            earlier: earlier.filter_map(entry).collect(),
            heads: heads.iter().copied().filter_map(entry).collect(),
        }
    }

    /// The entries that count, at hand or behind a checkpoint.
    #[must_use]
    pub fn counting(&self) -> Coverage {
        let mut counting: Coverage = self
            .entries
            .values()
            .filter(|entry| self.counts(entry.group))
            .map(|entry| entry.id)
            .collect();
        for stretch in &self.checkpoints {
            counting.extend(&stretch.covers);
        }
        counting
    }

    /// What the entries in `covers` fold to, without those that came since. Entries behind a
    /// checkpoint that are not at hand are left out; [`Journal::lacks`] counts them. Races are not
    /// told.
    #[must_use]
    pub fn state_of(&self, covers: &Coverage) -> Arc<State> {
        let mut journal = Journal::new();
        // Whatever is left of a group counted then.
        journal.cover(Checkpoint {
            plan: Text::default(),
            lamport: 0,
            covers: covers.clone(),
            heads: Vec::new(),
            earlier: Vec::new(),
        });
        let covered = self.entries().filter(|entry| covers.contains(entry.id));
        journal.add(covered.cloned());
        journal.state
    }

    /// How many of the entries in `covers` are not at hand.
    #[must_use]
    pub fn lacks(&self, covers: &Coverage) -> u64 {
        let at_hand = self.entries.keys().filter(|id| covers.contains(**id));
        covers.len().saturating_sub(at_hand.count() as u64)
    }

    fn refold(&mut self) {
        let mut journal = std::mem::take(self);
        self.checkpoints = std::mem::take(&mut journal.checkpoints);
        self.redacted = std::mem::take(&mut journal.redacted);
        for stretch in &mut self.checkpoints {
            stretch.missing = stretch.covers.len();
        }
        self.lamport = journal.lamport;
        self.add_all(journal.into_entries());
    }

    /// Notes that one more entry of a group is here.
    fn arrive(&mut self, entry: &Entry, arrived: &mut Arrived) {
        let group = entry.group;
        let is_covered = self.is_covered(group);
        let present = self.partial.get_or_insert_with(group, || 0);
        *present += 1;
        let is_complete = *present >= group.size;
        if is_complete {
            self.partial.remove(&group);
            arrived.gestures.push(group.first);
        }
        if is_covered {
            arrived.counting.push(entry.id);
        } else if is_complete {
            arrived.counting.extend(group.members());
        }
    }

    /// Whether the entries of a group that are here count.
    fn counts(&self, group: Group) -> bool {
        !self.partial.contains_key(&group) || self.is_covered(group)
    }

    /// Whether a checkpoint says that the entries of a group count, wherever they are.
    fn is_covered(&self, group: Group) -> bool {
        self.checkpoints
            .iter()
            .any(|stretch| stretch.covers.contains(group.first))
    }

    fn fold(&mut self, arrived: Arrived) {
        let state = Arc::make_mut(&mut self.state);
        for &id in &arrived.counting {
            let Some(entry) = self.entries.get(&id) else {
                continue;
            };
            let is_replaced = (self.checkpoints.iter()).any(|stretch| stretch.replaced(id));
            if !self.threads.contains_key(&entry.target) {
                self.threads.insert(entry.target.clone(), Thread::default());
            }
            if let Some(thread) = self.threads.get_mut(&entry.target) {
                thread.add(entry, is_replaced);
                if let Some(held) = thread.held(&self.entries) {
                    state.held.insert(entry.target.clone(), held);
                }
            }
        }
        let mut gestures = arrived.gestures;
        gestures.append(&mut self.out_of_reach);
        (gestures, self.out_of_reach) = gestures.into_iter().partition(|first| {
            let is_short =
                |stretch: &Stretch| stretch.missing > 0 && stretch.covers.contains(*first);
            !self.checkpoints.iter().any(is_short)
        });
        self.history.extend(
            gestures
                .iter()
                .filter_map(|first| self.entries.get(first))
                .map(|entry| (entry.order(), entry.id, entry.deed()))
                .collect(),
        );
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

    /// The entries, to be put into another journal.
    #[must_use]
    pub fn into_entries(self) -> Vec<Entry> {
        let entries = self.entries.into_vec();
        entries.into_iter().map(|(_, entry)| entry).collect()
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
            .flat_map(Thread::entries)
            .filter_map(|id| self.entries.get(&id))
    }

    /// The gestures, oldest first, each as its entries.
    #[must_use]
    pub fn gestures(&self) -> impl DoubleEndedIterator<Item = Vec<&Entry>> + ExactSizeIterator {
        self.history.groups().map(|first| self.gesture(first))
    }

    /// Whether an entry is a change of its own that was not undone since.
    #[must_use]
    pub fn stands(&self, entry: &Entry) -> bool {
        let first = entry.group.first;
        entry.undoes.is_none() && (self.history.stands(first) || !self.history.knows(first))
    }

    /// What a gesture was to the one that it reverts, if it reverts one.
    #[must_use]
    pub fn deed(&self, gesture: &[&Entry]) -> Deed<'_> {
        let reverted = gesture.first().and_then(|first| first.undoes);
        let Some(reverted) = reverted.and_then(|first| self.entries.get(&first)) else {
            return Deed::Act;
        };
        match reverted.undoes {
            None => Deed::Undo(self.gesture(reverted.group.first)),
            Some(act) => Deed::Redo(self.gesture(act)),
        }
    }

    /// The entries of the gesture that begins with `first`.
    pub(super) fn gesture(&self, first: EntryId) -> Vec<&Entry> {
        self.entries
            .get(&first)
            .into_iter()
            .flat_map(|entry| entry.group.members())
            .filter_map(|id| self.entries.get(&id))
            .collect()
    }

    /// Groups that change nothing because some of their entries are missing.
    pub fn unfinished(&self) -> impl Iterator<Item = Unfinished> {
        self.partial
            .iter()
            .filter(|&(&group, _)| !self.is_covered(group))
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
}
