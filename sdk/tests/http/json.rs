//! Calls of plain JSON: POST and GET, statuses, mocks and recordings, and three wires of one client.

use std::collections::BTreeMap;

use polyrpc::layer::{Cache, Keep, Retry};
use polyrpc::mock::{Fault, Node, Script, Transport};
use polyrpc::record::{Record, Recording, Replay};
use polyrpc::transport::Request;
use polyrpc::wire::{JSON, JSON_GET};
use polyrpc::{Chain, Method, RawJson, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use serde_with::Same;
use std::time::Duration;
use tower::{Layer, ServiceBuilder};

use crate::methods::BlockNumber;
use crate::node::{http, json, rpc};
use crate::server::{Reply, Server};

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// A method as the generator writes it.
macro_rules! method {
    ($Name:ident { $($field:ident: $Field:ty),* }, $name:literal, $wire:ident, $Output:ty) => {
        #[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
        struct $Name {
            $(#[serde(default, skip_serializing_if = "Option::is_none")] $field: $Field),*
        }

        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::$wire;
            const SAFETY: Safety = Safety::Read;
            type Output = $Output;
            type Codec = Same;
        }
    };
}

method!(GetInfo { flags: Option<u64> }, "getinfo", Json, Info);
method!(GetHeight {}, "getheight", JsonGet, u64);
method!(NoGet { flags: Option<u64> }, "getheight", JsonGet, u64);
method!(GetIndexes {}, "get_o_indexes.bin", Epee, BTreeMap<String, String>);

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Info {
    height: u64,
    status: String,
}

fn info(height: u64) -> Info {
    let status = "OK".to_owned();
    Info { height, status }
}

fn get_info(flags: u64) -> GetInfo {
    let flags = Some(flags);
    GetInfo { flags }
}

/// Infinium's nodes, as far as their paths go.
#[expect(unreachable_pub, reason = "a client names it in its public interface")]
pub enum Nodes {}

impl Chain for Nodes {
    const NAME: &'static str = "nodes";
    type Extras = polyrpc::Extras;
    const PATH: &'static str = "/json_rpc";
}

polyrpc::client! {
    /// A client with the chain's path.
    pub struct Client: Nodes;
}

#[tokio::test]
async fn a_call_is_a_post_or_a_get_and_the_whole_body_is_the_result() -> Result {
    let server = Server::start(|received| {
        let line = received.head.lines().next().unwrap_or_default();
        match line {
            "POST /base/getinfo HTTP/1.1" => {
                assert_eq!(received.header("content-type"), Some("application/json"));
                assert_eq!(received.body, r#"{"flags":3}"#);
                Reply::json(r#"{"height":1,"status":"OK"}"#)
            }
            other => panic!("{other}"),
        }
    })
    .await;
    let below = Rpc::http(&format!("{}/base", server.url))?;
    assert_eq!(below.call(get_info(3)).await?, info(1));
    assert!(below.call(get_info(3)).with_meta().await?.meta.is_empty());

    let refused = below.call(NoGet { flags: Some(1) }).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "getheight: a GET request has no parameters"
    );
    Ok(())
}

/// A server of three wires.
async fn three_wires() -> Server {
    Server::start(|received| {
        let line = received.head.lines().next().unwrap_or_default();
        match line {
            "POST /json_rpc HTTP/1.1" => Reply::result(received, "17"),
            "POST /getinfo HTTP/1.1" => Reply::json(r#"{"height":1,"status":"OK"}"#),
            "POST /get_o_indexes.bin HTTP/1.1" => {
                let body = polyrpc::epee::to_vec(&BTreeMap::from([("status", "OK")])).unwrap();
                Reply::json(body)
            }
            other => panic!("{other}"),
        }
    })
    .await
}

#[tokio::test]
async fn one_client_speaks_three_wires() -> Result {
    let server = three_wires().await;
    let full = format!("{}/json_rpc", server.url);
    let by_transport = server.http().json_rpc_path("/json_rpc").build()?;
    for rpc in [
        Rpc::new(by_transport),
        Client::connect(&server.url).await?.rpc().clone(),
        Client::connect(&full).await?.rpc().clone(),
        Client::builder(server.url.as_str())
            .json_rpc_path("json_rpc")
            .connect()
            .await?
            .rpc()
            .clone(),
    ] {
        assert_eq!(rpc.call(BlockNumber::default()).await?, 17);
        assert_eq!(rpc.call(GetInfo::default()).await?, info(1));
        assert_eq!(rpc.call(GetIndexes {}).await?["status"], "OK");
    }
    let refused = server.http().json_rpc_path("/a?b").build().unwrap_err();
    assert!(
        refused.to_string().contains("the path of JSON-RPC"),
        "{refused}"
    );
    Ok(())
}

fn answering(script: &Script) {
    script.on::<GetInfo>(|asked| match asked.flags {
        Some(9) => Err(RpcError::new(503, "busy")),
        Some(8) => Err(RpcError::new(400, "").with_data(json(r#"{"why":"flags"}"#))),
        Some(7) => Err(RpcError::new(-5, "internal")),
        flags => Ok(info(flags.unwrap_or_default())),
    });
    script.on::<GetHeight>(|_| Ok(u64::MAX));
}

/// The same test over a socket and without one.
async fn both(test: impl AsyncFn(&Script, &Rpc) -> Result) -> Result {
    let node = Node::start().await?;
    answering(&node);
    test(&node, &rpc(&node)).await?;
    node.finish()?;
    let transport = Transport::new();
    answering(&transport);
    test(&transport, &Rpc::new(transport.clone())).await?;
    transport.finish()?;
    Ok(())
}

#[tokio::test]
async fn handlers_are_typed_and_errors_are_statuses() -> Result {
    both(async |script, rpc| {
        assert_eq!(rpc.call(get_info(1)).await?, info(1));
        assert_eq!(rpc.call(GetHeight {}).await?, u64::MAX);
        assert_eq!(
            rpc.call(GetHeight {}).raw().await?.as_str(),
            u64::MAX.to_string()
        );
        assert_eq!(script.calls::<GetInfo>(), [get_info(1)]);
        assert_eq!(script.raw_calls("getheight"), [json("{}"), json("{}")]);

        let error = rpc.call(get_info(9)).await.unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with("getinfo: HTTP status 503")
                && text.ends_with(" and no JSON response: busy"),
            "{text}"
        );
        assert!(error.is_retryable() && error.rpc().is_none());
        let error = rpc.call(get_info(8)).await.unwrap_err();
        assert_eq!(error.http_status(), Some(400));
        let body: RawJson = serde_json::from_slice(error.http_body().expect("a body"))?;
        assert_eq!(body.as_str(), r#"{"why":"flags"}"#);
        assert!(!error.is_retryable());
        let error = rpc.call(get_info(7)).await.unwrap_err();
        assert_eq!(error.http_status(), Some(500));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn calls_in_a_batch_go_one_by_one() -> Result {
    both(async |script, rpc| {
        script.on_raw("test_blockNumber", |_| Ok(json("17")));
        let calls = (
            rpc.call(get_info(1)),
            rpc.call(GetHeight {}),
            rpc.call(BlockNumber::default()),
            rpc.call(get_info(9)),
        );
        let (one, height, number, busy) = rpc.batch(calls).results().await?;
        assert_eq!((one?.height, height?, number?), (1, u64::MAX, 17));
        assert_eq!(busy.unwrap_err().http_status(), Some(503));
        let request = |id, wire| Request::new(wire, id, "getinfo", Safety::Read, &json("{}"));
        assert!(Request::batch([request(1, &JSON)?, request(2, &JSON)?]).is_err());
        assert!(Request::batch([request(1, &JSON_GET)?, request(2, &JSON)?]).is_err());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn untyped_handlers_answer_when_the_script_says_so() -> Result {
    let node = Node::start().await?;
    node.on_raw("getinfo", |_| Ok(json(r#"{"height":5,"status":"OK"}"#)));
    node.on_raw("getheight", |_| Ok(json("5")));
    let rpc = rpc(&node);
    // No other wire has GETs.
    assert_eq!(rpc.call(GetHeight {}).await?, 5);
    let raw = rpc.call(GetInfo::default()).raw().await?;
    assert_eq!(raw.as_str(), r#"{"height":5,"status":"OK","success":true}"#);
    node.serve_plain_json();
    let raw = rpc.call(GetInfo::default()).raw().await?;
    assert_eq!(raw.as_str(), r#"{"height":5,"status":"OK"}"#);
    // JSON-RPC is told by its envelope.
    node.on_raw("test_blockNumber", |_| Ok(json("17")));
    assert_eq!(rpc.call(BlockNumber::default()).await?, 17);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn what_has_no_handler_is_not_found_and_fails_the_test() -> Result {
    let node = Node::start().await?;
    let transport = Transport::new();
    for rpc in [rpc(&node), Rpc::new(transport.clone())] {
        let error = rpc.call(GetHeight {}).await.unwrap_err();
        assert_eq!(error.http_status(), Some(404));
    }
    let expected = "the mock node received unexpected calls:\n  getheight {}: no handler";
    assert_eq!(node.finish().unwrap_err().to_string(), expected);
    assert_eq!(transport.finish().unwrap_err().to_string(), expected);
    Ok(())
}

#[tokio::test]
async fn what_was_recorded_is_replayed() -> Result {
    let node = Node::start().await?;
    answering(&node);
    let record = Record::new();
    let recorded = Rpc::new(record.layer(http(&node).build()?));
    recorded.call(get_info(1)).await?;
    recorded.call(GetHeight {}).await?;
    for failing in [9, 8] {
        assert!(recorded.call(get_info(failing)).await.is_err());
    }
    node.finish()?;
    let text = record.recording().to_text();
    assert!(
        text.contains(r#""error": {"code": 503, "message": "busy"}"#),
        "{text}"
    );
    assert!(text.contains(r#""data": {"why": "flags"}"#), "{text}");

    let recording = Recording::parse(&text)?;
    let again = Node::start().await?;
    again.serve_plain_json();
    again.replay(recording.clone());
    for rpc in [rpc(&again), Rpc::new(Replay::new(recording))] {
        assert_eq!(rpc.call(get_info(1)).await?, info(1));
        assert_eq!(rpc.call(GetHeight {}).await?, u64::MAX);
        let error = rpc.call(get_info(9)).await.unwrap_err();
        assert_eq!(error.http_status(), Some(503));
        assert_eq!(error.http_body().expect("a body"), "busy");
        let error = rpc.call(get_info(8)).await.unwrap_err();
        assert_eq!(error.http_status(), Some(400));
        assert_eq!(error.http_body().expect("a body"), r#"{"why":"flags"}"#);
    }
    again.finish()?;
    Ok(())
}

#[tokio::test]
async fn layers_know_their_answers() -> Result {
    let node = Node::start().await?;
    answering(&node);
    let service = ServiceBuilder::new()
        .layer(Cache::new().keep(|_| Keep::Always))
        .layer(Retry::new().backoff(Duration::from_millis(1), Duration::from_millis(1)))
        .service(http(&node).build()?);
    let rpc = Rpc::new(service);
    node.inject(Fault::status(503, "busy").times(2));
    for _ in 0..2 {
        assert_eq!(rpc.call(GetHeight {}).await?, u64::MAX);
    }
    assert_eq!(node.count("getheight"), 3);
    // Failures aren't kept.
    for _ in 0..2 {
        assert!(rpc.call(get_info(8)).await.is_err());
    }
    assert_eq!(node.count("getinfo"), 2);
    node.finish()?;
    Ok(())
}
