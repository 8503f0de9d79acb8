//! What a development chain is for: mining, time, state, and accounts without keys.

use polyrpc::ethereum::{
    Address, AnvilNumber, B256, BlockTag, BlockTransactions, EvmMineAt, EvmSeconds, MineAt,
    MiningInterval, ReorgTransaction, TenderlyAccounts, TransactionRequest, U256,
};
use polyrpc_tests::TestResult;

use crate::live::{ALICE, BOB, Live, live, live_with};

/// Those whose effects the tests here look at.
pub(crate) const METHODS: &[&str] = &[
    "anvil_addBalance",
    "anvil_autoImpersonateAccount",
    "anvil_dropAllTransactions",
    "anvil_dropTransaction",
    "anvil_dumpState",
    "anvil_getAutomine",
    "anvil_getBlobByHash",
    "anvil_getBlobsByTransactionHash",
    "anvil_getGenesisTime",
    "anvil_getIntervalMining",
    "anvil_impersonateAccount",
    "anvil_increaseTime",
    "anvil_loadState",
    "anvil_metadata",
    "anvil_mine",
    "anvil_mine_detailed",
    "anvil_nodeInfo",
    "anvil_removeBlockTimestampInterval",
    "anvil_removePoolTransactions",
    "anvil_reorg",
    "anvil_reset",
    "anvil_revert",
    "anvil_rollback",
    "anvil_setAutomine",
    "anvil_setBalance",
    "anvil_setBlockGasLimit",
    "anvil_setBlockTimestampInterval",
    "anvil_setChainId",
    "anvil_setCode",
    "anvil_setCoinbase",
    "anvil_setIntervalMining",
    "anvil_setLoggingEnabled",
    "anvil_setMinGasPrice",
    "anvil_setNextBlockBaseFeePerGas",
    "anvil_setNextBlockTimestamp",
    "anvil_setNonce",
    "anvil_setRpcUrl",
    "anvil_setStorageAt",
    "anvil_setTime",
    "anvil_snapshot",
    "anvil_stopImpersonatingAccount",
    "eth_sendUnsignedTransaction",
    "evm_increaseTime",
    "evm_mine",
    "evm_mine_detailed",
    "evm_revert",
    "evm_setAccountNonce",
    "evm_setAutomine",
    "evm_setBlockGasLimit",
    "evm_setIntervalMining",
    "evm_setNextBlockTimestamp",
    "evm_setTime",
    "evm_snapshot",
    "hardhat_addBalance",
    "hardhat_autoImpersonateAccount",
    "hardhat_dropAllTransactions",
    "hardhat_dropTransaction",
    "hardhat_dumpState",
    "hardhat_getAutomine",
    "hardhat_impersonateAccount",
    "hardhat_loadState",
    "hardhat_metadata",
    "hardhat_mine",
    "hardhat_reset",
    "hardhat_setBalance",
    "hardhat_setCode",
    "hardhat_setCoinbase",
    "hardhat_setLoggingEnabled",
    "hardhat_setMinGasPrice",
    "hardhat_setNextBlockBaseFeePerGas",
    "hardhat_setNonce",
    "hardhat_setStorageAt",
    "hardhat_stopImpersonatingAccount",
    "tenderly_addBalance",
    "tenderly_setBalance",
];

/// Those that this release of anvil knows and refuses on an Ethereum chain, or with any parameters.
pub(crate) const REFUSED: &[&str] = &[
    "anvil_dealERC20",
    "anvil_impersonateSignature",
    "anvil_setERC20Allowance",
    "anvil_setFeeAmmLiquidity",
    "anvil_setFeeToken",
    "anvil_setValidatorFeeToken",
    "debug_dbGet",
    "eth_getWork",
    "eth_signTypedData",
    "eth_signTypedData_v3",
    "eth_submitHashrate",
    "eth_submitWork",
    "hardhat_dealERC20",
];

fn ether(amount: u64) -> U256 {
    U256::from(amount) * U256::from(1_000_000_000_000_000_000_u64)
}

fn to_bob(value: u64) -> TransactionRequest {
    let request = TransactionRequest::new().with_from(ALICE).with_to(BOB);
    request.with_value(U256::from(value))
}

async fn newest(live: &Live) -> TestResult<(u64, u64)> {
    let block = live.eth.get_block_by_number(BlockTag::Latest, false);
    let block = block.await?.ok_or("no block")?;
    Ok((block.number.ok_or("no height")?, block.timestamp))
}

