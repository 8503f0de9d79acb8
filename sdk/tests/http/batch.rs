//! Batches: answers in any order, and what is wrong with one entry or with all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use polyrpc::mock::{Fault, Node};
use polyrpc::{Error, Method, Reached, RpcError};

use crate::methods::{BlockNumber, GetBlock, Send, Version, foreign};
use crate::node::{json, rpc};
use crate::server::{Received, Reply, Server};

fn entry(id: u64, result: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#)
}

fn list(entries: &[String]) -> Reply {
    Reply::json(format!("[{}]", entries.join(",")))
}

/// A number, a text and a number, with the ids 1, 2 and 3.
async fn three(
    node: &Node,
) -> Result<
    (
        Result<u64, Error>,
        Result<String, Error>,
        Result<u64, Error>,
    ),
    Error,
> {
    let rpc = rpc(node);
    let number = || rpc.call(BlockNumber::default());
    rpc.batch((number(), rpc.call(Version::default()), number()))
        .results()
        .await
}

/// A node that answers the next batch with these entries.
async fn saying(entries: &[&str]) -> Node {
    let node = Node::start().await.unwrap();
    node.inject(Fault::body(format!("[{}]", entries.join(","))));
    node
}

/// Answers with twice the parameter.
async fn doubling() -> Node {
    let node = Node::start().await.unwrap();
    node.on::<BlockNumber>(|call| Ok(2 * call.number.unwrap()));
    node
}

#[tokio::test]
async fn one_request_of_mixed_calls_answered_in_any_order() -> Result<(), Error> {
    let server = Server::start(|received| {
        assert_eq!(
            received.body,
            r#"[{"jsonrpc":"2.0","id":1,"method":"test_blockNumber","params":[7]},{"jsonrpc":"2.0","id":2,"method":"test_version","params":[]}]"#
        );
        list(&[entry(2, "\"v1\""), entry(1, "17")])
    })
    .await;
    let client = foreign::Client::connect(&server.url).await?;
    let version = client.rpc().call(Version::default());
    let (number, version) = client
        .batch((client.block_number().number(7), version))
        .await?;
    assert_eq!((number, version.as_str()), (17, "v1"));
    Ok(())
}

#[tokio::test]
async fn a_failed_entry_fails_alone() -> Result<(), Error> {
    let node = Node::start().await.unwrap();
    node.on_raw(BlockNumber::NAME, |_| Ok(json("1")))
        .then(|_| Ok(json("{}")));
    node.on::<Version>(|_| Err(RpcError::new(-32000, "no")));
    node.inject(Fault::reversed());
    let (first, second, third) = three(&node).await?;
    assert_eq!(first?, 1);
    let second = second.expect_err("an error object");
    assert_eq!(second.rpc().map(|rpc| rpc.code), Some(-32000));
    assert_eq!(second.method(), Some("test_version"));
    let third = third.expect_err("an object for a number");
    assert_eq!(third.decode().map(|decode| decode.path()), Some("result"));
    assert_eq!(third.method(), Some("test_blockNumber"));
    Ok(())
}

#[tokio::test]
async fn awaiting_a_batch_gives_the_first_error() {
    let node = Node::start().await.unwrap();
    let block = r#"{"transactions":[{"gas":1},{"gas":null}]}"#;
    node.on_raw(GetBlock::NAME, move |_| Ok(json(block)));
    node.on_raw(Version::NAME, |_| Ok(json("1")));
    let rpc = rpc(&node);
    let batch = rpc.batch((rpc.call(GetBlock::default()), rpc.call(Version::default())));
    let error = batch.await.expect_err("both are wrong");
    assert_eq!(
        error.decode().map(|decode| decode.path()),
        Some("result.transactions[1].gas")
    );
}

