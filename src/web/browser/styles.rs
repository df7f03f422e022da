//! The styles of pages other than the timeline, which the page names and nobody fetches before one
//! of them is wanted.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The address of the styles; `None` once they have been asked for.
fn address() -> Option<String> {
    let named = document().query_selector("meta[name=later-style]").ok()??;
    named.remove();
    named.get_attribute("content")
}

/// Asks for the styles of pages, unless that was done before. What is given is settled once they
/// apply, or do not come.
pub fn of_pages() -> Option<JsFuture> {
    let address = address()?;
    let link = document().create_element("link").ok()?;
    // The names are valid.
    let _ = link.set_attribute("rel", "stylesheet");
    let _ = link.set_attribute("href", &address);
    let link: HtmlElement = link.unchecked_into();
    document().head()?.append_child(&link).ok()?;
    let settled = Promise::new(&mut |settle, _| {
        link.set_onload(Some(&settle));
        link.set_onerror(Some(&settle));
    });
    Some(settled.into())
}
