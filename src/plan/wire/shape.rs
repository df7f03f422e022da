//! How one value of a file is read: what it may be, and what stands in for it when it is wrong.
//! A wrong value is noted and reading goes on, so that a person hears of all problems at once.
//!
//! Each type says little: the walk through records, lists and maps exists once, and comes to the
//! places where values go through [`Record`], [`List`] and [`Entries`].

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::context::{Context, Step, What};
use super::form::{Form, Member};
use super::unknown::Unknown;
use crate::json::{Broken, Pull, Value};
use crate::plan::names::Names;
use crate::plan::{Day, PlanDate, Text};

/// A type of values of a plan file.
pub(in crate::plan) trait Shape: Slot + Sized + Serialize {
    /// What it may be.
    const FORM: Form;

    /// Whether a record without it is refused. Where not, an absent member means the same as
    /// [`placeholder`](Shape::placeholder).
    const IS_REQUIRED: bool = true;

    /// Stands in for a value that is not read yet, is wrong or missing.
    fn placeholder() -> Self;

    /// Whether the member is left out when it is written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A place for a value.
pub(in crate::plan) trait Slot {
    /// Takes in a value that `from` has just come to, and what is inside. A wrong one is noted
    /// and left out. Fails only where the text is not JSON.
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken>;
}

/// A record, as a list of places.
pub(in crate::plan) trait Record {
    /// What it may be: a record of at most [`Given::MOST`] members.
    fn form(&self) -> &'static Form;

    /// The place for the value of the member with this number.
    fn slot(&mut self, member: usize) -> Option<&mut dyn Slot>;

    /// Where members go that it does not know.
    fn unknown(&mut self) -> &mut Unknown;
}

/// A list that values are added to.
trait List {
    fn add(&mut self) -> Option<&mut dyn Slot>;
}

/// An object with free names that values are added to.
trait Entries {
    fn add(&mut self, name: &str) -> Option<&mut dyn Slot>;
}

/// Which members of a record were given.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::plan) struct Given(u64);

impl Given {
    /// So many members can be told apart.
    pub const MOST: usize = 64;

    /// Adds a member by its number; false when it is among them already.
    pub fn add(&mut self, member: usize) -> bool {
        let is_new = !self.has(member);
        self.0 |= 1 << member;
        is_new
    }

    /// Whether this member is among them.
    pub fn has(self, member: usize) -> bool {
        self.0 >> member & 1 == 1
    }

