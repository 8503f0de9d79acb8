//! What goes wrong between a node and its client.

use std::time::Duration;

use bytes::Bytes;

/// Something that goes wrong with whole requests, be they a call or a batch; given to [`Script::inject`](super::Script::inject).
///
/// It happens to the next request, or to the next with a certain [method](Self::on), as many [times](Self::times) as said. The calls in
/// the request count as asked, but handlers see only those of [`reversed`](Self::reversed) and [`duplicated`](Self::duplicated): what
/// fails otherwise never got that far, so that a [sequence](super::Script::on_sequence) starts with the first request that is answered.
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
    /// An HTTP status with this body instead of an answer, as a gateway gives it. A WebSocket has no status: its connection is closed.
    pub fn status(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(Kind::Status {
            status,
            body: body.into(),
            retry_after: None,
        })
    }

    /// The same with the header `Retry-After`, in whole seconds. Only for a [`status`](Self::status).
    #[must_use]
    pub fn retry_after(mut self, time: Duration) -> Self {
        if let Kind::Status { retry_after, .. } = &mut self.kind {
            *retry_after = Some(time);
        }
        self
    }

    /// The connection closes without an answer.
    pub fn disconnect() -> Self {
        Self::new(Kind::Disconnect)
    }

    /// Nothing comes back, and the connection stays open. Without a time limit the client waits forever.
    pub fn stall() -> Self {
        Self::new(Kind::Stall)
    }

    /// These bytes instead of an answer, with HTTP status 200 or as one WebSocket message (a text if they are UTF-8).
    pub fn body(bytes: impl Into<Bytes>) -> Self {
        Self::new(Kind::Body(bytes.into()))
    }

    /// The answers of a batch from the last to the first. Single calls pass it by.
    pub fn reversed() -> Self {
        Self::new(Kind::Reversed)
    }

    /// Each answer of a batch twice. Single calls pass it by.
    pub fn duplicated() -> Self {
        Self::new(Kind::Duplicated)
    }

    /// The same, only for requests with a call of `method`, such as `GetBalance::NAME`.
    #[must_use]
    pub fn on(self, method: impl Into<String>) -> Self {
        Self {
            method: Some(method.into()),
            ..self
        }
    }

    /// The same for so many requests, one after the other, instead of one. `usize::MAX` is for all.
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

/// Takes the first fault that concerns a request with calls of these methods.
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
