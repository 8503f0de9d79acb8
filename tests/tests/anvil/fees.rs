//! What a transaction costs, before it is sent.

use polyrpc::ethereum::{AccessListEntry, BlockTag, TransactionRequest, U256};
use polyrpc_tests::TestResult;

use crate::contracts::{STORES, creates, word};
use crate::live::{ALICE, BOB, live};

pub(crate) const METHODS: &[&str] = &[
    "eth_blobBaseFee",
    "eth_createAccessList",
    "eth_estimateGas",
    "eth_feeHistory",
    "eth_fillTransaction",
    "eth_gasPrice",
    "eth_maxPriorityFeePerGas",
];

const GWEI: U256 = U256::new(1_000_000_000);

#[tokio::test]
async fn are_told() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        let transfer = TransactionRequest::new()
            .with_from(ALICE)
            .with_to(BOB)
            .with_value(GWEI);
        live.send(transfer.clone()).await?;

        let (price, tip, blob) = eth
            .batch((
                eth.gas_price(),
                eth.max_priority_fee_per_gas(),
                eth.blob_base_fee(),
            ))
            .await?;
        assert!(
            price > tip,
            "the price {price} has the base fee in it, the tip {tip} hasn't"
        );
        assert_eq!((tip, blob), (GWEI, U256::ONE));
        assert_eq!(eth.estimate_gas(transfer.clone()).await?, 21_000);

        let history = eth
            .fee_history(1, BlockTag::Latest, vec![0.0, 99.5])
            .await?;
        assert_eq!(
            (
                history.oldest_block,
                history.base_fee_per_gas.map(|fees| fees.len())
            ),
            (1, Some(2))
        );
        assert!(history.gas_used_ratio[0] > 0.0 && history.gas_used_ratio[0] < 1.0);
        let rewards = history.reward.ok_or("no rewards")?;
        assert_eq!(rewards, [[GWEI, GWEI]]);

        let fees = eth.estimate_fees().await?;
        let base_fee = fees.base_fee_per_gas;
        assert_eq!(fees.max_priority_fee_per_gas, GWEI);
        assert_eq!(fees.max_fee_per_gas, base_fee * U256::new(2) + GWEI);
        assert!(base_fee > U256::ZERO);

        let filled = eth.fill_transaction(transfer).await?;
        assert_eq!((filled.tx.gas, filled.tx.nonce), (21_000, 1));
        assert_eq!(filled.tx.chain_id, Some(31337));
        assert!(filled.tx.max_fee_per_gas.is_some_and(|fee| fee > GWEI));

        let contract = live.deploy(creates(&STORES)).await?;
        let store = TransactionRequest::new()
            .with_to(contract)
            .with_input(word(1));
        let list = eth.create_access_list(store).await?;
        assert_eq!(
            list.access_list,
            [AccessListEntry::new(contract, vec![word(0)])]
        );
        assert!(list.gas_used > 21_000);
        Ok(())
    })
    .await
}
