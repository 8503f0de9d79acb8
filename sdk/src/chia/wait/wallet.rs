//! Waiting for a wallet.

use super::super::{B256, TransactionRecord, Wallet};
use super::until;
use crate::error::Error;

/// # Waiting
///
/// Waiting polls every 2 s, or at the interval of [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval), and goes on while the
/// wallet can't be reached.
impl Wallet {
    /// Waits until the wallet is synced. One that has just changed keys may miss the newest block, and catches up with
    /// the next one.
    ///
    /// # Errors
    /// If the wallet refuses, or its response can't be decoded.
    pub async fn wait_until_synced(&self) -> Result<(), Error> {
        until(self.rpc(), async || {
            let status = self.get_sync_status().await?;
            Ok(status.synced.then_some(()))
        })
        .await
    }

    /// Waits until a transaction of this wallet is in a block, and returns its record. One that the mempool refuses
    /// never is: see its record's `sent_to`.
    ///
    /// # Errors
    /// If the wallet doesn't have the transaction, refuses otherwise, or its response can't be decoded.
    pub async fn wait_until_confirmed(&self, id: B256) -> Result<TransactionRecord, Error> {
        until(self.rpc(), async || {
            let record = self.get_transaction(id).await?.transaction;
            Ok(record.confirmed.then_some(record))
        })
        .await
    }
}
