//! A plot NFT: what says to whom the rewards of plots go.

use polyrpc::chia::{
    Address, CreateNewWalletType, NewPoolWalletInitialTargetState, PoolSingletonState,
    WalletCreationMode, WalletType,
};
use polyrpc_tests::TestResult;

use super::bench::{Bench, XCH};
use crate::chain::until;

/// The wallet pools by itself, claims what was farmed so, and then joins a pool.
pub(super) async fn joined(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let alone = NewPoolWalletInitialTargetState::new("SELF_POOLING");
    let new = wallet.create_new_wallet(CreateNewWalletType::Pool);
    let new = new
        .mode(WalletCreationMode::New)
        .initial_target_state(alone);
    let new = new.await?;
    let launcher = new.launcher_id.ok_or("no launcher")?;
    let rewards = new.p2_singleton_puzzle_hash.ok_or("no puzzle hash")?;
    bench
        .confirm(&new.transactions.ok_or("no transaction")?)
        .await?;
    let mut pool = 0;
    until("there is a wallet for it", async || {
        let wallets = wallet.get_wallets().r#type(WalletType::PoolingWallet);
        let wallets = wallets.await?.wallets;
        pool = wallets.first().map_or(0, |wallet| wallet.id);
        Ok(pool != 0)
    })
    .await?;
    let before = bench.balance(XCH).await?;
    let state = wallet.pw_status(pool).await?.state;
    assert_eq!(state.launcher_id, launcher);
    assert_eq!(state.current.state, PoolSingletonState::SelfPooling);
    assert_eq!(
        (state.p2_singleton_puzzle_hash, state.target),
        (rewards, None)
    );

    bench.farm(Address::new("txch", rewards)?, 1).await?;
    bench.pass(1).await?;
    // The farmer's share has come to the same address, as it never does but in a simulator. The wallet takes it for a second share of
    // the pool, and would spend that twice.
    let claimed = wallet.pw_absorb_rewards(pool).max_spends_in_tx(1).await?;
    bench.confirm(&claimed.transactions).await?;
    assert_eq!(bench.balance(XCH).await?, before + 1_750_000_000_000);

    let join = wallet.pw_join_pool(pool, "https://localhost:1", rewards, 5);
    bench.confirm(&join.await?.transactions).await?;
    until("it is in the pool", async || {
        let state = wallet.pw_status(pool).await?.state.current.state;
        Ok(state == PoolSingletonState::FarmingToPool)
    })
    .await
}
