//! Members that the format does not know: kept as they stand, written back as they stood.

use std::collections::HashSet;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde_json::value::RawValue;

use super::context::{Context, Step, What};

/// Members of one record that the format does not know, in file order. Few records have any.
#[derive(Clone, Debug, Default)]
pub struct Unknown(Option<Box<Members>>);

#[derive(Clone, Debug, Default)]
struct Members {
    list: Vec<(Box<str>, Box<RawValue>)>,
    names: HashSet<Box<str>>,
}

impl Unknown {
    /// Name and JSON text of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list()
            .iter()
            .map(|(name, value)| (&**name, value.get()))
    }

    fn list(&self) -> &[(Box<str>, Box<RawValue>)] {
        self.0.as_ref().map_or(&[], |members| &members.list)
    }

    /// Keeps one more. One that is there already is a fault.
    pub(in crate::plan) fn keep(&mut self, name: &str, value: Box<RawValue>, cx: &mut Context) {
        cx.path.push(Step::Key(name.into()));
        let members = self.0.get_or_insert_default();
        if members.names.insert(name.into()) {
            cx.notice(|_| format!("Rollcall does not know “{name}”. It is kept as it is."));
            check_inside(value.get(), cx);
            members.list.push((name.into(), value));
        } else {
            cx.fault(|| What::Repeated);
        }
        cx.path.pop();
    }

    /// Writes all of them into an object that is being written.
    pub(super) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.list()
            .iter()
            .try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}

impl PartialEq for Unknown {
    fn eq(&self, other: &Unknown) -> bool {
        self.iter().eq(other.iter())
    }
}

/// Refuses repeated members and too deep a nesting inside a value that is otherwise not looked at.
fn check_inside(json: &str, cx: &mut Context) {
    if !json.starts_with(['{', '[']) {
        return;
    }
    let mut repeated = None;
    let mut reader = serde_json::Deserializer::from_str(json);
    match NoRepeats(&mut repeated).deserialize(&mut reader) {
        Ok(()) => {}
        Err(error) if error.to_string().starts_with("recursion") => cx.fault(|| What::TooDeep),
        Err(error) => cx.fault(|| What::Syntax(error.to_string())),
    }
    if let Some(name) = repeated {
        cx.fault(|| What::RepeatedInside(name));
    }
}

/// Walks a value and notes the first member that is repeated.
struct NoRepeats<'r>(&'r mut Option<Box<str>>);

impl<'de> DeserializeSeed<'de> for NoRepeats<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NoRepeats<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(NoRepeats(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key::<Box<str>>()? {
            if self.0.is_none() && seen.contains(&key) {
                *self.0 = Some(key.clone());
            }
            seen.insert(key);
            map.next_value_seed(NoRepeats(self.0))?;
        }
        Ok(())
    }
}
