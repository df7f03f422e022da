//! The session and its two copies: what is read at the start, heard from other tabs, missed and
//! found again, and what the person is told of it. Leaves the copies themselves to `copies`.

use std::rc::Rc;

use crate::web::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use super::copies::{Copies, KnownEntries, Room};
use super::plans::AFTER_DRAWING;
use crate::journal::{Checkpoint, Entry, EntryId, Pen};
use crate::order::{self, Map};
use crate::store::{Event, Known, Notice, ShelfError, Union, notices};
use crate::web::browser::pause;
use crate::web::parts;
use crate::words::keeping as words;

/// How long the durable copy may take to open before the first copy is shown alone, in
/// milliseconds.
const PATIENCE_MS: i32 = 3_000;

/// How long a first visit's plan may take to be drawn before the durable copy is opened beside it,
/// and how often it is looked whether it is, in milliseconds.
const FIRST_PLAN_MS: i32 = 1_000;
const FIRST_PLAN_STEP_MS: i32 = 50;

/// What belongs to plans that are not open.
#[derive(Debug, Default)]
pub(super) struct Aside {
    pub(super) entries: Map<EntryId, Entry>,
    checkpoints: Vec<Checkpoint>,
}

impl Session {
    pub(super) fn copies(self) -> Rc<Copies> {
        self.copies.with_value(Rc::clone)
    }

    pub(super) fn say(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    /// Shows how well the changes are kept now.
    pub(super) fn tell_badge(self) {
        let badge = self.copies().badge();
        if self.badge.get_untracked() != badge {
            self.badge.set(badge);
        }
    }

    /// Opens the durable copy: at once where something may be kept, else when the plan is drawn.
    pub(super) async fn begin(self) {
        if self.is_first_visit {
            let mut waited = 0;
            while !self.is_open.get_untracked() && waited < FIRST_PLAN_MS {
                pause::wait(FIRST_PLAN_STEP_MS).await;
                waited += FIRST_PLAN_STEP_MS;
            }
            pause::wait(FIRST_PLAN_STEP_MS).await;
        }
        spawn_local(self.lose_patience());
        self.connect().await;
    }

    /// Opens the durable copy and shows what both hold.
    pub(super) async fn connect(self) {
        let copies = self.copies();
        match copies.connect(&self, move || self.lost_durable()).await {
            None => {}
            Some(Ok((union, known))) => {
                if let Some(error) = copies.denied() {
                    self.say(one_place_only(&error));
                }
                self.take_in_union(union, known);
                self.is_ready.set(true);
                self.tell_badge();
                // The person sees the plan first.
                pause::wait(AFTER_DRAWING).await;
                self.set_aside.set(self.set_aside_texts().await.len());
                self.flush().await;
                self.make_room(true).await;
            }
            Some(Err(error)) => {
                copies.on(Event::Missing);
                self.say(match copies.denied() {
                    None => one_place_only(&error),
                    Some(_) => Notice::urgent(words::keeps_nothing(&error.0)),
                });
                self.show_local_alone();
                self.tell_badge();
            }
        }
    }

    /// Shows the first copy alone when the durable one takes too long. It may still come.
    pub(super) async fn lose_patience(self) {
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
    pub(super) fn tell_unfinished(self) {
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
            self.say(Notice::urgent(words::did_not_finish(present, all)));
        }
    }

    /// Takes in entries: those of the open plan are shown, the others wait.
    pub(super) fn take_in(self, entries: Vec<Entry>) {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let (ours, others): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.plan == plan);
        if !others.is_empty() {
            self.aside
                .update_value(|aside| aside.entries.extend(others.into_iter().map(|e| (e.id, e))));
            self.hear_beside();
        }
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

    /// Shows what waited for the plan that is open now. Says whether there was anything: without, the
    /// journal stays as it is, and nothing that rests on it is worked out anew.
    pub(super) fn fetch_from_aside(self) -> bool {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let fetched = self.aside.try_update_value(|aside| {
            let all = std::mem::take(&mut aside.entries).into_vec();
            let (ours, others): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|(_, entry)| entry.plan == plan);
            aside.entries = others.into_iter().collect();
            let checkpoints: Vec<Checkpoint> = aside
                .checkpoints
                .extract_if(.., |checkpoint| checkpoint.plan == plan)
                .collect();
            (ours, checkpoints)
        });
        let Some((entries, checkpoints)) =
            fetched.filter(|(entries, checkpoints)| entries.len() + checkpoints.len() > 0)
        else {
            return false;
        };
        self.journal.update(|journal| {
            journal.add(entries.into_iter().map(|(_, entry)| entry));
            for checkpoint in checkpoints {
                journal.cover(checkpoint);
            }
        });
        true
    }

