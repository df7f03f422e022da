//! The records of a plan file, as they stand in the file: member names, types, which may be
//! absent. Knows how one record is read without stopping at its first problem, keeps members it
//! does not know, and writes records back. Leaves references between records to `resolve` and
//! the walk through a file to `reader`.
//!
//! Every member is listed once, in [`records`] and [`File`]; the reader, the writer and the
//! description that the schema is checked against all come from that list.

mod context;
mod file;
mod form;
mod record;
pub mod records;
mod shape;
mod unknown;

pub(super) use context::{Context, Fault, Step, What, path_text};
pub(super) use file::Draft;
pub use file::{File, Rows};
pub use form::{Form, Member};
pub(super) use shape::{Key, Shape, is_id};
pub use unknown::Unknown;

/// What the member `format` of a plan file says.
pub const FORMAT: &str = "rollcall-plan";
/// The newest version of the format that is read, and the one that is written.
pub const VERSION: i64 = 1;
