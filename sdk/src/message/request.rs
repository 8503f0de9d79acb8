//! Encoded requests.

mod entry;
mod notification;
mod writer;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::headers::Headers;
use super::opening::Opening;
use super::{Format, Unwritten};
use crate::chain_info::ChainInfo;
use crate::error::Error;
use crate::raw::RawJson;
use crate::safety::Safety;
use notification::Notified;

pub use entry::Entry;
pub(crate) use writer::Writer;

/// An encoded request: one call or a batch, serialised once.
///
/// [`entries`](Self::entries) describes its calls for layers without parsing it again; [`batch`](Self::batch) and
/// [`only`](Self::only) put calls together and take them apart. What depends on the wire stands in its [`Format`]: see
/// [`wire`](Self::wire).
///
/// `Debug` shows the methods and the length of the body, never the body: parameters may hold keys and passwords.
#[derive(Clone)]
pub struct Request {
    /// Shared, since requests are cloned and moved about: by layers, which may send them again, and through queues and futures.
    pub(crate) parts: Arc<Parts>,
    /// Apart, because layers change it.
    pub(crate) timeout: Option<Duration>,
}

/// All of a request but its timeout.
#[derive(Clone)]
pub(crate) struct Parts {
    wire: &'static Format,
    calls: Calls,
    body: Bytes,
    opening: Option<Opening>,
    pub(crate) headers: Headers,
    pub(crate) destination: Option<Cow<'static, str>>,
    pub(crate) chain: Option<&'static ChainInfo>,
    pub(crate) batch_limit: Option<usize>,
}

#[derive(Clone)]
enum Calls {
    /// Without an allocation for a plain call.
    One(Written),
    Many(Arc<[Written]>),
    /// A notification.
    None(Notified),
}

/// The position of a call in the body.
#[derive(Clone, Debug)]
struct Written {
    id: u64,
    method: Cow<'static, str>,
    safety: Safety,
    encoded: Range<usize>,
    params: Range<usize>,
}

impl Request {
    /// Encodes a call of any method, from parameters as JSON: an array or an object as the wire has them, [`Format::no_params`] for none.
    ///
    /// `id` must not be that of another call in flight over the same connection.
    ///
    /// ```
    /// use polyrpc::transport::Request;
    /// use polyrpc::{RawJson, Safety, wire};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let params = RawJson::new(r#"["0x7", false]"#)?;
    /// let block = Request::new(&wire::JSONRPC, 1, "eth_getBlockByNumber", Safety::Read, &params)?;
    /// assert!(block.body().starts_with(br#"{"jsonrpc":"2.0","id":1,"#));
    ///
    /// let params = RawJson::new(r#"{"height": 7}"#)?;
    /// let block = Request::new(&wire::CHIA, 2, "get_block_record_by_height", Safety::Read, &params)?;
    /// assert_eq!(block.body(), params.as_str());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// When the parameters can't be those of a call on this wire.
    pub fn new(
        wire: &'static Format,
        id: u64,
        method: impl Into<Cow<'static, str>>,
        safety: Safety,
        params: &RawJson,
    ) -> Result<Self, Error> {
        wire.rules().encode(Unwritten {
            format: wire,
            id,
            method: method.into(),
            safety,
            params,
        })
    }

    /// Creates an encoded call: the whole body, with the position of the parameters in it.
    pub(crate) fn encoded(
        wire: &'static Format,
        id: u64,
        method: Cow<'static, str>,
        safety: Safety,
        body: Bytes,
        params: Range<usize>,
    ) -> Self {
        let encoded = 0..body.len();
        let written = Written {
            id,
            method,
            safety,
            encoded,
            params,
        };
        Self::written_as(wire, Calls::One(written), body)
    }

    /// Sets the timeout from sending to the last byte of the response, in place of the transport's own.
    #[must_use]
    pub fn with_timeout(self, timeout: Option<Duration>) -> Self {
        Self { timeout, ..self }
    }

    /// Makes the request open a subscription: its response then has a [`Feed`](super::Feed). Only for a plain call.
    #[must_use]
    pub fn with_opening(mut self, opening: Opening) -> Self {
        self.parts_mut().opening = Some(opening);
        self
    }

    /// Sets the name of the service that the request is for, such as `chia_full_node` behind Chia's daemon. Only
    /// connections to several services use it; HTTP doesn't.
    #[must_use]
    pub fn with_destination(mut self, destination: impl Into<Cow<'static, str>>) -> Self {
        self.parts_mut().destination = Some(destination.into());
        self
    }

    /// Sets the chain whose nodes the request is for; layers and transports read its facts. A client does this for each
    /// of its requests.
    #[must_use]
    pub fn with_chain(mut self, chain: &'static ChainInfo) -> Self {
        self.parts_mut().chain = Some(chain);
        self
    }

    /// Sets the limit of batches that the request may become a part of, in place of its chain's; 0 for none at all.
    #[must_use]
    pub fn with_batch_limit(mut self, calls: usize) -> Self {
        self.parts_mut().batch_limit = Some(calls);
        self
    }

