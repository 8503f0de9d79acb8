use std::sync::atomic::{AtomicU16, Ordering};

use futures_util::future::join;
use tower::ServiceExt;

use super::*;
use crate::layer::tests::{Log, answer, error, node, ok, read, write};
use crate::transport::Response;

const WELL: u16 = 200;
/// Nothing is sent.
const UNSENT: u16 = 1;
const DOWN: u16 = 503;
const LIMITED: u16 = 429;
/// An error object.
const REVERTS: u16 = 500;
const HANGS: u16 = 0;
/// Well, after six seconds.
const SLOW: u16 = 6;

type Tested = CircuitBreakerService<crate::layer::tests::Node>;

/// A breaker around a node whose state can be set.
fn breaker() -> (Tested, Log, Arc<AtomicU16>) {
    let state = Arc::new(AtomicU16::new(WELL));
    let seen = Arc::clone(&state);
    let (node, log) = node(move |request, _| {
        let status = seen.load(Ordering::Relaxed);
        async move {
            tokio::time::sleep(Duration::from_millis(10)).await;
            match status {
                HANGS => std::future::pending().await,
                UNSENT => Err(Error::not_sent("held")),
                WELL => Ok(ok(&request)),
                SLOW => {
                    tokio::time::sleep(Duration::from_secs(6)).await;
                    Ok(ok(&request))
                }
                REVERTS => Ok(answer(&request, |_| error(3, "reverted")).with_status(500)),
                status => Ok(Response::new("<html>").with_status(status)),
            }
        }
    });
    (CircuitBreaker::new().layer(node), log, state)
}

async fn calls(service: &Tested, count: usize) {
    for _ in 0..count {
        _ = service.clone().oneshot(read(1)).await;
    }
}

async fn is_open(service: &Tested) -> bool {
    service.clone().oneshot(read(1)).await.is_err()
}

#[tokio::test(start_paused = true)]
async fn it_opens_at_the_share_and_not_before() {
    let (service, _, state) = breaker();
    calls(&service, 11).await;
    state.store(DOWN, Ordering::Relaxed);
    calls(&service, 10).await;
    // 10 of 21; the next is the eleventh of 22.
    assert!(!is_open(&service).await);
    assert!(is_open(&service).await);
}

#[tokio::test(start_paused = true)]
async fn few_calls_and_old_ones_do_not_count() {
    let (service, _, state) = breaker();
    state.store(DOWN, Ordering::Relaxed);
    calls(&service, 19).await;
    tokio::time::sleep(Duration::from_secs(10)).await;
    calls(&service, 19).await;
    assert!(!is_open(&service).await);
    assert!(is_open(&service).await);
}

#[tokio::test(start_paused = true)]
async fn errors_of_calls_do_not_count() {
    for kind in [REVERTS, LIMITED] {
        let (service, log, state) = breaker();
        state.store(kind, Ordering::Relaxed);
        calls(&service, 100).await;
        assert_eq!(log.len(), 100);
    }
}

#[tokio::test(start_paused = true)]
async fn open_it_says_so_at_once_and_sends_nothing() {
    let (service, log, state) = breaker();
    state.store(DOWN, Ordering::Relaxed);
    calls(&service, 20).await;
    let start = Instant::now();
    let error = service.clone().oneshot(write(1)).await.expect_err("open");
    assert_eq!(
        error.to_string(),
        "write: not sent: too many calls to this endpoint failed; the circuit breaker is open"
    );
    assert_eq!((start.elapsed(), log.len()), (Duration::ZERO, 20));
    assert_eq!(error.reached_server(), Reached::No);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
    assert!(error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn one_call_looks_whether_it_is_well_again() {
    let (service, log, state) = breaker();
    state.store(DOWN, Ordering::Relaxed);
    calls(&service, 20).await;
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let both = join(is_open(&service), is_open(&service)).await;
        // One looked, and was answered; the other wasn't sent.
        assert_eq!(both, (false, true));
        assert!(is_open(&service).await);
    }
    assert_eq!(log.len(), 22);
    state.store(WELL, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_secs(5)).await;
    calls(&service, 10).await;
    assert_eq!(log.len(), 32);
}

#[tokio::test(start_paused = true)]
async fn a_look_that_is_dropped_leaves_it_to_the_next() {
    let (service, _, state) = breaker();
    state.store(DOWN, Ordering::Relaxed);
    calls(&service, 20).await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    state.store(HANGS, Ordering::Relaxed);
    let look = service.clone().oneshot(read(1));
    let dropped = tokio::time::timeout(Duration::from_secs(1), look).await;
    assert!(dropped.is_err());
    state.store(WELL, Ordering::Relaxed);
    assert!(!is_open(&service).await);
}

#[tokio::test(start_paused = true)]
async fn what_was_sent_before_it_opened_does_not_count_after() {
    let (service, _, state) = breaker();
    state.store(SLOW, Ordering::Relaxed);
    let early = service.clone().oneshot(read(1));
    let later = async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        state.store(DOWN, Ordering::Relaxed);
        calls(&service, 20).await;
        tokio::time::sleep(Duration::from_secs(5)).await;
        state.store(SLOW, Ordering::Relaxed);
        let look = service.clone().oneshot(read(1));
        let meanwhile = async {
            // The early call was answered well by now, and another looks.
            tokio::time::sleep(Duration::from_secs(2)).await;
            is_open(&service).await
        };
        join(look, meanwhile).await.1
    };
    assert!(join(early, later).await.1);
    assert!(!is_open(&service).await);
}

#[tokio::test(start_paused = true)]
async fn a_look_that_was_not_sent_leaves_it_to_the_next() {
    let (service, _, state) = breaker();
    state.store(DOWN, Ordering::Relaxed);
    calls(&service, 20).await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    state.store(UNSENT, Ordering::Relaxed);
    calls(&service, 1).await;
    state.store(DOWN, Ordering::Relaxed);
    // This one looks, and finds it as it was.
    assert!(!is_open(&service).await);
    assert!(is_open(&service).await);
}
