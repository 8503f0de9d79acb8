//! A chain's own layer around each endpoint of a client.

use std::fmt;

use tower::util::{BoxCloneSyncService, BoxCloneSyncServiceLayer};
use tower::{Layer, Service, ServiceExt, layer::layer_fn};

use crate::error::BoxError;
use crate::transport::{Request, Response};

type Endpoint = BoxCloneSyncService<Request, Response, BoxError>;

/// A layer around each endpoint of a client: what its [`Chain`](crate::Chain::endpoint_layer) or its builder gives it.
#[derive(Clone)]
pub struct EndpointLayer(BoxCloneSyncServiceLayer<Endpoint, Request, Response, BoxError>);

impl EndpointLayer {
    /// Creates one of any layer.
    pub fn new<L>(layer: L) -> Self
    where
        L: Layer<Endpoint> + Send + Sync + 'static,
        L::Service: Service<Request, Response = Response, Error: Into<BoxError>, Future: Send>
            + Clone
            + Send
            + Sync
            + 'static,
    {
        let layer = layer_fn(move |endpoint| layer.layer(endpoint).map_err(Into::into));
        Self(BoxCloneSyncServiceLayer::new(layer))
    }
}

impl Layer<Endpoint> for EndpointLayer {
    type Service = Endpoint;

    fn layer(&self, endpoint: Endpoint) -> Endpoint {
        self.0.layer(endpoint)
    }
}

impl fmt::Debug for EndpointLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointLayer").finish_non_exhaustive()
    }
}
