//! Why a Chia service refused a call.

use super::{ErrNumber, RpcErrorCode};
use crate::error::Error;

/// Why a service refused a call: what [`RpcError`](crate::RpcError) holds, in Chia's own terms.
///
/// ```
/// use polyrpc::chia::{Failure, RpcErrorCode};
///
/// fn is_missing(error: &polyrpc::Error) -> bool {
///     Failure::of(error).is_some_and(|failure| failure.code == RpcErrorCode::CoinRecordNotFound)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure<'a> {
    /// What kind of failure: only the full node tells them apart, other services say [`RpcErrorCode::Unknown`]. Nodes before 2.6.1 and
    /// the daemon say nothing, which is the same here.
    pub code: RpcErrorCode,
    /// The rule of consensus or of the mempool that was broken, where one was.
    pub rule: Option<ErrNumber>,
    /// What went wrong, in words. May be empty.
    pub message: &'a str,
    /// The Python traceback, where the service sent one. It may hold what the caller sent.
    pub traceback: Option<&'a str>,
}
