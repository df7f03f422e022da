//! Members that the format does not know: kept as they stand, written back as they stood.

use serde::ser::{Error, SerializeMap};
use serde_json::value::RawValue;

use super::context::{Context, Step, What};
use crate::json::{Broken, Pull, Value};
use crate::plan::Text;
use crate::plan::names::Names;

/// So many brackets may stand inside one another in a value that is not looked at.
const MAX_DEPTH: usize = 127;

/// Members of one record that the format does not know, in file order. Few records have any.
#[derive(Clone, Debug, Default)]
pub struct Unknown(Option<Box<Members>>);

#[derive(Clone, Debug, Default)]
struct Members {
    /// Name and JSON text of each.
    list: Vec<(Text, Text)>,
    names: Names,
}

impl Unknown {
    /// Name and JSON text of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let list: &[(Text, Text)] = self.0.as_ref().map_or(&[], |members| &members.list);
        list.iter().map(|(name, json)| (&**name, &**json))
    }

    /// Keeps one more, whose JSON text is next in `from`. One that is there already is a fault.
    pub(in crate::plan) fn keep(
        &mut self,
        name: &str,
        from: &mut Pull,
        cx: &mut Context,
    ) -> Result<(), Broken> {
        from.peek();
        let start = from.at();
        from.skip()?;
        let json = from.since(start);
        cx.path.push(Step::Key(name.into()));
        let members = self.0.get_or_insert_default();
        if members.names.add(name, 0).is_none() {
            cx.notice(&|| crate::words::faults::is_not_known(name));
            check_inside(json, cx);
            members.list.push((name.into(), json.into()));
        } else {
            cx.fault(What::Repeated);
        }
        cx.path.pop();
        Ok(())
    }

    /// Writes all of them into an object that is being written.
    pub(super) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, json)| {
            let json: &RawValue = serde_json::from_str(json).map_err(M::Error::custom)?;
            map.serialize_entry(name, json)
        })
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
    match walk(&mut Pull::new(json, 0), &mut repeated) {
        Ok(true) => {}
        Ok(false) => cx.fault(What::TooDeep),
        Err(Broken { slip, .. }) => cx.fault(What::Syntax(slip)),
    }
    if let Some(name) = repeated {
        cx.fault(What::RepeatedInside(name));
    }
}

/// Walks a value and keeps the first name of a member that is repeated; false when it is nested
/// too deep.
fn walk(from: &mut Pull, repeated: &mut Option<Text>) -> Result<bool, Broken> {
    // For each bracket that is open: the names inside, when it is that of an object.
    let mut open: Vec<Option<Names>> = Vec::new();
    let mut is_first = true;
    loop {
        match from.value()? {
            Value::List => open.push(None),
            Value::Object => open.push(Some(Names::default())),
            _ => is_first = false,
        }
        if open.len() > MAX_DEPTH {
            return Ok(false);
        }
        loop {
            let is_more = match open.last_mut() {
                None => return Ok(true),
                Some(None) => from.item(is_first)?,
                Some(Some(names)) => match from.name(is_first)? {
                    None => false,
                    Some(name) => {
                        if names.add(&name, 0).is_some() && repeated.is_none() {
                            *repeated = Some(name.as_ref().into());
                        }
                        true
                    }
                },
            };
            if is_more {
                is_first = true;
                break;
            }
            open.pop();
            is_first = false;
        }
    }
}
