//! The dates that a row was given, one line each. Leaves which those are, and their words, to
//! `outlook`.

use crate::web::prelude::*;

use super::looking::Looking;
use crate::outlook::{Giver, Promise, Promises, Said};
use crate::plan::ActivityIx;
use crate::route::Route;
use crate::web::session::use_session;
use crate::words::details as words;

/// Every date that a row was given, the current one set off.
#[component]
pub fn Promised(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
) -> Markup {
    let journal = use_session().journal();
    let promises = Memo::new(move |_| {
        looking
            .outlook
            .with(|outlook| journal.with(|journal| Promises::new(outlook, journal, at)))
    });
    move || {
        let Promises { given, .. } = &promises.get();
        let (unknown, known): (Vec<&Promise>, Vec<&Promise>) =
            (given.iter()).partition(|it| it.said == Said::NotLoaded);
        let current = known.iter().rposition(|it| it.said.date().is_some());
        let lines = known.iter().enumerate().map(|(place, promise)| {
            let words = promise.sentence();
            if Some(place) == current {
                view! { <li><strong>{words}</strong></li> }
            } else {
                view! { <li>{words}</li> }
            }
        });
        let unknown: Vec<&str> = unknown
            .iter()
            .filter_map(|promise| match &promise.by {
                Giver::Revision { revision, .. } => Some(&**revision),
                Giver::Person { .. } => None,
            })
            .collect();
        (!known.is_empty()).then(|| {
            view! {
                <div class="tl-part">
                    <h3>{promises.with(Promises::words)}</h3>
                    <ul>{lines.collect::<Markup>()}</ul>
                    <p><a href=Route::SLIPS.to_string()>{words::ALL_SLIPS}</a></p>
                    {(!unknown.is_empty()).then(|| {
                        let unknown = unknown.join(", ");
                        view! { <p class="second">{words::not_loaded(&unknown)}</p> }
                    })}
                </div>
            }
        })
    }
}
