//! Tests that must fail.

use std::panic::{AssertUnwindSafe, catch_unwind};

use polyrpc::ethereum::U256;
use polyrpc::ethereum::methods::{BlockNumber, ChainId, GetBalance};
use polyrpc::mock::{Node, Transport};
use polyrpc::record::Recording;
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{Method, RpcError, Safety};

use crate::{ALICE, Result, direct, json, over_http};

/// What dropping it says.
fn panic_of<T>(dropped: T) -> Option<String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| drop(dropped)));
    let cause = outcome.err()?;
    Some(cause.downcast_ref::<String>().expect("a text").clone())
}

const EXPECTED: &str = "the mock node received unexpected calls:\n  \
                        eth_chainId []: no handler\n  \
                        eth_getBalance [\"0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266\",\"latest\"]: no handler";

#[tokio::test]
async fn what_has_no_handler_fails_the_test() -> Result {
    let node = Node::start().await?;
    node.on::<BlockNumber>(|_| Ok(1));
    let eth = over_http(&node);
    assert_eq!(eth.block_number().await?, 1);
    let error = eth.chain_id().await.unwrap_err();
    assert_eq!(error.rpc().map(|error| error.code), Some(-32601));
    assert!(error.to_string().contains("eth_chainId"), "{error}");
    assert!(eth.get_balance(ALICE).await.is_err());
    assert_eq!(node.finish().unwrap_err().to_string(), EXPECTED);
    Ok(())
}

#[tokio::test]
async fn a_test_without_finish_fails_too() -> Result {
    let node = Node::start().await?;
    let eth = over_http(&node);
    let _ = (eth.chain_id().await, eth.get_balance(ALICE).await);
    assert_eq!(panic_of(node).as_deref(), Some(EXPECTED));

    let transport = Transport::new();
    let eth = direct(&transport);
    let _ = (eth.chain_id().await, eth.get_balance(ALICE).await);
    // The client's clone doesn't judge.
    assert_eq!(panic_of(eth), None);
    assert_eq!(panic_of(transport).as_deref(), Some(EXPECTED));

    let content = Node::start().await?;
    assert_eq!(panic_of(content), None);
    Ok(())
}

#[tokio::test]
async fn a_panic_under_way_is_not_hidden() {
    let transport = Transport::new();
    assert!(direct(&transport).chain_id().await.is_err());
    let outcome = catch_unwind(AssertUnwindSafe(move || {
        let _dropped_while_panicking = transport;
        panic!("the test's own");
    }));
    let cause = outcome.unwrap_err();
    assert_eq!(cause.downcast_ref::<&str>(), Some(&"the test's own"));
}

#[tokio::test]
async fn a_refusal_of_one_s_own_is_no_fault() -> Result {
    let node = Node::start().await?;
    node.on::<ChainId>(|_| Err(RpcError::new(-32601, "not here")));
    assert!(over_http(&node).chain_id().await.is_err());
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn an_assertion_in_a_handler_fails_the_test() -> Result {
    let node = Node::start().await?;
    node.on::<GetBalance>(|params| {
        assert_eq!(params.block, None, "the block");
        Ok(U256::ONE)
    });
    node.on_async::<ChainId>(|_| {
        Box::pin(async {
            tokio::task::yield_now().await;
            panic!("later")
        })
    });
    let eth = over_http(&node);
    let error = eth.get_balance(ALICE).await.unwrap_err();
    assert_eq!(error.rpc().map(|error| error.code), Some(-32603), "{error}");
    assert!(eth.chain_id().await.is_err());
    let unexpected = node.finish().unwrap_err();
    let [balance, chain] = unexpected.calls() else {
        panic!("{unexpected}");
    };
    assert!(
        balance.contains("its handler panicked") && balance.contains("the block"),
        "{balance}"
    );
    assert_eq!(chain, "eth_chainId []: its handler panicked: later");
    Ok(())
}

#[tokio::test]
async fn what_is_not_recorded_is_named() -> Result {
    let transport = Transport::new();
    transport.replay(Recording::parse(
        r#"{"version": 1, "exchanges": [{"method": "eth_chainId", "result": "0x5"}]}"#,
    )?);
    let error = direct(&transport).block_number().await.unwrap_err();
    assert_eq!(error.rpc().map(|error| error.code), Some(-32601), "{error}");
    let unexpected = transport.finish().unwrap_err();
    let said = "eth_blockNumber []: no handler, and not recorded with []; methods that are recorded: eth_chainId";
    assert_eq!(unexpected.calls(), [said]);
    Ok(())
}

#[tokio::test]
async fn results_that_can_not_be_written_fail_the_test() -> Result {
    /// A method whose result never can.
    #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
    struct Unwritable([u8; 0]);

    impl Method for Unwritable {
        const NAME: &'static str = "unwritable";
        type Wire = polyrpc::wire::JsonRpcByPosition;
        const SAFETY: Safety = Safety::Read;
        type Output = std::collections::BTreeMap<Vec<u8>, u8>;
        type Codec = serde_with::Same;
    }

    let transport = Transport::new();
    transport.on::<Unwritable>(|_| Ok([(vec![1], 1)].into()));
    let call = direct(&transport).rpc().call(Unwritable([]));
    assert!(call.await.is_err());
    let unexpected = transport.finish().unwrap_err();
    assert!(
        unexpected.calls()[0].contains("its result can't be written"),
        "{unexpected}"
    );

    Ok(())
}

#[tokio::test]
async fn parameters_are_shown_in_short_and_without_secrets() -> Result {
    let said = async |method: &'static str, params: &str| {
        let transport = Transport::new();
        let request =
            Request::new(&JSONRPC, 1, method, Safety::Read, &json(params)).expect("a call");
        direct(&transport).rpc().send(request).await.unwrap();
        transport.finish().unwrap_err().calls()[0].clone()
    };
    let long = format!("[\"{}\"]", "x".repeat(10_000));
    assert!(said("long", &long).await.len() < 500);
    let unlock = r#"["0xa","sesame"]"#;
    let said = said("personal_unlockAccount", unlock).await;
    assert_eq!(said, r#"personal_unlockAccount "***": no handler"#);
    Ok(())
}
