//! Methods of the wire `epee`: what is written is what nodes read, byte for byte.

use polyrpc::mock::{Node, Script, Transport};
use polyrpc::scalar::{Address, B256, Pod};
use polyrpc::transport::http::Http;
use polyrpc::{Method, Rpc, Wire, epee};
use polyrpc_tests::TestResult;
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;

use crate::generated::epee::Client;
use crate::generated::epee::methods::{
    FlushBin, GetOuts, GetTagsBin, GetblocksBin, GetrandomOutsBin, TouchBin,
};
use crate::generated::epee::types::{Block, Blocks, BlocksStatus, Indexes, OutEntry, RandomOuts};
use crate::generated::epee_refused::methods::KeptNull;
use crate::generated::numbers::methods::WeighBin;
use crate::generated::numbers::types::{
    Scale, WeighBinKind, WeighResult, WeighResultHalf, WeighResultWhole,
};

/// A body: the header, and what is written in hex behind it. Spaces mean nothing, and what stands in quotes is text.
fn body(hex: &str) -> TestResult<Vec<u8>> {
    let mut bytes = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01".to_vec();
    for (index, part) in hex.split('\'').enumerate() {
        if index % 2 == 1 {
            bytes.extend(part.bytes());
            continue;
        }
        let digits: Vec<char> = part
            .chars()
            .filter(|digit| !digit.is_whitespace())
            .collect();
        for pair in digits.chunks(2) {
            bytes.push(u8::from_str_radix(&String::from_iter(pair), 16)?);
        }
    }
    Ok(bytes)
}

/// What a method answers, from its bytes.
fn read<M: Method>(bytes: &[u8]) -> Result<M::Output, epee::Error> {
    let answer: DeserializeAsWrap<M::Output, M::Codec> = epee::from_slice(bytes)?;
    Ok(answer.into_inner())
}

/// The bytes of what a method answers.
fn write<M: Method>(answer: &M::Output) -> Result<Vec<u8>, epee::Error> {
    epee::to_vec(&SerializeAsWrap::<M::Output, M::Codec>::new(answer))
}

#[test]
fn a_request_is_what_nodes_read() -> TestResult {
    let mut call = GetblocksBin::new(true);
    // The default is sent, and keys are in the order of nodes, not of the document.
    assert_eq!(
        epee::to_vec(&call)?,
        body("08 0e'minimum_height' 05 0000000000000000 13'need_global_indexes' 0b 01")?
    );
    call.minimum_height = Some(258);
    call.block_ids = vec![B256::new([0x11; 32]), B256::new([0x22; 32])];
    let bytes = body(&format!(
        "0c 09'block_ids' 0a 0101 {}{} 0e'minimum_height' 05 0201000000000000 13'need_global_indexes' 0b 01",
        "11".repeat(32),
        "22".repeat(32)
    ))?;
    assert_eq!(epee::to_vec(&call)?, bytes);
    assert_eq!(epee::from_slice::<GetblocksBin>(&bytes)?, call);
    Ok(())
}

#[test]
fn integers_have_their_width_and_hex_is_bytes() -> TestResult {
    let mut call = GetrandomOutsBin::new(3);
    assert_eq!(epee::to_vec(&call)?, body("04 0a'outs_count' 06 03000000")?);
    call.amounts = vec![1, u64::MAX];
    call.tip = Some(B256::new([0xfe; 32]));
    let bytes = body(&format!(
        "0c 07'amounts' 85 08 0100000000000000 ffffffffffffffff 0a'outs_count' 06 03000000 03'tip' 0a 80 {}",
        "fe".repeat(32)
    ))?;
    assert_eq!(epee::to_vec(&call)?, bytes);
    assert_eq!(epee::from_slice::<GetrandomOutsBin>(&bytes)?, call);
    Ok(())
}

const BLOCKS: &str = "10 06'blocks' 8c 04
    1c 05'block' 0a 0c aabbcc
       08'coinbase' 0c 04 01'v' 85 08 0700000000000000 0800000000000000
       06'offset' 02 feffffff
       04'outs' 8c 08 04 01'v' 85 04 0900000000000000 00
       05'ratio' 09 000000000000f83f
       03'txs' 8a 08 04 ff 00
       07'version' 05 0100000000000000
    0e'current_height' 05 0300000000000000
    0c'start_height' 05 0200000000000000
    06'status' 0a 08'OK'";

