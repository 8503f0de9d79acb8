//! Batches: answers in any order, and what is wrong with one entry or with all.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{StreamExt, TryStreamExt};
use polyrpc::{Error, Reached, Rpc};

use crate::methods::{BlockNumber, GetBlock, Send, Version, foreign};
use crate::server::{Received, Reply, Server};

fn entry(id: u64, result: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#)
}

fn list(entries: &[String]) -> Reply {
    Reply::json(format!("[{}]", entries.join(",")))
}

/// A number, a text and a number, answered by `reply`.
async fn three(
    reply: impl Fn(&[u64]) -> Reply + std::marker::Send + Sync + 'static,
) -> Result<
    (
        Result<u64, Error>,
        Result<String, Error>,
        Result<u64, Error>,
    ),
    Error,
> {
    let server = Server::start(move |received| reply(&received.ids())).await;
    let rpc = server.rpc();
    let number = || rpc.call(BlockNumber::default());
    rpc.batch((number(), rpc.call(Version::default()), number()))
        .results()
        .await
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
    let (first, second, third) = three(|ids| {
        let error = format!(
            r#"{{"id":{},"error":{{"code":-32000,"message":"no"}}}}"#,
            ids[1]
        );
        list(&[entry(ids[2], "{}"), error, entry(ids[0], "1")])
    })
    .await?;
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
    let server = Server::start(|received| {
        let ids = received.ids();
        list(&[
            entry(ids[0], r#"{"transactions":[{"gas":1},{"gas":null}]}"#),
            entry(ids[1], "1"),
        ])
    })
    .await;
    let rpc = server.rpc();
    let batch = rpc.batch((rpc.call(GetBlock::default()), rpc.call(Version::default())));
    let error = batch.await.expect_err("both are wrong");
    assert_eq!(
        error.decode().map(|decode| decode.path()),
        Some("result.transactions[1].gas")
    );
}

#[tokio::test]
async fn missing_doubled_and_unknown_ids() -> Result<(), Error> {
    let (first, second, third) = three(|ids| {
        list(&[
            entry(ids[0], "1"),
            entry(ids[2], "3"),
            entry(9999, "9"),
            entry(ids[2], "4"),
            "7".to_owned(),
        ])
    })
    .await?;
    assert_eq!(first?, 1);
    let printed = second.expect_err("no answer").to_string();
    assert!(
        printed.starts_with("test_version: no answer to this entry"),
        "{printed}"
    );
    let printed = third.expect_err("two answers").to_string();
    assert!(
        printed.starts_with("test_blockNumber: two answers to this entry"),
        "{printed}"
    );
    Ok(())
}

#[tokio::test]
async fn an_unreadable_entry_takes_no_other_with_it() -> Result<(), Error> {
    let (first, second, third) = three(|ids| {
        list(&[
            entry(ids[0], "1"),
            format!(r#"{{"id":{},"error":"boom"}}"#, ids[1]),
            entry(ids[2], "3"),
        ])
    })
    .await?;
    assert_eq!((first?, third?), (1, 3));
    assert!(second.expect_err("no error object").is_decode());
    Ok(())
}

#[tokio::test]
async fn a_single_object_refuses_or_answers() -> Result<(), Error> {
    let refusal =
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batch too large"}}"#;
    for refusal in [refusal.to_owned(), format!("[{refusal}]")] {
        let (first, second, third) =
            three(move |_| Reply::with_status(400, refusal.clone())).await?;
        let code = |error: Error| error.rpc().map(|rpc| rpc.code);
        assert_eq!(code(first.expect_err("refused")), Some(-32600));
        assert_eq!(code(second.expect_err("refused")), Some(-32600));
        assert_eq!(code(third.expect_err("refused")), Some(-32600));
    }

    let (first, second, _) = three(|ids| Reply::json(entry(ids[0], "1"))).await?;
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
    for (status, body, http_status, is_decode) in cases {
        let error = three(move |_| Reply::with_status(status, body))
            .await
            .expect_err(body);
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
    let server = Server::start(|_| Reply::Closed).await;
    let rpc = server.rpc();
    let number = || rpc.call(BlockNumber::default());
    let error = rpc
        .batch((number(), rpc.call(Send::default())))
        .await
        .expect_err("no answer");
    assert_eq!(
        (error.reached_server(), error.is_retryable()),
        (Reached::Maybe, false)
    );
    assert!(
        rpc.batch((number(), number()))
            .await
            .expect_err("no answer")
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
    let client = foreign::Client::new(
        server
            .rpc()
            .with_batch_limit(NonZeroUsize::new(20).unwrap()),
    );
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

#[tokio::test]
async fn a_failed_request_of_a_stream_fails_its_own_calls() {
    let server = Server::start(|received| match received.ids()[0] {
        3 => Reply::with_status(503, "busy"),
        _ => doubled(received),
    })
    .await;
    let rpc = server.rpc().with_batch_limit(NonZeroUsize::new(2).unwrap());
    let stream = rpc.batch_all((0..6).map(|number| {
        rpc.call(BlockNumber {
            number: Some(number),
        })
    }));
    let results: Vec<_> = stream
        .map(|result| result.map_err(|error| error.http_status()))
        .collect()
        .await;
    assert_eq!(
        results,
        [Ok(0), Ok(2), Err(Some(503)), Err(Some(503)), Ok(8), Ok(10)]
    );
}

#[tokio::test]
async fn a_tuple_above_the_limit_goes_in_several_requests() -> Result<(), Error> {
    let server = Server::start(|received| match received.ids()[0] {
        3 => Reply::with_status(503, "busy"),
        _ => doubled(received),
    })
    .await;
    let rpc: Rpc = server.rpc().with_batch_limit(NonZeroUsize::new(2).unwrap());
    let call = |number| {
        rpc.call(BlockNumber {
            number: Some(number),
        })
    };
    let (a, b, c, d, e) = rpc
        .batch((call(1), call(2), call(3), call(4), call(5)))
        .results()
        .await?;
    assert_eq!((a?, b?, e?), (2, 4, 10));
    assert_eq!(c.expect_err("busy").http_status(), Some(503));
    assert!(d.expect_err("busy").is_retryable());
    Ok(())
}
