//! Responses that aren't UTF-8.

use polyrpc::Error;
use polyrpc::infinium::B256;
use polyrpc::record::Record;
use polyrpc::transport::{Request, Response};
use tower::{Layer, service_fn};

use super::{TestResult, answering, daemon, wallet};

/// An attachment with encrypted bytes, as daemons write them.
const DETAILS: &[u8] = b"{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"status\":\"OK\",\"tx_info\":{\"amount\":1,\"attachments\":[{\"datails_view\":\"\xe9\x00\xff\\\"\",\"short_view\":\"(encrypted)\",\"type\":\"comment\"}],\"blob\":\"\",\"blob_size\":7,\"fee\":1,\"id\":\"\",\"keeper_block\":-1,\"object_in_json\":\"\",\"pub_key\":\"\",\"timestamp\":1}}}";

/// The body without the control character, which serde_json refuses as JSON does.
fn details() -> &'static [u8] {
    let body: Vec<u8> = DETAILS.iter().copied().filter(|byte| *byte != 0).collect();
    body.leak()
}

#[tokio::test]
async fn the_text_is_bytes_and_the_rest_what_it_was() -> TestResult {
    let daemon = daemon(answering(details()));
    let found = daemon
        .get_transaction_details(B256::ZERO)
        .await?
        .transaction;
    assert_eq!(found.attachments[0].details.as_bytes(), b"\xe9\xff\"");
    assert_eq!(found.attachments[0].summary, "(encrypted)");
    assert_eq!((found.block_height, found.size), (-1, 7));
    Ok(())
}

#[tokio::test]
async fn as_json_the_text_is_a_list_of_its_bytes() -> TestResult {
    let daemon = daemon(answering(details()));
    let raw = daemon.get_transaction_details(B256::ZERO).raw().await?;
    assert!(
        raw.as_str().contains(r#""datails_view":[233, 255, 34]"#),
        "{raw:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_status_beside_it_is_judged() -> TestResult {
    let busy =
        b"{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"comment\":\"\xe9\",\"status\":\"BUSY\"}}";
    let error = daemon(answering(busy))
        .get_block_count()
        .await
        .expect_err("busy");
    assert!(error.is_busy(), "{error}");
    let failed =
        b"{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"comment\":\"\xe9\",\"status\":\"FAILED\"}}";
    let error = daemon(answering(failed))
        .get_block_count()
        .await
        .expect_err("failed");
    let data = error.rpc().and_then(|error| error.data.as_ref());
    assert!(
        data.is_some_and(|data| data.as_str().contains("[233]")),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn an_error_that_repeats_it_is_one() -> TestResult {
    let refused = b"{\"error\":{\"code\":-5,\"message\":\"invalid payment id: '\xe9'\"},\"id\":1,\"jsonrpc\":\"2.0\"}";
    let error = wallet(answering(refused))
        .get_payments(vec![0xe9])
        .await
        .expect_err("refused");
    let error = error.rpc().expect("the wallet's error");
    assert_eq!(
        (error.code, &*error.message),
        (-5, "invalid payment id: '\u{fffd}'")
    );
    Ok(())
}

#[tokio::test]
async fn recordings_keep_it() -> TestResult {
    let record = Record::new();
    let rpc = polyrpc::Rpc::new(record.layer(service_fn(|_: Request| async {
        Ok::<_, Error>(Response::new(details()).with_status(200))
    })));
    let found = daemon(rpc).get_transaction_details(B256::ZERO).await?;
    let replayed = daemon(polyrpc::Rpc::new(polyrpc::record::Replay::new(
        record.recording(),
    )));
    assert_eq!(replayed.get_transaction_details(B256::ZERO).await?, found);
    Ok(())
}
