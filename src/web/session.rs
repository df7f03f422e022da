//! The session: the plan that is open, what people changed on it, and the one function through
//! which anything changes. Knows the order draft, persist, show; leaves drawing to the pages.

mod copies;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use sha2::{Digest, Sha256};

use self::copies::{Copies, KnownEntries, Room};
use super::browser::{clock, page, pause, random, tabs};
use crate::exchange::journal_file::{self, JournalFile};
use crate::journal::{
    Checkpoint, Circumstances, Entry, EntryId, Journal, Pen, Stamp, State, Target, Value, name_of,
};
use crate::plan::{Day, Plan, PlanDate, Text};
pub use crate::store::{Badge, Notice};
use crate::store::{Event, Known, OpenPlan, ShelfError, Space, Union, notices};

/// How long the durable copy may take to open before the first copy is shown alone, in
/// milliseconds.
const PATIENCE_MS: i32 = 3_000;

/// Where the plan that is open came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// It came with the application.
    Bundled,
    /// An address on the same host.
    Address(Text),
    /// A file of this name.
    File(Text),
    /// The clipboard.
    Pasted,
}

/// The plan that is open.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The plan itself.
    pub plan: Arc<Plan>,
    /// SHA-256 of its file, hexadecimal; empty before one is opened.
    pub fingerprint: Text,
    /// Where it came from.
    pub origin: Origin,
}

/// A plan whose text is kept in this browser.
#[derive(Clone, Debug)]
pub struct StoredPlan {
    /// The file's text.
    pub text: String,
    /// SHA-256 of it, hexadecimal.
    pub fingerprint: Text,
    /// Where it came from at first.
    pub origin: Origin,
}

/// A file for the person to keep.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// Suggested name: plan, day and count.
    pub name: String,
    /// Content.
    pub text: String,
    /// How many changes it holds.
    pub changes: usize,
}

/// What an import did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Imported {
    /// Changes that were not here before.
    pub new: usize,
    /// Changes that were here already.
    pub known: usize,
    /// When the file was exported.
    pub exported: Stamp,
    /// Whether it was exported from this browser.
    pub is_ours: bool,
}

/// The session. Copies of it are handles to the same one.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    opened: RwSignal<Opened>,
    is_open: RwSignal<bool>,
    as_of: RwSignal<Day>,
    journal: RwSignal<Journal>,
    by: RwSignal<Option<Text>>,
    badge: RwSignal<Badge>,
    notices: RwSignal<Vec<Notice>>,
    /// Both copies were put together, or waited for long enough.
    is_ready: RwSignal<bool>,
    is_read_only: RwSignal<bool>,
    set_aside: RwSignal<usize>,
    pen: StoredValue<Pen>,
    aside: StoredValue<Aside>,
    copies: StoredValue<Rc<Copies>, LocalStorage>,
}

/// What belongs to plans that are not open.
#[derive(Debug, Default)]
struct Aside {
    entries: BTreeMap<EntryId, Entry>,
    checkpoints: Vec<Checkpoint>,
}

