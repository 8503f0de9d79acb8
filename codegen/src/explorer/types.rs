//! Types: what each is made of.

use serde_json::{Value, json};

use super::data::{Source, words};
use super::json::object;
use super::shown::{form, shown};
use crate::ir::{Docs, Field, Payload, Presence, Struct, TypeDef, TypeKind, Union, Variant};
use crate::usage::types_of;

/// A generated type.
pub(super) fn of(source: &Source<'_>, def: &TypeDef) -> Value {
    let (kind, parts) = match &def.kind {
        TypeKind::Struct(structure) => ("object", of_struct(structure)),
        TypeKind::Union(union) => ("union", of_union(union)),
        TypeKind::Text => ("text", json!({})),
        TypeKind::Enum(values) => {
            let mut texts = values.texts.iter();
            let rows = values.values.iter().map(|(value, name)| {
                object([
                    ("value", json!(value.to_string())),
                    ("name", json!(name.as_str())),
                    ("text", json!(texts.next())),
                ])
            });
            ("enum", json!({ "values": rows.collect::<Vec<_>>() }))
        }
    };
    let path = format!("{}::{}", types_of(source.module), def.name);
    object([
        ("name", json!(def.name.as_str())),
        ("path", json!(path)),
        ("kind", json!(kind)),
        ("feature", json!(def.feature)),
        ("received", json!(def.received)),
        ("sent", json!(def.sent)),
        ("docs", words(&def.docs)),
        ("parts", parts),
    ])
}

fn of_struct(structure: &Struct) -> Value {
    let constants = structure.constants.iter().map(|constant| {
        let value = constant.value.to_string();
        json!({ "wire": constant.wire, "value": value })
    });
    let extra = structure.extra.as_ref().map(|extra| {
        let ty = extra.ty.as_ref().map(shown);
        object([("name", json!(extra.name.as_str())), ("type", json!(ty))])
    });
    object([
        ("fields", structure.fields.iter().map(field).collect()),
        ("constants", constants.collect()),
        ("exclusive", json!(structure.exclusive)),
        ("extra", json!(extra)),
    ])
}

fn field(field: &Field) -> Value {
    object([
        ("wire", json!(field.wire)),
        ("name", json!(different(&field.wire, field.name.as_str()))),
        ("type", shown(&field.ty)),
        ("form", json!(form(&field.ty))),
        ("presence", json!(presence(field.presence))),
        ("docs", words(&field.docs)),
    ])
}

fn of_union(union: &Union) -> Value {
    object([
        ("variants", union.variants.iter().map(variant).collect()),
        ("open", json!(union.unknown)),
    ])
}

fn variant(variant: &Variant) -> Value {
    let (ty, form, value) = match &variant.payload {
        Payload::Type(ty) => (Some(shown(ty)), form(ty), None),
        Payload::Constant(value) => (None, None, Some(value.to_string())),
    };
    let docs: &Docs = &variant.docs;
    object([
        ("name", json!(variant.name.as_str())),
        ("key", json!(variant.key)),
        ("type", json!(ty)),
        ("form", json!(form)),
        ("value", json!(value)),
        ("docs", words(docs)),
    ])
}

/// A name in Rust, where it is another than on the wire.
pub(super) fn different<'a>(wire: &str, name: &'a str) -> Option<&'a str> {
    (wire != name).then_some(name)
}

/// When a key or a parameter is there, in a word; always, if there is none.
pub(super) fn presence(presence: Presence) -> Option<&'static str> {
    match presence {
        Presence::Required => None,
        Presence::Nullable => Some("nullable"),
        Presence::Optional => Some("optional"),
        Presence::Filled => Some("may be empty"),
    }
}
