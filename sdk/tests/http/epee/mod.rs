//! epee calls, over HTTP and against mock nodes, with methods as the generator writes them.

mod calls;
mod faults;
mod layers;
mod mock;
mod record;

use polyrpc::mock::{Node, Script, Transport};
use polyrpc::scalar::{B256, Bytes, FixedBytes};
use polyrpc::{Method, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use serde_with::Same;

use crate::node::rpc;

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// What every body begins with.
const HEADER: &[u8] = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01";

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
struct GetBlocks {
    #[serde(with = "packed")]
    block_ids: Vec<B256>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_height: Option<u64>,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
struct Blocks {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Block>,
    current_height: u64,
    status: String,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
struct Block {
    block: Bytes,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    txs: Vec<Bytes>,
}

impl Method for GetBlocks {
    const NAME: &'static str = "getblocks.bin";
    type Wire = polyrpc::wire::Epee;
    const SAFETY: Safety = Safety::Read;
    type Output = Blocks;
    type Codec = Same;
}

/// One that must not be sent twice.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
struct SetInfo {
    maintainers_info: Bytes,
    sign: FixedBytes<64>,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
struct Status {
    status: String,
}

impl Method for SetInfo {
    const NAME: &'static str = "set_maintainers_info.bin";
    type Wire = polyrpc::wire::Epee;
    const SAFETY: Safety = Safety::Write;
    type Output = Status;
    type Codec = Same;
}

mod packed {
    use polyrpc::scalar::{Packed, Pod};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_with::{DeserializeAs, SerializeAs};

    pub(super) fn serialize<S: Serializer, T: Pod + Serialize>(
        items: &Vec<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        <Packed>::serialize_as(items, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Pod + Deserialize<'de>>(
        deserializer: D,
    ) -> Result<Vec<T>, D::Error> {
        <Packed>::deserialize_as(deserializer)
    }
}

fn ids(first: u8) -> Vec<B256> {
    [first, 0].map(|byte| B256::new([byte; 32])).into()
}

fn get_blocks(first: u8) -> GetBlocks {
    GetBlocks {
        block_ids: ids(first),
        start_height: None,
    }
}

fn set_info() -> SetInfo {
    SetInfo {
        maintainers_info: Bytes::from_static(b"\x00\xff"),
        sign: FixedBytes::new([7; 64]),
    }
}

fn ok() -> Status {
    let status = "OK".to_owned();
    Status { status }
}

/// The blocks after the one that a call names first; after that of zeros there is none, and 9 isn't known.
fn blocks(asked: &GetBlocks) -> Result<Blocks, RpcError> {
    let first = asked.block_ids.first().map_or(0, |id| id.as_bytes()[0]);
    let block = |height: u8| Block {
        block: Bytes::from([0xff, height]),
        txs: vec![Bytes::from([0x80, 0xc0]); usize::from(height % 2)],
    };
    match first {
        9 => Err(RpcError::new(-1, "unknown")),
        _ => Ok(Blocks {
            blocks: (0..first).map(block).collect(),
            current_height: u64::MAX,
            status: "OK".to_owned(),
        }),
    }
}

fn answering(script: &Script) {
    script.on::<GetBlocks>(|asked| blocks(&asked));
    script.on::<SetInfo>(|_| Ok(ok()));
}

/// The same test over a socket and without one.
async fn both(test: impl AsyncFn(&Script, &Rpc) -> Result) -> Result {
    let node = Node::start().await?;
    answering(&node);
    test(&node, &rpc(&node)).await?;
    node.finish()?;
    let transport = Transport::new();
    answering(&transport);
    test(&transport, &Rpc::new(transport.clone())).await?;
    transport.finish()?;
    Ok(())
}
