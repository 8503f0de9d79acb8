//! Libra and Diem, beside their makers' client.

use anyhow::{Context as _, Result};
use bytes::Bytes;
use diem_json_rpc_types::response::JsonRpcResponse;
use diem_json_rpc_types::views::{TransactionDataView, TransactionView};
use polyrpc::libra::{Client, Transaction, TransactionData};

use super::{Digest, node, now, row};
use crate::measure::{Plan, Way};
use crate::table::Table;
use crate::traffic::libra as traffic;

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    let body = Bytes::from(format!(
        r#"{{"diem_chain_id":4,"diem_ledger_version":9,"diem_ledger_timestampusec":9,"jsonrpc":"2.0","id":1,"result":{}}}"#,
        traffic::transactions(250)
    ));
    let ours = || {
        Ok(now(Client::new(node(&body))
            .get_transactions(0, 250, true)
            .into_future())??)
    };
    let ours = Way::decoding("polyrpc", ours, |transactions: &Vec<Transaction>| {
        let mut digest = Digest::default();
        for transaction in transactions {
            let TransactionData::User(user) = &transaction.transaction else {
                anyhow::bail!("not a user's")
            };
            digest
                .item()
                .add(transaction.hash.context("no hash")?)
                .add(transaction.bytes.as_ref().context("no bytes")?)
                .add(user.sender)
                .number(user.sequence_number)
                .number(transaction.version)
                .number(transaction.events.len() as u64);
        }
        Ok(digest.told())
    })?;
    let theirs = Way::decoding(
        "diem-client",
        || theirs(&body),
        |transactions: &Vec<TransactionView>| {
            let mut digest = Digest::default();
            for transaction in transactions {
                let TransactionDataView::UserTransaction {
                    sender,
                    sequence_number,
                    ..
                } = &transaction.transaction
                else {
                    anyhow::bail!("not a user's")
                };
                digest
                    .item()
                    .add(transaction.hash.as_ref())
                    .add(transaction.bytes.inner())
                    .add(sender.as_ref())
                    .number(*sequence_number)
                    .number(transaction.version)
                    .number(transaction.events.len() as u64);
            }
            Ok(digest.told())
        },
    )?;
    row(
        table,
        plan,
        "Libra: 250 transactions",
        &body,
        ours,
        Some(theirs),
    )
}

/// What `diem_client::Client::send_without_retry` does with the body that it has read: it copies the result as it checks the response.
fn theirs(body: &[u8]) -> Result<Vec<TransactionView>> {
    let response: JsonRpcResponse = serde_json::from_slice(body)?;
    anyhow::ensure!(response.error.is_none());
    let result = response.result.clone().unwrap_or_default();
    Ok(serde_json::from_value(result)?)
}
