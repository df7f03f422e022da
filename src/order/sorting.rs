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

/// Sorts a list by a number, which is asked for once for each item. Items with equal numbers keep
/// their order. For long lists: this takes a few passes over the list and no comparison.
pub fn sort_by_number<T>(items: &mut [T], number: impl FnMut(&T) -> i64) {
    let order = numbered(items.iter().map(number).collect());
    rearrange(order, &mut |a, b| items.swap(a, b));
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
fn merge(
    left: &[usize],
    right: &[usize],
    into: &mut [usize],
    is_after: &mut dyn FnMut(usize, usize) -> bool,
) {
    // Runs that follow each other already cost one comparison.
    if let (Some(&last), Some(&first)) = (left.last(), right.first())
        && is_after(last, first)
    {
        let (mut l, mut r) = (0, 0);
        for slot in into {
            let takes_left = r == right.len() || (l < left.len() && !is_after(left[l], right[r]));
            let (run, at) = if takes_left {
                (left, &mut l)
            } else {
                (right, &mut r)
            };
            *slot = run[*at];
            *at += 1;
        }
    } else {
        let (into_left, into_right) = into.split_at_mut(left.len());
        into_left.copy_from_slice(left);
        into_right.copy_from_slice(right);
    }
}

/// The places of numbers in the order of these, byte by byte from the least.
fn numbered(numbers: Vec<i64>) -> Vec<usize> {
    let mut from: Vec<(u64, usize)> = numbers
        .into_iter()
        // The sign bit turned over, numbers below 0 come first.
        .map(|number| number.cast_unsigned() ^ (1 << 63))
        .zip(0..)
        .collect();
    let mut into = from.clone();
    for shift in (0..u64::BITS).step_by(8) {
        let byte = |number: u64| (number >> shift & 0xff) as usize;
        // Where the next number with each byte goes.
        let mut next = [0_usize; 256];
        for &(number, _) in &from {
            next[byte(number)] += 1;
        }
        if next.contains(&from.len()) {
            // All have the same.
            continue;
        }
        let mut start = 0;
        for slot in &mut next {
            start += std::mem::replace(slot, start);
        }
        for &(number, place) in &from {
            let slot = &mut next[byte(number)];
            into[*slot] = (number, place);
            *slot += 1;
        }
        std::mem::swap(&mut from, &mut into);
    }
    from.into_iter().map(|(_, place)| place).collect()
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

        #[test]
        fn numbers_are_sorted_as_the_standard_library_does(
            numbers in prop::collection::vec(
                prop_oneof![any::<i64>(), -300..300_i64, Just(i64::MAX), Just(i64::MIN)],
                0..300,
            ),
        ) {
            let mut ours: Vec<(i64, usize)> = numbers.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by_number(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
