//! What a row waits for, what waits for it, and the chain that leads to it. Knows how these are
//! laid out; leaves the time that a link leaves, and words, to `outlook`.

use crate::web::prelude::*;

use super::looking::Looking;
use crate::outlook::{Link, Links, Outlook, binding_words, is_outside, sentences};
use crate::plan::ActivityIx;
use crate::web::browser::pace::once_quiet;
use crate::words::details as words;

/// So many rows that wait for this one are named; more are counted.
const NAMED: usize = 8;

/// In a plan of so many rows links are worked out while the reader does something else.
const MANY: usize = 5_000;

/// For so many milliseconds nothing must change before they are.
const QUIET: i32 = 60;

/// One row at the other end of a link.
#[derive(Clone, PartialEq, Debug)]
struct Other {
    at: ActivityIx,
    name: String,
    binding: String,
    standing: String,
}

/// What is told of the links of one row.
#[derive(Clone, PartialEq, Debug, Default)]
struct Told {
    waits_for: Vec<Other>,
    holds_up: Vec<Other>,
    /// How many more it holds up.
    more: usize,
    /// The chain, when it is longer than one link.
    chain: Option<String>,
}

impl Told {
    fn new(outlook: &Outlook, at: ActivityIx) -> Told {
        let plan = outlook.plan();
        let links = Links::new(outlook);
        let other = |at: ActivityIx, link: Link| Other {
            at,
            name: plan[at].name.to_string(),
            binding: words::binding(
                &binding_words(link.dependency),
                is_outside(plan, at),
                link.dependency.reason.as_deref(),
            ),
            standing: words::standing(&sentences::status(outlook, at), &links.float_words(&link)),
        };
        let path = links.path_to(at);
        let waiting = links.holds_up(at);
        Told {
            waits_for: (links.waits_for(at))
                .map(|link| other(link.dependency.on, link))
                .collect(),
            more: waiting.len().saturating_sub(NAMED),
            holds_up: waiting
                .take(NAMED)
                .map(|link| other(link.waiting, link))
                .collect(),
            chain: (path.links.len() > 1).then(|| path.sentence(&links)),
        }
    }
}

/// What a row waits for, and what waits for it.
#[component]
pub fn Waiting(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
    /// Called with a row that was asked for.
    on_go: Callback<ActivityIx>,
) -> Markup {
    let told: RwSignal<Option<Told>> = RwSignal::new(None);
    let tell = move || {
        let now = looking
            .outlook
            .with_untracked(|outlook| Told::new(outlook, at));
        told.set(Some(now));
    };
    let tell_later = once_quiet(QUIET, tell);
    Effect::new(move |_| {
        let rows = looking
            .outlook
            .with(|outlook| outlook.plan().activities.len());
        if rows < MANY { tell() } else { tell_later() }
    });
    let list = move |others: Vec<Other>, more: usize| {
        view! {
            <ul>
                {others
                    .into_iter()
                    .map(|other| {
                        view! {
                            <li>
                                <button type="button" class="link" on:click=move |_| on_go.run(other.at)>{other.name}</button>
                                {other.binding}
                                <span class="second">{other.standing}</span>
                            </li>
                        }
                    })
                    .collect::<Markup>()}
                {(more > 0).then(|| view! { <li>{words::and_more(more)}</li> })}
            </ul>
        }
    };
    let shown = Memo::new(move |_| told.get());
    move || {
        shown.get().map(|told| {
            view! {
                {(!told.waits_for.is_empty())
                    .then(|| {
                        view! {
                            <div class="tl-part">
                                <h3>{words::WAITS_FOR}</h3>
                                {list(told.waits_for, 0)}
                            </div>
                        }
                    })}
                {told.chain
                    .map(|chain| {
                        view! {
                            <div class="tl-part">
                                <h3>{words::WHOLE_CHAIN}</h3>
                                <p>{chain}</p>
                            </div>
                        }
                    })}
                <div class="tl-part">
                    <h3>{words::SLIPS_IT_HITS}</h3>
                    {if told.holds_up.is_empty() {
                        view! { <p>{words::NOTHING_WAITS}</p> }
                    } else {
                        list(told.holds_up, told.more)
                    }}
                </div>
            }
        })
    }
}
