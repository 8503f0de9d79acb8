//! Responses of transports.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::feed::Feed;
use crate::chain_info::ChainInfo;
use crate::error::{Error, Kind};

/// A buffered response: the body, and the metadata that matters to a caller.
///
/// `Debug` shows the length of the body, never the body.
pub struct Response {
    body: Bytes,
    status: Option<u16>,
    retry_after: Option<Duration>,
    feed: Option<Feed>,
    chain: &'static ChainInfo,
}

impl Response {
    /// Creates a response without a status, as from a socket or a test.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            status: None,
            retry_after: None,
            feed: None,
            chain: ChainInfo::PLAIN,
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

    /// Returns a response of a node of this chain.
    pub(crate) fn with_chain(self, chain: &'static ChainInfo) -> Self {
        Self { chain, ..self }
    }

    /// The facts of the chain whose node sent it, once it is back at a handle.
    pub(crate) fn chain(&self) -> &'static ChainInfo {
        self.chain
    }

    /// Returns a response with the same metadata and another body.
    #[cfg(feature = "layers")]
    pub(crate) fn beside(&self, body: impl Into<Bytes>) -> Self {
        let (status, retry_after) = (self.status, self.retry_after);
        let other = Self::new(body).with_retry_after(retry_after);
        Self {
            status,
            chain: self.chain,
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
        let error = Self::with_status(kind, response.status(), response.retry_after());
        error.with_refusals(response.chain().refusals())
    }
}
