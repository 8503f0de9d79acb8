//! Streams: what each tells, and how it is opened and ended.

use serde_json::{Value, json};

use super::code;
use super::data::{Source, words};
use super::json::object;
use super::methods::param;
use super::shown::shown;
use crate::ir::{self, Document, Items, Method, Stop, Stream};

/// A stream that a method opens.
pub(super) fn of(
    source: &Source<'_>,
    document: &Document,
    method: &Method,
    stream: &Stream,
) -> Value {
    let own = ir::opening(method, stream);
    let opening = own.as_ref().unwrap_or(method);
    let setters: Vec<_> = ir::optional(opening).collect();
    let params = opening.params.iter().map(|given| {
        let setter = setters.iter().find(|(param, _)| param.wire == given.wire);
        param(source, given, setter.map(|(_, name)| name.as_str()))
    });
    object([
        ("name", json!(stream.name)),
        ("item", shown(&stream.item)),
        ("items", json!(arrival(&stream.items))),
        ("stop", json!(ending(&stream.stop))),
        ("finite", json!(stream.finite)),
        ("resumes", json!(stream.resume.is_some())),
        ("fallback", json!(stream.fallback)),
        ("docs", words(&stream.docs)),
        ("params", params.collect()),
        (
            "code",
            json!(code::of_stream(source, document, method, stream)),
        ),
    ])
}

fn arrival(items: &Items) -> String {
    match items {
        Items::Notifications(notification) => {
            format!("in notifications {}", notification.method)
        }
        Items::Responses => "as further responses to the opening call".to_owned(),
        Items::Pushes => "as what the node pushes".to_owned(),
    }
}

fn ending(stop: &Stop) -> String {
    match stop {
        Stop::Call { method, .. } => format!("by a call of {method}"),
        Stop::Cancel(method) => format!("by a notification {method}"),
        Stop::SameId(method) => format!("by a call of {method} under the same id"),
        Stop::Connection => "with the connection".to_owned(),
    }
}
