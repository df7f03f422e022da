//! What the chart compares dates with, and what else is drawn on it. Knows how a choice is named in
//! the address; leaves which baselines there are, and their dates, to `outlook`.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::KeptBaseline;
use crate::outlook::{
    Against, Baseline, kept_baselines, progress_words, revision_choices, words as dates,
};
use crate::route::Route;
use crate::web::browser::measure::{PHONE, use_media};
use crate::web::browser::page;
use crate::web::session::use_session;
use crate::web::timeline::looking::Looking;
use crate::words::chart as words;

/// What stands before a revision, and before the id of a kept baseline.
const REVISION: &str = "revision-";
const KEPT: &str = "kept-";

/// What can be drawn, as the address names it.
pub const PROGRESS: &str = "progress";
pub const LINKS: &str = "links";

/// Whether something is among what is drawn.
pub fn draws(drawn: &str, what: &str) -> bool {
    drawn.split('-').any(|it| it == what)
}

/// Draws something, or draws it no more.
fn turn(drawn: &mut String, what: &str) {
    let is_drawn = draws(drawn, what);
    let others = drawn.split('-').filter(|it| *it != what && !it.is_empty());
    let mut all: Vec<&str> = others.collect();
    if !is_drawn {
        all.push(what);
    }
    *drawn = all.join("-");
}

/// The panel: what dates are compared with, and what else is drawn.
#[component]
pub fn ChartPanel(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let as_of = looking.as_of;
    let choices = Memo::new(move |_| {
        let (mut choices, mut missing) = (Vec::new(), Vec::new());
        looking.outlook.with(|outlook| {
            let own = &outlook.plan().revision;
            choices.push((String::new(), words::own_revision(own)));
            for it in revision_choices(outlook) {
                if !it.is_held {
                    missing.push(it.revision.to_string());
                } else if it.revision != *own {
                    let day = dates::day_without_weekday(it.date);
                    let words = words::revision(&it.revision, &day);
                    choices.push((format!("{REVISION}{}", it.revision), words));
                }
            }
        });
        looking.state.with(|state| {
            for (id, kept) in kept_baselines(state, as_of.get()) {
                let day = dates::day_without_weekday(kept.as_of);
                choices.push((format!("{KEPT}{id}"), words::kept(&kept.name, &day)));
            }
        });
        (choices, missing.join(", "))
    });
    let choice = move |(value, words): (String, String)| {
        let (this, extra) = (value.clone(), looking.extra);
        view! {
            <label class="tl-choice">
                <input
                    type="radio"
                    name="tl-against"
                    prop:checked=move || extra.with(|extra| extra.against == this)
                    on:change=move |_| extra.update(|extra| extra.against.clone_from(&value))
                />
                <span>{words}</span>
            </label>
        }
    };
    let not_loaded = move || {
        choices.with(|(_, missing)| {
            (!missing.is_empty()).then(|| {
                let words = words::not_loaded(missing);
                view! { <p class="tl-hint">{words}</p> }
            })
        })
    };
    let mark = move |what: &'static str, words: &'static str| {
        let extra = looking.extra;
        view! {
            <label class="tl-choice">
                <input
                    type="checkbox"
                    prop:checked=move || extra.with(|extra| draws(&extra.draw, what))
                    on:change=move |_| extra.update(|extra| turn(&mut extra.draw, what))
                />
                <span>{words}</span>
            </label>
        }
    };
    let is_phone = use_media(PHONE);
    let drawn = move || {
        (!is_phone.get()).then(|| {
            view! {
                <fieldset>
                    <legend>{words::DRAW}</legend>
                    {mark(PROGRESS, words::DRAW_PROGRESS)}
                    {mark(LINKS, words::DRAW_LINKS)}
                </fieldset>
            }
        })
    };
    view! {
        {drawn}
        <fieldset>
            <legend>{words::COMPARE_WITH}</legend>
            <For each=move || choices.with(|(choices, _)| choices.clone()) key=Clone::clone let:it>
                {choice(it)}
            </For>
        </fieldset>
        {not_loaded}
        <p class="tl-hint"><a href=Route::SLIPS.to_string()>{words::KEEP_BASELINE}</a></p>
    }
}

/// The chip that names what dates are compared with where that is not the plan. Finds those dates.
#[component]
pub fn Compared(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let journal = use_session().journal();
    let extra = looking.extra;
    let against = Memo::new(move |_| extra.with(|extra| extra.against.clone()));
    // A kept one changes when it is renamed, taken away, or more of what it knew comes to hand.
    let kept: Memo<Option<(KeptBaseline, u64)>> = Memo::new(move |_| {
        let id = against.with(|asked| asked.strip_prefix(KEPT).map(str::to_owned))?;
        looking.state.with(|state| {
            let kept = kept_baselines(state, looking.as_of.get()).into_iter();
            let (_, kept) = kept.into_iter().find(|(other, _)| *other == id)?;
            let lacks = journal.with(|journal| journal.lacks(&kept.covers));
            Some((kept.clone(), lacks))
        })
    });
    Effect::new(move |_| {
        let (plan, asked, kept) = (looking.plan.get(), against.get(), kept.get());
        let baseline = match (asked.strip_prefix(REVISION), kept) {
            (Some(revision), _) => Baseline::revision(&plan, revision),
            (None, Some((kept, _))) => {
                Some(journal.with_untracked(|journal| Baseline::kept(&plan, journal, &kept)))
            }
            (None, None) => None,
        };
        let is_the_plan = asked.is_empty() && extra.with_untracked(|it| it.baseline.is_none());
        if !is_the_plan {
            let dates = baseline.map(|baseline| Arc::new(Against::new(&plan, &baseline)));
            extra.update(|extra| {
                extra.baseline = dates;
                extra.turn += 1;
            });
        }
    });
    let has_progress = Memo::new(move |_| extra.with(|extra| draws(&extra.draw, PROGRESS)));
    Effect::new(move |_| {
        let is_wanted = has_progress.get();
        if extra.with_untracked(|extra| extra.tells.is_some()) != is_wanted {
            extra.update(|extra| {
                extra.tells = is_wanted.then_some(progress_words);
                extra.turn += 1;
            });
        }
    });
    let words = Memo::new(move |_| {
        let name = extra.with(|it| it.baseline.as_ref().map(|it| it.name().to_owned()));
        match name {
            _ if against.with(String::is_empty) => None,
            Some(name) => Some(words::compared_with(&name)),
            None => Some(words::NOT_HERE.to_owned()),
        }
    });
    let back = move |_| {
        extra.update(|extra| extra.against.clear());
        page::focus_when_drawn(".tl-chips");
    };
    view! {
        {move || {
            words.get().map(|words| {
                view! {
                    <button
                        type="button"
                        class="tl-chip is-on"
                        aria-label=words::compare_with_plan(&words)
                        on:click=back
                    >
                        <span>{words.clone()}</span>
                        <span aria-hidden="true">"×"</span>
                    </button>
                }
            })
        }}
    }
}
