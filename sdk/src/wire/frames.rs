//! Framing of JSON-RPC on connections with many calls in flight: parses envelopes as far as routing needs.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::jsonrpc::only;
use super::members::members;
use crate::error::Error;
use crate::transport::socket::{Key, Of, Protocol, Route};
use crate::transport::{Items, Notification, Opening, Request, Stop};

/// JSON-RPC 2.0.
#[derive(Debug)]
pub(crate) struct JsonRpc;

/// JSON-RPC as go-jsonrpc speaks it: without batches, and told of calls that nobody waits for any more.
#[derive(Debug)]
pub(crate) struct GoJsonRpc;

impl Protocol for JsonRpc {
    fn check(&self, request: &Request) -> Result<(), Error> {
        only_json_rpc(request)
    }

    fn batches(&self) -> bool {
        true
    }

    fn route(&self, message: &Bytes, notifications: &[Notification]) -> Route {
        route(message, notifications)
    }

    fn further(&self, opened_by: u64, message: &Bytes) -> Route {
        let key = Key::of_call(opened_by);
        match members(message, ["result"], |[result]| result.is_some()) {
            [Some(result)] => Route::Item(key, slice(message, result)),
            [None] => Route::Ended(key),
        }
    }

    fn opened(&self, opened_by: u64, message: &Bytes, opening: &Opening) -> Option<Key> {
        let [result, error] = members(message, ["result", "error"], |_| false);
        if error.is_some_and(|error| error.get() != "null") {
            return None;
        }
        let result = result?;
        match &opening.items {
            Items::Notifications(notification) => identity(notification, result),
            // What the first answer says beside that it is open isn't needed.
            Items::Responses => Some(Key::of_call(opened_by)),
            Items::Pushes => None,
        }
    }

    fn stop(&self, key: &Key, opened_by: u64, opening: &Opening, own_id: u64) -> Option<Bytes> {
        let (id, method, params) = match &opening.stop {
            Stop::Call { method, param } => {
                let identity = &key.id;
                let params = match param {
                    None => format!("[{identity}]"),
                    Some(param) => format!("{{{}:{identity}}}", quoted(param)),
                };
                (own_id, &**method, params)
            }
            Stop::SameId(method) => (opened_by, *method, "[]".to_owned()),
            Stop::Cancel(method) => return Some(cancel(method, opened_by)),
            Stop::Connection => return None,
        };
        let method = quoted(method);
        let call = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":{method},"params":{params}}}"#);
        Some(call.into())
    }

    fn cancel(&self, _: u64) -> Option<Bytes> {
        None
    }
}

impl Protocol for GoJsonRpc {
    fn check(&self, request: &Request) -> Result<(), Error> {
        only_json_rpc(request)
    }

    /// It drops them without a response.
    fn batches(&self) -> bool {
        false
    }

    fn route(&self, message: &Bytes, notifications: &[Notification]) -> Route {
        route(message, notifications)
    }

    fn further(&self, opened_by: u64, message: &Bytes) -> Route {
        JsonRpc.further(opened_by, message)
    }

    fn opened(&self, opened_by: u64, message: &Bytes, opening: &Opening) -> Option<Key> {
        JsonRpc.opened(opened_by, message, opening)
    }

    fn stop(&self, key: &Key, opened_by: u64, opening: &Opening, own_id: u64) -> Option<Bytes> {
        JsonRpc.stop(key, opened_by, opening, own_id)
    }

    fn cancel(&self, call: u64) -> Option<Bytes> {
        Some(cancel("xrpc.cancel", call))
    }
}

fn only_json_rpc(request: &Request) -> Result<(), Error> {
    only(request, "this connection")
}

fn quoted(name: &str) -> String {
    // A string can always be serialized.
    serde_json::to_string(name).unwrap_or_default()
}

