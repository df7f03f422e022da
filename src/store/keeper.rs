//! Keeps changes as they are made: the first copy in the same turn, a queue for the durable copy,
//! the badge. Knows order, retries and room; leaves the durable copy's own calls to `web`.

use std::cmp::Reverse;
use std::collections::VecDeque;

use super::badge::{Badge, Event, Standing};
use super::room::{BALLAST, BUDGET, Fill, Usage, units};
use super::union::Write;
use super::{Key, LOCAL_ENTRIES, Shelf, ShelfError, Space, record};
use crate::journal::wire::{self, EntryError};
use crate::journal::{Checkpoint, Coverage, Entry, EntryId};
use crate::order::{Map, Set, sort_by_key};
use crate::words::keeping as words;

/// How many checkpoints of a plan are kept.
const CHECKPOINTS: usize = 2;

/// Records that go to the durable copy in one transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// What to write.
    pub writes: Vec<Write>,
    /// How many changes these are.
    pub changes: usize,
}

/// What is kept, and how far.
#[derive(Debug)]
pub struct Keeper<S> {
    shelf: S,
    space: Space,
    standing: Standing,
    /// Records of the changes that the durable copy has not committed, oldest first.
    waiting: VecDeque<Vec<(Key, String)>>,
    /// Records of the changes that the first copy refused, oldest first.
    unshelved: VecDeque<Vec<(Key, String)>>,
}

/// An entry in a record.
pub fn seal_entry(entry: &Entry) -> Result<String, EntryError> {
    let record = record::seal(wire::format_of(entry), &wire::write(entry));
    // Nothing is kept that could not be read back.
    match open_entry(&record) {
        Ok(read) if read == *entry => Ok(record),
        Ok(_) => Err(EntryError::Shape(words::IT_READS_BACK_AS_SOMETHING.into())),
        Err(error) => Err(EntryError::Shape(error)),
    }
}

/// The entry in a record, or what is wrong with it.
pub fn open_entry(text: &str) -> Result<Entry, String> {
    let opened = record::open(text).map_err(|error| error.to_string())?;
    wire::read(opened.format, opened.payload).map_err(|error| error.to_string())
}

/// A checkpoint in a record.
pub fn seal_checkpoint(checkpoint: &Checkpoint) -> Result<String, EntryError> {
    let format = wire::format_of_checkpoint(checkpoint);
    let record = record::seal(format, &wire::write_checkpoint(checkpoint));
    match open_checkpoint(&record) {
        Ok(read) if read == *checkpoint => Ok(record),
        _ => Err(EntryError::Shape(words::IT_DOES_NOT_READ_BACK_AS.into())),
    }
}

/// The checkpoint in a record, or what is wrong with it.
pub fn open_checkpoint(text: &str) -> Result<Checkpoint, String> {
    let opened = record::open(text).map_err(|error| error.to_string())?;
    wire::read_checkpoint(opened.format, opened.payload).map_err(|error| error.to_string())
}

impl<S: Shelf> Keeper<S> {
    /// A keeper of the records of one space.
    #[must_use]
    pub fn new(shelf: S, space: Space) -> Keeper<S> {
        Keeper {
            shelf,
            space,
            standing: Standing::default(),
            waiting: VecDeque::new(),
            unshelved: VecDeque::new(),
        }
    }

    /// All keys of ours in the first copy.
    pub fn keys(&mut self) -> Result<Vec<Key>, ShelfError> {
        match self.shelf.keys() {
            Ok(keys) => Ok(keys.iter().filter_map(|key| self.space.read(key)).collect()),
            Err(error) => {
                self.standing.on(Event::Denied);
                Err(error)
            }
        }
    }

    /// All texts of ours in the first copy. What cannot be read is left out: the durable copy may
    /// have it.
    pub fn texts(&mut self) -> Result<Vec<(Key, String)>, ShelfError> {
        let keys = self.keys()?;
        Ok(keys
            .into_iter()
            .filter_map(|key| self.get(&key).map(|text| (key, text)))
            .collect())
    }

    /// One text of the first copy.
    pub fn get(&self, key: &Key) -> Option<String> {
        self.shelf.get(&self.space.write(key)).ok().flatten()
    }

    /// Keeps the entries of one gesture: in the first copy now, and in the next batch for the
    /// durable copy. Refuses, and keeps nothing, when an entry could not be read back.
    pub fn keep(&mut self, entries: &[Entry]) -> Result<(), EntryError> {
        let records: Vec<(Key, String)> = entries
            .iter()
            .map(|entry| Ok((Key::Entry(entry.id), seal_entry(entry)?)))
            .collect::<Result<_, EntryError>>()?;
        // All of them are tried, each is a record of its own.
        let is_shelved = records
            .iter()
            .fold(true, |all, (key, text)| self.put(key, text).is_ok() && all);
        if !is_shelved {
            self.unshelved.push_back(records.clone());
        }
        self.waiting.push_back(records);
        self.standing.on(Event::Changed { is_shelved });
        Ok(())
    }

