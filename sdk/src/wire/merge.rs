//! Requests merged into a batch: of the one wire that has batches.

use std::borrow::Cow;
use std::time::Duration;

use super::JSONRPC;
use crate::chain_info::ChainInfo;
use crate::error::Error;
use crate::message::{Headers, Request, Writer};

impl Request {
    /// Merges the calls of many requests into one. The timeout is the longest among theirs, or none if one of them has none.
    ///
    /// A single call stays one, an empty batch is one too; notifications are left out. It has the headers of all; of two with the same
    /// name the later counts.
    ///
    /// # Errors
    /// When they can't be in one body, because they are several and not all of one wire that batches, or they go to different
    /// destinations or nodes of different chains.
    pub fn batch(requests: impl IntoIterator<Item = Self>) -> Result<Self, Error> {
        let mut together = Together::default();
        let mut headers = Headers::default();
        let mut longest: Option<Option<Duration>> = None;
        let mut destination: Option<Option<Cow<'static, str>>> = None;
        let (mut chain, mut batch_limit) = (None::<&'static ChainInfo>, None);
        for request in requests {
            if request.notified().is_none() {
                let first = destination.get_or_insert_with(|| request.parts.destination.clone());
                if *first != request.parts.destination {
                    return Err(Error::config(
                        "calls to different destinations can't go in one batch",
                    ));
                }
                if chain.is_some_and(|chain| chain.name != request.chain().name) {
                    return Err(Error::config(
                        "calls for different chains can't go in one batch",
                    ));
                }
                chain = Some(request.chain());
                batch_limit = batch_limit.max(request.parts.batch_limit);
            }
            longest = Some(match longest {
                None => request.timeout,
                Some(before) => before.zip(request.timeout).map(|(a, b)| a.max(b)),
            });
            headers.extend(request.parts.headers.clone());
            if request.entries().len() > 0 {
                together.add(request)?;
            }
        }
        let mut batch = together.finish();
        let parts = batch.parts_mut();
        parts.headers = headers;
        parts.destination = destination.flatten();
        parts.chain = chain;
        parts.batch_limit = batch_limit;
        Ok(batch.with_timeout(longest.flatten()))
    }
}

/// Calls being merged into one body.
#[derive(Default)]
struct Together {
    writer: Option<Writer>,
    /// A request that can't share a body.
    alone: Option<Request>,
}

impl Together {
    fn add(&mut self, request: Request) -> Result<(), Error> {
        let wire = request.wire();
        let is_first = self.writer.is_none() && self.alone.is_none();
        let fits = |writer: &Writer| wire.is_batching() && writer.format() == wire;
        if !is_first && !self.writer.as_ref().is_some_and(fits) {
            return Err(Error::config(
                "these calls can't go in one batch, because they are of different wires or their wire has no batches: send them one \
                 by one",
            ));
        }
        if wire.is_batching() {
            let writer = self.writer.get_or_insert_with(|| Writer::new(wire));
            request.entries().for_each(|entry| writer.copy(entry));
        } else {
            self.alone = Some(request);
        }
        Ok(())
    }

    fn finish(self) -> Request {
        let joined = || {
            self.writer
                .unwrap_or_else(|| Writer::new(&JSONRPC))
                .finish()
        };
        self.alone.unwrap_or_else(joined)
    }
}
