//! Chia's chain facts.

use serde_json::Value;

use super::amount::XCH;
use crate::chain::{BatchLimits, Chain, Dialect, HeadQuery, HexForm, Secrets};
use crate::error::RpcError;
use crate::unit::Unit;
use crate::wire::CHIA;

/// The Chia chain. All its services share its facts, whether they are called at a port of their own or through the
/// daemon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chia {}

impl Chain for Chia {
    const NAME: &'static str = "chia";
    /// The whole answer is the result.
    type Extras = ();
    const UNIT: Option<Unit> = Some(XCH);
    /// Only the daemon has a socket.
    const DIALECT: Dialect = Dialect::CHIA_DAEMON;
    /// Objects without an id can't share a request.
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(0);
    const NOT_RUNNING: Option<&'static str> = Some(
        "start the service with `chia start node`, or with `wallet`, `farmer` or `data` in the place of `node`",
    );
    /// That of full nodes; the other services have no blocks of their own.
    const HEAD: Option<HeadQuery> = Some(HeadQuery::new(&CHIA, "get_blockchain_state", |result| {
        let result = serde_json::from_str::<Value>(result).ok()?;
        match result.pointer("/blockchain_state/peak")? {
            // It hasn't received the first one yet.
            Value::Null => Some(0),
            peak => peak.get("height")?.as_u64(),
        }
    }));
    /// Keys and the words that they are made of.
    const SECRETS: Secrets = Secrets::NONE
        .params(&["add_key", "add_private_key"])
        .results(&[
            "generate_mnemonic",
            "get_all_private_keys",
            "get_first_private_key",
            "get_private_key",
        ])
        .keys(&["farmersk", "poolsk"]);
    const HEX: HexForm = HexForm::Mixed;

    /// Its services limit nobody, and have numbers of their own.
    fn is_rate_limit(_: &RpcError) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_of_full_nodes() {
        let height = |result: &str| Chia::HEAD.and_then(|head| head.height(result));
        for (result, expected) in [
            (
                r#"{"blockchain_state":{"peak":{"height":7,"weight":21000161999999896993}}}"#,
                Some(7),
            ),
            (r#"{"blockchain_state":{"peak":null}}"#, Some(0)),
            (r#"{"blockchain_state":{}}"#, None),
            (r#"{"blockchain_state":{"peak":{"height":"7"}}}"#, None),
            (r#"{"height":7}"#, None),
            ("null", None),
        ] {
            assert_eq!(height(result), expected, "{result}");
        }
    }
}
