//! Logs, asked for once or collected by filters.

use polyrpc::ethereum::{
    Address, B256, BlockTag, Bytes, FilterChanges, LogFilter, TransactionRequest,
};
use polyrpc_tests::TestResult;

use crate::contracts::{MULTIPLY7, PRINT, multiply, word};
use crate::live::{ALICE, BOB, Live, live};

pub(crate) const METHODS: &[&str] = &[
    "eth_getFilterChanges",
    "eth_getFilterLogs",
    "eth_getLogs",
    "eth_newBlockFilter",
    "eth_newFilter",
    "eth_newPendingTransactionFilter",
    "eth_uninstallFilter",
];

async fn print(live: &Live, contract: Address, number: u64) -> TestResult<B256> {
    let call = TransactionRequest::new().with_from(ALICE).with_to(contract);
    let receipt = live.send(call.with_input(multiply(number))).await?;
    Ok(receipt.block_hash.ok_or("no block")?)
}

#[tokio::test]
async fn are_chosen_by_place_and_topic() -> TestResult {
    live(&["eth_getLogs"], async |live| {
        let eth = &live.eth;
        let contract = live.deploy(MULTIPLY7.parse::<Bytes>()?).await?;
        let blocks = [
            print(live, contract, 1).await?,
            print(live, contract, 2).await?,
        ];

        let all = LogFilter::new().from_block(0).to_block(BlockTag::Latest);
        let logs = eth.get_logs(all.clone()).await?;
        assert_eq!(logs.len(), 2);
        for (log, (block, product)) in logs.iter().zip(blocks.into_iter().zip([7, 14])) {
            assert_eq!((log.address, log.block_hash), (contract, Some(block)));
            assert_eq!(
                (&log.topics[..], &*log.data),
                (&[PRINT][..], word(product).as_ref())
            );
            assert_eq!((log.log_index, log.removed), (Some(0), Some(false)));
        }

        let second = eth.get_logs(LogFilter::new().block_hash(blocks[1])).await?;
        assert_eq!(second, logs[1..]);
        let topic = |topic: B256| all.clone().topic0(topic);
        assert_eq!(eth.get_logs(topic(PRINT)).await?, logs);
        assert_eq!(eth.get_logs(topic(word(1))).await?, []);
        let event = |signature| all.clone().event(signature);
        assert_eq!(eth.get_logs(event("Print(uint256)")).await?, logs);
        assert_eq!(eth.get_logs(event("Print(uint)")).await?, []);
        let either = all.clone().topic1(vec![PRINT, word(1)]);
        assert_eq!(eth.get_logs(either).await?, []);
        assert_eq!(eth.get_logs(all.clone().address(contract)).await?, logs);
        assert_eq!(eth.get_logs(all.address(vec![ALICE, BOB])).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn are_collected() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        let contract = live.deploy(MULTIPLY7.parse::<Bytes>()?).await?;
        let (logs, blocks, transactions) = eth
            .batch((
                eth.new_filter(LogFilter::new().address(contract)),
                eth.new_block_filter(),
                eth.new_pending_transaction_filter(),
            ))
            .await?;
        let block = print(live, contract, 6).await?;

        let FilterChanges::Logs(collected) = eth.get_filter_changes(&logs).await? else {
            return Err("no logs".into());
        };
        assert_eq!(
            (collected.len(), &*collected[0].data),
            (1, word(42).as_ref())
        );
        let nothing = eth.get_filter_changes(&logs).await?;
        assert_eq!(nothing, FilterChanges::Hashes(vec![]), "handed out twice");
        assert_eq!(eth.get_filter_logs(&logs).await?, collected);
        assert_eq!(
            eth.get_filter_changes(&blocks).await?,
            FilterChanges::Hashes(vec![block])
        );
        let hash = collected[0].transaction_hash.ok_or("no hash")?;
        let seen = eth.get_filter_changes(&transactions).await?;
        assert_eq!(seen, FilterChanges::Hashes(vec![hash]));

        let everything = LogFilter::new().from_block(0);
        assert_eq!(eth.get_logs(everything).await?, collected);

        assert!(eth.uninstall_filter(&logs).await?);
        assert!(!eth.uninstall_filter(&logs).await?);
        Ok(())
    })
    .await
}
