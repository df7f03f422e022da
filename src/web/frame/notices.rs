//! Lines under the context bar: what is not saved, what the session has to say, the network. Quiet
//! but for the one that must not be missed. What comes by itself and can wait, a form that
//! was left, ready for work without a network and a new version, floats at the foot of the window: a line that came above the page
//! would move what somebody is about to press.

use crate::web::prelude::*;
use leptos::task::spawn_local;

use crate::store::Badge;
use crate::web::browser::{listen, page, pause};
use crate::web::common::draft::use_drafts;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::pages::save_to_file;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::frame as words;

/// How long that something is ready stays to be read, in milliseconds.
const READ: i32 = 12_000;

/// All the lines.
#[component]
pub fn Notices() -> Markup {
    view! {
        <NotSaved/>
        <FromSession/>
        <Offline/>
        <div class="floating">
            <LeftBehind/>
            <Ready/>
            <Version/>
        </div>
    }
}

/// The red band: changes exist only in this tab.
#[component]
fn NotSaved() -> Markup {
    let (session, view) = (use_session(), use_view());
    let badge = session.badge();
    let is_lost = Memo::new(move |_| matches!(badge.get(), Badge::NotSaved(_)));
    move || {
        is_lost.get().then(|| {
            view! {
                <section class="notice alarm" role="alert">
                    <Picture glyph=Glyph::Late size=18/>
                    <p>
                        <strong>{words::NOT_SAVED}</strong>
                        {move || words::only_in_this_tab(&badge.get().words())}
                    </p>
                    <button type="button" class="button main small" on:click=move |_| save_to_file(session, view)>
                        {words::SAVE_TO_A_FILE}
                    </button>
                    <button type="button" class="button small" on:click=move |_| session.try_again()>
                        {words::TRY_AGAIN}
                    </button>
                </section>
            }
        })
    }
}

/// What the session has to say, each line with a way to put it away.
#[component]
fn FromSession() -> Markup {
    let session = use_session();
    let notices = session.notices();
    move || {
        notices
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, notice)| {
                let role = if notice.urgent { "alert" } else { "status" };
                view! {
                    <section class="notice" class:caution=notice.urgent role=role>
                        <p>{notice.words}</p>
                        <button type="button" class="button small" on:click=move |_| {
                            session.dismiss(at);
                            page::catch_focus("h1");
                        }>
                            {words::PUT_AWAY}
                        </button>
                    </section>
                }
            })
            .collect::<Markup>()
    }
}

/// That there is no network, and that it does not matter.
#[component]
fn Offline() -> Markup {
    let is_online = RwSignal::new(page::is_online());
    listen::use_window_event(leptos::ev::online, move |_| is_online.set(true));
    listen::use_window_event(leptos::ev::offline, move |_| is_online.set(false));
    move || {
        (!is_online.get()).then(|| {
            view! {
                <section class="notice" role="status">
                    <Picture glyph=Glyph::Offline/>
                    <p><strong>{words::OFFLINE}</strong> {words::EVERYTHING_HERE_STILL_WORKS}</p>
                </section>
            }
        })
    }
}

/// That a form was left with words in it, and the way back.
#[component]
fn LeftBehind() -> Markup {
    let drafts = use_drafts();
    let is_left = Memo::new(move |_| drafts.left().with(Option::is_some));
    move || {
        is_left.get().then(|| {
            view! {
                <section class="notice" role="status">
                    <Picture glyph=Glyph::Due/>
                    <p><strong>{words::NOT_SAVED_YET}</strong> " " {words::WORDS_ARE_KEPT}</p>
                    <button type="button" class="button small" on:click=move |_| {
                        drafts.go_back();
                        page::catch_focus("h1");
                    }>{words::GO_BACK_TO_IT}</button>
                    <button type="button" class="button small" on:click=move |_| {
                        drafts.put_away();
                        page::catch_focus("h1");
                    }>{words::PUT_AWAY}</button>
                </section>
            }
        })
    }
}

/// That the copy for work without a network is whole, once. It goes by itself: nobody has to do
/// anything about it.
#[component]
fn Ready() -> Markup {
    let is_ready = RwSignal::new(false);
    listen::use_named_window_event("rollcall:offline-ready", move |_| {
        is_ready.set(true);
        spawn_local(async move {
            pause::wait(READ).await;
            is_ready.try_set(false);
        });
    });
    move || {
        is_ready.get().then(|| {
            view! {
                <section class="notice" role="status">
                    <Picture glyph=Glyph::Live/>
                    <p><strong>{words::READY_TO_WORK_OFFLINE}</strong> {words::FROM_NOW_ON_THIS_PAGE_OPENS}</p>
                    <button type="button" class="button small" on:click=move |_| {
                        is_ready.set(false);
                        page::catch_focus("h1");
                    }>{words::PUT_AWAY}</button>
                </section>
            }
        })
    }
}

/// A newer build that waits, and a tab that keeps it waiting.
#[component]
fn Version() -> Markup {
    let is_waiting = RwSignal::new(page::root_attribute("data-update").is_some());
    let blocked = RwSignal::new(None::<String>);
    listen::use_named_window_event("rollcall:update-waiting", move |_| is_waiting.set(true));
    listen::use_named_window_event("rollcall:update-blocked", move |event| {
        blocked.set(Some(page::detail(&event)));
    });
    let update = move |_| {
        blocked.set(None);
        page::send("rollcall:update-now", "");
    };
    move || {
        is_waiting.get().then(|| {
            view! {
                <section class="notice" role="status">
                    <p>
                        <strong>{words::NEW_VERSION_RELOAD_WHEN_READY}</strong>
                        {move || blocked.get().map(|title| words::tab_has_changes(&title))}
                    </p>
                    <button type="button" class="button small" on:click=update>{words::RELOAD_NOW}</button>
                    <button type="button" class="button small" on:click=move |_| {
                        is_waiting.set(false);
                        page::catch_focus("h1");
                    }>{words::LATER}</button>
                </section>
            }
        })
    }
}
