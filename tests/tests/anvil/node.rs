//! What a node says of itself.

use polyrpc::ethereum::{Address, ProtocolVersion, SyncingStatus, U256};
use polyrpc_tests::TestResult;

use crate::live::{ALICE, BOB, live};

pub(crate) const METHODS: &[&str] = &[
    "eth_accounts",
    "eth_blockNumber",
    "eth_chainId",
    "eth_coinbase",
    "eth_config",
    "eth_hashrate",
    "eth_protocolVersion",
    "eth_syncing",
    "net_listening",
    "net_version",
    "web3_clientVersion",
    "web3_sha3",
];

#[tokio::test]
async fn says_what_it_is() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        assert!(eth.web3_client_version().await?.starts_with("anvil/"));
        assert_eq!(eth.chain_id().await?, 31337);
        assert_eq!(eth.net_version().await?, "31337");
        assert!(eth.net_listening().await?);
        assert_eq!(eth.protocol_version().await?, ProtocolVersion::Number(1));
        assert_eq!(eth.hashrate().await?, U256::ZERO);
        assert_eq!(eth.block_number().await?, 0);
        assert_eq!(eth.syncing().await?, SyncingStatus::Idle(false));
        assert_eq!(eth.coinbase().await?, Address::ZERO);

        let accounts = eth.accounts().await?;
        assert_eq!((accounts.len(), &accounts[..2]), (10, &[ALICE, BOB][..]));
        let hash = eth.web3_sha3(b"multiply(uint256)").await?;
        assert_eq!(hash.as_bytes()[..4], [0xc6, 0x88, 0x8f, 0xa1]);

        let fork = eth.config().await?.current;
        assert_eq!(fork.chain_id, 31337);
        let blobs = fork.blob_schedule.as_ref().ok_or("no blob schedule")?;
        assert!(0 < blobs.target && blobs.target < blobs.max);
        assert!(fork.precompiles.contains_key("ECREC"), "{fork:?}");
        Ok(())
    })
    .await
}
