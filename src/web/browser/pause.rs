//! Waiting: for the browser to draw and answer, for a time. Knows the browser's queues.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

thread_local! {
    /// Gives one turn for each message that is posted to it; `None` where a browser has no such.
    static CHANNEL: Option<MessageChannel> = channel_of_turns();
    /// Who waits for a turn, longest first: there is one message under way for each.
    static WAITING: RefCell<VecDeque<Function>> = const { RefCell::new(VecDeque::new()) };
}

fn channel_of_turns() -> Option<MessageChannel> {
    let channel = MessageChannel::new().ok()?;
    let heard: Closure<dyn FnMut()> = Closure::new(give_turn);
    let heard = heard.into_js_value();
    channel.port1().set_onmessage(Some(heard.unchecked_ref()));
    Some(channel)
}

/// Lets the one who has waited longest go on.
fn give_turn() {
    let next = WAITING.with_borrow_mut(VecDeque::pop_front);
    if let Some(next) = next {
        // Fulfilling a promise cannot fail.
        let _ = next.call0(&JsValue::NULL);
    }
}

/// Lets the browser do what is waiting (keys, pointers, drawing) and comes back at once. Timers
/// would wait at least 4 ms each time, and a second each in a tab that is not looked at. Several
/// may wait at the same time.
pub async fn let_browser_work() {
    let turn = Promise::new(&mut |done, _| {
        WAITING.with_borrow_mut(|waiting| waiting.push_back(done));
        let is_posted = CHANNEL.with(|channel| {
            let port = channel.as_ref().map(MessageChannel::port2);
            port.is_some_and(|port| port.post_message(&JsValue::NULL).is_ok())
        });
        if !is_posted {
            give_turn();
        }
    });
    // The promise is only ever fulfilled.
    let _ = JsFuture::from(turn).await;
}

/// Waits for so many milliseconds, or longer in a tab that is not looked at.
pub async fn wait(milliseconds: i32) {
    let timer = Promise::new(&mut |done, _| {
        let _ = leptos::prelude::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = JsFuture::from(timer).await;
}

/// Waits until what was changed has been drawn; comes back at once in a tab that is not looked at,
/// where nothing is drawn.
pub async fn let_browser_draw() {
    if leptos::prelude::document().hidden() {
        return;
    }
    let drawn = Promise::new(&mut |done, _| {
        let _ = leptos::prelude::window().request_animation_frame(&done);
    });
    let _ = JsFuture::from(drawn).await;
    let_browser_work().await;
}

/// How long a page that has just been drawn is left alone, in milliseconds.
const QUIET: i32 = 1_000;

/// Waits until a page that has just been drawn has had time to answer the person, and what has
/// changed meanwhile is drawn: for what nobody waits for.
pub async fn until_quiet() {
    wait(QUIET).await;
    let_browser_draw().await;
}

/// Milliseconds on a clock that only ever goes on, for measuring how long something took.
#[must_use]
pub fn stopwatch() -> f64 {
    leptos::prelude::window()
        .performance()
        .map_or(0.0, |clock| clock.now())
}
