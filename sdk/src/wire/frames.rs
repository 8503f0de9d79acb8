//! Framing of JSON-RPC on connections with many calls in flight: parses envelopes as far as routing needs.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::jsonrpc::only;
use super::members::members;
use crate::error::Error;
use crate::transport::socket::{Key, Protocol, Route};
use crate::transport::{Opening, Request};

/// Subscriptions as notifications with `{"subscription": …, "result": …}`.
#[derive(Debug)]
pub(crate) struct JsonRpc;

/// Subscriptions as channels of go-jsonrpc.
#[derive(Debug)]
pub(crate) struct GoJsonRpc;

/// Subscriptions whose items are further responses to the call that opened them.
#[derive(Debug)]
pub(crate) struct FurtherAnswers;

impl Protocol for JsonRpc {
    fn check(&self, request: &Request) -> Result<(), Error> {
        only_json_rpc(request)
    }

    fn batches(&self) -> bool {
        true
    }

    fn route(&self, message: &Bytes) -> Route {
        route(message, |_, params| subscribed(message, params))
    }

    fn opened(&self, _: u64, message: &Bytes) -> Option<Key> {
        opened(message)
    }

    fn stop(&self, key: &Key, _: u64, opening: &Opening, id: u64) -> Option<Bytes> {
        let stop = quoted(&opening.stop);
        let call = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":{stop},"params":[{key}]}}"#);
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

    fn route(&self, message: &Bytes) -> Route {
        route(message, |method, params| match method {
            r#""xrpc.ch.val""# => {
                let (key, item): (&RawValue, &RawValue) = serde_json::from_str(params).ok()?;
                Some(Route::Item(key.get().into(), slice(message, item)))
            }
            r#""xrpc.ch.close""# => {
                let (key,): (&RawValue,) = serde_json::from_str(params).ok()?;
                Some(Route::Ended(key.get().into()))
            }
            // Lotus has Ethereum's subscriptions too.
            _ => subscribed(message, params),
        })
    }

    fn opened(&self, _: u64, message: &Bytes) -> Option<Key> {
        opened(message)
    }

    /// A channel ends when the call that opened it is cancelled; other subscriptions have a method for it.
    fn stop(&self, key: &Key, opened_by: u64, opening: &Opening, id: u64) -> Option<Bytes> {
        match &*opening.stop {
            "xrpc.cancel" => Some(cancel(opened_by)),
            _ => JsonRpc.stop(key, opened_by, opening, id),
        }
    }

    fn cancel(&self, call: u64) -> Option<Bytes> {
        Some(cancel(call))
    }
}

impl Protocol for FurtherAnswers {
    fn check(&self, request: &Request) -> Result<(), Error> {
        only_json_rpc(request)
    }

    fn batches(&self) -> bool {
        true
    }

    fn route(&self, message: &Bytes) -> Route {
        route(message, |_, _| None)
    }

    fn further(&self, call: u64, message: &Bytes) -> Route {
        match members(message, ["result"], |[result]| result.is_some()) {
            [Some(result)] => Route::Item(call.to_string().into(), slice(message, result)),
            [None] => Route::Ended(call.to_string().into()),
        }
    }

    /// The rest of the first response isn't needed.
    fn opened(&self, _: u64, message: &Bytes) -> Option<Key> {
        match members(message, ["id", "result"], |members| {
            members.iter().all(Option::is_some)
        }) {
            [Some(id), Some(_)] => Some(id.get().into()),
            _ => None,
        }
    }

