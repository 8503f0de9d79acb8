//! Request targets: which URL a request goes to, and by which HTTP method.

use http::{Method, Uri};

use crate::error::Error;
use crate::message::Request;
use crate::transport::peer::Endpoint;
use crate::wire::Route;

/// HTTP method and URL of a request.
#[derive(Clone, Default)]
pub(super) struct Target {
    pub(super) method: Method,
    pub(super) uri: Uri,
}

impl Target {
    /// The target of a request, by the route of its wire.
    pub(super) fn of(request: &Request, endpoint: &Endpoint) -> Result<Self, Error> {
        let wire = request.wire();
        let Some(call) = request.single().filter(|_| wire.route() != Route::Base) else {
            return Ok(Self {
                method: Method::POST,
                uri: endpoint.uri().clone(),
            });
        };
        let name = call.method();
        let refused = |why: String| Err(Error::config(why).of(call.static_method(), call.safety()));
        let method = match wire.route() {
            Route::Nowhere => {
                return refused(format!(
                    "`{name}` is of the wire `{wire}`, which has no HTTP: {}",
                    wire.carried_by()
                ));
            }
            Route::Get => Method::GET,
            Route::Name | Route::Base => Method::POST,
        };
        match endpoint.below(name)? {
            Some(uri) => Ok(Self { method, uri }),
            None => refused(format!("`{name}` can't be a segment of a path")),
        }
    }

    /// The target as a proxy wants it, or the server itself: with its whole URL, or with the path alone.
    pub(super) fn from(self, is_proxied: bool) -> Self {
        let path = self.uri.path_and_query().filter(|_| !is_proxied).cloned();
        let uri = path.map_or(self.uri, Uri::from);
        Self { uri, ..self }
    }

    /// Whether requests there have a body.
    pub(super) fn has_body(&self) -> bool {
        self.method != Method::GET
    }
}
