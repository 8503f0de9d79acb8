//! Ethereum's chain facts.

use sha3::{Digest as _, Keccak256};

use super::amount::ETHER;
use super::methods::{BlockNumber, SendRawTransaction};
use super::{B256, Bytes, cache};
use crate::chain::{Chain, HeadQuery, Keep, Plain, Secrets};
use crate::error::RpcError;
use crate::extras::Extras;
use crate::method::Method as _;
use crate::unit::Unit;
use crate::wire::JSONRPC;

/// The chain of Ethereum, and of every network whose nodes have its execution API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ethereum {}

impl Chain for Ethereum {
    const NAME: &'static str = "ethereum";
    /// Its nodes send none; services in front of them may.
    type Extras = Extras;
    const UNIT: Option<Unit> = Some(ETHER);
    const HEAD: Option<HeadQuery> =
        Some(HeadQuery::new(&JSONRPC, BlockNumber::NAME, cache::quantity));
    /// Keys of accounts, and the passwords that unlock them.
    const SECRETS: Secrets = Secrets::NONE.params(&["personal_*"]);

    fn is_rate_limit(error: &RpcError) -> bool {
        Plain::is_rate_limit(error) || is_proxyd_limit(error)
    }

    fn repeated(method: &str, params: &[u8], refusal: &RpcError) -> Option<String> {
        let is_sent = method == SendRawTransaction::NAME && is_known(&refusal.message);
        let (raw,): (Bytes,) = serde_json::from_slice(params).ok().filter(|_| is_sent)?;
        // What is signed is hashed: the whole, but for a blob transaction that comes with its blobs.
        let hash = B256::new(Keccak256::digest(&raw).into());
        serde_json::to_string(&hash)
            .ok()
            .filter(|_| raw.first() != Some(&BLOB_TYPE))
    }

    fn keep(method: &str, params: &[u8], finalized: Option<u64>) -> Keep {
        cache::keep(method, params, finalized)
    }

    fn height(result: &str) -> Option<u64> {
        cache::height(result)
    }
}

/// The type of transactions that are sent together with their blobs, which the hash isn't of.
const BLOB_TYPE: u8 = 3;

/// Whether a node says that it has this very transaction already, in the pool or in a block: go-ethereum's, Erigon's and Reth's words,
/// Nethermind's, Besu's, OpenEthereum's, and those of older releases.
fn is_known(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    let words = [
        "already known",
        "alreadyknown",
        "known transaction",
        "already imported",
        "already exists",
        "already in the pool",
        "already in mempool",
        "already in the mempool",
        "already in cache",
    ];
    words.iter().any(|words| message.contains(words)) && !message.contains("unknown transaction")
}

/// The limits of proxyd, which stands before nodes of Base and Optimism: capacity, clients, senders and requests. Other nodes use its codes
/// for other things.
fn is_proxyd_limit(error: &RpcError) -> bool {
    let says = |words: &str| error.message.contains(words);
    match error.code {
        _ if error.name.is_some() => false,
        -32012 => says("over capacity"),
        -32016 | -32017 => says("rate limit"),
        -32024 => says("too many requests"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_limits_of_its_proxies() {
        for (code, message) in [
            (-32005, "daily request count exceeded, request rate limited"),
            (-32012, "backend is over capacity"),
            (-32016, "over rate limit"),
            (-32017, "sender is over rate limit"),
            (-32024, "too many requests"),
        ] {
            let error = RpcError::new(code, message);
            assert!(Ethereum::is_rate_limit(&error), "{code} {message}");
        }
        for (code, message) in [
            (-32000, "execution reverted: rate limit"),
            (-32012, "already imported"),
            (-32016, "the key isn't valid"),
        ] {
            let error = RpcError::new(code, message);
            assert!(!Ethereum::is_rate_limit(&error), "{code} {message}");
        }
    }
}
