//! Walks through the text of a plan file a few records at a time, so that a browser can show how
//! far it is and stop. Knows the top level of a file; each record reads itself in `wire`, and what
//! records say of each other is put together in `resolve`.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::locate::skip_space;
use super::resolve::Joining;
use super::text::text_from_bytes;
use super::wire::{self, Context, Draft, File, Key, Step, What};
use super::{Notice, Plan, Refusal, fault};

/// The most activities a plan may have.
pub const MAX_ACTIVITIES: usize = 250_000;
/// The most dependency links a plan may have.
pub const MAX_LINKS: usize = 1_000_000;

/// A plan that was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// What is worth knowing about the file.
    pub notices: Vec<Notice>,
}

/// How far reading is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Bytes of text read so far.
    pub bytes_read: usize,
    /// Bytes of text in all.
    pub bytes_total: usize,
    /// Records read so far.
    pub records: usize,
    /// Whether the end was reached, or a place beyond which nothing can be read.
    pub is_done: bool,
}

/// Reads a plan file step by step.
#[derive(Debug)]
pub struct Reader {
    text: String,
    at: usize,
    stage: Stage,
    seen: Vec<&'static str>,
    draft: Draft,
    cx: Context,
    records: usize,
    joining: Option<Joining>,
}

/// Where in the top level the reader stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// Before the opening brace.
    Open,
    /// Before a member; the first has no comma before it.
    Member { is_first: bool },
    /// Before a row of a table.
    Row { table: &'static str, row: usize },
    /// Read to the end; the plan is being put together.
    Join,
    /// Nothing more to do.
    Done,
}

/// Reading cannot go on; the fault is noted.
struct Stop;

impl Reader {
    /// Begins to read a file. Refuses one that is too large or is not text.
    pub fn new(bytes: Vec<u8>) -> Result<Reader, Refusal> {
        text_from_bytes(bytes).map(Reader::of_text)
    }

    /// Begins to read text, as pasted. Refuses what is too large.
    pub fn from_text(text: &str) -> Result<Reader, Refusal> {
        Reader::new(text.as_bytes().to_vec())
    }

    fn of_text(text: String) -> Reader {
        Reader {
            text,
            at: 0,
            stage: Stage::Open,
            seen: Vec::new(),
            draft: Draft::default(),
            cx: Context::default(),
            records: 0,
            joining: None,
        }
    }

    /// The text of the file, to be kept beside the plan.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reads about so many records more, or puts so many in their places.
    pub fn step(&mut self, max_records: usize) -> Progress {
        let max_records = max_records.max(1);
        match self.stage {
            Stage::Done => {}
            Stage::Join => {
                let cx = &mut self.cx;
                let joining = self.joining.as_mut();
                if !joining.is_some_and(|joining| joining.step(max_records, cx)) {
                    self.stage = Stage::Done;
                }
            }
            Stage::Open | Stage::Member { .. } | Stage::Row { .. } => {
                if self.read(max_records)
                    && let Some(file) = self.file()
                {
                    let top = self.top();
                    self.joining = Some(Joining::new(file, top, &mut self.cx));
                    self.stage = Stage::Join;
                }
            }
        }
        Progress {
            bytes_read: self.at,
            bytes_total: self.text.len(),
            records: self.records,
            is_done: self.stage == Stage::Done,
        }
    }

    /// Does what is left and gives the plan.
    pub fn finish(mut self) -> Result<Loaded, Refusal> {
        while !self.step(usize::MAX).is_done {}
        let plan = self
            .joining
            .take()
            .map(|joining| joining.finish(&mut self.cx));
        match plan {
            Some(plan) if self.cx.total == 0 => Ok(Loaded {
                plan,
                notices: self.cx.take_notices(),
            }),
            _ => Err(self.refusal()),
        }
    }

    fn refusal(self) -> Refusal {
        fault::refusal(&self.text, self.cx.faults, self.cx.total)
    }

    /// Reads at most so many records more; true at the end, or where reading cannot go on.
    fn read(&mut self, max_records: usize) -> bool {
        let enough = self.records.saturating_add(max_records);
        while self.stage != Stage::Done && self.records < enough {
            if self.advance().is_err() {
                self.stage = Stage::Done;
            }
        }
        self.stage == Stage::Done
    }

