//! Waiting for what takes a node a while.

use tokio::time::sleep;

use super::{B256, BlockchainState, CoinRecordWithSpent, Failure, FullNode, RpcErrorCode};
use super::{TransactionRecord, Wallet};
use crate::error::Error;
use crate::rpc::Rpc;

/// Waiting asks every 2 s, or at the interval of [`Rpc::with_poll_interval`]. It goes on while the node can't be reached, for as long
/// as it is awaited: put a time limit around it, such as `tokio::time::timeout`.
impl FullNode {
    /// Waits until the node has caught up with the chain, and gives its state then.
    ///
    /// # Errors
    /// When the node refuses, or answers what can't be read.
    pub async fn wait_until_synced(&self) -> Result<BlockchainState, Error> {
        until(self.rpc(), async || {
            let state = self.get_blockchain_state().await?.blockchain_state;
            Ok(state.sync.synced.then_some(state))
        })
        .await
    }

    /// Waits until a coin is on the chain, and gives its record. Of a payment that was pushed to the node, the coin that it makes is
    /// there once it is confirmed.
    ///
    /// # Errors
    /// When the node refuses, or answers what can't be read.
    pub async fn wait_for_coin(&self, id: B256) -> Result<CoinRecordWithSpent, Error> {
        until(self.rpc(), async || self.coin(id).await).await
    }

    /// Waits until a coin is spent, and gives its record. A spend bundle that was pushed to the node is confirmed when the coins that
    /// it [spends](super::SpendBundle::spent_coins) are spent.
    ///
    /// # Errors
    /// When the node refuses, or answers what can't be read.
    pub async fn wait_until_spent(&self, id: B256) -> Result<CoinRecordWithSpent, Error> {
        until(self.rpc(), async || {
            let record = self.coin(id).await?;
            Ok(record.filter(|record| record.spent_block_index > 0))
        })
        .await
    }

    async fn coin(&self, id: B256) -> Result<Option<CoinRecordWithSpent>, Error> {
        match self.get_coin_record_by_name(id).await {
            Ok(answer) => Ok(Some(answer.coin_record)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// As for a [`FullNode`].
impl Wallet {
    /// Waits until the wallet has caught up with the chain. One that has just changed keys may overlook the newest block, and is in step with
    /// the next one.
    ///
    /// # Errors
    /// When the wallet refuses, or answers what can't be read.
    pub async fn wait_until_synced(&self) -> Result<(), Error> {
        until(self.rpc(), async || {
            let status = self.get_sync_status().await?;
            Ok(status.synced.then_some(()))
        })
        .await
    }

    /// Waits until a transaction of this wallet is in a block, and gives its record. One that the mempool refuses never is: its record's
    /// `sent_to` says what became of it.
    ///
    /// # Errors
    /// When the wallet doesn't have the transaction, refuses otherwise, or answers what can't be read.
    pub async fn wait_until_confirmed(&self, id: B256) -> Result<TransactionRecord, Error> {
        until(self.rpc(), async || {
            let record = self.get_transaction(id).await?.transaction;
            Ok(record.confirmed.then_some(record))
        })
        .await
    }
}

/// Asks until there is something, or an error that asking again doesn't mend.
async fn until<T>(
    rpc: &Rpc,
    mut ask: impl AsyncFnMut() -> Result<Option<T>, Error>,
) -> Result<T, Error> {
    loop {
        match ask().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(error) if error.is_retryable() => {}
            Err(error) => return Err(error),
        }
        sleep(rpc.poll_interval()).await;
    }
}

/// Whether the node says that it has no such coin. Nodes that are too old to name their errors say it in words only.
fn is_missing(error: &Error) -> bool {
    Failure::of(error).is_some_and(|failure| match failure.code {
        Some(code) => code == RpcErrorCode::CoinRecordNotFound,
        None => {
            failure.message.starts_with("Coin record") && failure.message.ends_with("not found")
        }
    })
}
