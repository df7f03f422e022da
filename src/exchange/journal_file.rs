//! The journal as a file: what was changed on one plan, to be carried to another browser or kept as
//! a backup. Knows its shape and what makes it whole; leaves one entry's shape to `journal::wire`.
//!
//! ```json
//! {"format":"rollcall-journal","version":1,
//! "install":"…","plan":"herts-imt","title":"…","fingerprint":"…","exported":[1258900000000,0],
//! "count":2,"sha256":"…",
//! "entries":[
//! {"id":["…",0],…},
//! {"id":["…",1],…}
//! ]}
//! ```
//!
//! `sha256` is taken over the entries in their compact form, in order of their ids, a line feed after
//! each. It finds accidents; anybody can edit the file and work it out again.

use std::borrow::Cow;
use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::journal::wire;
use crate::journal::{Entry, EntryId, Stamp, Writer};
use crate::json::{self, Broken, Members, Pull, Tree, Unfit, Value};
use crate::order::Map;
use crate::plan::{Day, Text};
use crate::words::carrying as words;

/// The newest version. The entries of a version are in the entry format of that number, or in an
/// older one; a file is written in the oldest version that can hold its entries.
const VERSION: u32 = wire::FORMAT;
const FORMAT: &str = "rollcall-journal";

/// The largest Lamport counter that is taken from a file, so that no file can use the counters up.
const LAMPORT_LIMIT: u64 = 1 << 40;

/// How many problems are told.
const PROBLEMS: usize = 50;

/// A journal as it stands in a file.
#[derive(Clone, PartialEq, Debug)]
pub struct JournalFile {
    /// The browser it was exported from.
    pub install: Writer,
    /// Id of the plan.
    pub plan: Text,
    /// Title of the plan, to name it by.
    pub title: Text,
    /// SHA-256 of the text of the plan file that was open, hexadecimal.
    pub fingerprint: Text,
    /// When it was exported.
    pub exported: Stamp,
    /// Every entry, by id.
    pub entries: Vec<Entry>,
}

/// Why a file is not taken in. None of it is, then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum JournalFileError {
    /// It is not JSON, or lacks what a journal file has.
    Shape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        problem: String,
    },
    /// It is another kind of file.
    OtherKind {
        /// What it says it is.
        format: String,
    },
    /// A newer release wrote it.
    Newer {
        /// Its version.
        version: u32,
    },
    /// It belongs to another plan.
    OtherPlan {
        /// That plan's title.
        title: String,
        /// That plan's id.
        plan: String,
    },
    /// Entries are missing or were added.
    Count {
        /// Stated.
        stated: usize,
        /// Found.
        found: usize,
    },
    /// Entries cannot be read: the number of each, from 1, and what is wrong. The first 50.
    Entries(Vec<(usize, String)>),
    /// It was altered after it was written.
    Altered,
}

impl fmt::Display for JournalFileError {
    /// What is wrong, where, and what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            JournalFileError::Shape {
                line,
                column,
                problem,
            } => words::not_of_changes(*line, *column, problem),
            JournalFileError::OtherKind { format } => words::of_another_kind(format),
            JournalFileError::Newer { version } => words::of_newer_release(*version, VERSION),
            JournalFileError::OtherPlan { title, plan } => words::of_another_plan(title, plan),
            JournalFileError::Count { stated, found } => words::count_differs(*stated, *found),
            JournalFileError::Entries(problems) => {
                let changes = problems.iter();
                let changes = changes.map(|(number, problem)| words::change_is(*number, problem));
                words::cannot_be_read(&changes.collect::<Vec<_>>())
            }
            JournalFileError::Altered => words::FILE_WAS_ALTERED.to_owned(),
        };
        f.write_str(&said)
    }
}

impl std::error::Error for JournalFileError {}

