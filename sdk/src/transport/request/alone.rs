//! Calls that aren't JSON-RPC: an object of parameters under the name of its method, one in a request.

use std::borrow::Cow;

use bytes::Bytes;

use super::{Calls, Request, Writer, Written};
use crate::epee;
use crate::error::{Error, Kind};
use crate::method::{Method, Safety, Wire};
use crate::raw::RawJson;
use crate::wire::{is_epee, is_json_rpc};

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

    /// A call in portable storage, [`Wire::Epee`], with parameters as [`epee::to_json`](crate::epee::to_json) shows them, such as
    /// `{"heights:u64[]":[7]}`; `{}` for none. As [`endpoint`](Self::endpoint) otherwise.
    ///
    /// # Errors
    /// When the parameters are no such view.
    pub fn epee(
        id: u64,
        method: impl Into<Cow<'static, str>>,
        safety: Safety,
        params: &RawJson,
    ) -> Result<Self, Error> {
        let method = method.into();
        let body = epee::from_json(params.as_str()).map_err(|error| {
            let name = match method {
                Cow::Borrowed(name) => Some(name),
                Cow::Owned(_) => None,
            };
            Error::from(Kind::from(error)).of(name, safety)
        })?;
        Ok(Self::alone(Wire::Epee, id, method, safety, body.into()))
    }

    /// A call of a typed method, written as its wire wants it.
    pub(crate) fn of<M: Method>(id: u64, method: &M) -> Result<Self, Error> {
        if const { is_json_rpc(M::WIRE) } {
            let mut writer = Writer::default();
            writer.push(id, method)?;
            return Ok(writer.finish());
        }
        // In a constant, so that only one of the two is compiled for each method.
        let body = if const { is_epee(M::WIRE) } {
            epee::to_vec(method).map_err(Kind::from)
        } else {
            serde_json::to_vec(method).map_err(Kind::from)
        };
        let body = body.map_err(|kind| Error::from(kind).of(Some(M::NAME), M::SAFETY))?;
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
    fn portable_storage_is_written_from_its_view() {
        let view = RawJson::new(r#"{"heights:u64[]":[7]}"#).expect("JSON");
        let request = Request::epee(7, "getblocks.bin", Safety::Read, &view).expect("a view");
        assert_eq!(request.wire(), Wire::Epee);
        let call = request.single().expect("a plain call");
        assert_eq!(call.params(), request.body());
        let body = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01\x04\x07heights\x85\x04\x07\0\0\0\0\0\0\0";
        assert_eq!(request.body().as_ref(), body);
        assert_eq!(call.view().as_deref(), Some(view.as_str()));

        let plain = RawJson::new(r#"{"heights":[7]}"#).expect("JSON");
        let error = Request::epee(7, "getblocks.bin", Safety::Read, &plain).expect_err("no view");
        assert_eq!(error.reached_server(), crate::Reached::No);
        assert_eq!(error.method(), Some("getblocks.bin"));
        let said = error.to_string();
        assert!(
            said.contains("can't be written as portable storage: "),
            "{said}"
        );
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
