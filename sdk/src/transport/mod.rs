//! Bytes in, bytes out: what a client sends through, and the requests and responses that pass there.
//!
//! A transport is any [`tower::Service`] from [`Request`] to [`Response`]; [`Rpc::new`](crate::Rpc::new) takes one, with or without
//! layers around it. Nothing here knows a chain or a type of its answers.

#[cfg(feature = "http")]
pub mod http;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::method::Safety;

/// What goes to the node: a call, or a batch of calls, already written.
///
/// `Debug` shows the methods and the length of the body, never the body: parameters may hold keys and passwords.
#[derive(Clone)]
pub struct Request {
    methods: Methods,
    safety: Safety,
    body: Bytes,
    timeout: Option<Duration>,
}

#[derive(Clone)]
enum Methods {
    /// No allocation for the plain call.
    One(&'static str),
    Many(Arc<[&'static str]>),
}

impl Request {
    /// A plain call.
    pub fn new(method: &'static str, safety: Safety, body: impl Into<Bytes>) -> Self {
        Self::of(Methods::One(method), safety, body.into())
    }

    /// A batch of calls; `safety` is that of its most dangerous entry.
    pub fn batch(
        methods: impl Into<Arc<[&'static str]>>,
        safety: Safety,
        body: impl Into<Bytes>,
    ) -> Self {
        Self::of(Methods::Many(methods.into()), safety, body.into())
    }

    fn of(methods: Methods, safety: Safety, body: Bytes) -> Self {
        Self {
            methods,
            safety,
            body,
            timeout: None,
        }
    }

    /// The same with a time limit from sending to the last byte of the answer, instead of the transport's own.
    #[must_use]
    pub fn with_timeout(self, timeout: Option<Duration>) -> Self {
        Self { timeout, ..self }
    }

    /// The methods called: one for a plain call, one an entry for a batch.
    pub fn methods(&self) -> &[&'static str] {
        match &self.methods {
            Methods::One(method) => std::slice::from_ref(method),
            Methods::Many(methods) => methods,
        }
    }

    /// Whether it may be sent twice.
    pub fn safety(&self) -> Safety {
        self.safety
    }

    /// The bytes to send.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The time limit of this request, if it has one of its own.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("methods", &self.methods())
            .field("safety", &self.safety)
            .field("body_bytes", &self.body.len())
            .field("timeout", &self.timeout)
            .finish()
    }
}

/// What came back: the whole body, and what the head said that matters to a caller.
///
/// `Debug` shows the length of the body, never the body.
#[derive(Clone)]
pub struct Response {
    body: Bytes,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

impl Response {
    /// An answer without a head, as a socket or a test gives it.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            status: None,
            retry_after: None,
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

    /// The same with another body.
    #[must_use]
    pub fn with_body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
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
