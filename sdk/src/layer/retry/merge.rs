//! A batch of which only some calls are sent again, and the answers to all of it in one.

use bytes::Bytes;

use crate::error::Error;
use crate::transport::{Entry, Request, Response};
use crate::wire::jsonrpc::join;
use crate::wire::judge::parts;

/// What was answered so far, and what is still to be sent.
pub(super) struct Merge {
    pending: Request,
    /// The places of the pending calls in the whole batch.
    places: Vec<usize>,
    /// What the batch's calls were answered with last.
    answers: Vec<Option<Bytes>>,
    /// The response that the newest answers came with; none as long as all calls are pending.
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

    /// Keeps the answers to those pending calls that aren't sent `again`.
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

    /// The answer to the whole request, now that nothing is sent any more. Answers that are there don't get lost because the rest
    /// got none: its calls keep the errors that they were answered with before.
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

    /// Takes over what a response says of the pending calls, if it is JSON-RPC.
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

/// The calls whose answers say that the node is busy.
pub(super) fn busy(
    request: &Request,
    response: &Response,
    is_busy: &(dyn Fn(Entry<'_>, &[u8]) -> bool + Send + Sync),
) -> Vec<usize> {
    let repeatable = |call: Entry<'_>| call.safety() != crate::method::Safety::Write;
    if let Some(call) = request.single() {
        // What has no view is no answer, or one that can't be shown.
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
