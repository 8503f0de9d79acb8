//! A small ledger, with data that is made up.

use serde_json::{Value, json};

use super::Era;

pub(crate) const ALICE: [u8; 16] = [0xa1; 16];
pub(crate) const BOB: [u8; 16] = [0xb0; 16];

/// Some seconds of 2026, and how far apart versions are.
const START: u64 = 1_790_000_000_000_000;
const STEP: u64 = 500_000;

#[derive(Debug)]
pub(crate) struct Ledger {
    era: Era,
    pub(crate) chain_id: u8,
    transactions: Vec<Value>,
    /// The accounts that there are.
    pub(crate) accounts: Vec<[u8; 16]>,
    /// What was submitted and isn't executed yet.
    pub(crate) mempool: Vec<String>,
    /// With what the next submissions are refused.
    pub(crate) refusals: Vec<(i64, String, Value)>,
    /// How far ahead of its versions the clock of the ledger is.
    pub(crate) clock: u64,
}

impl Ledger {
    pub(super) fn new(era: Era) -> Self {
        let mut ledger = Self {
            era,
            chain_id: 4,
            transactions: Vec::new(),
            accounts: vec![ALICE, BOB],
            mempool: Vec::new(),
            refusals: Vec::new(),
            clock: 0,
        };
        ledger.push(
            json!({"type": "writeset"}),
            json!({"type": "executed"}),
            &hex(&[0x5a; 32]),
            Vec::new(),
        );
        ledger
    }

    /// The latest version.
    pub(crate) fn version(&self) -> u64 {
        self.transactions.len() as u64 - 1
    }

    pub(crate) fn timestamp(&self, version: u64) -> u64 {
        START + version * STEP + self.clock
    }

    pub(super) fn transactions(&self) -> &[Value] {
        &self.transactions
    }

    /// Commits so many versions that only begin blocks.
    pub(crate) fn grow(&mut self, versions: usize) {
        for _ in 0..versions {
            let timestamp = self.timestamp(self.transactions.len() as u64);
            let data = json!({"type": "blockmetadata", "timestamp_usecs": timestamp});
            let hash = hex(&[&[0xb1; 24][..], &timestamp.to_be_bytes()].concat());
            self.push(data, json!({"type": "executed"}), &hash, Vec::new());
        }
    }

    /// Commits a payment of Alice with this outcome; gives back its hash in hex.
    pub(crate) fn execute(&mut self, sequence_number: u64, vm_status: Value) -> String {
        let version = self.transactions.len() as u64;
        let hash = hex(&[&[0x5a; 24][..], &version.to_be_bytes()].concat());
        self.execute_as(ALICE, sequence_number, &hash, vm_status);
        hash
    }

    /// Commits a payment of an account.
    pub(crate) fn execute_as(
        &mut self,
        sender: [u8; 16],
        sequence_number: u64,
        hash: &str,
        vm_status: Value,
    ) {
        let data = user(sender, sequence_number, self.era);
        let amount = json!({"amount": u64::MAX - 1, "currency": "XUS"});
        let paid = json!({"type": "receivedpayment", "amount": amount, "sender": hex(&sender), "receiver": hex(&BOB), "metadata": ""});
        let key = event_key(0, BOB);
        let event = json!({
            "key": key, "sequence_number": self.events(&key).len(), "transaction_version": self.transactions.len(), "data": paid,
        });
        self.push(data, vm_status, hash, vec![event]);
    }

    fn push(&mut self, data: Value, vm_status: Value, hash: &str, events: Vec<Value>) {
        self.transactions.push(json!({
            "version": self.transactions.len(), "transaction": data, "hash": hash, "bytes": "00ff",
            "events": events, "vm_status": vm_status, "gas_used": 7,
        }));
    }

    /// All events with a key, in order.
    pub(super) fn events(&self, key: &str) -> Vec<Value> {
        let all = self.transactions.iter();
        let all = all.filter_map(|transaction| transaction["events"].as_array());
        let found = all.flatten().filter(|event| event["key"] == key);
        found.cloned().collect()
    }
}

/// A payment of an account, as the nodes of an era write it.
pub(crate) fn user(sender: [u8; 16], sequence_number: u64, era: Era) -> Value {
    let mut data = json!({
        "type": "user",
        "sender": hex(&sender),
        "signature_scheme": "Scheme::Ed25519",
        "signature": hex(&[7; 64]),
        "public_key": hex(&[8; 32]),
        "sequence_number": sequence_number,
        "chain_id": 4,
        "max_gas_amount": 1_000_000,
        "gas_unit_price": 0,
        "gas_currency": "XUS",
        "expiration_timestamp_secs": 1_790_000_060,
        "script_hash": hex(&[9; 32]),
        "script_bytes": "e0",
        "script": {"type": "peer_to_peer_with_metadata", "receiver": hex(&BOB), "amount": 3, "currency": "XUS",
            "metadata": "", "metadata_signature": ""},
    });
    match era {
        Era::Libra => {
            data["gas_currency"] = json!("LBR");
            data["script"] = json!({"type": "unknown_transaction"});
        }
        Era::Diem => {
            for key in ["signers", "signature_schemes", "signatures", "public_keys"] {
                data[format!("secondary_{key}")] = json!([]);
            }
        }
    }
    data
}

/// The key of an account's stream with this number.
pub(crate) fn event_key(number: u64, account: [u8; 16]) -> String {
    hex(&[&number.to_le_bytes()[..], &account].concat())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
