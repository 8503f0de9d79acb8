//! Notifications.

use std::borrow::Cow;
use std::ops::Range;

use bytes::Bytes;

use super::{Calls, Request};
use crate::error::Error;
use crate::raw::RawJson;
use crate::wire::Format;

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
        match &self.calls {
            Calls::None(call) => Some((&call.method, &self.body[call.params.clone()])),
            Calls::One(_) | Calls::Many(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Safety;
    use crate::wire::{CHIA, JSONRPC};

    #[test]
    fn it_has_no_id_and_nothing_that_is_answered() -> Result<(), Error> {
        let params = RawJson::new(r#"["secret"]"#).expect("JSON");
        let request = Request::notification(&JSONRPC, "a\"", &params)?;
        let text = r#"{"jsonrpc":"2.0","method":"a\"","params":["secret"]}"#;
        assert_eq!(request.body(), text);
        assert_eq!(request.notified(), Some(("a\"", &br#"["secret"]"#[..])));
        assert_eq!(request.entries().len(), 0);
        assert!(request.single().is_none() && !request.is_batch());
        assert_eq!(request.safety(), Safety::Write);
        let printed = format!("{request:?}");
        assert!(
            printed.contains(r#"a\""#) && !printed.contains("secret"),
            "{printed}"
        );

        let call = Request::new(&JSONRPC, 1, "b", Safety::Read, &params)?;
        assert!(call.notified().is_none());
        let together = Request::batch([request, call.clone()])?;
        assert_eq!(together.body(), call.body());

        let refused = Request::notification(&CHIA, "a", &params).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|text| text.contains("`chia` has no notifications")));
        Ok(())
    }
}
