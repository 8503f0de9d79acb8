//! JSON texts that a generated type has to take, made by a list of choices.
//!
//! The choices are proptest's to make: where they run out, every choice is the smallest one, so that a failure shrinks to a
//! short text.

use std::collections::BTreeMap;

use polyrpc_codegen::ir::Scalar;
use polyrpc_codegen::ir::{
    Api, ArrayDispatch, Method, ObjectDispatch, Payload, Presence, Struct, Type, TypeKind, Union,
    Wire,
};

/// Deeper than this, what may be empty is.
const MAX_DEPTH: usize = 8;

/// Makes values of an API's types.
pub(crate) struct Values<'a> {
    api: &'a Api,
    choices: std::slice::Iter<'a, u32>,
    depth: usize,
}

impl<'a> Values<'a> {
    pub(crate) fn new(api: &'a Api, choices: &'a [u32]) -> Self {
        Self {
            api,
            choices: choices.iter(),
            depth: 0,
        }
    }

    /// The parameters of a call.
    pub(crate) fn params(&mut self, method: &Method) -> String {
        let mut params = Vec::new();
        for param in &method.params {
            params.push(match param.presence {
                Presence::Required if param.refuses_empty => Some(self.filled_list(&param.ty)),
                Presence::Required => Some(self.value(&param.ty)),
                Presence::Nullable => Some(self.nullable(&param.ty)),
                Presence::Optional => self.optional(&param.ty),
                Presence::Filled => self.filled(&param.ty),
            });
        }
        if method.format.is_by_name() {
            let entries = method.params.iter().zip(params);
            return object(
                entries
                    .filter_map(|(param, value)| Some((param.wire.clone(), value?)))
                    .collect(),
            );
        }
        if method.format == Wire::JsonRpcByValue {
            return params.into_iter().flatten().collect();
        }
        let given = params
            .iter()
            .rposition(Option::is_some)
            .map_or(0, |last| last + 1);
        params.truncate(given);
        list(
            params
                .into_iter()
                .map(|param| param.unwrap_or_else(|| "null".to_owned())),
        )
    }

    /// A list of at least one item.
    fn filled_list(&mut self, ty: &Type) -> String {
        match (self.value(ty), ty) {
            (empty, Type::List(item) | Type::Packed(item)) if empty == "[]" => {
                list([self.value(item)])
            }
            (value, _) => value,
        }
    }

    /// The result of a call.
    pub(crate) fn result(&mut self, method: &Method) -> String {
        let nothing = match method.format {
            Wire::Chia | Wire::ChiaDaemon | Wire::Epee => "{}",
            Wire::JsonRpcByPosition
            | Wire::JsonRpcByName
            | Wire::JsonRpcByValue
            | Wire::Json
            | Wire::JsonGet => "null",
        };
        match &method.output {
            Some(ty) => self.value(ty),
            None => nothing.to_owned(),
        }
    }

    /// A number below `count`; 0 once the choices have run out.
    fn pick(&mut self, count: usize) -> usize {
        self.choices
            .next()
            .map_or(0, |choice| *choice as usize % count)
    }

    fn one_of(&mut self, texts: &[&str]) -> String {
        texts[self.pick(texts.len())].to_owned()
    }

    /// Whether to go on where it is possible to end.
    fn more(&mut self) -> bool {
        self.depth < MAX_DEPTH && self.pick(3) > 0
    }

    fn nullable(&mut self, ty: &Type) -> String {
        if self.more() {
            self.value(ty)
        } else {
            "null".to_owned()
        }
    }

    fn optional(&mut self, ty: &Type) -> Option<String> {
        match self.more() {
            true => Some(self.value(ty)),
            false => (self.pick(2) == 1).then(|| "null".to_owned()),
        }
    }

    /// A list that isn't written when it is empty.
    fn filled(&mut self, ty: &Type) -> Option<String> {
        self.optional(ty).filter(|list| list != "[]")
    }

