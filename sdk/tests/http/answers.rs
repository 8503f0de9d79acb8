//! Responses as gateways rewrite them: ids as text, errors under no call's id, refusals outside the envelope.

use futures_util::StreamExt;
use polyrpc::{Error, Method, Reached, Rpc, Safety};
use serde::{Deserialize, Serialize};

use crate::server::{Reply, Server};

type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Height();

impl Method for Height {
    const NAME: &'static str = "height";
    type Wire = polyrpc::wire::JsonRpcByPosition;
    const SAFETY: Safety = Safety::Read;
    type Output = u64;
    type Codec = serde_with::Same;
}

/// A server that sends this to a single call, and this to a batch of two.
async fn server(status: u16, single: &'static str, batch: &'static str) -> Server {
    Server::start(move |received| {
        let body = match received.body.starts_with('[') {
            true => batch,
            false => single,
        };
        Reply::Answer(status, "", body.into())
    })
    .await
}

/// The results of call 1 and of the batch of calls 2 and 3.
async fn asked(server: &Server) -> Result<Vec<Result<u64, Error>>> {
    let rpc = Rpc::http(&server.url)?;
    let mut results = vec![rpc.call(Height()).await];
    let calls = [rpc.call(Height()), rpc.call(Height())];
    let batch: Vec<_> = rpc.batch_all(calls).collect().await;
    results.extend(batch);
    Ok(results)
}

#[tokio::test]
async fn ids_as_text_are_ids() -> Result {
    let single = r#"{"jsonrpc":"2.0","id":"1","result":1}"#;
    let batch = r#"[{"id":"3","result":3},{"id":"2","result":2}]"#;
    let server = server(200, single, batch).await;
    let results: Result<Vec<_>, _> = asked(&server).await?.into_iter().collect();
    assert_eq!(results?, [1, 2, 3]);
    Ok(())
}

#[tokio::test]
async fn an_error_under_the_id_of_no_call_is_for_all_that_were_sent() -> Result {
    for id in ["null", r#""""#, r#""x""#, "0", "-1", "{}"] {
        let error = format!(r#"{{"id":{id},"error":{{"code":-5,"message":"no"}}}}"#);
        let listed = format!("[{error}]");
        let (error, listed) = (&*error.leak(), &*listed.leak());
        for batch in [error, listed] {
            let server = server(200, error, batch).await;
            for result in asked(&server).await? {
                let error = result.expect_err(id);
                let said = error.rpc().map(|rpc| (rpc.code, &*rpc.message));
                assert_eq!(said, Some((-5, "no")), "{id}: {error}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn refusals_outside_the_envelope_are_read() -> Result {
    for (body, code, message) in [
        (
            r#"{"code":-32601,"message":"not on your plan"}"#,
            -32601,
            "not on your plan",
        ),
        (r#"{"error":"no key"}"#, 0, "no key"),
        (r#"{"error":{"message":"no key"}}"#, 0, "no key"),
        (r#"{"message":"no key"}"#, 0, "no key"),
        (r#"[{"code":403,"message":"no key"}]"#, 403, "no key"),
    ] {
        let server = server(403, body, body).await;
        for result in asked(&server).await? {
            let error = result.expect_err(body);
            let said = error.rpc().map(|rpc| (rpc.code, &*rpc.message));
            assert_eq!(said, Some((code, message)), "{body}: {error}");
            assert_eq!(error.http_status(), Some(403));
            assert_eq!(error.reached_server(), Reached::Yes, "{body}");
            assert!(error.to_string().contains(message), "{error}");
        }
    }
    Ok(())
}
