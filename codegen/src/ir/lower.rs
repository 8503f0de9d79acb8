//! Lowering of schemas to types: every object, union and enum that is reached gets a name, its members become shapes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::forms::scalar_of;
use super::place::Places;
use super::shapes::Members;
use super::union::{self, Branch};
use super::{
    Api, Constant, Docs, Enum, Field, Payload, Struct, Type, TypeKind, Union, Variant, method,
    presence,
};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{Schema, SchemaId, Spec};
use crate::names::{Case, Name, Scope};
use crate::scalars::Scalar;

/// Lowers a normalised spec.
pub fn understand(spec: &Spec, places_of: &Spec, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut lowering = Lowering {
        spec,
        places: Places::of(places_of),
        diagnostics,
        shapes: Members::new(),
        drafts: Vec::new(),
        ids: BTreeMap::new(),
        queue: VecDeque::new(),
        tags: union::tags(spec),
        untyped: BTreeSet::new(),
        within: Vec::new(),
    };
    let documents = method::documents(&mut lowering);
    for schema in spec.schemas.values().filter(|schema| is_asked_for(schema)) {
        lowering.shape(schema, 0);
    }
    while let Some((index, schema)) = lowering.queue.pop_front() {
        lowering.define(index, &schema);
    }
    lowering.finish(documents)
}

/// Whether a schema's type is emitted though no method may name it.
pub(super) fn is_asked_for(schema: &Schema) -> bool {
    schema.extensions.get("x-emit") == Some(&Value::Bool(true))
}

/// The state of lowering.
pub(super) struct Lowering<'a> {
    pub(super) spec: &'a Spec,
    places: Places,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The types' members, without the boxes that break cycles.
    pub(super) shapes: Members,
    pub(super) drafts: Vec<Draft>,
    ids: BTreeMap<Location, usize>,
    queue: VecDeque<(usize, Schema)>,
    tags: BTreeSet<(Location, String)>,
    pub(super) untyped: BTreeSet<Location>,
    /// The schemas that were referred to on the way to the current one.
    pub(super) within: Vec<SchemaId>,
}

/// A type whose members are still shapes.
pub(super) struct Draft {
    pub(super) wanted: String,
    pub(super) at: Location,
    pub(super) docs: Docs,
    pub(super) kind: Option<TypeKind>,
}

