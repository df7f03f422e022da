//! What must hold of both copies, whatever breaks: nothing acknowledged is lost, nothing altered is
//! believed.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng};

use super::*;
use crate::journal::samples::{Tab, any_change, note, text};
use crate::journal::{Entry, EntryId, Journal, Pen, Target, Value, Writer, wire};

fn space() -> Space {
    Space::of_path("/")
}

/// The durable copy, as text by key.
fn durable_texts(shelf: &MemoryShelf) -> Result<Vec<(Key, String)>, ShelfError> {
    Keeper::new(shelf.clone(), space()).texts()
}

fn commit(shelf: &mut MemoryShelf, writes: &[Write]) -> Result<(), ShelfError> {
    let writes: Vec<_> = writes
        .iter()
        .map(|write| (space().write(&write.key), write.text.clone()))
        .collect();
    shelf.commit(&writes)
}

/// One page load on two copies.
struct Load {
    keeper: Keeper<MemoryShelf>,
    durable: MemoryShelf,
    tab: Tab,
    report: Report,
}

impl Load {
    /// Starts as the application does: union, durable writes, local writes.
    fn start(
        writer: u128,
        local: MemoryShelf,
        mut durable: MemoryShelf,
    ) -> Result<Load, ShelfError> {
        let mut keeper = Keeper::new(local, space());
        let union = union(keeper.texts()?, Some(durable_texts(&durable)?));
        commit(&mut durable, &union.to_durable)?;
        keeper.write(&union.to_local)?;
        keeper.on(Event::Opened);
        let mut tab = Tab {
            journal: Journal::new(),
            pen: Pen::new(Writer(writer)),
            as_of: None,
        };
        tab.journal.add(union.entries);
        union
            .checkpoints
            .into_iter()
            .for_each(|one| tab.journal.cover(one));
        Ok(Load {
            keeper,
            durable,
            tab,
            report: union.report,
        })
    }

    fn keep(&mut self, entries: &[Entry]) {
        self.keeper.keep(entries).unwrap();
    }

    /// Commits what waits. Returns the ids that are acknowledged by that.
    fn flush(&mut self) -> Result<Vec<EntryId>, ShelfError> {
        let Some(batch) = self.keeper.batch() else {
            return Ok(Vec::new());
        };
        match commit(&mut self.durable, &batch.writes) {
            Ok(()) => self.keeper.committed(&batch),
            Err(error) => {
                self.keeper.on(Event::Refused);
                return Err(error);
            }
        }
        let ids = batch.writes.iter().filter_map(|write| match write.key {
            Key::Entry(id) => Some(id),
            _ => None,
        });
        Ok(ids.collect())
    }

    fn compact(&mut self, name: EntryId) -> Result<(), ShelfError> {
        self.flush()?;
        let checkpoint = self.tab.journal.checkpoint("herts-imt");
        let record = Write::put(Key::Checkpoint(name), seal_checkpoint(&checkpoint).unwrap());
        commit(&mut self.durable, &[record])?;
        let mut read_back = Durable::default();
        for (key, text) in durable_texts(&self.durable)? {
            match key {
                Key::Entry(id) => drop(read_back.entries.insert(id)),
                Key::Checkpoint(id) => read_back.checkpoints.push((id, text)),
                _ => {}
            }
        }
        let old = self.keeper.compact(name, &checkpoint, &read_back)?;
        commit(&mut self.durable, &old)
    }
}

