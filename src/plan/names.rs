//! Names that must differ, each with its place: the ids of a table, the members of an object.

use std::collections::HashMap;

use super::Text;

/// Names and their places.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Names(HashMap<Text, u32>);

impl Names {
    /// No names, with room for so many.
    pub fn with_capacity(names: usize) -> Names {
        Names(HashMap::with_capacity(names))
    }

    /// Adds a name, unless it is there already: then tells its place.
    #[inline(never)]
    pub fn add(&mut self, name: &str, place: u32) -> Option<u32> {
        let known = self.place(name);
        if known.is_none() {
            self.0.insert(name.into(), place);
        }
        known
    }

    /// The place of a name.
    #[inline(never)]
    pub fn place(&self, name: &str) -> Option<u32> {
        self.0.get(name).copied()
    }

    /// Whether this is one of them.
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|name| &**name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_first_place() {
        let mut names = Names::default();
        assert_eq!(names.add("a", 3), None);
        assert_eq!(names.add("a", 5), Some(3));
        assert_eq!((names.place("a"), names.place("b")), (Some(3), None));
        assert_eq!(names.iter().collect::<Vec<_>>(), ["a"]);
    }
}
