//! A chain with payments. It takes some ten seconds to make, so it is kept beside the node.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use tokio::sync::Mutex;

use super::{DATABASE, MoneroWallet, Monerod};
use crate::TestResult;
use crate::nodes::installed::Installed;

/// What the chain is called beside the node. Another way of making it needs another name.
const KEPT: &str = "payments-1";

/// How many blocks are mined before anything is paid. What is mined can be spent sixty blocks later, and a payment hides among
/// fifteen others, each of which is ten blocks old.
const MINED: u64 = 80;

/// The blocks with payments, and how many are in each.
pub(super) const PAYMENTS: [(u64, usize); 2] = [(MINED + 1, 1), (MINED + 2, 2)];

/// All blocks: the first one, those that are mined, those with payments and one more.
pub(super) const BLOCKS: u64 = 1 + MINED + 2 + 1;

/// What a payment pays, in piconero.
const AMOUNT: u64 = 1_000_000_000_000;

/// Of the tests of a process, the first that needs the chain makes it, and the others wait.
static MAKING: Mutex<()> = Mutex::const_new(());

/// The chain's database.
pub(super) async fn database(installed: &Installed) -> TestResult<PathBuf> {
    const NAME: &str = "data.mdb";

    let _making = MAKING.lock().await;
    let kept = installed.kept(KEPT);
    if !kept.exists() {
        let home = make(installed).await?;
        installed.keep(KEPT, |folder| {
            fs::copy(home.path().join(DATABASE), folder.join(NAME)).map(drop)
        })?;
    }
    Ok(kept.join(NAME))
}

/// Makes the chain with a node and a wallet of its own, in a new folder.
async fn make(installed: &Installed) -> TestResult<tempfile::TempDir> {
    let node = Monerod::on(installed, None, None).await?;
    let wallet = MoneroWallet::start(installed, &node.address, None).await?;
    let wallet_file = json!({"filename": "wallet", "language": "English"});
    wallet.call("create_wallet", wallet_file).await?;
    let address = wallet.call("get_address", json!({})).await?["address"].take();
    let mine = async |blocks: u64| {
        let params = json!({"amount_of_blocks": blocks, "wallet_address": &address});
        node.json_rpc("generateblocks", params).await
    };
    mine(MINED).await?;
    for (_, payments) in PAYMENTS {
        wallet.call("refresh", json!({})).await?;
        for _ in 0..payments {
            let destination = json!({"amount": AMOUNT, "address": &address});
            let params = json!({"destinations": [destination]});
            wallet.call("transfer", params).await?;
        }
        mine(1).await?;
    }
    mine(1).await?;
    drop(wallet);
    node.stopped().await
}
