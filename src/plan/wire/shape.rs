//! How one value of a file is read: what it may be, and what stands in for it when it is wrong.
//! A wrong value is noted and reading goes on, so that a person hears of all problems at once.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::context::{Context, Step, What};
use super::form::Form;
use crate::plan::{Day, PlanDate, Text};

/// A value of a plan file. Each way in that a type does not override notes a wrong type.
pub(in crate::plan) trait Shape: Sized + Serialize {
    /// What it may be.
    fn form() -> Form;

    /// Stands in for a value that is wrong or missing; never seen outside a refused file.
    fn placeholder() -> Self;

    /// What an absent member means; `None` when it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the member is left out when it is written.
    fn is_absent(&self) -> bool {
        false
    }

    fn null(cx: &mut Context) -> Self {
        cx.wrong()
    }

    fn whole(_: i64, cx: &mut Context) -> Self {
        cx.wrong()
    }

    fn fraction(_: f64, cx: &mut Context) -> Self {
        cx.wrong()
    }

    fn text(_: &str, cx: &mut Context) -> Self {
        cx.wrong()
    }

    fn list<'de, A: SeqAccess<'de>>(mut items: A, cx: &mut Context) -> Result<Self, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(cx.wrong())
    }

    fn object<'de, A: MapAccess<'de>>(mut members: A, cx: &mut Context) -> Result<Self, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(cx.wrong())
    }
}

/// Reads one value of type `T`.
pub(in crate::plan) struct Seed<'c, T>(&'c mut Context, PhantomData<T>);

impl<'c, T> Seed<'c, T> {
    /// Reads with this context.
    pub fn new(cx: &'c mut Context) -> Seed<'c, T> {
        Seed(cx, PhantomData)
    }
}

impl<'de, T: Shape> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, T: Shape> Visitor<'de> for Seed<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a plan file")
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::null(self.0))
    }

    fn visit_bool<E>(self, _: bool) -> Result<T, E> {
        Ok(self.0.wrong())
    }

    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok(T::whole(number, self.0))
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok(match i64::try_from(number) {
            Ok(number) => T::whole(number, self.0),
            // Larger than any range, and told so.
            Err(_) => T::whole(i64::MAX, self.0),
        })
    }

    fn visit_f64<E>(self, number: f64) -> Result<T, E> {
        Ok(T::fraction(number, self.0))
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::text(text, self.0))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        T::list(items, self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::object(members, self.0)
    }
}

/// The name of a member, borrowed from the file where it has no escapes.
pub(in crate::plan) struct Key<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Key<'de>, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }
        }

        from.deserialize_str(KeyVisitor)
    }
}

impl Context {
    /// Reads one member of a record into its slot. A second one is noted and not kept.
    pub fn member<'de, T: Shape, A: MapAccess<'de>>(
        &mut self,
        name: &'static str,
        slot: &mut Option<T>,
        members: &mut A,
    ) -> Result<(), A::Error> {
        self.path.push(Step::Name(name));
        let value = members.next_value_seed(Seed::new(self))?;
        if slot.is_some() {
            self.fault(|| What::Repeated);
        } else {
            *slot = Some(value);
        }
        self.path.pop();
        Ok(())
    }

    /// What a slot holds at the end of a record. One that must be filled and is not is noted.
    pub fn settle<T: Shape>(&mut self, name: &'static str, slot: Option<T>) -> T {
        slot.or_else(T::absent).unwrap_or_else(|| {
            self.fault(|| What::Missing(name, T::form()));
            T::placeholder()
        })
    }
}

/// Whether these bytes may hold a character that [`clean`] removes.
fn may_hide(text: &str) -> bool {
    text.bytes()
        .any(|byte| byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2)
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
        cx.notice(|_| {
            let raw = text.escape_debug();
            format!("Hidden characters were removed from a text. It was “{raw}”.")
        });
        return text.replace(is_hidden, "").into();
    }
    text.into()
}

