//! Subscriptions at nodes that speak too early, too much, under the wrong name or not at all.

use std::time::Duration;

use futures_util::{FutureExt, StreamExt};
use polyrpc::{Error, Event, GapCause, Subscription};
use tokio::time::{sleep, timeout};

use crate::methods::{Get, Ticks};
use crate::outcome::{LONG, SHORT, kind};
use crate::server::{Over, Peer, Script, SocketServer, answer, script};

const BOTH: [Over; 2] = [Over::Ws, Over::Ipc];

fn item(key: &str, number: u64) -> String {
    format!(
        r#"{{"jsonrpc":"2.0","method":"test_subscription","params":{{"subscription":"{key}","result":{number}}}}}"#
    )
}

/// The next event as a word: a number, `gap`, `lagged n`, or the kind of an error.
async fn next(ticks: &mut Subscription<u64>) -> String {
    let event = timeout(LONG, ticks.next())
        .await
        .expect("no event")
        .expect("the end");
    match event {
        Ok(Event::Item(number)) => number.to_string(),
        Ok(Event::Gap {
            cause: GapCause::Lagged(count),
            ..
        }) => format!("lagged {count}"),
        Ok(_) => "gap".to_owned(),
        Err(error) => kind(&error),
    }
}

async fn assert_events(ticks: &mut Subscription<u64>, expected: &[&str], over: Over) {
    for expected in expected {
        assert_eq!(next(ticks).await, *expected, "{over:?}");
    }
}

async fn start(over: Over, script: Script<Peer>) -> SocketServer {
    SocketServer::start(over, script).await
}

#[tokio::test]
async fn items_before_the_answer_come_first() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                let id = peer.call().await;
                peer.say(item("0x9", 7)).await;
                peer.say(item("0x1", 1)).await;
                peer.say(item("0x1", 2)).await;
                peer.say(answer(id, "\"0x1\"")).await;
                peer.say(item("0x1", 3)).await;
                peer.hold().await;
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        assert_events(&mut ticks, &["1", "2", "3"], over).await;
    }
}

/// More than what is kept for a subscription that isn't open yet: what is missing is told.
#[tokio::test]
async fn a_flood_before_the_answer() {
    const SENT: u64 = 3000;

    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                let id = peer.call().await;
                for number in 0..SENT {
                    peer.say(item("0x1", number)).await;
                }
                peer.say(answer(id, "\"0x1\"")).await;
                peer.hold().await;
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        let (mut next_item, mut items) = (0, 0);
        while next_item < SENT {
            let event = next(&mut ticks).await;
            match event.strip_prefix("lagged ") {
                Some(count) => next_item += count.parse::<u64>().unwrap(),
                None => {
                    assert_eq!(event, next_item.to_string(), "{over:?}");
                    (next_item, items) = (next_item + 1, items + 1);
                }
            }
        }
        assert_eq!(next_item, SENT, "{over:?}");
        assert!(items >= 1000, "{over:?}: {items}");
    }
}

#[tokio::test]
async fn items_for_nobody_are_dropped() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                let id = peer.call().await;
                peer.say(answer(id, "\"0x1\"")).await;
                peer.say(item("0x2", 7)).await;
                peer.say(
                    r#"{"method":"test_subscription","params":{"subscription":1,"result":7}}"#,
                )
                .await;
                peer.say(r#"{"method":"test_subscription","params":{"result":7}}"#)
                    .await;
                peer.say(r#"{"method":"test_subscription","params":["0x1",7]}"#)
                    .await;
                peer.say(item("0x1", 1)).await;
                peer.hold().await;
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        assert_events(&mut ticks, &["1"], over).await;
    }
}

#[tokio::test]
async fn an_item_that_can_not_be_read_is_an_error_and_no_end() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                let id = peer.call().await;
                peer.say(answer(id, "\"0x1\"")).await;
                peer.say(r#"{"method":"m","params":{"subscription":"0x1","result":{"x":[]}}}"#)
                    .await;
                peer.say(item("0x1", 2)).await;
                peer.hold().await;
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        assert_events(&mut ticks, &["unreadable at ``", "2"], over).await;
    }
}

