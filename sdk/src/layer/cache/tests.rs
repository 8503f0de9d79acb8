#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use std::sync::atomic::{AtomicU64, Ordering};

use tower::ServiceExt;

use super::*;
use crate::chain::ChainInfo;
use crate::ethereum::Ethereum;
use crate::layer::tests::{self, Log, Node, answer, batch, error, node, opening, text};
use crate::method::Safety;

/// A call to a node of Ethereum.
fn with_params(id: u64, method: &'static str, safety: Safety, params: &str) -> Request {
    let request = tests::with_params(id, method, safety, params);
    request.with_chain(ChainInfo::of::<Ethereum>())
}

fn read(id: u64) -> Request {
    with_params(id, "read", Safety::Read, "[]")
}

/// A call of a block by its hash, of which `last` is the last digit.
fn block(id: u64, last: char) -> Request {
    let hash = format!("[\"0x{}{last}\",true]", "0".repeat(63));
    with_params(id, "eth_getBlockByHash", Safety::Read, &hash)
}

fn receipt(id: u64) -> Request {
    with_params(id, "eth_getTransactionReceipt", Safety::Read, "[\"0x1\"]")
}

/// Answers each call with what `each` says of its id.
fn saying(each: fn(u64) -> String) -> (Node, Log) {
    node(move |request, _| async move { Ok(answer(&request, each).with_status(200)) })
}

fn number(id: u64) -> String {
    format!(r#""result":{{"number":{id}}}"#)
}

async fn ask(service: &CacheService<Node>, request: Request) -> String {
    let response = service.clone().oneshot(request).await;
    text(&response.expect("a response"))
}

#[tokio::test]
async fn the_second_time_it_comes_from_memory_with_the_caller_s_id() {
    let (node, log) = saying(number);
    let service = Cache::new().layer(node);
    let first = ask(&service, block(1, 'a')).await;
    let second = ask(&service, block(2, 'a')).await;
    assert_eq!(first, r#"{"jsonrpc":"2.0","id":1,"result":{"number":1}}"#);
    assert_eq!(second, r#"{"jsonrpc":"2.0","id":2,"result":{"number":1}}"#);
    let other = ask(&service, block(3, 'b')).await;
    assert_eq!(other, r#"{"jsonrpc":"2.0","id":3,"result":{"number":3}}"#);
    assert_eq!(log.ids(), [[1], [3]]);
}

#[tokio::test]
async fn other_calls_errors_and_null_are_not_kept() {
    let sent = |request: fn(u64) -> Request, each: fn(u64) -> String| async move {
        let (node, log) = saying(each);
        let service = Cache::new().layer(node);
        for id in 1..=3 {
            ask(&service, request(id)).await;
        }
        log.len()
    };
    assert_eq!(sent(|id| block(id, 'a'), number).await, 1);
    assert_eq!(sent(read, number).await, 3);
    let write = |id| with_params(id, "eth_chainId", Safety::Write, "[]");
    assert_eq!(sent(write, number).await, 3);
    // Where the chain isn't known, nothing is known to stay.
    let plain = |id| tests::with_params(id, "eth_chainId", Safety::Read, "[]");
    assert_eq!(sent(plain, number).await, 3);
    assert_eq!(sent(opening, number).await, 3);
    assert_eq!(
        sent(|id| block(id, 'a'), |_| r#""result":null"#.to_owned()).await,
        3
    );
    assert_eq!(
        sent(|id| block(id, 'a'), |_| error(-32000, "unknown block")).await,
        3
    );
}

#[tokio::test]
async fn what_is_final_is_asked_of_the_caller() {
    let last = Arc::new(AtomicU64::new(15));
    let seen = Arc::clone(&last);
    let (node, log) = saying(|_| r#""result":{"blockNumber":"0x10"}"#.to_owned());
    let finalized = move || Some(seen.load(Ordering::Relaxed));
    let service = Cache::new().finalized(finalized).layer(node);
    for id in 1..=2 {
        ask(&service, receipt(id)).await;
    }
    last.store(16, Ordering::Relaxed);
    for id in 3..=5 {
        ask(&service, receipt(id)).await;
    }
    assert_eq!(log.ids(), [[1], [2], [3]]);
}

#[tokio::test]
async fn the_caller_may_decide() {
    let (node, log) = saying(number);
    let decide = |call: Entry<'_>| match call.method() {
        "read" => Keep::Always,
        _ => Keep::Never,
    };
    let service = Cache::new().keep(decide).layer(node);
    for request in [read(1), read(2), block(3, 'a'), block(4, 'a')] {
        ask(&service, request).await;
    }
    assert_eq!(log.ids(), [[1], [3], [4]]);
}

#[tokio::test]
async fn a_batch_is_sent_without_what_is_in_memory() {
    let (node, log) = saying(number);
    let service = Cache::new().layer(node);
    ask(&service, batch([block(1, 'a'), block(2, 'b')])).await;
    let mixed = || batch([read(5), block(6, 'b'), block(7, 'c'), block(8, 'a')]);
    assert_eq!(
        ask(&service, mixed()).await,
        r#"[{"jsonrpc":"2.0","id":5,"result":{"number":5}},{"jsonrpc":"2.0","id":6,"result":{"number":2}},{"jsonrpc":"2.0","id":7,"result":{"number":7}},{"jsonrpc":"2.0","id":8,"result":{"number":1}}]"#
    );
    assert_eq!(log.ids(), [vec![1, 2], vec![5, 7]]);
    // All of it from memory, and a batch still.
    let known = batch([block(9, 'c')]).only(|_| true);
    assert_eq!(
        ask(&service, known).await,
        r#"[{"jsonrpc":"2.0","id":9,"result":{"number":7}}]"#
    );
    assert_eq!(log.len(), 2);
}

#[tokio::test]
async fn what_the_rest_of_a_batch_was_refused_with_is_its_own() {
    let (node, _) = node(|request, count| async move {
        let page = || Response::new("<html>").with_status(503);
        Ok(match count {
            1 => answer(&request, number),
            2 => Response::new(r#"{"id":null,"error":{"code":-32005,"message":"limit"}}"#),
            3 => page(),
            _ => return Err(Error::transport("reset")),
        })
    });
    let service = Cache::new().layer(node);
    ask(&service, block(1, 'a')).await;
    let mixed = || batch([block(2, 'a'), read(3)]);
    assert_eq!(
        ask(&service, mixed()).await,
        r#"[{"jsonrpc":"2.0","id":2,"result":{"number":1}},{"jsonrpc":"2.0","id":3,"error":{"code":-32005,"message":"limit"}}]"#
    );
    assert_eq!(ask(&service, mixed()).await, "<html>");
    assert!(service.oneshot(mixed()).await.is_err());
}

#[tokio::test]
async fn memories_are_apart_and_do_not_print() {
    let (first, second) = (saying(number), saying(number));
    let layer = Cache::new().max_entries(1);
    let (one, two) = (layer.layer(first.0), layer.layer(second.0));
    ask(&one, block(1, 'a')).await;
    ask(&two, block(2, 'a')).await;
    assert_eq!(second.1.ids(), [[2]]);
    ask(&one, block(3, 'b')).await;
    ask(&one, block(4, 'a')).await;
    assert_eq!(first.1.ids(), [[1], [3], [4]]);
    let printed = format!("{:?}", layer);
    assert!(
        printed.contains("max_bytes") && !printed.contains("0x"),
        "{printed}"
    );
}
