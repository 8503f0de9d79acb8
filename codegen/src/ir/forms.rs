//! The shape of a schema where it is used: a type, before it is known where a `Box` stands.

use serde_json::Value;

use super::lower::Lowering;
use super::{Own, Type, texts};
use crate::document::{Kind, Schema};
use crate::scalars::Scalar;

/// The key of a type that stands in the place of a schema's.
pub(crate) const X_TYPE: &str = "x-type";

/// Longer fixed arrays are lists.
const MAX_ARRAY: u64 = 32;

/// How many names, lists and maps may stand around each other.
const MAX_DEPTH: usize = 64;

/// A shape, and whether null may stand in its place.
pub(super) struct Shaped {
    pub(super) shape: Type,
    pub(super) nullable: bool,
}

impl Shaped {
    /// The shape with the null in it, for places where null is a value like others.
    pub(super) fn with_null(self) -> Type {
        if self.nullable {
            Type::Option(Box::new(self.shape))
        } else {
            self.shape
        }
    }
}

impl<'a> Lowering<'a> {
    /// What a schema is once its references are followed.
    pub(super) fn resolve<'s>(&self, schema: &'s Schema) -> Option<&'s Schema>
    where
        'a: 's,
    {
        schema.resolve(&self.spec.schemas)
    }

    /// The shape of a schema where it is used.
    pub(super) fn shape(&mut self, schema: &Schema, depth: usize) -> Shaped {
        self.check_packs(schema);
        let own = self.written_by_hand(schema);
        // What null means there, a type that was written for the place says itself.
        let says_null =
            own.is_some() && schema.extensions.get(X_TYPE).is_some_and(Value::is_string);
        let nullable = !says_null && schema.kinds.contains(&Kind::Null);
        if let Some(shape) = own {
            return Shaped { shape, nullable };
        }
        if depth > MAX_DEPTH {
            return Shaped {
                shape: self.any(
                    schema,
                    "it stands too deep in names, lists and maps",
                    "let an object stand between",
                ),
                nullable,
            };
        }
        if let Some(target) = &schema.reference {
            let again = self.within.contains(target);
            let (Some(next), false) = (self.spec.schemas.get(target), again) else {
                let message = if again {
                    "it contains itself without an object between"
                } else {
                    "the reference leads nowhere"
                };
                let shape = self.any(
                    schema,
                    message,
                    "say what it is with an overlay, or why not with `x-any`",
                );
                return Shaped { shape, nullable };
            };
            self.within.push(target.clone());
            let inner = self.shape(next, depth + 1);
            self.within.pop();
            return Shaped {
                nullable: nullable || inner.nullable,
                ..inner
            };
        }
        let shape = self.own_shape(schema, depth);
        Shaped {
            nullable: nullable && shape != Type::Scalar(Scalar::Null),
            shape,
        }
    }

    pub(super) fn own_shape(&mut self, schema: &Schema, depth: usize) -> Type {
        if !schema.one_of.is_empty() {
            return self.named(schema);
        }
        if let Some(constant) = &schema.constant {
            return match scalar_of(constant, schema) {
                Some(scalar) => Type::Scalar(scalar),
                None => self.any(
                    schema,
                    "a constant that is no scalar has no type",
                    "say what the place holds with an overlay",
                ),
            };
        }
        let mut kinds = schema
            .kinds
            .iter()
            .copied()
            .filter(|kind| *kind != Kind::Null);
        let (first, more) = (kinds.next(), kinds.next());
        let kind = match (first, more) {
            (Some(kind), None) => kind,
            (None, _) if schema.never || schema.kinds.contains(&Kind::Null) => {
                return Type::Scalar(Scalar::Null);
            }
            (None, _) => {
                return self.any(
                    schema,
                    "nothing says what it is",
                    "give it a `type` with an overlay, or say why not with `x-any`",
                );
            }
            _ => {
                return self.any(
                    schema,
                    "its values are of several kinds",
                    "write it as a union with an overlay",
                );
            }
        };
        if let Some(values) = &schema.values {
            if is_listed(kind, values) {
                return self.named(schema);
            }
            if kind != Kind::Boolean && kind != Kind::Number {
                return self.any(
                    schema,
                    "the listed values are of several kinds, or beyond 64 bits with a sign",
                    "write it as a union with an overlay",
                );
            }
        }
        match kind {
            Kind::Object => self.object(schema, depth),
            Kind::Array => self.array(schema, depth),
            _ if texts::is_named(schema) => self.named(schema),
            _ => match Scalar::of(kind, schema) {
                Some(scalar) => Type::Scalar(scalar),
                None => Type::Scalar(Scalar::Json),
            },
        }
    }

    /// The type that the document names in the place of a schema's (`x-type`).
    fn written_by_hand(&mut self, schema: &Schema) -> Option<Type> {
        let value = schema.extensions.get(X_TYPE)?;
        let part = |key: &str| value.get(key).and_then(Value::as_str);
        let path = value.as_str().or_else(|| part("path")).unwrap_or_default();
        let codec = part("codec");
        let is_path = |path: &str| syn::parse_str::<syn::Path>(path).is_ok();
        if !is_path(path) || !codec.is_none_or(is_path) {
            self.diagnostics.warn(
                &schema.at.join(X_TYPE),
                "this is no path of a Rust type",
                "give the whole path, such as `crate::mine::Address`",
            );
            return None;
        }
        if path == texts::STRING {
            return Some(Type::Scalar(Scalar::String));
        }
        let examples = schema.examples.iter().map(ToString::to_string).collect();
        Some(Type::Own(Box::new(Own {
            path: path.to_owned(),
            codec: codec.map(str::to_owned),
            examples,
        })))
    }

    fn object(&mut self, schema: &Schema, depth: usize) -> Type {
        if !schema.properties.is_empty() || (schema.closed && schema.additional.is_none()) {
            return self.named(schema);
        }
        let key = schema
            .property_names
            .as_deref()
            .map(|key| self.shape(key, depth + 1).shape);
        let value = match schema.additional.as_deref() {
            Some(value) => self.shape(value, depth + 1).with_null(),
            None => self.any(
                schema,
                "nothing says what the object holds",
                "list its keys with an overlay, or say why not with `x-any`",
            ),
        };
        let key = key.unwrap_or(Type::Scalar(Scalar::String));
        Type::Map(Box::new(key), Box::new(value))
    }

    fn array(&mut self, schema: &Schema, depth: usize) -> Type {
        if schema.extensions.contains_key("x-packed") {
            return match self.packed(schema) {
                Ok(shape) => shape,
                Err((message, remedy)) => self.any(schema, &message, remedy),
            };
        }
        if !schema.prefix_items.is_empty() {
            let items = schema
                .prefix_items
                .iter()
                .map(|item| self.shape(item, depth + 1).with_null())
                .collect();
            return Type::Tuple(items);
        }
        let item = match schema.items.as_deref() {
            _ if schema.max_items == Some(0) => Type::Scalar(Scalar::Null),
            Some(item) => self.shape(item, depth + 1).with_null(),
            None => self.any(
                schema,
                "nothing says what the array holds",
                "give it `items` with an overlay",
            ),
        };
        match fixed_length(schema) {
            Some(length) => Type::Array(Box::new(item), length),
            None => Type::List(Box::new(item)),
        }
    }

    /// A place that stays a JSON value.
    fn any(&mut self, schema: &Schema, message: &str, remedy: &str) -> Type {
        if !schema.reported && !schema.extensions.contains_key("x-any") {
            self.diagnostics.warn(&schema.at, message, remedy);
        }
        self.untyped.insert(schema.at.clone());
        Type::Scalar(Scalar::Json)
    }
}