impl Lowering<'_> {
    /// A leaf for a schema that becomes a type of its own.
    pub(super) fn named(&mut self, schema: &Schema) -> Type {
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
        Type::Named(index)
    }

    fn define(&mut self, index: usize, schema: &Schema) {
        let (kind, members) = if !schema.one_of.is_empty() {
            self.union(schema)
        } else if let Some(values) = &schema.values {
            self.check_names(schema, values.len(), ["values", "value"]);
            self.check_texts(schema, values.len());
            (
                TypeKind::Enum(enumeration(schema, values, &self.drafts[index].wanted)),
                Vec::new(),
            )
        } else {
            self.structure(schema)
        };
        self.drafts[index].kind = Some(kind);
        self.shapes.insert(index, members);
    }

    fn structure(&mut self, schema: &Schema) -> (TypeKind, Vec<Type>) {
        let mut scope = Scope::new(Case::Value, &[]);
        let mut structure = Struct {
            required: schema.required_order.clone(),
            ..Struct::default()
        };
        let mut members = Vec::new();
        for (wire, property) in &schema.properties {
            if let Some((value, scalar)) = self.constant(schema, wire, property) {
                structure.constants.push(Constant {
                    wire: wire.clone(),
                    value,
                    scalar,
                });
                continue;
            }
            let shaped = self.shape(property, 0);
            let empty = presence::said(property);
            let presence = self.presence(schema.required.contains(wire), &shaped, empty);
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
        structure.exclusive = self.exclusive(schema, &structure.fields);
        structure.packed = self.own_byte_order(schema);
        (TypeKind::Struct(structure), members)
    }

    /// The groups of keys of which at most one is sent.
    fn exclusive(&mut self, schema: &Schema, fields: &[Field]) -> Vec<Vec<String>> {
        let groups = schema
            .extensions
            .get("x-exclusive")
            .and_then(Value::as_array);
        let mut found = Vec::new();
        for group in groups.into_iter().flatten().filter_map(Value::as_array) {
            let keys = group.iter().filter_map(Value::as_str);
            let (keys, others): (Vec<&str>, Vec<&str>) = keys.partition(|key| {
                fields
                    .iter()
                    .any(|field| field.wire == *key && field.presence.is_option())
            });
            if let Some(other) = others.first() {
                self.diagnostics.warn(
                    &schema.at.join("x-exclusive"),
                    format!("`{other}` is no key that may be left out, so it excludes nothing"),
                    "name keys of the object that are not required, and have no `x-empty`",
                );
            }
            found.push(keys.into_iter().map(str::to_owned).collect());
        }
        found
    }

    /// A property's constant value, if it has one.
    fn constant(&self, owner: &Schema, wire: &str, property: &Schema) -> Option<(Value, Scalar)> {
        let is_tag = self.tags.contains(&(owner.at.clone(), wire.to_owned()));
        let resolved = self.resolve(property)?;
        let value = union::constant(resolved, is_tag)?;
        let scalar = scalar_of(&value, resolved)?;
        Some((value, scalar))
    }

    fn union(&mut self, schema: &Schema) -> (TypeKind, Vec<Type>) {
        let branches: Vec<Branch> = schema
            .one_of
            .iter()
            .map(|branch| Branch::of(branch, self))
            .collect();
        self.check_names(schema, branches.len(), ["branches", "branch"]);
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
                return self.anything();
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

    /// Reports `x-variants` that doesn't name each of a union's branches, or of an enum's values.
    fn check_names(&mut self, schema: &Schema, count: usize, [many, one]: [&str; 2]) {
        if union::given_names(schema).is_some_and(|names| names.len() != count) {
            self.diagnostics.warn(
                &schema.at.join("x-variants"),
                format!("there are not as many names as {many}, so none is used"),
                format!("give one name, or null, for each {one}"),
            );
        }
    }

    fn check_texts(&mut self, schema: &Schema, count: usize) {
        let Some(texts) = schema.extensions.get("x-names") else {
            return;
        };
        if texts_of(schema).is_none_or(|texts| texts.len() != count) {
            self.diagnostics.warn(
                &schema.at.join("x-names"),
                format!("{texts} isn't a text for each value, so none is used"),
                "give a list of as many texts as there are values",
            );
        }
    }

    /// A union that stays a JSON value, still under its name.
    fn anything(&mut self) -> (TypeKind, Vec<Type>) {
        let docs = Docs {
            text: Some("Whatever the node sent.".to_owned()),
            ..Docs::default()
        };
        let variant = Variant {
            name: Name::alone(Case::Type, "value"),
            payload: Payload::Type(Type::Scalar(Scalar::Json)),
            docs,
        };
        let dispatch = super::Dispatch {
            anything: Some(0),
            ..super::Dispatch::default()
        };
        (
            TypeKind::Union(Union {
                variants: vec![variant],
                dispatch,
                unknown: false,
            }),
            vec![Type::Scalar(Scalar::Json)],
        )
    }

    /// The docs of a use of a schema: its own, or those of what it refers to.
    pub(super) fn docs_of(&self, schema: &Schema) -> Docs {
        let own = docs(schema);
        let Some(resolved) = self.resolve(schema) else {
            return own;
        };
        let target = docs(resolved);
        Docs {
            text: own.text.or(target.text.filter(|_| is_scalar(resolved))),
            unit: own.unit.or(target.unit),
            source: own.source,
            deprecated: own.deprecated,
        }
    }
}

/// The values with their variants: under the document's names (`x-variants`), or else the values' own.
fn enumeration(schema: &Schema, values: &[Value], name: &str) -> Enum {
    let given = union::given_names(schema).filter(|names| names.len() == values.len());
    let given = |index: usize| given.and_then(|names| names.get(index)?.as_str());
    let texts = texts_of(schema).filter(|texts| texts.len() == values.len());
    let text = |index: usize| texts.as_ref().and_then(|texts| texts.get(index).copied());
    let mut sorted: Vec<(&Value, Option<&str>, Option<&str>)> = (0..)
        .zip(values)
        .map(|(index, value)| (value, given(index), text(index)))
        .collect();
    sorted.sort_by_key(|(value, ..)| value.to_string());
    sorted.dedup_by_key(|(value, ..)| *value);
    let wanted: Vec<String> = sorted
        .iter()
        .map(|(value, ..)| {
            value
                .as_str()
                .map_or_else(|| union::words(value), str::to_owned)
        })
        .collect();
    let mut scope = Scope::new(Case::Type, &["Unknown"]);
    let names = union::without_shared_words(wanted, name);
    let texts = sorted
        .iter()
        .filter_map(|(.., text)| text.map(str::to_owned));
    Enum {
        texts: texts.collect(),
        values: sorted
            .iter()
            .zip(names)
            .map(|((value, given, _), name)| {
                ((*value).clone(), scope.claim(given.unwrap_or(&name)))
            })
            .collect(),
    }
}

/// The strings that stand for an enum's values elsewhere.
fn texts_of(schema: &Schema) -> Option<Vec<&str>> {
    let texts = schema.extensions.get("x-names")?.as_array()?;
    texts.iter().map(Value::as_str).collect()
}

/// A key that has no letter or digit (`+`) is named by its title.
fn readable<'a>(wire: &'a str, property: &'a Schema) -> &'a str {
    match &property.title {
        Some(title) if !wire.contains(char::is_alphanumeric) => title,
        _ => wire,
    }
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
