//! Batches: many calls at once, in one request where the wire allows it.

mod outgoing;
mod stream;
mod tuple;

use std::future::IntoFuture;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::call::{Call, MetaCall, WithMeta};
use crate::chain::Chain;
use crate::error::Error;
use crate::extras::Extras;
use crate::method::{self, Method};
use crate::rpc::Rpc;
use crate::wire::Slot;
use outgoing::Outgoing;

pub use stream::BatchStream;
pub use tuple::Tuple;

/// An entry of a batch: a [`Call`], one [with metadata](Call::with_meta), or a type around one such as
/// [`local_call!`](crate::local_call) makes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no call",
    label = "not a call",
    note = "an entry of a batch is what a function of the client returns, before it is awaited: `client.block_number()`"
)]
pub trait IntoCall {
    /// The method called.
    type Method: Method;
    /// What the entry gives: the method's output, alone or with its response's metadata.
    type Output: Send + 'static;

    /// Returns the call. In a batch its method, timeout and headers count.
    fn into_call(self) -> Call<Self::Method>;

    /// Makes the entry's output of the method's.
    ///
    /// # Errors
    /// If the response lacks what the entry wants of it.
    fn output(
        answer: WithMeta<<Self::Method as Method>::Output, Extras>,
    ) -> Result<Self::Output, Error>;
}

impl<M: Method, C: Chain> IntoCall for Call<M, C> {
    type Method = M;
    type Output = M::Output;

    fn into_call(self) -> Call<M> {
        self.untied()
    }

    fn output(answer: WithMeta<M::Output, Extras>) -> Result<M::Output, Error> {
        Ok(answer.value)
    }
}

impl<M: Method, C: Chain> IntoCall for MetaCall<M, C> {
    type Method = M;
    type Output = WithMeta<M::Output, C::Extras>;

    fn into_call(self) -> Call<M> {
        self.0.untied()
    }

    fn output(answer: WithMeta<M::Output, Extras>) -> Result<Self::Output, Error> {
        answer.of_chain::<M, C>()
    }
}

/// Output of the batch entry `C`.
pub type OutputOf<C> = <C as IntoCall>::Output;

/// Decodes an entry's output.
fn open<C: IntoCall>(slot: Slot<'_>) -> Result<C::Output, Error> {
    let response = slot.response();
    let success = method::decode_slot::<C::Method>(slot)?;
    C::output(WithMeta::of(success, response))
}

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
        let mut outgoing = Outgoing::new(self.rpc);
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
