//! The data layer: stores are made, written, read back, proven and offered, typed.

use futures_util::TryStreamExt;
use polyrpc::chia::{
    B256, Bytes, DataLayer, DlAction, DlChange, DlKeyValue, DlOfferStore, DlStoreUpdate, Service,
};
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::chia::Chia;

use crate::chain::Chain;
use crate::failures::refusal;
use crate::services::live;
use crate::small::{PING, common};
use crate::typed::Clients;

/// What a simulator can't show.
const EXCUSED: [(&str, &str); 2] = [
    PING,
    (
        "get_ancestors",
        "fails with status 500 in this version, whatever it is asked",
    ),
];

/// What a store has before its first key.
const EMPTY: B256 = B256::ZERO;

#[test]
fn all_that_reads_is_answered() -> TestResult {
    live(async |chia| reads(chia).await)
}

/// Every call of the data layer that only reads.
pub(crate) async fn reads(chia: &Chia) -> TestResult {
    let clients = Clients::new(chia)?;
    let chain = Chain::new(&clients).await?;
    let data_layer: DataLayer = clients.client(Service::DataLayer)?;
    let fingerprint = chain.wallet.get_logged_in_fingerprint().await?.fingerprint;
    data_layer
        .wallet_log_in(fingerprint.ok_or("nobody is logged in")?)
        .await?;
    common!(data_layer, chia.version());

    let stores = Stores { chain, data_layer };
    let [store, other] = stores.made().await?;
    stores.written_and_read(store).await?;
    stores.proven(store).await?;
    stores.changed(store, other).await?;
    stores.mirrored(store).await?;
    stores.offered(store, other).await?;
    stores.subscribed(store).await?;
    clients.check(Service::DataLayer, &EXCUSED).await
}

struct Stores {
    chain: Chain,
    data_layer: DataLayer,
}

impl Stores {
    /// Two new stores.
    async fn made(&self) -> TestResult<[B256; 2]> {
        let first = self.data_layer.create_data_store().fee(1).await?;
        assert_eq!(first.txs, None);
        self.at(first.id, EMPTY).await?;
        let second = self.data_layer.create_data_store().verbose(true).await?;
        assert!(
            second
                .txs
                .is_some_and(|transactions| !transactions.is_empty())
        );
        self.at(second.id, EMPTY).await?;

        let owned = self.data_layer.get_owned_stores().await?.store_ids;
        assert!(owned.contains(&first.id) && owned.contains(&second.id));
        let plugins = self.data_layer.check_plugins().await?.plugin_status;
        assert!(plugins.uploaders.is_empty() && plugins.downloaders.is_empty());
        Ok([first.id, second.id])
    }

    /// Waits until a root of a store is on the chain.
    async fn at(&self, store: B256, root: B256) -> TestResult {
        let at = async || {
            // Before its first block, the wallet knows nothing of the store.
            Ok(self
                .data_layer
                .get_root(store)
                .await
                .is_ok_and(|now| now.confirmed && now.hash == root))
        };
        self.chain.farm_until("the root is confirmed", at).await
    }

    /// Waits until what was written last is on the chain. Gives the root.
    async fn confirmed(&self, store: B256, before: B256) -> TestResult<B256> {
        let changed = async || {
            let root = self.data_layer.get_root(store).await?;
            Ok(root.confirmed && root.hash != before)
        };
        self.chain
            .farm_until("a new root is confirmed", changed)
            .await?;
        Ok(self.data_layer.get_root(store).await?.hash)
    }

