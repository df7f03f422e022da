//! Sorting: the order is worked out over places in the list, then the list is put into it.

use std::cmp::Ordering;

/// Sorts a list. Equal items keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, Ord::cmp);
}

/// Sorts a list by a key, which is asked for at every comparison. Items with equal keys keep their
/// order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list by a comparison. Equal items keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &mut |a, b| {
        compare(&items[a], &items[b]).is_gt()
    });
    rearrange(order, &mut |a, b| items.swap(a, b));
}

/// The places from 0 to `len` in the order of what stands there, by merging.
fn sorted(len: usize, is_after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..len).collect();
    let mut into = from.clone();
    let mut width = 1;
    while width < len {
        for (from, into) in from.chunks(2 * width).zip(into.chunks_mut(2 * width)) {
            let (left, right) = from.split_at(width.min(from.len()));
            merge(left, right, into, is_after);
        }
        std::mem::swap(&mut from, &mut into);
        width *= 2;
    }
    from
}

/// Merges two sorted runs, of which the left one comes first where they are equal.
fn merge<'a>(
    mut left: &'a [usize],
    mut right: &'a [usize],
    into: &mut [usize],
    is_after: &mut dyn FnMut(usize, usize) -> bool,
) {
    // Runs that follow each other already cost one comparison.
    let follows = match (left.last(), right.first()) {
        (Some(&last), Some(&first)) => !is_after(last, first),
        _ => true,
    };
    for slot in into {
        let takes_right = match (left.first(), right.first()) {
            (Some(&l), Some(&r)) => !follows && is_after(l, r),
            (left, _) => left.is_none(),
        };
        let run = if takes_right { &mut right } else { &mut left };
        if let Some((&first, rest)) = run.split_first() {
            *slot = first;
            *run = rest;
        }
    }
}

/// Moves what stands at place `order[n]` to place `n`, for all of them, by swaps.
pub(super) fn rearrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut to = start;
        loop {
            let from = std::mem::replace(&mut order[to], to);
            if from == start {
                break;
            }
            swap(to, from);
            to = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_sorted_already_costs_one_comparison_an_item() {
        let mut items: Vec<u32> = (0..1000).collect();
        let mut comparisons = 0;
        sort_by(&mut items, |a, b| {
            comparisons += 1;
            a.cmp(b)
        });
        assert_eq!(comparisons, 999);
        assert!(items.is_sorted());
    }

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            items in prop::collection::vec((0..20_u8, any::<u32>()), 0..300),
        ) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}
