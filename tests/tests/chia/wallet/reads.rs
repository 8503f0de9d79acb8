//! Every call that only reads, answered at least once, by a node whose wallet has all that there is to read about.

use polyrpc::chia::WalletType;
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::{Chia, Service, alone};
use polyrpc_tests::nodes::test_of;

use super::bench::{Bench, XCH};
use super::{identities, keys, offers, pool, recovery, signing, stores, tokens};
use crate::small::{PING, common, has};

/// The keys change and go, which would disturb the tests that share their services.
#[test]
fn every_call_that_reads_is_answered() -> TestResult {
    let services = [
        Service::Daemon,
        Service::FullNode,
        Service::Wallet,
        Service::DataLayer,
    ];
    let body = async |chia: &mut Chia| all(chia).await;
    alone(test_of(&body), &services, body)
}

/// Every call of the wallet that only reads.
pub(crate) async fn all(chia: &Chia) -> TestResult {
    let bench = &Bench::new(chia)?;
    let mine = bench.address().await?;
    bench.farm(mine, 12).await?;
    bench.pass(1).await?;
    common!(bench.wallet, chia.version());
    chain(bench).await?;
    coins(bench).await?;
    settings(bench).await?;
    let keys = keys::add(bench).await?;
    let (cat, stray) = tokens::issue(bench, &keys).await?;
    offers::made_and_taken(bench, &keys, (&cat, &stray)).await?;
    offers::cancelled(bench, &cat).await?;
    keys::remove(bench, &keys).await?;
    tokens::notify(bench).await?;
    tokens::claw_back(bench).await?;
    let did = identities::profile(bench).await?;
    identities::tokens(bench, &did).await?;
    identities::credentials(bench, &did).await?;
    stores::published(bench).await?;
    pool::joined(bench).await?;
    signing::by_hand(bench).await?;
    signing::drafts(bench).await?;
    signing::messages(bench).await?;
    if has!(bench.wallet, "did_recovery_spend") {
        recovery::by_another(bench, &did).await?;
    }
    let service = polyrpc::chia::Service::Wallet;
    bench.clients.check(service, &[PING]).await
}

/// What the wallet knows of the chain.
async fn chain(bench: &Bench) -> TestResult {
    let (node, wallet) = (&bench.node, &bench.wallet);
    let status = wallet.get_sync_status().await?;
    assert_eq!((status.synced, status.syncing), (true, false));
    let height = wallet.get_height_info().await?.height;
    let record = node.get_block_record_by_height(height).await?.block_record;
    let timestamp = wallet.get_timestamp_for_height(height).await?.timestamp;
    assert_eq!(record.timestamp, Some(timestamp));
    if has!(wallet, "get_full_node_peer_count") {
        assert_eq!(wallet.get_full_node_peer_count().await?.peer_count, 1);
    }
    if has!(wallet, "get_fee_estimate") {
        assert_eq!(wallet.get_fee_estimate().await?.fee_per_cost, 0);
    }
    Ok(())
}

/// The same coins, seen in several ways.
async fn coins(bench: &Bench) -> TestResult {
    let (node, wallet) = (&bench.node, &bench.wallet);
    let wallets = wallet.get_wallets().await?;
    let standard = &wallets.wallets[0];
    assert_eq!(
        (standard.id, &standard.r#type),
        (XCH, &WalletType::StandardWallet)
    );

    let balance = wallet.get_wallet_balance(XCH).await?.wallet_balance;
    let total = balance.confirmed_wallet_balance;
    // The first block pays out 21 million XCH.
    assert!(total > u128::from(u64::MAX), "{total}");
    let all = wallet.get_wallet_balances().wallet_ids(vec![XCH]);
    assert_eq!(all.await?.wallet_balances[&u64::from(XCH)], balance);

    let spendable = wallet.get_spendable_coins(XCH).await?.confirmed_records;
    let amounts = spendable
        .iter()
        .map(|record| u128::from(record.coin.amount));
    assert_eq!(amounts.sum::<u128>(), total);

    let found = wallet
        .get_coin_records()
        .wallet_id(XCH)
        .include_total_count(true)
        .await?;
    assert_eq!(found.total_count, Some(balance.unspent_coin_count));
    let amounts = found
        .coin_records
        .iter()
        .map(|record| u128::from(record.amount));
    assert_eq!(amounts.sum::<u128>(), total);

    let coin = &spendable[0].coin;
    let named = wallet.get_coin_records_by_names(vec![coin.id()]).await?;
    assert_eq!(named.coin_records, spendable[..1]);
    let chosen = wallet.select_coins(XCH, 1).await?.coins;
    assert!(chosen.iter().any(|coin| coin.amount > 0), "{chosen:?}");

    let count = wallet.get_transaction_count(XCH).await?.count;
    let transactions = wallet.get_transactions(XCH).end(count * 2).await?;
    assert_eq!(transactions.transactions.len(), count as usize);

    let payment = wallet.send_transaction(XCH, 1, bench.stranger);
    let payment = payment.memos(vec!["hi".to_owned()]).await?;
    bench.confirm(&payment.transactions).await?;
    let made = payment
        .transaction
        .additions
        .iter()
        .find(|coin| coin.amount == 1);
    let made = made.ok_or("no coin")?.id();
    let memos = wallet.get_transaction_memo(payment.transaction_id).await?;
    let memo = &memos[&payment.transaction_id][&made];
    assert_eq!(**memo.last().ok_or("no memo")?, *b"hi");

    let spent = payment.transaction.removals[0].id();
    if !has!(wallet, "get_puzzle_and_solution") {
        return Ok(());
    }
    let answer = wallet.get_puzzle_and_solution(spent).await?;
    let record = node.get_coin_record_by_name(spent).await?.coin_record;
    let block = record.spent_block_index;
    let same = node
        .get_puzzle_and_solution(spent, block)
        .await?
        .coin_solution;
    assert_eq!(answer.puzzle_reveal.parse(), Ok(same.puzzle_reveal));
    assert_eq!(answer.solution.parse(), Ok(same.solution));
    Ok(())
}

/// Settings, and what is built in.
async fn settings(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let auto = wallet.set_auto_claim().enabled(false).tx_fee(5).await?;
    assert_eq!((auto.enabled, auto.tx_fee), (false, 5));
    let read = wallet.get_auto_claim().await?;
    assert_eq!((read.enabled, read.tx_fee), (auto.enabled, auto.tx_fee));
    assert_eq!(read.batch_size, auto.batch_size);

    let index = wallet.get_current_derivation_index().await?.index;
    let index = index.ok_or("no index")? + 10;
    let extended = wallet.extend_derivation_index(index).await?.index;
    assert_eq!(extended, Some(index));
    let read = wallet.get_current_derivation_index().await?.index;
    assert_eq!(read, Some(index));

    let known = wallet.get_cat_list().await?.cat_list;
    assert!(known.iter().any(|cat| cat.symbol == "SBX"), "{known:?}");
    wallet.set_wallet_resync_on_startup().enable(false).await?;
    Ok(())
}
