//! Following a chain.

use std::sync::{Arc, Mutex};

use futures_util::TryStreamExt;
use polyrpc::infinium::methods::daemon_binary::GetBlocks;
use polyrpc::infinium::methods::daemon_jsonrpc::GetBlockHash;
use polyrpc::infinium::{B256, BlocksResponse, CompleteBlock, Daemon, GlobalIndexes, SyncEvent};
use polyrpc::mock::{Transport, sample};
use polyrpc::{Rpc, RpcError};

use super::{TestResult, daemon};

/// The blocks of a chain: the branch that each is of, by its height.
type Branches = Arc<Mutex<Vec<u8>>>;

fn id(height: u64, branch: u8) -> B256 {
    let mut bytes = [branch; 32];
    bytes[..8].copy_from_slice(&height.to_be_bytes());
    B256::new(bytes)
}

fn block(height: u64, branch: u8) -> CompleteBlock {
    let mut block = sample::<CompleteBlock>();
    block.block = [&height.to_be_bytes()[..], &[branch]].concat().into();
    block.transactions = vec![vec![branch].into(); (height % 2) as usize];
    block.coinbase_global_indexes = vec![height];
    let mut of = sample::<GlobalIndexes>();
    of.indexes = vec![7, 8];
    block.transaction_global_indexes = vec![of; (height % 2) as usize];
    block
}

/// A daemon with a chain, which gives five blocks a page.
fn node(chain: &Branches) -> Transport {
    let node = Transport::new();
    let blocks = Arc::clone(chain);
    node.on::<GetBlocks>(move |params| {
        let chain = blocks.lock().expect("the chain");
        let is_common = |height: &u64| {
            let id = id(*height, chain[*height as usize]);
            params.block_ids.contains(&id)
        };
        let Some(common) = (0..chain.len() as u64).rev().find(is_common) else {
            let mut page = sample::<BlocksResponse>();
            page.status = "GENESIS_MISMATCH".into();
            return Ok(page);
        };
        let start = common.max(params.minimum_height.unwrap_or_default());
        let mut page = sample::<BlocksResponse>();
        (page.start_height, page.current_height) = (start, chain.len() as u64);
        page.status = "OK".into();
        let heights = (start..chain.len() as u64).take(5);
        page.blocks = heights
            .map(|height| block(height, chain[height as usize]))
            .collect();
        Ok(page)
    });
    let ids = Arc::clone(chain);
    node.on::<GetBlockHash>(move |params| {
        let chain = ids.lock().expect("the chain");
        let branch = chain
            .get(params.height as usize)
            .copied()
            .unwrap_or_default();
        Ok(id(params.height, branch))
    });
    node
}

fn chain(branches: &[u8]) -> Branches {
    Arc::new(Mutex::new(branches.to_vec()))
}

fn follow(chain: &Branches) -> Daemon {
    daemon(Rpc::new(node(chain)))
}

/// Heights with their branch, and where the chain was rolled back to.
#[derive(Debug, PartialEq)]
enum Told {
    Block(u64, u8),
    Back(u64),
}

fn told(event: SyncEvent<polyrpc::infinium::SyncedBlock<CompleteBlock>>) -> Told {
    match event {
        SyncEvent::Next(next) => Told::Block(next.height, next.block.block[8]),
        SyncEvent::Rollback { height } => Told::Back(height),
        _ => unreachable!("nothing else is told"),
    }
}

#[tokio::test]
async fn blocks_behind_the_known_ones_come_in_order() -> TestResult {
    let chain = chain(&[0; 23]);
    let daemon = follow(&chain);
    let known = vec![id(40, 9), id(3, 0), id(0, 0)];
    let blocks: Vec<_> = daemon.sync_blocks(known).try_collect().await?;
    let blocks: Vec<_> = blocks.into_iter().map(told).collect();
    assert_eq!(
        blocks,
        (4..23)
            .map(|height| Told::Block(height, 0))
            .collect::<Vec<_>>()
    );

    let from: Vec<_> = daemon
        .sync_blocks_from(vec![id(0, 0)], 20)
        .try_collect()
        .await?;
    let from: Vec<_> = from.into_iter().map(told).collect();
    assert_eq!(
        from,
        (20..23)
            .map(|height| Told::Block(height, 0))
            .collect::<Vec<_>>()
    );
    // Nothing new.
    let none: Vec<_> = daemon
        .sync_blocks(vec![id(22, 0), id(0, 0)])
        .try_collect()
        .await?;
    assert_eq!(none.len(), 0);
    Ok(())
}

