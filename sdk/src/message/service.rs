//! Services from requests to responses, shared.

use std::any::Any;
use std::fmt;
use std::future::{Future, ready};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, TryFutureExt};
use tower::{Service, ServiceExt};

use super::{Request, Response};
use crate::error::{BoxError, Error};

/// The future of a response.
type Responding = BoxFuture<'static, Result<Response, Error>>;

/// Any service from requests to responses, shared: a clone is a reference to it.
///
/// A call clones the service and waits until the clone is ready, so it is ready itself at any time. It allocates nothing beside the service's
/// own future, if that is a [`BoxFuture`] of a response or an [`Error`], as those of this crate's services are.
#[derive(Clone)]
pub struct SharedService(Arc<dyn Shared>);

trait Shared: Send + Sync {
    fn respond(&self, request: Request) -> Responding;
}

impl SharedService {
    /// Shares a service.
    pub fn new<S>(service: S) -> Self
    where
        S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
    {
        // One that is shared already needs no second reference.
        Self(
            downcast(service)
                .map_or_else(|service| Arc::new(service) as _, |shared: Self| shared.0),
        )
    }

    /// Sends a request once the service is ready.
    pub(crate) fn send(&self, request: Request) -> Responding {
        self.0.respond(request)
    }
}

impl<S> Shared for S
where
    S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send + 'static,
{
    fn respond(&self, request: Request) -> Responding {
        let mut service = self.clone();
        // Most are ready at once, and need no future for that. One that isn't is polled again with the caller's waker.
        match service.poll_ready(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(())) => responding(service.call(request)),
            Poll::Ready(Err(error)) => ready(Err(Error::transport(error))).boxed(),
            Poll::Pending => responding(service.oneshot(request)),
        }
    }
}

fn responding<F, E>(future: F) -> Responding
where
    F: Future<Output = Result<Response, E>> + Send + 'static,
    E: Into<BoxError> + 'static,
{
    downcast(future).unwrap_or_else(|future| future.map_err(Error::transport).boxed())
}

/// Returns a value as the type that it may have: for what is boxed already.
fn downcast<T: 'static, U: 'static>(value: T) -> Result<U, T> {
    let mut value = Some(value);
    let same = (&mut value as &mut dyn Any).downcast_mut::<Option<U>>();
    match (same.and_then(Option::take), value) {
        (Some(same), _) => Ok(same),
        (None, Some(value)) => Err(value),
        // It is in one of the two, and taken only from the first.
        (None, None) => unreachable!(),
    }
}

impl fmt::Debug for SharedService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedService").finish_non_exhaustive()
    }
}

impl Service<Request> for SharedService {
    type Response = Response;
    type Error = Error;
    type Future = Responding;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        // Each call waits for itself.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Responding {
        self.send(request)
    }
}
