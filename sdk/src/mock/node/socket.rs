//! A connection that has become a WebSocket.

use std::ops::ControlFlow;

use bytes::Bytes;
use futures_util::stream::FuturesUnordered;
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use crate::mock::answer::{Peer, Reply, admit, answer};
use crate::mock::script::Script;
use crate::mock::subscribers::Outlet;
use crate::mock::wire::jsonrpc;

/// Answers messages as their answers are ready, until either side closes.
pub(super) async fn serve(stream: Upgraded, script: &Script) {
    let stream = TokioIo::new(stream);
    let mut socket = WebSocketStream::from_raw_socket(stream, Role::Server, None).await;
    let peer = Peer::new(script);
    // Answers and items share a queue: no item may overtake the answer that says its subscription's id.
    let (queue, mut queued) = mpsc::unbounded_channel();
    let mut answers = FuturesUnordered::new();
    loop {
        tokio::select! {
            biased;
            Some(bytes) = queued.recv() => {
                if socket.send(message(bytes)).await.is_err() {
                    return;
                }
            }
            Some(reply) = answers.next() => {
                if reply_to(script, reply, &queue).is_break() {
                    return;
                }
            }
            received = socket.next() => match received {
                Some(Ok(Message::Text(_) | Message::Binary(_))) => {
                    let body = received.and_then(Result::ok).map(Message::into_data);
                    let asked = jsonrpc::read(&body.unwrap_or_default());
                    answers.push(answer(script, asked, Some(&peer)));
                }
                // Pings are answered below, by the protocol.
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
        }
    }
}

fn reply_to(
    script: &Script,
    reply: Reply,
    queue: &mpsc::UnboundedSender<Bytes>,
) -> ControlFlow<()> {
    match reply {
        Reply::Answers(text, opened) => {
            // Notifications alone have no answer.
            if !text.is_empty() {
                // The other end lives in the same function.
                let _ = queue.send(text);
            }
            for opened in opened {
                admit(script, opened, Outlet::Socket(queue.clone()));
            }
            ControlFlow::Continue(())
        }
        Reply::Stall => ControlFlow::Continue(()),
        Reply::Disconnect | Reply::Status { .. } => ControlFlow::Break(()),
    }
}

fn message(bytes: Bytes) -> Message {
    match Utf8Bytes::try_from(bytes.clone()) {
        Ok(text) => Message::Text(text),
        Err(_) => Message::Binary(bytes),
    }
}