/// Entries of every kind, as records.
fn records() -> Vec<(Key, String)> {
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let mut tab = Tab::new(7);
    let mut kinds = BTreeMap::new();
    while kinds.len() < 12 {
        let tree = any_change().new_tree(&mut runner).unwrap();
        let (target, value) = proptest::strategy::ValueTree::current(&tree);
        let kind = (
            std::mem::discriminant(&target),
            std::mem::discriminant(&value),
        );
        if value != Value::Nothing || kinds.len() >= 8 {
            kinds.insert(format!("{kind:?}"), (target, value));
        }
    }
    let mut records: Vec<(Key, String)> = Vec::new();
    for change in kinds.into_values() {
        // Undone, so that there is something of every shape.
        for entries in [tab.change(vec![change]), tab.undo()] {
            records.extend(
                entries
                    .iter()
                    .map(|entry| (Key::Entry(entry.id), seal_entry(entry).unwrap())),
            );
        }
    }
    let checkpoint = tab.journal.checkpoint("herts-imt");
    let name = EntryId {
        writer: Writer(7),
        seq: 0,
    };
    records.push((Key::Checkpoint(name), seal_checkpoint(&checkpoint).unwrap()));
    records
}

#[test]
fn a_record_with_any_byte_altered_or_cut_at_any_length_is_never_believed() {
    let mut tried = 0_u32;
    for (n, (key, text)) in records().into_iter().enumerate() {
        let mut check = |altered: &str| {
            tried += 1;
            let is_believed = match key {
                Key::Entry(_) => open_entry(altered).is_ok(),
                _ => open_checkpoint(altered).is_ok(),
            };
            assert!(!is_believed, "{altered}");
        };
        for length in 0..text.len() {
            check(&text[..length]);
        }
        // Every bit of some, two bits of each byte of all.
        let bits: &[u8] = if n % 6 == 0 {
            &[0, 1, 2, 3, 4, 5, 6, 7]
        } else {
            &[0, 4]
        };
        for at in 0..text.len() {
            for bit in bits {
                let wrong = char::from(text.as_bytes()[at] ^ (1 << bit));
                check(&format!("{}{wrong}{}", &text[..at], &text[at + 1..]));
            }
        }
        check(&format!("{text} "));
        check(&format!("{text}{text}"));
    }
    assert!(tried > 30_000, "{tried}");
}

#[test]
fn a_record_under_the_name_of_another_is_not_believed() {
    let records = records();
    let swapped = vec![
        (records[0].0.clone(), records[1].1.clone()),
        (records[1].0.clone(), records[0].1.clone()),
    ];
    let found = union(swapped, Some(vec![]));
    assert_eq!(found.entries, []);
    assert_eq!(found.report.damaged.len(), 2);
}

#[test]
fn what_one_copy_lost_comes_from_the_other_and_damage_is_set_aside() {
    let mut load = Load::start(1, MemoryShelf::new(), MemoryShelf::new()).unwrap();
    for n in 0..6 {
        let entries = load.tab.change(vec![(note("a"), text(&n.to_string()))]);
        load.keep(&entries);
    }
    load.flush().unwrap();
    let name = |seq| {
        space().write(&Key::Entry(EntryId {
            writer: Writer(1),
            seq,
        }))
    };
    let mut local = load.keeper.shelf().clone();
    let mut durable = load.durable.clone();
    local.alter(&name(0), |text| text.replace_range(30..31, "~"));
    local.delete(&name(1)).unwrap();
    durable.alter(&name(2), |text| text.truncate(40));
    durable.delete(&name(3)).unwrap();
    local.alter(&name(4), String::clear);
    durable.alter(&name(4), String::clear);

    let load = Load::start(2, local, durable).unwrap();
    assert_eq!(load.tab.journal.len(), 5);
    assert_eq!(load.report.restored_to_local, 2);
    assert_eq!(load.report.restored_to_durable, 2);
    let twins: Vec<(Place, bool)> = load
        .report
        .damaged
        .iter()
        .map(|damaged| (damaged.place, damaged.has_twin))
        .collect();
    assert_eq!(
        twins,
        [
            (Place::Local, true),
            (Place::Durable, true),
            (Place::Local, false),
            (Place::Durable, false),
        ]
    );
    let kept_aside = durable_texts(&load.durable)
        .unwrap()
        .into_iter()
        .filter(|(key, _)| matches!(key, Key::Quarantine(_)));
    assert_eq!(kept_aside.count(), 4);

    // Both copies are whole and alike now.
    let again = Load::start(3, load.keeper.shelf().clone(), load.durable).unwrap();
    assert_eq!(again.report, Report::default());
    assert_eq!(again.tab.journal.len(), 5);
}

