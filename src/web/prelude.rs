//! What every view needs: Leptos' own prelude, with Rollcall's way of drawing in place of its.

pub use leptos::prelude::*;

pub use super::markup::{Children, IntoMarkup, Markup, component, view};