    async fn written_and_read(&self, store: B256) -> TestResult {
        let layer = &self.data_layer;
        let written: Vec<(Bytes, Bytes)> = (0..40_u8)
            .map(|number| (Bytes::from([number, 1]), Bytes::from([number; 100])))
            .collect();
        let changes = written.iter().map(|(key, value)| {
            DlChange::new(DlAction::Insert, key.clone()).with_value(value.clone())
        });
        let sent = layer.batch_update(store, changes.collect()).fee(1).await?;
        assert!(sent.tx_id.is_some());
        let root = self.confirmed(store, EMPTY).await?;

        let mut read: Vec<_> = layer.keys_values(store).try_collect().await?;
        read.sort_by(|one, two| one.key.cmp(&two.key));
        let error = refusal(layer.get_ancestors(store, read[0].hash).await)?;
        assert_eq!(error.http_status(), Some(500), "{error}");
        assert!(
            error
                .to_string()
                .contains("failed before it had a response"),
            "{error}"
        );
        let read = read.into_iter().map(|node| (node.key, node.value));
        assert!(read.eq(written.iter().cloned()));
        assert_eq!(layer.get_local_root(store).await?.hash, Some(root));
        let roots = layer.get_roots(vec![store]).await?.root_hashes;
        assert_eq!(
            (roots[0].id, roots[0].hash, roots[0].confirmed),
            (store, root, true)
        );
        let history = layer.get_root_history(store).await?.root_history;
        assert_eq!(history.last().map(|entry| entry.root_hash), Some(root));
        assert_eq!(history.first().map(|entry| entry.root_hash), Some(EMPTY));
        let status = layer.get_sync_status(store).await?.sync_status;
        assert_eq!((status.root_hash, status.target_root_hash), (root, root));

        let (key, value) = &written[7];
        let read = layer.get_value(store, key.clone()).root_hash(root).await?;
        assert_eq!(read.value.as_ref(), Some(value));
        let keys = layer.get_keys(store).await?;
        assert_eq!((keys.keys.len(), keys.total_pages), (written.len(), None));
        let keys = layer.get_keys(store).page(1).max_page_size(10).await?;
        assert_eq!((keys.root_hash, keys.total_pages), (Some(root), Some(8)));
        assert_eq!((keys.keys.len(), keys.total_bytes), (5, Some(80)));
        let difference = layer.get_kv_diff(store, EMPTY, root).await?.diff;
        assert_eq!(difference.len(), written.len());
        let paged = layer
            .get_kv_diff(store, EMPTY, root)
            .page(0)
            .max_page_size(1_000);
        assert!(paged.await?.total_pages > Some(1));
        Ok(())
    }

    /// That a key is in the store is proven to who has nothing of it.
    async fn proven(&self, store: B256) -> TestResult {
        let keys = vec![Bytes::from([3, 1]), Bytes::from([5, 1])];
        let proof = self.data_layer.get_proof(store, keys).await?.proof;
        let verified = self.data_layer.verify_proof(
            proof.store_proofs,
            proof.coin_id,
            proof.inner_puzzle_hash,
        );
        let verified = verified.await?;
        assert!(verified.current_root);
        let inclusions = verified.verified_clvm_hashes;
        assert_eq!(
            (inclusions.store_id, inclusions.inclusions.len()),
            (store, 2)
        );
        Ok(())
    }

