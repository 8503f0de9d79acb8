//! Aliases that may not be there.

use polyrpc::RpcError;
use polyrpc::mock::Transport;

use super::{TestResult, daemon, retrying, saying};

#[tokio::test]
async fn what_is_not_registered_is_none() -> TestResult {
    let node = Transport::new();
    let none =
        r#"{"alias_details":{"address":"","comment":"","tracking_key":""},"status":"NOT_FOUND"}"#;
    let some =
        r#"{"alias_details":{"address":"inf1","comment":"hello","tracking_key":""},"status":"OK"}"#;
    saying(
        &node,
        "get_alias_details",
        [
            Ok(none),
            Ok(some),
            Err(RpcError::new(-10, "Alias have wrong name")),
        ],
    );
    let daemon = daemon(retrying(&node));
    assert_eq!(daemon.find_alias("nobody").await?, None);
    let found = daemon.find_alias("somebody").await?.expect("an alias");
    assert_eq!((&*found.address, found.comment), ("inf1", "hello".into()));
    let error = daemon.find_alias("!").await.expect_err("no name");
    assert_eq!(error.rpc().map(|error| error.code), Some(-10));

    let none = r#"{"alias_info":{"address":"","alias":"","comment":"","tracking_key":""},"status":"NOT_FOUND"}"#;
    saying(&node, "get_alias_by_address", [Ok(none)]);
    assert_eq!(daemon.find_alias_of("inf1").await?, None);
    // The parameters are the address itself.
    let asked = node.raw_calls("get_alias_by_address");
    assert_eq!(
        asked.first().map(|params| params.as_str()),
        Some(r#""inf1""#)
    );
    Ok(())
}
