//! Connections on which nothing comes, or too little to be a response.

use std::time::Duration;

use futures_util::StreamExt;
use polyrpc::{Event, Rpc};
use tokio::time::{Instant, sleep, timeout};

use crate::methods::{Get, Ticks};
use crate::outcome::{LONG, kind};
use crate::server::{Over, Peer, Settings, SocketServer, answer, frame_head, script};

/// Far above what a busy machine needs to send something.
const IDLE: Duration = Duration::from_millis(1500);
const PING: Duration = Duration::from_millis(300);
const STEP: Duration = Duration::from_millis(100);
/// More than one limit's worth.
const STEPS: u32 = 30;

fn settings() -> Settings {
    Settings {
        timeout: 3 * LONG,
        ping: PING,
        idle: Some(IDLE),
        ..Settings::default()
    }
}

#[tokio::test]
async fn no_pongs_and_no_traffic() {
    for (over, ping) in [(Over::Ws, PING), (Over::Ipc, PING), (Over::Ws, 2 * LONG)] {
        let server = SocketServer::start(over, script(|peer: Peer, _| peer.swallow())).await;
        let rpc = Rpc::new(server.socket_with(Settings { ping, ..settings() }));
        let start = Instant::now();
        let error = rpc.call(Get([1])).await.expect_err("nobody is there");
        assert_eq!(kind(&error), "lost", "{over:?}: {error}");
        assert!(error.to_string().contains("nothing was heard"), "{error}");
        let took = start.elapsed();
        assert!(took >= IDLE && took < LONG, "{over:?}: {took:?}");
    }
}

#[tokio::test]
async fn no_pongs_but_traffic() {
    for over in [Over::Ws, Over::Ipc] {
        let server = SocketServer::start(
            over,
            script(|mut peer: Peer, _| async move {
                let id = peer.call().await;
                peer.say(answer(id, "\"0x1\"")).await;
                for number in 0..STEPS {
                    sleep(STEP).await;
                    peer.say(format!(
                        r#"{{"method":"m","params":{{"subscription":"0x1","result":{number}}}}}"#
                    ))
                    .await;
                }
                peer.hold().await;
            }),
        )
        .await;
        let rpc = Rpc::new(server.socket_with(settings()));
        let mut ticks = rpc.subscribe(Ticks).await.unwrap();
        for number in 0..u64::from(STEPS) {
            let event = timeout(LONG, ticks.next()).await.unwrap().unwrap();
            assert_eq!(event.unwrap(), Event::Item(number), "{over:?}");
        }
    }
}

#[tokio::test]
async fn pongs_but_no_traffic() {
    let server = SocketServer::start(
        Over::Ws,
        script(|mut peer: Peer, _| async move {
            let id = peer.call().await;
            // Reading answers pings.
            _ = timeout(STEP * STEPS, peer.next()).await;
            peer.say(answer(id, "5")).await;
            peer.hold().await;
        }),
    )
    .await;
    let rpc = Rpc::new(server.socket_with(settings()));
    assert_eq!(rpc.call(Get([1])).await.unwrap(), 5);
    assert_eq!(server.seen.connections(), 1);
}

/// A long message over a slow line leaves no room for pongs, but it is on its way.
#[tokio::test]
async fn a_message_that_takes_longer_than_the_limit() {
    for over in [Over::Ws, Over::Ipc] {
        let server = SocketServer::start(
            over,
            script(|mut peer: Peer, _| async move {
                let answer = answer(peer.call().await, "5");
                if peer.over() == Over::Ws {
                    peer.send(frame_head(0x81, answer.len())).await;
                }
                let parts = answer
                    .as_bytes()
                    .chunks(answer.len().div_ceil(STEPS as usize));
                for part in parts {
                    sleep(STEP).await;
                    peer.send(part).await;
                }
                peer.hold().await;
            }),
        )
        .await;
        let rpc = Rpc::new(server.socket_with(settings()));
        assert_eq!(rpc.call(Get([1])).await.unwrap(), 5, "{over:?}");
    }
}

/// Nobody pings over a Unix socket, so by itself a long silence ends nothing. The clock is not the real one here.
#[tokio::test(start_paused = true)]
async fn a_unix_socket_may_be_silent_for_long() {
    const HOUR: Duration = Duration::from_secs(3600);

    let server = SocketServer::start(
        Over::Ipc,
        script(|mut peer: Peer, _| async move {
            let id = peer.call().await;
            sleep(HOUR).await;
            peer.say(answer(id, "5")).await;
            peer.hold().await;
        }),
    )
    .await;
    let answer = server.rpc().call(Get([1])).timeout(2 * HOUR).await;
    assert_eq!(answer.unwrap(), 5);
}
