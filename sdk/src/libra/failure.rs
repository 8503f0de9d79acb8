//! Failures of Libra and Diem nodes.

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

use super::{LedgerState, StatusCode};
use crate::error::Error;

/// Why a node refused a call: the content of [`RpcError`](crate::RpcError) in the terms of Libra and Diem.
///
/// ```
/// use polyrpc::libra::{Failure, StatusCode};
///
/// /// Whether a transaction of this number was executed already.
/// fn is_done(error: &polyrpc::Error) -> bool {
///     Failure::of(error).is_some_and(|failure| failure.status == Some(StatusCode::SequenceNumberTooOld))
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure<'a> {
    /// The kind of the failure.
    pub code: FailureCode,
    /// The virtual machine's status, where it was that which refused a transaction.
    pub status: Option<StatusCode>,
    /// The error message.
    pub message: &'a str,
    /// The state of the ledger that the refusal is as of.
    pub ledger: Option<LedgerState>,
}

/// The code of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureCode {
    /// -32600: no JSON-RPC, or a batch or a page that is too large.
    InvalidRequest,
    /// -32601: the node doesn't know the method.
    MethodNotFound,
    /// -32602: a parameter is missing or malformed, or a version above the latest.
    InvalidParams,
    /// -32604: the request is no object, or its id is neither a number nor a text.
    InvalidFormat,
    /// -32000: the node can't answer.
    Server,
    /// -32001: the virtual machine finds a transaction invalid.
    VmValidation,
    /// -32002: a transaction's code breaks a rule.
    VmVerification,
    /// -32003: a fault of the virtual machine.
    VmInvariantViolation,
    /// -32004: a transaction's code can't be read.
    VmDeserialization,
    /// -32005: a transaction's prologue failed.
    VmExecution,
    /// -32006: the virtual machine refused a transaction with a status of no known kind.
    VmUnknown,
    /// -32007: the mempool doesn't take the sequence number.
    MempoolInvalidSequenceNumber,
    /// -32008: the mempool has no room.
    MempoolIsFull,
    /// -32009: the sender has as many transactions in the mempool as an account may.
    MempoolTooManyTransactions,
    /// -32010: the mempool has another transaction with the sequence number, which only a higher gas price replaces.
    MempoolInvalidUpdate,
    /// -32011: the virtual machine refused a transaction in the mempool.
    MempoolVm,
    /// -32012: the mempool refused a transaction for a reason of no known kind.
    MempoolUnknown,
    /// Any other code.
    Other(i64),
}

/// Who has to do something about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureSide {
    /// The caller: the same request will fail again.
    Request,
    /// The node: another node, or the same one later, may answer.
    Server,
}

impl FailureCode {
    /// The code with this number.
    pub const fn new(number: i64) -> Self {
        match number {
            -32600 => Self::InvalidRequest,
            -32601 => Self::MethodNotFound,
            -32602 => Self::InvalidParams,
            -32604 => Self::InvalidFormat,
            -32000 => Self::Server,
            -32001 => Self::VmValidation,
            -32002 => Self::VmVerification,
            -32003 => Self::VmInvariantViolation,
            -32004 => Self::VmDeserialization,
            -32005 => Self::VmExecution,
            -32006 => Self::VmUnknown,
            -32007 => Self::MempoolInvalidSequenceNumber,
            -32008 => Self::MempoolIsFull,
            -32009 => Self::MempoolTooManyTransactions,
            -32010 => Self::MempoolInvalidUpdate,
            -32011 => Self::MempoolVm,
            -32012 => Self::MempoolUnknown,
            other => Self::Other(other),
        }
    }

    /// Who has to do something about it, as the nodes themselves count their errors.
    pub const fn side(self) -> FailureSide {
        match self {
            Self::Server
            | Self::VmInvariantViolation
            | Self::VmExecution
            | Self::VmUnknown
            | Self::MempoolIsFull
            | Self::MempoolTooManyTransactions
            | Self::MempoolUnknown => FailureSide::Server,
            _ => FailureSide::Request,
        }
    }

    /// Whether the virtual machine or the mempool has refused a transaction.
    pub const fn is_of_transaction(self) -> bool {
        !matches!(
            self,
            Self::InvalidRequest
                | Self::MethodNotFound
                | Self::InvalidParams
                | Self::InvalidFormat
                | Self::Server
                | Self::Other(_)
        )
    }
}

impl<'a> Failure<'a> {
    /// Returns the failure, if it was a node that refused the call.
    pub fn of(error: &'a Error) -> Option<Self> {
        let error = error.rpc()?;
        let data = error.data.as_ref();
        let status = data.and_then(|data| data.decode::<StatusData>().ok());
        Some(Self {
            code: FailureCode::new(error.code),
            status: status.map(|data| data.0),
            message: &error.message,
            ledger: error.extras().decode().ok(),
        })
    }

    /// Who has to do something about it.
    pub fn side(&self) -> FailureSide {
        self.code.side()
    }
}

/// `{"StatusCode": 3}`.
struct StatusData(StatusCode);

impl<'de> Deserialize<'de> for StatusData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StatusVisitor;

        impl<'de> Visitor<'de> for StatusVisitor {
            type Value = StatusData;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a `StatusCode`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<StatusData, A::Error> {
                let mut found = None;
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "StatusCode" => found = Some(StatusCode::new(map.next_value()?)),
                        _ => _ = map.next_value::<serde::de::IgnoredAny>()?,
                    }
                }
                found
                    .map(StatusData)
                    .ok_or_else(|| A::Error::missing_field("StatusCode"))
            }
        }

        deserializer.deserialize_map(StatusVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RawJson;
    use crate::error::{Kind, RpcError};

    fn error(code: i64, data: Option<&str>) -> Error {
        let error = RpcError::new(code, "Server error: VM Validation error: no");
        let data = data.map(|data| RawJson::new(data).expect("JSON"));
        Error::from(Kind::Rpc(match data {
            Some(data) => error.with_data(data),
            None => error,
        }))
    }

    #[test]
    fn the_status_is_in_the_data() {
        for (data, status) in [
            (
                Some(r#"{"StatusCode":3}"#),
                Some(StatusCode::SequenceNumberTooOld),
            ),
            (
                Some(r#"{"StatusCode":18446744073709551615}"#),
                Some(StatusCode::UnknownStatus),
            ),
            (
                Some(r#"{"StatusCode":777,"new":1}"#),
                Some(StatusCode::Other(777)),
            ),
            (Some("null"), None),
            (Some(r#"{"StatusCode":"3"}"#), None),
            (Some(r#"{}"#), None),
            (None, None),
        ] {
            let error = error(-32001, data);
            let failure = Failure::of(&error).expect("a failure");
            assert_eq!(failure.status, status, "{data:?}");
            assert_eq!(failure.code, FailureCode::VmValidation);
            assert_eq!(failure.ledger, None);
        }
        assert_eq!(Failure::of(&Error::timeout("late")), None);
    }

    #[test]
    fn server_errors_are_told_from_request_errors() {
        let server = [-32000, -32003, -32005, -32006, -32008, -32009, -32012];
        for code in (-32012..=-32000).chain([-32604, -32602, -32601, -32600, -1]) {
            let side = match server.contains(&code) {
                true => FailureSide::Server,
                false => FailureSide::Request,
            };
            assert_eq!(FailureCode::new(code).side(), side, "{code}");
            let refuses = (-32012..=-32001).contains(&code);
            assert_eq!(
                FailureCode::new(code).is_of_transaction(),
                refuses,
                "{code}"
            );
        }
    }
}
