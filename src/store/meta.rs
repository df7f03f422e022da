//! What is kept about the whole: the install id, the plan that was open, the last export. Losing it
//! is harmless, so anything that cannot be read is taken for absent.

use serde::{Deserialize, Serialize};

use super::record;
use crate::journal::{Stamp, Writer};

/// The format of the payload.
const FORMAT: u32 = 1;

/// What is kept about the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meta {
    /// Made once per browser and space; written into both copies and every export, so that it can
    /// be told which of them went missing.
    pub install: Writer,
    /// The plan that was open, unless it came with the application.
    pub open: Option<OpenPlan>,
    /// Whether changes were ever kept here.
    pub has_changes: bool,
    /// When the journal was last exported, and how many entries that held.
    pub exported: Option<(Stamp, usize)>,
}

/// A plan that did not come with the application.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenPlan {
    /// SHA-256 of its file, hexadecimal.
    pub fingerprint: String,
    /// Where it came from: "file", "address" or "pasted".
    pub from: String,
    /// The file's name or its address; empty when pasted.
    pub name: String,
}

#[derive(Serialize, Deserialize)]
struct MetaWire {
    install: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<(String, String, String)>,
    #[serde(default)]
    changes: bool,
    /// Milliseconds since 1970, minutes ahead of UTC, entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exported: Option<(i64, i16, usize)>,
}

impl Meta {
    /// What a browser that was never here before begins with.
    #[must_use]
    pub fn new(install: Writer) -> Meta {
        Meta {
            install,
            open: None,
            has_changes: false,
            exported: None,
        }
    }

    /// As a record.
    #[must_use]
    pub fn seal(&self) -> String {
        let wire = MetaWire {
            install: self.install.to_string(),
            open: self
                .open
                .clone()
                .map(|open| (open.fingerprint, open.from, open.name)),
            changes: self.has_changes,
            exported: self
                .exported
                .map(|(at, entries)| (at.unix_ms, at.offset_minutes, entries)),
        };
        // Strings and numbers always serialise.
        record::seal(FORMAT, &serde_json::to_string(&wire).unwrap_or_default())
    }

    /// Reads a record; `None` when it is not whole or of a newer format.
    #[must_use]
    pub fn open(text: &str) -> Option<Meta> {
        let opened = record::open(text).ok()?;
        if opened.format != FORMAT {
            return None;
        }
        let wire: MetaWire = serde_json::from_str(opened.payload).ok()?;
        Some(Meta {
            install: wire.install.parse().ok()?,
            open: wire.open.map(|(fingerprint, from, name)| OpenPlan {
                fingerprint,
                from,
                name,
            }),
            has_changes: wire.changes,
            exported: wire.exported.map(|(unix_ms, offset_minutes, entries)| {
                let at = Stamp {
                    unix_ms,
                    offset_minutes,
                };
                (at, entries)
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_back_as_it_was_written() {
        let mut meta = Meta::new(Writer(5));
        assert_eq!(Meta::open(&meta.seal()), Some(meta.clone()));
        meta.open = Some(OpenPlan {
            fingerprint: "ab".repeat(32),
            from: "file".into(),
            name: "plan – final.json".into(),
        });
        meta.has_changes = true;
        meta.exported = Some((
            Stamp {
                unix_ms: -1,
                offset_minutes: -60,
            },
            214,
        ));
        assert_eq!(Meta::open(&meta.seal()), Some(meta));
    }

    #[test]
    fn what_is_not_whole_is_taken_for_absent() {
        let text = Meta::new(Writer(5)).seal();
        assert_eq!(Meta::open(&text[1..]), None);
        assert_eq!(Meta::open(""), None);
    }
}
