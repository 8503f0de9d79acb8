//! Responses of transports.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::feed::Feed;
use crate::chain_info::ChainInfo;
use crate::error::{Error, Kind, Origin};
use crate::extras::Extras;

/// A buffered response: the body, and the metadata that matters to a caller.
///
/// `Debug` shows the length of the body, never the body.
pub struct Response {
    body: Bytes,
    status: Option<u16>,
    retry_after: Option<Duration>,
    extras: Extras,
    feed: Option<Feed>,
    origin: Origin,
    chain: &'static ChainInfo,
    /// Whether an earlier attempt at the request may have reached a node.
    is_repeated: bool,
}

impl Response {
    /// Creates a response without a status, as from a socket or a test.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            status: None,
            retry_after: None,
            extras: Extras::new(),
            feed: None,
            origin: Origin::default(),
            chain: ChainInfo::PLAIN,
            is_repeated: false,
        }
    }

    /// Sets the HTTP status. A status other than 2xx is no error by itself: the body may hold a valid response.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self {
            status: Some(status),
            ..self
        }
    }

    /// Sets `Retry-After`: how long the server asks to wait before the next request.
    #[must_use]
    pub fn with_retry_after(self, retry_after: Option<Duration>) -> Self {
        Self {
            retry_after,
            ..self
        }
    }

    /// Sets the chain's [extras](crate::Chain::EXTRA_HEADERS) that its headers carry.
    #[must_use]
    pub fn with_extras(self, extras: Extras) -> Self {
        Self { extras, ..self }
    }

    /// Sets the items of the subscription that the request opened.
    #[must_use]
    pub fn with_feed(self, feed: Feed) -> Self {
        Self {
            feed: Some(feed),
            ..self
        }
    }

    /// Replaces the body.
    #[must_use]
    pub fn with_body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// Sets where it came from.
    #[cfg(feature = "http")]
    pub(crate) fn with_origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// The address that it came from, safe to print.
    pub(crate) fn peer(&self) -> Option<&str> {
        self.origin.peer.as_deref()
    }

    /// Returns a response of a node of this chain.
    pub(crate) fn with_chain(self, chain: &'static ChainInfo) -> Self {
        Self { chain, ..self }
    }

    /// The facts of the chain whose node sent it, once it is back at a handle.
    pub(crate) fn chain(&self) -> &'static ChainInfo {
        self.chain
    }

    /// Returns the response to a request that an earlier attempt may have carried to a node.
    #[cfg(feature = "layers")]
    pub(crate) fn repeated(self) -> Self {
        let is_repeated = true;
        Self {
            is_repeated,
            ..self
        }
    }

    /// Returns a response with the same metadata and another body.
    #[cfg(feature = "layers")]
    pub(crate) fn beside(&self, body: impl Into<Bytes>) -> Self {
        let (status, retry_after) = (self.status, self.retry_after);
        let other = Self::new(body).with_retry_after(retry_after);
        Self {
            status,
            extras: self.extras.clone(),
            origin: self.origin.clone(),
            chain: self.chain,
            is_repeated: self.is_repeated,
            ..other
        }
    }

    /// The body, decompressed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The HTTP status, if the transport has one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The server's `Retry-After`: how long to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// What its headers say of the chain's extras.
    pub fn extras(&self) -> &Extras {
        &self.extras
    }

    /// Takes the items of the subscription that the request opened, if any.
    pub fn take_feed(&mut self) -> Option<Feed> {
        self.feed.take()
    }

    /// Whether the status reports a failure.
    pub(crate) fn is_failure(&self) -> bool {
        self.status
            .is_some_and(|status| !(200..300).contains(&status))
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("retry_after", &self.retry_after)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

impl Error {
    /// Creates the error of a response, with its status and headers.
    pub(crate) fn answered(kind: Kind, response: &Response) -> Self {
        let (status, retry_after) = (response.status(), response.retry_after());
        let kind = match kind {
            Kind::Rpc(error) => Kind::Rpc(error.with_more_extras(response.extras())),
            other => other,
        };
        let error = Self::with_status(kind, status, retry_after, response.origin.clone());
        let error = error.with_refusals(response.chain().refusals());
        match response.is_repeated {
            true => error.repeated(),
            false => error,
        }
    }
}
