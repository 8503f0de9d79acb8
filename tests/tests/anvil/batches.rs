//! Many calls in one request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::TryStreamExt;
use polyrpc::Rpc;
use polyrpc::ethereum::{Address, B256, Client, TransactionRequest, U256};
use polyrpc::transport::{Request, http::Http};
use polyrpc_tests::TestResult;
use tower::util::MapRequestLayer;
use tower::{Layer, ServiceBuilder};

use crate::live::{ALICE, BOB, live};

#[tokio::test]
async fn of_different_methods() -> TestResult {
    live(&["eth_blockNumber", "eth_getBalance"], async |live| {
        let eth = &live.eth;
        let (number, balance, block, receipt) = eth
            .batch((
                eth.block_number(),
                eth.get_balance(ALICE),
                eth.get_block_by_number(0, false),
                eth.get_transaction_receipt(B256::ZERO),
            ))
            .await?;
        assert_eq!((number, balance), (0, U256::new(10_000 * 10_u128.pow(18))));
        assert_eq!(block.and_then(|block| block.number), Some(0));
        assert_eq!(receipt, None);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_failed_entry_fails_alone() -> TestResult {
    live(&["eth_chainId", "eth_blockNumber"], async |live| {
        let eth = &live.eth;
        let unsigned = TransactionRequest::new()
            .with_from(Address::ZERO)
            .with_to(BOB);
        let calls = || {
            (
                eth.chain_id(),
                eth.send_transaction(unsigned.clone()),
                eth.block_number(),
            )
        };
        let (id, sent, number) = eth.batch(calls()).results().await?;
        assert_eq!((id?, number?), (31337, 0));
        let error = sent.err().ok_or("it was sent")?;
        assert_eq!(error.rpc().map(|rpc| rpc.code), Some(-32602));
        assert_eq!(error.method(), Some("eth_sendTransaction"));
        // Awaited as it is, a batch is as good as its worst entry.
        let error = eth.batch(calls()).await.err().ok_or("it was sent")?;
        assert_eq!(error.method(), Some("eth_sendTransaction"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_one_method_are_split_at_the_limit() -> TestResult {
    live(&[], async |live| {
        let requests = Arc::new(AtomicUsize::new(0));
        let count = {
            let requests = Arc::clone(&requests);
            MapRequestLayer::new(move |request: Request| {
                requests.fetch_add(1, Ordering::Relaxed);
                assert!(request.entries().len() <= 100);
                request
            })
        };
        let node = Http::builder(&live.anvil.url()).build()?;
        let eth = Client::new(Rpc::new(count.layer(node)));
        let addresses = (0_u8..250).map(|last| {
            let mut bytes = [0; 20];
            bytes[19] = last;
            Address::new(bytes)
        });
        let balances: Vec<_> = eth
            .batch_all(
                [ALICE]
                    .into_iter()
                    .chain(addresses)
                    .map(|account| eth.get_balance(account)),
            )
            .try_collect()
            .await?;
        assert_eq!((balances.len(), requests.load(Ordering::Relaxed)), (251, 3));
        assert_eq!(balances[0], U256::new(10_000 * 10_u128.pow(18)));
        assert!(balances[1..].iter().all(|&balance| balance == U256::ZERO));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn have_the_limit_that_the_node_needs() -> TestResult {
    live(&[], async |live| {
        let node = Http::builder(&live.anvil.url()).build()?;
        let one = 1;
        let eth = Client::new(Rpc::new(ServiceBuilder::new().service(node)).with_batch_limit(one));
        let (id, number) = eth.batch((eth.chain_id(), eth.block_number())).await?;
        assert_eq!((id, number), (31337, 0));
        Ok(())
    })
    .await
}