impl Shape for Text {
    fn form() -> Form {
        Form::Text
    }

    fn placeholder() -> Text {
        Text::default()
    }

    fn text(text: &str, cx: &mut Context) -> Text {
        clean(text, cx)
    }
}

/// Text that is not empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Name(pub Text);

impl Shape for Name {
    fn form() -> Form {
        Form::Name
    }

    fn placeholder() -> Name {
        Name(Text::default())
    }

    fn text(text: &str, cx: &mut Context) -> Name {
        let name = clean(text, cx);
        if name.trim().is_empty() {
            cx.fault(|| What::Empty);
        }
        Name(name)
    }
}

/// What is counted: `practices`, or parts such as the ids of a programme and a gate with full
/// stops between.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct CountKey(pub Text);

impl Shape for CountKey {
    fn form() -> Form {
        Form::CountKey
    }

    fn placeholder() -> CountKey {
        CountKey(Text::default())
    }

    fn text(text: &str, cx: &mut Context) -> CountKey {
        if text.is_empty() {
            cx.fault(|| What::Empty);
        }
        CountKey(clean(text, cx))
    }
}

/// The code of a currency.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Currency(pub Text);

impl Shape for Currency {
    fn form() -> Form {
        Form::Currency
    }

    fn placeholder() -> Currency {
        Currency("GBP".into())
    }

    fn text(text: &str, cx: &mut Context) -> Currency {
        if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
            return Currency(text.into());
        }
        cx.fault(|| What::WrongType(Form::Currency));
        Currency::placeholder()
    }
}

/// What the file says that it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Format(pub Text);

impl Shape for Format {
    fn form() -> Form {
        Form::Only("\"rollcall-plan\"")
    }

    fn placeholder() -> Format {
        Format(Text::default())
    }

    // Whether it is the right one is looked at by the reader, which then stops.
    fn text(text: &str, _: &mut Context) -> Format {
        Format(text.into())
    }
}

/// Which version of the format the file is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Version(pub i64);

impl Shape for Version {
    fn form() -> Form {
        Form::Only("1")
    }

    fn placeholder() -> Version {
        Version(super::VERSION)
    }

    // A later version is looked at by the reader, which then stops.
    fn whole(number: i64, cx: &mut Context) -> Version {
        if number < super::VERSION {
            cx.fault(|| What::OutOfRange(Version::form()));
        }
        Version(number)
    }
}

/// The id of a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Id(pub Text);

/// Whether this may be an id: 1 to 64 letters, digits, full stops, underscores and hyphens.
pub(in crate::plan) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

impl Shape for Id {
    fn form() -> Form {
        Form::Id
    }

    fn placeholder() -> Id {
        Id(Text::default())
    }

    fn text(text: &str, cx: &mut Context) -> Id {
        if !is_id(text) {
            cx.fault(|| What::BadId);
        }
        // Kept even when bad, so that what refers to it is not a second problem.
        Id(text.into())
    }
}

/// The id of another record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub struct Reference(pub Text);

impl Shape for Reference {
    fn form() -> Form {
        Form::Reference
    }

    fn placeholder() -> Reference {
        Reference(Text::default())
    }

