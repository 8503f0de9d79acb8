//! Methods: their Rust names, parameters and results, and which types they send and receive.

use std::collections::BTreeMap;

use serde_json::Value;

use super::clients::Clients;
use super::lower::Lowering;
use super::place::{method_name, strip_prefix};
use super::{
    Api, Client, Docs, Document, Method, Param, Payload, Presence, Safety, Stream, Type, TypeKind,
    Wire, presence, wire,
};
use crate::diagnostic::Location;
use crate::document::{self, SchemaId};
use crate::names::{Case, Name, Scope, snake};

/// Functions that a client has already.
const RESERVED_FUNCTIONS: &[&str] = &[
    "new",
    "connect",
    "builder",
    "call",
    "batch",
    "batch_all",
    "rpc",
];

/// Names that the structs of methods can't have because generated code uses them for something else.
const RESERVED_STRUCTS: &[&str] = &[
    "Box", "Call", "Client", "Into", "New", "Option", "Result", "Self", "String", "Vec",
];

/// Modules that a client has already, or that would stand in one of the same name.
const RESERVED_MODULES: &[&str] = &["client", "methods", "mod", "registry", "types"];

/// The documents, while their methods' types have the numbers of drafts.
pub(super) struct Drafts {
    documents: Vec<Document>,
    clients: Vec<Client>,
    several_clients: bool,
}

/// Every document's methods. Their schemas are put to work on the way.
pub(super) fn documents(lowering: &mut Lowering<'_>) -> Drafts {
    let spec = lowering.spec;
    let clients = Clients::of(spec, lowering.diagnostics);
    let mut structs = Scope::new(Case::Type, RESERVED_STRUCTS);
    let functions = Scope::new(Case::Value, RESERVED_FUNCTIONS);
    let mut functions = vec![functions; clients.all.len()];
    let mut modules = Scope::new(Case::Value, RESERVED_MODULES);
    let mut drafts = Drafts {
        documents: Vec::new(),
        clients: clients.all,
        several_clients: clients.several,
    };
    let mut answered = BTreeMap::new();
    for (document, part) in spec.documents.iter().zip(clients.parts) {
        if clients.several {
            structs = Scope::new(Case::Type, RESERVED_STRUCTS);
        }
        let prefix = strip_prefix(document);
        let mut methods: Vec<&document::Method> = document.methods.iter().collect();
        methods.sort_by(|a, b| a.name.cmp(&b.name));
        let mut done = Vec::new();
        for method in methods {
            let Some(format) = wire::of(lowering, document, method) else {
                continue;
            };
            for service in &part.services {
                report_second(lowering, &mut answered, service, method);
            }
            let short = method_name(&method.name, prefix);
            // Where the short name is taken (`eth_call` can't be `Call`), the whole one serves better than a number.
            let claim = |scope: &mut Scope| {
                let whole = scope.has(short);
                scope.claim(if whole { &method.name } else { short })
            };
            let names = Names {
                method: claim(&mut structs),
                functions: part
                    .clients
                    .iter()
                    .filter_map(|client| functions.get_mut(*client).map(claim))
                    .collect(),
            };
            done.push(draft(lowering, method, names, format));
        }
        drafts.documents.push(Document {
            module: modules.claim(&document.stem),
            file: document.at.document.to_string(),
            title: document.title.clone(),
            services: part.services,
            clients: part.clients,
            methods: done,
        });
    }
    drafts
}

/// The Rust names of a method.
struct Names {
    method: Name,
    functions: Vec<Name>,
}

/// What a service answers has one meaning, so a second document with the method is in error. A client would have both.
fn report_second<'a>(
    lowering: &mut Lowering<'_>,
    answered: &mut BTreeMap<(String, &'a str), &'a Location>,
    service: &str,
    method: &'a document::Method,
) {
    let before = answered.insert((service.to_owned(), &method.name), &method.at);
    if let Some(before) = before {
        lowering.diagnostics.warn(
            &method.at,
            format!(
                "the service `{service}` has a method `{}` in {} already",
                method.name, before.document
            ),
            "remove one of the two",
        );
    }
}

