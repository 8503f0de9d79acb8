//! Notifications.

use std::borrow::Cow;
use std::ops::Range;

use bytes::Bytes;

use super::{Calls, Request};
use crate::error::Error;
use crate::message::Format;
use crate::raw::RawJson;

/// A notification's parts beside its body.
#[derive(Clone)]
pub(super) struct Notified {
    method: Cow<'static, str>,
    params: Range<usize>,
}

impl Request {
    /// A notification: a call without an id, so that the node doesn't answer and nobody learns what became of it. Parameters as in
    /// [`new`](Self::new).
    ///
    /// It has no [entries](Self::entries), because those are what is answered, and no place in a batch. A transport gives a response
    /// once it has handed it on: over a socket an empty one, over HTTP what the server says, which is nothing unless it refuses. It
    /// counts as a [`Safety::Write`](crate::Safety::Write).
    ///
    /// # Errors
    /// When the wire has no notifications; only JSON-RPC has.
    pub fn notification(
        wire: &'static Format,
        method: impl Into<Cow<'static, str>>,
        params: &RawJson,
    ) -> Result<Self, Error> {
        let encoded = wire.rules().notification(wire, method.into(), params);
        encoded.ok_or_else(|| Error::config(format!("the wire `{wire}` has no notifications")))
    }

    /// Creates an encoded notification: the whole body, with the position of the parameters in it.
    pub(crate) fn encoded_notification(
        wire: &'static Format,
        method: Cow<'static, str>,
        params: Range<usize>,
        body: Bytes,
    ) -> Self {
        Self::written_as(wire, Calls::None(Notified { method, params }), body)
    }

    /// The method and the parameters' JSON, if it is a notification.
    pub fn notified(&self) -> Option<(&str, &[u8])> {
        match &self.parts.calls {
            Calls::None(call) => Some((&call.method, &self.parts.body[call.params.clone()])),
            Calls::One(_) | Calls::Many(_) => None,
        }
    }
}

#[cfg(test)]
mod tests;
