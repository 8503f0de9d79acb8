//! Endpoints that lag behind.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

#[cfg(feature = "trace")]
mod events;

use super::*;
use crate::chain::{Chain, ChainInfo, HeadQuery};
use crate::transport::Entry;
use crate::wire::JSONRPC;

/// Nodes whose heights are plain numbers.
enum Blocks {}

impl Chain for Blocks {
    const NAME: &'static str = "blocks";
    type Extras = ();
    const HEAD: Option<HeadQuery> = Some(HeadQuery::new(&JSONRPC, "height", |result| {
        result.parse().ok()
    }));
}

/// An endpoint at some height; at [`MUTE`] it doesn't say at which.
#[derive(Clone)]
struct At {
    node: Node,
    height: Arc<AtomicU64>,
    /// Whether calls can't be sent to it.
    is_down: Arc<AtomicU64>,
    /// The requests but those for the height.
    calls: Log,
    /// Those for the height.
    asked: Log,
}

const MUTE: u64 = u64::MAX;

fn is_query(request: &Request) -> bool {
    let call = request.single();
    call.is_some_and(|call| call.method() == "height")
}

fn at(height: u64) -> At {
    let (height, is_down) = (
        Arc::new(AtomicU64::new(height)),
        Arc::<AtomicU64>::default(),
    );
    let (calls, asked) = (Log::default(), Log::default());
    let (seen, down) = (Arc::clone(&height), Arc::clone(&is_down));
    let (to_calls, to_asked) = (calls.clone(), asked.clone());
    let (node, _) = node(move |request, _| {
        let is_query = is_query(&request);
        let log = if is_query { &to_asked } else { &to_calls };
        log.push(&request);
        let height = seen.load(Ordering::Relaxed);
        let is_down = down.load(Ordering::Relaxed) == 1;
        async move {
            sleep(Duration::from_millis(10)).await;
            match (is_query, height) {
                (false, _) if is_down => Err(Error::connect("refused")),
                (false, _) => Ok(ok(&request)),
                (true, MUTE) => Ok(answer(&request, |_| error(-32601, "unknown"))),
                (true, height) => result(&request, &height.to_string()),
            }
        }
    });
    At {
        node,
        height,
        is_down,
        calls,
        asked,
    }
}

impl At {
    fn set(&self, height: u64) {
        self.height.store(height, Ordering::Relaxed);
    }
}

fn named(all: &[&At]) -> FailoverBuilder {
    let named = ["a", "b", "c"].into_iter().zip(all);
    let builder = Failover::builder().max_lag(3);
    named.fold(builder, |builder, (name, endpoint)| {
        builder.endpoint(name, endpoint.node.clone())
    })
}

fn of(all: &[&At]) -> Failover {
    named(all).build().expect("endpoints")
}

async fn ask(failover: &Failover, request: Request) -> Result<Response, Error> {
    let chain = ChainInfo::of::<Blocks>();
    send_to(failover, request.with_chain(chain)).await
}

fn behind(failover: &Failover) -> Vec<bool> {
    let lag = failover.shared.lag.as_ref();
    lag.map(Lag::behind).expect("a limit")
}

/// Makes a call when heights are due, and waits until they are known.
async fn look(failover: &Failover) {
    advance(Duration::from_secs(5)).await;
    ask(failover, read(1)).await.expect("a response");
    sleep(Duration::from_millis(20)).await;
}

/// How many calls each endpoint gets of one of each kind.
async fn shares(failover: &Failover, all: &[&At]) -> Vec<usize> {
    let before: Vec<_> = all.iter().map(|endpoint| endpoint.calls.len()).collect();
    for request in [read(1), write(2), opening(3), batch([read(4), read(5)])] {
        ask(failover, request).await.expect("a response");
    }
    let after = all.iter().map(|endpoint| endpoint.calls.len());
    after
        .zip(before)
        .map(|(after, before)| after - before)
        .collect()
}

#[tokio::test(start_paused = true)]
async fn one_that_lags_behind_gets_no_calls_until_it_has_caught_up() {
    let (a, b) = (at(100), at(104));
    let failover = of(&[&a, &b]);
    // Nothing is known yet.
    ask(&failover, read(1)).await.expect("a response");
    assert_eq!((a.calls.len(), b.calls.len()), (1, 0));
    sleep(Duration::from_millis(20)).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [0, 4]);
    assert_eq!(behind(&failover), [true, false]);
    // As far behind as it may be; the one in use stays so.
    a.set(101);
    look(&failover).await;
    assert_eq!(behind(&failover), [false, false]);
    assert_eq!(shares(&failover, &[&a, &b]).await, [0, 4]);
    b.set(97);
    look(&failover).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [4, 0]);
}

#[tokio::test(start_paused = true)]
async fn one_that_lags_behind_is_better_than_none() {
    let (a, b) = (at(100), at(200));
    let failover = of(&[&a, &b]);
    look(&failover).await;
    b.is_down.store(1, Ordering::Relaxed);
    assert_eq!(shares(&failover, &[&a, &b]).await, [4, 4]);
    // All lag behind one that is gone.
    let c = at(90);
    let failover = of(&[&c, &a]);
    look(&failover).await;
    a.is_down.store(1, Ordering::Relaxed);
    assert_eq!(shares(&failover, &[&c, &a]).await, [4, 4]);
}

