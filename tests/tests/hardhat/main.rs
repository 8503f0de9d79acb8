//! The Ethereum client against Hardhat's node: what a development chain is for.
//!
//! All that is said and heard is given to `polyrpc verify` at the end, as with anvil.

use polyrpc::Rpc;
use polyrpc::ethereum::{
    Address, B256, BlockTag, Client, EvmMineAt, EvmSeconds, MiningInterval, TransactionRequest,
    U256,
};
use polyrpc::transport::http::Http;
use polyrpc_tests::TestResult;
use polyrpc_tests::accounts::{ALICE, BOB};
use polyrpc_tests::limits::TEST;
use polyrpc_tests::nodes::Hardhat;
use polyrpc_tests::record::Recording;
use polyrpc_tests::verify::assert_lossless;
use tokio::time::timeout;

const METHODS: &[&str] = &[
    "eth_pendingTransactions",
    "evm_increaseTime",
    "evm_mine",
    "evm_revert",
    "evm_setAutomine",
    "evm_setBlockGasLimit",
    "evm_setIntervalMining",
    "evm_setNextBlockTimestamp",
    "evm_snapshot",
    "hardhat_dropTransaction",
    "hardhat_getAutomine",
    "hardhat_impersonateAccount",
    "hardhat_metadata",
    "hardhat_mine",
    "hardhat_setBalance",
    "hardhat_setCode",
    "hardhat_setCoinbase",
    "hardhat_setLoggingEnabled",
    "hardhat_setNextBlockBaseFeePerGas",
    "hardhat_setNonce",
    "hardhat_setPrevRandao",
    "hardhat_setStorageAt",
    "hardhat_stopImpersonatingAccount",
];

#[tokio::test]
async fn a_chain_is_made_as_a_test_wants_it() -> TestResult {
    let Some(hardhat) = Hardhat::start().await? else {
        return Ok(());
    };
    let recording = Recording::default();
    let node = Http::builder(hardhat.url()).build()?;
    let eth = Client::new(Rpc::new(recording.over(node)));
    timeout(TEST, blocks(&eth)).await??;
    timeout(TEST, accounts(&eth)).await??;
    let answered = recording.methods();
    for method in METHODS {
        assert!(answered.contains(method), "no response from {method}");
    }
    let polyrpc = env!("CARGO_BIN_EXE_polyrpc-under-test");
    assert_lossless(polyrpc, recording.lines()).await?;
    Ok(())
}

/// Height and time of the newest block.
async fn newest(eth: &Client) -> TestResult<(u64, u64)> {
    let block = eth.get_block_by_number(BlockTag::Latest, false);
    let block = block.await?.ok_or("no block")?;
    Ok((block.number.ok_or("no height")?, block.timestamp))
}

async fn blocks(eth: &Client) -> TestResult {
    let before = eth.evm_snapshot().await?;
    let (start, time) = newest(eth).await?;
    eth.evm_mine().await?;
    eth.hardhat_mine().blocks(3).interval(10).await?;
    assert_eq!(newest(eth).await?.0, start + 4);
    let moved = eth.evm_increase_time(100).await?;
    assert!(matches!(moved, EvmSeconds::Decimal(100..)), "{moved:?}");
    eth.evm_set_next_block_timestamp(time + 1000).await?;
    eth.evm_mine().await?;
    assert_eq!(newest(eth).await?.1, time + 1000);
    eth.evm_mine().at(EvmMineAt::Timestamp(time + 2000)).await?;
    assert_eq!(newest(eth).await?.1, time + 2000);

    assert!(eth.hardhat_get_automine().await?);
    eth.evm_set_automine(false).await?;
    let call = TransactionRequest::new().with_from(ALICE).with_to(BOB);
    let hash = eth.send_transaction(call).await?;
    assert_eq!(eth.pending_transactions().await?.len(), 1);
    eth.hardhat_drop_transaction(hash).await?;
    assert_eq!(eth.pending_transactions().await?.len(), 0);
    eth.evm_set_interval_mining(MiningInterval::Range([60_000, 90_000]))
        .await?;
    eth.evm_set_interval_mining(MiningInterval::Fixed(0))
        .await?;
    eth.evm_set_automine(true).await?;
    assert!(eth.evm_revert(before).await?);
    assert_eq!(newest(eth).await?.0, start);
    Ok(())
}

async fn accounts(eth: &Client) -> TestResult {
    let somebody = Address::new([0x5c; 20]);
    let ether = U256::from(1_000_000_000_000_000_000_u64);
    eth.hardhat_set_balance(somebody, ether).await?;
    assert_eq!(eth.get_balance(somebody).await?, ether);
    eth.hardhat_set_nonce(somebody, 5).await?;
    assert_eq!(eth.get_transaction_count(somebody).await?, 5);
    let value = B256::new([7; 32]);
    eth.hardhat_set_storage_at(somebody, U256::ZERO, value)
        .await?;
    assert_eq!(
        *eth.get_storage_at(somebody, U256::ZERO).await?,
        *value.as_bytes()
    );
    eth.hardhat_impersonate_account(somebody).await?;
    let call = TransactionRequest::new().with_from(somebody).with_to(BOB);
    let hash = eth.send_transaction(call).await?;
    let receipt = eth.get_transaction_receipt(hash).await?;
    assert_eq!(receipt.ok_or("no receipt")?.status, Some(1));
    eth.hardhat_stop_impersonating_account(somebody).await?;
    eth.hardhat_set_code(somebody, vec![0x60, 0x00]).await?;
    assert_eq!(*eth.get_code(somebody).await?, [0x60, 0x00]);

    assert!(
        eth.evm_set_block_gas_limit(U256::from(16_000_000_u32))
            .await?
    );
    eth.hardhat_set_coinbase(BOB).await?;
    eth.hardhat_set_next_block_base_fee_per_gas(U256::from(9_u8))
        .await?;
    let randomness = B256::new([9; 32]);
    eth.hardhat_set_prev_randao(randomness).await?;
    eth.hardhat_set_logging_enabled(false).await?;
    eth.evm_mine().await?;
    let block = eth.get_block_by_number(BlockTag::Latest, false).await?;
    let block = block.ok_or("no block")?;
    assert_eq!((block.miner, block.mix_hash), (Some(BOB), Some(randomness)));
    assert_eq!(block.base_fee_per_gas, Some(U256::from(9_u8)));
    assert_eq!(block.gas_limit, Some(16_000_000));
    let metadata = eth.hardhat_metadata().await?;
    assert_eq!(metadata.chain_id, 31337);
    Ok(())
}
