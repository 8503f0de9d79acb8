//! WebSockets: calls, channels and their cancellation.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use hyper::body::Incoming;
use hyper::header::{CONNECTION, HeaderValue, SEC_WEBSOCKET_ACCEPT, UPGRADE};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::http::{Page, page};
use super::rpc::{Call, Next, next, response};
use super::{Event, Inner, Make, Refusal, Seen, lock};

type Socket = WebSocketStream<TokioIo<Upgraded>>;

struct Channel {
    name: Value,
    method: String,
    opened_by: Value,
}

struct Connection {
    node: Arc<Inner>,
    may: Vec<&'static str>,
    seen: Seen,
    channels: Vec<Channel>,
    opened: u64,
    /// Calls that aren't answered.
    waiting: Vec<Value>,
}

pub(super) fn upgrade(
    mut request: Request<Incoming>,
    node: Arc<Inner>,
    may: Vec<&'static str>,
    seen: Seen,
) -> Page {
    let key = request.headers().get("sec-websocket-key");
    let accept = derive_accept_key(key.map(HeaderValue::as_bytes).unwrap_or_default());
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(serve(upgrade, node, may, seen));
    let mut page = page(101, "");
    *page.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = page.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    if let Ok(accept) = HeaderValue::from_str(&accept) {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    }
    page
}

async fn serve(upgrade: OnUpgrade, node: Arc<Inner>, may: Vec<&'static str>, seen: Seen) {
    let (mut events, mut cuts) = (node.events.subscribe(), node.cuts.subscribe());
    let Ok(upgraded) = upgrade.await else { return };
    let socket = TokioIo::new(upgraded);
    let mut socket = Socket::from_raw_socket(socket, Role::Server, None).await;
    let mut connection = Connection {
        node,
        may,
        seen: Seen {
            socket: true,
            ..seen
        },
        channels: Vec::new(),
        opened: 0,
        waiting: Vec::new(),
    };
    loop {
        let frames = tokio::select! {
            // Values go out before later messages are read, so that tests know the order.
            biased;
            event = events.recv() => match event {
                Ok(event) => connection.happened(event),
                Err(_) => break,
            },
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => connection.received(&text).await,
                // Pings are answered by nobody, as in the library.
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Binary(_))) => Vec::new(),
                _ => break,
            },
            _ = cuts.changed() => break,
        };
        let mut is_gone = false;
        for frame in frames {
            is_gone |= socket.send(Message::text(frame)).await.is_err();
        }
        if is_gone {
            break;
        }
    }
    let open = connection.channels.len();
    connection.node.open.send_modify(|all| *all -= open);
}

impl Connection {
    async fn received(&mut self, text: &str) -> Vec<String> {
        lock(&self.node.seen).push(Seen {
            text: text.to_owned(),
            ..self.seen.clone()
        });
        let make = self.node.habits.make;
        // A batch isn't read, and so nothing is answered.
        let Ok(frame @ Value::Object(_)) = serde_json::from_str(text) else {
            return Vec::new();
        };
        let call = match Call::read(&frame) {
            Ok(call) => call,
            Err(refusal) => return vec![response(&Value::Null, &Err(refusal))],
        };
        if call.method == "xrpc.cancel" && self.node.habits.cancels {
            // Forest doesn't look at notifications that have no id at all.
            return match make == Make::Lotus || frame.get("id").is_some() {
                true => self.cancelled(&call.params),
                false => Vec::new(),
            };
        }
        match next(&self.node, &call, &self.may, true).await {
            Next::Answer(_) if call.id.is_null() && self.node.habits.cancels => Vec::new(),
            Next::Answer(outcome) => vec![response(&call.id, &outcome)],
            Next::Never => {
                self.waiting.push(call.id);
                Vec::new()
            }
            Next::Channel => self.open(call),
        }
    }

    fn open(&mut self, call: Call) -> Vec<String> {
        let name = (self.node.habits.channel)(self.opened);
        self.opened += 1;
        let early = self.node.habits.early.iter();
        let mut frames: Vec<String> = early.map(|value| value_of(&name, value)).collect();
        frames.push(response(&call.id, &Ok(name.clone())));
        self.channels.push(Channel {
            name,
            method: call.method,
            opened_by: call.id,
        });
        self.node.open.send_modify(|open| *open += 1);
        frames
    }

    /// A call is cancelled: it is answered nevertheless, and a channel is closed.
    fn cancelled(&mut self, params: &[Value]) -> Vec<String> {
        let Some(call) = params.first() else {
            return Vec::new();
        };
        if let Some(place) = self.waiting.iter().position(|id| id == call) {
            let id = self.waiting.swap_remove(place);
            return vec![response(&id, &Err(Refusal::new(1, "context canceled")))];
        }
        self.end(|channel| channel.opened_by == *call, true)
    }

    fn happened(&mut self, event: Event) -> Vec<String> {
        match event {
            Event::Value(method, value) => {
                let listening = self.channels.iter();
                let listening = listening.filter(|channel| channel.method == method);
                listening
                    .map(|channel| value_of(&channel.name, &value))
                    .collect()
            }
            Event::Close(method) => self.end(|channel| channel.method == method, false),
        }
    }

    fn end(&mut self, is: impl Fn(&Channel) -> bool, asked: bool) -> Vec<String> {
        let forest = self.node.habits.make == Make::Forest;
        let ended: Vec<Channel> = self
            .channels
            .extract_if(.., |channel| is(channel))
            .collect();
        self.node.open.send_modify(|open| *open -= ended.len());
        let frames = ended.into_iter().map(|channel| {
            let close =
                json!({"jsonrpc": "2.0", "method": "xrpc.ch.close", "params": [channel.name]});
            match forest && asked {
                true => json!({"jsonrpc": "2.0", "id": null, "result": close}).to_string(),
                false => close.to_string(),
            }
        });
        frames.collect()
    }
}

fn value_of(channel: &Value, value: &Value) -> String {
    json!({"jsonrpc": "2.0", "method": "xrpc.ch.val", "params": [channel, value]}).to_string()
}
