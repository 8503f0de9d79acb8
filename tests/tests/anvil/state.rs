//! What is in accounts and contracts, at one block or another.

use std::collections::BTreeMap;

use polyrpc::ethereum::methods::GetBalance;
use polyrpc::ethereum::{
    AccountOverride, B256, BlockHashId, BlockNumberId, BlockTag, Bytes, StorageKey,
    TransactionRequest, U256,
};
use polyrpc_tests::TestResult;

use crate::contracts::{MULTIPLY7, STORES, creates, multiply, word};
use crate::live::{ALICE, BOB, Live, live};

pub(crate) const METHODS: &[&str] = &[
    "eth_call",
    "eth_getBalance",
    "eth_getCode",
    "eth_getProof",
    "eth_getStorageAt",
    "eth_getStorageValues",
    "eth_getTransactionCount",
];

const RICH: U256 = U256::new(10_000 * 10_u128.pow(18));

async fn give_bob(live: &Live, wei: u64) -> TestResult {
    let transfer = TransactionRequest::new().with_from(ALICE).with_to(BOB);
    live.send(transfer.with_value(wei)).await?;
    Ok(())
}

/// anvil refuses a call without the block, so this passes only because `"latest"` is sent.
#[tokio::test]
async fn is_that_of_the_latest_block_unless_another_is_named() -> TestResult {
    live(
        &["eth_getBalance", "eth_getTransactionCount"],
        async |live| {
            give_bob(live, 7).await?;
            assert_eq!(
                serde_json::to_string(&GetBalance::new(BOB))?,
                format!("[\"{BOB:#x}\",\"latest\"]")
            );
            let balance = || live.eth.get_balance(BOB);
            assert_eq!(balance().await?, RICH + 7);
            assert_eq!(balance().block(BlockTag::Latest).await?, RICH + 7);
            assert_eq!(balance().block(BlockTag::Pending).await?, RICH + 7);
            assert_eq!(balance().block(BlockTag::Earliest).await?, RICH);
            assert_eq!(balance().block(0).await?, RICH);
            assert_eq!(balance().block(1).await?, RICH + 7);
            let count = || live.eth.get_transaction_count(ALICE);
            assert_eq!((count().await?, count().block(0).await?), (1, 0));
            Ok(())
        },
    )
    .await
}

/// The forms of EIP-1898: a block by an object that says what names it.
#[tokio::test]
async fn is_found_by_the_hash_of_a_block() -> TestResult {
    live(&["eth_getBalance"], async |live| {
        give_bob(live, 7).await?;
        let genesis = live.eth.get_block_by_number(0, false).await?;
        let hash = genesis.and_then(|block| block.hash).ok_or("no genesis")?;
        let balance = || live.eth.get_balance(BOB);
        assert_eq!(balance().block(hash).await?, RICH);
        assert_eq!(balance().block(BlockHashId::new(hash)).await?, RICH);
        let canonical = BlockHashId::new(hash).with_require_canonical(true);
        assert_eq!(balance().block(canonical).await?, RICH);
        assert_eq!(balance().block(BlockNumberId::new(1)).await?, RICH + 7);
        assert_eq!(
            balance()
                .block(BlockNumberId::new(BlockTag::Latest))
                .await?,
            RICH + 7
        );
        let nowhere = balance().block(B256::ZERO).await;
        assert!(nowhere.is_err_and(|error| error.rpc().is_some()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_a_contract() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        let contract = live.deploy(creates(&STORES)).await?;
        assert_eq!(*eth.get_code(contract).await?, STORES);
        assert_eq!(eth.get_code(ALICE).await?, Bytes::new());

        let store = TransactionRequest::new().with_from(ALICE).with_to(contract);
        live.send(store.with_input(word(1234))).await?;
        let slot = eth.get_storage_at(contract, U256::ZERO).await?;
        assert_eq!(*slot, *word(1234).as_bytes());
        let before = eth.get_storage_at(contract, B256::ZERO).block(1).await?;
        assert_eq!(*before, *B256::ZERO.as_bytes());

        let keys = vec![StorageKey::from(U256::ZERO), StorageKey::from(U256::ONE)];
        let values = eth
            .get_storage_values(BTreeMap::from([(contract, keys.clone())]))
            .await?;
        assert_eq!(
            values,
            BTreeMap::from([(contract, vec![word(1234), word(0)])])
        );

        let proof = eth.get_proof(contract, keys).await?;
        assert_eq!((proof.address, proof.nonce), (contract, Some(1)));
        assert_eq!(proof.code_hash, Some(eth.web3_sha3(STORES).await?));
        assert!(!proof.account_proof.is_empty());
        let values: Vec<_> = proof.storage_proof.iter().map(|slot| slot.value).collect();
        assert_eq!(values, [Some(U256::new(1234)), Some(U256::ZERO)]);

        let balance = eth.get_balance(contract).await?;
        let answer = eth
            .eth_call(TransactionRequest::new().with_to(contract))
            .await?;
        assert_eq!((balance, answer), (U256::ZERO, Bytes::new()));
        let count = eth.get_transaction_count(contract).await?;
        assert_eq!(count, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn can_be_assumed_for_one_call() -> TestResult {
    live(&["eth_call"], async |live| {
        // The contract where nothing is: its code without the part that only creates it.
        let code = MULTIPLY7.parse::<Bytes>()?[29..].to_vec();
        let assumed = BTreeMap::from([(BOB, AccountOverride::new().with_code(code))]);
        let call = TransactionRequest::new()
            .with_to(BOB)
            .with_input(multiply(6));
        let answer = live
            .eth
            .eth_call(call.clone())
            .state_overrides(assumed)
            .await?;
        assert_eq!(*answer, *word(42).as_bytes());
        assert_eq!(live.eth.eth_call(call).await?, Bytes::new());
        Ok(())
    })
    .await
}
