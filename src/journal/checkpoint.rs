//! A checkpoint: what a stretch of the journal folds to, and exactly which entries it stands for,
//! so that they need not be kept twice. Knows ranges; leaves when to make one to `store`.

use super::{Entry, EntryId, Writer};
use crate::order::{Map, Set};
use crate::plan::Text;

/// A set of entries, as ranges of each writer's numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coverage(Map<Writer, Vec<(u32, u32)>>);

impl Coverage {
    /// Whether it holds this entry.
    #[must_use]
    pub fn contains(&self, id: EntryId) -> bool {
        self.0.get(&id.writer).is_some_and(|ranges| {
            let after = ranges.partition_point(|&(start, _)| start <= id.seq);
            after > 0 && id.seq < ranges[after - 1].1
        })
    }

    /// Adds numbers of one writer from `start` up to but not including `end`.
    pub fn insert(&mut self, writer: Writer, start: u32, end: u32) {
        if start >= end {
            return;
        }
        let ranges = self.0.get_or_insert_with(writer, Vec::new);
        // Those that touch the new range melt into it.
        let from = ranges.partition_point(|&(_, e)| e < start);
        let to = ranges.partition_point(|&(s, _)| s <= end);
        let (start, end) = ranges[from..to]
            .iter()
            .fold((start, end), |(s, e), &(s2, e2)| (s.min(s2), e.max(e2)));
        ranges.splice(from..to, [(start, end)]);
    }

    /// Adds everything another coverage holds.
    pub fn extend(&mut self, other: &Coverage) {
        for (writer, ranges) in other.ranges() {
            for &(start, end) in ranges {
                self.insert(writer, start, end);
            }
        }
    }

    /// Each writer with its ranges, half open, in order and apart.
    #[must_use]
    pub fn ranges(&self) -> impl ExactSizeIterator<Item = (Writer, &[(u32, u32)])> {
        self.0.iter().map(|(&writer, ranges)| (writer, &**ranges))
    }

    /// Every entry in it.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> {
        self.0.iter().flat_map(|(&writer, ranges)| {
            ranges
                .iter()
                .flat_map(move |&(start, end)| (start..end).map(move |seq| EntryId { writer, seq }))
        })
    }

    /// How many entries it holds.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.0
            .values()
            .flatten()
            .map(|&(start, end)| u64::from(end - start))
            .sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<EntryId> for Coverage {
    fn from_iter<I: IntoIterator<Item = EntryId>>(ids: I) -> Coverage {
        let mut coverage = Coverage::default();
        for id in ids {
            coverage.insert(id.writer, id.seq, id.seq.saturating_add(1));
        }
        coverage
    }
}

/// What the entries of one plan in `covers` fold to.
#[derive(Clone, PartialEq, Debug)]
pub struct Checkpoint {
    /// Id of the plan.
    pub plan: Text,
    /// The largest Lamport counter of the entries it covers.
    pub lamport: u64,
    /// The entries it stands for. All of them count: none belongs to an unfinished group.
    pub covers: Coverage,
    /// Of those, the ones that say what targets hold: for each target the winner and those that
    /// raced with it.
    pub heads: Vec<Entry>,
    /// Of those, the ones that say what targets held on earlier as-of dates.
    pub earlier: Vec<Entry>,
}

impl Checkpoint {
    /// Takes the words out of these entries where it holds them. Says whether it held any that still
    /// had some.
    pub fn redact(&mut self, ids: &Set<EntryId>) -> bool {
        let mut is_changed = false;
        for entry in self.heads.iter_mut().chain(&mut self.earlier) {
            if ids.contains(&entry.id) {
                let before = entry.clone();
                entry.redact();
                is_changed |= *entry != before;
            }
        }
        is_changed
    }
}
