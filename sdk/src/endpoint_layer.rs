//! A chain's own layer around each endpoint of a client.

use std::fmt;
use std::sync::Arc;

use tower::{Layer, Service};

use crate::error::BoxError;
use crate::transport::{Request, Response, SharedService};

/// A layer around each endpoint of a client: what its [`Chain`](crate::Chain::endpoint_layer) or its builder gives it.
#[derive(Clone)]
pub struct EndpointLayer(Arc<dyn Fn(SharedService) -> SharedService + Send + Sync>);

impl EndpointLayer {
    /// Creates one of any layer.
    pub fn new<L>(layer: L) -> Self
    where
        L: Layer<SharedService> + Send + Sync + 'static,
        L::Service: Service<Request, Response = Response, Error: Into<BoxError>, Future: Send>
            + Clone
            + Send
            + Sync
            + 'static,
    {
        let layer = move |endpoint| SharedService::new(layer.layer(endpoint));
        Self(Arc::new(layer))
    }
}

impl Layer<SharedService> for EndpointLayer {
    type Service = SharedService;

    fn layer(&self, endpoint: SharedService) -> SharedService {
        (self.0)(endpoint)
    }
}

impl fmt::Debug for EndpointLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointLayer").finish_non_exhaustive()
    }
}
