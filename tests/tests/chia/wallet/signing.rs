//! Transactions signed step by step, and signed messages.

use polyrpc::chia::{Addition, Coin, SigningMode, UnsignedTransactionOrBlob};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;

use super::bench::{Bench, XCH};

/// What a wallet does in one call, done in four; and what it made before, sent later.
pub(super) async fn by_hand(bench: &Bench) -> TestResult {
    let (node, wallet) = (&bench.node, &bench.wallet);
    let before = bench.balance(XCH).await?;
    let payment = wallet.send_transaction(XCH, 777, bench.stranger);
    let payment = payment.push(false).sign(false).await?;
    let unsigned = payment.unsigned_transactions.into_iter().next();
    let Some(UnsignedTransactionOrBlob::Full(unsigned)) = unsigned else {
        return Err(format!("{unsigned:?}").into());
    };
    let spends = unsigned.transaction_info.spends;
    let needed = wallet.gather_signing_info(spends.clone()).await?;
    let needed = needed.signing_instructions;
    assert_eq!(needed.targets, unsigned.signing_instructions.targets);
    let signed = wallet.execute_signing_instructions(needed).await?;
    let signed = signed.signing_responses;
    assert!(!signed.is_empty());
    let coin = spends[0].coin.clone();
    let coin = Coin::new(coin.parent_coin_id, coin.puzzle_hash, coin.amount);
    let whole = wallet.apply_signatures(spends, signed).await?;
    let sent = wallet
        .submit_transactions(whole.signed_transactions)
        .await?;
    assert_eq!(sent.mempool_ids.len(), 1);
    bench.arrived(&coin).await?;
    bench.pass(1).await?;
    node.wait_for_spend(coin.id(), STEP).await?;
    assert_eq!(bench.balance(XCH).await?, before - 777);

    let blob = wallet.send_transaction(XCH, 777, bench.stranger);
    let blob = blob.push(false).chip_0029(true).translation("CHIP-0028");
    let blob = blob.await?.unsigned_transactions;
    assert!(
        matches!(blob[..], [UnsignedTransactionOrBlob::Blob(_)]),
        "{blob:?}"
    );

    let later = wallet.send_transaction(XCH, 778, bench.stranger);
    let later = later.push(false).await?.transactions;
    bench
        .confirm(&wallet.push_transactions(later).await?.transactions)
        .await?;
    assert_eq!(bench.balance(XCH).await?, before - 777 - 778);

    let later = wallet.send_transaction(XCH, 779, bench.stranger);
    let later = later.push(false).await?.transaction.spend_bundle;
    let later = later.ok_or("nothing is spent")?;
    let coin = later.coin_spends[0].coin.clone();
    wallet.push_tx(later).await?;
    bench.arrived(&coin).await?;
    bench.pass(1).await?;
    node.wait_for_spend(coin.id(), STEP).await?;
    assert_eq!(bench.balance(XCH).await?, before - 777 - 778 - 779);
    wallet.delete_unconfirmed_transactions(XCH).await?;
    Ok(())
}

/// Transactions that are made, but not sent.
pub(super) async fn drafts(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let stranger = bench.stranger.hash();
    let additions = vec![Addition::new(1, stranger), Addition::new(2, stranger)];
    let many = wallet
        .send_transaction_multi(XCH)
        .additions(additions.clone());
    let many = many.push(false).await?.transaction;
    assert_eq!(many.amount, 3);
    let signed = wallet.create_signed_transaction(additions).push(false);
    let signed = signed.await?.signed_tx.spend_bundle;
    assert_eq!(signed.map(|bundle| bundle.coin_spends.len()), Some(1));

    let coins = wallet.get_spendable_coins(XCH).await?.confirmed_records;
    let [first, second, ..] = &coins[..] else {
        return Err(format!("{coins:?}").into());
    };
    let (first, second) = (first.coin.id(), second.coin.id());
    let split = wallet.split_coins(XCH, 3, 1, first).push(false).await?;
    let parts = &split.transactions[0].additions;
    assert_eq!(parts.iter().filter(|coin| coin.amount == 1).count(), 3);
    let joined = wallet.combine_coins(XCH).push(false);
    let joined = joined
        .target_coin_ids(vec![first, second])
        .number_of_coins(2);
    let joined = joined.await?.transactions;
    assert_eq!(joined[0].removals.len(), 2);
    Ok(())
}

/// A signature that is good for one message.
pub(super) async fn messages(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let mine = bench.address().await?;
    let signed = wallet.sign_message_by_address(mine, "tea at five").await?;
    let (key, signature) = (signed.pubkey, signed.signature);
    assert_eq!(signed.signing_mode, Some(SigningMode::Chip0002));
    for (message, valid) in [("tea at five", true), ("tea at six", false)] {
        let check = wallet
            .verify_signature(message, key, signature)
            .address(mine);
        let check = check.signing_mode(SigningMode::Chip0002).await?;
        assert_eq!(check.is_valid, valid, "{check:?}");
    }
    Ok(())
}
