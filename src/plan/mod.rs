//! The published plan: immutable once read. Knows what a plan file holds and what is wrong with
//! it; leaves what people changed to `journal` and what it means on a given day to `outlook`.

mod check;
pub mod date;
pub mod date_words;
mod fault;
mod guess;
mod locate;
mod model;
mod names;
mod reader;
mod refusal;
mod resolve;
mod text;
mod typed_date;
pub mod wire;
mod words;

pub use check::{Finding, FindingRule, FindingSubject, Mark, circles, findings};
pub use date::{Day, PlanDate, Precision, Span};
pub use model::*;
pub use reader::{Loaded, MAX_ACTIVITIES, MAX_LINKS, Progress, Reader, read, read_file};
pub use refusal::{Elsewhere, Excerpt, Notice, Place, Problem, Refusal, Refused};
pub use text::MAX_BYTES;
pub use wire::is_id;
pub use words::{Run, Words};
