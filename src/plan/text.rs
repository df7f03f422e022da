//! A file as text: bytes to characters, places to lines and columns, the lines around a place.
//! Knows nothing of JSON.

use std::ops::Range;

use super::{Excerpt, Place, Problem, Refusal, Words};
use crate::words::faults as words;

/// The largest file that is opened, in bytes: 64 MB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Characters of a line that an excerpt shows.
const LINE_CHARS: usize = 120;
/// Characters of what was found that a problem quotes.
const FOUND_CHARS: usize = 80;
/// Lines an excerpt shows before and after the one with the problem.
const LINES_BEFORE: usize = 3;
const LINES_AFTER: usize = 1;
/// Beyond so many bytes no end of a line is looked for: the file has no lines worth showing.
const MAX_LINE_BYTES: usize = 10_000;

/// How files begin that people take for a plan, and what they are.
const OTHERS: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", words::A_ZIP_ARCHIVE_OR_AN_OFFICE),
    (b"\xD0\xCF\x11\xE0", words::AN_OLDER_OFFICE_FILE),
    (b"%PDF", words::A_PDF),
    (b"{\\rtf", words::A_RICH_TEXT_DOCUMENT),
    (b"<", words::A_WEB_PAGE_OR_AN_XML),
    (b"\x1F\x8B", words::A_COMPRESSED_FILE),
];

/// The text of a file: UTF-8 with or without a byte-order mark, or UTF-16 with one.
pub(super) fn text_from_bytes(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.len() > MAX_BYTES {
        return Err(NotText::TooLarge(bytes.len()));
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
        [0, b'{', ..] | [b'{', 0, ..] => return Err(NotText::OtherEncoding),
        _ => {}
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NotText::OtherFile(what));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(NotText::BadByte(error.into_bytes(), at))
        }
    }
}

/// Why a file is not text that could be a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum NotText {
    /// So many bytes.
    TooLarge(usize),
    /// Not UTF-8, as far as can be told from its beginning.
    OtherEncoding,
    /// Something else, in words.
    OtherFile(&'static str),
    /// The byte at this place is no character of UTF-8.
    BadByte(Vec<u8>, usize),
}

impl NotText {
    /// The same in words.
    pub fn refusal(&self) -> Refusal {
        match self {
            NotText::TooLarge(bytes) => too_large(*bytes),
            NotText::OtherEncoding => other_encoding(),
            NotText::OtherFile(what) => about_file(
                &words::is_other_file(what),
                words::A_PLAN_FILE_WHICH_IS_TEXT,
                words::CHOOSE_ANOTHER_FILE_THE_NAME,
            ),
            NotText::BadByte(bytes, at) => bad_byte(bytes, *at),
        }
    }
}

fn too_large(bytes: usize) -> Refusal {
    let megabytes = bytes.div_ceil(1024 * 1024);
    about_file(
        &words::file_too_large(megabytes),
        words::AT_MOST_64_MB,
        words::SPLIT_THE_PLAN_INTO_SEVERAL,
    )
}

fn other_encoding() -> Refusal {
    about_file(
        words::THE_FILE_IS_NOT_SAVED_AS,
        words::TEXT_SAVED_AS_UTF_8,
        words::OPEN_IT_IN_THE_EDITOR_IT,
    )
}

