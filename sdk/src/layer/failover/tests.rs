#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod identity;
mod lag;
mod openings;

use std::sync::atomic::AtomicU64;

use futures_util::future::join_all;
use tokio::time::{Instant, advance};

use tower::ServiceExt;

use super::*;
use crate::layer::tests::{
    Log, Node, answer, batch, call, error, ids, node, ok, opening, read, text, write,
};

type Reply = fn(&Request) -> Result<Response, Error>;

/// An endpoint that answers after some milliseconds.
fn after(millis: u64, reply: Reply) -> (Node, Log) {
    node(move |request, _| async move {
        sleep(Duration::from_millis(millis)).await;
        reply(&request)
    })
}

fn result(request: &Request, result: &str) -> Result<Response, Error> {
    Ok(answer(request, |_| format!(r#""result":{result}"#)))
}

const WELL: Reply = |request| Ok(ok(request));
const DOWN: Reply = |_| Err(Error::connect("refused"));
const LOST: Reply = |_| Err(Error::transport("reset"));
const PAGE: Reply = |_| Ok(Response::new("<html>").with_status(503));
const LIMIT: Reply = |request| Ok(answer(request, |_| error(-32005, "limit")));
const REVERT: Reply = |request| Ok(answer(request, |_| error(3, "reverted")));

fn two(first: &Node, second: &Node) -> FailoverBuilder {
    Failover::builder()
        .endpoint("a", first.clone())
        .endpoint("b", second.clone())
}

async fn send_to(failover: &Failover, request: Request) -> Result<Response, Error> {
    failover.clone().oneshot(request).await
}

/// Whether a request that the first endpoint fails goes on to the second.
async fn goes_on(reply: Reply, request: Request) -> bool {
    let ((first, _), (second, log)) = (after(1, reply), after(1, WELL));
    let failover = two(&first, &second).build().expect("two endpoints");
    _ = send_to(&failover, request).await;
    log.len() == 1
}

#[tokio::test(start_paused = true)]
async fn what_goes_on_to_the_next() {
    let again = || call(1, "again", Safety::Idempotent);
    for (reply, reads, writes) in [
        (DOWN, true, true),
        (LOST, true, false),
        (PAGE, true, false),
        (LIMIT, true, false),
        (REVERT, false, false),
        (WELL, false, false),
    ] {
        assert_eq!(goes_on(reply, read(1)).await, reads);
        assert_eq!(goes_on(reply, again()).await, reads);
        assert_eq!(goes_on(reply, batch([read(1), read(2)])).await, reads);
        assert_eq!(goes_on(reply, write(1)).await, writes);
        assert_eq!(goes_on(reply, batch([read(1), write(2)])).await, writes);
        assert_eq!(goes_on(reply, opening(1)).await, writes);
    }
    assert!(goes_on(|_| Err(Error::no_subscriptions()), opening(1)).await);
    assert!(goes_on(|_| Err(Error::not_sent("held")), write(1)).await);
    assert!(!goes_on(|_| Err(Error::too_large(1)), read(1)).await);
}

#[tokio::test(start_paused = true)]
async fn a_batch_of_which_some_are_limited_is_an_answer() {
    let half: Reply = |request| {
        let each = |id| {
            if id == 1 {
                error(429, "limit")
            } else {
                r#""result":1"#.to_owned()
            }
        };
        Ok(answer(request, each))
    };
    assert!(!goes_on(half, batch([read(1), read(2)])).await);
}

#[tokio::test(start_paused = true)]
async fn when_all_fail_the_last_failure_is_given() {
    let ((first, _), (second, _)) = (after(1, LOST), after(1, PAGE));
    let failover = two(&first, &second).build().expect("two endpoints");
    let error = send_to(&failover, read(1)).await.expect_err("a page");
    assert_eq!(error.http_status(), Some(503));
    assert!(error.http_body().is_some());
    let page = "`b`: HTTP status 503 and no JSON-RPC response: <html>";
    assert_eq!(
        error.to_string(),
        format!("read: all 2 endpoints failed: `a`: no response: reset | {page}")
    );
    let failover = two(&second, &first).build().expect("two endpoints");
    let error = send_to(&failover, read(1)).await.expect_err("a reset");
    assert_eq!(error.http_status(), None);
    let page = "`a`: HTTP status 503 and no JSON-RPC response: <html>";
    assert_eq!(
        error.to_string(),
        format!("all 2 endpoints failed: {page} | `b`: no response: reset")
    );
}

/// An endpoint that takes as many milliseconds as are set, or is down at 0.
fn adjustable(millis: u64) -> (Node, Log, Arc<AtomicU64>) {
    let speed = Arc::new(AtomicU64::new(millis));
    let seen = Arc::clone(&speed);
    let (node, log) = node(move |request, _| {
        let millis = seen.load(Ordering::Relaxed);
        async move {
            sleep(Duration::from_millis(millis)).await;
            match millis {
                0 => Err(Error::connect("refused")),
                _ => Ok(ok(&request)),
            }
        }
    });
    (node, log, speed)
}

#[tokio::test(start_paused = true)]
async fn it_stays_until_another_is_twice_as_good() {
    let ((first, used, speed), (second, other, slowness)) = (adjustable(100), adjustable(60));
    let failover = two(&first, &second).build().expect("two endpoints");
    let calls = |count| {
        let (failover, used, other) = (failover.clone(), used.clone(), other.clone());
        async move {
            let before = (used.len(), other.len());
            for _ in 0..count {
                _ = send_to(&failover, read(1)).await;
            }
            (used.len() - before.0, other.len() - before.1)
        }
    };
    assert_eq!(calls(5).await, (5, 0));
    // One failure, and the calls go to the second; it isn't left again when the first is well.
    speed.store(0, Ordering::Relaxed);
    assert_eq!(calls(5).await, (1, 5));
    speed.store(100, Ordering::Relaxed);
    advance(Duration::from_secs(300)).await;
    assert_eq!(calls(5).await, (0, 5));
    // Nor when it is somewhat slower than the first was, but when it takes more than twice as long.
    slowness.store(180, Ordering::Relaxed);
    assert_eq!(calls(50).await, (0, 50));
    slowness.store(400, Ordering::Relaxed);
    let (left, stayed) = calls(50).await;
    assert!(left > 45 && stayed < 5, "{left} {stayed}");
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_nobody_waits_for_is_slow() {
    let ((first, _, speed), (second, _, _)) = (adjustable(100), adjustable(80));
    let failover = two(&first, &second).hedge_after(Duration::from_millis(200));
    let failover = failover.build().expect("two endpoints");
    send_to(&failover, read(1)).await.expect("a response");
    speed.store(1_000_000, Ordering::Relaxed);
    for _ in 0..10 {
        send_to(&failover, read(1)).await.expect("a response");
    }
    // By now the second is asked first.
    let start = Instant::now();
    send_to(&failover, read(1)).await.expect("a response");
    assert_eq!(start.elapsed(), Duration::from_millis(80));
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_never_answered_is_slow_too() {
    let ((dead, _), (quick, _)) = (after(1_000_000, WELL), after(30, WELL));
    let failover = two(&dead, &quick).hedge_after(Duration::from_millis(200));
    let failover = failover.build().expect("two endpoints");
    send_to(&failover, read(1)).await.expect("a response");
    let start = Instant::now();
    send_to(&failover, read(2)).await.expect("a response");
    assert_eq!(start.elapsed(), Duration::from_millis(30));
}

#[tokio::test(start_paused = true)]
async fn a_slow_read_is_asked_of_a_second_too() {
    let ((slow, asked), (quick, _)) = (after(1000, WELL), after(30, WELL));
    let failover = two(&slow, &quick).hedge_after(Duration::from_millis(200));
    let failover = failover.build().expect("two endpoints");
    let start = Instant::now();
    send_to(&failover, read(1)).await.expect("a response");
    assert_eq!(start.elapsed(), Duration::from_millis(230));
    // A write isn't, and neither is a subscription.
    for request in [write(2), opening(3), call(4, "again", Safety::Idempotent)] {
        let ((slow, _), (quick, log)) = (after(1000, WELL), after(30, WELL));
        let failover = two(&slow, &quick).hedge_after(Duration::from_millis(200));
        let failover = failover.build().expect("two endpoints");
        send_to(&failover, request).await.expect("a response");
        assert_eq!(log.len(), 0);
    }
    assert_eq!(asked.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_first_good_answer_wins() {
    // The second fails, and the first is waited for.
    let ((slow, _), (broken, log)) = (after(1000, WELL), after(30, LOST));
    let failover = two(&slow, &broken).hedge_after(Duration::from_millis(200));
    let start = Instant::now();
    let failover = failover.build().expect("two endpoints");
    send_to(&failover, read(1)).await.expect("a response");
    assert_eq!((start.elapsed(), log.len()), (Duration::from_secs(1), 1));
    // The first fails while the second is asked.
    let ((slow, _), (slower, log)) = (after(300, LOST), after(500, WELL));
    let failover = two(&slow, &slower).hedge_after(Duration::from_millis(200));
    let start = Instant::now();
    let failover = failover.build().expect("two endpoints");
    send_to(&failover, read(1)).await.expect("a response");
    assert_eq!(
        (start.elapsed(), log.len()),
        (Duration::from_millis(700), 1)
    );
}

#[tokio::test(start_paused = true)]
async fn the_slow_tail_is_known_after_some_answers() {
    let (first, _) = node(|request, count| async move {
        let millis = if count > 20 { 1000 } else { 10 };
        sleep(Duration::from_millis(millis)).await;
        Ok(ok(&request))
    });
    let (second, log) = after(5, WELL);
    let failover = two(&first, &second)
        .hedge_at_p95()
        .build()
        .expect("two endpoints");
    for _ in 0..20 {
        send_to(&failover, read(1)).await.expect("a response");
    }
    assert_eq!(log.len(), 0);
    let start = Instant::now();
    send_to(&failover, read(1)).await.expect("a response");
    assert_eq!((start.elapsed(), log.len()), (Duration::from_millis(15), 1));
}

#[tokio::test(start_paused = true)]
async fn time_limits_are_kept() {
    let (stuck, _) = node(|_, _| std::future::pending());
    let (well, log) = after(10, WELL);
    let failover = two(&stuck, &well).attempt_timeout(Duration::from_secs(1));
    let failover = failover.build().expect("two endpoints");
    let start = Instant::now();
    let request = read(1).with_timeout(Some(Duration::from_secs(5)));
    send_to(&failover, request).await.expect("a response");
    assert_eq!(start.elapsed(), Duration::from_millis(1010));
    assert_eq!(log.requests()[0].timeout(), Some(Duration::from_secs(1)));
    let failover = two(&stuck, &stuck).build().expect("two endpoints");
    let start = Instant::now();
    let request = read(1).with_timeout(Some(Duration::from_secs(5)));
    let error = send_to(&failover, request).await.expect_err("stuck");
    assert!(error.is_timeout());
    assert_eq!(start.elapsed(), Duration::from_secs(5));
}

fn three(replies: [Reply; 3], quorum: usize) -> (Failover, [Log; 3]) {
    let nodes = replies.map(|reply| after(10, reply));
    let mut builder = Failover::builder().quorum(quorum);
    for ((node, _), name) in nodes.iter().zip(["a", "b", "c"]) {
        builder = builder.endpoint(name, node.clone());
    }
    let failover = builder.build().expect("three endpoints");
    (failover, nodes.map(|(_, log)| log))
}

const ONE: Reply = |request| result(request, r#"{"a":1,"b":[2]}"#);
const SAME: Reply = |request| result(request, "{ \"b\": [2], \"a\": 1 }");
const OTHER: Reply = |request| result(request, r#"{"a":2,"b":[2]}"#);
const THIRD: Reply = |request| result(request, "3");

#[tokio::test(start_paused = true)]
async fn enough_must_say_the_same() {
    for (replies, third, reverts) in [
        ([ONE, SAME, OTHER], 0, false),
        ([ONE, OTHER, SAME], 1, false),
        ([OTHER, ONE, SAME], 1, false),
        ([LOST, ONE, SAME], 1, false),
        ([REVERT, ONE, REVERT], 1, true),
    ] {
        for request in [read(1), batch([read(1), read(2)])] {
            let (failover, logs) = three(replies, 2);
            let start = Instant::now();
            let response = send_to(&failover, request).await.expect("a quorum");
            let said = text(&response);
            assert!(!said.contains(r#""a":2"#), "{said}");
            assert_eq!(said.contains("reverted"), reverts);
            // Those that are needed are asked at once, the third only when they differ.
            assert_eq!(logs.map(|log| log.len()), [1, 1, third]);
            let rounds = u64::try_from(third).expect("small") + 1;
            assert_eq!(start.elapsed(), Duration::from_millis(10 * rounds));
        }
    }
}

/// No number is rounded, as it would be where it becomes a float.
#[tokio::test(start_paused = true)]
async fn large_numbers_are_compared_to_the_last_digit() {
    let large: Reply = |request| result(request, "[18446744073709551617]");
    let larger: Reply = |request| result(request, "[18446744073709551618]");
    let same: Reply = |request| result(request, "[ 1.8446744073709551618e19 ]");
    let (failover, _) = three([large, larger, same], 2);
    let response = send_to(&failover, read(1)).await.expect("a quorum");
    assert!(text(&response).contains("1.8446744073709551618e19"));
    let (failover, _) = three([large, larger, LOST], 2);
    let error = send_to(&failover, read(1)).await.expect_err("no quorum");
    assert!(error.is_no_quorum());
}

#[tokio::test(start_paused = true)]
async fn without_a_quorum_each_is_quoted() {
    let (failover, _) = three([ONE, THIRD, LOST], 2);
    let error = send_to(&failover, read(1)).await.expect_err("no quorum");
    let said = error.to_string();
    assert!(
        said.starts_with("read: no 2 endpoints say the same: "),
        "{said}"
    );
    for vote in [
        r#"`a`: {"a":1,"b":[2]}"#,
        "`b`: 3",
        "`c`: read: no response: reset",
    ] {
        assert!(said.contains(vote), "{said}");
    }
    assert!(error.is_no_quorum() && !error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn a_quorum_may_be_had_once_the_others_are_back() {
    for (replies, passes) in [
        ([ONE, DOWN, LOST], true),
        ([DOWN, PAGE, LIMIT], true),
        ([ONE, OTHER, DOWN], false),
    ] {
        let (failover, _) = three(replies, 2);
        let error = send_to(&failover, read(1)).await.expect_err("no quorum");
        assert_eq!(error.is_retryable(), passes, "{error}");
    }
}

/// One of several calls meets a limit.
const PARTLY: Reply = |request| {
    let each = |id| match id {
        2 => error(429, "slow down"),
        _ => r#""result":{"a":1,"b":[2]}"#.to_owned(),
    };
    Ok(answer(request, each))
};

#[tokio::test(start_paused = true)]
async fn a_limit_in_a_batch_is_no_vote() {
    let request = || batch([read(1), read(2)]);
    let (failover, logs) = three([PARTLY, PARTLY, ONE], 2);
    let failed = send_to(&failover, request()).await.expect_err("no quorum");
    assert!(failed.is_no_quorum() && failed.is_retryable(), "{failed}");
    assert_eq!(logs.map(|log| log.len()), [1, 1, 1]);
    let (failover, _) = three([PARTLY, ONE, SAME], 2);
    let response = send_to(&failover, request()).await.expect("a quorum");
    assert!(!text(&response).contains("slow down"));
}

#[tokio::test(start_paused = true)]
async fn writes_need_no_quorum() {
    let (failover, logs) = three([ONE, OTHER, THIRD], 3);
    send_to(&failover, write(1)).await.expect("a response");
    assert_eq!(logs.map(|log| log.len()), [1, 0, 0]);
}

#[test]
fn settings_that_cannot_work_are_refused() {
    let (node, _) = after(1, WELL);
    let one = || Failover::builder().endpoint("a", node.clone());
    assert!(Failover::builder().build().is_err());
    assert!(one().quorum(0).build().is_err() && one().quorum(2).build().is_err());
    assert!(one().build().is_ok());
}
