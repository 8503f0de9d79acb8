//! Error conversion in both directions.

use std::sync::Arc;

use jsonrpsee_core::client::Error as Theirs;
use jsonrpsee_types::error::UNKNOWN_ERROR_CODE;
use jsonrpsee_types::{ErrorObject, ErrorObjectOwned, InvalidRequestId};
use serde::de::Error as _;

use crate::error::{DecodeError, Error, Failure, Kind, RpcError};
use crate::raw::RawJson;

/// Converts a jsonrpsee client's error to ours.
pub(super) fn ours(error: Theirs) -> Error {
    match error {
        Theirs::Call(object) => rpc_error(&object).into(),
        Theirs::Transport(source) => Error::transport(source),
        Theirs::RequestTimeout => Error::timeout(error),
        Theirs::RestartNeeded(cause) => gone(cause),
        Theirs::HttpNotImplemented => Error::no_subscriptions(),
        Theirs::RegisterMethod(_) => Error::config(error.to_string()),
        Theirs::InvalidRequestId(InvalidRequestId::Occupied(_)) => {
            Failure::new(error).unsent(true).into()
        }
        // The parameters are JSON already, so it is the response that isn't.
        Theirs::ParseError(_)
        | Theirs::InvalidSubscriptionId
        | Theirs::InvalidRequestId(_)
        | Theirs::EmptyBatchRequest(_) => {
            Kind::Decode(DecodeError::new("", error.to_string(), b"")).into()
        }
        Theirs::Custom(_) | Theirs::ServiceDisconnect => Error::transport(error),
    }
}

/// A client that lost its connection doesn't reconnect, so neither a retry nor a new subscription can succeed.
fn gone(cause: Arc<Theirs>) -> Error {
    if let Theirs::Transport(source) = &*cause
        && source.downcast_ref().is_some_and(Error::is_closed)
    {
        return Error::closed();
    }
    let failure = Failure::new(Theirs::RestartNeeded(cause));
    failure.lasting(true).into()
}

fn rpc_error(object: &ErrorObject<'_>) -> RpcError {
    let error = RpcError::new(object.code().into(), object.message());
    match object.data().map(|data| RawJson::from(data.to_owned())) {
        Some(data) => error.with_data(data),
        None => error,
    }
}

/// Converts our error to jsonrpsee's. Those without an equivalent become an `Error::Transport` with ours in it.
pub(super) fn theirs(error: Error) -> Theirs {
    if let Some(error) = error.rpc() {
        return Theirs::Call(object(error));
    }
    if error.is_no_subscriptions() {
        return Theirs::HttpNotImplemented;
    }
    if error.is_closed() {
        return Theirs::RestartNeeded(Arc::new(Theirs::Transport(error.into())));
    }
    if error.is_timeout() && !error.is_connect() {
        return Theirs::RequestTimeout;
    }
    if error.is_decode() {
        return Theirs::ParseError(serde_json::Error::custom(error));
    }
    Theirs::Transport(error.into())
}

pub(super) fn object(error: &RpcError) -> ErrorObjectOwned {
    let data = error.data.as_ref();
    match i32::try_from(error.code) {
        Ok(code) => ErrorObject::owned(code, error.message.clone(), data),
        // Their codes are shorter than what nodes may send.
        Err(_) => {
            let message = format!("error {}: {}", error.code, error.message);
            ErrorObject::owned(UNKNOWN_ERROR_CODE, message, data)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::Reached;
    use crate::method::Safety;

    fn read(error: Theirs) -> Error {
        ours(error).of(None, Safety::Read)
    }

    #[test]
    fn what_a_retry_has_to_know_is_kept() {
        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        let refused = read(Theirs::Transport(refused.into()));
        assert!(refused.is_connect() && refused.is_retryable());
        assert_eq!(refused.reached_server(), Reached::No);

        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        let reset = read(Theirs::Transport(reset.into()));
        assert!(!reset.is_connect() && !reset.is_timeout() && reset.is_retryable());
        assert_eq!(reset.reached_server(), Reached::Maybe);

        let late = read(Theirs::RequestTimeout);
        assert!(late.is_timeout() && late.is_retryable());
        assert_eq!(late.reached_server(), Reached::Maybe);

        let custom = read(Theirs::Custom("TransportReceiver dropped".into()));
        assert!(custom.is_retryable() && custom.to_string().contains("TransportReceiver"));
        assert_eq!(custom.reached_server(), Reached::Maybe);

        let occupied = InvalidRequestId::Occupied("7".into());
        let occupied = ours(occupied.into()).of(None, Safety::Write);
        assert!(occupied.is_retryable());
        assert_eq!(occupied.reached_server(), Reached::No);
    }

    #[test]
    fn what_stays_broken_is_not_retried() {
        let lost = Theirs::Transport("reset".into());
        let gone = read(Theirs::RestartNeeded(Arc::new(lost)));
        assert!(!gone.is_retryable() && !gone.is_closed());
        assert_eq!(gone.reached_server(), Reached::Maybe);
        assert!(gone.to_string().contains("reset"), "{gone}");

        let garbage = serde_json::from_str::<u8>("<html>").expect_err("no JSON");
        for error in [garbage.into(), Theirs::InvalidSubscriptionId] {
            let error = read(error);
            assert!(error.is_decode() && !error.is_retryable(), "{error}");
            assert_eq!(error.reached_server(), Reached::Yes);
        }
        assert!(read(Theirs::HttpNotImplemented).is_no_subscriptions());
    }

    #[test]
    fn error_objects_are_kept_both_ways() {
        let data = RawJson::new(r#"{"a": 1.00}"#).expect("JSON");
        for error in [
            RpcError::new(-32000, "no").with_data(data.clone()),
            RpcError::new(3, ""),
        ] {
            let back = ours(theirs(error.clone().into()));
            assert_eq!(back.rpc(), Some(&error));
        }
        let long = RpcError::new(1 << 40, "no").with_data(data.clone());
        let back = ours(theirs(long.into()));
        let back = back.rpc().expect("an error object");
        assert_eq!((back.code, &back.data), (-32001, &Some(data)));
        assert_eq!(back.message, "error 1099511627776: no");
    }

    #[test]
    fn ours_comes_back_from_theirs() {
        assert!(ours(theirs(Error::timeout("late"))).is_timeout());
        assert!(ours(theirs(Error::closed())).is_closed());
        assert!(ours(theirs(Error::no_subscriptions())).is_no_subscriptions());
        let connect = ours(theirs(Error::connect("refused")));
        assert!(connect.is_connect(), "{connect}");
        let large = ours(theirs(Error::too_large(5)));
        assert_eq!(large.to_string(), "the response is longer than 5 bytes");
        let decode = Kind::Decode(DecodeError::new("result.gas", "no number", b"{}"));
        let decode = theirs(decode.into());
        assert!(matches!(decode, Theirs::ParseError(_)), "{decode:?}");
        assert!(decode.to_string().contains("result.gas"), "{decode}");
    }
}
