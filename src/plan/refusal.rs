//! What a person is told when a file is not opened: each problem with its place in the file, what
//! was found, what was expected and what to do. Knows the shape of that report; the wording of
//! each problem is in `fault`.

use std::fmt;

use super::text::{MAX_BYTES, NotText};
use super::wire::Fault;
use super::{Words, fault};
use crate::words::faults as words;

/// A file that was not opened, and why: not yet in words, which few visits need.
#[derive(Clone, PartialEq, Debug)]
pub struct Refused(Why);

#[derive(Clone, PartialEq, Debug)]
enum Why {
    NotText(NotText),
    Faults {
        text: String,
        faults: Vec<Fault>,
        total: usize,
    },
}

impl Refused {
    /// Of text with these faults, of `total` in all.
    pub(super) fn for_faults(text: String, faults: Vec<Fault>, total: usize) -> Refused {
        Refused(Why::Faults {
            text,
            faults,
            total,
        })
    }

    /// A file of so many bytes, when that is more than [`MAX_BYTES`]: for the browser, which knows
    /// the size before it reads.
    #[must_use]
    pub fn for_size(bytes: usize) -> Option<Refused> {
        (bytes > MAX_BYTES).then(|| NotText::TooLarge(bytes).into())
    }

    /// Everything a person is told about it. It works through the whole text.
    #[must_use]
    pub fn explain(&self) -> Refusal {
        match &self.0 {
            Why::NotText(why) => why.refusal(),
            Why::Faults {
                text,
                faults,
                total,
            } => fault::refusal(text, faults.clone(), *total),
        }
    }
}

impl From<NotText> for Refused {
    fn from(why: NotText) -> Refused {
        Refused(Why::NotText(why))
    }
}

/// Why a file was not opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The first problems in file order, at least 1 and at most [`Refusal::SHOWN`].
    pub problems: Vec<Problem>,
    /// How many there are in all, never fewer than are in `problems`.
    pub total: usize,
}

impl Refusal {
    /// How many problems are told in full.
    pub const SHOWN: usize = 50;
}

/// One thing that keeps a file from being opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// One sentence, such as "A date is not in a form Rollcall reads".
    pub title: String,
    /// Where it is in the plan, such as `activities[14].end`; empty for the file as a whole.
    pub path: String,
    /// Where it is in the text; `None` when it is about the file as a whole.
    pub place: Option<Place>,
    /// The place it clashes with, such as the first use of an id.
    pub first: Option<Elsewhere>,
    /// What stands there, as in the file, shortened when it is long.
    pub found: Option<String>,
    /// What should stand there.
    pub expected: Words,
    /// What to do about it.
    pub to_do: Words,
    /// The lines around it.
    pub excerpt: Option<Excerpt>,
}

/// A place in the text of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Another place that has to do with a problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Elsewhere {
    /// Such as "First used at".
    pub what: &'static str,
    /// Where it is in the plan, such as `activities[11].id`.
    pub path: String,
    /// Where it is in the text.
    pub place: Place,
}

/// Up to five lines of a file around a problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// The number of the first line, from 1.
    pub first_line: usize,
    /// The lines. Those that are very long are cut, with "…" where text was left out.
    pub lines: Vec<String>,
    /// The place in `lines` of the line with the problem.
    pub culprit: usize,
    /// The bytes of that line that are the problem, on character boundaries.
    pub marked: std::ops::Range<usize>,
}

/// The whole report as plain text, for a terminal or the clipboard.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", words::not_opened(self.total))?;
        for (at, problem) in self.problems.iter().enumerate() {
            let problem = problem.to_string();
            let problem = crate::words::refused::problem_of(at + 1, self.total, &problem);
            write!(f, "\n{problem}")?;
        }
        let left = self.total - self.problems.len();
        if left > 0 {
            writeln!(f, "\n{}", words::more_not_listed(left))?;
        }
        Ok(())
    }
}

/// One problem as plain text.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        if let Some(Place { line, column }) = self.place {
            write!(f, "  {}", words::WHERE)?;
            if !self.path.is_empty() {
                write!(f, "{}, ", self.path)?;
            }
            write!(
                f,
                "{}.",
                crate::words::refused::line_and_column(line, column)
            )?;
            if let Some(first) = &self.first {
                write!(
                    f,
                    " {} {}{}.",
                    first.what,
                    first.path,
                    crate::words::refused::and_line(first.place.line)
                )?;
            }
            writeln!(f)?;
        }
        if let Some(found) = &self.found {
            writeln!(f, "  {}{found}", words::FOUND)?;
        }
        writeln!(f, "  {}{}", words::EXPECTED, self.expected)?;
        writeln!(f, "  {}{}", words::WHAT_TO_DO, self.to_do)?;
        if let Some(excerpt) = &self.excerpt {
            for (at, line) in excerpt.lines.iter().enumerate() {
                let mark = if at == excerpt.culprit { '>' } else { ' ' };
                writeln!(f, "  {:>7} {mark} {line}", excerpt.first_line + at)?;
            }
        }
        Ok(())
    }
}

/// Something worth knowing about a plan that was opened all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// One sentence, such as "Rollcall does not know “colour”; it is kept as it is".
    pub title: String,
    /// Where it was first met, such as `activities[3].colour`.
    pub path: String,
    /// How many times.
    pub count: usize,
}
