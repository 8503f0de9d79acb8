//! What becomes of a transaction, as a mock node tells it look by look.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::ethereum::methods::{
    BlockNumber, GetBlockByNumber, GetTransactionByHash, GetTransactionCount,
    GetTransactionReceipt, SendTransaction,
};
use crate::ethereum::{
    Address, Block, BlockId, BlockNumberOrTag, BlockTransactions, FeeMarketTransaction, Transaction,
};
use crate::mock::{Transport, sample};
use crate::{Rpc, RpcError};

use super::*;

const OURS: B256 = B256::new([1; 32]);
const OTHER: B256 = B256::new([2; 32]);
const SENDER: Address = Address::new([3; 20]);
const NONCE: u64 = 5;

/// What the node says in one look.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    head: u64,
    /// The block of the receipt, and the receipt's status.
    receipt: Option<(u64, u8)>,
    /// Whether the transaction is in the pool.
    pooled: bool,
    /// The block in which another transaction with the nonce was executed.
    replaced: Option<u64>,
    /// Whether the states of past blocks are gone.
    pruned: bool,
    /// Whether receipts are refused in these words.
    refusal: Option<&'static str>,
}

const fn pooled(head: u64) -> Seen {
    Seen {
        pooled: true,
        ..gone(head)
    }
}

const fn mined(head: u64, block: u64) -> Seen {
    Seen {
        receipt: Some((block, 1)),
        ..gone(head)
    }
}

const fn gone(head: u64) -> Seen {
    Seen {
        head,
        receipt: None,
        pooled: false,
        replaced: None,
        pruned: false,
        refusal: None,
    }
}

fn transaction(hash: B256) -> Transaction {
    let mut transaction = sample::<FeeMarketTransaction>();
    (transaction.hash, transaction.from, transaction.nonce) = (hash, SENDER, NONCE);
    Transaction::FeeMarket(transaction)
}

/// A node that goes on to the next of `looks` with each receipt that it is asked for, and stays at the last one.
fn node(looks: &[Seen]) -> Transport {
    let looks: Arc<[Seen]> = looks.into();
    let node = Transport::new();
    let asked = Arc::new(AtomicUsize::new(0));
    let now = {
        let asked = Arc::clone(&asked);
        move || {
            looks[asked
                .load(Ordering::SeqCst)
                .saturating_sub(1)
                .min(looks.len() - 1)]
        }
    };
    node.on::<SendTransaction>(|_| Ok(OURS));
    let seen = now.clone();
    node.on::<GetTransactionReceipt>(move |call| {
        assert_eq!(call.transaction_hash, OURS);
        asked.fetch_add(1, Ordering::SeqCst);
        let seen = seen();
        if let Some(words) = seen.refusal {
            return Err(RpcError::new(-32000, words));
        }
        Ok(seen.receipt.map(|(block, status)| {
            let mut receipt = sample::<Receipt>();
            (receipt.block_number, receipt.status) = (Some(block), Some(status));
            receipt.transaction_hash = OURS;
            receipt
        }))
    });
    let seen = now.clone();
    node.on::<BlockNumber>(move |_| Ok(seen().head));
    let seen = now.clone();
    node.on::<GetTransactionByHash>(move |_| Ok(seen().pooled.then(|| transaction(OURS))));
    let seen = now.clone();
    node.on::<GetTransactionCount>(move |call| {
        assert_eq!(call.address, SENDER);
        let seen = seen();
        let is_used = |block| seen.replaced.is_some_and(|replaced| block >= replaced);
        Ok(match call.block {
            Some(BlockId::Number(_)) if seen.pruned => {
                return Err(RpcError::new(-32000, "missing trie node"));
            }
            Some(BlockId::Number(block)) => NONCE + u64::from(is_used(block)),
            _ => NONCE + u64::from(is_used(seen.head)),
        })
    });
    let seen = now.clone();
    node.on::<GetBlockByNumber>(move |call| {
        let mut block = sample::<Block>();
        let replaced = seen().replaced.map(BlockNumberOrTag::Number);
        let transactions = match replaced == Some(call.block.clone()) {
            true => vec![transaction(OTHER)],
            false => Vec::new(),
        };
        block.transactions = BlockTransactions::Full(transactions);
        Ok(Some(block))
    });
    node
}

/// Sends a transaction, to be executed with 3 confirmations.
async fn outcome(looks: &[Seen]) -> Result<Receipt, WaitError> {
    let node = node(looks);
    let eth = Client::new(Rpc::new(node.clone()));
    let pending = eth.send(TransactionRequest::new()).await;
    let pending = pending.expect("it is sent");
    assert_eq!(pending.hash(), OURS);
    let outcome = pending
        .confirmations(3)
        .timeout(Duration::from_secs(600))
        .await;
    node.finish().expect("only calls that it knows");
    outcome
}

#[tokio::test(start_paused = true)]
async fn a_receipt_comes_with_its_confirmations() {
    let looks = &[pooled(9), mined(10, 10), mined(11, 10), mined(12, 10)];
    let receipt = outcome(looks).await.expect("a receipt");
    assert_eq!(receipt.block_number, Some(10));
}

