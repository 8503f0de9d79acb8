//! HTTP: one POST a request, over connections that are kept. JSON-RPC goes to the address itself, a call of an
//! [endpoint](crate::Wire::Endpoint) to its name below it, as JSON or as [portable storage](crate::Wire::Epee):
//! `POST <address>/get_blockchain_state`, `POST <address>/getblocks.bin`. Bodies are never sent in chunks, which some nodes take for
//! empty ones.
//!
//! - HTTP/2 where an `https` server offers it, gzip where a server has it, TLS by rustls.
//! - Limits that hold unless changed: ten seconds to connect, sixty from sending to the last byte of the answer, 256 MiB for an
//!   answer after decompression.
//! - The status is handed on with the body, which is always read: nodes send answers with 4xx and 5xx too.
//! - Redirects aren't followed. A node doesn't redirect; who does may be after the credentials, and a POST that is repeated
//!   elsewhere may be one too many.
//! - Proxies come from the environment as usual (`HTTPS_PROXY`, `NO_PROXY`, …), but not for a node on this machine.

mod builder;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use url::Url;

pub use super::JwtSecret;
pub use builder::HttpBuilder;

use super::peer::{Peer, retry_after};
use super::{Request, Response};
use crate::error::{Error, Failure};
use crate::method::Wire;
use crate::transport::service_items;
use crate::wire::{is_epee, is_json_rpc};

/// What is set aside for an answer before its bytes are there, at most: a server may announce more than it sends.
const FIRST_ALLOCATION: usize = 1 << 20;

/// The HTTP transport. Cloning is cheap; clones share the connections.
///
/// `Debug` shows the address without what may be secret in it.
#[derive(Clone, Debug)]
pub struct Http {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    client: reqwest::Client,
    peer: Peer,
    timeout: Duration,
    max_answer_bytes: u64,
    /// Whether the server has ever answered.
    answered: AtomicBool,
}

impl Http {
    /// Settings for the node at `url`, with careful defaults. User and password in the URL become a header.
    pub fn builder(url: &str) -> HttpBuilder {
        HttpBuilder::new(url)
    }

    /// Where it sends to, in a form that may be printed.
    pub(crate) fn peer(&self) -> String {
        self.shared.peer.endpoint.to_string()
    }
}

impl tower::Service<Request> for Http {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        async move { shared.exchange(request).await }.boxed()
    }
}

impl Shared {
    async fn exchange(&self, request: Request) -> Result<Response, Error> {
        if request.opening().is_some() {
            return Err(Error::no_subscriptions());
        }
        let content_type = match is_epee(request.wire()) {
            true => "application/octet-stream",
            false => "application/json",
        };
        let mut post = self
            .client
            .post(self.url(&request)?)
            .timeout(request.timeout().unwrap_or(self.timeout))
            .header(CONTENT_TYPE, HeaderValue::from_static(content_type))
            .body(request.body().clone());
        if let Some(credentials) = self.peer.authorization()? {
            post = post.header(AUTHORIZATION, credentials);
        }
        // They replace what is there of the same names.
        post = post.headers(request.headers().clone());
        let mut answer = post.send().await.map_err(|error| self.failure(error))?;
        self.answered.store(true, Ordering::Relaxed);
        let head = Response::new(Vec::new())
            .with_status(answer.status().as_u16())
            .with_retry_after(retry_after(answer.headers()));
        Ok(head.with_body(self.read(&mut answer).await?))
    }

    /// Where a request goes: below the address, if it is a call of an endpoint.
    fn url(&self, request: &Request) -> Result<Url, Error> {
        let mut url = self.peer.endpoint.url().clone();
        let Some(call) = request.single().filter(|_| !is_json_rpc(request.wire())) else {
            return Ok(url);
        };
        let method = call.method();
        let refused = |why: String| Err(Error::config(why).of(call.static_method(), call.safety()));
        if request.wire() == Wire::Daemon {
            return refused(format!(
                "`{method}` is a command of a daemon, which has no HTTP: connect to its WebSocket, with \
                 `Socket::ws(\"wss://…\").dialect(Dialect::CHIA_DAEMON)`"
            ));
        }
        // They are steps in a path, however they are written.
        if matches!(method, "" | "." | "..") {
            return refused(format!("`{method}` can't be the name of an endpoint"));
        }
        // Fails only for URLs without a host, which URLs of these schemes always have.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(method);
        }
        Ok(url)
    }

    /// The whole body, as long as it stays within the limit: counted as it is decompressed, so that a small body can't grow large.
    async fn read(&self, answer: &mut reqwest::Response) -> Result<Vec<u8>, Error> {
        let announced = answer.content_length().unwrap_or(0);
        if announced > self.max_answer_bytes {
            return Err(Error::too_large(self.max_answer_bytes));
        }
        let announced = usize::try_from(announced).unwrap_or(usize::MAX);
        let mut body = Vec::with_capacity(announced.min(FIRST_ALLOCATION));
        while let Some(chunk) = answer.chunk().await.map_err(|error| self.failure(error))? {
            if (body.len() + chunk.len()) as u64 > self.max_answer_bytes {
                return Err(Error::too_large(self.max_answer_bytes));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    fn failure(&self, error: reqwest::Error) -> Error {
        let (connect, timeout) = (error.is_connect(), error.is_timeout());
        // The URL goes, because its path and query may hold a key.
        let error = error.without_url();
        let unanswered = !connect && !self.answered.load(Ordering::Relaxed);
        let advice = self.peer.advice(&error, unanswered);
        Failure::new(error)
            .connect(connect)
            .timeout(timeout)
            .peer(&self.peer.endpoint)
            .advice(advice)
            .into()
    }
}
