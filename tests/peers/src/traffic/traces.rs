//! Traces of a block, as an Ethereum node answers.

use serde_json::{Value, json};

use super::hex;

/// What `debug_traceBlockByNumber` says with `callTracer`: frames three deep, the outermost with two calls.
pub fn call_frames(count: u64) -> String {
    let trace = |index: u64| json!({ "txHash": format!("0x{}", hex(index, 32)), "result": frame(index, 0) });
    Value::from((0..count).map(trace).collect::<Vec<_>>()).to_string()
}

fn frame(index: u64, depth: u64) -> Value {
    let salt = index * 64 + depth * 8;
    let mut frame = json!({
        "from": format!("0x{}", hex(salt, 20)),
        "gas": format!("{:#x}", 300_000 + index - depth * 10_000),
        "gasUsed": format!("{:#x}", 90_000 + index),
        "to": format!("0x{}", hex(salt + 1, 20)),
        "input": format!("0x{}", hex(salt + 2, 68 + (index as usize % 7) * 32)),
        "output": format!("0x{}", hex(salt + 3, 32)),
        "value": if depth == 0 { "0xde0b6b3a7640000" } else { "0x0" },
        "type": if depth == 2 { "DELEGATECALL" } else { "CALL" },
    });
    let inner: Vec<Value> = match depth {
        0 => vec![self::frame(index, 1), self::frame(index, 2)],
        1 => vec![self::frame(index, 2)],
        _ => Vec::new(),
    };
    if !inner.is_empty() {
        frame["calls"] = inner.into();
    }
    frame
}

/// What `trace_block` says: three entries for each transaction.
pub fn flat(transactions: u64) -> String {
    let entry = |index: u64| {
        let (transaction, inside) = (index / 3, index % 3);
        let address: &[u64] = [&[][..], &[0], &[0, 0]][inside as usize];
        json!({
            "action": {
                "callType": if inside == 2 { "delegatecall" } else { "call" },
                "from": format!("0x{}", hex(index * 8, 20)),
                "gas": format!("{:#x}", 300_000 + index),
                "input": format!("0x{}", hex(index * 8 + 1, 68)),
                "to": format!("0x{}", hex(index * 8 + 2, 20)),
                "value": "0xde0b6b3a7640000",
            },
            "blockHash": format!("0x{}", "9a".repeat(32)),
            "blockNumber": 23_456_789,
            "result": { "gasUsed": format!("{:#x}", 90_000 + index), "output": format!("0x{}", hex(index * 8 + 3, 32)) },
            "subtraces": if inside == 2 { 0 } else { 1 },
            "traceAddress": address,
            "transactionHash": format!("0x{}", hex(transaction, 32)),
            "transactionPosition": transaction,
            "type": "call",
        })
    };
    Value::from((0..transactions * 3).map(entry).collect::<Vec<_>>()).to_string()
}
