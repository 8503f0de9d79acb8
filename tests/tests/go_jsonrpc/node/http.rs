//! Requests over HTTP: calls, batches, upgrades to WebSockets and streams of bytes.

use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use super::rpc::{Call, Next, next, permissions, response};
use super::{Inner, Make, Refusal, Seen, lock, push, socket};

pub(super) type Page = Response<Full<Bytes>>;

/// The paths of the APIs.
const PATHS: [&str; 3] = ["/rpc/v0", "/rpc/v1", "/rpc/v2"];

pub(super) async fn serve(stream: TcpStream, node: Arc<Inner>) {
    let service = service_fn(move |request| {
        let node = Arc::clone(&node);
        async move { Ok::<_, Infallible>(answer(request, node).await) }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // Clients may leave whenever they like.
    _ = connection.with_upgrades().await;
}

pub(super) fn page(status: u16, body: impl Into<Bytes>) -> Page {
    let mut page = Response::new(Full::new(body.into()));
    *page.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    page
}

async fn answer(request: Request<Incoming>, node: Arc<Inner>) -> Page {
    let path = request.uri().path().to_owned();
    let header = request.headers().get(AUTHORIZATION);
    let authorization = header
        .map(HeaderValue::to_str)
        .and_then(Result::ok)
        .map(str::to_owned);
    let target = request.uri().to_string();
    let Some(may) = permissions(&node, authorization.as_deref(), request.uri().query()) else {
        return page(401, "");
    };
    if node.habits.is_full {
        return page(429, "");
    }
    if let Some(id) = path.rsplit_once("/push/").map(|(_, id)| id.to_owned()) {
        return push::answer(request, &id, &node).await;
    }
    if !PATHS.contains(&path.as_str()) {
        return page(404, "404 page not found\n");
    }
    let seen = Seen {
        path: target,
        authorization,
        socket: false,
        text: String::new(),
    };
    if request.headers().contains_key("sec-websocket-key") {
        return socket::upgrade(request, node, may, seen);
    }
    if request.method() != Method::POST {
        return page(405, "");
    }
    let body = match request.into_body().collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => return page(400, ""),
    };
    let text = String::from_utf8_lossy(&body).into_owned();
    lock(&node.seen).push(Seen {
        text: text.clone(),
        ..seen
    });
    if text.is_empty() {
        let refusal = Refusal::new(-32600, "Invalid request");
        return page(400, response(&Value::Null, &Err(refusal)));
    }
    match serde_json::from_str(&text) {
        Ok(Value::Array(calls)) => {
            let mut answers = Vec::new();
            for call in &calls {
                answers.extend(one(call, &node, &may).await.map(|(_, text)| text));
            }
            page(200, format!("[{}]", answers.join(",")))
        }
        Ok(call) => match one(&call, &node, &may).await {
            Some((status, text)) => page(status, text),
            None => page(200, ""),
        },
        Err(_) => {
            let refusal = Refusal::new(-32700, "Parse error");
            page(
                status(&refusal, node.habits.make),
                response(&Value::Null, &Err(refusal)),
            )
        }
    }
}

/// The response to a call, with its status; none to a notification.
async fn one(frame: &Value, node: &Arc<Inner>, may: &[&str]) -> Option<(u16, String)> {
    let (id, outcome) = match Call::read(frame) {
        Ok(call) => match next(node, &call, may, false).await {
            Next::Answer(outcome) => (call.id, outcome),
            Next::Never => std::future::pending().await,
            Next::Channel => (call.id, Ok(Value::Null)),
        },
        Err(refusal) => (Value::Null, Err(refusal)),
    };
    if id.is_null() && outcome.is_ok() {
        return None;
    }
    let status = outcome
        .as_ref()
        .err()
        .map_or(200, |refusal| status(refusal, node.habits.make));
    Some((status, response(&id, &outcome)))
}

fn status(refusal: &Refusal, make: Make) -> u16 {
    match (make, refusal.code) {
        (Make::Lotus, -32700 | -32601 | -32602 | 0) => 500,
        (Make::Lotus, -32600) | (Make::Forest, -32700) => 400,
        _ => 200,
    }
}