/// A notification that nobody waits for the answer to a call any more.
fn cancel(method: &str, call: u64) -> Bytes {
    let method = quoted(method);
    format!(r#"{{"jsonrpc":"2.0","method":{method},"params":[{call}]}}"#).into()
}

/// The item of a notification as everybody has them. Servers made with jsonrpsee end a subscription by one with an error.
fn subscribed(message: &Bytes, params: &RawValue) -> Option<Route> {
    let names = ["subscription", "result", "error"];
    let [key, item, error] = members(params.get().as_bytes(), names, |_| false);
    let key = key?.get().into();
    match (item, error) {
        (Some(item), _) => Some(Route::Item(key, slice(message, item))),
        (None, Some(_)) => Some(Route::Ended(key)),
        (None, None) => None,
    }
}

/// The item, or the end, in one of the notifications that were asked for.
fn asked_for(
    message: &Bytes,
    method: &str,
    params: &RawValue,
    notifications: &[Notification],
) -> Option<Route> {
    let is = |name: Option<&str>| {
        let bare = method
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'));
        name.is_none_or(|name| bare == Some(name))
    };
    let at = |pointer: &str| match pointer.strip_prefix("/params") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => pointed_at(params, rest),
        _ => pointed_at(serde_json::from_slice(message).ok()?, pointer),
    };
    notifications.iter().find_map(|notification| {
        let (is_item, is_end) = (
            is(notification.method()),
            notification.end().is_some_and(|end| is(Some(end))),
        );
        if !is_item && !is_end {
            return None;
        }
        let key = identity(notification, at(notification.id())?)?;
        if is_end {
            return Some(Route::Ended(key));
        }
        let item = at(notification.item())?;
        Some(Route::Item(key, slice(message, item)))
    })
}

/// What a JSON pointer names in a text.
fn pointed_at<'m>(text: &'m RawValue, pointer: &str) -> Option<&'m RawValue> {
    pointer.split('/').skip(1).try_fold(text, |text, step| {
        let text = text.get();
        if text.starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            return items.get(step.parse::<usize>().ok()?).copied();
        }
        let step = step.replace("~1", "/").replace("~0", "~");
        let [member] = members(text.as_bytes(), [&step], |[member]| member.is_some());
        member
    })
}

/// The part of a message that `inner` is, without a copy.
fn slice(message: &Bytes, inner: &RawValue) -> Bytes {
    message.slice_ref(inner.get().as_bytes())
}

/// A subscription by what the node calls it, in one of its notifications or in the answer that opens it.
fn identity(notification: &Notification, id: &RawValue) -> Option<Key> {
    let id = id.get();
    // Anything else can't be one.
    if !id.starts_with(|first: char| first == '"' || first.is_ascii_digit()) {
        return None;
    }
    let of = match notification.is_plain() {
        true => Of::Id,
        false => Of::Notification(notification.method().unwrap_or_default()),
    };
    Some(Key { of, id: id.into() })
}

/// Whom a message is for.
fn route(message: &Bytes, notifications: &[Notification]) -> Route {
    if message.trim_ascii_start().first() == Some(&b'[') {
        let entries: Vec<&RawValue> = serde_json::from_slice(message).unwrap_or_default();
        let id = |entry: &&RawValue| {
            let [id] = members(entry.get().as_bytes(), ["id"], |[id]| id.is_some());
            number(id)
        };
        let ids: Vec<_> = entries.iter().filter_map(id).collect();
        return match ids.is_empty() {
            true => Route::Anonymous,
            false => Route::Batch(ids),
        };
    }
    // The rest may be megabytes.
    let enough = |[id, method, params, _]: [Option<&RawValue>; 4]| {
        number(id).is_some() || method.is_some() && params.is_some()
    };
    let [id, method, params, error] = members(message, ["id", "method", "params", "error"], enough);
    match (number(id), method.zip(params)) {
        (Some(id), _) => Route::Answer(id),
        (None, Some((method, params))) => {
            let found = match notifications {
                [] => None,
                some => asked_for(message, method.get(), params, some),
            };
            let found = found.or_else(|| subscribed(message, params));
            found.unwrap_or(Route::Nobody)
        }
        (None, None) if error.is_some_and(|error| error.get() != "null") => Route::Anonymous,
        (None, None) => Route::Nobody,
    }
}

fn number(id: Option<&RawValue>) -> Option<u64> {
    id?.get().parse().ok()
}

#[cfg(test)]
mod tests {
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

    fn ethereum(text: &str) -> Route {
        JsonRpc.route(&text.to_owned().into(), &[])
    }

