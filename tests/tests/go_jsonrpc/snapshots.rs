//! Snapshots of the chain, whose last piece is empty.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::StreamExt;
use polyrpc::Event;
use polyrpc_tests::TestResult;
use serde_json::json;
use tokio::io::AsyncWrite;

use super::node::Node;
use super::{over_http, over_ws, refused, soon};

const EXPORT: &str = "Filecoin.ChainExport";

async fn start() -> TestResult<Node> {
    let node = Node::lotus().await?;
    node.stream(EXPORT, 3);
    Ok(node)
}

#[tokio::test]
async fn a_snapshot_is_written_to_its_end() -> TestResult {
    // Go writes an empty list of bytes as an empty text, and one that was never made as null.
    for end in [json!(""), json!(null)] {
        let node = start().await?;
        let client = over_ws(&node).await?;
        let (mut file, sending) = (Vec::new(), async {
            node.open(1).await?;
            for piece in ["Zmly", "c3Qg", "cGllY2U="] {
                node.send(EXPORT, json!(piece));
            }
            node.send(EXPORT, end.clone());
            node.close(EXPORT);
            node.open(0).await
        });
        let export = client.subscribe_chain_export(900, true).write_to(&mut file);
        let (length, sent) = soon(async { tokio::join!(export, sending) }).await?;
        sent?;
        assert_eq!((length?, file.as_slice()), (11, b"first piece".as_slice()));
        assert_eq!(node.calls(EXPORT)[0]["params"], json!([900, true, null]));
        // It is asked for once, and nothing is cancelled that is over.
        assert_eq!(node.calls(EXPORT).len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_snapshot_without_the_mark_of_its_end_is_an_error() -> TestResult {
    let breaks: [fn(&Node); 2] = [|node| node.close(EXPORT), Node::cut];
    for end in breaks {
        let node = start().await?;
        let client = over_ws(&node).await?;
        let (mut file, sending) = (Vec::new(), async {
            node.open(1).await?;
            node.send(EXPORT, json!("Zmly"));
            end(&node);
            node.open(0).await
        });
        let export = client.subscribe_chain_export(0, false).write_to(&mut file);
        let (length, sent) = soon(async { tokio::join!(export, sending) }).await?;
        sent?;
        let error = refused(length);
        assert!(error.to_string().contains("broke off after"), "{error}");
        assert!(file.len() <= 3);
        // Another one would begin anew.
        assert_eq!(node.calls(EXPORT).len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn the_stream_of_a_snapshot_ends_with_it() -> TestResult {
    for is_whole in [true, false] {
        let node = start().await?;
        let client = over_ws(&node).await?;
        let mut pieces = soon(client.subscribe_chain_export(0, false)).await??;
        node.send(EXPORT, json!("Zmly"));
        let first = soon(pieces.next()).await?;
        assert!(matches!(first, Some(Ok(Event::Item(piece))) if *piece == *b"fir"));
        if is_whole {
            node.close(EXPORT);
        } else {
            node.cut();
            let lost = soon(pieces.next()).await?;
            assert!(matches!(lost, Some(Err(_))), "{lost:?}");
        }
        assert!(soon(pieces.next()).await?.is_none());
        assert_eq!(node.calls(EXPORT).len(), 1);
    }
    Ok(())
}

/// A file on a full disk.
struct Full;

impl AsyncWrite for Full {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(Err(io::ErrorKind::StorageFull.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn a_writer_that_fails_ends_the_export() -> TestResult {
    let node = start().await?;
    let client = over_ws(&node).await?;
    let (mut file, sending) = (Full, async {
        node.open(1).await?;
        node.send(EXPORT, json!("Zmly"));
        // It is cancelled.
        node.open(0).await
    });
    let export = client.subscribe_chain_export(0, false).write_to(&mut file);
    let (length, sent) = soon(async { tokio::join!(export, sending) }).await?;
    sent?;
    let error = refused(length);
    assert!(error.to_string().contains("can't be written"), "{error}");
    assert_eq!(node.calls("xrpc.cancel").len(), 1);
    Ok(())
}

#[tokio::test]
async fn over_http_there_is_none() -> TestResult {
    let node = start().await?;
    let client = over_http(&node).await?;
    let export = client.subscribe_chain_export(0, false);
    let error = refused(export.write_to(&mut Vec::new()).await);
    assert!(error.is_no_subscriptions(), "{error}");
    Ok(())
}
