//! What an Ethereum node answers, made up but of the usual sizes, and the same on every run.
//!
//! Of a hundred transactions 70 are of type 2, 22 of type 0, 4 of type 3, 2 of type 1 and 2 of type 4. A third carries no
//! input, most of the others a call's 68 to 500 bytes, a few a contract's two kilobytes.

use std::fmt::Write as _;

/// In which order a node writes a transaction's keys. What decides how the others are read is `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// `type` first, as anvil and reth write it.
    TypeFirst,
    /// `type` behind a dozen other keys, as geth writes it.
    TypeLate,
}

/// A list of transactions.
pub(crate) fn transactions(count: usize, order: Order) -> String {
    let mut random = Random::new();
    list((0..count).map(|index| transaction(index, order, &mut random)))
}

/// A block with its transactions in full and sixteen withdrawals.
pub(crate) fn block(count: usize, order: Order) -> String {
    let mut random = Random::new();
    let transactions = list((0..count).map(|index| transaction(index, order, &mut random)));
    let withdrawals = list((0..16).map(|index| {
        let address = random.hex(20);
        format!(
            r#"{{"index":"{:#x}","validatorIndex":"{:#x}","address":{address},"amount":"0x11d2a5b"}}"#,
            90_000_000 + index,
            1_200_000 + index,
        )
    }));
    let mut object = Object::new();
    object.number("baseFeePerGas", 0x1_5d3e_f798_u64);
    object.number("blobGasUsed", 0x6_0000);
    object.text("difficulty", "0x0");
    object.number("excessBlobGas", 0x4b8_0000);
    object.raw("extraData", &random.hex(16));
    object.number("gasLimit", 36_000_000);
    object.number("gasUsed", 24_312_977);
    object.raw("hash", &random.hex(32));
    object.raw("logsBloom", &random.hex(256));
    object.raw("miner", &random.hex(20));
    object.raw("mixHash", &random.hex(32));
    object.text("nonce", "0x0000000000000000");
    object.number("number", BLOCK);
    object.raw("parentBeaconBlockRoot", &random.hex(32));
    object.raw("parentHash", &random.hex(32));
    object.raw("receiptsRoot", &random.hex(32));
    object.raw("requestsHash", &random.hex(32));
    object.raw("sha3Uncles", &random.hex(32));
    object.number("size", 170_114);
    object.raw("stateRoot", &random.hex(32));
    object.number("timestamp", TIME);
    object.raw("transactions", &transactions);
    object.raw("transactionsRoot", &random.hex(32));
    object.raw("uncles", "[]");
    object.raw("withdrawals", &withdrawals);
    object.raw("withdrawalsRoot", &random.hex(32));
    object.finish()
}

/// A list of receipts, with three logs each on average.
pub(crate) fn receipts(count: usize) -> String {
    let mut random = Random::new();
    let block_hash = random.hex(32);
    let mut gas = 0;
    let mut log_index = 0;
    let mut receipt = |index: usize| {
        let hash = random.hex(32);
        let logs = list((0..random.below(7)).map(|_| {
            log_index += 1;
            log(&mut random, &block_hash, &hash, index, log_index - 1)
        }));
        let used = 21_000 + random.below(200_000);
        gas += used;
        let mut object = Object::new();
        object.raw("blockHash", &block_hash);
        object.number("blockNumber", BLOCK);
        object.raw("contractAddress", "null");
        object.number("cumulativeGasUsed", gas);
        object.number("effectiveGasPrice", 0x1_72a4_1000_u64 + index as u64);
        object.raw("from", &random.hex(20));
        object.number("gasUsed", used);
        object.raw("logs", &logs);
        object.raw("logsBloom", &random.hex(256));
        object.text("status", "0x1");
        object.raw("to", &random.hex(20));
        object.raw("transactionHash", &hash);
        object.number("transactionIndex", index);
        object.text("type", "0x2");
        object.finish()
    };
    list((0..count).map(&mut receipt))
}

/// A list of logs, three of each transaction.
#[allow(dead_code, reason = "the generator's bench has no use for it")]
pub(crate) fn logs(count: usize) -> String {
    let mut random = Random::new();
    let block_hash = random.hex(32);
    let mut hash = String::new();
    list((0..count).map(|index| {
        if index % 3 == 0 {
            hash = random.hex(32);
        }
        log(&mut random, &block_hash, &hash, index / 3, index)
    }))
}

