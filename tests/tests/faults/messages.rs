//! What comes over WebSockets and Unix sockets instead of a response, and connections of both kinds that break.

use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::{Instant, sleep, timeout};

use crate::methods::{Get, Put};
use crate::outcome::{LONG, SHORT, kind};
use crate::server::{Over, Peer, SocketServer, answer, id_of, script};
use crate::table::{Fault, fault, over_sockets};

const LOST: &str = "lost; maybe reached; reads again";
const LATE: &str = "no response in time; maybe reached; reads again";
const WHOLE: &str = "unreadable at ``; reached; none again";
const RESULT: &str = "unreadable at `result`; reached; none again";

#[tokio::test]
async fn connections_break() {
    over_sockets(vec![
        fault(
            "drop while the call is unread",
            LOST,
            "connection was lost",
            |mut peer: Peer, _| async move {
                peer.touched().await;
            },
        ),
        fault(
            "drop after the call was read",
            LOST,
            "connection was lost",
            |mut peer: Peer, _| async move {
                peer.call().await;
            },
        ),
        fault(
            "reset after the call was read",
            LOST,
            "connection was lost",
            |mut peer: Peer, _| async move {
                peer.call().await;
                peer.reset();
            },
        ),
        fault(
            "half a response",
            LOST,
            "connection was lost",
            |mut peer: Peer, _| async move {
                let answer = answer(peer.call().await, "5");
                match peer.over() {
                    Over::Ws => {
                        peer.send([&[0x81, answer.len() as u8], &answer.as_bytes()[..20]].concat())
                            .await
                    }
                    Over::Ipc => peer.send(&answer[..20]).await,
                }
            },
        ),
        fault(
            "silence",
            LATE,
            "within the timeout of",
            |mut peer: Peer, _| async move {
                peer.call().await;
                peer.hold().await;
            },
        ),
        fault(
            "silence within a response",
            LATE,
            "",
            |mut peer: Peer, _| async move {
                let answer = answer(peer.call().await, "5");
                match peer.over() {
                    Over::Ws => {
                        peer.send([&[0x81, answer.len() as u8], &answer.as_bytes()[..20]].concat())
                            .await
                    }
                    Over::Ipc => peer.send(&answer[..20]).await,
                }
                peer.hold().await;
            },
        ),
        fault(
            "a slow drip within the limit",
            "ok 5",
            "",
            |mut peer: Peer, _| async move {
                let answer = answer(peer.call().await, "5");
                let bytes = match peer.over() {
                    Over::Ws => [&[0x81, answer.len() as u8], answer.as_bytes()].concat(),
                    Over::Ipc => answer.into(),
                };
                for byte in bytes {
                    peer.send([byte]).await;
                    sleep(Duration::from_millis(1)).await;
                }
                peer.hold().await;
            },
        ),
    ])
    .await;
}

#[tokio::test]
async fn messages_are_no_answers() {
    over_sockets(no_answers()).await;
}