#[tokio::test]
async fn another_branch_is_told() -> TestResult {
    // The id that is asked for is that of the old branch, or already that of the new one.
    for change_at in [4, 5, 9] {
        let chain = chain(&[0; 20]);
        let daemon = follow(&chain);
        let mut blocks = daemon.sync_blocks(vec![id(0, 0)]);
        let mut seen = Vec::new();
        while let Some(event) = blocks.try_next().await? {
            seen.push(told(event));
            if seen.len() == change_at {
                chain.lock().expect("the chain")[3..].fill(1);
            }
        }
        let back = seen.iter().position(|event| matches!(event, Told::Back(_)));
        let back = back.ok_or("nothing was rolled back")?;
        assert_eq!(seen[back], Told::Back(0), "{change_at}: {seen:?}");
        let after: Vec<_> = (1..20)
            .map(|height| Told::Block(height, u8::from(height >= 3)))
            .collect();
        assert_eq!(seen[back + 1..], after, "{change_at}");
    }
    Ok(())
}

#[tokio::test]
async fn an_error_is_an_item_and_the_page_is_fetched_again() -> TestResult {
    let chain = chain(&[0; 12]);
    let node = node(&chain);
    let daemon = daemon(Rpc::new(node.clone()));
    let mut blocks = daemon.sync_blocks(vec![id(0, 0)]);
    for height in 1..5 {
        let event = blocks.try_next().await?.map(told);
        assert_eq!(event, Some(Told::Block(height, 0)));
    }
    node.inject(polyrpc::mock::Fault::disconnect().times(1));
    assert!(blocks.try_next().await.is_err());
    let rest: Vec<_> = blocks.map_ok(told).try_collect().await?;
    assert_eq!(
        rest,
        (5..12)
            .map(|height| Told::Block(height, 0))
            .collect::<Vec<_>>()
    );
    Ok(())
}

#[tokio::test]
async fn ids_of_another_chain_and_none_at_all_are_errors() -> TestResult {
    let chain = chain(&[0; 3]);
    let node = node(&chain);
    let daemon = daemon(Rpc::new(node.clone()));
    let error = daemon
        .sync_blocks(vec![id(0, 7)])
        .try_next()
        .await
        .expect_err("another chain");
    assert_eq!(
        error.rpc().map(|error| &*error.message),
        Some("GENESIS_MISMATCH")
    );
    let error = daemon
        .sync_blocks(Vec::new())
        .try_next()
        .await
        .expect_err("no ids");
    assert!(error.to_string().contains("at least one item"), "{error}");
    assert_eq!(node.count("getblocks.bin"), 1);
    let refused = RpcError::new(500, "");
    node.on::<GetBlocks>(move |_| Err(refused.clone()));
    assert!(daemon.sync_blocks(vec![id(0, 0)]).try_next().await.is_err());
    Ok(())
}

#[tokio::test]
async fn transactions_and_outputs_have_their_indexes() -> TestResult {
    let chain = chain(&[0; 4]);
    let daemon = follow(&chain);
    let transactions: Vec<_> = daemon
        .sync_transactions(vec![id(0, 0)])
        .try_collect()
        .await?;
    let heights: Vec<_> = transactions
        .into_iter()
        .filter_map(|event| match event {
            SyncEvent::Next(next) => Some((next.height, next.index, next.global_indexes)),
            _ => None,
        })
        .collect();
    assert_eq!(heights, [(1, 0, vec![7, 8]), (3, 0, vec![7, 8])]);

    let outputs: Vec<_> = daemon.sync_outputs(vec![id(0, 0)]).try_collect().await?;
    let outputs: Vec<_> = outputs
        .into_iter()
        .filter_map(|event| match event {
            SyncEvent::Next(next) => {
                Some((next.height, next.transaction, next.index, next.global_index))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        outputs,
        [
            (1, None, 0, 1),
            (1, Some(0), 0, 7),
            (1, Some(0), 1, 8),
            (2, None, 0, 2),
            (3, None, 0, 3),
            (3, Some(0), 0, 7),
            (3, Some(0), 1, 8),
        ]
    );
    Ok(())
}
