//! Which answers can't change, for the layer `Cache`.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::chain::Keep;

/// What a response depends on, beside what is in the chain for ever.
enum On {
    Nothing,
    /// The block whose hash, number or `{"blockHash":…}` is the parameter of this index.
    Block(usize),
    /// The block that the result is in.
    OwnBlock,
}

/// The methods of Ethereum's API whose responses may be kept. Not among them: `eth_getLogs`, which a node that lags behind answers with
/// fewer logs and not with an error.
fn depends_on(method: &str) -> Option<On> {
    Some(match method {
        "eth_chainId" => On::Nothing,
        "eth_getBlockByHash"
        | "eth_getBlockByNumber"
        | "eth_getBlockReceipts"
        | "eth_getBlockTransactionCountByHash"
        | "eth_getBlockTransactionCountByNumber"
        | "eth_getTransactionByBlockHashAndIndex"
        | "eth_getTransactionByBlockNumberAndIndex"
        | "eth_getUncleByBlockHashAndIndex"
        | "eth_getUncleByBlockNumberAndIndex"
        | "eth_getUncleCountByBlockHash"
        | "eth_getUncleCountByBlockNumber" => On::Block(0),
        "eth_call" | "eth_getBalance" | "eth_getCode" | "eth_getTransactionCount" => On::Block(1),
        "eth_getProof" | "eth_getStorageAt" => On::Block(2),
        "eth_getTransactionByHash" | "eth_getTransactionReceipt" => On::OwnBlock,
        _ => return None,
    })
}

/// Whether a response can be kept, if `finalized` is the number of the last block that can't change.
pub(super) fn keep(method: &str, params: &[u8], finalized: Option<u64>) -> Keep {
    match depends_on(method) {
        None => Keep::Never,
        Some(On::Nothing) => Keep::Always,
        Some(On::OwnBlock) if finalized.is_none() => Keep::Never,
        Some(On::OwnBlock) => Keep::WhenFinal,
        Some(On::Block(index)) => {
            let params = serde_json::from_slice::<Vec<&RawValue>>(params);
            let block = params.ok().and_then(|params| params.get(index).copied());
            match block.and_then(|block| Block::read(block.get())) {
                Some(Block::Hash) => Keep::Always,
                Some(Block::Number(number)) if Some(number) <= finalized => Keep::Always,
                _ => Keep::Never,
            }
        }
    }
}

/// The number of the block that a result names as its own.
pub(super) fn height(result: &str) -> Option<u64> {
    let fields = serde_json::from_str::<BTreeMap<String, &RawValue>>(result);
    quantity(fields.ok()?.get("blockNumber")?.get())
}

enum Block {
    Hash,
    Number(u64),
}

impl Block {
    /// A block by its hash or its number; not by a tag such as `latest`, which moves.
    fn read(text: &str) -> Option<Self> {
        if !text.starts_with('{') {
            let hash = is_hash(text).then_some(Self::Hash);
            return hash.or_else(|| quantity(text).map(Self::Number));
        }
        let fields = serde_json::from_str::<BTreeMap<String, &RawValue>>(text).ok()?;
        match fields.iter().next() {
            // With `requireCanonical` beside it, the response changes when the block is left out of the chain.
            Some((key, hash)) if fields.len() == 1 && key == "blockHash" => {
                is_hash(hash.get()).then_some(Self::Hash)
            }
            Some((key, number)) if fields.len() == 1 && key == "blockNumber" => {
                quantity(number.get()).map(Self::Number)
            }
            _ => None,
        }
    }
}

/// `"0x…"` without the quotes and the prefix.
fn digits(text: &str) -> Option<&str> {
    text.strip_prefix("\"0x")?.strip_suffix('"')
}

fn is_hash(text: &str) -> bool {
    digits(text).is_some_and(|digits| {
        digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The number that a JSON string is in hex.
pub(super) fn quantity(text: &str) -> Option<u64> {
    let digits = digits(text).filter(|digits| !digits.starts_with('+'))?;
    u64::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    const HASH: &str = "\"0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3\"";

    fn of(method: &str, params: &str, finalized: Option<u64>) -> Keep {
        keep(method, params.as_bytes(), finalized)
    }

    #[test]
    fn blocks_by_hash_are_kept_whatever_is_final() {
        for (method, params) in [
            ("eth_chainId", "[]".to_owned()),
            ("eth_getBlockByHash", format!("[{HASH},true]")),
            ("eth_getBlockReceipts", format!("[{HASH}]")),
            (
                "eth_getBalance",
                format!(r#"["0x1",{{"blockHash":{HASH}}}]"#),
            ),
            (
                "eth_call",
                format!(r#"[{{"to":"0x1"}}, {{"blockHash":{HASH}}}]"#),
            ),
            (
                "eth_getProof",
                format!(r#"["0x1",[],{{"blockHash":{HASH}}}]"#),
            ),
        ] {
            assert_eq!(of(method, &params, None), Keep::Always, "{method} {params}");
        }
    }

    #[test]
    fn blocks_by_number_are_kept_once_they_are_final() {
        for (method, params) in [
            ("eth_getBlockByNumber", r#"["0x10",false]"#),
            ("eth_getBalance", r#"["0x1","0x10"]"#),
            ("eth_getStorageAt", r#"["0x1","0x0","0x10"]"#),
            ("eth_getCode", r#"["0x1",{"blockNumber":"0x10"}]"#),
        ] {
            assert_eq!(of(method, params, Some(16)), Keep::Always, "{method}");
            assert_eq!(of(method, params, Some(15)), Keep::Never, "{method}");
            assert_eq!(of(method, params, None), Keep::Never, "{method}");
        }
    }

    #[test]
    fn transactions_are_kept_once_their_block_is_final() {
        let params = format!("[{HASH}]");
        assert_eq!(
            of("eth_getTransactionReceipt", &params, Some(1)),
            Keep::WhenFinal
        );
        assert_eq!(of("eth_getTransactionByHash", &params, None), Keep::Never);
        let mined = r#"{"hash":"0x1","blockNumber":"0x10"}"#;
        assert_eq!(height(mined), Some(16));
        assert_eq!(height(r#"{"hash":"0x1","blockNumber":null}"#), None);
        assert_eq!((height(r#"{"hash":"0x1"}"#), height("null")), (None, None));
    }

    #[test]
    fn what_may_change_is_not_kept() {
        let canonical = format!(r#"["0x1",{{"blockHash":{HASH},"requireCanonical":true}}]"#);
        for (method, params) in [
            ("eth_blockNumber", "[]"),
            ("eth_getLogs", r#"[{"fromBlock":"0x1","toBlock":"0x2"}]"#),
            ("eth_getBlockByNumber", r#"["latest",false]"#),
            ("eth_getBlockByNumber", r#"["finalized",false]"#),
            ("eth_getBlockByNumber", r#"["0x+1",false]"#),
            ("eth_getBlockByNumber", "[]"),
            ("eth_getBlockByNumber", "{}"),
            ("eth_getBalance", r#"["0x1"]"#),
            ("eth_getBalance", &canonical),
        ] {
            assert_eq!(
                of(method, params, Some(u64::MAX)),
                Keep::Never,
                "{method} {params}"
            );
        }
    }
}
