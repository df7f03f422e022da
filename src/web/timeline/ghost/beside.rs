//! A what-if in this tab: its journal, read from what is kept beside the plan, laid over the journal
//! of the plan and written to. Leaves what a what-if is to `journal::whatif`, keeping to the session.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{
    Circumstances, Difference, Entry, Journal, Pen, State, differences, draft_end, draft_fork,
    draft_over, draft_return, fork_of, name_of, overlay, what_if_name, what_if_redo, what_if_undo,
};
use crate::order;
use crate::plan::{ActivityIx, Day, Plan, Text};
use crate::web::session::{Change, Laid, Session, use_session};
use crate::web::timeline::looking::Looking;

/// A what-if. Copies know the same entries at first.
#[derive(Clone)]
pub(super) struct WhatIf {
    plan: Text,
    own: Journal,
}

impl WhatIf {
    /// Reads what is kept of a what-if by its plan id.
    pub(super) fn read(session: Session, plan: Text) -> WhatIf {
        let mut own = Journal::new();
        let entries = session.entries_beside().into_iter();
        own.add(entries.filter(|entry| entry.plan == plan));
        WhatIf { plan, own }
    }

    /// Begins a what-if and says whether that was written down.
    pub(super) fn begin(session: Session, plan: Text, name: Text) -> bool {
        let entries = session.draw_up(|real, pen, about| {
            let about = Circumstances {
                plan,
                ..about.clone()
            };
            let as_of = about.as_of.unwrap_or(Day::FIRST);
            draft_fork(real, pen, &about, name, as_of)
        });
        session.keep(entries)
    }

    pub(super) fn plan(&self) -> Text {
        self.plan.clone()
    }

    pub(super) fn journal(&self) -> &Journal {
        &self.own
    }

    pub(super) fn name(&self) -> String {
        what_if_name(&self.own)
            .map(String::from)
            .unwrap_or_default()
    }

    /// Whether it is there and has not ended.
    pub(super) fn stands(&self) -> bool {
        fork_of(&self.own).is_some()
    }

    /// What differs from the plan as it stands on a day.
    pub(super) fn differences(&self, real: &State, as_of: Day) -> Vec<Difference> {
        differences(real, &self.own, as_of)
    }

    /// Writes entries and says whether what they say stands now; it does where there was nothing
    /// to write.
    fn write(
        &mut self,
        session: Session,
        draft: impl FnOnce(&Journal, &Journal, &mut Pen, &Circumstances) -> Vec<Entry>,
    ) -> bool {
        let plan = self.plan.clone();
        let own = &self.own;
        let entries = session.draw_up(|real, pen, about| {
            let about = Circumstances {
                plan,
                ..about.clone()
            };
            draft(real, own, pen, &about)
        });
        if entries.is_empty() {
            return !session.is_read_only().get_untracked();
        }
        let is_kept = session.keep(entries.clone());
        if is_kept {
            self.own.add(entries);
        }
        is_kept
    }

    /// Makes, takes back or brings back a change in it.
    fn change(&mut self, session: Session, change: Change) -> bool {
        self.write(session, |real, own, pen, about| match change {
            Change::Apply(changes, reason) => {
                draft_over(&real.state(), own, pen, about, changes, reason.as_ref())
            }
            Change::Undo if what_if_undo(own).is_none() => Vec::new(),
            Change::Undo => own.draft_undo(pen, about),
            Change::Redo => own.draft_redo(pen, about),
        })
    }

    /// Ends it.
    pub(super) fn end(&mut self, session: Session) -> bool {
        self.write(session, |_, own, pen, about| draft_end(own, pen, about))
    }

    /// Brings it back after it ended.
    pub(super) fn bring_back(&mut self, session: Session) -> bool {
        self.write(session, |_, own, pen, about| draft_return(own, pen, about))
    }

    /// What it shows.
    fn laid(&self, real: &Arc<State>, plan: &Plan, as_of: Day) -> Laid {
        let state = overlay(real, &self.own);
        let name = |gesture: Option<Vec<&Entry>>| gesture.map(|it| name_of(&it, plan, &state));
        let (undo, redo) = (name(what_if_undo(&self.own)), name(what_if_redo(&self.own)));
        let differences = self.differences(real, as_of);
        let mut rows: Vec<ActivityIx> = differences
            .iter()
            .filter_map(|it| plan.activity(it.target.activity()?))
            .collect();
        order::sort_by_number(&mut rows, |at| i64::from(at.0));
        rows.dedup();
        let rows = Arc::new(rows);
        Laid {
            name: self.name(),
            state,
            undo,
            redo,
            rows,
        }
    }
}

/// The what-ifs of the plan that is open and have not ended: plan id and name.
pub(super) fn standing(session: Session) -> Vec<(Text, String)> {
    let mut entries = session.entries_beside();
    order::sort_by_key(&mut entries, |entry| entry.plan.clone());
    let all = entries.chunk_by(|one, next| one.plan == next.plan);
    all.filter_map(|entries| {
        let mut own = Journal::new();
        own.add(entries.iter().cloned());
        let fork = fork_of(&own)?;
        Some((entries[0].plan.clone(), fork.name.to_string()))
    })
    .collect()
}

/// Lays a what-if over the journal for as long as it is drawn, and writes its changes.
pub(super) fn lay(session: Session, what_if: RwSignal<WhatIf>) {
    let (journal, as_of, plan) = (session.journal(), session.as_of(), session.plan());
    let show = move || {
        let real = journal.with(Journal::state);
        let laid = what_if.with(|it| {
            it.stands()
                .then(|| plan.with(|plan| it.laid(&real, plan, as_of.get())))
        });
        session.laid().set(laid);
    };
    session.write_beside_with(Some(Callback::new(move |change| {
        let is_made = what_if.try_update(|it| it.change(session, change));
        if is_made == Some(true) {
            untrack(show);
        }
        is_made == Some(true)
    })));
    on_cleanup(move || session.write_beside_with(None));
    Effect::new(move |_| show());
    // What other windows wrote in it.
    let heard = session.heard_beside();
    Effect::new(move |before: Option<()>| {
        heard.track();
        if before.is_some() {
            let plan = what_if.with_untracked(WhatIf::plan);
            let now = WhatIf::read(session, plan);
            let count = |it: &WhatIf| it.own.entries().count();
            if what_if.with_untracked(count) != count(&now) {
                what_if.set(now);
            }
        }
    });
}

/// Whether only the rows that differ are to be shown, in the context of the application.
pub(super) fn use_only() -> RwSignal<bool> {
    use_session().only_differing()
}

/// Shows only the rows that differ, where that is wanted, until the filter is cleared by any means.
pub(super) fn show_only(looking: Looking) {
    let session = use_session();
    let only = use_only();
    let among = Memo::new(move |_| {
        let rows = session
            .laid()
            .with(|laid| laid.as_ref().map(|it| Arc::clone(&it.rows)));
        rows.filter(|_| only.get())
    });
    Effect::new(move |_| {
        let among = among.get();
        let is_new = looking
            .arrangement
            .with_untracked(|it| it.filter.among != among);
        if is_new {
            looking.arrangement.update(|it| it.filter.among = among);
        }
    });
    let is_cleared = Memo::new(move |_| looking.arrangement.with(|it| it.filter.among.is_none()));
    Effect::new(move |before: Option<bool>| {
        let is_cleared = is_cleared.get();
        if before == Some(false) && is_cleared && among.with_untracked(Option::is_some) {
            only.set(false);
        }
        is_cleared
    });
}
