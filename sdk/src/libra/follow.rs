//! Streams over HTTP: what the stream endpoint would push, read a page at a time.

use std::collections::VecDeque;
use std::future::Future;

use futures_util::stream;
use tokio::time::sleep;

use super::methods::{SubscribeToEvents, SubscribeToTransactions};
use super::{Client, Event as ChainEvent, MAX_PAGE, Transaction};
use crate::subscription::Failures;
use crate::{Error, Event, Fallback, Rpc, Subscription};

impl Fallback for SubscribeToTransactions {
    async fn subscribe(self, rpc: Rpc) -> Result<Subscription<Transaction>, Error> {
        open(Client::new(rpc), self.starting_version, self).await
    }
}

impl Fallback for SubscribeToEvents {
    async fn subscribe(self, rpc: Rpc) -> Result<Subscription<ChainEvent>, Error> {
        open(Client::new(rpc), self.event_seq_num, self).await
    }
}

/// A list whose entries are numbered one by one.
trait Numbered: Send + 'static {
    type Item: Send + 'static;

    /// The entries from a number on, as many as a page has.
    fn page(
        &self,
        node: &Client,
        start: u64,
    ) -> impl Future<Output = Result<Vec<Self::Item>, Error>> + Send;

    fn number(item: &Self::Item) -> u64;
}

impl Numbered for SubscribeToTransactions {
    type Item = Transaction;

    async fn page(&self, node: &Client, start: u64) -> Result<Vec<Transaction>, Error> {
        let include_events = self.include_events.unwrap_or_default();
        node.get_transactions(start, MAX_PAGE, include_events).await
    }

    fn number(item: &Transaction) -> u64 {
        item.version
    }
}

impl Numbered for SubscribeToEvents {
    type Item = ChainEvent;

    async fn page(&self, node: &Client, start: u64) -> Result<Vec<ChainEvent>, Error> {
        node.get_events(self.event_key, start, MAX_PAGE).await
    }

    fn number(item: &ChainEvent) -> u64 {
        item.sequence_number
    }
}

/// Reads the first page, so that a node that can't be reached or refuses is an error of the opening.
async fn open<N: Numbered>(
    node: Client,
    first: u64,
    list: N,
) -> Result<Subscription<N::Item>, Error> {
    let mut following = Following {
        node,
        list,
        next: first,
        ready: VecDeque::new(),
        failures: Failures::default(),
        is_at_end: false,
    };
    following.read().await?;
    let events = stream::unfold(following, |mut following| async move {
        let event = following.next().await?;
        Some((event, following))
    });
    Ok(Subscription::new(events))
}

struct Following<N: Numbered> {
    node: Client,
    list: N,
    /// The number of the next entry to read.
    next: u64,
    ready: VecDeque<N::Item>,
    /// Pages in a row that couldn't be read.
    failures: Failures,
    /// Whether the last page had nothing, so that more has to be waited for.
    is_at_end: bool,
}

impl<N: Numbered> Following<N> {
    async fn next(&mut self) -> Option<Result<Event<N::Item>, Error>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(Ok(Event::Item(item)));
            }
            if self.is_at_end {
                sleep(self.node.rpc().poll_interval()).await;
            }
            match self.read().await {
                Ok(()) => self.failures = Failures::default(),
                Err(error) if error.is_closed() => return None,
                Err(error) => {
                    self.failures.add(Some(&error));
                    if !error.is_transient() {
                        return Some(Err(error));
                    }
                    self.failures.wait().await;
                }
            }
        }
    }

    async fn read(&mut self) -> Result<(), Error> {
        let page = self.list.page(&self.node, self.next).await?;
        self.is_at_end = page.is_empty();
        if let Some(last) = page.last() {
            self.next = N::number(last).saturating_add(1);
        }
        self.ready.extend(page);
        Ok(())
    }
}
