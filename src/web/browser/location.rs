//! The address of the page. Knows the part after `#` and the one question Rollcall reads from the
//! part after `?`; leaves their meaning to `route` and `loading`.

/// What stands after `#`, without it.
#[must_use]
pub fn hash() -> String {
    let hash = leptos::prelude::window()
        .location()
        .hash()
        .unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to another place: the browser's Back button leads to where the reader was.
pub fn go(hash: &str) {
    // Only a detached page refuses, and then nobody is looking.
    let _ = leptos::prelude::window().location().set_hash(hash);
}

/// Writes the place the reader stands on into the address, without a new step for Back.
pub fn replace(hash: &str) {
    let address = format!("#{}", hash.trim_start_matches('#'));
    if let Ok(history) = leptos::prelude::window().history() {
        // Safari refuses more than 100 of these in 30 seconds; the address is then merely older.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// The plan that the address asks for: `?plan=URL`.
#[must_use]
pub fn asked_plan() -> Option<String> {
    let search = leptos::prelude::window().location().search().ok()?;
    let asked = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    asked.get("plan").filter(|url| !url.is_empty())
}

/// `url` in full when it lies on the same origin as this page.
#[must_use]
pub fn same_origin(url: &str) -> Option<String> {
    let here = leptos::prelude::window().location();
    let full = web_sys::Url::new_with_base(url, &here.href().ok()?).ok()?;
    (full.origin() == here.origin().ok()?).then(|| full.href())
}
