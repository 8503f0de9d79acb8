//! The way to the node: layers, many calls at once, and what comes with a value.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::try_join_all;
use polyrpc::Rpc;
use polyrpc::ethereum::{AccountOverride, BlockTag, Client, TransactionRequest, U256};
use polyrpc::transport::http::Http;
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use tower::ServiceBuilder;

use crate::contracts::{GENEROUS, LOOPS, MUCH_GAS};
use crate::live::{ALICE, BOB, live, live_with};

#[tokio::test]
async fn a_value_comes_with_the_head_of_its_answer() -> TestResult {
    live(&["eth_chainId"], async |live| {
        let answer = live.eth.chain_id().with_meta().await?;
        assert_eq!((answer.value, answer.http_status), (31337, Some(200)));
        assert!(answer.meta.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_can_be_had_as_it_was_sent() -> TestResult {
    live(&["eth_chainId", "eth_getBlockByNumber"], async |live| {
        assert_eq!(live.eth.chain_id().raw().await?.as_str(), "\"0x7a69\"");
        let raw = live
            .eth
            .get_block_by_number(BlockTag::Latest, false)
            .raw()
            .await?;
        assert!(raw.as_str().contains(
            "\"sha3Uncles\":\"0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347\""
        ));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_share_a_client() -> TestResult {
    live(&["eth_getBalance"], async |live| {
        let calls = (0..200).map(|_| {
            let eth = live.eth.clone();
            tokio::spawn(async move { eth.get_balance(ALICE).await })
        });
        for balance in try_join_all(calls).await? {
            assert_eq!(balance?, U256::new(10_000 * 10_u128.pow(18)));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn layers_of_tower_fit_around_it() -> TestResult {
    live(&[], async |live| {
        let node = Http::builder(&live.anvil.url()).build()?;
        let layered = ServiceBuilder::new()
            .concurrency_limit(2)
            .timeout(STEP)
            .service(node);
        let eth = Client::new(Rpc::new(layered));
        let ids = try_join_all((0..20).map(|_| eth.chain_id().into_future())).await?;
        assert_eq!(ids, [31337; 20]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_layers_time_limit_is_recognised() -> TestResult {
    live_with(&GENEROUS, &[], async |live| {
        let node = Http::builder(&live.anvil.url()).build()?;
        let hasty = ServiceBuilder::new()
            .timeout(Duration::from_millis(100))
            .service(node);
        let eth = Client::new(Rpc::new(hasty));
        let endless = BTreeMap::from([(BOB, AccountOverride::new().with_code(LOOPS))]);
        let call = TransactionRequest::new().with_to(BOB).with_gas(MUCH_GAS);
        let call = eth.eth_call(call).state_overrides(endless);
        let error = call.await.err().ok_or("too fast")?;
        assert!(error.is_timeout() && error.is_retryable(), "{error}");
        Ok(())
    })
    .await
}
