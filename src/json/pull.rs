//! Reads JSON text from the left, one value at a time, and tells at which byte it breaks the
//! grammar. Keeps nothing; lists and objects are entered, and who reads says what to do inside.

use crate::words::json as words;
use std::borrow::Cow;
use std::fmt;

/// A value that was come to. Inside a list the [`item`](Pull::item)s come next, inside an object
/// the [`name`](Pull::name)s.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without decimal point or exponent. One above `i64::MAX` is `i64::MAX`, as long
    /// as it fits 64 bits.
    Whole(i64),
    /// Any other number, right to 15 digits.
    Fraction(f64),
    /// Text, borrowed where it has no escapes.
    Text(Cow<'t, str>),
    /// A list was entered.
    List,
    /// An object was entered.
    Object,
}

/// How a text breaks the grammar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// It ends too soon.
    End,
    /// Something else stands where a value should.
    NoValue,
    /// No comma or bracket after an item of a list.
    NoCommaInList,
    /// No comma or brace after a member of an object.
    NoCommaInObject,
    /// A comma before a closing bracket or brace.
    TrailingComma,
    /// More text after the end.
    TrailingText,
    /// No colon after a name.
    NoColon,
    /// A name that is not between double quotes.
    NoName,
    /// A number with a leading zero, or without digits where there must be some.
    BadNumber,
    /// A number that no 64 bits can hold.
    HugeNumber,
    /// A text that is not closed on its line, or has another control character in it.
    ControlCharacter,
    /// A backslash before something that it cannot stand before.
    BadEscape,
    /// One half of a character that is written in two.
    HalfCharacter,
    /// Too many brackets inside one another.
    TooDeep,
}

/// A text breaks the grammar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The byte at which it does.
    pub at: usize,
    /// How.
    pub slip: Slip,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Slip::End => words::IT_ENDS_TOO_SOON,
            Slip::NoValue => words::A_VALUE_IS_MISSING,
            Slip::NoCommaInList => words::NO_COMMA_IN_LIST,
            Slip::NoCommaInObject => words::NO_COMMA_IN_OBJECT,
            Slip::TrailingComma => words::THERE_IS_A_COMMA_TOO_MANY,
            Slip::TrailingText => words::THERE_IS_MORE_AFTER_ITS_END,
            Slip::NoColon => words::A_COLON_IS_MISSING,
            Slip::NoName => words::A_NAME_IS_NOT_BETWEEN_DOUBLE,
            Slip::BadNumber => words::A_NUMBER_IS_NOT_ONE,
            Slip::HugeNumber => words::A_NUMBER_IS_OUT_OF_RANGE,
            Slip::ControlCharacter => words::A_TEXT_RUNS_OVER_THE_END,
            Slip::BadEscape => words::A_BACKSLASH_IN_A_TEXT_MAKES,
            Slip::HalfCharacter => words::A_TEXT_HOLDS_HALF_A_CHARACTER,
            Slip::TooDeep => words::IT_IS_NESTED_TOO_DEEP,
        })
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.slip.fmt(f)?;
        f.write_str(&words::at_byte(self.at))
    }
}

impl std::error::Error for Broken {}

/// A value as it stands in the text, not decoded.
enum Token {
    Null,
    Bool(bool),
    Number,
    Text { has_escapes: bool },
    List,
    Object,
}

