//! What people changed, as entries that are only ever added. Knows how entries are ordered,
//! merged, undone and folded into a state; leaves where they are kept to `store`.

mod checkpoint;
mod draft;
mod history;
mod log;
mod model;
#[cfg(test)]
pub(crate) mod samples;
mod texts;
mod thread;
mod whatif;
pub mod wire;
mod words;

pub use checkpoint::*;
pub use draft::*;
pub use log::*;
pub use model::*;
pub use texts::REDACTED;
pub use whatif::*;
pub use words::{counted_rows, name_of, name_of_entry};

#[cfg(test)]
mod tests;
