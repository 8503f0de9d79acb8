//! All logs from a block on, through a reorganisation that anvil makes.

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::ethereum::{B256, BackfilledLogs, Client, LogFilter};
use polyrpc::{Method, RawJson, Rpc, Safety};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tokio::time::timeout;

use crate::contracts::{MULTIPLY7, multiply};
use crate::live::{ALICE, Live, live_with};

/// anvil's own: takes back so many blocks and mines as many empty ones.
#[derive(Clone, Debug)]
struct Reorg(u64);

impl Method for Reorg {
    const NAME: &'static str = "anvil_reorg";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Write;
    type Output = RawJson;
    type Codec = serde_with::Same;
}

impl Serialize for Reorg {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.0, [(); 0]).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Reorg {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <(u64, [(); 0])>::deserialize(deserializer).map(|(depth, _)| Self(depth))
    }
}

/// The block of the next log, and whether it was taken back.
async fn next(logs: &mut BackfilledLogs) -> TestResult<(B256, bool)> {
    let log = timeout(STEP, logs.next()).await?;
    let log = log.ok_or("it ended")??;
    Ok((log.block_hash.ok_or("no block")?, log.removed == Some(true)))
}

async fn through_a_reorganisation(live: &Live, eth: Client) -> TestResult {
    let contract = live
        .deploy(MULTIPLY7.parse::<polyrpc::ethereum::Bytes>()?)
        .await?;
    let call = async |number| {
        let call = polyrpc::ethereum::TransactionRequest::new()
            .with_from(ALICE)
            .with_to(contract)
            .with_input(multiply(number));
        let receipt = live.send(call).await?;
        TestResult::Ok(receipt.block_hash.ok_or("no block")?)
    };
    let (old, first, second) = (call(1).await?, call(2).await?, call(3).await?);

    let filter = LogFilter::new().address(contract);
    let mut logs = eth
        .logs_backfilled(filter.from_block(0))
        .ranges(2, 2)
        .settled_depth(2);
    for block in [old, first, second] {
        assert_eq!(next(&mut logs).await?, (block, false));
    }
    let live_one = call(4).await?;
    assert_eq!(next(&mut logs).await?, (live_one, false));

    live.eth.call(Reorg(2)).await?;
    let new = call(5).await?;
    assert_eq!(next(&mut logs).await?, (live_one, true));
    assert_eq!(next(&mut logs).await?, (second, true));
    assert_eq!(next(&mut logs).await?, (new, false));
    Ok(())
}

#[tokio::test]
async fn over_a_websocket() -> TestResult {
    live_with(&[], &[], async |live| {
        let eth = Client::connect(&live.anvil.ws_url()).await?;
        through_a_reorganisation(live, eth).await
    })
    .await
}

#[tokio::test]
async fn over_http() -> TestResult {
    live_with(&[], &[], async |live| {
        let rpc = Rpc::connect(&live.anvil.url()).await?;
        let eth = Client::new(rpc.with_poll_interval(Duration::from_millis(20)));
        through_a_reorganisation(live, eth).await
    })
    .await
}
