//! Small choices of the reader that this device remembers, such as the place on the home page.
//! Losing one costs a click, so nothing here is an error. Nothing a person entered stays on the device
//! but the names of views; a tab remembers what was typed into a form until it is saved.

use web_sys::Storage;

/// The name of the place chosen on the home page: ids of its organisation and its service.
pub const PLACE: &str = "place";

/// Kept apart from other applications in other folders of the same host.
fn key(name: &str) -> Option<String> {
    let path = leptos::prelude::window().location().pathname().ok()?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(format!("rollcall:{folder}:{name}"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "an adapter of its own: choices, not changes"
)]
fn storage() -> Option<Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

fn tab_storage() -> Option<Storage> {
    leptos::prelude::window().session_storage().ok().flatten()
}

/// What this tab remembers under a name, for as long as it is there.
#[must_use]
pub fn in_tab(name: &str) -> Option<String> {
    tab_storage()?.get_item(&key(name)?).ok().flatten()
}

/// Has this tab remember something under a name, if this browser lets it; nothing where the value is
/// empty.
pub fn set_in_tab(name: &str, value: &str) {
    if let (Some(storage), Some(key)) = (tab_storage(), key(name)) {
        // Full or forbidden: a reload begins with the plan, and with empty forms.
        let _ = if value.is_empty() {
            storage.remove_item(&key)
        } else {
            storage.set_item(&key, value)
        };
    }
}

/// What is remembered under a name.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)?).ok().flatten()
}

/// Remembers something under a name, if this browser lets it.
pub fn set(name: &str, value: &str) {
    if let (Some(storage), Some(key)) = (storage(), key(name)) {
        // Full or forbidden: the next visit asks again.
        let _ = storage.set_item(&key, value);
    }
}