/// The session that the application put into the context.
///
/// # Panics
///
/// Outside the application, where [`Session::provide`] did not run.
#[must_use]
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// Makes the session, begins to read what is kept, and puts the session into the context.
    /// Called once, by the application.
    #[must_use]
    pub fn provide() -> Session {
        let today = clock::today();
        let copies = Copies::open(Space::of_path(&page::base_path()));
        let session = Session {
            opened: RwSignal::new(Opened {
                plan: Arc::new(Plan::empty(today)),
                fingerprint: Text::default(),
                origin: Origin::Bundled,
            }),
            is_open: RwSignal::new(false),
            as_of: RwSignal::new(today),
            journal: RwSignal::new(Journal::new()),
            by: RwSignal::new(None),
            badge: RwSignal::new(copies.badge()),
            notices: RwSignal::new(Vec::new()),
            is_ready: RwSignal::new(false),
            is_read_only: RwSignal::new(false),
            set_aside: RwSignal::new(0),
            pen: StoredValue::new(Pen::new(random::writer())),
            aside: StoredValue::new(Aside::default()),
            copies: StoredValue::new_local(Rc::new(copies)),
        };
        provide_context(session);
        spawn_local(session.connect());
        spawn_local(session.lose_patience());
        tabs::use_storage_events(move |key| session.hear(key));
        tabs::use_look_again(move || spawn_local(session.look_again()));
        let badge = session.badge;
        Effect::new(move |_| page::set_root_attribute("data-saved", badge.get().name()));
        session
    }

    // ---- what is there --------------------------------------------------------------------------

    /// Whether a plan is open and its changes were read. Pages are shown only then.
    #[must_use]
    pub fn is_open(self) -> Signal<bool> {
        Signal::derive(move || self.is_open.get() && self.is_ready.get())
    }

    /// The plan that is open, with its fingerprint and origin; an empty plan before.
    #[must_use]
    pub fn opened(self) -> Signal<Opened> {
        self.opened.into()
    }

    /// The plan that is open; an empty one before.
    #[must_use]
    pub fn plan(self) -> Signal<Arc<Plan>> {
        Signal::derive(move || self.opened.with(|opened| Arc::clone(&opened.plan)))
    }

    /// The day the reader stands on.
    #[must_use]
    pub fn as_of(self) -> Signal<Day> {
        self.as_of.into()
    }

    /// Moves the day the reader stands on, and keeps it for this plan.
    pub fn set_as_of(self, day: Day) {
        self.as_of.set(day);
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        self.copies().keep_as_of(&plan, &day.to_string());
    }

    /// Everything people changed, folded.
    #[must_use]
    pub fn state(self) -> Signal<Arc<State>> {
        Signal::derive(move || self.journal.with(Journal::state))
    }

    /// The journal itself, for histories: `session.journal().with(|journal| …)`.
    #[must_use]
    pub fn journal(self) -> Signal<Journal> {
        self.journal.into()
    }

    /// Name or initials of the person at the keyboard, as put into entries. Not an identity.
    #[must_use]
    pub fn person(self) -> Signal<Option<Text>> {
        self.by.into()
    }

    /// Sets the name or initials that go into entries from now on, for this tab only.
    pub fn set_person(self, name: Option<Text>) {
        self.by.set(name.filter(|name| !name.trim().is_empty()));
    }

    /// How well the changes are kept. Its name is also on the root element, as `data-saved`.
    #[must_use]
    pub fn badge(self) -> Signal<Badge> {
        self.badge.into()
    }

    /// What the person should know about the data, newest last.
    #[must_use]
    pub fn notices(self) -> Signal<Vec<Notice>> {
        self.notices.into()
    }

    /// Puts a notice away.
    pub fn dismiss(self, index: usize) {
        self.notices.update(|notices| {
            if index < notices.len() {
                notices.remove(index);
            }
        });
    }

    /// Whether nothing may be changed in this tab, because a newer release stored what this one
    /// cannot read.
    #[must_use]
    pub fn is_read_only(self) -> Signal<bool> {
        self.is_read_only.into()
    }

    /// How many damaged records are set aside in this browser.
    #[must_use]
    pub fn set_aside(self) -> Signal<usize> {
        self.set_aside.into()
    }

    /// The damaged records that were set aside, one line each, as they were found.
    pub async fn set_aside_texts(self) -> Vec<String> {
        self.copies().set_aside().await.unwrap_or_default()
    }

    // ---- what changes ---------------------------------------------------------------------------

    /// Changes targets, as one gesture that is undone together. What is stored comes before what
    /// is shown. Changes that would change nothing are left out.
    pub fn apply(self, changes: Vec<(Target, Value)>, reason: Option<Text>) {
        self.write(|journal, pen, circumstances| {
            journal.draft(pen, circumstances, changes, reason.as_ref())
        });
    }

    /// Takes back the latest gesture that stands, if there is one.
    pub fn undo(self) {
        self.write(Journal::draft_undo);
    }

    /// Brings back the gesture that was undone last, if nothing else was changed since.
    pub fn redo(self) {
        self.write(Journal::draft_redo);
    }

    /// Tries once more to put into the durable copy what is not there yet.
    pub fn try_again(self) {
        spawn_local(self.flush());
    }

    /// What Undo would take back, in words such as "tick Data accredited for Example practice".
    #[must_use]
    pub fn undo_name(self) -> Signal<Option<String>> {
        self.name_of(Journal::next_undo)
    }

    /// What Redo would bring back, in words.
    #[must_use]
    pub fn redo_name(self) -> Signal<Option<String>> {
        self.name_of(Journal::next_redo)
    }

    fn name_of(self, gesture: fn(&Journal) -> Option<Vec<&Entry>>) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.opened.with(|opened| {
                self.journal.with(|journal| {
                    gesture(journal)
                        .map(|gesture| name_of(&gesture, &opened.plan, &journal.state()))
                })
            })
        })
    }

    fn write(self, draft: impl FnOnce(&Journal, &mut Pen, &Circumstances) -> Vec<Entry>) {
        if self.is_read_only.get_untracked() {
            return;
        }
        let circumstances = self.opened.with_untracked(|opened| Circumstances {
            made: clock::now(),
            by: self.by.get_untracked(),
            plan: opened.plan.id.clone(),
            fingerprint: opened.fingerprint.clone(),
        });
        let entries = self.journal.with_untracked(|journal| {
            self.pen
                .try_update_value(|pen| draft(journal, pen, &circumstances))
                .unwrap_or_default()
        });
        if !entries.is_empty() {
            self.keep(entries);
        }
    }

    /// Keeps entries, then shows them, then sees to the durable copy.
    fn keep(self, entries: Vec<Entry>) {
        if let Err(problem) = self.copies().keep(&entries) {
            self.say(Notice::urgent(format!(
                "This change could not be written down and was not made: {problem}."
            )));
            return;
        }
        self.take_in(entries);
        self.tell_badge();
        spawn_local(self.flush());
    }

    // ---- plans ----------------------------------------------------------------------------------

    /// The plan this browser was last left on; `None` when that was the bundled one, or when it is
    /// not kept any more or not as it was. Waits for the durable copy, 3 s at most.
    pub async fn stored_plan(self) -> Option<StoredPlan> {
        while !self.is_ready.get_untracked() {
            pause::wait(10).await;
        }
        let (open, text) = self.copies().plan().await?;
        if fingerprint(&text) != open.fingerprint {
            self.say(Notice::urgent(format!(
                "The copy of the plan \"{}\" in this browser was damaged. Open its file again.",
                open.name
            )));
            return None;
        }
        let name = open.name.into_boxed_str();
        Some(StoredPlan {
            text,
            fingerprint: open.fingerprint.into_boxed_str(),
            origin: match &*open.from {
                "address" => Origin::Address(name),
                "pasted" => Origin::Pasted,
                _ => Origin::File(name),
            },
        })
    }

    /// Opens a plan: its changes are read back, and the text of a plan that did not come with the
    /// application is kept so that it opens after a reload. `text` may be empty for the bundled
    /// plan.
    pub fn open_plan(self, plan: Arc<Plan>, fingerprint: Text, origin: Origin, text: String) {
        let kept_day = self.copies().as_of(&plan.id);
        let kept_day = kept_day
            .and_then(|day| PlanDate::parse(&day))
            .map(PlanDate::first);
        let today = clock::today();
        self.as_of.set(kept_day.unwrap_or(plan.as_of.min(today)));

        // The changes on the plan before make room for those on this one.
        let mut before = Journal::new();
        self.journal
            .update_untracked(|journal| std::mem::swap(journal, &mut before));
        self.aside.update_value(|aside| {
            let entries = before.into_entries();
            aside
                .entries
                .extend(entries.into_iter().map(|entry| (entry.id, entry)));
        });
        let stored = to_store(&fingerprint, &origin, text);
        self.opened.set(Opened {
            plan,
            fingerprint,
            origin,
        });
        self.fetch_from_aside();
        self.is_open.set(true);
        self.tell_unfinished();
        spawn_local(self.keep_plan(stored));
    }

    /// Takes the plan that is open off the screen, so that another can come. Says whether there was
    /// one. Nothing that was changed is lost: it stays where it is kept.
    pub fn close_plan(self) -> bool {
        let was_open = self.is_open.get_untracked();
        if was_open {
            self.is_open.set(false);
        }
        was_open
    }

    async fn keep_plan(self, plan: Option<(OpenPlan, String)>) {
        while !self.is_ready.get_untracked() {
            pause::wait(10).await;
        }
        let is_bundled = plan.is_none();
        let copies = self.copies();
        let is_kept = if is_bundled && copies.meta().open.is_none() {
            true
        } else {
            copies.keep_plan(plan).await.is_ok()
        };
        if !is_kept && !is_bundled {
            self.say(Notice::quiet(
                "This plan could not be kept in this browser. It stays open in this tab; open its \
                 file again next time. Your changes are kept all the same.",
            ));
        }
        self.make_room(true).await;
    }

    // ---- files ----------------------------------------------------------------------------------

    /// Every change on the plan that is open, as a file. `None` when one cannot be written, which
    /// is told.
    #[must_use]
    pub fn export(self) -> Option<Export> {
        let copies = self.copies();
        let exported = clock::now();
        let entries: Vec<Entry> = self
            .journal
            .with_untracked(|journal| journal.entries().cloned().collect());
        let changes = entries.len();
        let file = self.opened.with_untracked(|opened| JournalFile {
            install: copies.meta().install,
            plan: opened.plan.id.clone(),
            title: opened.plan.title.clone(),
            fingerprint: opened.fingerprint.clone(),
            exported,
            entries,
        });
        match journal_file::write(&file) {
            Ok(text) => {
                copies.update_meta(|meta| meta.exported = Some((exported, changes)));
                Some(Export {
                    name: journal_file::file_name(&file.plan, clock::today(), changes),
                    text,
                    changes,
                })
            }
            Err(error) => {
                self.say(Notice::urgent(format!(
                    "The changes could not be written to a file: {error}."
                )));
                None
            }
        }
    }

    /// Takes in an exported file: whole or nothing, and any number of times. The error says what is
    /// wrong, where, and what to do.
    pub fn import(self, text: &str) -> Result<Imported, String> {
        if self.is_read_only.get_untracked() {
            return Err("Nothing can be changed in this tab until the page is reloaded.".into());
        }
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let file = journal_file::read(text, &plan).map_err(|error| error.to_string())?;
        let all = file.entries.len();
        let new: Vec<Entry> = self.journal.with_untracked(|journal| {
            file.entries
                .into_iter()
                .filter(|entry| journal.get(entry.id).is_none())
                .collect()
        });
        let imported = Imported {
            new: new.len(),
            known: all - new.len(),
            exported: file.exported,
            is_ours: file.install == self.copies().meta().install,
        };
        if !new.is_empty() {
            self.copies().keep(&new)?;
            self.take_in(new);
            self.tell_badge();
            spawn_local(self.flush());
        }
        Ok(imported)
    }

    // ---- the two copies -------------------------------------------------------------------------

    fn copies(self) -> Rc<Copies> {
        self.copies.with_value(Rc::clone)
    }

    fn say(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    /// Shows how well the changes are kept now.
    fn tell_badge(self) {
        let badge = self.copies().badge();
        if self.badge.get_untracked() != badge {
            self.badge.set(badge);
        }
    }

    /// Opens the durable copy and shows what both hold.
    async fn connect(self) {
        let copies = self.copies();
        match copies.connect(move || self.lost_durable()).await {
            None => {}
            Some(Ok((union, known))) => {
                if let Some(error) = copies.denied() {
                    self.say(one_place_only(&error));
                }
                self.take_in_union(union, known);
                self.is_ready.set(true);
                self.tell_badge();
                self.set_aside.set(self.set_aside_texts().await.len());
                self.flush().await;
                self.make_room(true).await;
            }
            Some(Err(error)) => {
                copies.on(Event::Missing);
                self.say(match copies.denied() {
                    None => one_place_only(&error),
                    Some(_) => Notice::urgent(format!(
                        "This browser keeps nothing for Rollcall ({error}). Your changes exist \
                         only in this tab: export them before you close it."
                    )),
                });
                self.show_local_alone();
                self.tell_badge();
            }
        }
    }

    /// Shows the first copy alone when the durable one takes too long. It may still come.
    async fn lose_patience(self) {
        pause::wait(PATIENCE_MS).await;
        if !self.is_ready.get_untracked() {
            self.copies().go_on_without_durable();
            self.show_local_alone();
            self.tell_badge();
        }
    }

    fn show_local_alone(self) {
        if self.is_ready.get_untracked() {
            return;
        }
        let copies = self.copies();
        let union = copies.local_only();
        let known = Known {
            forgotten_by: None,
            had_changes: copies.meta().has_changes,
            changes: union.changes(),
            is_shortened: false,
        };
        self.take_in_union(union, known);
        self.is_ready.set(true);
    }

    /// The browser or another tab closed the durable copy.
    fn lost_durable(self) {
        self.copies().on(Event::Missing);
        self.tell_badge();
        spawn_local(async move {
            // Whoever closed it comes first.
            pause::wait(500).await;
            self.connect().await;
            self.look_again().await;
        });
    }

    fn take_in_union(self, union: Union, known: Known) {
        if union.report.newer > 0 {
            self.is_read_only.set(true);
        }
        for notice in notices(&union.report, known) {
            self.say(notice);
        }
        self.aside
            .update_value(|aside| aside.checkpoints.extend(union.checkpoints));
        self.take_in(union.entries);
        self.fetch_from_aside();
        self.tell_unfinished();
    }

    /// Says that a change of several things, or an import, was cut short.
    fn tell_unfinished(self) {
        let (present, all) = self.journal.with_untracked(|journal| {
            journal
                .unfinished()
                .fold((0_u64, 0_u64), |(present, all), one| {
                    (
                        present + u64::from(one.present),
                        all + u64::from(one.group.size),
                    )
                })
        });
        if present > 0 {
            self.say(Notice::urgent(format!(
                "A change of several things at once did not finish: {present} of its {all} parts \
                 are here. They are kept and change nothing. Please make the change again."
            )));
        }
    }

    /// Takes in entries: those of the open plan are shown, the others wait.
    fn take_in(self, entries: Vec<Entry>) {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let (ours, others): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.plan == plan);
        self.aside
            .update_value(|aside| aside.entries.extend(others.into_iter().map(|e| (e.id, e))));
        let is_new = |entry: &Entry| {
            self.journal
                .with_untracked(|journal| journal.get(entry.id) != Some(entry))
        };
        if ours.iter().any(is_new) {
            self.journal.update(|journal| {
                journal.add(ours);
            });
        }
    }

    /// Shows what waited for the plan that is open now.
    fn fetch_from_aside(self) {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let fetched = self.aside.try_update_value(|aside| {
            let (ours, others) = std::mem::take(&mut aside.entries)
                .into_iter()
                .partition(|(_, entry)| entry.plan == plan);
            aside.entries = others;
            let checkpoints: Vec<Checkpoint> = aside
                .checkpoints
                .extract_if(.., |checkpoint| checkpoint.plan == plan)
                .collect();
            (ours, checkpoints)
        });
        let Some((entries, checkpoints)) = fetched else {
            return;
        };
        self.journal.update(|journal| {
            journal.add(entries.into_values());
            for checkpoint in checkpoints {
                journal.cover(checkpoint);
            }
        });
    }

    async fn flush(self) {
        let copies = self.copies();
        copies
            .flush(move || self.tell_badge(), move || self.lost_durable())
            .await;
        self.make_room(false).await;
    }

    /// Gives the first copy room when it gets full. Looks `now`, or else once in a while.
    async fn make_room(self, now: bool) {
        let copies = self.copies();
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        if plan.is_empty() {
            return;
        }
        let writer = self.pen.with_value(Pen::writer);
        let checkpoint = move || {
            self.journal
                .with_untracked(|journal| journal.checkpoint(&plan))
        };
        if let Ok(Room::Little) = copies.make_room(writer, checkpoint, now).await {
            self.say(Notice::urgent(
                "There is little room left in this browser for your changes. Export them to a file \
                 now.",
            ));
        }
        self.tell_badge();
    }

    /// Another tab wrote under this key of the first copy, or cleared it.
    fn hear(self, key: Option<String>) {
        match key.map(|key| self.copies().heard(&key)) {
            Some(Some(entry)) => self.take_in(vec![entry]),
            Some(None) => {}
            None => spawn_local(self.look_again()),
        }
    }

    /// Looks at both copies for what other tabs wrote and what went missing.
    async fn look_again(self) {
        if !self.is_ready.get_untracked() {
            return;
        }
        let copies = self.copies();
        if !copies.has_durable() {
            self.connect().await;
        }
        let Ok(seen) = copies.look_again(&self).await else {
            return;
        };
        if seen.put_back > 0 {
            self.say(Notice::quiet(format!(
                "The local storage of this browser was cleared while Rollcall was open. {} changes \
                 were put back.",
                seen.put_back
            )));
        }
        if !seen.new.is_empty() {
            self.take_in(seen.new);
        }
        self.flush().await;
    }
}

