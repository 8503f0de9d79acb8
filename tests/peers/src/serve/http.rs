//! The node over HTTP.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::answer;
use crate::traffic::ethereum as traffic;

/// Long results, by how many logs there are in them: made when they're first asked for.
type Logs = Arc<Mutex<HashMap<usize, Arc<str>>>>;

pub(super) async fn accept(listener: TcpListener) -> Result<()> {
    let logs = Logs::default();
    loop {
        let (tcp, _) = listener.accept().await?;
        tcp.set_nodelay(true)?;
        let logs = Arc::clone(&logs);
        let service = service_fn(move |request| respond(request, Arc::clone(&logs)));
        let mut server = hyper::server::conn::http1::Builder::new();
        let connection = server
            .pipeline_flush(true)
            .serve_connection(TokioIo::new(tcp), service);
        // A client that goes ends its connection, not the node.
        tokio::spawn(async move { drop(connection.await) });
    }
}

/// To `/` the balance of an account, to `/logs/5000` so many logs.
async fn respond(
    request: Request<Incoming>,
    logs: Logs,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let count = request
        .uri()
        .path()
        .strip_prefix("/logs/")
        .and_then(|count| count.parse().ok());
    let body = request.into_body().collect().await?.to_bytes();
    let mut out = Vec::new();
    match count {
        None => answer::write(&body, answer::BALANCE, &mut out),
        Some(count) => {
            let mut kept = logs.lock().unwrap_or_else(PoisonError::into_inner);
            let result = kept
                .entry(count)
                .or_insert_with(|| traffic::logs(count).into());
            answer::write(&body, result, &mut out);
        }
    }
    let mut response = Response::new(Full::new(out.into()));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/json"),
    );
    Ok(response)
}
