//! Calls that nobody answers.

use std::borrow::Cow;
use std::ops::Range;

use super::{Calls, Request};
use crate::raw::RawJson;

/// What is known of a notification beside its text.
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
    pub fn notification(method: impl Into<Cow<'static, str>>, params: &RawJson) -> Self {
        let method = method.into();
        // A string can always be written as JSON.
        let name = serde_json::to_string(&*method).unwrap_or_default();
        let mut body = format!(r#"{{"jsonrpc":"2.0","method":{name},"params":"#);
        let start = body.len();
        body.push_str(params.as_str());
        let params = start..body.len();
        body.push('}');
        Self::written_as(Calls::None(Notified { method, params }), body.into())
    }

    /// The method and JSON text of the parameters, if it is a notification.
    pub fn notified(&self) -> Option<(&str, &[u8])> {
        match &self.calls {
            Calls::None(call) => Some((&call.method, &self.body[call.params.clone()])),
            Calls::One(_) | Calls::Many(_) | Calls::Alone(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Safety;

    #[test]
    fn it_has_no_id_and_nothing_that_is_answered() {
        let params = RawJson::new(r#"["secret"]"#).expect("JSON");
        let request = Request::notification("a\"", &params);
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

        let call = Request::new(1, "b", Safety::Read, &params);
        assert!(call.notified().is_none());
        let together = Request::batch([request, call.clone()]).expect("JSON-RPC");
        assert_eq!(together.body(), call.body());
    }
}
