//! A second key, which has a wallet of its own in the same service.

use polyrpc::chia::{Address, Connection, Failure, NodeType};
use polyrpc_tests::TestResult;

use super::bench::{Bench, XCH};
use crate::chain::until;

/// The keys that the wallet may be used with.
pub(super) struct Keys {
    pub(super) first: u32,
    pub(super) second: u32,
    /// Where the wallet found its node.
    node: Connection,
    /// An address of the second key.
    pub(super) address: Address,
}

/// Adds a second key. The first one is in use again afterwards.
pub(super) async fn add(bench: &Bench) -> TestResult<Keys> {
    let wallet = &bench.wallet;
    let first = wallet.get_logged_in_fingerprint().await?.fingerprint;
    let first = first.ok_or("nobody is logged in")?;
    let connections = wallet.get_connections().await?.connections;
    let mut nodes = connections
        .into_iter()
        .filter(|one| one.r#type == NodeType::FullNode);
    let node = nodes.next().ok_or("no node")?;
    let words = wallet.generate_mnemonic().await?.mnemonic;
    assert_eq!(words.len(), 24);
    let second = wallet.add_key(words).label("second").await?.fingerprint;
    let keys = wallet.get_public_keys().await?.public_key_fingerprints;
    let keys = keys.ok_or("the keyring is locked")?;
    assert_eq!((keys.len(), keys.contains(&second)), (2, true));
    let used = wallet.get_logged_in_fingerprint().await?.fingerprint;
    assert_eq!(used, Some(second));
    let key = wallet.get_private_key(second).await?.private_key;
    assert_eq!(key.fingerprint, second);
    assert!(key.seed.is_some_and(|seed| seed.expose().contains(' ')));

    caught_up(bench, &node).await?;
    assert_eq!(bench.balance(XCH).await?, 0);
    // Of the first key, this is more than the service can count.
    let farmed = wallet.get_farmed_amount().await?;
    assert_eq!((farmed.farmed_amount, farmed.blocks_won), (0, Some(0)));
    let address = bench.address().await?;
    let Err(poor) = wallet.send_transaction(XCH, 1, bench.stranger).await else {
        return Err("it has paid with nothing".into());
    };
    let failure = Failure::of(&poor).ok_or("no failure")?;
    let expected = "Can't spend more than wallet balance: 0 mojos, tried to spend: 1 mojos";
    assert_eq!(failure.message, expected);

    let keys = Keys {
        first,
        second,
        node,
        address,
    };
    keys.log_in(bench, first).await?;
    Ok(keys)
}

/// Removes the second key again.
pub(super) async fn remove(bench: &Bench, keys: &Keys) -> TestResult {
    let wallet = &bench.wallet;
    let used = wallet.check_delete_key(keys.second).await?;
    assert_eq!(
        (used.used_for_farmer_rewards, used.wallet_balance),
        (false, true)
    );
    // Stops the wallet, whichever key it is used with.
    wallet.delete_key(keys.second).await?;
    keys.log_in(bench, keys.first).await?;
    let left = wallet.get_public_keys().await?.public_key_fingerprints;
    assert_eq!(left, Some(vec![keys.first]));
    Ok(())
}

impl Keys {
    /// Changes the key that the wallet is used with.
    pub(super) async fn log_in(&self, bench: &Bench, key: u32) -> TestResult {
        assert_eq!(bench.wallet.log_in(key).await?.fingerprint, key);
        caught_up(bench, &self.node).await
    }
}

/// A wallet that was just started looks for its node every few seconds only, and may be told of the peak before it listens.
async fn caught_up(bench: &Bench, node: &Connection) -> TestResult {
    let wallet = &bench.wallet;
    until("the wallet has found the node", async || {
        let nodes = wallet.get_connections().node_type(NodeType::FullNode);
        if !nodes.await?.connections.is_empty() {
            return Ok(true);
        }
        // Fails if it has found it meanwhile.
        let connect = wallet.open_connection(&node.peer_host, node.peer_server_port);
        Ok(connect.await.is_ok())
    })
    .await?;
    bench.pass(1).await?;
    Ok(())
}
