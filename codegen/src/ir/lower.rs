//! Lowering of schemas to types: every object, union and enum that is reached gets a name, its members become shapes.

mod unions;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::forms::scalar_of;
use super::place::{self, Places};
use super::rows;
use super::shapes::Members;
use super::{
    Api, Constant, Docs, Extra, Field, Struct, Type, TypeKind, method, presence, tags, texts,
    variants,
};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{Schema, SchemaId, Spec};
use crate::kept::Kept;
use crate::names::Case;
use crate::scalars::Scalar;

/// Lowers a normalised spec.
pub fn understand(
    spec: &Spec,
    places_of: &Spec,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let mut lowering = Lowering {
        spec,
        places: Places::of(places_of),
        kept,
        diagnostics,
        shapes: Members::new(),
        drafts: Vec::new(),
        ids: BTreeMap::new(),
        queue: VecDeque::new(),
        tags: tags::find(spec),
        untyped: BTreeSet::new(),
        within: Vec::new(),
    };
    let documents = method::documents(&mut lowering);
    for schema in spec.schemas.values() {
        if is_asked_for(schema) {
            lowering.shape(schema, 0);
        } else if let Some(value) = schema.extensions.get("x-emit")
            && !value.is_boolean()
        {
            lowering.diagnostics.warn(
                &schema.at.join("x-emit"),
                "this doesn't say how the type is used",
                "write `true` for what nodes send, `\"sent\"` for what callers send",
            );
        }
    }
    while let Some((index, schema)) = lowering.queue.pop_front() {
        lowering.define(index, &schema);
    }
    lowering.finish(documents)
}

/// Whether `x-emit` requests a schema's type though no method may refer to it.
pub(super) fn is_asked_for(schema: &Schema) -> bool {
    schema.extensions.get("x-emit") == Some(&Value::Bool(true)) || is_asked_as_sent(schema)
}

/// Whether `x-emit` requests a type as one that callers send.
pub(super) fn is_asked_as_sent(schema: &Schema) -> bool {
    schema.extensions.get("x-emit").and_then(Value::as_str) == Some("sent")
}

