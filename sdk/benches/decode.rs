//! Cost of a call between the caller and the socket: encoding it, and decoding the response.
//!
//! ```text
//! cargo bench -p polyrpc --bench decode --features ethereum
//! ```
//!
//! Calls go through the whole client to a mock node, a tower service that responds from memory, so that nothing is
//! measured but our own work. Each line gives our time, that of another way to do the same, and how many times longer
//! the other takes. Every time is the best of fifteen rounds.

#[path = "../../codegen/benches/impls/traffic.rs"]
#[allow(
    dead_code,
    reason = "the generator's bench, which the file belongs to, uses all of it"
)]
mod traffic;

mod clock;

use std::convert::Infallible;
use std::hint::black_box;
use std::io::{self, Write};

use bytes::Bytes as Buffer;
use polyrpc::ethereum::methods::EthCall;
use polyrpc::ethereum::{
    Address, B256, BlockTag, BlockTransactions, Bytes, Client, LogFilter, TransactionRequest,
};
use polyrpc::transport::{Request, Response};
use polyrpc::{Method, Rpc, Safety};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tower::service_fn;

use clock::{Result, line, time};
use traffic::Order;

const TRANSACTIONS: usize = 300;
const LOGS: usize = 5000;

fn main() -> Result<()> {
    let mut out = io::stdout().lock();
    if !std::env::args().any(|argument| argument == "--bench") {
        // `cargo test --all-targets` runs benches too, to see that they work.
        writeln!(out, "nothing is measured without `cargo bench`")?;
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    writeln!(out, "what | ours | the other | ratio")?;
    block(&runtime, &mut out)?;
    receipts(&runtime, &mut out)?;
    logs(&runtime, &mut out)?;
    small_call(&runtime, &mut out)?;
    endpoint(&runtime, &mut out)?;
    params(&mut out)?;
    hex_digits(&mut out)
}

/// A block with 300 transactions in full.
fn block(runtime: &Runtime, out: &mut impl Write) -> Result<()> {
    for (name, order) in [
        ("`type` first", Order::TypeFirst),
        ("`type` late", Order::TypeLate),
    ] {
        let body = answer(&traffic::block(TRANSACTIONS, order));
        let call = || {
            runtime.block_on(async {
                let block = node(&body).get_block_by_number(BlockTag::Latest, true);
                block.await?.ok_or_else(|| "no block".into())
            })
        };
        let transactions = match call()?.transactions {
            BlockTransactions::Full(transactions) => transactions.len(),
            _ => 0,
        };
        if transactions != TRANSACTIONS {
            return Err(format!("{transactions} transactions instead of {TRANSACTIONS}").into());
        }
        let ours = time(1, call)?;
        let what = |other| format!("block of {} kB, {name}; {other}", body.len() / 1000);
        let value = time(1, || parse::<Value>(&body))?;
        line(out, &what("`Value`"), ours, value)?;
        let by_hand = time(1, || parse::<ByHand>(&body))?;
        line(out, &what("a struct by hand"), ours, by_hand)?;
    }
    Ok(())
}

/// The usual handwritten structs: eight keys of a block, derived, as strings.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading it is measured")]
struct ByHand {
    result: BlockByHand,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading it is measured")]
struct BlockByHand {
    number: String,
    hash: String,
    timestamp: String,
    transactions: Vec<TransactionByHand>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only reading it is measured")]
struct TransactionByHand {
    hash: String,
    from: String,
    to: Option<String>,
    value: String,
    input: String,
}

/// The receipts of 300 transactions.
fn receipts(runtime: &Runtime, out: &mut impl Write) -> Result<()> {
    let body = answer(&traffic::receipts(TRANSACTIONS));
    let ours = time(1, || {
        runtime.block_on(async { Ok(node(&body).get_block_receipts(BlockTag::Latest).await?) })
    })?;
    let value = time(1, || parse::<Value>(&body))?;
    let what = format!("receipts of {} kB; `Value`", body.len() / 1000);
    line(out, &what, ours, value)
}

/// Logs of three topics and a word each.
fn logs(runtime: &Runtime, out: &mut impl Write) -> Result<()> {
    let word = |byte: usize| format!(r#""0x{}""#, hex::encode([byte.to_le_bytes()[0]; 32]));
    let log = |index: usize| {
        format!(
            r#"{{"address":"0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48","topics":[{a},{b},{c}],"data":{b},"blockNumber":"0x165ec15","transactionHash":{c},"transactionIndex":"{:#x}","blockHash":{a},"logIndex":"{index:#x}","removed":false}}"#,
            index / 3,
            a = word(7),
            b = word(index),
            c = word(index / 3),
        )
    };
    let list: Vec<String> = (0..LOGS).map(log).collect();
    let body = answer(&format!("[{}]", list.join(",")));
    let ours = time(1, || {
        runtime.block_on(async { Ok(node(&body).get_logs(LogFilter::new()).await?) })
    })?;
    let value = time(1, || parse::<Value>(&body))?;
    let what = format!("{LOGS} logs of {} kB; `Value`", body.len() / 1000);
    line(out, &what, ours, value)
}

/// The coins of an endpoint: the cost of taking `success` out on the way, beside decoding the same type by itself.
fn endpoint(runtime: &Runtime, out: &mut impl Write) -> Result<()> {
    for (count, repetitions) in [(1, 1000), (2000, 1)] {
        let coin = format!(
            r#"{{"coin":{{"amount":250000000000,"parent_coin_info":"0x{a}","puzzle_hash":"0x{b}"}},"coinbase":true,"confirmed_block_index":3,"spent_block_index":7,"timestamp":1795224882}}"#,
            a = "ab".repeat(32),
            b = "cd".repeat(32),
        );
        let coins = vec![coin; count].join(",");
        let body = Buffer::from(format!(r#"{{"coin_records":[{coins}],"success":true}}"#));
        let ours = time(repetitions, || {
            runtime.block_on(async { Ok(rpc(&body).call(GetCoinRecords {}).await?) })
        })?;
        let plain = time(repetitions, || parse::<CoinRecords>(&body))?;
        let what = format!("{count} coin records of an endpoint");
        line(
            out,
            &format!("{what}; `from_slice` of the same type"),
            ours,
            plain,
        )?;
        let value = time(repetitions, || parse::<Value>(&body))?;
        line(out, &format!("{what}; `Value`"), ours, value)?;
    }
    Ok(())
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct GetCoinRecords {}

impl Method for GetCoinRecords {
    const NAME: &'static str = "get_coin_records_by_puzzle_hash";
    type Wire = polyrpc::wire::Chia;
    const SAFETY: Safety = Safety::Read;
    type Output = CoinRecords;
    type Codec = serde_with::Same;
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct CoinRecords {
    coin_records: Vec<CoinRecord>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct CoinRecord {
    coin: Coin,
    coinbase: bool,
    confirmed_block_index: u32,
    spent_block_index: u32,
    timestamp: u64,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Coin {
    amount: u64,
    parent_coin_info: B256,
    puzzle_hash: B256,
}

/// A call with a single number as its result: the client's own overhead.
fn small_call(runtime: &Runtime, out: &mut impl Write) -> Result<()> {
    const CALLS: u32 = 1000;
    let body = answer(r#""0x165ec15""#);
    let ours = time(CALLS, || {
        runtime.block_on(async { Ok(node(&body).block_number().await?) })
    })?;
    let bare = time(CALLS, || {
        let request =
            json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_blockNumber", "params": [] });
        black_box(serde_json::to_vec(&request)?);
        parse::<Value>(&body)
    })?;
    line(out, "eth_blockNumber; `json!` and `Value`", ours, bare)
}

/// The parameters of an `eth_call` of `balanceOf`.
fn params(out: &mut impl Write) -> Result<()> {
    const CALLS: u32 = 1000;
    let token = Address::from_literal("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
    let input = Bytes::from(vec![0x70; 36]);
    let transaction = TransactionRequest::new()
        .with_to(token)
        .with_input(input.clone());
    let method = EthCall::new(transaction);
    let ours = time(CALLS, || Ok(serde_json::to_vec(&method)?))?;
    let value = time(CALLS, || {
        let input = format!("0x{}", hex::encode(&input));
        let params =
            json!([{ "to": format!("0x{}", hex::encode(token)), "input": input }, "latest"]);
        Ok(serde_json::to_vec(&params)?)
    })?;
    line(
        out,
        &format!("{} params; `json!`", EthCall::NAME),
        ours,
        value,
    )
}

/// 100 kB of bytes, as a contract's code or a blob has them.
fn hex_digits(out: &mut impl Write) -> Result<()> {
    let bytes: Vec<u8> = (0..100_000_usize).map(|index| (index * 31) as u8).collect();
    let digits = hex::encode(&bytes);
    let text = format!("0x{digits}");
    let ours = time(10, || Ok(text.parse::<Bytes>()?))?;
    let other = time(10, || unhex(&digits))?;
    line(out, "hex to 100 kB; `hex::decode`", ours, other)?;

    let json = format!("\"{text}\"");
    let ours = time(10, || Ok(serde_json::from_str::<Bytes>(&json)?))?;
    let other = time(10, || {
        let text: String = serde_json::from_str(&json)?;
        unhex(text.trim_start_matches("0x"))
    })?;
    line(out, "JSON to 100 kB; `String`, `hex::decode`", ours, other)?;

    let value = Bytes::from(bytes);
    let ours = time(10, || Ok(serde_json::to_vec(&value)?))?;
    let other = time(10, || {
        Ok(serde_json::to_vec(&format!("0x{}", hex::encode(&value)))?)
    })?;
    line(out, "100 kB to JSON; `hex::encode`, `String`", ours, other)
}

/// The `hex` crate's way, whose error is none of the standard library's here.
fn unhex(digits: &str) -> Result<Vec<u8>> {
    hex::decode(digits).map_err(|error| error.to_string().into())
}

/// The first response of a node.
fn answer(result: &str) -> Buffer {
    format!(r#"{{"jsonrpc":"2.0","id":1,"result":{result}}}"#).into()
}

/// A client of a node that always gives this response. It is new for each call, because ids count up from 1.
fn node(body: &Buffer) -> Client {
    Client::new(rpc(body))
}

fn rpc(body: &Buffer) -> Rpc {
    let body = body.clone();
    let service = service_fn(move |_: Request| {
        let response = Response::new(body.clone());
        async move { Ok::<_, Infallible>(response) }
    });
    Rpc::new(service)
}

fn parse<T: for<'de> Deserialize<'de>>(body: &[u8]) -> Result<T> {
    Ok(serde_json::from_slice(body)?)
}