    /// Queues records for the durable copy that the first copy has already.
    pub fn pass_on(&mut self, records: Vec<(Key, String)>) {
        if !records.is_empty() {
            self.waiting.push_back(records);
            self.standing.on(Event::Changed { is_shelved: true });
        }
    }

    /// Writes records anew that are there, such as those whose words were taken out: in the first
    /// copy at once, in the durable one with the next batch.
    pub fn rewrite(&mut self, records: Vec<(Key, String)>) {
        for (key, text) in &records {
            // A record takes no more room than before; what fails is caught by the durable copy.
            let _ = self.put(key, text);
        }
        self.pass_on(records);
    }

    /// Everything that waits for the durable copy, to be committed in one transaction.
    #[must_use]
    pub fn batch(&self) -> Option<Batch> {
        (!self.waiting.is_empty()).then(|| Batch {
            writes: self
                .waiting
                .iter()
                .flatten()
                .map(|(key, text)| Write::put(key.clone(), text.clone()))
                .collect(),
            changes: self.waiting.len(),
        })
    }

    /// The durable copy committed a batch.
    pub fn committed(&mut self, batch: &Batch) {
        let changes = batch.changes.min(self.waiting.len());
        self.waiting.drain(..changes);
        self.standing.on(Event::Committed(changes));
    }

    /// Notes what became of the durable copy: refused, opened, missing.
    pub fn on(&mut self, event: Event) {
        self.standing.on(event);
    }

    /// How many changes the first copy refused and still lacks.
    #[must_use]
    pub fn unshelved(&self) -> usize {
        self.unshelved.len()
    }

    /// The shelf that the first copy is on.
    #[must_use]
    pub fn shelf(&self) -> &S {
        &self.shelf
    }

    /// What the badge says.
    #[must_use]
    pub fn badge(&self) -> Badge {
        self.standing.badge()
    }

    /// Offers the first copy again what it refused and no checkpoint there stands for, until it
    /// refuses again.
    pub fn retry(&mut self) {
        if self.unshelved.is_empty() {
            return;
        }
        let covered = self.covered();
        for records in &mut self.unshelved {
            records.retain(|(key, _)| !matches!(key, Key::Entry(id) if covered.contains(*id)));
        }
        while let Some(records) = self.unshelved.pop_front() {
            let is_shelved = records
                .iter()
                .all(|(key, text)| self.put(key, text).is_ok());
            if !is_shelved {
                self.unshelved.push_front(records);
                return;
            }
            self.standing.on(Event::Shelved(1));
        }
    }

    /// Writes to the first copy what the durable copy holds. What is refused, and what is `beyond`
    /// the room there, is offered again by [`retry`](Keeper::retry), and the badge says so.
    pub fn restore(&mut self, writes: Vec<Write>, beyond: Vec<(Key, String)>) {
        let mut refused = beyond;
        for write in writes {
            if self.write(std::slice::from_ref(&write)).is_err()
                && let Some(text) = write.text
            {
                refused.push((write.key, text));
            }
        }
        if !refused.is_empty() {
            self.unshelved.push_back(refused);
            self.standing.on(Event::Lacking);
        }
    }

    /// Writes to the first copy, stopping at the first that is refused.
    pub fn write(&mut self, writes: &[Write]) -> Result<(), ShelfError> {
        for Write { key, text } in writes {
            match text {
                Some(text) => self.put(key, text)?,
                None => self.shelf.delete(&self.space.write(key))?,
            }
        }
        Ok(())
    }

    /// Puts one text on the shelf; on any failure gives up the ballast and tries once more.
    fn put(&mut self, key: &Key, text: &str) -> Result<(), ShelfError> {
        let name = self.space.write(key);
        self.shelf.put(&name, text).or_else(|refusal| {
            let ballast = self.space.write(&Key::Ballast);
            match self.shelf.get(&ballast) {
                Ok(Some(_)) => {
                    self.shelf.delete(&ballast)?;
                    self.shelf.put(&name, text)
                }
                _ => Err(refusal),
            }
        })
    }

    /// What is used of the shelf that the first copy is on.
    pub fn usage(&self) -> Result<Usage, ShelfError> {
        let mut usage = Usage::default();
        for key in self.shelf.keys()? {
            let value = self.shelf.get(&key)?.unwrap_or_default();
            let used = units(&key, &value);
            match self.space.read(&key) {
                Some(_) => usage.ours += used,
                None => usage.others += used,
            }
        }
        Ok(usage)
    }

    /// Takes the ballast in while there is ample room.
    pub fn load_ballast(&mut self) {
        let is_ample = self.usage().is_ok_and(|usage| usage.fill() == Fill::Ample);
        if is_ample && self.get(&Key::Ballast).is_none() {
            // Without it the last changes merely fit less surely.
            let ballast = self.space.write(&Key::Ballast);
            let _ = self.shelf.put(&ballast, &"-".repeat(BALLAST));
        }
    }

