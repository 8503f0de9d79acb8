//! What becomes of transactions that were sent.

use std::time::Duration;

use polyrpc::ethereum::{
    Client, Dropped, FeeEstimate, ReorgTransaction, TransactionRequest, U256, WaitError,
};
use polyrpc_tests::TestResult;

use crate::contracts::REVERTS;
use crate::contracts::creates;
use crate::live::{ALICE, BOB, Live, live, live_with};

/// A node that makes a block when it is told to.
const BY_HAND: &[&str] = &["--no-mining"];

/// A client that polls at an interval for tests.
fn quick(live: &Live) -> Client {
    let rpc = live.eth.rpc().clone();
    Client::new(rpc.with_poll_interval(Duration::from_millis(20)))
}

fn payment(value: u64) -> TransactionRequest {
    TransactionRequest::new()
        .with_from(ALICE)
        .with_to(BOB)
        .with_value(value)
}

/// Fees that the node takes for a replacement: more than a tenth above the first ones.
fn raised(fees: FeeEstimate) -> TransactionRequest {
    payment(2)
        .with_nonce(0)
        .with_max_fee_per_gas(fees.max_fee_per_gas * U256::new(2))
        .with_max_priority_fee_per_gas(fees.max_priority_fee_per_gas * U256::new(2))
}

#[tokio::test]
async fn a_receipt_comes_with_its_confirmations() -> TestResult {
    live_with(BY_HAND, &["eth_getTransactionReceipt"], async |live| {
        let eth = quick(live);
        let pending = eth.send(payment(1)).await?;
        let hash = pending.hash();
        let waiting = pending.clone().confirmations(3).timeout(LIMIT);
        let mining = async {
            for _ in 0..3 {
                tokio::time::sleep(Duration::from_millis(100)).await;
                live.eth.evm_mine().await?;
            }
            TestResult::Ok(())
        };
        let (receipt, mined) = tokio::join!(waiting, mining);
        mined?;
        let receipt = receipt?;
        assert_eq!((receipt.transaction_hash, receipt.status), (hash, Some(1)));
        assert_eq!(receipt.block_number, Some(1));
        assert!(live.eth.block_number().await? >= 3);
        // Anybody may wait for it.
        assert_eq!(eth.wait_for_receipt(hash).await?, receipt);
        let timed_out = pending.confirmations(9).timeout(Duration::from_millis(100));
        assert!(
            matches!(timed_out.await, Err(WaitError::TimedOut { hash: late, .. }) if late == hash)
        );
        Ok(())
    })
    .await
}

const LIMIT: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_revert_has_its_receipt() -> TestResult {
    live(&[], async |live| {
        let eth = quick(live);
        let contract = live.deploy(creates(&REVERTS)).await?;
        let call = TransactionRequest::new().with_from(ALICE).with_to(contract);
        let pending = eth.send(call.with_gas(100_000)).await?;
        let hash = pending.hash();
        match pending.timeout(LIMIT).await {
            Err(WaitError::Reverted(receipt)) => assert_eq!(receipt.transaction_hash, hash),
            other => return Err(format!("{other:?}").into()),
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_replacement_is_named() -> TestResult {
    live_with(BY_HAND, &[], async |live| {
        let eth = quick(live);
        let fees = eth.estimate_fees().await?;
        let first = eth.send(payment(1).with_nonce(0).with_fees(fees)).await?;
        let second = eth.send(raised(fees)).await?;
        assert_ne!(first.hash(), second.hash());
        live.eth.evm_mine().await?;
        let by = second.hash();
        second.timeout(LIMIT).await?;
        match first.timeout(LIMIT).await {
            Err(WaitError::Replaced {
                by: Some(found), ..
            }) => assert_eq!(found, by),
            other => return Err(format!("{other:?}").into()),
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_leaves_the_pool_is_dropped() -> TestResult {
    live_with(BY_HAND, &["anvil_dropTransaction"], async |live| {
        let eth = quick(live);
        let pending = eth.send(payment(1)).await?;
        let hash = pending.hash();
        let dropped = live.eth.anvil_drop_transaction(hash).await?;
        assert_eq!(dropped, Some(Dropped::Hash(hash)));
        let pending = pending.dropped_after(Duration::from_millis(200));
        match pending.timeout(LIMIT).await {
            Err(WaitError::Dropped {
                hash: dropped,
                nonce,
                ..
            }) => {
                assert_eq!((dropped, nonce), (hash, Some(0)));
            }
            other => return Err(format!("{other:?}").into()),
        }
        Ok(())
    })
    .await
}

/// The block of the first receipt is taken back, and the transaction is in a later one.
#[tokio::test]
async fn a_reorganisation_starts_the_count_again() -> TestResult {
    live_with(BY_HAND, &["anvil_reorg"], async |live| {
        let eth = quick(live);
        live.eth.evm_mine().await?;
        let pending = eth.send(payment(1)).await?;
        let raw = live.eth.get_raw_transaction_by_hash(pending.hash()).await?;
        let raw = raw.ok_or("it isn't in the pool")?;
        live.eth.evm_mine().await?;
        let hash = pending.hash();
        let first = eth.wait_for_receipt(hash).await?;
        assert_eq!(first.block_number, Some(2));

        let waiting = pending.confirmations(3).timeout(LIMIT);
        let reorganising = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            // In the second of the blocks that take the place of the last two.
            let again = vec![(ReorgTransaction::Raw(raw), 1)];
            live.eth.anvil_reorg(2, again).await?;
            for _ in 0..2 {
                tokio::time::sleep(Duration::from_millis(100)).await;
                live.eth.evm_mine().await?;
            }
            TestResult::Ok(())
        };
        let (receipt, reorganised) = tokio::join!(waiting, reorganising);
        reorganised?;
        let receipt = receipt?;
        assert_eq!(receipt.transaction_hash, hash);
        assert_ne!(receipt.block_hash, first.block_hash);
        let head = live.eth.block_number().await?;
        assert!(receipt.block_number.is_some_and(|block| head >= block + 2));
        Ok(())
    })
    .await
}