    /// Notes which of these members are missing.
    pub fn check(self, members: &'static [Member], cx: &mut Context) {
        for (at, member) in members.iter().enumerate() {
            if member.is_required && !self.has(at) {
                cx.fault(What::Missing(member));
            }
        }
    }
}

/// Reads the members of an object.
pub(in crate::plan) fn take_record(
    record: &mut dyn Record,
    value: Value,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<(), Broken> {
    let members = match (record.form(), value) {
        (Form::Record(members), Value::Object) => *members,
        (form, value) => return wrong(form, &value, from, cx),
    };
    let mut given = Given::default();
    // Most files have the members in the order in which they are listed.
    let mut next = 0;
    let mut is_first = true;
    while let Some(name) = from.key(is_first)? {
        is_first = false;
        let Some(at) = place_of(&name, members, next) else {
            from.colon()?;
            record.unknown().keep(&name, from, cx)?;
            continue;
        };
        next = at + 1;
        cx.path.push(Step::Name(members[at].name));
        from.colon()?;
        if given.add(at) {
            read_value(record.slot(at), from, cx)?;
        } else {
            // Which of the two is meant is for a person to say; what is wrong inside may go.
            from.skip()?;
            cx.fault(What::Repeated);
        }
        cx.path.pop();
    }
    given.check(members, cx);
    Ok(())
}

/// Which member has this name, looked for from a place on and then from the first. Most members of
/// a record may be left out, so most names are passed over: by their length, where that differs.
fn place_of(name: &str, members: &[Member], from: usize) -> Option<usize> {
    let (before, after) = members.split_at_checked(from)?;
    let is_called = |member: &Member| member.name.len() == name.len() && member.name == name;
    let place = after.iter().position(is_called).map(|place| from + place);
    place.or_else(|| before.iter().position(is_called))
}

/// Reads the value that comes next into a place, if there is one.
pub(in crate::plan) fn read_value(
    slot: Option<&mut dyn Slot>,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<(), Broken> {
    match slot {
        Some(slot) => {
            let value = from.value()?;
            slot.take(value, from, cx)
        }
        None => from.skip(),
    }
}

/// Reads the items of a list.
fn take_list(
    list: &mut dyn List,
    form: &'static Form,
    value: &Value,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<(), Broken> {
    if *value != Value::List {
        return wrong(form, value, from, cx);
    }
    for row in 0.. {
        cx.path.push(Step::Index(row));
        if !from.item(row == 0)? {
            break;
        }
        read_value(list.add(), from, cx)?;
        cx.path.pop();
    }
    cx.path.pop();
    Ok(())
}

/// Reads the members of an object with free names.
fn take_entries(
    entries: &mut dyn Entries,
    form: &'static Form,
    value: &Value,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<(), Broken> {
    if *value != Value::Object {
        return wrong(form, value, from, cx);
    }
    let mut names = Names::default();
    let mut is_first = true;
    while let Some(name) = from.key(is_first)? {
        is_first = false;
        cx.path.push(Step::Key(name.as_ref().into()));
        from.colon()?;
        if names.add(&name, 0).is_none() {
            read_value(entries.add(&name), from, cx)?;
        } else {
            from.skip()?;
            cx.fault(What::Repeated);
        }
        cx.path.pop();
    }
    Ok(())
}

/// Steps out of a value that is of the wrong type, and notes that it is.
fn wrong(
    form: &'static Form,
    value: &Value,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<(), Broken> {
    from.leave(value)?;
    cx.fault(What::WrongType(form));
    Ok(())
}

/// The text of a value that must be one.
fn text<'t>(
    form: &'static Form,
    value: Value<'t>,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<Option<Cow<'t, str>>, Broken> {
    match value {
        Value::Text(text) => Ok(Some(text)),
        value => wrong(form, &value, from, cx).map(|()| None),
    }
}

/// The number of a value that must be a whole number between these bounds.
fn whole(
    form: &'static Form,
    value: &Value,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<Option<i64>, Broken> {
    match (form, value) {
        (Form::Whole(low, high), Value::Whole(number)) => {
            let is_within = (low..=high).contains(&number);
            if !is_within {
                cx.fault(What::OutOfRange(form));
            }
            Ok(is_within.then_some(*number))
        }
        _ => wrong(form, value, from, cx).map(|()| None),
    }
}

/// The number of the word that a value is in a list of words.
pub(in crate::plan) fn take_word(
    form: &'static Form,
    value: Value,
    from: &mut Pull,
    cx: &mut Context,
) -> Result<Option<usize>, Broken> {
    let Some(text) = text(form, value, from, cx)? else {
        return Ok(None);
    };
    let words = if let Form::Word(words) = form {
        words
    } else {
        &[][..]
    };
    let place = words.iter().position(|word| *word == text);
    if place.is_none() {
        cx.fault(What::UnknownWord(words));
    }
    Ok(place)
}

/// Text that is not empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Name(pub Text);

/// What is counted: `practices`, or parts such as the ids of a programme and a gate with full
/// stops between.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct CountKey(pub Text);

/// The code of a currency.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Currency(pub Text);

/// What the file says that it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Format(pub Text);

/// The id of a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Id(pub Text);

/// The id of another record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Reference(pub Text);

/// Whether these bytes may hold a character that [`clean`] removes. Most text is printable ASCII, so
/// eight are looked at together.
fn may_hide(text: &str) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const TOP: u64 = EACH * 0x80;
    let (eights, rest) = text.as_bytes().as_chunks();
    // The top bit of a byte is set that is a control character or not ASCII; of those above it, it
    // may be too.
    let is_odd = |eight: &[u8; 8]| {
        let eight = u64::from_le_bytes(*eight);
        let low = eight.wrapping_sub(EACH * 0x20);
        let delete = (eight ^ (EACH * 0x7F)).wrapping_sub(EACH);
        (low | delete | eight) & TOP != 0
    };
    let hides = |byte: &u8| *byte < 0x20 || matches!(*byte, 0x7F | 0xC2 | 0xE2);
    if eights.iter().any(is_odd) {
        text.as_bytes().iter().any(hides)
    } else {
        rest.iter().any(hides)
    }
}

/// Control characters but tab and line feed, and those that turn the direction of text: what they
/// hide on a screen can mislead, and some tools stop at a NUL.
fn is_hidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Text without hidden characters; when there were any, that is noted with the raw text.
fn clean(text: &str, cx: &mut Context) -> Text {
    if may_hide(text) && text.contains(is_hidden) {
        cx.notice(&|| {
            let raw = text.escape_debug();
            crate::words::faults::hidden_characters(&raw.to_string())
        });
        return text
            .chars()
            .filter(|c| !is_hidden(*c))
            .collect::<String>()
            .into();
    }
    text.into()
}

/// Declares how a type takes in text, which is what else it may be, and what stands in for it.
macro_rules! texts {
    ($( $Type:ty: $form:expr, $placeholder:expr, |$text:ident, $cx:ident| $take:expr; )*) => {$(
        impl Shape for $Type {
            const FORM: Form = $form;

            fn placeholder() -> $Type {
                $placeholder
            }
        }

        impl Slot for $Type {
            fn take(&mut self, value: Value, from: &mut Pull, $cx: &mut Context) -> Result<(), Broken> {
                if let Some($text) = text(&Self::FORM, value, from, $cx)? {
                    let $text = &*$text;
                    *self = $take;
                }
                Ok(())
            }
        }
    )*};
}

texts! {
    Text: Form::Text, Text::default(), |text, cx| clean(text, cx);
    Name: Form::Name, Name(Text::default()), |text, cx| {
        let name = clean(text, cx);
        if name.trim().is_empty() {
            cx.fault(What::Empty);
        }
        Name(name)
    };
    CountKey: Form::CountKey, CountKey(Text::default()), |text, cx| {
        if text.is_empty() {
            cx.fault(What::Empty);
        }
        CountKey(clean(text, cx))
    };
    Currency: Form::Currency, Currency("GBP".into()), |text, cx| {
        if text.len() != 3 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
            cx.fault(What::WrongType(&Form::Currency));
        }
        Currency(text.into())
    };
    // Whether it is the right one is looked at by the reader, which then stops.
    Format: Form::Only("\"rollcall-plan\""), Format(Text::default()), |text, _cx| Format(text.into());
    // Kept even when bad, so that what refers to it is not a second problem.
    Id: Form::Id, Id(Text::default()), |text, cx| {
        if !is_id(text) {
            cx.fault(What::BadId);
        }
        Id(text.into())
    };
    Reference: Form::Reference, Reference(Text::default()), |text, cx| {
        if text.is_empty() {
            cx.fault(What::WrongType(&Form::Reference));
        }
        Reference(text.into())
    };
    Day: Form::Day, Day::FIRST, |text, cx| match PlanDate::parse(text) {
        Some(date) if date == PlanDate::day(date.first()) => date.first(),
        _ => {
            cx.fault(What::BadDate { is_day: true });
            Day::FIRST
        }
    };
    PlanDate: Form::Date, PlanDate::day(Day::FIRST), |text, cx| {
        PlanDate::parse(text).unwrap_or_else(|| {
            cx.fault(What::BadDate { is_day: false });
            PlanDate::day(Day::FIRST)
        })
    };
}

/// Whether this may be an id: 1 to 64 letters, digits, full stops, underscores and hyphens.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Serialize for PlanDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Which version of the format the file is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Version(pub i64);

impl Shape for Version {
    const FORM: Form = Form::Only("1");

    fn placeholder() -> Version {
        Version(super::VERSION)
    }
}

impl Slot for Version {
    // A later version is looked at by the reader, which then stops.
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken> {
        let Value::Whole(number) = value else {
            return wrong(&Version::FORM, &value, from, cx);
        };
        if number < super::VERSION {
            cx.fault(What::OutOfRange(&Version::FORM));
        }
        *self = Version(number);
        Ok(())
    }
}

/// A share between 0 and 1.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[serde(transparent)]
pub struct Share(pub f32);

impl Shape for Share {
    const FORM: Form = Form::Share;

    fn placeholder() -> Share {
        Share(0.0)
    }
}

impl Slot for Share {
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken> {
        *self = Share(match value {
            Value::Whole(0) => 0.0,
            Value::Whole(1) => 1.0,
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a share needs no more than 7 digits"
            )]
            Value::Fraction(number) if (0.0..=1.0).contains(&number) => number as f32,
            Value::Whole(_) | Value::Fraction(_) => {
                cx.fault(What::OutOfRange(&Form::Share));
                return Ok(());
            }
            value => return wrong(&Form::Share, &value, from, cx),
        });
        Ok(())
    }
}

/// A whole number with bounds, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Between<const LOW: i64, const HIGH: i64>(i64);

impl<const LOW: i64, const HIGH: i64> Between<LOW, HIGH> {
    /// The number.
    #[must_use]
    pub fn get(self) -> i64 {
        self.0
    }

    /// The number as a type that holds all between the bounds; the type's zero if it does not.
    pub(in crate::plan) fn to<T: TryFrom<i64> + Default>(self) -> T {
        T::try_from(self.0).unwrap_or_default()
    }
}

impl<const LOW: i64, const HIGH: i64> Shape for Between<LOW, HIGH> {
    const FORM: Form = Form::Whole(LOW, HIGH);

    fn placeholder() -> Between<LOW, HIGH> {
        Between(LOW)
    }
}

impl<const LOW: i64, const HIGH: i64> Slot for Between<LOW, HIGH> {
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken> {
        if let Some(number) = whole(&Self::FORM, &value, from, cx)? {
            self.0 = number;
        }
        Ok(())
    }
}

/// Null and absent mean the same.
impl<T: Shape> Shape for Option<T> {
    const FORM: Form = Form::Nullable(&T::FORM);
    const IS_REQUIRED: bool = false;

    fn placeholder() -> Option<T> {
        None
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Shape> Slot for Option<T> {
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken> {
        match value {
            Value::Null => Ok(()),
            Value::Bool(_) => wrong(&Self::FORM, &value, from, cx),
            value => self
                .get_or_insert_with(T::placeholder)
                .take(value, from, cx),
        }
    }
}

impl<T: Shape> Shape for Vec<T> {
    const FORM: Form = Form::List(&T::FORM);
    const IS_REQUIRED: bool = false;

    fn placeholder() -> Vec<T> {
        Vec::new()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Shape> Slot for Vec<T> {
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken> {
        take_list(self, &Self::FORM, &value, from, cx)
    }
}

impl<T: Shape> List for Vec<T> {
    fn add(&mut self) -> Option<&mut dyn Slot> {
        self.push(T::placeholder());
        Some(self.last_mut()?)
    }
}

/// An object whose member names are free: kept in file order, none twice.
#[derive(Clone, PartialEq, Debug)]
pub struct Map<T>(pub Vec<(Text, T)>);

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<T: Shape> Shape for Map<T> {
    const FORM: Form = Form::Map(&T::FORM);
    const IS_REQUIRED: bool = false;

    fn placeholder() -> Map<T> {
        Map(Vec::new())
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Shape> Slot for Map<T> {
    fn take(&mut self, value: Value, from: &mut Pull, cx: &mut Context) -> Result<(), Broken> {
        take_entries(self, &Self::FORM, &value, from, cx)
    }
}

impl<T: Shape> Entries for Map<T> {
    fn add(&mut self, name: &str) -> Option<&mut dyn Slot> {
        self.0.push((name.into(), T::placeholder()));
        self.0.last_mut().map(|(_, value)| value as &mut dyn Slot)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_hidden_character_is_passed_over(
            before in "[ -~é]{0,20}", hidden in "[\\x00-\\x1F\\x7F-\\u{9F}\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}]",
            after in "[ -~é]{0,20}",
        ) {
            let text = [before, hidden, after].concat();
            prop_assert!(may_hide(&text), "{text:?}");
        }

        #[test]
        fn plain_text_hides_nothing(text in "[ -~]{0,40}") {
            prop_assert!(!may_hide(&text));
        }
    }
}
