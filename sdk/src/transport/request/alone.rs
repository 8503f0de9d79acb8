//! Calls that aren't JSON-RPC: an object of parameters under the name of its method, one in a request.

use std::borrow::Cow;

use bytes::Bytes;

use super::{Calls, Request, Writer, Written};
use crate::error::{Error, Kind};
use crate::method::{Method, Safety, Wire};
use crate::raw::RawJson;
use crate::wire::is_json_rpc;

/// Such a call. The whole body is its parameters.
#[derive(Clone)]
pub(super) struct Alone {
    pub(super) wire: Wire,
    pub(super) written: Written,
}

impl Request {
    /// A call of an endpoint, [`Wire::Endpoint`], with parameters that are already written: an object, `{}` for none.
    ///
    /// `id` must not be that of another call in flight over the same connection. It isn't in the body.
    pub fn endpoint(
        id: u64,
        method: impl Into<Cow<'static, str>>,
        safety: Safety,
        params: &RawJson,
    ) -> Self {
        let body = Bytes::copy_from_slice(params.as_str().as_bytes());
        Self::alone(Wire::Endpoint, id, method.into(), safety, body)
    }

    /// A command of a daemon, [`Wire::Daemon`]; as [`endpoint`](Self::endpoint) otherwise.
    pub fn daemon(
        id: u64,
        method: impl Into<Cow<'static, str>>,
        safety: Safety,
        params: &RawJson,
    ) -> Self {
        let body = Bytes::copy_from_slice(params.as_str().as_bytes());
        Self::alone(Wire::Daemon, id, method.into(), safety, body)
    }

    /// A call of a typed method, written as its wire wants it.
    pub(crate) fn of<M: Method>(id: u64, method: &M) -> Result<Self, Error> {
        if const { is_json_rpc(M::WIRE) } {
            let mut writer = Writer::default();
            writer.push(id, method)?;
            return Ok(writer.finish());
        }
        let body = serde_json::to_vec(method)
            .map_err(|error| Error::from(Kind::Encode(error)).of(Some(M::NAME), M::SAFETY))?;
        let name = Cow::Borrowed(M::NAME);
        Ok(Self::alone(M::WIRE, id, name, M::SAFETY, body.into()))
    }

    fn alone(wire: Wire, id: u64, method: Cow<'static, str>, safety: Safety, body: Bytes) -> Self {
        let written = Written {
            id,
            method,
            safety,
            text: 0..body.len(),
            params: 0..body.len(),
        };
        Self::written_as(Calls::Alone(Alone { wire, written }), body)
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use std::time::Duration;

    use super::*;

    fn endpoint(id: u64) -> Request {
        let params = RawJson::new(r#"{"height": 7}"#).expect("JSON");
        Request::endpoint(id, "get_block", Safety::Read, &params)
    }

    fn json_rpc(id: u64, params: &str) -> Request {
        let params = RawJson::new(params).expect("JSON");
        Request::new(id, "a", Safety::Read, &params)
    }

    #[test]
    fn the_body_is_the_parameters_and_nothing_else() {
        let request = endpoint(7);
        assert_eq!(request.body(), r#"{"height": 7}"#);
        assert_eq!(request.wire(), Wire::Endpoint);
        let call = request.single().expect("a plain call");
        assert_eq!(
            (call.id(), call.method(), call.safety(), call.params()),
            (7, "get_block", Safety::Read, &br#"{"height": 7}"#[..])
        );
        assert_eq!(call.text(), request.body());
        assert_eq!(request.entries().len(), 1);
        assert!(!request.is_batch() && request.notified().is_none());
        let none = RawJson::new("{}").expect("JSON");
        let command = Request::daemon(1, "get_keys", Safety::Read, &none);
        assert_eq!(command.wire(), Wire::Daemon);
    }

    #[test]
    fn json_rpc_says_how_parameters_are_given() {
        assert_eq!(json_rpc(1, "[]").wire(), Wire::JsonRpcByPosition);
        assert_eq!(json_rpc(1, "{}").wire(), Wire::JsonRpcByName);
        let none = Request::batch([]).expect("an empty batch");
        assert_eq!(none.wire(), Wire::JsonRpcByPosition);
    }

    #[test]
    fn it_never_shares_a_body() {
        let limit = Some(Duration::from_secs(2));
        let one = Request::batch([endpoint(1).with_timeout(limit).with_destination("x")]);
        let one = one.expect("one call");
        assert_eq!((one.wire(), one.timeout()), (Wire::Endpoint, limit));
        assert_eq!(
            (one.destination(), one.body()),
            (Some("x"), endpoint(1).body())
        );
        for together in [
            [endpoint(1), endpoint(2)],
            [endpoint(1), json_rpc(2, "[]")],
            [json_rpc(1, "[]"), endpoint(2)],
        ] {
            let refused = Request::batch(together).expect_err("two wires");
            assert_eq!(refused.reached_server(), crate::Reached::No);
        }
        let with_none = Request::batch([endpoint(1), json_rpc(2, "[]").only(|_| false)]);
        assert_eq!(with_none.expect("one call").body(), endpoint(1).body());
        assert_eq!(endpoint(1).only(|_| true).body(), endpoint(1).body());
        let nothing = endpoint(1).only(|_| false);
        assert_eq!(
            (nothing.body().as_ref(), nothing.is_batch()),
            (&b"[]"[..], true)
        );
    }

    #[test]
    fn a_batch_has_one_destination() {
        let to = |id, name: &'static str| json_rpc(id, "[]").with_destination(name);
        let both = Request::batch([to(1, "x"), to(2, "x")]).expect("one destination");
        assert_eq!(both.destination(), Some("x"));
        assert_eq!(both.only(|entry| entry.id() == 2).destination(), Some("x"));
        assert!(Request::batch([to(1, "x"), to(2, "y")]).is_err());
        assert!(Request::batch([to(1, "x"), json_rpc(2, "[]")]).is_err());
    }
}
