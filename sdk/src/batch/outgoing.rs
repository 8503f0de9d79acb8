//! Packs calls of any method into as few requests as the batch limit allows, and matches the responses.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::join;
use futures_util::stream;

use super::IntoCall;
use crate::error::Error;
use crate::message::{Headers, Request, Response, Writer};
use crate::method::{self, Method};
use crate::rpc::Rpc;
use crate::wire::jsonrpc::split;
use crate::wire::{Slot, Wire};

/// Concurrency limit of calls that can't share a request: enough to hide the network's latency, and few enough for a
/// node that processes many of them one after the other.
pub(super) const AT_ONCE: usize = 8;

#[derive(Debug)]
pub struct Outgoing {
    rpc: Rpc,
    batches: Vec<Writer>,
    timeout: Option<Duration>,
    headers: Headers,
    /// Calls that can't share a request, with their ids and handles.
    alone: Vec<(u64, Request, Rpc)>,
}

impl Outgoing {
    pub(super) fn new(rpc: Rpc) -> Self {
        Self {
            rpc,
            batches: Vec::new(),
            timeout: None,
            headers: Headers::default(),
            alone: Vec::new(),
        }
    }

    /// Adds a call. One that can't be encoded leaves those before it untouched.
    pub(super) fn push<C: IntoCall>(&mut self, call: C) -> Result<(), Error> {
        let call = call.into_call();
        let id = self.rpc.next_id();
        let format = <C::Method as Method>::Wire::FORMAT;
        if !format.is_batching() || self.rpc.batch_limit() == 0 {
            let sender = call.routed(&self.rpc);
            let (call, timeout, headers) = call.into_parts();
            let request = method::encode(id, &call)?.with_timeout(timeout);
            self.alone.push((id, request.with_headers(headers), sender));
            return Ok(());
        }
        let (call, timeout, headers) = call.into_parts();
        self.timeout = self.timeout.max(timeout);
        self.headers.extend(headers);
        let limit = self.rpc.batch_limit();
        let longest = self.rpc.chain().max_request_bytes.unwrap_or(usize::MAX);
        if let Some(batch) = self.batches.last_mut()
            && batch.format() == format
            && batch.len() < limit
        {
            method::push(batch, id, &call)?;
            if batch.size() <= longest {
                return Ok(());
            }
            batch.pop();
        }
        let mut batch = Writer::new(format);
        method::push(&mut batch, id, &call)?;
        self.batches.push(batch);
        Ok(())
    }

    /// The number of calls.
    pub(super) fn len(&self) -> usize {
        self.batches.iter().map(Writer::len).sum::<usize>() + self.alone.len()
    }

    /// Sends batches one after the other, to respect nodes that limit them, and single calls concurrently beside them.
    pub(super) async fn send(self) -> Answers {
        let Self {
            rpc,
            batches,
            timeout,
            headers,
            alone,
        } = self;
        let batches = async {
            let mut answers = Vec::with_capacity(batches.len());
            for batch in batches {
                let (ids, request) = (batch.ids(), batch.finish_batch());
                let request = request.with_timeout(timeout);
                let request = request.with_headers(headers.clone());
                answers.push((Asked::Batch(ids), rpc.send(request).await));
            }
            answers
        };
        let alone = alone.into_iter().map(async |(id, request, sender)| {
            let answer = sender.send(request).await;
            (Asked::Alone(id), answer)
        });
        let alone = stream::iter(alone).buffer_unordered(AT_ONCE).collect();
        let (mut answers, mut others): (Vec<_>, Vec<_>) = join(batches, alone).await;
        answers.append(&mut others);
        Answers(answers)
    }
}

/// The calls of a request.
#[derive(Debug)]
enum Asked {
    Batch(Vec<u64>),
    Alone(u64),
}

/// The responses, each with its request's calls.
#[derive(Debug)]
pub(crate) struct Answers(Vec<(Asked, Result<Response, Error>)>);

impl Answers {
    /// Returns one slot per call, in the order of the calls. A request without a response fails only its own calls.
    ///
    /// # Errors
    /// If no request has a response.
    pub(super) fn slots(&self) -> Result<Vec<Slot<'_>>, Error> {
        let mut slots = Vec::new();
        let mut failures = Vec::new();
        for (asked, response) in &self.0 {
            let response = response.as_ref().map_err(Error::clone);
            let ids = asked.ids();
            let answers = response.and_then(|response| match asked {
                Asked::Batch(ids) => split(ids, response),
                Asked::Alone(id) => Ok(vec![Slot::whole(*id, response)]),
            });
            match answers {
                Ok(sorted) => slots.extend(ids.iter().copied().zip(sorted)),
                Err(error) => {
                    slots.extend(ids.iter().map(|id| (*id, Slot::failed(error.clone()))));
                    failures.push(error);
                }
            }
        }
        let all_failed = failures.len() == self.0.len();
        match failures.into_iter().next() {
            Some(first) if all_failed => Err(first),
            _ => {
                // Ids grow in the order of the calls.
                slots.sort_by_key(|(id, _)| *id);
                Ok(slots.into_iter().map(|(_, slot)| slot).collect())
            }
        }
    }
}

impl Asked {
    fn ids(&self) -> &[u64] {
        match self {
            Self::Batch(ids) => ids,
            Self::Alone(id) => std::slice::from_ref(id),
        }
    }
}
