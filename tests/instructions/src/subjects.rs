//! What is counted: a typed call through the whole client to a mock node, a tower service that responds from memory.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::hint::black_box;

use bytes::Bytes;
use futures_util::FutureExt;
use polyrpc::Rpc;
use polyrpc::chia::FullNode;
use polyrpc::ethereum::{Address, BlockTag, BlockTransactions, Client, LogFilter};
use polyrpc::infinium::Daemon;
use polyrpc::scalar::B256;
use polyrpc::transport::{Request, Response};
use tower::service_fn;

use crate::traffic::Order;
use crate::{Result, page, traffic};

pub(crate) const SUBJECTS: [&str; 7] = [
    "call",
    "block-type-first",
    "block-type-late",
    "receipts",
    "logs",
    "coin-records",
    "epee-blocks",
];

/// Makes the call of a subject, once for what is set up by the first and once more to be counted.
pub(crate) fn call(name: &str) -> Result<()> {
    match name {
        "call" => {
            let account = Address::from_literal("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
            let body = answer(r#""0x165ec15""#);
            twice(1, &body, Client::new, async |node| {
                Ok(usize::from(node.get_balance(account).await? == 0x165_ec15))
            })
        }
        "block-type-first" => block(Order::TypeFirst),
        "block-type-late" => block(Order::TypeLate),
        "receipts" => {
            let body = answer(&traffic::receipts(300));
            twice(300, &body, Client::new, async |node| {
                let receipts = node.get_block_receipts(BlockTag::Latest).await?;
                Ok(receipts.ok_or("no block")?.len())
            })
        }
        "logs" => {
            let body = answer(&traffic::logs(1000));
            twice(1000, &body, Client::new, async |node| {
                Ok(node.get_logs(LogFilter::new()).await?.len())
            })
        }
        "coin-records" => twice(1000, &coin_records(1000), FullNode::new, async |node| {
            let coins = node.get_coin_records_by_puzzle_hash(B256::ZERO).await?;
            Ok(coins.coin_records.len())
        }),
        "epee-blocks" => twice(200, &page::blocks(200)?, Daemon::new, async |node| {
            Ok(node.get_blocks(vec![B256::ZERO]).await?.blocks.len())
        }),
        other => Err(format!("{other} isn't one of {}", SUBJECTS.join(", ")).into()),
    }
}

fn block(order: Order) -> Result<()> {
    let body = answer(&traffic::block(250, order));
    twice(250, &body, Client::new, async |node| {
        let block = node.get_block_by_number(BlockTag::Latest, true).await?;
        match block.ok_or("no block")?.transactions {
            BlockTransactions::Full(transactions) => Ok(transactions.len()),
            other => Err(format!("{other:?}").into()),
        }
    })
}

/// The first response of a JSON-RPC node.
fn answer(result: &str) -> Bytes {
    format!(r#"{{"jsonrpc":"2.0","id":1,"result":{result}}}"#).into()
}

/// A full node's response with so many coins, of one mojo to a few chia.
fn coin_records(count: u64) -> Bytes {
    let mut body = r#"{"coin_records":["#.to_owned();
    for index in 0..count {
        let word = index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let comma = if index == 0 { "" } else { "," };
        // Writing to a `String` can't fail.
        _ = write!(
            body,
            r#"{comma}{{"coin":{{"amount":{amount},"parent_coin_info":"0x{parent}","puzzle_hash":"0x{puzzle}"}},"coinbase":{coinbase},"confirmed_block_index":{height},"spent":false,"spent_block_index":0,"timestamp":{time}}}"#,
            amount = word >> (20 + index % 44),
            parent = format!("{word:016x}").repeat(4),
            puzzle = format!("{:016x}", word.rotate_left(32)).repeat(4),
            coinbase = index % 8 == 0,
            height = 5_000_000 + index,
            time = 1_763_700_000 + index * 19,
        );
    }
    body.push_str(r#"],"success":true}"#);
    body.into()
}

/// Makes a call twice, each time by a client of its own, because a client's ids count up. The second call is counted, from the request's
/// encoding until the result is dropped.
fn twice<C>(
    expected: usize,
    body: &Bytes,
    client: impl Fn(Rpc) -> C,
    call: impl AsyncFn(&C) -> Result<usize>,
) -> Result<()> {
    let [first, second] = [(); 2].map(|()| client(node(body)));
    // The node responds at once: there is nothing to wait for, and no runtime to count.
    let run = |client| call(client).now_or_never().ok_or("the call waits")?;
    run(&first)?;
    let items = collected(&mut || run(&second))?;
    if items == expected {
        Ok(())
    } else {
        Err(format!("{items} items instead of {expected}").into())
    }
}

/// What callgrind counts, by its name.
#[inline(never)]
fn collected(work: &mut dyn FnMut() -> Result<usize>) -> Result<usize> {
    black_box(work())
}

/// A node with only this response.
fn node(body: &Bytes) -> Rpc {
    let body = body.clone();
    Rpc::new(service_fn(move |_: Request| {
        let response = Response::new(body.clone()).with_status(200);
        async move { Ok::<_, Infallible>(response) }
    }))
}
