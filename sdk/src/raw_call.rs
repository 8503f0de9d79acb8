//! Calls of methods by their names.

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;

use crate::error::{Error, Kind};
use crate::message::{Headers, Request};
use crate::raw::RawJson;
use crate::rpc::Rpc;
use crate::safety::Safety;
use crate::wire::{Codec, JsonRpcByPosition, Wire, status};

/// A call of a method by its name, for methods that no document describes: await it for the result's JSON, byte for byte. A
/// client's `call_raw` makes it.
///
/// It isn't retried once the node may have seen it, unless it's marked by [`read`](Self::read) or [`idempotent`](Self::idempotent).
///
/// ```no_run
/// # #[cfg(all(feature = "ethereum", feature = "http"))]
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// # use polyrpc::ethereum::Client;
/// let eth = Client::connect("http://localhost:8545").await?;
/// eth.call_raw("evm_mine", ()).await?;
/// let raised = eth.call_raw("evm_increaseTime", (3600,)).await?;
/// let modules = eth.call_raw("rpc_modules", ()).read().await?;
/// println!("{} {:?}", raised.as_str(), modules.decode::<std::collections::BTreeMap<String, String>>()?);
/// # Ok(()) }
/// ```
#[must_use = "nothing is sent until it is awaited"]
pub struct RawCall<W = JsonRpcByPosition> {
    rpc: Rpc,
    method: Cow<'static, str>,
    params: Result<RawJson, Error>,
    safety: Safety,
    timeout: Option<Duration>,
    headers: Headers,
    wire: PhantomData<fn() -> W>,
}

impl<W: Wire> RawCall<W> {
    pub(crate) fn new(
        rpc: Rpc,
        method: impl Into<Cow<'static, str>>,
        params: impl Serialize,
    ) -> Self {
        let params = serde_json::to_string(&params).and_then(|params| match params.as_str() {
            "null" => RawJson::new(W::FORMAT.no_params()),
            _ => RawJson::new(params),
        });
        Self {
            rpc,
            method: method.into(),
            params: params.map_err(|error| Kind::from(error).into()),
            safety: Safety::Write,
            timeout: None,
            headers: Headers::default(),
            wire: PhantomData,
        }
    }

    /// Marks the call as one that changes nothing on the node, so that it may be retried and answered by another endpoint.
    pub fn read(self) -> Self {
        self.safety(Safety::Read)
    }

    /// Marks the call as one that may be sent twice without doing more than once.
    pub fn idempotent(self) -> Self {
        self.safety(Safety::Idempotent)
    }

    fn safety(self, safety: Safety) -> Self {
        Self { safety, ..self }
    }

    /// Sets the wire that the node speaks, where it isn't JSON-RPC: `.wire::<polyrpc::wire::Json>()`.
    pub fn wire<V: Wire>(self) -> RawCall<V> {
        RawCall {
            params: self.params.and_then(|params| {
                // No parameters are written differently on each wire.
                let is_none = params.as_str() == W::FORMAT.no_params();
                let none = || RawJson::new(V::FORMAT.no_params());
                let params = if is_none { none() } else { Ok(params) };
                params.map_err(|error| Kind::from(error).into())
            }),
            rpc: self.rpc,
            method: self.method,
            safety: self.safety,
            timeout: self.timeout,
            headers: self.headers,
            wire: PhantomData,
        }
    }

    /// Sets this call's timeout, from sending to the last byte of the response. It replaces all other timeouts.
    pub fn timeout(self, limit: Duration) -> Self {
        let timeout = Some(limit);
        Self { timeout, ..self }
    }

    /// Sets a header of this call, as [`Call::header`](crate::Call::header) does.
    #[cfg(feature = "layers")]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.set(name, value);
        self
    }

    async fn send(self) -> Result<RawJson, Error> {
        let (id, format) = (self.rpc.next_id(), W::FORMAT);
        let request = Request::new(format, id, self.method, self.safety, &self.params?)?;
        let request = request.with_timeout(self.timeout);
        let response = self.rpc.send(request.with_headers(self.headers)).await?;
        match status::failure(format, response.chain(), id, &response) {
            Some(error) => Err(error),
            None => W::Codec::raw(id, &response),
        }
    }
}

impl<W: Wire> IntoFuture for RawCall<W> {
    type Output = Result<RawJson, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let (method, safety) = (self.method.clone(), self.safety);
        let result = self.send();
        result
            .map(move |result| result.map_err(|error| error.of_named(method, safety)))
            .boxed()
    }
}

impl<W> Clone for RawCall<W> {
    fn clone(&self) -> Self {
        Self {
            rpc: self.rpc.clone(),
            method: self.method.clone(),
            params: self.params.clone(),
            safety: self.safety,
            timeout: self.timeout,
            headers: self.headers.clone(),
            wire: PhantomData,
        }
    }
}

impl<W> fmt::Debug for RawCall<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawCall")
            .field("rpc", &self.rpc)
            .field("method", &self.method)
            .field("params", &self.params)
            .field("safety", &self.safety)
            .field("timeout", &self.timeout)
            .field("headers", &self.headers)
            .finish()
    }
}
