//! A single call, ready to be sent.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::chain::{Chain, Plain};
use crate::error::{DecodeError, Error, Kind, Origin};
use crate::extras::Extras;
use crate::message::{Headers, Response};
use crate::method::{self, Method};
use crate::pages::{Paged, Pages};
use crate::raw::RawJson;
use crate::rpc::Rpc;
use crate::wire::Success;

/// A call of `M` to a node of the chain `C`: await it for the method's output.
///
/// Optional parameters are set by generated functions, such as `.block(…)`.
#[must_use = "nothing is sent until it is awaited"]
pub struct Call<M: Method, C = Plain> {
    rpc: Rpc,
    method: M,
    timeout: Option<Duration>,
    headers: Headers,
    chain: PhantomData<fn() -> C>,
}

/// A value with its response's metadata.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WithMeta<T, E> {
    /// The method's output.
    pub value: T,
    /// What the response carries beside the result, as the chain's [`Extras`](Chain::Extras). An error has that of its response in
    /// [`RpcError::extras`](crate::RpcError::extras).
    pub meta: E,
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
            chain: PhantomData,
        }
    }
}

impl<M: Method, C: Chain> Call<M, C> {
    /// Returns the call for a node of the chain `D`, as [`Rpc::with_chain`] does a handle. Clients do it for their calls.
    pub fn with_chain<D: Chain>(self) -> Call<M, D> {
        let call = self.untied();
        Call {
            rpc: call.rpc.with_chain::<D>(),
            method: call.method,
            timeout: call.timeout,
            headers: call.headers,
            chain: PhantomData,
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

    /// Asks for the response's metadata beside the value: await it, or put it in a batch.
    pub fn with_meta(self) -> MetaCall<M, C> {
        MetaCall(self)
    }

    /// Sends the call and returns the result's JSON, byte for byte: the whole body where the [wire](crate::wire) has no envelope,
    /// and of [epee](crate::wire::Epee) its [view](crate::epee::to_json).
    ///
    /// # Errors
    /// As for awaiting the call itself, except that any result is accepted.
    pub async fn raw(self) -> Result<RawJson, Error> {
        let (id, response) = self.send();
        method::raw::<M>(id, &response.await?)
    }

    /// Streams all items of a paginated list, from the page of this call on. Each page is requested when the stream reaches it, with this
    /// call's timeout and headers.
    ///
    /// An error is an item; polling on after it requests the same page again. A node that repeats a cursor ends the stream with an
    /// [inconsistent](Error::is_inconsistent) error.
    pub fn pages(self) -> Pages<M::Item>
    where
        M: Paged,
    {
        Pages::of(self.untied())
    }

    /// Encodes the call, under the id that is returned, and sends it once the future is polled. That holds no more than the encoded request.
    fn send(self) -> (u64, impl Future<Output = Result<Response, Error>> + 'static) {
        let id = self.rpc.next_id();
        let request = method::encode(id, &self.method).map(|mut request| {
            request.timeout = self.timeout;
            request.parts_mut().headers = self.headers;
            request
        });
        (id, self.rpc.sending(request))
    }

    /// Converts into a call whose type names no chain.
    pub(crate) fn untied(self) -> Call<M> {
        Call {
            rpc: self.rpc,
            method: self.method,
            timeout: self.timeout,
            headers: self.headers,
            chain: PhantomData,
        }
    }

    /// The same call of the method with other parameters.
    pub(crate) fn with_method(&self, method: M) -> Self {
        Self {
            method,
            ..self.clone()
        }
    }

    pub(crate) fn into_parts(self) -> (M, Option<Duration>, Headers) {
        (self.method, self.timeout, self.headers)
    }

    /// The handle that sends the call: `rpc` with the destination of the call's own handle.
    pub(crate) fn routed(&self, rpc: &Rpc) -> Rpc {
        rpc.clone().with_destination_of(&self.rpc)
    }
}

impl<M: Method, C: Chain> IntoFuture for Call<M, C> {
    type Output = Result<M::Output, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        // The chain says nothing of the value, so this is compiled once for all.
        let (id, response) = self.untied().send();
        let decoded = response.map(move |response| {
            let success = method::decode::<M>(id, &response?)?;
            Ok(success.value)
        });
        decoded.boxed()
    }
}

impl<M: Method, C> Clone for Call<M, C> {
    fn clone(&self) -> Self {
        Self {
            rpc: self.rpc.clone(),
            method: self.method.clone(),
            timeout: self.timeout,
            headers: self.headers.clone(),
            chain: PhantomData,
        }
    }
}

impl<M: Method, C> fmt::Debug for Call<M, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("rpc", &self.rpc)
            .field("method", &self.method)
            .field("timeout", &self.timeout)
            .field("headers", &self.headers)
            .finish()
    }
}

/// A call whose response's metadata is returned beside the value: [`Call::with_meta`] makes it.
///
/// Awaiting it fails as awaiting the call itself, and if the response doesn't carry the chain's [`Extras`](Chain::Extras).
#[must_use = "nothing is sent until it is awaited"]
pub struct MetaCall<M: Method, C>(pub(crate) Call<M, C>);

impl<M: Method, C: Chain> IntoFuture for MetaCall<M, C> {
    type Output = Result<WithMeta<M::Output, C::Extras>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let (id, response) = self.0.send();
        let decoded = response.map(move |response| {
            let response = response?;
            let success = method::decode::<M>(id, &response)?;
            WithMeta::of(success, Some(&response)).of_chain::<M, C>()
        });
        decoded.boxed()
    }
}

impl<M: Method, C> Clone for MetaCall<M, C> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M: Method, C> fmt::Debug for MetaCall<M, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MetaCall").field(&self.0).finish()
    }
}

impl<T> WithMeta<T, Extras> {
    /// The result in a response.
    pub(crate) fn of(success: Success<T>, response: Option<&Response>) -> Self {
        let meta = match response {
            Some(response) => success.extras.filled_from(response.extras()),
            None => success.extras,
        };
        Self {
            value: success.value,
            meta,
            http_status: response.and_then(Response::status),
            retry_after: response.and_then(Response::retry_after),
        }
    }

    /// Decodes what it carries as the extras of the chain `C`, of whose nodes `M` was called.
    pub(crate) fn of_chain<M: Method, C: Chain>(self) -> Result<WithMeta<T, C::Extras>, Error> {
        let Self {
            value,
            meta,
            http_status,
            retry_after,
        } = self;
        match meta.decode() {
            Ok(meta) => Ok(WithMeta {
                value,
                meta,
                http_status,
                retry_after,
            }),
            Err(error) => {
                let message = format!(
                    "what stands beside the result isn't what nodes of the chain `{}` send there: {error}",
                    C::NAME
                );
                // Written as JSON to be shown; what was read from JSON can be.
                let text = serde_json::to_vec(&meta).unwrap_or_default();
                let kind = Kind::Decode(DecodeError::new("", message, &text));
                let error = Error::with_status(kind, http_status, retry_after, Origin::default());
                Err(error.of(Some(M::NAME), M::SAFETY))
            }
        }
    }
}
