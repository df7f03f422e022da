//! Waiting: for the browser to draw and answer, for a time. Knows the browser's queues.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

thread_local! {
    static CHANNEL: RefCell<Option<MessageChannel>> = const { RefCell::new(None) };
}

/// Lets the browser do what is waiting (keys, pointers, drawing) and comes back at once. Timers
/// would wait at least 4 ms each time, and a second each in a tab that is not looked at.
pub async fn let_browser_work() {
    let turn = Promise::new(&mut |done, _| {
        CHANNEL.with_borrow_mut(|kept| {
            if kept.is_none() {
                *kept = MessageChannel::new().ok();
            }
            match kept {
                Some(channel) => {
                    let heard =
                        Closure::once_into_js(move || done.call0(&wasm_bindgen::JsValue::NULL));
                    channel.port1().set_onmessage(Some(heard.unchecked_ref()));
                    if channel
                        .port2()
                        .post_message(&wasm_bindgen::JsValue::NULL)
                        .is_err()
                    {
                        channel.port1().set_onmessage(None);
                    }
                }
                None => {
                    let _ = done.call0(&wasm_bindgen::JsValue::NULL);
                }
            }
        });
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

/// Milliseconds on a clock that only ever goes on, for measuring how long something took.
#[must_use]
pub fn stopwatch() -> f64 {
    leptos::prelude::window()
        .performance()
        .map_or(0.0, |clock| clock.now())
}
