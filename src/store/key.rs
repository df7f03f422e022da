//! The names under which records are kept: `rc1:<space>:e:<writer>:<seq>` and the like. Knows which
//! names are ours on an origin that may be shared; leaves reading what they hold to others.

use std::fmt;

use crate::crc::crc32;
use crate::journal::{EntryId, Writer};

/// One deployment of Rollcall: two on one origin do not see each other's records.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Space(u32);

impl Space {
    /// The space of a deployment in the folder with this path, such as `/rollcall/`.
    #[must_use]
    pub fn of_path(path: &str) -> Space {
        Space(crc32(&[path]))
    }

    /// What all keys of this space begin with.
    #[must_use]
    pub fn prefix(self) -> String {
        format!("rc1:{self}:")
    }

    /// The key under which something is kept in a shelf of text.
    #[must_use]
    pub fn write(self, key: &Key) -> String {
        format!("rc1:{self}:{key}")
    }

    /// Reads a key of this space; `None` for keys of others.
    #[must_use]
    pub fn read(self, text: &str) -> Option<Key> {
        text.strip_prefix(&*self.prefix())?.parse().ok()
    }
}

/// Eight hexadecimal digits.
impl fmt::Display for Space {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// What a record is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// One journal entry. Written once, never changed.
    Entry(EntryId),
    /// A checkpoint, named after the writer that made it. The two newest of a plan are kept.
    Checkpoint(EntryId),
    /// Text that failed its check, named after its checksum. Only the person removes it.
    Quarantine(u32),
    /// Format, install id, the plan that was open, the last export. Losing it is harmless.
    Meta,
    /// The day the reader stood on in a plan. View state; losing it is harmless.
    AsOf(Box<str>),
    /// Padding that is given up when room runs out, so that the last changes still fit.
    Ballast,
}

/// As in a shelf of text, after the prefix of the space.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Entry(id) => write!(f, "e:{}:{}", id.writer, id.seq),
            Key::Checkpoint(id) => write!(f, "ck:{}:{}", id.writer, id.seq),
            Key::Quarantine(sum) => write!(f, "q:{sum:08x}"),
            Key::Meta => f.write_str("meta"),
            Key::AsOf(plan) => write!(f, "asof:{plan}"),
            Key::Ballast => f.write_str("ballast"),
        }
    }
}

/// The text names nothing that Rollcall keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyError;

impl std::str::FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Key, KeyError> {
        fn id(text: &str) -> Option<EntryId> {
            let (writer, seq) = text.split_once(':')?;
            Some(EntryId {
                writer: writer.parse::<Writer>().ok()?,
                seq: seq.parse().ok()?,
            })
        }
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        let key = match kind {
            "e" => id(rest).map(Key::Entry),
            "ck" => id(rest).map(Key::Checkpoint),
            "q" => u32::from_str_radix(rest, 16).ok().map(Key::Quarantine),
            "meta" => Some(Key::Meta),
            "asof" => Some(Key::AsOf(rest.into())),
            "ballast" => Some(Key::Ballast),
            _ => None,
        };
        // Each key has one way to be written.
        key.filter(|key| key.to_string() == text).ok_or(KeyError)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_key_reads_back_in_its_own_space_only(writer: u128, seq: u32, sum: u32, plan in "[a-z.-]{1,9}") {
            let id = EntryId { writer: Writer(writer), seq };
            let (here, there) = (Space::of_path("/"), Space::of_path("/rollcall/"));
            for key in [
                Key::Entry(id),
                Key::Checkpoint(id),
                Key::Quarantine(sum),
                Key::Meta,
                Key::AsOf(plan.into()),
                Key::Ballast,
            ] {
                let text = here.write(&key);
                prop_assert_eq!(here.read(&text), Some(key));
                prop_assert_eq!(there.read(&text), None);
            }
        }
    }

    #[test]
    fn what_others_keep_on_the_origin_is_left_alone() {
        let space = Space::of_path("/");
        for key in ["", "rc1:", "theme", "rc1:00000000:meta", "__proto__"] {
            assert_eq!(space.read(key), None);
        }
        for key in [
            "e:xyz:1",
            "e:00000000000000000000000000000001:01",
            "meta:",
            "q:1",
            "new:1",
        ] {
            assert_eq!(
                space.read(&format!("{}{key}", space.prefix())),
                None,
                "{key}"
            );
        }
    }
}
