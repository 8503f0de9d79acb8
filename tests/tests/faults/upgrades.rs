//! What servers do instead of making a WebSocket of a connection.

use std::time::Duration;

use futures_util::future::join_all;
use polyrpc::Rpc;
use polyrpc::transport::socket::Socket;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::methods::{Get, Put};
use crate::outcome::{LONG, SHORT, kind, outcome};
use crate::server::{Conn, HttpServer, Peer, Script, answer, head, script};

/// Servers that don't make a WebSocket, in the terms of [`outcome`], with what the error says.
#[tokio::test]
async fn upgrades_are_refused_or_fail() {
    const NONE_AGAIN: &str = "not reached; none again";
    const ANY_AGAIN: &str = "not reached; any again";

    let mut rows: Vec<(String, String, &str, Script<Conn>)> = Vec::new();
    for status in [200, 301, 400, 401, 403, 404, 426, 429, 500, 502, 503, 504] {
        let again = if status == 429 || status >= 500 {
            ANY_AGAIN
        } else {
            NONE_AGAIN
        };
        rows.push((
            format!("status {status}"),
            format!("no connection {status}; {again}"),
            "plan has no WebSockets",
            script(move |mut conn: Conn, _| async move {
                conn.head().await;
                conn.reply(status, "", "your plan has\r\nno WebSockets")
                    .await;
                conn.hold().await;
            }),
        ));
    }
    let failed = "no connection; not reached; any again";
    let too_much = "longer than 64 KiB, or came in too many small pieces";
    rows.push((
        "headers without end".to_owned(),
        failed.to_owned(),
        "Too many headers",
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            conn.send("HTTP/1.1 101 X\r\n").await;
            for number in 0..1 << 16 {
                conn.send(format!("x-{number}: {}\r\n", "x".repeat(64)))
                    .await;
            }
            conn.hold().await;
        }),
    ));
    rows.push((
        "a drip at the upgrade".to_owned(),
        failed.to_owned(),
        too_much,
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            conn.drip(head(101, &"x".repeat(1000), 0), Duration::from_millis(5))
                .await;
        }),
    ));
    let mut row = |name: &str, expected: &str, script| {
        rows.push((name.to_owned(), expected.to_owned(), "", script));
    };
    row(
        "drop before the upgrade",
        failed,
        script(|_: Conn, _| async {}),
    );
    row(
        "reset at the upgrade",
        failed,
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            conn.reset();
        }),
    );
    row(
        "no HTTP at the upgrade",
        failed,
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            conn.send(b"\x15\x03\x01\x00\x02\x02\x46\r\n\r\n").await;
            conn.hold().await;
        }),
    );
    row(
        "half a head",
        failed,
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            conn.send("HTTP/1.1 101 Switch").await;
        }),
    );
    row(
        "a key that is not ours",
        failed,
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            let headers =
                "upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: AAAA\r\n";
            conn.send(head(101, headers, 0)).await;
            conn.hold().await;
        }),
    );
    row(
        "silence at the upgrade",
        "no connection in time; not reached; any again",
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            conn.hold().await;
        }),
    );
    row(
        "a slow drip at the upgrade",
        "no connection in time; not reached; any again",
        script(|mut conn: Conn, _| async move {
            conn.head().await;
            // Faster, and tungstenite takes it for an attack.
            conn.drip(head(101, &"x".repeat(1000), 0), Duration::from_millis(200))
                .await;
        }),
    );
    let checks = rows
        .into_iter()
        .map(async |(name, expected, says, script)| {
            let (read, write) = (
                HttpServer::start(script.clone()).await,
                HttpServer::start(script).await,
            );
            let rpc = |server: &HttpServer| {
                let limit = if expected.contains("in time") {
                    SHORT
                } else {
                    LONG
                };
                Rpc::new(ws(server, limit))
            };
            let (found, error) = outcome(&name, LONG, &rpc(&read), &rpc(&write)).await;
            assert_eq!(found, expected, "{name}: {error}");
            assert!(error.to_string().contains(says), "{name}: {error}");
            assert_eq!(write.seen.connections(), 1, "{name}");
        });
    join_all(checks).await;
}

/// A client that takes up to `limit` to connect.
fn ws(server: &HttpServer, limit: Duration) -> Socket {
    let builder = Socket::ws(&server.url.replace("http:", "ws:"));
    builder.connect_timeout(limit).build().unwrap()
}

#[tokio::test]
async fn the_wait_that_an_upgrade_asks_for_is_handed_on() {
    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        conn.head().await;
        conn.reply(429, "retry-after: 7\r\n", "slow down").await;
    }))
    .await;
    let error = ws(&server, LONG).connect().await.expect_err("refused");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)), "{error}");
}

