//! JSON text. Knows the grammar and nothing of what the values mean; leaves that to who reads
//! and writes files.

mod pull;

pub use pull::{Broken, Pull, Slip, Value, skip_space};