#[tokio::test]
async fn blocks_are_mined_and_taken_back() -> TestResult {
    live(&[], async |live| {
        let eth = &live.eth;
        let before = eth.evm_snapshot().await?;
        eth.evm_mine().await?;
        assert_eq!(newest(live).await?.0, 1);
        eth.anvil_mine().blocks(3).interval(10).await?;
        let (height, time) = newest(live).await?;
        assert_eq!(height, 4);
        eth.hardhat_mine().blocks(2).await?;
        let blocks = eth.anvil_mine_detailed().await?;
        assert_eq!(blocks.first().and_then(|block| block.number), Some(7));
        eth.evm_mine().at(EvmMineAt::Timestamp(time + 1000)).await?;
        assert_eq!(newest(live).await?, (8, time + 1000));
        let at = MineAt::new().with_timestamp(time + 2000).with_blocks(2);
        eth.evm_mine().at(EvmMineAt::Options(at)).await?;
        assert_eq!(newest(live).await?.0, 10);

        eth.anvil_reorg(2, vec![(ReorgTransaction::Request(Box::new(to_bob(7))), 0)])
            .await?;
        assert_eq!(newest(live).await?.0, 10);
        let block = eth.get_block_by_number(9, false).await?.ok_or("no block")?;
        let one = |hashes: &Vec<_>| hashes.len() == 1;
        assert!(matches!(&block.transactions, BlockTransactions::Hashes(hashes) if one(hashes)));
        eth.anvil_rollback().depth(4).await?;
        assert_eq!(newest(live).await?.0, 6);

        assert!(eth.evm_revert(before).await?);
        assert_eq!(newest(live).await?.0, 0);
        assert!(!eth.evm_revert(before).await?);
        let id = eth.anvil_snapshot().await?;
        assert!(eth.anvil_revert(id).await?);
        eth.hardhat_reset().await?;
        eth.anvil_reset().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn time_is_set() -> TestResult {
    live(&[], async |live| {
        let eth = &live.eth;
        let (_, start) = newest(live).await?;
        assert!(eth.anvil_get_genesis_time().await? <= start);
        let moved = eth.evm_increase_time(100).await?;
        assert!(matches!(moved, EvmSeconds::Number(100..)), "{moved:?}");
        eth.evm_mine().await?;
        assert!(newest(live).await?.1 >= start + 100);
        assert!(eth.anvil_increase_time(50).await? >= 150);
        eth.evm_set_next_block_timestamp(start + 1000).await?;
        eth.evm_mine().await?;
        assert_eq!(newest(live).await?.1, start + 1000);
        eth.anvil_set_next_block_timestamp(start + 2000).await?;
        eth.evm_mine().await?;
        assert_eq!(newest(live).await?.1, start + 2000);
        eth.anvil_set_block_timestamp_interval(7).await?;
        eth.evm_mine().await?;
        assert_eq!(newest(live).await?.1, start + 2007);
        assert!(eth.anvil_remove_block_timestamp_interval().await?);
        eth.evm_set_time(start + 10_000).await?;
        eth.anvil_set_time(start + 20_000).await?;
        eth.evm_mine().await?;
        assert!(newest(live).await?.1 >= start + 20_000);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn accounts_are_what_is_said() -> TestResult {
    live(&[], async |live| {
        let eth = &live.eth;
        let somebody = Address::new([0x5c; 20]);
        eth.anvil_set_balance(somebody, ether(1)).await?;
        eth.anvil_add_balance(somebody, ether(1)).await?;
        eth.hardhat_add_balance(somebody, ether(1)).await?;
        eth.tenderly_add_balance(TenderlyAccounts::One(somebody), ether(1))
            .await?;
        assert_eq!(eth.get_balance(somebody).await?, ether(4));
        eth.tenderly_set_balance(TenderlyAccounts::One(somebody), ether(5))
            .await?;
        assert_eq!(eth.get_balance(somebody).await?, ether(5));
        eth.hardhat_set_balance(somebody, ether(6)).await?;
        assert_eq!(eth.get_balance(somebody).await?, ether(6));

        eth.anvil_set_nonce(somebody, 3).await?;
        eth.evm_set_account_nonce(somebody, U256::from(4_u8))
            .await?;
        eth.hardhat_set_nonce(somebody, 5).await?;
        assert_eq!(eth.get_transaction_count(somebody).await?, 5);

        let value = B256::new([7; 32]);
        eth.anvil_set_storage_at(somebody, U256::ZERO, value)
            .await?;
        assert_eq!(
            *eth.get_storage_at(somebody, U256::ZERO).await?,
            *value.as_bytes()
        );
        let value = B256::new([8; 32]);
        eth.hardhat_set_storage_at(somebody, U256::ZERO, value)
            .await?;
        assert_eq!(
            *eth.get_storage_at(somebody, U256::ZERO).await?,
            *value.as_bytes()
        );

        eth.anvil_impersonate_account(somebody).await?;
        let from = TransactionRequest::new().with_from(somebody).with_to(BOB);
        live.send(from.clone()).await?;
        eth.anvil_stop_impersonating_account(somebody).await?;
        let refused = eth.send_transaction(from.clone()).await;
        assert!(refused.is_err_and(|error| error.rpc().is_some()));
        eth.hardhat_impersonate_account(somebody).await?;
        live.send(from.clone()).await?;
        eth.hardhat_stop_impersonating_account(somebody).await?;
        eth.hardhat_auto_impersonate_account(true).await?;
        live.send(from.clone()).await?;
        eth.anvil_auto_impersonate_account(false).await?;
        let unsigned = eth.send_unsigned_transaction(from).await?;
        live.receipt(unsigned).await?;

        eth.anvil_set_code(somebody, vec![0x60, 0x00]).await?;
        eth.hardhat_set_code(somebody, vec![0x60, 0x01]).await?;
        assert_eq!(*eth.get_code(somebody).await?, [0x60, 0x01]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn mining_waits_where_it_is_told_to() -> TestResult {
    live(&[], async |live| {
        let eth = &live.eth;
        assert!(eth.anvil_get_automine().await?);
        eth.evm_set_automine(false).await?;
        assert!(!eth.hardhat_get_automine().await?);
        let hash = eth.send_transaction(to_bob(1)).await?;
        assert!(eth.anvil_drop_transaction(hash).await?.is_some());
        assert_eq!(eth.txpool_status().await?.pending, 0);
        assert_eq!(eth.hardhat_drop_transaction(hash).await?, None);
        for empty in [0, 1, 2] {
            eth.send_transaction(to_bob(2)).await?;
            assert_eq!(eth.txpool_status().await?.pending, 1);
            match empty {
                0 => eth.anvil_drop_all_transactions().await?,
                1 => eth.hardhat_drop_all_transactions().await?,
                _ => eth.anvil_remove_pool_transactions(ALICE).await?,
            };
            assert_eq!(eth.txpool_status().await?.pending, 0);
        }
        assert_eq!(eth.anvil_get_interval_mining().await?, None);
        eth.anvil_set_interval_mining(60).await?;
        assert_eq!(eth.anvil_get_interval_mining().await?, Some(60));
        eth.evm_set_interval_mining(MiningInterval::Fixed(0))
            .await?;
        eth.anvil_set_automine(true).await?;
        live.send(to_bob(3)).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_node_is_set_up() -> TestResult {
    live(&[], async |live| {
        let eth = &live.eth;
        assert!(
            eth.anvil_set_block_gas_limit(U256::from(20_000_000_u32))
                .await?
        );
        assert!(
            eth.evm_set_block_gas_limit(U256::from(25_000_000_u32))
                .await?
        );
        eth.anvil_set_coinbase(ALICE).await?;
        eth.hardhat_set_coinbase(BOB).await?;
        eth.anvil_set_next_block_base_fee_per_gas(U256::from(5_u8))
            .await?;
        eth.hardhat_set_next_block_base_fee_per_gas(U256::from(9_u8))
            .await?;
        eth.anvil_set_logging_enabled(true).await?;
        eth.hardhat_set_logging_enabled(false).await?;
        assert_eq!(eth.evm_mine_detailed().await?.len(), 1);
        let block = eth.get_block_by_number(BlockTag::Latest, false).await?;
        let block = block.ok_or("no block")?;
        assert_eq!(block.miner, Some(BOB));
        assert_eq!(block.gas_limit, Some(25_000_000));
        assert_eq!(block.base_fee_per_gas, Some(U256::from(9_u8)));

        let info = eth.anvil_node_info().await?;
        assert_eq!(info.current_block_number, AnvilNumber::Hex(U256::ONE));
        assert_eq!(info.environment.chain_id, 31337);
        let metadata = eth.anvil_metadata().await?;
        assert_eq!(metadata.latest_block_hash, info.current_block_hash);
        assert_eq!(eth.hardhat_metadata().await?, metadata);
        eth.anvil_set_chain_id(7).await?;
        assert_eq!(eth.chain_id().await?, 7);
        eth.anvil_set_rpc_url("http://localhost:1").await?;

        let state = eth.anvil_dump_state().await?;
        assert!(eth.anvil_load_state(state).await?);
        let state = eth.hardhat_dump_state().await?;
        assert!(eth.hardhat_load_state(state).await?);
        assert_eq!(eth.anvil_get_blob_by_hash(B256::ZERO).await?, None);
        let blobs = eth.anvil_get_blobs_by_transaction_hash(B256::ZERO).await?;
        assert_eq!(blobs, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lowest_price_is_set_before_london() -> TestResult {
    let methods = &["anvil_setMinGasPrice", "hardhat_setMinGasPrice"];
    live_with(&["--hardfork", "berlin"], methods, async |live| {
        live.eth.anvil_set_min_gas_price(U256::ONE).await?;
        live.eth.hardhat_set_min_gas_price(U256::ONE).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_it_refuses_is_its_error() -> TestResult {
    live(&[], async |live| {
        let (eth, one) = (&live.eth, U256::ONE);
        let refusals = [
            eth.anvil_deal_erc20(ALICE, BOB, one).await.map(drop),
            eth.hardhat_deal_erc20(ALICE, BOB, one).await.map(drop),
            eth.anvil_set_erc20_allowance(ALICE, BOB, BOB, one)
                .await
                .map(drop),
            eth.anvil_set_fee_token(ALICE, BOB).await.map(drop),
            eth.anvil_set_validator_fee_token(ALICE, BOB)
                .await
                .map(drop),
            eth.anvil_set_fee_amm_liquidity(ALICE, BOB, one)
                .await
                .map(drop),
            eth.get_work().await.map(drop),
        ];
        for refusal in refusals {
            let error = refusal.expect_err("it is refused");
            assert!(error.rpc().is_some(), "{error}");
        }
        Ok(())
    })
    .await
}
