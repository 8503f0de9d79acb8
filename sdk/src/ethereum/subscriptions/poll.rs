//! Polling subscriptions for transports without push: a filter on the node, polled for changes.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::time::SystemTime;

use futures_util::stream;
use tokio::time::sleep;

use super::header::HeaderByHash;
use crate::ethereum::{B256, Client, FilterChanges, FilterId, Header, Log, LogFilter, Transaction};
use crate::subscription::{Failures, gap};
use crate::{Error, Event, GapCause, Method, Subscription};

/// Polls in a row without a change after which the head is compared with the silence.
const SILENT_POLLS: u32 = 3;

/// The most polls between two comparisons.
const MOST_SILENT_POLLS: u32 = 96;

/// Something that can be polled.
pub(super) trait Polled: Send + 'static {
    type Item: Send + 'static;

    /// Creates the filter; returns its id.
    fn install(&self, eth: &Client) -> impl Future<Output = Result<FilterId, Error>> + Send;

    /// Resolves changes to items. It must be safe to retry.
    fn read(
        &self,
        eth: &Client,
        changes: FilterChanges,
    ) -> impl Future<Output = Result<Vec<Self::Item>, Error>> + Send;

    /// Whether one of these blocks has something that the filter should have reported.
    fn is_in(
        &self,
        eth: &Client,
        blocks: RangeInclusive<u64>,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
}

/// Creates the filter and polls it.
pub(super) async fn open<P: Polled>(
    eth: Client,
    polled: P,
) -> Result<Subscription<P::Item>, Error> {
    let id = polled.install(&eth).await?;
    let polling = Polling {
        filter: Some(Filter {
            eth: eth.clone(),
            id,
        }),
        eth,
        polled,
        unread: None,
        ready: VecDeque::new(),
        since: SystemTime::now(),
        doubtful: false,
        silence: Silence::default(),
        failures: Failures::default(),
    };
    let events = stream::unfold(polling, |mut polling| async move {
        let event = polling.next().await?;
        Some((event, polling))
    });
    Ok(Subscription::new(events))
}

struct Polling<P: Polled> {
    eth: Client,
    polled: P,
    /// `None` when the node has forgotten it.
    filter: Option<Filter>,
    /// Changes that couldn't be resolved yet. The node won't send them again.
    unread: Option<FilterChanges>,
    ready: VecDeque<P::Item>,
    since: SystemTime,
    /// A request for changes got no readable response, so the node may have dropped them.
    doubtful: bool,
    silence: Silence,
    failures: Failures,
}

/// Polls in a row without a change. There are nodes that return an empty list for a filter that they have forgotten or never had: after
/// a restart, behind a load balancer.
#[derive(Debug)]
struct Silence {
    polls: u32,
    /// The number of polls after which the head is queried.
    limit: u32,
    /// The head when it was queried last, up to which nothing is missing.
    head: Option<u64>,
    /// There was something to report before this poll.
    is_overdue: bool,
}

impl Default for Silence {
    fn default() -> Self {
        Self {
            polls: 0,
            limit: SILENT_POLLS,
            head: None,
            is_overdue: false,
        }
    }
}

impl Silence {
    /// Continues with a new filter. One that is as silent isn't doubted as soon.
    fn of_new_filter(&self) -> Self {
        Self {
            limit: self.limit.saturating_mul(2).min(MOST_SILENT_POLLS),
            ..Self::default()
        }
    }
}

