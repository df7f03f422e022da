//! The memory twin of a shelf, for tests: it can be told to refuse, to lie, to alter a byte, and to
//! stop for good at any call. Keeps the contract of `Shelf` otherwise.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Shelf, ShelfError};

/// Counts the calls of one or several shelves, and stops them all when it burns out, as a crash
/// of the browser does.
#[derive(Clone, Debug)]
pub struct Fuse(Rc<Cell<u64>>);

impl Fuse {
    /// A fuse that lets so many calls through.
    #[must_use]
    pub fn of(calls: u64) -> Fuse {
        Fuse(Rc::new(Cell::new(calls)))
    }

    /// Whether it burnt out.
    #[must_use]
    pub fn is_burnt(&self) -> bool {
        self.0.get() == 0
    }

    fn burn(&self) -> Result<(), ShelfError> {
        match self.0.get() {
            0 => Err(ShelfError("the browser stopped".into())),
            calls => {
                self.0.set(calls - 1);
                Ok(())
            }
        }
    }
}

/// A shelf in memory.
#[derive(Clone, Debug)]
pub struct MemoryShelf {
    texts: BTreeMap<String, String>,
    calls: Cell<u64>,
    refused: BTreeSet<u64>,
    lied: BTreeSet<u64>,
    room: Option<u64>,
    fuse: Fuse,
}

impl Default for MemoryShelf {
    fn default() -> MemoryShelf {
        MemoryShelf {
            texts: BTreeMap::new(),
            calls: Cell::new(0),
            refused: BTreeSet::new(),
            lied: BTreeSet::new(),
            room: None,
            fuse: Fuse::of(u64::MAX),
        }
    }
}

impl MemoryShelf {
    /// An empty shelf that does as it is told.
    #[must_use]
    pub fn new() -> MemoryShelf {
        MemoryShelf::default()
    }

    /// Refuses the call with this number, counted from 0 over all calls.
    #[must_use]
    pub fn refusing(mut self, call: u64) -> MemoryShelf {
        self.refused.insert(call);
        self
    }

    /// Says yes to the call with this number, and keeps nothing.
    #[must_use]
    pub fn lying(mut self, call: u64) -> MemoryShelf {
        self.lied.insert(call);
        self
    }

    /// Holds so many units, as `room::units` counts them, and refuses what does not fit.
    #[must_use]
    pub fn with_room(mut self, units: u64) -> MemoryShelf {
        self.room = Some(units);
        self
    }

    /// Stops for good when the fuse burns out.
    #[must_use]
    pub fn with_fuse(mut self, fuse: &Fuse) -> MemoryShelf {
        self.fuse = fuse.clone();
        self
    }

    /// What is on it, as after a restart: without faults.
    #[must_use]
    pub fn restarted(&self) -> MemoryShelf {
        MemoryShelf {
            texts: self.texts.clone(),
            ..MemoryShelf::new()
        }
    }

    /// Alters the text under a name; the name of a text that is not there changes nothing.
    pub fn alter(&mut self, key: &str, alter: impl FnOnce(&mut String)) {
        if let Some(text) = self.texts.get_mut(key) {
            alter(text);
        }
    }

    /// Several writes, all or none: `None` removes. Counts as one call.
    pub fn commit(&mut self, writes: &[(String, Option<String>)]) -> Result<(), ShelfError> {
        if self.call()? {
            for (key, value) in writes {
                match value {
                    Some(value) => self.texts.insert(key.clone(), value.clone()),
                    None => self.texts.remove(key),
                };
            }
        }
        Ok(())
    }

    /// Notes a call: refused, believed to be done (`false`), or done (`true`).
    fn call(&self) -> Result<bool, ShelfError> {
        self.fuse.burn()?;
        let call = self.calls.replace(self.calls.get() + 1);
        if self.refused.contains(&call) {
            return Err(ShelfError("refused".into()));
        }
        Ok(!self.lied.contains(&call))
    }

    fn used(&self) -> u64 {
        self.texts.iter().map(|(k, v)| super::units(k, v)).sum()
    }
}

impl Shelf for MemoryShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.call()?;
        Ok(self.texts.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.call()?;
        Ok(self.texts.get(key).cloned())
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), ShelfError> {
        if self.call()? {
            let old = self.texts.get(key).map_or(0, |old| super::units(key, old));
            let all = self.used() - old + super::units(key, value);
            if self.room.is_some_and(|room| all > room) {
                return Err(ShelfError("no room".into()));
            }
            self.texts.insert(key.into(), value.into());
        }
        Ok(())
    }

    fn delete(&mut self, key: &str) -> Result<(), ShelfError> {
        if self.call()? {
            self.texts.remove(key);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_replaces_and_removes() {
        let mut shelf = MemoryShelf::new();
        shelf.put("a", "1").unwrap();
        shelf.put("a", "2").unwrap();
        shelf.put("b", "3").unwrap();
        shelf.delete("b").unwrap();
        shelf.delete("never there").unwrap();
        assert_eq!(shelf.get("a").unwrap().as_deref(), Some("2"));
        assert_eq!(shelf.get("b").unwrap(), None);
        assert_eq!(shelf.keys().unwrap(), ["a"]);
    }

    #[test]
    fn a_refused_write_leaves_the_old_text() {
        let mut shelf = MemoryShelf::new().refusing(1);
        shelf.put("a", "old").unwrap();
        shelf.put("a", "new").unwrap_err();
        assert_eq!(shelf.get("a").unwrap().as_deref(), Some("old"));
    }

    #[test]
    fn a_full_shelf_refuses_and_keeps_what_it_has() {
        let mut shelf = MemoryShelf::new().with_room(10);
        shelf.put("a", "12345").unwrap();
        shelf.put("b", "12345").unwrap_err();
        shelf.put("a", "123456789").unwrap();
        shelf.put("a", "1234567890").unwrap_err();
        assert_eq!(shelf.get("a").unwrap().as_deref(), Some("123456789"));
    }

    #[test]
    fn one_fuse_stops_several_shelves() {
        let fuse = Fuse::of(2);
        let mut one = MemoryShelf::new().with_fuse(&fuse);
        let mut two = MemoryShelf::new().with_fuse(&fuse);
        one.put("a", "1").unwrap();
        two.put("a", "1").unwrap();
        two.put("a", "2").unwrap_err();
        one.put("a", "2").unwrap_err();
        assert!(fuse.is_burnt());
        assert_eq!(two.restarted().get("a").unwrap().as_deref(), Some("1"));
    }
}
