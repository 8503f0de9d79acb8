//! Bodies of any length, sent as they are read, by requests of their own beside the calls.

use std::fmt;

use bytes::{Bytes, BytesMut};
use futures_util::stream;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, LOCATION, PROXY_AUTHORIZATION};
use http::{Method, Uri};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Empty, StreamBody};
use hyper::body::Frame;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::io::{AsyncRead, AsyncReadExt};

use super::Http;
use super::connect::Connector;
use crate::error::{BoxError, Error};

/// How much is read at a time.
const CHUNK: usize = 64 << 10;

type Body = UnsyncBoxBody<Bytes, BoxError>;

/// Sends such bodies to the server of a transport, with its credentials. Clones share connections.
#[derive(Clone)]
pub(crate) struct Uploads {
    http: Http,
    client: Client<Connector, Body>,
}

/// A response without its body.
pub(crate) struct Answered {
    pub(crate) status: u16,
    /// Where it redirects to.
    pub(crate) location: Option<Uri>,
}

impl Http {
    /// What sends bodies as they are read.
    pub(crate) fn uploads(&self) -> Uploads {
        let mut client = Client::builder(TokioExecutor::new());
        client
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new());
        Uploads {
            http: self.clone(),
            client: client.build(self.shared.connector.clone()),
        }
    }
}

impl Uploads {
    /// A URL below the base URL.
    pub(crate) fn address(&self, segments: &[&str]) -> Result<Uri, Error> {
        self.http.shared.peer.endpoint.under(segments)
    }

    /// Asks for the head of a URL.
    pub(crate) async fn head(&self, to: &Uri) -> Result<Answered, Error> {
        let nothing = Empty::new().map_err(|never| match never {});
        let asked = self.send(Method::HEAD, to, nothing.boxed_unsync());
        let limit = self.http.shared.timeout;
        match tokio::time::timeout(limit, asked).await {
            Ok(answered) => answered,
            Err(elapsed) => {
                let failure = self.http.shared.failure(false, true, elapsed.into());
                Err(failure.limit(Some(limit)).into())
            }
        }
    }

    /// Posts bytes to a URL until their reader ends. It may take as long as it does.
    pub(crate) async fn post(
        &self,
        to: &Uri,
        reader: impl AsyncRead + Send + 'static,
    ) -> Result<Answered, Error> {
        let body = StreamBody::new(stream::try_unfold(Box::pin(reader), |mut reader| async {
            let mut chunk = BytesMut::with_capacity(CHUNK);
            let length = reader.read_buf(&mut chunk).await?;
            Ok((length > 0).then(|| (Frame::data(chunk.freeze()), reader)))
        }));
        self.send(Method::POST, to, BodyExt::boxed_unsync(body))
            .await
    }

    async fn send(&self, method: Method, to: &Uri, body: Body) -> Result<Answered, Error> {
        let shared = &self.http.shared;
        let mut request = http::Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = to.clone();
        *request.headers_mut() = shared.headers.clone();
        let headers = request.headers_mut();
        let bytes = HeaderValue::from_static("application/octet-stream");
        headers.insert(CONTENT_TYPE, bytes);
        let own = shared.peer.endpoint.uri();
        if (own.scheme(), own.authority()) != (to.scheme(), to.authority()) {
            // Redirects may lead anywhere, and what the caller set is for this server.
            for name in shared.peer.headers.keys() {
                headers.remove(name);
            }
        } else if let Some(credentials) = shared.peer.authorization()? {
            headers.insert(AUTHORIZATION, credentials);
        }
        if let Some(credentials) = shared.connector.proxy_authorization(to) {
            headers.insert(PROXY_AUTHORIZATION, credentials.clone());
        }
        let answer = self.client.request(request).await;
        let answer = answer.map_err(|error| shared.lost(error.is_connect(), error.into()))?;
        let location = answer.headers().get(LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        Ok(Answered {
            status: answer.status().as_u16(),
            location: location.and_then(|location| follow(to, location)),
        })
    }
}

/// Where a `Location` in the response of a URL leads to: another URL, or a path at the same server.
fn follow(from: &Uri, location: &str) -> Option<Uri> {
    let to: Uri = location.parse().ok()?;
    if to.scheme().is_some() {
        return Some(to);
    }
    if !location.starts_with('/') || location.starts_with("//") {
        return None;
    }
    let mut parts = from.clone().into_parts();
    parts.path_and_query = to.path_and_query().cloned();
    Uri::from_parts(parts).ok()
}

impl fmt::Debug for Uploads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Uploads")
            .field("http", &self.http)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_lead_to_urls_and_to_paths() {
        let from = Uri::from_static("http://a:1/x?y");
        let followed = |location| follow(&from, location).map(|to| to.to_string());
        assert_eq!(followed("/z?w").as_deref(), Some("http://a:1/z?w"));
        assert_eq!(followed("https://b/z").as_deref(), Some("https://b/z"));
        for unusable in ["", "z", "//b/z", "http://"] {
            assert_eq!(followed(unusable), None, "{unusable}");
        }
    }
}
