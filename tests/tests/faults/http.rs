//! HTTP connections that break, stall and talk nonsense, and bodies that are too long or no responses.

use std::io::Write as _;
use std::time::Duration;

use tokio::time::sleep;

use crate::server::{Conn, answer, head};
use crate::table::{Fault, MAX_BYTES, fault, over_http};

const LOST: &str = "lost; maybe reached; reads again";
const LATE: &str = "no response in time; maybe reached; reads again";
const TOO_LARGE: &str = "too large; reached; none again";

#[tokio::test]
async fn connections_break_and_stall() {
    over_http(vec![
        fault(
            "drop before the request is read",
            LOST,
            "",
            |_: Conn, _| async {},
        ),
        fault(
            "drop after the request was read",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
            },
        ),
        fault(
            "reset before the request is read",
            LOST,
            "",
            |conn: Conn, _| async move {
                conn.reset();
            },
        ),
        fault(
            "reset after the request was read",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.reset();
            },
        ),
        fault("half a head", LOST, "", |mut conn: Conn, _| async move {
            conn.call().await;
            conn.send("HTTP/1.1 200 OK\r\ncontent-le").await;
        }),
        fault("half a body", LOST, "", |mut conn: Conn, _| async move {
            let answer = answer(conn.call().await, "5");
            conn.send(head(200, "", answer.len())).await;
            conn.send(&answer[..20]).await;
        }),
        fault(
            "reset within a body",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "5");
                conn.send(head(200, "", answer.len())).await;
                conn.send(&answer[..20]).await;
                // What was sent shall be there before the reset, which would take it along.
                sleep(Duration::from_millis(50)).await;
                conn.reset();
            },
        ),
        fault(
            "chunks without the last one",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "5");
                conn.send("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n")
                    .await;
                conn.send(format!("{:x}\r\n{answer}\r\n", answer.len()))
                    .await;
            },
        ),
        fault(
            "a chunk whose length is no number",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n")
                    .await;
                conn.hold().await;
            },
        ),
        fault(
            "a body without a length, cut off",
            "unreadable at `result`; reached; none again",
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "[1,2]");
                conn.send("HTTP/1.1 200 X\r\nconnection: close\r\n\r\n")
                    .await;
                conn.send(&answer[..answer.len() - 3]).await;
            },
        ),
        fault(
            "silence before the head",
            LATE,
            "within the timeout of",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.hold().await;
            },
        ),
        fault(
            "silence within the head",
            LATE,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send("HTTP/1.1 200 OK\r\ncontent-le").await;
                conn.hold().await;
            },
        ),
        fault(
            "silence within the body",
            LATE,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send(head(200, "", 100)).await;
                conn.hold().await;
            },
        ),
        fault(
            "a slow drip within the limit",
            "ok 5",
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "5");
                conn.send(head(200, "", answer.len())).await;
                conn.drip(answer, Duration::from_millis(1)).await;
                conn.hold().await;
            },
        ),
        fault(
            "a slow drip beyond the limit",
            LATE,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send(head(200, "", 1000)).await;
                conn.drip([b' '; 1000], Duration::from_millis(20)).await;
            },
        ),
        fault("no HTTP", LOST, "", |mut conn: Conn, _| async move {
            conn.call().await;
            conn.send(b"\x16\x03\x01\x02\x00 what is this?\r\n\r\n")
                .await;
            conn.hold().await;
        }),
        fault(
            "headers without end",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send("HTTP/1.1 200 X\r\n").await;
                for number in 0..1 << 16 {
                    conn.send(format!("x-{number}: {}\r\n", "x".repeat(64)))
                        .await;
                }
                conn.hold().await;
            },
        ),
        fault(
            "interim responses without end",
            LATE,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                loop {
                    conn.send("HTTP/1.1 102 Processing\r\n\r\n").await;
                    sleep(Duration::from_millis(1)).await;
                }
            },
        ),
    ])
    .await;
}

