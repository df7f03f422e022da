//! The published plan: immutable once read. Knows what a plan file holds and what is wrong with
//! it; leaves what people changed to `journal` and what it means on a given day to `outlook`.

pub mod date;
mod typed_date;

pub use date::{Day, PlanDate, Precision, Span};

mod model;
pub use model::*;
