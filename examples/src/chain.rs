//! A chain for the tests of the examples: anvil, with a token on it.

use std::time::Duration;

use polyrpc::ethereum::{Address, Bytes, Client, TransactionRequest, U256};
pub use polyrpc_tests::TestResult;
pub use polyrpc_tests::accounts::{ALICE, ALICE_KEY, BOB};
use polyrpc_tests::limits::TEST;
use polyrpc_tests::nodes::Anvil;
use tokio::time::timeout;

/// An anvil process for one test.
#[derive(Debug)]
pub struct Chain {
    /// The node.
    pub anvil: Anvil,
    /// A client whose transactions the node signs.
    pub eth: Client,
}

/// Runs a test on a new chain, or says that it is skipped where anvil isn't installed. `options` are anvil's.
///
/// # Errors
/// If anvil doesn't start, the test fails, or it doesn't end.
pub async fn on_chain(
    options: &[&str],
    test: impl AsyncFnOnce(&Chain) -> TestResult,
) -> TestResult {
    let Some(anvil) = Anvil::start_with(options).await? else {
        return Ok(());
    };
    let builder = Client::builder(anvil.url()).poll_interval(Duration::from_millis(20));
    let eth = builder.connect().await?;
    let chain = Chain { anvil, eth };
    timeout(TEST, test(&chain)).await?
}

impl Chain {
    /// Creates a client that signs with the key of [`ALICE`].
    ///
    /// # Errors
    /// If the client can't be built.
    pub async fn signing(&self) -> TestResult<Client> {
        let key: alloy_signer_local::PrivateKeySigner = ALICE_KEY.parse()?;
        let builder = Client::builder(self.anvil.url()).signer(key);
        let builder = builder.poll_interval(Duration::from_millis(20));
        Ok(builder.connect().await?)
    }

    /// Deploys the token of `contracts/Token.sol`, all of which [`ALICE`] holds.
    ///
    /// # Errors
    /// If it isn't created.
    pub async fn token(&self, supply: u64) -> TestResult<Address> {
        let mut creation = include_str!("../contracts/Token.bin")
            .trim()
            .parse::<Bytes>()?
            .to_vec();
        creation.extend(U256::from(supply).to_be_bytes());
        let creation = TransactionRequest::new()
            .with_from(ALICE)
            .with_input(creation);
        let receipt = self.eth.send(creation).await?.await?;
        Ok(receipt.contract_address.ok_or("no contract")?)
    }
}
