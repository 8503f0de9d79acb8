//! Logs from a block on, past and future, without gaps.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt, stream};

use super::header::{HeaderByHash, HeaderByNumber};
use super::window::{Block, Path, Window};
use crate::ethereum::{
    BlockHashFilter, BlockTag, Client, Header, Log, RangeFilter, SubscriptionLogFilter,
};
use crate::subscription::Failures;
use crate::{Error, Event, Method, Subscription};

/// Consecutive refusals before an error is reported: behind one address may be several nodes, some of which don't know
/// the newest block yet.
const PATIENCE: u32 = 4;

/// Attempts of a single call before the whole step is retried.
const ATTEMPTS: u32 = 4;

/// The most blocks followed in one step. Their headers and logs are in memory before the first of them is emitted.
const STEP: u64 = 256;

/// Stream of all matching logs from a block on: first past ones, then each new one.
///
/// - Nothing is lost and nothing is repeated, whatever happens to the connection: blocks are followed by their parents'
///   hashes, and logs of young blocks are queried by block hash.
/// - When a reorganisation removes a block, its logs come again with `removed` true, the last one first, and then those
///   of the blocks that replace it.
/// - Old blocks are queried in ranges, which shrink when the node finds them too large, and grow again.
/// - An error is one that isn't transient: the node refuses even a single block four times in a row, or a response
///   can't be decoded. The stream resumes after it, from the same position. Lost connections and rate limits are
///   retried with backoff.
/// - It ends only when its connection is closed.
#[must_use = "nothing happens until it is read"]
pub struct BackfilledLogs {
    state: Option<State>,
    logs: BoxStream<'static, Result<Log, Error>>,
}

impl Client {
    /// Streams all logs that match `filter` in block `from` and later.
    pub fn logs_backfilled(&self, filter: SubscriptionLogFilter, from: u64) -> BackfilledLogs {
        let state = State {
            eth: self.clone(),
            filter,
            window: Window::new(from),
            range: 2_000,
            max_range: 10_000,
            depth: 64,
            heads: None,
            look: true,
            target: None,
            ready: VecDeque::new(),
            failures: Failures::default(),
        };
        BackfilledLogs {
            state: Some(state),
            logs: stream::empty().boxed(),
        }
    }
}

impl BackfilledLogs {
    /// Sets the depth below the head at which a block counts as settled: 64 by default, two epochs of the beacon chain.
    /// Settled blocks are queried by number and not followed. A deeper reorganisation is reported as an error.
    pub fn settled_depth(self, blocks: u64) -> Self {
        self.set(|state| state.depth = blocks)
    }

    /// Sets the number of blocks per query: `first` at the beginning, 2,000 by default, and never more than `most`,
    /// 10,000 by default.
    pub fn ranges(self, first: u64, most: u64) -> Self {
        self.set(|state| {
            state.max_range = most.max(1);
            state.range = first.clamp(1, state.max_range);
        })
    }

    /// Settings have no effect once it has been polled.
    fn set(mut self, change: impl FnOnce(&mut State)) -> Self {
        if let Some(state) = &mut self.state {
            change(state);
        }
        self
    }
}

impl Stream for BackfilledLogs {
    type Item = Result<Log, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(state) = self.state.take() {
            let logs = stream::unfold(state, |mut state| async move {
                let log = state.next().await?;
                Some((log, state))
            });
            self.logs = logs.boxed();
        }
        self.logs.poll_next_unpin(context)
    }
}

impl fmt::Debug for BackfilledLogs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BackfilledLogs").finish_non_exhaustive()
    }
}

struct State {
    eth: Client,
    filter: SubscriptionLogFilter,
    window: Window,
    range: u64,
    max_range: u64,
    depth: u64,
    heads: Option<Subscription<Header>>,
    /// Whether to query the head, because it may differ from the last notification.
    look: bool,
    /// The head to catch up with.
    target: Option<Header>,
    ready: VecDeque<Log>,
    failures: Failures,
}

impl State {
    async fn next(&mut self) -> Option<Result<Log, Error>> {
        loop {
            if let Some(log) = self.ready.pop_front() {
                return Some(Ok(log));
            }
            if self.failures.count() > 0 {
                self.failures.wait().await;
            }
            match self.advance().await {
                Ok(()) => self.failures = Failures::default(),
                Err(error) if error.is_closed() => return None,
                Err(error) => {
                    self.failures.add(Some(&error));
                    let patient = error.rpc().is_some() && self.failures.count() < PATIENCE;
                    if !error.is_transient() && !patient {
                        return Some(Err(error));
                    }
                }
            }
        }
    }

    /// Advances one step towards the head. Progress before an error is kept.
    async fn advance(&mut self) -> Result<(), Error> {
        let Some(target) = self.target.clone() else {
            self.target = self.head().await?;
            return Ok(());
        };
        if self.window.next().saturating_add(self.depth) <= target.number {
            return self.settled(target.number - self.depth).await;
        }
        let near = self.window.next().saturating_add(STEP);
        if near < target.number {
            // Only part of the way, as if that block were the head.
            let header = ask(&self.eth, HeaderByNumber(near.into())).await;
            let step = match header {
                Ok(Some(header)) if header.number == near => self.follow(&header).await,
                Ok(_) => Err(missing(&format!("block {near}"))),
                Err(error) => Err(error),
            };
            if step.is_err() {
                (self.target, self.look) = (None, true);
            }
            return step;
        }
        self.target = None;
        let followed = self.follow(&target).await;
        // Next time the newest head counts, since this one may be stale.
        self.look = followed.is_err();
        followed
    }

