//! Lists a page at a time, and streams: over the stream endpoint and over HTTP.

use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use polyrpc::libra::{Client, Event as ChainEvent, EventKey, Transaction};
use polyrpc::{Event, Subscription};
use polyrpc_tests::TestResult;
use serde_json::json;
use tokio::time::timeout;

use super::node::{BOB, Era, Node, Odd, event_key};
use super::{LIMIT, alice, diem};

async fn next<T: Send + 'static>(events: &mut Subscription<T>) -> TestResult<T> {
    match timeout(LIMIT, events.next()).await?.ok_or("the end")?? {
        Event::Item(item) => Ok(item),
        _ => Err("a gap".into()),
    }
}

/// The versions of the next transactions.
async fn versions(events: &mut Subscription<Transaction>, count: usize) -> TestResult<Vec<u64>> {
    let mut versions = Vec::new();
    for _ in 0..count {
        versions.push(next(events).await?.version);
    }
    Ok(versions)
}

async fn over(node: &Node, url: String) -> TestResult<Client> {
    _ = node;
    let builder = Client::builder(url).retry(super::quick());
    Ok(builder
        .poll_interval(Duration::from_millis(10))
        .connect()
        .await?)
}

#[tokio::test]
async fn lists_are_read_a_page_at_a_time_up_to_their_end() -> TestResult {
    let (node, libra) = diem().await?;
    node.change(|ledger| ledger.grow(2100));
    let all: Vec<_> = libra.transactions(0, false).try_collect().await?;
    assert_eq!(all.len(), 2110);
    assert!(
        all.iter()
            .enumerate()
            .all(|(place, one)| one.version == place as u64)
    );
    let starts: Vec<_> = node
        .seen()
        .iter()
        .map(|seen| seen.body["params"][0].clone())
        .collect();
    assert_eq!(starts, [json!(0), json!(1000), json!(2000), json!(2110)]);
    node.change(|ledger| {
        (0..3).for_each(|number| _ = ledger.execute(number, json!({"type": "executed"})))
    });
    let sent: Vec<_> = libra
        .account_transactions(alice(), 1, true)
        .try_collect()
        .await?;
    assert_eq!(sent.len(), 2);
    let key: EventKey = event_key(0, BOB).parse()?;
    let events: Vec<_> = libra.events(key, 1).try_collect().await?;
    let numbers: Vec<_> = events.iter().map(|event| event.sequence_number).collect();
    assert_eq!(numbers, [1, 2]);
    Ok(())
}

#[tokio::test]
async fn a_page_that_fails_is_read_again_when_the_list_goes_on() -> TestResult {
    let (node, libra) = diem().await?;
    node.odd([Odd::Page(400, "no")]);
    let mut list = libra.transactions(8, false);
    assert!(list.next().await.is_some_and(|item| item.is_err()));
    let rest: Vec<_> = list.try_collect().await?;
    assert_eq!(
        rest.iter().map(|one| one.version).collect::<Vec<_>>(),
        [8, 9]
    );
    Ok(())
}

#[tokio::test]
async fn transactions_are_pushed_from_a_version_on() -> TestResult {
    let (node, _) = diem().await?;
    let libra = over(&node, node.ws_url()).await?;
    let mut events = libra.subscribe_transactions(7).include_events(true).await?;
    assert_eq!(versions(&mut events, 3).await?, [7, 8, 9]);
    node.change(|ledger| ledger.execute(0, json!({"type": "executed"})));
    let pushed = next(&mut events).await?;
    assert_eq!((pushed.version, pushed.events.len()), (10, 1));
    let mut bare = libra.subscribe_transactions(10).await?;
    assert!(next(&mut bare).await?.events.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_stream_goes_on_behind_its_last_item_when_its_connection_is_lost() -> TestResult {
    let (node, _) = diem().await?;
    let libra = over(&node, node.ws_url()).await?;
    let mut events = libra.subscribe_transactions(5).await?;
    assert_eq!(versions(&mut events, 5).await?, [5, 6, 7, 8, 9]);
    for cut in 0..3_u64 {
        node.cut_streams();
        // While nobody is connected, too.
        node.change(|ledger| ledger.grow(2));
        let first = 10 + cut * 2;
        assert_eq!(versions(&mut events, 2).await?, [first, first + 1]);
    }
    Ok(())
}

#[tokio::test]
async fn events_go_on_behind_their_last_number() -> TestResult {
    let (node, _) = diem().await?;
    let libra = over(&node, node.ws_url()).await?;
    let key: EventKey = event_key(0, BOB).parse()?;
    let pay = |number| node.change(|ledger| ledger.execute(number, json!({"type": "executed"})));
    (0..3).for_each(|number| _ = pay(number));
    let mut events: Subscription<ChainEvent> = libra.subscribe_events(key, 1).await?;
    assert_eq!(next(&mut events).await?.sequence_number, 1);
    assert_eq!(next(&mut events).await?.sequence_number, 2);
    node.cut_streams();
    pay(3);
    assert_eq!(next(&mut events).await?.sequence_number, 3);
    Ok(())
}

#[tokio::test]
async fn two_streams_share_a_connection_and_a_dropped_one_is_ended() -> TestResult {
    let (node, _) = diem().await?;
    let libra = over(&node, node.ws_url()).await?;
    let before = node.connections();
    let mut first = libra.subscribe_transactions(8).await?;
    let second = libra.subscribe_transactions(0).await?;
    drop(second);
    assert_eq!(versions(&mut first, 2).await?, [8, 9]);
    node.change(|ledger| ledger.grow(1));
    assert_eq!(versions(&mut first, 1).await?, [10]);
    assert!(node.connections() - before <= 1);
    Ok(())
}

#[tokio::test]
async fn over_http_the_same_streams_are_read_by_pages() -> TestResult {
    for era in [Era::Libra, Era::Diem] {
        let node = Node::start(era).await?;
        node.change(|ledger| ledger.grow(9));
        let libra = over(&node, node.url()).await?;
        let mut events = libra.subscribe_transactions(8).include_events(true).await?;
        assert_eq!(versions(&mut events, 2).await?, [8, 9]);
        node.odd([Odd::Vanish, Odd::Page(503, ""), Odd::Behind(4)]);
        node.change(|ledger| ledger.execute(0, json!({"type": "executed"})));
        let pushed = next(&mut events).await?;
        assert_eq!((pushed.version, pushed.events.len()), (10, 1), "{era:?}");
        let key: EventKey = event_key(0, BOB).parse()?;
        let mut events = libra.subscribe_events(key, 0).await?;
        assert_eq!(next(&mut events).await?.sequence_number, 0);
        node.change(|ledger| ledger.execute(1, json!({"type": "executed"})));
        assert_eq!(next(&mut events).await?.sequence_number, 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_node_without_the_stream_endpoint_says_so() -> TestResult {
    let node = Node::start(Era::Libra).await?;
    let error = Client::connect(&node.ws_url())
        .await
        .expect_err("no such path");
    assert_eq!(error.http_status(), Some(404), "{error}");
    Ok(())
}
