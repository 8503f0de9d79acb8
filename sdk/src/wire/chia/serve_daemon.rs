//! Server side of the daemon's envelopes.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::{CHIA, CHIA_DAEMON, serve};
use crate::error::RpcError;
use crate::message::Response;
use crate::message::{Asked, Outcome};
use crate::raw::RawJson;
use crate::wire::serve::{Envelope, Received};

/// The daemon itself, as a destination.
const DAEMON: &str = "daemon";

/// The command that gives a connection one more name.
pub(super) const REGISTER: &str = "register_service";

/// The daemon's response to a message without a command.
const NO_COMMAND: &str = r#"{"error":"'command'"}"#;

/// A message with a call in it.
#[derive(Debug)]
struct Message {
    command: String,
    id: RawJson,
    destination: String,
    origin: String,
    data: RawJson,
}

/// Decodes a message to a daemon; `None` if it is JSON-RPC.
pub(crate) fn receive(message: &[u8]) -> Option<Received> {
    Some(match read(message)? {
        Some(message) => Received::Calls(message.ask(), Some(Box::new(message))),
        None => Received::Unreadable(NO_COMMAND.into()),
    })
}

/// Decodes a message; `None` if it is JSON-RPC, and without anything if it has no command.
fn read(message: &[u8]) -> Option<Option<Message>> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_slice(message).ok()?;
    let is_ours = ["command", "request_id"].map(|key| members.contains_key(key));
    if members.contains_key("jsonrpc") || !is_ours.contains(&true) {
        return None;
    }
    let value = |key| members.get(key).copied().map(RawJson::of);
    let text = |key| value(key).and_then(|value| value.decode::<String>().ok());
    Some(text("command").map(|command| Message {
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
pub(super) fn is_registered(answer: &Bytes) -> bool {
    super::decode::<IgnoredAny>(&Response::new(answer.clone())).is_ok()
}

fn null() -> RawJson {
    RawJson::of(RawValue::NULL)
}

impl Message {
    fn ask(&self) -> Asked {
        let data = self.data.as_str().as_bytes();
        let asked = serve::ask(&CHIA_DAEMON, &self.command, data);
        match self.is_passed_on() {
            true => Asked {
                wire: &CHIA,
                destination: Some(self.destination.clone()),
                ..asked
            },
            false => asked,
        }
    }

    /// Whether it is for a service.
    fn is_passed_on(&self) -> bool {
        self.destination != DAEMON
    }
}

impl Envelope for Message {
    /// The name that the connection registers.
    fn joins(&self) -> Option<String> {
        let members: BTreeMap<String, RawJson> = self.data.decode().ok()?;
        let service = members.get("service")?;
        let registers = self.command == REGISTER && !self.is_passed_on();
        service.decode().ok().filter(|_| registers)
    }

    /// Responses of services are sent to the connections registered under this name.
    fn answered_to(&self) -> Option<&str> {
        self.is_passed_on().then_some(&self.origin)
    }

    fn enclose(&self, data: &[u8]) -> Bytes {
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

fn quoted(text: &str) -> String {
    // A string can always be serialized.
    serde_json::to_string(text).unwrap_or_default()
}