#[tokio::test]
async fn missing_doubled_and_unknown_ids() -> Result<(), Error> {
    let node = saying(&[
        r#"{"id":1,"result":1}"#,
        r#"{"id":3,"result":3}"#,
        r#"{"id":9999,"result":9}"#,
        r#"{"id":3,"result":4}"#,
        "7",
    ]);
    let (first, second, third) = three(&node.await).await?;
    assert_eq!(first?, 1);
    let printed = second.expect_err("no response").to_string();
    assert!(
        printed.starts_with("test_version: no response to this entry"),
        "{printed}"
    );
    let printed = third.expect_err("two responses").to_string();
    assert!(
        printed.starts_with("test_blockNumber: two responses to this entry"),
        "{printed}"
    );
    Ok(())
}

#[tokio::test]
async fn an_unreadable_entry_takes_no_other_with_it() -> Result<(), Error> {
    let node = saying(&[
        r#"{"id":1,"result":1}"#,
        r#"{"id":2,"error":"boom"}"#,
        r#"{"id":3,"result":3}"#,
    ]);
    let (first, second, third) = three(&node.await).await?;
    assert_eq!((first?, third?), (1, 3));
    assert!(second.expect_err("no error object").is_decode());
    Ok(())
}

#[tokio::test]
async fn a_single_object_refuses_or_answers() -> Result<(), Error> {
    let refusal =
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batch too large"}}"#;
    let node = Node::start().await.unwrap();
    for refusal in [refusal.to_owned(), format!("[{refusal}]")] {
        node.inject(Fault::status(400, refusal));
        let (first, second, third) = three(&node).await?;
        let code = |error: Error| error.rpc().map(|rpc| rpc.code);
        assert_eq!(code(first.expect_err("refused")), Some(-32600));
        assert_eq!(code(second.expect_err("refused")), Some(-32600));
        assert_eq!(code(third.expect_err("refused")), Some(-32600));
    }

    node.inject(Fault::body(r#"{"jsonrpc":"2.0","id":1,"result":1}"#));
    let (first, second, _) = three(&node).await?;
    assert_eq!(first?, 1);
    assert!(second.is_err());
    Ok(())
}

#[tokio::test]
async fn no_answer_at_all_is_one_error() {
    let cases = [
        (502, "<html>", Some(502), false),
        (401, r#"{"message":"no key"}"#, Some(401), false),
        (200, "", Some(200), false),
        (200, "[1", Some(200), true),
        (200, r#"{"x":1}"#, Some(200), true),
    ];
    let node = Node::start().await.unwrap();
    for (status, body, http_status, is_decode) in cases {
        node.inject(Fault::status(status, body));
        let error = three(&node).await.expect_err(body);
        assert_eq!(
            (error.http_status(), error.is_decode()),
            (http_status, is_decode),
            "{error}"
        );
        assert_eq!(error.method(), None);
    }
}

#[tokio::test]
async fn the_most_dangerous_entry_decides() {
    let node = Node::start().await.unwrap();
    node.inject(Fault::disconnect().times(usize::MAX));
    let rpc = rpc(&node);
    let number = || rpc.call(BlockNumber::default());
    let error = rpc
        .batch((number(), rpc.call(Send::default())))
        .await
        .expect_err("no response");
    assert_eq!(
        (error.reached_server(), error.is_retryable()),
        (Reached::Maybe, false)
    );
    assert!(
        rpc.batch((number(), number()))
            .await
            .expect_err("no response")
            .is_retryable()
    );
}

/// Doubles the parameter of each call, from the last to the first.
fn doubled(received: &Received) -> Reply {
    let numbers = received.body.split("\"params\":[").skip(1);
    let numbers = numbers.map(|rest| rest.split(']').next().unwrap().parse::<u64>().unwrap());
    let answers = received.ids().into_iter().zip(numbers);
    let mut answers: Vec<_> = answers
        .map(|(id, number)| entry(id, &(2 * number).to_string()))
        .collect();
    answers.reverse();
    list(&answers)
}

#[tokio::test]
async fn many_calls_are_split_at_the_limit_and_come_in_order() -> Result<(), Error> {
    let requests = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&requests);
    let server = Server::start(move |received| {
        counter.fetch_add(1, Ordering::Relaxed);
        assert!(received.ids().len() <= 20);
        doubled(received)
    })
    .await;
    let client = foreign::Client::new(server.rpc().with_batch_limit(20));
    let numbers: Vec<u64> = (0..50).collect();
    let mut stream = client.batch_all(
        numbers
            .iter()
            .map(|number| client.block_number().number(*number)),
    );
    assert_eq!(
        requests.load(Ordering::Relaxed),
        0,
        "nothing is sent before it is asked for"
    );
    assert_eq!(stream.next().await.transpose()?, Some(0));
    assert_eq!(requests.load(Ordering::Relaxed), 1);
    let rest: Vec<u64> = stream.try_collect().await?;
    assert_eq!(rest, (1..50).map(|number| 2 * number).collect::<Vec<_>>());
    assert_eq!(
        (requests.load(Ordering::Relaxed), server.connections()),
        (3, 1)
    );

    let none = client.batch_all(Vec::<foreign::Call<BlockNumber>>::new());
    assert_eq!(none.count().await, 0);
    Ok(())
}

/// The node keeps calls back until as many are there as expected.
#[tokio::test]
async fn several_requests_of_a_stream_may_be_in_flight() -> Result<(), Error> {
    for (limit, in_flight) in [(2, 3), (0, 3), (2, 0)] {
        let expected = in_flight.max(1) * limit.max(1);
        let most = Arc::new(AtomicUsize::new(0));
        let now = Arc::new(AtomicUsize::new(0));
        let (counter, peak) = (Arc::clone(&now), Arc::clone(&most));
        let node = Node::start().await.unwrap();
        node.on_async::<BlockNumber>(move |call| {
            let (counter, peak) = (Arc::clone(&counter), Arc::clone(&peak));
            Box::pin(async move {
                peak.fetch_max(
                    counter.fetch_add(1, Ordering::Relaxed) + 1,
                    Ordering::Relaxed,
                );
                for _ in 0..500 {
                    if peak.load(Ordering::Relaxed) >= expected {
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                counter.fetch_sub(1, Ordering::Relaxed);
                Ok(call.number.unwrap())
            })
        });
        let rpc = rpc(&node).with_batch_limit(limit);
        let calls = (0..12).map(|number| {
            rpc.call(BlockNumber {
                number: Some(number),
            })
        });
        let results: Vec<u64> = rpc
            .batch_all(calls)
            .in_flight(in_flight)
            .try_collect()
            .await?;
        assert_eq!(
            results,
            (0..12).collect::<Vec<_>>(),
            "in the order of the calls"
        );
        assert_eq!(
            most.load(Ordering::Relaxed),
            expected,
            "{limit} {in_flight}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_failed_request_of_a_stream_fails_its_own_calls() {
    let node = doubling().await;
    let rpc = rpc(&node).with_batch_limit(2);
    let stream = rpc.batch_all((0..6).map(|number| {
        rpc.call(BlockNumber {
            number: Some(number),
        })
    }));
    let mut stream = stream.map(|result| result.map_err(|error| error.http_status()));
    let mut results: Vec<_> = stream.by_ref().take(2).collect().await;
    // The second request isn't sent yet.
    node.inject(Fault::status(503, "busy"));
    results.extend(stream.collect::<Vec<_>>().await);
    assert_eq!(
        results,
        [Ok(0), Ok(2), Err(Some(503)), Err(Some(503)), Ok(8), Ok(10)]
    );
}

#[tokio::test]
async fn a_tuple_above_the_limit_goes_in_several_requests() -> Result<(), Error> {
    let node = doubling().await;
    node.inject(Fault::status(503, "busy").on(Version::NAME));
    let rpc = rpc(&node).with_batch_limit(2);
    let call = |number| {
        rpc.call(BlockNumber {
            number: Some(number),
        })
    };
    // The third and the fourth go together.
    let version = rpc.call(Version::default());
    let (a, b, c, d, e) = rpc
        .batch((call(1), call(2), version, call(4), call(5)))
        .results()
        .await?;
    assert_eq!((a?, b?, e?), (2, 4, 10));
    assert_eq!(c.expect_err("busy").http_status(), Some(503));
    assert!(d.expect_err("busy").is_retryable());
    Ok(())
}
