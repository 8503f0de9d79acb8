//! What every test here starts with.

use std::time::Duration;

use polyrpc::Rpc;
use polyrpc::ethereum::{Address, B256, Bytes, Client, Receipt, TransactionRequest};
use polyrpc::transport::http::Http;
use polyrpc_tests::TestResult;
pub(crate) use polyrpc_tests::accounts::{ALICE, BOB};
use polyrpc_tests::limits::TEST;
use polyrpc_tests::nodes::Anvil;
use polyrpc_tests::record::Recording;
use polyrpc_tests::verify::assert_lossless;
use tokio::time::{sleep, timeout};

/// An anvil, and a client of it that keeps a record.
pub(crate) struct Live {
    pub(crate) anvil: Anvil,
    pub(crate) eth: Client,
    recording: Recording,
}

/// Runs a test. It must have had answers from all of `methods`, and every response must survive decoding and encoding.
pub(crate) async fn live(
    methods: &[&str],
    body: impl AsyncFnOnce(&Live) -> TestResult,
) -> TestResult {
    live_with(&[], methods, body).await
}

/// Runs a test against an anvil with these arguments.
pub(crate) async fn live_with(
    arguments: &[&str],
    methods: &[&str],
    body: impl AsyncFnOnce(&Live) -> TestResult,
) -> TestResult {
    let Some(anvil) = Anvil::start_with(arguments).await? else {
        return Ok(());
    };
    let recording = Recording::default();
    let node = Http::builder(&anvil.url()).build()?;
    let eth = Client::new(Rpc::new(recording.over(node)));
    let live = Live {
        anvil,
        eth,
        recording,
    };
    timeout(TEST, body(&live)).await??;
    let answered = live.recording.methods();
    for method in methods {
        assert!(answered.contains(method), "no response from {method}");
    }
    assert_lossless(
        env!("CARGO_BIN_EXE_polyrpc-under-test"),
        live.recording.lines(),
    )
    .await?;
    Ok(())
}

impl Live {
    /// Sends a transaction and waits until it is in a block.
    pub(crate) async fn send(&self, transaction: TransactionRequest) -> TestResult<Receipt> {
        let hash = self.eth.send_transaction(transaction).await?;
        self.receipt(hash).await
    }

    /// Waits until a transaction is in a block and out of the pool.
    ///
    /// anvil answers with the hash a moment before the block is there, and empties its pool a moment after that. In between a
    /// transaction has a receipt and is yet answered from the pool: without a block, with the gas price of the next block.
    pub(crate) async fn receipt(&self, hash: B256) -> TestResult<Receipt> {
        loop {
            let receipt = self.eth.get_transaction_receipt(hash);
            let transaction = self.eth.get_transaction_by_hash(hash);
            if let (Some(receipt), Some(transaction)) = (receipt.await?, transaction.await?)
                && transaction.block_number().is_some()
            {
                return Ok(receipt);
            }
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Creates a contract from Alice's account.
    pub(crate) async fn deploy(&self, init_code: impl Into<Bytes>) -> TestResult<Address> {
        let create = TransactionRequest::new()
            .with_from(ALICE)
            .with_input(init_code);
        let receipt = self.send(create).await?;
        assert_eq!(receipt.status, Some(1), "{receipt:?}");
        Ok(receipt.contract_address.ok_or("no contract")?)
    }
}