/// Messages that come after a call, by what is wrong with them.
fn no_answers() -> Vec<Fault<Peer>> {
    type Messages = fn(u64) -> Vec<String>;
    let rows: [(&str, &str, &str, Messages); 19] = [
        ("a response to nobody", LATE, "", |_| vec![answer(99, "5")]),
        (
            "a response to nobody, then the right one",
            "ok 5",
            "",
            |id| vec![answer(99, "6"), answer(id, "5")],
        ),
        ("a response twice", "ok 5", "", |id| {
            vec![answer(id, "5"), answer(id, "6")]
        }),
        (
            "a response to a call that is still to come",
            "ok 5",
            "",
            |id| vec![answer(id + 1, "6"), answer(id, "5")],
        ),
        ("an id that is a text", "ok 5", "", |id| {
            vec![format!(r#"{{"id":"{id}","result":5}}"#)]
        }),
        ("an id that is a float", "ok 5", "", |id| {
            vec![format!(r#"{{"id":{id}.0,"result":5}}"#)]
        }),
        ("an id that is negative", LATE, "", |id| {
            vec![format!(r#"{{"id":-{id},"result":5}}"#)]
        }),
        (
            "an id beyond what a call of the connection's own has",
            LATE,
            "",
            |_| vec![answer(u64::MAX, "5"), answer((1 << 52) + 1, "5")],
        ),
        (
            "another version",
            "unreadable at `jsonrpc`; reached; none again",
            "2.0",
            |id| vec![format!(r#"{{"jsonrpc":"1.0","id":{id},"result":5}}"#)],
        ),
        (
            "a result and an error",
            "error -5; reached; none again",
            "no",
            |id| {
                vec![format!(
                    r#"{{"id":{id},"result":5,"error":{{"code":-5,"message":"no"}}}}"#
                )]
            },
        ),
        ("neither a result nor an error", WHOLE, "neither", |id| {
            vec![format!(r#"{{"id":{id}}}"#)]
        }),
        (
            "an error for no call, with one call under way",
            "error -32700; reached; none again",
            "",
            |_| {
                vec![
                    r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse"}}"#
                        .into(),
                ]
            },
        ),
        ("a list of one response", WHOLE, "", |id| {
            vec![format!("[{}]", answer(id, "5"))]
        }),
        ("deep nesting", RESULT, "", |id| {
            let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
            vec![answer(id, &format!("{open}{close}"))]
        }),
        ("deep nesting in what is for nobody", "ok 5", "", |id| {
            let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
            vec![format!(r#"{{"x":{open}{close}}}"#), answer(id, "5")]
        }),
        ("a request of the node's own", "ok 5", "", |id| {
            vec![
                r#"{"jsonrpc":"2.0","id":"n1","method":"ping","params":[]}"#.into(),
                answer(id, "5"),
            ]
        }),
        (
            "a request of the node's own with the id of the call",
            WHOLE,
            "neither",
            |id| {
                vec![format!(
                    r#"{{"jsonrpc":"2.0","id":{id},"method":"ping","params":[]}}"#
                )]
            },
        ),
        (
            "an item of a subscription that nobody has",
            "ok 5",
            "",
            |id| {
                let item =
                    r#"{"jsonrpc":"2.0","method":"x","params":{"subscription":"0x1","result":1}}"#;
                let mut messages = vec![item.to_owned(); 5_000];
                messages.push(answer(id, "5"));
                messages
            },
        ),
        (
            "a response beyond the limit",
            "too large; reached; none again",
            "longer than 1048576 bytes",
            |id| vec![answer(id, &format!("\"{}\"", "x".repeat(1 << 20)))],
        ),
    ];
    let rows = rows.into_iter().map(|(name, expected, says, messages)| {
        fault(name, expected, says, move |mut peer: Peer, _| async move {
            let id = peer.call().await;
            for message in messages(id) {
                peer.say(message).await;
            }
            peer.hold().await;
        })
    });
    rows.collect()
}

/// With several calls under way nobody can tell whom such an error is for: each call has its own limit, and none gets the error.
#[tokio::test]
async fn an_error_for_no_call_with_several_under_way() {
    for over in [Over::Ws, Over::Ipc] {
        let server = SocketServer::start(
            over,
            script(|mut peer: Peer, _| async move {
                peer.call().await;
                peer.call().await;
                peer.say(r#"{"id":null,"error":{"code":-32700,"message":"parse"}}"#)
                    .await;
                peer.hold().await;
            }),
        )
        .await;
        let rpc = server.rpc().with_timeout(SHORT);
        let (one, two) = tokio::join!(
            rpc.call(Get([1])).into_future(),
            rpc.call(Get([2])).into_future()
        );
        for error in [one.expect_err("no response"), two.expect_err("no response")] {
            assert_eq!(kind(&error), "no response in time", "{over:?}");
        }
    }
}

#[tokio::test]
async fn answers_come_in_any_order() {
    const CALLS: u64 = 200;

    for over in [Over::Ws, Over::Ipc] {
        let server = SocketServer::start(
            over,
            script(|mut peer: Peer, _| async move {
                let mut answers = Vec::new();
                for _ in 0..CALLS {
                    let text = peer.next().await.unwrap();
                    let (_, number) = text.split_once("\"params\":[").unwrap();
                    let number = number.trim_matches(|c: char| !c.is_ascii_digit());
                    answers.push(answer(id_of(&text), number));
                }
                // From both ends in turn.
                while let Some(last) = answers.pop() {
                    peer.say(last).await;
                    if !answers.is_empty() {
                        peer.say(answers.remove(0)).await;
                    }
                }
                peer.hold().await;
            }),
        )
        .await;
        let rpc = server.rpc();
        let calls = (0..CALLS).map(|number| rpc.call(Get([number])).into_future());
        let results = timeout(LONG, join_all(calls)).await.unwrap();
        for (number, result) in (0..).zip(results) {
            assert_eq!(result.unwrap(), number, "{over:?}");
        }
    }
}

/// After each loss the next call connects again, and what was lost is never sent again by itself.
#[tokio::test]
async fn every_second_connection_breaks() {
    for over in [Over::Ws, Over::Ipc] {
        let server = SocketServer::start(
            over,
            script(|mut peer: Peer, number| async move {
                let id = peer.call().await;
                if number % 2 == 1 {
                    peer.say(answer(id, "5")).await;
                    // The next call finds the connection gone, or loses it.
                    sleep(Duration::from_millis(5)).await;
                }
            }),
        )
        .await;
        let rpc = server.rpc();
        let (mut good, mut bad) = (0, 0);
        for number in 0..100 {
            let start = Instant::now();
            match rpc.call(Put([number])).await {
                Ok(_) => good += 1,
                Err(error) => {
                    assert!(!error.is_timeout(), "{over:?}: {error}");
                    bad += 1;
                }
            }
            assert!(start.elapsed() < LONG, "{over:?}");
        }
        let mut sent = server.seen.messages();
        let count = sent.len();
        sent.sort();
        sent.dedup();
        assert_eq!(sent.len(), count, "{over:?}: sent twice");
        assert!(good >= 10 && bad >= 10, "{over:?}: {good} {bad}");
    }
}
