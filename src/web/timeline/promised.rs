//! The dates that a row was given, one line each. Leaves which those are, and their words, to
//! `outlook`.

use crate::web::prelude::*;

use super::looking::Looking;
use crate::outlook::Promises;
use crate::plan::ActivityIx;
use crate::web::session::use_session;

/// Every date that a row was given; nothing when that is one date at most.
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
        let promises = promises.get();
        let current = promises
            .given
            .iter()
            .rposition(|it| it.said.date().is_some());
        (promises.given.len() > 1).then(|| {
            let lines = promises.given.iter().enumerate().map(|(place, promise)| {
                let words = promise.sentence();
                if Some(place) == current {
                    view! { <li><strong>{words}</strong></li> }
                } else {
                    view! { <li>{words}</li> }
                }
            });
            view! {
                <div class="tl-part">
                    <h3>{promises.words()}</h3>
                    <ul>{lines.collect::<Markup>()}</ul>
                </div>
            }
        })
    }
}
