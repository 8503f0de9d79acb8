//! A single call, ready to be sent.

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::error::Error;
use crate::extras::Extras;
use crate::method::{self, Method};
use crate::raw::RawJson;
use crate::rpc::Rpc;
use crate::transport::{Headers, Response};

/// A call of `M`: await it for the method's output.
///
/// Optional parameters are set by generated functions, such as `.block(…)`.
#[derive(Clone, Debug)]
#[must_use = "nothing is sent until it is awaited"]
pub struct Call<M: Method> {
    rpc: Rpc,
    method: M,
    timeout: Option<Duration>,
    headers: Headers,
}

/// A value with its response's metadata.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WithMeta<T> {
    /// The method's output.
    pub value: T,
    /// The response's metadata.
    pub meta: Meta,
}

/// Metadata of a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Meta {
    /// The extra keys of the response. An error has those of its response in [`RpcError::extras`](crate::RpcError::extras).
    pub extras: Extras,
    /// The HTTP status, if the transport has one.
    pub http_status: Option<u16>,
    /// The server's `Retry-After`: how long to wait before the next request.
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

    /// Sets this call's timeout, from sending to the last byte of the response. It replaces all other timeouts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// Sets a header of this call, in place of the transport's of that name. HTTP only; sockets send none. A batch has
    /// the headers of all its calls. The value counts as a secret and never prints. An invalid header fails the call.
    #[cfg(feature = "layers")]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sets W3C's `traceparent`, such as `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`, so that the node's
    /// spans join the caller's trace.
    #[cfg(feature = "layers")]
    pub fn traceparent(self, value: &str) -> Self {
        self.header("traceparent", value)
    }

    /// The method with its parameters.
    pub fn method(&self) -> &M {
        &self.method
    }

    /// The method with its parameters, mutable.
    pub fn method_mut(&mut self) -> &mut M {
        &mut self.method
    }

    /// Sends the call and returns the response's metadata beside the value.
    ///
    /// # Errors
    /// As for awaiting the call itself.
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

    /// Sends the call and returns the result's JSON, byte for byte: the whole body where the [wire](crate::wire) has no envelope,
    /// and of [epee](crate::wire::Epee) its [view](crate::epee::to_json).
    ///
    /// # Errors
    /// As for awaiting the call itself, except that any result is accepted.
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

    /// The handle that sends the call: `rpc` with the destination of the call's own handle.
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