    /// Whether the first copy should give up entries that a checkpoint can stand for.
    pub fn wants_checkpoint(&mut self) -> bool {
        let entries = self.keys().map_or(0, |keys| {
            keys.iter()
                .filter(|key| matches!(key, Key::Entry(_)))
                .count()
        });
        entries >= LOCAL_ENTRIES
            || self
                .usage()
                .is_ok_and(|usage| usage.fill() >= Fill::Compact)
    }

    /// Puts a checkpoint in the place of the entries it stands for. The durable copy must hold it
    /// already: `durable` is what was read back from there, and only entries named in it are given
    /// up here. Returns what the durable copy should remove: checkpoints that are too old.
    pub fn compact(
        &mut self,
        name: EntryId,
        checkpoint: &Checkpoint,
        durable: &Durable,
    ) -> Result<Vec<Write>, ShelfError> {
        let key = Key::Checkpoint(name);
        let whole = |text: &String| open_checkpoint(text).is_ok_and(|read| read == *checkpoint);
        let in_durable = durable.checkpoints.iter().find(|(held, _)| *held == name);
        let Some((_, text)) = in_durable.filter(|(_, text)| whole(text)) else {
            return Err(ShelfError(words::THE_CHECKPOINT_DOES_NOT_READ.into()));
        };
        let mut removable: Vec<Key> = self
            .keys()?
            .into_iter()
            .filter(|key| {
                matches!(key, Key::Entry(id)
                    if checkpoint.covers.contains(*id) && durable.entries.contains(id))
            })
            .collect();
        if self.put(&key, text).is_err() {
            self.make_room_for(&key, text, &mut removable)?;
        }
        if !self.get(&key).as_ref().is_some_and(whole) {
            return Err(ShelfError(words::THE_CHECKPOINT_DOES_NOT_READ.into()));
        }
        let removals: Vec<Write> = removable.into_iter().map(Write::remove).collect();
        self.write(&removals)?;

        let in_durable = durable.checkpoints.iter();
        let in_local = self.texts()?;
        // Of two of one name the one in the first copy counts.
        let held = in_durable
            .map(|(name, text)| (Key::Checkpoint(*name), text.clone()))
            .chain(in_local)
            .filter(|(key, _)| matches!(key, Key::Checkpoint(_)))
            .collect();
        let old = too_old(&held, checkpoint);
        self.write(&old)?;
        Ok(old)
    }

    /// Gives up entries that the durable copy holds until a checkpoint finds room.
    fn make_room_for(
        &mut self,
        key: &Key,
        text: &str,
        removable: &mut Vec<Key>,
    ) -> Result<(), ShelfError> {
        let needed = units(&self.space.write(key), text);
        if needed > BUDGET / 2 {
            return Err(ShelfError(words::THE_CHECKPOINT_IS_TOO_LARGE.into()));
        }
        let mut freed = 0;
        let mut given_up = Vec::new();
        while freed <= needed
            && let Some(entry) = removable.pop()
        {
            let name = self.space.write(&entry);
            if let Some(record) = self.get(&entry) {
                self.shelf.delete(&name)?;
                freed += units(&name, &record);
                given_up.push((entry, record));
            }
        }
        self.put(key, text).inspect_err(|_| {
            self.unshelved.push_back(given_up);
            self.standing.on(Event::Lacking);
        })
    }

    /// The entries that checkpoints in the first copy stand for.
    pub fn covered(&mut self) -> Coverage {
        let mut covered = Coverage::default();
        for (key, text) in self.texts().unwrap_or_default() {
            if matches!(key, Key::Checkpoint(_))
                && let Ok(checkpoint) = open_checkpoint(&text)
            {
                covered.extend(&checkpoint.covers);
            }
        }
        covered
    }
}

/// What was read back from the durable copy.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Durable {
    /// Ids of the entries it holds.
    pub entries: Set<EntryId>,
    /// Checkpoints, as text.
    pub checkpoints: Vec<(EntryId, String)>,
}

/// Checkpoints of the same plan beyond the newest two. One counts as older when this or a newer one
/// covers more.
fn too_old(held: &Map<Key, String>, newest: &Checkpoint) -> Vec<Write> {
    let mut same_plan: Vec<(&Key, u64)> = held
        .iter()
        .filter_map(|(key, text)| Some((key, open_checkpoint(text).ok()?)))
        .filter(|(_, checkpoint)| checkpoint.plan == newest.plan)
        .map(|(key, checkpoint)| (key, checkpoint.covers.len()))
        .collect();
    sort_by_key(&mut same_plan, |&(key, covers)| (Reverse(covers), key));
    same_plan
        .into_iter()
        .skip(CHECKPOINTS)
        .map(|(key, _)| Write::remove(key.clone()))
        .collect()
}
