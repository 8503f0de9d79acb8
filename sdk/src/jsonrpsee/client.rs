//! Our connection as a jsonrpsee client.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use jsonrpsee_core::RegisterMethodError;
use jsonrpsee_core::client::{
    BatchResponse, ClientT, Error as Theirs, Subscription, SubscriptionClientT,
};
use jsonrpsee_core::params::BatchRequestBuilder;
use jsonrpsee_core::traits::ToRpcParams;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{bridge, error};
use crate::method::Safety;
use crate::raw::RawJson;
use crate::rpc::Rpc;
use crate::transport::{Items, Opening, Request, Stop};
use crate::wire::{JSONRPC, jsonrpc};

/// jsonrpsee client over an [`Rpc`]: implements `ClientT` and `SubscriptionClientT`, for code written against these traits. Cloning is cheap.
///
/// All layers of the [`Rpc`] apply. Since methods are only names here, each counts as a [`Safety::Write`], which is never retried
/// once the node may have seen it, unless [`with_safety`](Self::with_safety) says otherwise.
///
/// - `request` and `batch_request` decode results straight into the caller's type. A batch above the [`Rpc`]'s limit goes in several
///   requests, one after the other; if one of them has no response, all fail.
/// - `notification` waits until the notification is passed on: over HTTP until the node has accepted it, over a socket until it is
///   queued.
/// - `subscribe` returns jsonrpsee's own `Subscription`. It ends, as jsonrpsee's do, when the connection is lost, and when its reader is
///   more than 1,024 items behind. It must be called inside a tokio runtime.
/// - `subscribe_to_method` fails with `Error::Custom`: notifications outside of subscriptions don't get here.
///
/// Errors are jsonrpsee's where it has an equivalent: `Call`, `RequestTimeout`, `ParseError` for a result of another form or a
/// missing one, `HttpNotImplemented` for a subscription over HTTP, `RestartNeeded` once the connection was closed by its user. All
/// others are a `Transport` with an [`Error`](crate::Error) inside. Codes beyond 32 bits become -32001, with the code in the message.
#[derive(Clone)]
pub struct Client {
    rpc: Rpc,
    safety: Arc<dyn Fn(&str) -> Safety + Send + Sync>,
}

impl Client {
    /// Creates a client that sends through `rpc`. Call ids come from the [`Rpc`], so that its other users can go on.
    pub fn new(rpc: Rpc) -> Self {
        let safety = Arc::new(|_: &str| Safety::Write);
        Self { rpc, safety }
    }

    /// Returns a client that takes each method's safety, which decides about retries, from this function.
    #[must_use]
    pub fn with_safety(self, safety: impl Fn(&str) -> Safety + Send + Sync + 'static) -> Self {
        let safety = Arc::new(safety);
        Self { safety, ..self }
    }

    /// The handle that it sends through.
    pub fn rpc(&self) -> &Rpc {
        &self.rpc
    }

    fn call(&self, method: &str, params: Option<Box<RawValue>>) -> Result<(u64, Request), Theirs> {
        let (id, safety) = (self.rpc.next_id(), (self.safety)(method));
        let method = Cow::Owned(method.to_owned());
        let request = Request::new(&JSONRPC, id, method, safety, &text(params)?);
        Ok((id, request.map_err(error::theirs)?))
    }
}

/// Encodes parameters; `[]` for none.
fn text(params: Option<Box<RawValue>>) -> Result<RawJson, Theirs> {
    match params {
        Some(params) => Ok(RawJson::from(params)),
        None => RawJson::new("[]").map_err(Theirs::ParseError),
    }
}

impl ClientT for Client {
    async fn notification<P>(&self, method: &str, params: P) -> Result<(), Theirs>
    where
        P: ToRpcParams + Send,
    {
        let params = text(params.to_rpc_params()?)?;
        let request = Request::notification(&JSONRPC, method.to_owned(), &params);
        let request = request.map_err(error::theirs)?;
        let response = self.rpc.send(request).await.map_err(error::theirs)?;
        jsonrpc::notified(&response).map_err(error::theirs)
    }

    async fn request<R, P>(&self, method: &str, params: P) -> Result<R, Theirs>
    where
        R: DeserializeOwned,
        P: ToRpcParams + Send,
    {
        let (id, request) = self.call(method, params.to_rpc_params()?)?;
        let response = self.rpc.send(request).await.map_err(error::theirs)?;
        match jsonrpc::decode(id, &response) {
            Ok(success) => Ok(success.value),
            Err(error) => Err(error::theirs(error)),
        }
    }

    async fn batch_request<'a, R>(
        &self,
        batch: BatchRequestBuilder<'a>,
    ) -> Result<BatchResponse<'a, R>, Theirs>
    where
        R: DeserializeOwned + fmt::Debug + 'a,
    {
        let calls = batch.build()?.into_iter();
        let calls = calls.map(|(method, params)| self.call(method, params));
        let calls = calls.collect::<Result<Vec<_>, _>>()?;
        let mut answers = Vec::new();
        for part in calls.chunks(self.rpc.batch_limit().max(1)) {
            let ids: Vec<_> = part.iter().map(|(id, _)| *id).collect();
            let request = Request::batch(part.iter().map(|(_, request)| request.clone()));
            let request = request.map_err(error::theirs)?;
            let answer = self.rpc.send(request).await.map_err(error::theirs)?;
            answers.push((ids, answer));
        }
        let (mut entries, mut failed) = (Vec::with_capacity(calls.len()), 0);
        for (ids, answer) in &answers {
            for slot in jsonrpc::split(ids, answer).map_err(error::theirs)? {
                entries.push(match slot.read::<R>() {
                    Ok(value) => Ok(value),
                    Err(error) => {
                        let Some(rpc) = error.rpc() else {
                            return Err(error::theirs(error));
                        };
                        failed += 1;
                        Err(error::object(rpc))
                    }
                });
            }
        }
        Ok(BatchResponse::new(entries.len() - failed, entries, failed))
    }
}

impl SubscriptionClientT for Client {
    async fn subscribe<'a, N, P>(
        &self,
        subscribe_method: &'a str,
        params: P,
        unsubscribe_method: &'a str,
    ) -> Result<Subscription<N>, Theirs>
    where
        P: ToRpcParams + Send,
        N: DeserializeOwned,
    {
        if subscribe_method == unsubscribe_method {
            let name = unsubscribe_method.to_owned();
            return Err(RegisterMethodError::SubscriptionNameConflict(name).into());
        }
        bridge::runtime()?;
        let (id, request) = self.call(subscribe_method, params.to_rpc_params()?)?;
        let opening = Opening {
            stop: Stop::call_of(unsubscribe_method.to_owned()),
            items: Items::DEFAULT,
            buffer: bridge::BUFFER,
        };
        let request = request.with_opening(opening);
        let mut response = self.rpc.send(request).await.map_err(error::theirs)?;
        let feed = response.take_feed();
        let key = jsonrpc::decode::<Box<RawValue>>(id, &response).map_err(error::theirs)?;
        let feed = feed.ok_or(Theirs::HttpNotImplemented)?;
        bridge::subscription(key.value, feed).await
    }

    async fn subscribe_to_method<N>(&self, method: &str) -> Result<Subscription<N>, Theirs>
    where
        N: DeserializeOwned,
    {
        Err(Theirs::Custom(format!(
            "{method}: notifications can only be received by subscribing; polyrpc has none by the name of their method"
        )))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("rpc", &self.rpc)
            .finish_non_exhaustive()
    }
}