#[tokio::test]
async fn upgrades_are_not_redirected() {
    let elsewhere = HttpServer::start(script(|mut conn: Conn, _| async move {
        conn.head().await;
    }))
    .await;
    let location = elsewhere.url.replace("http:", "ws:");
    let server = HttpServer::start(script(move |mut conn: Conn, _| {
        let location = location.clone();
        async move {
            let head = conn.head().await.to_lowercase();
            assert!(head.contains("authorization: bearer s3cret"), "{head}");
            conn.reply(302, &format!("location: {location}/\r\n"), "")
                .await;
        }
    }))
    .await;
    let builder = Socket::ws(&server.url.replace("http:", "ws:")).bearer("s3cret");
    let error = builder.build().unwrap().connect().await.expect_err("moved");
    assert_eq!(kind(&error), "no connection 302");
    let counts = (server.seen.connections(), elsewhere.seen.connections());
    assert_eq!(counts, (1, 0));
}

/// The limit of a call holds while it connects, and a call that gave up then was never sent.
#[tokio::test]
async fn a_call_gives_up_while_it_connects() {
    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        conn.head().await;
        conn.hold().await;
    }))
    .await;
    let rpc = Rpc::new(ws(&server, LONG));
    let calls = (0..20).map(|number| rpc.call(Put([number])).timeout(SHORT).into_future());
    let results = timeout(LONG, join_all(calls)).await.unwrap();
    for result in results {
        let error = result.expect_err("no connection");
        assert_eq!(kind(&error), "no response in time", "{error}");
        assert!(error.is_retryable(), "{error}");
    }
}

/// Closing doesn't wait for a server that is slow to connect.
#[tokio::test]
async fn closing_ends_an_attempt_to_connect() {
    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        conn.head().await;
        conn.hold().await;
    }))
    .await;
    let socket = ws(&server, 6 * LONG);
    let rpc = Rpc::new(socket.clone());
    let call = tokio::spawn(rpc.call(Get([1])).timeout(6 * LONG).into_future());
    while server.seen.messages().is_empty() {
        sleep(Duration::from_millis(1)).await;
    }
    timeout(LONG, socket.close()).await.expect("it hangs");
    let error = timeout(LONG, call)
        .await
        .expect("it hangs")
        .unwrap()
        .expect_err("closed");
    assert!(error.is_closed(), "{error}");
}

/// One attempt fails for all who wait, so that they neither queue up for their own nor storm a server in need.
#[tokio::test]
async fn a_failed_attempt_is_shared() {
    const CALLS: u64 = 50;

    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        conn.head().await;
        conn.hold().await;
    }))
    .await;
    let rpc = Rpc::new(ws(&server, SHORT));
    let calls = (0..CALLS).map(|number| rpc.call(Put([number])).timeout(2 * LONG).into_future());
    let results = timeout(LONG, join_all(calls)).await.expect("they queue up");
    for result in results {
        let error = result.expect_err("no connection");
        assert_eq!(kind(&error), "no connection in time", "{error}");
    }
    assert!(
        server.seen.connections() <= 2,
        "{}",
        server.seen.connections()
    );
    // Who asks later gets an attempt of their own.
    let before = server.seen.connections();
    rpc.call(Put([CALLS])).await.expect_err("no connection");
    assert_eq!(server.seen.connections(), before + 1);
}

/// Connecting takes longer than any caller waits, but it is done once and for all.
#[tokio::test]
async fn an_attempt_outlives_those_who_asked_for_it() {
    const SLOW: Duration = Duration::from_millis(500);
    const HURRY: Duration = Duration::from_millis(100);

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let mut attempts = JoinSet::new();
        while let Ok((stream, _)) = listener.accept().await {
            assert!(attempts.is_empty(), "it was given up");
            attempts.spawn(async move {
                sleep(SLOW).await;
                let mut peer = Peer::upgrade(stream).await.unwrap();
                loop {
                    let answer = answer(peer.call().await, "5");
                    peer.say(answer).await;
                }
            });
        }
    });
    let rpc = Rpc::new(Socket::ws(&url).build().unwrap()).with_timeout(HURRY);
    let patience = async {
        while let Err(error) = rpc.call(Get([1])).await {
            assert_eq!(kind(&error), "no response in time", "{error}");
        }
    };
    timeout(LONG, patience).await.expect("nobody gets through");
    assert!(!server.is_finished());
    server.abort();
}
