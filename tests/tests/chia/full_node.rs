//! The full node, and what a simulator has beside it: every call that only reads, typed, and what it takes to have something to read.

use futures_util::TryStreamExt;
use polyrpc::chia::{
    Addition, B256, Coin, FeeSpendType, FullNode, MempoolInclusionStatusName, NodeType, Service,
    Simulator, SpendBundle, SpendCondition,
};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use polyrpc_tests::nodes::chia::Chia;

use crate::chain::Chain;
use crate::services::live;
use crate::small::{PING, common, has};
use crate::typed::Clients;

/// What a simulator can't show.
const EXCUSED: [(&str, &str); 2] = [
    PING,
    (
        "get_recent_signage_point_or_eos",
        "a simulator makes whole blocks, without signage points on the way",
    ),
];

/// 32 bytes, so that it is a hint.
const HINT: &[u8; 32] = b"a memo of thirty-two bytes: hint";

const FEE: u64 = 1_000_000;

#[test]
fn all_that_reads_is_answered() -> TestResult {
    live(async |chia| reads(chia).await)
}

/// Every call of the full node that only reads.
pub(crate) async fn reads(chia: &Chia) -> TestResult {
    let clients = Clients::new(chia)?;
    let chain = Chain::new(&clients).await?;
    let node = &chain.node;
    common!(node, chia.version());
    let peers = node.get_connections().node_type(NodeType::Wallet).await?;
    assert!(
        peers
            .connections
            .iter()
            .any(|peer| peer.r#type == NodeType::Wallet)
    );
    node.set_log_level("INFO").await?;
    assert_eq!(node.get_log_level().await?.level, "INFO");
    assert_eq!(node.reset_log_level().await?.errors, [""; 0]);

    network(node).await?;
    let (bundle, before) = transaction(&chain).await?;
    mempool(node, &bundle).await?;
    let height = chain.farm(1).await?;
    let spent = &bundle.coin_spends[0].coin;
    let record = node.wait_for_spend(spent.id(), STEP).await?;
    assert!((before + 1..=height).contains(&record.spent_block_index));
    blocks(node, &bundle, record.spent_block_index).await?;
    coins(node, spent, record.spent_block_index).await?;
    simulator(&chain.simulator, height).await?;

    clients.check(Service::FullNode, &EXCUSED).await
}

/// What isn't about single blocks, coins or transactions.
async fn network(node: &FullNode) -> TestResult {
    let state = node.wait_until_synced(STEP).await?;
    let peak = state.peak.ok_or("no peak")?;
    assert!(state.average_block_time.is_some() && state.space > 0);
    assert!(state.mempool_fees.is_some());

    let first = node.get_block_record_by_height(0).await?.block_record;
    assert_eq!((first.height, first.fees.is_none()), (0, false));
    node.get_network_space(peak.header_hash, first.header_hash)
        .await?;
    let signed = node.get_aggsig_additional_data().await?.additional_data;
    if has!(node, "get_constants") {
        let constants = node.get_constants().await?.constants;
        assert_eq!(constants.agg_sig_me_additional_data.as_bytes(), &signed[..]);
    }
    assert_eq!(node.get_unfinished_block_headers().await?.headers, []);
    let counts = node.get_block_count_metrics().await?.metrics;
    assert!(counts.uncompact_blocks > 0);

    let estimate = node.get_fee_estimate(vec![0, 120]).cost(5_000_000);
    assert_eq!(estimate.await?.target_times, [0, 120]);
    let kind = node
        .get_fee_estimate(vec![60])
        .spend_type(FeeSpendType::SendXchTransaction);
    assert_eq!(kind.spend_count(2).await?.estimates.len(), 1);
    Ok(())
}

/// Hands the node a transaction that the wallet has signed and kept to itself. Gives the height of the chain, too.
async fn transaction(chain: &Chain) -> TestResult<(SpendBundle, u32)> {
    let memo = String::from_utf8(HINT.to_vec())?;
    let addition = Addition::new(1_000, chain.address.hash()).with_memos(vec![memo]);
    let signed = chain.wallet.create_signed_transaction(vec![addition]);
    let signed = signed.fee(FEE).push(false).await?.signed_tx;
    assert_eq!((signed.fee_amount, signed.confirmed), (FEE, false));
    let bundle = signed.spend_bundle.ok_or("not signed")?;

    let estimate = chain
        .node
        .get_fee_estimate(vec![60])
        .spend_bundle(bundle.clone());
    let height = estimate.await?.peak_height;
    let pushed = chain.node.push_tx(bundle.clone()).await?;
    assert_eq!(pushed.status, MempoolInclusionStatusName::Success);
    Ok((bundle, height))
}

/// The transaction, before it is in a block.
async fn mempool(node: &FullNode, bundle: &SpendBundle) -> TestResult {
    let spent = bundle.spent_coins().next().ok_or("spends nothing")?;
    let items = node
        .get_mempool_items_by_coin_name(spent)
        .await?
        .mempool_items;
    let [item] = &items[..] else {
        return Err(format!("one item: {items:?}").into());
    };
    assert_eq!((&item.spend_bundle, item.fee), (bundle, FEE));
    let id = item.spend_bundle_name;
    assert!(node.get_all_mempool_tx_ids().await?.tx_ids.contains(&id));
    let all = node.get_all_mempool_items().await?.mempool_items;
    assert_eq!(all.get(&id), Some(item));
    let one = node.get_mempool_item_by_tx_id(id).include_pending(true);
    assert_eq!(one.await?.mempool_item, *item);

    let block = node.create_block_generator().await?;
    assert!(block.cost > 0 && block.removals.iter().any(|coin| coin.id() == spent));
    assert_eq!(
        node.get_blockchain_state()
            .await?
            .blockchain_state
            .mempool_fees,
        Some(FEE)
    );
    Ok(())
}

/// The block with the transaction, and its neighbours.
async fn blocks(node: &FullNode, bundle: &SpendBundle, height: u32) -> TestResult {
    let record = node.get_block_record_by_height(height).await?.block_record;
    let hash = record.header_hash;
    assert_eq!(record.fees, Some(FEE));
    assert_eq!(node.get_block_record(hash).await?.block_record, record);
    let block = node.get_block(hash).await?.block;
    assert!(
        block
            .transactions_generator
            .is_some_and(|program| !program.is_empty())
    );

    let changes = node.get_additions_and_removals(hash).await?;
    let added: Vec<_> = changes
        .additions
        .iter()
        .map(|record| record.coin.amount)
        .collect();
    assert!(added.contains(&1_000), "{added:?}");
    assert_eq!(changes.removals.len(), bundle.coin_spends.len());
    let mut spends = node.get_block_spends(hash).await?.block_spends;
    spends.sort_by_key(|spend| spend.coin.id());
    let mut expected = bundle.coin_spends.clone();
    expected.sort_by_key(|spend| spend.coin.id());
    assert_eq!(spends, expected);
    let conditions = node.get_block_spends_with_conditions(hash).await?;
    let conditions = conditions.block_spends_with_conditions;
    // CREATE_COIN.
    let creates = |condition: &SpendCondition| condition.opcode() == Some(51);
    assert!(
        conditions
            .iter()
            .any(|spend| spend.conditions.iter().any(creates))
    );

    // Of all blocks, several pages would be too many.
    let read: Vec<_> = node.blocks(0..height + 1).try_collect().await?;
    assert_eq!(read.len() as u32, height + 1);
    assert_eq!(read.last().and_then(|block| block.header_hash), Some(hash));
    let records: Vec<_> = node.block_records(0..height + 1).try_collect().await?;
    assert_eq!(records.last(), Some(&record));
    let hashes = records.iter().map(|record| Some(record.header_hash));
    assert!(hashes.eq(read.iter().map(|block| block.header_hash)));
    let bare = node.get_blocks(0, 1).exclude_header_hash(true).await?;
    assert_eq!(bare.blocks[0].header_hash, None);
    Ok(())
}

/// A coin that was spent at a height, and what became of it.
async fn coins(node: &FullNode, spent: &Coin, height: u32) -> TestResult {
    let id = spent.id();
    let record = node.get_coin_record_by_name(id).await?.coin_record;
    assert_eq!((&record.coin, record.spent), (spent, true));
    let solution = node
        .get_puzzle_and_solution(id, height)
        .await?
        .coin_solution;
    assert_eq!(solution.coin, *spent);
    assert!(!solution.puzzle_reveal.is_empty() && !solution.solution.is_empty());

    let named = async |spent| {
        let named = node.get_coin_records_by_names(vec![id]);
        named.include_spent_coins(spent).await
    };
    assert_eq!(named(true).await?.coin_records, [record]);
    assert_eq!(named(false).await?.coin_records, []);
    let children = node
        .get_coin_records_by_parent_ids(vec![id])
        .include_spent_coins(true);
    let children = children.await?.coin_records;
    assert!(
        children
            .iter()
            .all(|child| child.coin.parent_coin_info == id)
    );
    assert!(!children.is_empty());
    let hinted = node
        .get_coin_records_by_hint(B256::new(*HINT))
        .await?
        .coin_records;
    assert!(
        hinted.iter().any(|record| record.coin.amount == 1_000),
        "{hinted:?}"
    );

    let puzzle = spent.puzzle_hash;
    let locked = node
        .get_coin_records_by_puzzle_hash(puzzle)
        .include_spent_coins(true);
    let locked = locked
        .start_height(0)
        .end_height(height + 1)
        .await?
        .coin_records;
    assert!(locked.iter().any(|record| record.coin == *spent));
    let same = node.get_coin_records_by_puzzle_hashes(vec![puzzle]);
    let same = same
        .include_spent_coins(true)
        .end_height(height + 1)
        .await?;
    assert_eq!(same.coin_records.len(), locked.len());
    let paged: Vec<_> = node
        .coin_records(vec![puzzle], 0..height + 1, true)
        .try_collect()
        .await?;
    assert_eq!(paged.len(), locked.len());
    Ok(())
}

/// What a simulator alone has.
async fn simulator(simulator: &Simulator, height: u32) -> TestResult {
    let blocks = simulator.get_all_blocks().await?.blocks;
    assert_eq!(blocks.len() as u32, height + 1);
    let unspent = simulator.get_all_coins().await?.coin_records;
    let all = simulator.get_all_coins().include_spent_coins(true).await?;
    assert!(unspent.len() < all.coin_records.len());
    let hashes = simulator.get_all_puzzle_hashes().await?.puzzle_hashes;
    let amounts = unspent.iter().map(|record| u128::from(record.coin.amount));
    let locked = hashes.values().map(|(amount, _)| amount);
    assert_eq!(locked.sum::<u128>(), amounts.sum::<u128>());
    simulator.get_farming_ph().await?;
    assert!(simulator.set_auto_farming(true).await?.auto_farm_enabled);
    assert!(!simulator.set_auto_farming(false).await?.auto_farm_enabled);
    assert!(!simulator.get_auto_farming().await?.auto_farm_enabled);
    Ok(())
}
