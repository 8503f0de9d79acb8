#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod batches;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use tokio::time::Instant;
use tower::ServiceExt;

use super::*;
use crate::chain::{Chain, ChainInfo, Status, StatusRule};
use crate::layer::tests::{
    Log, Node, answer, batch, call, error, ids, node, ok, opening, read, text, write,
};

const SOON: Duration = Duration::from_secs(3600);

async fn through(retry: Retry, node: Node, request: Request) -> Result<Response, Error> {
    retry.layer(node).oneshot(request).await
}

/// Fails `times` times.
fn failing(
    times: usize,
    fail: impl Fn() -> Result<Response, Error> + Clone + Send + Sync + 'static,
) -> (Node, Log) {
    node(move |request, count| {
        let answer = if count <= times {
            fail()
        } else {
            Ok(ok(&request))
        };
        async move { answer }
    })
}

/// How often a request is sent to a node that fails once.
async fn sent(
    retry: Retry,
    request: Request,
    fail: impl Fn() -> Result<Response, Error> + Clone + Send + Sync + 'static,
) -> usize {
    let (node, log) = failing(1, fail);
    _ = through(retry, node, request).await;
    log.len()
}

#[tokio::test(start_paused = true)]
async fn what_is_sent_again() {
    type Fail = fn() -> Result<Response, Error>;
    let rpc = |code: i64| {
        move || {
            Ok(Response::new(format!(
                r#"{{"id":1,"error":{{"code":{code},"message":"x"}}}}"#
            )))
        }
    };
    let reset: Fail = || Err(Error::transport("reset"));
    let timeout: Fail = || Err(Error::timeout("slow"));
    let refused: Fail = || Err(Error::connect("refused"));
    let held: Fail = || Err(Error::not_sent("held"));
    let bare: fn(u16) -> Response = |status| Response::new("<html>").with_status(status);
    let idempotent = || call(1, "again", Safety::Idempotent);
    let retry = Retry::new;
    for fail in [reset, timeout, refused, held] {
        assert_eq!(sent(retry(), read(1), fail).await, 2);
        assert_eq!(sent(retry(), idempotent(), fail).await, 2);
    }
    for (fail, times) in [(reset, 1), (timeout, 1), (refused, 2), (held, 2)] {
        assert_eq!(sent(retry(), write(1), fail).await, times);
        assert_eq!(sent(retry(), opening(1), fail).await, times);
    }
    for (status, times) in [
        (429, 2),
        (502, 2),
        (503, 2),
        (504, 2),
        (500, 1),
        (401, 1),
        (200, 1),
    ] {
        assert_eq!(
            sent(retry(), read(1), move || Ok(bare(status))).await,
            times,
            "{status}"
        );
        assert_eq!(
            sent(retry(), write(1), move || Ok(bare(status))).await,
            1,
            "{status}"
        );
    }
    for (code, times) in [(-32005, 2), (429, 2), (3, 1), (-32000, 1)] {
        assert_eq!(sent(retry(), read(1), rpc(code)).await, times, "{code}");
        assert_eq!(sent(retry(), write(1), rpc(code)).await, 1, "{code}");
        assert_eq!(sent(retry(), opening(1), rpc(code)).await, 1, "{code}");
    }
    assert_eq!(sent(retry().attempts(1), read(1), reset).await, 1);
}

#[tokio::test(start_paused = true)]
async fn it_gives_up_with_the_last_failure() {
    let (node, log) = node(|_, count| async move { Err(Error::timeout(format!("{count}"))) });
    let start = Instant::now();
    let error = through(Retry::new(), node, read(1))
        .await
        .expect_err("four failures");
    assert_eq!(log.len(), 4);
    let cause = error.cause().map(ToString::to_string);
    assert_eq!(cause.as_deref(), Some("4"));
    // At most 100, 200 and 400 ms.
    assert!(start.elapsed() <= Duration::from_millis(700));
}

#[test]
fn waits_are_random_and_double_up_to_a_limit() {
    let retry = Retry::new().backoff(Duration::from_millis(100), Duration::from_millis(250));
    for (attempt, limit) in [(1, 100), (2, 200), (3, 250), (4, 250), (1000, 250)] {
        let wait = |_| retry.wait(attempt, None).expect("a wait").as_secs_f64() * 1000.0;
        let waits: Vec<_> = (0..300).map(wait).collect();
        let limit = f64::from(limit);
        assert!(waits.iter().all(|wait| *wait <= limit));
        // Anything from nothing on: all of 300 in one half happen once in 2^299 runs.
        assert!(waits.iter().any(|wait| *wait < limit / 2.0));
        assert!(waits.iter().any(|wait| *wait > limit / 2.0));
    }
    let patient = retry.longest_retry_after(Duration::MAX);
    let asked = patient.wait(9, Some(Duration::MAX));
    assert_eq!(asked, Some(Duration::MAX));
}

