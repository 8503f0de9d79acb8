//! Filecoin's clients: where they call, what they send, and what they make of refusals.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use polyrpc::filecoin::{
    Address, Cid, Failure, FullNode, FullNodeV0, Gateway, Message, Reason, StorageMiner, TipSetKey,
};
use polyrpc::mock::sample;
use polyrpc::transport::{Request, Response};
use polyrpc::{Error, Rpc};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::time::timeout;
use tower::service_fn;

/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(20);

const CID: &str = "bafy2bzacea3wsdh6y3a36tb3skempjoxqpuyompjbmfeyf34fi3uy6uue42v4";

/// A handle to what answers every call with the same text and status, and what it was sent.
fn node(status: u16, body: &'static str) -> (Rpc, Arc<Mutex<Vec<String>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let service = service_fn(move |request: Request| {
        let text = String::from_utf8(request.body().to_vec()).unwrap();
        log.lock().unwrap().push(text);
        async move { Ok::<_, Error>(Response::new(body).with_status(status)) }
    });
    (Rpc::new(service), seen)
}

/// The parameters of the only call.
fn params(seen: &Mutex<Vec<String>>) -> serde_json::Value {
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 1);
    let call: serde_json::Value = serde_json::from_str(&seen[0]).unwrap();
    call["params"].clone()
}

#[tokio::test]
async fn what_is_not_set_goes_out_as_null() {
    let ok = r#"{"jsonrpc":"2.0","id":1,"result":null}"#;
    let (rpc, seen) = node(200, ok);
    let client = FullNode::new(rpc);
    assert_eq!(client.state_get_actor(Address::id(99)).await.unwrap(), None);
    assert_eq!(params(&seen), serde_json::json!(["f099", null]));

    let (rpc, seen) = node(200, ok);
    let key = TipSetKey::from(vec![CID.parse::<Cid>().unwrap()]);
    let client = FullNode::new(rpc);
    let call = client.state_get_actor(Address::id(99)).tipset_key(key);
    assert_eq!(call.await.unwrap(), None);
    assert_eq!(params(&seen), serde_json::json!(["f099", [{"/": CID}]]));

    // One that isn't given stands before others that are.
    let (rpc, seen) = node(200, ok);
    let message: Cid = CID.parse().unwrap();
    let client = FullNode::new(rpc);
    assert_eq!(
        client.state_search_msg(message, 10, true).await.unwrap(),
        None
    );
    assert_eq!(
        params(&seen),
        serde_json::json!([null, {"/": CID}, 10, true])
    );
}

#[tokio::test]
async fn a_message_is_sent_without_what_nodes_add() {
    let (rpc, seen) = node(200, r#"{"jsonrpc":"2.0","id":1,"result":null}"#);
    let mut message: Message = sample();
    message.to = Address::id(1001);
    message.value = 5_u64.into();
    let error = FullNode::new(rpc).mpool_push_message(message).await;
    assert!(
        error.is_err_and(|error| error.is_decode()),
        "null is no message"
    );
    let sent = params(&seen);
    assert_eq!(sent[0]["To"], "f01001");
    assert_eq!(sent[0]["Value"], "5");
    assert_eq!(sent[0].get("CID"), None);
    assert_eq!(sent[1], serde_json::Value::Null);
}

#[tokio::test]
async fn errors_are_read_whatever_the_status_is() {
    for (status, body, reason) in [
        (
            500,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"method 'Filecoin.NoSuch' not found"}}"#,
            Reason::MethodNotFound,
        ),
        (
            400,
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request"}}"#,
            Reason::InvalidRequest,
        ),
        (
            200,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"missing permission to invoke 'WalletList' (need 'write')"}}"#,
            Reason::MissingPermission {
                needed: Some("write".to_owned()),
            },
        ),
        (
            200,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":12,"message":"requested epoch was a null round (7)","data":7}}"#,
            Reason::NullRound { epoch: Some(7) },
        ),
    ] {
        let (rpc, _) = node(status, body);
        let error = FullNode::new(rpc).wallet_list().await.unwrap_err();
        let failure = Failure::of(&error).expect("a refusal");
        assert_eq!(failure.reason, reason, "{error}");
    }
    let (rpc, _) = node(401, "");
    let error = FullNode::new(rpc).wallet_list().await.unwrap_err();
    assert_eq!(
        (error.http_status(), Failure::of(&error)),
        (Some(401), None)
    );
    let (rpc, _) = node(429, "");
    let error = Gateway::new(rpc).chain_head().await.unwrap_err();
    assert!(error.is_rate_limit(), "{error}");
}

