//! Waiting for an event of one object. Knows how listeners are added and taken away again.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget};

/// Waits for the first of several events of `target` and returns its name. Listening begins at the
/// first poll.
pub async fn first_of(target: &EventTarget, names: &[&str]) -> String {
    let mut heard: Option<Closure<dyn FnMut(Event)>> = None;
    let promise = Promise::new(&mut |done, _| {
        let closure = Closure::new(move |event: Event| {
            // Calling a promise's own function cannot throw.
            let _ = done.call1(&JsValue::NULL, &event.type_().into());
        });
        for name in names {
            let listener = closure.as_ref().unchecked_ref();
            let _ = target.add_event_listener_with_callback(name, listener);
        }
        heard = Some(closure);
    });
    let name = JsFuture::from(promise).await;
    if let Some(closure) = heard {
        for name in names {
            let listener = closure.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(name, listener);
        }
    }
    name.ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}
