//! Polling subscriptions for transports without push: a filter on the node, polled for changes.

use std::collections::VecDeque;
use std::time::SystemTime;

use futures_util::stream;
use tokio::time::sleep;

use super::header::HeaderByHash;
use crate::ethereum::{
    B256, Client, FilterChanges, Header, Log, RangeFilter, SubscriptionLogFilter, Transaction,
};
use crate::subscription::{Failures, gap};
use crate::{Error, Event, GapCause, Method, Subscription};

/// Something that can be polled.
pub(super) trait Polled: Send + 'static {
    type Item: Send + 'static;

    /// Creates the filter; returns its id.
    fn install(&self, eth: &Client) -> impl Future<Output = Result<String, Error>> + Send;

    /// Resolves changes to items. It must be safe to retry.
    fn read(
        &self,
        eth: &Client,
        changes: FilterChanges,
    ) -> impl Future<Output = Result<Vec<Self::Item>, Error>> + Send;
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
    failures: Failures,
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
            sleep(self.eth.rpc.poll_interval()).await;
        }
        match self.eth.get_filter_changes(&filter.id).await {
            Ok(changes) => {
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

/// A filter on the node, which is removed on drop.
struct Filter {
    eth: Client,
    id: String,
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

    async fn install(&self, eth: &Client) -> Result<String, Error> {
        eth.new_block_filter().await
    }

    async fn read(&self, eth: &Client, changes: FilterChanges) -> Result<Vec<Header>, Error> {
        all(eth, hashes(changes)?, HeaderByHash).await
    }
}

/// New logs.
pub(super) struct Logs(pub(super) SubscriptionLogFilter);

impl Polled for Logs {
    type Item = Log;

    async fn install(&self, eth: &Client) -> Result<String, Error> {
        let mut filter = RangeFilter::new();
        filter.address = self.0.address.clone();
        filter.topics = self.0.topics.clone();
        eth.new_filter(filter).await
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
}

/// Hashes of transactions that enter the pool.
pub(super) struct PendingHashes;

impl Polled for PendingHashes {
    type Item = B256;

    async fn install(&self, eth: &Client) -> Result<String, Error> {
        eth.new_pending_transaction_filter().await
    }

    async fn read(&self, _: &Client, changes: FilterChanges) -> Result<Vec<B256>, Error> {
        hashes(changes)
    }
}

/// Transactions that enter the pool.
pub(super) struct PendingTransactions;

impl Polled for PendingTransactions {
    type Item = Transaction;

    async fn install(&self, eth: &Client) -> Result<String, Error> {
        eth.new_pending_transaction_filter().await
    }

    async fn read(&self, eth: &Client, changes: FilterChanges) -> Result<Vec<Transaction>, Error> {
        let by_hash = crate::ethereum::methods::GetTransactionByHash::new;
        all(eth, hashes(changes)?, by_hash).await
    }
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