fn bad_byte(bytes: &[u8], at: usize) -> Refusal {
    let text = String::from_utf8_lossy(bytes);
    // Up to here both texts are the same, byte for byte.
    let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
    let spot = Spots::default().find(&text, at);
    let mut refusal = other_encoding();
    for problem in &mut refusal.problems {
        problem.place = Some(spot.place);
        problem.found = Some(words::no_character(&format!("{:#04X}", bytes[at])));
        problem.excerpt = Some(spot.excerpt(&text, end));
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

/// Finds the lines and columns of places in ascending order, in one pass over the text.
#[derive(Default)]
pub(super) struct Spots {
    at: usize,
    line: usize,
    line_start: usize,
    column: usize,
}

impl Spots {
    /// The spot at this byte, which must not lie before the one asked for last.
    pub fn find(&mut self, text: &str, at: usize) -> Spot {
        let at = floor(text, at).max(self.at);
        for (byte, place) in text.as_bytes()[self.at..at].iter().zip(self.at + 1..) {
            match byte {
                b'\n' => {
                    self.line += 1;
                    (self.line_start, self.column) = (place, 0);
                }
                // Bytes that go on with a character of several bytes.
                0x80..=0xBF => {}
                _ => self.column += 1,
            }
        }
        self.at = at;
        Spot {
            at,
            line_start: self.line_start,
            place: Place {
                line: self.line + 1,
                column: self.column + 1,
            },
        }
    }
}

/// A byte of a text and where people find it.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    /// The byte, on a character boundary.
    pub at: usize,
    /// Its line and column.
    pub place: Place,
    line_start: usize,
}

impl Spot {
    /// The line with the bytes up to `end` replaced, when it is short enough to be told.
    pub fn line_with(self, text: &str, end: usize, instead: &str) -> Option<String> {
        let line_end = self.at + line_length(&text[self.at..], LINE_CHARS)?;
        let before = &text[self.line_start..self.at];
        let after = text.get(end..line_end)?;
        let is_short = before.len() + after.len() <= LINE_CHARS;
        is_short.then(|| format!("{before}{instead}{after}").trim().to_owned())
    }

    /// The lines around the bytes from here to `end`.
    pub fn excerpt(self, text: &str, end: usize) -> Excerpt {
        let (mut first_line, mut first_start) = (self.place.line, self.line_start);
        for _ in 0..LINES_BEFORE.min(self.place.line - 1) {
            first_line -= 1;
            first_start = text[..first_start - 1].rfind('\n').map_or(0, |at| at + 1);
        }
        let mut lines: Vec<String> = text[first_start..self.line_start]
            .lines()
            .map(start_of_line)
            .collect();
        let (shown, marked) = self.shown(text, end);
        let culprit = lines.len();
        lines.push(shown);
        if let Some(length) = line_length(&text[self.at..], MAX_LINE_BYTES) {
            let rest = text[self.at + length..].trim_start_matches('\r');
            let after = rest.strip_prefix('\n').unwrap_or_default();
            lines.extend(
                after
                    .split_inclusive('\n')
                    .take(LINES_AFTER)
                    .map(start_of_line),
            );
        }
        Excerpt {
            first_line,
            lines,
            culprit,
            marked,
        }
    }

    /// As much of the line as can be read around the bytes from here to `end`, and where in it
    /// those are.
    fn shown(self, text: &str, end: usize) -> (String, Range<usize>) {
        let line = &text[self.line_start..];
        let at = self.at - self.line_start;
        let end = floor(line, end.saturating_sub(self.line_start)).max(at);
        let start = if end <= chars_on(line, 0, LINE_CHARS) {
            0
        } else {
            let back = line[..at].char_indices().rev().nth(LINE_CHARS / 2 - 1);
            back.map_or(0, |(at, _)| at)
        };
        let window = &line[start..chars_on(line, start, LINE_CHARS)];
        let length = line_length(window, window.len()).unwrap_or(window.len());
        let window = &window[..length];
        let is_cut = !matches!(
            line.as_bytes().get(start + length),
            None | Some(b'\r' | b'\n')
        );
        let before = if start > 0 { "…" } else { "" };
        let after = if is_cut { "…" } else { "" };
        let shift = |at: usize| (at - start).min(length) + before.len();
        (format!("{before}{window}{after}"), shift(at)..shift(end))
    }
}

/// The nearest character boundary at or before this byte.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The byte so many characters on from `start`, or the end.
fn chars_on(text: &str, start: usize, chars: usize) -> usize {
    text[start..]
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(offset, _)| start + offset)
}

/// Bytes up to the end of the line, when that lies within so many bytes.
fn line_length(text: &str, most: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = bytes
        .iter()
        .take(most.saturating_add(1))
        .position(|byte| *byte == b'\n')
        .or_else(|| (bytes.len() <= most).then_some(bytes.len()))?;
    Some(text[..end].trim_end_matches('\r').len())
}

/// The start of a line that has no problem in it.
fn start_of_line(line: &str) -> String {
    let line = line.trim_end_matches(['\n', '\r']);
    match chars_on(line, 0, LINE_CHARS) {
        end if end < line.len() => format!("{}…", &line[..end]),
        _ => line.to_owned(),
    }
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
