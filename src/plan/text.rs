//! A file as text: bytes to characters, places to lines and columns, the lines around a place.
//! Knows nothing of JSON.

use std::ops::Range;

use super::{Excerpt, Place, Problem, Refusal, Words};

/// The largest file that is opened, in bytes: 64 MB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Characters of a line that an excerpt shows.
const LINE_CHARS: usize = 120;
/// Characters of what was found that a problem quotes.
const FOUND_CHARS: usize = 80;
/// Lines an excerpt shows before and after the one with the problem.
const LINES_BEFORE: usize = 3;
const LINES_AFTER: usize = 1;

/// How files begin that people take for a plan, and what they are.
const OTHERS: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\xD0\xCF\x11\xE0", "an older Office file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"<", "a web page or an XML file"),
    (b"\x1F\x8B", "a compressed file"),
];

/// The text of a file: UTF-8 with or without a byte-order mark, or UTF-16 with one.
pub(super) fn text_from_bytes(bytes: Vec<u8>) -> Result<String, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let utf16 = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks(2).map(|unit| match *unit {
            [low, high] => pair([low, high]),
            // Half a character at the end of a file that was cut.
            _ => 0xFFFD,
        });
        char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    match *bytes {
        [0xFF, 0xFE, ..] => return Ok(utf16(u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => return Ok(utf16(u16::from_be_bytes)),
        [0, b'{', ..] | [b'{', 0, ..] => {
            return Err(about_file(
                "The file is not saved as UTF-8",
                "text saved as UTF-8",
                "Open it in the editor it came from and save it again, with the encoding UTF-8.",
            ));
        }
        _ => {}
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(about_file(
            &format!("This is {what}, not a plan"),
            "a plan file, which is text and begins with `{`",
            "Choose another file. The name of a plan file usually ends in `.json`.",
        ));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => Err(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// The refusal of a file of so many bytes, when that is too many: for the browser, which knows
/// the size before it reads.
#[must_use]
pub fn refusal_of_size(bytes: usize) -> Option<Refusal> {
    (bytes > MAX_BYTES).then(|| too_large(bytes))
}

fn too_large(bytes: usize) -> Refusal {
    let megabytes = bytes.div_ceil(1024 * 1024);
    about_file(
        &format!("The file is too large: {megabytes} MB"),
        "at most 64 MB",
        "Split the plan into several files, for example one for each organisation.",
    )
}

fn not_utf8(bytes: &[u8], at: usize) -> Refusal {
    let text = String::from_utf8_lossy(bytes);
    // Up to here both texts are the same, byte for byte.
    let marked = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    let line = Lines::default().line_at(&text, at);
    let mut refusal = about_file(
        "The file is not saved as UTF-8",
        "text saved as UTF-8",
        "Open it in the editor it came from and save it again, with the encoding UTF-8.",
    );
    for problem in &mut refusal.problems {
        problem.place = Some(line.place(&text, at));
        problem.found = Some(format!("a byte that is no character, {:#04X}", bytes[at]));
        problem.excerpt = Some(line.excerpt(&text, marked.clone()));
    }
    refusal
}

/// A refusal for one reason that concerns the whole file. The words are our own, code between
/// backticks.
pub(super) fn about_file(title: &str, expected: &str, to_do: &str) -> Refusal {
    Refusal {
        problems: vec![Problem {
            title: title.to_owned(),
            path: String::new(),
            place: None,
            first: None,
            found: None,
            expected: Words::new(expected),
            to_do: Words::new(to_do),
            excerpt: None,
        }],
        total: 1,
    }
}

/// Finds the lines of places in ascending order, in one pass over the text.
#[derive(Default)]
pub(super) struct Lines {
    line: usize,
    start: usize,
    at: usize,
}

impl Lines {
    /// The line of this byte, which must not lie before the one asked for last.
    pub fn line_at(&mut self, text: &str, at: usize) -> Line {
        let at = at.min(text.len());
        for (offset, _) in text.as_bytes()[self.at..at.max(self.at)]
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
        {
            self.line += 1;
            self.start = self.at + offset + 1;
        }
        self.at = self.at.max(at);
        Line {
            number: self.line + 1,
            start: self.start,
        }
    }
}

/// A line of a text.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// From 1.
    pub number: usize,
    /// Its first byte.
    pub start: usize,
}

impl Line {
    /// The place of this byte, which lies in the line.
    pub fn place(self, text: &str, at: usize) -> Place {
        let before = text.get(self.start..at).unwrap_or_default();
        Place {
            line: self.number,
            column: before.chars().count() + 1,
        }
    }

    /// The line as it stands, without its end.
    pub fn text(self, text: &str) -> &str {
        let rest = &text[self.start..];
        let end = rest.find('\n').unwrap_or(rest.len());
        rest[..end].trim_end_matches('\r')
    }

    /// The lines around these bytes, which begin in the line.
    pub fn excerpt(self, text: &str, marked: Range<usize>) -> Excerpt {
        let mut first = self;
        for _ in 0..LINES_BEFORE {
            if first.start == 0 {
                break;
            }
            let before = &text[..first.start - 1];
            first = Line {
                number: first.number - 1,
                start: before.rfind('\n').map_or(0, |at| at + 1),
            };
        }
        let mut lines: Vec<String> = text[first.start..self.start]
            .lines()
            .map(|line| cut(line, 0..0).0)
            .collect();
        let own = self.text(text);
        let within = |at: usize| at.saturating_sub(self.start).min(own.len());
        let (shown, marked) = cut(own, within(marked.start)..within(marked.end));
        let culprit = lines.len();
        lines.push(shown);
        if let Some(after) = text[self.start + own.len()..]
            .trim_start_matches('\r')
            .strip_prefix('\n')
        {
            let after = after.split_inclusive('\n').take(LINES_AFTER);
            lines.extend(after.map(|line| cut(line.trim_end_matches(['\n', '\r']), 0..0).0));
        }
        Excerpt {
            first_line: first.number,
            lines,
            culprit,
            marked,
        }
    }
}

/// A line cut to what can be read, around the marked bytes, and where those are then.
fn cut(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let floor = |at: usize| {
        (0..=at)
            .rev()
            .find(|at| line.is_char_boundary(*at))
            .unwrap_or(0)
    };
    let back = |at: usize, chars: usize| {
        line[..at]
            .char_indices()
            .rev()
            .nth(chars.saturating_sub(1))
            .map_or(0, |(at, _)| at)
    };
    let on = |at: usize, chars: usize| {
        line[at..]
            .char_indices()
            .nth(chars)
            .map_or(line.len(), |(offset, _)| at + offset)
    };
    let marked = floor(marked.start)..floor(marked.end.max(marked.start));
    let start = match on(0, LINE_CHARS) {
        end if marked.end <= end => 0,
        _ => back(marked.start, LINE_CHARS / 2),
    };
    let end = on(start, LINE_CHARS);
    let before = if start > 0 { "…" } else { "" };
    let after = if end < line.len() { "…" } else { "" };
    let shift = |at: usize| at.clamp(start, end) - start + before.len();
    let shown = format!("{before}{}{after}", &line[start..end]);
    (shown, shift(marked.start)..shift(marked.end))
}

/// What was found, on one line and not too long.
pub(super) fn quote(found: &str) -> String {
    let mut out = String::new();
    for (count, word) in found.split_whitespace().enumerate() {
        if count > 0 {
            out.push(' ');
        }
        out.push_str(word);
        if out.len() > 4 * FOUND_CHARS {
            break;
        }
    }
    match out.char_indices().nth(FOUND_CHARS) {
        Some((at, _)) => format!("{}…", &out[..at]),
        None => out,
    }
}
