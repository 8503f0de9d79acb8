//! A header that is made of the body, such as a signature.

use std::fmt;
use std::sync::Arc;

use futures_util::FutureExt;
use tower::{Layer, Service};

use super::{NodeService, send, take_ready};
use crate::error::{BoxError, Error};
use crate::transport::Request;
use crate::transport::service_items;

/// What makes a header's value of a request's body.
type Make = dyn Fn(&[u8]) -> Result<String, BoxError> + Send + Sync;

/// Layer that adds a header to each request, made of the body as it is sent: the signature that relays of bundles ask for.
///
/// It goes inside of all layers that change bodies, as [`Coalesce`](super::Coalesce) does: around an endpoint. Only HTTP carries headers; a
/// request over a socket goes without.
///
/// ```
/// # #[cfg(feature = "http")]
/// # fn main() -> Result<(), polyrpc::Error> {
/// # fn sign(body: &[u8]) -> Result<String, std::io::Error> { Ok(format!("0x…:{}", body.len())) }
/// use polyrpc::layer::BodyHeader;
/// use polyrpc::{Rpc, transport::http::Http};
/// use tower::ServiceBuilder;
///
/// let service = ServiceBuilder::new()
///     .layer(BodyHeader::new("X-Flashbots-Signature", sign)) // a function of the caller's, with a key of the caller's
///     .service(Http::builder("http://localhost:8545").build()?);
/// let rpc = Rpc::new(service);
/// # Ok(()) }
/// # #[cfg(not(feature = "http"))]
/// # fn main() {}
/// ```
///
/// A builder of clients takes it as its [`EndpointLayer`](crate::chain::EndpointLayer).
#[derive(Clone)]
pub struct BodyHeader {
    name: Arc<str>,
    make: Arc<Make>,
}

impl BodyHeader {
    /// Creates the layer from the header's name and the function that makes its value. Where that fails, the request isn't sent.
    pub fn new<E>(
        name: &str,
        make: impl Fn(&[u8]) -> Result<String, E> + Send + Sync + 'static,
    ) -> Self
    where
        E: Into<BoxError>,
    {
        Self {
            name: name.into(),
            make: Arc::new(move |body| make(body).map_err(Into::into)),
        }
    }

    /// The request with its header.
    fn add(&self, request: Request) -> Result<Request, Error> {
        let value = (self.make)(request.body()).map_err(|error| {
            Error::config(format!("the header {} can't be made: {error}", self.name))
        })?;
        request.with_header(&self.name, &value)
    }
}

impl fmt::Debug for BodyHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyHeader")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl<S> Layer<S> for BodyHeader {
    type Service = BodyHeaderService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        let header = self.clone();
        BodyHeaderService { inner, header }
    }
}

/// The service of a [`BodyHeader`] layer.
#[derive(Clone, Debug)]
pub struct BodyHeaderService<S> {
    inner: S,
    header: BodyHeader,
}

impl<S: NodeService> Service<Request> for BodyHeaderService<S> {
    service_items!(ready as inner);

    fn call(&mut self, request: Request) -> Self::Future {
        let mut service = take_ready(&mut self.inner);
        let request = self.header.add(request);
        async move { send(&mut service, request?).await }.boxed()
    }
}

#[cfg(test)]
mod tests {
    use tower::{ServiceExt, service_fn};

    use super::*;
    use crate::layer::tests::{ok, read};
    use crate::transport::Response;

    fn signed(body: &[u8]) -> Result<String, std::fmt::Error> {
        match body.len() {
            0 => Err(std::fmt::Error),
            length => Ok(format!("of {length} bytes")),
        }
    }

    #[tokio::test]
    async fn it_is_made_of_the_body_that_is_sent() {
        let node = service_fn(async |request: Request| {
            let value = request.headers().get("x-signature").cloned();
            let value = value.expect("the header is there");
            let expected = format!("of {} bytes", request.body().len());
            assert_eq!(value.to_str().ok(), Some(expected.as_str()));
            Ok::<_, BoxError>(ok(&request))
        });
        let service = BodyHeader::new("X-Signature", signed).layer(node);
        service.oneshot(read(1)).await.expect("a response");
    }

    #[tokio::test]
    async fn what_cannot_be_signed_is_not_sent() {
        let node = service_fn(async |_: Request| -> Result<Response, BoxError> {
            Err("it was sent".into())
        });
        let refuse = |_: &[u8]| Err::<String, _>("no key");
        let service = BodyHeader::new("X-Signature", refuse).layer(node);
        let error = service.oneshot(read(1)).await.expect_err("an error");
        let message = error.to_string();
        assert!(
            message.contains("no key") && message.contains("X-Signature"),
            "{message}"
        );
    }
}
