//! Server side of the daemon's envelopes.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::{CHIA_DAEMON, serve};
use crate::error::RpcError;
use crate::raw::RawJson;
use crate::transport::Response;
use crate::wire::serve::{Asked, Outcome};

/// The daemon itself, as a destination.
const DAEMON: &str = "daemon";

/// The command that gives a connection one more name.
pub(crate) const REGISTER: &str = "register_service";

/// The daemon's response to a message without a command.
pub(crate) const NO_COMMAND: &str = r#"{"error":"'command'"}"#;

/// A message with a call in it.
#[derive(Debug)]
pub(crate) struct Envelope {
    command: String,
    id: RawJson,
    destination: String,
    origin: String,
    data: RawJson,
}

/// Decodes a daemon's message; `None` if it is JSON-RPC, and without an envelope if it has no command.
pub(crate) fn read(message: &[u8]) -> Option<Option<Envelope>> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_slice(message).ok()?;
    let is_ours = ["command", "request_id"].map(|key| members.contains_key(key));
    if members.contains_key("jsonrpc") || !is_ours.contains(&true) {
        return None;
    }
    let value = |key| members.get(key).copied().map(RawJson::of);
    let text = |key| value(key).and_then(|value| value.decode::<String>().ok());
    Some(text("command").map(|command| Envelope {
        command,
        id: value("request_id").unwrap_or_else(null),
        destination: text("destination").unwrap_or_default(),
        origin: text("origin").unwrap_or_default(),
        data: value("data").unwrap_or_else(null),
    }))
}

/// The daemon's response to [`REGISTER`].
pub(super) fn registered() -> Outcome {
    RawJson::new("{}").map_err(|error| RpcError::new(-32603, error.to_string()))
}

/// Whether this is the daemon's response to a [`REGISTER`] that it did not refuse.
pub(crate) fn is_registered(answer: &Bytes) -> bool {
    super::decode::<IgnoredAny>(&Response::new(answer.clone())).is_ok()
}

fn null() -> RawJson {
    RawJson::of(RawValue::NULL)
}

/// The name that a call registers, if it does.
pub(crate) fn registers(command: &str, data: &RawJson) -> Option<String> {
    let members: BTreeMap<String, RawJson> = data.decode().ok()?;
    let service = members.get("service").filter(|_| command == REGISTER)?;
    service.decode().ok()
}

impl Envelope {
    pub(crate) fn ask(&self) -> Asked {
        serve::ask(&CHIA_DAEMON, &self.command, self.data.as_str().as_bytes())
    }

    /// The name that the connection registers.
    pub(crate) fn registers(&self) -> Option<String> {
        let name = registers(&self.command, &self.data)?;
        (self.destination == DAEMON).then_some(name)
    }

    /// Responses of services are sent to the connections registered under this name.
    pub(crate) fn answered_to(&self) -> Option<&str> {
        (self.destination != DAEMON).then_some(&self.origin)
    }

    pub(crate) fn answer(&self, data: &[u8]) -> Bytes {
        let Self { command, id, .. } = self;
        let head = format!(r#"{{"ack":true,"command":{},"data":"#, quoted(command));
        let tail = format!(
            r#","destination":{},"origin":{},"request_id":{id}}}"#,
            quoted(&self.origin),
            quoted(&self.destination)
        );
        [head.as_bytes(), data, tail.as_bytes()].concat().into()
    }
}

/// Encodes a pushed message; `number` is how many there were before.
pub(crate) fn push(
    number: u64,
    origin: &str,
    destination: &str,
    command: &str,
    data: &RawJson,
) -> Bytes {
    let (origin, destination) = (quoted(origin), quoted(destination));
    let command = quoted(command);
    // As long as any other and none that a client would count up to.
    let message = format!(
        r#"{{"ack":false,"command":{command},"data":{data},"destination":{destination},"origin":{origin},"request_id":"f{number:063x}"}}"#
    );
    message.into()
}

fn quoted(text: &str) -> String {
    // A string can always be serialized.
    serde_json::to_string(text).unwrap_or_default()
}
