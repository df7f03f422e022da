//! Changes carried in and out as a file. Knows what was exported when; leaves the file's shape to
//! `exchange` and the dialog to the pages.

use leptos::task::spawn_local;

use super::Session;
use crate::exchange::journal_file::{self, JournalFile};
use crate::journal::{Entry, Stamp};
use crate::web::browser::clock;
use crate::words::keeping as words;

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

impl Session {
    /// Every change on the plan that is open, as a file.
    #[must_use]
    pub fn export(self) -> Export {
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
        copies.update_meta(|meta| meta.exported = Some((exported, changes)));
        Export {
            name: journal_file::file_name(&file.plan, clock::today(), changes),
            text: journal_file::write(&file),
            changes,
        }
    }

    /// Takes in an exported file: whole or nothing, and any number of times. The error says what is
    /// wrong, where, and what to do.
    pub fn import(self, text: &str) -> Result<Imported, String> {
        if self.is_read_only.get_untracked() {
            return Err(words::NOTHING_CAN_BE_CHANGED_IN_THIS.into());
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
}
