//! Methods of services: objects go out and come back, and each service has a client of its own.

use polyrpc::{Method, Wire};
use polyrpc_tests::TestResult;
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;

use crate::fault;
use crate::generated::{chia_wire, services, wires};
use crate::node::answering;

/// Reads a text as what a method answers, and writes it again.
fn answered<M: Method>(text: &str) -> serde_json::Result<String> {
    let answer: DeserializeAsWrap<M::Output, M::Codec> = serde_json::from_str(text)?;
    serde_json::to_string(&SerializeAsWrap::<M::Output, M::Codec>::new(
        &answer.into_inner(),
    ))
}

#[test]
fn parameters_are_an_object_whatever_the_structure() -> TestResult {
    use chia_wire::methods::{Cancel, Send, Stop};
    use chia_wire::types::{Payment, Range, SendLimits};
    let mut send = Send::new(1, vec![Payment::new(u128::MAX)]);
    assert_eq!(
        serde_json::to_string(&send)?,
        r#"{"wallet_id":1,"payments":[{"amount":340282366920938463463374607431768211455}],"extra_delta":null}"#
    );
    send.limits = Some(SendLimits::new().with_low(2));
    send.range = Some(Range::new(3));
    send.fee = Some(4);
    let text = serde_json::to_string(&send)?;
    assert!(
        text.ends_with(r#""extra_delta":null,"limits":{"low":2},"fee":4,"range":{"from":3}}"#),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Send>(&text)?, send);
    assert_eq!(serde_json::to_string(&Cancel::new("x"))?, r#"{"id":"x"}"#);
    assert_eq!(serde_json::to_string(&Stop::new())?, "{}");
    assert_eq!(serde_json::to_string(&wires::methods::List::new())?, "{}");
    Ok(())
}

#[test]
fn nothing_is_an_object_whose_keys_are_left() -> TestResult {
    use chia_wire::methods::{Cancel, Start, Stop};
    for text in [
        "{}",
        r#"{"success":true}"#,
        r#"{"a":[{"b":1e400}],"c":null}"#,
    ] {
        assert_eq!(answered::<Cancel>(text)?, "{}");
        assert_eq!(answered::<Start>(text)?, "{}");
        assert_eq!(answered::<Stop>(text)?, "{}");
    }
    for wrong in ["null", "[]", "true", "\"\"", r#"{"a":}"#] {
        assert!(answered::<Cancel>(wrong).is_err(), "{wrong}");
    }
    Ok(())
}

#[test]
fn answers_are_whole_objects() -> TestResult {
    use chia_wire::methods::{Notes, Send};
    let text = r#"{"balances":{"0x00000001":18446744073709551616},"sent_to":[["peer",1,null],["peer",2,"why"]]}"#;
    assert_eq!(answered::<Send>(text)?, text);
    let with_success = text.replacen('{', r#"{"success":true,"#, 1);
    assert_eq!(answered::<Send>(&with_success)?, text);
    assert!(answered::<Send>(r#"{"sent_to":[["peer",1]]}"#).is_err());
    let notes = r#"{"0x0000000a":"0x01"}"#;
    assert_eq!(answered::<Notes>(notes)?, notes);
    Ok(())
}

fn wire<M: Method>() -> &'static str {
    M::Wire::FORMAT.name()
}

#[test]
fn wires_are_those_of_the_document_or_the_method() {
    use chia_wire::methods::{Cancel, Start, Version};
    use wires::methods::{List, Number, Pigeon};
    assert_eq!(
        [
            wire::<Cancel>(),
            wire::<Start>(),
            wire::<Version>(),
            wire::<List>()
        ],
        ["chia", "chia-daemon", "jsonrpc", "chia"]
    );
    // What isn't known is taken for the default.
    assert_eq!([wire::<Pigeon>(), wire::<Number>()], ["jsonrpc"; 2]);
    assert!(!fault::<Cancel>("[]").is_empty());
}

#[test]
fn documents_of_one_feature_share_a_group() {
    use services::types::SpendOptions;
    let purse = services::Wallet::new(answering("null"));
    let options = SpendOptions::new().fee(5);
    let sent = purse.send(7).options(options.clone()).push(true);
    assert_eq!(sent.method().options, options.clone().push(true));
    let taken = purse.take().fee(5);
    assert_eq!(taken.method().options, options);
}

#[test]
fn groups_of_two_documents_may_have_a_setter_of_one_name() {
    use services::types::FarmTerms;
    let farm = services::Simulator::new(answering("null")).farm_until_paid();
    let farm = farm.fee(5).guarantee(true);
    let terms = FarmTerms::new().fee(5).guarantee(true);
    assert_eq!(farm.method().terms, terms);
    let burnt = services::Wallet::new(answering("null")).burn().fee(6);
    assert_eq!(burnt.method().options.fee, Some(6));
}

#[test]
fn clients_of_services_have_their_methods_and_the_shared_ones() {
    use services::methods::{common, full_node, simulator, wallet, web};
    use services::{Client, FullNode, Simulator, Wallet};
    let rpc = answering("null");
    let node = FullNode::new(rpc.clone());
    let purse = Wallet::new(rpc.clone());
    let coin: services::Call<full_node::GetCoin> = node.get_coin("c");
    assert_eq!(coin.method().name, "c");
    let coin: services::Call<wallet::GetCoin> = purse.get_coin();
    assert_eq!(coin.method(), &wallet::GetCoin::new());
    let shared: [services::Call<common::GetVersion>; 2] =
        [node.get_version().long(true), purse.get_version()];
    assert_eq!(shared.map(|call| call.method().long), [Some(true), None]);
    // `rpc` is a client's own function.
    assert_eq!(purse.rpc_2().method(), &common::Rpc::new());
    assert_eq!(node.get_version_2().method(), &full_node::GetVersion::new());
    let farm = Simulator::new(rpc.clone()).farm().blocks(2);
    assert_eq!(farm.method().blocks, Some(2));
    let _: simulator::Farm = farm.method().clone();
    assert_eq!(Client::new(rpc).height().method(), &web::Height::new());
}
