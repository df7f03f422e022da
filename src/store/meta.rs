//! What is kept about the whole: the install id, the plan that was open, the last export. Losing it
//! is harmless, so anything that cannot be read is taken for absent.

use super::record;
use crate::journal::{Stamp, Writer};
use crate::json::{Members, Tree, Unfit, Writer as JsonWriter};

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
    /// SHA-256 of its file's text, hexadecimal.
    pub fingerprint: String,
    /// Where it came from: "file", "address" or "pasted".
    pub from: String,
    /// The file's name or its address; empty when pasted.
    pub name: String,
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
        let mut out = JsonWriter::new();
        out.open_object();
        out.text_member("install", &self.install.to_string());
        if let Some(open) = &self.open {
            out.name("open");
            out.open_list();
            for part in [&open.fingerprint, &open.from, &open.name] {
                out.text(part);
            }
            out.close_list();
        }
        out.name("changes");
        out.bool(self.has_changes);
        // Milliseconds since 1970, minutes ahead of UTC, entries.
        if let Some((at, entries)) = self.exported {
            out.name("exported");
            out.open_list();
            out.whole(at.unix_ms);
            out.whole(at.offset_minutes.into());
            out.whole(i64::try_from(entries).unwrap_or(i64::MAX));
            out.close_list();
        }
        out.close_object();
        record::seal(FORMAT, &out.finish())
    }

    /// Reads a record; `None` when it is not whole or of a newer format.
    #[must_use]
    pub fn open(text: &str) -> Option<Meta> {
        let opened = record::open(text).ok()?;
        if opened.format != FORMAT {
            return None;
        }
        let members = Tree::of_text(opened.payload).ok()?.into_members();
        members.and_then(Meta::read).ok()
    }

    fn read(mut members: Members) -> Result<Meta, Unfit> {
        let text = |tree: Tree| tree.into_text().map(String::from);
        let open = |tree: Tree| {
            let [fingerprint, from, name] = tree.into_array()?;
            Some(OpenPlan {
                fingerprint: text(fingerprint)?,
                from: text(from)?,
                name: text(name)?,
            })
        };
        let exported = |tree: Tree| {
            let [unix_ms, offset_minutes, entries] = tree.into_array()?;
            let at = Stamp {
                unix_ms: unix_ms.whole()?,
                offset_minutes: offset_minutes.whole()?,
            };
            Some((at, entries.whole()?))
        };
        let install = members.text("install")?.parse();
        Ok(Meta {
            install: install.map_err(|_unreadable| Unfit::WrongType("install"))?,
            open: match members.optional("open") {
                Some(tree) => Some(open(tree).ok_or(Unfit::WrongType("open"))?),
                None => None,
            },
            has_changes: match members.optional("changes") {
                Some(Tree::Bool(is)) => is,
                Some(_) => return Err(Unfit::WrongType("changes")),
                None => false,
            },
            exported: match members.optional("exported") {
                Some(tree) => Some(exported(tree).ok_or(Unfit::WrongType("exported"))?),
                None => None,
            },
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
