//! Framing of JSON-RPC on connections with many calls in flight: parses envelopes as far as routing needs.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::jsonrpc::id::number;
use super::jsonrpc::only;
use super::members::members;
use crate::error::Error;
use crate::message::{Items, Notification, Opening, Request, Stop};
use crate::message::{Key, Of, Protocol, Recipient};
use crate::parse::ObjectReader;

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

    fn route(&self, message: &Bytes, notifications: &[Notification]) -> Recipient {
        route(message, notifications)
    }

    fn further(&self, opened_by: u64, message: &Bytes) -> Recipient {
        let key = Key::of_call(opened_by);
        let [result, error] = members(message, ["result", "error"], |[result, _]| result.is_some());
        match result {
            Some(result) => Recipient::Item(key, slice(message, result)),
            None => Recipient::Ended(key, error.map(|error| slice(message, error))),
        }
    }

    /// No call has the id 0, which some nodes put where they know none.
    fn stray(&self, id: u64, message: &Bytes) -> Recipient {
        let [error] = members(message, ["error"], |[error]| error.is_some());
        match error.is_some_and(|error| error.get() != "null") && id == 0 {
            true => Recipient::Anonymous,
            false => Recipient::Nobody,
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
            // What the first response says beside that it is open isn't needed.
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

    fn route(&self, message: &Bytes, notifications: &[Notification]) -> Recipient {
        match route(message, notifications) {
            Recipient::Nobody => match enclosed(message) {
                Some(inner) => route(&inner, notifications),
                None => Recipient::Nobody,
            },
            Recipient::Anonymous if refuses_cancellation(message) => Recipient::Nobody,
            found => found,
        }
    }

    fn further(&self, opened_by: u64, message: &Bytes) -> Recipient {
        JsonRpc.further(opened_by, message)
    }

    fn stray(&self, id: u64, message: &Bytes) -> Recipient {
        JsonRpc.stray(id, message)
    }

    fn opened(&self, opened_by: u64, message: &Bytes, opening: &Opening) -> Option<Key> {
        JsonRpc.opened(opened_by, message, opening)
    }

    fn stop(&self, key: &Key, opened_by: u64, opening: &Opening, own_id: u64) -> Option<Bytes> {
        JsonRpc.stop(key, opened_by, opening, own_id)
    }

    fn cancel(&self, call: u64) -> Option<Bytes> {
        Some(cancel(CANCEL, call))
    }
}

fn only_json_rpc(request: &Request) -> Result<(), Error> {
    only(request, "this connection")
}

fn quoted(name: &str) -> String {
    // A string can always be serialized.
    serde_json::to_string(name).unwrap_or_default()
}

/// A notification that nobody waits for the response to a call any more. Its id is null: nodes made with go-jsonrpc take that for no id,
/// and Forest ignores the notification where it has none.
fn cancel(method: &str, call: u64) -> Bytes {
    let method = quoted(method);
    format!(r#"{{"jsonrpc":"2.0","id":null,"method":{method},"params":[{call}]}}"#).into()
}

/// The notification that Forest answers a cancellation with: as the result of a response to nobody.
fn enclosed(message: &Bytes) -> Option<Bytes> {
    if message.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    let [id, method, result] = members(message, ["id", "method", "result"], |_| false);
    let is_for_nobody = id.is_none_or(|id| id.get() == "null") && method.is_none();
    let result = result.filter(|result| is_for_nobody && result.get().starts_with('{'))?;
    let [method] = members(result.get().as_bytes(), ["method"], |[method]| {
        method.is_some()
    });
    method.map(|_| slice(message, result))
}

/// Whether a response to nobody says that the node doesn't know cancellations, which have null as their id. It isn't the response to a call.
fn refuses_cancellation(message: &Bytes) -> bool {
    let [error] = members(message, ["error"], |[error]| error.is_some());
    error.is_some_and(|error| error.get().contains(CANCEL))
}

/// What go-jsonrpc calls the cancellation of a call.
const CANCEL: &str = "xrpc.cancel";

/// The item of a notification as everybody has them. Servers made with jsonrpsee end a subscription by one with an error.
fn subscribed(message: &Bytes, params: &RawValue) -> Option<Recipient> {
    let names = ["subscription", "result", "error"];
    let [key, item, error] = members(params.get().as_bytes(), names, |_| false);
    let key = key?.get().into();
    match (item, error) {
        (Some(item), _) => Some(Recipient::Item(key, slice(message, item))),
        (None, Some(error)) => Some(Recipient::Ended(key, Some(slice(message, error)))),
        (None, None) => None,
    }
}

/// The item, or the end, in one of the notifications that were asked for.
fn asked_for(
    message: &Bytes,
    method: &str,
    params: &RawValue,
    notifications: &[Notification],
) -> Option<Recipient> {
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
            return Some(Recipient::Ended(key, None));
        }
        let item = at(notification.item())?;
        Some(Recipient::Item(key, slice(message, item)))
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

/// A subscription by what the node calls it, in one of its notifications or in the response that opens it.
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

/// The length of the head of a message, which is parsed first, in bytes.
const HEAD: usize = 16 << 10;

/// Whom a message is for.
fn route(message: &Bytes, notifications: &[Notification]) -> Recipient {
    by_head(message, notifications.is_empty()).unwrap_or_else(|| in_full(message, notifications))
}

/// Routes a message by its head: a response whose id stands before its result, or, if notifications `may_be_items` of the default form, a short
/// one. None if the head doesn't tell.
fn by_head(message: &Bytes, may_be_items: bool) -> Option<Recipient> {
    let mut members = ObjectReader::new(text_of(&message[..message.len().min(HEAD)])).ok()?;
    let mut is_notification = false;
    while let Some(key) = members.key().ok()? {
        match key {
            "id" => return Some(Recipient::Answer(members.value().ok()?.parse().ok()?)),
            "params" if is_notification && may_be_items => {
                return item(message, members.inner().ok()?);
            }
            "params" => return None,
            _ => {
                is_notification |= key == "method";
                members.value().ok()?;
            }
        }
    }
    None
}

/// Returns the longest UTF-8 prefix of bytes that may be cut within a character.
fn text_of(bytes: &[u8]) -> &str {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => &bytes[..error.valid_up_to()],
    };
    std::str::from_utf8(valid).unwrap_or_default()
}

/// Routes a notification by its parameters, if there is an item in them.
fn item(message: &Bytes, mut params: ObjectReader<'_>) -> Option<Recipient> {
    let (mut subscription, mut item) = (None, None);
    while let Some(key) = params.key().ok()? {
        let value = params.value().ok()?;
        match key {
            "subscription" => subscription = Some(value),
            "result" => item = Some(value),
            _ => {}
        }
    }
    let item = message.slice_ref(item?.as_bytes());
    Some(Recipient::Item(subscription?.into(), item))
}

/// Routes a message of any form.
fn in_full(message: &Bytes, notifications: &[Notification]) -> Recipient {
    if message.trim_ascii_start().first() == Some(&b'[') {
        let entries: Vec<&RawValue> = serde_json::from_slice(message).unwrap_or_default();
        let id = |entry: &&RawValue| {
            let [id] = members(entry.get().as_bytes(), ["id"], |[id]| id.is_some());
            number(id?)
        };
        let ids: Vec<_> = entries.iter().filter_map(id).collect();
        return match ids.is_empty() {
            true => Recipient::Anonymous,
            false => Recipient::Batch(ids),
        };
    }
    // The rest may be megabytes.
    let is_ours = |id: Option<&RawValue>| id.is_some_and(|id| id.get().parse::<u64>().is_ok());
    let enough = |[id, method, params, _]: [Option<&RawValue>; 4]| {
        is_ours(id) || method.is_some() && params.is_some()
    };
    let [id, method, params, error] = members(message, ["id", "method", "params", "error"], enough);
    // An id of another form may be one of ours that a gateway has rewritten, or one of the node's own for a call of ours.
    let answers = id
        .and_then(number)
        .filter(|_| is_ours(id) || method.is_none());
    match (answers, method.zip(params)) {
        (Some(id), _) => Recipient::Answer(id),
        (None, Some((method, params))) => {
            let found = match notifications {
                [] => None,
                some => asked_for(message, method.get(), params, some),
            };
            let found = found.or_else(|| subscribed(message, params));
            found.unwrap_or(Recipient::Nobody)
        }
        (None, None) if error.is_some_and(|error| error.get() != "null") => Recipient::Anonymous,
        (None, None) => Recipient::Nobody,
    }
}

#[cfg(test)]
mod tests;
