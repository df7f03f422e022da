//! Walks through the text of a plan file a few records at a time, so that a browser can show how
//! far it is and stop. Knows the top level of a file; each record reads itself in `wire`, and what
//! records say of each other is put together in `resolve`.

use super::resolve::Joining;
use super::text::text_from_bytes;
use super::wire::{self, Context, File, Given, Step, What, read_value};
use super::{Notice, Plan, Refusal, Refused};
use crate::json::{Broken, Pull, Slip, skip_space};
use crate::words::faults as words;

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
    walk: Walk,
    joining: Option<Joining>,
}

/// How far the walk through a text is, and what it found.
#[derive(Debug)]
struct Walk {
    at: usize,
    /// Where the whole plan starts in the text.
    top: usize,
    stage: Stage,
    file: File,
    given: Given,
    cx: Context,
    records: usize,
}

/// Where in the top level the reader stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// Before the opening brace.
    Open,
    /// Before a member; the first has no comma before it.
    Member { is_first: bool },
    /// Before a row of a table, which is the member with this number.
    Row { table: usize, row: usize },
    /// Read to the end; the plan is being put together.
    Join,
    /// Nothing more to do.
    Done,
}

/// Why reading cannot go on.
enum Stop {
    /// The text is no JSON.
    Broken(Broken),
    /// Something that is noted already.
    Noted,
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Stop {
        Stop::Broken(broken)
    }
}

impl Reader {
    /// Begins to read a file. Refuses one that is too large or is not text.
    pub fn new(bytes: Vec<u8>) -> Result<Reader, Refused> {
        Ok(Reader::of_text(text_from_bytes(bytes)?))
    }

    /// Begins to read text, as pasted. Refuses what is too large.
    pub fn from_text(text: &str) -> Result<Reader, Refused> {
        Reader::new(text.as_bytes().to_vec())
    }

    fn of_text(text: String) -> Reader {
        let walk = Walk {
            at: 0,
            top: skip_space(text.as_bytes(), 0),
            stage: Stage::Open,
            file: File::placeholder(),
            given: Given::default(),
            cx: Context::default(),
            records: 0,
        };
        Reader {
            text,
            walk,
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
        let walk = &mut self.walk;
        match walk.stage {
            Stage::Done => {}
            Stage::Join => {
                let cx = &mut walk.cx;
                let joining = self.joining.as_mut();
                if !joining.is_some_and(|joining| joining.step(max_records, cx)) {
                    walk.stage = Stage::Done;
                }
            }
            Stage::Open | Stage::Member { .. } | Stage::Row { .. } => {
                if walk.read(&self.text, max_records)
                    && let Some(file) = walk.file()
                {
                    self.joining = Some(Joining::new(file, walk.top, &mut walk.cx));
                    walk.stage = Stage::Join;
                }
            }
        }
        Progress {
            bytes_read: walk.at,
            bytes_total: self.text.len(),
            records: walk.records,
            is_done: walk.stage == Stage::Done,
        }
    }

    /// Does what is left and gives the plan.
    pub fn finish(self) -> Result<Loaded, Refused> {
        self.finish_with_text().map(|(loaded, _)| loaded)
    }

    /// Does what is left and gives the plan and the text that it was read from, to be kept beside it.
    pub fn finish_with_text(mut self) -> Result<(Loaded, String), Refused> {
        while !self.step(usize::MAX).is_done {}
        let plan = self
            .joining
            .take()
            .map(|joining| joining.finish(&mut self.walk.cx));
        match plan {
            Some(plan) if self.walk.cx.total == 0 => {
                let notices = self.walk.cx.take_notices();
                Ok((Loaded { plan, notices }, self.text))
            }
            _ => Err(self.refused()),
        }
    }

    fn refused(self) -> Refused {
        let cx = self.walk.cx;
        Refused::for_faults(self.text, cx.faults, cx.total)
    }
}

impl Walk {
    /// Reads at most so many records more; true at the end, or where reading cannot go on.
    fn read(&mut self, text: &str, max_records: usize) -> bool {
        let enough = self.records.saturating_add(max_records);
        let mut from = Pull::new(text, self.at);
        while self.stage != Stage::Done && self.records < enough {
            let stop = self.advance(&mut from).err();
            if let Some(Stop::Broken(Broken { at, slip })) = stop {
                self.go_to_here(at);
                self.cx.last_fault(What::Syntax(slip));
            }
            if stop.is_some() {
                self.stage = Stage::Done;
            }
        }
        self.at = from.at();
        self.stage == Stage::Done
    }

    /// The file, once all of it is read. None where reading broke off, for then there is no
    /// telling what is missing, and where nothing says that it is a plan.
    fn file(&mut self) -> Option<File> {
        if self.cx.faults.iter().any(wire::Fault::ends_reading) {
            return None;
        }
        self.go_to_top();
        if !self.is_given("format") {
            self.cx.last_fault(What::NotAPlan);
            return None;
        }
        self.given.check(File::MEMBERS, &mut self.cx);
        Some(std::mem::replace(&mut self.file, File::placeholder()))
    }

