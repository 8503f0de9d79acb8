//! A chain from before its first block on, with blocks taken back: for a node of its own, since wallets don't get over that.

use polyrpc::chia::{Address, B256, FullNode, RpcErrorCode, Service, Simulator};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::{Chia, Service as Started, alone};
use polyrpc_tests::nodes::test_of;

use crate::failures::{refusal, word};
use crate::typed::Clients;

#[test]
fn a_chain_begins_and_changes_its_mind() -> TestResult {
    let body = async |chia: &mut Chia| {
        let clients = Clients::new(chia)?;
        let node = clients.client(Service::FullNode)?;
        let simulator = clients.client(Service::FullNode)?;
        let address = Address::new("txch", B256::new([7; 32]))?;
        without_a_peak(&node, &simulator).await?;
        first_block(&node, &simulator, address).await?;
        taken_back(&node, &simulator, address).await
    };
    alone(test_of(&body), &[Started::Daemon, Started::FullNode], body)
}

async fn without_a_peak(node: &FullNode, simulator: &Simulator) -> TestResult {
    let state = node.get_blockchain_state().await?.blockchain_state;
    assert_eq!((state.peak, state.average_block_time), (None, None));
    assert_eq!(state.space, 0);

    let error = refusal(node.get_block_records(0, 1).await)?;
    assert_eq!(word(&error)?, RpcErrorCode::PeakIsNone);
    let error = refusal(node.get_block_record_by_height(0).await)?;
    assert_eq!(word(&error)?, RpcErrorCode::BlockHeightNotFound);
    let error = refusal(simulator.revert_blocks().await)?;
    assert_eq!(word(&error)?, RpcErrorCode::Unspecified);
    assert_eq!(
        node.get_fee_estimate(vec![60]).cost(1).await?.peak_height,
        0
    );
    Ok(())
}

async fn first_block(node: &FullNode, simulator: &Simulator, address: Address) -> TestResult {
    simulator.farm_block(address).await?;
    let state = node.get_blockchain_state().await?.blockchain_state;
    assert_eq!(
        (state.peak.is_some(), state.average_block_time),
        (true, None)
    );
    Ok(())
}

async fn taken_back(node: &FullNode, simulator: &Simulator, address: Address) -> TestResult {
    let farmed = simulator.farm_block(address).blocks(6).await?;
    let height = farmed.new_peak_height;
    let before = node
        .get_block_record_by_height(height - 1)
        .await?
        .block_record;

    // With a seed at random the simulator sometimes looks for a block for good: 1,800 slots without one were seen.
    let reorg = simulator.reorg_blocks().num_of_blocks_to_rev(2);
    let reorg = reorg.num_of_new_blocks(2).random_seed(false).await?;
    assert_eq!(reorg.new_peak_height, height + 2);
    let after = node
        .get_block_record_by_height(height - 1)
        .await?
        .block_record;
    assert_ne!(after.header_hash, before.header_hash);
    let orphans = node.get_blocks(height - 1, height).await?.blocks;
    let kept = node
        .get_blocks(height - 1, height)
        .exclude_reorged(true)
        .await?;
    assert_eq!((orphans.len(), kept.blocks.len()), (2, 1));

    let reverted = simulator.revert_blocks().num_of_blocks(1).await?;
    assert_eq!(reverted.new_peak_height, height + 1);
    Ok(())
}
