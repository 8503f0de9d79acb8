//! Blocks that are made up and executed, and leave nothing behind.

use std::collections::BTreeMap;

use polyrpc::ethereum::{
    AccountOverride, BlockOverrides, BlockStateCalls, BlockTransactions, CallOutcome,
    SimulationRequest, TransactionRequest, U256,
};
use polyrpc_tests::TestResult;

use crate::contracts::REVERTS;
use crate::live::{ALICE, BOB, live};

pub(crate) const METHODS: &[&str] = &["eth_simulateV1"];

#[tokio::test]
async fn tells_how_each_call_ends() -> TestResult {
    live(METHODS, async |live| {
        let assumed = BTreeMap::from([(BOB, AccountOverride::new().with_code(REVERTS))]);
        let call = TransactionRequest::new().with_from(ALICE).with_to(BOB);
        let fails = BlockStateCalls::new()
            .with_state_overrides(assumed)
            .with_block_overrides(BlockOverrides::new().with_number(10))
            .with_calls(vec![call.with_input(b"no")]);
        let transfer = TransactionRequest::new().with_from(ALICE).with_to(ALICE);
        let works = BlockStateCalls::new().with_calls(vec![transfer.with_value(U256::ONE)]);
        let request =
            SimulationRequest::new(vec![works, fails]).with_return_full_transactions(true);

        let blocks = live.eth.simulate_v1(request).await?;
        let first = blocks.first().ok_or("no block")?;
        let CallOutcome::Success(success) = &first.calls[0] else {
            return Err(format!("a transfer failed: {first:?}").into());
        };
        assert_eq!(success.gas_used, 21_000);
        assert!(matches!(&first.transactions, BlockTransactions::Full(list) if list.len() == 1));

        let last = blocks.last().ok_or("no block")?;
        assert_eq!(last.number, Some(10));
        let CallOutcome::Failure(failure) = &last.calls[0] else {
            return Err(format!("the contract didn't revert: {last:?}").into());
        };
        assert!(!failure.error.message.is_empty());
        assert_eq!(live.eth.block_number().await?, 0);
        Ok(())
    })
    .await
}
