//! The window of unsettled blocks whose logs were emitted, and the path from them to a new head.

use std::collections::VecDeque;

use crate::ethereum::{B256, Header, Log};

/// A block whose logs were emitted.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) number: u64,
    pub(super) hash: B256,
    pub(super) logs: Vec<Log>,
}

/// The contiguous blocks that a reorganisation may still remove. Those before are settled.
#[derive(Debug)]
pub(super) struct Window {
    /// The number of the first unsettled block.
    floor: u64,
    /// The hash of the block before that one, if known.
    settled: Option<B256>,
    blocks: VecDeque<Block>,
}

impl Window {
    pub(super) fn new(from: u64) -> Self {
        Self {
            floor: from,
            settled: None,
            blocks: VecDeque::new(),
        }
    }

    /// The number of the first block whose logs weren't emitted.
    pub(super) fn next(&self) -> u64 {
        self.blocks
            .back()
            .map_or(self.floor, |block| block.number.saturating_add(1))
    }

    pub(super) fn contains(&self, hash: B256) -> bool {
        self.settled == Some(hash) || self.blocks.iter().any(|block| block.hash == hash)
    }

    /// Settles everything up to a block.
    pub(super) fn settle(&mut self, number: u64, hash: B256) {
        self.floor = number.saturating_add(1);
        self.settled = Some(hash);
        self.blocks.clear();
    }

    /// Adds a block; all but the youngest `depth` become settled.
    pub(super) fn push(&mut self, block: Block, depth: u64) {
        self.blocks.push_back(block);
        while self.blocks.len() as u64 > depth.max(1) {
            if let Some(oldest) = self.blocks.pop_front() {
                self.floor = oldest.number.saturating_add(1);
                self.settled = Some(oldest.hash);
            }
        }
    }

    /// Removes all but the first `kept` blocks; returns their logs as removed, the last one first.
    pub(super) fn take_back(&mut self, kept: usize) -> Vec<Log> {
        let taken = self.blocks.drain(kept.min(self.blocks.len())..).rev();
        let logs = taken.flat_map(|block| block.logs.into_iter().rev());
        let removed = logs.map(|log| Log {
            removed: Some(true),
            ..log
        });
        removed.collect()
    }

    pub(super) fn youngest(&self) -> Option<&Block> {
        self.blocks.back()
    }

    /// Removes one block.
    pub(super) fn take_back_youngest(&mut self) -> Vec<Log> {
        self.take_back(self.blocks.len().saturating_sub(1))
    }

    /// Restarts at block `floor`, with another past; returns the removed logs.
    pub(super) fn restart(&mut self, floor: u64) -> Vec<Log> {
        let removed = self.take_back(0);
        self.floor = floor;
        self.settled = None;
        removed
    }
}

/// The path from a new head back to a block of the window.
#[derive(Debug)]
pub(super) struct Path {
    /// How many of the window's blocks are on the head's branch, as far as is known.
    kept: usize,
    /// The blocks that aren't in the window, the head first.
    headers: Vec<Header>,
}

impl Path {
    /// Starts a path at a head that isn't in the window.
    pub(super) fn from(head: Header, window: &Window) -> Self {
        Self {
            kept: window.blocks.len(),
            headers: vec![head],
        }
    }

    /// The hash of the next block to query; `None` when the path is complete, or has reached settled blocks.
    pub(super) fn next(&mut self, window: &Window) -> Option<B256> {
        let oldest = self.headers.last()?;
        let above = oldest.number.checked_sub(window.floor)?;
        let above = usize::try_from(above).unwrap_or(usize::MAX);
        // The window's blocks at this height and higher are on another branch.
        self.kept = self.kept.min(above);
        if above == 0 {
            return None;
        }
        if let Some(parent) = above
            .checked_sub(1)
            .filter(|parent| parent + 1 == self.kept)
        {
            if window.blocks[parent].hash == oldest.parent_hash {
                return None;
            }
            self.kept = parent;
        }
        Some(oldest.parent_hash)
    }

    /// Adds a queried block; returns false if it doesn't fit.
    pub(super) fn push(&mut self, header: Header) -> bool {
        let child = self.headers.last();
        let fits = child.is_some_and(|child| header.number.checked_add(1) == Some(child.number));
        if fits {
            self.headers.push(header);
        }
        fits
    }

    /// The block up to which settled ones are contradicted, if the path leads past them.
    pub(super) fn contradicts(&self, window: &Window) -> Option<u64> {
        let (oldest, settled) = (self.headers.last()?, window.settled?);
        let below = oldest.number < window.floor;
        let beside = oldest.number == window.floor && oldest.parent_hash != settled;
        (below || beside).then_some(oldest.number)
    }

    /// How many of the window's blocks stay, and the blocks to add, the oldest first.
    pub(super) fn finish(self, window: &Window) -> (usize, Vec<Header>) {
        let Self { kept, mut headers } = self;
        // A head may be below the first wanted block.
        let kept = match headers.last() {
            Some(oldest) if oldest.number < window.floor => 0,
            _ => kept,
        };
        headers.retain(|header| header.number >= window.floor);
        headers.reverse();
        (kept, headers)
    }
}
