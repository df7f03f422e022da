//! Sentences for people in which some runs are text of the file, to be shown as code. Knows how
//! such a sentence is put together; leaves how it looks to the page or the terminal.

use std::fmt;

/// A run of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Run {
    /// Ordinary words.
    Plain(String),
    /// Text as it stands, or should stand, in a file.
    Code(String),
}

/// A sentence, or part of one, some of whose runs are code.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words(Vec<Run>);

impl Words {
    /// Words in which what stands between backticks is code. For text of our own only: what comes
    /// out of a file goes in by [`code`](Words::code) or [`plain`](Words::plain).
    #[must_use]
    pub fn new(marked: &str) -> Words {
        Words::default().then(marked)
    }

    /// Adds words in which what stands between backticks is code.
    #[must_use]
    pub fn then(mut self, marked: &str) -> Words {
        for (at, run) in marked.split('`').enumerate() {
            match run {
                "" => {}
                run if at % 2 == 0 => self = self.plain(run),
                run => self = self.code(run),
            }
        }
        self
    }

    /// Words in which what stands between backticks is code and `{0}` to `{9}` are holes for texts,
    /// which stay what they are: a backtick in one opens no code.
    #[must_use]
    pub fn filled(marked: &str, holes: &[&str]) -> Words {
        let mut out = Words::default();
        for (at, run) in marked.split('`').enumerate() {
            let mut text = String::new();
            let mut rest = run;
            while let Some(start) = rest.find('{') {
                let hole = match rest.as_bytes()[start..] {
                    [_, digit @ b'0'..=b'9', b'}', ..] => holes.get(usize::from(digit - b'0')),
                    _ => None,
                };
                text += &rest[..start];
                text += hole.copied().unwrap_or("{");
                rest = &rest[start + if hole.is_some() { 3 } else { 1 }..];
            }
            text += rest;
            if !text.is_empty() {
                out = if at % 2 == 0 {
                    out.plain(&text)
                } else {
                    out.code(&text)
                };
            }
        }
        out
    }

    /// Words around others: `{0}` is where those stand.
    #[must_use]
    pub fn around(marked: &str, inside: &Words) -> Words {
        let (before, after) = marked.split_once("{0}").unwrap_or((marked, ""));
        Words::new(before).with(inside).then(after)
    }

    /// Adds ordinary words as they are.
    #[must_use]
    pub fn plain(mut self, text: &str) -> Words {
        match self.0.last_mut() {
            Some(Run::Plain(last)) => last.push_str(text),
            _ => self.0.push(Run::Plain(text.to_owned())),
        }
        self
    }

    /// Adds code as it is.
    #[must_use]
    pub fn code(mut self, text: &str) -> Words {
        self.0.push(Run::Code(text.to_owned()));
        self
    }

    /// Adds all runs of `other`.
    #[must_use]
    pub fn with(mut self, other: &Words) -> Words {
        for run in &other.0 {
            self = match run {
                Run::Plain(text) => self.plain(text),
                Run::Code(text) => self.code(text),
            };
        }
        self
    }

    /// The runs, in order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.0
    }
}

/// The sentence with its code between backticks.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|run| match run {
            Run::Plain(text) => f.write_str(text),
            Run::Code(text) => write!(f, "`{text}`"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_mark_code_in_our_own_words() {
        let words = Words::new("a month `2010-02`, or `null` for not dated yet");
        assert_eq!(
            words.runs(),
            [
                Run::Plain("a month ".into()),
                Run::Code("2010-02".into()),
                Run::Plain(", or ".into()),
                Run::Code("null".into()),
                Run::Plain(" for not dated yet".into()),
            ]
        );
        assert_eq!(
            words.to_string(),
            "a month `2010-02`, or `null` for not dated yet"
        );
    }

    #[test]
    fn holes_are_filled_by_their_numbers() {
        let words = Words::filled(
            "Add `\"{1}\"` to {0}, between `{` and `}`.",
            &["a`{1}", "b"],
        );
        assert_eq!(
            words.runs(),
            [
                Run::Plain("Add ".into()),
                Run::Code("\"b\"".into()),
                Run::Plain(" to a`{1}, between ".into()),
                Run::Code("{".into()),
                Run::Plain(" and ".into()),
                Run::Code("}".into()),
                Run::Plain(".".into()),
            ]
        );
        let words = Words::around("{0}, or `null`", &Words::new("a day `2010-02-28`"));
        assert_eq!(words.to_string(), "a day `2010-02-28`, or `null`");
    }

    #[test]
    fn text_of_a_file_cannot_open_or_close_code() {
        let words = Words::new("Rename ").code("a`b").plain(" or `c`");
        assert_eq!(words.runs().len(), 3);
        assert_eq!(words.runs()[1], Run::Code("a`b".into()));
    }
}
