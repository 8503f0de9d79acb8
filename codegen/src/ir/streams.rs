//! Streams: what is sent to open one, and what of it is fixed.

use serde_json::Value;

use super::lower::Lowering;
use super::method::{draft, has_many_arguments};
use super::place::{method_name, strip_prefix};
use super::{Docs, Document, Items, Method, Param, Presence, Stop, Stream, StreamCall, Type, Wire};
use crate::document::{self, ContentDescriptor, ParamStructure, StreamParam};
use crate::names::{Case, Name, Scope, snake};
use crate::scalars::Scalar;

/// Names that the structs of streams can't have because generated code uses them for something else.
const RESERVED: &[&str] = &["Box", "Call", "Option", "Result", "Self", "String", "Vec"];

/// The stream under its Rust names.
pub(super) fn draft(
    lowering: &mut Lowering<'_>,
    document: &document::Document,
    opened_by: (&document::Method, &Method),
    stream: &document::Stream,
) -> Stream {
    let (method, drafted) = opened_by;
    let mut listed = stream.params.clone();
    if drafted.streams.iter().any(|other| other.call.is_none()) {
        // The method's struct is that of another stream already.
        listed = listed.or_else(|| Some(shared(method)));
    }
    let call = listed.map(|listed| {
        let params = own_params(lowering, opened_by, (stream, &listed));
        StreamCall {
            name: Name::alone(Case::Type, &stream.name),
            params,
            fields: None,
        }
    });
    let item = lowering.shape(&stream.item, 0).with_null();
    Stream {
        name: stream.name.clone(),
        doc_aliases: draft::doc_aliases(lowering, &stream.extensions, &stream.at),
        call,
        functions: Vec::new(),
        item,
        items: items(lowering, opened_by, stream),
        stop: stop(document, &stream.stop),
        fallback: stream.fallback,
        finite: stream.finite,
        resume: stream.resume.clone(),
        docs: Docs {
            text: stream
                .description
                .clone()
                .or_else(|| method.description.clone())
                .or_else(|| method.summary.clone()),
            unit: None,
            source: method.source.clone(),
            deprecated: method.deprecated,
        },
    }
}

/// All of the method's, as they are.
fn shared(method: &document::Method) -> Vec<StreamParam> {
    let params = method.params.iter();
    params
        .map(|param| StreamParam::Shared {
            at: param.at.clone(),
            name: param.name.clone(),
        })
        .collect()
}

/// The names of the structs, and of the functions among those that methods have already.
pub(super) fn claim(
    lowering: &Lowering<'_>,
    documents: &mut [Document],
    mut functions: Vec<Scope>,
    several_clients: bool,
) {
    let mut structs = Scope::new(Case::Type, RESERVED);
    for (document, source) in documents.iter_mut().zip(&lowering.spec.documents) {
        if several_clients {
            structs = Scope::new(Case::Type, RESERVED);
        }
        let prefix = strip_prefix(source);
        for method in &mut document.methods {
            let method_short = method_name(&method.wire, prefix).to_owned();
            for stream in &mut method.streams {
                let short = method_name(&stream.name, prefix);
                // Where two methods have streams of one name, that of the method tells them apart.
                let whole = format!("{method_short}_{short}");
                let pick = |is_taken: bool| if is_taken { &*whole } else { short };
                if let Some(call) = &mut stream.call {
                    call.name = structs.claim(pick(structs.has(short)));
                    let fields = || structs.claim(&format!("{}Fields", call.name.bare()));
                    call.fields = has_many_arguments(&call.params).then(fields);
                }
                let of_client = |scope: &mut Scope| {
                    let is_taken = scope.has(&function(short));
                    scope.claim(&function(pick(is_taken)))
                };
                stream.functions = (0..)
                    .zip(&document.clients)
                    .map(|(place, client)| {
                        let is_one = document.clients.len() != document.services.len();
                        let service = document.services.get(place);
                        let has =
                            is_one || service.is_some_and(|name| method.services.contains(name));
                        functions.get_mut(*client).filter(|_| has).map(of_client)
                    })
                    .collect();
            }
        }
    }
}

/// What the function of a stream is called.
fn function(stream: &str) -> String {
    match snake(stream) {
        name if name.starts_with("subscribe_") => name,
        name => format!("subscribe_{name}"),
    }
}

