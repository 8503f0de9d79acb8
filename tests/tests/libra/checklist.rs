//! The checklist that the specification has for clients, a test for each line that no other file has.

use polyrpc::libra::methods::GetAccount;
use polyrpc::libra::{
    Account, AccountAddress, AccountRole, Client, EventData, EventKey, Failure, FailureSide,
    Transaction, TransactionData, VmStatus,
};
use polyrpc::mock::{Transport, sample};
use polyrpc::{RawJson, Rpc};
use polyrpc_tests::TestResult;
use serde_json::json;

use super::node::{Era, Node, Odd, user};
use super::{alice, client, diem};

fn body(rest: &str) -> Odd {
    Odd::Body(format!(
        r#"{{"diem_chain_id":4,"diem_ledger_version":9,"diem_ledger_timestampusec":1790000004500000,{rest}}}"#
    ))
}

#[tokio::test]
async fn the_envelope_is_validated() -> TestResult {
    let (node, libra) = diem().await?;
    for wrong in [
        r#""jsonrpc":"1.0","id":ID,"result":0"#,
        r#""jsonrpc":"2.0","id":99999,"result":0"#,
        r#""jsonrpc":"2.0","id":ID"#,
        r#""jsonrpc":"2.0","id":ID,"result":"0""#,
        r#""jsonrpc":"2.0","id":ID,"result":0,"result":0"#,
    ] {
        node.odd([body(wrong)]);
        let error = libra.get_network_status().await.expect_err(wrong);
        assert!(error.is_decode(), "{wrong}: {error}");
        assert!(!error.is_retryable(), "{wrong}");
    }
    // An error is one, whatever stands beside it.
    node.odd([body(
        r#""jsonrpc":"2.0","id":ID,"result":0,"error":{"code":-32000,"message":"no","data":null}"#,
    )]);
    let error = libra.get_network_status().await.expect_err("an error");
    assert!(error.rpc().is_some(), "{error}");
    Ok(())
}

#[tokio::test]
async fn entries_of_a_batch_are_matched_by_id() -> TestResult {
    let (node, libra) = diem().await?;
    let one = |id: u64, result: u64| json!({"jsonrpc": "2.0", "id": id, "result": result});
    // The ids of a new client begin at 1.
    node.odd([Odd::Body(
        json!([one(2, 20), one(7, 70), one(1, 10)]).to_string(),
    )]);
    let (first, second) = libra
        .batch((libra.get_network_status(), libra.get_network_status()))
        .await?;
    assert_eq!((first, second), (10, 20));
    Ok(())
}

#[tokio::test]
async fn four_classes_of_errors_are_told_apart() -> TestResult {
    let (node, _) = diem().await?;
    let libra = Client::builder(node.url())
        .without_retry()
        .connect()
        .await?;
    // Transport: may be tried again.
    node.odd([Odd::Vanish]);
    let error = libra.get_network_status().await.expect_err("no answer");
    assert!(error.is_retryable() && error.rpc().is_none() && !error.is_decode());
    // Protocol: no JSON, or no response.
    for text in ["<html>", "{}", "[1]"] {
        node.odd([Odd::Body(text.to_owned())]);
        let error = libra.get_network_status().await.expect_err(text);
        assert!(
            !error.is_retryable() && error.rpc().is_none(),
            "{text}: {error}"
        );
    }
    // The node's errors: those of the request, and those of the server.
    let request = libra
        .get_transactions(0, 1001, false)
        .await
        .expect_err("too many");
    assert_eq!(
        Failure::of(&request).map(|failure| failure.side()),
        Some(FailureSide::Request)
    );
    let server = libra
        .get_events(EventKey::ZERO, 0, 0)
        .await
        .expect_err("none wanted");
    assert_eq!(
        Failure::of(&server).map(|failure| failure.side()),
        Some(FailureSide::Server)
    );
    Ok(())
}

#[test]
fn invalid_arguments_are_caught_before_anything_is_sent() {
    for wrong in ["", "b0", "0x", &"b".repeat(33), &"zz".repeat(16)] {
        assert!(wrong.parse::<AccountAddress>().is_err(), "{wrong}");
        assert!(wrong.parse::<EventKey>().is_err(), "{wrong}");
    }
    assert!(AccountAddress::try_from(&[1_u8; 15][..]).is_err());
}

