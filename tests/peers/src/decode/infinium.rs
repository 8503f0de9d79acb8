//! Infinium's binary wire, beside epee-serde, another format for serde, and monero-epee, a cursor that a loop by hand makes the same structs of.

use anyhow::{Result, anyhow};
use bytes::Bytes;
use monero_epee::{Epee, EpeeEntry, EpeeError};
use polyrpc::infinium::{CompleteBlock, Daemon};
use polyrpc::scalar::B256;
use serde::Deserialize;
use serde_bytes::ByteBuf;

use super::{Digest, node, now};
use crate::measure::{Plan, Way, interleaved};
use crate::table::{Table, bytes};
use crate::traffic::infinium as traffic;

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    let body = traffic::blocks(200)?;
    let by_serde = || Ok(epee_serde::from_bytes::<Blocks, _>(&body)?.blocks);
    row(
        table,
        plan,
        &body,
        "Infinium",
        Way::decoding("epee-serde", by_serde, |blocks| Ok(told(blocks)))?,
    )?;
    let by_hand = || by_cursor(&body).map_err(|error| anyhow!("{error:?}"));
    row(
        table,
        plan,
        &body,
        "Infinium, by hand",
        Way::decoding("monero-epee", by_hand, |blocks| Ok(told(blocks)))?,
    )
}

fn row<'a>(
    table: &mut Table,
    plan: Plan,
    body: &'a Bytes,
    name: &str,
    theirs: Way<'a>,
) -> Result<()> {
    let ours = || {
        Ok(now(Daemon::new(node(body))
            .get_blocks(vec![B256::ZERO])
            .into_future())??
        .blocks)
    };
    let ours = Way::decoding("polyrpc", ours, |blocks| Ok(told(blocks)))?;
    let what = format!(
        "{name}: epee, 200 blocks, {}; {}",
        bytes(body.len()),
        theirs.name
    );
    let figures = interleaved(&what, &mut [ours, theirs], plan, 1)?;
    let figures = figures.into_iter().map(Some).chain([None, None]);
    table.push(what, figures.collect());
    Ok(())
}

/// A block with its transactions, as each client has it.
trait Told {
    fn add_to(&self, digest: &Digest);
}

fn told(blocks: &[impl Told]) -> String {
    let mut digest = Digest::default();
    for block in blocks {
        block.add_to(digest.item());
    }
    digest.told()
}

impl Told for CompleteBlock {
    fn add_to(&self, digest: &Digest) {
        let lists = &self.transaction_global_indexes;
        add(
            digest,
            [&self.block].into_iter().chain(&self.transactions),
            lists.iter().flat_map(|list| &list.indexes),
            &self.coinbase_global_indexes,
        );
    }
}

impl Told for Block {
    fn add_to(&self, digest: &Digest) {
        add(
            digest,
            [&self.block].into_iter().chain(&self.txs),
            self.tx_global_outs.iter().flat_map(|list| &list.v),
            &self.coinbase_global_outs,
        );
    }
}

fn add<'a, B: AsRef<[u8]> + 'a>(
    digest: &Digest,
    blobs: impl Iterator<Item = &'a B>,
    indexes: impl Iterator<Item = &'a u64>,
    coinbase: &'a [u64],
) {
    blobs.for_each(|blob| _ = digest.add(blob));
    for index in coinbase.iter().chain(indexes) {
        digest.number(*index);
    }
}

#[derive(Deserialize)]
struct Blocks {
    blocks: Vec<Block>,
}

#[derive(Default, Deserialize)]
struct Block {
    block: ByteBuf,
    coinbase_global_outs: Vec<u64>,
    tx_global_outs: Vec<Indexes>,
    txs: Vec<ByteBuf>,
}

#[derive(Default, Deserialize)]
struct Indexes {
    v: Vec<u64>,
}

type Entry<'a, 'b> = EpeeEntry<'a, 'b, &'a [u8]>;
type Read<T> = std::result::Result<T, EpeeError>;

fn by_cursor(body: &[u8]) -> Read<Vec<Block>> {
    let mut epee = Epee::new(body)?;
    let mut fields = epee.entry()?.fields()?;
    let mut blocks = Vec::new();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        match name.consume() {
            b"blocks" => blocks = list(value, block)?,
            b"current_height" | b"start_height" => _ = value.to_u64()?,
            b"status" => _ = String::from_utf8_lossy(value.to_str()?.consume()).into_owned(),
            _ => {}
        }
    }
    Ok(blocks)
}

fn block(entry: Entry<'_, '_>) -> Read<Block> {
    let mut fields = entry.fields()?;
    let mut block = Block::default();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        match name.consume() {
            b"block" => block.block = blob(value)?,
            b"coinbase_global_outs" => {
                block.coinbase_global_outs = list(value, |index| index.to_u64())?
            }
            b"tx_global_outs" => block.tx_global_outs = list(value, indexes)?,
            b"txs" => block.txs = list(value, blob)?,
            _ => {}
        }
    }
    Ok(block)
}

fn blob(entry: Entry<'_, '_>) -> Read<ByteBuf> {
    Ok(ByteBuf::from(entry.to_str()?.consume()))
}

fn indexes(entry: Entry<'_, '_>) -> Read<Indexes> {
    let mut fields = entry.fields()?;
    let mut indexes = Indexes::default();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        if name.consume() == b"v" {
            indexes.v = list(value, |index| index.to_u64())?;
        }
    }
    Ok(indexes)
}

fn list<'a, T>(entry: Entry<'a, '_>, read: impl Fn(Entry<'a, '_>) -> Read<T>) -> Read<Vec<T>> {
    let mut list = Vec::with_capacity(entry.len());
    let mut items = entry.iterate()?;
    while let Some(item) = items.next() {
        list.push(read(item?)?);
    }
    Ok(list)
}
