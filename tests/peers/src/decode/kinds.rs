//! A transaction of each kind, beside alloy.

use alloy_consensus::Transaction as _;
use alloy_consensus::transaction::TxHashRef as _;
use alloy_primitives as p;
use alloy_provider::Provider;
use alloy_rpc_types_eth as their;
use anyhow::{Context as _, Result};
use polyrpc::ethereum as our;
use serde_json::value::RawValue;

use super::ethereum::{ALLOY, client, provider};
use super::{Digest, answer, now, row};
use crate::measure::{Plan, Way};
use crate::table::Table;
use crate::traffic::ethereum::{self as traffic, Order};

const KINDS: [&str; 5] = ["legacy", "access list", "fee market", "blob", "set code"];

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    let transactions = traffic::transactions(600, Order::TypeLate);
    let transactions: Vec<&RawValue> = serde_json::from_str(&transactions)?;
    for (kind, name) in KINDS.iter().enumerate() {
        let key = format!("\"type\":\"{kind:#x}\"");
        let first = transactions
            .iter()
            .find(|transaction| transaction.get().contains(&key));
        let text = first.context("no transaction of the kind")?.get();
        one(table, plan, &format!("a transaction, {name}"), text)?;
    }
    Ok(())
}

fn one(table: &mut Table, plan: Plan, what: &str, text: &str) -> Result<()> {
    let body = answer(text);
    let ours = || {
        let transaction = client(&body).get_transaction_by_hash(our::B256::ZERO);
        now(transaction.into_future())??.context("no transaction")
    };
    let ours = Way::decoding("polyrpc", ours, |transaction: &our::Transaction| {
        let digest = Digest::default();
        digest
            .add(transaction.hash().context("no hash")?)
            .add(transaction.from().context("no sender")?)
            .add(transaction.input().context("no input")?)
            .number(*transaction.nonce().context("no nonce")?);
        Ok(digest.told())
    })?;
    let provider = provider(&body);
    let theirs = || {
        let transaction = provider.get_transaction_by_hash(p::B256::ZERO);
        now(transaction)??.context("no transaction")
    };
    let theirs = Way::decoding(ALLOY, theirs, |transaction: &their::Transaction| {
        let digest = Digest::default();
        digest
            .add(transaction.inner.tx_hash())
            .add(transaction.inner.signer())
            .add(transaction.input())
            .number(transaction.nonce());
        Ok(digest.told())
    })?;
    row(table, plan, what, &body, ours, Some(theirs))
}
