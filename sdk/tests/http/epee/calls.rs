//! What goes over the wire, and what comes back.

use futures_util::TryStreamExt;
use polyrpc::mock::Node;
use polyrpc::transport::Request;
use polyrpc::wire::EPEE;
use polyrpc::{DecodeError, Reached, Rpc, RpcError, Safety, epee};

use super::*;
use crate::node::json;
use crate::server::{Reply, Server};

/// `{"current_height:u64":1,"status:string":"OK"}`, by hand.
const ANSWER: &[u8] = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01\x08\
    \x0ecurrent_height\x05\x01\0\0\0\0\0\0\0\x06status\x0a\x08OK";

#[tokio::test]
async fn a_call_is_one_storage_under_its_name() -> Result {
    let server = Server::start(|received| {
        let line = received.head.lines().next();
        assert_eq!(line, Some("POST /base/getblocks.bin HTTP/1.1"));
        assert_eq!(
            received.header("content-type"),
            Some("application/octet-stream")
        );
        // A node takes a body in chunks for an empty one.
        assert_eq!(received.header("transfer-encoding"), None);
        let ids = [[5; 32], [0; 32]].concat();
        let expected = [HEADER, b"\x04\x09block_ids\x0a\x01\x01", &ids].concat();
        let length = received.header("content-length");
        assert_eq!(length, Some(&*expected.len().to_string()));
        assert_eq!(received.bytes, expected);
        Reply::Answer(
            200,
            "content-type: application/octet-stream\r\n",
            ANSWER.into(),
        )
    })
    .await;
    let rpc = Rpc::http(&format!("{}/base", server.url))?;
    let read = rpc.call(get_blocks(5)).await?;
    let expected = Blocks {
        current_height: 1,
        status: "OK".to_owned(),
        ..Blocks::default()
    };
    assert_eq!(read, expected);
    Ok(())
}

#[tokio::test]
async fn a_call_has_text_and_head_too() -> Result {
    both(async |_, rpc| {
        let raw = rpc.call(get_blocks(2)).raw().await?;
        let view = r#"{"blocks:object[]":[{"block:hex":"ff00"},{"block:hex":"ff01","txs:hex[]":["80c0"]}],"current_height:u64":18446744073709551615,"status:string":"OK"}"#;
        assert_eq!(raw.as_str(), view);
        let with_meta = rpc.call(get_blocks(2)).with_meta().await?;
        assert_eq!(with_meta.value, blocks(&get_blocks(2))?);
        assert!(with_meta.meta.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn untyped_calls_are_written_from_views() -> Result {
    both(async |node, rpc| {
        let params = json(&format!(r#"{{"block_ids:hex":"{}"}}"#, "01".repeat(32)));
        let request = Request::new(&EPEE, 7, GetBlocks::NAME, Safety::Read, &params)?;
        let response = rpc.send(request).await?;
        let view = epee::to_json(response.body())?;
        assert!(
            view.as_str().starts_with(r#"{"blocks:object[]":[{"#),
            "{view}"
        );
        assert_eq!(node.raw_calls(GetBlocks::NAME), [params]);
        assert_eq!(node.calls::<GetBlocks>()[0].block_ids, [B256::new([1; 32])]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn many_go_one_by_one_and_keep_their_order() -> Result {
    both(async |node, rpc| {
        let calls = [3, 1, 2].map(|first| rpc.call(get_blocks(first)));
        let all: Vec<Blocks> = rpc.batch_all(calls).try_collect().await?;
        let counts: Vec<_> = all.iter().map(|read| read.blocks.len()).collect();
        assert_eq!(counts, [3, 1, 2]);
        assert_eq!(node.count(GetBlocks::NAME), 3);

        node.on_raw("test_blockNumber", |_| Ok(json("17")));
        let mixed = (
            rpc.call(crate::methods::BlockNumber::default()),
            rpc.call(get_blocks(1)),
            rpc.call(get_blocks(9)),
            rpc.call(set_info()),
        );
        let (number, one, unknown, set) = rpc.batch(mixed).results().await?;
        assert_eq!((number?, one?.blocks.len(), set?), (17, 1, ok()));
        assert_eq!(unknown.unwrap_err().http_status(), Some(500));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_is_one_whatever_its_status() -> Result {
    let server = Server::start(|_| Reply::Answer(500, "", ANSWER.into())).await;
    assert_eq!(server.rpc().call(get_blocks(1)).await?.current_height, 1);
    Ok(())
}

#[tokio::test]
async fn what_does_not_fit_says_where() -> Result {
    let node = Node::start().await?;
    let rpc = rpc(&node);
    for (view, path, says) in [
        (
            r#"{"blocks:object[]":[{"block:hex":"ff"},{"block:u64":1}],"current_height:u64":1,"status:string":"OK"}"#,
            "blocks[1].block",
            "expected",
        ),
        (
            r#"{"current_height:i64":-1,"status:string":"OK"}"#,
            "current_height",
            "-1",
        ),
        (r#"{"status:string":"OK"}"#, "", "current_height"),
    ] {
        node.on_raw(GetBlocks::NAME, move |_| Ok(json(view)));
        let error = rpc.call(get_blocks(1)).await.unwrap_err();
        let decode = error.decode().expect("a response that doesn't fit");
        assert_eq!(decode.path(), path, "{error}");
        assert!(decode.message().contains(says), "{error}");
        let is_hex = |c: char| c.is_ascii_hexdigit() || c == '…';
        assert!(decode.excerpt().chars().all(is_hex), "{error}");
        assert!(!decode.excerpt().is_empty() && decode.excerpt().len() < 130);
        assert_eq!(error.reached_server(), Reached::Yes);
        // What is no response of the method is one of the node.
        assert_eq!(rpc.call(get_blocks(1)).raw().await?.as_str(), view);
    }
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn statuses_say_what_they_mean() -> Result {
    both(async |node, rpc| {
        node.on::<GetBlocks>(|_| Err(RpcError::new(-32601, "not here")));
        let error = rpc.call(get_blocks(1)).await.unwrap_err();
        let said = ": the node has no such method; ";
        let text = error.to_string();
        assert!(
            text.starts_with("getblocks.bin: HTTP status 404") && text.contains(said),
            "{text}"
        );
        assert!(!error.is_retryable() && !error.is_decode());

        node.on::<GetBlocks>(|_| Err(RpcError::new(-5, "this text goes nowhere")));
        let error = rpc.call(get_blocks(1)).await.unwrap_err();
        let said = ": the node could not read the request, or failed before it had a response";
        let text = error.to_string();
        assert!(
            text.starts_with("getblocks.bin: HTTP status 500") && text.ends_with(said),
            "{text}"
        );
        assert_eq!(error.decode().map(DecodeError::path), None);
        Ok(())
    })
    .await
}
