//! Retries, rate limits and what else belongs between a client and its transport: each a [`tower::Layer`] by itself.
//!
//! They are put around a transport with [`tower::ServiceBuilder`], the outermost first, and the whole goes to
//! [`Rpc::new`](crate::Rpc::new). A layer knows the calls in a [`Request`] by name, [`Safety`](crate::Safety) and parameters, and
//! takes batches apart where it must.
mod breaker;
mod cache;
mod coalesce;
mod deadline;
mod failover;
mod rate;
mod retry;
#[cfg(test)]
mod testing;

pub use breaker::{CircuitBreaker, CircuitBreakerService};
pub use cache::{Cache, CacheService, Keep};
pub use coalesce::{Coalesce, CoalesceService};
pub use failover::{Failover, FailoverBuilder};
pub use rate::{RateLimit, RateLimitService};
pub use retry::{Retry, RetryService};

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
