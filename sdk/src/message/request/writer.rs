//! Encoding of one or many calls into one body.

use std::borrow::Cow;
use std::ops::Range;

use bytes::Bytes;

use super::{Calls, Entry, Request, Written};
use crate::message::Format;
use crate::safety::Safety;

/// Buffer of calls being encoded, as a JSON array without its last bracket:
/// `[{"jsonrpc":"2.0","id":1,"method":"m","params":[]},…`.
#[derive(Debug)]
pub struct Writer {
    format: &'static Format,
    text: Vec<u8>,
    calls: Vec<Written>,
}

impl Writer {
    pub(crate) fn new(format: &'static Format) -> Self {
        Self {
            format,
            text: Vec::new(),
            calls: Vec::new(),
        }
    }

    pub(crate) fn format(&self) -> &'static Format {
        self.format
    }

    pub(crate) fn len(&self) -> usize {
        self.calls.len()
    }

    /// The length of the batch's body, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.text.len() + 1
    }

    /// Takes the last call out again.
    pub(crate) fn pop(&mut self) {
        if let Some(last) = self.calls.pop() {
            // With the comma or the bracket before it.
            self.text.truncate(last.encoded.start.saturating_sub(1));
        }
    }

    pub(crate) fn ids(&self) -> Vec<u64> {
        self.calls.iter().map(|call| call.id).collect()
    }

    /// Adds a call: `write` appends it and returns the position of its parameters. One that can't be encoded leaves the
    /// others as they were.
    pub(crate) fn add<E>(
        &mut self,
        id: u64,
        method: Cow<'static, str>,
        safety: Safety,
        write: impl FnOnce(&mut Vec<u8>) -> Result<Range<usize>, E>,
    ) -> Result<(), E> {
        let before = self.text.len();
        self.separate();
        let start = self.text.len();
        match write(&mut self.text) {
            Ok(params) => {
                let encoded = start..self.text.len();
                self.calls.push(Written {
                    id,
                    method,
                    safety,
                    encoded,
                    params,
                });
                Ok(())
            }
            Err(error) => {
                self.text.truncate(before);
                Err(error)
            }
        }
    }

    /// Returns the call alone, or a batch unless there is exactly one.
    pub(crate) fn finish(mut self) -> Request {
        match self.calls.pop() {
            Some(only) if self.calls.is_empty() => {
                // Without the bracket before it.
                let body = Bytes::from(self.text).slice(1..);
                let (encoded, params) = (0..only.encoded.len(), back(&only.params));
                let only = Written {
                    encoded,
                    params,
                    ..only
                };
                Request::written_as(self.format, Calls::One(only), body)
            }
            last => {
                self.calls.extend(last);
                self.finish_batch()
            }
        }
    }

    /// Returns a batch, be it of one call.
    pub(crate) fn finish_batch(mut self) -> Request {
        if self.text.is_empty() {
            self.text.push(b'[');
        }
        self.text.push(b']');
        Request::written_as(
            self.format,
            Calls::Many(self.calls.into()),
            self.text.into(),
        )
    }

    pub(crate) fn copy(&mut self, entry: Entry<'_>) {
        self.separate();
        let (start, written) = (self.text.len(), entry.written);
        self.text
            .extend_from_slice(&entry.request.parts.body[written.encoded.clone()]);
        let params = written.params.start - written.encoded.start;
        let params = start + params..start + params + written.params.len();
        self.calls.push(Written {
            encoded: start..self.text.len(),
            params,
            ..written.clone()
        });
    }

    fn separate(&mut self) {
        self.text
            .push(if self.text.is_empty() { b'[' } else { b',' });
    }
}

fn back(range: &Range<usize>) -> Range<usize> {
    range.start - 1..range.end - 1
}