/// A place in a text, from which it is read on.
#[derive(Clone, Debug)]
pub struct Pull<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pull<'t> {
    /// Begins at this byte of a text, which must be on a character boundary.
    #[must_use]
    pub fn new(text: &'t str, at: usize) -> Pull<'t> {
        Pull { text, at }
    }

    /// The byte at hand.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The text from this byte, which was stepped over, to the one at hand.
    #[must_use]
    pub fn since(&self, start: usize) -> &'t str {
        &self.text[start..self.at]
    }

    /// Steps over white space and tells which byte comes next, without stepping over it.
    #[expect(clippy::inline_always, reason = "asked for every byte between values")]
    #[inline(always)]
    pub fn peek(&mut self) -> Option<u8> {
        let byte = self.byte();
        if byte.is_some_and(|byte| byte > b' ') {
            return byte;
        }
        self.at = skip_space(self.text.as_bytes(), self.at);
        self.byte()
    }

    /// Steps over white space and this byte, or breaks off with this slip.
    pub fn expect(&mut self, byte: u8, otherwise: Slip) -> Result<(), Broken> {
        if self.peek() != Some(byte) {
            return Err(self.broken(otherwise));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps to the end of the text: only white space may come.
    pub fn end(&mut self) -> Result<(), Broken> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken(Slip::TrailingText)),
        }
    }

    /// Reads the value that comes next, or enters it.
    pub fn value(&mut self) -> Result<Value<'t>, Broken> {
        self.peek();
        let start = self.at;
        Ok(match self.token()? {
            Token::Null => Value::Null,
            Token::Bool(is) => Value::Bool(is),
            Token::List => Value::List,
            Token::Object => Value::Object,
            Token::Number => number(&self.text[start..self.at]).ok_or(Broken {
                at: self.at - 1,
                slip: Slip::HugeNumber,
            })?,
            Token::Text { has_escapes } => Value::Text(self.decoded(start, has_escapes)?),
        })
    }

    /// Steps to the next item of the list at hand; false after its bracket. The first has no
    /// comma before it.
    pub fn item(&mut self, is_first: bool) -> Result<bool, Broken> {
        self.is_more(is_first, b']')
    }

    /// Steps to the value of the next member of the object at hand and gives its name; none after
    /// its brace. The first has no comma before it.
    pub fn name(&mut self, is_first: bool) -> Result<Option<Cow<'t, str>>, Broken> {
        let name = self.key(is_first)?;
        if name.is_some() {
            self.colon()?;
        }
        Ok(name)
    }

    /// The same, but leaves the colon: for who has to know the name when that is missing.
    pub fn key(&mut self, is_first: bool) -> Result<Option<Cow<'t, str>>, Broken> {
        if !self.is_more(is_first, b'}')? {
            return Ok(None);
        }
        let (start, has_escapes) = self.name_token()?;
        self.decoded(start, has_escapes).map(Some)
    }

    /// Steps over the colon after a name, to the value.
    pub fn colon(&mut self) -> Result<(), Broken> {
        self.expect(b':', Slip::NoColon)?;
        self.peek();
        Ok(())
    }

    /// Steps over the value that comes next, whatever it holds.
    pub fn skip(&mut self) -> Result<(), Broken> {
        let token = self.token()?;
        self.close(match token {
            Token::List => Some(b']'),
            Token::Object => Some(b'}'),
            _ => None,
        })
    }

    /// Steps to the end of a value that was come to: out of it, when it was entered.
    pub fn leave(&mut self, value: &Value<'_>) -> Result<(), Broken> {
        self.close(match value {
            Value::List => Some(b']'),
            Value::Object => Some(b'}'),
            _ => None,
        })
    }

    /// Steps to where what was just entered closes with this byte.
    fn close(&mut self, close: Option<u8>) -> Result<(), Broken> {
        let mut is_first = true;
        let mut open: Vec<u8> = Vec::from_iter(close);
        while let Some(&close) = open.last() {
            if !self.is_more(is_first, close)? {
                open.pop();
                is_first = false;
                continue;
            }
            if close == b'}' {
                self.name_token()?;
                self.colon()?;
            }
            is_first = true;
            match self.token()? {
                Token::List => open.push(b']'),
                Token::Object => open.push(b'}'),
                _ => is_first = false,
            }
        }
        Ok(())
    }

    #[expect(clippy::inline_always, reason = "asked for every byte between values")]
    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The text breaks off at the byte at hand: by this slip, when it is not its end.
    fn broken(&self, slip: Slip) -> Broken {
        let is_end = self.at >= self.text.len();
        Broken {
            at: self.at,
            slip: if is_end { Slip::End } else { slip },
        }
    }

    /// Steps over the comma before an item or member; false at the closing byte, which is stepped
    /// over as well.
    #[expect(clippy::inline_always, reason = "asked for every byte between values")]
    #[inline(always)]
    fn is_more(&mut self, is_first: bool, close: u8) -> Result<bool, Broken> {
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        if !is_first {
            let comma = self.at;
            let missing = match close {
                b']' => Slip::NoCommaInList,
                _ => Slip::NoCommaInObject,
            };
            self.expect(b',', missing)?;
            if self.peek() == Some(close) {
                return Err(Broken {
                    at: comma,
                    slip: Slip::TrailingComma,
                });
            }
        }
        Ok(true)
    }

    /// Steps over a name; tells where it starts and whether it has escapes.
    fn name_token(&mut self) -> Result<(usize, bool), Broken> {
        if self.peek() != Some(b'"') {
            return Err(self.broken(Slip::NoName));
        }
        let start = self.at;
        Ok((start, self.string()?))
    }

    /// Steps over the value that comes next, into it when it has others inside.
    fn token(&mut self) -> Result<Token, Broken> {
        let (word, token) = match self.peek() {
            Some(b'"') => {
                return self.string().map(|has_escapes| Token::Text { has_escapes });
            }
            Some(b'-' | b'0'..=b'9') => return self.digits().map(|()| Token::Number),
            Some(b'[') => ("[", Token::List),
            Some(b'{') => ("{", Token::Object),
            Some(b'n') => ("null", Token::Null),
            Some(b't') => ("true", Token::Bool(true)),
            Some(b'f') => ("false", Token::Bool(false)),
            _ => return Err(self.broken(Slip::NoValue)),
        };
        for byte in word.bytes() {
            if self.byte() != Some(byte) {
                return Err(self.broken(Slip::NoValue));
            }
            self.at += 1;
        }
        Ok(token)
    }

    /// Steps over text in quotes, of which the first is at hand; tells whether it has escapes.
    fn string(&mut self) -> Result<bool, Broken> {
        let bytes = self.text.as_bytes();
        let mut has_escapes = false;
        self.at += 1;
        loop {
            self.at += plain_length(bytes.get(self.at..).unwrap_or_default());
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(has_escapes);
                }
                Some(b'\\') => {
                    has_escapes = true;
                    self.at += 1;
                    self.escape()?;
                }
                _ => return Err(self.broken(Slip::ControlCharacter)),
            }
        }
    }

    /// Steps over what stands after a backslash.
    fn escape(&mut self) -> Result<(), Broken> {
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                let Some(digits) = self.text.as_bytes().get(self.at + 1..self.at + 5) else {
                    self.at = self.text.len();
                    return Err(self.broken(Slip::BadEscape));
                };
                self.at += 4;
                if !digits.iter().all(u8::is_ascii_hexdigit) {
                    return Err(self.broken(Slip::BadEscape));
                }
                self.at += 1;
            }
            _ => return Err(self.broken(Slip::BadEscape)),
        }
        Ok(())
    }

    /// The text that was just stepped over, whose first quote is at `start`.
    fn decoded(&self, start: usize, has_escapes: bool) -> Result<Cow<'t, str>, Broken> {
        let raw = &self.text[start + 1..self.at - 1];
        if has_escapes {
            unescaped(raw, start + 1).map(Cow::Owned)
        } else {
            Ok(Cow::Borrowed(raw))
        }
    }

    /// Steps over a number, whose first byte is at hand.
    fn digits(&mut self) -> Result<(), Broken> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => {
                self.at += 1;
                if matches!(self.byte(), Some(b'0'..=b'9')) {
                    return Err(self.broken(Slip::BadNumber));
                }
            }
            _ => self.some_digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.some_digits()?;
        }
        Ok(())
    }

    fn some_digits(&mut self) -> Result<(), Broken> {
        if !matches!(self.byte(), Some(b'0'..=b'9')) {
            return Err(self.broken(Slip::BadNumber));
        }
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }
}

