//! What an Ethereum node tells by itself: heads, logs, pending transactions.

mod backfill;
mod header;
mod poll;
#[cfg(test)]
mod tests;
mod window;

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde_with::Same;

use super::{
    B256, Client, Header, Log, SubscriptionKind, SubscriptionLogFilter, SubscriptionOptions,
    SyncingEvent, Transaction, methods,
};
use crate::{Error, Subscribe, Subscription};
use poll::Polled;

pub use backfill::BackfilledLogs;

/// `eth_subscribe` with items of type `T`.
struct Notifications<T> {
    open: methods::Subscribe,
    item: PhantomData<fn() -> T>,
}

impl<T> Notifications<T> {
    fn new(kind: SubscriptionKind, options: Option<SubscriptionOptions>) -> Self {
        let mut open = methods::Subscribe::new(kind);
        open.options = options;
        let item = PhantomData;
        Self { open, item }
    }
}

impl<T> Clone for Notifications<T> {
    fn clone(&self) -> Self {
        let (open, item) = (self.open.clone(), PhantomData);
        Self { open, item }
    }
}

impl<T: DeserializeOwned + Send + 'static> Subscribe for Notifications<T> {
    type Open = methods::Subscribe;
    const STOP: &'static str = "eth_unsubscribe";
    type Item = T;
    type Codec = Same;

    fn open(&self) -> methods::Subscribe {
        self.open.clone()
    }
}

/// Streams of what happens. Over a WebSocket or a Unix socket the node sends by itself (`eth_subscribe`). Over HTTP the same streams
/// ask again and again (`eth_newFilter` and its relatives, at the interval of [`Rpc::with_poll_interval`](crate::Rpc)), and report
/// what may have been missed in the same way. Of several endpoints, those that can send by themselves are used. While none of these can
/// be reached there is an error, not polling; polling is for where all are HTTP, those left out that are known to be of another network.
impl Client {
    /// The header of each block that becomes the head. After a reorganisation the headers of the new branch come, so a height may
    /// come twice.
    ///
    /// # Errors
    /// When the node can't be reached or refuses.
    pub async fn subscribe_new_heads(&self) -> Result<Subscription<Header>, Error> {
        let what = Notifications::new(SubscriptionKind::NewHeads, None);
        self.listen(what, poll::Heads).await
    }

    /// Each new log that matches. When a reorganisation takes a log back, it comes again with `removed` true.
    ///
    /// # Errors
    /// When the node can't be reached or refuses.
    pub async fn subscribe_logs(
        &self,
        filter: SubscriptionLogFilter,
    ) -> Result<Subscription<Log>, Error> {
        let options = Some(filter.clone().into());
        let what = Notifications::new(SubscriptionKind::Logs, options);
        self.listen(what, poll::Logs(filter)).await
    }

    /// The hash of each transaction that enters the node's pool.
    ///
    /// # Errors
    /// When the node can't be reached or refuses.
    pub async fn subscribe_pending_transactions(&self) -> Result<Subscription<B256>, Error> {
        let what = Notifications::new(SubscriptionKind::NewPendingTransactions, None);
        self.listen(what, poll::PendingHashes).await
    }

    /// Each transaction that enters the node's pool, in full. Not every node can; over HTTP each is asked for by its hash, and one
    /// that left the pool again meanwhile is left out.
    ///
    /// # Errors
    /// When the node can't be reached or refuses.
    pub async fn subscribe_full_pending_transactions(
        &self,
    ) -> Result<Subscription<Transaction>, Error> {
        let kind = SubscriptionKind::NewPendingTransactions;
        let what = Notifications::new(kind, Some(true.into()));
        self.listen(what, poll::PendingTransactions).await
    }

    /// When the node starts to catch up with the chain, and when it is done. Not every node offers it, and none over HTTP.
    ///
    /// # Errors
    /// When the node can't be reached or refuses, and over HTTP: there, ask [`syncing`](Self::syncing) now and then.
    pub async fn subscribe_syncing(&self) -> Result<Subscription<SyncingEvent>, Error> {
        let what = Notifications::new(SubscriptionKind::Syncing, None);
        Subscription::open(self.rpc.clone(), what).await
    }

    /// By notification if the transport can, by polling if not.
    async fn listen<T: DeserializeOwned + Send + 'static>(
        &self,
        what: Notifications<T>,
        polled: impl Polled<Item = T>,
    ) -> Result<Subscription<T>, Error> {
        match Subscription::open(self.rpc.clone(), what).await {
            Err(error) if error.is_no_subscriptions() => poll::open(self.clone(), polled).await,
            outcome => outcome,
        }
    }
}
