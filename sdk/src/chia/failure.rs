//! Failures of Chia services.

use std::fmt;

use serde::Deserialize;
use serde::de::{IntoDeserializer, value};

use super::{ErrNumber, RpcErrorCode, StructuredErrorData};
use crate::error::{Error, RpcError, printable};

/// Why a service refused a call: the content of [`RpcError`](crate::RpcError) in Chia's terms.
///
/// ```
/// use polyrpc::chia::{Failure, RpcErrorCode};
///
/// fn is_missing(error: &polyrpc::Error) -> bool {
///     Failure::of(error).is_some_and(|failure| failure.code == Some(RpcErrorCode::CoinRecordNotFound))
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure<'a> {
    /// The error code: only the full node has several, other services send [`RpcErrorCode::Unspecified`]. `None` from
    /// the daemon, and from nodes before 2.6.1.
    pub code: Option<RpcErrorCode>,
    /// The consensus or mempool rule that was broken, if any.
    pub rule: Option<ErrNumber>,
    /// The error message. May be empty. If the service called another one, it holds that one's error, traceback
    /// included.
    pub message: &'a str,
    /// The Python traceback, if the service sent one. It shows paths on its machine, and is never printed.
    pub traceback: Option<&'a str>,
}

impl<'a> Failure<'a> {
    /// Returns the failure, if it was a service that refused the call.
    pub fn of(error: &'a Error) -> Option<Self> {
        let error = error.rpc()?;
        Some(Self {
            code: error.name.as_deref().and_then(read),
            rule: rule(error),
            message: &error.message,
            traceback: error.traceback(),
        })
    }
}

/// Some failures give the rule's number, others its name.
fn rule(error: &RpcError) -> Option<ErrNumber> {
    if error.code != 0 {
        return read(error.code);
    }
    // Without an error name, the data is something else.
    error.name.as_ref()?;
    let data = error.data_as::<StructuredErrorData>().ok()??;
    ErrNumber::from_name(&data.error?)
}

/// Decodes a string or a number. Unlisted values are kept as unknown ones, so this never is `None`.
fn read<'de, T: Deserialize<'de>>(value: impl IntoDeserializer<'de, value::Error>) -> Option<T> {
    T::deserialize(value.into_deserializer()).ok()
}

impl fmt::Debug for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("code", &self.code)
            .field("rule", &self.rule)
            .field("message", &printable(self.message))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RawJson;

    #[test]
    fn words_and_numbers_are_known() {
        let error = RpcError::new(5, "no")
            .with_name("COIN_RECORD_NOT_FOUND")
            .with_traceback("/home/a/secret.py");
        let error = Error::from(crate::error::Kind::Rpc(error));
        let failure = Failure::of(&error).expect("a failure");
        assert_eq!(failure.code, Some(RpcErrorCode::CoinRecordNotFound));
        assert_eq!(failure.rule, Some(ErrNumber::DoubleSpend));
        assert_eq!(failure.message, "no");
        assert_eq!(failure.traceback, Some("/home/a/secret.py"));
        assert!(!format!("{failure:?}").contains("secret"));
    }

    #[test]
    fn a_rule_may_be_said_by_its_name() {
        for (data, rule) in [
            (
                r#"{"error":"BAD_AGGREGATE_SIGNATURE","spend_name":"00"}"#,
                Some(ErrNumber::BadAggregateSignature),
            ),
            (r#"{"error":"NEW_ONE"}"#, None),
            (r#"{"error":7}"#, None),
            (r#"{"height":0}"#, None),
        ] {
            let data = RawJson::new(data).expect("JSON");
            let error = RpcError::new(0, "no").with_data(data);
            let named = Error::from(crate::error::Kind::Rpc(
                error.clone().with_name("TRANSACTION_FAILED"),
            ));
            assert_eq!(Failure::of(&named).and_then(|failure| failure.rule), rule);
            let bare = Error::from(crate::error::Kind::Rpc(error));
            assert_eq!(Failure::of(&bare).and_then(|failure| failure.rule), None);
        }
    }

    #[test]
    fn tomorrow_s_are_kept() {
        let error = RpcError::new(9999, "").with_name("NEW_ONE");
        let error = Error::from(crate::error::Kind::Rpc(error));
        let failure = Failure::of(&error).expect("a failure");
        assert_eq!(
            failure.code,
            Some(RpcErrorCode::Unknown("NEW_ONE".to_owned()))
        );
        assert_eq!(failure.rule, Some(ErrNumber::Unknown(9999)));
    }

    #[test]
    fn silence_is_none() {
        let error = Error::from(crate::error::Kind::Rpc(RpcError::new(0, "")));
        let failure = Failure::of(&error).expect("a failure");
        assert_eq!((failure.code, failure.rule), (None, None));
        assert_eq!(Failure::of(&Error::timeout("late")), None);
    }
}
