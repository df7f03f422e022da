//! The port behind which text is kept: what any place for records must do. The memory twin is in
//! `memory`, the browser's shelves are in `web`.

use std::fmt;

/// A place that keeps texts under names. Each call is whole or did nothing; any failure means "not
/// kept", whatever it is called.
pub trait Shelf {
    /// All names, also those of others, in no particular order.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;
    /// The text under a name.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;
    /// Keeps a text under a name, in place of what was there.
    fn put(&mut self, key: &str, value: &str) -> Result<(), ShelfError>;
    /// Removes a name, if it is there.
    fn delete(&mut self, key: &str) -> Result<(), ShelfError>;
}

/// A shelf refused. Holds its own words, for the person who helps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShelfError(pub String);

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ShelfError {}
