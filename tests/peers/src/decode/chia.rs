//! Chia, beside chia-sdk-coinset.

use anyhow::Result;
use bytes::Bytes;
use chia_sdk_coinset::{ChiaRpcClient, GetBlockRecordsResponse, GetCoinRecordsResponse};
use polyrpc::chia::FullNode;
use polyrpc::scalar::B256;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Digest, node, now, row};
use crate::measure::{Plan, Way};
use crate::table::Table;
use crate::traffic::chia as traffic;

const PEER: &str = "chia-sdk-coinset";

/// Its clients without HTTP: like `Response::json` of the reqwest that they use, it reads the body as the method's response.
struct Memory(Bytes);

impl ChiaRpcClient for Memory {
    type Error = serde_json::Error;

    fn base_url(&self) -> &str {
        "http://127.0.0.1"
    }

    async fn make_post_request<R, B>(&self, _: &str, body: B) -> Result<R, Self::Error>
    where
        B: Serialize + Send,
        R: DeserializeOwned + Send,
    {
        std::hint::black_box(serde_json::to_vec(&body)?);
        serde_json::from_slice(&self.0)
    }
}

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    coin_records(table, plan)?;
    block_records(table, plan)
}

fn coin_records(table: &mut Table, plan: Plan) -> Result<()> {
    let body = Bytes::from(traffic::coin_records(1000));
    let ours = || {
        Ok(now(FullNode::new(node(&body))
            .get_coin_records_by_puzzle_hash(B256::ZERO)
            .into_future())??)
    };
    let ours = Way::decoding("polyrpc", ours, |found| {
        let mut digest = Digest::default();
        for record in &found.coin_records {
            let coin = &record.coin;
            digest
                .item()
                .add(coin.parent_coin_info)
                .add(coin.puzzle_hash)
                .number(coin.amount)
                .number(record.confirmed_block_index)
                .number(record.timestamp);
        }
        Ok(digest.told())
    })?;
    let memory = Memory(body.clone());
    let theirs = || {
        let found =
            memory.get_coin_records_by_puzzle_hash(Default::default(), None, None, None, None);
        Ok(now(found)??)
    };
    let theirs = Way::decoding(PEER, theirs, |found: &GetCoinRecordsResponse| {
        let mut digest = Digest::default();
        for record in found.coin_records.iter().flatten() {
            let coin = &record.coin;
            digest
                .item()
                .add(coin.parent_coin_info)
                .add(coin.puzzle_hash)
                .number(coin.amount)
                .number(record.confirmed_block_index)
                .number(record.timestamp);
        }
        Ok(digest.told())
    })?;
    row(
        table,
        plan,
        "Chia: 1,000 coin records",
        &body,
        ours,
        Some(theirs),
    )
}

fn block_records(table: &mut Table, plan: Plan) -> Result<()> {
    let body = Bytes::from(traffic::block_records(100));
    let ours = || {
        Ok(now(FullNode::new(node(&body))
            .get_block_records(0, 100)
            .into_future())??)
    };
    let ours = Way::decoding("polyrpc", ours, |found| {
        let mut digest = Digest::default();
        for record in &found.block_records {
            digest
                .item()
                .add(record.header_hash)
                .add(record.challenge_vdf_output.data)
                .number(record.height)
                .number(record.weight)
                .number(record.total_iters);
        }
        Ok(digest.told())
    })?;
    let memory = Memory(body.clone());
    let theirs = || Ok(now(memory.get_block_records(0, 100))??);
    let theirs = Way::decoding(PEER, theirs, |found: &GetBlockRecordsResponse| {
        let mut digest = Digest::default();
        for record in found.block_records.iter().flatten() {
            digest
                .item()
                .add(record.header_hash)
                .add(record.challenge_vdf_output.data)
                .number(record.height)
                .number(record.weight)
                .number(record.total_iters);
        }
        Ok(digest.told())
    })?;
    row(
        table,
        plan,
        "Chia: 100 block records with 128-bit numbers",
        &body,
        ours,
        Some(theirs),
    )
}
