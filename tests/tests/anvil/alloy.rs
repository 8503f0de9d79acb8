//! alloy's signers, and contracts by `sol!`.

use std::time::Duration;

use alloy_primitives::U256 as Number;
use alloy_signer_local::PrivateKeySigner;
use alloy_sol_types::sol;
use futures_util::StreamExt;
use futures_util::future::try_join_all;
use polyrpc::ethereum::alloy::{IntoAlloy, SignerLayer};
use polyrpc::ethereum::{BlockTag, Client, ErrorExt, TransactionRequest, U256, WaitError};
use polyrpc_tests::TestResult;
use polyrpc_tests::accounts::ALICE_KEY;

use crate::contracts::{MULTIPLY7, REVERTS, creates};
use crate::live::{ALICE, BOB, Live, live, live_with};

sol! {
    #[derive(Debug, PartialEq)]
    interface Multiply {
        event Print(uint256 value);
        function multiply(uint256 input) returns (uint256);
    }

    // What it is called with is what the contract reverts with, and both have the same selector.
    #[derive(Debug, PartialEq)]
    interface Refusing {
        error Refused(uint256 code);
    }
    function Refused(uint256 code) returns (uint256);
}

const LIMIT: Duration = Duration::from_secs(30);

async fn signing(live: &Live) -> TestResult<Client> {
    let key: PrivateKeySigner = ALICE_KEY.parse()?;
    let builder = Client::builder(live.anvil.url()).signer(key);
    Ok(builder
        .poll_interval(Duration::from_millis(20))
        .connect()
        .await?)
}

fn payment(wei: u64) -> TransactionRequest {
    TransactionRequest::new().with_to(BOB).with_value(wei)
}

#[tokio::test]
async fn eight_send_at_once_and_one_fails() -> TestResult {
    live(&["eth_getBalance"], async |live| {
        let eth = signing(live).await?;
        let before = live.eth.get_balance(BOB).await?;
        let sends = (1..=8).map(|wei| {
            let eth = eth.clone();
            async move { eth.send(payment(wei)).await }
        });
        // More than there is: refused by the node, whatever the others do meanwhile.
        let refused = eth.send(payment(1).with_value(U256::MAX / 2).with_gas(21_000));
        let (sent, refused) = tokio::join!(try_join_all(sends), refused);
        let error = refused.err().ok_or("it has more than that")?;
        assert!(error.rpc().is_some(), "{error}");
        let mut hashes = Vec::new();
        for pending in sent? {
            let receipt = pending.timeout(LIMIT).await?;
            assert_eq!((receipt.from, receipt.status), (Some(ALICE), Some(1)));
            hashes.push(receipt.transaction_hash);
        }
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 8);
        assert_eq!(live.eth.get_balance(BOB).await? - before, U256::new(36));
        let count = live
            .eth
            .get_transaction_count(ALICE)
            .block(BlockTag::Latest);
        assert_eq!(count.await?, 8, "no gap");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_else_may_send_with_the_key() -> TestResult {
    live(&[], async |live| {
        let eth = signing(live).await?;
        eth.send(payment(1)).await?.timeout(LIMIT).await?;
        // anvil has the key too.
        live.send(payment(2).with_from(ALICE)).await?;
        let receipt = eth.send(payment(3)).await?.timeout(LIMIT).await?;
        let found = live.eth.get_transaction_by_hash(receipt.transaction_hash);
        let found = found.await?.ok_or("no transaction")?;
        assert_eq!(found.nonce(), Some(&2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_signed_transaction_is_replaced() -> TestResult {
    live_with(&["--no-mining"], &[], async |live| {
        let eth = signing(live).await?;
        let first = eth.send(payment(1)).await?;
        let fees = eth.estimate_fees().await?;
        let raised = payment(2)
            .with_nonce(0)
            .with_max_fee_per_gas(fees.max_fee_per_gas * U256::new(2))
            .with_max_priority_fee_per_gas(fees.max_priority_fee_per_gas * U256::new(2));
        let second = eth.send(raised).await?;
        let third = eth.send(payment(3)).await?;
        live.eth.evm_mine().await?;
        let by = second.hash();
        second.timeout(LIMIT).await?;
        third.timeout(LIMIT).await?;
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
async fn a_node_that_was_set_back_is_asked_again() -> TestResult {
    live(&["evm_snapshot", "evm_revert"], async |live| {
        let signer = SignerLayer::new(ALICE_KEY.parse::<PrivateKeySigner>()?);
        assert_eq!(signer.address(), ALICE);
        let builder = Client::builder(live.anvil.url()).layer(signer.clone());
        let eth = builder
            .poll_interval(Duration::from_millis(20))
            .connect()
            .await?;
        let before = live.eth.evm_snapshot().await?;
        eth.send(payment(1)).await?.timeout(LIMIT).await?;
        assert!(live.eth.evm_revert(before).await?);
        signer.reset_nonce().await;
        let receipt = eth.send(payment(2)).await?.timeout(LIMIT).await?;
        assert_eq!(receipt.status, Some(1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_contract_is_deployed_read_and_followed() -> TestResult {
    live(&[], async |live| {
        let eth = signing(live).await?;
        let create =
            TransactionRequest::new().with_input(MULTIPLY7.parse::<polyrpc::ethereum::Bytes>()?);
        let receipt = eth.send(create).await?.timeout(LIMIT).await?;
        let contract = receipt.contract_address.ok_or("no contract")?;
        let multiply = |input: u64| Multiply::multiplyCall {
            input: Number::from(input),
        };
        let product = eth.read(contract, multiply(6)).await?;
        assert_eq!(product, U256::new(42).into_alloy());
        for input in [1, 2] {
            let call = TransactionRequest::new()
                .with_to(contract)
                .with_call(&multiply(input));
            eth.send(call).await?.timeout(LIMIT).await?;
        }
        let events = eth.events_of::<Multiply::Print>(contract).from(0);
        let events: Vec<_> = events.take(2).collect().await;
        for (event, value) in events.into_iter().zip([7, 14]) {
            let event = event?;
            assert_eq!(event.event.value, Number::from(value));
            assert_eq!(event.log.address, contract);
        }
        // Nobody is there.
        let error = eth.read(BOB, multiply(1)).await.err().ok_or("a product")?;
        assert!(
            error.to_string().contains("there is no contract"),
            "{error}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_custom_error_is_decoded() -> TestResult {
    live(&[], async |live| {
        let contract = live.deploy(creates(&REVERTS)).await?;
        let code = Number::from(9);
        let call = RefusedCall { code };
        let error = live
            .eth
            .read(contract, call)
            .await
            .err()
            .ok_or("a result")?;
        let revert = error.revert().ok_or("no revert")?;
        assert_eq!(revert.decode_error(), Some(Refusing::Refused { code }));
        let decoded = revert.decode::<Refusing::RefusingErrors>();
        assert_eq!(
            decoded,
            Some(Refusing::RefusingErrors::Refused(Refusing::Refused {
                code
            }))
        );
        // A transaction that reverts isn't sent: estimating its gas says why.
        let eth = signing(live).await?;
        let call = TransactionRequest::new()
            .with_to(contract)
            .with_call(&RefusedCall { code });
        let error = eth.send(call).await.err().ok_or("it is sent")?;
        let refused = error.revert().and_then(|revert| revert.decode_error());
        assert_eq!(refused, Some(Refusing::Refused { code }));
        Ok(())
    })
    .await
}
