//! The union of both copies at start-up: every record checked, what only one copy has given to the
//! other, what is damaged set aside. Pure: texts in, entries and writes out.

use std::cmp::Reverse;

use super::record::{self, RecordError};
use super::{Key, LOCAL_ENTRIES};
use crate::crc::crc32;
use crate::journal::wire::{self, EntryError};
use crate::journal::{Checkpoint, Coverage, Entry, EntryId};
use crate::json;
use crate::order::{Map, Set, sort_by_key};
use crate::words::keeping as words;

/// The format of the note about a record that is set aside.
const QUARANTINE_FORMAT: u32 = 1;

/// One of the two copies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// The first copy: text, at once, small.
    Local,
    /// The durable copy.
    Durable,
}

/// A write to one of the copies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Write {
    /// Under which name.
    pub key: Key,
    /// The text; `None` removes what is there.
    pub text: Option<String>,
}

impl Write {
    /// Keeps a text.
    #[must_use]
    pub fn put(key: Key, text: String) -> Write {
        let text = Some(text);
        Write { key, text }
    }

    /// Removes what is kept.
    #[must_use]
    pub fn remove(key: Key) -> Write {
        Write { key, text: None }
    }
}

/// A record that failed its check.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damaged {
    /// In which copy.
    pub place: Place,
    /// Under which name.
    pub key: Key,
    /// What is wrong with it.
    pub problem: String,
    /// Whether the other copy has it whole, so that nothing is lost.
    pub has_twin: bool,
}

/// What was found and what was done about it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Entries that only the durable copy had.
    pub restored_to_local: usize,
    /// Entries that only the first copy had.
    pub restored_to_durable: usize,
    /// Records that failed their check just now.
    pub damaged: Vec<Damaged>,
    /// Entries that the two copies hold with different content.
    pub clashes: Vec<EntryId>,
    /// Records that a newer release wrote. Nothing may be changed before this release is replaced.
    pub newer: usize,
}

/// Both copies, put together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Union {
    /// Every entry that either copy holds whole, by id.
    pub entries: Vec<Entry>,
    /// Checkpoints that stand for entries which neither copy holds.
    pub checkpoints: Vec<Checkpoint>,
    /// Entries that need not be in the first copy, because a checkpoint there covers them.
    pub covered: Coverage,
    /// What to write to the first copy.
    pub to_local: Vec<Write>,
    /// What to write to the durable copy, at once.
    pub to_durable: Vec<Write>,
    /// What the first copy lacks but should not hold: it wants a checkpoint instead.
    pub beyond: Vec<(Key, String)>,
    /// What was found.
    pub report: Report,
}

impl Union {
    /// How many changes are known of, at hand or covered by a checkpoint.
    #[must_use]
    pub fn changes(&self) -> usize {
        let at_hand = self.entries.iter().map(|entry| entry.id);
        let mut all: Coverage = at_hand.collect();
        all.extend(&self.covered);
        usize::try_from(all.len()).unwrap_or(usize::MAX)
    }
}

/// A record that is whole, and what it says.
enum Whole {
    Entry(Box<Entry>),
    Checkpoint(Box<Checkpoint>),
    /// A newer release wrote it; the record is whole, what it says is unknown.
    Newer,
}

fn read(key: &Key, text: &str) -> Result<Whole, String> {
    let words = |error: EntryError| error.to_string();
    let opened = record::open(text).map_err(|error: RecordError| error.to_string())?;
    if opened.format > wire::FORMAT {
        return Ok(Whole::Newer);
    }
    match key {
        Key::Entry(id) => {
            let entry = wire::read(opened.format, opened.payload).map_err(words)?;
            // Its name is not under the checksum. What the record says of itself is.
            if entry.id == *id {
                Ok(Whole::Entry(Box::new(entry)))
            } else {
                Err(words::IT_IS_KEPT_UNDER_THE_NAME.into())
            }
        }
        _ => wire::read_checkpoint(opened.format, opened.payload)
            .map(|checkpoint| Whole::Checkpoint(Box::new(checkpoint)))
            .map_err(words),
    }
}

/// The text of one record in each copy that holds it.
#[derive(Default)]
struct Twins {
    local: Option<String>,
    durable: Option<String>,
}

/// Puts two copies together. `durable` is `None` while that copy is not open: then nothing is
/// written at all.
///
/// The writes to the durable copy come first. Those to the first copy may follow only once they
/// are committed, because what is damaged is set aside in the durable copy before it is cleared.
#[must_use]
pub fn union(local: Vec<(Key, String)>, durable: Option<Vec<(Key, String)>>) -> Union {
    let has_durable = durable.is_some();
    let mut twins: Map<Key, Twins> = Map::new();
    for (key, text) in local {
        twins.get_or_insert_with(key, Twins::default).local = Some(text);
    }
    for (key, text) in durable.into_iter().flatten() {
        twins.get_or_insert_with(key, Twins::default).durable = Some(text);
    }
    let mut making = Making::default();
    for (key, twins) in twins.into_vec() {
        if matches!(key, Key::Entry(_) | Key::Checkpoint(_)) {
            making.take(&key, twins, has_durable);
        }
    }
    making.finish(has_durable)
}

#[derive(Default)]
struct Making {
    union: Union,
    checkpoints: Vec<(Key, Checkpoint)>,
    in_local: Set<EntryId>,
    /// Whole entries of the durable copy that the first copy lacks, with their age.
    lacking: Vec<(u64, Write)>,
    /// What else the first copy lacks.
    to_local: Vec<Write>,
}

