//! Other tabs: what they wrote, when to look again, whether there are any. Knows the events;
//! leaves what was written to the session.

use std::cell::Cell;
use std::rc::Rc;

use crate::web::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, PageTransitionEvent, StorageEvent};

use super::pause;

/// How often to look again while the tab is looked at, in milliseconds.
const LOOK_AGAIN_MS: i32 = 30_000;

/// How long another tab gets to answer, in milliseconds.
const ANSWER_MS: i32 = 400;

/// Calls `heard` with each key of localStorage that another tab wrote, and `None` when another tab
/// cleared everything, until the present owner goes.
pub fn use_storage_events(heard: impl Fn(Option<String>) + 'static) {
    let listener = window_event_listener_untyped("storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            heard(event.key());
        }
    });
    on_cleanup(move || listener.remove());
}

/// Calls `look` whenever something may have been missed, until the present owner goes: on coming
/// back from the back-forward cache, on becoming visible or focused, and every 30 s while visible.
pub fn use_look_again(look: impl Fn() + Clone + 'static) {
    let is_shown = || !document().hidden();
    let page_shown = window_event_listener_untyped("pageshow", {
        let look = look.clone();
        move |event| {
            let is_restored = event
                .dyn_ref::<PageTransitionEvent>()
                .is_some_and(PageTransitionEvent::persisted);
            if is_restored {
                look();
            }
        }
    });
    let focused = window_event_listener_untyped("focus", {
        let look = look.clone();
        move |_| look()
    });
    let visible = Closure::<dyn FnMut()>::new({
        let look = look.clone();
        move || {
            if is_shown() {
                look();
            }
        }
    });
    let listener = visible.as_ref().unchecked_ref();
    // A page that cannot be listened to is looked at by the clock.
    let _ = document().add_event_listener_with_callback("visibilitychange", listener);
    visible.forget();

    let is_over = Rc::new(Cell::new(false));
    let flag = StoredValue::new_local(Rc::clone(&is_over));
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            pause::wait(LOOK_AGAIN_MS).await;
            if is_over.get() {
                return;
            }
            if is_shown() {
                look();
            }
        }
    });
    on_cleanup(move || {
        page_shown.remove();
        focused.remove();
        flag.with_value(|is_over| is_over.set(true));
    });
}

/// Answers other tabs that ask whether anyone is there. Losing a message does no harm.
pub struct Presence {
    channel: Option<BroadcastChannel>,
    has_answer: Rc<Cell<bool>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Presence")
    }
}

impl Presence {
    /// Joins the tabs on the channel of this name.
    #[must_use]
    pub fn join(name: &str) -> Presence {
        let channel = BroadcastChannel::new(name).ok();
        let has_answer = Rc::new(Cell::new(false));
        let heard = Closure::new({
            let (channel, has_answer) = (channel.clone(), Rc::clone(&has_answer));
            move |message: MessageEvent| match message.data().as_string().as_deref() {
                Some("anyone?") => {
                    if let Some(channel) = &channel {
                        let _ = channel.post_message(&"here".into());
                    }
                }
                Some("here") => has_answer.set(true),
                _ => {}
            }
        });
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Presence {
            channel,
            has_answer,
            _heard: heard,
        }
    }

    /// Asks the other tabs. The answer comes within 400 ms to [`is_answered`](Presence::is_answered).
    /// `false` when nobody can be asked.
    #[must_use]
    pub fn ask(&self) -> bool {
        self.has_answer.set(false);
        self.channel
            .as_ref()
            .is_some_and(|channel| channel.post_message(&"anyone?".into()).is_ok())
    }

    /// Whether another tab answered since the last time it was asked.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.has_answer.get()
    }

    /// How long to wait for an answer, in milliseconds.
    #[must_use]
    pub fn patience() -> i32 {
        ANSWER_MS
    }
}
