//! What must not come in or go out: something that looks like a patient's NHS number. Knows the
//! number's form and its check digit; leaves asking the person to `web`.

use crate::journal::REDACTED;

/// Text that passes for an NHS number, masked so that it can be shown: "943 476 ••••".
///
/// A number has ten digits, in one piece, in pieces of three, three and four, or in any pieces that
/// stand by themselves, with spaces, hyphens or dots between, and its last digit fits the others.
/// Strokes, low lines, brackets, commas and more than one space may stand between three pieces only,
/// for dates, ids and lists have them too; letters may touch these. Digits of other scripts count.
/// Telephone numbers are passed over, as are digits in one piece that are part of a word or an id,
/// unless the word begins with "NHS".
#[must_use]
pub fn possible_nhs_number(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if digit_of(chars[at]).is_none() {
            at += 1;
            continue;
        }
        let (digits, end) = look(&chars, at);
        if let Some(digits) = digits {
            return Some(masked(&digits));
        }
        at = end;
    }
    None
}

/// The number that begins with the digit at `at`, if there is one, and where to look on.
fn look(chars: &[char], at: usize) -> (Option<Vec<u8>>, usize) {
    let run = Run::at(chars, at);
    if let Some(digits) = run.number(chars) {
        return (Some(digits), run.end);
    }
    match in_three_pieces(chars, at) {
        Some((digits, end)) => (Some(digits), end),
        None => (None, run.end),
    }
}

/// The same for what should be a telephone number: those begin with 0 or "+", or in a spreadsheet
/// that dropped the 0 with 1 to 3; NHS numbers are issued from 4 on.
#[must_use]
pub fn possible_nhs_number_for_telephone(text: &str) -> Option<String> {
    let is_telephone = text
        .trim_start()
        .starts_with(['0', '1', '2', '3', '+', '(']);
    (!is_telephone).then(|| possible_nhs_number(text)).flatten()
}

/// The same text with each such number taken out, [`REDACTED`] in its place.
#[must_use]
pub fn redacted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        if digit_of(chars[at]).is_none() {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let (digits, end) = look(&chars, at);
        match digits {
            Some(_) => out.push_str(REDACTED),
            None => out.extend(&chars[at..end]),
        }
        at = end;
    }
    out
}

/// Pieces of digits with one separator between each two.
struct Run {
    start: usize,
    end: usize,
    pieces: Vec<Vec<u8>>,
    /// Whether strokes or low lines stand between the pieces.
    is_stroked: bool,
}

impl Run {
    /// The run that begins with the digit at `start`.
    fn at(chars: &[char], start: usize) -> Run {
        let mut run = Run {
            start,
            end: start,
            pieces: vec![Vec::new()],
            is_stroked: false,
        };
        let digit = |at: usize| digit_of(*chars.get(at)?);
        while let Some(found) = digit(run.end) {
            if let Some(piece) = run.pieces.last_mut() {
                piece.push(found);
            }
            run.end += 1;
            let is_between = chars.get(run.end).is_some_and(|&c| is_separator(c));
            if is_between && digit(run.end + 1).is_some() {
                run.is_stroked |= matches!(chars[run.end], '/' | '_');
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
        let word = chars[..self.start].iter().rev();
        let word: Vec<char> = word.take_while(|&&c| is_word(Some(c))).copied().collect();
        let start: String = word.iter().rev().take(3).collect();
        let is_named = start.eq_ignore_ascii_case("nhs");
        if is_word(before) && !is_named || is_word(after) || is_phone {
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
        let whole = (all.len() == 10 && !self.is_stroked).then(|| all.clone());
        in_one
            .chain(in_three)
            .chain(whole)
            .find(|digits| passes(digits))
    }
}

/// How many characters may stand between two pieces of a number that is written loosely.
const MOST_BETWEEN: usize = 3;

/// The number in pieces of three, three and four digits that begins at `at`, however loosely they are
/// put together, and its end.
fn in_three_pieces(chars: &[char], at: usize) -> Option<(Vec<u8>, usize)> {
    let is_loose = |c: char| is_separator(c) && !matches!(c, '/' | '_') || matches!(c, '(' | ')');
    let is_between = |&&c: &&char| is_loose(c) || c == ',';
    // What goes on from digits before is part of something longer, such as a telephone number.
    let before = chars[..at].iter().rev().take(MOST_BETWEEN);
    let gap = before.take_while(|&&c| is_loose(c)).count();
    let before = at.checked_sub(gap + 1).map(|at| chars[at]);
    if before.is_some_and(|c| digit_of(c).is_some() || matches!(c, '_' | '+')) {
        return None;
    }
    let mut digits = Vec::with_capacity(10);
    let mut end = at;
    for (piece, length) in [3, 3, 4].into_iter().enumerate() {
        if piece > 0 {
            let gap = chars[end..].iter().take(MOST_BETWEEN);
            end += Some(gap.take_while(is_between).count()).filter(|&gap| gap > 0)?;
        }
        for _ in 0..length {
            digits.push(digit_of(*chars.get(end)?)?);
            end += 1;
        }
    }
    let goes_on = chars.get(end).is_some_and(|&c| digit_of(c).is_some());
    (!goes_on && passes(&digits)).then_some((digits, end))
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '-'
            | '.'
            | '/'
            | '_'
            | '\u{A0}'
            | '\u{2007}'
            | '\u{2009}'
            | '\u{2011}'
            | '\u{2013}'
            | '\u{202F}'
    )
}

/// The digit that a character stands for, of this script, of full width, or Arabic.
fn digit_of(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
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
            "943/476/5919",
            "943_476_5919",
            "NHS9434765919",
            "nhs943 476 5919",
            "NHSNo9434765919",
            "NHS number 9434765919",
            "x943 476 5919",
            "x943.476.5919y",
            "943 476  5919",
            "(943) 476 5919",
            "943, 476, 5919",
            "943 - 476 - 5919",
            "rang 01438 715044, (943) 476 5919",
            "９４３４７６５９１９",
            "٩٤٣٤٧٦٥٩١٩",
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
        assert_eq!(
            redacted("x(943) 476  5919 and 943, 476, 5919y, 3 of 4"),
            "x([redacted] and [redacted]y, 3 of 4"
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
            "+44 (943) 476 5919",
            "0044 (943) 476  5919",
            "id_943  476  5919",
            "2009-10-01",
            "1 Oct 2009 to 30 Nov 2009, 4 weeks",
            "E82001",
            "p-9434765919x",
            "id_9434765919",
            "xnhs9434765919",
            "94/34/76/59/19",
            "0000000000",
            "12345",
            "",
        ] {
            assert_eq!(possible_nhs_number(text), None, "{text}");
        }
    }

    #[test]
    fn what_should_be_a_telephone_number_begins_as_one() {
        for text in [
            "01438 700000",
            "1438700000",
            "+44 943 476 5919",
            "(01438) 700 000",
            "",
        ] {
            assert_eq!(possible_nhs_number_for_telephone(text), None, "{text}");
        }
        assert!(possible_nhs_number_for_telephone(" 943 476 5919").is_some());
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
