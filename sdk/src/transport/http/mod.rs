//! HTTP: one request for each call or batch, over connections that are kept. The address is a base URL, and the route is a rule of the
//! [wire](crate::wire): JSON-RPC is posted to the base URL joined with [`HttpBuilder::json_rpc_path`], or to the base URL itself if there
//! is none; calls of other wires go to the method's name below the base URL, `POST <base>/get_blockchain_state`,
//! `POST <base>/getblocks.bin`, `GET <base>/getinfo`. Bodies are never sent in chunks, which some nodes take for empty ones.
//!
//! - HTTP/2 where an `https` server offers it, gzip where a server has it, TLS by rustls.
//! - Limits that hold unless changed: ten seconds to connect, sixty from sending to the last byte of the response, 256 MiB for an
//!   answer after decompression.
//! - The status is handed on with the body, which is always read: nodes send answers with 4xx and 5xx too.
//! - Redirects aren't followed. A node doesn't redirect; who does may be after the credentials, and a POST that is repeated
//!   elsewhere may be one too many.
//! - Proxies come from the environment as usual (`HTTPS_PROXY`, `NO_PROXY`, …), but not for a node on this machine.

mod body;
mod builder;
mod connect;
#[cfg(feature = "digest")]
mod digest;
mod fault;
mod pool;
mod said;
mod target;
#[cfg(feature = "uploads")]
mod upload;

use std::fmt;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION,
    PROXY_AUTHORIZATION,
};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body as _, Incoming};
use hyper_util::client::legacy::Client;

pub use super::JwtSecret;
pub use builder::HttpBuilder;
#[cfg(feature = "uploads")]
pub(crate) use upload::Uploads;

use body::Body;
use connect::Connector;
#[cfg(feature = "digest")]
use digest::Digest;
use pool::{Fault, Outgoing, Pool};
use target::Target;

use super::peer::{Peer, retry_after};
use super::{Request, Response};
use crate::chain_info::ChainInfo;
use crate::error::{BoxError, Error, Failure, Origin};
use crate::transport::service_items;

/// The media type that most wires have.
const USUAL_MEDIA_TYPE: &str = "application/json";

/// The `User-Agent` header.
const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("polyrpc/", env!("CARGO_PKG_VERSION")));

/// How many times a request is sent again that an HTTP/2 server has refused without processing it.
const RESENDS: usize = 2;

/// The HTTP transport. Cloning is cheap; clones share the connections.
///
/// `Debug` shows the address without what may be secret in it.
#[derive(Clone, Debug)]
pub struct Http {
    shared: Arc<Shared>,
}

struct Shared {
    sender: Sender,
    connector: Connector,
    /// What every request has.
    headers: HeaderMap,
    peer: Peer,
    /// The address, safe to print.
    address: Arc<str>,
    timeout: Duration,
    max_response_bytes: u64,
    gzip: bool,
    /// Whether the server has ever answered.
    answered: AtomicBool,
}

/// What sends requests.
enum Sender {
    /// Where TLS may agree on HTTP/2.
    Client(Box<Client<Connector, Full<Bytes>>>),
    Pool(Pool),
    #[cfg(feature = "digest")]
    Digest(Digest),
}

impl Http {
    /// Settings for the node at `url`, with careful defaults. User and password in the URL become a header.
    pub fn builder(url: &str) -> HttpBuilder {
        HttpBuilder::new(url)
    }

    /// Where it sends to, in a form that may be printed.
    pub(crate) fn peer(&self) -> String {
        self.shared.address.as_ref().to_owned()
    }
}

impl tower::Service<Request> for Http {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        match self.shared.prepare(&request) {
            Ok(prepared) => Arc::clone(&self.shared).exchange(prepared).boxed(),
            Err(error) => ready(Err(error)).boxed(),
        }
    }
}

/// A request as HTTP has it. Boxed, since it goes through several futures, which are allocated fast as long as they are short.
#[derive(Clone)]
struct Prepared {
    target: Target,
    headers: HeaderMap,
    body: Bytes,
    limit: Duration,
    chain: &'static ChainInfo,
}

impl Prepared {
    /// Converts into a request in absolute form for a proxy, or in origin form.
    fn outgoing(self, is_proxied: bool) -> Outgoing {
        let mut request = http::Request::new(Full::new(self.body));
        let target = self.target.from(is_proxied);
        *request.method_mut() = target.method;
        *request.uri_mut() = target.uri;
        *request.headers_mut() = self.headers;
        request
    }
}

impl Shared {
    fn prepare(&self, request: &Request) -> Result<Box<Prepared>, Error> {
        if request.opening().is_some() {
            return Err(Error::no_subscriptions());
        }
        check_length(request)?;
        let target = Target::of(request, &self.peer.endpoint)?;
        Ok(Box::new(Prepared {
            headers: self.headers(request, &target)?,
            target,
            body: request.body().clone(),
            limit: request.timeout().unwrap_or(self.timeout),
            chain: request.chain(),
        }))
    }

    async fn exchange(self: Arc<Self>, prepared: Box<Prepared>) -> Result<Response, Error> {
        let limit = prepared.limit;
        match tokio::time::timeout(limit, self.respond(prepared)).await {
            Ok(outcome) => outcome,
            Err(elapsed) => {
                let failure = self.failure(false, true, elapsed.into());
                Err(failure.limit(Some(limit)).into())
            }
        }
    }

