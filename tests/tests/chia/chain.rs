//! The simulated chain and a wallet that has something to spend, typed.

use std::time::{Duration, Instant};

use polyrpc::chia::{Address, FullNode, Service, Simulator, Wallet};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use tokio::time::sleep;

use crate::typed::Clients;

/// A chain that moves when told to.
pub(crate) struct Chain {
    pub(crate) node: FullNode,
    pub(crate) simulator: Simulator,
    pub(crate) wallet: Wallet,
    /// The wallet's, where rewards go.
    pub(crate) address: Address,
}

impl Chain {
    /// With rewards in the wallet, beside what earlier tests left there.
    pub(crate) async fn new(clients: &Clients) -> TestResult<Self> {
        let wallet: Wallet = clients.client(Service::Wallet)?;
        let address = wallet.get_next_address(1).new_address(true).await?.address;
        let chain = Self {
            node: clients.client(Service::FullNode)?,
            simulator: clients.client(Service::FullNode)?,
            wallet,
            address,
        };
        chain.farm(3).await?;
        Ok(chain)
    }

    /// Farms blocks with room for transactions, and waits until the wallet has seen them. Gives the new height.
    pub(crate) async fn farm(&self, blocks: u64) -> TestResult<u32> {
        farm(&self.simulator, &self.wallet, self.address, blocks).await
    }

    /// Farms a block at a time until what was handed to the wallet has come about: it takes the wallet a moment to hand it on.
    pub(crate) async fn farm_until(
        &self,
        what: &str,
        mut ask: impl AsyncFnMut() -> TestResult<bool>,
    ) -> TestResult {
        until(what, async || {
            if ask().await? {
                return Ok(true);
            }
            self.farm(1).await?;
            Ok(false)
        })
        .await
    }
}

/// Farms blocks with room for transactions, and waits until the wallet has seen them. The address has the rewards from the block after
/// the last on. Gives the new height.
pub(crate) async fn farm(
    simulator: &Simulator,
    wallet: &Wallet,
    address: Address,
    blocks: u64,
) -> TestResult<u32> {
    let farmed = simulator.farm_block(address).blocks(blocks);
    let height = farmed.guarantee_tx_block(true).await?.new_peak_height;
    until("the wallet is synced", async || {
        Ok(wallet.get_height_info().await?.height >= height
            && wallet.get_sync_status().await?.synced)
    })
    .await?;
    Ok(height)
}

/// Asks again until the response is yes.
pub(crate) async fn until(
    what: &str,
    mut ask: impl AsyncFnMut() -> TestResult<bool>,
) -> TestResult {
    let started = Instant::now();
    while !ask().await? {
        if started.elapsed() > STEP {
            return Err(format!("it takes more than {STEP:?} until {what}").into());
        }
        sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}
