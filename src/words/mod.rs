//! The one place where the words of the application are written: English as it is used in the
//! United Kingdom. Everything else names them and leaves what they say to the language.
//!
//! # How words are named
//!
//! A language is a folder in here with one file for each area of the application. What has no holes
//! is a constant (`words::timeline::FIND_ROWS`). What has a hole, a plural, a date, or an order of
//! words is a function that gives the whole sentence (`words::timeline::rows_shown(3, 22)`):
//! grammar is the language's business, so nobody else puts pieces of a sentence together. What
//! stands in another place, such as a name from the plan, comes in as text; numbers come in as
//! numbers and days by their parts. This module knows no plan, no page and no browser.
//!
//! In `view!` a constant of the language costs what it would cost written out: it is joined into the
//! template while the program is compiled. There is no table of words that a page would have to
//! fetch: each part of the program carries the words that it says and no others.
//!
//! # How a translation is made
//!
//! 1. Copy `en_gb` to a folder named after the language, and translate what is in it. Names of
//!    constants and functions stay; a translator may do in a function whatever the grammar asks
//!    for. What is forgotten or taken away stops the compiler.
//! 2. Set `LANGUAGE` and `DIRECTION` in its `mod.rs`, and name the folder below in place of `en_gb`.
//! 3. Translate what is read before the program runs: `index.html` and its `lang` and `dir`,
//!    `public/manifest.webmanifest`, and the few sentences of `public/boot.js` and
//!    `scripts/sw.template.js`.
//! 4. Build. One folder of static files is one language; several languages are several folders.
//!
//! # What is not in here
//!
//! The command line (`src/main.rs`) is for programmers and stays English, and so do names of the
//! file formats, which also stand in sentences about files. Names of the plan are the plan's own.
//!
//! # What keeps it so
//!
//! `tests/words.rs` reads everything under `src` but what it names with a reason, and fails on words
//! for people that are written elsewhere, on words that nobody says, and on a page that claims
//! another language than the program.

mod en_gb;

pub use en_gb::*;

/// Which way the language is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// As the page says it, in `dir`.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}
