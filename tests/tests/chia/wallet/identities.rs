//! DIDs, NFTs and verified credentials.

use std::collections::BTreeMap;

use polyrpc::chia::{
    Address, B256, Bytes, CreateNewWalletType, DidMetadataValue, DidType, FungibleAsset,
    NftMintMetadata, RoyaltyAsset, WalletType,
};
use polyrpc_tests::TestResult;

use super::bench::Bench;
use crate::chain::until;

/// An identity, and where the wallet has it.
pub(super) struct Did {
    pub(super) id: String,
    pub(super) wallet: u32,
}

/// What is known of somebody, and its hash: the tree of the one pair.
const PROOF: (&str, &str) = ("member", "yes");
const PROOF_ROOT: &str = "0x50f06d5bac37986edc0631cd2267f7af3533207830a8736cf89b861e2f63e025";

/// Makes an identity.
pub(super) async fn profile(bench: &Bench) -> TestResult<Did> {
    let wallet = &bench.wallet;
    let metadata = BTreeMap::from([("drinks".to_owned(), "tea".to_owned())]);
    let new = wallet.create_new_wallet(CreateNewWalletType::Did);
    let new = new.did_type(DidType::New).amount(1).wallet_name("me");
    // Wallets up to 2.5.6 want the list of those who may recover it, be it empty.
    let new = new.backup_dids(Vec::new());
    let new = new.metadata(metadata.clone()).await?;
    let kind = new.r#type.and_then(|kind| kind.wallet_type());
    assert_eq!(kind, Some(WalletType::DecentralizedId));
    let id = new.my_did.ok_or("no DID")?;
    let did = new.wallet_id.ok_or("no wallet")?;
    bench
        .confirm(&new.transactions.ok_or("no transaction")?)
        .await?;

    let found = wallet.did_get_did(did).await?;
    let coin = found.coin_id.ok_or("no coin")?;
    assert_eq!(found.my_did, id);
    assert_eq!(drink(bench, did).await?, "tea");
    assert_eq!(wallet.did_get_wallet_name(did).await?.name, "me");
    wallet.did_set_wallet_name(did, "myself").await?;
    assert_eq!(wallet.did_get_wallet_name(did).await?.name, "myself");
    let current = wallet.did_get_current_coin_info(did).await?;
    assert_eq!((&current.my_did, current.did_amount), (&id, 1));
    let about = wallet.did_get_info(&id).await?;
    assert_eq!((about.did_id, about.latest_coin), (Some(id.clone()), coin));
    assert_eq!(about.metadata, metadata);
    let backup = wallet.did_create_backup_file(did).await?.backup_data;
    assert!(!backup.is_empty());
    let found = wallet.did_find_lost_did(&id).await?;
    // 2.5.6 says the newest coin, 2.7.5 what it was asked, in spite of the name.
    let launcher: Address = id.parse()?;
    let latest = found.latest_coin_id;
    assert!(latest == launcher.hash() || latest == coin, "{latest}");
    wallet.did_get_pubkey(did).await?;

    let changed = BTreeMap::from([("drinks".to_owned(), "coffee".to_owned())]);
    let update = wallet.did_update_metadata(did).metadata(changed);
    bench.confirm(&update.await?.transactions).await?;
    until("the metadata is new", async || {
        Ok(drink(bench, did).await? == "coffee")
    })
    .await?;

    let said = wallet.did_message_spend(did).push(false);
    let said = said.coin_announcements(vec![Bytes::from([0xaa])]).await?;
    assert_eq!(said.spend_bundle.coin_spends.len(), 1);
    let given = wallet.did_transfer_did(did, bench.stranger).push(false);
    let given = given.await?.transactions;
    assert!(!given.is_empty());
    Ok(Did { id, wallet: did })
}

/// What the identity says of itself.
async fn drink(bench: &Bench, did: u32) -> TestResult<String> {
    let metadata = bench.wallet.did_get_metadata(did).await?.metadata;
    match metadata.into_iter().next() {
        Some((key, DidMetadataValue::Text(value))) if key == "drinks" => Ok(value),
        other => Err(format!("{other:?}").into()),
    }
}

