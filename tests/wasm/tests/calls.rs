//! Calls over `fetch` to the node of `node.mjs`, in WebAssembly.
#![cfg(target_arch = "wasm32")]

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use js_sys::{Promise, eval};
use polyrpc::ethereum::Client;
use polyrpc::infinium::Daemon;
use polyrpc::record::{Record, Replay};
use polyrpc::wire::JsonGet;
use polyrpc::{Error, Reached, Rpc};
use tower::Layer;
use wasm::Fetch;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn node() -> Rpc {
    Rpc::new(Fetch::new(&text("NODE.url")).unwrap())
}

/// What an expression of JavaScript is, as text.
fn text(expression: &str) -> String {
    eval(&format!("String({expression})"))
        .unwrap()
        .as_string()
        .unwrap()
}

async fn pause() {
    let paused = eval("new Promise(resolve => setTimeout(resolve, 100))").unwrap();
    JsFuture::from(Promise::from(paused)).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_call_is_answered() -> Result<(), Error> {
    let eth = Client::new(node());
    assert_eq!(eth.block_number().await?, 16);
    assert!(text("NODE.seen").contains("POST /rpc application/json"));
    Ok(())
}

#[wasm_bindgen_test]
async fn a_batch_is_one_request() -> Result<(), Error> {
    let eth = Client::new(node());
    let before = text("NODE.seen.length").parse::<usize>();
    let (chain, number) = eth.batch((eth.chain_id(), eth.block_number())).await?;
    assert_eq!((chain, number), (1, 16));
    assert_eq!(
        text("NODE.seen.length").parse(),
        before.map(|seen| seen + 1)
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn an_error_object_is_read_whatever_its_status() {
    let error = Client::new(node()).gas_price().await.unwrap_err();
    let refused = error.rpc().unwrap();
    assert_eq!((refused.code, &*refused.message), (-32000, "no price yet"));
    assert_eq!(error.http_status(), Some(500));
    assert_eq!(
        error.to_string(),
        "eth_gasPrice: the node answered with error -32000: no price yet"
    );
}

#[wasm_bindgen_test]
async fn a_status_is_an_error_with_what_the_server_asks_for() {
    let error = Client::new(node())
        .max_priority_fee_per_gas()
        .await
        .unwrap_err();
    assert!(error.is_rate_limit() && error.is_retryable());
    assert_eq!(error.http_status(), Some(429));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[wasm_bindgen_test]
async fn a_call_has_its_time_limit() {
    let eth = Client::new(node());
    let error = eth
        .blob_base_fee()
        .timeout(Duration::from_millis(50))
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.reached_server(), Reached::Maybe);
}

#[wasm_bindgen_test]
async fn a_dropped_call_is_aborted() {
    let eth = Client::new(node());
    match select(Box::pin(eth.accounts().into_future()), pin!(pause())).await {
        Either::Left((outcome, _)) => panic!("nobody answers that: {outcome:?}"),
        Either::Right(((), call)) => drop(call),
    }
    for _ in 0..100 {
        if text("NODE.aborted").contains("eth_accounts") {
            return;
        }
        pause().await;
    }
    panic!("the server still holds the request");
}

#[wasm_bindgen_test]
async fn a_url_may_hold_a_key() {
    let url = "http://127.0.0.1:1/?key=secret";
    let eth = Client::new(Rpc::new(Fetch::new(url).unwrap()));
    let error = eth.block_number().await.unwrap_err();
    assert_eq!(error.reached_server(), Reached::Maybe);
    assert!(
        !format!("{error} {error:?}").contains("secret"),
        "{error:?}"
    );
}

#[wasm_bindgen_test]
async fn methods_of_other_wires_are_below_the_url() {
    let daemon = Daemon::new(node());
    let error = daemon.get_height().await.unwrap_err();
    assert_eq!(error.http_status(), Some(404));
    let info = node().call_raw("get/info", ()).wire::<JsonGet>();
    assert_eq!(info.await.unwrap_err().http_status(), Some(404));
    let seen = text("NODE.seen");
    assert!(
        seen.contains("POST /rpc/getheight application/json"),
        "{seen}"
    );
    assert!(seen.contains("GET /rpc/get%2Finfo -"), "{seen}");
}

#[wasm_bindgen_test]
async fn traffic_is_recorded_and_replayed() -> Result<(), Error> {
    let record = Record::new();
    let fetch = Fetch::new(&text("NODE.url"))?;
    let recorded = Client::new(Rpc::new(record.layer(fetch)));
    assert_eq!(recorded.block_number().await?, 16);
    let replayed = Client::new(Rpc::new(Replay::new(record.recording())));
    assert_eq!(replayed.block_number().await?, 16);
    assert!(replayed.chain_id().await.is_err());
    Ok(())
}

#[wasm_bindgen_test]
fn other_urls_are_refused() {
    let error = Fetch::new("ws://127.0.0.1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the node's URL isn't an `http` or `https` one"
    );
}