    /// The file, once all of it is read. None where reading broke off, for then there is no
    /// telling what is missing, and where nothing says that it is a plan.
    fn file(&mut self) -> Option<File> {
        if self.cx.faults.iter().any(wire::Fault::ends_reading) {
            return None;
        }
        self.cx.path.clear();
        (self.cx.base_steps, self.cx.base) = (0, self.top());
        if self.draft.format.is_none() {
            self.cx.last_fault(What::NotAPlan);
            return None;
        }
        Some(std::mem::take(&mut self.draft).finish(&mut self.cx))
    }

    /// Reads one thing: an opening, a member or a row.
    fn advance(&mut self) -> Result<(), Stop> {
        self.at = skip_space(self.text.as_bytes(), self.at);
        match self.stage {
            Stage::Open => {
                self.byte(b'{', "expected value")?;
                self.stage = Stage::Member { is_first: true };
            }
            Stage::Member { is_first } => self.member(is_first)?,
            Stage::Row { table, row } => self.row(table, row)?,
            Stage::Join | Stage::Done => {}
        }
        Ok(())
    }

    /// Where the whole plan starts in the text.
    fn top(&self) -> usize {
        skip_space(self.text.as_bytes(), 0)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over this byte, or stops with the parser's own words for what is missing.
    fn byte(&mut self, byte: u8, otherwise: &str) -> Result<(), Stop> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.stop(self.at, otherwise))
    }

    /// Steps over the comma before a member or row; false at the closing byte, which is stepped
    /// over as well.
    fn is_more(&mut self, is_first: bool, close: u8, otherwise: &str) -> Result<bool, Stop> {
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        if !is_first {
            let comma = self.at;
            self.byte(b',', otherwise)?;
            self.at = skip_space(self.text.as_bytes(), self.at);
            if self.peek() == Some(close) {
                return Err(self.stop(comma, "trailing comma"));
            }
        }
        Ok(true)
    }

    fn member(&mut self, is_first: bool) -> Result<(), Stop> {
        self.cx.path.clear();
        (self.cx.base_steps, self.cx.base) = (0, self.top());
        if !self.is_more(is_first, b'}', "expected `,` or `}`")? {
            self.at = skip_space(self.text.as_bytes(), self.at);
            if self.peek().is_some() {
                return Err(self.stop(self.at, "trailing characters"));
            }
            self.stage = Stage::Done;
            return Ok(());
        }
        self.stage = Stage::Member { is_first: false };

        if self.peek().is_some_and(|byte| byte != b'"') {
            return Err(self.stop(self.at, "key must be a string"));
        }
        let (name, length) = parse(&self.text[self.at..], |from| Key::deserialize(from))
            .map(|(Key(name), length)| (name.into_owned(), length))
            .map_err(|error| self.stop_at(self.at, &error))?;
        self.at = skip_space(self.text.as_bytes(), self.at + length);
        self.byte(b':', "expected `:`")?;
        self.at = skip_space(self.text.as_bytes(), self.at);

        let known = Draft::member(&name).or_else(|| Draft::table(&name));
        let Some(known) = known else {
            let start = self.at;
            let (value, length) = parse(&self.text[start..], |from| {
                Box::<RawValue>::deserialize(from)
            })
            .map_err(|error| self.stop_at(start, &error))?;
            (self.cx.base_steps, self.cx.base) = (0, self.top());
            self.draft.unknown.keep(&name, value, &mut self.cx);
            self.at += length;
            return Ok(());
        };
        self.cx.path.push(Step::Name(known));
        (self.cx.base_steps, self.cx.base) = (1, self.at);
        if self.seen.contains(&known) {
            // The second one is not read: its rows would take the places of the first one's.
            (self.cx.base_steps, self.cx.base) = (0, self.top());
            self.cx.fault(|| What::Repeated);
            return self.ignore();
        }
        self.seen.push(known);
        if Draft::table(known).is_some() {
            if self.peek() == Some(b'[') {
                self.at += 1;
                self.stage = Stage::Row {
                    table: known,
                    row: 0,
                };
                return Ok(());
            }
            self.cx
                .fault(|| What::WrongType(wire::Form::List(Box::new(wire::Form::Text))));
            return self.ignore();
        }
        let (draft, cx) = (&mut self.draft, &mut self.cx);
        let read = parse(&self.text[self.at..], |from| {
            draft.read_member(known, from, cx)
        });
        let ((), length) = read.map_err(|error| self.stop_at(self.at, &error))?;
        self.at += length;
        self.records += 1;
        self.check_format(known)
    }

    /// Reads a value and lets it go.
    fn ignore(&mut self) -> Result<(), Stop> {
        let (_, length) = parse(&self.text[self.at..], |from| IgnoredAny::deserialize(from))
            .map_err(|error| self.stop_at(self.at, &error))?;
        self.at += length;
        Ok(())
    }

    fn row(&mut self, table: &'static str, row: usize) -> Result<(), Stop> {
        self.cx.path.truncate(1);
        if !self.is_more(row == 0, b']', "expected `,` or `]`")? {
            self.stage = Stage::Member { is_first: false };
            return Ok(());
        }
        if table == "activities" && row >= MAX_ACTIVITIES {
            return Err(self.too_many("activities", MAX_ACTIVITIES));
        }
        self.cx.path.push(Step::Index(row));
        (self.cx.base_steps, self.cx.base) = (2, self.at);
        let (draft, cx, start) = (&mut self.draft, &mut self.cx, self.at);
        let read = parse(&self.text[start..], |from| {
            draft.read_row(table, start, from, cx)
        });
        let ((), length) = read.map_err(|error| self.stop_at(start, &error))?;
        self.at += length;
        self.records += 1;
        self.stage = Stage::Row {
            table,
            row: row + 1,
        };
        if table == "activities" {
            let links = self.draft.activities.rows.last();
            self.cx.links += links.map_or(0, |activity| activity.depends_on.len());
            if self.cx.links > MAX_LINKS {
                return Err(self.too_many("links between activities", MAX_LINKS));
            }
        }
        Ok(())
    }

    /// Stops at once when the file says that it is no plan, or one of a later version: every
    /// other problem would only distract.
    fn check_format(&mut self, member: &str) -> Result<(), Stop> {
        let what = match member {
            "format"
                if self
                    .draft
                    .format
                    .as_ref()
                    .is_none_or(|format| *format.0 != *wire::FORMAT) =>
            {
                What::NotAPlan
            }
            "version"
                if self
                    .draft
                    .version
                    .is_some_and(|version| version.0 > wire::VERSION) =>
            {
                What::Newer
            }
            _ => return Ok(()),
        };
        self.cx.faults.clear();
        self.cx.total = 0;
        self.cx.fault(|| what);
        Err(Stop)
    }

    fn too_many(&mut self, what: &'static str, most: usize) -> Stop {
        (self.cx.base_steps, self.cx.base) = (self.cx.path.len(), self.at);
        self.cx.last_fault(What::TooMany(what, most));
        Stop
    }

    /// Notes that the text is no JSON at this byte.
    fn stop(&mut self, at: usize, message: &str) -> Stop {
        (self.cx.base_steps, self.cx.base) = (self.cx.path.len(), at);
        let is_end = at >= self.text.len();
        let message = if is_end { "EOF" } else { message };
        self.cx.last_fault(What::Syntax(message.to_owned()));
        Stop
    }

    /// Notes that the parser, which began at this byte, could not go on.
    fn stop_at(&mut self, start: usize, error: &serde_json::Error) -> Stop {
        let rest = &self.text[start..];
        let line: usize = rest
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum();
        // The parser counts the byte at hand from 1, and 0 for the line feed before it.
        let at = (start + line + error.column()).saturating_sub(1);
        let at = if error.is_eof() {
            self.text.len()
        } else {
            at.min(self.text.len())
        };
        let message = error.to_string();
        self.stop(at, &message)
    }
}

/// Reads a whole plan file at once.
pub fn read(bytes: Vec<u8>) -> Result<Loaded, Refusal> {
    Reader::new(bytes)?.finish()
}

/// Reads the records of a plan file as they stand there, references unchecked: for writing it back
/// with what Rollcall does not know of.
pub fn read_file(bytes: Vec<u8>) -> Result<File, Refusal> {
    let mut reader = Reader::new(bytes)?;
    while !reader.read(usize::MAX) {}
    match reader.file() {
        Some(file) if reader.cx.total == 0 => Ok(file),
        _ => Err(reader.refusal()),
    }
}

/// Reads one value from the start of `text`, and tells how many bytes it took.
fn parse<'t, T>(
    text: &'t str,
    read: impl FnOnce(
        &mut serde_json::Deserializer<serde_json::de::StrRead<'t>>,
    ) -> Result<T, serde_json::Error>,
) -> Result<(T, usize), serde_json::Error> {
    let mut from = serde_json::Deserializer::from_str(text);
    let value = read(&mut from)?;
    Ok((value, from.into_iter::<IgnoredAny>().byte_offset()))
}
