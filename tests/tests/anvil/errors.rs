//! What goes wrong, as the caller sees it.

use std::collections::BTreeMap;
use std::time::Duration;

use polyrpc::ethereum::{
    AccountOverride, Address, Bytes, Client, ErrorExt, PanicCode, Revert, TransactionRequest, U256,
};
use polyrpc::{Error, Reached};
use polyrpc_tests::TestResult;

use crate::contracts::{GENEROUS, LOOPS, MUCH_GAS, REVERTS, word};
use crate::live::{ALICE, BOB, live, live_with};

fn failure<T: std::fmt::Debug>(result: Result<T, Error>) -> TestResult<Error> {
    Ok(result.err().ok_or("it should have failed")?)
}

#[tokio::test]
async fn a_revert_brings_its_data() -> TestResult {
    live(&[], async |live| {
        // `Error("no")` as a contract reverts with it.
        let reason = [
            &[0x08, 0xc3, 0x79, 0xa0][..],
            &[&[0; 31][..], &[0x20], &[0; 31], &[2], b"no", &[0; 30]].concat(),
        ]
        .concat();
        let code = BTreeMap::from([(BOB, AccountOverride::new().with_code(REVERTS))]);
        let call = TransactionRequest::new().with_from(ALICE).with_to(BOB);
        let call = call.with_input(reason.clone());
        let error = failure(
            live.eth
                .eth_call(call.clone())
                .state_overrides(code.clone())
                .await,
        )?;
        let rpc = error.rpc().ok_or("no error object")?;
        assert_eq!(rpc.code, 3);
        assert_eq!(rpc.data_as::<Bytes>()?.as_deref(), Some(&reason[..]));
        assert!(rpc.message.contains("revert"), "{rpc}");
        assert_eq!(error.revert(), Some(Revert::Reason("no".to_owned())));
        assert_eq!(
            (error.method(), error.reached_server()),
            (Some("eth_call"), Reached::Yes)
        );
        assert!(!error.is_retryable() && !error.is_timeout() && !error.is_decode());

        let error = failure(live.eth.estimate_gas(call).state_overrides(code).await)?;
        assert_eq!(error.rpc().map(|rpc| rpc.code), Some(3));
        assert_eq!(error.revert().as_ref().and_then(Revert::reason), Some("no"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_revert_is_a_panic_or_a_custom_error() -> TestResult {
    live(&[], async |live| {
        let overflow = [&[0x4e, 0x48, 0x7b, 0x71][..], word(0x11).as_ref()].concat();
        let custom = vec![0xde, 0xad, 0xbe, 0xef, 7];
        for (data, revert) in [
            (overflow, Revert::Panic(PanicCode::ArithmeticOverflow)),
            (custom.clone(), Revert::Custom(custom.into())),
            (Vec::new(), Revert::Empty),
        ] {
            let code = BTreeMap::from([(BOB, AccountOverride::new().with_code(REVERTS))]);
            let call = TransactionRequest::new().with_to(BOB).with_input(data);
            let error = failure(live.eth.eth_call(call).state_overrides(code).await)?;
            assert_eq!(Revert::of(&error), Some(revert));
        }
        // Another error is none: the sender can't pay.
        let call = TransactionRequest::new().with_from(BOB).with_to(ALICE);
        let error = failure(live.eth.eth_call(call.with_value(U256::MAX)).await)?;
        assert_eq!(error.revert(), None, "{error}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_method_may_be_unknown_to_the_node() -> TestResult {
    live(&[], async |live| {
        let error = failure(live.eth.capabilities().await)?;
        assert_eq!(error.rpc().map(|rpc| rpc.code), Some(-32601));
        assert_eq!(
            error.to_string(),
            "eth_capabilities: the node answered with error -32601: Method not found"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sender_may_be_unknown_to_the_node() -> TestResult {
    live(&[], async |live| {
        let transfer = TransactionRequest::new()
            .with_from(Address::ZERO)
            .with_to(BOB);
        let error = failure(live.eth.send_transaction(transfer).await)?;
        assert_eq!(error.rpc().map(|rpc| rpc.code), Some(-32602));
        assert!(!error.is_retryable());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_time_limit_ends_a_call() -> TestResult {
    live_with(&GENEROUS, &[], async |live| {
        let code = AccountOverride::new().with_code(LOOPS);
        let call = TransactionRequest::new().with_to(BOB).with_gas(MUCH_GAS);
        let endless = live
            .eth
            .eth_call(call)
            .state_overrides(BTreeMap::from([(BOB, code)]));
        let error = failure(endless.timeout(Duration::from_millis(100)).await)?;
        assert!(error.is_timeout() && !error.is_connect(), "{error}");
        assert!(error.is_retryable(), "a call changes nothing");
        assert_eq!(error.reached_server(), Reached::Maybe);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_node_may_be_gone() -> TestResult {
    let mut url = String::new();
    live(&["eth_chainId"], async |live| {
        live.eth.chain_id().await?;
        url.push_str(&live.anvil.url());
        Ok(())
    })
    .await?;
    if url.is_empty() {
        return Ok(());
    }
    let error = failure(Client::connect(&url).await?.chain_id().await)?;
    assert!(error.is_connect() && error.is_retryable(), "{error}");
    assert_eq!(error.reached_server(), Reached::No);
    Ok(())
}
