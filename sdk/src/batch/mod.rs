//! Batches: many calls at once, in one request where the wire allows it.

mod outgoing;
mod stream;
mod tuple;

use std::future::IntoFuture;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::call::Call;
use crate::error::Error;
use crate::method::Method;
use crate::rpc::Rpc;
use outgoing::Outgoing;

pub use stream::BatchStream;
pub use tuple::Tuple;

/// An entry of a batch: a [`Call`], or a type around one such as [`local_call!`](crate::local_call) makes.
pub trait IntoCall {
    /// The method called.
    type Method: Method;

    /// Returns the call. In a batch its method, timeout and headers count.
    fn into_call(self) -> Call<Self::Method>;
}

impl<M: Method> IntoCall for Call<M> {
    type Method = M;

    fn into_call(self) -> Self {
        self
    }
}

/// Output of the batch entry `C`.
pub type OutputOf<C> = <<C as IntoCall>::Method as Method>::Output;

/// A tuple of calls sent together: await it for a tuple of values.
///
/// It fails with the error of the first failed entry; [`results`](Self::results) keeps the others. The timeout is the
/// longest that the calls set. If the batch limit is below the number of calls, they go in several requests, one after
/// the other.
///
/// Only JSON-RPC has batches: calls of other [wires](crate::wire) each go in a request of their own, with their own timeouts, headers and
/// destinations, several concurrently.
#[derive(Debug)]
#[must_use = "nothing is sent until it is awaited"]
pub struct Batch<T> {
    rpc: Rpc,
    calls: T,
}

impl<T: Tuple> Batch<T> {
    pub(crate) fn new(rpc: Rpc, calls: T) -> Self {
        Self { rpc, calls }
    }

    /// Sends the calls and returns a result for each, so that a failed one fails only itself.
    ///
    /// # Errors
    /// If the parameters of a call can't be encoded, or no request got a response.
    pub async fn results(self) -> Result<T::Results, Error> {
        let mut outgoing = Outgoing::new(&self.rpc);
        self.calls.push_to(&mut outgoing)?;
        let answers = outgoing.send().await;
        let slots = answers.slots()?;
        Ok(T::decode(&mut slots.into_iter()))
    }
}

impl<T: Tuple> IntoFuture for Batch<T> {
    type Output = Result<T::Values, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        async move { T::values(self.results().await?) }.boxed()
    }
}
