//! Schemas become types: every object, union and enum that is reached gets a name, its members become shapes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::place::Places;
use super::shapes::Shapes;
use super::size;
use super::union::{self, Branch};
use super::{
    Api, Constant, Docs, Enum, Field, Payload, Presence, Struct, Type, TypeDef, TypeKind, Union,
    Variant, method,
};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{Kind, Schema, Spec};
use crate::names::{Case, Scope};
use crate::scalars::Scalar;

/// Names that types can't have because the generated modules use them.
const RESERVED_TYPES: &[&str] = &[
    "Client",
    "Call",
    "Self",
    "Option",
    "Vec",
    "String",
    "Box",
    "Result",
    "Some",
    "None",
    "Ok",
    "Err",
    "From",
    "Into",
    "Default",
    "Clone",
    "Debug",
    "PartialEq",
    "Unknown",
    "U256",
    "B256",
    "Bytes",
    "FixedBytes",
    "Json",
    "StorageKey",
    "Quantity",
    "Decimal",
    "Same",
    "Method",
    "Wire",
    "Safety",
    "ErrorCode",
];

/// Longer fixed arrays are lists.
const MAX_ARRAY: u64 = 32;

/// How many names may lead to each other before it is taken for a circle.
const MAX_ALIASES: usize = 64;

/// What a normalised spec means.
pub fn understand(spec: &Spec, places_of: &Spec, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut lowering = Lowering {
        spec,
        places: Places::of(places_of),
        diagnostics,
        shapes: Shapes::default(),
        drafts: Vec::new(),
        ids: BTreeMap::new(),
        queue: VecDeque::new(),
        tags: union::tags(spec),
        untyped: BTreeSet::new(),
    };
    let documents = method::documents(&mut lowering);
    while let Some((index, schema)) = lowering.queue.pop_front() {
        lowering.define(index, &schema);
    }
    lowering.finish(documents)
}

/// The state of turning schemas into types.
pub(super) struct Lowering<'a> {
    pub(super) spec: &'a Spec,
    places: Places,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) shapes: Shapes,
    drafts: Vec<Draft>,
    ids: BTreeMap<Location, usize>,
    queue: VecDeque<(usize, Schema)>,
    tags: BTreeSet<(Location, String)>,
    untyped: BTreeSet<Location>,
}

/// A type whose members are still shapes.
struct Draft {
    wanted: String,
    at: Location,
    docs: Docs,
    kind: Option<TypeKind>,
}

/// A shape, and whether null may stand in its place.
pub(super) struct Shaped {
    pub(super) shape: Value,
    pub(super) nullable: bool,
}

impl Shaped {
    /// The shape with the null in it, for places where null is a value like others.
    pub(super) fn with_null(self) -> Value {
        if self.nullable {
            Shapes::nullable(self.shape)
        } else {
            self.shape
        }
    }
}