#[tokio::test]
async fn the_same_name_again_after_a_loss() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, number| async move {
                let id = peer.call().await;
                peer.say(answer(id, "\"0x1\"")).await;
                peer.say(item("0x1", 10 + number as u64)).await;
                if number == 2 {
                    peer.hold().await;
                }
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        assert_events(&mut ticks, &["10", "gap", "11", "gap", "12"], over).await;
        let opened = server
            .seen
            .messages()
            .iter()
            .filter(|text| text.contains("test_subscribe"))
            .count();
        assert_eq!(opened, 3, "{over:?}");
    }
}

/// A node that calls two subscriptions the same has ended the first one: it is opened again.
#[tokio::test]
async fn the_same_name_twice() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                for key in ["0x1", "0x1", "0x2"] {
                    let id = peer.call().await;
                    peer.say(answer(id, &format!("\"{key}\""))).await;
                }
                peer.say(item("0x1", 1)).await;
                peer.say(item("0x2", 2)).await;
                peer.hold().await;
            }),
        )
        .await;
        let rpc = server.rpc();
        let mut first = rpc.subscribe(Ticks).await.unwrap();
        let mut second = rpc.subscribe(Ticks).await.unwrap();
        assert_events(&mut first, &["gap", "2"], over).await;
        assert_events(&mut second, &["1"], over).await;
        assert_eq!(server.seen.connections(), 1);
    }
}

#[tokio::test]
async fn a_node_that_refuses_to_subscribe_again() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, number| async move {
                if number == 0 {
                    let id = peer.call().await;
                    peer.say(answer(id, "\"0x1\"")).await;
                    return;
                }
                for _ in 0..2 {
                    let id = peer.call().await;
                    peer.say(format!(
                        r#"{{"id":{id},"error":{{"code":-32601,"message":"no"}}}}"#
                    ))
                    .await;
                }
                let id = peer.call().await;
                peer.say(answer(id, "\"0x2\"")).await;
                peer.say(item("0x2", 2)).await;
                peer.hold().await;
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        assert_events(
            &mut ticks,
            &["error -32601", "error -32601", "gap", "2"],
            over,
        )
        .await;
    }
}

/// Overloaded nodes are asked again without a word to the reader.
#[tokio::test]
async fn a_node_that_is_busy_when_asked_again() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, number| async move {
                let id = peer.call().await;
                match number {
                    0 => peer.say(answer(id, "\"0x1\"")).await,
                    1..4 => {
                        peer.say(format!(
                            r#"{{"id":{id},"error":{{"code":-32005,"message":"later"}}}}"#
                        ))
                        .await
                    }
                    _ => {
                        peer.say(answer(id, "\"0x2\"")).await;
                        peer.say(item("0x2", 2)).await;
                        peer.hold().await;
                    }
                }
            }),
        )
        .await;
        let mut ticks = server.rpc().subscribe(Ticks).await.unwrap();
        assert_events(&mut ticks, &["gap", "2"], over).await;
        assert_eq!(server.seen.connections(), 5, "{over:?}");
    }
}