/// An NFT of the identity, until it is given away.
pub(super) async fn tokens(bench: &Bench, did: &Did) -> TestResult {
    let wallet = &bench.wallet;
    let nfts = wallet.nft_get_by_did().did_id(&did.id).await?.wallet_id;
    let owner = wallet.nft_get_wallet_did(nfts).await?.did_id;
    assert_eq!(owner.as_ref(), Some(&did.id));
    let pairs = wallet.nft_get_wallets_with_dids().await?.nft_wallets;
    let pairs: Vec<_> = pairs
        .iter()
        .map(|pair| (pair.wallet_id, pair.did_wallet_id))
        .collect();
    assert_eq!(pairs, [(nfts, did.wallet)]);

    let artist = bench.address().await?;
    let (uri, hash) = ("file:///tea.png".to_owned(), B256::new([0xab; 32]));
    let mint = wallet.nft_mint_nft(nfts, vec![uri.clone()], hash);
    // By both names: 2.5.6 knows the second one only.
    let mint = mint.royalty_address(artist).royalty_percentage(300);
    let mint = mint.royalty_amount(300);
    let mint = mint.did_id(&did.id).await?;
    bench.confirm(&mint.transactions).await?;
    let id = mint.nft_id.ok_or("no id")?;
    until("the wallet has it", async || {
        Ok(wallet.nft_count_nfts().wallet_id(nfts).await?.count == 1)
    })
    .await?;
    let mine = wallet.nft_get_nfts().wallet_id(nfts).await?.nft_list;
    let [nft] = &mine[..] else {
        return Err(format!("{mine:?}").into());
    };
    assert_eq!(
        (nft.nft_id.as_ref(), &nft.data_uris),
        (Some(&id), &vec![uri.clone()])
    );
    assert_eq!(nft.data_hash, hash.into());
    assert_eq!(nft.royalty_percentage, Some(300));
    let about = wallet.nft_get_info(&id).await?.nft_info;
    assert_eq!(about.nft_coin_id, nft.nft_coin_id);
    assert_eq!(about.owner_did, nft.owner_did);

    let signed = wallet.sign_message_by_id(&id, "mine").await?;
    assert_eq!(signed.latest_coin_id, Some(nft.nft_coin_id));
    let check = wallet.verify_signature("mine", signed.pubkey, signed.signature);
    let check = check.signing_mode(signed.signing_mode.ok_or("no mode")?);
    assert!(check.await?.is_valid);

    let royalty = RoyaltyAsset::new(&id, artist.to_string(), 300);
    let royalties = wallet.nft_calculate_royalties();
    let royalties = royalties.royalty_assets(vec![royalty]);
    let price = FungibleAsset::new(1_000).with_asset("xch");
    let royalties = royalties.fungible_assets(vec![price]).await?;
    assert_eq!(royalties[&id][0].amount, 30);

    for busy in [true, false] {
        let set = wallet.nft_set_nft_status(nfts, nft.nft_coin_id, busy);
        set.await?;
        let list = wallet.nft_get_nfts().wallet_id(nfts).await?.nft_list;
        assert_eq!(list[0].pending_transaction, busy);
    }
    let twins = vec![NftMintMetadata::new(vec![uri.clone()], hash); 2];
    let minted = wallet.nft_mint_bulk(nfts, twins).push(false);
    let minted = minted.mint_number_start(1).mint_total(2).await?;
    assert_eq!(minted.nft_id_list.len(), 2);

    let coin = nft.nft_coin_id.to_string();
    let added = wallet.nft_add_uri(nfts, "file:///more.png", "u", &coin);
    bench.confirm(&added.await?.transactions).await?;
    let about = wallet.nft_get_info(&id).await?.nft_info;
    assert_eq!(about.data_uris, ["file:///more.png".to_owned(), uri]);
    let coin = about.nft_coin_id.to_string();
    let given = wallet.nft_transfer_nft(nfts, bench.stranger, coin);
    bench.confirm(&given.await?.transactions).await?;
    until("the wallet hasn't it any more", async || {
        Ok(wallet.nft_count_nfts().wallet_id(nfts).await?.count == 0)
    })
    .await
}

/// A credential from the identity for the wallet itself, until it is revoked.
pub(super) async fn credentials(bench: &Bench, did: &Did) -> TestResult {
    let wallet = &bench.wallet;
    let holder = bench.address().await?;
    let mint = wallet.vc_mint(&did.id).target_address(holder).await?;
    bench.confirm(&mint.transactions).await?;
    let id = mint.vc_record.vc.launcher_id;
    until("the wallet has it", async || {
        Ok(wallet.vc_get(id).await?.vc_record.is_some())
    })
    .await?;

    let root: B256 = PROOF_ROOT.parse()?;
    let proof = BTreeMap::from([(PROOF.0.to_owned(), PROOF.1.to_owned())]);
    wallet.vc_add_proofs(proof.clone()).await?;
    assert_eq!(wallet.vc_get_proofs_for_root(root).await?.proofs, proof);
    let spend = wallet.vc_spend(id).new_proof_hash(root).await?;
    bench.confirm(&spend.transactions).await?;
    until("it has the proof", async || {
        let found = wallet.vc_get(id).await?.vc_record;
        Ok(found.is_some_and(|found| found.vc.proof_hash == Some(root)))
    })
    .await?;
    let all = wallet.vc_get_list().await?;
    assert_eq!(all.vc_records.len(), 1);
    assert_eq!(all.vc_records[0].vc.launcher_id, id);
    assert_eq!(all.proofs[&root].as_ref(), Some(&proof));

    let parent = all.vc_records[0].vc.coin.parent_coin_info;
    let revoked = wallet.vc_revoke(parent).await?;
    bench.confirm(&revoked.transactions).await?;
    until("the wallet hasn't it any more", async || {
        Ok(wallet.vc_get_list().await?.vc_records.is_empty())
    })
    .await
}
