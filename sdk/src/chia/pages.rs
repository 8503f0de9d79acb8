//! Long lists, a page at a time.

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

/// What the wallet gives at most.
const COIN_RECORDS: u32 = 1_000;

const TRANSACTIONS: u32 = 200;

/// What a data layer puts on a page, in bytes.
const STORE_BYTES: u64 = 4 << 20;

/// The items of a long list, read a page at a time and only as the stream is.
///
/// An error is an item too. Reading on after one asks for the same page again, so that nothing is left out. Items aren't printed.
#[must_use = "nothing is asked until it is read"]
pub struct Pages<T>(BoxStream<'static, Result<T, Error>>);

impl<T: Send + 'static> Pages<T> {
    /// Pages from `first` on. `read` gives the items of a page and the page after it, if there is one.
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

    /// A range of heights, `step` at a time.
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

/// Long lists, a page at a time. Heights that the chain hasn't reached have nothing; what happens while a list is read may or may not
/// be in it.
impl FullNode {
    /// The blocks of the chain at these heights, in their order.
    pub fn blocks(&self, heights: Range<u32>) -> Pages<FullBlockWithHash> {
        let node = self.clone();
        Pages::by_height(heights, BLOCKS, move |start, end| {
            let page = node.get_blocks(start, end).exclude_reorged(true);
            async move { Ok(page.await?.blocks) }
        })
    }

    /// The records of the blocks at these heights, in their order.
    pub fn block_records(&self, heights: Range<u32>) -> Pages<BlockRecord> {
        let node = self.clone();
        Pages::by_height(heights, BLOCK_RECORDS, move |start, end| {
            let page = node.get_block_records(start, end);
            async move { Ok(page.await?.block_records) }
        })
    }

    /// The coins with one of these puzzle hashes that were made at these heights; `spent` ones among them or not.
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

/// Long lists, a page at a time.
impl Wallet {
    /// The transactions of a wallet, oldest first, pending ones before all others. One that is confirmed while they are read changes
    /// its place, and may be missed or come twice.
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

    /// The coins that match `search`, from its `offset` on, as many as its `limit` says.
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

/// Long lists, a page at a time.
impl DataLayer {
    /// The keys and values of a store, all as they were when the first page was read, in no useful order.
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
