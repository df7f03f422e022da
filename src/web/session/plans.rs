//! Which plan is open, and the one that comes back after a reload. Knows where a plan came from;
//! leaves reading its file to `plan`, and the file itself to the loader.

use std::fmt::Write;
use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;
use sha2::{Digest, Sha256};

use super::{Opened, Origin, Session};
use crate::journal::Journal;
use crate::plan::{Plan, PlanDate, Text};
use crate::store::{Notice, OpenPlan};
use crate::web::browser::{clock, pause};
use crate::words::keeping as words;

/// How long after a plan was opened it is kept, and what is kept is cared for: by then its first rows
/// are on the page. In milliseconds.
pub(super) const AFTER_DRAWING: i32 = 100;

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

impl Session {
    /// The plan this browser was last left on; `None` when that was the bundled one, or when it is
    /// not kept any more or not as it was. Waits for the durable copy, 3 s at most.
    pub async fn stored_plan(self) -> Option<StoredPlan> {
        while !self.is_ready.get_untracked() {
            pause::wait(10).await;
        }
        let (open, text) = self.copies().plan().await?;
        if fingerprint(&text) != open.fingerprint {
            self.say(Notice::urgent(words::plan_was_damaged(&open.name)));
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
        self.look_again_beside();
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
        // The person sees the plan first. A timer, since a tab that is left now draws nothing more.
        pause::wait(AFTER_DRAWING).await;
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
            self.say(Notice::quiet(words::THIS_PLAN_COULD_NOT_BE_KEPT));
        }
        self.make_room(true).await;
    }
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
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}