    fn value(&mut self, ty: &Type) -> String {
        self.depth += 1;
        let value = match ty {
            Type::Scalar(scalar) => self.scalar(*scalar),
            Type::Own(own) => {
                let examples: Vec<&str> = own.examples.iter().map(String::as_str).collect();
                self.one_of(&examples)
            }
            Type::Named(index) => self.named(*index),
            Type::Option(item) => self.nullable(item),
            Type::Boxed(item) => self.value(item),
            Type::List(item) | Type::Packed(item) => {
                let count = if self.more() { 1 + self.pick(3) } else { 0 };
                list((0..count).map(|_| self.value(item)))
            }
            Type::Array(item, count) => list((0..*count).map(|_| self.value(item))),
            Type::Tuple(items) => list(items.iter().map(|item| self.value(item))),
            Type::Map(key, item) => {
                let count = if self.more() { 1 + self.pick(3) } else { 0 };
                let entries: BTreeMap<_, _> = (0..count)
                    .map(|_| (self.value(key), self.value(item)))
                    .collect();
                let unquoted = |key: String| key.trim_matches('"').to_owned();
                object(
                    entries
                        .into_iter()
                        .map(|(key, value)| (unquoted(key), value))
                        .collect(),
                )
            }
        };
        self.depth -= 1;
        value
    }

