//! What handlers get, and what comes of their results.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use polyrpc::ethereum::methods::{BlockNumber, ChainId, GetBalance};
use polyrpc::ethereum::{BlockTag, Client, U256};
use polyrpc::mock::{Node, Script, Transport};
use polyrpc::record::Recording;
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{Method, RpcError};

use crate::{ALICE, BOB, Result, direct, json, over_http};

/// The same test over a socket and without one.
async fn both(test: impl AsyncFn(&Script, &Client) -> Result) -> Result {
    let node = Node::start().await?;
    test(&node, &over_http(&node)).await?;
    node.finish()?;
    let transport = Transport::new();
    test(&transport, &direct(&transport)).await?;
    transport.finish()?;
    Ok(())
}

#[tokio::test]
async fn parameters_come_typed_and_results_go_typed() -> Result {
    both(async |node, eth| {
        node.on::<GetBalance>(|params| match params.address {
            ALICE => Ok(U256::MAX),
            _ => Err(RpcError::new(-32000, "unknown account").with_data(json("[1]"))),
        });
        assert_eq!(eth.get_balance(ALICE).await?, U256::MAX);
        let error = eth.get_balance(BOB).block(BlockTag::Earliest).await;
        let error = error.unwrap_err();
        let expected = RpcError::new(-32000, "unknown account").with_data(json("[1]"));
        assert_eq!(error.rpc(), Some(&expected));

        let asked = node.calls::<GetBalance>();
        assert_eq!(asked.len(), 2);
        assert_eq!((asked[0].address, asked[1].address), (ALICE, BOB));
        assert_eq!(asked[1].block, Some(BlockTag::Earliest.into()));
        assert_eq!(
            (node.count("eth_getBalance"), node.count("eth_call")),
            (2, 0)
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn handlers_follow_one_another_and_the_last_stays() -> Result {
    both(async |node, eth| {
        node.on::<BlockNumber>(|_| Ok(1))
            .then(|_| Err(RpcError::new(-32000, "busy")))
            .then(|_| Ok(3));
        assert_eq!(eth.block_number().await?, 1);
        assert!(eth.block_number().await.unwrap_err().rpc().is_some());
        assert_eq!(eth.block_number().await?, 3);
        assert_eq!(eth.block_number().await?, 3);

        node.on_sequence::<BlockNumber>([Ok(7), Err(RpcError::new(1, "")), Ok(9)]);
        assert_eq!(eth.block_number().await?, 7);
        assert!(eth.block_number().await.is_err());
        assert_eq!(
            (eth.block_number().await?, eth.block_number().await?),
            (9, 9)
        );

        // A handler may have a state.
        let mut height = 100;
        node.on::<BlockNumber>(move |_| {
            height += 1;
            Ok(height)
        });
        let numbers = eth.batch((eth.block_number(), eth.block_number())).await?;
        assert_eq!(numbers, (101, 102));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_delay_holds_back_its_own_handler_only() -> Result {
    both(async |node, eth| {
        node.on::<BlockNumber>(|_| Ok(1))
            .delay(Duration::from_millis(200));
        let start = Instant::now();
        assert_eq!(eth.block_number().await?, 1);
        assert!(start.elapsed() >= Duration::from_millis(200));

        node.on::<BlockNumber>(|_| Ok(1))
            .delay(Duration::from_secs(60))
            .then(|_| Ok(2));
        node.on::<ChainId>(|_| Ok(5));
        // Others don't wait, or they would run into their time limits.
        let asked = node.count("eth_blockNumber");
        let slow = tokio::spawn(eth.block_number().into_future());
        node.until_called("eth_blockNumber", asked + 1).await;
        assert_eq!((eth.chain_id().await?, eth.block_number().await?), (5, 2));
        assert!(!slow.is_finished());
        slow.abort();

        node.on::<BlockNumber>(|_| Ok(3))
            .delay(Duration::from_secs(60));
        let hasty = eth.block_number().timeout(Duration::from_millis(50));
        assert!(hasty.await.unwrap_err().is_timeout());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn handlers_may_wait() -> Result {
    both(async |node, eth| {
        let asked = node.clone();
        node.on::<BlockNumber>(|_| Ok(1));
        node.on_async::<ChainId>(move |_| {
            let asked = asked.clone();
            Box::pin(async move {
                asked.until_called(BlockNumber::NAME, 1).await;
                Ok(5)
            })
        });
        let chain = tokio::spawn(eth.chain_id().into_future());
        node.until_called(ChainId::NAME, 1).await;
        assert!(!chain.is_finished());
        assert_eq!(eth.block_number().await?, 1);
        assert_eq!(chain.await??, 5);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn methods_by_name_have_text() -> Result {
    both(async |node, eth| {
        node.on_raw("eth_chainId", |params| {
            assert_eq!(params, json("[]"));
            Ok(json("\"0x5\""))
        })
        .then(|_| Ok(json("{}")));
        assert_eq!(eth.chain_id().await?, 5);
        assert!(eth.chain_id().await.unwrap_err().is_decode());
        assert_eq!(node.raw_calls("eth_chainId"), [json("[]"), json("[]")]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn parameters_that_do_not_fit_are_refused() -> Result {
    both(async |node, eth| {
        /// The same name with other parameters.
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
        struct Wrong(Vec<String>);

        impl Method for Wrong {
            const NAME: &'static str = "eth_getBalance";
            type Wire = polyrpc::wire::JsonRpcByPosition;
            const SAFETY: polyrpc::Safety = polyrpc::Safety::Read;
            type Output = String;
            type Codec = serde_with::Same;
        }

        node.on::<GetBalance>(|_| Ok(U256::ONE));
        let error = eth
            .rpc()
            .call(Wrong(vec!["x".to_owned()]))
            .await
            .unwrap_err();
        assert_eq!(error.rpc().map(|error| error.code), Some(-32602), "{error}");
        assert_eq!(
            (node.count(Wrong::NAME), node.calls::<GetBalance>().len()),
            (1, 0)
        );
        assert_eq!(node.raw_calls(Wrong::NAME), [json("[\"x\"]")]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn parameters_by_name_may_be_left_out() -> Result {
    /// A method of nodes that know their parameters by name.
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Named(BTreeMap<String, u64>);

    impl Method for Named {
        const NAME: &'static str = "named";
        type Wire = polyrpc::wire::JsonRpcByName;
        const SAFETY: polyrpc::Safety = polyrpc::Safety::Read;
        type Output = u64;
        type Codec = serde_with::Same;
    }

    both(async |node, eth| {
        let named = Named([("height".to_owned(), 7)].into());
        node.on::<Named>(|params| Ok(params.0.values().sum()));
        assert_eq!(eth.rpc().call(named.clone()).await?, 7);
        let without =
            Request::new(&JSONRPC, 1, "named", polyrpc::Safety::Read, &json("[]")).expect("a call");
        let answer = eth.rpc().send(without).await?;
        assert_eq!(answer.body(), r#"{"jsonrpc":"2.0","id":1,"result":0}"#);
        assert_eq!(node.calls::<Named>(), [named, Named(BTreeMap::new())]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn recorded_traffic_answers_what_no_handler_does() -> Result {
    const RECORDED: &str = r#"{"version": 1, "exchanges": [
        {"method": "eth_chainId", "result": "0x5"},
        {"method": "eth_blockNumber", "result": "0x1"},
        {"method": "eth_blockNumber", "error": {"code": -32000, "message": "busy"}}
    ]}"#;

    both(async |node, eth| {
        node.replay(Recording::parse(RECORDED)?);
        node.on::<ChainId>(|_| Ok(6));
        assert_eq!(
            eth.batch((eth.chain_id(), eth.block_number())).await?,
            (6, 1)
        );
        assert!(eth.block_number().await.unwrap_err().rpc().is_some());
        Ok(())
    })
    .await
}
