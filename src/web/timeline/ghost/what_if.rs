//! The band of a what-if: its name and how much differs, what differs in words, and the ways out of
//! it (keep, ask for it, throw away, leave). Lays the what-if over the journal while it is looked at
//! and writes its changes. What a what-if is says `journal::whatif`.

use crate::web::prelude::*;
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;

use super::beside::{WhatIf, standing};
use crate::journal::{Difference, Target, what_if_plan};
use crate::outlook::{Comparison, Would};
use crate::plan::Text;
use crate::web::browser::{clock, files, page, random};
use crate::web::common::guard::{Guard, holds_back};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::dates;
use crate::words::what_if as words;

/// How many differences are listed at most; the change request has all.
const LISTED: usize = 200;

/// What is open under the band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Below {
    Nothing,
    List,
    Keep,
    Request,
}

/// The band: of the what-if that is looked at, or to choose one.
#[component]
pub(super) fn Band() -> Markup {
    let session = use_session();
    let gone = RwSignal::new(None::<(Text, String)>);
    let asked = session.what_if();
    view! {
        {move || match asked.get() {
            None => Markup::NOTHING,
            Some(plan) if plan.is_empty() => view! { <Choice gone=gone/> },
            Some(plan) => view! { <Inside plan=plan gone=gone/> },
        }}
    }
}

/// Begins a what-if, or goes on with one.
#[component]
fn Choice(
    /// The what-if that was just thrown away, if one was: its plan id and name.
    gone: RwSignal<Option<(Text, String)>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let name = RwSignal::new(String::new());
    page::focus_when_drawn("#what-if-name");
    let heard = session.heard_beside();
    let known = Memo::new(move |_| {
        heard.track();
        standing(session)
    });
    let open = move |plan: Text, name: &str| {
        gone.set(None);
        session.look_at(Some(plan));
        view.say(words::begun(name));
    };
    let start = move |event: SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[name]) {
            return;
        }
        let given = name.with_untracked(|name| name.trim().to_owned());
        let given = if given.is_empty() {
            words::UNNAMED.to_owned()
        } else {
            given
        };
        let id = random::writer().to_string();
        let plan = session
            .opened()
            .with_untracked(|it| what_if_plan(&it.plan.id, &id[..8]));
        if WhatIf::begin(session, plan.clone(), (&*given).into()) {
            open(plan, &given);
        } else {
            view.say(words::NOT_BEGUN);
        }
    };
    let close = move |_| {
        gone.set(None);
        session.look_at(None);
    };
    let bring_back = move |_| {
        if let Some((plan, name)) = gone.get_untracked() {
            let mut it = WhatIf::read(session, plan.clone());
            if it.bring_back(session) {
                open(plan, &name);
            }
        }
    };
    view! {
        <section class="what-if" aria-label=words::WHAT_IF>
            {move || gone.get().map(|(_, name)| view! {
                <p class="row">
                    <span>{words::was_thrown_away(&name)}</span>
                    <button type="button" class="button small" on:click=bring_back>{words::BRING_BACK}</button>
                </p>
            })}
            <form class="row" on:submit=start>
                <label for="what-if-name">{words::TRY}</label>
                <input
                    id="what-if-name"
                    class="input"
                    type="text"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="submit" class="button small primary">{words::START}</button>
                <button type="button" class="button small" on:click=close>{words::CLOSE}</button>
                <Guard words=name/>
            </form>
            {move || {
                let known = known.get();
                (!known.is_empty()).then(|| view! {
                    <p class="row">
                        {words::GO_ON_WITH}
                        {known
                            .into_iter()
                            .map(|(plan, name)| {
                                let words = name.clone();
                                view! {
                                    <button type="button" class="button small" on:click=move |_| open(plan.clone(), &name)>
                                        {words}
                                    </button>
                                }
                            })
                            .collect::<Markup>()}
                    </p>
                })
            }}
        </section>
    }
}

