//! Faults that only WebSockets have: frames of every kind.

use crate::server::{Over, Peer, answer, frame, frame_head};
use crate::table::{fault, over_one};

const LOST: &str = "lost; maybe reached; reads again";
const LATE: &str = "no response in time; maybe reached; reads again";

/// A final text frame, and one with more to come.
const TEXT: u8 = 0x81;
const TEXT_BEGINS: u8 = 0x01;
const CONTINUES: u8 = 0x00;
const CONTINUES_ENDS: u8 = 0x80;
const BINARY: u8 = 0x82;
const CLOSE: u8 = 0x88;
const PING: u8 = 0x89;
const PONG: u8 = 0x8a;

#[tokio::test]
async fn frames_of_every_kind() {
    over_one(
        Over::Ws,
        vec![
            fault(
                "a response in a binary frame",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(frame(BINARY, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a response in fragments, with pings between",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5").into_bytes();
                    peer.send(frame(TEXT_BEGINS, &answer[..1])).await;
                    for byte in &answer[1..] {
                        peer.send(frame(PING, b"?")).await;
                        peer.send(frame(CONTINUES, &[*byte])).await;
                    }
                    peer.send(frame(CONTINUES_ENDS, b"")).await;
                    peer.hold().await;
                },
            ),
            fault(
                "fragments without the last one",
                LATE,
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(frame(TEXT_BEGINS, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a fragment without a first one",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(frame(CONTINUES_ENDS, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a message within another one's fragments",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(frame(TEXT_BEGINS, b"{")).await;
                    peer.send(frame(TEXT, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "fragments beyond the limit",
                "too large; reached; none again",
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(TEXT_BEGINS, b"{")).await;
                    for _ in 0..20 {
                        peer.send(frame(CONTINUES, &[b' '; 1 << 16])).await;
                    }
                    peer.hold().await;
                },
            ),
            fault(
                "a frame that is announced as too long",
                "too large; reached; none again",
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame_head(TEXT, 1 << 40)).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a text that is no UTF-8",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "\"").into_bytes();
                    peer.send(frame(TEXT, &[&answer[..], b"\xff\"}"].concat()))
                        .await;
                    peer.hold().await;
                },
            ),
            fault(
                "bytes that are no UTF-8",
                "unreadable at `result`; reached; none again",
                "",
                |mut peer: Peer, _| async move {
                    let id = peer.call().await;
                    let text =
                        [format!(r#"{{"id":{id},"result":""#).as_bytes(), b"\xff\"}"].concat();
                    peer.send(frame(BINARY, &text)).await;
                    peer.hold().await;
                },
            ),
            fault("a masked frame", LOST, "", |mut peer: Peer, _| async move {
                peer.call().await;
                peer.send([TEXT, 0x80 | 2, 0, 0, 0, 0, b'{', b'}']).await;
                peer.hold().await;
            }),
            fault(
                "a frame of an unknown kind",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(0x83, b"{}")).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a packed frame, which was not agreed on",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(TEXT | 0x40, b"{}")).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a ping that is too long",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(PING, &[0; 126])).await;
                    peer.hold().await;
                },
            ),
            fault(
                "bytes that are no frames",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send("HTTP/1.1 500 Internal Server Error\r\n".repeat(10))
                        .await;
                    peer.hold().await;
                },
            ),
            fault(
                "an empty message, then the response",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(frame(TEXT, b"")).await;
                    peer.send(frame(BINARY, b"")).await;
                    peer.send(frame(TEXT, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "no JSON, then the response",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    peer.send(frame(TEXT, b"good morning")).await;
                    peer.send(frame(TEXT, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a flood of pings and pongs before the response",
                "ok 5",
                "",
                |mut peer: Peer, _| async move {
                    let answer = answer(peer.call().await, "5");
                    let flood = [frame(PING, b"who"), frame(PONG, b"me")]
                        .concat()
                        .repeat(50_000);
                    peer.send(flood).await;
                    peer.send(frame(TEXT, answer.as_bytes())).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a farewell with code and reason",
                LOST,
                "1008",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(CLOSE, b"\x03\xf0too many requests")).await;
                },
            ),
            fault(
                "a farewell that is not followed by the end",
                LOST,
                "too many requests",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(CLOSE, b"\x03\xf0too many requests")).await;
                    peer.swallow().await;
                    std::future::pending().await
                },
            ),
            fault(
                "a farewell without a word",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(CLOSE, b"")).await;
                    peer.hold().await;
                },
            ),
            fault(
                "a farewell with half a code",
                LOST,
                "",
                |mut peer: Peer, _| async move {
                    peer.call().await;
                    peer.send(frame(CLOSE, b"\x03")).await;
                    peer.hold().await;
                },
            ),
        ],
    )
    .await;
}
