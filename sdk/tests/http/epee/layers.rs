//! Layers around epee calls.

use std::time::Duration;

use polyrpc::chain::{Chain, Status, StatusRule};
use polyrpc::layer::{Cache, CircuitBreaker, Coalesce, Failover, Keep, Retry};
use polyrpc::mock::{Fault, Node, Transport};
use tower::{Layer, ServiceBuilder};

use super::*;
use crate::node::{http, json};

#[tokio::test]
async fn a_read_is_tried_again_and_a_write_is_not() -> Result {
    let node = Node::start().await?;
    answering(&node);
    let retry = Retry::new().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let rpc = Rpc::new(retry.layer(http(&node).build()?));
    node.inject(Fault::status(503, "busy").times(2).on(GetBlocks::NAME));
    assert_eq!(rpc.call(get_blocks(1)).await?.blocks.len(), 1);
    assert_eq!(node.count(GetBlocks::NAME), 3);
    node.inject(Fault::disconnect().on(GetBlocks::NAME));
    assert_eq!(rpc.call(get_blocks(2)).await?.blocks.len(), 2);

    for fault in [Fault::status(503, "busy"), Fault::disconnect()] {
        node.inject(fault.on(SetInfo::NAME));
        assert!(rpc.call(set_info()).await.is_err());
    }
    assert_eq!(node.count(SetInfo::NAME), 2);
    // A status that says what is wrong with the request isn't one that passes.
    node.inject(Fault::status(500, ""));
    assert!(rpc.call(get_blocks(1)).await.is_err());
    assert_eq!(node.count(GetBlocks::NAME), 6);
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn answers_are_kept_as_they_came() -> Result {
    let node = Transport::new();
    answering(&node);
    let cache = Cache::new().keep(|call| match call.method() {
        GetBlocks::NAME => Keep::Always,
        _ => Keep::Never,
    });
    let service = ServiceBuilder::new()
        .layer(cache)
        .layer(Coalesce::new())
        .service(node.clone());
    let rpc = Rpc::new(service);
    let first = rpc.call(get_blocks(3)).raw().await?;
    assert_eq!(rpc.call(get_blocks(3)).raw().await?, first);
    assert_eq!(rpc.call(get_blocks(3)).await?.blocks.len(), 3);
    assert_eq!(node.count(GetBlocks::NAME), 1);
    assert_eq!(rpc.call(get_blocks(2)).await?.blocks.len(), 2);
    assert_eq!(node.count(GetBlocks::NAME), 2);
    // What is no response isn't kept.
    for _ in 0..2 {
        assert!(rpc.call(get_blocks(9)).await.is_err());
    }
    assert_eq!(node.count(GetBlocks::NAME), 4);
    node.finish()?;
    Ok(())
}

/// A node that syncs says so in a response.
#[tokio::test]
async fn a_busy_node_is_asked_again_and_what_it_said_is_not_kept() -> Result {
    let busy = |_| {
        Ok(Blocks {
            status: "BUSY".to_owned(),
            ..Blocks::default()
        })
    };
    let node = Transport::new();
    node.on::<GetBlocks>(busy).then(|asked| blocks(&asked));
    let retry = Retry::new().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let rpc = Rpc::new(retry.layer(node.clone())).with_chain::<Statuses>();
    assert_eq!(rpc.call(get_blocks(1)).await?.blocks.len(), 1);
    assert_eq!(node.count(GetBlocks::NAME), 2);

    node.on::<GetBlocks>(busy).then(|asked| blocks(&asked));
    let rpc = Rpc::new(Cache::new().keep(|_| Keep::Always).layer(node.clone()));
    assert_eq!(rpc.call(get_blocks(1)).await?.status, "BUSY");
    for _ in 0..2 {
        assert_eq!(rpc.call(get_blocks(1)).await?.status, "OK");
    }
    assert_eq!(node.count(GetBlocks::NAME), 4);

    // Where its chain says what a status means, a call that failed is an error, and neither that nor a busy node is kept.
    let rpc = rpc.with_chain::<Statuses>();
    let said = |status: &'static str| {
        Ok(Blocks {
            status: status.to_owned(),
            ..Blocks::default()
        })
    };
    node.on_sequence::<GetBlocks>([said("BUSY"), said("Failed"), said("NONE")]);
    let busy = rpc.call(get_blocks(4)).await.unwrap_err();
    assert!(busy.is_busy() && busy.is_retryable(), "{busy}");
    assert_eq!(busy.to_string(), "getblocks.bin: the node is busy: BUSY");
    let failed = rpc.call(get_blocks(4)).raw().await.unwrap_err();
    assert!(!failed.is_busy() && !failed.is_retryable(), "{failed}");
    let failed = failed.rpc().unwrap();
    assert_eq!(failed.message, "Failed");
    let data = failed.data.as_ref().unwrap().as_str();
    assert!(data.contains(r#""status:string":"Failed""#), "{data}");
    for _ in 0..2 {
        assert_eq!(rpc.call(get_blocks(4)).await?.status, "NONE");
    }
    assert_eq!(node.count(GetBlocks::NAME), 7);
    node.finish()?;
    Ok(())
}

/// Nodes whose results say whether there is one.
enum Statuses {}

impl Chain for Statuses {
    const NAME: &'static str = "statuses";
    type Extras = polyrpc::Extras;
    const STATUS: Option<StatusRule> = Some(StatusRule::new("status", |status| match status {
        "OK" | "NONE" => Status::Ok,
        "BUSY" => Status::Busy,
        _ => Status::Failed,
    }));
}

fn named(height: u64) -> Transport {
    let node = Transport::new();
    node.on::<GetBlocks>(move |_| {
        Ok(Blocks {
            current_height: height,
            status: "OK".to_owned(),
            ..Blocks::default()
        })
    });
    node
}

#[tokio::test]
async fn a_quorum_is_of_those_that_say_the_same() -> Result {
    let (one, two, three) = (named(7), named(8), named(8));
    let failover = Failover::builder()
        .endpoint("one", one.clone())
        .endpoint("two", two.clone())
        .endpoint("three", three.clone());
    let rpc = Rpc::new(failover.quorum(2).build()?);
    assert_eq!(rpc.call(get_blocks(1)).await?.current_height, 8);

    let failover = Failover::builder()
        .endpoint("one", one.clone())
        .endpoint("two", two.clone());
    let rpc = Rpc::new(failover.quorum(2).build()?);
    let error = rpc.call(get_blocks(1)).await.unwrap_err();
    assert!(error.is_no_quorum(), "{error}");
    // It says what each said, as text.
    assert!(
        error.to_string().contains(r#""current_height:u64":7"#),
        "{error}"
    );
    for node in [one, two, three] {
        node.finish()?;
    }
    Ok(())
}

#[tokio::test]
async fn who_an_endpoint_is_is_asked_in_epee() -> Result {
    let (other, right) = (named(1), named(1));
    for (node, network) in [(&other, 1), (&right, 2)] {
        let view = format!(r#"{{"network:u8":{network}}}"#);
        node.on_raw("get_network.bin", move |asked| {
            assert_eq!(asked.as_str(), "{}");
            Ok(json(&view))
        });
    }
    let failover = Failover::builder()
        .endpoint("other", other.clone())
        .endpoint("right", right.clone())
        .identity("get_network.bin", &json(r#"{ "network:u8": 2 }"#));
    let rpc = Rpc::new(failover.build()?);
    assert_eq!(rpc.call(get_blocks(1)).await?.current_height, 1);
    assert_eq!(
        (other.count(GetBlocks::NAME), right.count(GetBlocks::NAME)),
        (0, 1)
    );
    other.finish()?;
    right.finish()?;
    Ok(())
}

#[tokio::test]
async fn another_endpoint_is_asked_where_one_is_down_and_not_where_it_refuses() -> Result {
    let (down, well) = (named(1), named(2));
    let failover = Failover::builder()
        .endpoint("down", down.clone())
        .endpoint("well", well.clone());
    let rpc = Rpc::new(failover.build()?);
    down.inject(Fault::status(502, "<html>"));
    assert_eq!(rpc.call(get_blocks(1)).await?.current_height, 2);
    let before = down.count(GetBlocks::NAME) + well.count(GetBlocks::NAME);
    for node in [&down, &well] {
        node.inject(Fault::status(500, ""));
    }
    assert!(rpc.call(get_blocks(1)).await.is_err());
    let asked = down.count(GetBlocks::NAME) + well.count(GetBlocks::NAME);
    assert_eq!(asked, before + 1);
    Ok(())
}

#[tokio::test]
async fn a_breaker_opens_for_bodies_that_are_no_answers() -> Result {
    let node = named(1);
    let breaker = CircuitBreaker::new().min_calls(2);
    let rpc = Rpc::new(breaker.layer(node.clone()));
    node.inject(Fault::body("<html>").times(2));
    for _ in 0..2 {
        assert!(rpc.call(get_blocks(1)).await.unwrap_err().is_decode());
    }
    let error = rpc.call(get_blocks(1)).await.unwrap_err();
    assert_eq!(error.reached_server(), polyrpc::Reached::No);
    assert_eq!(node.count(GetBlocks::NAME), 2);
    Ok(())
}
