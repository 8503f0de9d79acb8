//! Retries, rate limits and other middleware between a client and its transport, each a [`tower::Layer`].
//!
//! Put them around a transport with [`tower::ServiceBuilder`], the outermost first, and give the whole to
//! [`Rpc::new`](crate::Rpc::new). They know the calls in a [`Request`] by name, [`Safety`](crate::Safety) and parameters, and take
//! batches apart where they must. The order that most want:
//!
//! ```
//! # #[cfg(feature = "http")]
//! # fn main() -> Result<(), polyrpc::Error> {
//! use polyrpc::layer::{Cache, CircuitBreaker, Coalesce, RateLimit, Retry};
//! use polyrpc::{Rpc, transport::http::Http};
//! use tower::ServiceBuilder;
//!
//! let service = ServiceBuilder::new()
//!     .layer(Cache::new()) // a hit needs nothing of the rest
//!     .layer(Coalesce::new()) // so that a batch is retried and counted as one
//!     .layer(Retry::new()) // so that each attempt takes its tokens
//!     .layer(RateLimit::new().requests(25, 25))
//!     .layer(CircuitBreaker::new()) // so that only what was sent counts
//!     .service(Http::builder("http://localhost:8545").build()?);
//! let rpc = Rpc::new(service);
//! # Ok(()) }
//! # #[cfg(not(feature = "http"))]
//! # fn main() {}
//! ```
//!
//! With several endpoints, a [`Failover`] stands in the place of the transport; each of its endpoints has a rate limit and a circuit
//! breaker of its own, and the retries go around it. `Trace` and `Metrics` go outside of all for the caller's view, or inside of the
//! retries for each attempt. Any other layer of `tower` fits too; this one adds W3C's `traceparent` to each request:
//!
//! ```
//! # fn current() -> &'static str { "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }
//! use polyrpc::transport::Request;
//! use tower::util::MapRequestLayer;
//!
//! let traced = MapRequestLayer::new(|request: Request| {
//!     request.clone().with_header("traceparent", current()).unwrap_or(request)
//! });
//! # let _ = tower::Layer::layer(&traced, ());
//! ```
//!
//! # What is retried
//!
//! By [`Retry`] to the same endpoint and by [`Failover`] to the next one. A read here is every call that may be sent twice:
//! [`Safety::Read`](crate::Safety::Read) and [`Safety::Idempotent`](crate::Safety::Idempotent).
//!
//! | what happened | a read | a write, the opening of a subscription |
//! | --- | --- | --- |
//! | no connection; held back by a rate limit or a circuit breaker | yes | yes: it was never sent |
//! | the connection broke, a timeout | yes | no: the node may have seen it |
//! | 429, 502, 503, 504 | yes | no: the status may come from behind the node as well as from before it |
//! | a status by which a node itself refuses: 400, 413; where calls have paths of their own 404, 405, 500 | no: it would fail again | no |
//! | another status without a response, an invalid response | only to another endpoint | no |
//! | an error object that says "too many requests" ([`Error::is_rate_limit`](crate::Error::is_rate_limit)) | yes | no |
//! | an error object or a result's status that says "busy" ([`Error::is_busy`](crate::Error::is_busy)) | yes | no |
//! | a response of an older state than is known ([`Error::is_stale`](crate::Error::is_stale)) | yes | no |
//! | another error object, such as a revert | no: it is the response | no |
//! | too few endpoints for a quorum, where those that responded agree | yes | sent to one only |
//! | a response that is too long, or has another form than promised | no: it would fail again | no |
//!
//! Where a call that isn't a read was sent again because its response was lost, and is then refused, the refusal may be due to the first
//! attempt. If the [`Chain`](crate::Chain::repeated) knows that it is, the call succeeds: Ethereum's `already known` of a transaction
//! becomes its hash. Any other error says that the first attempt may have gone through, and
//! [`reached_server`](crate::Error::reached_server) is [`Maybe`](crate::Reached::Maybe).
//!
//! A notification is never retried: it has no response that would confirm it.
//!
//! # Defaults
//!
//! | layer | default | because |
//! | --- | --- | --- |
//! | [`Retry`] | 4 attempts, 100 ms doubling up to 10 s, full jitter | transient errors pass in the first second or outlast the caller; without jitter, clients that failed together come back together |
//! | | `Retry-After` up to 60 s | the rate limits of services are by the second or the minute |
//! | | a budget of 10 a second and a fifth of the requests | finagle's and tower's: in an outage the load grows by a fifth, not fourfold |
//! | [`RateLimit`] | no limit, each method costs 1 | only the caller knows the contract |
//! | [`CircuitBreaker`] | opens for 5 s when half of at least 20 calls in 10 s failed | an outage shows in seconds; a few lost calls in a quiet hour are none |
//! | [`Coalesce`] | reads, 2 ms, up to the batch limit of the chain | little beside a round trip over the Internet |
//! | [`Failover`] | in the order of adding, until another scores twice as well; no hedging, no quorum, no check, no limit of lag | the last four cost requests, or need to know the network |
//! | [`Cache`] | 10,000 results, 64 MiB, only by block hash | only the caller knows what is final |
//!
//! # Timeouts
//!
//! A request's timeout ([`Call::timeout`](crate::Call::timeout), [`Rpc::with_timeout`](crate::Rpc::with_timeout)) covers all
//! that a layer does for it: waiting, attempts, other endpoints. The remaining time is passed on as the timeout. A request
//! without one has the transport's own timeout for each attempt.

mod body_header;
mod breaker;
mod cache;
mod coalesce;
mod deadline;
mod failover;
#[cfg(feature = "metrics")]
mod metrics;
mod rate;
mod repeat;
mod retry;
#[cfg(test)]
mod tests;
#[cfg(feature = "trace")]
mod trace;

pub use body_header::{BodyHeader, BodyHeaderService};
pub use breaker::{CircuitBreaker, CircuitBreakerService};
pub use cache::{Cache, CacheService, Keep};
pub use coalesce::{Coalesce, CoalesceService};
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
pub(crate) use failover::{Describe, no_head_query};
pub use failover::{Failover, FailoverBuilder};
#[cfg(feature = "metrics")]
pub use metrics::{Metrics, MetricsService, names as metric_names};
pub use rate::{RateLimit, RateLimitService};
pub use retry::{Retry, RetryService};
#[cfg(feature = "trace")]
pub use trace::{Trace, TraceService};

use tower::{Service, ServiceExt};

use crate::error::{BoxError, Error};
use crate::transport::{Request, Response};
use deadline::Deadline;

/// A service that a layer can wrap: any that an [`Rpc`](crate::Rpc) could send through, if it can be cloned.
pub trait NodeService:
    Service<Request, Response = Response, Error: Into<BoxError>, Future: Send> + Clone + Send + 'static
{
}

impl<S> NodeService for S where
    S: Service<Request, Response = Response, Error: Into<BoxError>, Future: Send>
        + Clone
        + Send
        + 'static
{
}

/// Takes the ready service, leaving a clone behind that isn't ready yet.
pub(crate) fn take_ready<S: Clone>(service: &mut S) -> S {
    let clone = service.clone();
    std::mem::replace(service, clone)
}

/// Waits until the service is ready and sends a request.
pub(crate) async fn send<S: NodeService>(
    service: &mut S,
    request: Request,
) -> Result<Response, Error> {
    let ready = service.ready().await.map_err(Error::transport)?;
    ready.call(request).await.map_err(Error::transport)
}
