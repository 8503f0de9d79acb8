//! A jsonrpsee client as a transport.

use std::fmt;
use std::future::ready;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jsonrpsee_core::client::{ClientT, SubscriptionClientT};
use jsonrpsee_core::params::BatchRequestBuilder;
use serde_json::value::RawValue;
use tokio::time::timeout;

use super::envelope::{self, Params};
use super::{error, feed};
use crate::error::{Error, Kind};
use crate::transport::service_items;
use crate::transport::{Entry, Request, Response};
use crate::wire::jsonrpc::only;

/// Transport over any jsonrpsee client.
///
/// JSON-RPC only. Parameters and results pass as JSON. Error objects keep their code, message and data. Other errors:
///
/// | jsonrpsee's | here |
/// | --- | --- |
/// | `RequestTimeout` | [`is_timeout`](Error::is_timeout) |
/// | `Transport` | judged by its causes: a refused connection is [`is_connect`](Error::is_connect), others may have reached the node |
/// | `RestartNeeded` | not worth a retry: such a client doesn't reconnect |
/// | `ParseError`, an unknown id | [`is_decode`](Error::is_decode) |
/// | `HttpNotImplemented` | [`is_no_subscriptions`](Error::is_no_subscriptions) |
///
/// jsonrpsee doesn't pass on HTTP statuses and headers, nor the error object by which a node refuses a batch as a
/// whole.
///
/// A request's timeout applies beside that of the jsonrpsee client, 60 s unless it is set there; the shorter one wins.
///
/// It must be used inside a tokio runtime.
pub struct Transport<C> {
    client: Arc<C>,
    open: Option<Open<C>>,
}

/// How subscriptions are opened. A pointer, so that clients without subscriptions need not have any.
type Open<C> = fn(Arc<C>, Request) -> BoxFuture<'static, Result<Response, Error>>;

impl<C: ClientT + Send + Sync + 'static> Transport<C> {
    /// Creates a transport that sends through `client`, without subscriptions.
    pub fn new(client: Arc<C>) -> Self {
        Self { client, open: None }
    }
}

impl<C: SubscriptionClientT + Send + Sync + 'static> Transport<C> {
    /// Creates a transport that sends through `client`, with subscriptions.
    ///
    /// Items wait in the buffer that the subscription asks for; jsonrpsee's own is drained at once. Dropping a
    /// subscription unsubscribes. A live subscription keeps the client alive.
    pub fn with_subscriptions(client: Arc<C>) -> Self {
        let open = Some(feed::open as Open<C>);
        Self { client, open }
    }
}

impl<C: ClientT + Send + Sync + 'static> tower::Service<Request> for Transport<C> {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        if let Err(refused) = only(&request, "a jsonrpsee client") {
            return ready(Err(refused)).boxed();
        }
        let limit = request.timeout();
        let answer = match (request.opening(), self.open) {
            (Some(_), Some(open)) => open(Arc::clone(&self.client), request),
            (Some(_), None) => return async { Err(Error::no_subscriptions()) }.boxed(),
            (None, _) => exchange(Arc::clone(&self.client), request).boxed(),
        };
        match limit {
            None => answer,
            Some(limit) => async move {
                let answer = timeout(limit, answer).await;
                answer.unwrap_or_else(|elapsed| Err(Error::timeout(elapsed)))
            }
            .boxed(),
        }
    }
}

async fn exchange<C: ClientT>(client: Arc<C>, request: Request) -> Result<Response, Error> {
    if let Some((method, params)) = request.notified() {
        let sent = client.notification(method, Params(params)).await;
        return sent
            .map(|()| Response::new(Bytes::new()))
            .map_err(error::ours);
    }
    let body = match request.single() {
        Some(call) => one(&*client, call).await?,
        None => many(&*client, &request).await?,
    };
    Ok(Response::new(body))
}

async fn one<C: ClientT>(client: &C, call: Entry<'_>) -> Result<Vec<u8>, Error> {
    let params = Params(call.params());
    let answer = client.request::<Box<RawValue>, _>(call.method(), params);
    envelope::answer(call.id(), answer.await)
}

async fn many<C: ClientT>(client: &C, request: &Request) -> Result<Vec<u8>, Error> {
    let mut batch = BatchRequestBuilder::new();
    for call in request.entries() {
        let inserted = batch.insert(call.method(), Params(call.params()));
        inserted.map_err(Kind::from)?;
    }
    let mut body = vec![b'['];
    if request.entries().len() > 0 {
        let answers = client.batch_request::<Box<RawValue>>(batch).await;
        let answers = answers.map_err(error::ours)?;
        for (call, answer) in request.entries().zip(answers) {
            envelope::entry(&mut body, call.id(), answer);
        }
    }
    body.push(b']');
    Ok(body)
}

impl<C> Clone for Transport<C> {
    fn clone(&self) -> Self {
        Self {
            client: Arc::clone(&self.client),
            open: self.open,
        }
    }
}

/// The client isn't printed: it may hold an address with a key.
impl<C> fmt::Debug for Transport<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("subscriptions", &self.open.is_some())
            .finish_non_exhaustive()
    }
}
