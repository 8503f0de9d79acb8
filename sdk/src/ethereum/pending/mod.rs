//! Sending a transaction and waiting for its receipt.

mod error;
mod look;
#[cfg(all(test, feature = "mock"))]
mod tests;

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{B256, Bytes, Client, Receipt, TransactionRequest};
use crate::error::Error;
use crate::wait::{until, within};
use look::{Look, Place};

pub use error::WaitError;

/// How long a transaction may be unknown to the node before it counts as dropped, unless the caller says otherwise.
const FORGOTTEN: Duration = Duration::from_secs(60);

/// A transaction that was sent: await it for its receipt. [`Client::send`], [`Client::send_raw`] and
/// [`Client::wait_for_receipt`] return one.
///
/// ```no_run
/// # async fn run(eth: polyrpc::ethereum::Client, payment: polyrpc::ethereum::TransactionRequest) -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use polyrpc::ethereum::WaitError;
///
/// let pending = eth.send(payment).await?;
/// match pending.confirmations(2).timeout(Duration::from_secs(180)).await {
///     Ok(receipt) => println!("in block {:?}", receipt.block_number),
///     Err(WaitError::Reverted(receipt)) => println!("failed, and cost {} gas", receipt.gas_used),
///     Err(WaitError::Replaced { by, .. }) => println!("replaced by {by:?}"),
///     Err(error) => return Err(error.into()),
/// }
/// # Ok(()) }
/// ```
///
/// Waiting polls every 2 s, or at the interval of [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval), and goes on while the node can't
/// be reached. Each look starts from what the node says then, so that a reorganisation needs no special care: when the receipt vanishes or
/// names another block, the confirmations are counted again from there; when a call goes to another node that lags behind, the look finds
/// less and nothing is concluded from it.
#[derive(Clone, Debug)]
#[must_use = "nothing waits for it until it is awaited"]
pub struct PendingTransaction {
    eth: Client,
    hash: B256,
    place: Option<Place>,
    confirmations: u64,
    timeout: Option<Duration>,
    forgotten: Duration,
}

impl Client {
    /// Sends a transaction by `eth_sendTransaction` and returns it as pending: await that for the receipt.
    ///
    /// The node signs it, and has to hold the key of its `from`; a client that was built with a `signer` (feature `alloy`) signs by itself.
    /// What is missing of nonce, gas and fees is filled in by whoever signs.
    ///
    /// # Errors
    /// As for `eth_sendTransaction`. If the call gets no response the transaction may have been sent all the same: see
    /// [`Error::reached_server`].
    pub async fn send(&self, transaction: TransactionRequest) -> Result<PendingTransaction, Error> {
        let hash = self.send_transaction(transaction).await?;
        Ok(self.sent(hash).await)
    }

    /// Sends a signed transaction by `eth_sendRawTransaction` and returns it as pending: await that for the receipt.
    ///
    /// # Errors
    /// As for `eth_sendRawTransaction`. Sending the same bytes again does no harm.
    pub async fn send_raw(
        &self,
        transaction: impl Into<Bytes>,
    ) -> Result<PendingTransaction, Error> {
        let hash = self.send_raw_transaction(transaction).await?;
        Ok(self.sent(hash).await)
    }

    /// A transaction that was sent by other means: await it for its receipt, as what [`send`](Self::send) returns. A hash that the node
    /// doesn't know ends as [dropped](WaitError::Dropped).
    pub fn wait_for_receipt(&self, hash: B256) -> PendingTransaction {
        PendingTransaction {
            eth: self.clone(),
            hash,
            place: None,
            confirmations: 1,
            timeout: None,
            forgotten: FORGOTTEN,
        }
    }

    /// Remembers the sender and the nonce, while the node still knows them, by which a replacement is found.
    async fn sent(&self, hash: B256) -> PendingTransaction {
        let mut pending = self.wait_for_receipt(hash);
        let look = self.batch((self.get_transaction_by_hash(hash), self.block_number()));
        // It is sent, so nothing that fails from now on is an error of sending.
        if let Ok((Some(transaction), head)) = look.await {
            pending.place = Place::of(&transaction, head);
        }
        pending
    }
}

impl PendingTransaction {
    /// The transaction's hash.
    pub fn hash(&self) -> B256 {
        self.hash
    }

    /// Sets how many blocks are to be on the chain from the transaction's own on, that one included: 1 by default. With 0 it is 1.
    pub fn confirmations(mut self, blocks: u64) -> Self {
        self.confirmations = blocks.max(1);
        self
    }

    /// Sets how long to wait at most. By default there is no limit: a transaction whose fees are too low may be pending for ever.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Sets how long the node may not know the transaction before it counts as dropped: 60 s by default. A node that was restarted, or
    /// another one behind the same address, may learn of it again.
    pub fn dropped_after(mut self, time: Duration) -> Self {
        self.forgotten = time;
        self
    }

    async fn wait(self) -> Result<Receipt, WaitError> {
        let hash = self.hash;
        let pause = self.eth.rpc().poll_interval();
        let limit = self.timeout;
        let look = Look::new(self);
        let waiting = async { until(pause, look, |look| look.next().boxed()).await? };
        within(limit, waiting, || WaitError::TimedOut { hash }).await
    }
}

impl IntoFuture for PendingTransaction {
    type Output = Result<Receipt, WaitError>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.wait().boxed()
    }
}
