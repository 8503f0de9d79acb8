//! What users ask a node, above all what anvil doesn't answer.

use polyrpc::ethereum::{BlockTag, Receipt, StorageKey, TransactionRequest, U256};
use polyrpc_tests::TestResult;

use crate::live::{RICH, live};

#[test]
fn blocks_can_be_had_as_rlp() -> TestResult {
    live(async |live| {
        let block = live.build(live.head().await?).await?;
        let hash = block.execution_payload.block_hash;
        live.import(block).await?;
        live.choose(hash).await?;

        let eth = &live.eth;
        let header = eth.debug_get_raw_header(BlockTag::Latest).await?;
        assert_eq!(eth.web3_sha3(header.clone()).await?, hash);
        let block = eth.debug_get_raw_block(1).await?;
        assert!(block.windows(header.len()).any(|part| part == &*header));
        assert!(eth.debug_get_raw_receipts(1).await?.is_empty());
        let receipts = eth.get_block_receipts(1).await?;
        assert_eq!(receipts, Some(Vec::<Receipt>::new()));
        Ok(())
    })
}

#[test]
fn the_node_says_what_it_is() -> TestResult {
    live(async |live| {
        let eth = &live.eth;
        let (version, chain, network, peers, listening) = eth
            .batch((
                eth.web3_client_version(),
                eth.chain_id(),
                eth.net_version(),
                eth.net_peer_count(),
                eth.net_listening(),
            ))
            .await?;
        assert!(version.starts_with("EthereumJS/"), "{version}");
        assert_eq!(
            (chain, network.as_str(), peers, listening),
            (1337, "1337", 0, true)
        );
        assert!(eth.admin_node_info().await?.enode.starts_with("enode://"));
        assert_eq!(eth.admin_peers().await?, []);
        Ok(())
    })
}

#[test]
fn state_is_read_at_any_block() -> TestResult {
    live(async |live| {
        let eth = &live.eth;
        let balance = eth.get_balance(RICH).await?;
        assert_eq!(balance, U256::new(10_000 * 10_u128.pow(18)));
        assert_eq!(eth.get_balance(RICH).block(0).await?, balance);
        assert_eq!(eth.get_transaction_count(RICH).await?, 0);
        let proof = eth.get_proof(RICH, vec![StorageKey::default()]).await?;
        assert_eq!((proof.address, proof.balance), (RICH, Some(balance)));
        let history = eth.fee_history(1, BlockTag::Latest, vec![]).await?;
        assert_eq!(history.oldest_block, 0);
        let request = TransactionRequest::new().with_from(RICH).with_to(RICH);
        assert!(eth.eth_call(request).await?.is_empty());
        Ok(())
    })
}
