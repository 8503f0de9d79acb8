//! The untyped handle behind every client.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;
use tower::Service;

use crate::batch::{Batch, BatchStream, IntoCall, OutputOf, Tuple};
use crate::call::Call;
use crate::chain::Chain;
use crate::chain_info::ChainInfo;
use crate::error::{BoxError, Error, Kind};
use crate::message::SharedService;
use crate::method::{Method, Notify, Safety};
use crate::raw::RawJson;
use crate::raw_call::RawCall;
use crate::transport::{Entry, Request, Response};
use crate::wire::JSONRPC;
use crate::wire::jsonrpc::notified;

/// A handle to a node's connection. Cloning is cheap; clones share the connection.
///
/// Any [`tower::Service`] will do, so layers fit around a transport:
///
/// ```
/// # #[cfg(feature = "http")]
/// # fn main() -> Result<(), polyrpc::Error> {
/// use polyrpc::{Rpc, transport::http::Http};
/// use tower::util::MapRequestLayer;
/// use tower::{Layer, ServiceExt};
///
/// let node = Http::builder("http://localhost:8545").build()?;
/// let logged = MapRequestLayer::new(|request| { println!("{request:?}"); request }).layer(node);
/// let rpc = Rpc::new(logged);
/// # Ok(()) }
/// # #[cfg(not(feature = "http"))]
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct Rpc {
    shared: Arc<Shared>,
    chain: &'static ChainInfo,
    batch_limit: Option<usize>,
    timeout: Option<Duration>,
    destination: Option<Cow<'static, str>>,
    #[cfg(feature = "layers")]
    poll_interval: Duration,
}

struct Shared {
    service: SharedService,
    next_id: AtomicU64,
}

impl Rpc {
    /// Creates a handle that sends through `service`: a transport, or a transport in layers.
    pub fn new<S>(service: S) -> Self
    where
        S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
    {
        Self::with_ids_from(1, SharedService::new(service))
    }

    /// Creates a handle whose calls have ids from `first` on: that of a layer, which calls beside a client over the same connection.
    pub(crate) fn with_ids_from(first: u64, service: SharedService) -> Self {
        let next_id = AtomicU64::new(first);
        Self {
            shared: Arc::new(Shared { service, next_id }),
            chain: ChainInfo::PLAIN,
            batch_limit: None,
            timeout: None,
            destination: None,
            #[cfg(feature = "layers")]
            poll_interval: Duration::from_secs(2),
        }
    }

    /// Creates a handle that sends over HTTP to `url`, with the defaults of [`Http`](crate::transport::http::Http).
    /// Doesn't connect yet.
    ///
    /// # Errors
    /// If `url` isn't an `http` or `https` URL, or the system has no root certificates for an `https` server.
    #[cfg(feature = "http")]
    pub fn http(url: &str) -> Result<Self, Error> {
        crate::transport::http::Http::builder(url)
            .build()
            .map(Self::new)
    }

    /// Returns a handle for nodes of the chain `C`, whose facts the layers and transports then read from its requests.
    /// [`client!`](crate::client) does this in the client's `new`; without it nothing special is assumed of the nodes.
    #[must_use]
    pub fn with_chain<C: Chain>(self) -> Self {
        Self {
            chain: ChainInfo::of::<C>(),
            ..self
        }
    }

    /// Returns a handle with this limit of calls per batch, in place of its chain's. With 0 each call has a request of its
    /// own.
    #[must_use]
    pub fn with_batch_limit(self, calls: usize) -> Self {
        Self {
            batch_limit: Some(calls),
            ..self
        }
    }

