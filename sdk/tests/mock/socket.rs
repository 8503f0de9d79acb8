//! The WebSocket side, against a client that is not ours.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use polyrpc::ethereum::methods::{BlockNumber, ChainId};
use polyrpc::mock::{Fault, Node};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::{LIMIT, Result};

pub(crate) struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    pub(crate) async fn connect(node: &Node) -> Result<Self> {
        let stream = TcpStream::connect(node.address()).await?;
        Ok(Self(client_async(node.ws_url(), stream).await?.0))
    }

    pub(crate) async fn send(&mut self, text: &str) -> Result {
        Ok(self.0.send(Message::text(text)).await?)
    }

    /// A call, with its id and its parameters.
    pub(crate) async fn call(&mut self, id: u64, method: &str, params: &str) -> Result {
        let text =
            format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":{params}}}"#);
        self.send(&text).await
    }

    /// The next message; none once the node has closed.
    pub(crate) async fn next(&mut self) -> Result<Option<String>> {
        match timeout(LIMIT, self.0.next()).await? {
            Some(Ok(message)) => Ok(Some(match message {
                Message::Binary(bytes) => format!("{bytes:?}"),
                other => other.into_text()?.to_string(),
            })),
            Some(Err(_)) | None => Ok(None),
        }
    }
}

pub(crate) fn result(id: u64, result: &str) -> Option<String> {
    Some(format!(
        r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#
    ))
}

async fn node() -> Result<Node> {
    let node = Node::start().await?;
    node.on::<BlockNumber>(|_| Ok(1));
    node.on::<ChainId>(|_| Ok(5));
    Ok(node)
}

#[tokio::test]
async fn calls_batches_and_what_is_neither() -> Result {
    let node = node().await?;
    let mut socket = Socket::connect(&node).await?;
    socket.call(1, "eth_chainId", "[]").await?;
    assert_eq!(socket.next().await?, result(1, "\"0x5\""));
    // No response.
    socket
        .send(r#"{"jsonrpc":"2.0","method":"eth_chainId"}"#)
        .await?;
    socket
        .send(r#"[{"jsonrpc":"2.0","id":2,"method":"eth_blockNumber"}]"#)
        .await?;
    let expected = result(2, "\"0x1\"").map(|answer| format!("[{answer}]"));
    assert_eq!(socket.next().await?, expected);
    socket.send("x").await?;
    let refusal = socket.next().await?.unwrap_or_default();
    assert!(
        refusal.contains("-32700") && refusal.contains(r#""id":null"#),
        "{refusal}"
    );
    socket.0.send(Message::Ping("p".into())).await?;
    assert!(matches!(socket.0.next().await, Some(Ok(Message::Pong(text))) if text == "p"));
    assert_eq!(node.count("eth_chainId"), 2);

    socket.0.close(None).await?;
    assert!(matches!(
        socket.0.next().await,
        None | Some(Ok(Message::Close(_)))
    ));
    Ok(())
}

#[tokio::test]
async fn a_slow_answer_holds_up_no_other() -> Result {
    let node = node().await?;
    let told = Arc::new(Notify::new());
    let tell = Arc::clone(&told);
    node.on_async::<BlockNumber>(move |_| {
        let told = Arc::clone(&told);
        Box::pin(async move {
            told.notified().await;
            Ok(1)
        })
    });
    let mut socket = Socket::connect(&node).await?;
    socket.call(1, "eth_blockNumber", "[]").await?;
    socket.call(2, "eth_chainId", "[]").await?;
    assert_eq!(socket.next().await?, result(2, "\"0x5\""));
    tell.notify_one();
    assert_eq!(socket.next().await?, result(1, "\"0x1\""));
    Ok(())
}

#[tokio::test]
async fn faults() -> Result {
    let node = node().await?;
    node.inject(Fault::stall());
    node.inject(Fault::body("<html>"));
    node.inject(Fault::body(&b"\xff"[..]));
    node.inject(Fault::disconnect());
    node.inject(Fault::status(503, ""));
    let mut socket = Socket::connect(&node).await?;
    for id in 1..=4 {
        socket.call(id, "eth_chainId", "[]").await?;
    }
    assert_eq!(socket.next().await?.as_deref(), Some("<html>"));
    assert_eq!(socket.next().await?.as_deref(), Some("b\"\\xff\""));
    assert_eq!(socket.next().await?, None);
    let mut socket = Socket::connect(&node).await?;
    socket.call(5, "eth_chainId", "[]").await?;
    assert_eq!(socket.next().await?, None);
    let mut socket = Socket::connect(&node).await?;
    socket.call(6, "eth_chainId", "[]").await?;
    assert_eq!(socket.next().await?, result(6, "\"0x5\""));
    Ok(())
}
