//! Waiting for a wallet.

use std::time::Duration;

use futures_util::FutureExt;

use super::super::{B256, TransactionRecord, Wallet};
use super::{WaitError, until};
use crate::error::Error;

/// # Waiting
///
/// Waiting polls every 2 s, or at the interval of [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval), and goes on while the
/// wallet can't be reached, until the time is over.
impl Wallet {
    /// Waits until the wallet is synced. One that has just changed keys may miss the newest block, and catches up with
    /// the next one.
    ///
    /// # Errors
    /// If the time is over, the wallet refuses, or its response can't be decoded.
    pub async fn wait_until_synced(&self, timeout: Duration) -> Result<(), WaitError> {
        until(self, timeout, |wallet| wallet.synced().boxed()).await
    }

    /// Waits until a transaction of this wallet is in a block, and returns its record. One that the mempool refuses
    /// never is: see its record's `sent_to`.
    ///
    /// # Errors
    /// If the time is over, the wallet doesn't have the transaction, refuses otherwise, or its response can't be decoded.
    pub async fn wait_for_transaction(
        &self,
        id: B256,
        timeout: Duration,
    ) -> Result<TransactionRecord, WaitError> {
        until(self, timeout, |wallet| wallet.confirmed(id).boxed()).await
    }

    async fn synced(&self) -> Result<Option<()>, Error> {
        let status = self.get_sync_status().await?;
        Ok(status.synced.then_some(()))
    }

    async fn confirmed(&self, id: B256) -> Result<Option<TransactionRecord>, Error> {
        let record = self.get_transaction(id).await?.transaction;
        Ok(record.confirmed.then_some(record))
    }
}
