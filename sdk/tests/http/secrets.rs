//! Nothing secret prints: not in settings, clients, calls or errors.

use std::error::Error as _;
use std::fmt::Write as _;
use std::iter;
use std::time::Duration;

use polyrpc::mock::{Fault, Node};
use polyrpc::transport::Request;
use polyrpc::transport::http::{Http, JwtSecret};
use polyrpc::wire::JSONRPC;
use polyrpc::{Error, RawJson, Rpc, Safety};

use crate::methods::{BlockNumber, foreign};
use crate::node::gone;
use crate::server::{Reply, Server};

/// All that can be printed of an error.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    for cause in iter::successors(error.source(), |&cause| cause.source()) {
        write!(text, " {cause} {cause:?}").unwrap();
    }
    text
}

fn assert_clean(text: &str) {
    for secret in ["s3cret", "czNjcmV0", "deadbeef", "dXNlcjpzM2NyZXQ"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// A URL full of secrets.
fn secret_url(address: &str) -> String {
    format!("http://user:s3cret@{address}/v3/s3cretdeadbeefdeadbeefdeadbeef00?apikey=s3cret#s3cret")
}

#[tokio::test]
async fn settings_and_clients() {
    let hex = "deadbeef".repeat(8);
    let url = secret_url("localhost:1");
    let settings = || {
        let builder = Http::builder(&url).header("x-api-key", "s3cret");
        [
            Http::builder(&url),
            builder,
            Http::builder(&url).bearer("s3cret"),
            Http::builder(&url).basic("user", "s3cret"),
            Http::builder(&url).jwt(JwtSecret::from_hex(&hex).unwrap()),
        ]
    };
    for builder in settings() {
        assert_clean(&format!("{builder:?}"));
        let http = builder.build().unwrap();
        assert_clean(&format!("{http:?} {http:#?}"));
        let client = foreign::Client::new(Rpc::new(http));
        assert_clean(&format!("{client:?} {:?}", client.block_number()));
    }
    let request = Request::new(
        &JSONRPC,
        1,
        "personal_unlock",
        Safety::Write,
        &RawJson::new(r#"["s3cret"]"#).unwrap(),
    )
    .expect("a call");
    assert_clean(&format!("{request:?}"));
}

#[tokio::test]
async fn errors_of_every_kind() {
    let assert_clean_error = async |address: &str, stalls: bool| {
        let limit = Duration::from_millis(if stalls { 300 } else { 10_000 });
        let rpc = Rpc::http(&secret_url(address)).unwrap();
        let call = rpc.call(BlockNumber::default()).timeout(limit);
        let error = call.await.expect_err("no response");
        assert_eq!(error.is_timeout(), stalls, "{error}");
        assert_clean(&printed(&error));
    };
    let gone = gone().await;
    assert_clean_error(&gone.address().to_string(), false).await;

    let node = Node::start().await.unwrap();
    for (fault, stalls) in [
        (Fault::disconnect(), false),
        (Fault::stall(), true),
        (Fault::status(401, "no"), false),
    ] {
        node.inject(fault);
        assert_clean_error(&node.address().to_string(), stalls).await;
    }
    let halves: [(fn() -> Reply, bool); 2] = [
        (|| Reply::Stalled, true),
        (
            || Reply::Answer(200, "content-encoding: gzip\r\n", b"no gzip".to_vec()),
            false,
        ),
    ];
    for (reply, stalls) in halves {
        let server = Server::start(move |_| reply()).await;
        let address = server.url.trim_start_matches("http://");
        assert_clean_error(address, stalls).await;
    }
}

#[tokio::test]
async fn wrong_settings() {
    for builder in [
        Http::builder("user:s3cret@host"),
        Http::builder("http://user:s3cret@host:port/"),
        Http::builder("http://localhost").bearer("s3cret\n"),
        Http::builder("http://localhost").header("x-api-key", "s3cret\n"),
        Http::builder("http://localhost").header("x api key", "s3cret"),
    ] {
        assert_clean(&format!("{builder:?}"));
        assert_clean(&printed(&builder.build().expect_err("a wrong setting")));
    }
    assert_clean(&printed(
        &JwtSecret::from_hex("deadbeef").expect_err("too short"),
    ));
}
