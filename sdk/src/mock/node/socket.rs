//! A connection upgraded to a WebSocket.

use std::collections::HashSet;
use std::ops::ControlFlow;

use bytes::Bytes;
use futures_util::stream::FuturesUnordered;
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use crate::message::Asked;
use crate::mock::answer::{Peer, Reply, admit, answer, join};
use crate::mock::groups::Member;
use crate::mock::script::Script;
use crate::mock::subscribers::Outlet;
use crate::wire::Format;
use crate::wire::serve::{Envelope, Received, received};

/// Sends responses as they become ready, until either side closes.
pub(super) async fn serve(stream: Upgraded, script: &Script) {
    let stream = TokioIo::new(stream);
    let mut socket = WebSocketStream::from_raw_socket(stream, Role::Server, None).await;
    let peer = Peer::new(script);
    // Responses and items share a queue: no item may overtake the response with its subscription's id.
    let (queue, mut queued) = unbounded_channel();
    let mut connection = Connection {
        script,
        peer: &peer,
        queue,
        groups: HashSet::new(),
    };
    let mut answers = FuturesUnordered::new();
    loop {
        tokio::select! {
            biased;
            Some(bytes) = queued.recv() => {
                if socket.send(message(bytes)).await.is_err() {
                    return;
                }
            }
            Some((reply, way)) = answers.next() => {
                if connection.reply(reply, way).is_break() {
                    return;
                }
            }
            received = socket.next() => match received {
                Some(Ok(Message::Text(_) | Message::Binary(_))) => {
                    let body = received.and_then(Result::ok).map(Message::into_data);
                    if let Some((asked, way)) = connection.read(&body.unwrap_or_default()) {
                        answers.push(async { (answer(script, asked, Some(&peer)).await, way) });
                    }
                }
                // Pongs are sent below, by the protocol.
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
        }
    }
}

struct Connection<'a> {
    script: &'a Script,
    peer: &'a Peer,
    queue: UnboundedSender<Bytes>,
    /// The groups that it has asked to join.
    groups: HashSet<String>,
}

/// How a response is sent.
enum Way {
    Bare,
    /// In an envelope, on a dialect that has one, by the wire of the response.
    Enclosed(Box<dyn Envelope>, &'static Format),
    /// Not at all: the node doesn't know the sender.
    Nowhere,
}

impl Connection<'_> {
    fn read(&mut self, body: &[u8]) -> Option<(Asked, Way)> {
        match received(body) {
            Received::Calls(asked, None) => Some((asked, Way::Bare)),
            Received::Unreadable(response) => {
                self.send(response);
                None
            }
            Received::Calls(asked, Some(envelope)) => {
                self.groups.extend(envelope.joins());
                let asker = envelope.answered_to();
                let is_known = asker.is_none_or(|name| self.groups.contains(name));
                let way = match is_known {
                    true => Way::Enclosed(envelope, asked.format),
                    false => Way::Nowhere,
                };
                Some((asked, way))
            }
        }
    }

    fn reply(&self, reply: Reply, way: Way) -> ControlFlow<()> {
        let (text, opened) = match reply {
            Reply::Answers(text, opened) => (text, opened),
            Reply::Stall => return ControlFlow::Continue(()),
            Reply::Disconnect | Reply::Status { .. } => return ControlFlow::Break(()),
        };
        match way {
            // Notifications alone have no response.
            Way::Bare if text.is_empty() => {}
            Way::Bare => self.send(text),
            Way::Enclosed(envelope, format) => {
                self.send(envelope.enclose(&text));
                let group = envelope.joins();
                if group.is_some() && format.rules().has_joined(&text) {
                    let outlet = Outlet::Socket(self.queue.clone());
                    let member = Member { group, outlet };
                    join(self.script, self.peer.connection(), member);
                }
            }
            Way::Nowhere => {}
        }
        for opened in opened {
            admit(self.script, opened, Outlet::Socket(self.queue.clone()));
        }
        ControlFlow::Continue(())
    }

    fn send(&self, text: Bytes) {
        // The receiver lives in the same function.
        _ = self.queue.send(text);
    }
}

fn message(bytes: Bytes) -> Message {
    match Utf8Bytes::try_from(bytes.clone()) {
        Ok(text) => Message::Text(text),
        Err(_) => Message::Binary(bytes),
    }
}
