//! epee responses that are invalid, broken, or hostile.

use std::fmt;
use std::time::Duration;

use polyrpc::{Error, Method, Rpc, Safety};
use serde::{Deserialize, Serialize};
use serde_with::Same;

use crate::outcome::ended;
use crate::server::{Conn, head};
use crate::table::{Fault, MAX_BYTES, fault, over_http_by};

const LOST: &str = "lost; maybe reached; reads again";
const WHOLE: &str = "unreadable at ``; reached; none again";
const HEIGHTS: &str = "unreadable at `heights`; reached; none again";
const EMPTY: &str = "status 200; maybe reached; none again";

/// What every body begins with.
const HEADER: &[u8] = b"\x01\x11\x01\x01\x01\x01\x02\x01\x01";

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Get {
    from: u64,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Put {
    from: u64,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Heights {
    heights: Vec<u64>,
}

impl fmt::Display for Heights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.heights)
    }
}

macro_rules! method {
    ($Name:ident, $name:literal, $safety:ident) => {
        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::Epee;
            const SAFETY: Safety = Safety::$safety;
            type Output = Heights;
            type Codec = Same;
        }
    };
}

method!(Get, "get.bin", Read);
method!(Put, "put.bin", Write);

async fn outcome(name: &str, limit: Duration, read: &Rpc, write: &Rpc) -> (String, Error) {
    let (get, put) = (read.call(Get::default()), write.call(Put::default()));
    ended(name, limit, get, put).await
}

/// `{"heights:u64[]":[5,6]}`, by hand.
fn good() -> Vec<u8> {
    let [five, six] = [5_u64, 6].map(u64::to_le_bytes);
    [HEADER, b"\x04\x07heights\x85\x08", &five, &six].concat()
}

fn with(after_header: &[u8]) -> Vec<u8> {
    [HEADER, after_header].concat()
}

/// A server that reads a call and then does something.
fn after_call<F: Future<Output = ()> + Send>(
    name: &'static str,
    expected: &'static str,
    says: &'static str,
    then: impl Fn(Conn) -> F + Clone + Send + Sync + 'static,
) -> Fault<Conn> {
    fault(name, expected, says, move |mut conn: Conn, _| {
        let then = then.clone();
        async move {
            // The client is gone, or the call is there.
            _ = conn.request().await;
            then(conn).await;
        }
    })
}

fn replied(
    name: &'static str,
    expected: &'static str,
    says: &'static str,
    status: u16,
    body: impl Into<Vec<u8>>,
) -> Fault<Conn> {
    let body = body.into();
    after_call(name, expected, says, move |mut conn| {
        let body = body.clone();
        async move {
            conn.reply(status, "", body).await;
            conn.hold().await;
        }
    })
}

#[tokio::test]
async fn connections_break() {
    let faults = vec![
        after_call("drop after the request was read", LOST, "", async |_| {}),
        after_call("half a response", LOST, "", async |mut conn: Conn| {
            let answer = good();
            conn.send(head(200, "", answer.len())).await;
            conn.send(&answer[..answer.len() / 2]).await;
        }),
        after_call(
            "a response without a length, cut off",
            HEIGHTS,
            "",
            async |mut conn: Conn| {
                let answer = good();
                conn.send("HTTP/1.1 200 X\r\nconnection: close\r\n\r\n")
                    .await;
                conn.send(&answer[..answer.len() - 3]).await;
            },
        ),
        after_call(
            "silence after half a response",
            "no response in time; maybe reached; reads again",
            "",
            async |mut conn: Conn| {
                let answer = good();
                conn.send(head(200, "", answer.len())).await;
                conn.send(&answer[..answer.len() / 2]).await;
                conn.hold().await;
            },
        ),
    ];
    over_http_by(faults, outcome).await;
}

#[tokio::test]
async fn bodies_are_broken() {
    let mut signature = good();
    signature[0] = 2;
    let faults = vec![
        replied("a response", "ok [5, 6]", "", 200, good()),
        replied(
            "a response with another status",
            "ok [5, 6]",
            "",
            503,
            good(),
        ),
        replied("truncated", HEIGHTS, "", 200, &good()[..30]),
        replied("a wrong signature", WHOLE, "", 200, signature),
        replied("the header alone", WHOLE, "", 200, HEADER),
        replied(
            "trailing bytes",
            WHOLE,
            "",
            200,
            [&good()[..], b"\0"].concat(),
        ),
        replied(
            "sections without end",
            "unreadable at `a`; reached; none again",
            "",
            200,
            with(&b"\x04\x01a\x0c".repeat(10_000)),
        ),
        replied(
            "more items than bytes",
            HEIGHTS,
            "",
            200,
            with(b"\x04\x07heights\x85\xfe\xff\xff\xff"),
        ),
        replied(
            "an item of another kind",
            "unreadable at `heights[0]`; reached; none again",
            "string",
            200,
            with(b"\x04\x07heights\x8a\x04\x04x"),
        ),
        replied(
            "a number that is too small",
            "unreadable at `heights[0]`; reached; none again",
            "-1",
            200,
            with(b"\x04\x07heights\x84\x04\xff"),
        ),
        replied(
            "a key twice",
            HEIGHTS,
            "",
            200,
            with(b"\x08\x07heights\x88\x04\x01\x07heights\x88\x04\x02"),
        ),
        replied("no key", WHOLE, "heights", 200, with(b"\0")),
        replied(
            "JSON",
            WHOLE,
            "{\"heights\":[5]}",
            200,
            r#"{"heights":[5]}"#,
        ),
        replied("a page", WHOLE, "<html>", 200, "<html>"),
    ];
    over_http_by(faults, outcome).await;
}

#[tokio::test]
async fn statuses_stand_in_the_place_of_answers() {
    let faults = vec![
        replied("nothing", EMPTY, "empty body", 200, ""),
        replied(
            "an unknown method",
            "status 404; maybe reached; none again",
            "no such method",
            404,
            "",
        ),
        replied(
            "a failure",
            "status 500; maybe reached; none again",
            "could not read the request, or failed",
            500,
            "",
        ),
        replied(
            "a bad request",
            "status 400; maybe reached; none again",
            "could not read the request; it says: Bad",
            400,
            "Bad",
        ),
        replied(
            "a gateway",
            "status 502; maybe reached; reads again",
            "no response in epee: <html>",
            502,
            "<html>",
        ),
        replied(
            "a gateway that answers in JSON",
            "status 503; maybe reached; reads again",
            "busy",
            503,
            r#"{"error":"busy"}"#,
        ),
        replied(
            "too long",
            "too large; reached; none again",
            "longer than 65536 bytes",
            200,
            [HEADER, &[0; MAX_BYTES as usize]].concat(),
        ),
    ];
    over_http_by(faults, outcome).await;
}
