//! A client is bound to its chain, whose facts reach transports and layers, put together by the builder or by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use polyrpc::chain::{BatchLimits, Chain, Dialect, Keep};
use polyrpc::layer::{Cache, Coalesce, Retry};
use polyrpc::mock::Transport;
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{Method, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio_tungstenite::accept_hdr_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{
    ErrorResponse, Request as Upgrade, Response,
};
use tower::{Layer, ServiceBuilder, service_fn};

/// Nodes made with go-jsonrpc, which take batches over HTTP only.
enum Toy {}

impl Chain for Toy {
    const NAME: &'static str = "toy";
    type Extras = polyrpc::Extras;
    const DIALECT: Dialect = Dialect::GO_JSON_RPC;
    const BATCH_LIMITS: BatchLimits = BatchLimits::new(2, 0);
    const PATH: &'static str = "/rpc/v1";
}

polyrpc::client! {
    /// A client of them.
    struct Client: Toy;
}

/// The same nodes without any batches.
enum Alone {}

impl Chain for Alone {
    const NAME: &'static str = "alone";
    type Extras = polyrpc::Extras;
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(0);
}

polyrpc::client! {
    /// A client of them.
    struct AloneClient: Alone;
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Height();

impl Method for Height {
    const NAME: &'static str = "height";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Read;
    type Output = u64;
    type Codec = serde_with::Same;
}

/// What a node is sent.
type Seen = Arc<Mutex<Vec<String>>>;

fn answer(request: &Request) -> polyrpc::transport::Response {
    let answers = request.entries().map(|call| {
        let id = call.id();
        format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{id}}}"#)
    });
    let answers = answers.collect::<Vec<_>>().join(",");
    polyrpc::transport::Response::new(match request.is_batch() {
        true => format!("[{answers}]"),
        false => answers,
    })
}

/// A service that notes chain and number of calls of each request; `[n]` for a batch.
fn node() -> (impl polyrpc::layer::NodeService + Sync, Seen) {
    let seen = Seen::default();
    let log = Arc::clone(&seen);
    let node = service_fn(move |request: Request| {
        let count = request.entries().len();
        let shape = match request.is_batch() {
            true => format!("[{count}]"),
            false => count.to_string(),
        };
        let mut log = log.lock().unwrap();
        log.push(format!("{} {shape}", request.chain().name));
        let response = answer(&request);
        async move { Ok::<_, polyrpc::Error>(response) }
    });
    (node, seen)
}

#[tokio::test]
async fn requests_say_which_chain_they_are_for() -> Result<(), polyrpc::Error> {
    let (node, seen) = node();
    let rpc = Rpc::new(Retry::new().layer(node));
    let toy = Client::new(rpc.clone());
    rpc.call(Height()).await?;
    toy.call(Height()).await?;
    toy.batch((toy.call(Height()), toy.call(Height()))).await?;
    // A handle is bound anew by each client that is made of it.
    let alone = AloneClient::new(toy.rpc().clone());
    alone.call(Height()).await?;
    assert_eq!(alone.rpc().chain().name, "alone");
    let expected = ["plain 1", "toy 1", "toy [2]", "alone 1"];
    assert_eq!(*seen.lock().unwrap(), expected);
    Ok(())
}