impl<P: Polled> Polling<P> {
    async fn next(&mut self) -> Option<Result<Event<P::Item>, Error>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                self.since = SystemTime::now();
                return Some(Ok(Event::Item(item)));
            }
            match self.turn().await {
                Ok(event) => {
                    self.failures = Failures::default();
                    if let Some(event) = event {
                        return Some(Ok(event));
                    }
                }
                Err(error) if error.is_closed() => return None,
                Err(error) => {
                    self.failures.add(Some(&error));
                    if !error.is_transient() {
                        return Some(Err(error));
                    }
                }
            }
        }
    }

    async fn turn(&mut self) -> Result<Option<Event<P::Item>>, Error> {
        if self.failures.count() > 0 {
            self.failures.wait().await;
        }
        if let Some(changes) = &self.unread {
            match self.polled.read(&self.eth, changes.clone()).await {
                Ok(items) => self.ready.extend(items),
                // An error object may be that of a node that lags behind another.
                Err(error) if error.rpc().is_some() || error.is_transient() => return Err(error),
                // What can't be decoded now never can.
                Err(error) => {
                    self.unread = None;
                    self.doubtful = true;
                    return Err(error);
                }
            }
            self.unread = None;
            return Ok(None);
        }
        let Some(filter) = &self.filter else {
            let id = self.polled.install(&self.eth).await?;
            let eth = self.eth.clone();
            self.filter = Some(Filter { eth, id });
            self.doubtful = false;
            return Ok(Some(gap(self.since, GapCause::Reconnected)));
        };
        if self.failures.count() == 0 {
            sleep(self.eth.rpc().poll_interval()).await;
        }
        match self.eth.get_filter_changes(&filter.id).await {
            Ok(changes) if is_empty(&changes) => {
                if self.is_lost().await? {
                    self.silence = self.silence.of_new_filter();
                    self.filter = None;
                } else if std::mem::take(&mut self.doubtful) {
                    return Ok(Some(gap(self.since, GapCause::Reconnected)));
                }
                Ok(None)
            }
            Ok(changes) => {
                self.silence = Silence::default();
                self.unread = Some(changes);
                let doubtful = std::mem::take(&mut self.doubtful);
                Ok(doubtful.then(|| gap(self.since, GapCause::Reconnected)))
            }
            // The node has forgotten the filter: it was restarted, or nobody polled for too long.
            Err(error) if error.rpc().is_some() && !error.is_transient() => {
                self.filter = None;
                Ok(None)
            }
            Err(error) => {
                self.doubtful |= error.reached_server() != crate::Reached::No;
                Err(error)
            }
        }
    }
}

impl<P: Polled> Polling<P> {
    /// Whether a filter without changes must be one that the node doesn't have: something happened before the last poll.
    async fn is_lost(&mut self) -> Result<bool, Error> {
        if self.silence.is_overdue {
            return Ok(true);
        }
        self.silence.polls += 1;
        if self.silence.polls < self.silence.limit {
            return Ok(false);
        }
        self.silence.polls = 0;
        let checked = self.is_overdue().await;
        match checked {
            // The next poll decides, because it may have happened after this one.
            Ok(is_overdue) => self.silence.is_overdue = is_overdue,
            // The changes themselves were readable, so this isn't worth an error.
            Err(error) if error.is_closed() => return Err(error),
            Err(_) => {}
        }
        Ok(false)
    }

    /// Whether there was something to report since the head was queried last.
    async fn is_overdue(&mut self) -> Result<bool, Error> {
        let head = self.eth.block_number().await?;
        let Some(before) = self.silence.head.filter(|before| *before <= head) else {
            self.silence.head = Some(head);
            return Ok(false);
        };
        if before == head {
            return Ok(false);
        }
        let is_overdue = self.polled.is_in(&self.eth, before + 1..=head).await?;
        self.silence.head = Some(head);
        Ok(is_overdue)
    }
}

fn is_empty(changes: &FilterChanges) -> bool {
    match changes {
        FilterChanges::Hashes(hashes) => hashes.is_empty(),
        FilterChanges::Logs(logs) => logs.is_empty(),
    }
}

/// A filter on the node, which is removed on drop.
struct Filter {
    eth: Client,
    id: FilterId,
}

impl Drop for Filter {
    fn drop(&mut self) {
        // Nodes forget filters that aren't polled, so without a runtime nothing is lost.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let call = self.eth.uninstall_filter(std::mem::take(&mut self.id));
            runtime.spawn(call.into_future());
        }
    }
}

/// New heads.
pub(super) struct Heads;

impl Polled for Heads {
    type Item = Header;

