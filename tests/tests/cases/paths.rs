//! A response that can't be read: the error says where, also for what a union held back.

use polyrpc::Error;
use polyrpc_tests::TestResult;

use crate::generated::*;
use crate::node::answering;

/// The place that a failed call names.
fn place<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Ok(value) => format!("no error but {value:?}"),
        Err(error) => error
            .decode()
            .map_or_else(|| error.to_string(), |decode| decode.path().to_owned()),
    }
}

#[tokio::test]
async fn in_a_tagged_union() -> TestResult {
    let send = async |text| {
        let client = union_by_tag::Client::new(answering(text));
        place(
            client
                .send(union_by_tag::types::LegacyTransaction::new(1))
                .await,
        )
    };
    assert_eq!(
        send(r#"{"nonce":"0xg","type":"0x0"}"#).await,
        "result.nonce"
    );
    assert_eq!(
        send(r#"{"type":"0x0","nonce":"0xg"}"#).await,
        "result.nonce"
    );
    assert_eq!(
        send(r#"{"a":[{"b":1}],"sizes":["0x1",7],"type":"0x3","z":[]}"#).await,
        "result.sizes[1]"
    );
    assert_eq!(
        send(r#"{"type":"0x3","sizes":["0x1",7]}"#).await,
        "result.sizes[1]"
    );
    assert_eq!(
        send(r#"{"nonce":"0x1","weight":1e3,"type":"0x2","z":1}"#).await,
        "result.weight"
    );
    assert_eq!(send(r#"{"weight":7,"type":"0x2"}"#).await, "result");
    Ok(())
}

#[tokio::test]
async fn in_a_union_by_keys_or_items() -> TestResult {
    let peek = async |text| place(union_by_key::Client::new(answering(text)).peek().await);
    assert_eq!(peek(r#"{"full":1,"height":"0x1"}"#).await, "result.full");
    assert_eq!(
        peek(r#"{"height":"1","a":{"height":2}}"#).await,
        "result.height"
    );
    let logs = async |text| place(union_by_item::Client::new(answering(text)).logs().await);
    assert_eq!(
        logs(r#"[{"index":"0x1"},{"index":1}]"#).await,
        "result[1].index"
    );
    assert_eq!(
        logs(r#"[{"index":1},{"index":"0x1"}]"#).await,
        "result[0].index"
    );
    assert_eq!(logs(r#"[1,2,"3"]"#).await, "result[2]");
    Ok(())
}

#[tokio::test]
async fn deep_inside() -> TestResult {
    let client = recursion::Client::new(answering(
        r#"{"gas":"0x1","calls":[{"gas":"0x1"},{"gas":"0x1","calls":[{"gas":1}]}]}"#,
    ));
    assert_eq!(
        place(client.trace("x".to_owned()).await),
        "result.calls[1].calls[0].gas"
    );
    let pool = async |text| place(maps::Client::new(answering(text)).pool().await);
    assert_eq!(
        pool(r#"{"1":{"a.b":[true,1]}}"#).await,
        r#"result.1["a.b"][1]"#
    );
    assert_eq!(pool(r#"{"1":{},"x":{}}"#).await, "result.x");
    Ok(())
}