    /// Queries the head or waits for the next one; `None` if it must be retried.
    async fn head(&mut self) -> Result<Option<Header>, Error> {
        let Some(heads) = &mut self.heads else {
            // Subscribes before it queries, so that no head in between is missed.
            self.heads = Some(self.eth.subscribe_new_heads().await?);
            self.look = true;
            return Ok(None);
        };
        if self.look {
            let latest = HeaderByNumber(BlockTag::Latest.into());
            let head = self
                .eth
                .call(latest)
                .await?
                .ok_or_else(|| missing("its head"))?;
            self.look = false;
            return Ok(Some(head));
        }
        let mut event = heads.next().await;
        // Only the newest matters.
        while let Some(newer) = heads.next().now_or_never() {
            event = newer;
        }
        match event {
            Some(Ok(Event::Item(head))) => return Ok(Some(head)),
            Some(Ok(Event::Gap { .. })) => self.look = true,
            Some(Err(error)) => {
                self.look = true;
                return Err(error);
            }
            None => return Err(Error::closed()),
        }
        Ok(None)
    }

    /// Queries a range of settled blocks, at most up to `last`.
    async fn settled(&mut self, last: u64) -> Result<(), Error> {
        // Blocks before the gap may not be on the chain any more.
        while let Some(youngest) = self.window.youngest() {
            let there = ask(&self.eth, HeaderByNumber(youngest.number.into())).await?;
            if there.is_some_and(|header| header.hash == youngest.hash) {
                break;
            }
            self.ready.extend(self.window.take_back_youngest());
        }
        let from = self.window.next();
        let to = last.min(from.saturating_add(self.range - 1));
        let mut filter = RangeFilter::new().with_from_block(from).with_to_block(to);
        filter.address = self.filter.address.clone();
        filter.topics = self.filter.topics.clone();
        let logs = match self.eth.get_logs(filter).await {
            Ok(logs) => logs,
            Err(error) if self.range > 1 && may_be_too_large(&error) => {
                self.range /= 2;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let last = ask(&self.eth, HeaderByNumber(to.into())).await?;
        let last = last.ok_or_else(|| missing(&format!("block {to}")))?;
        let larger = self.range.saturating_add(self.range.div_ceil(2));
        self.range = larger.min(self.max_range);
        self.window.settle(to, last.hash);
        self.ready.extend(logs);
        Ok(())
    }

    /// Follows the chain to `target`, from the youngest common block.
    async fn follow(&mut self, target: &Header) -> Result<(), Error> {
        if self.window.contains(target.hash) {
            // A node that lags behind others, or a repeated notification.
            return Ok(());
        }
        let mut path = Path::from(target.clone(), &self.window);
        if self.window.next().saturating_add(1) < target.number {
            // Several blocks are missing: in all likelihood the ones at these heights.
            let numbers = (self.window.next()..target.number).rev();
            let calls = numbers.map(|number| self.eth.call(HeaderByNumber(number.into())));
            let mut headers = self.eth.batch_all(calls.collect::<Vec<_>>());
            while let Some(header) = headers.next().await {
                match header {
                    Ok(Some(header)) if path.next(&self.window) == Some(header.hash) => {
                        if !path.push(header) {
                            break;
                        }
                    }
                    // A rate-limited caller doesn't query each of them by its hash.
                    Err(error) if error.retry_after().is_some() => return Err(error),
                    _ => break,
                }
            }
        }
        while let Some(parent) = path.next(&self.window) {
            let header = ask(&self.eth, HeaderByHash(parent)).await?;
            let header = header.ok_or_else(|| missing("a block of the head's branch"))?;
            if !path.push(header) {
                let text = format!("the number of block {parent} isn't one below its child's");
                return Err(Error::inconsistent(text));
            }
        }
        if let Some(block) = path.contradicts(&self.window) {
            self.ready.extend(self.window.restart(block));
            return Err(Error::inconsistent(format!(
                "a reorganisation goes below the {} blocks that are followed: logs given out before may be of no block any more",
                self.depth
            )));
        }
        let (kept, branch) = path.finish(&self.window);
        // Blocks are only removed now that all of the branch is known.
        self.ready.extend(self.window.take_back(kept));
        let filter = self.filter.clone();
        let calls = branch.iter().map(|header| {
            let mut by_hash = BlockHashFilter::new(header.hash);
            by_hash.address = filter.address.clone();
            by_hash.topics = filter.topics.clone();
            self.eth.get_logs(by_hash)
        });
        let mut answers = self.eth.batch_all(calls.collect::<Vec<_>>());
        let mut headers = branch.into_iter();
        while let Some(logs) = answers.next().await {
            let logs = logs?;
            if let Some(header) = headers.next() {
                self.ready.extend(logs.iter().cloned());
                let block = Block {
                    number: header.number,
                    hash: header.hash,
                    logs,
                };
                self.window.push(block, self.depth);
                self.failures = Failures::default();
            }
        }
        Ok(())
    }
}

/// Queries a header. Each call is retried on its own.
async fn ask<M: Method>(eth: &Client, method: M) -> Result<M::Output, Error> {
    let mut failures = Failures::default();
    while failures.count() < ATTEMPTS {
        match eth.call(method.clone()).await {
            Err(error) if error.is_transient() => failures.add(Some(&error)),
            answer => return answer,
        }
        failures.wait().await;
    }
    eth.call(method).await
}

/// Nodes report it in many ways, some only by timing out. If it wasn't the size, the smaller range will fail too.
fn may_be_too_large(error: &Error) -> bool {
    let answered = error.rpc().is_some() && !error.is_transient();
    answered || error.is_timeout() || error.is_too_large()
}

/// The error of a block that one of several nodes doesn't have yet, or doesn't have any more.
fn missing(what: &str) -> Error {
    Error::transport(format!("the node doesn't know {what}"))
}