/// A log with up to four topics and up to three words of data.
fn log(
    random: &mut Random,
    block_hash: &str,
    transaction: &str,
    transaction_index: usize,
    index: usize,
) -> String {
    let topics = list((0..=random.below(4).min(3)).map(|_| random.hex(32)));
    let words = 1 + random.below(3);
    let mut log = Object::new();
    log.raw("address", &random.hex(20));
    log.raw("topics", &topics);
    log.raw("data", &random.hex(32 * words));
    log.number("blockNumber", BLOCK);
    log.raw("transactionHash", transaction);
    log.number("transactionIndex", transaction_index);
    log.raw("blockHash", block_hash);
    log.number("logIndex", index);
    log.raw("removed", "false");
    log.finish()
}

const BLOCK: u64 = 23_456_789;
const TIME: u64 = 1_763_700_000;

fn transaction(index: usize, order: Order, random: &mut Random) -> String {
    let kind = match random.below(100) {
        0..70 => 2,
        70..92 => 0,
        92..96 => 3,
        96..98 => 1,
        _ => 4,
    };
    let input = match random.below(100) {
        0..35 => 0,
        35..75 => 68,
        75..93 => 4 + 32 * (2 + random.below(14)),
        _ => 1_200 + random.below(1_600),
    };
    let access_list = || {
        let item = r#"{"address":"0x7a250d5630b4cf539739df2c5dacb4c659f2488d","storageKeys":["0x0000000000000000000000000000000000000000000000000000000000000006","0x0000000000000000000000000000000000000000000000000000000000000008"]}"#;
        if kind == 1 {
            format!("[{item}]")
        } else {
            "[]".to_owned()
        }
    };
    let mut object = Object::new();
    let early = order == Order::TypeFirst;
    if early {
        object.number("type", kind);
    }
    object.raw("blockHash", &format!("\"0x{}\"", "9a".repeat(32)));
    object.number("blockNumber", BLOCK);
    object.raw("from", &random.hex(20));
    object.number("gas", 21_000 + random.below(400_000));
    object.number("gasPrice", 0x1_72a4_1000_u64 + index as u64);
    if kind >= 2 {
        object.number("maxFeePerGas", 0x3_2a41_c810_u64);
        object.number("maxPriorityFeePerGas", 0x5f5_e100);
    }
    if kind == 3 {
        object.number("maxFeePerBlobGas", 0x3b9a_ca00);
    }
    object.raw("hash", &random.hex(32));
    object.raw("input", &random.hex(input));
    object.number("nonce", random.below(5_000));
    object.raw("to", &random.hex(20));
    object.number("transactionIndex", index);
    object.number("value", random.below(usize::MAX >> 4));
    if !early {
        object.number("type", kind);
    }
    if kind != 0 {
        object.raw("accessList", &access_list());
    }
    if kind == 3 {
        object.raw("blobVersionedHashes", &list((0..3).map(|_| random.hex(32))));
    }
    if kind == 4 {
        let authorization = format!(
            r#"{{"chainId":"0x1","address":{},"nonce":"0x1","yParity":"0x0","r":{},"s":{}}}"#,
            random.hex(20),
            random.quantity(),
            random.quantity()
        );
        object.raw("authorizationList", &format!("[{authorization}]"));
    }
    object.text("chainId", "0x1");
    let parity = random.below(2);
    object.number("v", if kind == 0 { 37 + parity } else { parity });
    object.raw("r", &random.quantity());
    object.raw("s", &random.quantity());
    if kind != 0 {
        object.number("yParity", parity);
    }
    object.finish()
}

/// A JSON object being written, its keys in the order of the calls.
struct Object(String);

impl Object {
    fn new() -> Self {
        Self("{".to_owned())
    }

    fn raw(&mut self, key: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        // Writing to a `String` can't fail.
        let _ = write!(self.0, "\"{key}\":{json}");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.raw(key, &format!("\"{text}\""));
    }

    fn number(&mut self, key: &str, number: impl std::fmt::LowerHex) {
        self.raw(key, &format!("\"{number:#x}\""));
    }

    fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    format!("[{}]", items.join(","))
}

/// Xorshift: no chance, only bytes that don't repeat.
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 8) as usize % limit
    }

    /// So many bytes as a JSON string.
    fn hex(&mut self, bytes: usize) -> String {
        let mut text = "\"0x".to_owned();
        for _ in 0..bytes {
            let _ = write!(text, "{:02x}", self.next() as u8);
        }
        text.push('"');
        text
    }

    /// A 256-bit quantity as a JSON string.
    fn quantity(&mut self) -> String {
        let digits = self.hex(31);
        digits.replace("0x", "0x1")
    }
}
