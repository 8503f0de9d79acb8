//! What explorers ask, by the names of Otterscan and Erigon, and what reth added to `eth`.

use polyrpc::ethereum::{
    BlockTag, NetworkNumber, OtsCount, SignTransactionAnswer, TransactionRequest, U256,
};
use polyrpc_tests::TestResult;

use crate::live::{ALICE, BOB, live};

pub(crate) const METHODS: &[&str] = &[
    "debug_codeByHash",
    "erigon_getHeaderByNumber",
    "eth_getAccount",
    "eth_getAccountInfo",
    "eth_getTransactionBySenderAndNonce",
    "eth_networkId",
    "eth_requestAccounts",
    "eth_sendRawTransactionSync",
    "eth_sendTransactionSync",
    "ots_getApiLevel",
    "ots_getBlockDetails",
    "ots_getBlockDetailsByHash",
    "ots_getBlockTransactions",
    "ots_getContractCreator",
    "ots_getInternalOperations",
    "ots_getTransactionBySenderAndNonce",
    "ots_getTransactionError",
    "ots_hasCode",
    "ots_searchTransactionsAfter",
    "ots_searchTransactionsBefore",
    "ots_traceTransaction",
];

#[tokio::test]
async fn an_explorer_finds_what_it_shows() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        // Code that stores nothing and returns nothing.
        let contract = live.deploy(vec![0x60, 0x00, 0x60, 0x00, 0xf3]).await?;
        let call = TransactionRequest::new().with_from(ALICE).with_to(BOB);
        let receipt = eth
            .send_transaction_sync(call.clone().with_value(U256::ONE))
            .await?;
        let (hash, height) = (receipt.transaction_hash, receipt.block_number);
        let height = height.ok_or("it is in a block")?;
        let signed = eth.sign_transaction(
            call.with_gas(21_000)
                .with_nonce(2)
                .with_max_fee_per_gas(U256::from(5_000_000_000_u64))
                .with_max_priority_fee_per_gas(U256::ONE),
        );
        let SignTransactionAnswer::Raw(raw) = signed.await? else {
            return Err("anvil answers bytes alone".into());
        };
        assert_eq!(eth.send_raw_transaction_sync(raw).await?.status, Some(1));

        assert_eq!(eth.ots_get_api_level().await?, 8);
        assert!(!eth.ots_has_code(ALICE, BlockTag::Latest).await?);
        assert!(eth.erigon_get_header_by_number(height).await?.is_some());
        let block_hash = receipt.block_hash.ok_or("it is in a block")?;
        let details = eth.ots_get_block_details(height).await?.ok_or("no block")?;
        assert_eq!(details.block.transaction_count, OtsCount::Number(1));
        let again = eth.ots_get_block_details_by_hash(block_hash).await?;
        assert_eq!(again, Some(details));
        let page = eth.ots_get_block_transactions(height, 0, 10).await?;
        assert_eq!(page.receipts.len(), 1);
        let history = eth.ots_search_transactions_before(ALICE, 0, 5).await?;
        assert_eq!(history.txs.len(), history.receipts.len());
        eth.ots_search_transactions_after(ALICE, 0, 5).await?;
        let found = eth.ots_get_transaction_by_sender_and_nonce(ALICE, 1);
        assert_eq!(found.await?, Some(hash));
        let found = eth.get_transaction_by_sender_and_nonce(ALICE, 1).await?;
        assert!(found.is_some());
        let creator = eth.ots_get_contract_creator(contract).await?;
        assert_eq!(creator.map(|found| found.creator), Some(ALICE));
        eth.ots_trace_transaction(hash).await?;
        eth.ots_get_internal_operations(hash).await?;
        eth.ots_get_transaction_error(hash).await?;

        let account = eth.get_account(ALICE).await?.ok_or("no account")?;
        assert_eq!(account.nonce, 3);
        assert_eq!(eth.get_account_info(ALICE).await?.nonce, 3);
        eth.debug_code_by_hash(account.code_hash).await?;
        assert_eq!(eth.network_id().await?, NetworkNumber::Decimal(31337));
        assert_eq!(eth.request_accounts().await?.len(), 10);
        Ok(())
    })
    .await
}
