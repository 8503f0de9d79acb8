//! The untyped handle that every client holds.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tower::util::BoxCloneSyncService;
use tower::{Service, ServiceExt};

use crate::batch::{Batch, BatchStream, IntoCall, OutputOf, Tuple};
use crate::call::Call;
use crate::error::{BoxError, Error, Kind};
use crate::method::{Method, Notify, Safety};
use crate::raw::RawJson;
use crate::transport::{Entry, Request, Response};
use crate::wire::jsonrpc::notified;

/// What most nodes take in one batch. The compiler evaluates it, so that a zero would not build.
const BATCH_LIMIT: NonZeroUsize = NonZeroUsize::new(100).unwrap();

/// A connection to a node, or whatever answers like one. Cloning is cheap; clones share the connection.
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
    batch_limit: NonZeroUsize,
    timeout: Option<Duration>,
    destination: Option<Cow<'static, str>>,
    #[cfg(feature = "layers")]
    poll_interval: Duration,
}

struct Shared {
    service: BoxCloneSyncService<Request, Response, BoxError>,
    next_id: AtomicU64,
}

impl Rpc {
    /// Sends through `service`: a transport, or a transport in layers.
    pub fn new<S>(service: S) -> Self
    where
        S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
    {
        let service = BoxCloneSyncService::new(service.map_err(Into::into));
        let next_id = AtomicU64::new(1);
        Self {
            shared: Arc::new(Shared { service, next_id }),
            batch_limit: BATCH_LIMIT,
            timeout: None,
            destination: None,
            #[cfg(feature = "layers")]
            poll_interval: Duration::from_secs(2),
        }
    }

    /// Sends over HTTP to `url` with the defaults of [`Http`](crate::transport::http::Http). Nothing is sent yet.
    ///
    /// # Errors
    /// When `url` isn't an `http` or `https` URL, or the system has no certificates to check an `https` server with.
    #[cfg(feature = "http")]
    pub fn http(url: &str) -> Result<Self, Error> {
        crate::transport::http::Http::builder(url)
            .build()
            .map(Self::new)
    }

    /// The same with at most `limit` calls in one batch; 100 is the default.
    #[must_use]
    pub fn with_batch_limit(self, limit: NonZeroUsize) -> Self {
        Self {
            batch_limit: limit,
            ..self
        }
    }

    /// The same with a time limit for calls that have none of their own, instead of the transport's.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self {
            timeout: Some(timeout),
            ..self
        }
    }

    /// The same for a service behind the one at the address, by its name, such as `chia_full_node` behind Chia's daemon: all requests of
    /// this handle go there, but for those that name another destination. The connection is shared with the handle that it is made of.
    #[must_use]
    pub fn with_destination(self, destination: impl Into<Cow<'static, str>>) -> Self {
        Self {
            destination: Some(destination.into()),
            ..self
        }
    }

    /// The same with another interval at which subscriptions ask for what is new where the node can't tell by itself, as over HTTP, at
    /// least 1 ms; 2 s is the default.
    #[cfg(feature = "layers")]
    #[must_use]
    pub fn with_poll_interval(self, interval: Duration) -> Self {
        Self {
            // Zero would ask without a rest.
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
        let response = self.send(Request::notification(N::NAME, &params)).await;
        response.and_then(|response| notified(&response)).map_err(of)
    }

    /// A call of any method, to be awaited.
    pub fn call<M: Method>(&self, method: M) -> Call<M> {
        Call::new(self.clone(), method)
    }

    /// A tuple of up to twelve calls in one request, to be awaited as a tuple of their values. Only JSON-RPC calls can share a request;
    /// others go in one each, several at once.
    pub fn batch<T: Tuple>(&self, calls: T) -> Batch<T> {
        Batch::new(self.clone(), calls)
    }

    /// Any number of calls of one method, in as few requests as the batch limit allows, one after the other and only as the
    /// stream is read. The results come in the order of the calls; a call that fails takes no other with it.
    pub fn batch_all<'a, I>(&self, calls: I) -> BatchStream<'a, OutputOf<I::Item>>
    where
        I: IntoIterator<Item: IntoCall, IntoIter: Send + 'a>,
    {
        BatchStream::new(self.clone(), calls.into_iter())
    }

    /// Sends what is already written. Layers apply as to any call.
    ///
    /// # Errors
    /// When no answer came back.
    pub async fn send(&self, request: Request) -> Result<Response, Error> {
        let safety = request.safety();
        let method = request.single().and_then(Entry::static_method);
        let timeout = request.timeout().or(self.timeout);
        let request = match &self.destination {
            Some(name) if request.destination().is_none() => request.with_destination(name.clone()),
            _ => request,
        };
        #[cfg(feature = "layers")]
        request.check_headers()?;
        let service = self.shared.service.clone();
        let answer = service.oneshot(request.with_timeout(timeout)).await;
        answer.map_err(|error| Error::transport(error).of(method, safety))
    }

    /// The interval at which subscriptions ask for what is new where the node can't tell by itself.
    #[cfg(feature = "layers")]
    pub fn poll_interval(&self) -> Duration {
        self.poll_interval
    }

    /// The same with the destination of another handle, be it none.
    pub(crate) fn with_destination_of(self, other: &Self) -> Self {
        let destination = other.destination.clone();
        Self {
            destination,
            ..self
        }
    }

    pub(crate) fn batch_limit(&self) -> usize {
        self.batch_limit.get()
    }

    /// An id that no other call over this connection has; greater than those before.
    pub(crate) fn next_id(&self) -> u64 {
        self.shared.next_id.fetch_add(1, Ordering::Relaxed)
    }
}

impl fmt::Debug for Rpc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rpc")
            .field("batch_limit", &self.batch_limit)
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
