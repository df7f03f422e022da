//! Small letters. The standard library's lower case brings a table of all scripts into the program
//! (12 kB, 6 of the 280 that a first visit may load), of which names in English need none. This
//! does it by rule for the scripts in which people here write names, and leaves others as they
//! are; [`lower`] is for comparing and finding, where both sides go through it.

/// A letter in lower case: Latin, Greek and Cyrillic. Any other comes back as it was.
///
/// A capital sigma always becomes the sigma of the middle of a word.
#[must_use]
pub fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    // Capitals and their small letters side by side: `first` is 0 where capitals have even numbers.
    let beside = |first: u32| code + u32::from(code % 2 == first);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => {
            code + 0x20
        }
        0x100..=0x12F
        | 0x132..=0x137
        | 0x14A..=0x177
        | 0x1DE..=0x1EF
        | 0x200..=0x21F
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF => beside(0),
        0x139..=0x148 | 0x179..=0x17E | 0x1CD..=0x1DC => beside(1),
        0x178 => 0xFF,
        0x386 => 0x3AC,
        0x388..=0x38A => code + 0x25,
        0x38C => 0x3CC,
        0x38E | 0x38F => code + 0x3F,
        0x400..=0x40F => code + 0x50,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// A text in lower case, as [`lower_letter`] makes it.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    push_lower(&mut lowered, text);
    lowered
}

/// Appends `text` in lower case. Most names are ASCII and are done at once.
pub fn push_lower(into: &mut String, text: &str) {
    if text.is_ascii() {
        let first = into.len();
        into.push_str(text);
        into[first..].make_ascii_lowercase();
    } else {
        into.extend(text.chars().map(lower_letter));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The small letter by the standard library, where it is one letter.
    fn known(letter: char) -> Option<char> {
        let mut small = letter.to_lowercase();
        small.next().filter(|_| small.next().is_none())
    }

    #[test]
    fn a_letter_that_changes_changes_as_the_standard_library_has_it() {
        for letter in '\0'..=char::MAX {
            let ours = lower_letter(letter);
            assert!(
                ours == letter || Some(ours) == known(letter),
                "{letter} became {ours}"
            );
        }
    }

    #[test]
    fn no_capital_of_the_scripts_it_knows_is_left() {
        let scripts = [
            '\0'..='\u{17F}',
            '\u{1CD}'..='\u{1EF}',
            '\u{200}'..='\u{21F}',
            '\u{386}'..='\u{3CE}',
            '\u{400}'..='\u{4BF}',
            '\u{4D0}'..='\u{52F}',
            '\u{1E00}'..='\u{1E95}',
            '\u{1EA0}'..='\u{1EFF}',
        ];
        for letter in scripts.into_iter().flatten() {
            // The Turkish capital I with a dot becomes two letters, and stays as it is here.
            if letter != 'İ' {
                assert_eq!(Some(lower_letter(letter)), known(letter), "{letter}");
            }
        }
    }

    #[test]
    fn texts() {
        assert_eq!(lower("Watford General"), "watford general");
        assert_eq!(
            lower("ŴYTHNOS Éire ΣΊΣΥΦΟΣ Дом 漢"),
            "ŵythnos éire σίσυφοσ дом 漢"
        );
        let mut text = "One ".to_owned();
        push_lower(&mut text, "TWO");
        assert_eq!(text, "One two");
    }
}
