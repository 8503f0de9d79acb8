//! Infinium's binary wire, beside monero-epee: a cursor, which a loop by hand makes the same structs of.

use anyhow::{Result, anyhow};
use monero_epee::{Epee, EpeeEntry, EpeeError};
use polyrpc::infinium::Daemon;
use polyrpc::scalar::B256;

use super::{Digest, node, now};
use crate::measure::{Plan, Way, interleaved};
use crate::table::{Table, bytes};
use crate::traffic::infinium as traffic;

pub(super) fn rows(table: &mut Table, plan: Plan) -> Result<()> {
    let body = traffic::blocks(200)?;
    let ours = || {
        Ok(now(Daemon::new(node(&body))
            .get_blocks(vec![B256::ZERO])
            .into_future())??
        .blocks)
    };
    let ours = Way::decoding("polyrpc", ours, |blocks| {
        let mut digest = Digest::default();
        for block in blocks {
            digest.item().add(&block.block);
            block
                .transactions
                .iter()
                .for_each(|transaction| _ = digest.add(transaction));
            let indexes = block
                .transaction_global_indexes
                .iter()
                .flat_map(|indexes| &indexes.indexes);
            block
                .coinbase_global_indexes
                .iter()
                .chain(indexes)
                .for_each(|index| _ = digest.number(*index));
        }
        Ok(digest.told())
    })?;
    let theirs = || by_cursor(&body).map_err(|error| anyhow!("{error:?}"));
    let theirs = Way::decoding("monero-epee", theirs, |blocks: &Vec<Block>| {
        let mut digest = Digest::default();
        for block in blocks {
            digest.item().add(&block.block);
            block
                .transactions
                .iter()
                .for_each(|transaction| _ = digest.add(transaction));
            let indexes = block.indexes.iter().flatten();
            block
                .coinbase_indexes
                .iter()
                .chain(indexes)
                .for_each(|index| _ = digest.number(*index));
        }
        Ok(digest.told())
    })?;
    let what = format!(
        "Infinium: epee, 200 blocks, {}; {}",
        bytes(body.len()),
        theirs.name
    );
    let figures = interleaved(&what, &mut [ours, theirs], plan, 1)?;
    let figures = figures.into_iter().map(Some).chain([None, None]);
    table.push(what, figures.collect());
    Ok(())
}

#[derive(Default)]
struct Block {
    block: Vec<u8>,
    coinbase_indexes: Vec<u64>,
    indexes: Vec<Vec<u64>>,
    transactions: Vec<Vec<u8>>,
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
            b"block" => block.block = value.to_str()?.consume().into(),
            b"coinbase_global_outs" => {
                block.coinbase_indexes = list(value, |index| index.to_u64())?
            }
            b"tx_global_outs" => block.indexes = list(value, indexes)?,
            b"txs" => block.transactions = list(value, |text| Ok(text.to_str()?.consume().into()))?,
            _ => {}
        }
    }
    Ok(block)
}

fn indexes(entry: Entry<'_, '_>) -> Read<Vec<u64>> {
    let mut fields = entry.fields()?;
    let mut indexes = Vec::new();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        if name.consume() == b"v" {
            indexes = list(value, |index| index.to_u64())?;
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
