//! From what is understood of documents to the entries of their reference.

use super::words::{is_quantity, words};
use super::{
    ErrorEntry, ItemsEntry, MethodEntry, ParamEntry, Reference, ResultEntry, StopEntry,
    StreamEntry, Structure, TypeEntry, arguments, written,
};
use crate::document::{self, Loaded};
use crate::ir::{
    self, Api, Docs, Document, Field, Items, Method, Param, Payload, Presence, Safety, Stop,
    Stream, TypeDef, TypeKind, Variant, Wire,
};

pub(super) fn reference(loaded: &Loaded, api: &Api) -> Reference {
    let methods = api.documents.iter().flat_map(|document| {
        let said = said(loaded, document);
        document.methods.iter().map(move |method| {
            let said = said.and_then(|said| {
                let mut methods = said.methods.iter();
                methods.find(|said| said.name == method.wire)
            });
            of_method(loaded, api, method, said)
        })
    });
    Reference {
        methods: methods.collect(),
        types: api.types.iter().map(|def| of_type(api, def)).collect(),
        title: api
            .documents
            .first()
            .map(|document| document.title.clone())
            .unwrap_or_default(),
        server: loaded.server().map(str::to_owned),
    }
}

/// What the document says, before it was lowered.
fn said<'a>(loaded: &'a Loaded, document: &Document) -> Option<&'a document::Document> {
    let mut documents = loaded.spec.documents.iter();
    documents.find(|said| *said.at.document == *document.file)
}

fn of_method(
    loaded: &Loaded,
    api: &Api,
    method: &Method,
    said: Option<&document::Method>,
) -> MethodEntry {
    let args = arguments((loaded, api), &method.params, said);
    let unit = said.and_then(result_unit);
    MethodEntry {
        name: method.wire.clone(),
        aliases: method.aliases.clone(),
        services: method.services.clone(),
        text: text(&method.docs),
        wire: wire(method.format).to_owned(),
        structure: structure(method.format),
        safety: safety(method.safety).to_owned(),
        permission: method.permission.clone(),
        nodes: method.nodes.clone(),
        params: method
            .params
            .iter()
            .map(|param| of_param(api, param))
            .collect(),
        result: method.output.as_ref().map(|ty| ResultEntry {
            ty: words(api, ty),
            unit: unit.map(str::to_owned),
            text: method.output_docs.clone().unwrap_or_default(),
        }),
        null: method.null.clone(),
        errors: errors(api, method),
        streams: method
            .streams
            .iter()
            .map(|stream| of_stream((loaded, api), method, stream, said))
            .collect(),
        example: written(method, &args),
        notification: method.is_notification,
        deprecated: method.docs.deprecated,
        source: method.docs.source.clone(),
    }
}

fn of_param(api: &Api, param: &Param) -> ParamEntry {
    ParamEntry {
        name: param.wire.clone(),
        ty: words(api, &param.ty),
        required: matches!(param.presence, Presence::Required | Presence::Nullable),
        nullable: param.presence == Presence::Nullable,
        quantity: is_quantity(api, &param.ty),
        default: param.default.clone(),
        fixed: param.fixed.clone(),
        unit: unit(&param.docs),
        text: text(&param.docs),
    }
}

fn of_field(api: &Api, field: &Field) -> ParamEntry {
    ParamEntry {
        name: field.wire.clone(),
        ty: words(api, &field.ty),
        required: matches!(field.presence, Presence::Required | Presence::Nullable),
        nullable: field.presence == Presence::Nullable,
        quantity: is_quantity(api, &field.ty),
        unit: unit(&field.docs),
        text: text(&field.docs),
        ..ParamEntry::default()
    }
}

