//! Waiting for a full node.

use std::time::Duration;

use futures_util::FutureExt;

use super::super::{B256, BlockchainState, CoinRecordWithSpent, Failure, FullNode, RpcErrorCode};
use super::{WaitError, until};
use crate::error::Error;

/// # Waiting
///
/// Waiting polls every 2 s, or at the interval of [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval). It goes on while the node can't be
/// reached, until the time is over.
impl FullNode {
    /// Waits until the node is synced, and returns its state.
    ///
    /// # Errors
    /// If the time is over, the node refuses, or its response can't be decoded.
    pub async fn wait_until_synced(&self, timeout: Duration) -> Result<BlockchainState, WaitError> {
        until(self, timeout, |node| node.synced().boxed()).await
    }

    /// Waits until a coin is on the chain, and returns its record. The coin that a pushed payment creates is there once
    /// the payment is confirmed.
    ///
    /// # Errors
    /// If the time is over, the node refuses, or its response can't be decoded.
    pub async fn wait_for_coin(
        &self,
        id: B256,
        timeout: Duration,
    ) -> Result<CoinRecordWithSpent, WaitError> {
        until(self, timeout, |node| node.coin(id).boxed()).await
    }

    /// Waits until a coin is spent, and returns its record. A pushed spend bundle is confirmed when the coins that it
    /// [spends](crate::chia::SpendBundle::spent_coins) are spent.
    ///
    /// # Errors
    /// If the time is over, the node refuses, or its response can't be decoded.
    pub async fn wait_for_spend(
        &self,
        id: B256,
        timeout: Duration,
    ) -> Result<CoinRecordWithSpent, WaitError> {
        until(self, timeout, |node| node.spent(id).boxed()).await
    }

    async fn synced(&self) -> Result<Option<BlockchainState>, Error> {
        let state = self.get_blockchain_state().await?.blockchain_state;
        Ok(state.sync.synced.then_some(state))
    }

    async fn spent(&self, id: B256) -> Result<Option<CoinRecordWithSpent>, Error> {
        let record = self.coin(id).await?;
        Ok(record.filter(|record| record.spent_block_index > 0))
    }

    async fn coin(&self, id: B256) -> Result<Option<CoinRecordWithSpent>, Error> {
        match self.get_coin_record_by_name(id).await {
            Ok(answer) => Ok(Some(answer.coin_record)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Whether the node reports that it has no such coin. Nodes that are too old for error names only say it in the
/// message.
fn is_missing(error: &Error) -> bool {
    Failure::of(error).is_some_and(|failure| match failure.code {
        Some(code) => code == RpcErrorCode::CoinRecordNotFound,
        None => {
            failure.message.starts_with("Coin record") && failure.message.ends_with("not found")
        }
    })
}
