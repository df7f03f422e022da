//! A map and a set in the order of their keys: items in one list, and beside it their places in
//! order.

use std::borrow::Borrow;
use std::fmt;

use super::places::{InOrder, Places, Spot};
use super::sorting::{rearrange, sort_by};

/// A map in the order of its keys, to be used like [`std::collections::BTreeMap`].
#[derive(Clone)]
pub struct Map<K, V> {
    /// In no particular order.
    items: Vec<(K, V)>,
    places: Places,
}

impl<K, V> Map<K, V> {
    /// An empty map.
    #[must_use]
    pub fn new() -> Map<K, V> {
        Map::default()
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All keys with their values, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            items: &self.items,
            places: self.places.iter(),
            left: self.items.len(),
        }
    }

    /// All keys, in order.
    #[must_use]
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.iter().map(|(key, _)| key)
    }

    /// All values, in the order of their keys.
    #[must_use]
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.iter().map(|(_, value)| value)
    }

    /// The last key and its value.
    #[must_use]
    pub fn last(&self) -> Option<(&K, &V)> {
        self.iter().next_back()
    }

    /// All keys with their values, in order.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<(K, V)> {
        let items = &mut self.items;
        rearrange(self.places.iter().collect(), &mut |a, b| items.swap(a, b));
        self.items
    }
}

