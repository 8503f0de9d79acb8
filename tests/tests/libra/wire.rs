//! What goes over the wire, and what comes back.

use std::time::Duration;

use polyrpc::libra::methods::GetMetadata;
use polyrpc::libra::{AccountAddress, Client, EventKey, Failure, FailureCode, LedgerState};
use polyrpc::{RawJson, Rpc, Safety, transport::Request, wire};
use polyrpc_tests::TestResult;
use serde_json::json;

use super::node::{Era, Node, Odd, event_key};
use super::{alice, bob, client, diem};

#[tokio::test]
async fn requests_have_the_path_the_media_type_and_the_length_that_nodes_insist_on() -> TestResult {
    let (node, _) = diem().await?;
    for base in [
        node.url(),
        format!("{}/", node.url()),
        format!("{}/v1", node.url()),
    ] {
        let libra = Client::connect(&base).await?;
        libra.get_network_status().await?;
    }
    for seen in node.seen() {
        assert_eq!(seen.header("content-type"), Some("application/json"));
        assert!(seen.header("content-length").is_some());
        assert_eq!(seen.header("transfer-encoding"), None);
    }
    let elsewhere = Client::connect(&format!("{}/v2", node.url())).await?;
    let refused = elsewhere
        .get_network_status()
        .await
        .expect_err("no such path");
    assert_eq!(refused.http_status(), Some(404));
    Ok(())
}

#[tokio::test]
async fn parameters_always_go_by_position_in_both_eras() -> TestResult {
    for era in [Era::Libra, Era::Diem] {
        let node = Node::start(era).await?;
        let libra = client(&node).await?;
        libra.get_currencies().await?;
        libra.get_metadata().await?;
        libra.get_metadata().version(0).await?;
        libra.get_account(alice()).await?;
        libra.get_transactions(0, 1, true).await?;
        let params: Vec<_> = node
            .seen()
            .into_iter()
            .map(|seen| seen.body["params"].clone())
            .collect();
        let address = format!("{:x}", alice());
        let expected = [
            json!([]),
            json!([]),
            json!([0]),
            json!([address]),
            json!([0, 1, true]),
        ];
        assert_eq!(params, expected, "{era:?}");
    }
    let (node, libra) = diem().await?;
    // Three, and no fewer, for the nodes of the Libra era.
    let refused = libra.get_account_state_with_proof(alice()).await;
    assert!(refused.is_err());
    let params = &node.seen()[0].body["params"];
    assert_eq!(*params, json!([format!("{:x}", alice()), null, null]));
    Ok(())
}

#[tokio::test]
async fn ids_are_numbers_and_bytes_have_no_prefix() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_account(bob()).await?;
    libra.submit(vec![0xC0, 0xFF, 0xEE]).await?;
    for seen in node.seen() {
        assert!(seen.body["id"].is_u64());
        assert!(!seen.body["params"].to_string().contains("0x"));
    }
    assert_eq!(node.seen()[1].body["params"], json!(["c0ffee"]));
    // With the prefix and in upper case an address can be given, and is written as nodes want it.
    assert!("b0b0".parse::<AccountAddress>().is_err());
    let address: AccountAddress = format!("0x{}", "B0".repeat(16)).parse()?;
    assert_eq!(address, bob());
    assert!(libra.get_account(address).await?.is_some());
    Ok(())
}

#[tokio::test]
async fn null_is_a_success() -> TestResult {
    let (node, libra) = diem().await?;
    libra.submit(vec![1, 2]).await?;
    assert_eq!(node.change(|ledger| ledger.mempool.clone()), ["0102"]);
    assert_eq!(
        libra.get_account(AccountAddress::new([0xff; 16])).await?,
        None
    );
    assert_eq!(libra.get_account_transaction(alice(), 7, true).await?, None);
    // An account without a resource is no null but a refusal.
    let mut core = [0; 16];
    core[15] = 1;
    let refused = libra
        .get_account(AccountAddress::new(core))
        .await
        .expect_err("no account");
    let failure = Failure::of(&refused).expect("a failure");
    assert_eq!(failure.code, FailureCode::Server);
    Ok(())
}

#[tokio::test]
async fn a_body_above_32_kib_is_refused_before_it_is_sent() -> TestResult {
    let (node, libra) = diem().await?;
    let error = libra.submit(vec![7; 16_400]).await.expect_err("too long");
    let said = error.to_string();
    assert!(
        said.contains("the request has 32") && said.contains("no more than 32768"),
        "{said}"
    );
    assert_eq!(error.method(), Some("submit"));
    assert_eq!(error.reached_server(), polyrpc::Reached::No);
    assert!(!error.is_retryable());
    assert!(node.seen().is_empty());
    libra.submit(vec![7; 16_300]).await?;
    assert_eq!(node.seen().len(), 1);
    Ok(())
}

