//! The two copies in this browser: localStorage at once, IndexedDB for good. Knows when each is
//! there, in which order they are written and how one mends the other; leaves what is shown to the
//! session.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::mem::take;
use std::rc::Rc;

use crate::journal::{Checkpoint, Entry, EntryId, Writer};
use crate::order::{Set, sort_by_key};
use crate::store::{
    Badge, Event, Fill, Keeper, Key, Known, LOCAL_ENTRIES, Meta, OpenPlan, Place, ShelfError,
    Space, Union, Write, open_checkpoint, open_entry, seal_checkpoint, seal_entry, union,
};
use crate::web::browser::database::Database;
use crate::web::browser::local::LocalShelf;
use crate::web::browser::locks::{self, Asked};
use crate::web::browser::tabs::Presence;
use crate::web::browser::{pause, random};
use crate::words::keeping as words;

/// The name of the meta record in the durable copy.
const META: &str = "meta";

/// How many entries are kept between two looks at the room that is left.
const LOOK_AT_ROOM: u32 = 100;

/// A checkpoint that would take the place of fewer entries than this is not worth making.
const WORTH_IT: usize = LOCAL_ENTRIES / 4;

/// Both copies.
#[derive(Debug)]
pub(super) struct Copies {
    space: Space,
    keeper: RefCell<Keeper<LocalShelf>>,
    database: RefCell<Option<Rc<Database>>>,
    meta: RefCell<Meta>,
    /// Whether the first copy knew this browser when the two were last put together.
    was_known: Cell<bool>,
    presence: Presence,
    is_connecting: Cell<bool>,
    /// The durable copy was not waited for.
    is_late: Cell<bool>,
    is_flushing: Cell<bool>,
    is_looking: Cell<bool>,
    since_room: Cell<u32>,
    checkpoints: Cell<u32>,
}

/// What was found when looking at both copies again.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Entries that were not known.
    pub(super) new: Vec<Entry>,
    /// The first copy had been emptied; so many entries were put back.
    pub(super) put_back: usize,
}

/// The entries that are in memory.
pub(super) trait KnownEntries {
    /// Their ids.
    fn ids(&self) -> Set<EntryId>;
    /// Some of them.
    fn entries(&self, ids: Vec<EntryId>) -> Vec<Entry>;
}

/// How much room the first copy has left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Room {
    /// Enough.
    Enough,
    /// So little that the person should export.
    Little,
}

impl Copies {
    /// Opens the first copy; the durable one is [connected](Copies::connect) later.
    pub(super) fn open(space: Space) -> Copies {
        let mut keeper = Keeper::new(LocalShelf::open(), space);
        // Notes a denied storage for the badge.
        let _ = keeper.keys();
        let known = keeper.get(&Key::Meta).as_deref().and_then(Meta::open);
        Copies {
            space,
            keeper: RefCell::new(keeper),
            database: RefCell::new(None),
            was_known: Cell::new(known.is_some()),
            meta: RefCell::new(known.unwrap_or_else(|| Meta::new(random::writer()))),
            presence: Presence::join(&format!("rollcall:{space}")),
            is_connecting: Cell::new(false),
            is_late: Cell::new(false),
            is_flushing: Cell::new(false),
            is_looking: Cell::new(false),
            since_room: Cell::new(0),
            checkpoints: Cell::new(0),
        }
    }

    /// Whether the first copy can be used and holds nothing of an earlier visit.
    pub(super) fn is_first_visit(&self) -> bool {
        let keys = self.keeper.borrow_mut().keys();
        !self.was_known.get() && keys.is_ok_and(|keys| keys.is_empty())
    }

    pub(super) fn badge(&self) -> Badge {
        self.keeper.borrow().badge()
    }

    pub(super) fn meta(&self) -> Meta {
        self.meta.borrow().clone()
    }

    /// Why the first copy cannot be used at all, if it cannot.
    pub(super) fn denied(&self) -> Option<ShelfError> {
        self.keeper.borrow_mut().keys().err()
    }

    pub(super) fn has_durable(&self) -> bool {
        self.database().is_ok()
    }

    fn database(&self) -> Result<Rc<Database>, ShelfError> {
        let database = self.database.borrow().clone();
        database
            .filter(|database| !database.is_closed())
            .ok_or_else(|| ShelfError(words::THE_SECOND_COPY_IS_NOT_OPEN.into()))
    }

    /// What the first copy alone holds, for as long as the durable one does not answer.
    pub(super) fn local_only(&self) -> Union {
        let mut keeper = self.keeper.borrow_mut();
        union(keeper.texts().unwrap_or_default(), None)
    }