    /// Returns a handle whose calls default to this timeout, instead of the transport's.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self {
            timeout: Some(timeout),
            ..self
        }
    }

    /// Returns a handle whose requests go to the named service behind the node, such as `chia_full_node` behind Chia's
    /// daemon, unless they name another destination. It shares the connection of the original.
    #[must_use]
    pub fn with_destination(self, destination: impl Into<Cow<'static, str>>) -> Self {
        Self {
            destination: Some(destination.into()),
            ..self
        }
    }

    /// Returns a handle whose subscriptions poll at this interval where the node can't push notifications, as over
    /// HTTP; at least 1 ms, 2 s by default.
    #[cfg(feature = "layers")]
    #[must_use]
    pub fn with_poll_interval(self, interval: Duration) -> Self {
        Self {
            // Zero would poll without a pause.
            poll_interval: interval.max(Duration::from_millis(1)),
            ..self
        }
    }

    /// A subscription of any kind, to be awaited: the error is that the node can't be reached or refuses, or that the transport has no
    /// subscriptions and the stream no substitute for them.
    #[cfg(feature = "layers")]
    pub fn subscribe<S: crate::Subscribe>(&self, what: S) -> crate::SubscribeCall<S> {
        crate::SubscribeCall::new(self.clone(), what)
    }

    /// Sends a notification: the node doesn't answer it, so nobody learns what became of it.
    ///
    /// # Errors
    /// When it can't be written as JSON, or handed on: when there is no connection, or an HTTP server refuses it by its status.
    pub async fn notify<N: Notify>(&self, notification: N) -> Result<(), Error> {
        let params = serde_json::to_string(&notification).and_then(RawJson::new);
        let of = |error: Error| error.of(Some(N::NAME), Safety::Write);
        let params = params.map_err(|error| of(Kind::from(error).into()))?;
        let request = Request::notification(&JSONRPC, N::NAME, &params).map_err(of)?;
        let response = self.send(request).await;
        response
            .and_then(|response| notified(&response))
            .map_err(of)
    }

    /// Creates a call of any method, to be awaited.
    pub fn call<M: Method>(&self, method: M) -> Call<M> {
        Call::new(self.clone(), method)
    }

    /// Creates a call of a method by its name, for methods that no document describes, to be awaited for the result's JSON. Parameters are a tuple,
    /// a list, an object, or `()` for none. It is sent by JSON-RPC unless [`wire`](RawCall::wire) says otherwise.
    pub fn call_raw(
        &self,
        method: impl Into<Cow<'static, str>>,
        params: impl Serialize,
    ) -> RawCall {
        RawCall::new(self.clone(), method, params)
    }

    /// Creates a batch of up to twelve calls in one request, to be awaited for a tuple of their values. Only JSON-RPC
    /// calls can share a request; others go in one each, concurrently.
    pub fn batch<T: Tuple>(&self, calls: T) -> Batch<T> {
        Batch::new(self.clone(), calls)
    }

    /// Streams the results of any number of calls of one method, in as few requests as the batch limit allows, one
    /// after the other and only as the stream is polled. The results come in the order of the calls; a failed call
    /// fails only itself.
    pub fn batch_all<'a, I>(&self, calls: I) -> BatchStream<'a, OutputOf<I::Item>>
    where
        I: IntoIterator<Item: IntoCall, IntoIter: Send + 'a>,
    {
        BatchStream::new(self.clone(), calls.into_iter())
    }

    /// Sends an encoded request. Layers apply as to any call.
    ///
    /// # Errors
    /// If no response arrived.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        self.sending(Ok(request)).await
    }

    /// Completes a request by the handle's settings; the future sends it, or is its error.
    pub(crate) fn sending(
        &self,
        mut request: Result<Request, Error>,
    ) -> impl Future<Output = Result<Response, Error>> + use<> {
        let (mut method, mut safety, mut chain) = (None, Safety::Read, self.chain);
        if let Ok(request) = &mut request {
            self.complete(request);
            method = request.single().and_then(Entry::static_method);
            (safety, chain) = (request.safety(), request.chain());
        }
        let shared = Arc::clone(&self.shared);
        async move {
            let request = request?;
            #[cfg(feature = "layers")]
            request.check_headers()?;
            match shared.service.send(request).await {
                Ok(response) => Ok(response.with_chain(chain)),
                Err(error) => Err(error.of(method, safety).with_refusals(chain.refusals())),
            }
        }
    }

    fn complete(&self, request: &mut Request) {
        request.timeout = request.timeout.or(self.timeout);
        let parts = request.parts_mut();
        if parts.destination.is_none() {
            parts.destination.clone_from(&self.destination);
        }
        parts.chain.get_or_insert(self.chain);
        parts.batch_limit = self.batch_limit.or(parts.batch_limit);
    }

    /// The poll interval of subscriptions where the node can't push notifications.
    #[cfg(feature = "layers")]
    pub fn poll_interval(&self) -> Duration {
        self.poll_interval
    }

    /// Returns a handle with the destination of another, or none if that has none.
    pub(crate) fn with_destination_of(self, other: &Self) -> Self {
        let destination = other.destination.clone();
        Self {
            destination,
            ..self
        }
    }

    /// The facts of the node's chain.
    pub fn chain(&self) -> &'static ChainInfo {
        self.chain
    }

    /// The limit of calls per batch; 0 for no batches.
    pub(crate) fn batch_limit(&self) -> usize {
        self.batch_limit.unwrap_or(self.chain.batch_limits.http)
    }

    /// Returns an id unique on this connection, greater than those before.
    pub(crate) fn next_id(&self) -> u64 {
        self.shared.next_id.fetch_add(1, Ordering::Relaxed)
    }
}

impl AsRef<Self> for Rpc {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for Rpc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rpc")
            .field("chain", &self.chain.name)
            .field("batch_limit", &self.batch_limit())
            .field("timeout", &self.timeout)
            .field("destination", &self.destination)
            .finish_non_exhaustive()
    }
}

#[cfg(all(test, feature = "layers"))]
mod tests {
    use tower::service_fn;

    use super::*;

    #[test]
    fn it_never_asks_without_a_rest() {
        let node = service_fn(|_: Request| async { Ok::<_, Error>(Response::new("")) });
        let rpc = Rpc::new(node).with_poll_interval(Duration::ZERO);
        assert_eq!(rpc.poll_interval(), Duration::from_millis(1));
    }
}