#[tokio::test(start_paused = true)]
async fn a_server_s_wait_is_kept() -> Result<(), Error> {
    let busy = |seconds| {
        move || {
            let wait = Some(Duration::from_secs(seconds));
            Ok(Response::new("").with_status(429).with_retry_after(wait))
        }
    };
    let start = Instant::now();
    let (node, _) = failing(1, busy(30));
    through(Retry::new(), node, read(1)).await?;
    let waited = start.elapsed().as_secs_f64();
    assert!((30.0..=30.1001).contains(&waited), "{waited}");

    // Longer than is waited for, or than there is time: at once, with that answer.
    let impatient = Retry::new().longest_retry_after(Duration::from_secs(29));
    let short = read(1).with_timeout(Some(Duration::from_secs(30)));
    for (retry, request) in [(impatient, read(1)), (Retry::new(), short)] {
        let start = Instant::now();
        let (node, log) = failing(1, busy(30));
        let answer = through(retry, node, request).await?;
        assert_eq!(answer.retry_after(), Some(Duration::from_secs(30)));
        assert_eq!((start.elapsed(), log.len()), (Duration::ZERO, 1));
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_covers_all_attempts() {
    let (node, log) = node(|request, _| async move {
        tokio::time::sleep(
            request
                .timeout()
                .expect("a limit")
                .min(Duration::from_secs(4)),
        )
        .await;
        Err(Error::timeout("slow"))
    });
    let start = Instant::now();
    let request = read(1).with_timeout(Some(Duration::from_secs(10)));
    let error = through(Retry::new(), node, request)
        .await
        .expect_err("too slow");
    assert!(error.is_timeout());
    assert!(start.elapsed() <= Duration::from_secs(10));
    let limits: Vec<_> = log.requests().iter().filter_map(Request::timeout).collect();
    assert_eq!((limits.len(), limits[0]), (3, Duration::from_secs(10)));
    assert!(limits[1] <= Duration::from_secs(6) && limits[2] <= Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn a_transport_without_limits_gets_one() {
    let (node, _) = node(|_, _| std::future::pending());
    let start = Instant::now();
    let request = read(1).with_timeout(Some(Duration::from_secs(3)));
    let error = through(Retry::new(), node, request)
        .await
        .expect_err("never");
    assert!(error.is_timeout());
    assert_eq!(start.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn the_budget_bounds_retries_of_all_clones() {
    let (node, log) = node(|_, _| async { Err(Error::timeout("down")) });
    // Ten in ten seconds, whatever is sent.
    let service = Retry::new().budget(1, 0.0).layer(node);
    for _ in 0..50 {
        _ = service.clone().oneshot(read(1)).await;
    }
    assert_eq!(log.len(), 60);
    // Values that the budget of tower would panic on.
    for share in [f32::NAN, -1.0, f32::INFINITY] {
        assert!(format!("{:?}", Retry::new().budget(u32::MAX, share)).contains("budget"));
    }
}

#[tokio::test(start_paused = true)]
async fn other_errors_can_count_as_passing() -> Result<(), Error> {
    let busy = |request: &Request| answer(request, |_| error(-9, "Core is busy"));
    let by_code =
        || Retry::new().transient_errors(|error| error.rpc().is_some_and(|error| error.code == -9));
    let (once, log) = node(move |request, count| async move {
        Ok(if count == 1 {
            busy(&request)
        } else {
            ok(&request)
        })
    });
    assert_eq!(
        text(&through(by_code(), once.clone(), read(1)).await?),
        text(&ok(&read(1)))
    );
    assert_eq!(log.len(), 2);
    let (always, log) = node(move |request, _| async move { Ok(busy(&request)) });
    _ = through(by_code(), always, write(1)).await?;
    assert_eq!(log.len(), 1);
    Ok(())
}

/// Nodes that say in each result whether there is one.
enum Statuses {}

impl Chain for Statuses {
    const NAME: &'static str = "statuses";
    type Extras = crate::Extras;
    const STATUS: Option<StatusRule> = Some(StatusRule::new("status", |status| match status {
        "OK" => Status::Ok,
        "BUSY" => Status::Busy,
        _ => Status::Failed,
    }));
}

#[tokio::test(start_paused = true)]
async fn busy_answers_go_again_where_the_chain_says_so() -> Result<(), Error> {
    let status =
        |request: &Request| answer(request, |_| r#""result":{"status":"BUSY"}"#.to_owned());
    let node = || {
        node(move |request, count| async move {
            Ok(if count == 1 {
                status(&request)
            } else {
                ok(&request)
            })
        })
    };
    let chain = ChainInfo::of::<Statuses>();
    let both = || batch([read(1), write(2)]);
    let (once, log) = node();
    let said = text(&through(Retry::new(), once, both().with_chain(chain)).await?);
    assert!(
        said.contains(r#""id":1,"result":"ok""#) && said.contains("BUSY"),
        "{said}"
    );
    assert_eq!(log.ids(), [vec![1, 2], vec![1]]);
    // Elsewhere it is a result like any other.
    let (once, log) = node();
    _ = through(Retry::new(), once, both()).await?;
    assert_eq!(log.len(), 1);
    // The opening of a subscription is not judged by it.
    for (request, times) in [(read(1), 2), (write(1), 1), (opening(1), 1)] {
        let (once, log) = node();
        _ = through(Retry::new(), once, request.with_chain(chain)).await?;
        assert_eq!(log.len(), times);
    }
    Ok(())
}
