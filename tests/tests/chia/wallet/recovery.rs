//! The recovery of a DID by another, which wallets have up to 2.5.6.

use polyrpc::chia::{CreateNewWalletType, DidType, Failure};
use polyrpc_tests::TestResult;

use super::bench::Bench;
use super::identities::Did;
use super::keys;
use crate::chain::until;

/// A DID that names another, and gets a new key by its attestation.
pub(super) async fn by_another(bench: &Bench, other: &Did) -> TestResult {
    let wallet = &bench.wallet;
    let new = wallet.create_new_wallet(CreateNewWalletType::Did);
    let new = new.did_type(DidType::New).amount(1);
    let new = new.backup_dids(vec![other.id.clone()]);
    let new = new.num_of_backup_ids_needed(1).await?;
    let id = new.my_did.ok_or("no DID")?;
    let lost = new.wallet_id.ok_or("no wallet")?;
    bench
        .confirm(&new.transactions.ok_or("no transaction")?)
        .await?;
    let list = wallet.did_get_recovery_list(lost).await?;
    assert_eq!(list.recovery_list, [other.id.as_str()]);
    assert_eq!(list.num_required, 1);
    let backup = wallet.did_create_backup_file(lost).await?.backup_data;

    let keys = keys::add(bench).await?;
    keys.log_in(bench, keys.second).await?;
    let new = wallet.create_new_wallet(CreateNewWalletType::Did);
    let new = new.did_type(DidType::Recovery).backup_data(backup).await?;
    let found = new.wallet_id.ok_or("no wallet")?;
    let needed = wallet
        .did_get_information_needed_for_recovery(found)
        .await?;
    assert_eq!(needed.my_did, id);
    assert_eq!(Some(needed.coin_name), new.coin_name);
    assert_eq!(needed.newpuzhash, new.newpuzhash);
    let (pubkey, puzzle) = (needed.pubkey.ok_or("no key")?, needed.newpuzhash);
    let puzzle = puzzle.ok_or("no puzzle hash")?;
    let Err(alone) = wallet.did_recovery_spend(found, Vec::<String>::new()).await else {
        return Err("it is recovered by nobody".into());
    };
    let failure = Failure::of(&alone).ok_or("no failure")?;
    assert_eq!(failure.message, "insufficient messages");

    keys.log_in(bench, keys.first).await?;
    let attest = wallet.did_create_attest(other.wallet, needed.coin_name, pubkey, puzzle);
    let attest = attest.await?;
    bench.confirm(&attest.transactions).await?;

    keys.log_in(bench, keys.second).await?;
    let moved = wallet.did_recovery_spend(found, vec![attest.attest_data]);
    bench.confirm(&moved.await?.transactions).await?;
    until("the other key has it", async || {
        Ok(wallet.did_get_did(found).await?.coin_id.is_some())
    })
    .await?;
    let nobody = wallet.did_update_recovery_ids(found, Vec::<String>::new());
    bench.confirm(&nobody.await?.transactions).await?;
    let list = wallet.did_get_recovery_list(found).await?;
    assert_eq!((list.recovery_list.len(), list.num_required), (0, 0));
    keys.log_in(bench, keys.first).await?;
    keys::remove(bench, &keys).await
}
