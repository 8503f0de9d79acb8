//! Error objects of every registered code, over HTTP with any status and over WebSockets.

use polyrpc::filecoin::{FullNode, Gateway, Reason};
use polyrpc::scalar::Bytes;
use polyrpc_tests::TestResult;
use serde_json::json;

use super::node::{Answer, Habits, Make, Node, Refusal};
use super::{over_http, over_ws, reason, refused};

fn registered() -> Vec<(Refusal, Reason)> {
    let of = |code| Refusal::new(code, "why");
    vec![
        (of(2), Reason::OutOfGas),
        (
            of(3).with_data("0x08c379a0"),
            Reason::ExecutionReverted {
                data: Some(Bytes::from(vec![0x08, 0xc3, 0x79, 0xa0])),
            },
        ),
        (of(3), Reason::ExecutionReverted { data: None }),
        (of(4), Reason::F3Disabled),
        (of(5), Reason::F3TicketInvalid),
        (of(6), Reason::F3TicketExpired),
        (of(7), Reason::F3IssuerMismatch),
        (of(8), Reason::F3TooManyInstances),
        (of(9), Reason::F3TicketStartBeforeExisting),
        (of(10), Reason::F3NotReady),
        (of(11), Reason::ActorNotFound),
        (of(12).with_data(7), Reason::NullRound { epoch: Some(7) }),
        (of(12), Reason::NullRound { epoch: None }),
        (of(13), Reason::PaymentChannelDisabled),
        (of(-32005), Reason::BlockRangeTooLarge),
        (
            of(-32002).with_data(1_594_680),
            Reason::ExpensiveFork {
                epoch: Some(1_594_680),
            },
        ),
        (of(-32002), Reason::ExpensiveFork { epoch: None }),
        (of(0), Reason::Panic),
        (of(1), Reason::Other { code: 1 }),
        (of(-32603), Reason::Other { code: -32603 }),
        (of(99), Reason::Other { code: 99 }),
    ]
}

#[tokio::test]
async fn registered_codes_have_names_over_every_transport() -> TestResult {
    for make in [Make::Lotus, Make::Forest] {
        let node = Node::start(Habits::of(make)).await?;
        node.method("Filecoin.ChainHead", 0, Answer::Result(json!(null)));
        for client in [over_http(&node).await?, over_ws(&node).await?] {
            for (refusal, expected) in registered() {
                node.odd([Answer::Refusal(refusal.clone())]);
                let error = refused(client.chain_head().await);
                assert_eq!(reason(&error), Some(expected), "{refusal:?}: {error}");
                assert!(error.to_string().contains("why"), "{error}");
            }
        }
    }
    Ok(())
}

/// Lotus has HTTP status 500 for these, with the error object in the body.
#[tokio::test]
async fn what_the_protocol_refuses_is_read_from_any_status() -> TestResult {
    for make in [Make::Lotus, Make::Forest] {
        let node = Node::start(Habits::of(make)).await?;
        // Another count of parameters than the client has.
        node.method("Filecoin.ChainGetBlock", 2, Answer::Never);
        for client in [over_http(&node).await?, over_ws(&node).await?] {
            let error = refused(client.chain_head().await);
            assert_eq!(reason(&error), Some(Reason::MethodNotFound), "{error}");
            let said = "method 'Filecoin.ChainHead' not found";
            assert!(error.to_string().contains(said), "{error}");
            let error = refused(client.chain_get_block(polyrpc::mock::sample()).await);
            assert_eq!(reason(&error), Some(Reason::InvalidParams), "{error}");
            assert!(error.to_string().contains("wrong param count"), "{error}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_missing_permission_is_recognised() -> TestResult {
    for make in [Make::Lotus, Make::Forest] {
        let mut habits = Habits::of(make);
        habits.tokens.insert("reader", vec!["read"]);
        habits.tokens.insert("all", vec!["read", "write", "sign"]);
        let node = Node::start(habits).await?;
        node.method_for("write", "Filecoin.WalletList", 0, Answer::Result(json!([])));
        for url in [node.http(), node.ws()] {
            let connect = async |token: &str| {
                let builder = FullNode::builder(url.clone()).without_retry();
                match token {
                    "" => builder.connect().await,
                    token => builder.bearer(token).connect().await,
                }
            };
            for token in ["", "reader"] {
                let error = refused(connect(token).await?.wallet_list().await);
                let needed = Some("write".to_owned());
                let expected = Reason::MissingPermission { needed };
                assert_eq!(reason(&error), Some(expected), "{error}");
                assert!(!error.is_retryable(), "{error}");
            }
            assert!(connect("all").await?.wallet_list().await?.is_empty());
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_bad_token_is_refused_with_what_to_do() -> TestResult {
    let node = Node::lotus().await?;
    node.method("Filecoin.ChainHead", 0, Answer::Never);
    for url in [node.http(), node.ws()] {
        let builder = FullNode::builder(url).bearer("nonsense").without_retry();
        let error = match builder.connect().await {
            Ok(client) => refused(client.chain_head().await),
            Err(error) => error,
        };
        assert_eq!(error.http_status(), Some(401), "{error}");
        let said = error.to_string();
        assert!(said.contains("~/.lotus/token"), "{said}");
        assert!(!said.contains("nonsense"), "{said}");
        assert!(!error.is_retryable(), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn a_gateway_that_is_too_busy_says_so() -> TestResult {
    let node = Node::start(Habits {
        is_full: true,
        ..Habits::of(Make::Lotus)
    })
    .await?;
    for url in [node.http(), node.ws()] {
        let builder = Gateway::builder(url).without_retry();
        let error = match builder.connect().await {
            Ok(client) => refused(client.chain_head().await),
            Err(error) => error,
        };
        assert_eq!(error.http_status(), Some(429), "{error}");
        assert!(error.is_rate_limit() && error.is_retryable(), "{error}");
    }
    Ok(())
}
