//! Events on `window`. Knows how a listener is added and taken away again with its owner.

use crate::web::prelude::*;
use leptos::ev::EventDescriptor;

/// Calls `heard` for every such event on `window` until the present owner goes.
pub fn use_window_event<E>(event: E, heard: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: wasm_bindgen::JsCast,
{
    let listener = window_event_listener(event, heard);
    on_cleanup(move || listener.remove());
}

/// Calls `heard` for every event of this name on `window` until the present owner goes.
pub fn use_named_window_event(name: &str, heard: impl Fn(web_sys::Event) + 'static) {
    let listener = window_event_listener_untyped(name, heard);
    on_cleanup(move || listener.remove());
}
