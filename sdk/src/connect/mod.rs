//! Clients from addresses: the transport of each, and the usual layers around it.

mod address;
mod endpoints;
mod layers;
mod unusable;

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use futures_core::future::BoxFuture;
use futures_util::future::select_ok;
use tower::Layer;

use crate::chain::{Chain, ChainInfo, Client, EndpointLayer};
use crate::error::Error;
use crate::layer::{Cache, CircuitBreaker, Coalesce, NodeService, RateLimit, Retry};
use crate::message::SharedService;
use crate::rpc::Rpc;
use address::Defaults;
use endpoints::Endpoints;
use layers::Layers;

type Connecting = BoxFuture<'static, Result<(), Error>>;

/// Builder of a client: its endpoints, credentials and layers. `C` is the client built.
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
///     .endpoint("https://other.example/rpc") // used while the first one fails
///     .chain_id(1) // neither is used unless it is this network's
///     .rate_limit(RateLimit::new().requests(25, 25)) // for each of the two
///     .timeout(Duration::from_secs(20)) // for a call, with all that is done for it
///     .connect()
///     .await?;
/// # Ok(()) }
/// ```
///
/// An address is `http://…`, `https://…`, `ws://…`, `wss://…`, or the path of a Unix socket, with a slash in it or ending in `.ipc`. What a
/// URL leaves out is the [`Chain`](crate::Chain)'s: the path, and the port where there is no TLS; so is what a socket speaks.
///
/// | setting | unless set | because |
/// | --- | --- | --- |
/// | [`retry`](Self::retry) | on, with [`Retry`]'s defaults | transient errors aren't the caller's business |
/// | [`circuit_breaker`](Self::circuit_breaker) | on with several endpoints, off with one | it is there to go elsewhere |
/// | [`timeout`](Self::timeout) | 60 s for each attempt | traces of whole blocks take that long |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s | a TLS handshake around the world takes one |
/// | [`max_response_bytes`](Self::max_response_bytes) | 256 MiB | a limit at all keeps a broken node from taking the memory |
/// | [`batch_limit`](Self::batch_limit) | that of the client's [`Chain`](crate::Chain) | its nodes refuse more |
/// | all else | off | it costs requests, or only the caller knows what fits |
#[must_use = "nothing is connected until `connect` is awaited"]
pub struct ClientBuilder<C = Rpc> {
    endpoints: Endpoints,
    layers: Layers,
    handle: Handle,
    client: PhantomData<fn() -> C>,
}

/// Settings of the client's handle, which apply before any layer.
#[derive(Default)]
struct Handle {
    timeout: Option<Duration>,
    batch_limit: Option<usize>,
    poll_interval: Option<Duration>,
}

