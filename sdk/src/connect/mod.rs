//! Clients from addresses: the transport that each means, and the usual layers around it.

mod address;

use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroUsize;
use std::time::Duration;

use futures_core::future::BoxFuture;
use futures_util::future::select_ok;
use tower::util::BoxCloneSyncService;
use tower::{Layer, ServiceExt};

use crate::error::{BoxError, Error};
#[cfg(feature = "metrics")]
use crate::layer::Metrics;
#[cfg(feature = "trace")]
use crate::layer::Trace;
use crate::layer::{Cache, CircuitBreaker, Coalesce, Failover, NodeService, RateLimit, Retry};
use crate::raw::RawJson;
use crate::rpc::Rpc;
use crate::transport::{Request, Response};
use address::TransportSettings;

type Connecting = BoxFuture<'static, Result<(), Error>>;

type Boxed = BoxCloneSyncService<Request, Response, BoxError>;

/// Settings for a client: its endpoints, what it tells them, and what stands between. `C` is the client that comes of it.
///
/// ```no_run
/// # #[cfg(all(feature = "ethereum", feature = "http", feature = "ws"))]
/// # async fn run() -> Result<(), polyrpc::Error> {
/// use std::time::Duration;
///
/// use polyrpc::ethereum::Client;
/// use polyrpc::layer::RateLimit;
///
/// let eth = Client::builder("wss://node.example/ws")
///     .endpoint("https://other.example/rpc") // where calls go while the first one fails
///     .chain_id(1) // neither is used unless it is this network's
///     .rate_limit(RateLimit::new().requests(25, 25)) // for each of the two
///     .timeout(Duration::from_secs(20)) // for a call, with all that is done for it
///     .connect()
///     .await?;
/// # Ok(()) }
/// ```
///
/// An address is `http://…`, `https://…`, `ws://…`, `wss://…`, or the path of a Unix socket, with a slash in it or ending in `.ipc`.
///
/// | setting | unless set | because |
/// | --- | --- | --- |
/// | [`retry`](Self::retry) | on, with [`Retry`]'s defaults | what passes by itself isn't the caller's business |
/// | [`circuit_breaker`](Self::circuit_breaker) | on with several endpoints, off with one | it is there to go elsewhere |
/// | [`timeout`](Self::timeout) | 60 s for each attempt | traces of whole blocks take that long |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s | a TLS handshake around the world takes one |
/// | [`max_answer_bytes`](Self::max_answer_bytes) | 256 MiB | a limit at all keeps a broken node from taking the memory |
/// | [`batch_limit`](Self::batch_limit) | 100 calls | what most nodes take |
/// | all else | off | it costs requests, or only the caller knows what fits |
#[must_use = "nothing is connected until `connect` is awaited"]
pub struct ClientBuilder<C = Rpc> {
    addresses: Vec<String>,
    services: Vec<(String, Boxed)>,
    transport: TransportSettings,
    retry: Option<Retry>,
    rate_limit: Option<RateLimit>,
    circuit_breaker: Option<CircuitBreaker>,
    coalesce: Option<Coalesce>,
    cache: Option<Cache>,
    identity: Option<(&'static str, String)>,
    hedge: bool,
    quorum: usize,
    #[cfg(feature = "trace")]
    trace: bool,
    #[cfg(feature = "metrics")]
    metrics: bool,
    timeout: Option<Duration>,
    batch_limit: Option<NonZeroUsize>,
    poll_interval: Option<Duration>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Rpc>> ClientBuilder<C> {
    /// A client of the node at `address`.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            addresses: vec![address.into()],
            services: Vec::new(),
            transport: TransportSettings::default(),
            retry: Some(Retry::new()),
            rate_limit: None,
            circuit_breaker: None,
            coalesce: None,
            cache: None,
            identity: None,
            hedge: false,
            quorum: 1,
            #[cfg(feature = "trace")]
            trace: false,
            #[cfg(feature = "metrics")]
            metrics: false,
            timeout: None,
            batch_limit: None,
            poll_interval: None,
            client: PhantomData,
        }
    }

    /// Adds another endpoint of the same network; see [`Failover`].
    pub fn endpoint(mut self, address: impl Into<String>) -> Self {
        self.addresses.push(address.into());
        self
    }

    /// Adds another endpoint that is a service already, with a name that may be printed: a transport with settings of its own.
    pub fn service<S: NodeService + Sync>(mut self, name: impl Into<String>, service: S) -> Self {
        self.services.push((name.into(), boxed(service)));
        self
    }

    #[cfg(feature = "net")]
    crate::transport::peer_setters!(transport.peer);

    /// How calls are sent again when what failed may pass.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sends nothing again. With several endpoints, calls still go on to the next one.
    pub fn without_retry(mut self) -> Self {
        self.retry = None;
        self
    }