fn blocks() -> TestResult<Blocks> {
    let mut block: Block = serde_json::from_str(r#"{"block":"aabbcc","coinbase":{"v":[7,8]}}"#)?;
    block.offset = Some(-2);
    block.ratio = Some(1.5);
    block.txs = vec![vec![0xff].into(), vec![].into()];
    let out = Indexes { v: vec![9] };
    block.outs = vec![out, Indexes::default()];
    let mut blocks = no_blocks(3, 2, BlocksStatus::Ok);
    blocks.blocks = vec![block];
    Ok(blocks)
}

fn no_blocks(current_height: u64, start_height: u64, status: BlocksStatus) -> Blocks {
    Blocks {
        blocks: Vec::new(),
        current_height,
        start_height,
        status,
    }
}

#[test]
fn an_answer_is_what_nodes_write() -> TestResult {
    let bytes = body(BLOCKS)?;
    assert_eq!(read::<GetblocksBin>(&bytes)?, blocks()?);
    assert_eq!(write::<GetblocksBin>(&blocks()?)?, bytes);
    let empty = body(
        "0c 0e'current_height' 05 0300000000000000 0c'start_height' 05 0200000000000000 06'status' 0a 10'WAIT'",
    )?;
    let waiting = no_blocks(3, 2, BlocksStatus::Unknown("WAIT".to_owned()));
    assert_eq!(read::<GetblocksBin>(&empty)?, waiting);
    assert_eq!(write::<GetblocksBin>(&waiting)?, empty);
    Ok(())
}

#[test]
fn unknown_keys_are_left_and_integers_may_be_narrower() -> TestResult {
    let bytes = body(
        "18 07'credits' 05 0100000000000000 0e'current_height' 08 03 05'extra' 8c 04 04 01'v' 8a 04 04 ff
         0c'start_height' 02 02000000 06'status' 0a 08'OK' 08'top_hash' 0a 00",
    )?;
    assert_eq!(
        read::<GetblocksBin>(&bytes)?,
        no_blocks(3, 2, BlocksStatus::Ok)
    );
    Ok(())
}

#[test]
fn what_is_wrong_is_said_with_its_place() -> TestResult {
    let missing = body("04 06'status' 0a 08'OK'")?;
    let error = read::<GetblocksBin>(&missing).err().ok_or("it was read")?;
    assert!(error.to_string().contains("current_height"), "{error}");
    let deep = BLOCKS.replace("01'v' 85 04 0900000000000000", "01'v' 0b 01");
    let error = read::<GetblocksBin>(&body(&deep)?)
        .err()
        .ok_or("it was read")?;
    assert_eq!(error.path().to_string(), "blocks[0].outs[0].v");
    let cut = body("04 04'outs' 0a 14 0102030405")?;
    let error = read::<GetrandomOutsBin>(&cut).err().ok_or("it was read")?;
    assert_eq!(error.path().to_string(), "outs");
    assert!(error.to_string().contains("41 bytes each"), "{error}");
    Ok(())
}

#[test]
fn packed_items_lie_one_after_the_other() -> TestResult {
    let mut outs = RandomOuts::default();
    assert_eq!(write::<GetrandomOutsBin>(&outs)?, body("00")?);
    assert_eq!(read::<GetrandomOutsBin>(&body("00")?)?, outs);
    outs.by_tx = vec![vec![1, -2], vec![]];
    outs.images = Some(vec![Address::new([3; 20])]);
    outs.outs = vec![
        OutEntry {
            index: 4,
            key: B256::new([5; 32]),
            kind: 6,
        },
        OutEntry {
            index: 7,
            key: B256::new([8; 32]),
            kind: 9,
        },
    ];
    let bytes = body(&format!(
        "0c 05'by_tx' 8a 08 10 0100 feff 00 06'images' 0a 50 {} 04'outs' 0a 4901
         0400000000000000 {} 06 0700000000000000 {} 09",
        "03".repeat(20),
        "05".repeat(32),
        "08".repeat(32)
    ))?;
    assert_eq!(write::<GetrandomOutsBin>(&outs)?, bytes);
    assert_eq!(read::<GetrandomOutsBin>(&bytes)?, outs);
    assert_eq!(OutEntry::SIZE, 41);
    assert_eq!(OutEntry::read(&[0; 42]), None);
    assert_eq!(OutEntry::read(&[0; 40]), None);
    Ok(())
}

#[test]
fn nothing_and_maps_are_objects() -> TestResult {
    for bytes in [
        epee::to_vec(&FlushBin::new())?,
        epee::to_vec(&TouchBin::new())?,
        write::<FlushBin>(&())?,
        write::<TouchBin>(&())?,
    ] {
        assert_eq!(bytes, body("00")?);
    }
    read::<FlushBin>(&body("04 06'status' 0a 08'OK'")?)?;
    read::<TouchBin>(&body("00")?)?;
    let tags = body("08 01'a' 0a 04 ff 02'bc' 0a 00")?;
    let read = read::<GetTagsBin>(&tags)?;
    assert_eq!(read.get("a").map(AsRef::as_ref), Some([0xff].as_slice()));
    assert_eq!(write::<GetTagsBin>(&read)?, tags);
    Ok(())
}

#[test]
fn a_required_list_that_may_be_null_is_null_where_it_is_absent() -> TestResult {
    let nothing = body("00")?;
    assert_eq!(read::<KeptNull>(&nothing)?.row, None);
    assert_eq!(write::<KeptNull>(&read::<KeptNull>(&nothing)?)?, nothing);
    Ok(())
}

#[test]
fn the_same_types_are_json_on_other_wires() -> TestResult {
    fn wire<M: Method>() -> &'static str {
        M::Wire::FORMAT.name()
    }
    assert_eq!([wire::<GetblocksBin>(), wire::<FlushBin>()], ["epee"; 2]);
    assert_eq!(wire::<GetOuts>(), "jsonrpc");
    let key = "05".repeat(32);
    let text = format!(
        r#"{{"by_tx":[[1,-2],[]],"images":["0x{}"],"outs":[{{"index":4,"key":"0x{key}","kind":6}}]}}"#,
        "03".repeat(20)
    );
    assert_eq!(crate::again::<RandomOuts>(&text)?, text);
    let text = serde_json::to_string(&blocks()?)?;
    assert_eq!(serde_json::from_str::<Blocks>(&text)?, blocks()?);
    assert!(text.contains(r#""txs":["0xff","0x"]"#), "{text}");
    Ok(())
}

#[test]
fn constants_and_defaults_have_the_form_of_their_type() -> TestResult {
    let mut call = WeighBin::new(3, 1.0);
    let given = "05'shift' 03 feff 04'unit' 09 000000000000f03f 07'version' 08 03";
    let bytes = body(&format!(
        "20 05'count' 06 00000000 04'kind' 01 0600000000000000 04'open' 01 0500000000000000
         05'ratio' 09 000000000000f03f {given} 04'wide' 05 2c01000000000000"
    ))?;
    assert_eq!(epee::to_vec(&call)?, bytes);
    call.count = Some(0);
    call.kind = Some(WeighBinKind::Cat);
    call.open = Some(5);
    call.ratio = Some(1.0);
    call.shift = Some(-2);
    assert_eq!(epee::to_vec(&call)?, bytes);

    let bytes = body(
        "18 04'bare' 05 0100000000000000 05'flags' 07 0700 04'half' 09 000000000000e03f 03'one' 09 000000000000f03f
         05'shift' 03 feff 05'under' 04 ff",
    )?;
    let scale = Scale { shift: Some(-2) };
    assert_eq!(write::<WeighBin>(&scale)?, bytes);
    assert_eq!(read::<WeighBin>(&bytes)?, scale);
    let wrong = body("04 03'one' 09 000000000000f83f")?;
    let error = read::<WeighBin>(&wrong).err().ok_or("it was read")?;
    assert!(error.to_string().contains("constant `1`"), "{error}");
    Ok(())
}

#[test]
fn constants_are_the_same_number_however_they_are_written() -> TestResult {
    for one in ["1", "1.0", "1e0"] {
        let scale = serde_json::from_str::<Scale>(&format!(r#"{{"one":{one},"half":5e-1}}"#))?;
        assert_eq!(scale, Scale::default());
        let load = format!(r#"{{"scale":null,"of":{one}}}"#);
        let load = serde_json::from_str::<WeighResult>(&load)?;
        assert_eq!(load, WeighResult::Whole(WeighResultWhole::default()));
    }
    let load = serde_json::from_str::<WeighResult>(r#"{"of":0.5}"#)?;
    assert_eq!(load, WeighResult::Half(WeighResultHalf::default()));
    for wrong in [r#"{"one":1.5}"#, r#"{"half":"half"}"#, r#"{"flags":7.5}"#] {
        assert!(serde_json::from_str::<Scale>(wrong).is_err(), "{wrong}");
    }
    Ok(())
}

/// What callers see of it: a client like those of other wires.
async fn call(script: &Script, rpc: Rpc) -> TestResult {
    let answer = blocks()?;
    script.on::<GetblocksBin>(move |asked| {
        let empty = no_blocks(
            asked.minimum_height.unwrap_or_default(),
            0,
            BlocksStatus::Busy,
        );
        Ok(if asked.block_ids.is_empty() {
            empty
        } else {
            answer.clone()
        })
    });
    script.on::<FlushBin>(|_| Ok(()));
    let client = Client::new(rpc);
    let ids = vec![B256::new([1; 32]), B256::new([2; 32])];
    assert_eq!(client.getblocks_bin(true).block_ids(ids).await?, blocks()?);
    let none = client.getblocks_bin(false).minimum_height(7).await?;
    assert_eq!(none, no_blocks(7, 0, BlocksStatus::Busy));
    client.flush_bin().await?;
    let raw = client.getblocks_bin(false).raw().await?;
    assert_eq!(
        raw.as_str(),
        r#"{"current_height:u64":0,"start_height:u64":0,"status:string":"BUSY"}"#
    );
    let asked = script.calls::<GetblocksBin>();
    let counts: Vec<usize> = asked.iter().map(|call| call.block_ids.len()).collect();
    assert_eq!(counts, [2, 0, 0]);
    Ok(())
}

#[tokio::test]
async fn a_client_calls_a_typed_node() -> TestResult {
    let transport = Transport::new();
    call(&transport, Rpc::new(transport.clone())).await?;
    transport.finish()?;
    let node = Node::start().await?;
    call(&node, Rpc::new(Http::builder(&node.url()).build()?)).await?;
    node.finish()?;
    Ok(())
}
