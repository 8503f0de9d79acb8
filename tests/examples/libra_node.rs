//! The strict node of the tests as a server, with which the recordings of Libra's examples are made:
//! `cargo run -p polyrpc-tests --example libra_node`. It runs until it is stopped; what is submitted is executed at once.

#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
#[path = "../tests/libra/node/mod.rs"]
mod node;

use std::time::Duration;

use polyrpc::libra::bcs::{Key, Naming, SignedTransaction};
use polyrpc_tests::TestResult;
use serde_json::json;

use node::{ALICE, Era, Node, hex};

/// The seed of the example that submits.
const SEED: [u8; 32] = [7; 32];

#[tokio::main]
#[allow(clippy::print_stdout, reason = "somebody waits for the address")]
async fn main() -> TestResult {
    let node = Node::start(Era::Diem).await?;
    let payer = Key::from_seed(&SEED).account_address();
    let executed = || json!({"type": "executed"});
    node.change(|ledger| {
        ledger.accounts.push(payer.into());
        ledger.grow(8);
        ledger.execute(0, executed());
        ledger.execute(1, json!({"type": "out_of_gas"}));
        let hash = hex(&[0x5b; 32]);
        ledger.execute_as(payer.into(), 0, &hash, executed());
    });
    println!("{} has the account {}", node.url(), hex(&ALICE));
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        for text in node.change(|ledger| std::mem::take(&mut ledger.mempool)) {
            let bytes: polyrpc::libra::Bytes = text.parse()?;
            let signed = SignedTransaction::from_bytes(&bytes)?;
            signed.verify(Naming::Diem)?;
            let hash = format!("{:x}", signed.hash(Naming::Diem)?);
            node.change(|ledger| {
                ledger.grow(1);
                ledger.execute_as(
                    signed.raw.sender,
                    signed.raw.sequence_number,
                    &hash,
                    executed(),
                );
            });
        }
    }
}
