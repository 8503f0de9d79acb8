use proptest::prelude::*;

use serde::de::IgnoredAny;

use super::*;
use crate::wire::chia::daemon::Daemon;

/// Channels, as Lotus has them beside Ethereum's subscriptions.
const CHANNELS: Notification = Notification::new("xrpc.ch.val")
    .at("/params/0", "/params/1")
    .ended_by("xrpc.ch.close");

/// Items under names of their own, one of them deep inside.
const NAMED: Notification = Notification::new("starknet_subscriptionNewHeads")
    .at("/params/subscription_id", "/params/a~1b/1/c");

fn ethereum(text: &str) -> Recipient {
    JsonRpc.route(&text.to_owned().into(), &[])
}

fn lotus(text: &str) -> Recipient {
    GoJsonRpc.route(&text.to_owned().into(), &[NAMED, CHANNELS])
}

fn of(notification: Notification, id: &str) -> Key {
    Key {
        of: Of::Notification(notification.method().expect("a method")),
        id: id.into(),
    }
}

fn opening(stop: Stop, items: Items) -> Opening {
    Opening {
        stop,
        items,
        buffer: 1,
    }
}

fn item(key: &str, json: &'static str) -> Recipient {
    Recipient::Item(key.into(), json.into())
}

#[test]
fn responses_and_items_are_routed_by_the_head() {
    let head = |text: &str| by_head(&text.to_owned().into(), true);
    assert_eq!(
        head(r#" {"jsonrpc":"2.0", "id": 7 ,"result":"#),
        Some(Recipient::Answer(7))
    );
    let notification = r#"{"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"0x1","result":{"a":["}"]}}}"#;
    assert_eq!(head(notification), Some(item(r#""0x1""#, r#"{"a":["}"]}"#)));
    assert_eq!(by_head(&notification.into(), false), None);
    // A number that may be cut at the end of the head.
    let cut = format!(r#"{{"x":"{}","id":12345}}"#, "é".repeat(HEAD / 2 - 8));
    for message in (0..12).map(|more| " ".repeat(more) + &cut) {
        let found = head(&message);
        assert!(found.is_none() || found == Some(Recipient::Answer(12345)));
        assert_eq!(ethereum(&message), Recipient::Answer(12345));
    }
}

proptest! {
    /// Routing by the head agrees with routing in full, also where a message is longer than the head.
    #[test]
    fn routing_by_the_head_agrees_with_routing_in_full(
        start in r#"\{("(id|method|params|result|error|subscription)":|[0-9]|"m"|,|\{|\}|\[|\]|null| ){0,12}"#,
        rest in prop_oneof![Just(""), Just("}"), Just(r#","id":7}"#), Just(r#""result":1}}"#)],
        is_long: bool,
    ) {
        let long = if is_long { " ".repeat(HEAD) } else { String::new() };
        let message = Bytes::from(format!("{start}{long}{rest}"));
        if let Some(found) = by_head(&message, true) {
            prop_assert_eq!(found, in_full(&message, &[]));
        }
    }

    /// Whatever a node sends, routing it neither panics nor takes a part from elsewhere.
    #[test]
    fn nothing_is_too_odd(text in r#"[\[{]?("(id|method|params|result|subscription|ack|data|request_id|success)":|[0-9"{}\[\],]|xrpc\.ch\.val|null){0,20}"#) {
        let message = Bytes::from(text);
        for protocol in [&JsonRpc as &dyn Protocol, &GoJsonRpc, &Daemon::new()] {
            protocol.opened(1, &message, &opening(Stop::Connection, Items::DEFAULT));
            let asked_for = [CHANNELS, NAMED, Notification::ANY.at("/params/0/1", "")];
            for route in [protocol.route(&message, &asked_for), protocol.further(1, &message)] {
                if let Recipient::Item(_, json) | Recipient::Enclosed(_, json) = route {
                    prop_assert!(serde_json::from_slice::<IgnoredAny>(&json).is_ok());
                }
            }
        }
    }
}

#[test]
fn answers_go_by_their_id() {
    for text in [
        r#"{"jsonrpc":"2.0","id":7,"result":{"id":8}}"#,
        r#" {"result":{"id":8},"error":null,"id":7} "#,
        r#"{"\u0069d":7,"error":{"code":1}}"#,
        r#"{"id":"7","result":1}"#,
        r#"{"id":7.0,"result":1}"#,
        // The rest is for the caller to judge.
        r#"{"id":7,"result":[1,2"#,
    ] {
        assert_eq!(ethereum(text), Recipient::Answer(7), "{text}");
    }
    for text in [
        r#"{"result":[1,2"#,
        r#"{"id":"x","result":1}"#,
        r#"{"id":"7","method":"ping","params":[]}"#,
        r#"{"id":null,"result":1}"#,
        r#"{"id":-7,"result":1}"#,
        "7",
        "",
        "no JSON",
        r#"{"method":"eth_subscription","params":{"subscription":"0x1"}}"#,
        r#"{"method":"eth_subscription","params":[]}"#,
    ] {
        assert_eq!(ethereum(text), Recipient::Nobody, "{text}");
    }
}

#[test]
fn batches_go_by_any_id() {
    assert_eq!(
        ethereum(r#"[{"id":null},{"result":1,"id":3},5,{"id":2,"error":{}}]"#),
        Recipient::Batch(vec![3, 2])
    );
    for text in ["[]", r#"[{"id":null,"error":{}}]"#, "[1,"] {
        assert_eq!(ethereum(text), Recipient::Anonymous, "{text}");
    }
    let refused = r#"{"jsonrpc":"2.0","error":{"code":-32700},"id":null}"#;
    assert_eq!(ethereum(refused), Recipient::Anonymous);
}

#[test]
fn items_go_by_their_subscription() {
    let text = r#"{"jsonrpc":"2.0","method":"eth_subscription","params":{"result":{"x": [1]},"subscription":"0x1"}}"#;
    assert_eq!(ethereum(text), item("\"0x1\"", r#"{"x": [1]}"#));
    assert_eq!(lotus(text), item("\"0x1\"", r#"{"x": [1]}"#));
    let text = r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[1, [{"Type":"current"}] ]}"#;
    let current = Recipient::Item(of(CHANNELS, "1"), r#"[{"Type":"current"}]"#.into());
    assert_eq!(lotus(text), current);
    assert_eq!(ethereum(text), Recipient::Nobody);
    let text = r#"{"method":"starknet_subscriptionNewHeads","params":{"a/b":[0,{"c": {} }],"subscription_id":"1"}}"#;
    assert_eq!(
        lotus(text),
        Recipient::Item(of(NAMED, "\"1\""), "{}".into())
    );
    assert_eq!(ethereum(text), Recipient::Nobody);
    let text = r#"{"jsonrpc":"2.0","method":"s","params":{"subscription":7,"error":"done"}}"#;
    assert_eq!(
        ethereum(text),
        Recipient::Ended("7".into(), Some(r#""done""#.into()))
    );
    let text = r#"{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[1]}"#;
    assert_eq!(lotus(text), Recipient::Ended(of(CHANNELS, "1"), None));
    // Forest answers a cancellation with it.
    let text = r#"{"jsonrpc":"2.0","id":null,"result":{"jsonrpc":"2.0","method":"xrpc.ch.close","params":["x"]}}"#;
    assert_eq!(lotus(text), Recipient::Ended(of(CHANNELS, "\"x\""), None));
    assert_eq!(ethereum(text), Recipient::Nobody);
    let text = r#"{"jsonrpc":"2.0","id":7,"result":{"method":"xrpc.ch.close","params":[1]}}"#;
    assert_eq!(lotus(text), Recipient::Answer(7));
    // One that doesn't know cancellations.
    let text = r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"The method xrpc.cancel does not exist/is not available"}}"#;
    assert_eq!(lotus(text), Recipient::Nobody);
    assert_eq!(ethereum(text), Recipient::Anonymous);
    let further = |text: &'static str| JsonRpc.further(7, &text.into());
    let text = r#"{"jsonrpc":"2.0","id":7,"result": {"version":1} }"#;
    let version = Recipient::Item(Key::of_call(7), r#"{"version":1}"#.into());
    assert_eq!(further(text), version);
    let text = r#"{"jsonrpc":"2.0","id":7,"error":{"code":-32000}}"#;
    let error = r#"{"code":-32000}"#.into();
    assert_eq!(
        further(text),
        Recipient::Ended(Key::of_call(7), Some(error))
    );
}

#[test]
fn subscriptions_are_ended_as_each_kind_of_node_wants_it() {
    let answer = |result: &str| Bytes::from(format!(r#"{{"id":1,"result":{result}}}"#));
    let opened = |result: &str, items: Items| {
        JsonRpc.opened(1, &answer(result), &opening(Stop::Connection, items))
    };
    assert_eq!(opened("\"0x1\"", Items::DEFAULT), Some("\"0x1\"".into()));
    assert_eq!(opened("1", Items::DEFAULT), Some("1".into()));
    let channels = Items::Notifications(CHANNELS);
    assert_eq!(opened("1", channels), Some(of(CHANNELS, "1")));
    let status = r#"{"status":"OK"}"#;
    assert_eq!(opened(status, Items::Responses), Some(Key::of_call(1)));
    for (result, items) in [
        ("null", Items::DEFAULT),
        ("{}", channels),
        ("1", Items::Pushes),
    ] {
        assert_eq!(opened(result, items), None);
    }
    let refused = r#"{"id":1,"result":null,"error":{"code":1}}"#;
    let opening_of = |items| opening(Stop::Connection, items);
    for items in [Items::DEFAULT, Items::Responses] {
        assert_eq!(JsonRpc.opened(1, &refused.into(), &opening_of(items)), None);
    }

    let stopped = |protocol: &dyn Protocol, key: &Key, stop: Stop| {
        let message = protocol.stop(key, 5, &opening(stop, Items::DEFAULT), 9);
        message.map(|message| String::from_utf8_lossy(&message).into_owned())
    };
    let quoted = Stop::call("a\"b");
    for (key, stop, expected) in [
        (
            "\"0x1\"".into(),
            Stop::call("eth_unsubscribe"),
            r#"{"jsonrpc":"2.0","id":9,"method":"eth_unsubscribe","params":["0x1"]}"#,
        ),
        (
            of(NAMED, "\"1\""),
            Stop::call_by_name("starknet_unsubscribe", "subscription_id"),
            r#"{"jsonrpc":"2.0","id":9,"method":"starknet_unsubscribe","params":{"subscription_id":"1"}}"#,
        ),
        (
            "1".into(),
            quoted,
            r#"{"jsonrpc":"2.0","id":9,"method":"a\"b","params":[1]}"#,
        ),
        (
            of(CHANNELS, "1"),
            Stop::Cancel("xrpc.cancel"),
            r#"{"jsonrpc":"2.0","id":null,"method":"xrpc.cancel","params":[5]}"#,
        ),
        (
            Key::of_call(5),
            Stop::SameId("unsubscribe"),
            r#"{"jsonrpc":"2.0","id":5,"method":"unsubscribe","params":[]}"#,
        ),
    ] {
        for protocol in [&JsonRpc as &dyn Protocol, &GoJsonRpc] {
            let message = stopped(protocol, &key, stop.clone());
            assert_eq!(message.as_deref(), Some(expected));
        }
    }
    assert_eq!(stopped(&JsonRpc, &"1".into(), Stop::Connection), None);
    let cancelled = r#"{"jsonrpc":"2.0","id":null,"method":"xrpc.cancel","params":[5]}"#;
    assert_eq!(GoJsonRpc.cancel(5).as_deref(), Some(cancelled.as_bytes()));
    assert_eq!(JsonRpc.cancel(5), None);
}