impl Making {
    fn take(&mut self, key: &Key, twins: Twins, has_durable: bool) {
        let Twins { local, durable } = twins;
        let local_whole = local.as_deref().map(|text| read(key, text));
        let durable_whole = match (&local, &durable, &local_whole) {
            // The same text says the same.
            (Some(local), Some(durable), Some(Ok(_))) if local == durable => None,
            _ => durable.as_deref().map(|text| read(key, text)),
        };
        let is_same = local.is_some() && local == durable;
        let local_good = matches!(local_whole, Some(Ok(_)));
        let durable_good = matches!(durable_whole, Some(Ok(_))) || (is_same && local_good);

        for (place, whole, text, has_twin) in [
            (Place::Local, &local_whole, &local, durable_good),
            (Place::Durable, &durable_whole, &durable, local_good),
        ] {
            if let (Some(Err(problem)), Some(text)) = (whole, text) {
                self.set_aside(place, key, problem, text, has_twin, has_durable);
            }
        }
        if local_good && !durable_good && has_durable {
            self.union.report.restored_to_durable += usize::from(is_entry(key));
            self.union.to_durable.extend(write(key, local.clone()));
        }
        let whole = [local_whole, durable_whole]
            .into_iter()
            .flatten()
            .filter_map(Result::ok);
        let mut entries = Vec::new();
        for whole in whole {
            match whole {
                Whole::Newer => self.union.report.newer += 1,
                Whole::Entry(entry) => entries.push(*entry),
                Whole::Checkpoint(checkpoint) => self.checkpoints.push((key.clone(), *checkpoint)),
            }
        }
        if let [one, other] = &*entries
            && one != other
        {
            // Words were taken out of one of them, and the browser stopped before it came to the
            // other.
            if one.clone().redacted() == *other {
                self.to_local.extend(write(key, durable.clone()));
                entries.remove(0);
            } else if other.clone().redacted() == *one {
                self.union.to_durable.extend(write(key, local.clone()));
                entries.remove(1);
            } else {
                self.union.report.clashes.push(one.id);
            }
        }
        if local_good && let Key::Entry(id) = key {
            self.in_local.insert(*id);
        }
        if durable_good && !local_good {
            match entries.first() {
                Some(entry) => {
                    let age = entry.lamport;
                    let writes = write(key, durable).map(|write| (age, write));
                    self.lacking.extend(writes);
                }
                // Checkpoints, and what newer releases wrote, whatever the room.
                None => self.to_local.extend(write(key, durable)),
            }
        }
        // Both, if they differ: the journal settles it the same way everywhere.
        self.union.entries.extend(entries);
    }

    /// Keeps the damaged text where it can be looked at, and clears its place.
    fn set_aside(
        &mut self,
        place: Place,
        key: &Key,
        problem: &str,
        text: &str,
        has_twin: bool,
        has_durable: bool,
    ) {
        self.union.report.damaged.push(Damaged {
            place,
            key: key.clone(),
            problem: problem.into(),
            has_twin,
        });
        if !has_durable {
            return;
        }
        let mut out = json::Writer::new();
        out.open_object();
        let place_word = match place {
            Place::Local => "local",
            Place::Durable => "durable",
        };
        out.text_member("place", place_word);
        out.text_member("key", &key.to_string());
        out.text_member("problem", problem);
        out.text_member("text", text);
        out.close_object();
        let json = out.finish();
        self.union.to_durable.push(Write::put(
            Key::Quarantine(crc32(&[&json])),
            record::seal(QUARANTINE_FORMAT, &json),
        ));
        let clear = Write::remove(key.clone());
        match place {
            Place::Local => self.union.to_local.push(clear),
            Place::Durable => self.union.to_durable.push(clear),
        }
    }

    fn finish(mut self, has_durable: bool) -> Union {
        self.union.to_local.append(&mut self.to_local);
        let known: Set<EntryId> = self.union.entries.iter().map(|entry| entry.id).collect();
        for (_, checkpoint) in &self.checkpoints {
            self.union.covered.extend(&checkpoint.covers);
        }
        let covered = &self.union.covered;
        let mut lacking: Vec<(u64, Write)> = self
            .lacking
            .into_iter()
            .filter(|(_, write)| !matches!(write.key, Key::Entry(id) if covered.contains(id)))
            .collect();
        // The newest first, as far as the first copy should hold them.
        sort_by_key(&mut lacking, |&(age, _)| Reverse(age));
        let held = (self.in_local.iter())
            .filter(|id| !covered.contains(**id))
            .count();
        let room = LOCAL_ENTRIES.saturating_sub(held);
        if !has_durable {
            lacking.clear();
        }
        for (n, (_, write)) in lacking.into_iter().enumerate() {
            if n < room {
                self.union.report.restored_to_local += 1;
                self.union.to_local.push(write);
            } else if let Some(text) = write.text {
                self.union.beyond.push((write.key, text));
            }
        }
        self.union.checkpoints = self
            .checkpoints
            .into_iter()
            .map(|(_, checkpoint)| checkpoint)
            .filter(|checkpoint| !stands_for_known(checkpoint, &known))
            .collect();
        self.union
    }
}

fn is_entry(key: &Key) -> bool {
    matches!(key, Key::Entry(_))
}

fn write(key: &Key, text: Option<String>) -> Option<Write> {
    text.map(|text| Write::put(key.clone(), text))
}

/// Whether every entry that the checkpoint covers is at hand.
fn stands_for_known(checkpoint: &Checkpoint, known: &Set<EntryId>) -> bool {
    checkpoint.covers.len() <= known.len() as u64
        && checkpoint.covers.ids().all(|id| known.contains(&id))
}
