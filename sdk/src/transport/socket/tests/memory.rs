//! A connection in memory, and the node at its other end.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::Sink;
use futures_util::future::BoxFuture;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::sleep;
use tokio_util::sync::PollSender;

use super::super::*;
use crate::error::BoxError;
use crate::wire::JSONRPC;
use crate::{RawJson, Safety};

/// How many messages the connection takes before it has to wait for the node.
pub(super) const ROOM: usize = 4;

struct MemoryLink {
    incoming: UnboundedReceiver<Result<Incoming, BoxError>>,
    outgoing: PollSender<Outgoing>,
}

impl Stream for MemoryLink {
    type Item = Result<Incoming, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.incoming.poll_recv(context)
    }
}

impl Sink<Outgoing> for MemoryLink {
    type Error = BoxError;

    fn poll_ready(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), BoxError>> {
        let ready = ready!(self.outgoing.poll_reserve(context));
        Poll::Ready(ready.map_err(|_| "broken pipe".into()))
    }

    fn start_send(mut self: Pin<&mut Self>, outgoing: Outgoing) -> Result<(), BoxError> {
        self.outgoing
            .send_item(outgoing)
            .map_err(|_| "broken pipe".into())
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }
}

/// The node's end of a connection. Dropping it ends the connection.
pub(super) struct Node {
    sent: mpsc::Receiver<Outgoing>,
    pub(super) say: UnboundedSender<Result<Incoming, BoxError>>,
}

impl Node {
    /// The next thing that was sent: a message as its text, `ping` or `close`.
    pub(super) async fn hears(&mut self) -> String {
        match self.sent.recv().await {
            Some(Outgoing::Message(text)) => String::from_utf8_lossy(&text).into_owned(),
            Some(Outgoing::Ping) => "ping".to_owned(),
            Some(Outgoing::Close) => "close".to_owned(),
            None => "the end".to_owned(),
        }
    }

    pub(super) fn says(&self, text: impl Into<String>) {
        _ = self.say.send(Ok(Incoming::Message(text.into().into())));
    }
}

/// Makes connections, each after a delay, and hands over their other ends.
struct Connector {
    nodes: UnboundedSender<Node>,
    delay: Duration,
}

impl Connect for Connector {
    fn connect(&self) -> BoxFuture<'_, Result<BoxLink, Error>> {
        async move {
            sleep(self.delay).await;
            let (say, incoming) = unbounded_channel();
            let (outgoing, sent) = mpsc::channel(ROOM);
            let taken = self.nodes.send(Node { sent, say });
            taken.map_err(|_| Error::connect("refused"))?;
            let outgoing = PollSender::new(outgoing);
            Ok(Box::pin(MemoryLink { incoming, outgoing }) as BoxLink)
        }
        .boxed()
    }

    fn peer(&self) -> String {
        "memory".to_owned()
    }
}

pub(super) struct Kind {
    pub(super) dialect: Dialect,
    pub(super) delay: Duration,
}

pub(super) fn socket(dialect: Dialect) -> (Socket, UnboundedReceiver<Node>) {
    let delay = Duration::ZERO;
    build(builder(Kind { dialect, delay }))
}

/// With the defaults of a WebSocket.
pub(super) fn builder(kind: Kind) -> SocketBuilder<Kind> {
    SocketBuilder::new(kind, Some(Duration::from_secs(60)))
}

pub(super) fn build(builder: SocketBuilder<Kind>) -> (Socket, UnboundedReceiver<Node>) {
    let (nodes, other_ends) = unbounded_channel();
    let Kind { dialect, delay } = builder.kind;
    let builder = builder.dialect(dialect);
    (builder.finish(Connector { nodes, delay }), other_ends)
}

pub(super) fn call(id: u64, safety: Safety) -> Request {
    let none = RawJson::new("[]").expect("JSON");
    Request::new(&JSONRPC, id, "m", safety, &none).expect("a call")
}

pub(super) fn text(id: u64) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"m","params":[]}}"#)
}

pub(super) fn answer(id: u64, result: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#)
}
