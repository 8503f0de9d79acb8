//! Filecoin's chain facts.

use serde_json::Value;

use super::FIL;
use crate::chain::{BatchLimits, Chain, Dialect, HeadQuery, Plain, Secrets};
use crate::error::RpcError;
use crate::unit::Unit;
use crate::wire::JSONRPC;

/// The Filecoin chain: the main network and every other one, and all services of its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filecoin {}

impl Chain for Filecoin {
    const NAME: &'static str = "filecoin";
    /// Nothing stands beside the result.
    type Extras = ();
    const DIALECT: Dialect = Dialect::GO_JSON_RPC;
    /// A node drops a batch that comes over a socket, and answers nothing.
    const BATCH_LIMITS: BatchLimits = BatchLimits::new(100, 0);
    const PATH: &'static str = "/rpc/v1";
    const PORT: Option<u16> = Some(1234);
    const NOT_RUNNING: Option<&'static str> =
        Some("start the node with `lotus daemon`, or the miner with `lotus-miner run`");
    const UNIT: Option<Unit> = Some(FIL);
    const CREDENTIALS: Option<&'static str> = Some(
        "a full node's token is in `~/.lotus/token`, a miner's in `~/.lotusminer/token`, and `lotus auth create-token` makes others",
    );
    /// The epoch of the heaviest tipset, which full nodes and gateways tell.
    const HEAD: Option<HeadQuery> =
        Some(HeadQuery::new(&JSONRPC, "Filecoin.ChainHead", |result| {
            let head = serde_json::from_str::<Value>(result).ok()?;
            head.get("Height")?.as_u64()
        }));
    /// Tokens, and keys of accounts.
    const SECRETS: Secrets = Secrets::NONE
        .params(&[
            "Filecoin.AuthVerify",
            "Filecoin.StorageAuthVerify",
            "Filecoin.WalletImport",
        ])
        .results(&["Filecoin.AuthNew", "Filecoin.WalletExport"])
        .keys(&["PrivateKey"]);

    /// Its nodes use the usual code for ranges of blocks that are too large, which waiting doesn't mend.
    fn is_rate_limit(error: &RpcError) -> bool {
        let is_range = error.code == -32005 && error.message.contains("block range");
        !is_range && Plain::is_rate_limit(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_an_epoch() {
        let height = |result: &str| Filecoin::HEAD.and_then(|head| head.height(result));
        assert_eq!(height(r#"{"Cids":[],"Blocks":[],"Height":7}"#), Some(7));
        assert_eq!((height("null"), height(r#"{"Height":"7"}"#)), (None, None));
    }

    #[test]
    fn a_range_that_is_too_large_is_no_rate_limit() {
        let range = RpcError::new(-32005, "requested block range exceeds maximum of 2880");
        assert!(!Filecoin::is_rate_limit(&range));
        let limit = RpcError::new(-32005, "daily request count exceeded, request rate limited");
        assert!(Filecoin::is_rate_limit(&limit));
    }
}
