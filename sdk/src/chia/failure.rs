//! Why a Chia service refused a call.

use std::fmt;

use serde::Deserialize;
use serde::de::{IntoDeserializer, value};

use super::{ErrNumber, RpcErrorCode, StructuredErrorData};
use crate::error::{Error, RpcError, printable};

/// Why a service refused a call: what [`RpcError`](crate::RpcError) holds, in Chia's own terms.
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
    /// What kind of failure: only the full node tells them apart, other services say
    /// [`RpcErrorCode::Unspecified`]. None from the daemon, and from nodes before 2.6.1.
    pub code: Option<RpcErrorCode>,
    /// The rule of consensus or of the mempool that was broken, where one was.
    pub rule: Option<ErrNumber>,
    /// What went wrong, in words. May be empty. Of a service that asked another one, it holds what that one said, traceback included.
    pub message: &'a str,
    /// The Python traceback, where the service sent one. It shows paths on its machine, and is never printed.
    pub traceback: Option<&'a str>,
}

impl<'a> Failure<'a> {
    /// What the service said, if it was a service that refused the call.
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

/// Some failures say the rule by its number, others by its name.
fn rule(error: &RpcError) -> Option<ErrNumber> {
    if error.code != 0 {
        return read(error.code);
    }
    // Without a word for the failure, the data is something else.
    error.name.as_ref()?;
    let data = error.data_as::<StructuredErrorData>().ok()??;
    ErrNumber::from_name(&data.error?)
}

/// What the wire has as a text or a number. Values that the schema doesn't list are kept as they are, so this never is none.
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
