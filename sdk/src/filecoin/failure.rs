//! Why a node refused a call.

use std::fmt;

use crate::error::{Error, RpcError, printable};
use crate::scalar::Bytes;

/// Why a node refused a call: the content of [`RpcError`] in Filecoin's terms.
///
/// ```
/// use polyrpc::filecoin::{Failure, Reason};
///
/// fn is_missing(error: &polyrpc::Error) -> bool {
///     Failure::of(error).is_some_and(|failure| failure.reason == Reason::ActorNotFound)
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure<'a> {
    /// What went wrong.
    pub reason: Reason,
    /// The error message.
    pub message: &'a str,
}

/// What went wrong, by the codes that Lotus has for it and those of JSON-RPC.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The token, or its absence, doesn't give the permission. Lotus and nodes of other makes have different codes for this.
    MissingPermission {
        /// The permission that is needed, where the node says which: `sign`, …
        needed: Option<String>,
    },
    /// The message ran out of gas.
    OutOfGas,
    /// The contract reverted.
    ExecutionReverted {
        /// What it said, encoded by the rules of its ABI; none where the node doesn't tell.
        data: Option<Bytes>,
    },
    /// F3 isn't enabled on this node.
    F3Disabled,
    /// The ticket for F3 isn't valid.
    F3TicketInvalid,
    /// The ticket for F3 has expired.
    F3TicketExpired,
    /// Another node issued the ticket for F3.
    F3IssuerMismatch,
    /// More instances were asked for than a ticket for F3 can have.
    F3TooManyInstances,
    /// The ticket for F3 begins before one that is in use.
    F3TicketStartBeforeExisting,
    /// F3 isn't ready yet.
    F3NotReady,
    /// There is no such actor.
    ActorNotFound,
    /// There is no tipset at an epoch.
    NullRound {
        /// The epoch; none where the node doesn't tell.
        epoch: Option<i64>,
    },
    /// Payment channels aren't enabled on this node.
    PaymentChannelDisabled,
    /// The range of blocks is too large.
    BlockRangeTooLarge,
    /// The state is of an epoch with an upgrade that takes too long to execute.
    ExpensiveFork {
        /// The epoch; none where the node doesn't tell.
        epoch: Option<i64>,
    },
    /// The node doesn't have the method, or it only can be called over a WebSocket.
    MethodNotFound,
    /// The parameters are too many, too few, or have another form.
    InvalidParams,
    /// The request is none of JSON-RPC.
    InvalidRequest,
    /// The node panicked.
    Panic,
    /// Anything else: only the message says what. Lotus has 1 for it, nodes of other makes -32603.
    Other {
        /// The code.
        code: i64,
    },
}

impl<'a> Failure<'a> {
    /// Returns the failure, if it was a node that refused the call. A token that isn't valid is refused by [HTTP status
    /// 401](Error::http_status), without any message.
    pub fn of(error: &'a Error) -> Option<Self> {
        let error = error.rpc()?;
        Some(Self {
            reason: Reason::of(error),
            message: &error.message,
        })
    }
}

impl Reason {
    fn of(error: &RpcError) -> Self {
        match error.code {
            1 if error.message.contains(LACKS) => Self::MissingPermission {
                needed: needed(&error.message),
            },
            -32003 => Self::MissingPermission {
                needed: needed(&error.message),
            },
            0 => Self::Panic,
            2 => Self::OutOfGas,
            3 => Self::ExecutionReverted {
                data: error.data_as().ok().flatten(),
            },
            4 => Self::F3Disabled,
            5 => Self::F3TicketInvalid,
            6 => Self::F3TicketExpired,
            7 => Self::F3IssuerMismatch,
            8 => Self::F3TooManyInstances,
            9 => Self::F3TicketStartBeforeExisting,
            10 => Self::F3NotReady,
            11 => Self::ActorNotFound,
            12 => Self::NullRound {
                epoch: error.data_as().ok().flatten(),
            },
            13 => Self::PaymentChannelDisabled,
            -32005 => Self::BlockRangeTooLarge,
            -32002 => Self::ExpensiveFork {
                epoch: error.data_as().ok().flatten(),
            },
            -32601 => Self::MethodNotFound,
            -32602 => Self::InvalidParams,
            -32600 | -32700 => Self::InvalidRequest,
            code => Self::Other { code },
        }
    }
}

/// How Lotus says that a permission is missing.
const LACKS: &str = "missing permission to invoke";

/// The permission in `… (need 'sign')`.
fn needed(message: &str) -> Option<String> {
    let (_, rest) = message.rsplit_once("(need '")?;
    let (needed, _) = rest.split_once('\'')?;
    Some(needed.to_owned())
}

impl fmt::Debug for Failure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("reason", &self.reason)
            .field("message", &printable(self.message))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RawJson;
    use crate::error::Kind;

    fn reason(error: RpcError) -> Option<Reason> {
        let error = Error::from(Kind::Rpc(error));
        Failure::of(&error).map(|failure| failure.reason)
    }

    #[test]
    fn registered_codes_have_names() {
        for (code, expected) in [
            (2, Reason::OutOfGas),
            (4, Reason::F3Disabled),
            (10, Reason::F3NotReady),
            (11, Reason::ActorNotFound),
            (13, Reason::PaymentChannelDisabled),
            (-32005, Reason::BlockRangeTooLarge),
            (-32601, Reason::MethodNotFound),
            (-32602, Reason::InvalidParams),
            (-32700, Reason::InvalidRequest),
            (0, Reason::Panic),
            (1, Reason::Other { code: 1 }),
            (14, Reason::Other { code: 14 }),
            (-32603, Reason::Other { code: -32603 }),
        ] {
            assert_eq!(reason(RpcError::new(code, "no")), Some(expected), "{code}");
        }
        assert_eq!(Failure::of(&Error::timeout("late")), None);
    }

    #[test]
    fn data_is_read() {
        let data = |json: &str| RawJson::new(json).expect("JSON");
        let error = RpcError::new(12, "null round").with_data(data("4141"));
        assert_eq!(reason(error), Some(Reason::NullRound { epoch: Some(4141) }));
        let error = RpcError::new(3, "reverted").with_data(data("\"0x08c379a0\""));
        let data = Some(Bytes::from([8, 0xc3, 0x79, 0xa0]));
        assert_eq!(reason(error), Some(Reason::ExecutionReverted { data }));
        let error = RpcError::new(-32002, "expensive");
        assert_eq!(reason(error), Some(Reason::ExpensiveFork { epoch: None }));
    }

    #[test]
    fn a_missing_permission_is_known_from_nodes_of_any_make() {
        let lotus = RpcError::new(
            1,
            "missing permission to invoke 'WalletList' (need 'write')",
        );
        let needed = Some("write".to_owned());
        assert_eq!(reason(lotus), Some(Reason::MissingPermission { needed }));
        let other = RpcError::new(-32003, "Forbidden");
        assert_eq!(
            reason(other),
            Some(Reason::MissingPermission { needed: None })
        );
    }
}