/// The first byte from `at` on that is no white space.
#[must_use]
pub fn skip_space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let space = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    at + space.count()
}

/// How many bytes stand before the first quote, backslash or control character. Most of a file is
/// text, so eight are looked at together.
fn plain_length(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let mut length = 0;
    while let Some(eight) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        // The top bit of a byte is set that is below another; of those after it, it may be too.
        let below = |bytes: u64, limit: u64| bytes.wrapping_sub(EACH * limit) & !bytes;
        let is = |byte: u8| below(eight ^ (EACH * u64::from(byte)), 1);
        let special = (below(eight, 0x20) | is(b'"') | is(b'\\')) & (EACH * 0x80);
        if special != 0 {
            return length + special.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let rest = bytes.get(length..).unwrap_or_default();
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    length + rest.iter().position(special).unwrap_or(rest.len())
}

/// The value of a number in JSON; none when it is too large for any.
fn number(text: &str) -> Option<Value<'static>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_negative = digits.len() < text.len();
    let (mut significand, mut exponent) = (0_u64, 0_i32);
    let (mut is_whole, mut is_full, mut places) = (true, false, 0);
    for (at, byte) in digits.bytes().enumerate() {
        match byte {
            b'.' => (is_whole, places) = (false, 1),
            b'e' | b'E' => {
                is_whole = false;
                let power = &digits[at + 1..];
                let limit = if power.starts_with('-') {
                    i32::MIN
                } else {
                    i32::MAX
                };
                exponent = exponent.saturating_add(power.parse().unwrap_or(limit));
                break;
            }
            digit => {
                let digit = u64::from(digit - b'0');
                let longer = significand
                    .checked_mul(10)
                    .and_then(|tens| tens.checked_add(digit))
                    .filter(|_| !is_full);
                if let Some(longer) = longer {
                    (significand, exponent) = (longer, exponent - places);
                } else {
                    // What 64 bits cannot hold only counts by its place.
                    (is_full, exponent) = (true, exponent + 1 - places);
                }
            }
        }
    }
    if is_whole && !is_full {
        let whole = if is_negative {
            0_i64
                .checked_sub_unsigned(significand)
                .filter(|whole| *whole != 0)
        } else {
            Some(i64::try_from(significand).unwrap_or(i64::MAX))
        };
        if let Some(whole) = whole {
            return Some(Value::Whole(whole));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "15 digits are right")]
    let significand = significand as f64;
    let power = 10_f64.powi(exponent.saturating_abs());
    let size = match exponent {
        _ if significand == 0.0 => 0.0,
        ..0 => significand / power,
        _ => significand * power,
    };
    let value = if is_negative { -size } else { size };
    size.is_finite().then_some(Value::Fraction(value))
}

