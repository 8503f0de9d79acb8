//! One call, on its way to being sent.

use std::collections::BTreeMap;
use std::future::IntoFuture;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::error::Error;
use crate::method::{self, Method};
use crate::raw::RawJson;
use crate::rpc::Rpc;
use crate::transport::{Headers, Response};

/// A call of `M`: await it for the value that the node answers with.
///
/// Optional parameters are set by the functions that the generator adds, such as `.block(…)`.
#[derive(Clone, Debug)]
#[must_use = "nothing is sent until it is awaited"]
pub struct Call<M: Method> {
    rpc: Rpc,
    method: M,
    timeout: Option<Duration>,
    headers: Headers,
}

/// A value, and what came with it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WithMeta<T> {
    /// What the node answers.
    pub value: T,
    /// What came with it.
    pub meta: Meta,
}

/// What came with a value.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Meta {
    /// The keys of the answer that JSON-RPC doesn't know, such as Libra's `diem_ledger_version`. Where the wire has no envelope all that is
    /// answered is part of the value, so that there are none.
    pub extras: BTreeMap<String, RawJson>,
    /// The HTTP status, where the transport has one.
    pub http_status: Option<u16>,
    /// How long the server asks to wait before the next request.
    pub retry_after: Option<Duration>,
}

impl<M: Method> Call<M> {
    pub(crate) fn new(rpc: Rpc, method: M) -> Self {
        Self {
            rpc,
            method,
            timeout: None,
            headers: Headers::default(),
        }
    }

    /// Sets a time limit for this call, from sending to the last byte of the answer. Other limits don't apply then.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Sends a header with this call, instead of the transport's of that name. Only HTTP has headers; sockets send none. A batch
    /// has the headers of all its calls. The value counts as a secret and never prints. What can't be a header fails the call.
    #[cfg(feature = "layers")]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sends W3C's `traceparent`, such as `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`, so that the node's spans join
    /// the caller's trace.
    #[cfg(feature = "layers")]
    pub fn traceparent(self, value: &str) -> Self {
        self.header("traceparent", value)
    }

    /// The method with its parameters.
    pub fn method(&self) -> &M {
        &self.method
    }

    /// The method with its parameters, to be changed.
    pub fn method_mut(&mut self) -> &mut M {
        &mut self.method
    }

    /// Sends the call and gives what came with the value too.
    ///
    /// # Errors
    /// As awaiting the call itself.
    pub async fn with_meta(self) -> Result<WithMeta<M::Output>, Error> {
        let (id, response) = self.send().await?;
        let success = method::decode::<M>(id, &response)?;
        let meta = Meta {
            extras: success.extras,
            http_status: response.status(),
            retry_after: response.retry_after(),
        };
        let value = success.value;
        Ok(WithMeta { value, meta })
    }

    /// Sends the call and gives the JSON text of the result, byte for byte: the whole body where the [wire](crate::wire) has no envelope,
    /// and of [epee](crate::wire::Epee) its [view](crate::epee::to_json).
    ///
    /// # Errors
    /// As awaiting the call itself, but for results that the method doesn't promise.
    pub async fn raw(self) -> Result<RawJson, Error> {
        let (id, response) = self.send().await?;
        method::raw::<M>(id, &response)
    }

    async fn send(self) -> Result<(u64, Response), Error> {
        let id = self.rpc.next_id();
        let request = method::encode(id, &self.method)?.with_timeout(self.timeout);
        let request = request.with_headers(self.headers);
        Ok((id, self.rpc.send(request).await?))
    }

    pub(crate) fn into_parts(self) -> (M, Option<Duration>, Headers) {
        (self.method, self.timeout, self.headers)
    }

    /// What sends it, but to where the call's own handle sends.
    pub(crate) fn sender(&self, rpc: &Rpc) -> Rpc {
        rpc.clone().with_destination_of(&self.rpc)
    }
}

impl<M: Method> IntoFuture for Call<M> {
    type Output = Result<M::Output, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        async move { Ok(self.with_meta().await?.value) }.boxed()
    }
}
