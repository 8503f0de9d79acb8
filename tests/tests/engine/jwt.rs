//! The engine API's tokens: the node lets nobody in without the secret.

use polyrpc::Rpc;
use polyrpc::ethereum::Client;
use polyrpc::transport::http::{Http, JwtSecret};
use polyrpc_tests::TestResult;

use crate::live::{Live, live};

/// A token signed with the node's own secret at midnight on 2020-01-01: only its age is wrong.
const STALE: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE1Nzc4MzY4MDB9.UnzYcYKau795eU16vH-F6Fgt7rRwnadS2WDuw4P1xGQ";

#[test]
fn the_right_secret_lets_in_again_and_again() -> TestResult {
    live(async |live| {
        for _ in 0..3 {
            live.engine.engine_exchange_capabilities(vec![]).await?;
        }
        Ok(())
    })
}

#[test]
fn without_a_token_nobody_gets_in() -> TestResult {
    live(async |live| {
        let node = Http::builder(&live.node.engine_url()).build()?;
        refused(node).await
    })
}

#[test]
fn a_wrong_secret_is_refused() -> TestResult {
    live(async |live| {
        let secret = JwtSecret::from_hex(&"00".repeat(32))?;
        refused(Http::builder(&live.node.engine_url()).jwt(secret).build()?).await
    })
}

#[test]
fn a_stale_token_is_refused() -> TestResult {
    live(async |live| refused(builder_with_token(live)?).await)
}

fn builder_with_token(live: &Live) -> TestResult<Http> {
    Ok(Http::builder(&live.node.engine_url())
        .bearer(STALE)
        .build()?)
}

/// The node answers with plain text and status 401, which is neither a result nor an error of JSON-RPC.
async fn refused(node: Http) -> TestResult {
    let engine = Client::new(Rpc::new(node));
    let error = engine
        .engine_exchange_capabilities(vec![])
        .await
        .err()
        .ok_or("let in")?;
    assert_eq!(
        (error.http_status(), error.rpc()),
        (Some(401), None),
        "{error}"
    );
    assert!(!error.is_decode() && !error.is_retryable(), "{error}");
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("engine_exchangeCapabilities: HTTP status 401"),
        "{text}"
    );
    assert!(!text.contains("eyJ"), "the token is in {text}");
    Ok(())
}