/// The band of the what-if that is looked at.
#[component]
fn Inside(
    /// Its plan id.
    plan: Text,
    /// Told when it is thrown away.
    gone: RwSignal<Option<(Text, String)>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let what_if = RwSignal::new(WhatIf::read(session, plan.clone()));
    let name = what_if.with_untracked(WhatIf::name);
    let below = RwSignal::new(Below::Nothing);
    let asked = session.what_if();
    super::beside::lay(session, what_if);

    // It may have been kept or thrown away in another window, or not be kept in this browser.
    let has_ended = Memo::new(move |_| what_if.with(|it| !it.stands()));
    {
        let (name, plan) = (name.clone(), plan.clone());
        Effect::new(move |_| {
            let is_here = asked.with_untracked(|asked| asked.as_ref() == Some(&plan));
            if has_ended.get() && is_here {
                session.look_at(None);
                view.say(words::ended(&name));
            }
        });
    }
    let (as_of, journal) = (session.as_of(), session.journal());
    let count = Memo::new(move |_| {
        let real = journal.with(crate::journal::Journal::state);
        what_if.with(|it| {
            let all = it.differences(&real, as_of.get());
            let is_date = |it: &Difference| it.was.is_date() || it.would.is_date();
            (all.len(), all.iter().all(is_date))
        })
    });
    let compare = move || {
        let after = view.outlook().get();
        let real = journal.with(crate::journal::Journal::state);
        let before = after.renewed(&real, after.as_of());
        what_if.with(|it| {
            let differences = it.differences(&real, after.as_of());
            Comparison::new(&before, &after, &differences, it.journal())
        })
    };
    let turn = move |to: Below| {
        below.update(|below| *below = if *below == to { Below::Nothing } else { to });
    };
    let throw = {
        let name = name.clone();
        move |_| {
            let ended = what_if.try_update(|it| it.end(session)).unwrap_or_default();
            if ended {
                gone.set(Some((plan.clone(), name.clone())));
                session.look_at(Some(Text::default()));
                view.say(words::thrown_away(&name));
            }
        }
    };
    let leave = {
        let name = name.clone();
        move |_| {
            session.look_at(None);
            view.say(words::left(&name));
            page::catch_focus("h1");
        }
    };
    let kept_name = name.clone();
    let request_name = name.clone();
    let told = move || {
        let (count, all_dates) = count.get();
        words::differs(count, all_dates)
    };
    let only = super::beside::use_only();
    let shows = move |what: Below| move || (below.get() == what).to_string();
    view! {
        <section class="what-if is-on" aria-label=words::WHAT_IF>
            <div class="row">
                <p><strong>{words::named(&name)}</strong>{words::DASH}{told}</p>
                <button type="button" class="button small" aria-expanded=shows(Below::List) on:click=move |_| turn(Below::List)>{words::WHAT_DIFFERS}</button>
                <button type="button" class="button small" aria-pressed=move || only.get().to_string() on:click=move |_| only.update(|only| *only = !*only)>{words::ONLY_THESE}</button>
                <button type="button" class="button small" aria-expanded=shows(Below::Keep) on:click=move |_| turn(Below::Keep)>{words::KEEP_AS_EDITS}</button>
                <button type="button" class="button small" aria-expanded=shows(Below::Request) on:click=move |_| turn(Below::Request)>{words::CHANGE_REQUEST}</button>
                <button type="button" class="button small" on:click=throw>{words::THROW_AWAY}</button>
                <button type="button" class="button small" on:click=leave>{words::BACK}</button>
            </div>
            {move || match below.get() {
                Below::Nothing => Markup::NOTHING,
                Below::List => view! { <List of=compare()/> },
                Below::Keep => view! { <Keep what_if=what_if name=kept_name.clone() below=below/> },
                Below::Request => {
                    let made = crate::outlook::words::day_without_weekday(clock::today());
                    let by = session.person().get_untracked();
                    let text = compare().request(&request_name, &view.outlook().get(), &dates::on_day(&made), by.as_deref());
                    view! { <Request text=text/> }
                }
            }}
        </section>
    }
}

