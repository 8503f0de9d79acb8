//! What is true of all nodes of Libra and Diem.

use serde_json::Value;

use super::LedgerState;
#[cfg(feature = "layers")]
use super::LedgerTracker;
use super::amount::XUS;
use super::methods::GetMetadata;
#[cfg(feature = "layers")]
use crate::chain::EndpointLayer;
use crate::chain::{BatchLimits, Chain, HeadQuery, HexForm};
use crate::error::RpcError;
use crate::method::Method as _;
use crate::unit::Unit;
use crate::wire::JSONRPC;

/// Libra, which became Diem in December 2020: the nodes of both eras.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Libra {}

impl Chain for Libra {
    const NAME: &'static str = "libra";
    type Extras = LedgerState;
    /// Nodes refuse longer ones with -32600, and answer all calls of one as of the same version.
    const BATCH_LIMITS: BatchLimits = BatchLimits::new(20, 0);
    /// Longer bodies are refused with the status 413.
    const MAX_REQUEST_BYTES: Option<usize> = Some(32 << 10);
    /// Since December 2020.
    const EXTRA_HEADERS: &'static [(&'static str, &'static str)] = &[
        ("x-diem-chain-id", "diem_chain_id"),
        ("x-diem-ledger-version", "diem_ledger_version"),
        ("x-diem-ledger-timestampusec", "diem_ledger_timestampusec"),
    ];
    const UNIT: Option<Unit> = Some(XUS);
    const PATH: &'static str = "/v1";
    const SOCKET_PATH: &'static str = "/v1/stream/ws";
    /// Nodes refuse a handshake without it with the status 411.
    const SOCKET_HEADERS: &'static [(&'static str, &'static str)] = &[("content-length", "0")];
    const PORT: Option<u16> = Some(8080);
    /// The version of the ledger, so that a lag is counted in transactions.
    const HEAD: Option<HeadQuery> = Some(HeadQuery::new(&JSONRPC, GetMetadata::NAME, |result| {
        let metadata = serde_json::from_str::<Value>(result).ok()?;
        metadata.get("version")?.as_u64()
    }));
    const HEX: HexForm = HexForm::Bare;

    /// Its nodes limit nobody, but for how many transactions of an account wait to be executed. Their codes are their own.
    fn is_rate_limit(_: &RpcError) -> bool {
        false
    }

    #[cfg(feature = "layers")]
    fn endpoint_layer() -> Option<EndpointLayer> {
        Some(EndpointLayer::new(LedgerTracker::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_ledger_is_its_height() {
        let height = |result: &str| Libra::HEAD.and_then(|head| head.height(result));
        assert_eq!(height(r#"{"version":7,"timestamp":1}"#), Some(7));
        assert_eq!((height("null"), height(r#"{"version":"7"}"#)), (None, None));
    }
}
