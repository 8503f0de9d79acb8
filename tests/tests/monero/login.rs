//! Digest authentication, as monerod asks for it: a nonce for each connection, and a count that goes up by one.

use futures_util::future::try_join_all;
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::Monerod;

use crate::family::Daemon;
use crate::monero::methods::GetHashesBin;
use crate::monero_node::methods::{GetBlockCount, GetHeight, OnGetBlockHash};

const USER: &str = "somebody";
const PASSWORD: &str = "a: pass, \"word\"";

async fn with_login() -> TestResult<Option<Monerod>> {
    Monerod::with_login(&format!("{USER}:{PASSWORD}")).await
}

#[tokio::test]
async fn eight_calls_at_once_are_let_in() -> TestResult {
    let Some(node) = with_login().await? else {
        return Ok(());
    };
    let daemon = Daemon::builder(node.url())
        .digest(USER, PASSWORD)
        .without_retry()
        .connect()
        .await?;
    for _ in 0..4 {
        let counts = (0..8).map(|_| daemon.call(GetBlockCount::new()).into_future());
        let counts = try_join_all(counts).await?;
        assert!(counts.iter().all(|count| count.count == 1));
    }
    // One after the other, on all wires.
    let genesis = daemon.call(OnGetBlockHash::new(0)).await?;
    for _ in 0..20 {
        assert_eq!(daemon.call(GetHeight::new()).await?.hash, genesis);
    }
    let mut hashes = GetHashesBin::new();
    hashes.block_ids = vec![genesis];
    assert_eq!(daemon.call(hashes).await?.m_block_ids, [genesis]);
    Ok(())
}

#[tokio::test]
async fn others_stay_outside() -> TestResult {
    let Some(node) = with_login().await? else {
        return Ok(());
    };
    let daemon = |user: &str, password: &str| {
        let builder = Daemon::builder(node.url());
        builder.digest(user, password).connect()
    };
    for (user, password) in [(USER, "wrong"), ("nobody", PASSWORD), ("", "")] {
        let daemon = daemon(user, password).await?;
        let error = daemon.call(GetBlockCount::new()).await.expect_err("wrong");
        assert_eq!(error.http_status(), Some(401), "{error}");
        assert!(!format!("{error} {error:?}").contains(PASSWORD));
    }
    let none = Daemon::connect(&node.url()).await?;
    let error = none
        .call(GetBlockCount::new())
        .await
        .expect_err("no digest");
    assert_eq!(error.http_status(), Some(401), "{error}");
    Ok(())
}
