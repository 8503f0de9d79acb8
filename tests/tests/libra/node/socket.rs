//! The stream endpoint.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::rpc::{Refusal, without_events};
use super::{Era, Inner, http, lock};

/// What a subscription wants next.
enum Wanted {
    Transactions { next: u64, events: bool },
    Events { key: String, next: u64 },
}

pub(super) async fn upgrade(
    mut stream: BufReader<TcpStream>,
    headers: Vec<(String, String)>,
    node: Arc<Inner>,
) {
    let header = |name: &str| {
        let found = headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    };
    let refusal = match (
        node.era,
        header("content-length"),
        header("sec-websocket-key"),
    ) {
        (Era::Libra, ..) => Some(http::page(404, "")),
        (_, None, _) => Some(http::page(411, "A content-length header is required")),
        (_, _, None) => Some(http::page(400, "")),
        _ if header("user-agent").is_none() => Some(http::page(400, "")),
        _ => None,
    };
    if let Some(refusal) = refusal {
        _ = stream.write_all(refusal.as_bytes()).await;
        return;
    }
    let key = derive_accept_key(header("sec-websocket-key").unwrap_or_default().as_bytes());
    let accepted = format!(
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {key}\r\n\r\n"
    );
    if stream.write_all(accepted.as_bytes()).await.is_ok() {
        let socket = WebSocketStream::from_raw_socket(stream, Role::Server, None).await;
        serve(socket, node).await;
    }
}

async fn serve(mut socket: WebSocketStream<BufReader<TcpStream>>, node: Arc<Inner>) {
    let (mut commits, mut cuts) = (node.commits.subscribe(), node.cuts.subscribe());
    let mut open: BTreeMap<String, Wanted> = BTreeMap::new();
    loop {
        let mut frames = Vec::new();
        for (id, wanted) in &mut open {
            frames.extend(
                news(&node, wanted)
                    .into_iter()
                    .map(|item| frame(id, Ok(item))),
            );
        }
        for frame in frames {
            if socket.send(Message::text(frame.to_string())).await.is_err() {
                return;
            }
        }
        tokio::select! {
            message = socket.next() => {
                let Some(Ok(message)) = message else { return };
                let Message::Text(text) = message else { continue };
                let call: Value = serde_json::from_str(&text).unwrap_or_default();
                let answer = subscribe(&node, &mut open, &call).to_string();
                if socket.send(Message::text(answer)).await.is_err() {
                    return;
                }
            }
            _ = commits.changed() => {}
            // Without a close frame, as when a machine in between restarts.
            _ = cuts.changed() => return,
        }
    }
}

/// A frame has neither the ledger's state nor, where the request can't be read, an id.
fn frame(id: &str, outcome: Result<Value, Refusal>) -> Value {
    let id: Value = serde_json::from_str(id).unwrap_or_default();
    match outcome {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(refusal) => json!({"jsonrpc": "2.0", "id": id, "error": refusal.object()}),
    }
}

fn subscribe(node: &Inner, open: &mut BTreeMap<String, Wanted>, call: &Value) -> Value {
    if !(call["id"].is_u64() || call["id"].is_string()) {
        let refusal = Refusal::new(-32604, "Invalid request format");
        return json!({"jsonrpc": "2.0", "error": refusal.object()});
    }
    let id = call["id"].to_string();
    let method = call["method"].as_str().unwrap_or_default();
    if method == "unsubscribe" {
        open.remove(&id);
        return frame(&id, Ok(json!({"unsubscribe": "OK"})));
    }
    if open.contains_key(&id) {
        let message = format!("Invalid Request: Subscription for '{id}' already exists");
        return frame(&id, Err(Refusal::new(-32600, message)));
    }
    let params = &call["params"];
    let wanted = match (method, &params[0], params[1].as_u64()) {
        ("subscribe_to_transactions", first, _) if first.is_u64() => Wanted::Transactions {
            next: first.as_u64().unwrap_or_default(),
            events: params[1].as_bool().unwrap_or_default(),
        },
        ("subscribe_to_events", Value::String(key), Some(next)) => Wanted::Events {
            key: key.clone(),
            next,
        },
        ("subscribe_to_transactions" | "subscribe_to_events", ..) => {
            let message = format!("Invalid params for method '{method}'");
            return frame(&id, Err(Refusal::new(-32602, message)));
        }
        _ => return frame(&id, Err(Refusal::new(-32601, "Method not found"))),
    };
    open.insert(id.clone(), wanted);
    let latest = lock(&node.ledger).version();
    frame(
        &id,
        Ok(json!({"status": "OK", "transaction_version": latest})),
    )
}

/// What there is now that wasn't sent yet.
fn news(node: &Inner, wanted: &mut Wanted) -> Vec<Value> {
    let ledger = lock(&node.ledger);
    match wanted {
        Wanted::Transactions { next, events } => {
            let new = ledger.transactions().iter().skip(*next as usize);
            let new: Vec<_> = new.map(|one| without_events(one, *events)).collect();
            *next += new.len() as u64;
            new
        }
        Wanted::Events { key, next } => {
            let new: Vec<_> = ledger
                .events(key)
                .into_iter()
                .skip(*next as usize)
                .collect();
            *next += new.len() as u64;
            new
        }
    }
}