/// The first line of a request over HTTP, and its bearer token.
async fn heard(listener: &TcpListener) -> (String, Option<String>) {
    let (stream, _) = listener.accept().await.unwrap();
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next_line().await.unwrap().unwrap();
    let mut token = None;
    while let Some(line) = lines.next_line().await.unwrap() {
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(": ")
            && name.eq_ignore_ascii_case("authorization")
        {
            token = Some(value.to_owned());
        }
    }
    (first, token)
}

#[tokio::test]
async fn a_client_calls_the_path_of_its_api_with_the_token() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");

    // One token goes in a header.
    let builder = FullNode::from_api_info(&format!("a.b.c:{url}")).unwrap();
    let client = builder.without_retry().connect().await.unwrap();
    let call = tokio::spawn(async move { client.chain_head().await });
    let (line, token) = timeout(LIMIT, heard(&listener)).await.unwrap();
    assert_eq!(line, "POST /rpc/v1 HTTP/1.1");
    assert_eq!(token.as_deref(), Some("Bearer a.b.c"));
    // The connection is closed without a response.
    assert!(timeout(LIMIT, call).await.unwrap().unwrap().is_err());

    // Those of several nodes go in their URLs.
    let infos = format!("a.b.c:{url},d.e.f:{url}");
    let builder = StorageMiner::from_api_info(&infos).unwrap();
    let client = builder.without_retry().connect().await.unwrap();
    let call = tokio::spawn(async move { client.actor_address().await });
    let (line, token) = timeout(LIMIT, heard(&listener)).await.unwrap();
    assert_eq!(line, "POST /rpc/v0?token=a.b.c HTTP/1.1");
    assert_eq!(token, None);
    call.abort();
}

fn refused<T>(result: Result<T, Error>) -> String {
    let error = result.err();
    error.map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn what_can_t_be_used_is_named_without_the_token() {
    let message = refused(FullNode::from_api_info("secret:localhost"));
    assert!(message.contains("TOKEN:ADDRESS"), "{message}");
    assert!(!message.contains("secret"), "{message}");
}

#[test]
fn a_repository_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let missing = refused(FullNode::from_repo(folder.path()));
    assert!(missing.contains("start the node"), "{missing}");
    write("api", "/ip4/127.0.0.1/tcp/1234/http\n");
    let missing = refused(FullNode::from_repo(folder.path()));
    assert!(missing.contains("token"), "{missing}");
    write("token", "a.b.c");
    assert!(FullNode::from_repo(folder.path()).is_ok());
    write("api", "/ip4/127.0.0.1");
    let wrong = refused(FullNode::from_repo(folder.path()));
    assert!(wrong.contains("no TCP port"), "{wrong}");
    assert!(!wrong.contains("a.b.c"), "{wrong}");
}

#[test]
fn clients_know_where_their_services_listen() {
    use polyrpc::Client;
    assert_eq!((FullNode::PATH, FullNode::PORT), ("/rpc/v1", Some(1234)));
    assert_eq!(
        (FullNodeV0::PATH, FullNodeV0::PORT),
        ("/rpc/v0", Some(1234))
    );
    assert_eq!((Gateway::PATH, Gateway::PORT), ("/rpc/v1", Some(2346)));
    assert_eq!(
        (StorageMiner::PATH, StorageMiner::PORT),
        ("/rpc/v0", Some(2345))
    );
}