#[tokio::test]
async fn answers_that_open_nothing() {
    for over in BOTH {
        for (result, expected) in [
            (r#""result":null"#, "lost"),
            (r#""result":{"id":"0x1"}"#, "lost"),
            (r#""result":true"#, "lost"),
            (r#""error":{"code":-5,"message":"no"}"#, "error -5"),
            (r#""x":1"#, "unreadable at ``"),
        ] {
            let server = start(
                over,
                script(move |mut peer: Peer, _| async move {
                    let id = peer.call().await;
                    peer.say(format!(r#"{{"id":{id},{result}}}"#)).await;
                    peer.hold().await;
                }),
            )
            .await;
            let error = timeout(LONG, server.rpc().subscribe(Ticks))
                .await
                .expect("it hangs");
            let error: Error = error.expect_err("nothing was opened");
            assert_eq!(kind(&error), expected, "{result} {over:?}: {error}");
        }
    }
}

/// The caller is gone when the node answers: what it opened is ended, or it would be sent for as long as the connection lives.
#[tokio::test]
async fn an_opening_that_was_given_up_is_ended_at_the_node() {
    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                let first = peer.call().await;
                peer.say(answer(first, "4")).await;
                let opening = peer.call().await;
                let call = peer.call().await;
                peer.say(answer(opening, "\"0x7\"")).await;
                peer.say(answer(call, "5")).await;
                while peer.next().await.is_some() {}
            }),
        )
        .await;
        let rpc = server.rpc();
        // The limit is for the opening alone: by then they are connected.
        assert_eq!(rpc.call(Get([0])).await.unwrap(), 4);
        let open = rpc.clone().with_timeout(SHORT);
        let error = open
            .subscribe(Ticks)
            .await
            .expect_err("no response in time");
        assert!(error.is_timeout(), "{error}");
        assert_eq!(rpc.call(Get([1])).await.unwrap(), 5);
        let ended = async {
            while !server
                .seen
                .messages()
                .iter()
                .any(|text| text.contains("test_unsubscribe") && text.contains(r#"["0x7"]"#))
            {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(LONG, ended).await.expect("it is never ended");
    }
}

#[tokio::test]
async fn a_reader_that_is_too_slow_learns_how_much_it_missed() {
    const KEPT: u64 = 1024;
    const SENT: u64 = 5000;

    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, _| async move {
                let id = peer.call().await;
                peer.say(answer(id, "\"0x1\"")).await;
                for number in 0..SENT {
                    peer.say(item("0x1", number)).await;
                }
                // A response after the items: they have all come by then.
                let id = peer.call().await;
                peer.say(answer(id, "5")).await;
                peer.call().await;
                peer.say(item("0x1", SENT)).await;
                peer.hold().await;
            }),
        )
        .await;
        let rpc = server.rpc();
        let mut ticks = rpc.subscribe(Ticks).await.unwrap();
        assert_eq!(rpc.call(Get([1])).await.unwrap(), 5);
        for number in 0..KEPT {
            assert_eq!(next(&mut ticks).await, number.to_string(), "{over:?}");
        }
        assert_eq!(next(&mut ticks).await, format!("lagged {}", SENT - KEPT));
        // Live again.
        let call = tokio::spawn(rpc.call(Get([2])).into_future());
        assert_eq!(next(&mut ticks).await, SENT.to_string());
        call.abort();
    }
}

#[tokio::test]
async fn every_reader_learns_of_a_loss_and_of_the_end() {
    const READERS: usize = 100;

    for over in BOTH {
        let server = start(
            over,
            script(|mut peer: Peer, number| async move {
                for _ in 0..READERS {
                    let id = peer.call().await;
                    peer.say(answer(id, &format!("\"{id}\""))).await;
                }
                if number == 1 {
                    while peer.next().await.is_some() {}
                }
            }),
        )
        .await;
        let socket = server.socket();
        let rpc = polyrpc::Rpc::new(socket.clone());
        let mut readers = Vec::new();
        for _ in 0..READERS {
            readers.push(rpc.subscribe(Ticks).await.unwrap());
        }
        let gaps = readers.iter_mut().map(next);
        let gaps = futures_util::future::join_all(gaps).await;
        assert!(
            gaps.iter().all(|event| event == "gap"),
            "{over:?}: {gaps:?}"
        );
        timeout(LONG, socket.close()).await.expect("it hangs");
        for reader in &mut readers {
            assert!(
                matches!(reader.next().now_or_never(), Some(None)),
                "{over:?}"
            );
        }
    }
}
