//! Servers that don't read, and calls that wait for room.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use polyrpc::transport::Request;
use polyrpc::wire::JSONRPC;
use polyrpc::{Error, RawJson, Reached, Rpc, Safety};
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use crate::methods::{Get, Ticks};
use crate::outcome::{LONG, SHORT, kind};
use crate::server::{Over, Peer, Settings, SocketServer, answer, id_of, script};

const BOTH: [Over; 2] = [Over::Ws, Over::Ipc];

/// A call with parameters of this length.
fn long_call(id: u64, length: usize) -> Request {
    let params = RawJson::new(format!("[\"{}\"]", "x".repeat(length))).unwrap();
    Request::new(&JSONRPC, id, "test_fill", Safety::Write, &params).expect("a call")
}

/// Callers wait in a queue that doesn't grow; all of them run into their limits and know whether they were sent.
#[tokio::test]
async fn a_server_that_never_reads() {
    const CALLS: u64 = 200;
    const LENGTH: usize = 256 << 10;
    /// What the systems' buffers may take, and tokio's, before nothing is taken any more.
    const SENT: usize = 100;

    for over in BOTH {
        let server = SocketServer::start(over, script(|peer: Peer, _| peer.hold())).await;
        let socket = server.socket_with(Settings {
            queue: 4,
            ..Settings::default()
        });
        let rpc = Rpc::new(socket.clone());
        let calls = (0..CALLS).map(|id| rpc.send(long_call(id, LENGTH).with_timeout(Some(SHORT))));
        let results = timeout(LONG, join_all(calls))
            .await
            .expect("a call has no end");
        let errors: Vec<_> = results
            .into_iter()
            .map(|result| result.expect_err("no response"))
            .collect();
        assert!(errors.iter().all(Error::is_timeout), "{over:?}: {errors:?}");
        let sent = errors
            .iter()
            .filter(|error| error.reached_server() == Reached::Maybe)
            .count();
        assert!((1..SENT).contains(&sent), "{over:?}: {sent}");
        timeout(LONG, socket.close()).await.expect("closing hangs");
    }
}

/// Closing doesn't wait behind calls that can't be written.
#[tokio::test]
async fn closing_with_a_full_queue() {
    for over in BOTH {
        let server = SocketServer::start(over, script(|peer: Peer, _| peer.hold())).await;
        let socket = server.socket_with(Settings {
            queue: 2,
            ..Settings::default()
        });
        let rpc = Rpc::new(socket.clone());
        let call = |id| {
            let (rpc, request) = (rpc.clone(), long_call(id, 1 << 20));
            tokio::spawn(async move { rpc.send(request).await })
        };
        let calls: Vec<_> = (0..64).map(call).collect();
        sleep(Duration::from_millis(200)).await;
        let start = Instant::now();
        timeout(LONG, socket.close()).await.expect("closing hangs");
        assert!(start.elapsed() < Duration::from_secs(5), "{over:?}");
        for call in calls {
            let error = timeout(LONG, call)
                .await
                .expect("a call hangs")
                .unwrap()
                .expect_err("closed");
            assert!(error.is_closed(), "{over:?}: {error}");
        }
    }
}

/// Commands that waited while the connection took nothing are written once it does, although no response has come by then.
#[tokio::test]
async fn a_server_that_reads_late() {
    const CALLS: u64 = 60;

    for over in BOTH {
        let read = Arc::new(Notify::new());
        let told = Arc::clone(&read);
        let server = SocketServer::start(
            over,
            script(move |mut peer: Peer, _| {
                let told = Arc::clone(&told);
                async move {
                    told.notified().await;
                    let mut ids = Vec::new();
                    for _ in 0..CALLS {
                        ids.push(id_of(&peer.next().await.unwrap()));
                    }
                    for id in ids {
                        peer.say(answer(id, "5")).await;
                    }
                    peer.hold().await;
                }
            }),
        )
        .await;
        let rpc = server.rpc();
        // Longer than what the system takes on its own.
        let calls = (0..CALLS).map(|id| {
            let length = if id == 0 { 15 << 20 } else { 1 };
            let rpc = rpc.clone();
            async move { rpc.send(long_call(id, length)).await }
        });
        let calls = tokio::spawn(join_all(calls.collect::<Vec<_>>()));
        sleep(Duration::from_millis(300)).await;
        read.notify_one();
        let results = timeout(LONG, calls)
            .await
            .expect("commands wait for ever")
            .unwrap();
        assert!(results.iter().all(Result::is_ok), "{over:?}: {results:?}");
    }
}

/// A client that is gone leaves nothing behind: no task, no connection.
#[tokio::test]
async fn nothing_is_left_of_a_client() {
    for over in BOTH {
        let ended = Arc::new(Notify::new());
        let tell = Arc::clone(&ended);
        let server = SocketServer::start(
            over,
            script(move |mut peer: Peer, _| {
                let tell = Arc::clone(&tell);
                async move {
                    while let Some(text) = peer.next().await {
                        if text.contains("test_subscribe") {
                            peer.say(answer(id_of(&text), "\"0x1\"")).await;
                        }
                    }
                    tell.notify_one();
                }
            }),
        )
        .await;
        let rpc = server.rpc();
        let ticks = rpc.subscribe(Ticks).await.unwrap();
        let tasks = || {
            tokio::runtime::Handle::current()
                .metrics()
                .num_alive_tasks()
        };
        let before = tasks();
        // Calls that nobody answers and nobody waits for any more.
        for number in 0..50 {
            let error = rpc
                .call(Get([number]))
                .timeout(Duration::from_millis(2))
                .await;
            assert_eq!(
                kind(&error.expect_err("no response")),
                "no response in time"
            );
        }
        assert_eq!(tasks(), before);
        drop(rpc);
        assert!(
            timeout(Duration::from_millis(50), ended.notified())
                .await
                .is_err(),
            "it is still read"
        );
        drop(ticks);
        timeout(LONG, ended.notified())
            .await
            .expect("the connection stays");
        let gone = async {
            while tasks() >= before {
                sleep(Duration::from_millis(1)).await;
            }
        };
        timeout(LONG, gone).await.expect("a task stays");
    }
}
