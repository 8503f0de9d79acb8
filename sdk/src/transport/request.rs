//! What goes to the node.

mod notification;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::headers::Headers;
use crate::error::{Error, Kind};
use crate::method::{Method, Safety};
use crate::raw::RawJson;
use notification::Notified;

/// What goes to the node: a call, or a batch of calls, already written.
///
/// The text is written once. What layers have to know of it, [`entries`](Self::entries) tells without reading it again, and
/// [`batch`](Self::batch) and [`only`](Self::only) put calls together and take them apart.
///
/// `Debug` shows the methods and the length of the body, never the body: parameters may hold keys and passwords.
#[derive(Clone)]
pub struct Request {
    calls: Calls,
    body: Bytes,
    timeout: Option<Duration>,
    opening: Option<Opening>,
    headers: Headers,
}

/// What a transport has to know of a call that opens a subscription, beside the call itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The method that ends the subscription, with its id as the only parameter: `eth_unsubscribe`.
    pub stop: Cow<'static, str>,
    /// How many items may wait for their reader before some are dropped.
    pub buffer: usize,
}

#[derive(Clone)]
enum Calls {
    /// No allocation for the plain call.
    One(Written),
    Many(Arc<[Written]>),
    /// None that the node answers.
    None(Notified),
}

/// Where a call stands in the body.
#[derive(Clone, Debug)]
struct Written {
    id: u64,
    method: Cow<'static, str>,
    safety: Safety,
    text: Range<usize>,
    params: Range<usize>,
}

/// One call in a [`Request`].
///
/// `Debug` leaves the parameters out.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    request: &'a Request,
    written: &'a Written,
}

impl Request {
    /// A call of any method with parameters that are already written: a list, an object, or `[]` for none.
    ///
    /// `id` must not be that of another call in flight over the same connection.
    pub fn new(
        id: u64,
        method: impl Into<Cow<'static, str>>,
        safety: Safety,
        params: &RawJson,
    ) -> Self {
        let mut writer = Writer::default();
        writer.begin(id);
        let method = method.into();
        // A string can always be written as JSON.
        let name = serde_json::to_string(&*method).unwrap_or_default();
        writer.text.extend_from_slice(name.as_bytes());
        let start = writer.params();
        writer.text.extend_from_slice(params.as_str().as_bytes());
        writer.end(id, method, safety, start);
        writer.finish()
    }

    /// The calls of many requests in one. The time limit is the longest among theirs, or none if one of them has none.
    ///
    /// A single call stays one, an empty batch is one too; notifications are left out. It has the headers of all; of two with the same
    /// name the later counts.
    pub fn batch(requests: impl IntoIterator<Item = Self>) -> Self {
        let mut writer = Writer::default();
        let mut headers = Headers::default();
        let mut longest: Option<Option<Duration>> = None;
        for request in requests {
            longest = Some(match longest {
                None => request.timeout,
                Some(before) => before.zip(request.timeout).map(|(a, b)| a.max(b)),
            });
            for entry in request.entries() {
                writer.copy(entry);
            }
            headers.extend(request.headers);
        }
        writer
            .finish()
            .with_timeout(longest.flatten())
            .with_headers(headers)
    }

    /// A batch of those calls for which `keep` holds, in the same order; a batch also if it is only one.
    #[must_use]
    pub fn only(&self, mut keep: impl FnMut(Entry<'_>) -> bool) -> Self {
        let mut writer = Writer::default();
        for entry in self.entries().filter(|entry| keep(*entry)) {
            writer.copy(entry);
        }
        let batch = writer.finish_batch().with_timeout(self.timeout);
        batch.with_headers(self.headers.clone())
    }

    /// The same with a time limit from sending to the last byte of the answer, instead of the transport's own.
    #[must_use]
    pub fn with_timeout(self, timeout: Option<Duration>) -> Self {
        Self { timeout, ..self }
    }

    /// The same, but opening a subscription: the answer has a [`Feed`](super::Feed) then. Only for a plain call.
    #[must_use]
    pub fn with_opening(self, opening: Opening) -> Self {
        Self {
            opening: Some(opening),
            ..self
        }
    }

    /// The same with a header, instead of another of that name. Only HTTP sends it. Its value counts as a secret and never prints.
    ///
    /// # Errors
    /// When a header can't have that name or that value.
    #[cfg(feature = "layers")]
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        self.headers.set(name, value);
        self.headers.check()?;
        Ok(self)
    }