impl Lowering<'_> {
    /// What a schema is once its references are followed. Circles and dead ends are `any`.
    pub(super) fn resolve(&self, schema: &Schema) -> Schema {
        let mut at = schema;
        for _ in 0..MAX_ALIASES {
            let Some(target) = at.reference.as_ref() else {
                return at.clone();
            };
            match self.spec.schemas.get(target) {
                Some(next) => at = next,
                None => break,
            }
        }
        Schema::any(schema.at.clone())
    }

    /// The shape of a schema where it is used.
    pub(super) fn shape(&mut self, schema: &Schema, depth: usize) -> Shaped {
        let nullable = schema.kinds.contains(&Kind::Null);
        if depth > MAX_ALIASES {
            return Shaped {
                shape: self.any(
                    schema,
                    "it contains itself without an object between",
                    "name the inner object",
                ),
                nullable,
            };
        }
        if let Some(target) = &schema.reference {
            let Some(target) = self.spec.schemas.get(target) else {
                return Shaped {
                    shape: self.any(
                        schema,
                        "the reference leads nowhere",
                        "repair it with an overlay",
                    ),
                    nullable,
                };
            };
            let inner = self.shape(target, depth + 1);
            return Shaped {
                nullable: nullable || inner.nullable,
                ..inner
            };
        }
        Shaped {
            shape: self.own_shape(schema, depth),
            nullable,
        }
    }

    fn own_shape(&mut self, schema: &Schema, depth: usize) -> Value {
        if !schema.one_of.is_empty() {
            return self.named(schema);
        }
        if let Some(constant) = &schema.constant {
            let kind = kind_of(constant);
            return match kind.and_then(|kind| Scalar::of(kind, &Schema::any(schema.at.clone()))) {
                Some(scalar) => self.shapes.scalar(scalar),
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
            (None, _) if schema.kinds.contains(&Kind::Null) => {
                return self.shapes.scalar(Scalar::Json);
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
            let listable = values.iter().all(|value| kind_of(value) == Some(kind))
                && matches!(kind, Kind::String | Kind::Integer);
            if listable && !values.is_empty() {
                return self.named(schema);
            }
            if kind != Kind::Boolean && kind != Kind::Number {
                return self.any(
                    schema,
                    "the listed values are of several kinds",
                    "write it as a union with an overlay",
                );
            }
        }
        match kind {
            Kind::Object => self.object(schema, depth),
            Kind::Array => self.array(schema, depth),
            _ => match Scalar::of(kind, schema) {
                Some(scalar) => self.shapes.scalar(scalar),
                None => self.shapes.scalar(Scalar::Json),
            },
        }
    }

    fn object(&mut self, schema: &Schema, depth: usize) -> Value {
        if !schema.properties.is_empty() || (schema.closed && schema.additional.is_none()) {
            if schema
                .additional
                .as_ref()
                .is_some_and(|extra| **extra != Schema::any(extra.at.clone()))
            {
                self.diagnostics.warn(
                    &schema.at,
                    "keys beside the listed ones are left out when read",
                    "list them with an overlay",
                );
            }
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
        Shapes::map(key, value)
    }

    fn array(&mut self, schema: &Schema, depth: usize) -> Value {
        if !schema.prefix_items.is_empty() {
            let items = schema
                .prefix_items
                .iter()
                .map(|item| self.shape(item, depth + 1).with_null())
                .collect();
            return Shapes::tuple(items);
        }
        let item = match schema.items.as_deref() {
            Some(item) => self.shape(item, depth + 1).with_null(),
            None => self.any(
                schema,
                "nothing says what the array holds",
                "give it `items` with an overlay",
            ),
        };
        match (schema.min_items, schema.max_items) {
            (Some(least), Some(most)) if least == most && (1..=MAX_ARRAY).contains(&most) => {
                Shapes::array(item, most)
            }
            _ => Shapes::list(item),
        }
    }

    /// A place that stays a JSON value.
    fn any(&mut self, schema: &Schema, message: &str, remedy: &str) -> Value {
        if !schema.extensions.contains_key("x-any") {
            self.diagnostics.warn(&schema.at, message, remedy);
        }
        self.untyped.insert(schema.at.clone());
        self.shapes.scalar(Scalar::Json)
    }

    /// A leaf for a schema that becomes a type of its own.
    fn named(&mut self, schema: &Schema) -> Value {
        let next = self.drafts.len();
        let index = *self.ids.entry(schema.at.clone()).or_insert(next);
        if index == next {
            let wanted = self.places.name(&schema.at);
            self.drafts.push(Draft {
                wanted,
                at: schema.at.clone(),
                docs: docs(schema),
                kind: None,
            });
            self.queue.push_back((index, schema.clone()));
        }
        Shapes::named(index)
    }

    fn define(&mut self, index: usize, schema: &Schema) {
        let (kind, members) = if !schema.one_of.is_empty() {
            self.union(schema)
        } else if let Some(values) = &schema.values {
            (
                TypeKind::Enum(enumeration(values, &self.drafts[index].wanted)),
                Vec::new(),
            )
        } else {
            self.structure(schema)
        };
        self.drafts[index].kind = Some(kind);
        self.shapes.hold(index, members);
    }

    fn structure(&mut self, schema: &Schema) -> (TypeKind, Vec<Value>) {
        let mut scope = Scope::new(Case::Value, &[]);
        let mut structure = Struct {
            exclusive: exclusive(schema),
            ..Struct::default()
        };
        let mut members = Vec::new();
        for (wire, property) in &schema.properties {
            if let Some(value) = self.constant(schema, wire, property) {
                structure.constants.push(Constant {
                    wire: wire.clone(),
                    value,
                });
                continue;
            }
            let shaped = self.shape(property, 0);
            let presence = match (schema.required.contains(wire), shaped.nullable) {
                (false, _) => Presence::Optional,
                (true, true) => Presence::Nullable,
                (true, false) => Presence::Required,
            };
            members.push(shaped.shape);
            let ty = Type::Scalar(Scalar::Json);
            let name = scope.claim(readable(wire, property));
            structure.fields.push(Field {
                wire: wire.clone(),
                name,
                ty,
                presence,
                docs: self.docs_of(property),
            });
        }
        (TypeKind::Struct(structure), members)
    }

    /// What a property always says, if it always says the same.
    fn constant(&self, owner: &Schema, wire: &str, property: &Schema) -> Option<Value> {
        let resolved = self.resolve(property);
        let is_tag = self.tags.contains(&(owner.at.clone(), wire.to_owned()));
        union::constant(&resolved, is_tag)
    }

    fn union(&mut self, schema: &Schema) -> (TypeKind, Vec<Value>) {
        let branches: Vec<Branch> = schema
            .one_of
            .iter()
            .map(|branch| Branch::of(branch, self))
            .collect();
        let names = union::variant_names(schema, &branches, &self.places.name(&schema.at));
        let dispatch = match union::dispatch(&branches) {
            Ok(dispatch) => dispatch,
            Err(why) => {
                self.diagnostics.warn(
                    &schema.at,
                    format!("the branches of this union can't be told apart: {why}"),
                    "give each object a constant or a required key of its own with an overlay",
                );
                self.untyped.insert(schema.at.clone());
                return self.anything(schema);
            }
        };
        let mut members = Vec::new();
        let mut variants = Vec::new();
        for (branch, name) in branches.iter().zip(names) {
            let payload = match &branch.constant {
                Some(value) => Payload::Constant(value.clone()),
                None => {
                    members.push(self.shape(&branch.used, 0).shape);
                    Payload::Type(Type::Scalar(Scalar::Json))
                }
            };
            variants.push(Variant {
                name,
                payload,
                docs: branch.docs.clone(),
            });
        }
        let unknown = dispatch.anything.is_none() && dispatch.needs_unknown();
        (
            TypeKind::Union(Union {
                variants,
                dispatch,
                unknown,
            }),
            members,
        )
    }

    /// A union that stays a JSON value, still under its name.
    fn anything(&mut self, schema: &Schema) -> (TypeKind, Vec<Value>) {
        let mut scope = Scope::new(Case::Type, &[]);
        let docs = Docs {
            text: Some("Whatever the node sent.".to_owned()),
            ..Docs::default()
        };
        let variant = Variant {
            name: scope.claim("value"),
            payload: Payload::Type(Type::Scalar(Scalar::Json)),
            docs,
        };
        let dispatch = super::Dispatch {
            anything: Some(0),
            ..super::Dispatch::default()
        };
        let _ = schema;
        (
            TypeKind::Union(Union {
                variants: vec![variant],
                dispatch,
                unknown: false,
            }),
            vec![self.shapes.scalar(Scalar::Json)],
        )
    }

    /// The words for a use of a schema: its own, or those of what it refers to.
    pub(super) fn docs_of(&self, schema: &Schema) -> Docs {
        let own = docs(schema);
        let target = docs(&self.resolve(schema));
        Docs {
            text: own.text.or_else(|| {
                is_scalar(&self.resolve(schema))
                    .then_some(target.text)
                    .flatten()
            }),
            unit: own.unit.or(target.unit),
            source: own.source,
            deprecated: own.deprecated,
        }
    }

    fn finish(self, mut documents: method::Drafts) -> Option<Api> {
        let solved = match self.shapes.solve() {
            Ok(solved) => solved,
            Err(why) => {
                let at = self
                    .spec
                    .documents
                    .first()
                    .map_or_else(|| Location::root(""), |document| document.at.clone());
                self.diagnostics.error(
                    &at,
                    format!("typify could not shape the types: {why}"),
                    "report this document as a bug of polyrpc-codegen",
                );
                return None;
            }
        };
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by(|a, b| {
            (&self.drafts[*a].wanted, &self.drafts[*a].at)
                .cmp(&(&self.drafts[*b].wanted, &self.drafts[*b].at))
        });
        let mut position = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            position[*old] = new;
        }
        let mut scope = Scope::new(Case::Type, RESERVED_TYPES);
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let mut types = Vec::with_capacity(order.len());
        for old in order {
            let Some(draft) = drafts[old].take() else {
                continue;
            };
            let Some(kind) = draft.kind else { continue };
            let members = solved
                .get(&old)
                .into_iter()
                .flatten()
                .map(|ty| renumber(ty, &position));
            let kind = fill(kind, members);
            let module = super::method::module_of(&draft.at.document);
            let name = scope.claim(&draft.wanted);
            types.push(TypeDef {
                name,
                module,
                at: draft.at,
                received: false,
                sent: false,
                docs: draft.docs,
                kind,
            });
        }
        documents.fill(&solved, |ty| renumber(ty, &position));
        let mut api = Api {
            documents: documents.done(),
            types,
            untyped: self.untyped.len(),
        };
        method::mark_directions(&mut api);
        size::box_large_variants(&mut api);
        Some(api)
    }
}

/// Puts the solved types into the places that waited for them.
fn fill(kind: TypeKind, mut members: impl Iterator<Item = Type>) -> TypeKind {
    match kind {
        TypeKind::Struct(mut structure) => {
            for (field, ty) in structure.fields.iter_mut().zip(members) {
                field.ty = ty;
            }
            TypeKind::Struct(structure)
        }
        TypeKind::Union(mut union) => {
            for variant in &mut union.variants {
                if let Payload::Type(ty) = &mut variant.payload
                    && let Some(solved) = members.next()
                {
                    *ty = solved;
                }
            }
            TypeKind::Union(union)
        }
        other => other,
    }
}

fn renumber(ty: &Type, position: &[usize]) -> Type {
    let inner = |ty: &Type| Box::new(renumber(ty, position));
    match ty {
        Type::Scalar(scalar) => Type::Scalar(*scalar),
        Type::Named(index) => Type::Named(position.get(*index).copied().unwrap_or(*index)),
        Type::Option(item) => Type::Option(inner(item)),
        Type::List(item) => Type::List(inner(item)),
        Type::Array(item, len) => Type::Array(inner(item), *len),
        Type::Map(key, value) => Type::Map(inner(key), inner(value)),
        Type::Boxed(item) => Type::Boxed(inner(item)),
        Type::Tuple(items) => {
            Type::Tuple(items.iter().map(|item| renumber(item, position)).collect())
        }
    }
}

fn enumeration(values: &[Value], name: &str) -> Enum {
    let mut sorted: Vec<&Value> = values.iter().collect();
    sorted.sort_by_key(|value| value.to_string());
    sorted.dedup();
    let wanted: Vec<String> = sorted
        .iter()
        .map(|value| {
            value
                .as_str()
                .map_or_else(|| format!("value {value}"), str::to_owned)
        })
        .collect();
    let mut scope = Scope::new(Case::Type, &["Unknown"]);
    let names = union::without_shared_words(wanted, name);
    Enum {
        values: sorted
            .into_iter()
            .zip(names)
            .map(|(value, name)| (value.clone(), scope.claim(&name)))
            .collect(),
    }
}

/// A key that has no letter or digit (`+`) goes by its title.
fn readable<'a>(wire: &'a str, property: &'a Schema) -> &'a str {
    match &property.title {
        Some(title) if !wire.contains(char::is_alphanumeric) => title,
        _ => wire,
    }
}

fn exclusive(schema: &Schema) -> Vec<Vec<String>> {
    let groups = schema
        .extensions
        .get("x-exclusive")
        .and_then(Value::as_array);
    let words = |group: &Value| {
        group.as_array().map(|keys| {
            keys.iter()
                .filter_map(|key| key.as_str().map(str::to_owned))
                .collect()
        })
    };
    groups.into_iter().flatten().filter_map(words).collect()
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

fn is_scalar(schema: &Schema) -> bool {
    schema.properties.is_empty()
        && schema.one_of.is_empty()
        && schema.items.is_none()
        && schema.values.is_none()
}

pub(super) fn docs(schema: &Schema) -> Docs {
    Docs {
        text: schema.description.clone().or_else(|| schema.title.clone()),
        unit: schema
            .extensions
            .get("x-unit")
            .and_then(Value::as_str)
            .map(str::to_owned),
        source: None,
        deprecated: schema.deprecated,
    }
}
