//! JSON text. Knows the grammar and nothing of what the values mean; leaves that to who reads
//! and writes files.

mod pull;
mod tree;
mod write;

pub use pull::{Broken, Pull, Slip, Value, skip_space};
pub use tree::{Members, Tree, Unfit};
pub use write::Writer;