    /// Opens the durable copy and puts both together. `closed` is called when it is taken away.
    /// `None` while an earlier attempt has not come back.
    pub(super) async fn connect(
        &self,
        in_memory: &impl KnownEntries,
        closed: impl Fn() + 'static,
    ) -> Option<Result<(Union, Known), ShelfError>> {
        if self.is_connecting.replace(true) {
            return None;
        }
        let connected = self.put_together(in_memory, closed).await;
        self.is_connecting.set(false);
        Some(connected)
    }

    async fn put_together(
        &self,
        in_memory: &impl KnownEntries,
        closed: impl Fn() + 'static,
    ) -> Result<(Union, Known), ShelfError> {
        let database = Rc::new(Database::open(self.space, closed).await?);
        let durable_meta = database.meta(META).await?.as_deref().and_then(Meta::open);
        // One that was merely slow is not told as one that forgot.
        let by_durable = self.is_late.replace(false) || durable_meta.is_some();
        if let Some(meta) = durable_meta
            && !self.was_known.get()
        {
            // The first copy forgot; the install goes on under its name.
            self.meta.replace(meta);
        }
        let durable = database.texts().await?;
        let local = self.keeper.borrow_mut().texts().unwrap_or_default();
        let mut union = union(local, Some(durable));
        database.commit(&union.to_durable).await?;
        self.keeper
            .borrow_mut()
            .restore(take(&mut union.to_local), take(&mut union.beyond));
        // What neither has any more is kept once more before anything is called saved.
        let mut gone = in_memory.ids();
        for entry in &union.entries {
            gone.remove(&entry.id);
        }
        self.pass_on(records(
            in_memory.entries(gone.iter().copied().collect()).iter(),
        ));
        self.database.replace(Some(database));
        self.on(Event::Opened);
        let known = Known {
            forgotten_by: match (self.was_known.replace(true), by_durable) {
                (false, true) => Some(Place::Local),
                (true, false) => Some(Place::Durable),
                _ => None,
            },
            had_changes: self.meta.borrow().has_changes,
            changes: union.changes(),
            is_shortened: !union.checkpoints.is_empty(),
        };
        self.update_meta(|meta| meta.has_changes |= known.changes > 0);
        self.keeper.borrow_mut().load_ballast();
        Ok((union, known))
    }

    /// The durable copy takes too long and is not waited for any more. It may still come.
    pub(super) fn go_on_without_durable(&self) {
        self.is_late.set(true);
        self.on(Event::Missing);
    }

    /// Notes what became of the durable copy.
    pub(super) fn on(&self, event: Event) {
        self.keeper.borrow_mut().on(event);
    }

    /// Keeps the entries of one gesture in the first copy and queues them for the durable one.
    pub(super) fn keep(&self, entries: &[Entry]) -> Result<(), String> {
        let kept = self.keeper.borrow_mut().keep(entries);
        kept.map_err(|error| error.to_string())?;
        if !self.meta.borrow().has_changes {
            self.update_meta(|meta| meta.has_changes = true);
        }
        let entries = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        self.since_room
            .set(self.since_room.get().saturating_add(entries));
        Ok(())
    }

    /// Takes the words of these entries out of checkpoints that hold them.
    pub(super) fn redact_checkpoints(&self, ids: &Set<EntryId>) {
        let mut keeper = self.keeper.borrow_mut();
        let keys = keeper.keys().unwrap_or_default();
        let anew = keys.into_iter().filter_map(|key| {
            if !matches!(key, Key::Checkpoint(_)) {
                return None;
            }
            let mut checkpoint = open_checkpoint(&keeper.get(&key)?).ok()?;
            let is_changed = checkpoint.redact(ids);
            Some((
                key,
                seal_checkpoint(&checkpoint).ok().filter(|_| is_changed)?,
            ))
        });
        let anew = anew.collect();
        keeper.rewrite(anew);
    }

    /// Commits what waits, until nothing does or the durable copy refuses. `told` is called
    /// whenever the badge may have changed. `closed` is for a connection that had to be opened anew.
    pub(super) async fn flush(&self, told: impl Fn(), closed: impl Fn() + 'static) {
        if self.is_flushing.replace(true) {
            return;
        }
        let closed = Rc::new(closed);
        loop {
            let Some(batch) = self.keeper.borrow().batch() else {
                break;
            };
            let mut outcome = self.commit(&batch.writes).await;
            if outcome.is_err() && self.database.borrow().is_some() {
                // "The connection is closing": once more on a new one.
                let again = Rc::clone(&closed);
                if let Ok(database) = Database::open(self.space, move || again()).await {
                    self.database.replace(Some(Rc::new(database)));
                    outcome = self.commit(&batch.writes).await;
                }
            }
            let is_kept = outcome.is_ok();
            if is_kept {
                self.keeper.borrow_mut().committed(&batch);
            } else if self.database.borrow().is_some() {
                self.on(Event::Refused);
            }
            told();
            if !is_kept {
                break;
            }
        }
        self.keeper.borrow_mut().retry();
        self.is_flushing.set(false);
        told();
    }

