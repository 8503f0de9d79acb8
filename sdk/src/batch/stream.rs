//! Batches of any number of calls of one method.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};

use super::outgoing::{AT_ONCE, Outgoing};
use super::{IntoCall, OutputOf, open};
use crate::call::WithMeta;
use crate::error::Error;
use crate::method::{self, Method};
use crate::rpc::Rpc;
use crate::wire::{Slot, Wire};

/// Stream of the results of many calls of one method, in the order of the calls.
///
/// Requests are sent one after the other, and only as the stream is polled. Calls of a wire without batches have a request each, a few
/// concurrently. `Debug` prints neither parameters nor results.
#[must_use = "nothing is sent until it is read"]
pub struct BatchStream<'a, T>(BoxStream<'a, Result<T, Error>>);

impl<'a, T: Send + 'a> BatchStream<'a, T> {
    pub(crate) fn new<C>(rpc: Rpc, calls: impl Iterator<Item = C> + Send + 'a) -> Self
    where
        C: IntoCall<Output = T>,
    {
        if !<C::Method as Method>::Wire::FORMAT.is_batching() || rpc.batch_limit() == 0 {
            let results = stream::iter(calls.map(move |call| send_alone(rpc.clone(), call)));
            return Self(results.buffered(AT_ONCE).boxed());
        }
        let requests = stream::unfold((rpc, calls), |(rpc, mut calls)| async move {
            let results = next_request(&rpc, &mut calls).await;
            (!results.is_empty()).then(|| (stream::iter(results), (rpc, calls)))
        });
        Self(requests.flatten().boxed())
    }
}

/// Sends a call that can't share a request.
fn send_alone<C: IntoCall>(
    rpc: Rpc,
    call: C,
) -> impl Future<Output = Result<OutputOf<C>, Error>> + Send {
    let call = call.into_call();
    let (id, sender) = (rpc.next_id(), call.routed(&rpc));
    let (call, timeout, headers) = call.into_parts();
    let request = method::encode(id, &call);
    async move {
        let request = request?.with_timeout(timeout).with_headers(headers);
        let response = sender.send(request).await?;
        let success = method::decode::<C::Method>(id, &response)?;
        C::output(WithMeta::of(success, Some(&response)))
    }
}

/// Sends as many calls as one request takes; `None` once there are none left.
async fn next_request<C: IntoCall>(
    rpc: &Rpc,
    calls: &mut (impl Iterator<Item = C> + Send),
) -> Vec<Result<OutputOf<C>, Error>> {
    let mut outgoing = Outgoing::new(rpc);
    // A call that can't be encoded ends the request, so that its error keeps its position.
    let written = calls
        .take(rpc.batch_limit())
        .try_for_each(|call| outgoing.push(call));
    let count = outgoing.len();
    let answers = outgoing.send().await;
    let slots = answers
        .slots()
        .unwrap_or_else(|error| vec![Slot::failed(error); count]);
    slots
        .into_iter()
        .map(open::<C>)
        .chain(written.err().map(Err))
        .collect()
}

impl<T> Stream for BatchStream<'_, T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<T> fmt::Debug for BatchStream<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchStream").finish_non_exhaustive()
    }
}
