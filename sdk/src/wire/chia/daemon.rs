//! The envelopes of Chia's daemon: one connection to it leads to all services, by their names.
//!
//! ```json
//! {"command":"get_blockchain_state","ack":false,"data":{},"request_id":"00…01","destination":"chia_full_node","origin":"polyrpc-…"}
//! ```
//!
//! A response has the same `request_id` and `ack` true; what the service would send over HTTP is its `data`. Messages from a service go to
//! every connection that is registered under the name that the request has as its `origin`, so each has a name that no other has, and is
//! registered before anything else is sent. What the daemon sends by itself has `ack` false, and an id of its own.

use bytes::Bytes;
use serde_json::value::RawValue;

use super::{CHIA, CHIA_DAEMON};
use crate::error::Error;
use crate::message::{Entry, Notification, Opening, Request};
use crate::message::{Key, Protocol, Recipient};
use crate::wire::members::members;

/// The daemon itself, as a destination.
const DAEMON: &str = "daemon";

/// The daemon's default message limit. It closes the connection at a longer one.
const LONGEST: usize = 50_000_000;

/// The protocol of a connection to a daemon, under a unique name.
#[derive(Debug)]
pub(crate) struct Daemon {
    origin: String,
}

impl Daemon {
    pub(crate) fn new() -> Self {
        let origin = format!("polyrpc-{:032x}", fastrand::u128(..));
        Self { origin }
    }

    fn envelope(&self, id: u64, command: &str, destination: &str, data: &[u8]) -> Bytes {
        // A string can always be serialized.
        let quoted = |text| serde_json::to_string(text).unwrap_or_default();
        let (command, destination) = (quoted(command), quoted(destination));
        let head = format!(r#"{{"command":{command},"ack":false,"data":"#);
        let tail = format!(
            r#","request_id":"{id:064x}","destination":{destination},"origin":"{}"}}"#,
            self.origin
        );
        [head.as_bytes(), data, tail.as_bytes()].concat().into()
    }
}

impl Protocol for Daemon {
    fn check(&self, request: &Request) -> Result<(), Error> {
        let ours = [&CHIA, &CHIA_DAEMON].contains(&request.wire());
        let call = request.single().filter(|_| ours);
        let Some(call) = call else {
            let method = request.single().and_then(Entry::static_method);
            let refused = Error::config(format!(
                "this connection speaks the messages of Chia's daemon, which aren't of the wire `{}`",
                request.wire()
            ));
            return Err(refused.of(method, request.safety()));
        };
        let refused = |why: String| Err(Error::config(why).of(call.static_method(), call.safety()));
        let method = call.method();
        if *request.wire() == CHIA && request.destination().is_none() {
            return refused(format!(
                "`{method}` is answered by a service behind the daemon: say which by `Rpc::with_destination`, such as \
                 `chia_full_node` or `chia_wallet`"
            ));
        }
        if request.body().len() > LONGEST {
            return refused(format!("a daemon takes messages of up to {LONGEST} bytes"));
        }
        Ok(())
    }

