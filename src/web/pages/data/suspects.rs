//! Words that were kept and may hold a patient's NHS number: which changes have them, and the way to
//! take them out for good.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::exchange::patient_guard::possible_nhs_number;
use crate::journal::{Entry, EntryId, name_of_entry};
use crate::web::browser::page;
use crate::web::common::parts::Card;
use crate::web::common::stamp::moment;
use crate::web::session::use_session;
use crate::web::view::{View, use_view};
use crate::words::data as words;

/// Entries with such words, with the number masked; not those of which the person said that they
/// hold none.
pub fn suspects<'e>(
    entries: impl Iterator<Item = &'e Entry>,
    view: View,
) -> Vec<(&'e Entry, String)> {
    let masked = |entry: &Entry| {
        let texts = entry.texts();
        let mut texts = texts.iter().filter(|text| !view.is_vouched_for(text));
        texts.find_map(|text| possible_nhs_number(text))
    };
    entries
        .filter_map(|entry| Some((entry, masked(entry)?)))
        .collect()
}

/// The card; none while there is nothing to show.
#[component]
pub fn SuspectsCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    let found = Memo::new(move |_| {
        let (plan, state) = (session.plan().get(), session.state().get());
        session.journal().with(|journal| {
            let found = suspects(journal.entries(), view).into_iter();
            let found = found.map(|(entry, masked)| {
                let what = words::suspect(&name_of_entry(entry, &plan, &state), &masked);
                (entry.id, what, moment(entry.made))
            });
            Arc::new(found.collect::<Vec<(EntryId, String, String)>>())
        })
    });
    let take_out = move |ids: Vec<EntryId>| {
        let count = ids.len();
        // Where that could not be written down, the session says so.
        if session.redact(ids) {
            view.say(words::taken_out(count));
            page::focus_when_drawn("h1");
        }
    };
    let all = move |_| {
        let ids = found.with_untracked(|found| found.iter().map(|(id, ..)| *id).collect());
        take_out(ids);
    };
    let items = move || {
        let items = found.get();
        let items = items.iter().map(|(id, what, when)| {
            let (id, what, when) = (*id, what.clone(), when.clone());
            let name = what.clone();
            view! {
                <li>
                    {what} <span class="meta below">{when}</span>
                    <button type="button" class="button small" on:click=move |_| take_out(vec![id])>
                        {words::TAKE_THE_WORDS_OUT} <span class="unseen">": " {name}</span>
                    </button>
                </li>
            }
        });
        items.collect::<Markup>()
    };
    let is_any = Memo::new(move |_| found.with(|found| !found.is_empty()));
    move || {
        is_any.get().then(|| {
            view! {
                <Card title=words::POSSIBLE_NUMBERS>
                    <p>{words::WHAT_TAKING_OUT_DOES}</p>
                    <ul class="list">{items}</ul>
                    <div class="actions">
                        <button type="button" class="button" id="take-all-out" on:click=all>{words::TAKE_ALL_OUT}</button>
                    </div>
                </Card>
            }
        })
    }
}