/// Writes a journal file.
#[must_use]
pub fn write(file: &JournalFile) -> String {
    let by_id: Map<EntryId, &Entry> = file.entries.iter().map(|e| (e.id, e)).collect();
    let lines: Vec<String> = by_id.values().map(|entry| wire::write(entry)).collect();
    let mut out = json::Writer::new();
    out.open_object();
    out.text_member("format", FORMAT);
    let version = file.entries.iter().map(wire::format_of).max();
    out.whole_member("version", version.unwrap_or(1).into());
    out.text_member("install", &file.install.to_string());
    out.text_member("plan", &file.plan);
    out.text_member("title", &file.title);
    out.text_member("fingerprint", &file.fingerprint);
    out.name("exported");
    out.open_list();
    out.whole(file.exported.unix_ms);
    out.whole(file.exported.offset_minutes.into());
    out.close_list();
    out.whole_member("count", i64::try_from(lines.len()).unwrap_or(i64::MAX));
    out.text_member("sha256", &digest(&lines));
    out.name("entries");
    out.open_list();
    // One change a line, so that people can look at it.
    format!("{}\n{}\n]}}\n", out.finish(), lines.join(",\n"))
}

/// The top level of a file; the entries are counted, not read.
struct Top<'t> {
    members: Members<'t>,
    /// Where the list of entries begins, and how many there are.
    entries: Result<(usize, usize), Unfit>,
    /// Where the top level ends.
    end: usize,
}

impl<'t> Top<'t> {
    fn of_text(text: &'t str) -> Result<Top<'t>, JournalFileError> {
        let fault = |pull: &Pull, unfit| shape(text, pull.at(), unfit);
        let broken = |broken: Broken| shape(text, broken.at, broken.into());
        let mut pull = Pull::new(text, 0);
        if pull.value().map_err(broken)? != Value::Object {
            return Err(fault(&pull, Unfit::NoObject));
        }
        let mut members = Vec::new();
        let mut entries = Err(Unfit::Missing(words::ENTRIES));
        let mut is_first = true;
        while let Some(name) = pull.name(is_first).map_err(broken)? {
            is_first = false;
            if name != words::ENTRIES {
                members.push((name, Tree::next(&mut pull).map_err(broken)?));
                continue;
            }
            let start = pull.at();
            let list = match pull.value().map_err(broken)? {
                Value::List => {
                    let mut count = 0;
                    while pull.item(count == 0).map_err(broken)? {
                        pull.skip().map_err(broken)?;
                        count += 1;
                    }
                    Ok((start, count))
                }
                other => {
                    pull.leave(&other).map_err(broken)?;
                    Err(Unfit::WrongType(words::ENTRIES))
                }
            };
            entries = match entries {
                Err(Unfit::Missing(_)) => list,
                _ => Err(Unfit::Repeated(words::ENTRIES)),
            };
        }
        let end = pull.at();
        pull.end().map_err(broken)?;
        let members = Tree::Object(members).into_members();
        Ok(Top {
            members: members.map_err(|unfit| shape(text, end, unfit))?,
            entries,
            end,
        })
    }

    /// What every version has: format and version.
    fn kind(&mut self) -> Result<(Cow<'t, str>, u32), Unfit> {
        Ok((self.members.text("format")?, self.members.whole("version")?))
    }

    /// The rest of this version.
    fn head(mut self) -> Result<Head<'t>, Unfit> {
        let (entries_at, found) = self.entries?;
        let exported = self.members.required("exported")?.into_array();
        let exported = exported.and_then(|[unix_ms, offset_minutes]| {
            Some(Stamp {
                unix_ms: unix_ms.whole()?,
                offset_minutes: offset_minutes.whole()?,
            })
        });
        let head = Head {
            install: self.members.text("install")?,
            plan: self.members.text("plan")?,
            title: self.members.text("title")?,
            fingerprint: self.members.text("fingerprint")?,
            exported: exported.ok_or(Unfit::WrongType("exported"))?,
            count: self.members.whole("count")?,
            sha256: self.members.text("sha256")?,
            entries_at,
            found,
        };
        self.members.end()?;
        Ok(head)
    }
}

/// What a file says of itself.
struct Head<'t> {
    install: Cow<'t, str>,
    plan: Cow<'t, str>,
    title: Cow<'t, str>,
    fingerprint: Cow<'t, str>,
    exported: Stamp,
    count: usize,
    sha256: Cow<'t, str>,
    /// Where the list of entries begins.
    entries_at: usize,
    /// How many there are.
    found: usize,
}