fn of_stream(
    (loaded, api): (&Loaded, &Api),
    method: &Method,
    stream: &Stream,
    said: Option<&document::Method>,
) -> StreamEntry {
    let own = ir::opening(method, stream);
    let opening = own.as_ref().unwrap_or(method);
    // The examples of the method may be of another stream.
    let said = said.filter(|_| own.is_none());
    let args = arguments((loaded, api), &opening.params, said);
    StreamEntry {
        name: stream.name.clone(),
        text: text(&stream.docs),
        item: words(api, &stream.item),
        params: opening
            .params
            .iter()
            .map(|param| of_param(api, param))
            .collect(),
        example: written(opening, &args),
        items: match &stream.items {
            Items::Notifications(notification) => ItemsEntry::Notifications {
                method: notification.method.clone(),
                id: notification.id.clone(),
                item: notification.item.clone(),
                end: notification.end.clone(),
            },
            Items::Responses => ItemsEntry::Responses,
            Items::Pushes => ItemsEntry::Pushes,
        },
        stop: match &stream.stop {
            Stop::Call { method, param } => StopEntry::Call {
                method: method.clone(),
                param: param.clone(),
            },
            Stop::Cancel(method) => StopEntry::Cancel(method.clone()),
            Stop::SameId(method) => StopEntry::SameId(method.clone()),
            Stop::Connection => StopEntry::Connection,
        },
        finite: stream.finite,
    }
}

fn of_type(api: &Api, def: &TypeDef) -> TypeEntry {
    let (mut fields, mut one_of) = (Vec::new(), Vec::new());
    match &def.kind {
        TypeKind::Struct(structure) => {
            fields.extend(structure.fields.iter().map(|field| of_field(api, field)));
            fields.extend(structure.constants.iter().map(|constant| ParamEntry {
                name: constant.wire.clone(),
                ty: constant.value.to_string(),
                required: true,
                ..ParamEntry::default()
            }));
        }
        TypeKind::Enum(values) => {
            one_of.extend(values.values.iter().map(|(value, _)| value.to_string()));
        }
        TypeKind::Union(union) => {
            one_of.extend(union.variants.iter().map(|one| of_variant(api, one)));
        }
        TypeKind::Text => one_of.push("text".to_owned()),
    }
    TypeEntry {
        name: def.name.to_string(),
        text: text(&def.docs),
        fields,
        one_of,
    }
}

fn of_variant(api: &Api, variant: &Variant) -> String {
    let held = match &variant.payload {
        Payload::Constant(value) => value.to_string(),
        Payload::Type(ty) => words(api, ty),
    };
    match &variant.key {
        Some(key) => format!("{{\"{key}\": {held}}}"),
        None => held,
    }
}

/// Codes and what they mean, with the data of those that are typed.
fn errors(api: &Api, method: &Method) -> Vec<ErrorEntry> {
    if let Some(typed) = &method.typed_errors {
        let rows = typed.variants.iter().map(|error| ErrorEntry {
            code: error.code,
            message: error.message.clone(),
            data: error.data.as_ref().map(|ty| words(api, ty)),
        });
        return rows.collect();
    }
    let rows = method.errors.iter().map(|(code, message)| ErrorEntry {
        code: *code,
        message: message.clone(),
        data: None,
    });
    rows.collect()
}

fn text(docs: &Docs) -> String {
    docs.text.clone().unwrap_or_default()
}

fn unit(docs: &Docs) -> Option<String> {
    docs.unit.clone().filter(|unit| unit != "none")
}

/// The unit of the result, where the document gives it there.
pub(crate) fn result_unit(said: &document::Method) -> Option<&str> {
    let schema = &said.result.as_ref()?.schema;
    let unit = schema.extensions.get("x-unit")?.as_str();
    unit.filter(|unit| *unit != "none")
}

pub(crate) fn safety(safety: Safety) -> &'static str {
    match safety {
        Safety::Read => "read",
        Safety::Idempotent => "idempotent",
        Safety::Write => "write",
    }
}

/// The name of the runtime's format.
fn wire(wire: Wire) -> &'static str {
    match wire {
        Wire::JsonRpcByPosition | Wire::JsonRpcByName | Wire::JsonRpcByValue => "jsonrpc",
        Wire::Chia => "chia",
        Wire::ChiaDaemon => "chia-daemon",
        Wire::Json => "json",
        Wire::JsonGet => "json-get",
        Wire::Epee => "epee",
    }
}

fn structure(wire: Wire) -> Structure {
    match wire {
        Wire::JsonRpcByPosition => Structure::ByPosition,
        Wire::JsonRpcByValue => Structure::ByValue,
        _ => Structure::ByName,
    }
}
