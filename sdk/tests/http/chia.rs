//! Calls to a Chia service: where they go, what comes back, and many at once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use polyrpc::layer::{Cache, Coalesce, Keep, Retry};
use polyrpc::mock::{Fault, Node};
use polyrpc::transport::Request;
use polyrpc::transport::http::Http;
use polyrpc::wire::CHIA;
use polyrpc::{Error, Method, Reached, Rpc, RpcError, Safety};
use serde::{Deserialize, Serialize};
use serde_with::Same;
use tower::ServiceBuilder;

use crate::methods::BlockNumber;
use crate::node::{http, json, rpc};
use crate::server::{Reply, Server};

/// Beyond 64 bits.
const BIG: u128 = 21_000_161_999_999_896_993;

/// A method of a service, as the generator writes it.
macro_rules! service_method {
    ($Name:ident { $($field:ident: $Field:ty),* }, $name:literal, $wire:ident, $Output:ty) => {
        #[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
        struct $Name {
            $(#[serde(skip_serializing_if = "Option::is_none")] $field: $Field),*
        }

        impl Method for $Name {
            const NAME: &'static str = $name;
            type Wire = polyrpc::wire::$wire;
            const SAFETY: Safety = Safety::Read;
            type Output = $Output;
            type Codec = Same;
        }
    };
}

service_method!(GetBalance { wallet_id: Option<u64> }, "get_wallet_balance", Chia, Balance);
service_method!(GetRoyalties {}, "nft_calculate_royalties", Chia, BTreeMap<String, u128>);
service_method!(Odd {}, "a/b c", Chia, BTreeMap<String, u8>);
service_method!(Step {}, "..", Chia, BTreeMap<String, u8>);
service_method!(GetKeys {}, "get_keys", ChiaDaemon, BTreeMap<String, u8>);

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Balance {
    wallet_id: u64,
    confirmed: u128,
    pending: Option<u128>,
}

fn balance(of: u64) -> GetBalance {
    let wallet_id = Some(of);
    GetBalance { wallet_id }
}

/// A node whose wallets have their number in balance, but for wallet 3, which it doesn't know.
async fn wallets() -> Node {
    let node = Node::start().await.unwrap();
    node.on::<GetBalance>(|asked| match asked.wallet_id {
        Some(3) => Err(RpcError::new(0, "3").with_name("UNKNOWN")),
        id => Ok(Balance {
            wallet_id: id.unwrap_or_default(),
            confirmed: BIG,
            pending: id.map(u128::from),
        }),
    });
    node
}

#[tokio::test]
async fn a_call_goes_below_the_address_with_its_parameters_alone() -> Result<(), Error> {
    let server = Server::start(|received| {
        let line = received.head.lines().next().unwrap_or_default();
        assert_eq!(received.header("content-type"), Some("application/json"));
        Reply::json(match line {
            "POST /get_wallet_balance HTTP/1.1" => {
                assert_eq!(received.body, r#"{"wallet_id":1}"#);
                format!(r#"{{"confirmed":{BIG},"wallet_id":1,"success":true}}"#)
            }
            "POST /base/path/a%2Fb%20c?key=k HTTP/1.1" => {
                assert_eq!(received.body, "{}");
                r#"{"success":true,"a":1}"#.to_owned()
            }
            other => panic!("{other}"),
        })
    })
    .await;
    let rpc = server.rpc();
    let read = rpc.call(balance(1)).await?;
    assert_eq!((read.confirmed, read.pending), (BIG, None));
    for path in ["base/path", "base/path/"] {
        let url = format!("{}/{path}?key=k", server.url);
        let below = Rpc::http(&url)?;
        assert_eq!(below.call(Odd {}).await?["a"], 1);
    }
    Ok(())
}

#[tokio::test]
async fn json_rpc_goes_to_the_address_itself() -> Result<(), Error> {
    let server = Server::start(|received| {
        assert!(received.head.starts_with("POST /base HTTP/1.1\n"));
        Reply::result(received, "17")
    })
    .await;
    let rpc = Rpc::http(&format!("{}/base", server.url))?;
    // Nothing is behind an HTTP server that a destination could name.
    let rpc = rpc.with_destination("chia_wallet");
    assert_eq!(rpc.call(BlockNumber::default()).await?, 17);
    Ok(())
}

#[tokio::test]
async fn a_name_without_a_path_is_refused_before_it_is_sent() {
    let server = Server::start(|_| panic!("it is sent")).await;
    let rpc = server.rpc();
    let refused = rpc.call(GetKeys {}).await.unwrap_err();
    assert_eq!(refused.reached_server(), Reached::No);
    let text = refused.to_string();
    assert!(
        text.starts_with("get_keys: `get_keys` is of the wire `chia-daemon`, which has no HTTP"),
        "{text}"
    );
    assert!(text.contains("Dialect::CHIA_DAEMON"), "{text}");
    let refused = rpc.call(Step {}).await.unwrap_err();
    assert!(
        refused.to_string().contains("can't be a segment of a path"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_call_has_text_and_head_too() -> Result<(), Error> {
    let node = wallets().await;
    let rpc = rpc(&node);
    let raw = rpc.call(balance(1)).raw().await?;
    let body = format!(r#"{{"wallet_id":1,"confirmed":{BIG},"pending":1,"success":true}}"#);
    assert_eq!(raw.as_str(), body);
    let with_meta = rpc.call(balance(2)).with_meta().await?;
    assert_eq!(with_meta.value.wallet_id, 2);
    assert_eq!(with_meta.http_status, Some(200));
    assert!(with_meta.meta.is_empty());

    node.on::<GetRoyalties>(|_| Ok([("a".to_owned(), u128::MAX)].into()));
    assert_eq!(rpc.call(GetRoyalties {}).await?["a"], u128::MAX);
    node.finish().unwrap();
    Ok(())
}

#[tokio::test]
async fn failures_and_statuses_are_errors_that_say_what_is_wrong() {
    let node = wallets().await;
    let rpc = rpc(&node);
    let error = rpc.call(balance(3)).await.unwrap_err();
    let said = "get_wallet_balance: the node answered with error UNKNOWN: 3";
    assert_eq!(error.to_string(), said);
    assert_eq!(error.reached_server(), Reached::Yes);
    assert!(
        rpc.call(balance(3))
            .raw()
            .await
            .unwrap_err()
            .rpc()
            .is_some()
    );

    node.inject(Fault::status(404, "404: Not Found"));
    let error = rpc.call(balance(1)).await.unwrap_err();
    let said = "/: the service has no such method; ";
    let text = error.to_string();
    assert!(
        text.starts_with("get_wallet_balance: HTTP status 404 from http://") && text.contains(said),
        "{text}"
    );
    assert!(!error.is_retryable());
    node.inject(Fault::body(
        r#"{"success":true,"wallet_id":1,"confirmed":-1}"#,
    ));
    let error = rpc.call(balance(1)).await.unwrap_err();
    assert_eq!(
        error.decode().map(polyrpc::DecodeError::path),
        Some("confirmed")
    );
}

#[tokio::test]
async fn a_tuple_may_mix_wires_and_keeps_its_order() -> Result<(), Error> {
    let node = wallets().await;
    node.on_raw("test_blockNumber", |_| Ok(json("17")));
    let rpc = rpc(&node);
    let calls = (
        rpc.call(balance(1)),
        rpc.call(BlockNumber::default()),
        rpc.call(balance(3)),
        rpc.call(BlockNumber::default()),
        rpc.call(balance(4)).timeout(Duration::from_secs(5)),
    );
    let (one, two, three, four, five) = rpc.batch(calls.clone()).results().await?;
    assert_eq!(
        (one?.wallet_id, two?, four?, five?.wallet_id),
        (1, 17, 17, 4)
    );
    assert!(three.unwrap_err().rpc().is_some());
    // The error of the first that has one.
    assert!(rpc.batch(calls).await.unwrap_err().rpc().is_some());
    node.finish().unwrap();
    Ok(())
}

#[tokio::test]
async fn many_calls_go_a_few_at_once_and_come_in_order() -> Result<(), Error> {
    let node = wallets().await;
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (running, peak) = (Arc::clone(&now), Arc::clone(&most));
    node.on_async::<GetBalance>(move |asked| {
        let (running, peak) = (Arc::clone(&running), Arc::clone(&peak));
        Box::pin(async move {
            peak.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            running.fetch_sub(1, Ordering::SeqCst);
            match asked.wallet_id {
                Some(3) => Err(RpcError::new(0, "3")),
                id => Ok(Balance {
                    wallet_id: id.unwrap_or_default(),
                    confirmed: 0,
                    pending: None,
                }),
            }
        })
    });
    let rpc = rpc(&node);
    let all = rpc.batch_all((0..30).map(|id| rpc.call(balance(id))));
    let all: Vec<_> = all.collect().await;
    for (id, result) in (0..).zip(all) {
        match id {
            3 => assert!(result.unwrap_err().rpc().is_some()),
            id => assert_eq!(result?.wallet_id, id),
        }
    }
    assert_eq!(most.load(Ordering::SeqCst), 8);

    // As far as it is read.
    let before = node.count(GetBalance::NAME);
    let endless = rpc.batch_all((10..).map(|id| rpc.call(balance(id))));
    let some: Vec<_> = endless.take(2).try_collect().await?;
    assert_eq!(some.len(), 2);
    assert!(node.count(GetBalance::NAME) - before < 20);

    // What the node still works on when nobody reads on.
    while now.load(Ordering::SeqCst) > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    most.store(0, Ordering::SeqCst);
    let calls = (0..12).map(|_| rpc.call(balance(1)));
    let [a, b, c, d, e, f, g, h, i, j, k, l] = calls.collect::<Vec<_>>().try_into().unwrap();
    rpc.batch((a, b, c, d, e, f, g, h, i, j, k, l)).await?;
    assert_eq!(most.load(Ordering::SeqCst), 8);
    Ok(())
}

#[tokio::test]
async fn layers_know_their_answers() -> Result<(), Error> {
    let node = wallets().await;
    let service = ServiceBuilder::new()
        .layer(Cache::new().keep(|_| Keep::Always))
        .layer(Coalesce::new())
        .layer(Retry::new().backoff(Duration::from_millis(1), Duration::from_millis(1)))
        .service(http(&node).build()?);
    let rpc = Rpc::new(service);
    node.inject(Fault::status(503, "busy").times(2));
    assert_eq!(rpc.call(balance(1)).await?.confirmed, BIG);
    assert_eq!(node.count(GetBalance::NAME), 3);
    // From memory, and whole.
    assert_eq!(rpc.call(balance(1)).await?.confirmed, BIG);
    assert_eq!(node.count(GetBalance::NAME), 3);
    // Another service has a method of the same name.
    let other = rpc.clone().with_destination("chia_other");
    other.call(balance(1)).await?;
    assert_eq!(node.count(GetBalance::NAME), 4);
    // Failures aren't kept, and are no cause to ask again.
    for _ in 0..2 {
        assert!(rpc.call(balance(3)).await.unwrap_err().rpc().is_some());
    }
    assert_eq!(node.count(GetBalance::NAME), 6);
    // Calls at the same time stay apart.
    let (four, five) = tokio::join!(
        rpc.call(balance(4)).into_future(),
        rpc.call(balance(5)).into_future()
    );
    assert_eq!((four?.wallet_id, five?.wallet_id), (4, 5));
    node.finish().unwrap();
    Ok(())
}

#[tokio::test]
async fn a_request_can_be_made_by_hand() -> Result<(), Error> {
    let node = wallets().await;
    let rpc = Rpc::new(Http::builder(&node.url()).build()?);
    let params = json(r#"{"wallet_id":1}"#);
    let request =
        Request::new(&CHIA, 1, "get_wallet_balance", Safety::Read, &params).expect("a call");
    let response = rpc.send(request).await?;
    assert!(response.body().ends_with(br#""success":true}"#));
    Ok(())
}
