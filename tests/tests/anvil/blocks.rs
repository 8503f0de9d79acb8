//! Blocks, their counts and their receipts.

use polyrpc::ethereum::{B256, BlockTag, BlockTransactions, TransactionRequest, U256};
use polyrpc_tests::TestResult;

use crate::live::{ALICE, BOB, live, live_with};

pub(crate) const METHODS: &[&str] = &[
    "eth_getBlockByHash",
    "eth_getBlockByNumber",
    "eth_getBlockReceipts",
    "eth_getBlockTransactionCountByHash",
    "eth_getBlockTransactionCountByNumber",
    "eth_getUncleByBlockHashAndIndex",
    "eth_getUncleByBlockNumberAndIndex",
    "eth_getUncleCountByBlockHash",
    "eth_getUncleCountByBlockNumber",
];

#[tokio::test]
async fn by_hash_and_by_number_are_the_same() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        let transfer = TransactionRequest::new().with_from(ALICE).with_to(BOB);
        let receipt = live.send(transfer.with_value(U256::ONE)).await?;
        let block = eth.get_block_by_number(BlockTag::Latest, false).await?;
        let block = block.ok_or("no block")?;
        assert_eq!((block.number, block.gas_used), (Some(1), 21_000));
        assert_eq!(
            block.transactions,
            BlockTransactions::Hashes(vec![receipt.transaction_hash])
        );
        assert_eq!(block.withdrawals, Some(vec![]));
        let hash = block.hash.ok_or("no hash")?;
        assert_eq!(eth.get_block_by_hash(hash, false).await?, Some(block));

        let full = eth.get_block_by_hash(hash, true).await?.ok_or("no block")?;
        let BlockTransactions::Full(transactions) = &full.transactions else {
            return Err("the block has hashes only".into());
        };
        assert_eq!(transactions.len(), 1);
        assert_eq!(eth.get_block_by_number(1, true).await?, Some(full));

        assert_eq!(
            eth.get_block_receipts(1).await?,
            Some(vec![receipt.clone()])
        );
        assert_eq!(eth.get_block_receipts(hash).await?, Some(vec![receipt]));
        assert_eq!(
            eth.get_block_transaction_count_by_hash(hash).await?,
            Some(1)
        );
        assert_eq!(eth.get_block_transaction_count_by_number(1).await?, Some(1));

        assert_eq!(eth.get_uncle_count_by_block_hash(hash).await?, Some(0));
        assert_eq!(eth.get_uncle_count_by_block_number(1).await?, Some(0));
        assert_eq!(eth.get_uncle_by_block_hash_and_index(hash, 0).await?, None);
        assert_eq!(eth.get_uncle_by_block_number_and_index(1, 0).await?, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn that_are_not_there_are_none() -> TestResult {
    live(
        &["eth_getBlockByHash", "eth_getBlockByNumber"],
        async |live| {
            let eth = &live.eth;
            assert_eq!(eth.get_block_by_number(77, true).await?, None);
            assert_eq!(eth.get_block_by_hash(B256::ZERO, true).await?, None);
            assert_eq!(eth.get_block_receipts(B256::ZERO).await?, None);
            assert_eq!(eth.get_transaction_receipt(B256::ZERO).await?, None);
            assert!(eth.get_transaction_by_hash(B256::ZERO).await?.is_none());
            // The specification says none here as well; anvil makes it an error.
            let count = eth.get_block_transaction_count_by_number(77).await;
            assert!(count.is_err_and(|error| error.rpc().is_some()));
            Ok(())
        },
    )
    .await
}

#[tokio::test]
async fn that_are_pending_hold_what_waits() -> TestResult {
    live_with(&["--no-mining"], &["eth_getBlockByNumber"], async |live| {
        let transfer = TransactionRequest::new().with_from(ALICE).with_to(BOB);
        let hash = live.eth.send_transaction(transfer).await?;
        let pending = live
            .eth
            .get_block_by_number(BlockTag::Pending, false)
            .await?;
        let pending = pending.ok_or("no pending block")?;
        assert_eq!(pending.transactions, BlockTransactions::Hashes(vec![hash]));
        let full = live
            .eth
            .get_block_by_number(BlockTag::Pending, true)
            .await?;
        let full = full.ok_or("no pending block")?;
        assert!(matches!(full.transactions, BlockTransactions::Full(list) if list.len() == 1));
        assert_eq!(live.eth.block_number().await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn have_tags_for_how_settled_they_are() -> TestResult {
    live(&["eth_getBlockByNumber"], async |live| {
        for tag in [BlockTag::Earliest, BlockTag::Finalized, BlockTag::Safe] {
            let block = live.eth.get_block_by_number(tag, false).await?;
            assert_eq!(block.and_then(|block| block.number), Some(0), "{tag:?}");
        }
        Ok(())
    })
    .await
}