    fn lotus(text: &str) -> Route {
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

    fn item(key: &str, json: &'static str) -> Route {
        Route::Item(key.into(), json.into())
    }

    proptest! {
        /// Whatever a node sends, routing it neither panics nor takes a part from elsewhere.
        #[test]
        fn nothing_is_too_odd(text in r#"[\[{]?("(id|method|params|result|subscription|ack|data|request_id|success)":|[0-9"{}\[\],]|xrpc\.ch\.val|null){0,20}"#) {
            let message = Bytes::from(text);
            for protocol in [&JsonRpc as &dyn Protocol, &GoJsonRpc, &Daemon::new()] {
                protocol.opened(1, &message, &opening(Stop::Connection, Items::DEFAULT));
                let asked_for = [CHANNELS, NAMED, Notification::ANY.at("/params/0/1", "")];
                for route in [protocol.route(&message, &asked_for), protocol.further(1, &message)] {
                    if let Route::Item(_, json) | Route::Enclosed(_, json) = route {
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
            // The rest is for the caller to judge.
            r#"{"id":7,"result":[1,2"#,
        ] {
            assert_eq!(ethereum(text), Route::Answer(7), "{text}");
        }
        for text in [
            r#"{"result":[1,2"#,
            r#"{"id":"7","result":1}"#,
            r#"{"id":null,"result":1}"#,
            r#"{"id":-7,"result":1}"#,
            "7",
            "",
            "no JSON",
            r#"{"method":"eth_subscription","params":{"subscription":"0x1"}}"#,
            r#"{"method":"eth_subscription","params":[]}"#,
        ] {
            assert_eq!(ethereum(text), Route::Nobody, "{text}");
        }
    }

    #[test]
    fn batches_go_by_any_id() {
        assert_eq!(
            ethereum(r#"[{"id":null},{"result":1,"id":3},5,{"id":2,"error":{}}]"#),
            Route::Batch(vec![3, 2])
        );
        for text in ["[]", r#"[{"id":null,"error":{}}]"#, "[1,"] {
            assert_eq!(ethereum(text), Route::Anonymous, "{text}");
        }
        let refused = r#"{"jsonrpc":"2.0","error":{"code":-32700},"id":null}"#;
        assert_eq!(ethereum(refused), Route::Anonymous);
    }

    #[test]
    fn items_go_by_their_subscription() {
        let text = r#"{"jsonrpc":"2.0","method":"eth_subscription","params":{"result":{"x": [1]},"subscription":"0x1"}}"#;
        assert_eq!(ethereum(text), item("\"0x1\"", r#"{"x": [1]}"#));
        assert_eq!(lotus(text), item("\"0x1\"", r#"{"x": [1]}"#));
        let text =
            r#"{"jsonrpc":"2.0","method":"xrpc.ch.val","params":[1, [{"Type":"current"}] ]}"#;
        let current = Route::Item(of(CHANNELS, "1"), r#"[{"Type":"current"}]"#.into());
        assert_eq!(lotus(text), current);
        assert_eq!(ethereum(text), Route::Nobody);
        let text = r#"{"method":"starknet_subscriptionNewHeads","params":{"a/b":[0,{"c": {} }],"subscription_id":"1"}}"#;
        assert_eq!(lotus(text), Route::Item(of(NAMED, "\"1\""), "{}".into()));
        assert_eq!(ethereum(text), Route::Nobody);
        let text = r#"{"jsonrpc":"2.0","method":"s","params":{"subscription":7,"error":"done"}}"#;
        assert_eq!(ethereum(text), Route::Ended("7".into()));
        let text = r#"{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[1]}"#;
        assert_eq!(lotus(text), Route::Ended(of(CHANNELS, "1")));
        let further = |text: &'static str| JsonRpc.further(7, &text.into());
        let text = r#"{"jsonrpc":"2.0","id":7,"result": {"version":1} }"#;
        let version = Route::Item(Key::of_call(7), r#"{"version":1}"#.into());
        assert_eq!(further(text), version);
        let text = r#"{"jsonrpc":"2.0","id":7,"error":{"code":-32000}}"#;
        assert_eq!(further(text), Route::Ended(Key::of_call(7)));
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
                r#"{"jsonrpc":"2.0","method":"xrpc.cancel","params":[5]}"#,
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
        let cancelled = r#"{"jsonrpc":"2.0","method":"xrpc.cancel","params":[5]}"#;
        assert_eq!(GoJsonRpc.cancel(5).as_deref(), Some(cancelled.as_bytes()));
        assert_eq!(JsonRpc.cancel(5), None);
    }
}
