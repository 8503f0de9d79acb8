#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use futures_util::future::{join, join_all};
use tokio::time::{Instant, timeout};
use tower::ServiceExt;

use super::*;
use crate::layer::tests::{Log, Node, answer, batch, ids, node, ok, opening, read, text, write};

fn number(request: &Request) -> Response {
    answer(request, |id| format!(r#""result":{id}"#)).with_status(200)
}

/// Answers each call with its id, after a second.
fn slow() -> (Node, Log) {
    node(|request, _| async move {
        sleep(Duration::from_secs(1)).await;
        Ok(number(&request))
    })
}

async fn all(
    service: &CoalesceService<Node>,
    requests: Vec<Request>,
) -> Vec<Result<Response, Error>> {
    let calls = requests
        .into_iter()
        .map(|request| service.clone().oneshot(request));
    join_all(calls).await
}

fn texts(outcomes: &[Result<Response, Error>]) -> Vec<String> {
    let said = |outcome: &Result<Response, Error>| match outcome {
        Ok(response) => text(response),
        Err(error) => error.to_string(),
    };
    outcomes.iter().map(said).collect()
}

#[tokio::test(start_paused = true)]
async fn calls_of_one_moment_are_one_batch() {
    let (node, log) = slow();
    let service = Coalesce::new().layer(node);
    let start = Instant::now();
    // Not in the order of their ids.
    let outcomes = all(&service, vec![read(3), read(1), read(2)]).await;
    assert_eq!(log.ids(), [[3, 1, 2]]);
    assert_eq!(start.elapsed(), Duration::from_millis(1002));
    let said = texts(&outcomes);
    assert_eq!(said[0], r#"{"jsonrpc":"2.0","id":3,"result":3}"#);
    assert_eq!(said[2], r#"{"jsonrpc":"2.0","id":2,"result":2}"#);
    let responses: Vec<_> = outcomes.iter().flatten().collect();
    assert_eq!(responses[1].status(), Some(200));
    // They are pieces of one buffer: each response and the comma or bracket before it.
    let at = |index: usize| responses[index].body().as_ptr() as usize;
    assert_eq!(at(1) - at(0), responses[0].body().len() + 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_alone_stays_plain() {
    let (node, log) = slow();
    let service = Coalesce::new().layer(node);
    let outcomes = all(&service, vec![read(1)]).await;
    assert!(log.requests()[0].single().is_some());
    assert_eq!(texts(&outcomes), [r#"{"jsonrpc":"2.0","id":1,"result":1}"#]);
    // The next window is another batch.
    all(&service, vec![read(2), read(3)]).await;
    assert_eq!(log.ids(), [vec![1], vec![2, 3]]);
}

#[tokio::test(start_paused = true)]
async fn without_a_window_the_calls_of_one_turn_are_one_batch() {
    let (node, log) = slow();
    let service = Coalesce::new().window(Duration::ZERO).layer(node);
    let start = Instant::now();
    let tasks = [1, 2, 3].map(|id| tokio::spawn(service.clone().oneshot(read(id))));
    for answered in join_all(tasks).await {
        assert!(answered.is_ok_and(|outcome| outcome.is_ok()));
    }
    assert_eq!(log.ids(), [[1, 2, 3]]);
    // No timer: those have a resolution of a millisecond.
    assert_eq!(start.elapsed(), Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_full_batch_does_not_wait() {
    let (node, log) = node(|request, _| async move { Ok(number(&request)) });
    let service = Coalesce::new()
        .window(Duration::from_secs(9))
        .max_calls(2)
        .layer(node);
    let start = Instant::now();
    let outcomes = all(&service, (1..=5).map(read).collect()).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(log.ids(), [vec![1, 2], vec![3, 4], vec![5]]);
    assert_eq!(start.elapsed(), Duration::from_secs(9));
    let start = Instant::now();
    let alone = Coalesce::new().max_calls(1).layer(self::slow().0);
    all(&alone, vec![read(1), read(2)]).await;
    assert_eq!(start.elapsed(), Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn others_go_through_as_they_are() -> Result<(), Error> {
    let (node, log) = slow();
    let service = Coalesce::new().layer(node.clone());
    let batch = batch([read(3), read(4)]);
    let own = read(5).with_header("x-key", "1")?;
    all(
        &service,
        vec![read(1), write(2), batch, own, opening(6), read(7)],
    )
    .await;
    assert_eq!(
        log.ids(),
        [vec![2], vec![3, 4], vec![5], vec![6], vec![1, 7]]
    );
    let service = Coalesce::new().up_to(Safety::Write).layer(node);
    all(&service, vec![read(8), write(9)]).await;
    assert_eq!(log.ids().last(), Some(&vec![8, 9]));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn whatever_became_of_the_batch_became_of_each() {
    let said = |reply: fn(&Request) -> Result<Response, Error>| async move {
        let (node, _) = node(move |request, _| async move { reply(&request) });
        let service = Coalesce::new().layer(node);
        texts(&all(&service, vec![read(1), read(2)]).await)
    };
    let refused = r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no batches"}}"#;
    assert_eq!(
        said(|_| Ok(Response::new(
            &br#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no batches"}}"#[..]
        )))
        .await,
        [1, 2].map(|id| refused.replace("null", &format!("{id}")))
    );
    let page = said(|_| Ok(Response::new("<html>").with_status(503))).await;
    assert_eq!(page, ["<html>", "<html>"]);
    let lost = said(|_| Err(Error::transport("reset"))).await;
    assert_eq!(
        lost,
        ["read: no response: reset", "read: no response: reset"]
    );
    let half = said(|request| Ok(number(&request.only(|call| call.id() == 2)))).await;
    assert!(
        half[0].starts_with("read: no response to this entry of the batch"),
        "{half:?}"
    );
    assert_eq!(half[1], r#"{"jsonrpc":"2.0","id":2,"result":2}"#);
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_does_not_hurt_the_others() {
    let (node, log) = slow();
    let service = Coalesce::new().window(Duration::from_millis(5)).layer(node);
    let briefly = |id, millis| {
        timeout(
            Duration::from_millis(millis),
            service.clone().oneshot(read(id)),
        )
    };
    // The first opened the window and goes before it closes, the second when the batch is under way.
    let calls = join_all([briefly(1, 2), briefly(2, 100), briefly(3, 9999)]).await;
    assert!(calls[0].is_err() && calls[1].is_err());
    assert_eq!(log.ids(), [[2, 3]]);
    let third = calls[2]
        .as_ref()
        .ok()
        .and_then(|outcome| outcome.as_ref().ok());
    assert_eq!(
        third.map(text).as_deref(),
        Some(r#"{"jsonrpc":"2.0","id":3,"result":3}"#)
    );
}

#[tokio::test(start_paused = true)]
async fn nothing_is_left_when_all_give_up() {
    let (node, log) = slow();
    let service = Coalesce::new().layer(node);
    for millis in [1, 100] {
        let calls = join(
            service.clone().oneshot(read(1)),
            service.clone().oneshot(read(2)),
        );
        let mut calls = Box::pin(calls);
        assert!(
            timeout(Duration::from_millis(millis), &mut calls)
                .await
                .is_err()
        );
        let group = service
            .open
            .lock()
            .expect("no panic")
            .clone()
            .expect("a group");
        drop(calls);
        let left = group.lock();
        assert!(left.closed && left.calls.is_empty() && left.work.is_none());
        drop(left);
        // Ours and the service's.
        assert_eq!(Arc::strong_count(&group), 2);
    }
    sleep(Duration::from_secs(9)).await;
    assert_eq!(log.ids(), [[1, 2]]);
    // And the next starts afresh.
    assert!(service.oneshot(read(3)).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn everyone_has_a_time_limit_of_their_own() {
    let (node, log) = slow();
    let service = Coalesce::new().layer(node);
    let limited = |id, millis| read(id).with_timeout(Some(Duration::from_millis(millis)));
    let start = Instant::now();
    let outcomes = all(&service, vec![limited(1, 500), limited(2, 3000)]).await;
    let error = outcomes[0].as_ref().expect_err("too slow");
    assert!(error.is_timeout() && error.is_retryable());
    assert!(outcomes[1].is_ok());
    assert_eq!(start.elapsed(), Duration::from_millis(1002));
    // The longest, less what the window took.
    assert_eq!(
        log.requests()[0].timeout(),
        Some(Duration::from_millis(2998))
    );
    all(&service, vec![limited(1, 500), read(2)]).await;
    assert_eq!(log.requests()[1].timeout(), None);
}

#[tokio::test(start_paused = true)]
async fn an_id_is_only_once_in_a_batch() {
    let (node, log) = slow();
    let service = Coalesce::new().layer(node);
    let outcomes = all(&service, vec![read(1), read(2), read(1)]).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(
        log.requests().iter().map(ids).collect::<Vec<_>>(),
        [vec![1, 2], vec![1]]
    );
}

#[tokio::test(start_paused = true)]
async fn calls_meet_though_the_node_takes_one_request_at_a_time() {
    let (node, log) = node(|request, _| async move { Ok(ok(&request)) });
    let limited = tower::ServiceBuilder::new()
        .concurrency_limit(1)
        .service(node);
    let service = Coalesce::new().layer(limited);
    let calls = [1, 2].map(|id| service.clone().oneshot(read(id)));
    assert!(join_all(calls).await.iter().all(Result::is_ok));
    assert_eq!(log.ids(), [[1, 2]]);
}
