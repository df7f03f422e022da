//! The browser application: draws what the core worked out and reports what the person did.

#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)] // Components, by their nature.

pub mod browser;
pub mod common;
pub mod session;

use leptos::prelude::*;

/// Mounts the application on the page.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main><h1>"Rollcall"</h1></main> });
}
