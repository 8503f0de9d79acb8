//! Methods of a Chia service, over HTTP and without a socket.

use std::collections::BTreeMap;

use polyrpc::mock::{Node, Script, Transport};
use polyrpc::record::{Record, Recording, Replay};
use polyrpc::transport::http::Http;
use polyrpc::wire::CHIA;
use polyrpc::{Method, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use serde_with::Same;
use tower::Layer;

use crate::{Result, json};

/// A method of a service, as the generator writes it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct GetCoin {
    name: String,
}

impl Method for GetCoin {
    const NAME: &'static str = "get_coin_record_by_name";
    type Wire = polyrpc::wire::Chia;
    const SAFETY: Safety = Safety::Read;
    type Output = BTreeMap<String, u128>;
    type Codec = Same;
}

fn coin(name: &str) -> GetCoin {
    let name = name.to_owned();
    GetCoin { name }
}

/// The same test over a socket and without one.
async fn both(test: impl AsyncFn(&Script, &Rpc) -> Result) -> Result {
    let node = Node::start().await?;
    test(&node, &Rpc::new(Http::builder(&node.url()).build()?)).await?;
    node.finish()?;
    let transport = Transport::new();
    test(&transport, &Rpc::new(transport.clone())).await?;
    transport.finish()?;
    Ok(())
}

fn record(amount: u128) -> BTreeMap<String, u128> {
    [("amount".to_owned(), amount)].into()
}

