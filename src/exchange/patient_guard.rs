//! What must not come in or go out: something that looks like a patient's NHS number. Knows the
//! number's form and its check digit; leaves asking the person to `web`.

use crate::journal::REDACTED;

/// Text that passes for an NHS number, masked so that it can be shown: "943 476 ••••".
///
/// A number has ten digits, in one piece, in pieces of three, three and four, or in any pieces that
/// stand by themselves, with spaces, hyphens or dots between, and its last digit fits the others.
/// Telephone numbers are passed over, as are digits that are part of a word or an id.
#[must_use]
pub fn possible_nhs_number(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = Run::at(&chars, at);
        if let Some(digits) = run.number(&chars) {
            return Some(masked(&digits));
        }
        at = run.end;
    }
    None
}

/// The same text with each such number taken out, [`REDACTED`] in its place.
#[must_use]
pub fn redacted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let run = Run::at(&chars, at);
        match run.number(&chars) {
            Some(_) => out.push_str(REDACTED),
            None => out.extend(&chars[at..run.end]),
        }
        at = run.end;
    }
    out
}

/// Pieces of digits with one separator between each two.
struct Run {
    start: usize,
    end: usize,
    pieces: Vec<Vec<u8>>,
}

impl Run {
    /// The run that begins with the digit at `start`.
    fn at(chars: &[char], start: usize) -> Run {
        let mut run = Run {
            start,
            end: start,
            pieces: vec![Vec::new()],
        };
        let digit = |at: usize| {
            let digit = chars.get(at)?.to_digit(10)?;
            u8::try_from(digit).ok()
        };
        while let Some(found) = digit(run.end) {
            if let Some(piece) = run.pieces.last_mut() {
                piece.push(found);
            }
            run.end += 1;
            let is_between = chars.get(run.end).is_some_and(|&c| is_separator(c));
            if is_between && digit(run.end + 1).is_some() {
                run.pieces.push(Vec::new());
                run.end += 1;
            }
        }
        run
    }

    /// The ten digits in it that pass, if there are any.
    fn number(&self, chars: &[char]) -> Option<Vec<u8>> {
        let before = self.start.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(self.end).copied();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '_');
        let all: Vec<u8> = self.pieces.concat();
        // +44, 0044, or eleven digits from 0 on: a telephone number.
        let is_phone = before == Some('+')
            || all.starts_with(&[0, 0, 4, 4])
            || (all.len() == 11 && all[0] == 0);
        if is_word(before) || is_word(after) || is_phone {
            return None;
        }
        let in_one = self
            .pieces
            .iter()
            .filter(|piece| piece.len() == 10)
            .cloned();
        let in_three = self.pieces.windows(3).filter_map(|three| {
            let lengths = [three[0].len(), three[1].len(), three[2].len()];
            (lengths == [3, 3, 4]).then(|| three.concat())
        });
        let whole = (all.len() == 10).then(|| all.clone());
        in_one
            .chain(in_three)
            .chain(whole)
            .find(|digits| passes(digits))
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '\u{A0}' | '\u{2011}' | '\u{2013}')
}

/// Whether the last of ten digits is the check digit of the nine before it: weights 10 to 2, eleven
/// minus the remainder by 11, where 11 is written 0 and 10 never issued.
fn passes(digits: &[u8]) -> bool {
    let [body @ .., check] = digits else {
        return false;
    };
    let sum: u32 = body
        .iter()
        .zip((2..=10).rev())
        .map(|(&digit, weight)| u32::from(digit) * weight)
        .sum();
    let expected = match 11 - sum % 11 {
        11 => 0,
        10 => return false,
        other => other,
    };
    // Nothing but zeros adds up as well, and is nobody's.
    body.len() == 9 && u32::from(*check) == expected && digits.iter().any(|&digit| digit != 0)
}

fn masked(digits: &[u8]) -> String {
    let shown: String = digits
        .iter()
        .take(6)
        .map(|digit| char::from(b'0' + digit))
        .collect();
    format!("{} {} ••••", &shown[..3], &shown[3..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example in the NHS data dictionary.
    const VALID: &str = "9434765919";

    #[test]
    fn a_number_is_seen_in_every_usual_spelling_and_masked() {
        for text in [
            VALID,
            "943 476 5919",
            "943-476-5919",
            "943.476.5919",
            "94 34 76 59 19",
            "943\u{A0}476\u{A0}5919",
            "Mrs Example, 943 476 5919, rang",
            "(9434765919)",
        ] {
            assert_eq!(
                possible_nhs_number(text).as_deref(),
                Some("943 476 ••••"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_is_taken_out_and_all_else_stays() {
        assert_eq!(
            redacted("Mrs Example, 943 476 5919, rang 01727 123456 on 2009-10-01"),
            "Mrs Example, [redacted], rang 01727 123456 on 2009-10-01"
        );
        assert_eq!(redacted("15 of 131, é"), "15 of 131, é");
        assert_eq!(
            possible_nhs_number(&redacted("9434765919 943-476-5919")),
            None
        );
    }

    #[test]
    fn one_wrong_digit_anywhere_lets_it_pass() {
        for at in 0..10 {
            for digit in b'0'..=b'9' {
                let mut digits = VALID.as_bytes().to_vec();
                if digits[at] == digit {
                    continue;
                }
                digits[at] = digit;
                let text = String::from_utf8(digits).unwrap();
                assert_eq!(possible_nhs_number(&text), None, "{text}");
            }
        }
    }

    #[test]
    fn telephones_dates_codes_and_ids_are_passed_over() {
        for text in [
            "01438 434765",
            "01707 369 5919",
            "+44 943 476 5919",
            "0044 9434765919",
            "2009-10-01",
            "1 Oct 2009 to 30 Nov 2009, 4 weeks",
            "E82001",
            "p-9434765919x",
            "id_9434765919",
            "0000000000",
            "12345",
            "",
        ] {
            assert_eq!(possible_nhs_number(text), None, "{text}");
        }
    }

    #[test]
    fn the_number_after_another_number_is_found() {
        let text = "15 practices, then 943 476 5919";
        assert_eq!(possible_nhs_number(text).as_deref(), Some("943 476 ••••"));
        assert!(possible_nhs_number("7 943 476 5919").is_some());
    }

    #[test]
    fn a_check_digit_of_ten_is_never_a_number() {
        // Weighted sum 1 for 000000005 would need 10; no last digit passes.
        let body = "100000000";
        let passing: Vec<u8> = (b'0'..=b'9')
            .filter(|&d| possible_nhs_number(&format!("{body}{}", d as char)).is_some())
            .collect();
        assert_eq!(passing, [b'1']);
        let none = (0..=9).all(|d| possible_nhs_number(&format!("000000006{d}")).is_none());
        assert!(none, "6 x 2 = 12, remainder 1, check digit 10");
    }
}