    async fn commit(&self, writes: &[Write]) -> Result<(), ShelfError> {
        self.database()?.commit(writes).await
    }

    /// The entry that another tab has just written under a key of the first copy.
    pub(super) fn heard(&self, key: &str) -> Option<Entry> {
        let key = self.space.read(key)?;
        let text = match key {
            Key::Entry(_) => self.keeper.borrow().get(&key)?,
            _ => return None,
        };
        // What cannot be read is looked at again at the next start.
        open_entry(&text)
            .ok()
            .filter(|entry| Key::Entry(entry.id) == key)
    }

    /// Looks at both copies by name: takes what is not known, puts back what went missing.
    pub(super) async fn look_again(&self, known: &impl KnownEntries) -> Result<Seen, ShelfError> {
        if self.is_looking.replace(true) {
            return Ok(Seen::default());
        }
        let seen = self.look(known).await;
        self.is_looking.set(false);
        seen
    }

    async fn look(&self, known: &impl KnownEntries) -> Result<Seen, ShelfError> {
        let durable = match self.database() {
            Ok(database) => Some((Rc::clone(&database), database.holdings().await?)),
            Err(_) => None,
        };
        // From here to the end nothing else can have been written in between, but for `entries`.
        let in_local: Option<Set<EntryId>> = self.keeper.borrow_mut().keys().ok().map(entry_ids);
        let ids = known.ids();
        let mut seen = Seen::default();

        let local = in_local.clone().unwrap_or_default();
        for &id in local.iter().filter(|id| !ids.contains(id)) {
            let text = self.keeper.borrow().get(&Key::Entry(id));
            seen.new
                .extend(text.and_then(|text| open_entry(&text).ok()));
        }
        if let Some(in_local) = &in_local {
            seen.put_back = self.mend_local(known, &ids, in_local);
        }
        if let Some((database, durable)) = durable {
            let held = &durable.entries;
            let missing = ids
                .iter()
                .filter(|id| !held.contains(id))
                .copied()
                .collect();
            self.pass_on(records(known.entries(missing).iter()));
            let only_local = seen.new.iter().filter(|e| !durable.entries.contains(&e.id));
            self.pass_on(records(only_local));
            let strange: Vec<EntryId> = durable
                .entries
                .iter()
                .filter(|id| !ids.contains(id) && !local.contains(id))
                .copied()
                .collect();
            if !strange.is_empty() {
                let texts = database.entries(&strange).await?;
                seen.new
                    .extend(texts.iter().filter_map(|(_, text)| open_entry(text).ok()));
            }
        }
        Ok(seen)
    }

    /// Queues records for the durable copy, unless they wait there already.
    fn pass_on(&self, records: Vec<(Key, String)>) {
        let mut keeper = self.keeper.borrow_mut();
        let waiting: Set<Key> = (keeper.batch().into_iter())
            .flat_map(|batch| batch.writes)
            .map(|write| write.key)
            .collect();
        keeper.pass_on(
            records
                .into_iter()
                .filter(|(key, _)| !waiting.contains(key))
                .collect(),
        );
    }

    /// Puts entries back into the first copy when it was emptied while the page was open.
    fn mend_local(
        &self,
        known: &impl KnownEntries,
        ids: &Set<EntryId>,
        in_local: &Set<EntryId>,
    ) -> usize {
        let mut keeper = self.keeper.borrow_mut();
        let is_emptied = in_local.is_empty() && !ids.is_empty() && keeper.unshelved() == 0;
        if !is_emptied || !keeper.covered().is_empty() {
            return 0;
        }
        let mut newest = known.entries(ids.iter().copied().collect());
        sort_by_key(&mut newest, |entry| Reverse(entry.lamport));
        let writes: Vec<Write> = records(newest.iter().take(LOCAL_ENTRIES))
            .into_iter()
            .map(|(key, text)| Write::put(key, text))
            .collect();
        let meta = Write::put(Key::Meta, self.meta.borrow().seal());
        // Told by the number; what does not fit is in the durable copy.
        let _ = keeper.write(&[meta]);
        let _ = keeper.write(&writes);
        writes.len()
    }

    /// Whether it is time to look at the room that is left: `now`, or else once in a while.
    pub(super) fn looks_at_room(&self, now: bool) -> bool {
        let is_time = now || self.since_room.get() >= LOOK_AT_ROOM;
        if is_time {
            self.since_room.set(0);
        }
        is_time
    }

    /// Whether the first copy gets full.
    pub(super) fn wants_room(&self) -> bool {
        self.keeper.borrow_mut().wants_checkpoint()
    }

