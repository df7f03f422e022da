//! The browser application: draws what the core worked out and reports what the person did.
//!
//! | part | knows |
//! | --- | --- |
//! | `app`, [`frame`], [`loading`] | which page is shown, what stands around it, how a plan is fetched |
//! | [`session`] | the open plan and its journal, and how both are kept |
//! | [`view`] | where the reader stands: address, day, panel |
//! | [`pages`], [`timeline`], [`common`] | one page each, and what they share |
//! | `parts` | which of that a browser fetches only when it is needed |
//! | `markup` | `view!`, components, and how pieces of page become elements and change; its macros are the crate in `markup/macros` |
//! | `signals` | Leptos' signals, memos and effects with one machinery for all types |
//! | `prelude` | what every view needs of Leptos and of the two above |
//! | [`browser`] | the browser's own services, each behind one adapter |

#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)] // Components, by their nature.

mod app;
pub mod browser;
pub mod common;
pub mod frame;
pub mod loading;
mod markup;
pub mod pages;
mod parts;
mod prelude;
pub mod session;
mod signals;
pub mod timeline;
pub mod view;

/// Mounts the application on the page. From then on whatever stops it is shown by the page's own
/// first script, which knows the way to the data.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        browser::page::send("rollcall:panic", &panic.to_string());
    }));
    markup::mount(app::App);
}
