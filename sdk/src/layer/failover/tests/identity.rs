//! Who an endpoint is.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::*;
use crate::wire::CHIA;

fn identity(builder: FailoverBuilder) -> Failover {
    let expected = RawJson::new(r#" "0x1" "#).expect("JSON");
    let builder = builder.identity("eth_chainId", &expected);
    builder.build().expect("two endpoints")
}

/// An endpoint on the network that `chain` says, and the requests beside the checks.
fn on_chain(chain: Reply) -> (Node, Log) {
    let others = Log::default();
    let log = others.clone();
    let (node, _) = node(move |request, _| {
        let is_check = request
            .single()
            .is_some_and(|call| call.method() == "eth_chainId");
        let reply = if is_check { chain } else { WELL };
        if !is_check {
            log.push(&request);
        }
        async move {
            sleep(Duration::from_millis(10)).await;
            reply(&request)
        }
    });
    (node, others)
}

const MAINNET: Reply = |request| result(request, r#""0x1""#);
const TESTNET: Reply = |request| result(request, r#""0xaa36a7""#);

#[tokio::test(start_paused = true)]
async fn who_it_is_is_asked_in_the_way_of_the_first_request() {
    let (node, log) = node(|request, _| async move {
        let name = request.single().map(|call| call.method().to_owned());
        let network = match name.as_deref() {
            Some("get_network_info") => r#""network_name":"simulator0","#,
            _ => "",
        };
        Ok(Response::new(format!(r#"{{{network}"success":true}}"#)))
    });
    let expected = r#"{"success":true,"network_name":"simulator0"}"#;
    let expected = RawJson::new(expected).expect("JSON");
    let builder = Failover::builder().endpoint("a", node);
    let failover = builder.identity("get_network_info", &expected).build();
    let none = RawJson::new("{}").expect("JSON");
    let request = Request::new(&CHIA, 1, "get_block", Safety::Read, &none).expect("a call");
    let request = request.with_destination("chia_full_node");
    send_to(&failover.expect("an endpoint"), request)
        .await
        .expect("a response");
    let asked = log.requests();
    assert_eq!(asked.len(), 2);
    for request in asked {
        assert_eq!(
            (request.wire(), request.body().as_ref()),
            (&CHIA, &b"{}"[..])
        );
        assert_eq!(request.destination(), Some("chia_full_node"));
    }
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_of_another_network_is_never_used() {
    let ((wrong, used), (right, log)) = (on_chain(TESTNET), on_chain(MAINNET));
    let failover = identity(two(&wrong, &right));
    for id in 0..3 {
        send_to(&failover, write(id)).await.expect("a response");
    }
    assert_eq!((used.len(), log.len()), (0, 3));
    let failover = identity(
        Failover::builder()
            .endpoint("a", wrong.clone())
            .endpoint("c", wrong),
    );
    let error = send_to(&failover, read(1))
        .await
        .expect_err("wrong networks");
    let wrong = |name| {
        format!("endpoint `{name}` is another one: eth_chainId says \"0xaa36a7\", not \"0x1\"")
    };
    assert_eq!(
        error.to_string(),
        format!("read: not sent: {}; {}", wrong("a"), wrong("c"))
    );
    assert_eq!(error.reached_server(), crate::error::Reached::No);
    assert_eq!(used.len(), 0);
}

#[tokio::test(start_paused = true)]
async fn who_an_endpoint_is_is_asked_once_and_after_a_failure_again() {
    let (node, log) = node(|request, count| async move {
        sleep(Duration::from_millis(10)).await;
        match count {
            1 => Err(Error::connect("refused")),
            2 => MAINNET(&request),
            _ => Ok(ok(&request)),
        }
    });
    let failover = identity(Failover::builder().endpoint("a", node));
    let error = send_to(&failover, read(1))
        .await
        .expect_err("can't be checked");
    assert_eq!(
        error.to_string(),
        "read: not sent: endpoint `a` can't be checked: can't connect: refused"
    );
    // Not each call waits for another check.
    _ = send_to(&failover, read(2))
        .await
        .expect_err("can't be checked");
    assert_eq!(log.len(), 1);
    // But it may be back soon.
    advance(Duration::from_secs(1)).await;
    let outcomes = join_all([3, 4, 5].map(|id| send_to(&failover, read(id)))).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(log.len(), 5);
    assert!(ids(&log.requests()[1])[0] >= 2_000_000_000);
}

#[tokio::test(start_paused = true)]
async fn a_check_that_takes_too_long_was_no_call() {
    let (stuck, used) = node(|_, _| std::future::pending());
    let (well, log) = on_chain(MAINNET);
    let failover = identity(two(&stuck, &well).attempt_timeout(Duration::from_secs(1)));
    let start = Instant::now();
    // A write goes on all the same.
    send_to(&failover, write(1)).await.expect("a response");
    assert_eq!(start.elapsed(), Duration::from_millis(1020));
    assert_eq!((used.len(), log.len()), (1, 1));
}

/// A check that is refused for a while isn't repeated before, and whoever asks in between is told how long that is.
#[tokio::test(start_paused = true)]
async fn an_endpoint_that_asks_to_wait_is_not_checked_before() {
    let wait = Duration::from_secs(30);
    let (node, log) = node(move |request, count| async move {
        Ok(match count {
            1 => Response::new("slow down")
                .with_status(429)
                .with_retry_after(Some(wait)),
            2 => return MAINNET(&request),
            _ => ok(&request),
        })
    });
    let failover = identity(Failover::builder().endpoint("a", node));
    for _ in 0..2 {
        let error = send_to(&failover, read(1)).await.expect_err("unchecked");
        assert_eq!(error.retry_after(), Some(wait));
        assert_eq!(log.len(), 1);
        advance(Duration::from_secs(20)).await;
    }
    assert!(send_to(&failover, read(2)).await.is_ok());
    assert_eq!(log.len(), 3);
}
