//! Transactions that wait for their block.

use polyrpc::ethereum::{Transaction, TransactionRequest, TxpoolStatus, U256};
use polyrpc_tests::TestResult;

use crate::live::{ALICE, BOB, live_with};

pub(crate) const METHODS: &[&str] = &["txpool_content", "txpool_inspect", "txpool_status"];

#[tokio::test]
async fn wait_in_two_queues() -> TestResult {
    live_with(&["--no-mining"], METHODS, async |live| {
        let eth = &live.eth;
        let transfer = TransactionRequest::new()
            .with_from(ALICE)
            .with_to(BOB)
            .with_value(U256::ONE);
        let next = eth.send_transaction(transfer.clone()).await?;
        // There is no transaction 1 yet, so this one can't be mined.
        let later = eth.send_transaction(transfer.with_nonce(2)).await?;
        assert_ne!(next, later);

        let TxpoolStatus {
            pending, queued, ..
        } = eth.txpool_status().await?;
        assert_eq!((pending, queued), (1, Some(1)));
        let content = eth.txpool_content().await?;
        let queued = content.queued.ok_or("no queue")?;
        for (queue, nonce, hash) in [(&content.pending, 0, next), (&queued, 2, later)] {
            let waiting = queue.get(&ALICE).and_then(|account| account.get(&nonce));
            let Some(Transaction::FeeMarket(transaction)) = waiting else {
                return Err(format!("transaction {nonce} doesn't wait: {queue:?}").into());
            };
            assert_eq!((transaction.hash, transaction.nonce), (hash, nonce));
            assert_eq!(
                (transaction.block_number, transaction.block_hash),
                (None, None)
            );
        }
        let summary = eth.txpool_inspect().await?.pending;
        assert!(summary[&ALICE][&0].contains("1 wei"), "{summary:?}");
        Ok(())
    })
    .await
}
