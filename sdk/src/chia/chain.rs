//! Chia's chain facts.

use crate::chain::{BatchLimits, Chain, Dialect, HexForm, Secrets};
use crate::error::RpcError;

/// The Chia chain. All its services share its facts, whether they are called at a port of their own or through the
/// daemon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chia {}

impl Chain for Chia {
    const NAME: &'static str = "chia";
    /// Only the daemon has a socket.
    const DIALECT: Dialect = Dialect::CHIA_DAEMON;
    /// Objects without an id can't share a request.
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(0);
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
