//! The session: the plan that is open, what people changed on it, and the one function through
//! which anything changes. Knows the order append, persist, notify; leaves drawing to the pages.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser::{clock, random};
use crate::journal::{Circumstances, Entry, Journal, Pen, State, Target, Value, Writer, name_of};
use crate::plan::{Day, Plan, Text};
use crate::store::Badge;

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

/// Something about the data that the person should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What happened, where, and what to do.
    pub words: String,
    /// Whether something may be lost unless the person acts.
    pub urgent: bool,
}

/// What an import did, in words that can be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// Changes that were not here before.
    pub new: usize,
    /// Changes that were here already.
    pub known: usize,
    /// The same in words.
    pub words: String,
}

/// A file to be saved by the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// Suggested file name.
    pub name: String,
    /// Content.
    pub text: String,
    /// How many changes it holds.
    pub entries: usize,
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
    pen: StoredValue<Pen>,
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
    /// Makes the session and puts it into the context. Called once, by the application.
    #[must_use]
    pub fn provide() -> Session {
        let today = clock::today();
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
            badge: RwSignal::new(Badge::default()),
            notices: RwSignal::new(Vec::new()),
            pen: StoredValue::new(Pen::new(random::writer().unwrap_or(Writer(0)))),
        };
        provide_context(session);
        session
    }

    /// Whether a plan is open. Pages are shown only then.
    #[must_use]
    pub fn is_open(self) -> Signal<bool> {
        self.is_open.into()
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

    /// Moves the day the reader stands on.
    pub fn set_as_of(self, day: Day) {
        self.as_of.set(day);
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

    /// How well the changes are kept.
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

    /// Changes targets, as one gesture that is undone together. What is stored comes before what
    /// is shown.
    #[allow(clippy::needless_pass_by_value)] // Callers have just made it.
    pub fn apply(self, changes: Vec<(Target, Value)>, reason: Option<Text>) {
        let entries = self.draft(|journal, pen, circumstances| {
            journal.draft(pen, circumstances, changes, reason.as_ref())
        });
        self.append(entries);
    }

    /// Takes back the latest gesture that stands, if there is one.
    pub fn undo(self) {
        self.append(self.draft(Journal::draft_undo));
    }

    /// Brings back the gesture that was undone last, if nothing else was changed since.
    pub fn redo(self) {
        self.append(self.draft(Journal::draft_redo));
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

    /// The plan this browser was last left on, unless that was the bundled one or none is kept.
    #[allow(clippy::unused_async)] // The durable copy answers later.
    pub async fn stored_plan(self) -> Option<StoredPlan> {
        None
    }

    /// Opens a plan: its changes are read back, and the text of a plan that did not come with the
    /// application is kept so that it opens after a reload.
    pub fn open_plan(self, plan: Arc<Plan>, fingerprint: Text, origin: Origin, _text: String) {
        let today = clock::today();
        let is_past = plan.as_of < today;
        self.as_of.set(if is_past { plan.as_of } else { today });
        self.journal.set(Journal::new());
        self.opened.set(Opened {
            plan,
            fingerprint,
            origin,
        });
        self.is_open.set(true);
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

    fn draft(
        self,
        make: impl FnOnce(&Journal, &mut Pen, &Circumstances) -> Vec<Entry>,
    ) -> Vec<Entry> {
        let circumstances = self.opened.with_untracked(|opened| Circumstances {
            made: clock::now(),
            by: self.by.get_untracked(),
            plan: opened.plan.id.clone(),
            fingerprint: opened.fingerprint.clone(),
        });
        self.journal.with_untracked(|journal| {
            self.pen
                .try_update_value(|pen| make(journal, pen, &circumstances))
                .unwrap_or_default()
        })
    }

    fn append(self, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.journal.update(|journal| {
                journal.add(entries);
            });
        }
    }
}
