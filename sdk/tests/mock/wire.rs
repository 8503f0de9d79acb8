//! What is read and written, byte for byte: what clients send that no client of ours does.

use polyrpc::mock::Node;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::{Result, json};

/// Sends a request over a connection of its own; gives the head of the response and its body.
async fn send(node: &Node, line: &str, body: &str) -> Result<(String, String)> {
    let mut stream = TcpStream::connect(node.address()).await?;
    let length = body.len();
    let request = format!(
        "{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    tokio::time::timeout(crate::LIMIT, stream.read_to_string(&mut answer)).await??;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no head")?;
    Ok((head.to_owned(), body.to_owned()))
}

async fn post(node: &Node, body: &str) -> Result<String> {
    let (head, answer) = send(node, "POST /any/path", body).await?;
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    assert!(head.contains("content-type: application/json"), "{head}");
    Ok(answer)
}

/// A node that gives the parameters of `echo` back.
async fn echo() -> Result<Node> {
    let node = Node::start().await?;
    node.on_raw("echo", Ok);
    Ok(node)
}

#[tokio::test]
async fn ids_of_any_kind_come_back() -> Result {
    let node = echo().await?;
    for id in [
        "1",
        "\"a\\u00e9\"",
        "-1.50",
        "null",
        "18446744073709551616",
        "[1]",
    ] {
        assert_eq!(
            post(
                &node,
                &format!(r#"{{"id":{id},"jsonrpc":"2.0","method":"echo"}}"#)
            )
            .await?,
            format!(r#"{{"jsonrpc":"2.0","id":{id},"result":[]}}"#)
        );
    }
    Ok(())
}

#[tokio::test]
async fn parameters_come_in_a_list_by_name_or_not_at_all() -> Result {
    let node = echo().await?;
    for (sent, got) in [
        (r#","params":[1.0,{"b":1,"a":2}]"#, r#"[1.0,{"b":1,"a":2}]"#),
        (r#","params": {"x": 1}"#, r#"{"x": 1}"#),
        (r#","params":null"#, "[]"),
        ("", "[]"),
    ] {
        let call = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"echo"{sent}}}"#);
        assert_eq!(
            post(&node, &call).await?,
            format!(r#"{{"jsonrpc":"2.0","id":1,"result":{got}}}"#)
        );
    }
    assert_eq!(node.count("echo"), 4);
    Ok(())
}

#[tokio::test]
async fn what_is_no_call_is_refused() -> Result {
    let node = echo().await?;
    for (sent, id, code) in [
        ("", "null", -32700),
        ("{", "null", -32700),
        (r#"{"jsonrpc":"2.0","id":1}x"#, "null", -32700),
        ("5", "null", -32600),
        ("[]", "null", -32600),
        (r#"{"id":7,"method":"echo"}"#, "7", -32600),
        (r#"{"jsonrpc":"1.0","id":7,"method":"echo"}"#, "7", -32600),
        (r#"{"jsonrpc":"2.0","id":"7"}"#, "\"7\"", -32600),
        (r#"{"jsonrpc":"2.0","id":7,"method":5}"#, "7", -32600),
    ] {
        let answer = post(&node, sent).await?;
        let start = format!(r#"{{"jsonrpc":"2.0","id":{id},"error":{{"code":{code},"message":""#);
        assert!(answer.starts_with(&start), "{sent}: {answer}");
    }
    // None of them is a call, so none is unexpected.
    assert_eq!(node.count("echo"), 0);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn batches_are_answered_in_order_without_their_notifications() -> Result {
    let node = echo().await?;
    let call = |head: &str| format!(r#"{{"jsonrpc":"2.0","method":"echo"{head}}}"#);
    let batch = [
        call(r#","id":"x","params":[1]"#),
        call(r#","params":[2]"#),
        "5".to_owned(),
        call(r#","id":3"#),
    ];
    let answer = post(&node, &format!("[{}]", batch.join(","))).await?;
    assert_eq!(
        answer,
        r#"[{"jsonrpc":"2.0","id":"x","result":[1]},{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"invalid request: not an object"}},{"jsonrpc":"2.0","id":3,"result":[]}]"#
    );
    assert_eq!(
        node.raw_calls("echo"),
        [json("[1]"), json("[2]"), json("[]")]
    );

    // Notifications alone have no response, in a batch or not.
    assert_eq!(post(&node, &call("")).await?, "");
    assert_eq!(post(&node, &format!("[{}]", call(""))).await?, "");
    assert_eq!(node.count("echo"), 5);
    Ok(())
}

#[tokio::test]
async fn only_posts_are_answered() -> Result {
    let node = echo().await?;
    let (head, _) = send(&node, "GET /", "").await?;
    assert!(head.starts_with("HTTP/1.1 405 "), "{head}");
    Ok(())
}