#[test]
fn without_the_durable_copy_nothing_is_written_at_start_up() {
    let found = union(
        vec![(
            Key::Entry(EntryId {
                writer: Writer(1),
                seq: 0,
            }),
            "rubbish".into(),
        )],
        None,
    );
    assert_eq!((found.to_local, found.to_durable), (vec![], vec![]));
    assert_eq!(found.report.damaged.len(), 1);
}

#[test]
fn what_a_newer_release_wrote_is_copied_but_not_read() {
    let key = Key::Entry(EntryId {
        writer: Writer(1),
        seq: 0,
    });
    let newer = record::seal(wire::FORMAT + 1, "{\"anything\":1}");
    let found = union(vec![(key.clone(), newer.clone())], Some(vec![]));
    assert_eq!(found.report.newer, 1);
    assert_eq!(found.report.damaged, []);
    assert_eq!(found.to_durable, [Write::put(key.clone(), newer.clone())]);
    let found = union(vec![], Some(vec![(key.clone(), newer.clone())]));
    assert_eq!(found.to_local, [Write::put(key, newer)]);
}

#[test]
fn a_full_shelf_gives_up_its_ballast_first_and_then_says_one_place() {
    let room = BALLAST as u64 + 3_000;
    let mut keeper = Keeper::new(MemoryShelf::new().with_room(room), space());
    keeper.on(Event::Opened);
    keeper.load_ballast();
    let mut tab = Tab::new(1);
    let mut kept = 0;
    while keeper.get(&Key::Ballast).is_some() {
        keeper
            .keep(&tab.change(vec![(note("a"), text(&kept.to_string()))]))
            .unwrap();
        kept += 1;
    }
    let batch = keeper.batch().unwrap();
    keeper.committed(&batch);
    assert_eq!(keeper.badge(), Badge::Saved, "the ballast made room");
    while keeper.unshelved() == 0 {
        keeper
            .keep(&tab.change(vec![(note("a"), text(&kept.to_string()))]))
            .unwrap();
        kept += 1;
    }
    assert!(matches!(keeper.badge(), Badge::Saving(_)));
    let batch = keeper.batch().unwrap();
    keeper.committed(&batch);
    assert_eq!(keeper.badge(), Badge::OnePlace);
}

#[test]
fn a_refused_first_copy_is_offered_the_change_again() {
    let mut keeper = Keeper::new(MemoryShelf::new().refusing(0).refusing(1), space());
    keeper.on(Event::Opened);
    let mut tab = Tab::new(1);
    keeper
        .keep(&tab.change(vec![(note("a"), text("x"))]))
        .unwrap();
    let batch = keeper.batch().unwrap();
    keeper.committed(&batch);
    assert_eq!(keeper.badge(), Badge::OnePlace);
    keeper.retry();
    assert_eq!(keeper.badge(), Badge::Saved);
    assert_eq!(keeper.texts().unwrap().len(), 1);
}