#[tokio::test]
async fn handlers_are_typed() -> Result {
    both(async |node, rpc| {
        let missing = RpcError::new(0, "Coin record not found")
            .with_name("COIN_RECORD_NOT_FOUND")
            .with_data(json(r#"{"name":"2"}"#))
            .with_traceback("at x");
        let answer = missing.clone();
        node.on::<GetCoin>(move |asked| match asked.name.as_str() {
            "1" => Ok(record(u128::MAX)),
            _ => Err(answer.clone()),
        });
        assert_eq!(rpc.call(coin("1")).await?, record(u128::MAX));
        let error = rpc.call(coin("2")).await.unwrap_err();
        assert_eq!(error.rpc(), Some(&missing));
        assert_eq!(node.calls::<GetCoin>(), [coin("1"), coin("2")]);
        // A result that says itself what it is.
        node.on_raw(GetCoin::NAME, |_| {
            Ok(json(r#"{"success":false,"root":null}"#))
        });
        let error = rpc.call(coin("1")).await.unwrap_err();
        let data = error.rpc().and_then(|rpc| rpc.data.as_ref());
        assert_eq!(
            data.map(|data| data.as_str()),
            Some(r#"{"root":null,"success":false}"#)
        );
        // Nothing beside `success`.
        node.on_raw(GetCoin::NAME, |_| Ok(json("null")));
        assert_eq!(rpc.call(coin("1")).await?, BTreeMap::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn parameters_that_do_not_fit_are_a_failure() -> Result {
    both(async |node, rpc| {
        node.on::<GetCoin>(|_| Ok(record(1)));
        let params = json(r#"{"title":"1"}"#);
        let request =
            polyrpc::transport::Request::new(&CHIA, 1, GetCoin::NAME, Safety::Read, &params)
                .expect("a call");
        let answer = rpc.send(request).await?;
        let body = String::from_utf8_lossy(answer.body()).into_owned();
        assert!(
            body.starts_with(r#"{"error":"invalid params: missing field"#),
            "{body}"
        );
        assert!(body.ends_with(r#""success":false}"#), "{body}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_has_no_handler_is_not_found_and_fails_the_test() -> Result {
    let node = Node::start().await?;
    let transport = Transport::new();
    let over_http = Rpc::new(Http::builder(&node.url()).build()?);
    for rpc in [over_http, Rpc::new(transport.clone())] {
        let error = rpc.call(coin("1")).await.unwrap_err();
        assert_eq!(error.http_status(), Some(404));
        assert!(error.to_string().contains("404: Not Found"), "{error}");
    }
    let expected = "the mock node received unexpected calls:\n  \
                    get_coin_record_by_name {\"name\":\"1\"}: no handler";
    assert_eq!(node.finish().unwrap_err().to_string(), expected);
    assert_eq!(transport.finish().unwrap_err().to_string(), expected);
    Ok(())
}

#[tokio::test]
async fn results_that_are_no_object_fail_the_test() -> Result {
    let node = Node::start().await?;
    let rpc = Rpc::new(Http::builder(&node.url()).build()?);
    node.on_raw(GetCoin::NAME, |_| Ok(json("[1]")));
    let error = rpc.call(coin("1")).await.unwrap_err();
    assert_eq!(error.http_status(), Some(500));
    assert!(
        error.to_string().contains("Server got itself in trouble"),
        "{error}"
    );
    let verdict = node.finish().unwrap_err().to_string();
    assert!(verdict.contains("its result is no object"), "{verdict}");
    Ok(())
}

#[tokio::test]
async fn what_is_json_rpc_stays_json_rpc_at_any_path() -> Result {
    let node = Node::start().await?;
    node.on::<GetCoin>(|_| Ok(record(1)));
    let address = node.address();
    let call =
        r#"{"jsonrpc":"2.0","id":1,"method":"get_coin_record_by_name","params":{"name":"1"}}"#;
    let answer = post(address, "/get_coin_record_by_name", call).await?;
    assert!(
        answer.ends_with(r#"{"jsonrpc":"2.0","id":1,"result":{"amount":1}}"#),
        "{answer}"
    );
    // What the service could not read.
    let answer = post(address, "/get_coin_record_by_name", "{").await?;
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    let answer = post(address, "/any", "{").await?;
    assert!(answer.contains("-32700"), "{answer}");
    let answer = post(address, "/api/get_coin_record_by_name", r#"{"name":"1"}"#).await?;
    assert!(
        answer.ends_with(r#"{"amount":1,"success":true}"#),
        "{answer}"
    );
    node.finish()?;
    Ok(())
}

async fn post(address: std::net::SocketAddr, path: &str, body: &str) -> Result<String> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let mut stream = tokio::net::TcpStream::connect(address).await?;
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    tokio::time::timeout(crate::LIMIT, stream.read_to_string(&mut answer)).await??;
    Ok(answer)
}

#[tokio::test]
async fn what_is_recorded_is_answered_again() -> Result {
    let node = Node::start().await?;
    let old = RpcError::new(0, "old").with_data(json(r#"{"error":"old","success":false}"#));
    let missing = RpcError::new(5, "no")
        .with_name("X")
        .with_data(json(r#"{"error_code":5}"#));
    let answers = [Ok(record(u128::MAX)), Err(missing), Err(old)];
    node.on_sequence::<GetCoin>(answers.clone());
    let layer = Record::new();
    let recorded = Rpc::new(layer.layer(Http::builder(&node.url()).build()?));
    for answer in answers.clone() {
        assert_eq!(said(recorded.call(coin("1")).await), answer);
    }
    node.finish()?;

    let text = layer.recording().to_text();
    assert!(
        text.contains(r#""result": {"amount": 340282366920938463463374607431768211455}"#),
        "{text}"
    );
    let recording = Recording::parse(&text)?;
    let replayed = Rpc::new(Replay::new(recording.clone()));
    for answer in answers.clone() {
        assert_eq!(said(replayed.call(coin("1")).await), answer);
    }
    let node = Node::start().await?;
    node.replay(recording);
    let mocked = Rpc::new(Http::builder(&node.url()).build()?);
    for answer in answers {
        assert_eq!(said(mocked.call(coin("1")).await), answer);
    }
    node.finish()?;
    Ok(())
}

fn said<T>(outcome: Result<T, polyrpc::Error>) -> Result<T, RpcError> {
    outcome.map_err(|error| error.rpc().expect("an error object").clone())
}
