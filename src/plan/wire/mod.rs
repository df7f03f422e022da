//! The records of a plan file, as they stand in the file: member names, types, which may be
//! absent. Knows how one record is read without stopping at its first problem, keeps members it
//! does not know, and writes records back. Leaves references between records to `resolve` and
//! the walk through a file to `reader`.
//!
//! Every member is listed once, in [`records`] and [`File`]; the reader, the writer and the
//! description that the schema is checked against all come from that list. What is made of it is
//! data and numbered places, over which one walk in `shape` reads every record: code for each
//! record and member would be most of what a browser has to load.

mod context;
mod file;
mod form;
mod record;
pub mod records;
mod shape;
mod unknown;

pub(super) use context::{Context, Fault, Step, What, path_text};
pub(super) use file::Table;
pub use file::{File, Pieces, Rows};
pub use form::{Form, Member};
pub use shape::is_id;
pub(super) use shape::{Given, Record, Shape, Slot, read_value, take_record, take_word};
pub use unknown::Unknown;

/// What the member `format` of a plan file says.
pub const FORMAT: &str = "rollcall-plan";
/// The newest version of the format that is read, and the one that is written.
pub const VERSION: i64 = 1;
