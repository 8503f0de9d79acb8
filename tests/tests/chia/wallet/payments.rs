//! A coin's way: farmed, sent, seen in a block. And what the wallet refuses.

use futures_util::TryStreamExt;
use polyrpc::Reached;
use polyrpc::chia::{
    Address, B256, Failure, FilterMode, HashFilter, MOJOS_PER_XCH, RpcErrorCode, methods,
};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;

use super::bench::{Bench, XCH};
use crate::services::live;

#[test]
fn a_coin_is_farmed_sent_and_confirmed() -> TestResult {
    live(async |chia| {
        let bench = &Bench::new(chia)?;
        let (node, wallet) = (&bench.node, &bench.wallet);
        // The first block pays out what was there before there were farmers.
        bench.pass(1).await?;

        let mine = bench.address().await?;
        let before = bench.balance(XCH).await?;
        bench.farm(mine, 1).await?;
        bench.pass(1).await?;
        let farmed = node.get_coin_records_by_puzzle_hash(mine.hash()).await?;
        let amounts = farmed.coin_records.iter().map(|record| record.coin.amount);
        let farmed: u64 = amounts.sum();
        assert_eq!(farmed, 2 * MOJOS_PER_XCH);
        assert_eq!(bench.balance(XCH).await?, before + u128::from(farmed));

        let (amount, fee) = (1_234_567, 89);
        let payment = wallet.send_transaction(XCH, amount, bench.stranger);
        let payment = payment.fee(fee).memos(vec!["for tea".to_owned()]);
        let payment = payment.await?;
        let bundle = payment.transaction.spend_bundle.as_ref();
        let spent = bundle.and_then(|bundle| bundle.spent_coins().next());
        let spent = spent.ok_or("no coin is spent")?;
        let made = payment.transaction.additions.iter();
        let made = made.clone().find(|coin| coin.amount == amount);
        let made = made.ok_or("no coin is made")?;
        assert_eq!(made.puzzle_hash, bench.stranger.hash());

        let waiting = wallet.get_wallet_balance(XCH).await?.wallet_balance;
        let before = before + u128::from(farmed);
        let after = before - u128::from(amount + fee);
        assert_eq!(waiting.confirmed_wallet_balance, before);
        assert_eq!(waiting.unconfirmed_wallet_balance, after);

        let (confirmed, gone, come, height) = tokio::join!(
            wallet.wait_for_transaction(payment.transaction_id, STEP),
            node.wait_for_spend(spent, STEP),
            node.wait_for_coin(made.id(), STEP),
            bench.confirm(std::slice::from_ref(&payment.transaction)),
        );
        let (confirmed, gone, come, height) = (confirmed?, gone?, come?, height?);
        assert_eq!(confirmed.confirmed_at_height, height);
        assert_eq!((confirmed.amount, confirmed.fee_amount), (amount, fee));
        assert_eq!(confirmed.to_address, Some(bench.stranger));
        assert_eq!((gone.spent, gone.spent_block_index), (true, height));
        assert_eq!((come.spent, come.confirmed_block_index), (false, height));
        assert_eq!(&come.coin, made);
        assert_eq!(bench.balance(XCH).await?, after);
        Ok(())
    })
}

/// A page has 32 blocks. A second page of what the wallet lists would take a hundred blocks, which is long to farm.
#[test]
fn long_lists_come_page_by_page() -> TestResult {
    live(async |chia| {
        let bench = &Bench::new(chia)?;
        let (node, wallet) = (&bench.node, &bench.wallet);
        let mine = bench.address().await?;
        bench.farm(mine, 34).await?;
        let end = bench.pass(1).await? + 1;

        let start = end - 34;
        let blocks: Vec<_> = node.blocks(start..end).try_collect().await?;
        assert_eq!(blocks.len(), 34);
        let at_once = node.get_blocks(start, end).exclude_reorged(true).await?;
        assert_eq!(blocks, at_once.blocks);

        let hashes = vec![mine.hash()];
        let coins = node.coin_records(hashes.clone(), 0..end, true);
        let coins: Vec<_> = coins.try_collect().await?;
        let at_once = node.get_coin_records_by_puzzle_hashes(hashes.clone());
        let at_once = at_once.include_spent_coins(true).await?.coin_records;
        assert_eq!(coins.len(), 68);
        assert_eq!(coins, at_once);

        let transactions: Vec<_> = wallet.transactions(XCH).try_collect().await?;
        let at_once = wallet.get_transactions(XCH).start(0).end(u32::MAX >> 1);
        assert!(transactions.len() >= 68);
        assert_eq!(transactions, at_once.await?.transactions);

        let mine = HashFilter::new(hashes, FilterMode::Include);
        let mut search = methods::wallet::GetCoinRecords::new();
        search.puzzle_hash_filter = Some(mine);
        search.limit = Some(50);
        let coins: Vec<_> = wallet.coin_records(search.clone()).try_collect().await?;
        assert_eq!(coins.len(), 50);
        assert_eq!(coins, wallet.call(search).await?.coin_records);
        Ok(())
    })
}

#[test]
fn what_is_refused_says_why() -> TestResult {
    live(async |chia| {
        let bench = &Bench::new(chia)?;
        let wallet = &bench.wallet;
        let nothing = B256::new([0; 32]);

        let unknown = wallet.get_transaction(nothing).await.unwrap_err();
        let failure = Failure::of(&unknown).ok_or("no failure")?;
        assert_eq!(failure.code, Some(RpcErrorCode::Unspecified));
        assert_eq!(failure.message, format!("Transaction {nothing} not found"));
        assert!(failure.traceback.is_some());
        let waited = wallet.wait_for_transaction(nothing, STEP).await;
        assert_eq!(waited.unwrap_err().to_string(), unknown.to_string());

        let mainnet = Address::new("xch", nothing)?;
        let refused = wallet.send_transaction(XCH, 1, mainnet).await.unwrap_err();
        assert_eq!(refused.reached_server(), Reached::No, "{refused}");
        let expected = format!("the address {mainnet} has the prefix `xch`");
        assert!(refused.to_string().contains(&expected), "{refused}");

        let no_wallet = wallet.get_wallet_balance(9_999).await.unwrap_err();
        let failure = Failure::of(&no_wallet).ok_or("no failure")?;
        assert_eq!(failure.message, "9999");
        Ok(())
    })
}