    /// Sets a header, in place of another of that name. HTTP only. Its value counts as a secret and never prints.
    ///
    /// # Errors
    /// If the name or the value is invalid.
    #[cfg(feature = "layers")]
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        self.parts_mut().headers.set(name, value);
        self.parts.headers.check()?;
        Ok(self)
    }

    /// The request's own headers, which replace the transport's of the same name.
    #[cfg(feature = "layers")]
    pub fn headers(&self) -> &http::HeaderMap {
        self.parts.headers.map()
    }

    #[cfg(feature = "layers")]
    pub(crate) fn check_headers(&self) -> Result<(), Error> {
        self.parts.headers.check()
    }

    pub(crate) fn with_headers(mut self, headers: Headers) -> Self {
        self.parts_mut().headers = headers;
        self
    }

    pub(crate) fn parts_mut(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.parts)
    }

    /// The calls in their order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> + Clone {
        self.written().iter().map(|written| Entry {
            request: self,
            written,
        })
    }

    /// The call, if it is a single one.
    pub fn single(&self) -> Option<Entry<'_>> {
        let Calls::One(written) = &self.parts.calls else {
            return None;
        };
        Some(Entry {
            request: self,
            written,
        })
    }

    /// The wire format.
    pub fn wire(&self) -> &'static Format {
        self.parts.wire
    }

    /// The name of the service that it is for, if not the one at the address itself.
    pub fn destination(&self) -> Option<&str> {
        self.parts.destination.as_deref()
    }

    /// The facts of the chain whose nodes it is for, those of [`Plain`](crate::Plain) if none is set.
    pub fn chain(&self) -> &'static ChainInfo {
        self.parts.chain.unwrap_or(ChainInfo::PLAIN)
    }

    /// The limit of calls in a batch with it: its own, or else its chain's over HTTP; 0 if it must not be in one.
    pub fn batch_limit(&self) -> usize {
        self.parts
            .batch_limit
            .unwrap_or(self.chain().batch_limits.http)
    }

    /// Whether it is a batch that can go over a socket as one message.
    #[cfg(feature = "socket")]
    pub(crate) fn fits_socket(&self) -> bool {
        let limit = self
            .parts
            .batch_limit
            .unwrap_or(self.chain().batch_limits.socket);
        self.is_batch() && self.entries().len() <= limit
    }

    /// Whether it is encoded as a batch, be it of one call.
    pub fn is_batch(&self) -> bool {
        matches!(self.parts.calls, Calls::Many(_))
    }

    /// Whether it may be retried: the safety of its most dangerous call.
    pub fn safety(&self) -> Safety {
        if let Calls::None(_) = self.parts.calls {
            return Safety::Write;
        }
        let safeties = self.written().iter().map(|written| written.safety);
        safeties.max().unwrap_or(Safety::Read)
    }

    /// The encoded body.
    pub fn body(&self) -> &Bytes {
        &self.parts.body
    }

    /// The request's own timeout, if it has one.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// The subscription that the request opens, if any. A transport without subscriptions must refuse it with
    /// [`Error::no_subscriptions`].
    pub fn opening(&self) -> Option<&Opening> {
        self.parts.opening.as_ref()
    }

    fn written(&self) -> &[Written] {
        match &self.parts.calls {
            Calls::One(written) => std::slice::from_ref(written),
            Calls::Many(written) => written,
            Calls::None(_) => &[],
        }
    }

    fn written_as(wire: &'static Format, calls: Calls, body: Bytes) -> Self {
        let parts = Parts {
            wire,
            calls,
            body,
            opening: None,
            headers: Headers::default(),
            destination: None,
            chain: None,
            batch_limit: None,
        };
        Self {
            parts: Arc::new(parts),
            timeout: None,
        }
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
            .field("body_bytes", &self.parts.body.len())
            .field("timeout", &self.timeout)
            .field("destination", &self.parts.destination)
            .field("headers", &self.parts.headers)
            .finish()
    }
}

#[cfg(feature = "layers")]
impl Error {
    /// Sets which request failed: its method if it is a plain call.
    pub(crate) fn of_all(self, request: &Request) -> Self {
        let method = request.single().and_then(Entry::static_method);
        let error = self.of_exactly(method, request.safety());
        error.with_refusals(request.chain().refusals())
    }
}

impl Request {
    /// Returns a batch of those calls for which `keep` holds, in the same order; a batch also if it is only one. A call
    /// of a wire without batches stays as it is, or leaves an empty batch.
    #[must_use]
    pub fn only(&self, mut keep: impl FnMut(Entry<'_>) -> bool) -> Self {
        let mut writer = Writer::new(self.parts.wire);
        if self.parts.wire.is_batching() {
            for entry in self.entries().filter(|entry| keep(*entry)) {
                writer.copy(entry);
            }
        } else if self.entries().all(&mut keep) {
            return self.clone();
        }
        let mut only = writer.finish_batch().with_timeout(self.timeout);
        let parts = only.parts_mut();
        parts.headers = self.parts.headers.clone();
        parts.destination = self.parts.destination.clone();
        parts.chain = self.parts.chain;
        parts.batch_limit = self.parts.batch_limit;
        only
    }
}

#[cfg(test)]
mod tests;
