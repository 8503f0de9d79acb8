//! Answers that are none, or broken, and how they are told apart.

use polyrpc::transport::http::Http;
use polyrpc::{Error, Reached};

use super::*;
use crate::server::{Reply, Server};

/// What comes of a call that is answered with these bytes.
async fn answered(status: u16, body: impl Into<Vec<u8>>) -> Error {
    let body = body.into();
    let server = Server::start(move |_| Reply::Answer(status, "", body.clone())).await;
    let http = Http::builder(&server.url).max_response_bytes(1 << 16);
    let rpc = Rpc::new(http.build().unwrap());
    rpc.call(get_blocks(1)).await.unwrap_err()
}

fn good() -> Vec<u8> {
    polyrpc::epee::to_vec(&blocks(&get_blocks(3)).unwrap()).unwrap()
}

/// Sections in sections, and the last one holds nothing.
fn nested(depth: usize) -> Vec<u8> {
    let level = b"\x04\x01a\x0c";
    [HEADER, &level.repeat(depth), b"\0"].concat()
}

#[tokio::test]
async fn broken_storage_is_unreadable_and_not_asked_again() {
    let good = good();
    let mut signature = good.clone();
    signature[1] = 0x12;
    let many = [HEADER, b"\x04\x06blocks\x8c\xfe\xff\xff\xff"].concat();
    let long = [HEADER, b"\x04\x06status\x0a\x03\0\0\0\0\0\0\x40"].concat();
    let trailing = [&good[..], b"x"].concat();
    for (name, body) in [
        ("a truncated one", good[..good.len() - 1].to_vec()),
        ("the header alone", HEADER.to_vec()),
        ("a wrong signature", signature),
        ("a bomb of sections", nested(10_000)),
        ("more items than bytes", many),
        ("a string longer than all memory", long),
        ("trailing bytes", trailing),
        ("an unknown type", [HEADER, b"\x04\x01a\x7f\0"].concat()),
        (
            "JSON",
            br#"{"blocks":[],"current_height":1,"status":"OK"}"#.to_vec(),
        ),
        ("a page", b"<html>welcome</html>".to_vec()),
    ] {
        let error = answered(200, body).await;
        assert!(error.is_decode(), "{name}: {error}");
        assert_eq!(error.reached_server(), Reached::Yes, "{name}");
        assert!(!error.is_retryable(), "{name}");
        assert!(error.to_string().len() < 500, "{name}: {error}");
    }
    let page = answered(200, "<html>welcome</html>").await;
    assert!(
        page.to_string().ends_with(" in `<html>welcome</html>`"),
        "{page}"
    );
    // Every cut of a good response is found.
    for end in 1..good.len() {
        let response = polyrpc::epee::from_slice::<Blocks>(&good[..end]);
        assert!(response.is_err(), "{end}");
    }
}

#[tokio::test]
async fn statuses_without_storage_are_statuses() {
    let not_json = "{\"blocks\":[]}";
    for (status, body, retryable) in [
        (502, "<html>bad gateway</html>", true),
        (500, "", false),
        (404, "", false),
        (400, "", false),
        (429, "", true),
        (204, "", false),
        (401, not_json, false),
    ] {
        let error = answered(status, body).await;
        assert_eq!(error.http_status(), Some(status));
        assert!(!error.is_decode(), "{error}");
        assert_eq!(error.reached_server(), Reached::Maybe, "{error}");
        assert_eq!(error.is_retryable(), retryable, "{error}");
        assert!(error.to_string().contains(body), "{error}");
    }
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_not_read() {
    let error = answered(200, [HEADER, &[0; 1 << 16]].concat()).await;
    assert!(error.is_too_large(), "{error}");
}