    /// How much may be asked of each endpoint in a second.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.rate_limit = Some(limit);
        self
    }

    /// When an endpoint is left alone for a while.
    pub fn circuit_breaker(mut self, breaker: CircuitBreaker) -> Self {
        self.circuit_breaker = Some(breaker);
        self
    }

    /// Sends calls of the same moment as one batch.
    pub fn coalesce(mut self, coalesce: Coalesce) -> Self {
        self.coalesce = Some(coalesce);
        self
    }

    /// Keeps answers that can't change.
    pub fn cache(mut self, cache: Cache) -> Self {
        self.cache = Some(cache);
        self
    }

    /// What each endpoint must answer to `method` without parameters before it gets a call, as JSON text: `"0x1"`, with its quotation
    /// marks, to `eth_chainId`. One that answers something else isn't used.
    pub fn identity(mut self, method: &'static str, expected: impl Into<String>) -> Self {
        self.identity = Some((method, expected.into()));
        self
    }

    /// Asks a second endpoint too when a read takes longer than 19 of 20 do, and takes the first good answer.
    pub fn hedge(mut self) -> Self {
        self.hedge = true;
        self
    }

    /// How many endpoints must answer a read with the same result.
    pub fn quorum(mut self, endpoints: usize) -> Self {
        self.quorum = endpoints;
        self
    }

    /// A span for each call, as [`Trace`](crate::layer::Trace) has it.
    #[cfg(feature = "trace")]
    pub fn trace(mut self) -> Self {
        self.trace = true;
        self
    }

    /// Counters and histograms of all calls, as [`Metrics`](crate::layer::Metrics) has them.
    #[cfg(feature = "metrics")]
    pub fn metrics(mut self) -> Self {
        self.metrics = true;
        self
    }

    /// The time for a call with all that is done for it: waiting, attempts, other endpoints.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// The time for making a connection.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.transport.connect_timeout = Some(limit);
        self
    }

    /// The length of the longest answer accepted, in bytes after decompression.
    pub fn max_answer_bytes(mut self, limit: usize) -> Self {
        self.transport.max_answer_bytes = Some(limit);
        self
    }

    /// How many calls go in one batch.
    pub fn batch_limit(mut self, calls: NonZeroUsize) -> Self {
        self.batch_limit = Some(calls);
        self
    }

    /// How often subscriptions ask for what is new where the node can't tell by itself; see
    /// [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval).
    pub fn poll_interval(mut self, interval: Duration) -> Self {
        self.poll_interval = Some(interval);
        self
    }

    /// Makes the client. Where all endpoints are WebSockets or Unix sockets they are connected now, until the first has succeeded; others
    /// connect at the first call.
    ///
    /// # Errors
    /// When an address or a setting can't be used, when the system has no certificates to check a server with, and when there are
    /// only sockets and none can be connected.
    pub async fn connect(self) -> Result<C, Error> {
        let (client, connecting) = self.assemble()?;
        if !connecting.is_empty() {
            // The others go on by themselves.
            select_ok(connecting).await?;
        }
        Ok(client)
    }

    /// Puts the client together. What is to be connected before its first call is only returned for all endpoints or none: where HTTP
    /// is one of them, the first call will do.
    pub(crate) fn assemble(self) -> Result<(C, Vec<Connecting>), Error> {
        let several = self.addresses.len() + self.services.len() > 1;
        let (mut endpoints, mut connecting) = (Vec::new(), Vec::new());
        for address in &self.addresses {
            let transport = self.transport.open(address)?;
            endpoints.push((transport.name, transport.service));
            connecting.extend(transport.connecting);
        }
        endpoints.extend(self.services);
        if connecting.len() < endpoints.len() {
            connecting.clear();
        }

        let usual = several.then(CircuitBreaker::new);
        let breaker = self.circuit_breaker.or(usual);
        for (_, service) in &mut endpoints {
            let limited = wrap(service.clone(), breaker.as_ref());
            let limit = self.rate_limit.as_ref().map(RateLimit::afresh);
            *service = wrap(limited, limit.as_ref());
        }
        let service = match (endpoints.pop(), &self.identity, self.quorum) {
            (Some((_, only)), None, 1) if endpoints.is_empty() => only,
            (last, identity, quorum) => {
                endpoints.extend(last);
                let mut failover = Failover::builder().quorum(quorum);
                if let Some((method, expected)) = identity {
                    let expected = RawJson::new(expected.as_str()).map_err(|error| {
                        Error::config(format!("what `{method}` must answer isn't JSON: {error}"))
                    })?;
                    failover = failover.identity(method, &expected);
                }
                if self.hedge {
                    failover = failover.hedge_at_p95();
                }
                for (name, service) in endpoints {
                    failover = failover.endpoint(name, service);
                }
                boxed(failover.build()?)
            }
        };
        let service = wrap(service, self.retry.as_ref());
        let service = wrap(service, self.coalesce.as_ref());
        let service = wrap(service, self.cache.as_ref());
        #[cfg(feature = "metrics")]
        let service = wrap(service, self.metrics.then(Metrics::new).as_ref());
        #[cfg(feature = "trace")]
        let service = wrap(service, self.trace.then(Trace::new).as_ref());

        let mut rpc = Rpc::new(service);
        if let Some(limit) = self.timeout {
            rpc = rpc.with_timeout(limit);
        }
        if let Some(calls) = self.batch_limit {
            rpc = rpc.with_batch_limit(calls);
        }
        if let Some(interval) = self.poll_interval {
            rpc = rpc.with_poll_interval(interval);
        }
        Ok((rpc.into(), connecting))
    }
}

impl Rpc {
    /// Sends to `address` with the defaults of [`ClientBuilder`].
    ///
    /// # Errors
    /// As [`ClientBuilder::connect`].
    pub async fn connect(address: &str) -> Result<Self, Error> {
        ClientBuilder::new(address).connect().await
    }
}

fn boxed<S: NodeService + Sync>(service: S) -> Boxed {
    BoxCloneSyncService::new(service.map_err(Into::into))
}

/// With the layer around it, if there is one.
fn wrap<L>(service: Boxed, layer: Option<&L>) -> Boxed
where
    L: Layer<Boxed, Service: NodeService + Sync>,
{
    match layer {
        Some(layer) => boxed(layer.layer(service)),
        None => service,
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}
