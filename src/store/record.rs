//! A record: one line of ASCII that can tell whether it is whole. Knows the envelope and its
//! checksum; leaves what is inside to `journal::wire`.
//!
//! ```text
//! 1 27 5c0a3f19 {"id":["0f…",0],"by":"\u00c9"}
//! │ │  │        └ payload: JSON, every character above U+007E as \uXXXX, so that stores which
//! │ │  │          keep 8-bit text in half the room do so
//! │ │  └ CRC-32 of "<format> <length> <payload>", 8 lower-case hexadecimal digits
//! │ └ length of the payload in characters
//! └ format of the payload
//! ```
//!
//! The checksum, CRC-32/ISO-HDLC, finds accidents; it is no protection against a person.

use std::fmt::{self, Write};

use crate::crc::crc32;
use crate::words::keeping as words;

/// A record that is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opened<'a> {
    /// Format of the payload.
    pub format: u32,
    /// JSON.
    pub payload: &'a str,
}

/// Why a record is not whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordError {
    /// It does not begin as a record does.
    NotARecord,
    /// It was cut, or grew: so many characters were stated, so many found.
    Length {
        /// Stated.
        stated: usize,
        /// Found.
        found: usize,
    },
    /// It was altered.
    Checksum,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::NotARecord => f.write_str(words::IT_DOES_NOT_BEGIN_AS_A),
            RecordError::Length { stated, found } => {
                f.write_str(&words::length_differs(*stated, *found))
            }
            RecordError::Checksum => f.write_str(words::ITS_CHECKSUM_DOES_NOT_FIT_IT),
        }
    }
}

impl std::error::Error for RecordError {}

/// Puts JSON into a record.
#[must_use]
pub fn seal(format: u32, json: &str) -> String {
    let payload = ascii(json);
    let sum = checksum(format, &payload);
    format!("{format} {} {sum:08x} {payload}", payload.len())
}

/// Checks a record and takes out its payload.
pub fn open(record: &str) -> Result<Opened<'_>, RecordError> {
    let mut parts = record.splitn(4, ' ');
    let mut part = || parts.next().ok_or(RecordError::NotARecord);
    let format = number(part()?)?;
    let stated = number(part()?)? as usize;
    let sum = part()?;
    let payload = part()?;
    if payload.len() != stated {
        return Err(RecordError::Length {
            stated,
            found: payload.len(),
        });
    }
    // Compared as text: each checksum has one way to be written.
    if format!("{:08x}", checksum(format, payload)) != sum {
        return Err(RecordError::Checksum);
    }
    Ok(Opened { format, payload })
}

/// A number in the one way it is written.
fn number(text: &str) -> Result<u32, RecordError> {
    text.parse::<u32>()
        .ok()
        .filter(|number| number.to_string() == text)
        .ok_or(RecordError::NotARecord)
}

fn checksum(format: u32, payload: &str) -> u32 {
    crc32(&[&format!("{format} {} ", payload.len()), payload])
}

/// JSON with every character above U+007E escaped. Outside strings JSON has none.
fn ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        if character <= '\u{7e}' {
            ascii.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(ascii, "\\u{unit:04x}");
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sealed_opens_as_the_same_json_in_ascii(format in 1..9_u32, text: String) {
            let json = serde_json::to_string(&text).unwrap();
            let record = seal(format, &json);
            prop_assert!(record.bytes().all(|b| (0x20..=0x7e).contains(&b)));
            let opened = open(&record).unwrap();
            prop_assert_eq!(opened.format, format);
            prop_assert_eq!(serde_json::from_str::<String>(opened.payload).unwrap(), text);
        }

        #[test]
        fn text_that_is_no_record_is_refused_without_a_panic(text: String) {
            prop_assert!(open(&text).is_err());
        }
    }

    #[test]
    fn the_format_and_the_length_are_under_the_checksum_too() {
        let record = seal(1, "{}");
        assert_eq!(
            open(&record.replacen('1', "2", 1)),
            Err(RecordError::Checksum)
        );
        assert_eq!(
            open(&format!("{record} ")),
            Err(RecordError::Length {
                stated: 2,
                found: 3
            })
        );
        assert_eq!(
            open(&record.replacen("1 ", "01 ", 1)),
            Err(RecordError::NotARecord)
        );
        assert_eq!(
            open(&record.replacen("1 ", "+1 ", 1)),
            Err(RecordError::NotARecord)
        );
        assert_eq!(open(""), Err(RecordError::NotARecord));
    }
}