#[test]
fn after_compaction_the_first_copy_alone_still_holds_the_state() {
    let mut load = Load::start(1, MemoryShelf::new(), MemoryShelf::new()).unwrap();
    for n in 0..40 {
        let entries = load
            .tab
            .change(vec![(note(&(n % 7).to_string()), text(&n.to_string()))]);
        load.keep(&entries);
        if n % 10 == 9 {
            load.compact(EntryId {
                writer: Writer(1),
                seq: n,
            })
            .unwrap();
        }
    }
    let state = load.tab.journal.state();
    let keys = load.keeper.keys().unwrap();
    assert_eq!(
        keys.iter()
            .filter(|key| matches!(key, Key::Entry(_)))
            .count(),
        0
    );
    assert_eq!(
        keys.iter()
            .filter(|key| matches!(key, Key::Checkpoint(_)))
            .count(),
        2
    );

    // Both copies: every entry, nothing copied back.
    let both = Load::start(2, load.keeper.shelf().clone(), load.durable.clone()).unwrap();
    assert_eq!(both.tab.journal.len(), 40);
    assert_eq!(both.report.restored_to_local, 0);
    assert_eq!(both.tab.journal.state(), state);
    // The durable copy lost: the state, and the checkpoint again in both.
    let local_only = Load::start(3, load.keeper.shelf().clone(), MemoryShelf::new()).unwrap();
    assert_eq!(local_only.tab.journal.state(), state);
    // The first copy lost: everything.
    let durable_only = Load::start(4, MemoryShelf::new(), load.durable).unwrap();
    assert_eq!(durable_only.tab.journal.len(), 40);
    assert_eq!(durable_only.tab.journal.state(), state);
}

#[test]
fn a_full_first_copy_makes_room_for_its_checkpoint() {
    let full = MemoryShelf::new().with_room(40_000);
    let mut load = Load::start(1, full, MemoryShelf::new()).unwrap();
    for n in 0..150 {
        let entries = load
            .tab
            .change(vec![(note(&(n % 9).to_string()), text(&n.to_string()))]);
        load.keep(&entries);
    }
    load.flush().unwrap();
    assert!(load.keeper.unshelved() > 20);
    assert_eq!(load.keeper.badge(), Badge::OnePlace);
    load.compact(EntryId {
        writer: Writer(1),
        seq: 0,
    })
    .unwrap();
    load.keeper.retry();
    assert_eq!(load.keeper.badge(), Badge::Saved);
    let keys = load.keeper.keys().unwrap();
    assert!(keys.iter().all(|key| !matches!(key, Key::Entry(_))));
    let again = Load::start(2, load.keeper.shelf().clone(), MemoryShelf::new()).unwrap();
    assert_eq!(again.tab.journal.state(), load.tab.journal.state());
}

#[test]
fn more_than_the_first_copy_can_hold_wants_a_checkpoint() {
    let mut tab = Tab::new(1);
    let changes: Vec<(Target, Value)> = (0..LOCAL_ENTRIES + 5)
        .map(|n| (note(&n.to_string()), text("x")))
        .collect();
    let durable = tab
        .change(changes)
        .iter()
        .map(|entry| (Key::Entry(entry.id), seal_entry(entry).unwrap()))
        .collect();
    let found = union(vec![], Some(durable));
    assert_eq!(found.beyond.len(), 5);
    assert_eq!(found.to_local.len(), LOCAL_ENTRIES);
    assert_eq!(found.entries.len(), LOCAL_ENTRIES + 5);
}

