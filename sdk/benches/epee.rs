//! Cost of epee: encoding and decoding a long response, beside `monero-epee` and beside JSON.
//!
//! ```text
//! cargo bench -p polyrpc --bench epee
//! ```
//!
//! The response is that of `/getblocks.bin` with a thousand blocks: transactions as byte strings and the numbers of
//! their outputs. `monero-epee` has a cursor; a loop by hand makes the same structs of it. JSON has the bytes as hex
//! digits. Each line gives our time, that of the other way, and how many times longer the other takes. Every time is
//! the best of fifteen rounds.

mod clock;

use std::io::{self, Write};

use monero_epee::{Epee, EpeeEntry, EpeeError};
use polyrpc::epee;
use polyrpc::scalar::Bytes;
use serde::{Deserialize, Serialize};

use clock::{Result, line, time};

const BLOCKS: u64 = 1000;

fn main() -> Result<()> {
    let mut out = io::stdout().lock();
    if !std::env::args().any(|argument| argument == "--bench") {
        // `cargo test --all-targets` runs benches too, to see that they work.
        writeln!(out, "nothing is measured without `cargo bench`")?;
        return Ok(());
    }
    let answer = answer();
    let body = epee::to_vec(&answer)?;
    let json = serde_json::to_vec(&answer)?;
    let view = epee::to_json(&body)?;
    let right = by_cursor(&body).is_ok_and(|other| other == answer)
        && epee::from_slice::<Blocks>(&body)? == answer
        && serde_json::from_slice::<Blocks>(&json)? == answer
        && epee::from_json(view.as_str())? == body;
    if !right {
        return Err("the ways don't give the same".into());
    }
    writeln!(
        out,
        "{BLOCKS} blocks, {} kB, of JSON {} kB",
        body.len() / 1000,
        json.len() / 1000
    )?;
    writeln!(out, "what | ours | the other | ratio")?;

    let read = time(1, || Ok(epee::from_slice::<Blocks>(&body)?))?;
    let cursor = time(1, || {
        by_cursor(&body).map_err(|error| format!("{error:?}").into())
    })?;
    line(&mut out, "read; `monero-epee` and a loop", read, cursor)?;
    let from_json = time(1, || Ok(serde_json::from_slice::<Blocks>(&json)?))?;
    line(&mut out, "read; `serde_json`", read, from_json)?;

    let skip = time(1, || Ok(epee::from_slice::<Status>(&body)?))?;
    let cursor = time(1, || {
        only_status(&body).map_err(|error| format!("{error:?}").into())
    })?;
    line(
        &mut out,
        "read one key over all others; `monero-epee`",
        skip,
        cursor,
    )?;

    let write = time(1, || Ok(epee::to_vec(&answer)?))?;
    let to_json = time(1, || Ok(serde_json::to_vec(&answer)?))?;
    line(&mut out, "write; `serde_json`", write, to_json)?;

    let show = time(1, || Ok(epee::to_json(&body)?))?;
    line(
        &mut out,
        "show as the view; `serde_json` of the structs",
        show,
        to_json,
    )?;
    let parse = time(1, || Ok(epee::from_json(view.as_str())?))?;
    line(
        &mut out,
        "write of a view; `serde_json` to the structs",
        parse,
        from_json,
    )
}

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
struct Blocks {
    blocks: Vec<Block>,
    current_height: u64,
    output_indices: Vec<BlockIndices>,
    start_height: u64,
    status: String,
}

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
struct Block {
    block: Bytes,
    txs: Vec<Bytes>,
}

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
struct BlockIndices {
    indices: Vec<TxIndices>,
}