impl KnownEntries for Session {
    fn ids(&self) -> BTreeSet<EntryId> {
        let mut ids: BTreeSet<EntryId> = self
            .journal
            .with_untracked(|journal| journal.entries().map(|entry| entry.id).collect());
        self.aside
            .with_value(|aside| ids.extend(aside.entries.keys()));
        ids
    }

    fn entries(&self, ids: Vec<EntryId>) -> Vec<Entry> {
        self.journal.with_untracked(|journal| {
            self.aside.with_value(|aside| {
                ids.into_iter()
                    .filter_map(|id| journal.get(id).or_else(|| aside.entries.get(&id)).cloned())
                    .collect()
            })
        })
    }
}

fn one_place_only(why: &ShelfError) -> Notice {
    Notice::quiet(format!(
        "This browser gives Rollcall one of two places to keep your changes ({why}). Export them \
         now and then."
    ))
}

/// What is kept of a plan so that it opens again; nothing for the one that came with the
/// application.
fn to_store(fingerprint: &str, origin: &Origin, text: String) -> Option<(OpenPlan, String)> {
    let (from, name) = match origin {
        Origin::Bundled => return None,
        Origin::Address(url) => ("address", &**url),
        Origin::File(name) => ("file", &**name),
        Origin::Pasted => ("pasted", ""),
    };
    let open = OpenPlan {
        fingerprint: fingerprint.into(),
        from: from.into(),
        name: name.into(),
    };
    Some((open, text))
}

/// SHA-256 in hexadecimal digits.
fn fingerprint(text: &str) -> String {
    use std::fmt::Write;
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}
