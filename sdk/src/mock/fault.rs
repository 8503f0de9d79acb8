//! Injected faults between a node and its client.

use std::time::Duration;

use bytes::Bytes;

/// A fault of whole requests, be they a call or a batch, for [`Script::inject`](super::Script::inject).
///
/// It applies to the next request, or to the next with a certain [method](Self::on), as many [times](Self::times) as
/// set. The request's calls are counted and recorded, but handlers only see those of [`reversed`](Self::reversed) and
/// [`duplicated`](Self::duplicated), so that a [sequence](super::Script::on_sequence) starts with the first request
/// that gets a response.
#[derive(Clone, Debug)]
pub struct Fault {
    pub(super) kind: Kind,
    method: Option<String>,
    times: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Status {
        status: u16,
        body: Bytes,
        retry_after: Option<Duration>,
    },
    Disconnect,
    Stall,
    Body(Bytes),
    Reversed,
    Duplicated,
}

impl Fault {
    /// Responds with an HTTP status and this body, as a gateway does. A WebSocket has no status: its connection is
    /// closed.
    pub fn status(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(Kind::Status {
            status,
            body: body.into(),
            retry_after: None,
        })
    }

    /// Adds the header `Retry-After`, in whole seconds. Only for a [`status`](Self::status).
    #[must_use]
    pub fn retry_after(mut self, time: Duration) -> Self {
        if let Kind::Status { retry_after, .. } = &mut self.kind {
            *retry_after = Some(time);
        }
        self
    }

    /// Closes the connection without a response.
    pub fn disconnect() -> Self {
        Self::new(Kind::Disconnect)
    }

    /// Sends nothing and keeps the connection open. Without a timeout the client waits forever.
    pub fn stall() -> Self {
        Self::new(Kind::Stall)
    }

    /// Responds with these bytes, with HTTP status 200 or as one WebSocket message (text if they are UTF-8).
    pub fn body(bytes: impl Into<Bytes>) -> Self {
        Self::new(Kind::Body(bytes.into()))
    }

    /// Reverses the responses of a batch. Doesn't apply to single calls.
    pub fn reversed() -> Self {
        Self::new(Kind::Reversed)
    }

    /// Duplicates each response of a batch. Doesn't apply to single calls.
    pub fn duplicated() -> Self {
        Self::new(Kind::Duplicated)
    }

    /// Restricts the fault to requests with a call of `method`, such as `GetBalance::NAME`.
    #[must_use]
    pub fn on(self, method: impl Into<String>) -> Self {
        Self {
            method: Some(method.into()),
            ..self
        }
    }

    /// Applies the fault to this many consecutive requests instead of one. `usize::MAX` is for all.
    #[must_use]
    pub fn times(self, times: usize) -> Self {
        Self { times, ..self }
    }

    fn new(kind: Kind) -> Self {
        Self {
            kind,
            method: None,
            times: 1,
        }
    }
}

/// Takes the first fault that applies to a request with calls of these methods.
pub(super) fn next<'a>(
    faults: &mut Vec<Fault>,
    is_batch: bool,
    methods: impl Iterator<Item = &'a str> + Clone,
) -> Option<Kind> {
    let concerns = |fault: &Fault| match (&fault.kind, &fault.method) {
        (Kind::Reversed | Kind::Duplicated, _) if !is_batch => false,
        (_, Some(name)) => methods.clone().any(|method| method == name),
        (_, None) => true,
    };
    faults.retain(|fault| fault.times > 0);
    let index = faults.iter().position(concerns)?;
    faults[index].times -= 1;
    Some(faults[index].kind.clone())
}