    async fn install(&self, eth: &Client) -> Result<FilterId, Error> {
        eth.new_block_filter().await
    }

    async fn read(&self, eth: &Client, changes: FilterChanges) -> Result<Vec<Header>, Error> {
        all(eth, hashes(changes)?, HeaderByHash).await
    }

    async fn is_in(&self, _: &Client, _: RangeInclusive<u64>) -> Result<bool, Error> {
        Ok(true)
    }
}

/// New logs.
pub(super) struct Logs(pub(super) LogFilter);

impl Polled for Logs {
    type Item = Log;

    async fn install(&self, eth: &Client) -> Result<FilterId, Error> {
        eth.new_filter(self.0.clone()).await
    }

    async fn read(&self, _: &Client, changes: FilterChanges) -> Result<Vec<Log>, Error> {
        match changes {
            FilterChanges::Logs(logs) => Ok(logs),
            // An empty list fits both.
            FilterChanges::Hashes(hashes) if hashes.is_empty() => Ok(Vec::new()),
            _ => Err(Error::inconsistent(
                "the node answered a filter of logs with something else",
            )),
        }
    }

    async fn is_in(&self, eth: &Client, blocks: RangeInclusive<u64>) -> Result<bool, Error> {
        let filter = self.0.clone().from_block(*blocks.start());
        let logs = eth.get_logs(filter.to_block(*blocks.end())).await?;
        Ok(!logs.is_empty())
    }
}

/// Hashes of transactions that enter the pool.
pub(super) struct PendingHashes;

impl Polled for PendingHashes {
    type Item = B256;

    async fn install(&self, eth: &Client) -> Result<FilterId, Error> {
        eth.new_pending_transaction_filter().await
    }

    async fn read(&self, _: &Client, changes: FilterChanges) -> Result<Vec<B256>, Error> {
        hashes(changes)
    }

    async fn is_in(&self, eth: &Client, blocks: RangeInclusive<u64>) -> Result<bool, Error> {
        has_transactions(eth, blocks).await
    }
}

/// Transactions that enter the pool.
pub(super) struct PendingTransactions;

impl Polled for PendingTransactions {
    type Item = Transaction;

    async fn install(&self, eth: &Client) -> Result<FilterId, Error> {
        eth.new_pending_transaction_filter().await
    }

    async fn read(&self, eth: &Client, changes: FilterChanges) -> Result<Vec<Transaction>, Error> {
        let by_hash = crate::ethereum::methods::GetTransactionByHash::new;
        all(eth, hashes(changes)?, by_hash).await
    }

    async fn is_in(&self, eth: &Client, blocks: RangeInclusive<u64>) -> Result<bool, Error> {
        has_transactions(eth, blocks).await
    }
}

/// Whether the newest of these blocks has transactions. Most of them have been in the pool before.
async fn has_transactions(eth: &Client, blocks: RangeInclusive<u64>) -> Result<bool, Error> {
    let count = eth.get_block_transaction_count_by_number(*blocks.end());
    Ok(count.await?.is_some_and(|count| count > 0))
}

fn hashes(changes: FilterChanges) -> Result<Vec<B256>, Error> {
    match changes {
        FilterChanges::Hashes(hashes) => Ok(hashes),
        FilterChanges::Logs(logs) if logs.is_empty() => Ok(Vec::new()),
        _ => Err(Error::inconsistent(
            "the node answered a filter of hashes with something else",
        )),
    }
}

/// Batches one call per hash; hashes that the node doesn't know any more are left out.
async fn all<M, T>(
    eth: &Client,
    hashes: Vec<B256>,
    call: impl Fn(B256) -> M + Send,
) -> Result<Vec<T>, Error>
where
    M: Method<Output = Option<T>>,
{
    use futures_util::TryStreamExt;

    let calls: Vec<_> = hashes
        .into_iter()
        .map(|hash| eth.call(call(hash)))
        .collect();
    let found = eth.batch_all(calls).try_filter_map(async |found| Ok(found));
    found.try_collect().await
}
