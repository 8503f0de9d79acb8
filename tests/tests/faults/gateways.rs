//! What stands between the caller and the node: gateways that refuse, are overloaded, redirect, and send pages instead of responses.

use std::time::Duration;

use polyrpc::Rpc;

use crate::methods::{Get, Put};
use crate::outcome::kind;
use crate::server::{Conn, HttpServer, answer, script};
use crate::table::{fault, over_http};

const PAGE: &str =
    "<html>\r\n<head><title>Sorry</title></head>\r\n<body>upstream is away</body></html>";

#[tokio::test]
async fn statuses_without_an_answer() {
    let rows = [
        (400, "status 400; maybe reached; none again"),
        (401, "status 401; maybe reached; none again"),
        (403, "status 403; maybe reached; none again"),
        (404, "status 404; maybe reached; none again"),
        (413, "status 413; maybe reached; none again"),
        (429, "status 429; maybe reached; reads again"),
        (500, "status 500; maybe reached; none again"),
        (502, "status 502; maybe reached; reads again"),
        (503, "status 503; maybe reached; reads again"),
        (504, "status 504; maybe reached; reads again"),
        (204, "status 204; maybe reached; none again"),
    ];
    let rows = rows.map(|(status, expected)| {
        let (body, says) = match status {
            204 => ("", "empty body"),
            _ => (PAGE, "<title>Sorry</title></head> <body>upstream"),
        };
        let name = Box::leak(format!("a page with status {status}").into_boxed_str());
        fault(name, expected, says, move |mut conn: Conn, _| async move {
            conn.call().await;
            conn.reply(status, "content-type: text/html\r\n", body)
                .await;
            conn.hold().await;
        })
    });
    over_http(rows.into()).await;
}

#[tokio::test]
async fn pages_and_types_that_say_something_else() {
    over_http(vec![
        fault(
            "a page with status 200",
            "unreadable at ``; reached; none again",
            "<html>",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.reply(200, "content-type: text/html\r\n", PAGE).await;
                conn.hold().await;
            },
        ),
        fault(
            "a response that is called a page",
            "ok 5",
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "5");
                conn.reply(200, "content-type: text/html\r\n", answer).await;
                conn.hold().await;
            },
        ),
        fault(
            "a response with status 500",
            "ok 5",
            "",
            |mut conn: Conn, _| async move {
                let answer = answer(conn.call().await, "5");
                conn.reply(500, "", answer).await;
                conn.hold().await;
            },
        ),
        fault(
            "an error object with status 502",
            "error 3 502; reached; reads again",
            "reverted",
            |mut conn: Conn, _| async move {
                let id = conn.call().await;
                let body = format!(r#"{{"id":{id},"error":{{"code":3,"message":"reverted"}}}}"#);
                conn.reply(502, "", body).await;
                conn.hold().await;
            },
        ),
        fault(
            "half a page with status 503",
            "lost; maybe reached; reads again",
            "",
            |mut conn: Conn, _| async move {
                conn.call().await;
                conn.send("HTTP/1.1 503 X\r\ncontent-length: 100\r\n\r\n<html>")
                    .await;
            },
        ),
    ])
    .await;
}

#[tokio::test]
async fn the_wait_that_a_server_asks_for_is_handed_on() {
    let rows = [
        ("retry-after: 7\r\n", Some(Duration::from_secs(7))),
        ("Retry-After:  0 \r\n", Some(Duration::ZERO)),
        ("retry-after: -1\r\n", None),
        ("retry-after: 99999999999999999999999\r\n", None),
        ("retry-after: soon\r\n", None),
        ("", None),
    ];
    for (header, expected) in rows {
        let server = HttpServer::start(script(move |mut conn: Conn, _| async move {
            conn.call().await;
            conn.reply(429, header, "slow down").await;
        }))
        .await;
        let error = server.rpc().call(Get([1])).await.expect_err(header);
        assert_eq!(error.retry_after(), expected, "{header}");
    }
}

#[tokio::test]
async fn a_storm_passes_on_the_same_connection() {
    const STORM: usize = 50;

    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        for number in 0..STORM {
            conn.call().await;
            conn.reply([502, 503, 504][number % 3], "", PAGE).await;
        }
        let answer = answer(conn.call().await, "5");
        conn.reply(200, "", answer).await;
    }))
    .await;
    let rpc = server.rpc();
    for number in 0..STORM {
        let error = rpc.call(Get([1])).await.expect_err("a page");
        assert_eq!(
            kind(&error),
            format!("status {}", [502, 503, 504][number % 3])
        );
    }
    assert_eq!(rpc.call(Get([1])).await.unwrap(), 5);
    assert_eq!(server.seen.connections(), 1);
}

#[tokio::test]
async fn redirects_take_nothing_anywhere() {
    let elsewhere = HttpServer::start(script(|mut conn: Conn, _| async move {
        let answer = answer(conn.call().await, "5");
        conn.reply(200, "", answer).await;
    }))
    .await;
    for status in [301, 302, 303, 307, 308] {
        let location = elsewhere.url.clone();
        let server = HttpServer::start(script(move |mut conn: Conn, _| {
            let location = location.clone();
            async move {
                let (head, _) = conn.request().await.expect("a request");
                assert!(head.to_lowercase().contains("authorization: bearer s3cret"));
                let headers = format!("location: {location}/\r\n");
                conn.reply(status, &headers, "moved").await;
            }
        }))
        .await;
        let rpc = Rpc::new(server.http().bearer("s3cret").build().unwrap());
        let error = rpc.call(Get([1])).await.expect_err("a redirect");
        assert_eq!(kind(&error), format!("status {status}"));
        assert!(!error.is_retryable(), "{error}");
        assert_eq!(server.seen.messages().len(), 1);
    }
    assert_eq!(elsewhere.seen.connections(), 0);
}

/// Keep-alive: the server ends the connection at the moment when the next request comes. It may be sent over a new connection
/// only as long as it was never sent over the old one.
#[tokio::test]
async fn a_kept_connection_that_ends_loses_no_write_and_repeats_none() {
    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        let answer = answer(conn.call().await, "5");
        conn.reply(200, "", answer).await;
        // Gone, without having said so.
    }))
    .await;
    let rpc = server.rpc();
    let (mut good, mut lost) = (0, 0);
    for number in 0..200 {
        match rpc.call(Put([number])).await {
            Ok(_) => good += 1,
            Err(error) => {
                assert_eq!(kind(&error), "lost", "{error}");
                assert!(!error.is_retryable(), "{error}");
                lost += 1;
            }
        }
    }
    let mut sent = server.seen.messages();
    let count = sent.len();
    sent.sort();
    sent.dedup();
    assert_eq!(sent.len(), count, "a write was sent twice");
    assert!(
        good <= count && count <= good + lost,
        "{good} {count} {lost}"
    );
    assert!(good > 0);
}
