//! The session: the plan that is open, what people changed on it, and the one function through
//! which anything changes. Knows the order draft, persist, show; leaves drawing to the pages.

mod beside;
mod carrying;
mod copies;
mod keeping;
mod plans;

use std::rc::Rc;
use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;

use self::beside::Beside;
pub use self::beside::{Change, Laid};
pub use self::carrying::{Export, Imported, NotImported, Words};
use self::copies::Copies;
use self::keeping::Aside;
pub use self::keeping::Care;
pub use self::plans::StoredPlan;
use super::browser::{clock, page, random, tabs};
use super::parts::{Part, use_parts};
use crate::journal::{Circumstances, Entry, Journal, Pen, State, Target, Value, name_of};
use crate::plan::{Day, Plan, Text};
use crate::store::Space;
pub use crate::store::{Badge, Notice};

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
    /// SHA-256 of its file's text in UTF-8, hexadecimal; empty before one is opened.
    pub fingerprint: Text,
    /// Where it came from.
    pub origin: Origin,
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
    /// The first copy knew nothing of this browser when the page began, so there is nothing of the
    /// person's to wait for. Where the durable one holds something all the same, it joins in.
    is_first_visit: bool,
    is_read_only: RwSignal<bool>,
    set_aside: RwSignal<usize>,
    pen: StoredValue<Pen>,
    aside: StoredValue<Aside>,
    copies: StoredValue<Rc<Copies>, LocalStorage>,
    beside: Beside,
    care: Part,
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
        // boot.js tells who has an offline copy, and so was here before.
        let is_first_visit =
            page::root_attribute("data-returns").is_none() && copies.is_first_visit();
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
            is_first_visit,
            is_read_only: RwSignal::new(false),
            set_aside: RwSignal::new(0),
            pen: StoredValue::new(Pen::new(random::writer())),
            aside: StoredValue::new(Aside::default()),
            copies: StoredValue::new_local(Rc::new(copies)),
            beside: Beside::new(),
            care: use_parts().care,
        };
        provide_context(session);
        spawn_local(session.begin());
        tabs::use_storage_events(move |key| session.hear(key));
        tabs::use_look_again(move || spawn_local(session.look_again()));
        let badge = session.badge;
        Effect::new(move |_| page::set_root_attribute("data-saved", badge.get().name()));
        session
    }

    // ---- what is there --------------------------------------------------------------------------

    /// Whether a plan is open and its changes were read, where there can be any. Pages are shown only
    /// then.
    #[must_use]
    pub fn is_open(self) -> Signal<bool> {
        Signal::derive(move || self.is_open.get() && (self.is_first_visit || self.is_ready.get()))
    }

    /// Whether this browser was never here before, as far as the first copy can tell.
    #[must_use]
    pub fn is_first_visit(self) -> bool {
        self.is_first_visit
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

    /// Everything people changed, folded; in a what-if with its changes laid over it.
    #[must_use]
    pub fn state(self) -> Signal<Arc<State>> {
        Signal::derive(move || {
            let laid = self
                .beside
                .laid
                .with(|laid| laid.as_ref().map(|it| Arc::clone(&it.state)));
            laid.unwrap_or_else(|| self.journal.with(Journal::state))
        })
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
    /// is shown. Changes that would change nothing are left out. Says whether they stand now; where
    /// they could not be written down, a notice has told why.
    pub fn apply(self, changes: Vec<(Target, Value)>, reason: Option<Text>) -> bool {
        self.change(Change::Apply(changes, reason))
    }

    /// Takes back the latest gesture that stands, if there is one.
    pub fn undo(self) {
        self.change(Change::Undo);
    }

    /// Brings back the gesture that was undone last, if nothing else was changed since.
    pub fn redo(self) {
        self.change(Change::Redo);
    }

    /// Says whether it stands now.
    fn change(self, change: Change) -> bool {
        let change = match self.change_beside(change) {
            Ok(is_made) => return is_made,
            Err(change) => change,
        };
        let entries = self.draw_up(|journal, pen, circumstances| match change {
            Change::Apply(changes, reason) => {
                journal.draft(pen, circumstances, changes, reason.as_ref())
            }
            Change::Undo => journal.draft_undo(pen, circumstances),
            Change::Redo => journal.draft_redo(pen, circumstances),
        });
        // What stands already needs no entry.
        let is_as_before = entries.is_empty() && !self.is_read_only.get_untracked();
        is_as_before || self.keep(entries)
    }

    /// Tries once more to put into the durable copy what is not there yet.
    pub fn try_again(self) {
        spawn_local(self.flush());
    }

    /// What Undo would take back, in words such as "tick Data accredited for Example practice".
    #[must_use]
    pub fn undo_name(self) -> Signal<Option<String>> {
        self.name_of(|laid| &laid.undo, Journal::next_undo)
    }

    /// What Redo would bring back, in words.
    #[must_use]
    pub fn redo_name(self) -> Signal<Option<String>> {
        self.name_of(|laid| &laid.redo, Journal::next_redo)
    }

    fn name_of(
        self,
        laid: fn(&Laid) -> &Option<String>,
        gesture: fn(&Journal) -> Option<Vec<&Entry>>,
    ) -> Signal<Option<String>> {
        Signal::derive(move || {
            if let Some(name) = self
                .beside
                .laid
                .with(|it| it.as_ref().map(|it| laid(it).clone()))
            {
                return name;
            }
            self.opened.with(|opened| {
                self.journal.with(|journal| {
                    gesture(journal)
                        .map(|gesture| name_of(&gesture, &opened.plan, &journal.state()))
                })
            })
        })
    }

    /// Draws up entries with the pen of this tab; none where nothing may be changed.
    pub fn draw_up(
        self,
        draft: impl FnOnce(&Journal, &mut Pen, &Circumstances) -> Vec<Entry>,
    ) -> Vec<Entry> {
        if self.is_read_only.get_untracked() {
            return Vec::new();
        }
        let circumstances = self.opened.with_untracked(|opened| Circumstances {
            made: clock::now(),
            as_of: Some(self.as_of.get_untracked()),
            by: self.by.get_untracked(),
            plan: opened.plan.id.clone(),
            fingerprint: opened.fingerprint.clone(),
        });
        self.journal.with_untracked(|journal| {
            self.pen
                .try_update_value(|pen| draft(journal, pen, &circumstances))
                .unwrap_or_default()
        })
    }

    /// Keeps entries, then shows them, then sees to the durable copy. Says whether there were any
    /// and they were written down.
    pub fn keep(self, entries: Vec<Entry>) -> bool {
        if entries.is_empty() {
            return false;
        }
        if let Err(problem) = self.copies().keep(&entries) {
            self.say(Notice::urgent(crate::words::keeping::was_not_made(
                &problem,
            )));
            return false;
        }
        self.take_in(entries);
        self.tell_badge();
        spawn_local(self.flush());
        true
    }
}
