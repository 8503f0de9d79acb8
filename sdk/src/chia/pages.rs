//! Paging through long lists.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};

use super::{
    B256, BlockRecord, CoinRecordWithSpent, DataLayer, DlTerminalNode, FullBlockWithHash, FullNode,
    TransactionRecordWithMetadata, Wallet, WalletCoinRecord, methods,
};
use crate::error::Error;

/// A block takes up to a few hundred kilobytes.
const BLOCKS: u32 = 32;

/// A block's record takes about two kilobytes.
const BLOCK_RECORDS: u32 = 500;

/// Coins of the same puzzle are seldom in many blocks: about three weeks at a time.
const COIN_HEIGHTS: u32 = 100_000;

/// The wallet's own limit.
const COIN_RECORDS: u32 = 1_000;

const TRANSACTIONS: u32 = 200;

/// Page size of a data layer, in bytes.
const STORE_BYTES: u64 = 4 << 20;

/// Stream over a long list, fetched page by page as it is polled.
///
/// An error is an item too. Polling on after one fetches the same page again, so that nothing is left out. `Debug`
/// doesn't print items.
#[must_use = "nothing is asked until it is read"]
pub struct Pages<T>(BoxStream<'static, Result<T, Error>>);

impl<T: Send + 'static> Pages<T> {
    /// Pages from `first` on. `read` returns a page's items and the next page, if there is one.
    fn new<P, R>(first: P, read: impl Fn(P) -> R + Send + 'static) -> Self
    where
        P: Clone + Send + 'static,
        R: Future<Output = Result<(Vec<T>, Option<P>), Error>> + Send,
    {
        let state = (VecDeque::new(), Some(first), read);
        let items = stream::unfold(state, async |(mut items, mut next, read)| {
            loop {
                if let Some(item) = items.pop_front() {
                    return Some((Ok(item), (items, next, read)));
                }
                match read(next.clone()?).await {
                    Ok((page, after)) => (items, next) = (page.into(), after),
                    Err(error) => return Some((Err(error), (items, next, read))),
                }
            }
        });
        Self(items.boxed())
    }

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
            return Self(stream::empty().boxed());
        }
        Self::new(heights.start, move |start| {
            let after = start.saturating_add(step).min(end);
            let page = read(start, after);
            async move { Ok((page.await?, (after < end).then_some(after))) }
        })
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

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

/// Long lists as streams.
impl Wallet {
    /// Streams a wallet's transactions, oldest first, pending ones before all others. One that is confirmed meanwhile
    /// changes its position, and may be missed or repeated.
    pub fn transactions(&self, wallet_id: u32) -> Pages<TransactionRecordWithMetadata> {
        let wallet = self.clone();
        Pages::new(0, move |start: u32| {
            let end = start.saturating_add(TRANSACTIONS);
            let page = wallet.get_transactions(wallet_id).start(start).end(end);
            async move {
                let page = page.await?.transactions;
                let more = page.len() == TRANSACTIONS as usize;
                Ok((page, more.then_some(end)))
            }
        })
    }

    /// Streams the coins that match `search`, from its `offset` on, up to its `limit`.
    pub fn coin_records(&self, search: methods::wallet::GetCoinRecords) -> Pages<WalletCoinRecord> {
        let wallet = self.clone();
        let first = search.offset.unwrap_or(0);
        let end = first.saturating_add(search.limit.unwrap_or(u32::MAX));
        Pages::new(first, move |offset| {
            let limit = COIN_RECORDS.min(end.saturating_sub(offset));
            let mut page = search.clone();
            page.offset = Some(offset);
            page.limit = Some(limit);
            let (page, after) = (wallet.call(page), offset.saturating_add(limit));
            async move {
                let page = page.await?.coin_records;
                let more = page.len() == limit as usize && after < end;
                Ok((page, more.then_some(after)))
            }
        })
    }
}

/// Long lists as streams.
impl DataLayer {
    /// Streams the keys and values of a store, as of the first page, in no particular order.
    pub fn keys_values(&self, store: B256) -> Pages<DlTerminalNode> {
        let data_layer = self.clone();
        let first = (0_u64, None::<B256>);
        Pages::new(first, move |(number, root)| {
            let page = data_layer.get_keys_values(store);
            let mut page = page.page(number).max_page_size(STORE_BYTES);
            page.method_mut().root_hash = root;
            async move {
                let page = page.await?;
                let pages = page.total_pages.map_or(1, u64::from);
                let after = (number + 1, root.or(page.root_hash));
                Ok((page.keys_values, (after.0 < pages).then_some(after)))
            }
        })
    }
}
