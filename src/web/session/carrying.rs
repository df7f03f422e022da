//! Changes carried in and out as a file. Knows what was exported when; leaves the file's shape to
//! `exchange` and the dialog to the pages.

use leptos::task::spawn_local;

use super::{Notice, Session};
use crate::exchange::journal_file::{self, JournalFile};
use crate::exchange::patient_guard::possible_nhs_number;
use crate::exchange::returned;
use crate::journal::{Entry, EntryId, Stamp, Target, Value};
use crate::order::Set;
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

/// What to do with words of a file that may hold a patient's NHS number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Words {
    /// Nothing is taken in before the person was asked.
    Ask,
    /// The person says that they hold none.
    Keep,
    /// They stay out, for good.
    TakeOut,
}

/// Why a file was not taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotImported {
    /// It cannot be.
    Refused(String),
    /// So many of its changes may hold a patient's NHS number.
    PossibleNumbers(usize),
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
    /// wrong, where, and what to do, or which of its words may hold a patient's number.
    pub fn import(self, text: &str, care: Words) -> Result<Imported, NotImported> {
        let refused = |words: String| NotImported::Refused(words);
        if self.is_read_only.get_untracked() {
            return Err(refused(words::NOTHING_CAN_BE_CHANGED_IN_THIS.into()));
        }
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let file = journal_file::read(text, &plan).map_err(|error| refused(error.to_string()))?;
        let is_suspect = |entry: &&Entry| {
            let texts = entry.texts();
            texts.iter().any(|text| possible_nhs_number(text).is_some())
        };
        let suspects: Vec<&Entry> = file.entries.iter().filter(is_suspect).collect();
        let redacted: Set<EntryId> = match care {
            Words::Ask if !suspects.is_empty() => {
                return Err(NotImported::PossibleNumbers(suspects.len()));
            }
            Words::TakeOut => suspects.iter().map(|entry| entry.id).collect(),
            Words::Ask | Words::Keep => Set::new(),
        };
        let is_ours = file.install == self.copies().meta().install;
        let taken = self.import_returns(file.entries, &redacted);
        let [new, known] = taken.map_err(refused)?;
        Ok(Imported {
            new,
            known,
            exported: file.exported,
            is_ours,
        })
    }

    /// Takes the words out of entries for good: what is shown, and both copies. That they were
    /// taken out travels with every export, so that they go elsewhere too. Says whether it could be
    /// written down; nothing is taken out where not.
    #[must_use]
    pub fn redact(self, ids: Vec<EntryId>) -> bool {
        let all: Set<EntryId> = ids.iter().copied().collect();
        if !self.keep_redaction(ids) {
            return false;
        }
        let anew: Vec<Entry> = self.journal.with_untracked(|journal| {
            all.iter()
                .filter_map(|id| journal.get(*id).cloned())
                .collect()
        });
        if let Err(problem) = self.copies().keep(&anew) {
            self.say(Notice::urgent(words::was_not_made(&problem)));
        }
        self.copies().redact_checkpoints(&all);
        self.tell_badge();
        spawn_local(self.flush());
        true
    }

    /// Writes down that the words of these entries are out for good. Says whether it was.
    fn keep_redaction(self, ids: Vec<EntryId>) -> bool {
        let Some(&entry) = ids.first() else {
            return false;
        };
        let change = vec![(Target::Redaction { entry }, Value::Redacted(ids))];
        let entries = self
            .draw_up(|journal, pen, circumstances| journal.draft(pen, circumstances, change, None));
        self.keep(entries)
    }

    /// Takes in what practices returned. Entries that are named in `redacted` come in without their
    /// words, and those stay out for good. Says how many were new and how many known.
    pub fn import_returns(
        self,
        entries: Vec<Entry>,
        redacted: &Set<EntryId>,
    ) -> Result<[usize; 2], String> {
        if self.is_read_only.get_untracked() {
            return Err(words::NOTHING_CAN_BE_CHANGED_IN_THIS.into());
        }
        let is_new = |id: EntryId| {
            self.journal
                .with_untracked(|journal| journal.get(id).is_none())
        };
        let out: Vec<EntryId> = redacted.iter().copied().filter(|id| is_new(*id)).collect();
        if !out.is_empty() && !self.keep_redaction(out) {
            return Err(words::NOTHING_CAN_BE_CHANGED_IN_THIS.into());
        }
        let scrubbed = entries.into_iter().map(|entry| {
            if redacted.contains(&entry.id) {
                entry.redacted()
            } else {
                entry
            }
        });
        self.take_in_file(scrubbed.collect())
    }

    /// A return of what a practice reported here, as the content of a code.
    #[must_use]
    pub fn write_return(self, practice: &str, programme: &str) -> String {
        let file = self.opened.with_untracked(|opened| JournalFile {
            install: self.copies().meta().install,
            plan: opened.plan.id.clone(),
            title: opened.plan.title.clone(),
            fingerprint: opened.fingerprint.clone(),
            exported: clock::now(),
            entries: Vec::new(),
        });
        self.journal
            .with_untracked(|journal| returned::write(file, journal.entries(), practice, programme))
    }

    fn take_in_file(self, entries: Vec<Entry>) -> Result<[usize; 2], String> {
        let all = entries.len();
        let new: Vec<Entry> = self.journal.with_untracked(|journal| {
            entries
                .into_iter()
                .filter(|entry| journal.get(entry.id).is_none())
                .collect()
        });
        let count = new.len();
        if !new.is_empty() {
            self.copies().keep(&new)?;
            self.take_in(new);
            self.tell_badge();
            spawn_local(self.flush());
        }
        Ok([count, all - count])
    }
}