    fn text(text: &str, cx: &mut Context) -> Reference {
        if text.is_empty() {
            cx.fault(|| What::WrongType(Form::Reference));
        }
        Reference(text.into())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Shape for Day {
    fn form() -> Form {
        Form::Day
    }

    fn placeholder() -> Day {
        Day::FIRST
    }

    fn text(text: &str, cx: &mut Context) -> Day {
        match PlanDate::parse(text) {
            Some(date) if date == PlanDate::day(date.first()) => date.first(),
            _ => {
                cx.fault(|| What::BadDate { is_day: true });
                Day::FIRST
            }
        }
    }
}

impl Serialize for PlanDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Shape for PlanDate {
    fn form() -> Form {
        Form::Date
    }

    fn placeholder() -> PlanDate {
        PlanDate::day(Day::FIRST)
    }

    fn text(text: &str, cx: &mut Context) -> PlanDate {
        PlanDate::parse(text).unwrap_or_else(|| {
            cx.fault(|| What::BadDate { is_day: false });
            PlanDate::placeholder()
        })
    }
}

/// A share between 0 and 1.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[serde(transparent)]
pub struct Share(pub f32);

impl Shape for Share {
    fn form() -> Form {
        Form::Share
    }

    fn placeholder() -> Share {
        Share(0.0)
    }

    fn whole(number: i64, cx: &mut Context) -> Share {
        match number {
            0 => Share(0.0),
            1 => Share(1.0),
            _ => {
                cx.fault(|| What::OutOfRange(Share::form()));
                Share(0.0)
            }
        }
    }

    fn fraction(number: f64, cx: &mut Context) -> Share {
        if !(0.0..=1.0).contains(&number) {
            cx.fault(|| What::OutOfRange(Form::Share));
            return Share(0.0);
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a share needs no more than 7 digits"
        )]
        Share(number as f32)
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
    fn form() -> Form {
        Form::Whole(LOW, HIGH)
    }

    fn placeholder() -> Between<LOW, HIGH> {
        Between(LOW)
    }

    fn whole(number: i64, cx: &mut Context) -> Between<LOW, HIGH> {
        if (LOW..=HIGH).contains(&number) {
            return Between(number);
        }
        cx.fault(|| What::OutOfRange(Self::form()));
        Self::placeholder()
    }
}

/// Null and absent mean the same.
impl<T: Shape> Shape for Option<T> {
    fn form() -> Form {
        Form::Nullable(Box::new(T::form()))
    }

    fn placeholder() -> Option<T> {
        None
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn null(_: &mut Context) -> Option<T> {
        None
    }

    fn whole(number: i64, cx: &mut Context) -> Option<T> {
        Some(T::whole(number, cx))
    }

    fn fraction(number: f64, cx: &mut Context) -> Option<T> {
        Some(T::fraction(number, cx))
    }

    fn text(text: &str, cx: &mut Context) -> Option<T> {
        Some(T::text(text, cx))
    }

    fn list<'de, A: SeqAccess<'de>>(items: A, cx: &mut Context) -> Result<Self, A::Error> {
        T::list(items, cx).map(Some)
    }

    fn object<'de, A: MapAccess<'de>>(members: A, cx: &mut Context) -> Result<Self, A::Error> {
        T::object(members, cx).map(Some)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn form() -> Form {
        Form::List(Box::new(T::form()))
    }

    fn placeholder() -> Vec<T> {
        Vec::new()
    }

    fn absent() -> Option<Vec<T>> {
        Some(Vec::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn list<'de, A: SeqAccess<'de>>(mut items: A, cx: &mut Context) -> Result<Self, A::Error> {
        let mut list = Vec::new();
        loop {
            cx.path.push(Step::Index(list.len()));
            let Some(item) = items.next_element_seed(Seed::new(cx))? else {
                break;
            };
            list.push(item);
            cx.path.pop();
        }
        cx.path.pop();
        Ok(list)
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
    fn form() -> Form {
        Form::Map(Box::new(T::form()))
    }

    fn placeholder() -> Map<T> {
        Map(Vec::new())
    }

    fn absent() -> Option<Map<T>> {
        Some(Map(Vec::new()))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn object<'de, A: MapAccess<'de>>(mut members: A, cx: &mut Context) -> Result<Self, A::Error> {
        let mut entries = Vec::new();
        let mut seen = std::collections::HashSet::new();
        while let Some(Key(name)) = members.next_key::<Key<'de>>()? {
            cx.path.push(Step::Key(name.as_ref().into()));
            let value = members.next_value_seed(Seed::new(cx))?;
            if seen.insert(name.clone()) {
                entries.push((name.as_ref().into(), value));
            } else {
                cx.fault(|| What::Repeated);
            }
            cx.path.pop();
        }
        Ok(Map(entries))
    }
}