    fn scalar(&mut self, scalar: Scalar) -> String {
        match scalar {
            Scalar::Bool => self.one_of(&["false", "true"]),
            Scalar::Integer { signed, bits } => {
                let most = u128::MAX >> (128 - u32::from(bits) + u32::from(signed));
                let number = self.number(bits).min(most);
                if signed && number > 0 && self.pick(2) == 1 {
                    // Not -0, which serde_json takes for a float.
                    format!("-{number}")
                } else {
                    number.to_string()
                }
            }
            Scalar::Float => self.one_of(&[
                "0",
                "0.5",
                "-3.25",
                "1e21",
                "1.7976931348623157e308",
                "9007199254740992",
            ]),
            Scalar::String | Scalar::Secret => self.one_of(&[
                r#""""#,
                r#""text""#,
                r#""\"\\\/\n\u00e4\ud83d\ude00""#,
                r#""0x1""#,
                r#""ä 😀""#,
            ]),
            Scalar::Quantity(256) if self.pick(3) == 1 => format!("\"0x{}\"", "f".repeat(64)),
            Scalar::Quantity(bits) | Scalar::PaddedQuantity(bits) => {
                format!("\"0x{:x}\"", self.number(bits))
            }
            Scalar::RawText => self.one_of(&[r#""""#, r#""text""#, r#""ä""#, "[255,34]"]),
            Scalar::DecimalOrEmpty(_) | Scalar::BareHexOrEmpty(_) if self.pick(3) == 0 => {
                r#""""#.to_owned()
            }
            Scalar::DecimalOrEmpty(bits) => format!("\"{}\"", self.number(bits)),
            Scalar::BareHexOrEmpty(count) => self.bare_hex(count.into()),
            Scalar::Decimal(bits) => format!("\"{}\"", self.number(bits)),
            Scalar::Bytes | Scalar::Hex => {
                let count = self.pick(40);
                self.hex(count)
            }
            Scalar::Base64 => self.one_of(&["\"\"", "\"Bw==\"", "\"Ynl0ZSBhcnJheQ==\""]),
            Scalar::Base64Url => self.one_of(&["\"\"", "\"-_8=\""]),
            Scalar::FixedBytes(count) | Scalar::FixedHex(count) => self.hex(count.into()),
            Scalar::BareHex => {
                let count = self.pick(40);
                self.bare_hex(count)
            }
            Scalar::FixedBareHex(count) => self.bare_hex(count.into()),
            Scalar::Address => self.hex(20),
            Scalar::Bech32m => self.one_of(&[
                r#""txch1p6fspvvw3gutxjxnc7ype24rap66nlfug8hk9jgfr626rhn5m3jsxvey6y""#,
                r#""did:chia:1cqjzhwyc7eckrlxhe2ypvsqrct3t9ul7swd292ulf7kvxrsyqyeqltcj57""#,
            ]),
            Scalar::StorageKey if self.pick(2) == 1 => {
                // Two spellings of slot 0 would be one key of a map.
                format!("\"0x{:x}\"", self.number(64).max(1))
            }
            Scalar::StorageKey => self.hex(32),
            Scalar::Null => "null".to_owned(),
            Scalar::Json => self.one_of(&[
                "null",
                "1.50",
                r#"{"b":[1,{}],"a":"\u0000"}"#,
                "[[],-7]",
                r#""text""#,
            ]),
        }
    }

    fn number(&mut self, bits: u16) -> u128 {
        let most = u128::MAX >> (128 - u32::from(bits.min(128)));
        match self.pick(4) {
            0 => 0,
            1 => most,
            2 => self.pick(256) as u128 & most,
            _ => (self.pick(1 << 32) as u128 * self.pick(1 << 32) as u128) & most,
        }
    }

    fn hex(&mut self, bytes: usize) -> String {
        let digit = self.one_of(&["0", "1", "a", "f"]);
        format!("\"0x{}\"", digit.repeat(bytes * 2))
    }

    fn bare_hex(&mut self, bytes: usize) -> String {
        self.hex(bytes).replacen("0x", "", 1)
    }

    fn named(&mut self, index: usize) -> String {
        let def = &self.api.types[index];
        match &def.kind {
            TypeKind::Struct(structure) => self.structure(structure),
            TypeKind::Union(union) => self.union(union),
            TypeKind::Text => self.scalar(Scalar::String),
            TypeKind::Enum(listed) => {
                let count = listed.values.len();
                let index = self.pick(count + usize::from(def.received));
                match listed.values.get(index) {
                    Some((value, _)) => value.to_string(),
                    None if listed.values.iter().all(|(value, _)| value.is_string()) => {
                        r#""not listed""#.to_owned()
                    }
                    None => "4242".to_owned(),
                }
            }
        }
    }

    fn structure(&mut self, structure: &Struct) -> String {
        let mut entries = Vec::new();
        for constant in &structure.constants {
            entries.push((constant.wire.clone(), constant.value.to_string()));
        }
        let mut taken: Vec<&str> = Vec::new();
        for field in &structure.fields {
            let value = match field.presence {
                Presence::Required => Some(self.value(&field.ty)),
                Presence::Nullable => Some(self.nullable(&field.ty)),
                Presence::Optional if taken.contains(&field.wire.as_str()) => None,
                Presence::Optional => self.optional(&field.ty),
                Presence::Filled => self.filled(&field.ty),
            };
            let Some(value) = value else { continue };
            let rivals = structure
                .exclusive
                .iter()
                .filter(|group| group.contains(&field.wire));
            taken.extend(rivals.flatten().map(String::as_str));
            entries.push((field.wire.clone(), value));
        }
        if structure.extra.is_some() && self.more() {
            let unlisted = self.one_of(&["true", "[1.5,null]", "{\"a\":\"0x00\"}"]);
            entries.push(("notListed".to_owned(), unlisted));
        }
        if !entries.is_empty() {
            let first = self.pick(entries.len());
            entries.rotate_left(first);
        }
        object(entries)
    }

    fn union(&mut self, union: &Union) -> String {
        let index = self.pick(union.variants.len() + usize::from(union.unknown));
        let Some(variant) = union.variants.get(index) else {
            return unknown(union);
        };
        if let Some(wrapper) = variant.object() {
            return self.structure(&wrapper);
        }
        match &variant.payload {
            Payload::Constant(value) => value.to_string(),
            // Among texts only what is listed is the enum's.
            Payload::Type(Type::Named(index)) if union.dispatch.strings.len() > 1 => {
                match &self.api.types[*index].kind {
                    TypeKind::Enum(listed) => {
                        listed.values[self.pick(listed.values.len())].0.to_string()
                    }
                    _ => self.named(*index),
                }
            }
            // An empty array is the first variant's.
            Payload::Type(Type::List(item) | Type::Packed(item))
                if matches!(union.dispatch.array, Some(ArrayDispatch::ByItem(_))) =>
            {
                list([self.value(item)])
            }
            Payload::Type(ty) => self.value(ty),
        }
    }
}

/// What none of the variants takes.
fn unknown(union: &Union) -> String {
    match &union.dispatch.object {
        Some(ObjectDispatch::ByTag { key, .. }) => {
            format!(r#"{{"a":[{{"b":1.5}}],"{key}":"not listed","z":null}}"#)
        }
        _ => r#"{"not listed":[null,-1]}"#.to_owned(),
    }
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

fn object(entries: Vec<(String, String)>) -> String {
    let entries = entries
        .into_iter()
        .map(|(key, value)| format!("{}:{value}", serde_json::Value::from(key)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}