/// Text with its escapes replaced. They were looked at before but for halves of characters; `raw`
/// starts at this byte of the whole.
fn unescaped(raw: &str, start: usize) -> Result<String, Broken> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut chars = after.chars();
        let c = chars.next().unwrap_or_default();
        rest = chars.as_str();
        out.push(match c {
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (c, length) = utf16(rest).map_err(|length| Broken {
                    at: start + raw.len() - rest.len() + length,
                    slip: Slip::HalfCharacter,
                })?;
                rest = &rest[length..];
                c
            }
            c => c,
        });
    }
    out.push_str(rest);
    Ok(out)
}

/// The character written by the hexadecimal digits after `\u`, and by a second `\u` where it takes
/// two; how many bytes those are. When it is only half of one, the byte that shows it.
fn utf16(digits: &str) -> Result<(char, usize), usize> {
    let unit = |at: usize| {
        let digits = digits.get(at..at + 4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let first = unit(0).unwrap_or_default();
    if let Some(c) = char::from_u32(first) {
        return Ok((c, 4));
    }
    if first >= 0xDC00 {
        return Err(3);
    }
    match digits.as_bytes().get(4..6) {
        Some(b"\\u") => {}
        Some([b'\\', _]) => return Err(5),
        _ => return Err(4),
    }
    let second = unit(6).unwrap_or_default();
    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400);
    low.and_then(|low| char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low))
        .map(|c| (c, 10))
        .ok_or(9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The whole text as `serde_json` holds it.
    fn tree(text: &str) -> Result<serde_json::Value, Broken> {
        let mut pull = Pull::new(text, 0);
        let value = pull.value()?;
        let tree = subtree(&mut pull, value)?;
        pull.end()?;
        Ok(tree)
    }

    fn subtree(pull: &mut Pull, value: Value) -> Result<serde_json::Value, Broken> {
        Ok(match value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(is) => is.into(),
            Value::Whole(whole) => whole.into(),
            Value::Fraction(fraction) => rounded(&fraction.into()),
            Value::Text(text) => text.into(),
            Value::List => {
                let mut items = Vec::new();
                while pull.item(items.is_empty())? {
                    let item = pull.value()?;
                    items.push(subtree(pull, item)?);
                }
                items.into()
            }
            Value::Object => {
                let mut members = serde_json::Map::new();
                let mut is_first = true;
                while let Some(name) = pull.name(is_first)? {
                    is_first = false;
                    let value = pull.value()?;
                    members.insert(name.into(), subtree(pull, value)?);
                }
                members.into()
            }
        })
    }

    /// With the digits of fractions that both readers have right.
    fn rounded(value: &serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Number(number) if number.is_f64() => {
                format!("{:.12e}", number.as_f64().unwrap()).into()
            }
            serde_json::Value::Array(items) => items.iter().map(rounded).collect(),
            serde_json::Value::Object(members) => members
                .iter()
                .map(|(name, value)| (name.clone(), rounded(value)))
                .collect(),
            other => other.clone(),
        }
    }

    fn skipped(text: &str) -> Result<(), Broken> {
        let mut pull = Pull::new(text, 0);
        pull.skip()?;
        pull.end()
    }

    /// The byte at which `serde_json` breaks off.
    fn breaks_at(text: &str, error: &serde_json::Error) -> usize {
        let lines = text.split_inclusive('\n').take(error.line() - 1);
        let line: usize = lines.map(str::len).sum();
        (line + error.column()).saturating_sub(1)
    }

    fn agrees(text: &str) {
        let known: Result<serde_json::Value, _> = serde_json::from_str(text);
        match (tree(text), known) {
            (Ok(tree), Ok(known)) => {
                assert_eq!(tree, rounded(&known), "{text}");
                assert_eq!(skipped(text), Ok(()), "{text}");
            }
            (Err(broken), Err(error)) if error.is_eof() => {
                assert_eq!(broken.slip, Slip::End, "{text}: {error}");
            }
            // The comma is what is wrong; serde_json tells of the bracket after it.
            (Err(broken), Err(_)) if broken.slip == Slip::TrailingComma => {
                assert_eq!(&text[broken.at..=broken.at], ",", "{text}");
            }
            (Err(broken), Err(error)) => {
                assert_eq!(
                    broken.at,
                    breaks_at(text, &error),
                    "{text}: {broken}, {error}"
                );
            }
            (tree, known) => panic!("{text}: {tree:?}, {known:?}"),
        }
    }

    #[test]
    fn what_is_json_is_read_as_serde_json_reads_it() {
        for text in [
            "null",
            " [true, false , null]\n",
            "[]",
            "{}",
            "[[], {}, [[]]]",
            r#"{"a": [1, {"b": "c"}], "a": 2, "": "é"}"#,
            "[0, -1, 12, 9223372036854775807, -9223372036854775807, -0]",
            "[0.5, 1.0, 1e3, 1E-3, -2.5e+2, 0.1, 0.25, 123456789.125, 0e999, 1e-999]",
            "[123456789012345678901234567890, -9223372036854775809]",
            r#"["\"\\\/\b\f\n\r\t", "\u0041\u00e9\u20AC", "\ud83d\ude00", "x\u0000y"]"#,
        ] {
            agrees(text);
        }
    }

    #[test]
    fn what_is_not_json_breaks_where_serde_json_breaks_off() {
        for text in [
            "",
            " ",
            "x",
            "nul",
            "nulx",
            "tru",
            "truE",
            "[",
            "[1",
            "[1,",
            "[1 2]",
            "[1,]",
            "{",
            "{1}",
            r#"{"a""#,
            r#"{"a" 1}"#,
            r#"{"a":"#,
            r#"{"a":1"#,
            r#"{"a":1,}"#,
            r#"{"a":1,2}"#,
            r#"{"a":1 "b":2}"#,
            "{}}",
            "1 2",
            "01",
            "-",
            "-x",
            "1.",
            "1.x",
            "1e",
            "1e+",
            "1e+x",
            "+1",
            ".5",
            "1e999",
            "\"",
            "\"a\nb\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12x4\"",
            r#""\ud800""#,
            r#""\ud800x""#,
            r#""\ud800\n""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
            "\"\\",
            "\"\\u",
            "[1}",
            "{\"a\":1]",
        ] {
            agrees(text);
        }
    }

    #[test]
    fn a_value_that_is_stepped_over_may_hold_what_none_is_read_with() {
        for text in [r#""\ud800""#, "1e999", r#"[[1e999], {"\udc00": []}]"#] {
            assert_eq!(skipped(text), Ok(()));
        }
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert_eq!(skipped(&deep), Ok(()));
    }

    #[test]
    fn an_entered_value_is_left_at_its_end() {
        let mut pull = Pull::new("[{\"a\": [1, 2], \"b\": {}}, 7]", 0);
        assert_eq!(pull.value(), Ok(Value::List));
        assert_eq!(pull.item(true), Ok(true));
        let object = pull.value().unwrap();
        pull.leave(&object).unwrap();
        assert_eq!(pull.item(false), Ok(true));
        assert_eq!(pull.value(), Ok(Value::Whole(7)));
        assert_eq!(pull.item(false), Ok(false));
    }

    proptest! {
        #[test]
        fn any_text_is_judged_as_serde_json_judges_it(
            text in r#"([\[\]{},:" \n\\uab\-+.eE0-9]|null|true|"a"|"\\u00e9"|"a":|[1-9]){0,16}"#
        ) {
            agrees(&text);
        }
    }
}
