//! Values to begin with: of a document's examples where it has any, or else the simplest value that a type reads.

use serde_json::{Map, Value, json};

use crate::ir::{Api, Payload, Presence, Struct, Type, TypeKind};
use crate::scalars::Scalar;

/// How deep a value nests before what may be empty is.
const DEEP: usize = 4;

/// How deep a value nests at most: what contains itself has no end.
const DEEPEST: usize = 12;

/// A value of a type.
pub(super) fn value(api: &Api, ty: &Type) -> Value {
    of(api, ty, 0)
}

fn of(api: &Api, ty: &Type, depth: usize) -> Value {
    match ty {
        Type::Scalar(scalar) => of_scalar(*scalar),
        Type::Own(own) => {
            let mut examples = own.examples.iter();
            let first = examples.find_map(|text| serde_json::from_str(text).ok());
            first.unwrap_or_default()
        }
        Type::Named(index) if depth < DEEPEST => of_named(api, *index, depth + 1),
        Type::Named(_) | Type::Option(_) => Value::Null,
        Type::Boxed(item) => of(api, item, depth),
        Type::List(_) | Type::Packed(_) if depth >= DEEP => json!([]),
        Type::List(item) | Type::Packed(item) => json!([of(api, item, depth + 1)]),
        Type::Array(item, len) => Value::Array(vec![of(api, item, depth + 1); *len]),
        Type::Map(..) => json!({}),
        Type::Tuple(items) => items.iter().map(|item| of(api, item, depth + 1)).collect(),
    }
}

fn of_named(api: &Api, index: usize, depth: usize) -> Value {
    let Some(def) = api.types.get(index) else {
        return Value::Null;
    };
    match &def.kind {
        TypeKind::Struct(structure) => of_struct(api, structure, depth),
        TypeKind::Enum(values) => {
            let first = values.values.first();
            first.map(|(value, _)| value.clone()).unwrap_or_default()
        }
        TypeKind::Text => json!("text"),
        TypeKind::Union(union) => {
            let variant = union.variants.first();
            let held = variant.map(|variant| match &variant.payload {
                Payload::Constant(value) => value.clone(),
                Payload::Type(ty) => of(api, ty, depth),
            });
            let key = variant.and_then(|variant| variant.key.clone());
            match (key, held.unwrap_or_default()) {
                (Some(key), held) => Value::Object(Map::from_iter([(key, held)])),
                (None, held) => held,
            }
        }
    }
}

fn of_struct(api: &Api, structure: &Struct, depth: usize) -> Value {
    let constants = structure.constants.iter();
    let constants = constants.map(|constant| (constant.wire.clone(), constant.value.clone()));
    let fields = structure.fields.iter().filter_map(|field| {
        let value = match field.presence {
            Presence::Required => of(api, &field.ty, depth),
            Presence::Nullable => Value::Null,
            Presence::Optional | Presence::Filled => return None,
        };
        Some((field.wire.clone(), value))
    });
    Value::Object(constants.chain(fields).collect())
}

fn of_scalar(scalar: Scalar) -> Value {
    let hex = |len: u16| "00".repeat(usize::from(len));
    match scalar {
        Scalar::Bool => json!(false),
        Scalar::Integer { .. } => json!(1),
        Scalar::Float => json!(1.5),
        Scalar::Quantity(_) | Scalar::PaddedQuantity(_) => json!("0x1"),
        Scalar::Decimal(_) => json!("1"),
        Scalar::DecimalOrEmpty(_) | Scalar::BareHexOrEmpty(_) | Scalar::BareHex => json!(""),
        Scalar::Bytes | Scalar::Hex => json!("0x"),
        Scalar::FixedBytes(len) | Scalar::FixedHex(len) => json!(format!("0x{}", hex(len))),
        Scalar::FixedBareHex(len) => json!(hex(len)),
        Scalar::Address => json!(format!("0x{}", hex(20))),
        Scalar::StorageKey => json!("0x0"),
        Scalar::Base64 | Scalar::Base64Url => json!("AA=="),
        // 32 zeros under the prefix `a`, with their checksum.
        Scalar::Bech32m => json!(BECH32M),
        Scalar::String | Scalar::RawText => json!("text"),
        Scalar::Secret => json!("secret"),
        Scalar::Null => Value::Null,
        Scalar::Json => json!({}),
    }
}

/// 32 zero bytes under the prefix `a`.
const BECH32M: &str = "a1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqu5zfys";