/// The state of lowering.
pub(super) struct Lowering<'a> {
    pub(super) spec: &'a Spec,
    pub(super) places: Places,
    /// The names of an earlier run, and those of this one.
    pub(super) kept: &'a mut Kept,
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
    /// What it is known by from one version of the document to the next.
    pub(super) key: String,
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
                key: self.places.key(&schema.at),
                at: schema.at.clone(),
                docs: docs(schema),
                kind: None,
            });
            self.queue.push_back((index, schema.clone()));
        }
        Type::Named(index)
    }

    fn define(&mut self, index: usize, schema: &Schema) {
        let (kind, members) = if texts::is_named(schema) {
            (TypeKind::Text, Vec::new())
        } else if !schema.one_of.is_empty() {
            self.union(schema)
        } else if let Some(values) = &schema.values {
            self.check_names(schema, values.len(), ["values", "value"]);
            self.check_texts(schema, values.len());
            (
                TypeKind::Enum(self.enumeration(
                    schema,
                    values,
                    &self.drafts[index].wanted.clone(),
                )),
                Vec::new(),
            )
        } else if schema.properties.len() > rows::MAX_FIELDS {
            self.diagnostics.warn(
                &schema.at,
                format!(
                    "the object has {} properties, and at most {} can be fields of a type",
                    schema.properties.len(),
                    rows::MAX_FIELDS
                ),
                "describe them by `additionalProperties` with an overlay, or mark the schema with `x-any`",
            );
            self.untyped.insert(schema.at.clone());
            self.anything()
        } else {
            self.structure(schema)
        };
        self.drafts[index].kind = Some(kind);
        self.shapes.insert(index, members);
    }

    fn structure(&mut self, schema: &Schema) -> (TypeKind, Vec<Type>) {
        let place = format!("fields of {}", self.places.key(&schema.at));
        let mut scope = self.kept.scope(&place, Case::Value, &[]);
        let mut structure = Struct {
            required: schema.required_order.clone(),
            ..Struct::default()
        };
        let rest = schema.additional.as_deref();
        if self.keeps_extra(schema) {
            structure.extra = Some(Extra {
                name: scope.claim_for("", "extra"),
                ty: None,
                is_listed: false,
            });
        }
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
            self.check_given_name(&property.extensions, &property.at);
            let shaped = self.shape(property, 0);
            let empty = presence::said(property);
            let presence = self.presence(schema.required.contains(wire), &shaped, empty);
            members.push(shaped.shape);
            let ty = Type::Scalar(Scalar::Json);
            let name = scope.claim_for(wire, readable(wire, property));
            structure.fields.push(Field {
                wire: wire.clone(),
                name,
                ty,
                presence,
                docs: self.docs_of(property).beyond_name(wire),
            });
        }
        if let Some(rest) = rest {
            let ty = (!rest.says_nothing()).then(|| {
                members.push(self.shape(rest, 0).with_null());
                Type::Scalar(Scalar::Json)
            });
            // After the listed keys, of which one may want the name.
            let name = || scope.claim_for("", "extra");
            let name = structure.extra.take().map_or_else(name, |extra| extra.name);
            structure.extra = Some(Extra {
                name,
                ty,
                is_listed: true,
            });
        }
        self.kept.keep(&place, &scope);
        structure.exclusive = self.exclusive(schema, &structure.fields);
        structure.packed = self.own_byte_order(schema);
        structure.own_setters = self.has_own_setters(schema);
        (TypeKind::Struct(structure), members)
    }

    /// Reports a given name (`x-name`) that no identifier can be made of.
    pub(super) fn check_given_name(&mut self, extensions: &BTreeMap<String, Value>, at: &Location) {
        if extensions.contains_key(place::NAME) && place::given_name(extensions).is_none() {
            self.diagnostics.warn(
                &at.join(place::NAME),
                "this is no name",
                "write a text with a letter or a digit in it, or remove it",
            );
        }
    }

    /// Whether the type keeps the keys that the document doesn't list (`x-extra`).
    fn keeps_extra(&mut self, schema: &Schema) -> bool {
        let Some(value) = schema.extensions.get("x-extra") else {
            return false;
        };
        let message = if *value != Value::Bool(true) {
            "all that can be said here is `true`"
        } else if schema.extensions.contains_key("x-packed") {
            "an item of a packed list has no room for other keys"
        } else {
            return true;
        };
        let remedy = "correct it, or remove `x-extra`";
        self.diagnostics
            .warn(&schema.at.join("x-extra"), message, remedy);
        false
    }

    /// Whether the type's setters are written by hand (`x-setters`).
    fn has_own_setters(&mut self, schema: &Schema) -> bool {
        let Some(value) = schema.extensions.get("x-setters") else {
            return false;
        };
        let is_by_hand = value == "by-hand";
        if !is_by_hand {
            self.diagnostics.warn(
                &schema.at.join("x-setters"),
                "all that can be said here is `by-hand`",
                "correct it, or remove `x-setters`",
            );
        }
        is_by_hand
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
    pub(super) fn constant(
        &self,
        owner: &Schema,
        wire: &str,
        property: &Schema,
    ) -> Option<(Value, Scalar)> {
        let is_tag = self.tags.contains(&(owner.at.clone(), wire.to_owned()));
        let resolved = self.resolve(property)?;
        let value = tags::constant(resolved, is_tag)?;
        let scalar = scalar_of(&value, resolved)?;
        Some((value, scalar))
    }

    /// Reports `x-variants` that doesn't name each of a union's branches, or of an enum's values.
    fn check_names(&mut self, schema: &Schema, count: usize, [many, one]: [&str; 2]) {
        if variants::given_names(schema).is_some_and(|names| names.len() != count) {
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

/// The strings that stand for an enum's values elsewhere.
pub(super) fn texts_of(schema: &Schema) -> Option<Vec<&str>> {
    let texts = schema.extensions.get("x-names")?.as_array()?;
    texts.iter().map(Value::as_str).collect()
}

/// What a field is named after: the name that the document gives, or the key; of a key without a letter or a digit (`+`), the title.
fn readable<'a>(wire: &'a str, property: &'a Schema) -> &'a str {
    if let Some(given) = place::given_name(&property.extensions) {
        return given;
    }
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
