//! Faults that only Unix sockets have: a stream of bytes without frames.

use futures_util::future::join_all;

use crate::methods::Get;
use crate::server::{Over, Peer, SocketServer, answer, script};
use crate::table::{fault, over_one};

const LOST: &str = "lost; maybe reached; reads again";

#[tokio::test]
async fn bytes_of_every_kind() {
    over_one(
        Over::Ipc,
        vec![
            fault(
                "no JSON",
                LOST,
                "neither an object nor a list",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send("good morning").await;
                    peer.hold().await;
                },
            ),
            fault(
                "a bracket too many",
                LOST,
                "neither an object nor a list",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send("{}]").await;
                    peer.hold().await;
                },
            ),
            fault(
                "the end within a message",
                LOST,
                "within a message",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(&answer[..answer.len() - 1]).await;
                },
            ),
            fault(
                "no UTF-8",
                "unreadable at `result`; reached; none again",
                "",
                |mut peer: Peer, _| async move {
                    let id = peer.call().await;
                    peer.send(
                        [format!(r#"{{"id":{id},"result":""#).as_bytes(), b"\xff}\"}"].concat(),
                    )
                    .await;
                    peer.hold().await;
                },
            ),
            fault(
                "a message without an end",
                "too large; reached; none again",
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send("[").await;
                    for _ in 0..40 {
                        peer.send([b'['; 1 << 16]).await;
                    }
                    peer.hold().await;
                },
            ),
            fault(
                "a text without an end",
                "too large; reached; none again",
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send("[\"").await;
                    for _ in 0..40 {
                        peer.send([b'{'; 1 << 16]).await;
                    }
                    peer.hold().await;
                },
            ),
            fault(
                "white space without an end",
                "no response in time; maybe reached; reads again",
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    for _ in 0..40 {
                        peer.send([b' '; 1 << 16]).await;
                    }
                    peer.hold().await;
                },
            ),
            fault(
                "much white space around the response",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send([b'\n'; 1 << 16]).await;
                    peer.send(format!("\r\n\t {answer}\r\n\r\n")).await;
                    peer.hold().await;
                },
            ),
            fault(
                "brackets and quotes in texts",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let id = peer.call().await;
                    peer.send(format!(r#"{{"x":"}}\"]{{\\","id":{id},"result":5}}"#))
                        .await;
                    peer.hold().await;
                },
            ),
        ],
    )
    .await;
}

/// Answers of many calls in one piece, without anything between them, and cut anywhere.
#[tokio::test]
async fn answers_in_one_piece_and_in_many() {
    const CALLS: u64 = 50;

    for length in [usize::MAX, 1, 7, 64] {
        let server = SocketServer::start(
            Over::Ipc,
            script(move |mut peer: Peer, _| async move {
                let mut answers = String::new();
                for _ in 0..CALLS {
                    answers += &answer(peer.call().await, "5");
                }
                for piece in answers.as_bytes().chunks(length) {
                    peer.send(piece).await;
                    tokio::task::yield_now().await;
                }
                peer.hold().await;
            }),
        )
        .await;
        let rpc = server.rpc();
        let calls = (0..CALLS).map(|number| rpc.call(Get([number])).into_future());
        for result in join_all(calls).await {
            assert_eq!(result.unwrap(), 5, "{length}");
        }
    }
}