#[tokio::test]
async fn unknown_fields_are_ignored_and_later_ones_optional() -> TestResult {
    let account: Account = serde_json::from_value(json!({
        "balances": [], "sequence_number": 0, "authentication_key": "", "sent_events_key": "00".repeat(24),
        "received_events_key": "00".repeat(24), "delegated_key_rotation_capability": false,
        "delegated_withdrawal_capability": false, "is_frozen": false, "role": {"type": "unknown"},
        "tomorrow": {"a": [1]},
    }))?;
    assert_eq!((account.address, account.version), (None, None));
    for era in [Era::Libra, Era::Diem] {
        let data: TransactionData = serde_json::from_value(user(super::ALICE, 7, era))?;
        let TransactionData::User(data) = data else {
            panic!("another transaction");
        };
        assert!(data.secondary_signers.is_empty());
        assert_eq!(data.sequence_number, 7);
    }
    Ok(())
}

#[test]
fn unknown_tags_are_kept_as_they_were_sent() -> TestResult {
    let unknown = json!({"type": "tomorrow", "what": [1, {"a": null}], "big": u64::MAX});
    fn kept<T: serde::de::DeserializeOwned + serde::Serialize>(
        json: &serde_json::Value,
        is_unknown: fn(&T) -> bool,
    ) -> TestResult {
        let value: T = serde_json::from_value(json.clone())?;
        assert!(is_unknown(&value));
        assert_eq!(serde_json::to_value(&value)?, *json);
        Ok(())
    }
    kept(&unknown, |value| matches!(value, AccountRole::Unknown(_)))?;
    kept(&unknown, |value| matches!(value, EventData::Unknown(_)))?;
    kept(&unknown, |value| {
        matches!(value, TransactionData::Unknown(_))
    })?;
    kept(&unknown, |value| matches!(value, VmStatus::Unknown(_)))
}

#[tokio::test]
async fn the_user_agent_names_the_sdk_and_its_version() -> TestResult {
    let (node, libra) = diem().await?;
    libra.get_network_status().await?;
    let seen = node.seen();
    let (name, version) = seen[0]
        .header("user-agent")
        .and_then(|agent| agent.split_once('/'))
        .ok_or("no agent")?;
    assert_eq!(name.trim(), "polyrpc");
    assert!(
        version
            .trim()
            .split('.')
            .all(|number| number.parse::<u32>().is_ok()),
        "{version}"
    );
    // And may be another, as the metrics of nodes know them.
    let own = Client::builder(node.url())
        .header("user-agent", "diem-client-sdk-rust / 0.0.3")
        .connect()
        .await?;
    own.get_network_status().await?;
    assert_eq!(
        node.seen()[1].header("user-agent"),
        Some("diem-client-sdk-rust / 0.0.3")
    );
    Ok(())
}

#[tokio::test]
async fn connections_are_kept_and_used_again() -> TestResult {
    let node = Node::start(Era::Diem).await?;
    let libra = client(&node).await?;
    for _ in 0..10 {
        libra.get_network_status().await?;
    }
    assert_eq!(node.connections(), 1);
    Ok(())
}

#[tokio::test]
async fn a_node_is_easily_stubbed() -> TestResult {
    let node = Transport::new();
    node.on::<GetAccount>(|params| {
        let mut account = sample::<Account>();
        account.sequence_number = 7;
        Ok((params.account == alice()).then_some(account))
    });
    node.set_extras(
        &json!({"diem_chain_id": 4, "diem_ledger_version": 9, "diem_ledger_timestampusec": 1}),
    )?;
    let libra = Client::new(Rpc::new(node.clone()));
    let answer = libra.get_account(alice()).with_meta().await?;
    assert_eq!(answer.value.map(|account| account.sequence_number), Some(7));
    assert_eq!(answer.meta.version, 9);
    assert_eq!(libra.get_account(super::bob()).await?, None);
    node.finish()?;
    Ok(())
}

/// `{"type": …}` may come after the rest, as in the Libra era, whose nodes sort keys.
#[test]
fn keys_may_come_in_any_order() -> TestResult {
    let text = r#"{"bytes":"00","events":[{"data":{"amount":{"amount":1,"currency":"LBR"},"type":"mint"},"key":"050000000000000000000000000000000000000000000000","sequence_number":0,"transaction_version":0}],"gas_used":0,"hash":"0000000000000000000000000000000000000000000000000000000000000000","transaction":{"type":"writeset"},"version":0,"vm_status":{"type":"executed"}}"#;
    let transaction: Transaction = serde_json::from_str(text)?;
    assert!(matches!(transaction.events[0].data, EventData::Mint(_)));
    let written = RawJson::new(serde_json::to_string(&transaction)?)?;
    assert_eq!(
        written.decode::<serde_json::Value>()?,
        serde_json::from_str::<serde_json::Value>(text)?
    );
    Ok(())
}
