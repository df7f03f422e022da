//! What was entered of a practice, the latest first. Leaves what became of it to
//! `outlook::chronicle`.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::chronicle::{Fate, Told, chronicle};
use crate::plan::{Plan, ProgrammeIx, Text};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::parts::Card;
use crate::web::common::stamp::moment;
use crate::web::session::use_session;
use crate::words::chronicle as words;

/// How many are listed at first, and added each time the reader asks for more.
const AT_ONCE: usize = 10;

/// The card.
#[component]
pub fn HistoryCard(
    /// The practice's id.
    key: Text,
    /// In which programme.
    programme: ProgrammeIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let session = use_session();
    let room = RwSignal::new(AT_ONCE);
    let all = Memo::new(move |_| {
        session
            .journal()
            .with(|journal| Arc::new(chronicle(&plan, journal, programme, &key)))
    });
    let count = Memo::new(move |_| all.with(|all| all.len()));
    let items = move || {
        let all = all.get();
        all.iter().take(room.get()).map(line).collect::<Markup>()
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <Card title=words::HISTORY class="dense" beside=move || count.get().to_string()>
                    <ul class="list tight" id="practice-history">{items}</ul>
                    {move || (count.get() > room.get()).then(|| view! {
                        <button type="button" class="button small no-paper" on:click=move |_| room.update(|room| *room += AT_ONCE)>
                            {words::SHOW_MORE}
                        </button>
                    })}
                </Card>
            }
        })
    }
}

fn line(it: &Told) -> Markup {
    let (glyph, fate) = match &it.fate {
        Fate::Stands => (Glyph::Passed, words::STANDS.to_owned()),
        Fate::Accepted => (Glyph::Passed, words::ACCEPTED.to_owned()),
        Fate::Waits => (Glyph::Due, words::WAITS.to_owned()),
        Fate::Refused(None) => (Glyph::Failed, words::REFUSED.to_owned()),
        Fate::Refused(Some(reason)) => (Glyph::Failed, words::refused_because(reason)),
        Fate::Lost => (Glyph::NotApplicable, words::LOST.to_owned()),
        Fate::Replaced => (Glyph::NotApplicable, words::REPLACED.to_owned()),
        Fate::TakenBack => (Glyph::NotApplicable, words::TAKEN_BACK.to_owned()),
    };
    let who = it.is_reported.then_some(words::THE_PRACTICE_SAID);
    let mut about: Vec<String> = vec![moment(it.made)];
    about.extend(it.by.as_ref().map(ToString::to_string));
    about.extend(it.reason.as_ref().map(ToString::to_string));
    let what = it.what.clone();
    view! {
        <li>
            {who.map(|who| view! { <span class="meta below">{who}</span> })}
            <strong>{what}</strong>
            <span class="meta below">{about.join(", ")}</span>
            <Marked glyph=glyph>{fate}</Marked>
        </li>
    }
}
