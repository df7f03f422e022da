//! What every view needs: Leptos' own prelude, with Rollcall's way of drawing and of holding
//! signals in place of its.

pub use leptos::prelude::*;

pub use super::markup::{Children, IntoMarkup, Markup, component, view};
pub use super::signals::{Effect, Memo, RwSignal, Signal};