fn draft(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    names: Names,
    format: Wire,
) -> Method {
    let mut scope = Scope::new(Case::Value, &[]);
    let mut params = Vec::new();
    for param in &method.params {
        // In an object the second of a name would overwrite the first; the reader has noted it.
        if format.is_by_name() && params.iter().any(|other: &Param| other.wire == param.name) {
            continue;
        }
        lowering.packs_nothing(&param.extensions, &param.at);
        let shaped = lowering.shape(&param.schema, 0);
        let empty = presence::said_of_param(param);
        let presence = lowering.presence(param.required, &shaped, empty);
        let fallback = lowering.docs_of(&param.schema);
        let docs = Docs {
            text: param
                .description
                .clone()
                .or_else(|| param.summary.clone())
                .or(fallback.text),
            unit: text(&param.extensions, "x-unit").or(fallback.unit),
            deprecated: param.deprecated,
            ..fallback
        };
        let default = default(lowering, param, presence);
        params.push(Param {
            wire: param.name.clone(),
            name: scope.claim(&param.name),
            ty: shaped.shape,
            presence,
            default,
            docs,
        });
    }
    let result = method
        .result
        .as_ref()
        .filter(|result| !is_null(lowering, &result.schema));
    let output = result.map(|result| {
        lowering.packs_nothing(&result.extensions, &result.at);
        lowering.shape(&result.schema, 0).with_null()
    });
    let streams = on_wire(lowering, method, format, "x-stream", &method.streams);
    let streams = streams.iter().map(|stream| Stream {
        name: stream.name.clone(),
        item: lowering.shape(&stream.item, 0).with_null(),
    });
    let streams = streams.collect();
    let errors = errors(on_wire(lowering, method, format, "errors", &method.errors));
    Method {
        wire: method.name.clone(),
        name: names.method,
        functions: names.functions,
        format,
        params,
        output,
        output_docs: result.and_then(|result| {
            result
                .description
                .clone()
                .or_else(|| result.summary.clone())
                .or_else(|| lowering.docs_of(&result.schema).text)
        }),
        streams,
        safety: safety(lowering, method),
        permission: text(&method.extensions, "x-permission"),
        errors,
        docs: Docs {
            text: match (&method.summary, &method.description) {
                (Some(summary), Some(description)) => {
                    Some(format!("{}\n\n{description}", as_sentence(summary)))
                }
                (summary, description) => summary
                    .as_deref()
                    .map(as_sentence)
                    .or_else(|| description.clone()),
            },
            unit: None,
            source: method.source.clone(),
            deprecated: method.deprecated,
        },
    }
}

/// The value sent when a parameter isn't given.
fn default(
    lowering: &mut Lowering<'_>,
    param: &document::ContentDescriptor,
    presence: Presence,
) -> Option<Value> {
    let default = param.extensions.get("x-default")?;
    if presence == Presence::Filled {
        lowering.diagnostics.warn(
            &param.at.join("x-default"),
            "an absent list is an empty one, so nothing else is sent for it",
            "remove `x-default` or `x-empty`",
        );
        return None;
    }
    Some(default.clone())
}

fn is_null(lowering: &Lowering<'_>, schema: &document::Schema) -> bool {
    lowering.resolve(schema).is_some_and(|resolved| {
        resolved.one_of.is_empty()
            && resolved.kinds.len() == 1
            && resolved.kinds.contains(&document::Kind::Null)
    })
}

fn safety(lowering: &mut Lowering<'_>, method: &document::Method) -> Safety {
    match text(&method.extensions, "x-safety").as_deref() {
        Some("read") => Safety::Read,
        Some("idempotent") => Safety::Idempotent,
        Some("write") | None => Safety::Write,
        Some(_) => {
            lowering.diagnostics.warn(
                &method.at.join("x-safety"),
                "this is none of `read`, `idempotent`, `write`",
                "choose one; `write` is assumed",
            );
            Safety::Write
        }
    }
}

fn text(extensions: &BTreeMap<String, Value>, key: &str) -> Option<String> {
    extensions
        .get(key)
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// The parts of a list under `key` that the wire supports: epee has neither streams nor error objects, plain JSON has no streams.
fn on_wire<'m, T>(
    lowering: &mut Lowering<'_>,
    method: &document::Method,
    format: Wire,
    key: &str,
    list: &'m [T],
) -> &'m [T] {
    let name = match format {
        Wire::Epee => "epee",
        Wire::Json | Wire::JsonGet if key == "x-stream" => "json",
        _ => return list,
    };
    if list.is_empty() {
        return list;
    }
    lowering.diagnostics.warn(
        &method.at.join(key),
        &format!("the wire `{name}` has none, so they are left out"),
        "remove them",
    );
    &[]
}

