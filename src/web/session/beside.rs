//! What this tab tries out beside the plan: which what-if it looks at, and what that shows. Knows
//! where changes go while it does; what a what-if is says `journal::whatif`, and the part of the
//! program that lays it over the journal is fetched when one is looked at.
//!
//! Until that part is here nothing may be changed, so that no change meant for a what-if is ever
//! made on the plan.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Session;
use crate::journal::{Entry, State, Target, Value, is_what_if_of};
use crate::plan::{ActivityIx, Text};
use crate::store::Notice;
use crate::web::browser::remember;
use crate::words::keeping as words;

/// A change that was asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// Targets are to hold these values, as one gesture, with why.
    Apply(Vec<(Target, Value)>, Option<Text>),
    /// The latest gesture is to be taken back.
    Undo,
    /// What was undone last is to be brought back.
    Redo,
}

/// What a what-if shows in place of the journal.
#[derive(Clone, PartialEq, Debug)]
pub struct Laid {
    /// Its name.
    pub name: String,
    /// What targets hold in it.
    pub state: Arc<State>,
    /// What Undo would take back, in words.
    pub undo: Option<String>,
    /// What Redo would bring back, in words.
    pub redo: Option<String>,
    /// The rows that differ from the plan as it stands, in the order of the plan.
    pub rows: Arc<Vec<ActivityIx>>,
}

/// What is tried out in this tab. Copies of it are handles to the same one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The plan id of the what-if; empty text while one is to be chosen.
    asked: RwSignal<Option<Text>>,
    pub(super) laid: RwSignal<Option<Laid>>,
    writer: StoredValue<Option<Callback<Change, bool>>>,
    /// Whether only the rows that differ are to be shown.
    only: RwSignal<bool>,
    /// Counts what arrived that belongs to other plans.
    heard: RwSignal<usize>,
}

impl Beside {
    pub(super) fn new() -> Beside {
        Beside {
            asked: RwSignal::new(None),
            laid: RwSignal::new(None),
            writer: StoredValue::new(None),
            only: RwSignal::new(false),
            heard: RwSignal::new(0),
        }
    }
}

/// The name under which the tab remembers what it looked at.
const REMEMBERED: &str = "what-if";

impl Session {
    /// The plan id of the what-if that this tab looks at; empty text while one is to be chosen.
    #[must_use]
    pub fn what_if(self) -> Signal<Option<Text>> {
        self.beside.asked.into()
    }

    /// What it shows, once it is laid over the journal.
    #[must_use]
    pub fn laid(self) -> RwSignal<Option<Laid>> {
        self.beside.laid
    }

    /// Whether only the rows that differ are to be shown.
    #[must_use]
    pub fn only_differing(self) -> RwSignal<bool> {
        self.beside.only
    }

    /// Changes whenever entries came that belong to no plan that is open.
    #[must_use]
    pub fn heard_beside(self) -> Signal<usize> {
        self.beside.heard.into()
    }

    /// Looks at a what-if by its plan id, at the choice of one with empty text, or at the plan
    /// alone.
    pub fn look_at(self, what_if: Option<Text>) {
        remember::set_in_tab(REMEMBERED, what_if.as_deref().unwrap_or_default());
        self.beside.laid.set(None);
        self.beside.asked.set(what_if);
    }

    /// Looks at what this tab looked at before the page was loaded.
    pub(super) fn look_again_beside(self) {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let before = remember::in_tab(REMEMBERED).filter(|it| is_what_if_of(it, &plan));
        self.beside.laid.set(None);
        self.beside.asked.set(before.map(Into::into));
    }

    /// From now on changes go here while a what-if is looked at.
    pub fn write_beside_with(self, writer: Option<Callback<Change, bool>>) {
        self.beside.writer.try_update_value(|it| *it = writer);
    }

    /// Gives a change to the what-if that is looked at, and says whether it stands there; gives it
    /// back where there is none.
    pub(super) fn change_beside(self, change: Change) -> Result<bool, Change> {
        let asked = self.beside.asked.get_untracked();
        if asked.is_none_or(|asked| asked.is_empty()) {
            return Err(change);
        }
        match self.beside.writer.get_value() {
            Some(writer) if untrack(|| self.beside.laid.with(Option::is_some)) => {
                Ok(writer.run(change))
            }
            _ => {
                self.say(Notice::quiet(words::THE_WHAT_IF_IS_STILL_BEING));
                Ok(false)
            }
        }
    }

    /// The entries of what-ifs of the plan that is open.
    #[must_use]
    pub fn entries_beside(self) -> Vec<Entry> {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        self.aside.with_value(|aside| {
            let all = aside.entries.values();
            all.filter(|entry| is_what_if_of(&entry.plan, &plan))
                .cloned()
                .collect()
        })
    }

    pub(super) fn hear_beside(self) {
        self.beside.heard.update(|heard| *heard += 1);
    }
}