    /// The room that is left in the first copy.
    pub(super) fn room(&self) -> Result<Room, ShelfError> {
        let usage = self.keeper.borrow().usage()?;
        Ok(match usage.fill() {
            Fill::Insist => Room::Little,
            _ => Room::Enough,
        })
    }

    /// Puts a checkpoint in the place of old entries of the first copy.
    pub(super) async fn make_room(
        &self,
        writer: Writer,
        checkpoint: impl Fn() -> Checkpoint,
    ) -> Result<(), ShelfError> {
        let database = self.database()?;
        let lock = locks::ask(&format!("rollcall:{}:compact", self.space)).await;
        let is_alone = match &lock {
            Asked::Held(_) => true,
            Asked::Taken => false,
            Asked::NoLocks => self.is_alone().await,
        };
        if is_alone {
            let seq = self.checkpoints.replace(self.checkpoints.get() + 1);
            let name = EntryId { writer, seq };
            // What could not be given up is still there; the room that is left tells.
            let _ = self.compact(&database, name, &checkpoint()).await;
            self.keeper.borrow_mut().retry();
        }
        Ok(())
    }

    async fn compact(
        &self,
        database: &Database,
        name: EntryId,
        checkpoint: &Checkpoint,
    ) -> Result<(), ShelfError> {
        let in_local = entry_ids(self.keeper.borrow_mut().keys()?);
        let covered = in_local
            .iter()
            .filter(|id| checkpoint.covers.contains(**id));
        if covered.count() < WORTH_IT {
            return Ok(());
        }
        let text = seal_checkpoint(checkpoint).map_err(|error| ShelfError(error.to_string()))?;
        let record = [Write::put(Key::Checkpoint(name), text)];
        database.commit(&record).await?;
        let holdings = database.holdings().await?;
        let old = self
            .keeper
            .borrow_mut()
            .compact(name, checkpoint, &holdings)?;
        database.commit(&old).await
    }

    /// Whether no other tab answers.
    async fn is_alone(&self) -> bool {
        if !self.presence.ask() {
            return false;
        }
        pause::wait(Presence::patience()).await;
        !self.presence.is_answered()
    }

    /// Changes what is kept about the whole, in both copies; losing it is harmless.
    pub(super) fn update_meta(&self, change: impl FnOnce(&mut Meta)) {
        // Another tab may have changed it since.
        let now = self.keeper.borrow().get(&Key::Meta);
        if let Some(now) = now.as_deref().and_then(Meta::open) {
            self.meta.replace(now);
        }
        change(&mut self.meta.borrow_mut());
        let text = self.meta.borrow().seal();
        let _ = self
            .keeper
            .borrow_mut()
            .write(&[Write::put(Key::Meta, text.clone())]);
        if let Ok(database) = self.database() {
            leptos::task::spawn_local(async move {
                let _ = database.keep_meta(META, &text).await;
            });
        }
    }

    /// Keeps the plan that is open, so that it opens after a reload; `None` for the one that came
    /// with the application.
    pub(super) async fn keep_plan(
        &self,
        plan: Option<(OpenPlan, String)>,
    ) -> Result<(), ShelfError> {
        let database = self.database()?;
        let stored = plan
            .as_ref()
            .map(|(open, text)| (&*open.fingerprint, &**text));
        database.keep_plan(stored).await?;
        self.update_meta(|meta| meta.open = plan.map(|(open, _)| open));
        Ok(())
    }

    /// The text of the plan that was open.
    pub(super) async fn plan(&self) -> Option<(OpenPlan, String)> {
        let open = self.meta.borrow().open.clone()?;
        let text = self.database().ok()?.plan(&open.fingerprint).await.ok()??;
        Some((open, text))
    }

    /// Damaged records, as they were set aside.
    pub(super) async fn set_aside(&self) -> Result<Vec<String>, ShelfError> {
        self.database()?.quarantine().await
    }

    /// The day the reader stood on in a plan, as text.
    pub(super) fn as_of(&self, plan: &str) -> Option<String> {
        self.keeper.borrow().get(&Key::AsOf(plan.into()))
    }

    /// Keeps the day the reader stands on. View state: losing it is harmless.
    pub(super) fn keep_as_of(&self, plan: &str, day: &str) {
        let write = Write::put(Key::AsOf(plan.into()), day.into());
        let _ = self.keeper.borrow_mut().write(&[write]);
    }
}

fn entry_ids(keys: Vec<Key>) -> Set<EntryId> {
    keys.into_iter()
        .filter_map(|key| match key {
            Key::Entry(id) => Some(id),
            _ => None,
        })
        .collect()
}

fn records<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<(Key, String)> {
    entries
        .filter_map(|entry| Some((Key::Entry(entry.id), seal_entry(entry).ok()?)))
        .collect()
}