fn errors(errors: &[document::ErrorObject]) -> Vec<(i64, String)> {
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (error.code, error.message.clone()))
        .collect();
    errors.sort();
    errors.dedup();
    errors
}

/// A summary as a first paragraph: with a full stop, so that what follows reads on.
fn as_sentence(summary: &str) -> String {
    let summary = summary.trim();
    if summary.ends_with(['.', '!', '?', ':']) {
        summary.to_owned()
    } else {
        format!("{summary}.")
    }
}

impl Drafts {
    /// Gives the types in the methods their final numbers.
    pub(super) fn renumber(&mut self, renumber: impl Fn(&Type) -> Type) {
        let documents = self.documents.iter_mut();
        for method in documents.flat_map(|document| &mut document.methods) {
            let params = method.params.iter_mut().map(|param| &mut param.ty);
            let streams = method.streams.iter_mut().map(|stream| &mut stream.item);
            for ty in params.chain(&mut method.output).chain(streams) {
                *ty = renumber(ty);
            }
        }
    }

    /// The documents, the clients, and whether documents say which of these are theirs.
    pub(super) fn done(self) -> (Vec<Document>, Vec<Client>, bool) {
        (self.documents, self.clients, self.several_clients)
    }
}

/// Marks what callers send and what nodes send, through everything that a type holds. What is `asked_for` without a method that
/// says which counts as sent by nodes.
pub(super) fn mark_directions(api: &mut Api, asked_for: impl Fn(&SchemaId) -> bool) {
    let mut sent = Vec::new();
    let places = api.types.iter().map(|def| &def.at);
    let mut received: Vec<usize> = (0..)
        .zip(places)
        .filter_map(|(index, at)| asked_for(at).then_some(index))
        .collect();
    for method in api.documents.iter().flat_map(|document| &document.methods) {
        method
            .params
            .iter()
            .for_each(|param| named(&param.ty, &mut sent));
        method
            .output
            .iter()
            .chain(method.streams.iter().map(|stream| &stream.item))
            .for_each(|ty| named(ty, &mut received));
    }
    let mark = |api: &mut Api, mut open: Vec<usize>, flag: fn(&mut super::TypeDef) -> &mut bool| {
        while let Some(index) = open.pop() {
            let Some(def) = api.types.get_mut(index) else {
                continue;
            };
            if !std::mem::replace(flag(def), true) {
                members(&def.kind).for_each(|ty| named(ty, &mut open));
            }
        }
    };
    mark(api, sent, |def| &mut def.sent);
    mark(api, received, |def| &mut def.received);
    for def in &mut api.types {
        if let TypeKind::Union(union) = &mut def.kind {
            union.unknown &= def.received;
        }
    }
}

/// The types that a type holds.
pub(crate) fn members(kind: &TypeKind) -> Box<dyn Iterator<Item = &Type> + '_> {
    match kind {
        TypeKind::Struct(structure) => Box::new(structure.fields.iter().map(|field| &field.ty)),
        TypeKind::Union(union) => {
            Box::new(
                union
                    .variants
                    .iter()
                    .filter_map(|variant| match &variant.payload {
                        Payload::Type(ty) => Some(ty),
                        Payload::Constant(_) => None,
                    }),
            )
        }
        TypeKind::Enum(_) => Box::new(std::iter::empty()),
    }
}

/// The generated types that a type names.
pub(crate) fn named(ty: &Type, found: &mut Vec<usize>) {
    match ty {
        Type::Scalar(_) => {}
        Type::Named(index) => found.push(*index),
        Type::Option(item)
        | Type::List(item)
        | Type::Packed(item)
        | Type::Array(item, _)
        | Type::Boxed(item) => named(item, found),
        Type::Map(key, value) => {
            named(key, found);
            named(value, found);
        }
        Type::Tuple(items) => items.iter().for_each(|item| named(item, found)),
    }
}

/// The module of the types that stand in a file. The shared file's types are in `shared`.
pub(super) fn module_of(file: &str) -> String {
    let stem = file
        .rsplit('/')
        .next()
        .unwrap_or(file)
        .split('.')
        .next()
        .unwrap_or(file);
    match snake(stem).as_str() {
        "types" => "shared".to_owned(),
        other => other.to_owned(),
    }
}
