//! A consensus client's work: the node builds a block, takes it back in, and moves its head.

use polyrpc::ethereum::PayloadValidationStatus as Status;
use polyrpc::ethereum::{B256, Bytes, ClientVersionV1, FixedBytes, U256};
use polyrpc_tests::TestResult;
use polyrpc_tests::accounts::BOB as RECEIVER;

use crate::live::{RICH, live};

/// An ether from the genesis account to another, for chain 1337; signed with the account's well-known key.
const TRANSFER: &str = "0x02f87582053980843b9aca008502540be4008252089470997970c51812dc3a010c7d01b50e0d17dc79c8880de0b6b3a764000080c001a0f08a11cabe6fec3029940f9c664f7e72167ae2f9657f0bc70be4565a9dfb9f0aa036b9560e0428a9889ccc34aab8a444224d8c9f4ea0d42832c455eb96bc8a58be";

#[test]
fn capabilities_are_exchanged() -> TestResult {
    live(async |live| {
        let ours = vec!["engine_newPayloadV4".to_owned()];
        let theirs = live.engine.engine_exchange_capabilities(ours).await?;
        for name in [
            "engine_newPayloadV4",
            "engine_forkchoiceUpdatedV3",
            "engine_getPayloadV4",
        ] {
            assert!(
                theirs.iter().any(|method| method == name),
                "{name} is not in {theirs:?}"
            );
        }
        Ok(())
    })
}

#[test]
fn a_block_is_built_imported_and_chosen() -> TestResult {
    live(async |live| {
        let genesis = live.head().await?;
        let hash = live
            .eth
            .send_raw_transaction(TRANSFER.parse::<Bytes>()?)
            .await?;
        // This node has one queue only, and doesn't name the other.
        let waiting = live.eth.txpool_content().await?;
        assert!(
            waiting.pending[&RICH][&0].hash() == Some(&hash),
            "{waiting:?}"
        );
        assert_eq!(waiting.queued, None);
        let block = live.build(genesis).await?;
        let payload = &block.execution_payload;
        assert_eq!((payload.block_number, payload.parent_hash), (1, genesis));
        assert_eq!(payload.transactions, [TRANSFER.parse::<Bytes>()?]);
        assert_eq!(payload.fee_recipient, RICH);
        assert_eq!(block.block_value, U256::new(21_000 * 10_u128.pow(9)));
        let head = payload.block_hash;

        let status = live.import(block).await?;
        assert_eq!(
            (status.status, status.latest_valid_hash),
            (Status::Valid, Some(head))
        );
        assert_eq!(
            live.eth.block_number().await?,
            0,
            "imported, but not chosen yet"
        );
        assert_eq!(live.choose(head).await?.status, Status::Valid);
        assert_eq!(
            (live.eth.block_number().await?, live.head().await?),
            (1, head)
        );

        let receipt = live
            .eth
            .get_transaction_receipt(hash)
            .await?
            .ok_or("no receipt")?;
        assert_eq!((receipt.status, receipt.block_hash), (Some(1), Some(head)));
        assert_eq!(
            live.eth.get_balance(RECEIVER).await?,
            U256::new(10_u128.pow(18))
        );
        let bodies = live
            .engine
            .engine_get_payload_bodies_by_hash_v1(vec![head, B256::ZERO])
            .await?;
        assert_eq!(
            bodies[0].as_ref().map(|body| body.transactions.len()),
            Some(1)
        );
        assert_eq!(bodies[1], None);
        let bodies = live
            .engine
            .engine_get_payload_bodies_by_range_v1(1, 1)
            .await?;
        assert_eq!(bodies.len(), 1);
        Ok(())
    })
}

#[test]
fn a_block_with_a_wrong_state_is_refused() -> TestResult {
    live(async |live| {
        let genesis = live.head().await?;
        let mut block = live.build(genesis).await?;
        block.execution_payload.state_root = B256::ZERO;
        let status = live.import(block).await?;
        assert!(
            matches!(status.status, Status::Invalid | Status::InvalidBlockHash),
            "{status:?}"
        );
        assert!(status.validation_error.is_some());
        assert_eq!(live.head().await?, genesis);
        Ok(())
    })
}

#[test]
fn a_head_that_the_node_does_not_know_is_synchronised() -> TestResult {
    live(async |live| {
        let unknown = B256::new([7; 32]);
        let status = live.choose(unknown).await?;
        assert_eq!(
            (status.status, status.latest_valid_hash),
            (Status::Syncing, None)
        );
        Ok(())
    })
}

#[test]
fn what_is_not_there_is_an_error_or_null() -> TestResult {
    live(async |live| {
        let code = |error: polyrpc::Error| error.rpc().map(|rpc| rpc.code);
        let engine = &live.engine;
        let unknown = engine.engine_get_payload_v4(FixedBytes::new([7; 8])).await;
        assert_eq!(unknown.err().and_then(code), Some(-32001));
        let version = ClientVersionV1::new("XX", "polyrpc", "0.1.0", "0x00000000");
        let method = engine.engine_get_client_version_v1(version).await;
        assert_eq!(method.err().and_then(code), Some(-32601));
        let blobs = engine.engine_get_blobs_v1(vec![B256::new([1; 32])]).await?;
        assert_eq!(blobs, [None]);
        Ok(())
    })
}