    fn greeting(&self, id: u64) -> Option<Bytes> {
        let registration = format!(r#"{{"service":"{}"}}"#, self.origin);
        Some(self.envelope(id, "register_service", DAEMON, registration.as_bytes()))
    }

    fn encode(&self, call: Entry<'_>, destination: Option<&str>) -> Bytes {
        let destination = destination.unwrap_or(DAEMON);
        self.envelope(call.id(), call.method(), destination, call.params())
    }

    fn batches(&self) -> bool {
        false
    }

    fn route(&self, message: &Bytes, _: &[Notification]) -> Recipient {
        let names = ["ack", "request_id", "data", "error"];
        let enough = |[ack, id, data, _]: [Option<&RawValue>; 4]| {
            ack.is_some_and(|ack| ack.get() != "true") && id.is_some()
                || ack.is_some() && id.is_some() && data.is_some()
        };
        let [ack, id, data, error] = members(message, names, enough);
        match (ack.map(RawValue::get), id.map(RawValue::get)) {
            (Some("true"), Some(id)) => {
                let answer = data.map(|data| message.slice_ref(data.get().as_bytes()));
                let answer = answer.unwrap_or_else(|| message.clone());
                number(id).map_or(Recipient::Nobody, |id| Recipient::Enclosed(id, answer))
            }
            (_, Some(_)) => Recipient::Push(message.clone()),
            (_, None) if error.is_some_and(|error| error.get() != "null") => Recipient::Anonymous,
            (_, None) => Recipient::Nobody,
        }
    }

    /// Every subscription gets all that is pushed, so any key will do.
    fn opened(&self, opened_by: u64, answer: &Bytes, _: &Opening) -> Option<Key> {
        let [success] = members(answer, ["success"], |[success]| success.is_some());
        let is_open = success.is_some_and(|success| success.get() == "true");
        is_open.then(|| Key::of_call(opened_by))
    }

    /// A registration lasts as long as its connection.
    fn stop(&self, _: &Key, _: u64, _: &Opening, _: u64) -> Option<Bytes> {
        None
    }

    fn cancel(&self, _: u64) -> Option<Bytes> {
        None
    }
}

/// Parses one of our ids. Those of pushed messages have as many digits, and are beyond all of ours.
fn number(id: &str) -> Option<u64> {
    let digits = id.strip_prefix('"')?.strip_suffix('"')?;
    let is_ours = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let digits = is_ours.then_some(digits)?;
    u64::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        reason = "a test stops where it meets what it does not expect"
    )]

    use super::*;
    use crate::message::{Items, Stop};
    use crate::raw::RawJson;
    use crate::safety::Safety;
    use crate::wire::JSONRPC;

    fn text(message: &Bytes) -> String {
        String::from_utf8_lossy(message).into_owned()
    }

    fn routed(message: &str) -> Recipient {
        Daemon::new().route(&message.to_owned().into(), &[])
    }

