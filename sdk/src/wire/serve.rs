//! Server side of wires, for mock nodes: requests to calls, and outcomes to responses.
//!
//! Handlers, faults and the log only see [`Call`](crate::message::Call)s, whose parameters and outcomes are JSON, whatever the wire.

use bytes::Bytes;

#[cfg(feature = "epee")]
use super::EPEE;
use super::chia::serve_daemon;
use super::{CHIA, JSON, JSON_GET, JSONRPC};
use crate::message::{Arrival, Asked, Format, Handlers, Route};

/// The wire of an object posted to a name, where neither a typed handler nor a setting of the script says which it is.
pub(crate) const OBJECTS: &Format = &CHIA;

/// The wires that a mock speaks over HTTP, in the order in which they may claim a request.
const OVER_HTTP: &[&Format] = &[
    #[cfg(feature = "epee")]
    &EPEE,
    &JSON_GET,
    &JSON,
    &CHIA,
    &JSONRPC,
];

/// Decodes a request received over HTTP. `handlers` looks up the handlers of a method; `objects` is the wire of objects that
/// have no typed one. `None` for a GET that is no call.
pub(crate) fn arrived(
    is_get: bool,
    path: &str,
    body: &[u8],
    handlers: impl FnOnce(&str) -> Handlers,
    objects: &'static Format,
) -> Option<Asked> {
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    let arrival = Arrival {
        name,
        body,
        handlers: handlers(name),
        objects,
    };
    let mut claiming = OVER_HTTP
        .iter()
        .filter(|format| is_get == (format.route == Route::Get))
        .filter(|format| format.rules.claims(&arrival));
    let format = match claiming.next() {
        Some(format) => format,
        None if is_get => return None,
        None => &JSONRPC,
    };
    let mut asked = format.rules.ask(format, name, body);
    // One that is written as another wire writes it, such as a GET of what is posted, is for the one method of that name.
    if let [only] = *arrival.handlers.typed {
        asked.wire = only;
    }
    Some(asked)
}

/// A message received over a socket.
#[derive(Debug)]
pub(crate) enum Received {
    /// Calls, in an envelope on dialects that have one of their own.
    Calls(Asked, Option<Box<dyn Envelope>>),
    /// What can't be read, and the response to it.
    Unreadable(Bytes),
}

/// The envelope of a call over a socket, on a dialect that isn't JSON-RPC.
pub(crate) trait Envelope: std::fmt::Debug + Send {
    /// The group that the call makes its connection a member of: what is [pushed](crate::mock::Group) there goes to all members.
    fn joins(&self) -> Option<String>;

    /// The group that the connection must be a member of to be answered at all, if any.
    fn answered_to(&self) -> Option<&str>;

    /// Encloses the response.
    fn enclose(&self, body: &[u8]) -> Bytes;
}

/// Decodes a message received over a socket.
pub(crate) fn received(message: &[u8]) -> Received {
    serve_daemon::receive(message)
        .unwrap_or_else(|| Received::Calls(JSONRPC.rules.ask(&JSONRPC, "", message), None))
}