#[tokio::test]
async fn integers_have_all_their_64_bits() -> TestResult {
    let (node, libra) = diem().await?;
    node.change(|ledger| ledger.execute(0, json!({"type": "executed"})));
    let account = libra.get_account(alice()).await?.expect("an account");
    assert_eq!(account.balances[0].amount, 9_223_372_036_854_775_808);
    let polyrpc::libra::AccountRole::ParentVasp(role) = account.role else {
        panic!("another role");
    };
    assert_eq!(role.expiration_time, u64::MAX);
    let key: EventKey = event_key(0, super::BOB).parse()?;
    let events = libra.get_events(key, 0, 10).await?;
    let polyrpc::libra::EventData::ReceivedPayment(payment) = &events[0].data else {
        panic!("another event");
    };
    assert_eq!(payment.amount.amount, u64::MAX - 1);
    // And there.
    let refused = libra
        .get_metadata()
        .version(u64::MAX)
        .await
        .expect_err("above the latest");
    assert!(
        refused
            .to_string()
            .contains("should be <= known latest version 10"),
        "{refused}"
    );
    assert_eq!(
        node.seen().last().map(|seen| seen.body["params"].clone()),
        Some(json!([u64::MAX]))
    );
    Ok(())
}

#[tokio::test]
async fn every_response_says_what_it_is_as_of() -> TestResult {
    for era in [Era::Libra, Era::Diem] {
        let node = Node::start(era).await?;
        node.change(|ledger| ledger.grow(4));
        let libra = client(&node).await?;
        let state = LedgerState::new(4, 4, node.change(|ledger| ledger.timestamp(4)));
        assert_eq!(libra.get_network_status().with_meta().await?.meta, state);
        let refused = libra
            .get_metadata()
            .version(9)
            .with_meta()
            .await
            .expect_err("no such version");
        let failure = Failure::of(&refused).expect("a failure");
        assert_eq!(failure.ledger, Some(state), "{era:?}");
        assert_eq!(failure.code, FailureCode::InvalidParams);
    }
    Ok(())
}

#[tokio::test]
async fn headers_count_where_the_body_has_no_state() -> TestResult {
    let (node, libra) = diem().await?;
    node.odd([Odd::Bare, Odd::Bare]);
    let state = LedgerState::new(4, 9, node.change(|ledger| ledger.timestamp(9)));
    assert_eq!(libra.get_network_status().with_meta().await?.meta, state);
    let refused = libra
        .get_metadata()
        .version(99)
        .await
        .expect_err("no such version");
    assert_eq!(
        Failure::of(&refused).and_then(|failure| failure.ledger),
        Some(state)
    );
    // The Libra era has no such headers.
    let node = Node::start(Era::Libra).await?;
    let libra = client(&node).await?;
    node.odd([Odd::Bare, Odd::Bare]);
    libra.get_network_status().await?;
    let error = libra
        .get_network_status()
        .with_meta()
        .await
        .expect_err("no state");
    assert!(error.is_decode(), "{error}");
    Ok(())
}

#[tokio::test]
async fn pages_have_at_most_1000_entries() -> TestResult {
    let (_node, libra) = diem().await?;
    assert!(
        libra
            .get_transactions(0, polyrpc::libra::MAX_PAGE, false)
            .await
            .is_ok()
    );
    let refused = libra
        .get_transactions(0, 1001, false)
        .await
        .expect_err("too many");
    let failure = Failure::of(&refused).expect("a failure");
    assert_eq!(failure.code, FailureCode::InvalidRequest);
    assert_eq!(
        failure.message,
        "Invalid Request: page size = 1001, exceed limit 1000"
    );
    Ok(())
}

/// The node itself, asked for what no client sends.
#[tokio::test]
async fn the_node_refuses_what_real_nodes_refused() -> TestResult {
    let (node, _) = diem().await?;
    let rpc = Rpc::http(&format!("{}/v1", node.url()))?;
    let by_name = RawJson::new(r#"{"version":1}"#)?;
    let request = Request::new(&wire::JSONRPC, 1, "get_metadata", Safety::Read, &by_name)?;
    let answer = rpc.send(request).await?;
    assert!(String::from_utf8_lossy(answer.body()).contains("-32602"));
    let none = RawJson::new("[]")?;
    let request = Request::new(&wire::JSONRPC, 2, "get_metadata", Safety::Read, &none)?;
    for (header, value, status) in [
        ("content-type", "application/json; charset=utf-8", 400),
        ("content-type", "text/plain", 400),
    ] {
        let answer = rpc
            .send(request.clone().with_header(header, value)?)
            .await?;
        assert_eq!(answer.status(), Some(status), "{header}: {value}");
    }
    let batch = Request::batch((0..21).map(|id| {
        Request::new(&wire::JSONRPC, id, "get_metadata", Safety::Read, &none).expect("a call")
    }))?;
    let answer = rpc.send(batch).await?;
    let said = String::from_utf8_lossy(answer.body()).into_owned();
    assert!(said.contains("batch size = 21, exceed limit 20"), "{said}");
    // A call of any method goes through a client's handle as well.
    let late = rpc
        .call(GetMetadata::new())
        .timeout(Duration::from_secs(5))
        .await?;
    assert_eq!(late.version, 9);
    Ok(())
}

#[tokio::test]
async fn rates_are_read_to_the_last_digit_under_the_names_of_both_eras() -> TestResult {
    for era in [Era::Libra, Era::Diem] {
        let node = Node::start(era).await?;
        let libra = client(&node).await?;
        let currency = libra.get_currencies().await?.remove(0);
        assert_eq!(currency.exchange_rate(), Some(f64::from(1.0_f32 / 3.0)));
        assert_eq!(currency.to_lbr_exchange_rate.is_some(), era == Era::Libra);
    }
    Ok(())
}
