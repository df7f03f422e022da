//! Finds a value again in the text of a file by its path. Used only for problems, on text that
//! was read before, so it trusts the text to be JSON but never relies on it.

use std::ops::Range;

use super::wire::Step;
use crate::json::{Pull, Value, skip_space};

/// Bytes of the value that these steps lead to from the value that starts at `start`.
pub(super) fn value(text: &str, start: usize, steps: &[Step]) -> Option<Range<usize>> {
    let (_, value) = follow(text, start, steps, 0)?;
    Some(value)
}

/// Bytes of the name of the member that these steps lead to: of its first use when `nth` is 0, of
/// the next when it is 1.
pub(super) fn name(text: &str, start: usize, steps: &[Step], nth: usize) -> Option<Range<usize>> {
    let (name, _) = follow(text, start, steps, nth)?;
    name
}

type Found = (Option<Range<usize>>, Range<usize>);

fn follow(text: &str, start: usize, steps: &[Step], nth: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let mut at = skip_space(bytes, start);
    let mut name = None;
    for (index, step) in steps.iter().enumerate() {
        let wanted = if index + 1 == steps.len() { nth } else { 0 };
        (name, at) = match step {
            Step::Index(row) => (None, element(bytes, at, *row)?),
            Step::Name(key) => member(text, at, key, wanted)?,
            Step::Key(key) => member(text, at, key, wanted)?,
        };
    }
    Some((name, at..value_end(bytes, at)))
}

/// The start of the element of the list that starts at `list`.
fn element(bytes: &[u8], list: usize, row: usize) -> Option<usize> {
    let mut at = skip_space(bytes, skip(bytes, list, b'[')?);
    for _ in 0..row {
        at = skip_space(bytes, value_end(bytes, at));
        at = skip_space(bytes, skip(bytes, at, b',')?);
    }
    Some(at)
}

/// Name and start of the value of a member of the object that starts at `object`.
fn member(
    text: &str,
    object: usize,
    key: &str,
    nth: usize,
) -> Option<(Option<Range<usize>>, usize)> {
    let bytes = text.as_bytes();
    let mut at = skip_space(bytes, skip(bytes, object, b'{')?);
    let mut left = nth;
    loop {
        let name = at..string_end(bytes, at)?;
        let colon = skip_space(bytes, name.end);
        let value = skip_space(bytes, skip(bytes, colon, b':')?);
        if is_key(&text[name.clone()], key) {
            if left == 0 {
                return Some((Some(name), value));
            }
            left -= 1;
        }
        at = skip_space(bytes, value_end(bytes, value));
        at = skip_space(bytes, skip(bytes, at, b',')?);
    }
}

/// Whether the string literal `quoted` spells `key`.
fn is_key(quoted: &str, key: &str) -> bool {
    if quoted.contains('\\') {
        return Pull::new(quoted, 0).value() == Ok(Value::Text(key.into()));
    }
    quoted.get(1..quoted.len() - 1) == Some(key)
}

fn skip(bytes: &[u8], at: usize, byte: u8) -> Option<usize> {
    (bytes.get(at) == Some(&byte)).then_some(at + 1)
}

fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = skip(bytes, at, b'"')?;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The byte after the value that starts at `at`.
fn value_end(bytes: &[u8], at: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = at;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = string_end(bytes, at).unwrap_or(bytes.len());
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return if depth == 0 { at } else { at + 1 },
            b'}' | b']' => depth -= 1,
            b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        { "a": [1, { "b\u0062": "x,]}\"", "c": null }, [ ]], "a": 2, "n": -1.5e3 }"#;

    fn at(steps: &[Step]) -> Option<&'static str> {
        value(TEXT, 0, steps).map(|range| &TEXT[range])
    }

    #[test]
    fn values_are_found_by_their_path() {
        let (a, n) = (Step::Name("a"), Step::Name("n"));
        assert_eq!(at(&[a.clone(), Step::Index(0)]), Some("1"));
        let bb = Step::Key("bb".into());
        assert_eq!(at(&[a.clone(), Step::Index(1), bb]), Some(r#""x,]}\"""#));
        assert_eq!(
            at(&[a.clone(), Step::Index(1), Step::Name("c")]),
            Some("null")
        );
        assert_eq!(at(&[a, Step::Index(2)]), Some("[ ]"));
        assert_eq!(at(&[n]), Some("-1.5e3"));
        assert_eq!(at(&[]), Some(TEXT.trim()));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert_eq!(at(&[Step::Name("z")]), None);
        assert_eq!(at(&[Step::Name("a"), Step::Index(3)]), None);
        assert_eq!(at(&[Step::Name("n"), Step::Name("a")]), None);
        for end in 0..TEXT.len() {
            // A file that was cut short is searched without harm.
            let _ = value(&TEXT[..end], 0, &[Step::Name("n")]);
        }
    }

    #[test]
    fn the_second_use_of_a_name_is_found() {
        let first = name(TEXT, 0, &[Step::Name("a")], 0).unwrap();
        let second = name(TEXT, 0, &[Step::Name("a")], 1).unwrap();
        assert!(first.start < second.start);
        assert_eq!(&TEXT[second.start..second.end + 3], r#""a": 2"#);
    }
}