/// What differs, in words, and what comes of it.
#[component]
fn List(
    /// What differs.
    of: Comparison,
) -> Markup {
    let more = of.rows.len().saturating_sub(LISTED);
    let totals = of.totals();
    let row = |row: &Would| {
        let why = row
            .why
            .clone()
            .map(|why| view! { <span class="hint">{words::why(&why)}</span> });
        view! { <li>{row.words()}{why}</li> }
    };
    view! {
        <div class="what-if-below">
            <ul class="what-if-list" tabindex="0" aria-label=words::WHAT_DIFFERS>
                {of.rows.iter().take(LISTED).map(row).collect::<Markup>()}
            </ul>
            {(more > 0).then(|| view! { <p>{words::more_in_request(more)}</p> })}
            <p class="what-if-totals">{crate::words::sentences::paragraph(&totals)}</p>
        </div>
    }
}

/// Makes the differences in the plan, with why.
#[component]
fn Keep(
    /// The what-if.
    what_if: RwSignal<WhatIf>,
    /// Its name.
    name: String,
    /// Closed when it is done.
    below: RwSignal<Below>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let why = RwSignal::new(words::named(&name));
    page::focus_when_drawn("#what-if-why");
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[why]) {
            return;
        }
        let why = why.with_untracked(|why| why.trim().to_owned());
        let why = Some(why).filter(|why| !why.is_empty());
        let real = session
            .journal()
            .with_untracked(crate::journal::Journal::state);
        let as_of = session.as_of().get_untracked();
        let mut it = what_if.get_untracked();
        let changes: Vec<(Target, _)> = it
            .differences(&real, as_of)
            .into_iter()
            .map(|it| (it.target, it.would))
            .collect();
        let count = changes.len();
        if count == 0 {
            view.say(words::NOTHING_DIFFERS);
            return;
        }
        let plan = it.plan();
        // From here on changes are made in the plan: first those, then the what-if ends.
        session.look_at(None);
        session.apply(changes, why.map(Into::into));
        let real = session
            .journal()
            .with_untracked(crate::journal::Journal::state);
        if it.differences(&real, as_of).is_empty() {
            it.end(session);
            view.say(words::made(count));
            page::catch_focus("h1");
        } else {
            session.look_at(Some(plan));
            view.say(words::NOT_MADE);
        }
    };
    view! {
        <form class="row what-if-below" on:submit=submit>
            <label for="what-if-why">{words::MAKE_ALL}</label>
            <input
                id="what-if-why"
                class="input"
                type="text"
                maxlength="200"
                autocomplete="off"
                prop:value=move || why.get()
                on:input=move |event| why.set(event_target_value(&event))
            />
            <button type="submit" class="button small primary">{words::KEEP}</button>
            <button type="button" class="button small" on:click=move |_| below.set(Below::Nothing)>{words::NOT_NOW}</button>
            <Guard words=why/>
        </form>
    }
}

/// The change request, to be read, copied and saved.
#[component]
fn Request(
    /// Its text.
    text: String,
) -> Markup {
    let view = use_view();
    let (copied, saved) = (text.clone(), text.clone());
    let copy = move |_| {
        let copied = copied.clone();
        spawn_local(async move {
            view.say(if page::copy(&copied).await {
                words::COPIED
            } else {
                words::CANNOT_COPY
            });
        });
    };
    let save = move |_| {
        if let Err(problem) = files::save(words::REQUEST_FILE, "text/plain", &saved) {
            view.say(words::not_saved(&problem));
        }
    };
    view! {
        <div class="what-if-below">
            <textarea class="input" rows="10" readonly aria-label=words::CHANGE_REQUEST prop:value=text></textarea>
            <p class="row">
                <button type="button" class="button small primary" on:click=save>{words::SAVE}</button>
                <button type="button" class="button small" on:click=copy>{words::COPY}</button>
            </p>
        </div>
    }
}
