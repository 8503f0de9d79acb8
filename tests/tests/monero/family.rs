//! The family: clients for a daemon and a wallet that aren't Infinium's, with another path, port and unit.

use polyrpc::chain::{BatchLimits, Chain, Status, StatusRule};
use polyrpc::infinium::Infinium;
use polyrpc::{RpcError, Unit};
use polyrpc_tests::TestResult;
use polyrpc_tests::monero::Transaction;
use polyrpc_tests::nodes::Monerod;
use tokio::time::sleep;

use crate::monero::methods::GetBlocksByHeightBin;
use crate::monero_node::methods::{
    Generateblocks, GetBlock, GetBlockCount, GetHeight, GetTransactions, OnGetBlockHash,
};
use crate::monero_wallet::methods::{CreateWallet, GetAddress, GetBalance, Refresh, Transfer};
use crate::monero_wallet::types::Destination;
use crate::node::OK;

/// Monero's nodes: what a chain states differs, the wires are the same.
#[derive(Debug)]
pub(crate) enum Monero {}

impl Chain for Monero {
    const NAME: &'static str = "monero";
    /// Such as `jsonrpc`.
    type Extras = polyrpc::Extras;
    const BATCH_LIMITS: BatchLimits = BatchLimits::same(0);
    const PATH: &'static str = "/json_rpc";
    const PORT: Option<u16> = Some(18081);
    const UNIT: Option<Unit> = Some(Unit::new("XMR", 12));
    const STATUS: Option<StatusRule> = Some(StatusRule::new("status", |status| match status {
        OK | "" => Status::Ok,
        "BUSY" => Status::Busy,
        _ => Status::Failed,
    }));

    fn is_busy(error: &RpcError) -> bool {
        Infinium::is_busy(error)
    }
}

polyrpc::client! {
    /// A client of a daemon of Monero, on all of its wires.
    pub(crate) struct Daemon: Monero;
}

polyrpc::client! {
    /// A client of a wallet of Monero.
    pub(crate) struct Wallet: Monero;
}

/// A daemon with payments, and a client of it; none, after saying so, where there is no daemon.
async fn with_payments() -> TestResult<Option<(Monerod, Daemon)>> {
    let Some(node) = Monerod::with_payments().await? else {
        return Ok(None);
    };
    let daemon = Daemon::connect(&node.url()).await?;
    Ok(Some((node, daemon)))
}

#[tokio::test]
async fn three_wires_tell_the_same_blocks() -> TestResult {
    let Some((_node, daemon)) = with_payments().await? else {
        return Ok(());
    };
    let count = daemon.call(GetBlockCount::new()).await?;
    let height = daemon.call(GetHeight::new()).await?;
    assert_eq!(
        (count.count, height.height),
        (Monerod::BLOCKS, Monerod::BLOCKS)
    );
    let newest = daemon.call(OnGetBlockHash::new(height.height - 1)).await?;
    assert_eq!(newest, height.hash);

    let heights: Vec<u64> = (0..count.count).collect();
    let mut whole = GetBlocksByHeightBin::new();
    whole.heights = heights.clone();
    let binary = daemon.call(whole).await?.blocks;
    assert_eq!(binary.len(), heights.len());
    let mut payments = 0;
    for (height, in_epee) in heights.into_iter().zip(binary) {
        let block = daemon.call(GetBlock::new(height)).await?;
        assert_eq!(block.blob, in_epee.block, "{height}");
        assert_eq!(block.tx_hashes.len(), in_epee.txs.len());
        if !block.tx_hashes.is_empty() {
            payments += block.tx_hashes.len();
            let found = daemon.call(GetTransactions::new(block.tx_hashes)).await?;
            let whole = found.txs_as_hex.into_iter().map(Transaction::from);
            assert_eq!(whole.collect::<Vec<_>>(), in_epee.txs);
            assert_eq!(found.missed_tx.len(), 0);
        }
    }
    assert_eq!(
        payments,
        Monerod::PAYMENTS
            .iter()
            .map(|(_, count)| count)
            .sum::<usize>()
    );
    Ok(())
}

/// The calls of a batch go alone, because such servers read no lists.
#[tokio::test]
async fn batches_are_single_calls() -> TestResult {
    let Some((_node, daemon)) = with_payments().await? else {
        return Ok(());
    };
    let (hash, height) = daemon
        .batch((
            daemon.call(OnGetBlockHash::new(Monerod::BLOCKS - 1)),
            daemon.call(GetHeight::new()),
        ))
        .await?;
    assert_eq!(hash, height.hash);
    let above = daemon.call(GetBlock::new(1_000_000));
    let error = above.await.expect_err("above the chain");
    assert_eq!(error.rpc().map(|error| error.code), Some(-2));
    Ok(())
}

#[tokio::test]
async fn a_wallet_pays() -> TestResult {
    let Some(node) = Monerod::start().await? else {
        return Ok(());
    };
    let daemon = Daemon::connect(&node.url()).await?;
    let process = node.wallet().await?;
    let wallet = Wallet::connect(&process.url()).await?;
    wallet.call(CreateWallet::new("w", "English")).await?;
    let address = wallet.call(GetAddress::new(0)).await?.address;
    let mine = async |blocks| {
        daemon
            .call(Generateblocks::new(blocks, address.clone()))
            .await
    };
    // What is mined can be spent sixty blocks later, and hides among fifteen others, each of which is ten blocks old.
    mine(80).await?;
    wallet.call(Refresh::new()).await?;
    let before = wallet.call(GetBalance::new(0)).await?;
    assert!(before.unlocked_balance > 0);

    let amount = Monero::UNIT.ok_or("no unit")?.parse("1.5")?;
    let destination = Destination::new(amount, address.clone());
    let sent = wallet.call(Transfer::new(vec![destination])).await?;
    assert_eq!(sent.amount, amount);
    // The daemon may have begun its next block already when the transaction came.
    let mut mined = Vec::new();
    for _ in 0..10 {
        let height = mine(1).await?.height;
        mined.extend(daemon.call(GetBlock::new(height)).await?.tx_hashes);
        if !mined.is_empty() {
            break;
        }
        sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(mined, [sent.tx_hash]);
    // The daemon tells it to the wallet, which looks when it is asked.
    for _ in 0..100 {
        if wallet.call(Refresh::new()).await?.blocks_fetched > 0 {
            return Ok(());
        }
        sleep(std::time::Duration::from_millis(50)).await;
    }
    Err("the wallet sees no new block".into())
}
