//! A response of Infinium's daemon to `getblocks.bin`, made up but of the usual sizes.

use bytes::Bytes;
use polyrpc::epee;
use serde::Serialize;

/// Bytes of a transaction and of a block.
const TRANSACTION: usize = 4_500;
const BLOCK: usize = 400;

#[derive(Serialize)]
struct Page {
    blocks: Vec<Block>,
    current_height: u64,
    start_height: u64,
    status: &'static str,
}

#[derive(Serialize)]
struct Block {
    #[serde(serialize_with = "raw")]
    block: Vec<u8>,
    coinbase_global_outs: Vec<u64>,
    tx_global_outs: Vec<Indexes>,
    txs: Vec<Raw>,
}

#[derive(Serialize)]
struct Indexes {
    v: Vec<u64>,
}

struct Raw(Vec<u8>);

impl Serialize for Raw {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        raw(&self.0, serializer)
    }
}

fn raw<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// So many blocks, each with a transaction of 4.5 kB and the indexes of outputs: 5 kB a block.
pub(crate) fn blocks(count: u64) -> Result<Bytes, epee::Error> {
    let page = Page {
        blocks: (0..count)
            .map(|height| Block {
                block: vec![height as u8; BLOCK],
                coinbase_global_outs: vec![height; 10],
                tx_global_outs: vec![Indexes { v: vec![height; 4] }],
                txs: vec![Raw(vec![height as u8; TRANSACTION])],
            })
            .collect(),
        current_height: count,
        start_height: 0,
        status: "OK",
    };
    Ok(epee::to_vec(&page)?.into())
}
