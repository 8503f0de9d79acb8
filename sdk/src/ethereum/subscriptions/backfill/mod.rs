//! Logs from a block on, past and future, without gaps.

mod follow;
mod settled;

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt, stream};
use tokio::time::Instant;

use super::header::HeaderByNumber;
use super::window::Window;
use crate::ethereum::{B256, BlockNumberOrTag, BlockTag, Client, Header, Log, LogFilter};
use crate::subscription::Failures;
use crate::{Error, Event, Method, Subscription};

/// Consecutive refusals of an old block before one is reported.
const PATIENCE: u32 = 4;

/// How long a single call is retried before the whole step is.
const CALL_LIMIT: Duration = Duration::from_secs(60);

/// The failures that the backoff is for: at most 13 s of it, and less as long as the node responds to other calls.
const MOST_FAILURES: u32 = 7;
const RESPONSIVE: u32 = 1;

/// How long transient errors are retried without progress before one is reported.
const SILENCE: Duration = Duration::from_secs(300);

/// The most blocks followed in one step. Their headers and logs are in memory before the first of them is emitted.
const STEP: u64 = 256;

/// Stream of all matching logs from a block on: first past ones, then each new one.
///
/// - Nothing is lost and nothing is repeated, whatever happens to the connection: blocks are followed by their parents'
///   hashes, and logs of young blocks are queried by block hash.
/// - When a reorganisation removes a block, its logs come again with `removed` true, the last one first, and then those
///   of the blocks that replace it.
/// - Old blocks are queried in ranges, which shrink when the node finds them too large, and grow again.
/// - Lost connections and rate limits are retried with backoff, and so is the refusal of a young block, which not each of
///   several nodes may know yet; they are reported when there was no progress for five minutes. Other errors are
///   reported at once, or the fourth time in a row if the node refuses even a single old block. The stream resumes
///   after an error, from the same position.
/// - It ends only when its connection is closed.
#[must_use = "nothing happens until it is read"]
pub struct BackfilledLogs {
    state: Option<State>,
    logs: BoxStream<'static, Result<Log, Error>>,
}

/// # Logs without gaps
impl Client {
    /// Streams all logs that match `filter`, in its [`from_block`](LogFilter::from_block) and later. Where that isn't set or a tag, the
    /// stream begins at the block that has the tag when it is first polled.
    ///
    /// The stream has no end, so a filter with `to_block` or `block_hash` is an error, and the only item: see
    /// [`get_logs`](Self::get_logs) for such.
    pub fn logs_backfilled(&self, filter: LogFilter) -> BackfilledLogs {
        if let Err(error) = filter.check_endless() {
            let logs = stream::iter([Err(error)]).boxed();
            return BackfilledLogs { state: None, logs };
        }
        let (from, start) = match &filter.from_block {
            Some(BlockNumberOrTag::Number(from)) => (*from, None),
            None => (0, Some(BlockTag::Latest)),
            Some(BlockNumberOrTag::Tag(tag)) => (0, Some(*tag)),
        };
        let state = State {
            eth: self.clone(),
            start,
            filter: filter.without_blocks(),
            window: Window::new(from),
            range: 2_000,
            max_range: 10_000,
            depth: 64,
            heads: None,
            look: true,
            target: None,
            ready: VecDeque::new(),
            failures: Failures::default(),
            stuck: None,
            lowest: None,
            headers: HashMap::new(),
            is_following: false,
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
    filter: LogFilter,
    /// The tag of the first block, until its number is known.
    start: Option<BlockTag>,
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
    /// Failures since the last progress.
    failures: Failures,
    /// When the first of them was, or the last one that was reported.
    stuck: Option<Instant>,
    /// The lowest header that was read since the last progress.
    lowest: Option<u64>,
    /// The headers that were read since then.
    headers: HashMap<B256, Header>,
    /// Whether the last step followed young blocks.
    is_following: bool,
}

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Blocks were read, or there is none to read.
    Progress,
    /// The next step is known.
    Prepared,
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
                Ok(Step::Progress) => self.has_progressed(),
                Ok(Step::Prepared) => self.failures.cap(RESPONSIVE),
                Err(error) if error.is_closed() => return None,
                Err(error) => {
                    self.failures.add(Some(&error));
                    self.failures.cap(MOST_FAILURES);
                    if self.is_reported(&error) {
                        self.stuck = None;
                        return Some(Err(error));
                    }
                }
            }
        }
    }

    fn has_progressed(&mut self) {
        (self.failures, self.stuck, self.lowest) = (Failures::default(), None, None);
        self.headers.clear();
    }

    /// Keeps a header for the case that the step fails. Down from a head that moves on, only a block further down than ever before is
    /// progress.
    fn has_header(&mut self, header: &Header) {
        if self.lowest.is_none_or(|lowest| header.number < lowest) {
            (self.stuck, self.lowest) = (None, Some(header.number));
        }
        if self.headers.len() as u64 > 2 * STEP {
            self.headers.clear();
        }
        self.headers.insert(header.hash, header.clone());
    }

    /// Whether the caller is told of an error, which is the newest of [`failures`](Self::failures).
    fn is_reported(&mut self, error: &Error) -> bool {
        let stuck = *self.stuck.get_or_insert_with(Instant::now);
        let is_refusal = error.rpc().is_some();
        match error.is_transient() || is_refusal && self.is_following {
            true => stuck.elapsed() >= SILENCE,
            false => !is_refusal || self.failures.count() >= PATIENCE,
        }
    }

    /// Advances one step towards the head. Progress before an error is kept.
    async fn advance(&mut self) -> Result<Step, Error> {
        if let Some(tag) = self.start {
            let first = ask(&self.eth, HeaderByNumber(tag.into())).await?;
            let first = first.ok_or_else(|| missing(&format!("its block `{tag}`")))?;
            (self.window, self.start) = (Window::new(first.number), None);
            return Ok(Step::Prepared);
        }
        let Some(target) = self.target.clone() else {
            self.target = self.head().await?;
            return Ok(Step::Prepared);
        };
        self.is_following = self.window.next().saturating_add(self.depth) > target.number;
        if !self.is_following {
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
            return step.map(|()| Step::Progress);
        }
        self.target = None;
        let followed = self.follow(&target).await;
        // Next time the newest head counts, since this one may be stale.
        self.look = followed.is_err();
        followed.map(|()| Step::Progress)
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
}

/// Queries a header. Each call is retried on its own.
async fn ask<M: Method>(eth: &Client, method: M) -> Result<M::Output, Error> {
    let start = Instant::now();
    let mut failures = Failures::default();
    loop {
        match eth.call(method.clone()).await {
            Err(error) if error.is_transient() && start.elapsed() < CALL_LIMIT => {
                failures.add(Some(&error));
            }
            outcome => return outcome,
        }
        failures.wait().await;
    }
}

/// The error of a block that one of several nodes doesn't have yet, or doesn't have any more.
fn missing(what: &str) -> Error {
    Error::transport(format!("the node doesn't know {what}"))
}
