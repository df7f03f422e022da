//! A short name for what a plan and its journal hold, so that two sheets of paper can be told to say
//! the same. It finds differences, not forgery.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::journal::{Entry, EntryId, wire};
use crate::order::Map;

/// Bytes of the digest that the name shows: two plans of a million share one by chance with one in
/// a hundred.
const BYTES: usize = 6;

/// The name, twelve hexadecimal digits such as `3f9a12bc77d0`, of the plan file with this
/// fingerprint and of these changes to it, in whatever order they come.
#[must_use]
pub fn content_name<'e>(fingerprint: &str, entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let by_id: Map<EntryId, &Entry> = entries.into_iter().map(|entry| (entry.id, entry)).collect();
    let mut hash = Sha256::new();
    hash.update(fingerprint.as_bytes());
    for entry in by_id.values() {
        hash.update(b"\n");
        hash.update(wire::write(entry).as_bytes());
    }
    hash.finalize()[..BYTES]
        .iter()
        .fold(String::new(), |mut name, byte| {
            // Writing to a string cannot fail.
            let _ = write!(name, "{byte:02x}");
            name
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::samples::{Tab, note, text};

    #[test]
    fn the_name_tells_plans_and_journals_apart_but_not_the_order_they_come_in() {
        let mut tab = Tab::new(1);
        let mut entries = tab.change(vec![(note("a"), text("One"))]);
        entries.extend(tab.change(vec![(note("a"), text("Two"))]));
        let name = content_name("a", &entries);
        assert_eq!(name.len(), 12);
        assert_eq!(name, content_name("a", entries.iter().rev()));
        assert_ne!(name, content_name("b", &entries));
        assert_ne!(name, content_name("a", &entries[1..]));
    }
}
