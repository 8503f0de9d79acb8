//! What comes back.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::feed::Feed;
use crate::chain_info::ChainInfo;

/// What came back: the whole body, and what the head said that matters to a caller.
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
    /// An answer without a head, as a socket or a test gives it.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            status: None,
            retry_after: None,
            feed: None,
            chain: ChainInfo::PLAIN,
        }
    }

    /// The same with an HTTP status. A status that isn't 2xx is no error by itself: the body may hold an answer.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self {
            status: Some(status),
            ..self
        }
    }

    /// The same with the time that the server asks to wait before the next request.
    #[must_use]
    pub fn with_retry_after(self, retry_after: Option<Duration>) -> Self {
        Self {
            retry_after,
            ..self
        }
    }

    /// The same with the items of the subscription that was opened.
    #[must_use]
    pub fn with_feed(self, feed: Feed) -> Self {
        Self {
            feed: Some(feed),
            ..self
        }
    }

    /// The same with another body.
    #[must_use]
    pub fn with_body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// The same as of a node of this chain.
    pub(crate) fn with_chain(self, chain: &'static ChainInfo) -> Self {
        Self { chain, ..self }
    }

    /// The facts of the chain whose node it is of, once a handle has it.
    pub(crate) fn chain(&self) -> &'static ChainInfo {
        self.chain
    }

    /// Another body under the same head, as many as are needed.
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

    /// The bytes received, decompressed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The HTTP status, where the transport has one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// How long the server asks to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Takes the items of the subscription that the request opened, if it did.
    pub fn take_feed(&mut self) -> Option<Feed> {
        self.feed.take()
    }

    /// Whether the transport itself reports a failure.
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
