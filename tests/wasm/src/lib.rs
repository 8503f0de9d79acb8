//! polyrpc in WebAssembly: a transport over `fetch`, made of what is public without any layer.

use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::RemoteHandle;
use polyrpc::Error;
use polyrpc::transport::{Request, Response};
use polyrpc::wire::Route;
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Method, Url};
use tower::Service;
use wasm_bindgen_futures::spawn_local;

/// The time from sending to the last byte of the response, for requests that have no limit of their own.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A transport over the `fetch` of a browser, a worker or Node.js.
#[derive(Clone, Debug)]
pub struct Fetch {
    client: reqwest::Client,
    url: Url,
}

impl Fetch {
    /// Creates a transport to the node at `url`.
    ///
    /// # Errors
    /// If `url` isn't an `http` or `https` URL.
    pub fn new(url: &str) -> Result<Self, Error> {
        let url = Url::parse(url).ok();
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
        Ok(Self {
            client: reqwest::Client::new(),
            url: url
                .ok_or_else(|| Error::config("the node's URL isn't an `http` or `https` one"))?,
        })
    }

    /// The HTTP method and the URL of a request, by the route of its wire.
    fn target(&self, request: &Request) -> Result<(Method, Url), Error> {
        let (wire, mut url) = (request.wire(), self.url.clone());
        let method = match wire.route() {
            Route::Base => return Ok((Method::POST, url)),
            Route::Name => Method::POST,
            Route::Get => Method::GET,
            _ => {
                return Err(Error::config(format!(
                    "`{wire}` has no HTTP: {}",
                    wire.carried_by()
                )));
            }
        };
        if let (Some(call), Ok(mut path)) = (request.single(), url.path_segments_mut()) {
            path.pop_if_empty().push(call.method());
        }
        Ok((method, url))
    }

    async fn exchange(self, request: Request) -> Result<Response, Error> {
        if request.opening().is_some() {
            return Err(Error::no_subscriptions());
        }
        let (method, url) = self.target(&request)?;
        let mut fetch = self.client.request(method.clone(), url);
        if method == Method::POST {
            let media_type = request.wire().media_type();
            fetch = fetch
                .header(CONTENT_TYPE, media_type)
                .body(request.body().clone());
        }
        let fetch = fetch.timeout(request.timeout().unwrap_or(TIMEOUT));
        let answer = fetch.send().await.map_err(failed)?;
        let retry_after = answer
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        // A status other than 2xx is no error yet: the body may say more.
        let response = Response::new("")
            .with_status(answer.status().as_u16())
            .with_retry_after(retry_after.map(Duration::from_secs));
        Ok(response.with_body(answer.bytes().await.map_err(failed)?))
    }
}

impl Service<Request> for Fetch {
    type Response = Response;
    type Error = Error;
    type Future = RemoteHandle<Result<Response, Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    /// Fetches on the thread that it is called on, because a promise can't leave that; the handle can. Dropping the handle aborts the fetch.
    fn call(&mut self, request: Request) -> Self::Future {
        let (fetch, response) = self.clone().exchange(request).remote_handle();
        spawn_local(fetch);
        response
    }
}

/// Why there is no response. The URL isn't printed, since it may hold a key.
fn failed(error: reqwest::Error) -> Error {
    let error = error.without_url();
    match error.is_timeout() {
        true => Error::timeout(error),
        false => Error::transport(error),
    }
}
