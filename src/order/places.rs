//! A list of places in the order of what stands there, in blocks, so that putting one in moves a
//! few hundred numbers at most, however long the list is.

use std::cmp::Ordering;
use std::iter::{Chain, Copied, Flatten};
use std::slice::Iter;

/// How many places a block may hold.
const BLOCK: usize = 512;

/// Places in order: the rest of one block, then whole ones.
pub(super) type InOrder<'a> = Copied<Chain<Iter<'a, usize>, Flatten<Iter<'a, Vec<usize>>>>>;

/// Places in an order that the caller knows: no block is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    blocks: Vec<Vec<usize>>,
}

/// A position in the order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    block: usize,
    within: usize,
}

impl Places {
    /// The places from 0 to `len`, which stand in order.
    pub(super) fn in_order(len: usize) -> Places {
        let all: Vec<usize> = (0..len).collect();
        let blocks = all.chunks(BLOCK).map(<[usize]>::to_vec).collect();
        Places { blocks }
    }

    /// The position of the place that compares equal, and the place; or else the position where it
    /// should be. `compare` says how what stands at a place compares to what is looked for.
    pub(super) fn find(
        &self,
        compare: &mut dyn FnMut(usize) -> Ordering,
    ) -> Result<(Spot, usize), Spot> {
        let is_before = |block: &Vec<usize>| block.last().is_some_and(|&at| compare(at).is_lt());
        let block = self.blocks.partition_point(is_before);
        // Beyond the last one: at the end of it.
        let block = block.min(self.blocks.len().saturating_sub(1));
        let places = self.blocks.get(block).map_or(&[][..], |places| places);
        match places.binary_search_by(|&at| compare(at)) {
            Ok(within) => Ok((Spot { block, within }, places[within])),
            Err(within) => Err(Spot { block, within }),
        }
    }

    /// Puts a place in at a position.
    pub(super) fn insert(&mut self, Spot { block, within }: Spot, place: usize) {
        let Some(places) = self.blocks.get_mut(block) else {
            self.blocks.push(vec![place]);
            return;
        };
        if places.len() < BLOCK {
            places.insert(within, place);
            return;
        }
        // Lists mostly grow at their end: then the full block stays full.
        let middle = if within == BLOCK { BLOCK } else { BLOCK / 2 };
        let mut rest = places.split_off(middle);
        if within < middle {
            places.insert(within, place);
        } else {
            rest.insert(within - middle, place);
        }
        self.blocks.insert(block + 1, rest);
    }

    /// Takes out the place at a position.
    pub(super) fn remove(&mut self, Spot { block, within }: Spot) {
        self.blocks[block].remove(within);
        if self.blocks[block].is_empty() {
            self.blocks.remove(block);
        }
    }

    /// Writes another place at a position.
    pub(super) fn replace(&mut self, Spot { block, within }: Spot, place: usize) {
        self.blocks[block][within] = place;
    }

    /// How many places stand before a position.
    pub(super) fn count_before(&self, Spot { block, within }: Spot) -> usize {
        let before = self.blocks.iter().take(block);
        before.map(Vec::len).sum::<usize>() + within
    }

    /// All places in order.
    pub(super) fn iter(&self) -> InOrder<'_> {
        self.iter_from(Spot {
            block: 0,
            within: 0,
        })
    }

    /// The places from a position on, in order.
    pub(super) fn iter_from(&self, Spot { block, within }: Spot) -> InOrder<'_> {
        let blocks = self.blocks.get(block..).unwrap_or_default();
        let (first, rest) = blocks.split_first().unzip();
        let first = first.and_then(|it| it.get(within..)).unwrap_or_default();
        let rest = rest.unwrap_or_default();
        first.iter().chain(rest.iter().flatten()).copied()
    }
}
