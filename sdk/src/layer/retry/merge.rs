//! Partial retries of a batch, and the merged response.

use bytes::Bytes;

use crate::error::Error;
use crate::transport::{Entry, Request, Response};
use crate::wire::jsonrpc::join;
use crate::wire::judge::parts;

/// The responses so far, and the calls still to be sent.
pub(super) struct Merge {
    pending: Request,
    /// The indices of the pending calls in the whole batch.
    places: Vec<usize>,
    /// The last response to each call.
    answers: Vec<Option<Bytes>>,
    /// The metadata of the newest response; `None` as long as all calls are pending.
    head: Option<Response>,
}

impl Merge {
    pub(super) fn new(request: Request) -> Self {
        let places: Vec<_> = (0..request.entries().len()).collect();
        Self {
            answers: vec![None; places.len()],
            places,
            pending: request,
            head: None,
        }
    }

    pub(super) fn pending(&self) -> &Request {
        &self.pending
    }

    /// Keeps the responses to pending calls that aren't retried.
    pub(super) fn keep(&mut self, outcome: Result<Response, Error>, again: &[usize]) {
        let everything = again.len() == self.places.len();
        if everything && self.head.is_none() {
            return;
        }
        if let Ok(response) = outcome {
            self.add(response);
        }
        if !everything {
            let mut index = 0..;
            let is_again = |_: Entry<'_>| index.next().is_some_and(|i| again.contains(&i));
            self.pending = self.pending.only(is_again);
            self.places = again.iter().map(|&index| self.places[index]).collect();
        }
    }

    /// The response to the whole request, once nothing is retried any more. Responses received so far aren't lost if
    /// the rest got none: its calls keep their earlier errors.
    pub(super) fn finish(mut self, outcome: Result<Response, Error>) -> Result<Response, Error> {
        if self.head.is_none() {
            return outcome;
        }
        if let Ok(response) = outcome {
            self.add(response);
        }
        let body = join(self.answers.iter().flatten());
        let head = self.head.unwrap_or_else(|| Response::new(Bytes::new()));
        Ok(head.with_body(body))
    }

    /// Merges a response to the pending calls, if it is JSON-RPC.
    fn add(&mut self, response: Response) {
        let Ok(parts) = parts(&self.pending, &response) else {
            return;
        };
        let calls = self.pending.entries().zip(&self.places);
        for ((call, &place), part) in calls.zip(parts) {
            let answer = part.answer(call, &response);
            if let Some(answers) = self.answers.get_mut(place) {
                *answers = answer.or(answers.take());
            }
        }
        self.head = Some(response);
    }
}

/// The calls whose responses say that the node is busy.
pub(super) fn busy(
    request: &Request,
    response: &Response,
    is_busy: &(dyn Fn(Entry<'_>, &[u8]) -> bool + Send + Sync),
) -> Vec<usize> {
    let repeatable = |call: Entry<'_>| call.safety() != crate::method::Safety::Write;
    if let Some(call) = request.single() {
        // A body without a view is invalid, or can't be represented.
        let view = || request.wire().rules().view(response.body());
        let says_so = || view().is_some_and(|view| is_busy(call, &view));
        let busy = repeatable(call) && says_so();
        return busy.then_some(0).into_iter().collect();
    }
    let parts = parts(request, response).unwrap_or_default();
    let calls = request.entries().zip(parts).enumerate();
    let busy = calls.filter(|(_, (call, part))| {
        let text = part.text.filter(|_| repeatable(*call));
        text.is_some_and(|text| is_busy(*call, text.as_bytes()))
    });
    busy.map(|(index, _)| index).collect()
}
