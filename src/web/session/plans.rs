//! Which plan is open, and the one that comes back after a reload. Knows where a plan came from;
//! leaves reading its file to `plan`, and the file itself to the loader.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;

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
    /// SHA-256 of it as it was opened at first, hexadecimal. What is kept may have been damaged since.
    pub fingerprint: Text,
    /// Where it came from at first.
    pub origin: Origin,
}

impl Session {
    /// The plan this browser was last left on; `None` when that was the bundled one, or when it is
    /// not kept any more. Waits for the durable copy, 3 s at most.
    pub async fn stored_plan(self) -> Option<StoredPlan> {
        self.until_ready().await;
        let (open, text) = self.copies().plan().await?;
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

    /// Says that what was kept of a plan is not what was opened.
    pub fn say_damaged(self, name: &str) {
        self.say(Notice::urgent(words::plan_was_damaged(name)));
    }

    /// Opens a plan: its changes are read back, and the text of a plan that did not come with the
    /// application is kept so that it opens after a reload. No `text` where it need not be: the
    /// bundled plan's, and one that was kept already.
    pub fn open_plan(
        self,
        plan: Arc<Plan>,
        fingerprint: Text,
        origin: Origin,
        text: Option<String>,
    ) {
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
        let stored = text.and_then(|text| to_store(&fingerprint, &origin, text));
        // What a durable copy that was not read yet may hold is not what the person turned away from.
        let turns_away = origin == Origin::Bundled && self.copies().meta().open.is_some();
        self.opened.set(Opened {
            plan,
            fingerprint,
            origin,
        });
        if !self.fetch_from_aside() {
            // It is another journal all the same.
            self.journal.update(|_| ());
        }
        self.look_again_beside();
        self.is_open.set(true);
        self.tell_unfinished();
        spawn_local(async move {
            // The person sees the plan first. A timer, since a tab that is left now draws nothing
            // more.
            pause::wait(AFTER_DRAWING).await;
            self.until_ready().await;
            if turns_away || stored.is_some() {
                self.keep_plan(stored).await;
            }
            self.make_room(true).await;
        });
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
        let is_bundled = plan.is_none();
        let is_kept = self.copies().keep_plan(plan).await.is_ok();
        if !is_kept && !is_bundled {
            self.say(Notice::quiet(words::THIS_PLAN_COULD_NOT_BE_KEPT));
        }
    }

    /// Waits for the durable copy, 3 s at most.
    async fn until_ready(self) {
        while !self.is_ready.get_untracked() {
            pause::wait(10).await;
        }
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
