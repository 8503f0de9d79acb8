//! Batches of any number of calls of one method.

use std::fmt;
use std::marker::PhantomData;
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
/// Requests are sent only as the stream is polled, one after the other unless [`in_flight`](Self::in_flight) allows more. Calls of a wire without
/// batches have a request each, and up to eight of these are in flight. `Debug` prints neither parameters nor results.
#[must_use = "nothing is sent until it is read"]
pub struct BatchStream<'a, T>(State<'a, T>);

/// Starts the stream, with as many requests in flight.
type Start<'a, T> = Box<dyn FnOnce(Option<usize>) -> Results<'a, T> + Send + 'a>;
type Results<'a, T> = BoxStream<'a, Result<T, Error>>;

enum State<'a, T> {
    New(Option<Start<'a, T>>, Option<usize>),
    Started(Results<'a, T>),
}

impl<'a, T: Send + 'a> BatchStream<'a, T> {
    pub(crate) fn new<I>(rpc: Rpc, calls: I) -> Self
    where
        I: Iterator<Item: IntoCall<Output = T>> + Send + 'a,
    {
        let format = <<I::Item as IntoCall>::Method as Method>::Wire::FORMAT;
        let start: Start<'a, T> = match format.is_batching() {
            true if rpc.batch_limit() > 0 => Box::new(move |in_flight| {
                let results = requests(rpc, calls).map(Request::<I>::results);
                let results = stream::iter(results).buffered(in_flight.unwrap_or(1));
                results.flat_map(stream::iter).boxed()
            }),
            _ => Box::new(move |in_flight| {
                let results = calls.map(move |call| send_alone(rpc.clone(), call));
                let results = stream::iter(results);
                results.buffered(in_flight.unwrap_or(AT_ONCE)).boxed()
            }),
        };
        Self(State::New(Some(start), None))
    }

    /// Sets how many requests may be in flight at a time, at least one: more hide the network's latency, and are more work for the node at once.
    /// Results keep the order of the calls. Once the stream has been polled this changes nothing.
    pub fn in_flight(mut self, requests: usize) -> Self {
        if let State::New(_, in_flight) = &mut self.0 {
            *in_flight = Some(requests.max(1));
        }
        self
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

/// As many calls as one request takes.
struct Request<I> {
    outgoing: Outgoing,
    /// Why the call behind them can't be encoded.
    refused: Option<Error>,
    calls: PhantomData<fn() -> I>,
}

/// Packs calls into requests; none is empty.
fn requests<I>(rpc: Rpc, mut calls: I) -> impl Iterator<Item = Request<I>>
where
    I: Iterator<Item: IntoCall>,
{
    std::iter::from_fn(move || {
        let mut outgoing = Outgoing::new(rpc.clone());
        // A call that can't be encoded ends the request, so that its error keeps its position.
        let written = calls
            .by_ref()
            .take(rpc.batch_limit())
            .try_for_each(|call| outgoing.push(call));
        let refused = written.err();
        (outgoing.len() > 0 || refused.is_some()).then_some(Request {
            outgoing,
            refused,
            calls: PhantomData,
        })
    })
}

impl<I: Iterator<Item: IntoCall>> Request<I> {
    /// Sends it, and decodes the results of its calls.
    async fn results(self) -> Vec<Result<OutputOf<I::Item>, Error>> {
        let count = self.outgoing.len();
        let answers = self.outgoing.send().await;
        let slots = answers
            .slots()
            .unwrap_or_else(|error| vec![Slot::failed(error); count]);
        slots
            .into_iter()
            .map(open::<I::Item>)
            .chain(self.refused.map(Err))
            .collect()
    }
}

impl<T> Stream for BatchStream<'_, T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let state = &mut self.0;
        loop {
            *state = match state {
                State::Started(results) => return results.poll_next_unpin(context),
                State::New(start, in_flight) => {
                    let Some(start) = start.take() else {
                        return Poll::Ready(None);
                    };
                    State::Started(start(*in_flight))
                }
            };
        }
    }
}

impl<T> fmt::Debug for BatchStream<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchStream").finish_non_exhaustive()
    }
}
