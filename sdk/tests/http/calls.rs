//! Plain calls: what is sent, and what comes of every kind of answer.

use std::time::Duration;

use polyrpc::mock::{Fault, Node};
use polyrpc::{Error, Method, RawJson, Reached, Rpc};

use crate::methods::{BlockNumber, GetBlock, Send, Version, foreign};
use crate::node::{json, rpc};
use crate::server::{Reply, Server};

#[tokio::test]
async fn a_call_sends_one_envelope_and_gives_a_value() -> Result<(), Error> {
    let server = Server::start(|received| {
        assert!(
            received.head.starts_with("POST / HTTP/1.1\n"),
            "{}",
            received.head
        );
        assert_eq!(received.header("content-type"), Some("application/json"));
        assert_eq!(
            received.body,
            r#"{"jsonrpc":"2.0","id":1,"method":"test_blockNumber","params":[5]}"#
        );
        Reply::result(received, "17")
    })
    .await;
    let call = server.rpc().call(BlockNumber { number: Some(5) });
    assert_eq!(call.await?, 17);
    Ok(())
}

#[tokio::test]
async fn a_client_of_another_crate_has_setters_of_its_own() -> Result<(), Error> {
    let server = Server::start(|received| {
        let id = received.ids()[0];
        let params = received.body.split_once("\"params\":").unwrap().1;
        let number = params.trim_matches(|c: char| !c.is_ascii_digit());
        Reply::json(format!(
            r#"{{"id":{id},"result":{number},"ledger":{{"version":1}}}}"#
        ))
    })
    .await;
    let client = foreign::Client::connect(&server.url).await?;
    let call = client
        .block_number()
        .number(3)
        .timeout(Duration::from_secs(10));
    assert_eq!(call.method().number, Some(3));
    assert_eq!(call.clone().await?, 3);
    assert_eq!(call.clone().raw().await?.as_str(), "3");

    let with_meta = call.with_meta().await?;
    assert_eq!((with_meta.value, with_meta.http_status), (3, Some(200)));
    assert_eq!(
        with_meta.meta.get("ledger").map(RawJson::as_str),
        Some(r#"{"version":1}"#)
    );

    let client = foreign::Client::new(client.rpc().clone());
    assert!(format!("{client:?}").starts_with("Client { rpc: Rpc {"));
    let _: &Rpc = client.as_ref();
    Ok(())
}

#[tokio::test]
async fn connections_are_kept() -> Result<(), Error> {
    let server = Server::start(|received| Reply::result(received, "1")).await;
    let rpc = server.rpc();
    for _ in 0..5 {
        rpc.clone().call(BlockNumber::default()).await?;
    }
    assert_eq!(server.connections(), 1);
    Ok(())
}

#[tokio::test]
async fn gzip_is_offered_and_read_unless_it_is_off() -> Result<(), Error> {
    let server = Server::start(|received| match received.header("accept-encoding") {
        Some("gzip") => {
            let text = format!(r#"{{"id":{},"result":"gzip"}}"#, received.ids()[0]);
            Reply::gzipped(text.as_bytes())
        }
        None => Reply::result(received, "\"plain\""),
        other => unreachable!("{other:?}"),
    })
    .await;
    assert_eq!(server.rpc().call(Version::default()).await?, "gzip");
    let plain = Rpc::new(server.http().gzip(false).build()?);
    assert_eq!(plain.call(Version::default()).await?, "plain");
    Ok(())
}

#[tokio::test]
async fn error_objects_count_whatever_the_status() {
    let answer = r#"{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted","data":"0x08c379a0"}}"#;
    let node = Node::start().await.unwrap();
    for status in [200, 400, 500] {
        node.inject(Fault::status(status, answer));
        let error = rpc(&node)
            .call(Send::default())
            .await
            .expect_err("an error object");
        let rpc = error.rpc().expect("the error object");
        assert_eq!((rpc.code, rpc.message.as_str()), (3, "execution reverted"));
        assert_eq!(
            rpc.data_as::<String>().unwrap().as_deref(),
            Some("0x08c379a0")
        );
        assert_eq!(
            (error.http_status(), error.method()),
            (Some(status), Some("test_send"))
        );
        assert_eq!(
            (error.reached_server(), error.is_retryable()),
            (Reached::Yes, false)
        );
        assert_eq!(
            error.to_string(),
            "test_send: the node answered with error 3: execution reverted"
        );
    }
}

#[tokio::test]
async fn a_decode_error_says_where_and_what() {
    let block = r#"{"hash":"0x1","transactions":[{"gas":1,"to":null},{"gas":2},{"gas":"5208","value":[]}]}"#;
    let node = Node::start().await.unwrap();
    node.on_raw(GetBlock::NAME, move |_| Ok(json(block)));
    let call = rpc(&node).call(GetBlock::default());
    let error = call.clone().await.expect_err("a text for a number");
    let decode = error.decode().expect("a decode error");
    assert_eq!(decode.path(), "result.transactions[2].gas");
    assert_eq!(
        decode.message(),
        r#"invalid type: string "5208", expected u64"#
    );
    assert!(
        decode.excerpt().contains(r#"{"gas":"5208","value""#),
        "{decode}"
    );
    let printed = error.to_string();
    assert!(
        printed.starts_with("test_getBlock: result.transactions[2].gas: invalid type"),
        "{printed}"
    );
    assert!(error.is_decode() && !error.is_retryable());

    // What can't be typed can still be had.
    assert_eq!(call.raw().await.unwrap().as_str(), block);
}

#[tokio::test]
async fn a_gateways_page_is_no_answer() {
    let node = Node::start().await.unwrap();
    let page = format!("<html>\r\n<h1>502 Bad Gateway</h1>{}", " ".repeat(5000));
    let fault = Fault::status(502, page).retry_after(Duration::from_secs(7));
    node.inject(fault.times(2));
    let rpc = rpc(&node);
    let error = rpc
        .call(BlockNumber::default())
        .await
        .expect_err("no response");
    assert_eq!(error.http_status(), Some(502));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(error.reached_server(), Reached::Maybe);
    assert!(error.is_retryable() && !error.is_decode());
    let expected = format!(
        "test_blockNumber: HTTP status 502 from {}/ and no JSON-RPC response: <html> <h1>502 Bad Gateway</h1>",
        node.url().trim_end_matches('/')
    );
    assert_eq!(error.to_string(), expected);

    let write = rpc.call(Send::default()).await.expect_err("no response");
    assert_eq!(write.http_status(), Some(502));
    assert!(!write.is_retryable(), "a write may have reached the node");
}

#[tokio::test]
async fn answers_without_content_or_to_something_else() {
    let cases = [
        (204, "", "HTTP status 204 from URL with an empty body"),
        (200, " \n", "HTTP status 200 from URL with an empty body"),
        (
            301,
            "moved",
            "HTTP status 301 from URL: it redirects without saying where to: check the URL; it says: moved",
        ),
        (
            418,
            r#"{"message":"no key"}"#,
            "HTTP status 418 from URL and error: no key",
        ),
        (
            200,
            r#"{"id":99,"result":1}"#,
            "id: the response's id is 99, not 1 in `{\"id\":99,\"result\":1}`",
        ),
        (
            200,
            r#"{"result":1}"#,
            "id: the response's id is none, not 1 in `{\"result\":1}`",
        ),
        (
            200,
            r#"{"id":1}"#,
            "neither `result` nor `error` in the response in `{\"id\":1}`",
        ),
    ];
    let node = Node::start().await.unwrap();
    for (status, body, printed) in cases {
        node.inject(Fault::status(status, body));
        let error = rpc(&node)
            .call(BlockNumber::default())
            .await
            .expect_err(body);
        let url = format!("from {}/", node.url().trim_end_matches('/'));
        let printed = printed.replace("from URL", &url);
        assert_eq!(error.to_string(), format!("test_blockNumber: {printed}"));
    }
}

#[tokio::test]
async fn a_null_result_is_a_value() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    node.inject(Fault::body(r#"{"id":1,"result":null,"error":null}"#));
    assert_eq!(rpc(&node).call(Send::default()).await?, None);
    Ok(())
}

#[tokio::test]
async fn a_method_of_no_document_is_called_by_its_name() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|received| {
        let params = received.body.split_once("\"params\":").unwrap().1;
        let params = params.strip_suffix('}').unwrap().to_owned();
        match received.body.contains("test_refuse") {
            true => Reply::json(
                r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"no such method"}}"#,
            ),
            false => Reply::result(received, &params),
        }
    })
    .await;
    let client = foreign::Client::new(server.rpc());
    // What comes is what was sent.
    for (params, sent) in [
        (client.call_raw("test_echo", ()), "[]"),
        (client.call_raw("test_echo", (1, "two")), r#"[1,"two"]"#),
        (client.call_raw("test_echo", [[3]]), "[[3]]"),
        (
            client.call_raw(String::from("test_echo"), json(r#"{"a":1.0}"#)),
            r#"{"a":1.0}"#,
        ),
    ] {
        assert_eq!(params.await?.as_str(), sent);
    }
    let pair: (u8, String) = client.call_raw("test_echo", (1, "two")).await?.decode()?;
    assert_eq!(pair, (1, "two".to_owned()));

    let refused = client.call_raw("test_refuse", ()).await.unwrap_err();
    assert_eq!(refused.method(), Some("test_refuse"));
    assert_eq!(refused.rpc().map(|error| error.code), Some(-32601));
    let unwritable = client.call_raw("test_echo", std::collections::BTreeMap::from([((1, 2), 3)]));
    let unwritable = unwritable.await.unwrap_err();
    assert!(
        unwritable.to_string().starts_with("test_echo: "),
        "{unwritable}"
    );
    Ok(())
}

/// A call that may change something isn't sent again, unless it is marked as one that doesn't.
#[tokio::test]
async fn a_call_by_name_is_retried_as_it_is_marked() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    node.on::<BlockNumber>(|_| Ok(7));
    let client = foreign::Client::connect(&node.url()).await?;
    let call = client.call_raw(BlockNumber::NAME, ());
    node.inject(Fault::status(503, "busy"));
    let refused = call.clone().await.unwrap_err();
    assert_eq!(refused.http_status(), Some(503));
    for call in [call.clone().read(), call.idempotent()] {
        node.inject(Fault::status(503, "busy"));
        assert_eq!(call.await?.as_str(), "7");
    }
    Ok(())
}

#[tokio::test]
async fn a_call_by_name_goes_over_another_wire() -> Result<(), Error> {
    let server = Server::start(|received| {
        assert!(
            received.head.starts_with("POST /get_height "),
            "{}",
            received.head
        );
        assert_eq!(received.body, "{}");
        Reply::json(r#"{"height":7}"#.to_owned())
    })
    .await;
    let call = server.rpc().call_raw("get_height", ());
    let height = call.wire::<polyrpc::wire::Json>().await?;
    assert_eq!(height.as_str(), r#"{"height":7}"#);
    Ok(())
}