/// A random number below `end` from a seed that moves on.
fn random(seed: &mut u64, end: u64) -> u64 {
    // xorshift64*
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    (seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
}

/// Several page loads, each of which crashes at a random storage call. After each, the newest
/// writes to the first copy may be gone, as browsers do, and now and then the whole first copy.
fn crashes(seed: u64) -> usize {
    let mut seed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let (mut local, mut durable) = (MemoryShelf::new(), MemoryShelf::new());
    let mut acknowledged: BTreeMap<EntryId, Entry> = BTreeMap::new();
    let mut crashes = 0;
    for writer in 1..=8 {
        let fuse = Fuse::of(random(&mut seed, 120));
        let mut snapshots = vec![local.restarted()];
        let started = Load::start(
            writer,
            local.clone().with_fuse(&fuse),
            durable.clone().with_fuse(&fuse),
        );
        let Ok(mut load) = started else {
            // Nothing was acknowledged, and what was copied was there before.
            crashes += 1;
            continue;
        };
        for _ in 0..30 {
            let entries = match random(&mut seed, 8) {
                0 => load.tab.undo(),
                1 => load.tab.redo(),
                2 => load.tab.change(
                    (0..4)
                        .map(|n| {
                            (
                                note(&n.to_string()),
                                text(&random(&mut seed, 9).to_string()),
                            )
                        })
                        .collect(),
                ),
                _ => {
                    let (at, to) = (random(&mut seed, 6), random(&mut seed, 9));
                    load.tab
                        .change(vec![(note(&at.to_string()), text(&to.to_string()))])
                }
            };
            if !entries.is_empty() {
                load.keep(&entries);
            }
            snapshots.push(load.keeper.shelf().restarted());
            if random(&mut seed, 2) == 0
                && let Ok(ids) = load.flush()
            {
                let entries = ids.iter().filter_map(|id| load.tab.journal.get(*id));
                acknowledged.extend(entries.map(|entry| (entry.id, entry.clone())));
            }
            if random(&mut seed, 12) == 0 {
                let name = EntryId {
                    writer: Writer(writer),
                    seq: u32::try_from(snapshots.len()).unwrap(),
                };
                let _ = load.compact(name);
                let committed = durable_texts(&load.durable.restarted()).unwrap();
                for (key, _) in committed {
                    if let Key::Entry(id) = key
                        && let Some(entry) = load.tab.journal.get(id)
                    {
                        acknowledged.insert(id, entry.clone());
                    }
                }
            }
            if fuse.is_burnt() {
                crashes += 1;
                break;
            }
        }
        snapshots.push(load.keeper.shelf().restarted());
        durable = load.durable.restarted();
        let kept = random(&mut seed, snapshots.len() as u64);
        local = match random(&mut seed, 6) {
            0 => MemoryShelf::new(),
            _ => snapshots.swap_remove(usize::try_from(kept).unwrap()),
        };

        let after = Load::start(100 + writer, local.clone(), durable.clone()).unwrap();
        let journal = &after.tab.journal;
        for (id, entry) in &acknowledged {
            assert_eq!(journal.get(*id), Some(entry), "acknowledged, and gone");
        }
        assert_eq!(after.report.damaged, []);
        let mut of_writers: BTreeMap<Writer, BTreeSet<u32>> = BTreeMap::new();
        for entry in journal.entries() {
            of_writers
                .entry(entry.id.writer)
                .or_default()
                .insert(entry.id.seq);
        }
        for seqs in of_writers.values() {
            let last = *seqs.last().unwrap();
            assert_eq!(
                seqs.len(),
                last as usize + 1,
                "no hole in what a writer wrote"
            );
        }
        let mut folded = Journal::new();
        folded.add(journal.entries().cloned());
        assert_eq!(folded.state(), journal.state());
    }
    crashes
}

#[test]
fn whatever_crashes_where_nothing_acknowledged_is_lost() {
    let crashes: usize = (1..=100).map(crashes).sum();
    assert!(crashes > 300, "{crashes}");
}

#[test]
fn words_taken_out_of_one_copy_only_are_gone_from_both_after_the_next_start() {
    let mut tab = Tab::new(1);
    let entries = tab.change(vec![(note("a"), text("Rang 943 476 5919"))]);
    let [entry] = &entries[..] else {
        panic!("{entries:?}");
    };
    let record = |entry: &Entry| vec![(Key::Entry(entry.id), seal_entry(entry).unwrap())];
    let redacted = entry.clone().redacted();
    for (local, durable) in [(entry, &redacted), (&redacted, entry)] {
        let union = union(record(local), Some(record(durable)));
        assert!(union.report.clashes.is_empty());
        assert_eq!(union.entries, std::slice::from_ref(&redacted));
        let writes: Vec<&Write> = union.to_local.iter().chain(&union.to_durable).collect();
        let [write] = &writes[..] else {
            panic!("{writes:?}");
        };
        assert_eq!(write.text.as_deref(), Some(&*record(&redacted)[0].1));
    }
}
