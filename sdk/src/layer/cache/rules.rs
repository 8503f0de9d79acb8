//! Which answers can't change.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::method::Safety;
use crate::transport::Entry;

/// Whether the answer to a call can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Keep {
    /// It may change.
    Never,
    /// It can't change once there is one.
    Always,
    /// It can't change once the block is final that it names as its `blockNumber`.
    WhenFinal,
}

/// What an answer depends on, beside what is in the chain for ever.
enum On {
    Nothing,
    /// The block whose hash, number or `{"blockHash":…}` is the parameter of this index.
    Block(usize),
    /// The block that the result is in.
    OwnBlock,
}

/// The methods of Ethereum's API whose answers may be kept. Not among them: `eth_getLogs`, which a node that lags behind answers with
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

/// The default, if `finalized` is the number of the last block that can't change.
pub(super) fn keep(call: Entry<'_>, finalized: Option<u64>) -> Keep {
    if call.safety() != Safety::Read {
        return Keep::Never;
    }
    match depends_on(call.method()) {
        None => Keep::Never,
        Some(On::Nothing) => Keep::Always,
        Some(On::OwnBlock) if finalized.is_none() => Keep::Never,
        Some(On::OwnBlock) => Keep::WhenFinal,
        Some(On::Block(index)) => {
            let params = serde_json::from_slice::<Vec<&RawValue>>(call.params());
            let block = params.ok().and_then(|params| params.get(index).copied());
            match block.and_then(|block| Block::read(block.get())) {
                Some(Block::Hash) => Keep::Always,
                Some(Block::Number(number)) if Some(number) <= finalized => Keep::Always,
                _ => Keep::Never,
            }
        }
    }
}

/// Whether a result names a block that is final.
pub(super) fn is_final(result: &str, finalized: Option<u64>) -> bool {
    let fields = serde_json::from_str::<BTreeMap<String, &RawValue>>(result);
    let number = fields
        .ok()
        .and_then(|fields| quantity(fields.get("blockNumber")?.get()));
    number.is_some_and(|number| Some(number) <= finalized)
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
            // With `requireCanonical` beside it the answer changes when the block is left out of the chain.
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

fn quantity(text: &str) -> Option<u64> {
    let digits = digits(text).filter(|digits| !digits.starts_with('+'))?;
    u64::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::testing::with_params;

    const HASH: &str = "\"0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3\"";

    fn of(method: &'static str, params: &str, finalized: Option<u64>) -> Keep {
        let request = with_params(1, method, Safety::Read, params);
        keep(request.single().expect("a plain call"), finalized)
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
        assert!(is_final(mined, Some(16)));
        assert!(!is_final(mined, Some(15)) && !is_final(mined, None));
        assert!(!is_final(r#"{"hash":"0x1","blockNumber":null}"#, Some(16)));
        assert!(!is_final(r#"{"hash":"0x1"}"#, Some(16)) && !is_final("null", Some(16)));
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
        let write = with_params(1, "eth_chainId", Safety::Write, "[]");
        let kept = keep(write.single().expect("a plain call"), None);
        assert_eq!(kept, Keep::Never);
    }
}