#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
struct TxIndices {
    indices: Vec<u64>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading it is measured")]
struct Status {
    status: String,
}

/// Blocks of up to forty transactions of 1.5 to 4 kB, each with two outputs, some with more.
fn answer() -> Blocks {
    let bytes = |seed: u64, length: u64| {
        let byte =
            |index: u64| (seed.wrapping_add(index).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8;
        Bytes::from((0..length).map(byte).collect::<Vec<_>>())
    };
    let mut answer = Blocks {
        current_height: 3_500_000 + BLOCKS,
        start_height: 3_500_000,
        status: "OK".to_owned(),
        ..Blocks::default()
    };
    for height in 0..BLOCKS {
        let txs = height * 7 % 40 + 1;
        let tx = |index| {
            bytes(
                height << 16 | index,
                1500 + (height * 31 + index * 97) % 2500,
            )
        };
        answer.blocks.push(Block {
            block: bytes(height, 400 + 32 * txs),
            txs: (0..txs).map(tx).collect(),
        });
        let indices = |index| TxIndices {
            indices: (0..2 + index / 15)
                .map(|output| height * 100 + output)
                .collect(),
        };
        answer.output_indices.push(BlockIndices {
            indices: (0..=txs).map(indices).collect(),
        });
    }
    answer
}

type Entry<'a, 'b> = EpeeEntry<'a, 'b, &'a [u8]>;

/// The handwritten way around the cursor.
fn by_cursor(body: &[u8]) -> std::result::Result<Blocks, EpeeError> {
    let mut epee = Epee::new(body)?;
    let mut fields = epee.entry()?.fields()?;
    let mut blocks = Blocks::default();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        match name.consume() {
            b"blocks" => blocks.blocks = list(value, block)?,
            b"current_height" => blocks.current_height = value.to_u64()?,
            b"output_indices" => blocks.output_indices = list(value, block_indices)?,
            b"start_height" => blocks.start_height = value.to_u64()?,
            b"status" => blocks.status = text(value)?,
            _ => {}
        }
    }
    Ok(blocks)
}

fn only_status(body: &[u8]) -> std::result::Result<Status, EpeeError> {
    let mut epee = Epee::new(body)?;
    let mut fields = epee.entry()?.fields()?;
    let mut status = String::new();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        if name.consume() == b"status" {
            status = text(value)?;
        }
    }
    Ok(Status { status })
}

fn block(entry: Entry<'_, '_>) -> std::result::Result<Block, EpeeError> {
    let mut fields = entry.fields()?;
    let mut block = Block::default();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        match name.consume() {
            b"block" => block.block = value.to_str()?.consume().into(),
            b"txs" => block.txs = list(value, |tx| Ok(tx.to_str()?.consume().into()))?,
            _ => {}
        }
    }
    Ok(block)
}

fn block_indices(entry: Entry<'_, '_>) -> std::result::Result<BlockIndices, EpeeError> {
    let mut fields = entry.fields()?;
    let mut block = BlockIndices::default();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        if name.consume() == b"indices" {
            block.indices = list(value, tx_indices)?;
        }
    }
    Ok(block)
}

fn tx_indices(entry: Entry<'_, '_>) -> std::result::Result<TxIndices, EpeeError> {
    let mut fields = entry.fields()?;
    let mut tx = TxIndices::default();
    while let Some(field) = fields.next() {
        let (name, value) = field?;
        if name.consume() == b"indices" {
            tx.indices = list(value, |index| index.to_u64())?;
        }
    }
    Ok(tx)
}

fn list<'a, T>(
    entry: Entry<'a, '_>,
    read: impl Fn(Entry<'a, '_>) -> std::result::Result<T, EpeeError>,
) -> std::result::Result<Vec<T>, EpeeError> {
    let mut list = Vec::with_capacity(entry.len());
    let mut items = entry.iterate()?;
    while let Some(item) = items.next() {
        list.push(read(item?)?);
    }
    Ok(list)
}

fn text(entry: Entry<'_, '_>) -> std::result::Result<String, EpeeError> {
    Ok(String::from_utf8_lossy(entry.to_str()?.consume()).into_owned())
}