    fn params() -> RawJson {
        RawJson::new(r#"{"start": 1}"#).expect("JSON")
    }

    const SEVEN: &str = "0000000000000000000000000000000000000000000000000000000000000007";

    #[test]
    fn calls_are_in_envelopes_with_a_name_of_their_own() {
        let (daemon, other) = (Daemon::new(), Daemon::new());
        assert_ne!(daemon.origin, other.origin);
        let origin = &daemon.origin;
        let request =
            Request::new(&CHIA, 7, "get_blocks", Safety::Read, &params()).expect("a call");
        let call = request.single().expect("a plain call");
        assert_eq!(
            text(&daemon.encode(call, Some("chia_full_node"))),
            format!(
                r#"{{"command":"get_blocks","ack":false,"data":{{"start": 1}},"request_id":"{SEVEN}","destination":"chia_full_node","origin":"{origin}"}}"#
            )
        );
        assert!(text(&daemon.encode(call, None)).contains(r#""destination":"daemon""#));
        assert_eq!(
            daemon.greeting(7).as_ref().map(text),
            Some(format!(
                r#"{{"command":"register_service","ack":false,"data":{{"service":"{origin}"}},"request_id":"{SEVEN}","destination":"daemon","origin":"{origin}"}}"#
            ))
        );
    }

    #[test]
    fn what_it_can_not_carry_is_refused() {
        let daemon = Daemon::new();
        let said = |request: Request| daemon.check(&request).map_err(|error| error.to_string());
        let json_rpc =
            said(Request::new(&JSONRPC, 1, "a", Safety::Read, &params()).expect("a call"));
        assert!(json_rpc.is_err_and(|text| text.starts_with("a: this connection speaks")));
        assert!(said(Request::notification(&JSONRPC, "a", &params()).expect("a call")).is_err());
        #[cfg(feature = "epee")]
        {
            let none = RawJson::new("{}").expect("JSON");
            let wire = &crate::wire::EPEE;
            let epee = Request::new(wire, 1, "getblocks.bin", Safety::Read, &none).expect("a view");
            assert!(said(epee).is_err_and(|text| text.contains("`epee`")));
        }
        assert!(said(Request::batch([]).expect("a batch")).is_err());

        let service_call =
            Request::new(&CHIA, 1, "get_blocks", Safety::Read, &params()).expect("a call");
        let nowhere = said(service_call.clone());
        assert!(nowhere.is_err_and(|text| text.contains("Rpc::with_destination")));
        assert_eq!(
            said(service_call.with_destination("chia_full_node")),
            Ok(())
        );
        assert_eq!(
            said(
                Request::new(&CHIA_DAEMON, 1, "get_keys", Safety::Read, &params()).expect("a call")
            ),
            Ok(())
        );
        let long = RawJson::new(format!("\"{}\"", "x".repeat(LONGEST))).expect("JSON");
        let long =
            said(Request::new(&CHIA_DAEMON, 1, "get_keys", Safety::Read, &long).expect("a call"));
        assert!(long.is_err_and(|text| text.contains("up to 50000000 bytes")));
    }

    #[test]
    fn answers_go_by_their_id_without_their_envelope() {
        let data = r#"{"error": null,"ack":false,"request_id":"x","success":true}"#;
        for message in [
            format!(
                r#"{{"ack":true,"command":"c","data":{data},"destination":"o","origin":"daemon","request_id":"{SEVEN}"}}"#
            ),
            format!(r#" {{"request_id":"{SEVEN}","data": {data} ,"ack":true"#),
        ] {
            let route = routed(&message);
            assert_eq!(route, Recipient::Enclosed(7, data.into()), "{message}");
        }
        let bare = format!(r#"{{"ack":true,"request_id":"{SEVEN}"}}"#);
        assert_eq!(routed(&bare), Recipient::Enclosed(7, bare.clone().into()));
        for id in ["\"7\"", "7", "null", "\"zz\""] {
            let message = format!(r#"{{"ack":true,"request_id":{id},"data":{{}}}}"#);
            assert_eq!(routed(&message), Recipient::Nobody, "{message}");
        }
    }

    #[test]
    fn pushes_go_to_all_as_they_are() {
        let id = "effff45d9f6c0578bea083ee04d728b6307005f3debde25dff97d45d7f79cbc5";
        for message in [
            format!(
                r#"{{"ack":false,"command":"state_changed","data":{{"state":"new_block"}},"origin":"chia_wallet","request_id":"{id}"}}"#
            ),
            // Even under the id of a call.
            format!(r#"{{"request_id":"{SEVEN}","ack":false,"data":{{}}}}"#),
        ] {
            assert_eq!(routed(&message), Recipient::Push(message.clone().into()));
        }
        assert_eq!(routed(r#"{"error":"'command'"}"#), Recipient::Anonymous);
        for message in ["", "5", "[]", "{}", r#"{"error":null}"#, r#"{"ack":true}"#] {
            assert_eq!(routed(message), Recipient::Nobody, "{message}");
        }
    }

    #[test]
    fn what_is_opened_is_known_by_its_call() {
        let daemon = Daemon::new();
        let opening = Opening {
            stop: Stop::Connection,
            items: Items::Pushes,
            buffer: 1,
        };
        let opened = |answer: &'static str| daemon.opened(7, &answer.into(), &opening);
        assert_eq!(opened(r#"{"success":true}"#), Some(Key::of_call(7)));
        assert_eq!(
            opened(r#"{"queue":[],"success":true}"#),
            Some(Key::of_call(7))
        );
        assert_eq!(opened(r#"{"success":false}"#), None);
        assert_eq!(daemon.stop(&Key::of_call(7), 7, &opening, 8), None);
    }
}
