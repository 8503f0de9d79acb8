#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

/// What the documents say of each method, a line each.
const REFERENCE: &str = include_str!("../generated/reference.jsonl");

/// A text that is no address itself, but may be one, as the descriptions say.
const MAY_BE: [&str; 1] = ["xch_change_target"];

#[test]
fn the_documents_have_these_addresses() {
    let mut found = BTreeSet::from(MAY_BE);
    let mut methods = 0;
    for line in REFERENCE.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let method = &line["method"];
        if method.is_null() || method["safety"] == "read" {
            continue;
        }
        methods += 1;
        for param in method["params"].as_array().into_iter().flatten() {
            let name = param["name"].as_str().expect("a name");
            let is_address = param["type"].to_string().contains("bech32m");
            let known = PARAMETERS.iter().find(|known| **known == name);
            match known {
                Some(known) if is_address => _ = found.insert(known),
                Some(_) if MAY_BE.contains(&name) => {}
                None if !is_address => {}
                _ => panic!("{} of {}: {}", name, method["name"], param["type"]),
            }
        }
    }
    assert!(methods > 100, "{methods}");
    assert_eq!(found, BTreeSet::from(PARAMETERS));
}

#[cfg(all(feature = "chia-wallet", feature = "chia-farming", feature = "mock"))]
mod calls {
    use super::*;
    use crate::chia::methods::{farmer, wallet};
    use crate::chia::{B256, Farmer, NftMintMetadata, Wallet};
    use crate::error::Reached;
    use crate::method::Method;
    use crate::mock::Transport;
    use crate::raw::RawJson;
    use crate::rpc::Rpc;

    const ID: &str = "nft100y75hjz63zgy9qvz00devym9dq222zr3tnzugjsy2mtm54047qsk88p6g";
    const DID: &str = "did:chia:1cqjzhwyc7eckrlxhe2ypvsqrct3t9ul7swd292ulf7kvxrsyqyeqltcj57";

    fn address(prefix: &str) -> Address {
        Address::new(prefix, B256::new([7; 32])).expect("a prefix")
    }

    /// A client of mainnet, before a node that answers everything here with an empty success.
    fn mainnet(node: &Transport) -> Rpc {
        let methods = [
            wallet::SendTransaction::NAME,
            wallet::CatSpend::NAME,
            wallet::NftTransferNft::NAME,
            wallet::NftMintBulk::NAME,
            wallet::NftSetNftDid::NAME,
            wallet::GetTransactions::NAME,
            farmer::SetRewardTargets::NAME,
        ];
        for method in methods {
            node.on_raw(method, |_| Ok(RawJson::new("{}").expect("JSON")));
        }
        Rpc::new(AddressCheck::new("mainnet", "xch").layer(node.clone()))
    }

    /// The message of a call that wasn't sent.
    fn refused<T>(outcome: Result<T, Error>) -> String {
        let error = outcome.err().expect("it was sent");
        assert_eq!(error.reached_server(), Reached::No);
        assert!(!error.is_retryable(), "{error}");
        error.to_string()
    }

    #[tokio::test]
    async fn an_address_of_another_network_gets_nothing() {
        let node = Transport::new();
        let rpc = mainnet(&node);
        let (wallet, farmer) = (Wallet::new(rpc.clone()), Farmer::new(rpc));
        let (ours, theirs) = (address("xch"), address("txch"));

        let message = refused(wallet.send_transaction(1, 5, theirs).await);
        let expected = format!(
            "send_transaction: the address {theirs} has the prefix `txch`, and those of the network mainnet have `xch`; nothing was sent: "
        );
        assert!(message.starts_with(&expected), "{message}");

        let fork = address("xfx");
        let message = refused(wallet.cat_spend(2).inner_address(fork).await);
        assert!(message.contains("the prefix `xfx`"), "{message}");
        refused(wallet.nft_transfer_nft(3, theirs, ID).await);
        let targets = farmer.set_reward_targets().farmer_target(ours);
        refused(targets.pool_target(theirs).await);

        // The second of a list, and an address in the place of a hash.
        let one = || NftMintMetadata::new(vec!["file:///tea.png".to_owned()], B256::ZERO);
        let mint = || wallet.nft_mint_bulk(3, vec![one(), one()]);
        refused(mint().target_list(vec![ours, theirs]).await);
        let change = theirs.to_string().to_uppercase();
        refused(mint().xch_change_target(change).await);
        node.finish().expect("no call without a handler");
    }

    #[tokio::test]
    async fn a_call_by_its_name_is_no_exception() {
        let node = Transport::new();
        let rpc = mainnet(&node);
        let params = serde_json::json!({"wallet_id": 1, "amount": 5, "address": address("txch").to_string()});
        let call = rpc.call_raw(wallet::SendTransaction::NAME, params);
        refused(call.wire::<crate::wire::Chia>().await);
        assert_eq!(node.count(wallet::SendTransaction::NAME), 0);
        node.finish().expect("no call without a handler");
    }

    #[tokio::test]
    async fn all_else_is_sent() {
        let node = Transport::new();
        let rpc = mainnet(&node);
        let wallet = Wallet::new(rpc.clone());
        let (ours, theirs) = (address("xch"), address("txch"));
        let sent = |outcome: Result<RawJson, Error>| outcome.expect("it was sent");
        sent(wallet.send_transaction(1, 5, ours).raw().await);
        // A memo is a text like any other.
        let memo = wallet.send_transaction(1, 5, ours);
        sent(memo.memos(vec![theirs.to_string()]).raw().await);
        // Neither of these is an address.
        let owner = wallet.nft_set_nft_did(3, B256::ZERO);
        sent(owner.did_id(DID).raw().await);
        sent(wallet.nft_transfer_nft(3, ours, ID).raw().await);
        // What was sent before may be looked at.
        let looked = wallet.get_transactions(1).to_address(theirs);
        sent(looked.raw().await);
        // No address at all: that is for the wallet to say.
        let params = serde_json::json!({"wallet_id": 1, "amount": 5, "address": "xch1", "target_list": [null, 5]});
        let call = rpc.call_raw(wallet::SendTransaction::NAME, params);
        sent(call.wire::<crate::wire::Chia>().await);
        assert_eq!(node.count(wallet::SendTransaction::NAME), 3);
        node.finish().expect("no call without a handler");
    }
}
