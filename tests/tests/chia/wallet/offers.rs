//! Offers: made by one key, taken by another, or cancelled.

use std::collections::BTreeMap;

use polyrpc::chia::{
    B256, GetOfferSummaryResponseSummary as Summary, OfferAmount, TradeStatusName,
};
use polyrpc_tests::TestResult;

use super::bench::{Bench, XCH};
use super::keys::Keys;
use super::tokens::{Cat, FUNDS, ISSUED, wallet_of};
use crate::chain::until;

/// What is offered for what.
const TEA: u32 = 100;
const PRICE: u32 = 1_000_000;

/// Tea for mojos, in numbers, which every release reads: up to 2.5.6 texts are refused.
fn terms(cat: &Cat) -> BTreeMap<String, OfferAmount> {
    BTreeMap::from([
        (cat.wallet.to_string(), OfferAmount::Number(-i64::from(TEA))),
        (XCH.to_string(), OfferAmount::Number(PRICE.into())),
    ])
}

/// The first key makes an offer, the second takes it.
pub(super) async fn made_and_taken(
    bench: &Bench,
    keys: &Keys,
    (cat, stray): (&Cat, &Cat),
) -> TestResult {
    let wallet = &bench.wallet;
    let asset = cat.asset.to_string();
    let asset = asset.trim_start_matches("0x");
    let mojos = bench.balance(XCH).await?;
    let made = wallet.create_offer_for_ids(terms(cat)).await?;
    let record = made.trade_record.ok_or("no trade")?;
    assert_eq!(
        (record.is_my_offer, record.status),
        (true, TradeStatusName::PendingAccept)
    );
    let trade = record.trade_id;

    let kept = wallet.get_offer(trade).file_contents(true).await?;
    assert_eq!(kept.offer.as_ref(), Some(&made.offer));
    let all = wallet.get_all_offers().file_contents(true).await?;
    assert_eq!(all.trade_records, [kept.trade_record]);
    assert_eq!(all.offers, Some(vec![made.offer.clone()]));
    let count = wallet.get_offers_count().await?;
    assert_eq!((count.total, count.my_offers_count), (1, 1));
    let about = wallet.get_offer_summary(&made.offer).await?;
    assert_eq!(about.id, Some(trade));
    let Summary::Offer(about) = about.summary else {
        return Err(format!("{about:?}").into());
    };
    assert_eq!(about.offered[asset].amount(), Some(TEA.into()));
    assert_eq!(about.requested["xch"].amount(), Some(PRICE.into()));

    keys.log_in(bench, keys.second).await?;
    assert_eq!(bench.balance(XCH).await?, u128::from(FUNDS));
    // It was told of no such token.
    let strays = wallet.get_stray_cats().await?.stray_cats;
    assert_eq!(
        strays.iter().map(|cat| cat.asset_id).collect::<Vec<_>>(),
        [stray.asset]
    );
    let valid = wallet.check_offer_validity(&made.offer).await?;
    assert_eq!((valid.valid, valid.id), (true, Some(trade)));
    let taken = wallet.take_offer(&made.offer).fee(3).await?;
    let taken_trade = taken.trade_record.ok_or("no trade")?.trade_id;
    bench.confirm(&taken.transactions).await?;
    assert_eq!(
        bench.balance(XCH).await?,
        u128::from(FUNDS - u64::from(PRICE) - 3)
    );
    let tea = wallet_of(bench, cat.asset).await?;
    assert_eq!(bench.balance(tea).await?, u128::from(TEA));
    status(bench, taken_trade, TradeStatusName::Confirmed).await?;

    keys.log_in(bench, keys.first).await?;
    status(bench, trade, TradeStatusName::Confirmed).await?;
    assert_eq!(
        bench.balance(cat.wallet).await?,
        u128::from(ISSUED - u64::from(TEA))
    );
    assert_eq!(bench.balance(XCH).await?, mojos + u128::from(PRICE));
    assert!(!wallet.check_offer_validity(&made.offer).await?.valid);
    Ok(())
}

/// An offer nobody can take any more, because its coins went back to its maker.
pub(super) async fn cancelled(bench: &Bench, cat: &Cat) -> TestResult {
    let wallet = &bench.wallet;
    let tea = bench.balance(cat.wallet).await?;
    let made = wallet.create_offer_for_ids(terms(cat)).await?;
    let trade = made.trade_record.ok_or("no trade")?.trade_id;
    let back = wallet.cancel_offer(trade, true).fee(1).await?;
    let waiting = wallet.get_offer(trade).await?.trade_record.status;
    assert_eq!(waiting, TradeStatusName::PendingCancel);
    bench.confirm(&back.transactions).await?;
    status(bench, trade, TradeStatusName::Cancelled).await?;
    assert!(!wallet.check_offer_validity(&made.offer).await?.valid);
    assert_eq!(bench.balance(cat.wallet).await?, tea);

    // Only forgotten here: who has the text can take it still.
    let made = wallet.create_offer_for_ids(terms(cat)).await?;
    let trade = made.trade_record.ok_or("no trade")?.trade_id;
    wallet.cancel_offers(false).cancel_all(true).await?;
    status(bench, trade, TradeStatusName::Cancelled).await?;
    assert!(wallet.check_offer_validity(&made.offer).await?.valid);
    Ok(())
}

/// Waits until an offer is so far.
async fn status(bench: &Bench, trade: B256, status: TradeStatusName) -> TestResult {
    until("the offer is settled", async || {
        Ok(bench.wallet.get_offer(trade).await?.trade_record.status == status)
    })
    .await
}