#[tokio::test(start_paused = true)]
async fn a_reorganisation_starts_the_count_again() {
    // Moved to another block, and taken back into the pool: three confirmations each time count from the newest block.
    let looks = &[
        mined(11, 10),
        mined(12, 11),
        pooled(12),
        gone(12),
        mined(13, 13),
        mined(14, 13),
        mined(15, 13),
    ];
    let receipt = outcome(looks).await.expect("a receipt");
    assert_eq!(receipt.block_number, Some(13));
}

#[tokio::test(start_paused = true)]
async fn a_node_that_lags_or_forgets_decides_nothing() {
    let looks = &[
        pooled(9),
        gone(9),
        mined(11, 10),
        gone(8),
        gone(8),
        mined(9, 10),
        mined(12, 10),
    ];
    let receipt = outcome(looks).await.expect("a receipt");
    assert_eq!(receipt.block_number, Some(10));
}

#[tokio::test(start_paused = true)]
async fn a_revert_is_an_error_once_it_is_confirmed() {
    const FAILED: Seen = Seen {
        receipt: Some((10, 0)),
        ..gone(12)
    };
    // The first one is taken back, and succeeds on the other branch.
    let looks = &[Seen { head: 11, ..FAILED }, mined(13, 11)];
    outcome(looks).await.expect("a receipt");
    let error = outcome(&[FAILED]).await.expect_err("it reverted");
    assert!(matches!(&error, WaitError::Reverted(receipt) if receipt.block_number == Some(10)));
    let text = format!("the transaction {OURS} reverted in block 10");
    assert_eq!(error.to_string(), text);
}

#[tokio::test(start_paused = true)]
async fn a_replacement_is_named() {
    const REPLACED: Seen = Seen {
        replaced: Some(700),
        ..gone(1000)
    };
    // Not as long as it may be taken back itself.
    let looks = &[
        pooled(9),
        Seen {
            head: 701,
            ..REPLACED
        },
        REPLACED,
    ];
    let error = outcome(looks).await.expect_err("it is replaced");
    let is_named = matches!(
        error,
        WaitError::Replaced {
            hash: OURS,
            by: Some(OTHER)
        }
    );
    assert!(is_named, "{error:?}");
    // In the first block that could have it.
    const SOON: Seen = Seen {
        replaced: Some(10),
        ..gone(12)
    };
    let error = outcome(&[pooled(9), SOON]).await.expect_err("replaced");
    let is_named = matches!(
        error,
        WaitError::Replaced {
            by: Some(OTHER),
            ..
        }
    );
    assert!(is_named, "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_replacement_that_the_node_can_t_tell_is_one() {
    const PRUNED: Seen = Seen {
        replaced: Some(700),
        pruned: true,
        ..gone(1000)
    };
    let error = outcome(&[pooled(9), PRUNED]).await.expect_err("replaced");
    let is_unnamed = matches!(error, WaitError::Replaced { by: None, .. });
    assert!(is_unnamed, "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_forgotten_for_long_is_dropped() {
    let start = tokio::time::Instant::now();
    let error = outcome(&[pooled(9), gone(9)]).await.expect_err("dropped");
    let is_dropped = matches!(
        error,
        WaitError::Dropped {
            hash: OURS,
            nonce: Some(NONCE)
        }
    );
    assert!(is_dropped, "{error:?}");
    assert!(start.elapsed() >= FORGOTTEN && start.elapsed() < 2 * FORGOTTEN);
    // One that was never there, with another limit.
    let node = node(&[gone(9)]);
    let eth = Client::new(Rpc::new(node.clone()));
    let start = tokio::time::Instant::now();
    let pending = eth.wait_for_receipt(OURS).dropped_after(Duration::ZERO);
    let error = pending.await.expect_err("dropped");
    assert!(matches!(error, WaitError::Dropped { nonce: None, .. }));
    assert_eq!(start.elapsed(), Duration::from_secs(4), "three looks");
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_kept() {
    let start = tokio::time::Instant::now();
    let error = outcome(&[pooled(9)]).await.expect_err("it is pending");
    assert!(matches!(error, WaitError::TimedOut { hash: OURS }));
    assert_eq!(start.elapsed(), Duration::from_secs(600));
}

#[tokio::test(start_paused = true)]
async fn a_node_that_indexes_can_t_tell_yet_and_a_refusal_is_an_error() {
    const INDEXING: Seen = Seen {
        refusal: Some("transaction indexing is in progress"),
        ..gone(9)
    };
    let looks = &[INDEXING, INDEXING, mined(12, 10)];
    outcome(looks).await.expect("a receipt");
    const REFUSED: Seen = Seen {
        refusal: Some("no such method here"),
        ..gone(9)
    };
    let error = outcome(&[REFUSED]).await.expect_err("refused");
    assert!(matches!(error, WaitError::Call(error) if error.rpc().is_some()));
}

#[tokio::test(start_paused = true)]
async fn sending_doesn_t_fail_for_what_comes_after() {
    let node = Transport::new();
    node.on::<SendTransaction>(|_| Ok(OURS));
    node.on::<GetTransactionByHash>(|_| Err(RpcError::new(-32000, "no")));
    node.on::<BlockNumber>(|_| Ok(7));
    let eth = Client::new(Rpc::new(node.clone()));
    let pending = eth.send(TransactionRequest::new()).await.expect("sent");
    assert_eq!((pending.hash(), pending.place), (OURS, None));
    node.finish().expect("only calls that it knows");
}
