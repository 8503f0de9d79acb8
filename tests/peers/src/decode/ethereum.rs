//! Ethereum, beside alloy.

use std::task;

use alloy_json_rpc::{RequestPacket, ResponsePacket};
use alloy_primitives as p;
use alloy_provider::{Provider, ProviderBuilder};
use alloy_rpc_client::RpcClient;
use alloy_rpc_types_eth as their;
use alloy_transport::{TransportError, TransportFut};
use anyhow::{Context as _, Result, bail};
use bytes::Bytes;
use polyrpc::ethereum as our;
use tower::Service;

use super::{Digest, answer, node, now, row};
use crate::measure::{Plan, Way};
use crate::table::Table;
use crate::traffic::ethereum::{self as traffic, Order};

pub(super) const ALLOY: &str = "alloy";

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    block(
        table,
        plan,
        "block of 250 transactions, `type` first",
        Order::TypeFirst,
    )?;
    block(
        table,
        plan,
        "block of 250 transactions, `type` late",
        Order::TypeLate,
    )?;
    logs(table, plan)?;
    receipts(table, plan)
}

/// alloy's transport over HTTP, without HTTP: what `Http<reqwest::Client>` does with the body that it has read.
#[derive(Clone)]
struct Memory(Bytes);

impl Service<RequestPacket> for Memory {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> task::Poll<Result<(), TransportError>> {
        task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        // The request's bytes were made when the packet was.
        drop(request);
        let body = self.0.clone();
        Box::pin(async move {
            serde_json::from_slice(&body)
                .map_err(|error| TransportError::deser_err(error, String::from_utf8_lossy(&body)))
        })
    }
}

/// alloy's provider as its builder makes it, of a node with only this response.
pub(super) fn provider(body: &Bytes) -> impl Provider + Clone + 'static {
    ProviderBuilder::new().connect_client(RpcClient::new(Memory(body.clone()), true))
}

pub(super) fn client(body: &Bytes) -> our::Client {
    our::Client::new(node(body))
}

fn block(table: &mut Table, plan: Plan, what: &str, order: Order) -> Result<()> {
    let body = answer(&traffic::block(250, order));
    let ours = || {
        let block = now(client(&body)
            .get_block_by_number(our::BlockTag::Latest, true)
            .into_future())??;
        block.context("no block")
    };
    let ours = Way::decoding("polyrpc", ours, |block| {
        let mut digest = Digest::default();
        let our::BlockTransactions::Full(transactions) = &block.transactions else {
            bail!("not in full")
        };
        for transaction in transactions {
            let to = transaction.to().map(|to| to.as_ref()).unwrap_or_default();
            digest
                .item()
                .add(transaction.hash().context("no hash")?)
                .add(transaction.from().context("no sender")?)
                .add(to)
                .add(transaction.input().context("no input")?)
                .number(*transaction.nonce().context("no nonce")?)
                .number(*transaction.gas().context("no gas")?);
        }
        Ok(digest.told())
    })?;
    let provider = provider(&body);
    let theirs = || {
        now(provider
            .get_block_by_number(their::BlockNumberOrTag::Latest)
            .full()
            .into_future())??
        .context("no block")
    };
    let theirs = Way::decoding(ALLOY, theirs, |block| {
        use alloy_consensus::{Transaction as _, transaction::TxHashRef as _};
        let mut digest = Digest::default();
        for transaction in block.transactions.txns() {
            let to = transaction.to().map(|to| to.to_vec()).unwrap_or_default();
            digest
                .item()
                .add(transaction.inner.tx_hash())
                .add(transaction.inner.signer())
                .add(to)
                .add(transaction.input())
                .number(transaction.nonce())
                .number(transaction.gas_limit());
        }
        Ok(digest.told())
    })?;
    row(table, plan, what, &body, ours, Some(theirs))
}

fn logs(table: &mut Table, plan: Plan) -> Result<()> {
    let body = answer(&traffic::logs(5000));
    row(
        table,
        plan,
        "5,000 logs",
        &body,
        our_logs(&body)?,
        Some(their_logs(&body)?),
    )
}

pub(crate) fn our_logs(body: &Bytes) -> Result<Way<'_>> {
    let logs = || {
        Ok(now(client(body)
            .get_logs(our::LogFilter::new())
            .into_future())??)
    };
    Way::decoding("polyrpc", logs, |logs: &Vec<our::Log>| {
        let mut digest = Digest::default();
        for log in logs {
            our_log(digest.item(), log);
        }
        Ok(digest.told())
    })
}

pub(crate) fn their_logs(body: &Bytes) -> Result<Way<'_>> {
    let (provider, filter) = (provider(body), their::Filter::new());
    let logs = move || Ok(now(provider.get_logs(&filter))??);
    Way::decoding(ALLOY, logs, |logs: &Vec<their::Log>| {
        let mut digest = Digest::default();
        for log in logs {
            their_log(digest.item(), log);
        }
        Ok(digest.told())
    })
}

fn receipts(table: &mut Table, plan: Plan) -> Result<()> {
    let body = answer(&traffic::receipts(300));
    let ours = || {
        now(client(&body)
            .get_block_receipts(our::BlockTag::Latest)
            .into_future())??
        .context("no block")
    };
    let ours = Way::decoding("polyrpc", ours, |receipts: &Vec<our::Receipt>| {
        let mut digest = Digest::default();
        for receipt in receipts {
            digest
                .item()
                .add(receipt.transaction_hash)
                .number(receipt.gas_used);
            receipt.logs.iter().for_each(|log| our_log(&digest, log));
        }
        Ok(digest.told())
    })?;
    let provider = provider(&body);
    let theirs =
        || now(provider.get_block_receipts(their::BlockId::latest()))??.context("no block");
    let theirs = Way::decoding(
        ALLOY,
        theirs,
        |receipts: &Vec<their::TransactionReceipt>| {
            let mut digest = Digest::default();
            for receipt in receipts {
                digest
                    .item()
                    .add(receipt.transaction_hash)
                    .number(receipt.gas_used);
                receipt
                    .inner
                    .logs()
                    .iter()
                    .for_each(|log| their_log(&digest, log));
            }
            Ok(digest.told())
        },
    )?;
    row(
        table,
        plan,
        "receipts of 300 transactions",
        &body,
        ours,
        Some(theirs),
    )
}

fn our_log(digest: &Digest, log: &our::Log) {
    digest.add(log.address).add(&log.data);
    log.topics.iter().for_each(|topic| _ = digest.add(topic));
    digest.number(log.log_index.unwrap_or_default());
}

fn their_log(digest: &Digest, log: &their::Log) {
    let p::Log { address, data } = &log.inner;
    digest.add(address).add(&data.data);
    data.topics().iter().for_each(|topic| _ = digest.add(topic));
    digest.number(log.log_index.unwrap_or_default());
}
