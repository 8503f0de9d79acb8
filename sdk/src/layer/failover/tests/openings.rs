//! Openings where some endpoints have no subscriptions, as HTTP hasn't.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;

const NONE: Reply = |_| Err(Error::no_subscriptions());
const CHAIN: &str = "eth_chainId";

/// What an opening ends in, with the endpoints in this order and in the other one.
async fn both_orders(
    replies: [Reply; 2],
    set: fn(FailoverBuilder) -> FailoverBuilder,
) -> [Result<Response, Error>; 2] {
    let [(a, _), (b, _)] = replies.map(|reply| after(1, reply));
    let [first, second] = [two(&a, &b), two(&b, &a)].map(|builder| {
        let failover = set(builder).build().expect("two endpoints");
        async move { send_to(&failover, opening(1)).await }
    });
    [first.await, second.await]
}

/// Whoever is told that there are no subscriptions polls from then on, for good.
#[tokio::test(start_paused = true)]
async fn an_endpoint_that_is_away_may_have_them() {
    let held: Reply = |_| Err(Error::not_sent("held"));
    for (reply, text) in [
        (DOWN, "can't connect: refused"),
        (held, "not sent: held"),
        (LOST, "no response: reset"),
    ] {
        for outcome in both_orders([NONE, reply], |builder| builder).await {
            let error = outcome.expect_err("no subscription");
            let printed = error.to_string();
            assert!(printed.contains(text), "{printed}");
            assert!(!error.is_no_subscriptions(), "{printed}");
        }
    }
    for outcome in both_orders([NONE, NONE], |builder| builder).await {
        assert!(outcome.expect_err("over HTTP").is_no_subscriptions());
    }
}

/// The response to the check, or what `reply` makes of the opening.
fn known(request: &Request, chain: &str, reply: Reply) -> Result<Response, Error> {
    match request.single().is_some_and(|call| call.method() == CHAIN) {
        true => result(request, chain),
        false => reply(request),
    }
}

/// One that can't be checked may be the one that has them; one of another network isn't there for us.
#[tokio::test(start_paused = true)]
async fn an_endpoint_that_can_not_be_checked_may_have_them() {
    let http: Reply = |request| known(request, "1", NONE);
    let other: Reply = |request| known(request, "2", WELL);
    let identity: fn(FailoverBuilder) -> FailoverBuilder =
        |builder| builder.identity(CHAIN, &RawJson::new("1").expect("JSON"));
    for outcome in both_orders([http, DOWN], identity).await {
        let error = outcome.expect_err("no subscription");
        assert!(error.to_string().contains("can't be checked"), "{error}");
        assert!(error.is_retryable());
    }
    for outcome in both_orders([http, other], identity).await {
        assert!(outcome.expect_err("over HTTP").is_no_subscriptions());
    }
}
