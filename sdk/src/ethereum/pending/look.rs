//! A look at what became of a transaction.

use std::ops::Range;

use tokio::time::Instant;

use super::{PendingTransaction, WaitError};
use crate::error::Error;
use crate::ethereum::{Address, B256, BlockTransactions, Client, Receipt, Transaction};

/// How many blocks are searched for a replacement when it isn't known when the transaction was sent: those whose state every full node has.
const RECENT: u64 = 128;

/// The minimum number of polls before a transaction counts as dropped.
const LOOKS: u32 = 3;

/// The transaction's place among those of its sender, and the head when it was first seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    sender: Address,
    nonce: u64,
    head: u64,
}

impl Place {
    /// None for a kind of transaction that isn't known.
    pub(super) fn of(transaction: &Transaction, head: u64) -> Option<Self> {
        Some(Self {
            sender: *transaction.from()?,
            nonce: *transaction.nonce()?,
            head,
        })
    }
}

/// What waiting ends with.
pub(super) type Outcome = Result<Receipt, WaitError>;

/// The looks at one transaction.
pub(super) struct Look {
    pending: PendingTransaction,
    /// Since when, and in how many looks, the node hasn't known it.
    missing: Option<(Instant, u32)>,
}

impl Look {
    pub(super) fn new(pending: PendingTransaction) -> Self {
        Self {
            pending,
            missing: None,
        }
    }

    /// What became of it, once that is confirmed.
    pub(super) async fn next(&mut self) -> Result<Option<Outcome>, Error> {
        let (eth, hash) = (&self.pending.eth, self.pending.hash);
        // One request is served by one node: the head is that of the receipt's chain.
        let look = eth.batch((eth.get_transaction_receipt(hash), eth.block_number()));
        let (receipt, head) = match look.await {
            Err(error) if is_indexing(&error) => return Ok(None),
            outcome => outcome?,
        };
        if let Some(receipt) = receipt {
            self.missing = None;
            // Without a block it is of a pending one.
            let above = receipt.block_number.map(|block| head.saturating_sub(block));
            let is_deep = above.is_some_and(|above| above + 1 >= self.pending.confirmations);
            return Ok(is_deep.then(|| match receipt.status {
                Some(0) => Err(WaitError::Reverted(Box::new(receipt))),
                _ => Ok(receipt),
            }));
        }
        if let Some(transaction) = eth.get_transaction_by_hash(hash).await? {
            self.missing = None;
            if self.pending.place.is_none() {
                self.pending.place = Place::of(&transaction, head);
            }
            return Ok(None);
        }
        self.without_it(head).await
    }

    /// What it means that the node doesn't know the transaction.
    async fn without_it(&mut self, head: u64) -> Result<Option<Outcome>, Error> {
        let (eth, hash) = (&self.pending.eth, self.pending.hash);
        let Some(place) = self.pending.place else {
            return Ok(self.forgotten());
        };
        if eth.get_transaction_count(place.sender).await? <= place.nonce {
            return Ok(self.forgotten());
        }
        let is_deep = |block| head.saturating_sub(block) + 1 >= self.pending.confirmations;
        Ok(match executed(eth, place, head).await? {
            // The node lags behind its own receipt.
            Executed::Found(by, _) if by == hash => None,
            // A replacement may be taken back as well.
            Executed::Found(by, block) => is_deep(block).then(|| replaced(hash, Some(by))),
            // Behind the head of before, or on another branch meanwhile.
            Executed::Nowhere => self.forgotten(),
            Executed::Untold => self.forgotten().map(|_| replaced(hash, None)),
        })
    }

    /// Counts one more look without it.
    fn forgotten(&mut self) -> Option<Outcome> {
        let (since, looks) = self.missing.unwrap_or_else(|| (Instant::now(), 0));
        self.missing = Some((since, looks.saturating_add(1)));
        let is_dropped = looks + 1 >= LOOKS && since.elapsed() >= self.pending.forgotten;
        is_dropped.then(|| {
            Err(WaitError::Dropped {
                hash: self.pending.hash,
                nonce: self.pending.place.map(|place| place.nonce),
            })
        })
    }
}

fn replaced(hash: B256, by: Option<B256>) -> Outcome {
    Err(WaitError::Replaced { hash, by })
}

/// Where the transaction with some nonce was executed.
enum Executed {
    /// The transaction, and its block.
    Found(B256, u64),
    /// In none of the blocks that were searched.
    Nowhere,
    /// The node doesn't have the state of these blocks.
    Untold,
}

/// Searches the transaction that was executed with the sender's nonce: in the first block after which the sender has sent more than that.
async fn executed(eth: &Client, place: Place, head: u64) -> Result<Executed, Error> {
    // A head from before a fork, or of a node further ahead.
    let from = place.head.min(head.saturating_sub(1));
    let mut blocks = from..head;
    match search(eth, place, &mut blocks).await {
        Ok(()) => {}
        Err(error) if error.rpc().is_some() || error.is_not_found() => {
            return Ok(Executed::Untold);
        }
        Err(error) => return Err(error),
    }
    let Some(block) = eth.get_block_by_number(blocks.end, true).await? else {
        return Ok(Executed::Nowhere);
    };
    let BlockTransactions::Full(transactions) = block.transactions else {
        return Ok(Executed::Nowhere);
    };
    let found = transactions.iter().find(|transaction| {
        (transaction.from(), transaction.nonce()) == (Some(&place.sender), Some(&place.nonce))
    });
    let hash = found.and_then(|transaction| transaction.hash());
    Ok(hash.map_or(Executed::Nowhere, |hash| Executed::Found(*hash, blocks.end)))
}

/// Narrows a range of blocks to one, at whose end the nonce is used and before which it isn't.
async fn search(eth: &Client, place: Place, blocks: &mut Range<u64>) -> Result<(), Error> {
    if blocks.end - blocks.start > RECENT && !is_used(eth, place, blocks.end - RECENT).await? {
        blocks.start = blocks.end - RECENT;
    }
    while blocks.end - blocks.start > 1 {
        let middle = blocks.start + (blocks.end - blocks.start) / 2;
        match is_used(eth, place, middle).await? {
            true => blocks.end = middle,
            false => blocks.start = middle,
        }
    }
    Ok(())
}

async fn is_used(eth: &Client, place: Place, block: u64) -> Result<bool, Error> {
    let count = eth.get_transaction_count(place.sender).block(block);
    Ok(count.await? > place.nonce)
}

/// Whether the node can't tell yet: geth's words of a transaction that it doesn't find, as long as it still indexes old blocks.
fn is_indexing(error: &Error) -> bool {
    let refusal = error.rpc();
    refusal.is_some_and(|error| error.message.contains("indexing is in progress"))
}
