//! Sorting and sorted maps whose machinery exists once, whatever they hold. The standard library's
//! are made anew for every type, 4 to 8 kB each time, which people would have to download; here
//! only a few lines per type are. Knows nothing of the domain.

mod map;
mod places;
mod sorting;

pub use map::{Iter, Map, Set};
pub use sorting::{sort, sort_by, sort_by_key, sort_by_number};
