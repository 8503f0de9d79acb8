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
