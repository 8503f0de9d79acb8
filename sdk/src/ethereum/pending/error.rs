//! Why there is no receipt of a successful transaction.

use std::error::Error as StdError;
use std::fmt;

use crate::error::Error;
use crate::ethereum::{B256, Receipt};

/// Why there is no receipt of a successful transaction.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// It was executed and reverted. Its nonce and its gas are spent. A receipt has no reason: `eth_call` of the same transaction at the
    /// parent block usually fails with it, see [`ErrorExt::revert`](crate::ethereum::ErrorExt::revert).
    Reverted(Box<Receipt>),
    /// Another transaction of the same sender with the same nonce was executed, so that this one never will be.
    #[non_exhaustive]
    Replaced {
        /// The transaction that was waited for.
        hash: B256,
        /// The one that was executed; `None` if the node doesn't have the state of the blocks among which it is to be found.
        by: Option<B256>,
    },
    /// The node hasn't known the transaction for [some time](crate::ethereum::PendingTransaction::dropped_after), and none was executed in
    /// its place. Another node may still have it: whoever sends it again takes the same nonce, so that only one of them is executed.
    #[non_exhaustive]
    Dropped {
        /// The transaction.
        hash: B256,
        /// Its nonce, if the node has ever known it.
        nonce: Option<u64>,
    },
    /// The time is over, and it may still be executed.
    #[non_exhaustive]
    TimedOut {
        /// The transaction, by which [`wait_for_receipt`](crate::ethereum::Client::wait_for_receipt) goes on waiting.
        hash: B256,
    },
    /// The node refuses, or its response can't be decoded.
    Call(Error),
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reverted(receipt) => {
                write!(f, "the transaction {} reverted", receipt.transaction_hash)?;
                match receipt.block_number {
                    Some(block) => write!(f, " in block {block}"),
                    None => Ok(()),
                }
            }
            Self::Replaced { hash, by: Some(by) } => {
                write!(f, "the transaction {hash} was replaced by {by}")
            }
            Self::Replaced { hash, by: None } => write!(
                f,
                "the transaction {hash} was replaced by another one with its nonce, which the node can't tell"
            ),
            Self::Dropped { hash, .. } => write!(
                f,
                "the node doesn't know the transaction {hash} any more: send it again, with the same nonce"
            ),
            Self::TimedOut { hash } => write!(
                f,
                "the transaction {hash} didn't have its confirmations in the time that was given to it: it still may be executed"
            ),
            Self::Call(error) => error.fmt(f),
        }
    }
}

/// Without a source: the message of a call's error is the whole message.
impl StdError for WaitError {}

impl From<Error> for WaitError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}
