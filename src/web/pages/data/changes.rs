//! What was changed on the plan that is open, the latest first: every gesture with its time and
//! name, those that were undone as well.

use crate::web::prelude::*;

use crate::journal::{Deed, name_of};
use crate::web::common::parts::Card;
use crate::web::common::stamp::moment;
use crate::web::session::use_session;
use crate::words::data as words;

/// How many gestures are listed at first, and added each time the reader asks for more.
const AT_ONCE: usize = 20;

/// The card.
#[component]
pub fn ChangesCard() -> Markup {
    let session = use_session();
    let room = RwSignal::new(AT_ONCE);
    let total = Memo::new(move |_| session.journal().with(|journal| journal.gestures().len()));
    let items = move || {
        let plan = session.plan().get();
        let state = session.state().get();
        session.journal().with(|journal| {
            journal
                .gestures()
                .rev()
                .take(room.get())
                .filter_map(|gesture| {
                    let first = *gesture.first()?;
                    let name = |about| name_of(about, &plan, &state);
                    let what = match journal.deed(&gesture) {
                        Deed::Act => name(&gesture),
                        Deed::Undo(act) => words::undone(&name(&act)),
                        Deed::Redo(act) => words::redone(&name(&act)),
                    };
                    let by = first
                        .by
                        .as_ref()
                        .map(|by| words::by(by))
                        .unwrap_or_default();
                    let when = moment(first.made);
                    let why = first.reason.as_ref().map(|why| words::why(why));
                    Some(view! {
                        <li>{what} {why} <span class="meta below">{when} {by}</span></li>
                    })
                })
                .collect::<Markup>()
        })
    };
    move || {
        (total.get() > 0).then(|| {
            view! {
                <Card title=words::WHAT_WAS_CHANGED class="long" beside=move || total.get().to_string()>
                    <ul class="list tight">{items}</ul>
                    {move || (total.get() > room.get()).then(|| view! {
                        <button type="button" class="button small" on:click=move |_| room.update(|room| *room += AT_ONCE)>
                            {words::SHOW_MORE}
                        </button>
                    })}
                </Card>
            }
        })
    }
}
