//! Calls of any method, written into as few requests as the batch limit allows, and their answers.

use std::time::Duration;

use super::IntoCall;
use crate::error::Error;
use crate::rpc::Rpc;
use crate::transport::{Headers, Response, Writer};
use crate::wire::jsonrpc::{Slot, split};

#[derive(Debug)]
pub struct Outgoing<'r> {
    rpc: &'r Rpc,
    batches: Vec<Writer>,
    timeout: Option<Duration>,
    headers: Headers,
}

impl<'r> Outgoing<'r> {
    pub(super) fn new(rpc: &'r Rpc) -> Self {
        Self {
            rpc,
            batches: Vec::new(),
            timeout: None,
            headers: Headers::default(),
        }
    }

    /// Adds a call. One that can't be written leaves those before it untouched.
    pub(super) fn push(&mut self, call: impl IntoCall) -> Result<(), Error> {
        let (method, timeout, headers) = call.into_call().into_parts();
        self.timeout = self.timeout.max(timeout);
        self.headers.extend(headers);
        let id = self.rpc.next_id();
        let limit = self.rpc.batch_limit();
        match self.batches.last_mut() {
            Some(batch) if batch.len() < limit => batch.push(id, &method),
            _ => {
                let mut batch = Writer::default();
                batch.push(id, &method)?;
                self.batches.push(batch);
                Ok(())
            }
        }
    }

    /// The number of calls.
    pub(super) fn len(&self) -> usize {
        self.batches.iter().map(Writer::len).sum()
    }

    /// Sends one request after the other: a node that limits batches wouldn't like them all at once.
    pub(super) async fn send(self) -> Answers {
        let mut answers = Vec::with_capacity(self.batches.len());
        for batch in self.batches {
            let (ids, request) = (batch.ids(), batch.finish_batch());
            let request = request.with_timeout(self.timeout);
            let request = request.with_headers(self.headers.clone());
            let response = self.rpc.send(request).await;
            answers.push((ids, response));
        }
        Answers(answers)
    }
}

/// The responses, each with the ids that it should answer.
#[derive(Debug)]
pub(crate) struct Answers(Vec<(Vec<u64>, Result<Response, Error>)>);

impl Answers {
    /// One slot a call, in the order of the calls. A request without an answer fails its own calls only.
    ///
    /// # Errors
    /// When no request has an answer.
    pub(super) fn slots(&self) -> Result<Vec<Slot<'_>>, Error> {
        let mut slots = Vec::new();
        let mut failures = Vec::new();
        for (ids, response) in &self.0 {
            let response = response.as_ref().map_err(Error::clone);
            match response.and_then(|response| split(ids, response)) {
                Ok(sorted) => slots.extend(sorted),
                Err(error) => {
                    slots.extend(ids.iter().map(|_| Slot::failed(error.clone())));
                    failures.push(error);
                }
            }
        }
        let all_failed = failures.len() == self.0.len();
        match failures.into_iter().next() {
            Some(first) if all_failed => Err(first),
            _ => Ok(slots),
        }
    }
}
