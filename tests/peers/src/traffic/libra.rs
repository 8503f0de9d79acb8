//! What a node of Libra or Diem answers.

use serde_json::{Value, json};

use super::hex;

/// Transactions by which accounts pay each other, with their events.
pub fn transactions(count: u64) -> String {
    let transactions: Vec<Value> = (0..count).map(transaction).collect();
    Value::from(transactions).to_string()
}

fn transaction(index: u64) -> Value {
    let amount = json!({ "amount": 1_000_000 + index, "currency": "XUS" });
    let event = |kind: &str, salt: u64| {
        json!({
            "key": hex(index * 64 + salt, 24),
            "sequence_number": index,
            "transaction_version": 10_495_654 + index,
            "data": {
                "type": kind,
                "amount": amount,
                "receiver": hex(index * 64 + 1, 16),
                "sender": hex(index * 64, 16),
                "metadata": "",
            },
        })
    };
    json!({
        "version": 10_495_654 + index,
        "transaction": {
            "type": "user",
            "sender": hex(index * 64, 16),
            "signature_scheme": "Scheme::Ed25519",
            "signature": hex(index * 64 + 2, 64),
            "public_key": hex(index * 64 + 3, 32),
            "secondary_signers": [],
            "secondary_signature_schemes": [],
            "secondary_signatures": [],
            "secondary_public_keys": [],
            "sequence_number": index,
            "chain_id": 4,
            "max_gas_amount": 1_000_000,
            "gas_unit_price": 0,
            "gas_currency": "XUS",
            "expiration_timestamp_secs": 1_763_700_000 + index,
            "script_hash": hex(index * 64 + 4, 32),
            "script_bytes": hex(index * 64 + 5, 270),
            "script": {
                "type": "peer_to_peer_with_metadata",
                "code": hex(index * 64 + 6, 180),
                "arguments": ["{ADDRESS: ABABABABABABABABABABABABABABABAB}", "{U64: 1000000}", "{U8Vector: 0x}", "{U8Vector: 0x}"],
                "type_arguments": ["XUS"],
                "receiver": hex(index * 64 + 1, 16),
                "amount": 1_000_000 + index,
                "currency": "XUS",
                "metadata": "",
                "metadata_signature": "",
            },
        },
        "hash": hex(index * 64 + 7, 32),
        "bytes": hex(index * 64 + 8, 400),
        "events": [event("sentpayment", 9), event("receivedpayment", 10)],
        "vm_status": { "type": "executed" },
        "gas_used": 480 + index % 7,
    })
}
