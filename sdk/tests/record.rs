//! Recording what passes, and answering from it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::{FutureExt, StreamExt};
use polyrpc::ethereum::{Address, BlockTag, Client, U256};
use polyrpc::record::{Exchange, Mask, Record, Recording, Replay};
use polyrpc::transport::{FeedEvent, Items, Opening, Request, Response, Stop, feed};
use polyrpc::wire::JSONRPC;
use polyrpc::{Error, RawJson, Reached, Rpc, RpcError, Safety};
use tower::util::BoxCloneSyncService;
use tower::{Layer, ServiceExt, service_fn};

const ALICE: Address = Address::from_literal("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Answers `eth_blockNumber` with 0x1, 0x2, …, `eth_getBalance` with the error 3, `personal_unlockAccount` with true,
/// anything else with its parameters. Batches are answered from the last call to the first.
fn node() -> BoxCloneSyncService<Request, Response, Error> {
    let height = Arc::new(AtomicU64::new(0));
    BoxCloneSyncService::new(service_fn(move |request: Request| {
        let answers = request.entries().map(|entry| {
            let outcome = match entry.method() {
                "eth_blockNumber" => {
                    let height = height.fetch_add(1, Ordering::Relaxed) + 1;
                    format!(r#""result":"{height:#x}""#)
                }
                "eth_getBalance" => r#""error":{"code":3,"message":"no"}"#.to_owned(),
                "personal_unlockAccount" => r#""result":true"#.to_owned(),
                _ => format!(r#""result":{}"#, String::from_utf8_lossy(entry.params())),
            };
            format!(r#"{{"jsonrpc":"2.0","id":{},{outcome}}}"#, entry.id())
        });
        let mut answers: Vec<_> = answers.collect();
        answers.reverse();
        let body = if request.is_batch() {
            format!("[{}]", answers.join(","))
        } else {
            answers.concat()
        };
        async move { Ok(Response::new(body)) }
    }))
}

fn json(text: &str) -> RawJson {
    RawJson::new(text).unwrap()
}

fn call(id: u64, method: &'static str, params: &str) -> Request {
    Request::new(&JSONRPC, id, method, Safety::Read, &json(params)).expect("a call")
}

/// The response to one call, as text.
async fn ask(replay: &Replay, method: &'static str, params: &str) -> Result<String, Error> {
    let answer = replay.clone().oneshot(call(7, method, params)).await?;
    Ok(String::from_utf8(answer.body().to_vec()).unwrap())
}

fn result(text: &str) -> String {
    format!(r#"{{"jsonrpc":"2.0","id":7,"result":{text}}}"#)
}

fn recorded(exchanges: &[(&str, &str, &str)]) -> Recording {
    Recording::new(
        exchanges
            .iter()
            .map(|(method, params, result)| Exchange::new(*method, json(params), Ok(json(result)))),
    )
}

#[tokio::test]
async fn a_program_runs_again_from_the_file() -> Result {
    async fn program(eth: &Client) -> Result<(u64, u64, Option<i64>, u64, u64)> {
        let first = eth.block_number().await?;
        let (balance, second, third) = eth
            .batch((
                eth.get_balance(ALICE).block(BlockTag::Earliest),
                eth.block_number(),
                eth.block_number(),
            ))
            .results()
            .await?;
        let code = balance.unwrap_err().rpc().map(|error| error.code);
        Ok((first, second?, code, third?, eth.block_number().await?))
    }

    let record = Record::new();
    let expected = (1, 2, Some(3), 3, 4);
    let live = Client::new(Rpc::new(record.layer(node())));
    assert_eq!(program(&live).await?, expected);

    let folder = tempfile::tempdir()?;
    let file = folder.path().join("traffic.json");
    record.save(&file)?;
    let again = Client::new(Rpc::new(Replay::load(&file)?));
    assert_eq!(program(&again).await?, expected);
    // The last response is repeated.
    assert_eq!(again.block_number().await?, 4);
    assert_eq!(again.block_number().await?, 4);
    Ok(())
}

#[tokio::test]
async fn exchanges_stand_in_the_order_of_sending() -> Result {
    let record = Record::new();
    let slow_first = service_fn(|request: Request| async move {
        let id = request.single().unwrap().id();
        if id == 1 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        if id == 2 {
            return Err(Error::transport("gone"));
        }
        let body = format!(r#"{{"id":{id},"result":{id},"error":null}}"#);
        Ok(Response::new(body))
    });
    let service = record.layer(slow_first);
    let calls = (1..=3).map(|id| service.clone().oneshot(call(id, "a", "[]")));
    let answers = futures_util::future::join_all(calls).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 1);
    // The one without a response isn't there.
    assert_eq!(
        record.recording(),
        recorded(&[("a", "[]", "1"), ("a", "[]", "3")])
    );
    Ok(())
}

#[tokio::test]
async fn secrets_never_get_into_the_file() -> Result {
    let record = Record::new();
    let service = record.layer(node());
    let unlock = r#"["0xa","sesame"]"#;
    let login = r#"[{"password":"sesame","url":"https://user:sesame@host/?sesame"}]"#;
    let unlocking = call(1, "personal_unlockAccount", unlock);
    service.clone().oneshot(unlocking.clone()).await?;
    let answer = service.oneshot(call(2, "login", login)).await?;
    let passed = String::from_utf8(answer.body().to_vec())?;
    assert!(passed.contains(login), "{passed}");
    let text = record.recording().to_text();
    let hidden = |text: &str| !text.contains("sesame") && !text.contains("user");
    assert!(hidden(&text), "{text}");

    // The same mask finds them again.
    let replay = Replay::new(record.recording());
    assert!(ask(&replay, "personal_unlockAccount", unlock).await.is_ok());
    assert!(ask(&replay, "login", login).await?.contains("***"));
    let error = ask(&replay, "login", r#"[{"password":"another","x":1}]"#).await;
    let printed = error.unwrap_err().to_string();
    assert!(
        !printed.contains("another") && printed.contains("***"),
        "{printed}"
    );

    let everything = Record::new().with_mask(Mask::none());
    let service = everything.layer(node());
    service.oneshot(unlocking).await?;
    // What was kept as it is is found as well.
    let replay = Replay::new(everything.recording());
    assert!(ask(&replay, "personal_unlockAccount", unlock).await.is_ok());
    assert_eq!(everything.recording().exchanges()[0].params, json(unlock));
    Ok(())
}

#[tokio::test]
async fn calls_are_found_by_their_values() -> Result {
    let replay = Replay::new(recorded(&[
        ("a", r#"[{"x":1,"y":[9007199254740993]}]"#, "1"),
        ("a", r#"[{"x":1,"y":[9007199254740992]}]"#, "2"),
        ("a", "[]", "3"),
        ("a", "{}", "4"),
    ]));
    for (params, expected) in [
        (r#"[ {"y":[9007199254740993],"x":1.0} ]"#, "1"),
        (r#"[{"y":[9007199254740992.0],"x":1e0}]"#, "2"),
        ("[]", "3"),
        ("{}", "4"),
    ] {
        assert_eq!(
            ask(&replay, "a", params).await?,
            result(expected),
            "{params}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_recorded_is_said() {
    let numbered: Vec<_> = (0..9).map(|n| format!(r#"["0xab","{n}"]"#)).collect();
    let mut exchanges: Vec<_> = numbered
        .iter()
        .map(|params| ("eth_a", &**params, "1"))
        .collect();
    exchanges.push(("eth_b", "[]", "2"));
    let replay = Replay::new(recorded(&exchanges));
    let said = async |method, params: &str| {
        let error = ask(&replay, method, params).await.expect_err(params);
        assert_eq!(
            (error.is_retryable(), error.reached_server()),
            (false, Reached::No)
        );
        error.to_string()
    };
    assert_eq!(
        said("eth_a", r#"["0xac","7"]"#).await,
        r#"eth_a: not recorded with ["0xac","7"]; recorded with ["0xab","7"], ["0xab","0"], ["0xab","1"] and 6 more"#
    );
    assert_eq!(
        said("eth_c", "[]").await,
        "eth_c: not recorded with []; methods that are recorded: eth_a, eth_b"
    );
    let long = format!(r#"["{}"]"#, "x".repeat(10_000));
    assert!(said("eth_a", &long).await.len() < 1_000);

    let batch = Request::batch([call(1, "eth_b", "[]"), call(2, "eth_c", "[]")]).expect("JSON-RPC");
    let error = replay.clone().oneshot(batch).await.unwrap_err();
    assert!(
        error.to_string().starts_with("eth_c: not recorded"),
        "{error}"
    );

    let named = "eth_c".to_owned();
    let request = Request::new(&JSONRPC, 1, named, Safety::Read, &json("[]")).expect("a call");
    let error = replay.oneshot(request).await.unwrap_err();
    assert!(
        error.to_string().starts_with("eth_c: not recorded"),
        "{error}"
    );

    let empty = Replay::new(Recording::default());
    let error = ask(&empty, "eth_a", "[]").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "eth_a: not recorded with []: the recording is empty"
    );
}

#[tokio::test]
async fn batches_of_one_and_of_none() -> Result {
    let replay = Replay::new(recorded(&[("a", "[]", "1")]));
    let one = call(7, "a", "[]").only(|_| true);
    let answer = replay.clone().oneshot(one).await?;
    assert_eq!(answer.body(), &format!("[{}]", result("1")));
    let none = replay.oneshot(Request::batch([])?).await?;
    assert_eq!(none.body(), "[]");
    Ok(())
}

#[tokio::test]
async fn subscriptions_pass_and_are_answered() -> Result {
    let opening = Opening {
        stop: Stop::call("eth_unsubscribe"),
        items: Items::DEFAULT,
        buffer: 4,
    };
    let open = || call(7, "eth_subscribe", r#"["newHeads"]"#).with_opening(opening.clone());
    let record = Record::new();
    let node = record.layer(service_fn(|_: Request| async {
        let (sender, feed) = feed(4);
        sender.item("1".into());
        Ok::<_, Error>(Response::new(result(r#""0x1""#)).with_feed(feed))
    }));
    let mut live = node.oneshot(open()).await?.take_feed().unwrap();
    assert!(matches!(live.next().await, Some(FeedEvent::Item(item)) if item == "1"));

    let replay = Replay::new(record.recording());
    let mut answer = replay.clone().oneshot(open()).await?;
    assert_eq!(answer.body(), &result(r#""0x1""#));
    let mut feed = answer.take_feed().unwrap();
    assert!(feed.next().now_or_never().is_none(), "open, without items");
    drop(replay);
    assert!(matches!(feed.next().await, Some(FeedEvent::Ended(_))));
    Ok(())
}

#[tokio::test]
async fn errors_come_back_with_their_data() -> Result {
    let error = RpcError::new(3, "reverted").with_data(json(r#"{"a":1.0}"#));
    let exchange = Exchange::new("eth_gasPrice", json("[]"), Err(error.clone()));
    let text = Recording::new([exchange]).to_text();
    let eth = Client::new(Rpc::new(Replay::new(Recording::parse(&text)?)));
    let answer: Result<U256, Error> = eth.gas_price().await;
    assert_eq!(answer.unwrap_err().rpc(), Some(&error));
    Ok(())
}

#[tokio::test]
async fn notifications_have_no_answer_on_record() -> Result {
    let replay = Replay::new(Recording::default());
    let request = Request::notification(&JSONRPC, "eth_hello", &json("[]")).expect("a call");
    let response = replay.oneshot(request).await?;
    assert!(response.body().is_empty());
    Ok(())
}
