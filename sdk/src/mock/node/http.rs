//! An HTTP connection, until it is upgraded to a WebSocket.

use std::future::pending;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::OnUpgrade;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::socket;
use crate::mock::answer::{Reply, answer};
use crate::mock::script::Script;
use crate::wire::serve::arrived;

type Upgrade = Arc<Mutex<Option<OnUpgrade>>>;

/// Serves a connection until either side closes it. A client that doesn't speak HTTP ends its own connection only.
pub(super) async fn serve(stream: TcpStream, script: Script) {
    // Without it, small responses may wait for the client's acknowledgement.
    let _ = stream.set_nodelay(true);
    let upgrade = Upgrade::default();
    let service = service_fn(|request| respond(&script, &upgrade, request));
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let _ = connection.with_upgrades().await;
    let upgrade = upgrade
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    if let Some(upgrade) = upgrade
        && let Ok(stream) = upgrade.await
    {
        socket::serve(stream, &script).await;
    }
}

async fn respond(
    script: &Script,
    upgrade: &Upgrade,
    mut request: Request<Incoming>,
) -> io::Result<Response<Full<Bytes>>> {
    if let Some(key) = websocket_key(request.headers()) {
        let accept = derive_accept_key(key);
        let on_upgrade = hyper::upgrade::on(&mut request);
        *upgrade.lock().unwrap_or_else(PoisonError::into_inner) = Some(on_upgrade);
        return response(StatusCode::SWITCHING_PROTOCOLS)
            .header(header::CONNECTION, "upgrade")
            .header(header::UPGRADE, "websocket")
            .header(header::SEC_WEBSOCKET_ACCEPT, accept)
            .body(Full::default())
            .map_err(io::Error::other);
    }
    let refusal = || response(StatusCode::METHOD_NOT_ALLOWED).body(Full::default());
    let is_get = request.method() == Method::GET;
    if !is_get && request.method() != Method::POST {
        return refusal().map_err(io::Error::other);
    }
    let path = request.uri().path().to_owned();
    let body = request.into_body().collect().await;
    let body = body.map_err(io::Error::other)?.to_bytes();
    let objects = script.lock().objects();
    let Some(asked) = arrived(is_get, &path, &body, |name| script.handlers(name), objects) else {
        return refusal().map_err(io::Error::other);
    };
    let content_type = asked.format.media_type();
    let answered = match answer(script, asked, None).await {
        Reply::Answers(text, _) => response(StatusCode::OK)
            .header(header::CONTENT_TYPE, content_type)
            .body(Full::new(text)),
        Reply::Status {
            status,
            body,
            retry_after,
        } => {
            let status = StatusCode::from_u16(status).map_err(io::Error::other)?;
            let mut head = response(status);
            if let Some(time) = retry_after {
                head = head.header(header::RETRY_AFTER, time.as_secs());
            }
            head.body(Full::new(body))
        }
        // hyper closes the connection silently on a service's error.
        Reply::Disconnect => return Err(io::ErrorKind::ConnectionAborted.into()),
        Reply::Stall => pending().await,
    };
    answered.map_err(io::Error::other)
}

fn response(status: StatusCode) -> http::response::Builder {
    Response::builder().status(status)
}

/// The key of a WebSocket upgrade request.
fn websocket_key(headers: &HeaderMap) -> Option<&[u8]> {
    let upgrade = headers.get(header::UPGRADE)?.to_str().ok()?;
    let key = headers.get(header::SEC_WEBSOCKET_KEY)?;
    upgrade
        .eq_ignore_ascii_case("websocket")
        .then(|| key.as_bytes())
}
