//! What goes to the node.

mod alone;
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
use crate::chain_info::ChainInfo;
use crate::error::Error;
use crate::method::{Safety, Wire};
use crate::raw::RawJson;
#[cfg(any(feature = "record", test))]
use crate::wire::is_epee;
use alone::Alone;
use notification::Notified;

pub(crate) use writer::Writer;

/// What goes to the node: a call, or a batch of calls, already written.
///
/// The text is written once. What layers have to know of it, [`entries`](Self::entries) tells without reading it again, and
/// [`batch`](Self::batch) and [`only`](Self::only) put calls together and take them apart.
///
/// JSON-RPC is one [`wire`](Self::wire) of several. A call of another, made by [`endpoint`](Self::endpoint), [`daemon`](Self::daemon) or
/// [`epee`](Self::epee), always goes alone: its body is the object of its parameters and nothing else.
///
/// `Debug` shows the methods and the length of the body, never the body: parameters may hold keys and passwords.
#[derive(Clone)]
pub struct Request {
    calls: Calls,
    body: Bytes,
    timeout: Option<Duration>,
    opening: Option<Opening>,
    headers: Headers,
    destination: Option<Cow<'static, str>>,
    chain: Option<&'static ChainInfo>,
    batch_limit: Option<usize>,
}

#[derive(Clone)]
enum Calls {
    /// No allocation for the plain call.
    One(Written),
    Many(Arc<[Written]>),
    /// One that isn't JSON-RPC.
    Alone(Alone),
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
    /// A JSON-RPC call of any method with parameters that are already written: a list, an object, or `[]` for none.
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
    ///
    /// # Errors
    /// When they can't be in one body, because one of several isn't JSON-RPC, or they go to different destinations or nodes of different
    /// chains.
    pub fn batch(requests: impl IntoIterator<Item = Self>) -> Result<Self, Error> {
        let mut writer = Writer::default();
        let mut headers = Headers::default();
        let mut longest: Option<Option<Duration>> = None;
        let mut destination: Option<Option<Cow<'static, str>>> = None;
        let (mut chain, mut batch_limit) = (None::<&'static ChainInfo>, None);
        let mut alone: Option<Self> = None;
        for request in requests {
            if request.notified().is_none() {
                let first = destination.get_or_insert_with(|| request.destination.clone());
                if *first != request.destination {
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
                batch_limit = batch_limit.max(request.batch_limit);
            }
            longest = Some(match longest {
                None => request.timeout,
                Some(before) => before.zip(request.timeout).map(|(a, b)| a.max(b)),
            });
            headers.extend(request.headers.clone());
            let is_alone = matches!(request.calls, Calls::Alone(_));
            if alone.is_some() && request.entries().len() > 0 || is_alone && writer.len() > 0 {
                return Err(Error::config(
                    "only JSON-RPC calls can go in one batch: send the others one by one",
                ));
            }
            if is_alone {
                alone = Some(request);
            } else {
                request.entries().for_each(|entry| writer.copy(entry));
            }
        }
        let together = alone.unwrap_or_else(|| writer.finish());
        Ok(Self {
            destination: destination.flatten(),
            chain,
            batch_limit,
            ..together
        }
        .with_timeout(longest.flatten())
        .with_headers(headers))
    }

    /// A batch of those calls for which `keep` holds, in the same order; a batch also if it is only one. A call that isn't JSON-RPC
    /// stays as it is, or leaves an empty batch.
    #[must_use]
    pub fn only(&self, mut keep: impl FnMut(Entry<'_>) -> bool) -> Self {
        if let Calls::Alone(_) = self.calls
            && self.entries().all(&mut keep)
        {
            return self.clone();
        }
        let mut writer = Writer::default();
        if !matches!(self.calls, Calls::Alone(_)) {
            for entry in self.entries().filter(|entry| keep(*entry)) {
                writer.copy(entry);
            }
        }
        Self {
            timeout: self.timeout,
            headers: self.headers.clone(),
            destination: self.destination.clone(),
            chain: self.chain,
            batch_limit: self.batch_limit,
            ..writer.finish_batch()
        }
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

    /// The same for another than the one that answers at the address: the name of a service behind it, such as `chia_full_node` behind
    /// Chia's daemon. Only a connection on which there are several looks at it; HTTP doesn't.
    #[must_use]
    pub fn with_destination(self, destination: impl Into<Cow<'static, str>>) -> Self {
        Self {
            destination: Some(destination.into()),
            ..self
        }
    }

    /// Returns the request as one for nodes of `chain`, of which layers and transports read how it is to be treated. A client does this
    /// for each of its requests.
    #[must_use]
    pub fn with_chain(self, chain: &'static ChainInfo) -> Self {
        Self {
            chain: Some(chain),
            ..self
        }
    }

    /// Returns the request with a limit for batches that it may become a part of, instead of its chain's; 0 for none at all.
    #[must_use]
    pub fn with_batch_limit(self, calls: usize) -> Self {
        Self {
            batch_limit: Some(calls),
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
        let written = match &self.calls {
            Calls::One(written) => written,
            Calls::Alone(alone) => &alone.written,
            Calls::Many(_) | Calls::None(_) => return None,
        };
        Some(Entry {
            request: self,
            written,
        })
    }

    /// How it is written. Calls of one JSON-RPC batch may differ in how they give their parameters: it is that of the first then, and
    /// [`Wire::JsonRpcByPosition`] if there is none.
    pub fn wire(&self) -> Wire {
        if let Calls::Alone(alone) = &self.calls {
            return alone.wire;
        }
        let first = self.entries().next().map(Entry::params);
        let params = first.or(self.notified().map(|(_, params)| params));
        match params.and_then(<[u8]>::first) {
            Some(b'{') => Wire::JsonRpcByName,
            _ => Wire::JsonRpcByPosition,
        }
    }

    /// The name of the service that it is for, if not the one at the address itself.
    pub fn destination(&self) -> Option<&str> {
        self.destination.as_deref()
    }

    /// The facts of the chain whose nodes it is for, those of [`Plain`](crate::Plain) where none is given.
    pub fn chain(&self) -> &'static ChainInfo {
        self.chain.unwrap_or(ChainInfo::PLAIN)
    }

    /// Whether [`with_chain`](Self::with_chain) said which nodes it is for.
    pub(crate) fn has_chain(&self) -> bool {
        self.chain.is_some()
    }

    /// How many calls may go in a batch with it: its own limit, or else that of its chain over HTTP; 0 where it must not be in one.
    pub fn batch_limit(&self) -> usize {
        self.batch_limit.unwrap_or(self.chain().batch_limits.http)
    }

    /// Whether it is a batch that can go over a socket as one message.
    #[cfg(feature = "socket")]
    pub(crate) fn fits_socket(&self) -> bool {
        let limit = self.batch_limit.unwrap_or(self.chain().batch_limits.socket);
        self.is_batch() && self.entries().len() <= limit
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
            Calls::Alone(alone) => std::slice::from_ref(&alone.written),
            Calls::Many(written) => written,
            Calls::None(_) => &[],
        }
    }

    fn written_as(calls: Calls, body: Bytes) -> Self {
        Self {
            calls,
            body,
            timeout: None,
            opening: None,
            headers: Headers::default(),
            destination: None,
            chain: None,
            batch_limit: None,
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

    /// The request that it is in.
    #[cfg(feature = "layers")]
    pub(crate) fn request(self) -> &'a Request {
        self.request
    }

    /// The parameters as they are sent: JSON text, but portable storage where the wire is [`Wire::Epee`].
    pub fn params(self) -> &'a [u8] {
        &self.request.body[self.written.params.clone()]
    }

    /// The parameters as JSON text, whatever the wire: of portable storage the view of it. None if they are broken.
    #[cfg(any(feature = "record", test))]
    pub(crate) fn view(self) -> Option<Cow<'a, str>> {
        if is_epee(self.request.wire()) {
            let view = crate::epee::to_json(self.params()).ok()?;
            return Some(view.as_str().to_owned().into());
        }
        std::str::from_utf8(self.params()).ok().map(Cow::Borrowed)
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
            .field("destination", &self.destination)
            .field("headers", &self.headers)
            .finish()
    }
}

#[cfg(test)]
mod tests;