    /// The headers of this request, sent after those of the transport and instead of its own of the same name.
    #[cfg(feature = "layers")]
    pub fn headers(&self) -> &http::HeaderMap {
        self.headers.map()
    }

    #[cfg(feature = "layers")]
    pub(crate) fn check_headers(&self) -> Result<(), Error> {
        self.headers.check()
    }

    pub(crate) fn with_headers(self, headers: Headers) -> Self {
        Self { headers, ..self }
    }

    /// The calls in their order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> + Clone {
        self.written().iter().map(|written| Entry {
            request: self,
            written,
        })
    }

    /// The one call, if it is a plain one.
    pub fn single(&self) -> Option<Entry<'_>> {
        match &self.calls {
            Calls::One(written) => Some(Entry {
                request: self,
                written,
            }),
            Calls::Many(_) | Calls::None(_) => None,
        }
    }

    /// Whether it is written as a batch, be it of one call.
    pub fn is_batch(&self) -> bool {
        matches!(self.calls, Calls::Many(_))
    }

    /// Whether it may be sent twice: that of its most dangerous call.
    pub fn safety(&self) -> Safety {
        if let Calls::None(_) = self.calls {
            return Safety::Write;
        }
        let safeties = self.written().iter().map(|written| written.safety);
        safeties.max().unwrap_or(Safety::Read)
    }

    /// The bytes to send.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The time limit of this request, if it has one of its own.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// What the request opens, if it isn't just a call. A transport that has no subscriptions must refuse it then, with
    /// [`Error::no_subscriptions`].
    pub fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    fn written(&self) -> &[Written] {
        match &self.calls {
            Calls::One(written) => std::slice::from_ref(written),
            Calls::Many(written) => written,
            Calls::None(_) => &[],
        }
    }
}

impl<'a> Entry<'a> {
    /// The id that the answer must have.
    pub fn id(self) -> u64 {
        self.written.id
    }

    /// The name of the method on the wire.
    pub fn method(self) -> &'a str {
        &self.written.method
    }

    /// The name of the method, if it is known since compilation.
    pub(crate) fn static_method(self) -> Option<&'static str> {
        match self.written.method {
            Cow::Borrowed(method) => Some(method),
            Cow::Owned(_) => None,
        }
    }

    /// Whether the call may be sent twice.
    pub fn safety(self) -> Safety {
        self.written.safety
    }

    /// JSON text of the parameters.
    pub fn params(self) -> &'a [u8] {
        &self.request.body[self.written.params.clone()]
    }

    /// The call as it stands in the body.
    pub fn text(self) -> Bytes {
        self.request.body.slice(self.written.text.clone())
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("id", &self.id())
            .field("method", &self.method())
            .field("safety", &self.safety())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let notified = self.notified().map(|(method, _)| method);
        let methods = self.entries().map(Entry::method).chain(notified);
        let methods: Vec<_> = methods.collect();
        f.debug_struct("Request")
            .field("methods", &methods)
            .field("safety", &self.safety())
            .field("body_bytes", &self.body.len())
            .field("timeout", &self.timeout)
            .field("headers", &self.headers)
            .finish()
    }
}

/// A request while it is being written: `[{"jsonrpc":"2.0","id":1,"method":"m","params":[]},…`, without the last bracket.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: Vec<u8>,
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
            Error::from(Kind::Encode(error)).of(Some(M::NAME), M::SAFETY)
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
                Request {
                    calls: Calls::One(only),
                    body,
                    timeout: None,
                    opening: None,
                    headers: Headers::default(),
                }
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
        Request {
            calls: Calls::Many(self.calls.into()),
            body: self.text.into(),
            timeout: None,
            opening: None,
            headers: Headers::default(),
        }
    }

    fn copy(&mut self, entry: Entry<'_>) {
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

    fn begin(&mut self, id: u64) {
        self.separate();
        self.text.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
        self.text.extend_from_slice(id.to_string().as_bytes());
        self.text.extend_from_slice(br#","method":"#);
    }

    /// Ends the name of the method; gives where the parameters start.
    fn params(&mut self) -> usize {
        self.text.extend_from_slice(br#","params":"#);
        self.text.len()
    }

    fn end(&mut self, id: u64, method: Cow<'static, str>, safety: Safety, params: usize) {
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

#[cfg(test)]
mod tests;
