//! The long lists of a full node.

use std::future::Future;
use std::ops::Range;

use super::super::{B256, BlockRecord, CoinRecordWithSpent, FullBlockWithHash, FullNode};
use super::Pages;
use crate::error::Error;

/// A block takes up to a few hundred kilobytes.
const BLOCKS: u32 = 32;

/// A block's record takes about two kilobytes.
const BLOCK_RECORDS: u32 = 500;

/// Coins of the same puzzle are seldom in many blocks: about three weeks at a time.
const COIN_HEIGHTS: u32 = 100_000;

/// # Long lists
///
/// Long lists as streams. Heights beyond the peak are empty; changes during iteration may or may not be seen.
impl FullNode {
    /// Streams the blocks at these heights, in order.
    pub fn blocks(&self, heights: Range<u32>) -> Pages<FullBlockWithHash> {
        let node = self.clone();
        Pages::by_height(heights, BLOCKS, move |start, end| {
            let page = node.get_blocks(start, end).exclude_reorged(true);
            async move { Ok(page.await?.blocks) }
        })
    }

    /// Streams the block records at these heights, in order.
    pub fn block_records(&self, heights: Range<u32>) -> Pages<BlockRecord> {
        let node = self.clone();
        Pages::by_height(heights, BLOCK_RECORDS, move |start, end| {
            let page = node.get_block_records(start, end);
            async move { Ok(page.await?.block_records) }
        })
    }

    /// Streams the coins with one of these puzzle hashes that were created at these heights; with or without `spent`
    /// ones.
    pub fn coin_records(
        &self,
        puzzle_hashes: Vec<B256>,
        heights: Range<u32>,
        spent: bool,
    ) -> Pages<CoinRecordWithSpent> {
        let node = self.clone();
        Pages::by_height(heights, COIN_HEIGHTS, move |start, end| {
            let page = node.get_coin_records_by_puzzle_hashes(puzzle_hashes.clone());
            let page = page.start_height(start).end_height(end);
            let page = page.include_spent_coins(spent);
            async move { Ok(page.await?.coin_records) }
        })
    }
}

impl<T: Send + 'static> Pages<T> {
    /// Pages over a range of heights, `step` at a time.
    fn by_height<R>(
        heights: Range<u32>,
        step: u32,
        read: impl Fn(u32, u32) -> R + Send + 'static,
    ) -> Self
    where
        R: Future<Output = Result<Vec<T>, Error>> + Send,
    {
        let end = heights.end;
        if heights.is_empty() {
            return Self::empty();
        }
        Self::new(heights.start, move |start| {
            let after = start.saturating_add(step).min(end);
            let page = read(start, after);
            async move { Ok((page.await?, (after < end).then_some(after))) }
        })
    }
}