#[tokio::test]
async fn bodies_are_too_long_or_badly_packed() {
    over_http(vec![
        fault(
            "a body that is announced as too long",
            TOO_LARGE,
            "longer than 65536 bytes",
            |mut conn: Conn, _| async move {
                conn.call().await;
                // No byte of it comes: its length is enough.
                conn.send(head(200, "", MAX_BYTES as usize + 1)).await;
                conn.hold().await;
            },
        ),
        fault(
            "a body that is too long without saying so",
            TOO_LARGE,
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n")
                    .await;
                let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
                for _ in 0..1000 {
                    conn.send(&chunk).await;
                }
            },
        ),
        fault(
            "a small body that unpacks to a large one",
            TOO_LARGE,
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, &format!("\"{}\"", "x".repeat(16 << 20)));
                conn.reply(200, "content-encoding: gzip\r\n", gzip(answer))
                    .await;
                conn.hold().await;
            },
        ),
        fault(
            "gzip that breaks off",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                let packed = gzip(answer(conn.call().await, "5"));
                conn.reply(
                    200,
                    "content-encoding: gzip\r\n",
                    &packed[..packed.len() - 9],
                )
                .await;
                conn.hold().await;
            },
        ),
        fault(
            "gzip with a wrong checksum",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                let mut packed = gzip(answer(conn.call().await, "5"));
                let sum = packed.len() - 8;
                packed[sum] ^= 1;
                conn.reply(200, "content-encoding: gzip\r\n", packed).await;
                conn.hold().await;
            },
        ),
        fault(
            "no gzip, but announced as such",
            LOST,
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "5");
                conn.reply(200, "content-encoding: gzip\r\n", answer).await;
                conn.hold().await;
            },
        ),
        fault(
            "a coding that was not offered",
            "unreadable at ``; reached; none again",
            "",
            |mut conn: Conn, _| async move {
                let packed = gzip(answer(conn.call().await, "5"));
                conn.reply(200, "content-encoding: br\r\n", packed).await;
                conn.hold().await;
            },
        ),
    ])
    .await;
}

#[tokio::test]
async fn bodies_are_no_answers() {
    over_http(no_answers()).await;
}

/// Bodies of status 200, by what is wrong with them.
fn no_answers() -> Vec<Fault<Conn>> {
    const ID: &str = "unreadable at `id`; reached; none again";
    const WHOLE: &str = "unreadable at ``; reached; none again";
    const RESULT: &str = "unreadable at `result`; reached; none again";
    const EMPTY: &str = "status 200; maybe reached; none again";

    type Body = fn(u64) -> Vec<u8>;
    let rows: [(&str, &str, &str, Body); 19] = [
        ("an unknown id", ID, "not 1", |_| {
            br#"{"jsonrpc":"2.0","id":99,"result":5}"#.into()
        }),
        ("an id that is a text", "ok 5", "", |_| {
            br#"{"jsonrpc":"2.0","id":"1","result":5}"#.into()
        }),
        ("no id", ID, "none", |_| {
            br#"{"jsonrpc":"2.0","result":5}"#.into()
        }),
        (
            "another version",
            "unreadable at `jsonrpc`; reached; none again",
            "2.0",
            |id| format!(r#"{{"jsonrpc":"1.0","id":{id},"result":5}}"#).into(),
        ),
        (
            "a result and an error",
            "error -5 200; reached; none again",
            "no",
            |id| format!(r#"{{"id":{id},"result":5,"error":{{"code":-5,"message":"no"}}}}"#).into(),
        ),
        ("neither a result nor an error", WHOLE, "neither", |id| {
            format!(r#"{{"id":{id}}}"#).into()
        }),
        (
            "an error for no call",
            "error -32700 200; reached; none again",
            "",
            |_| br#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse"}}"#.into(),
        ),
        (
            "an error that is a text",
            "unreadable at `error`; reached; none again",
            "",
            |id| format!(r#"{{"id":{id},"error":"boom"}}"#).into(),
        ),
        ("two results", WHOLE, "", |id| {
            format!(r#"{{"id":{id},"result":5,"result":6}}"#).into()
        }),
        ("two responses", WHOLE, "", |id| {
            [answer(id, "5"), answer(id, "6")].concat().into()
        }),
        ("a list of one response", WHOLE, "", |id| {
            format!("[{}]", answer(id, "5")).into()
        }),
        ("broken UTF-8", RESULT, "", |id| {
            [
                format!(r#"{{"id":{id},"result":""#).as_bytes(),
                b"\xff\xfe\"}",
            ]
            .concat()
        }),
        (
            "broken UTF-8 beside the result",
            "unreadable at `x`; reached; none again",
            "",
            |id| {
                [
                    format!(r#"{{"id":{id},"result":5,"x":""#).as_bytes(),
                    b"\xff\xfe\"}",
                ]
                .concat()
            },
        ),
        ("a mark of byte order", WHOLE, "", |id| {
            ["\u{feff}", &answer(id, "5")].concat().into()
        }),
        ("deep nesting in the result", RESULT, "", |id| {
            answer(id, &"[".repeat(30_000)).into()
        }),
        (
            "deep nesting beside the result",
            "unreadable at `x`; reached; none again",
            "",
            |id| format!(r#"{{"id":{id},"x":{}"#, "[".repeat(30_000)).into(),
        ),
        ("another type of result", RESULT, "", |id| {
            answer(id, "\"5\"").into()
        }),
        ("nothing", EMPTY, "empty body", |_| Vec::new()),
        ("white space", EMPTY, "empty body", |_| b" \r\n\t".into()),
    ];
    let rows = rows.into_iter().map(|(name, expected, says, body)| {
        fault(name, expected, says, move |mut conn: Conn, _| async move {
            let id = conn.call().await;
            conn.reply(200, "content-type: application/json\r\n", body(id))
                .await;
            conn.hold().await;
        })
    });
    rows.collect()
}

fn gzip(text: String) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}
