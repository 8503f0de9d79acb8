//! Following a chain by its blocks: pages of a binary method as streams.

mod daemon;
mod known;
mod outputs;

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};

use super::B256;
use crate::error::Error;
use known::Known;

pub use daemon::DaemonBlocks;
pub use outputs::{Outputs, SyncedOutput, SyncedTransaction, Transactions};

/// What a [`Blocks`] stream tells.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<T> {
    /// The next one on the main chain.
    Next(T),
    /// The main chain has changed: nothing above this height that was told before is on it any more. What follows are the blocks that are.
    Rollback {
        /// The height of the last block that the chains have in common.
        height: u64,
    },
}

/// A block on the main chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyncedBlock<B> {
    /// Its height.
    pub height: u64,
    /// How many blocks the chain had when it was read.
    pub chain_height: u64,
    /// The block.
    pub block: B,
}

/// Blocks from where a caller's chain and the daemon's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockPage<B> {
    /// The height of the first of them.
    pub start_height: u64,
    /// How many blocks the daemon has.
    pub chain_height: u64,
    /// The blocks in the order of their heights.
    pub blocks: Vec<B>,
}

/// Where blocks come from: a daemon of this family, by what its binary methods are called.
pub trait BlockSource: Send + Sync + 'static {
    /// A block. Two are equal if they are the same.
    type Block: Clone + PartialEq + Send + Sync + 'static;

    /// The blocks from the last one on that the daemon has of these, by their ids: the newest first, and the first block's last. That one
    /// itself is the first of the page. None is below `minimum_height`.
    fn page(
        &self,
        ids: Vec<B256>,
        minimum_height: u64,
    ) -> impl Future<Output = Result<BlockPage<Self::Block>, Error>> + Send;

    /// The id of the block at a height of the main chain.
    fn id(&self, height: u64) -> impl Future<Output = Result<B256, Error>> + Send;
}

/// Stream of the blocks of a chain, fetched page by page as it is polled; it ends at the newest one. So no more than a page is in memory.
///
/// An error is an item too. Polling on after one fetches the same page again, so that nothing is left out. `Debug` doesn't print blocks.
#[must_use = "nothing is asked until it is read"]
pub struct Blocks<B>(BoxStream<'static, Result<Event<SyncedBlock<B>>, Error>>);

/// Streams the blocks behind those that the caller knows by their ids, the newest first and the first block's last. Where they part from the
/// main chain is found by the node.
pub fn sync_from<S: BlockSource>(source: S, known: Vec<B256>) -> Blocks<S::Block> {
    Blocks::new(Cursor::new(source, known, None))
}

impl<B: Clone + PartialEq + Send + Sync + 'static> Blocks<B> {
    fn new<S: BlockSource<Block = B>>(sync: Cursor<S>) -> Self {
        let events = stream::unfold(sync, async |mut sync| {
            loop {
                if let Some(event) = sync.ready.pop_front() {
                    return Some((Ok(event), sync));
                }
                if sync.is_done {
                    return None;
                }
                if let Err(error) = sync.fetch().await {
                    return Some((Err(error), sync));
                }
            }
        });
        Self(events.boxed())
    }
}

impl<B> Stream for Blocks<B> {
    type Item = Result<Event<SyncedBlock<B>>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<B> fmt::Debug for Blocks<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocks").finish_non_exhaustive()
    }
}

/// How far a stream is.
struct Cursor<S: BlockSource> {
    source: S,
    known: Known,
    /// Told from this height on, that block included, whether it is known or not.
    from: Option<u64>,
    /// The last block that was told, or that the caller knew.
    last: Option<(u64, S::Block)>,
    /// Whether the last block's id is among the known ones.
    is_last_known: bool,
    ready: VecDeque<Event<SyncedBlock<S::Block>>>,
    is_done: bool,
}

impl<S: BlockSource> Cursor<S> {
    fn new(source: S, known: Vec<B256>, from: Option<u64>) -> Self {
        Self {
            source,
            known: Known::new(known),
            from,
            last: None,
            is_last_known: false,
            ready: VecDeque::new(),
            is_done: false,
        }
    }

    /// Fetches a page. Nothing has changed after an error, but for an id that is known by then.
    async fn fetch(&mut self) -> Result<(), Error> {
        let Some((height, block)) = &self.last else {
            let minimum = self.from.unwrap_or_default();
            let page = self.source.page(self.known.ids(), minimum).await?;
            // Without a height, the first block of the page is the last one that the caller has.
            let told = usize::from(self.from.is_none());
            self.take(page, told);
            return Ok(());
        };
        if !self.is_last_known {
            let id = self.source.id(*height).await?;
            self.known.push(*height, id);
            self.is_last_known = true;
        }
        let page = self.source.page(self.known.ids(), 0).await?;
        match page.blocks.first() {
            Some(first) if page.start_height == *height && first == block => {}
            // The chain had changed when the id was asked for, which is that of another block.
            Some(_) if page.start_height == *height => {
                self.known.pop();
                let older = self.source.page(self.known.ids(), 0).await;
                let older = older.inspect_err(|_| self.is_last_known = false)?;
                return self.roll_back(older, *height);
            }
            Some(_) => return self.roll_back(page, *height),
            None => {
                self.is_done = true;
                return Ok(());
            }
        }
        self.take(page, 1);
        Ok(())
    }

    /// Takes a page that begins below the last block.
    fn roll_back(&mut self, page: BlockPage<S::Block>, told: u64) -> Result<(), Error> {
        let height = page.start_height;
        if height >= told || page.blocks.is_empty() {
            return Err(Error::inconsistent(format!(
                "the blocks begin at height {height} where all ids that were sent are of blocks below {told}"
            )));
        }
        self.known.forget_above(height);
        self.ready.push_back(Event::Rollback { height });
        self.take(page, 1);
        Ok(())
    }

    /// Takes the blocks of a page, but for so many at its start.
    fn take(&mut self, page: BlockPage<S::Block>, told: usize) {
        let BlockPage {
            start_height,
            chain_height,
            blocks,
        } = page;
        self.is_done = blocks.len() <= told;
        let Some(last) = blocks.last() else {
            return;
        };
        let top = start_height + blocks.len() as u64 - 1;
        self.last = Some((top, last.clone()));
        self.is_last_known = false;
        self.is_done |= top + 1 >= chain_height;
        let news = (start_height..).zip(blocks).skip(told);
        self.ready.extend(news.map(|(height, block)| {
            Event::Next(SyncedBlock {
                height,
                chain_height,
                block,
            })
        }));
    }
}
