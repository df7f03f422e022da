//! Practices from a table: a list the office keeps, cells copied out of a spreadsheet, or the NHS
//! organisation file of practices.
//!
//! Three steps, each to be looked at before the next, and nothing is kept before the last:
//! [`Columns::guess`] says which column is what, [`Values`] which words of the table mean which
//! organisation and system of the plan, and [`Proposing`] what each row would change. Rows are
//! proposed a few at a time, so that a file of three million characters holds no page up.
//!
//! A row is the practice of the same code, else the one of the same name in the same organisation,
//! else a new one. Cells that are empty change nothing, so that a table may hold a part of what is
//! known. A second import of the same file therefore changes nothing. The id of a practice without
//! a code is made of its organisation and name, so that two offices that take in the same list
//! speak of the same practices.

mod columns;
mod propose;
mod values;

pub use columns::{COLUMNS, Column, Columns};
pub use propose::{Choices, Difference, LeftOut, Outcome, Proposal, Proposed, Proposing};
pub use values::{Meaning, Values};

#[cfg(test)]
mod tests;
