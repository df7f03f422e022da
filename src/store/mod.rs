//! What storage must do, and how the two copies of the journal are reconciled. Knows records,
//! checksums, union and quarantine; leaves which browser API keeps them to `web`.

mod badge;
mod keeper;
mod key;
mod memory;
mod meta;
mod notice;
pub mod record;
mod room;
mod shelf;
mod union;

pub use badge::{Badge, Event, Standing};
pub use keeper::*;
pub use key::{Key, KeyError, Space};
pub use memory::{Fuse, MemoryShelf};
pub use meta::{Meta, OpenPlan};
pub use notice::{Known, Notice, notices};
pub use room::{BALLAST, BUDGET, Fill, QUOTA, Usage, units};
pub use shelf::{Shelf, ShelfError};
pub use union::*;

/// How many entries the first copy holds before a checkpoint takes over for older ones.
pub const LOCAL_ENTRIES: usize = 2_000;

#[cfg(test)]
mod tests;