/// The parameters in the method's order: those that are fixed, those that the caller gives, and null before these where the method has
/// one that the stream doesn't.
fn own_params(
    lowering: &mut Lowering<'_>,
    (method, opened_by): (&document::Method, &Method),
    (stream, listed): (&document::Stream, &[StreamParam]),
) -> Vec<Param> {
    warn_of_unknown(lowering, method, listed);
    let mut given: Vec<ContentDescriptor> = Vec::new();
    let mut places = Vec::new();
    for param in &method.params {
        let found = listed.iter().find(|one| one.wire() == param.name);
        let place = match found {
            Some(StreamParam::Fixed { value, at, .. }) => {
                let by_name = opened_by.format.is_by_name();
                match value {
                    Value::Null if by_name => continue,
                    Value::Array(_) | Value::Object(_) if by_name => {
                        lowering.diagnostics.warn(
                            &at.join("value"),
                            "a fixed parameter that goes out by name is a text, a number or a flag; the caller gives this one",
                            "remove `value`",
                        );
                        given.push(param.clone());
                        Place::Given
                    }
                    _ => Place::Fixed(value.clone()),
                }
            }
            Some(StreamParam::Given { descriptor, .. }) => {
                given.push((**descriptor).clone());
                Place::Given
            }
            Some(StreamParam::Shared { .. }) => {
                given.push(param.clone());
                Place::Given
            }
            None if param.required => {
                lowering.diagnostics.warn(
                    &stream.at.join("params"),
                    format!(
                        "nothing is said of `{}`, which `{}` requires; the caller gives it",
                        param.name, method.name
                    ),
                    "list it, with the `value` that is sent, or without for the caller to give it",
                );
                given.push(param.clone());
                Place::Given
            }
            None if opened_by.format.is_by_name() => continue,
            None => Place::Fixed(Value::Null),
        };
        places.push((&param.name, place));
    }
    let place = format!("parameters of {} => {}", method.name, stream.name);
    let mut given = draft::params(lowering, &place, &given, opened_by.format).into_iter();
    let mut params: Vec<Param> = Vec::new();
    for (wire, place) in places {
        params.extend(match place {
            Place::Fixed(value) => Some(fixed_param(wire, value)),
            Place::Given => given.next().map(|own| Param {
                wire: wire.clone(),
                ..own
            }),
        });
    }
    while params
        .last()
        .is_some_and(|last| last.fixed == Some(Value::Null))
    {
        params.pop();
    }
    params
}

/// Reports a stream's parameters that the method doesn't have.
fn warn_of_unknown(lowering: &mut Lowering<'_>, method: &document::Method, listed: &[StreamParam]) {
    for param in listed {
        let known = |other: &ContentDescriptor| other.name == param.wire();
        if !method.params.iter().any(known) {
            lowering.diagnostics.warn(
                param.at(),
                format!("`{}` has no parameter `{}`", method.name, param.wire()),
                "give it the name that it has among the method's, or say which it is by `of`",
            );
        }
    }
}

/// What stands at the place of one of the method's parameters.
enum Place {
    Fixed(Value),
    Given,
}

fn fixed_param(wire: &str, value: Value) -> Param {
    Param {
        wire: wire.to_owned(),
        name: Scope::new(Case::Value, &[]).claim(wire),
        ty: Type::Scalar(Scalar::Json),
        presence: Presence::Required,
        group: None,
        refuses_empty: false,
        null_is_empty: false,
        default: None,
        fixed: Some(value),
        docs: Docs::default(),
    }
}

fn items(
    lowering: &mut Lowering<'_>,
    (method, drafted): (&document::Method, &Method),
    stream: &document::Stream,
) -> Items {
    match (&stream.items, drafted.format) {
        (document::Items::Notifications(notification), format) if format.is_json_rpc() => {
            if method.result.is_none() {
                lowering.diagnostics.warn(
                    &method.at,
                    "the response to the method is the subscription's id, and it has no `result`",
                    "describe the id as its `result`",
                );
            }
            Items::Notifications(notification.clone())
        }
        (document::Items::Responses, format) if format.is_json_rpc() => Items::Responses,
        (document::Items::Responses, _) => Items::Pushes,
        (document::Items::Notifications(_), _) => {
            lowering.diagnostics.warn(
                &method.at.join("x-stream"),
                "there are no notifications on this wire: the items are what the node pushes",
                "remove `notification`",
            );
            Items::Pushes
        }
    }
}

/// How the document's method that stops the stream takes the id.
fn stop(document: &document::Document, stop: &document::Stop) -> Stop {
    match stop {
        document::Stop::Call(method) => {
            let mut methods = document.methods.iter();
            let found = methods.find(|other| other.name == *method);
            let by_name = found.filter(|found| found.structure == ParamStructure::ByName);
            Stop::Call {
                method: method.clone(),
                param: by_name.and_then(|found| Some(found.params.first()?.name.clone())),
            }
        }
        document::Stop::Cancel(method) => Stop::Cancel(method.clone()),
        document::Stop::SameId(method) => Stop::SameId(method.clone()),
        document::Stop::Connection => Stop::Connection,
    }
}

/// Whether a call isn't answered: then it is no call, but a notification.
pub(super) fn is_notification(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    format: Wire,
) -> bool {
    let is_one = format.is_json_rpc() && method.result.is_none() && method.streams.is_empty();
    if is_one && !method.errors.is_empty() {
        lowering.diagnostics.warn_of_cause(
            &method.at,
            "a method without a `result` is a notification, which nobody answers, and this one lists errors",
            "describe the `result` (`null` where there is none), or remove the `errors`",
        );
    }
    is_one
}