impl<K: Ord, V> Map<K, V> {
    /// The position of a key, and its place in the list; or the position where it should be.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<(Spot, usize), Spot>
    where
        K: Borrow<Q>,
    {
        self.places
            .find(&mut |at| self.items[at].0.borrow().cmp(key))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (_, at) = self.find(key).ok()?;
        Some(&self.items[at].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (_, at) = self.find(key).ok()?;
        Some(&mut self.items[at].1)
    }

    /// Whether the key is there.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Sets the value of a key. Returns the one it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok((_, at)) => Some(std::mem::replace(&mut self.items[at].1, value)),
            Err(spot) => {
                self.places.insert(spot, self.items.len());
                self.items.push((key, value));
                None
            }
        }
    }

    /// The value of a key, which is made first if the key is new.
    pub fn get_or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let at = match self.find(&key) {
            Ok((_, at)) => at,
            Err(spot) => {
                let at = self.items.len();
                self.places.insert(spot, at);
                self.items.push((key, value()));
                at
            }
        };
        &mut self.items[at].1
    }

    /// This key, if it is there, and all after it with their values, in order.
    pub fn iter_from<Q: Ord + ?Sized>(&self, key: &Q) -> Iter<'_, K, V>
    where
        K: Borrow<Q>,
    {
        let (Ok((spot, _)) | Err(spot)) = self.find(key);
        Iter {
            items: &self.items,
            places: self.places.iter_from(spot),
            left: self.items.len() - self.places.count_before(spot),
        }
    }

    /// Removes a key. Returns the value it had.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (spot, at) = self.find(key).ok()?;
        // The last item of the list moves into the gap.
        if let Some((last, _)) = self.items.last()
            && let Ok((spot_of_last, _)) = self.find::<Q>(last.borrow())
        {
            self.places.replace(spot_of_last, at);
        }
        self.places.remove(spot);
        Some(self.items.swap_remove(at).1)
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map {
            items: Vec::new(),
            places: Places::default(),
        }
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Map<K, V>) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl<K: Eq, V: Eq> Eq for Map<K, V> {}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// Of a key that comes more than once, the last value stays.
impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Map<K, V> {
        let mut items: Vec<(K, V)> = items.into_iter().collect();
        sort_by(&mut items, |a, b| a.0.cmp(&b.0));
        items.dedup_by(|later, earlier| {
            let is_same = later.0 == earlier.0;
            if is_same {
                std::mem::swap(later, earlier);
            }
            is_same
        });
        let places = Places::in_order(items.len());
        Map { items, places }
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, items: I) {
        for (key, value) in items {
            self.insert(key, value);
        }
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

/// The keys of a [`Map`] with their values, in order.
#[derive(Debug)]
pub struct Iter<'a, K, V> {
    items: &'a [(K, V)],
    places: InOrder<'a>,
    left: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.places.next()?;
        self.left -= 1;
        self.items.get(at).map(|(key, value)| (key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let at = self.places.next_back()?;
        self.left -= 1;
        self.items.get(at).map(|(key, value)| (key, value))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

/// A set in order, to be used like [`std::collections::BTreeSet`].
#[derive(Clone, PartialEq, Eq)]
pub struct Set<T>(Map<T, ()>);

impl<T: Ord> Set<T> {
    /// An empty set.
    #[must_use]
    pub fn new() -> Set<T> {
        Set::default()
    }

    /// Whether it holds this.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Adds something. Says whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    /// Removes something. Says whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(item).is_some()
    }

    /// How many it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.keys()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Set<T> {
        Set(Map::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Set<T> {
        Set(items.into_iter().map(|item| (item, ())).collect())
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items.into_iter().map(|item| (item, ())));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    fn assert_same(ours: &Map<u16, u32>, theirs: &BTreeMap<u16, u32>) {
        assert!(ours.iter().eq(theirs), "{ours:?} is not {theirs:?}");
        assert!(ours.iter().rev().eq(theirs.iter().rev()));
        assert_eq!(ours.iter().len(), theirs.len());
        assert_eq!(ours.last(), theirs.last_key_value());
    }

    #[test]
    fn it_stays_in_order_however_many_are_put_in_from_either_end() {
        let forth: Vec<u16> = (0..2000).collect();
        let back = forth.iter().rev().copied().collect();
        let mixed = forth.iter().map(|n| n.wrapping_mul(7919)).collect();
        for keys in [forth, back, mixed] {
            let mut ours = Map::new();
            let mut theirs = BTreeMap::new();
            for (n, &key) in (0..).zip(&keys) {
                assert_eq!(ours.insert(key, n), theirs.insert(key, n));
            }
            assert_same(&ours, &theirs);
            assert!(ours.iter_from(&700).eq(theirs.range(700..)));
            for key in keys.iter().step_by(3) {
                assert_eq!(ours.remove(key), theirs.remove(key));
            }
            assert_same(&ours, &theirs);
            assert_eq!(ours.into_vec(), theirs.into_iter().collect::<Vec<_>>());
        }
    }

    #[derive(Clone, Debug)]
    enum Act {
        Insert(u16, u32),
        Make(u16, u32),
        Remove(u16),
        Get(u16),
    }

    fn any_act() -> impl Strategy<Value = Act> {
        let key = 0..50_u16;
        prop_oneof![
            (key.clone(), any::<u32>()).prop_map(|(key, value)| Act::Insert(key, value)),
            (key.clone(), any::<u32>()).prop_map(|(key, value)| Act::Make(key, value)),
            key.clone().prop_map(Act::Remove),
            key.prop_map(Act::Get),
        ]
    }

    proptest! {
        #[test]
        fn it_does_as_the_standard_map_does(
            from in prop::collection::vec((0..50_u16, any::<u32>()), 0..60),
            acts in prop::collection::vec(any_act(), 0..200),
        ) {
            let mut ours: Map<u16, u32> = from.iter().copied().collect();
            let mut theirs: BTreeMap<u16, u32> = from.into_iter().collect();
            for act in acts {
                match act {
                    Act::Insert(key, value) => {
                        prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value));
                    }
                    Act::Make(key, value) => prop_assert_eq!(
                        ours.get_or_insert_with(key, || value),
                        theirs.entry(key).or_insert(value)
                    ),
                    Act::Remove(key) => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                    Act::Get(key) => {
                        prop_assert!(ours.iter_from(&key).eq(theirs.range(key..)));
                        prop_assert_eq!(ours.get(&key), theirs.get(&key));
                        prop_assert_eq!(ours.get_mut(&key), theirs.get_mut(&key));
                        prop_assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
                    }
                }
            }
            assert_same(&ours, &theirs);
            let mut again = Map::new();
            again.extend(theirs);
            prop_assert_eq!(ours, again);
        }

        #[test]
        fn the_set_does_as_the_standard_set_does(
            items in prop::collection::vec((any::<bool>(), 0..30_u8), 0..100),
        ) {
            let (mut ours, mut theirs) = (Set::new(), BTreeSet::new());
            for (is_insert, item) in items {
                if is_insert {
                    prop_assert_eq!(ours.insert(item), theirs.insert(item));
                } else {
                    prop_assert_eq!(ours.remove(&item), theirs.remove(&item));
                }
                prop_assert_eq!(ours.contains(&item), theirs.contains(&item));
            }
            prop_assert!(ours.iter().eq(&theirs));
        }
    }
}