    pub(super) async fn flush(self) {
        let copies = self.copies();
        copies
            .flush(move || self.tell_badge(), move || self.lost_durable())
            .await;
        self.make_room(false).await;
    }

    /// Gives the first copy room when it gets full. Looks `now`, or else once in a while.
    pub(super) async fn make_room(self, now: bool) {
        let copies = self.copies();
        let has_plan = self
            .opened
            .with_untracked(|opened| !opened.plan.id.is_empty());
        if !has_plan || !copies.looks_at_room(now) {
            return;
        }
        if copies.wants_room() && self.care.comes().await {
            parts::care(Care::Room(self)).await;
        }
        if let Ok(Room::Little) = copies.room() {
            self.say(Notice::urgent(words::THERE_IS_LITTLE_ROOM_LEFT_IN));
        }
        self.tell_badge();
    }

    /// Another tab wrote under this key of the first copy, or cleared it.
    pub(super) fn hear(self, key: Option<String>) {
        match key.map(|key| self.copies().heard(&key)) {
            Some(Some(entry)) => self.take_in(vec![entry]),
            Some(None) => {}
            None => spawn_local(self.look_again()),
        }
    }

    /// Looks at both copies for what other tabs wrote and what went missing, once the part that
    /// does it has come. It is looked again whenever a tab is shown.
    pub(super) async fn look_again(self) {
        if self.is_ready.get_untracked() && self.care.comes().await {
            parts::care(Care::LookAgain(self)).await;
        }
    }

    async fn make_room_now(self) {
        let plan = self.opened.with_untracked(|opened| opened.plan.id.clone());
        let writer = self.pen.with_value(Pen::writer);
        let checkpoint = move || {
            self.journal
                .with_untracked(|journal| journal.checkpoint(&plan))
        };
        // What could not be done shows in the room that is left.
        let _ = self.copies().make_room(writer, checkpoint).await;
    }

    async fn look_again_now(self) {
        let copies = self.copies();
        if !copies.has_durable() {
            self.connect().await;
        }
        let Ok(seen) = copies.look_again(&self).await else {
            return;
        };
        if seen.put_back > 0 {
            self.say(Notice::quiet(words::storage_was_cleared(seen.put_back)));
        }
        if !seen.new.is_empty() {
            self.take_in(seen.new);
        }
        self.flush().await;
    }
}

/// What is done for the two copies now and then, by a part of the program of its own.
#[derive(Clone, Copy, Debug)]
pub enum Care {
    /// Gives the first copy room.
    Room(Session),
    /// Looks for what other tabs wrote and what went missing.
    LookAgain(Session),
}

impl Care {
    /// Does it.
    pub async fn take(self) {
        match self {
            Care::Room(session) => session.make_room_now().await,
            Care::LookAgain(session) => session.look_again_now().await,
        }
    }
}

impl KnownEntries for Session {
    fn ids(&self) -> order::Set<EntryId> {
        let mut ids: order::Set<EntryId> = self
            .journal
            .with_untracked(|journal| journal.entries().map(|entry| entry.id).collect());
        self.aside
            .with_value(|aside| ids.extend(aside.entries.keys().copied()));
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
    Notice::quiet(words::one_place_only(&why.0))
}
