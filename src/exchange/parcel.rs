//! A code that carries a file through mail, a message or a paper form: one word that says what it
//! is, letters that every mail program leaves alone, a checksum, and END. The same text is a file
//! and is pasted.
//!
//! ```text
//! ROLLCALL-RETURN-1 .eJxLz8kvTcxRKEktLsnMS1cozy_KSQEAVvoIGg.
//! 5b2c41d0.END
//! ```
//!
//! Between the first two dots stands the content, deflated (RFC 1951) and written in base64url
//! (RFC 4648); then CRC-32 of the content. Blanks, line ends and marks of quotation (`>`) may stand
//! anywhere, as mail programs put them there. A text may hold several codes, and other words
//! between them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::crc::crc32;

/// The newest version of either kind.
const VERSION: u32 = 1;
/// How long a line is: short enough for every mail program.
const LINE: usize = 64;
/// The longest content that is read, in bytes.
const MOST_BYTES: usize = 4_000_000;
/// How hard deflate tries, of 10.
const EFFORT: u8 = 9;
const BEGIN: &str = "ROLLCALL-";

/// What a code carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Questions to a practice.
    Pack,
    /// What a practice answered.
    Return,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Pack => "PACK",
            Kind::Return => "RETURN",
        }
    }
}

/// A code that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parcel {
    /// What it carries.
    pub kind: Kind,
    /// The content.
    pub content: String,
}

/// Why a code cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParcelError {
    /// Nothing in the text begins like a code.
    None,
    /// A newer release wrote it.
    Newer(u32),
    /// It is neither a pack nor a return.
    OtherKind,
    /// It ends before its END.
    CutOff,
    /// Letters were changed or lost on the way.
    Damaged,
}

/// Writes a code.
#[must_use]
pub fn write(kind: Kind, content: &str) -> String {
    let packed = compress_to_vec(content.as_bytes(), EFFORT);
    let letters = URL_SAFE_NO_PAD.encode(packed);
    let sum = crc32(&[content]);
    let body = format!(".{letters}.{sum:08x}.END");
    let mut out = format!("{BEGIN}{}-{VERSION}\n", kind.name());
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        out.push_str(line);
        out.push('\n');
        rest = after;
    }
    out
}

/// Reads every code in a text, in the order in which they stand. There is at least one item.
#[must_use]
pub fn read(text: &str) -> Vec<Result<Parcel, ParcelError>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(BEGIN) {
        let after = &rest[at + BEGIN.len()..];
        // The next code ends this one, whatever became of its END.
        let end = after.find(BEGIN).unwrap_or(after.len());
        found.push(read_one(&after[..end]));
        rest = &after[end..];
    }
    if found.is_empty() {
        found.push(Err(ParcelError::None));
    }
    found
}

fn read_one(text: &str) -> Result<Parcel, ParcelError> {
    let is_between =
        |letter: char| letter.is_whitespace() || matches!(letter, '>' | '|' | '\u{200b}');
    let mut parts = text.split('.').map(|part| part.replace(is_between, ""));
    let name = parts.next().unwrap_or_default();
    let (kind, version) = name.rsplit_once('-').ok_or(ParcelError::CutOff)?;
    let version: u32 = version
        .parse()
        .map_err(|_not_a_number| ParcelError::CutOff)?;
    if version > VERSION {
        return Err(ParcelError::Newer(version));
    }
    let kind = [Kind::Pack, Kind::Return]
        .into_iter()
        .find(|it| it.name() == kind)
        .ok_or(ParcelError::OtherKind)?;
    let (Some(letters), Some(sum), Some(end)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(ParcelError::CutOff);
    };
    if !end.starts_with("END") {
        return Err(ParcelError::CutOff);
    }
    let packed = URL_SAFE_NO_PAD
        .decode(letters)
        .map_err(|_other_letters| ParcelError::Damaged)?;
    let content = decompress_to_vec_with_limit(&packed, MOST_BYTES)
        .map_err(|_no_deflate| ParcelError::Damaged)?;
    let content = String::from_utf8(content).map_err(|_no_text| ParcelError::Damaged)?;
    if u32::from_str_radix(&sum, 16) != Ok(crc32(&[content.as_str()])) {
        return Err(ParcelError::Damaged);
    }
    Ok(Parcel { kind, content })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(text: &str) -> Result<Parcel, ParcelError> {
        let mut all = read(text);
        assert_eq!(all.len(), 1, "{text}");
        all.remove(0)
    }

    #[test]
    fn what_mail_programs_do_to_a_text_does_no_harm() {
        let code = write(
            Kind::Return,
            "Some content, é, \n more of it, and more of it",
        );
        let wanted = one(&code).unwrap();
        let quoted = format!("> {}", code.replace('\n', "\r\n> "));
        assert_eq!(one(&quoted), Ok(wanted.clone()));
        let in_one = code.replace('\n', "");
        assert_eq!(
            one(&format!("Dear all,\n{in_one}\nKind regards. E.")),
            Ok(wanted)
        );
        assert!(code.lines().all(|line| line.len() <= LINE));
    }

    #[test]
    fn what_is_no_code_says_why() {
        let code = write(Kind::Pack, "content of some length, content of some length");
        assert_eq!(one("Dear all"), Err(ParcelError::None));
        assert_eq!(one(&code[..code.len() - 6]), Err(ParcelError::CutOff));
        assert_eq!(one(&code[..24]), Err(ParcelError::CutOff));
        assert_eq!(
            one(&code.replace("PACK-1", "PACK-2")),
            Err(ParcelError::Newer(2))
        );
        assert_eq!(
            one(&code.replace("PACK", "CAKE")),
            Err(ParcelError::OtherKind)
        );
    }

    #[test]
    fn several_codes_in_one_text_are_read_each_by_itself() {
        let (a, b) = (write(Kind::Return, "a"), write(Kind::Return, "b"));
        let cut = &a[..a.len() - 5];
        let read = read(&format!("{a}{cut}{b}"));
        let contents: Vec<Result<&str, ParcelError>> = read
            .iter()
            .map(|it| it.as_ref().map(|it| it.content.as_str()).map_err(|it| *it))
            .collect();
        assert_eq!(contents, [Ok("a"), Err(ParcelError::CutOff), Ok("b")]);
    }

    proptest! {
        #[test]
        fn any_content_comes_through(content in "\\PC{0,400}") {
            let parcel = one(&write(Kind::Pack, &content)).unwrap();
            prop_assert_eq!(parcel.content, content);
        }

        #[test]
        fn one_changed_letter_is_noticed(content in "[a-z ]{20,80}", at in 20_usize..60, letter in "[A-Za-z0-9_-]") {
            let code = write(Kind::Return, &content);
            let at = at.min(code.len() - 15);
            let mut changed = code.clone();
            changed.replace_range(at..=at, &letter);
            prop_assume!(changed.replace('\n', "") != code.replace('\n', ""));
            match one(&changed) {
                Ok(parcel) => prop_assert_eq!(parcel.content, content),
                Err(error) => prop_assert_ne!(error, ParcelError::None),
            }
        }

        #[test]
        fn rubbish_is_refused_without_a_panic(rubbish in "(ROLLCALL-(PACK|RETURN)-1 ?\\.)?\\PC{0,80}") {
            prop_assert!(read(&rubbish).iter().all(Result::is_err));
        }
    }
}
