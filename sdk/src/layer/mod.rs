//! Retries, rate limits and what else belongs between a client and its transport: each a [`tower::Layer`] by itself.
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
//!     .layer(Cache::new()) // what it knows needs nothing of the rest
//!     .layer(Coalesce::new()) // so that a batch is retried and counted as one
//!     .layer(Retry::new()) // so that each attempt waits its turn
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
//! # What is sent again
//!
//! By [`Retry`] to the same endpoint and by [`Failover`] to the next one. A read here is every call that may be sent twice:
//! [`Safety::Read`](crate::Safety::Read) and [`Safety::Idempotent`](crate::Safety::Idempotent).
//!
//! | what happened | a read | a write, the opening of a subscription |
//! | --- | --- | --- |
//! | no connection; held back by a rate limit or a circuit breaker | yes | yes: it was never sent |
//! | the connection broke, no answer in time | yes | no: the node may have seen it |
//! | 429, 502, 503, 504 | yes | no: what answers may stand behind the node as well as before it |
//! | a status by which a node itself refuses: 400, 413; where calls have paths of their own 404, 405, 500 | no: it would come again | no |
//! | another status without an answer, a page that is none | only to another endpoint | no |
//! | an error object that says "too many requests" ([`RpcError::is_rate_limit`](crate::RpcError::is_rate_limit)) | yes | no |
//! | another error object, such as a revert | no: it is the answer | no |
//! | too few endpoints for a quorum, where those that answered agree | yes | asked of one only |
//! | an answer that is too long, or of a form that wasn't promised | no: it would come again | no |
//!
//! A notification is never sent again: nothing tells whether it arrived.
//!
//! # Defaults
//!
//! | layer | default | because |
//! | --- | --- | --- |
//! | [`Retry`] | 4 attempts, 100 ms doubling up to 10 s, at random | what passes does so in the first second or takes longer than a caller waits; without chance, clients that failed together come back together |
//! | | `Retry-After` up to 60 s | the rate limits of services are by the second or the minute |
//! | | a budget of 10 a second and a fifth of the requests | finagle's and tower's: when all fails, the load grows by a fifth, not fourfold |
//! | [`RateLimit`] | no limit, each method weighs 1 | only the caller knows the contract |
//! | [`CircuitBreaker`] | opens for 5 s when half of at least 20 calls in 10 s failed | an outage shows in seconds; a few lost calls in a quiet hour are none |
//! | [`Coalesce`] | reads, 2 ms, up to the batch limit of the chain | little beside a round trip over the Internet |
//! | [`Failover`] | in the order of adding, until another does twice as well; no hedging, no quorum, no check | the last three cost requests, or need to know the network |
//! | [`Cache`] | 10,000 answers, 64 MiB, only by block hash | what is final only the caller knows |
//!
//! # Time limits
//!
//! The limit of a request ([`Call::timeout`](crate::Call::timeout), [`Rpc::with_timeout`](crate::Rpc::with_timeout)) holds for all
//! that a layer does for it: waiting, attempts, other endpoints. What is sent on has what is left of it as its limit. A request
//! without one has the transport's own limit for each attempt.

pub(crate) mod backoff;
mod breaker;
mod cache;
mod coalesce;
mod deadline;
mod failover;
#[cfg(feature = "metrics")]
mod metrics;
mod rate;
mod retry;
#[cfg(test)]
mod testing;
#[cfg(feature = "trace")]
mod trace;

pub use breaker::{CircuitBreaker, CircuitBreakerService};
pub use cache::{Cache, CacheService, Keep};
pub use coalesce::{Coalesce, CoalesceService};
pub use failover::{Failover, FailoverBuilder};
#[cfg(feature = "metrics")]
pub use metrics::{Metrics, MetricsService, names as metric_names};
pub use rate::{RateLimit, RateLimitService};
pub use retry::{Retry, RetryService};
#[cfg(feature = "trace")]
pub use trace::{Trace, TraceService};

use std::task::{Context, Poll};

use tower::{Service, ServiceExt};

use crate::error::{BoxError, Error};
use crate::transport::{Request, Response};
use deadline::Deadline;

/// What a layer may stand around: any service that a [`Rpc`](crate::Rpc) could send through, if it can be shared.
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

/// The service that was made ready, leaving a clone behind that has to be made ready again.
fn take_ready<S: Clone>(service: &mut S) -> S {
    let clone = service.clone();
    std::mem::replace(service, clone)
}

/// Whether the service can take a request, with its error as ours.
fn poll_ready<S: NodeService>(
    service: &mut S,
    context: &mut Context<'_>,
) -> Poll<Result<(), Error>> {
    service.poll_ready(context).map_err(Error::transport)
}

/// Sends once more, or for the first time, through a service that is ready already or becomes so.
async fn send<S: NodeService>(service: &mut S, request: Request) -> Result<Response, Error> {
    let ready = service.ready().await.map_err(Error::transport)?;
    ready.call(request).await.map_err(Error::transport)
}