    /// One key at a time, several stores at once, and what is held back first.
    async fn changed(&self, store: B256, other: B256) -> TestResult {
        let layer = &self.data_layer;
        let root = layer.get_root(store).await?.hash;
        layer.insert(store, b"a key", b"a value").fee(1).await?;
        let root = self.confirmed(store, root).await?;
        assert_eq!(
            layer.get_value(store, b"a key").await?.value,
            Some(Bytes::from(b"a value"))
        );
        layer.delete_key(store, b"a key").fee(0).await?;
        let root = self.confirmed(store, root).await?;
        refusal(layer.get_value(store, b"a key").await)?;

        let change = |key: &'static [u8]| DlChange::new(DlAction::Upsert, key).with_value(b"1");
        let held = layer
            .batch_update(store, vec![change(b"a")])
            .submit_on_chain(false);
        assert_eq!(held.await?.tx_id, None);
        let cleared = layer
            .clear_pending_roots(store)
            .await?
            .root
            .ok_or("no root")?;
        assert_eq!(cleared.tree_id, store);
        // There is nothing more to clear, which is a failure without a word.
        refusal(layer.clear_pending_roots(store).await)?;
        let held = layer
            .batch_update(store, vec![change(b"b")])
            .submit_on_chain(false);
        held.await?;
        layer.submit_pending_root(store).fee(1).await?;
        let root = self.confirmed(store, root).await?;

        let updates = |key| {
            [store, other]
                .map(|store| DlStoreUpdate::new(store, vec![change(key)]))
                .to_vec()
        };
        let held = layer
            .multistore_batch_update(updates(b"c"))
            .submit_on_chain(false);
        assert_eq!(held.await?.tx_id, None);
        let sent = layer.submit_all_pending_roots().fee(1).await?.tx_id;
        assert!(!sent.is_empty());
        let root = self.confirmed(store, root).await?;
        let other_root = self.confirmed(other, EMPTY).await?;
        let sent = layer
            .multistore_batch_update(updates(b"d"))
            .fee(1)
            .await?
            .tx_id;
        assert!(sent.is_some_and(|ids| !ids.is_empty()));
        self.confirmed(store, root).await?;
        self.confirmed(other, other_root).await?;
        Ok(())
    }

    async fn mirrored(&self, store: B256) -> TestResult {
        let layer = &self.data_layer;
        let url = "http://127.0.0.1:8575";
        layer
            .add_mirror(store, vec![url.to_owned()], 1_000)
            .fee(1)
            .await?;
        let mirrors = async || TestResult::Ok(layer.get_mirrors(store).await?.mirrors);
        let there = async || Ok(!mirrors().await?.is_empty());
        self.chain.farm_until("the mirror is there", there).await?;
        let mirror = mirrors().await?.remove(0);
        assert_eq!(
            (mirror.urls, mirror.amount, mirror.ours),
            (vec![url.to_owned()], 1_000, true)
        );
        layer.delete_mirror(mirror.coin_id).fee(1).await?;
        let gone = async || Ok(mirrors().await?.is_empty());
        self.chain.farm_until("the mirror is gone", gone).await
    }

    /// One key of a store for one of another. To take it needs another wallet.
    async fn offered(&self, store: B256, other: B256) -> TestResult {
        let layer = &self.data_layer;
        let side = |store, key: &[u8]| DlOfferStore::new(store, vec![DlKeyValue::new(key, b"2")]);
        let maker = vec![side(store, b"mine")];
        let taker = vec![side(other, b"theirs")];
        let offer = layer.make_offer(maker, taker).fee(1).await?.offer;
        assert_eq!(
            (offer.maker[0].store_id, offer.taker[0].store_id),
            (store, other)
        );
        let verified = layer.verify_offer(offer.clone()).await?;
        assert_eq!((verified.valid, verified.error), (true, None));
        let mut forged = offer.clone();
        forged.taker[0].inclusions[0].value = Bytes::from(b"3");
        let verified = layer.verify_offer(forged).await?;
        assert!(!verified.valid && verified.error.is_some());
        layer.cancel_offer(offer.trade_id, false).await?;
        // What it would have changed is forgotten with it.
        refusal(layer.clear_pending_roots(store).await)?;
        Ok(())
    }

    async fn subscribed(&self, store: B256) -> TestResult {
        let layer = &self.data_layer;
        let url = vec!["http://127.0.0.1:8575".to_owned()];
        layer.subscribe(store).urls(url.clone()).await?;
        assert!(layer.subscriptions().await?.store_ids.contains(&store));
        layer.remove_subscriptions(store, url).await?;
        layer
            .add_missing_files()
            .ids(vec![store])
            .overwrite(true)
            .await?;
        layer.unsubscribe(store).retain(true).await?;
        Ok(())
    }
}