    /// By a call with the same id.
    fn stop(&self, _: &Key, opened_by: u64, opening: &Opening, _: u64) -> Option<Bytes> {
        let stop = quoted(&opening.stop);
        let call = format!(r#"{{"jsonrpc":"2.0","id":{opened_by},"method":{stop},"params":[]}}"#);
        Some(call.into())
    }

    fn cancel(&self, _: u64) -> Option<Bytes> {
        None
    }
}

fn only_json_rpc(request: &Request) -> Result<(), Error> {
    only(request, "this connection")
}

fn quoted(name: &str) -> String {
    // A string can always be serialized.
    serde_json::to_string(name).unwrap_or_default()
}

fn cancel(call: u64) -> Bytes {
    format!(r#"{{"jsonrpc":"2.0","method":"xrpc.cancel","params":[{call}]}}"#).into()
}

/// The item of a notification as Ethereum's nodes send it. Servers made with jsonrpsee end a subscription by one with an error.
fn subscribed(message: &Bytes, params: &str) -> Option<Route> {
    let names = ["subscription", "result", "error"];
    let [key, item, error] = members(params.as_bytes(), names, |_| false);
    let key = key?.get().into();
    match (item, error) {
        (Some(item), _) => Some(Route::Item(key, slice(message, item))),
        (None, Some(_)) => Some(Route::Ended(key)),
        (None, None) => None,
    }
}

/// The part of a message that `inner` is, without a copy.
fn slice(message: &Bytes, inner: &RawValue) -> Bytes {
    message.slice_ref(inner.get().as_bytes())
}

/// The key of the subscription that this response opens.
fn opened(message: &Bytes) -> Option<Key> {
    let [result] = members(message, ["result"], |_| false);
    let result = result?.get();
    // Anything else can't be a key.
    let is_key = result.starts_with(|first: char| first == '"' || first.is_ascii_digit());
    is_key.then(|| result.into())
}

/// Routes a message; `notified` parses the parameters of a notification, whose method comes with its quotation marks.
fn route(message: &Bytes, notified: impl Fn(&str, &str) -> Option<Route>) -> Route {
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
            notified(method.get(), params.get()).unwrap_or(Route::Nobody)
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

    fn ethereum(text: &str) -> Route {
        JsonRpc.route(&text.to_owned().into())
    }

    fn lotus(text: &str) -> Route {
        GoJsonRpc.route(&text.to_owned().into())
    }

    fn item(key: &str, json: &'static str) -> Route {
        Route::Item(key.into(), json.into())
    }

    proptest! {
        /// Whatever a node sends, routing it neither panics nor takes a part from elsewhere.
        #[test]
        fn nothing_is_too_odd(text in r#"[\[{]?("(id|method|params|result|subscription|ack|data|request_id|success)":|[0-9"{}\[\],]|xrpc\.ch\.val|null){0,20}"#) {
            let message = Bytes::from(text);
            for protocol in [&JsonRpc as &dyn Protocol, &GoJsonRpc, &FurtherAnswers, &Daemon::new()] {
                protocol.opened(1, &message);
                for route in [protocol.route(&message), protocol.further(1, &message)] {
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
        assert_eq!(lotus(text), item("1", r#"[{"Type":"current"}]"#));
        let text = r#"{"jsonrpc":"2.0","method":"s","params":{"subscription":7,"error":"done"}}"#;
        assert_eq!(ethereum(text), Route::Ended("7".into()));
        let text = r#"{"jsonrpc":"2.0","method":"xrpc.ch.close","params":[1]}"#;
        assert_eq!(lotus(text), Route::Ended("1".into()));
    }

    #[test]
    fn subscriptions_are_ended_as_each_kind_of_node_wants_it() {
        let answer = |result: &str| Bytes::from(format!(r#"{{"id":1,"result":{result}}}"#));
        assert_eq!(
            JsonRpc.opened(1, &answer("\"0x1\"")).as_deref(),
            Some("\"0x1\"")
        );
        assert_eq!(GoJsonRpc.opened(1, &answer("1")).as_deref(), Some("1"));
        assert_eq!(JsonRpc.opened(1, &answer("null")), None);
        assert_eq!(
            JsonRpc.opened(1, &r#"{"id":1,"error":{"code":1}}"#.into()),
            None
        );

        let opening = |stop: &'static str| Opening {
            stop: stop.into(),
            buffer: 1,
        };
        let stopped = |protocol: &dyn Protocol, key: &str, stop: &'static str| {
            let message = protocol.stop(&key.into(), 5, &opening(stop), 9);
            let message = message.expect("a way to end it");
            String::from_utf8_lossy(&message).into_owned()
        };
        let by_call = r#"{"jsonrpc":"2.0","id":9,"method":"eth_unsubscribe","params":["0x1"]}"#;
        assert_eq!(stopped(&JsonRpc, "\"0x1\"", "eth_unsubscribe"), by_call);
        assert_eq!(stopped(&GoJsonRpc, "\"0x1\"", "eth_unsubscribe"), by_call);
        let quoted = r#"{"jsonrpc":"2.0","id":9,"method":"a\"b","params":[1]}"#;
        assert_eq!(stopped(&JsonRpc, "1", "a\"b"), quoted);
        let cancelled = r#"{"jsonrpc":"2.0","method":"xrpc.cancel","params":[5]}"#;
        assert_eq!(stopped(&GoJsonRpc, "1", "xrpc.cancel"), cancelled);
        assert_eq!(GoJsonRpc.cancel(5).as_deref(), Some(cancelled.as_bytes()));
        assert_eq!(JsonRpc.cancel(5), None);
    }
}
