//! Headers of a call's own, and headers of responses.

use std::time::{Duration, SystemTime};

use polyrpc::{Error, Rpc};

use crate::methods::{BlockNumber, Version};
use crate::server::{Reply, Server};

#[tokio::test]
async fn a_call_s_headers_come_after_the_transport_s() -> Result<(), Error> {
    let server = Server::start(|received| {
        let seen = ["x-key", "x-both", "traceparent"].map(|name| received.header(name));
        Reply::result(
            received,
            &format!("\"{}\"", seen.map(|value| value.unwrap_or("-")).join(" ")),
        )
    })
    .await;
    let http = server.http().header("x-key", "k").header("x-both", "ours");
    let rpc = Rpc::new(http.build()?);
    let call = rpc
        .call(Version::default())
        .header("x-both", "theirs")
        .traceparent("00-1-2-01");
    let printed = format!("{call:?}");
    assert!(
        !printed.contains("theirs") && printed.contains("x-both"),
        "{printed}"
    );
    assert_eq!(call.await?, "k theirs 00-1-2-01");
    // Not those of the call before.
    assert_eq!(rpc.call(Version::default()).await?, "k ours -");
    Ok(())
}

#[tokio::test]
async fn a_batch_has_the_headers_of_its_calls() -> Result<(), Error> {
    let server = Server::start(|received| {
        assert_eq!(
            (received.header("x-a"), received.header("x-b")),
            (Some("1"), Some("2"))
        );
        let ids = received.ids();
        Reply::json(format!(
            r#"[{{"id":{},"result":1}},{{"id":{},"result":2}}]"#,
            ids[0], ids[1]
        ))
    })
    .await;
    let rpc = server.rpc();
    let one = rpc.call(BlockNumber::default()).header("x-a", "1");
    let two = rpc.call(BlockNumber::default()).header("x-b", "2");
    assert_eq!(rpc.batch((one, two)).await?, (1, 2));
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_a_header_fails_the_call_unsent() {
    let server = Server::start(|received| Reply::result(received, "1")).await;
    let call = server.rpc().call(BlockNumber::default());
    let error = call
        .header("x-key", "sec\nret")
        .await
        .expect_err("no header");
    assert_eq!(error.reached_server(), polyrpc::Reached::No);
    assert!(!format!("{error} {error:?}").contains("sec"), "{error:?}");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn retry_after_is_read_in_both_forms() -> Result<(), Error> {
    let asked = |value: String| async move {
        let headers: &'static str = format!("retry-after: {value}\r\n").leak();
        let server = Server::start(move |_| Reply::Answer(429, headers, Vec::new())).await;
        let error = server.rpc().call(BlockNumber::default()).await;
        error.expect_err("too many requests").retry_after()
    };
    let date = |time| httpdate::fmt_http_date(time);
    assert_eq!(asked(" 7 ".to_owned()).await, Some(Duration::from_secs(7)));
    let soon = asked(date(SystemTime::now() + Duration::from_secs(90))).await;
    let soon = soon.expect("a date").as_secs();
    assert!((80..=90).contains(&soon), "{soon}");
    // As servers whose clock is behind say it.
    let past = asked("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()).await;
    assert_eq!(past, Some(Duration::ZERO));
    assert_eq!(asked("soon".to_owned()).await, None);
    Ok(())
}
