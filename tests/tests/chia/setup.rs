//! What most tests begin with, on top of nothing but a way to post JSON.

use std::time::{Duration, Instant};

use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::Service;
use serde_json::{Value, json};
use tokio::time::sleep;

/// How long the services may take to hear of each other's news. Idle ones take less than a second.
const LIMIT: Duration = Duration::from_secs(60);

/// A way to post JSON: service, endpoint and body. An answer without success is an error.
pub(crate) trait Post: AsyncFn(Service, &'static str, Value) -> TestResult<Value> {}

impl<F: AsyncFn(Service, &'static str, Value) -> TestResult<Value>> Post for F {}

/// Farms blocks that have room for transactions, for an address, and gives the new height.
pub(crate) async fn farm(post: &impl Post, address: &str, blocks: u32) -> TestResult<u64> {
    let body = json!({"address": address, "blocks": blocks, "guarantee_tx_block": true});
    let farmed = post(Service::FullNode, "farm_block", body).await?;
    Ok(farmed["new_peak_height"].as_u64().ok_or("no new height")?)
}

/// Waits until the wallet has seen all that the chain has, up to a height.
pub(crate) async fn wallet_at(post: &impl Post, height: u64) -> TestResult {
    until("the wallet is synced", async || {
        let info = post(Service::Wallet, "get_height_info", json!({})).await?;
        let status = post(Service::Wallet, "get_sync_status", json!({})).await?;
        Ok(info["height"].as_u64() >= Some(height) && status["synced"] == true)
    })
    .await
}

/// An address of the wallet that nobody was told before.
pub(crate) async fn new_address(post: &impl Post) -> TestResult<String> {
    let body = json!({"wallet_id": 1, "new_address": true});
    let answer = post(Service::Wallet, "get_next_address", body).await?;
    Ok(answer["address"].as_str().ok_or("no address")?.to_owned())
}

/// Asks again until the answer is yes.
pub(crate) async fn until(
    what: &str,
    mut ask: impl AsyncFnMut() -> TestResult<bool>,
) -> TestResult {
    let started = Instant::now();
    while !ask().await? {
        if started.elapsed() > LIMIT {
            return Err(format!("it takes more than {LIMIT:?} until {what}").into());
        }
        sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}
