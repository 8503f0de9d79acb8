//! A full node and its wallet, and blocks whenever they are wanted.

use polyrpc::chia::{Address, B256, Coin, FullNode, Service, Simulator, TransactionRecord, Wallet};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use polyrpc_tests::nodes::chia::Chia;

use crate::chain::{farm, until};
use crate::typed::Clients;

/// The wallet that every key has, for XCH.
pub(super) const XCH: u32 = 1;

/// What the tests of the wallet work with.
pub(super) struct Bench {
    pub(super) clients: Clients,
    pub(super) node: FullNode,
    pub(super) simulator: Simulator,
    pub(super) wallet: Wallet,
    /// An address that the wallet doesn't have, for what it is to be rid of.
    pub(super) stranger: Address,
}

impl Bench {
    pub(super) fn new(chia: &Chia) -> TestResult<Self> {
        let clients = Clients::new(chia)?;
        Ok(Self {
            node: clients.client(Service::FullNode)?,
            simulator: clients.client(Service::FullNode)?,
            wallet: clients.client(Service::Wallet)?,
            clients,
            stranger: Address::new("txch", B256::new([0x77; 32]))?,
        })
    }

    /// An address of the wallet that nobody was told before.
    pub(super) async fn address(&self) -> TestResult<Address> {
        let next = self.wallet.get_next_address(XCH).new_address(true);
        Ok(next.await?.address)
    }

    /// Farms blocks for an address, and waits until the wallet has seen them.
    pub(super) async fn farm(&self, address: Address, blocks: u64) -> TestResult<u32> {
        farm(&self.simulator, &self.wallet, address, blocks).await
    }

    /// Farms blocks whose rewards nobody in these tests has.
    pub(super) async fn pass(&self, blocks: u64) -> TestResult<u32> {
        self.farm(self.stranger, blocks).await
    }

    /// Gets what the wallet has sent into a block, whose height it gives.
    pub(super) async fn confirm(&self, sent: &[TransactionRecord]) -> TestResult<u32> {
        assert!(!sent.is_empty(), "nothing was sent");
        let bundles = sent.iter().filter_map(|sent| sent.spend_bundle.as_ref());
        for bundle in bundles.clone() {
            let spend = bundle.coin_spends.first().ok_or("nothing is spent")?;
            self.arrived(&spend.coin).await?;
        }
        let height = self.pass(1).await?;
        for bundle in bundles {
            for coin in bundle.spent_coins() {
                let spent = self.node.wait_for_spend(coin, STEP).await?;
                assert_eq!(spent.spent_block_index, height, "{spent:?}");
            }
        }
        until("the wallet has seen the transactions", async || {
            let balances = self.wallet.get_wallet_balances().await?.wallet_balances;
            let mut waiting = balances.values().map(|one| one.pending_coin_removal_count);
            Ok(waiting.all(|count| count == 0))
        })
        .await?;
        Ok(height)
    }

    /// Waits until the node has a transaction that spends a coin.
    pub(super) async fn arrived(&self, coin: &Coin) -> TestResult {
        until("the node has the transaction", async || {
            let items = self.node.get_mempool_items_by_coin_name(coin.id());
            Ok(!items.await?.mempool_items.is_empty())
        })
        .await
    }

    /// What a wallet has, to the mojo.
    pub(super) async fn balance(&self, wallet_id: u32) -> TestResult<u128> {
        let balance = self.wallet.get_wallet_balance(wallet_id).await?;
        Ok(balance.wallet_balance.confirmed_wallet_balance)
    }
}
