//! What a response says beside its value: the status of a result, by the rule of the chain, and extra keys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::chain::{Chain, Status, StatusRule};
use polyrpc::layer::{Cache, Coalesce, Failover, Keep, Retry};
use polyrpc::mock::Transport;
use polyrpc::transport::{Request, Response};
use polyrpc::{Error, Method, RawJson, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use tower::{Layer, service_fn};

/// Nodes that say in each result whether there is one, and are busy in three ways.
#[derive(Debug)]
pub enum Toy {}

impl Chain for Toy {
    const NAME: &'static str = "toy";
    type Extras = LedgerState;
    const STATUS: Option<StatusRule> = Some(StatusRule::new("status", |status| match status {
        "OK" | "" => Status::Ok,
        "BUSY" => Status::Busy,
        _ => Status::Failed,
    }));

    fn is_busy(error: &RpcError) -> bool {
        matches!(
            (error.code, &*error.message),
            (-9, _) | (-3, "DAEMON_IS_BUSY")
        )
    }
}

polyrpc::client! {
    /// A client of them.
    struct Client: Toy;
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct GetInfo();

#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
struct Info {
    height: u64,
    status: String,
}

impl Method for GetInfo {
    const NAME: &'static str = "getinfo";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Read;
    type Output = Info;
    type Codec = serde_with::Same;
}

type Said = Result<&'static str, RpcError>;

const OK: Said = Ok(r#"{"height":7,"status":"OK"}"#);
/// Without anything else that the type has.
const BUSY: Said = Ok(r#"{"status":"BUSY"}"#);
const FAILED: Said = Ok(r#"{"status":"Failed, wrong address","why":[1]}"#);

/// A node that says these one after the other.
fn node(said: impl IntoIterator<Item = Said>) -> Transport {
    let node = Transport::new();
    let mut said = said.into_iter().collect::<Vec<_>>().into_iter();
    node.on_raw(GetInfo::NAME, move |_| {
        let said = said.next().expect("no more calls");
        said.map(|json| RawJson::new(json).expect("JSON"))
    });
    node
}

fn client(node: &Transport) -> Client {
    Client::new(Rpc::new(node.clone()))
}

fn retrying(node: &Transport, attempts: u32) -> Client {
    let soon = Duration::from_millis(1);
    let retry = Retry::new().attempts(attempts).backoff(soon, soon);
    Client::new(Rpc::new(retry.layer(node.clone())))
}

#[tokio::test]
async fn busy_nodes_are_asked_again() -> Result<(), Error> {
    let refused = |code, message| Err(RpcError::new(code, message));
    let busy = [
        BUSY,
        refused(-9, "Core is busy"),
        refused(-3, "DAEMON_IS_BUSY"),
        OK,
    ];
    let said = node(busy);
    assert_eq!(retrying(&said, 4).call(GetInfo()).await?.height, 7);
    assert_eq!(said.count(GetInfo::NAME), 4);

    let said = node([
        BUSY,
        BUSY,
        refused(-9, "Core is busy"),
        refused(-3, "no such payment"),
    ]);
    let toy = retrying(&said, 2);
    let error = toy.call(GetInfo()).await.expect_err("it stays so");
    assert!(error.is_busy() && error.is_retryable() && !error.is_decode());
    assert_eq!(error.to_string(), "getinfo: the node is busy: BUSY");
    assert_eq!(error.rpc().map(|error| error.code), Some(0));
    let error = toy.call(GetInfo()).await.expect_err("another refusal");
    assert!(!error.is_busy() && !error.is_retryable());
    assert_eq!(said.count(GetInfo::NAME), 4);
    Ok(())
}

#[tokio::test]
async fn a_failed_call_is_an_error_in_the_node_s_words() -> Result<(), Error> {
    let said = node([FAILED, FAILED, FAILED, Ok(r#"{"height":1,"status":""}"#)]);
    let toy = retrying(&said, 4);
    let error = toy.call(GetInfo()).await.expect_err("failed");
    assert!(!error.is_busy() && !error.is_retryable() && !error.is_decode());
    assert_eq!(
        error.to_string(),
        "getinfo: the node answered with error: Failed, wrong address"
    );
    #[derive(Deserialize)]
    struct Why {
        why: Vec<u64>,
    }
    let why = error.rpc().unwrap().data_as::<Why>().unwrap().unwrap();
    assert_eq!(why.why, [1]);
    assert!(toy.call(GetInfo()).raw().await.is_err());
    // What the chain knows is not asked of clients of other nodes.
    let plain = Rpc::new(said.clone()).call(GetInfo()).raw().await?;
    assert!(plain.as_str().contains("Failed"), "{plain:?}");
    assert_eq!(toy.call(GetInfo()).await?.height, 1);
    Ok(())
}

#[tokio::test]
async fn entries_of_a_batch_are_judged_one_by_one() -> Result<(), Error> {
    let said = node([OK, BUSY, FAILED, OK, BUSY, OK]);
    let toy = retrying(&said, 3);
    let calls = || toy.call(GetInfo());
    let (a, b, c) = toy.batch((calls(), calls(), calls())).results().await?;
    // The second was sent again alone.
    assert_eq!((a?.height, b?.height), (7, 7));
    let failed = c.expect_err("failed");
    assert_eq!(failed.rpc().unwrap().message, "Failed, wrong address");
    assert_eq!(said.count(GetInfo::NAME), 4);

    let once = client(&said);
    let (a, b) = once.batch((calls(), calls())).results().await?;
    assert!(a.expect_err("busy").is_busy());
    assert_eq!(b?.height, 7);
    Ok(())
}

#[tokio::test]
async fn coalesced_callers_get_their_own() -> Result<(), Error> {
    let said = node([OK, BUSY]);
    let toy = Client::new(Rpc::new(Coalesce::new().layer(said)));
    let calls = [toy.call(GetInfo()), toy.call(GetInfo())].map(IntoFuture::into_future);
    let answers = futures_util::future::join_all(calls).await;
    let busy = answers.iter().filter_map(|answer| answer.as_ref().err());
    assert_eq!(busy.filter(|error| error.is_busy()).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    Ok(())
}

#[tokio::test]
async fn only_results_are_kept() -> Result<(), Error> {
    let said = node([BUSY, FAILED, BUSY, OK]);
    let cache = Cache::new().keep(|_| Keep::Always);
    let toy = Client::new(Rpc::new(cache.layer(said.clone())));
    assert!(toy.call(GetInfo()).await.expect_err("busy").is_busy());
    assert!(toy.call(GetInfo()).await.is_err());
    let both = (toy.call(GetInfo()), toy.call(GetInfo()));
    let (a, b) = toy.batch(both).results().await?;
    assert!(a.is_err() && b.is_ok());
    assert_eq!(toy.call(GetInfo()).await?.height, 7);
    assert_eq!(said.count(GetInfo::NAME), 4);
    Ok(())
}

#[tokio::test]
async fn another_node_is_asked_instead_of_a_busy_one() -> Result<(), Error> {
    let (busy, ready) = (node([BUSY]), node([OK]));
    let failover = Failover::builder()
        .endpoint("busy", busy)
        .endpoint("ready", ready);
    let toy = Client::new(Rpc::new(failover.build()?));
    assert_eq!(toy.call(GetInfo()).await?.height, 7);
    Ok(())
}

/// What each of their responses carries beside the result.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct LedgerState {
    chain_id: u8,
    ledger_version: u64,
}

fn ledger(id: u64, outcome: &str) -> String {
    format!(r#"{{"id":{id},"chain_id":2,{outcome},"ledger_version":12}}"#)
}

const STATE: LedgerState = LedgerState {
    chain_id: 2,
    ledger_version: 12,
};

/// A node that succeeds, refuses and says by a status that it failed, by turns and with extras.
fn by_turns() -> Client {
    let said = service_fn(|request: Request| async move {
        let one = |id| match id % 3 {
            1 => ledger(id, r#""result":{"height":1,"status":"OK"}"#),
            2 => ledger(id, r#""error":{"code":-7,"message":"no"}"#),
            _ => ledger(id, r#""result":{"status":"Failed"}"#),
        };
        let all: Vec<_> = request.entries().map(|call| one(call.id())).collect();
        let body = match request.is_batch() {
            true => format!("[{}]", all.join(",")),
            false => all.concat(),
        };
        Ok::<_, Error>(Response::new(body).with_status(200))
    });
    Client::new(Rpc::new(said))
}

#[tokio::test]
async fn extras_are_the_struct_of_the_chain() -> Result<(), Box<dyn std::error::Error>> {
    let toy = by_turns();
    let answer = toy.call(GetInfo()).with_meta().await?;
    assert_eq!((answer.value.height, answer.meta), (1, STATE));
    assert_eq!(answer.http_status, Some(200));

    // An error has them too, whether the node refused or a status says that the call failed.
    let refused = toy.call(GetInfo()).await.expect_err("refused");
    let failed = toy.call(GetInfo()).with_meta().await.expect_err("failed");
    for (error, message) in [(&refused, "no"), (&failed, "Failed")] {
        let error = error.rpc().unwrap();
        assert_eq!(error.message, message);
        assert_eq!(error.extras().decode::<LedgerState>()?, STATE);
    }
    // They are no part of the error object.
    assert_eq!(
        serde_json::to_string(refused.rpc().unwrap())?,
        r#"{"code":-7,"message":"no"}"#
    );
    Ok(())
}

#[tokio::test]
async fn entries_of_a_batch_have_extras() -> Result<(), Box<dyn std::error::Error>> {
    let toy = by_turns();
    let call = || toy.call(GetInfo());
    let (good, refused, failed, plain) = toy
        .batch((call().with_meta(), call(), call().with_meta(), call()))
        .results()
        .await?;
    let good = good?;
    assert_eq!((good.value.height, good.meta), (1, STATE));
    assert_eq!(good.http_status, Some(200));
    assert_eq!(plain?.height, 1);
    for error in [refused.expect_err("refused"), failed.expect_err("failed")] {
        let error = error.rpc().unwrap();
        assert_eq!(error.extras().decode::<LedgerState>()?, STATE);
    }
    let toy = by_turns();
    let all: Vec<_> = toy
        .batch_all([toy.call(GetInfo()).with_meta()])
        .collect()
        .await;
    let all = all.into_iter().collect::<Result<Vec<_>, _>>()?;
    assert_eq!(all[0].meta, STATE);
    Ok(())
}

#[tokio::test]
async fn mocks_send_extras_and_without_them_metadata_is_refused()
-> Result<(), Box<dyn std::error::Error>> {
    let said = node([OK, OK, OK, Err(RpcError::new(-7, "no"))]);
    let toy = client(&said);
    // The value doesn't need them.
    assert_eq!(toy.call(GetInfo()).await?.height, 7);
    let error = toy.call(GetInfo()).with_meta().await.expect_err("none");
    assert!(error.is_decode());
    let text = error.to_string();
    let said_so = "what stands beside the result isn't what nodes of the chain `toy` send there: missing field `chain_id`";
    assert!(text.contains(said_so), "{text}");

    said.set_extras(&STATE)?;
    assert_eq!(toy.call(GetInfo()).with_meta().await?.meta, STATE);
    let error = toy.call(GetInfo()).await.expect_err("refused");
    let extras = error.rpc().unwrap().extras();
    assert_eq!(extras.decode::<LedgerState>()?, STATE);
    Ok(())
}

/// A client as other crates define theirs.
mod foreign {
    use super::{GetInfo, Toy};

    polyrpc::local_call! { Toy }

    polyrpc::client! {
        /// A client of them.
        pub(crate) struct Client: Toy => Call;
    }

    impl Client {
        pub(crate) fn get_info(&self) -> Call<GetInfo> {
            self.call(GetInfo())
        }
    }
}

#[tokio::test]
async fn clients_of_other_crates_have_extras_too() -> Result<(), Box<dyn std::error::Error>> {
    let toy = foreign::Client::new(by_turns().rpc().clone());
    assert_eq!(toy.get_info().with_meta().await?.meta, STATE);
    let both = (toy.get_info(), toy.get_info().with_meta());
    let (refused, failed) = toy.batch(both).results().await?;
    for error in [refused.expect_err("refused"), failed.expect_err("failed")] {
        let extras = error.rpc().unwrap().extras();
        assert_eq!(extras.decode::<LedgerState>()?, STATE);
    }
    Ok(())
}

#[tokio::test]
async fn a_plain_handle_has_extras_as_they_come() -> Result<(), Box<dyn std::error::Error>> {
    let rpc = by_turns().rpc().clone();
    let answer = rpc.call(GetInfo()).with_meta().await?;
    let keys: Vec<_> = answer.meta.iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["chain_id", "ledger_version"]);
    assert!(answer.meta.decode::<u64>().is_err());

    let rpc = by_turns().rpc().clone();
    let tied = rpc.call(GetInfo()).with_chain::<Toy>();
    assert_eq!(tied.with_meta().await?.meta, STATE);
    Ok(())
}