impl<C: Client> ClientBuilder<C> {
    /// Creates a builder for the node at `address`.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            endpoints: Endpoints::new(address.into(), Defaults::of::<C>()),
            layers: Layers {
                endpoint: <C::Chain as Chain>::endpoint_layer(),
                ..Layers::default()
            },
            handle: Handle::default(),
            client: PhantomData,
        }
    }

    /// Adds another endpoint of the same network; see [`Failover`](crate::layer::Failover).
    pub fn endpoint(mut self, address: impl Into<String>) -> Self {
        self.endpoints.addresses.push(address.into());
        self
    }

    /// Adds another endpoint that is a service already, with a printable name: a transport with settings of its own.
    pub fn service<S: NodeService + Sync>(mut self, name: impl Into<String>, service: S) -> Self {
        let service = SharedService::new(service);
        self.endpoints.services.push((name.into(), service));
        self
    }

    #[cfg(feature = "net")]
    crate::transport::peer_setters!(endpoints.transport.peer);

    /// Sets the retry policy.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.layers.retry = Some(retry);
        self
    }

    /// Disables retries. With several endpoints, calls still move on to the next one.
    pub fn without_retry(mut self) -> Self {
        self.layers.retry = None;
        self
    }

    /// Sets the rate limit of each endpoint.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.layers.rate_limit = Some(limit);
        self
    }

    /// Sets the circuit breaker of each endpoint.
    pub fn circuit_breaker(mut self, breaker: CircuitBreaker) -> Self {
        self.layers.circuit_breaker = Some(breaker);
        self
    }

    /// Coalesces concurrent calls into batches.
    pub fn coalesce(mut self, coalesce: Coalesce) -> Self {
        self.layers.coalesce = Some(coalesce);
        self
    }

    /// Caches immutable results.
    pub fn cache(mut self, cache: Cache) -> Self {
        self.layers.cache = Some(cache);
        self
    }

    /// Sets the layer around each endpoint, in place of the one that the client's chain has.
    pub fn endpoint_layer(mut self, layer: EndpointLayer) -> Self {
        self.layers.endpoint = Some(layer);
        self
    }

    /// Adds a layer around all others, and around those added before: it sees each request of the client once, whatever is retried or sent
    /// elsewhere inside of it.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<SharedService, Service: NodeService + Sync> + Send + Sync + 'static,
    {
        self.layers.outer.push(EndpointLayer::new(layer));
        self
    }

    /// Leaves out the layer that the client's [chain](Chain::endpoint_layer) has around each endpoint.
    pub fn without_endpoint_layer(mut self) -> Self {
        self.layers.endpoint = None;
        self
    }

    /// Sets the result that each endpoint must return for `method` without parameters before it gets a call, as JSON:
    /// `"0x1"`, with its quotation marks, for `eth_chainId`. An endpoint with another result isn't used.
    pub fn identity(mut self, method: &'static str, expected: impl Into<String>) -> Self {
        self.layers.identity = Some((method, expected.into()));
        self
    }

    /// Sets how results of the identity's method are told to people.
    #[cfg(feature = "ethereum")]
    pub(crate) fn describe_identity(mut self, describe: crate::layer::Describe) -> Self {
        self.layers.describe = Some(describe);
        self
    }

    /// Hedges reads: tries a second endpoint too when the first exceeds its 95th percentile of latency, and takes the
    /// first valid response.
    pub fn hedge(mut self) -> Self {
        self.layers.hedge = true;
        self
    }

    /// Sets how many endpoints must return the same result for a read.
    pub fn quorum(mut self, endpoints: usize) -> Self {
        self.layers.quorum = endpoints;
        self
    }

    /// Sets how many blocks an endpoint may be behind the highest one: one that is further behind gets no calls while another can take them. Heights
    /// are asked for in the background while calls go through; see [`max_lag`](crate::layer::FailoverBuilder::max_lag).
    pub fn max_lag(mut self, blocks: u64) -> Self {
        self.layers.max_lag = Some(blocks);
        self
    }

    /// Opens a span for each call, see [`Trace`](crate::layer::Trace).
    #[cfg(feature = "trace")]
    pub fn trace(mut self) -> Self {
        self.layers.trace = true;
        self
    }

    /// Counts all calls, see [`Metrics`](crate::layer::Metrics).
    #[cfg(feature = "metrics")]
    pub fn metrics(mut self) -> Self {
        self.layers.metrics = true;
        self
    }

    /// Sets the timeout of a call as a whole: waiting, attempts, other endpoints.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.handle.timeout = Some(limit);
        self
    }

    /// Sets the timeout of connecting.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.endpoints.transport.connect_timeout = Some(limit);
        self
    }

    /// Sets the longest response accepted, in bytes after decompression.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.endpoints.transport.max_response_bytes = Some(limit);
        self
    }

    /// Sets the batch limit, for the caller's batches and for [`Coalesce`]; 0 for no batches.
    pub fn batch_limit(mut self, calls: usize) -> Self {
        self.handle.batch_limit = Some(calls);
        self
    }

    /// Sets the poll interval of subscriptions where the node can't push notifications; see
    /// [`Rpc::with_poll_interval`](crate::Rpc::with_poll_interval).
    pub fn poll_interval(mut self, interval: Duration) -> Self {
        self.handle.poll_interval = Some(interval);
        self
    }

    /// Builds the client. If all endpoints are WebSockets or Unix sockets they are connected now, until the first has
    /// succeeded; others connect at the first call.
    ///
    /// # Errors
    /// If an address or a setting is invalid, the system has no root certificates, or there are only sockets and none
    /// can be connected.
    pub async fn connect(self) -> Result<C, Error> {
        let (client, connecting) = self.assemble()?;
        if !connecting.is_empty() {
            // The others go on in the background.
            let connected = select_ok(connecting).await;
            connected
                .map_err(|error| error.with_refusals(ChainInfo::of::<C::Chain>().refusals()))?;
        }
        Ok(client)
    }

    /// Builds the client. Pending connections are only returned if all endpoints have one: with HTTP among them, they
    /// are made at the first call.
    pub(crate) fn assemble(self) -> Result<(C, Vec<Connecting>), Error> {
        self.layers.check(ChainInfo::of::<C::Chain>())?;
        let limits = <C::Chain as Chain>::BATCH_LIMITS;
        // Only sockets split what exceeds the limit, so that HTTP's counts where both are used.
        let chain_limit = self.endpoints.are_sockets().then_some(limits.socket);
        let (endpoints, connecting) = self.endpoints.open()?;
        let rpc = Rpc::new(self.layers.around(endpoints)?).with_chain::<C::Chain>();
        let rpc = match self.handle.batch_limit.or(chain_limit) {
            Some(calls) => rpc.with_batch_limit(calls),
            None => rpc,
        };
        let rpc = match self.handle.timeout {
            Some(limit) => rpc.with_timeout(limit),
            None => rpc,
        };
        let rpc = match self.handle.poll_interval {
            Some(interval) => rpc.with_poll_interval(interval),
            None => rpc,
        };
        Ok((rpc.into(), connecting))
    }
}

impl Rpc {
    /// Creates a handle to `address` with the defaults of [`ClientBuilder`].
    ///
    /// # Errors
    /// As for [`ClientBuilder::connect`].
    pub async fn connect(address: &str) -> Result<Self, Error> {
        ClientBuilder::new(address).connect().await
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}
