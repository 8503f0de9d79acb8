//! Cut, stopped, started again, dropped.

use std::io;

use polyrpc::ethereum::methods::BlockNumber;
use polyrpc::mock::{Fault, Node, Script};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::{LIMIT, Result, over_http};

/// Waits until the other side has closed.
async fn closed(stream: &mut TcpStream) -> Result {
    let read = timeout(LIMIT, stream.read(&mut [0; 8])).await?;
    assert!(matches!(read, Ok(0) | Err(_)), "{read:?}");
    Ok(())
}

async fn is_refused(node: &Node) -> bool {
    let refused = |error: io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
    TcpStream::connect(node.address()).await.is_err_and(refused)
}

#[tokio::test]
async fn cut_connections_are_gone_and_new_ones_served() -> Result {
    let node = Node::start().await?;
    node.on::<BlockNumber>(|_| Ok(1));
    let eth = over_http(&node);
    node.inject(Fault::stall());
    let mut idle = TcpStream::connect(node.address()).await?;
    let stalled = tokio::spawn(eth.block_number().into_future());
    node.until_called("eth_blockNumber", 1).await;
    node.cut().await;
    closed(&mut idle).await?;
    assert!(timeout(LIMIT, stalled).await??.is_err());
    assert_eq!(eth.block_number().await?, 1);
    Ok(())
}

#[tokio::test]
async fn a_stopped_node_refuses_until_it_is_started_again() -> Result {
    let mut node = Node::start().await?;
    let error = node.restart().await.unwrap_err();
    assert_eq!(error.to_string(), "the node isn't stopped");
    node.on_sequence::<BlockNumber>([Ok(1), Ok(2)]);
    let (eth, url) = (over_http(&node), node.url());
    assert_eq!(eth.block_number().await?, 1);
    for _ in 0..3 {
        let mut idle = TcpStream::connect(node.address()).await?;
        node.stop().await?;
        closed(&mut idle).await?;
        assert!(is_refused(&node).await);
        assert!(eth.block_number().await.unwrap_err().is_connect());
        // Nothing to do, and nothing to cut.
        node.stop().await?;
        node.cut().await;
        node.restart().await?;
        assert_eq!((eth.block_number().await?, node.url()), (2, url.clone()));
    }
    Ok(())
}

#[tokio::test]
async fn a_dropped_node_leaves_nothing() -> Result {
    let script = Script::new();
    script.on::<BlockNumber>(|_| Ok(1));
    let node = Node::start_with(script.clone()).await?;
    let eth = over_http(&node);
    assert_eq!(eth.block_number().await?, 1);
    let mut idle = TcpStream::connect(node.address()).await?;
    drop(node);
    closed(&mut idle).await?;
    assert!(eth.block_number().await.unwrap_err().is_connect());

    // Another node may go on with the script.
    let node = Node::start_with(script).await?;
    assert_eq!(over_http(&node).block_number().await?, 1);
    assert_eq!(node.count("eth_blockNumber"), 2);
    Ok(())
}
