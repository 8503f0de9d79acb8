//! The nonces of an account whose transactions one client sends.

use crate::error::Error;
use crate::ethereum::{Address, BlockTag, Client};

/// The next nonce of an account. It is locked from the moment it is taken until the node has taken the transaction or refused it, so that
/// transactions reach the node in the order of their nonces, and one that is refused leaves no gap before others.
#[derive(Debug, Default)]
pub(super) struct Nonces {
    /// The next nonce; `None` if it must be fetched from the node.
    next: Option<u64>,
    /// The one after the last that a node is known to have taken. A node that lags behind counts fewer.
    floor: u64,
}

impl Nonces {
    /// Takes the next nonce. Until [`sent`](Self::sent) or [`unused`](Self::unused) is called nobody knows what became of it, and the
    /// node is asked the next time: also when the sender goes away meanwhile.
    pub(super) async fn take(&mut self, eth: &Client, account: Address) -> Result<u64, Error> {
        if let Some(next) = self.next.take() {
            return Ok(next);
        }
        let pending = eth.get_transaction_count(account).block(BlockTag::Pending);
        Ok(pending.await?.max(self.floor))
    }

    /// A node has taken a transaction with this nonce.
    pub(super) fn sent(&mut self, nonce: u64) {
        self.floor = self.floor.max(nonce.saturating_add(1));
        self.next = Some(self.floor);
    }

    /// A node has taken a transaction whose nonce the caller chose. One beyond the next leaves a gap, which the node knows best.
    pub(super) fn sent_by_hand(&mut self, nonce: u64) {
        if self.next == Some(nonce) {
            self.sent(nonce);
        } else if nonce >= self.floor {
            self.next = None;
        }
    }

    /// Somebody else has used this nonce.
    pub(super) fn used(&mut self, nonce: u64) {
        self.floor = self.floor.max(nonce.saturating_add(1));
    }

    /// No node has taken a transaction with this nonce, which was the next one.
    pub(super) fn unused(&mut self, nonce: u64) {
        self.next = Some(nonce);
    }

    /// Resets the state, so that the next nonce is fetched from the node.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }
}
