//! Writing JSON-RPC calls, one or many, into one body.

use std::borrow::Cow;
use std::ops::Range;

use bytes::Bytes;

use super::{Calls, Entry, Request, Written};
use crate::error::{Error, Kind};
use crate::method::{Method, Safety};

/// JSON-RPC calls while they are being written: `[{"jsonrpc":"2.0","id":1,"method":"m","params":[]},…`, without the last bracket.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    pub(super) text: Vec<u8>,
    calls: Vec<Written>,
}

impl Writer {
    pub(crate) fn len(&self) -> usize {
        self.calls.len()
    }

    pub(crate) fn ids(&self) -> Vec<u64> {
        self.calls.iter().map(|call| call.id).collect()
    }

    /// Adds a call. One that can't be written leaves the others as they were.
    pub(crate) fn push<M: Method>(&mut self, id: u64, method: &M) -> Result<(), Error> {
        let before = self.text.len();
        let written = self.write(id, method);
        written.map_err(|error| {
            self.text.truncate(before);
            Error::from(Kind::from(error)).of(Some(M::NAME), M::SAFETY)
        })
    }

    fn write<M: Method>(&mut self, id: u64, method: &M) -> serde_json::Result<()> {
        self.begin(id);
        serde_json::to_writer(&mut self.text, M::NAME)?;
        let start = self.params();
        serde_json::to_writer(&mut self.text, method)?;
        self.end(id, Cow::Borrowed(M::NAME), M::SAFETY, start);
        Ok(())
    }

    /// The call alone, or a batch unless there is exactly one.
    pub(crate) fn finish(mut self) -> Request {
        match self.calls.pop() {
            Some(only) if self.calls.is_empty() => {
                // Without the bracket before it.
                let body = Bytes::from(self.text).slice(1..);
                let (text, params) = (0..only.text.len(), back(&only.params));
                let only = Written {
                    text,
                    params,
                    ..only
                };
                Request::written_as(Calls::One(only), body)
            }
            last => {
                self.calls.extend(last);
                self.finish_batch()
            }
        }
    }

    /// A batch, be it of one call.
    pub(crate) fn finish_batch(mut self) -> Request {
        if self.text.is_empty() {
            self.text.push(b'[');
        }
        self.text.push(b']');
        Request::written_as(Calls::Many(self.calls.into()), self.text.into())
    }

    pub(super) fn copy(&mut self, entry: Entry<'_>) {
        self.separate();
        let (start, written) = (self.text.len(), entry.written);
        self.text
            .extend_from_slice(&entry.request.body[written.text.clone()]);
        let params = written.params.start - written.text.start;
        let params = start + params..start + params + written.params.len();
        self.calls.push(Written {
            text: start..self.text.len(),
            params,
            ..written.clone()
        });
    }

    fn separate(&mut self) {
        self.text
            .push(if self.text.is_empty() { b'[' } else { b',' });
    }

    pub(super) fn begin(&mut self, id: u64) {
        self.separate();
        self.text.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
        self.text.extend_from_slice(id.to_string().as_bytes());
        self.text.extend_from_slice(br#","method":"#);
    }

    /// Ends the name of the method; gives where the parameters start.
    pub(super) fn params(&mut self) -> usize {
        self.text.extend_from_slice(br#","params":"#);
        self.text.len()
    }

    pub(super) fn end(
        &mut self,
        id: u64,
        method: Cow<'static, str>,
        safety: Safety,
        params: usize,
    ) {
        let end = self.text.len();
        self.text.push(b'}');
        let start = self
            .calls
            .last()
            .map_or(0, |call| call.text.end)
            // The bracket or the comma before it.
            + 1;
        self.calls.push(Written {
            id,
            method,
            safety,
            text: start..self.text.len(),
            params: params..end,
        });
    }
}

fn back(range: &Range<usize>) -> Range<usize> {
    range.start - 1..range.end - 1
}