    fn is_given(&self, name: &str) -> bool {
        let mut members = File::MEMBERS.iter();
        let place = members.position(|member| member.name == name);
        place.is_some_and(|place| self.given.has(place))
    }

    /// What is noted next is about the whole plan.
    fn go_to_top(&mut self) {
        self.cx.path.clear();
        (self.cx.base_steps, self.cx.base) = (0, self.top);
    }

    /// What is noted next is about the value at the end of the path, which starts at this byte.
    fn go_to_here(&mut self, start: usize) {
        (self.cx.base_steps, self.cx.base) = (self.cx.path.len(), start);
    }

    /// Reads one thing: an opening, a member or a row.
    fn advance(&mut self, from: &mut Pull) -> Result<(), Stop> {
        match self.stage {
            Stage::Open => {
                from.expect(b'{', Slip::NoValue)?;
                self.stage = Stage::Member { is_first: true };
            }
            Stage::Member { is_first } => self.member(is_first, from)?,
            Stage::Row { table, row } => self.row(table, row, from)?,
            Stage::Join | Stage::Done => {}
        }
        Ok(())
    }

    fn member(&mut self, is_first: bool, from: &mut Pull) -> Result<(), Stop> {
        self.go_to_top();
        let Some(name) = from.name(is_first)? else {
            from.end()?;
            self.stage = Stage::Done;
            return Ok(());
        };
        self.stage = Stage::Member { is_first: false };

        let mut members = File::MEMBERS.iter();
        let Some(at) = members.position(|member| member.name == name) else {
            self.file.unknown.keep(&name, from, &mut self.cx)?;
            return Ok(());
        };
        let member = &File::MEMBERS[at];
        self.cx.path.push(Step::Name(member.name));
        if !self.given.add(at) {
            // The second one is not read: its rows would take the places of the first one's.
            self.cx.fault(What::Repeated);
            return Ok(from.skip()?);
        }
        self.go_to_here(from.at());
        if self.file.table(at).is_some() {
            if from.peek() == Some(b'[') {
                from.expect(b'[', Slip::NoValue)?;
                self.stage = Stage::Row { table: at, row: 0 };
                return Ok(());
            }
            self.cx.fault(What::WrongType(&member.form));
            return Ok(from.skip()?);
        }
        read_value(self.file.slot(at), from, &mut self.cx)?;
        self.records += 1;
        self.check_format(member.name)
    }

    fn row(&mut self, table: usize, row: usize, from: &mut Pull) -> Result<(), Stop> {
        self.cx.path.truncate(1);
        if !from.item(row == 0)? {
            self.stage = Stage::Member { is_first: false };
            return Ok(());
        }
        from.peek();
        let start = from.at();
        let is_activity = File::MEMBERS[table].name == "activities";
        if is_activity && row >= MAX_ACTIVITIES {
            return Err(self.too_many("activities", MAX_ACTIVITIES, start));
        }
        self.cx.path.push(Step::Index(row));
        self.go_to_here(start);
        let rows = self.file.table(table);
        read_value(rows.and_then(|rows| rows.add(start)), from, &mut self.cx)?;
        self.records += 1;
        self.stage = Stage::Row {
            table,
            row: row + 1,
        };
        if is_activity {
            let links = self.file.activities.rows.last();
            self.cx.links += links.map_or(0, |activity| activity.depends_on.len());
            if self.cx.links > MAX_LINKS {
                return Err(self.too_many(words::LINKS_BETWEEN_ACTIVITIES, MAX_LINKS, from.at()));
            }
        }
        Ok(())
    }

    /// Stops at once when the file says that it is no plan, or one of a later version: every
    /// other problem would only distract.
    fn check_format(&mut self, member: &str) -> Result<(), Stop> {
        let what = match member {
            "format" if *self.file.format.0 != *wire::FORMAT => What::NotAPlan,
            "version" if self.file.version.0 > wire::VERSION => What::Newer,
            _ => return Ok(()),
        };
        self.cx.faults.clear();
        self.cx.total = 0;
        self.cx.fault(what);
        Err(Stop::Noted)
    }

    fn too_many(&mut self, what: &'static str, most: usize, at: usize) -> Stop {
        self.go_to_here(at);
        self.cx.last_fault(What::TooMany(what, most));
        Stop::Noted
    }
}

/// Reads a whole plan file at once.
pub fn read(bytes: Vec<u8>) -> Result<Loaded, Refusal> {
    let loaded = Reader::new(bytes).and_then(Reader::finish);
    loaded.map_err(|refused| refused.explain())
}

/// Reads the records of a plan file as they stand there, references unchecked: for writing it back
/// with what Rollcall does not know of.
pub fn read_file(bytes: Vec<u8>) -> Result<File, Refusal> {
    let mut reader = Reader::new(bytes).map_err(|refused| refused.explain())?;
    while !reader.walk.read(&reader.text, usize::MAX) {}
    match reader.walk.file() {
        Some(file) if reader.walk.cx.total == 0 => Ok(file),
        _ => Err(reader.refused().explain()),
    }
}