    /// The headers of a request: those that all have, with those that are its own.
    fn headers(&self, request: &Request, target: &Target) -> Result<HeaderMap, Error> {
        let mut headers = self.headers.clone();
        let media_type = request.wire().media_type();
        if !target.has_body() {
            headers.remove(CONTENT_TYPE);
        } else if media_type != USUAL_MEDIA_TYPE {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        }
        if let Some(credentials) = self.peer.authorization()? {
            headers.insert(AUTHORIZATION, credentials);
        }
        if let Some(credentials) = self.connector.proxy_authorization(&target.uri) {
            headers.insert(PROXY_AUTHORIZATION, credentials.clone());
        }
        if !request.headers().is_empty() {
            // They replace what is there of the same names.
            headers.extend(request.headers().clone());
        }
        Ok(headers)
    }

    /// Sends a request and reads the response.
    async fn respond(&self, prepared: Box<Prepared>) -> Result<Response, Error> {
        let chain = prepared.chain;
        match &self.sender {
            Sender::Client(client) => {
                let answer = Box::pin(self.send(client, &prepared)).await?;
                self.response(answer, chain).await
            }
            Sender::Pool(pool) => {
                let sent = pool.send(prepared).await;
                let (answer, session) = sent.map_err(|fault| self.fault(fault))?;
                let response = self.response(answer, chain).await?;
                pool.keep(session);
                Ok(response)
            }
            #[cfg(feature = "digest")]
            Sender::Digest(digest) => Box::pin(self.challenged(digest, &prepared)).await,
        }
    }

    #[cfg(feature = "digest")]
    async fn challenged(&self, digest: &Digest, prepared: &Prepared) -> Result<Response, Error> {
        let (answer, session) = digest.send(prepared).await.map_err(|fault| match fault {
            digest::Fault::Refused(why) => {
                Error::config(format!("the server's challenge can't be answered: {why}"))
            }
            digest::Fault::Connection(fault) => self.fault(fault),
        })?;
        let response = self.response(answer, prepared.chain).await?;
        digest.keep(session);
        Ok(response)
    }

    /// The response with its whole body.
    async fn response(
        &self,
        answer: http::Response<Incoming>,
        chain: &ChainInfo,
    ) -> Result<Response, Error> {
        self.answered.store(true, Ordering::Relaxed);
        let head = Response::new(Vec::new())
            .with_status(answer.status().as_u16())
            .with_retry_after(retry_after(answer.headers()))
            .with_extras(said::extras(answer.headers(), chain))
            .with_origin(self.origin(answer.headers()));
        let encoding = answer.headers().get(CONTENT_ENCODING);
        let gzip = self.gzip && encoding.is_some_and(|encoding| encoding == "gzip");
        let body = self.read(answer.into_body(), gzip).await?;
        Ok(head.with_body(body))
    }

    fn lost(&self, connect: bool, error: BoxError) -> Error {
        let timeout = fault::is_timeout(&*error);
        let limit = (connect && timeout).then(|| self.connector.timeout());
        self.failure(connect, timeout, error).limit(limit).into()
    }

    fn fault(&self, fault: Fault) -> Error {
        match fault {
            Fault::Connect(error) => self.lost(true, error),
            Fault::Lost(error) => self.lost(false, error),
        }
    }

    /// Sends a request, and again where the server refused it unprocessed (GOAWAY, REFUSED_STREAM).
    async fn send(
        &self,
        client: &Client<Connector, Full<Bytes>>,
        prepared: &Prepared,
    ) -> Result<http::Response<Incoming>, Error> {
        let mut resends = RESENDS;
        loop {
            // The client wants the whole URL, which names the server.
            let request = prepared.clone().outgoing(true);
            match client.request(request).await {
                Err(error) if resends > 0 && fault::is_unseen(&error) => resends -= 1,
                Err(error) => return Err(self.lost(error.is_connect(), error.into())),
                Ok(answer) => return Ok(answer),
            }
        }
    }

    /// The whole body, as long as it stays within the limit.
    async fn read(&self, mut arriving: Incoming, gzip: bool) -> Result<Vec<u8>, Error> {
        let announced = arriving.size_hint().exact();
        let mut body = Body::new(gzip, announced, self.max_response_bytes)?;
        let broken = |error: BoxError| match error.downcast() {
            Ok(ours) => *ours,
            Err(error) => self
                .failure(false, fault::is_timeout(&*error), error)
                .into(),
        };
        while let Some(frame) = arriving.frame().await {
            let frame = frame.map_err(|error| broken(error.into()))?;
            if let Some(bytes) = frame.data_ref() {
                body.push(bytes).map_err(broken)?;
            }
        }
        body.finish().map_err(broken)
    }

    fn origin(&self, headers: &HeaderMap) -> Origin {
        let location = headers.get(LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        let redirect = location.and_then(|to| self.peer.endpoint.redirect(to));
        Origin {
            peer: Some(Arc::clone(&self.address)),
            redirect: redirect.map(Into::into),
        }
    }

    fn failure(&self, connect: bool, timeout: bool, error: BoxError) -> Failure {
        let unanswered = !connect && !self.answered.load(Ordering::Relaxed);
        let explanation = self.peer.explain(&*error, unanswered && !timeout);
        Failure::new(error)
            .connect(connect)
            .timeout(timeout)
            .peer(&self.address)
            .explained(explanation)
    }
}

/// Fails if the body is longer than nodes of the request's chain take.
fn check_length(request: &Request) -> Result<(), Error> {
    let (length, chain) = (request.body().len(), request.chain());
    match chain.max_request_bytes {
        Some(limit) if length > limit => {
            let error = Error::config(format!(
                "the request has {length} bytes, and nodes of the chain `{}` take no more than {limit}: it isn't sent",
                chain.name
            ));
            Err(error.of_all(request))
        }
        _ => Ok(()),
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("peer", &self.peer)
            .field("timeout", &self.timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .finish_non_exhaustive()
    }
}
