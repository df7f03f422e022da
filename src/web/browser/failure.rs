//! What the browser throws, in its own words. Knows the shapes of thrown things.

use crate::words::keeping as words;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The name and message of something thrown, such as "`QuotaExceededError`: the quota …".
#[must_use]
pub fn words(thrown: &JsValue) -> String {
    let member = |name: &str| {
        Reflect::get(thrown, &name.into())
            .ok()
            .and_then(|value| value.as_string())
            .filter(|text| !text.is_empty())
    };
    match (member("name"), member("message")) {
        (Some(name), Some(message)) => format!("{name}: {message}"),
        (Some(words), None) | (None, Some(words)) => words,
        (None, None) => thrown
            .as_string()
            .unwrap_or_else(|| words::THE_BROWSER_GAVE_NO_REASON.into()),
    }
}
