//! Nodes for tests: handlers, the log, faults and what has no response.

use std::time::Duration;

use polyrpc::RpcError;
use polyrpc::mock::{Fault, Node, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;
use crate::node::json;

#[tokio::test]
async fn handlers_and_the_log_are_typed() -> Result {
    both(async |node, rpc| {
        let read = rpc.call(get_blocks(3)).await?;
        assert_eq!(read, blocks(&get_blocks(3))?);
        assert_eq!(rpc.call(set_info()).await?, ok());
        assert_eq!(node.calls::<GetBlocks>(), [get_blocks(3)]);
        assert_eq!(node.calls::<SetInfo>(), [set_info()]);
        let view = format!(
            r#"{{"maintainers_info:hex":"00ff","sign:hex":"{}"}}"#,
            "07".repeat(64)
        );
        assert_eq!(node.raw_calls(SetInfo::NAME)[0].as_str(), view);

        node.on_async::<GetBlocks>(|asked| Box::pin(async move { blocks(&asked) }))
            .then(|_| Err(RpcError::new(-1, "once")));
        assert_eq!(rpc.call(get_blocks(1)).await?.blocks.len(), 1);
        assert!(rpc.call(get_blocks(1)).await.is_err());
        node.on_sequence::<SetInfo>([Ok(Status::default()), Ok(ok())]);
        assert_eq!(rpc.call(set_info()).await?, Status::default());
        assert_eq!(rpc.call(set_info()).await?, ok());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_has_no_handler_is_not_found_and_fails_the_test() -> Result {
    let node = Node::start().await?;
    let transport = Transport::new();
    for rpc in [rpc(&node), Rpc::new(transport.clone())] {
        let error = rpc.call(get_blocks(0)).await.unwrap_err();
        assert_eq!(error.http_status(), Some(404));
    }
    let expected = format!(
        "the mock node received unexpected calls:\n  getblocks.bin {{\"block_ids:hex\":\"{}\"}}: no handler",
        "00".repeat(64)
    );
    assert_eq!(node.finish().unwrap_err().to_string(), expected);
    assert_eq!(transport.finish().unwrap_err().to_string(), expected);
    Ok(())
}

#[tokio::test]
async fn results_that_are_no_view_fail_the_test() -> Result {
    let node = Node::start().await?;
    for result in ["[1]", "null", r#"{"status":"OK"}"#] {
        node.on_raw(GetBlocks::NAME, move |_| Ok(json(result)));
        let error = rpc(&node).call(get_blocks(1)).await.unwrap_err();
        assert_eq!(error.http_status(), Some(500), "{result}");
    }
    let verdict = node.finish().unwrap_err();
    assert_eq!(verdict.calls().len(), 3);
    let said = "its result is no view of epee: ";
    assert!(verdict.to_string().contains(said), "{verdict}");
    Ok(())
}

#[tokio::test]
async fn a_handler_that_panics_fails_the_test() -> Result {
    let node = Node::start().await?;
    node.on::<GetBlocks>(|asked| panic!("{}", asked.block_ids.len()));
    let error = rpc(&node).call(get_blocks(1)).await.unwrap_err();
    assert_eq!(error.http_status(), Some(500));
    let verdict = node.finish().unwrap_err().to_string();
    assert!(verdict.ends_with(": its handler panicked: 2"), "{verdict}");
    Ok(())
}

/// What a node answers to bytes, as `HTTP/1.1 STATUS …`, and the body.
async fn post(node: &Node, path: &str, body: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut stream = tokio::net::TcpStream::connect(node.address()).await?;
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let body = answer.split_off(end.expect("a head") + 4);
    Ok((String::from_utf8(answer)?, body))
}

#[tokio::test]
async fn bytes_are_answered_as_a_node_does() -> Result {
    let node = Node::start().await?;
    answering(&node);
    let good = polyrpc::epee::to_vec(&get_blocks(1))?;
    for path in ["/getblocks.bin", "/below/getblocks.bin"] {
        let (head, body) = post(&node, path, &good).await?;
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(
            head.contains("content-type: application/octet-stream"),
            "{head}"
        );
        assert_eq!(body, polyrpc::epee::to_vec(&blocks(&get_blocks(1))?)?);
    }
    let wrong_type = polyrpc::epee::from_json(r#"{"block_ids:u64":1}"#)?;
    let mut signed = good.clone();
    signed[0] ^= 1;
    for wrong in [
        b"".as_slice(),
        HEADER,
        &good[..good.len() - 1],
        &signed,
        &wrong_type,
        br#"{"block_ids":[]}"#,
        br#"{"jsonrpc":"2.0","id":1,"method":"getblocks.bin"}"#,
    ] {
        let (head, body) = post(&node, "/getblocks.bin", wrong).await?;
        assert!(head.starts_with("HTTP/1.1 500 "), "{wrong:?}: {head}");
        assert!(body.is_empty(), "{wrong:?}");
    }
    // What could be read as a call is in the log, the others aren't.
    assert_eq!(node.raw_calls(GetBlocks::NAME).len(), 3);
    assert_eq!(node.calls::<GetBlocks>().len(), 2);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_name_is_of_the_wire_that_its_last_handler_has() -> Result {
    let node = Node::start().await?;
    answering(&node);
    // An untyped handler answers whatever it is asked by.
    node.on_raw(GetBlocks::NAME, |_| Ok(json("{}")));
    let (head, body) = post(&node, "/getblocks.bin", b"{}").await?;
    assert!(head.contains("application/json"), "{head}");
    assert_eq!(body, br#"{"success":true}"#);
    let (_, body) = post(&node, "/getblocks.bin", &[HEADER, b"\0"].concat()).await?;
    assert_eq!(body, [HEADER, b"\0"].concat());
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn faults_come_in_the_place_of_answers() -> Result {
    both(async |node, rpc| {
        node.inject(Fault::status(503, "<html>busy").retry_after(Duration::from_secs(3)));
        let error = rpc.call(get_blocks(1)).await.unwrap_err();
        let (text, said) = (error.to_string(), " and no response in epee: <html>busy");
        assert!(
            text.starts_with("getblocks.bin: HTTP status 503") && text.ends_with(said),
            "{text}"
        );
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
        assert!(error.is_retryable());

        node.inject(Fault::disconnect().on(GetBlocks::NAME));
        let error = rpc.call(get_blocks(1)).await.unwrap_err();
        assert!(
            error.is_retryable() && error.http_status().is_none(),
            "{error}"
        );

        node.inject(Fault::stall());
        let slow = rpc.call(set_info()).timeout(Duration::from_millis(50));
        let error = slow.await.unwrap_err();
        assert!(error.is_timeout() && !error.is_retryable(), "{error}");

        node.inject(Fault::body([HEADER, b"\x04"].concat()));
        let error = rpc.call(get_blocks(1)).await.unwrap_err();
        assert!(error.is_decode(), "{error}");
        // They concern one request each.
        assert_eq!(rpc.call(get_blocks(1)).await?.blocks.len(), 1);
        assert_eq!(node.count(GetBlocks::NAME), 4);
        Ok(())
    })
    .await
}