/// Reads a journal file and checks it: whole or nothing. `plan` is the id of the plan that is open.
pub fn read(text: &str, plan: &str) -> Result<JournalFile, JournalFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut top = Top::of_text(text)?;
    let end = top.end;
    let (format, version) = top.kind().map_err(|unfit| shape(text, end, unfit))?;
    if format != FORMAT {
        return Err(JournalFileError::OtherKind {
            format: format.into_owned(),
        });
    }
    if version > VERSION {
        return Err(JournalFileError::Newer { version });
    }
    let head = top.head().map_err(|unfit| shape(text, end, unfit))?;
    if head.plan != plan {
        return Err(JournalFileError::OtherPlan {
            title: head.title.into_owned(),
            plan: head.plan.into_owned(),
        });
    }
    if head.found != head.count {
        return Err(JournalFileError::Count {
            stated: head.count,
            found: head.found,
        });
    }
    let entries = entries(text, version, &head)?;
    Ok(JournalFile {
        install: head
            .install
            .parse()
            .map_err(|_unreadable| JournalFileError::Altered)?,
        plan: head.plan.into(),
        title: head.title.into(),
        fingerprint: head.fingerprint.into(),
        exported: head.exported,
        entries,
    })
}

fn entries(text: &str, version: u32, head: &Head) -> Result<Vec<Entry>, JournalFileError> {
    let broken = |broken: Broken| shape(text, broken.at, broken.into());
    let mut by_id = Map::new();
    let mut problems = Vec::new();
    let mut pull = Pull::new(text, head.entries_at);
    pull.value().map_err(broken)?;
    let mut number = 0;
    while pull.item(number == 0).map_err(broken)? {
        number += 1;
        let tree = Tree::next(&mut pull).map_err(broken)?;
        let problem = match wire::read_tree(version, tree) {
            Err(error) => error.to_string(),
            Ok(entry) if *entry.plan != head.plan => words::belongs_to(&entry.plan),
            Ok(entry) if entry.lamport > LAMPORT_LIMIT => words::ITS_COUNTER_IS_TOO_LARGE.into(),
            Ok(entry) => match by_id.insert(entry.id, entry) {
                None => continue,
                Some(_) => words::IT_IS_IN_THE_FILE_TWICE.into(),
            },
        };
        problems.push((number, problem));
        if problems.len() == PROBLEMS {
            break;
        }
    }
    if !problems.is_empty() {
        return Err(JournalFileError::Entries(problems));
    }
    let lines: Vec<String> = by_id.values().map(wire::write).collect();
    if digest(&lines) != head.sha256 {
        return Err(JournalFileError::Altered);
    }
    let entries = by_id.into_vec();
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// A name for the file: plan, day and count.
#[must_use]
pub fn file_name(plan: &str, day: Day, entries: usize) -> String {
    let plural = if entries == 1 { "change" } else { "changes" };
    format!("rollcall-{plan}-{day}-{entries}-{plural}.json")
}

fn digest(lines: &[String]) -> String {
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    hash.finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// What is wrong at this byte of the text.
fn shape(text: &str, at: usize, unfit: Unfit) -> JournalFileError {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    JournalFileError::Shape {
        line: 1 + before.matches('\n').count(),
        column: 1 + before.len() - line_start,
        problem: match unfit {
            Unfit::Broken(broken) => broken.slip.to_string(),
            unfit => unfit.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::Journal;
    use crate::journal::samples::{Tab, any_change, circumstances, note, text, walk, walked};

    fn file(entries: Vec<Entry>) -> JournalFile {
        JournalFile {
            install: Writer(3),
            plan: "herts-imt".into(),
            title: "Hertfordshire IM&T plan 2009/10".into(),
            fingerprint: circumstances().fingerprint,
            exported: circumstances().made,
            entries,
        }
    }

    fn sample() -> String {
        let mut tab = Tab::new(1);
        tab.change(vec![(note("a"), text("x")), (note("b"), text("é €"))]);
        tab.undo();
        write(&file(tab.journal.into_entries()))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

        #[test]
        fn a_journal_reads_back_whole_and_reading_it_twice_changes_nothing(
            changes in prop::collection::vec(any_change(), 0..12),
            steps in walk(2, 12),
        ) {
            let mut tabs = walked(2, steps);
            tabs[0].change(changes);
            let mut journal = Journal::new();
            for tab in &tabs {
                journal.add(tab.journal.entries().cloned());
            }
            let exported = file(journal.entries().cloned().collect());
            let read_back = read(&write(&exported), "herts-imt").unwrap();
            prop_assert_eq!(&read_back, &exported);
            let mut other = Journal::new();
            other.add(read_back.entries.clone());
            prop_assert_eq!(other.state(), journal.state());
            let again = other.add(read_back.entries);
            prop_assert_eq!(again.new, 0);
            prop_assert!(again.clashes.is_empty());
        }

        #[test]
        fn rubbish_is_refused_without_a_panic(rubbish: String) {
            prop_assert!(read(&rubbish, "herts-imt").is_err());
        }
    }

    #[test]
    fn every_change_stands_on_a_line_of_its_own() {
        assert_eq!(sample().lines().count(), 1 + 4 + 1);
        let empty = write(&file(Vec::new()));
        assert_eq!(read(&empty, "herts-imt").unwrap().entries, []);
    }

    #[test]
    fn a_byte_order_mark_is_no_obstacle() {
        read(&format!("\u{feff}{}", sample()), "herts-imt").unwrap();
    }

    #[test]
    fn layout_may_change_but_no_content() {
        let text = sample();
        let pretty: serde_json::Value = serde_json::from_str(&text).unwrap();
        // Members keep their order within strings only, so compare what is read.
        let pretty = serde_json::to_string_pretty(&pretty).unwrap();
        assert_eq!(read(&pretty, "herts-imt"), read(&text, "herts-imt"));
        let altered = text.replacen("\"x\"", "\"y\"", 1);
        assert_eq!(read(&altered, "herts-imt"), Err(JournalFileError::Altered));
    }

    #[test]
    fn a_file_for_another_plan_is_named_as_such() {
        let error = read(&sample(), "kent").unwrap_err();
        assert_eq!(
            error.to_string(),
            "This file holds changes to another plan: \"Hertfordshire IM&T plan 2009/10\" \
             (herts-imt). Open that plan first, then import the file again."
        );
    }

    #[test]
    fn a_plan_file_is_named_as_a_file_of_another_kind() {
        let error = read("{\"format\":\"rollcall-plan\",\"version\":1}", "herts-imt").unwrap_err();
        assert!(
            matches!(error, JournalFileError::OtherKind { .. }),
            "{error}"
        );
    }

    #[test]
    fn a_newer_file_says_so() {
        let newer = "{\"format\":\"rollcall-journal\",\"version\":4,\"new\":true}";
        let error = read(newer, "herts-imt").unwrap_err();
        assert_eq!(error, JournalFileError::Newer { version: 4 });
    }

    #[test]
    fn a_cut_file_is_refused_at_every_length() {
        let text = sample();
        for length in (0..text.trim_end().len()).filter(|&at| text.is_char_boundary(at)) {
            read(&text[..length], "herts-imt").unwrap_err();
        }
    }

    #[test]
    fn a_removed_change_is_missed_and_a_wrong_one_is_pointed_at() {
        let text = sample();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.remove(2);
        assert_eq!(
            read(&lines.join("\n"), "herts-imt"),
            Err(JournalFileError::Count {
                stated: 4,
                found: 3
            })
        );
        let wrong = text.replacen("\"lamport\":2", "\"lamport\":0", 1);
        let error = read(&wrong, "herts-imt").unwrap_err().to_string();
        assert!(
            error.contains("change 2: \"lamport\" is not between"),
            "{error}"
        );
    }

    #[test]
    fn counters_cannot_be_used_up_by_a_file() {
        let text = sample().replacen("\"lamport\":2", "\"lamport\":4503599627370496", 1);
        let error = read(&text, "herts-imt").unwrap_err().to_string();
        assert!(
            error.contains("change 2: its counter is too large"),
            "{error}"
        );
    }

    #[test]
    fn the_file_name_holds_plan_day_and_count() {
        let day = Day::from_ymd(2009, 9, 23).unwrap();
        assert_eq!(
            file_name("herts-imt", day, 214),
            "rollcall-herts-imt-2009-09-23-214-changes.json"
        );
    }
}
