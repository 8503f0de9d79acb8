//! What the wallet has to do with data stores: it owns the coins that say what is in them.

use std::collections::BTreeMap;

use polyrpc::chia::{B256, Bytes, DataLayer, DlAction, DlChange, Service};
use polyrpc_tests::TestResult;

use super::bench::Bench;
use crate::chain::until;

/// A store that the data layer fills, and one that the wallet makes alone.
pub(super) async fn published(bench: &Bench) -> TestResult {
    let wallet = &bench.wallet;
    let data: DataLayer = bench.clients.client(Service::DataLayer)?;
    let new = data.create_data_store().verbose(true).await?;
    let (store, txs) = (new.id, new.txs.ok_or("no transactions")?);
    bench.confirm(&txs).await?;
    until("the store is there", async || {
        let newest = wallet.dl_latest_singleton(store).await?.singleton;
        Ok(newest.is_some_and(|newest| newest.confirmed))
    })
    .await?;

    let key = Bytes::from(*b"tea");
    let change = DlChange::new(DlAction::Insert, key.clone()).with_value(*b"green");
    until("the data layer has the store", async || {
        Ok(data.get_root(store).await.is_ok())
    })
    .await?;
    let update = data.batch_update(store, vec![change]).await?;
    let update = update.tx_id.ok_or("no transaction")?;
    let update = wallet.get_transaction(update).await?.transaction;
    bench.confirm(&[update]).await?;
    // Asked for a value, it looks whether what it sent is in a block.
    until("the data layer has the value", async || {
        let found = data.get_value(store, key.clone()).await;
        Ok(found.is_ok_and(|found| found.value.as_deref() == Some(b"green")))
    })
    .await?;
    let root = data.get_root(store).await?.hash;
    let newest = wallet.dl_latest_singleton(store).await?.singleton;
    let newest = newest.ok_or("no singleton")?;
    assert_eq!((newest.root, newest.generation), (root, 1));
    let history = wallet.dl_history(store).await?;
    assert_eq!((history.count, &history.history[0]), (2, &newest));
    let by_root = wallet.dl_singletons_by_root(store, root).await?;
    assert_eq!(by_root.singletons, [newest]);

    let proof = data.get_proof(store, vec![key]).await?.proof;
    let (proofs, coin, inner) = (proof.store_proofs, proof.coin_id, proof.inner_puzzle_hash);
    let proven = wallet.dl_verify_proof(proofs, coin, inner).await?;
    assert!(proven.current_root);
    assert_eq!(proven.verified_clvm_hashes.store_id, store);
    assert_eq!(proven.verified_clvm_hashes.inclusions.len(), 1);

    let url = "https://example.org/tea".to_owned();
    let mirror = wallet
        .dl_new_mirror(store, 1_000, vec![url.clone()])
        .await?;
    let mut sent = mirror.transactions;
    let other = wallet.create_new_dl(B256::new([1; 32])).await?;
    sent.extend(other.transactions);
    bench.confirm(&sent).await?;
    until("the mirror is there", async || {
        Ok(!wallet.dl_get_mirrors(store).await?.mirrors.is_empty())
    })
    .await?;
    let mirrors = wallet.dl_get_mirrors(store).await?.mirrors;
    assert_eq!((mirrors[0].amount, &mirrors[0].urls), (1_000, &vec![url]));
    let owned = wallet.dl_owned_singletons().await?;
    assert_eq!((owned.count, owned.singletons.len()), (2, 2));

    let gone = wallet.dl_delete_mirror(mirrors[0].coin_id).await?;
    let mut sent = gone.transactions;
    let root = B256::new([2; 32]);
    let update = wallet.dl_update_root(other.launcher_id, root).await?;
    sent.extend(update.transactions);
    bench.confirm(&sent).await?;
    let roots = BTreeMap::from([(Bytes::from(other.launcher_id), B256::new([3; 32]))]);
    let update = wallet.dl_update_multiple(roots).await?;
    bench.confirm(&update.transactions).await?;
    wallet.dl_track_new(other.launcher_id).await?;
    wallet.dl_stop_tracking(other.launcher_id).await?;
    Ok(())
}