/// How many items a list always has, where it is kept as an array.
pub(super) fn fixed_length(schema: &Schema) -> Option<usize> {
    let least = schema
        .min_items
        .filter(|least| (1..=MAX_ARRAY).contains(least));
    let length = least.filter(|_| schema.max_items == least)?;
    usize::try_from(length).ok()
}

/// Whether values of this kind make an enum.
pub(super) fn is_listed(kind: Kind, values: &[Value]) -> bool {
    let is_fit = match kind {
        Kind::String => Value::is_string,
        Kind::Integer => Value::is_i64,
        _ => return false,
    };
    !values.is_empty() && values.iter().all(is_fit)
}

/// The scalar that a constant is. A number has the form of its type; without one, it is its own lower bound.
pub(super) fn scalar_of(constant: &Value, schema: &Schema) -> Option<Scalar> {
    let mut own = Schema::any(schema.at.clone());
    let mut kind = kind_of(constant)?;
    if let Value::Number(number) = constant {
        own.format.clone_from(&schema.format);
        own.minimum = Some(number.clone());
        if schema.kinds.contains(&Kind::Number) {
            kind = Kind::Number;
        }
    }
    Scalar::of(kind, &own)
}

/// The JSON kind of a value, integers apart from other numbers.
pub(super) fn kind_of(value: &Value) -> Option<Kind> {
    Some(match value {
        Value::String(_) => Kind::String,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(number) if number.is_i64() || number.is_u64() => Kind::Integer,
        Value::Number(_) => Kind::Number,
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    })
}