#[tokio::test]
async fn batches_keep_to_the_chain_s_limit() -> Result<(), polyrpc::Error> {
    let (node, seen) = node();
    let rpc = Rpc::new(node);
    let toy = Client::new(rpc.clone());
    let call = || toy.call(Height());
    toy.batch((call(), call(), call())).await?;
    let all: Vec<_> = toy.batch_all((0..3).map(|_| call())).collect().await;
    assert!(all.iter().all(Result::is_ok));
    // What the caller says goes first.
    let own = Client::new(rpc.clone().with_batch_limit(3));
    own.batch((call(), call(), call())).await?;
    let expected = ["toy [2]", "toy [1]", "toy [2]", "toy [1]", "toy [3]"];
    assert_eq!(*seen.lock().unwrap(), expected);

    seen.lock().unwrap().clear();
    let alone = AloneClient::new(rpc);
    let call = || alone.call(Height());
    let (first, second) = alone.batch((call(), call())).await?;
    assert!(first < second);
    let all: Vec<_> = alone.batch_all((0..2).map(|_| call())).collect().await;
    let all = all.into_iter().collect::<Result<Vec<_>, _>>()?;
    assert!(all.is_sorted() && all.len() == 2);
    assert_eq!(*seen.lock().unwrap(), ["alone 1"; 4]);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn coalesced_batches_do_too() -> Result<(), polyrpc::Error> {
    let (node, seen) = node();
    let rpc = Rpc::new(ServiceBuilder::new().layer(Coalesce::new()).service(node));
    let five = async |rpc: &Rpc| {
        let calls = (0..5).map(|_| rpc.call(Height()).into_future());
        let answers = futures_util::future::join_all(calls).await;
        assert!(answers.iter().all(Result::is_ok));
        std::mem::take(&mut *seen.lock().unwrap())
    };
    let toy = Client::new(rpc.clone());
    assert_eq!(five(toy.rpc()).await, ["toy [2]", "toy [2]", "toy 1"]);
    assert_eq!(
        five(&toy.rpc().clone().with_batch_limit(9)).await,
        ["toy [5]"]
    );
    assert_eq!(five(&rpc).await, ["plain [5]"]);
    assert_eq!(
        five(AloneClient::new(rpc.clone()).rpc()).await,
        ["alone 1"; 5]
    );
    // Clients of two chains on one connection share no batch.
    let (a, b) = (
        toy.call(Height()).into_future(),
        rpc.call(Height()).into_future(),
    );
    futures_util::future::try_join(a, b).await?;
    assert_eq!(*seen.lock().unwrap(), ["toy 1", "plain 1"]);
    Ok(())
}

/// A WebSocket server that answers each call by its id and leaves `height` of a batch alone; with the path and all that came in.
async fn listen(listener: TcpListener, seen: Seen) {
    let (stream, _) = listener.accept().await.unwrap();
    let path = Arc::clone(&seen);
    #[expect(clippy::result_large_err, reason = "tungstenite's signature")]
    let note = move |upgrade: &Upgrade, response: Response| -> Result<Response, ErrorResponse> {
        path.lock().unwrap().push(upgrade.uri().to_string());
        Ok(response)
    };
    let mut socket = accept_hdr_async(stream, note).await.unwrap();
    while let Some(Ok(Message::Text(text))) = socket.next().await {
        seen.lock().unwrap().push(text.to_string());
        let call: serde_json::Value = serde_json::from_str(&text).unwrap();
        if let (Some(id), "height") = (call["id"].as_u64(), call["method"].as_str().unwrap()) {
            let answer = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{id}}}"#);
            socket.send(Message::text(answer)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn an_address_leads_to_the_chain_s_dialect_and_path() -> Result<(), polyrpc::Error> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Seen::default();
    let server = tokio::spawn(listen(listener, Arc::clone(&seen)));
    let toy = Client::connect(&format!("ws://{address}")).await?;
    // Over this socket nothing goes in a batch.
    toy.batch((toy.call(Height()), toy.call(Height()))).await?;
    // Such a node learns which calls were given up.
    let none = polyrpc::RawJson::new("[]").unwrap();
    let never = Request::new(&JSONRPC, 9, "never", Safety::Read, &none)?;
    let limit = Some(Duration::from_millis(20));
    let late = toy.rpc().send(never.with_timeout(limit)).await;
    assert!(late.unwrap_err().is_timeout());
    toy.call(Height()).await?;
    let seen = seen.lock().unwrap().clone();
    let expected = [
        "/rpc/v1",
        r#"{"jsonrpc":"2.0","id":1,"method":"height","params":[]}"#,
        r#"{"jsonrpc":"2.0","id":2,"method":"height","params":[]}"#,
        r#"{"jsonrpc":"2.0","id":9,"method":"never","params":[]}"#,
        r#"{"jsonrpc":"2.0","id":null,"method":"xrpc.cancel","params":[9]}"#,
        r#"{"jsonrpc":"2.0","id":3,"method":"height","params":[]}"#,
    ];
    assert_eq!(seen, expected);
    server.abort();
    Ok(())
}

/// Nodes with facts of their own for layers.
enum Own {}

impl Chain for Own {
    const NAME: &'static str = "own";
    type Extras = polyrpc::Extras;

    fn is_rate_limit(error: &RpcError) -> bool {
        error.code == -7
    }

    fn keep(method: &str, _: &[u8], finalized: Option<u64>) -> Keep {
        match (method, finalized) {
            ("height", Some(_)) => Keep::WhenFinal,
            _ => Keep::Never,
        }
    }

    fn height(result: &str) -> Option<u64> {
        result.parse().ok()
    }
}

polyrpc::client! {
    /// A client of them.
    struct OwnClient: Own;
}

#[tokio::test(start_paused = true)]
async fn which_refusals_are_rate_limits_the_chain_says() -> Result<(), polyrpc::Error> {
    let node = Transport::new();
    let slow_down = || Err(RpcError::new(-7, "slow down"));
    node.on_sequence::<Height>([slow_down(), Ok(1), slow_down()]);
    let rpc = Rpc::new(Retry::new().attempts(2).layer(node.clone()));
    let own = OwnClient::new(rpc.clone());
    assert_eq!(own.call(Height()).await?, 1);
    let error = own.call(Height()).await.expect_err("it stays so");
    assert!(error.is_rate_limit() && error.is_retryable(), "{error}");
    assert_eq!(node.count("height"), 4);
    let results = own.batch((own.call(Height()),)).results().await?;
    assert!(results.0.expect_err("it stays so").is_rate_limit());
    // To others the number means nothing.
    let error = rpc.call(Height()).await.expect_err("an error object");
    assert!(!error.is_rate_limit() && !error.is_retryable(), "{error}");
    assert_eq!(node.count("height"), 7);
    node.finish().unwrap();
    Ok(())
}

#[tokio::test]
async fn what_may_be_kept_the_chain_says() -> Result<(), polyrpc::Error> {
    let node = Transport::new();
    node.on_sequence::<Height>([Ok(8), Ok(7), Ok(6)]);
    let cache = Cache::new().finalized(|| Some(7));
    let rpc = Rpc::new(cache.layer(node.clone()));
    let own = OwnClient::new(rpc.clone());
    let mut heights = Vec::new();
    for _ in 0..4 {
        heights.push(own.call(Height()).await?);
    }
    assert_eq!(heights, [8, 7, 7, 7]);
    let other = AloneClient::new(rpc);
    assert_eq!((other.call(Height()).await?, node.count("height")), (6, 3));
    node.finish().unwrap();
    Ok(())
}
