//! What people changed, as entries that are only ever added. Knows how entries are ordered,
//! merged, undone and folded into a state; leaves where they are kept to `store`.

mod history;
mod log;
mod model;

pub use log::*;
pub use model::*;
