//! CATs, notifications, and payments that can be taken back.

use polyrpc::chia::{
    B256, ClawbackPuzzleDecoratorOverride, CoinType, CreateNewWalletType, TransactionRecord,
    WalletCoinRecordMetadata, WalletCreationMode, WalletType,
};
use polyrpc_tests::TestResult;

use super::bench::{Bench, XCH};
use super::keys::Keys;
use crate::chain::until;

/// A token, and where the first key has it.
pub(super) struct Cat {
    pub(super) asset: B256,
    pub(super) wallet: u32,
    made: Vec<TransactionRecord>,
}

/// How much there is of it.
pub(super) const ISSUED: u64 = 100_000;

/// What the second key has in mojos before anything was traded.
pub(super) const FUNDS: u64 = 5_000_000;

/// Issues two tokens, and gives the second key something to pay for the first with, and some of the other.
pub(super) async fn issue(bench: &Bench, keys: &Keys) -> TestResult<(Cat, Cat)> {
    let wallet = &bench.wallet;
    let (tea, milk) = (new(bench, "tea").await?, new(bench, "milk").await?);
    let made: Vec<_> = [&tea.made[..], &milk.made[..]].concat();
    bench.confirm(&made).await?;
    assert_eq!(bench.balance(tea.wallet).await?, u128::from(ISSUED));

    assert_eq!(
        wallet.cat_get_asset_id(tea.wallet).await?.asset_id,
        tea.asset
    );
    assert_eq!(wallet.cat_get_name(tea.wallet).await?.name, "tea");
    wallet.cat_set_name(tea.wallet, "green tea").await?;
    assert_eq!(wallet.cat_get_name(tea.wallet).await?.name, "green tea");
    let known = wallet.cat_asset_id_to_name(tea.asset).await?;
    assert_eq!(known.wallet_id, Some(tea.wallet));
    assert_eq!(known.name.as_deref(), Some("green tea"));

    let sent = wallet.cat_spend(milk.wallet).amount(7);
    let mut sent = sent.inner_address(keys.address).await?.transactions;
    let funds = wallet.send_transaction(XCH, FUNDS, keys.address).await?;
    sent.extend(funds.transactions);
    bench.confirm(&sent).await?;
    assert_eq!(bench.balance(milk.wallet).await?, u128::from(ISSUED - 7));
    Ok((tea, milk))
}

/// The wallet that has a token, by number.
pub(super) async fn wallet_of(bench: &Bench, asset: B256) -> TestResult<u32> {
    let known = bench.wallet.cat_asset_id_to_name(asset).await?;
    Ok(known.wallet_id.ok_or("no wallet for it")?)
}

async fn new(bench: &Bench, name: &str) -> TestResult<Cat> {
    let new = bench.wallet.create_new_wallet(CreateNewWalletType::Cat);
    let new = new.mode(WalletCreationMode::New).test(true);
    let new = new.amount(ISSUED).name(name).await?;
    let kind = new.r#type.and_then(|kind| kind.wallet_type());
    assert_eq!(kind, Some(WalletType::Cat));
    Ok(Cat {
        asset: new.asset_id.ok_or("no asset id")?,
        wallet: new.wallet_id.ok_or("no wallet")?,
        made: new.transactions.ok_or("no transactions")?,
    })
}

/// A message to this wallet itself.
pub(super) async fn notify(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let mine = bench.address().await?.hash();
    let sent = wallet
        .send_notification(mine, *b"boiled")
        .amount(10_000_000);
    bench.confirm(&sent.await?.transactions).await?;
    until("the wallet has read it", async || {
        let found = wallet.get_notifications().await?.notifications;
        let read = found.iter().map(|found| (&*found.message, found.amount));
        Ok(read.eq([(&b"boiled"[..], 10_000_000)]))
    })
    .await?;
    wallet.delete_notifications().await?;
    let left = wallet.get_notifications().await?.notifications;
    assert_eq!(left, []);
    Ok(())
}

/// A payment that its sender can take back for an hour.
pub(super) async fn claw_back(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let before = bench.balance(XCH).await?;
    let hour = ClawbackPuzzleDecoratorOverride::new("CLAWBACK", 3600);
    let sent = wallet.send_transaction(XCH, 5_000, bench.stranger);
    let sent = sent.puzzle_decorator(vec![hour]).await?;
    bench.confirm(&sent.transactions).await?;

    let found = wallet.get_coin_records().wallet_id(XCH);
    let found = found.coin_type(CoinType::Clawback).await?.coin_records;
    let [coin] = &found[..] else {
        return Err(format!("{found:?}").into());
    };
    assert_eq!(coin.amount, 5_000);
    let Some(WalletCoinRecordMetadata::Clawback(terms)) = &coin.metadata else {
        return Err(format!("{coin:?}").into());
    };
    assert_eq!(terms.time_lock, 3600);
    assert_eq!(terms.recipient_puzzle_hash, bench.stranger.hash());
    assert_eq!(bench.balance(XCH).await?, before - 5_000);

    let back = wallet.spend_clawback_coins(vec![coin.id]).await?;
    assert_eq!(back.transaction_ids.len(), 1);
    bench.confirm(&back.transactions).await?;
    assert_eq!(bench.balance(XCH).await?, before);
    Ok(())
}