/// Were they equals, the one in use would stay so.
#[tokio::test(start_paused = true)]
async fn without_a_limit_nobody_is_asked() {
    let (a, b) = (at(100), at(200));
    let builder = two(&a.node, &b.node);
    let failover = builder.build().expect("two endpoints");
    look(&failover).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [4, 0]);
    // One alone is behind nobody.
    look(&of(&[&a])).await;
    assert_eq!((a.asked.len(), b.asked.len()), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn heights_are_asked_for_now_and_then_and_only_beside_calls() {
    let (a, b) = (at(100), at(100));
    let failover = of(&[&a, &b]);
    // Ten calls a second for 21 s.
    for id in 0..210 {
        ask(&failover, read(id)).await.expect("a response");
        sleep(Duration::from_millis(90)).await;
    }
    assert_eq!((a.asked.len(), b.asked.len()), (5, 5));
    sleep(Duration::from_secs(3600)).await;
    assert_eq!((a.asked.len(), b.asked.len()), (5, 5));
    let asked = &a.asked.requests()[0];
    assert_eq!(asked.chain().name, "blocks");
    assert_eq!(asked.body().as_ref().first(), Some(&b'{'));
}

/// Whoever waits for the slowest would never know.
#[tokio::test(start_paused = true)]
async fn a_call_waits_for_no_height() {
    let (stuck, log) = node(|request, _| async move {
        match is_query(&request) {
            true => std::future::pending().await,
            false => Ok(ok(&request)),
        }
    });
    let (b, c) = (at(100), at(200));
    let builder = named(&[&b, &c]).endpoint("stuck", stuck);
    let failover = builder.build().expect("three endpoints");
    let start = Instant::now();
    ask(&failover, read(1)).await.expect("a response");
    assert_eq!(start.elapsed(), Duration::from_millis(10));
    sleep(Duration::from_millis(20)).await;
    assert_eq!(shares(&failover, &[&b, &c]).await, [0, 4]);
    // It isn't asked again before it was given up.
    assert_eq!(log.len(), 1);
    look(&failover).await;
    assert_eq!(log.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn only_a_height_proves_a_lag_and_only_for_a_while() {
    let (a, b) = (at(MUTE), at(200));
    let failover = of(&[&a, &b]);
    look(&failover).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [4, 0]);
    a.set(100);
    look(&failover).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [0, 4]);
    // It says nothing more, and then the other one doesn't: what is known of both stays.
    a.set(MUTE);
    look(&failover).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [0, 4]);
    a.set(150);
    b.set(MUTE);
    look(&failover).await;
    assert_eq!(shares(&failover, &[&a, &b]).await, [0, 4]);
    // For a minute, after which nobody knows.
    advance(Duration::from_secs(61)).await;
    assert_eq!(behind(&failover), [false, false]);
}

/// Blocks come between two responses, however often that is.
#[tokio::test(start_paused = true)]
async fn heights_of_one_round_are_compared() {
    let (a, b) = (at(100), at(100));
    let failover = of(&[&a, &b]);
    for height in [100, 200, 300] {
        a.set(height);
        b.set(height + 3);
        look(&failover).await;
        assert_eq!(shares(&failover, &[&a, &b]).await, [4, 0]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_first_one_is_not_hedged_with_one_that_lags_behind() {
    let (stale, log) = node(|request, _| async move {
        match is_query(&request) {
            true => result(&request, "100"),
            false => Ok(ok(&request)),
        }
    });
    let (slow, _) = node(|request, _| async move {
        match is_query(&request) {
            true => result(&request, "200"),
            false => {
                sleep(Duration::from_secs(1)).await;
                Ok(ok(&request))
            }
        }
    });
    let builder = two(&slow, &stale).max_lag(3);
    let builder = builder.hedge_after(Duration::from_millis(100));
    let failover = builder.build().expect("two endpoints");
    // Before anything is known it is.
    ask(&failover, read(1)).await.expect("a response");
    let before = log.len();
    for _ in 0..2 {
        let start = Instant::now();
        ask(&failover, read(1)).await.expect("a response");
        assert_eq!(start.elapsed(), Duration::from_secs(1));
    }
    assert_eq!(log.len(), before);
}

#[tokio::test(start_paused = true)]
async fn a_quorum_stays_as_it_is() {
    let (a, b, c) = (at(100), at(200), at(200));
    let builder = named(&[&a, &b, &c]).quorum(2);
    let failover = builder.build().expect("three endpoints");
    look(&failover).await;
    ask(&failover, read(1)).await.expect("a quorum");
    assert_eq!([&a, &b, &c].map(|endpoint| endpoint.calls.len()), [2, 2, 0]);
    // What needs no quorum isn't sent to one that lags behind.
    ask(&failover, write(1)).await.expect("a response");
    assert_eq!([&a, &b, &c].map(|endpoint| endpoint.calls.len()), [2, 3, 0]);
}

/// Its heights are those of other blocks.
#[tokio::test(start_paused = true)]
async fn an_endpoint_of_another_network_is_ahead_of_nobody() {
    let (other, _) = node(|request, _| async move { result(&request, "9000") });
    let (right, log) = node(|request, _| async move {
        match request.single().map(Entry::method) {
            Some("network") => result(&request, "1"),
            Some("height") => result(&request, "100"),
            _ => Ok(ok(&request)),
        }
    });
    let expected = RawJson::written("1");
    let builder = two(&right, &other).max_lag(3);
    let failover = builder.identity("network", &expected).build();
    let failover = failover.expect("two endpoints");
    look(&failover).await;
    look(&failover).await;
    assert_eq!(behind(&failover), [false, false]);
    // Who it is once, its height and a call twice.
    assert_eq!(log.len(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_chain_whose_nodes_can_t_be_asked_is_refused() {
    let (a, b) = (at(100), at(104));
    let error = send_to(&of(&[&a, &b]), read(1)).await;
    assert_eq!(
        error.expect_err("no query").to_string(),
        "read: `max_lag` has to know how nodes are asked for their height, which the chain `plain` doesn't say: give it a `Chain::HEAD`, or \
         use the client of a chain that has one"
    );
    assert_eq!(a.calls.len(), 0);
}
