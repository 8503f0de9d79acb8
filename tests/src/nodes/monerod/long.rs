//! A long chain. It takes a while to mine, so it is kept beside the node.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use tokio::sync::Mutex;

use super::{DATABASE, Monerod};
use crate::TestResult;
use crate::nodes::installed::Installed;

/// What the chain is called beside the node. Another way of making it needs another name.
const KEPT: &str = "long-1";

/// All blocks.
pub(super) const BLOCKS: u64 = 1_301;

/// How many are mined by one call, which has a time limit.
const AT_ONCE: u64 = 50;

/// Who gets the rewards, which nobody spends: an address of the documentation.
const MINER: &str = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A";

/// Of the tests of a process, the first that needs the chain makes it, and the others wait.
static MAKING: Mutex<()> = Mutex::const_new(());

/// The chain's database.
pub(super) async fn database(installed: &Installed) -> TestResult<PathBuf> {
    const NAME: &str = "data.mdb";

    let _making = MAKING.lock().await;
    let kept = installed.kept(KEPT);
    if !kept.exists() {
        let node = Monerod::on(installed, None, None).await?;
        for _ in 0..(BLOCKS - 1) / AT_ONCE {
            let params = json!({"amount_of_blocks": AT_ONCE, "wallet_address": MINER});
            node.json_rpc("generateblocks", params).await?;
        }
        let home = node.stopped().await?;
        installed.keep(KEPT, |folder| {
            fs::copy(home.path().join(DATABASE), folder.join(NAME)).map(drop)
        })?;
    }
    Ok(kept.join(NAME))
}
