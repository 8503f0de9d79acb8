//! The generator's view of JSON Schema: the keywords it understands, each schema with its location.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Number, Value};

use crate::diagnostic::Location;

/// The location of a schema that can be referred to: after following files, before following references.
pub type SchemaId = Location;

/// Limit of chained references before they are taken for circular.
const MAX_HOPS: usize = 256;

/// A JSON kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// A schema. A keyword that is absent is `None` or empty; `true` is the schema with nothing set.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// Its location.
    pub at: Location,
    /// `$id`: what it calls itself.
    pub id: Option<String>,
    /// `$ref`, resolved; siblings stay beside it.
    pub reference: Option<SchemaId>,
    /// `type`; empty when absent.
    pub kinds: BTreeSet<Kind>,
    /// `format`
    pub format: Option<String>,
    /// `pattern`
    pub pattern: Option<String>,
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `enum`
    pub values: Option<Vec<Value>>,
    /// `const`
    pub constant: Option<Value>,
    /// `default`
    pub default: Option<Value>,
    /// `examples`
    pub examples: Vec<Value>,
    /// `deprecated`
    pub deprecated: bool,
    /// `properties`
    pub properties: BTreeMap<String, Schema>,
    /// `required`
    pub required: BTreeSet<String>,
    /// `required` in the document's order.
    pub required_order: Vec<String>,
    /// `additionalProperties`, where it is a schema (`true` and `{}` included).
    pub additional: Option<Box<Schema>>,
    /// `additionalProperties: false`
    pub closed: bool,
    /// `propertyNames`
    pub property_names: Option<Box<Schema>>,
    /// `patternProperties`
    pub pattern_properties: BTreeMap<String, Schema>,
    /// `items`, where it is one schema.
    pub items: Option<Box<Schema>>,
    /// `prefixItems`, or `items` where it is a list.
    pub prefix_items: Vec<Schema>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `minimum`
    pub minimum: Option<Number>,
    /// `maximum`
    pub maximum: Option<Number>,
    /// `oneOf`
    pub one_of: Vec<Schema>,
    /// `anyOf`
    pub any_of: Vec<Schema>,
    /// `allOf`
    pub all_of: Vec<Schema>,
    /// What holds in some cases only: `then`, `else`, and the schemas of `dependentSchemas`.
    pub conditional: Vec<Schema>,
    /// Keywords that change what is valid and that the generator doesn't read: `not`, `if`, `contains`, …
    pub unread: BTreeSet<String>,
    /// `false`: nothing is valid.
    pub never: bool,
    /// Part of it was left out, which has been reported.
    pub reported: bool,
    /// The `x-` keys.
    pub extensions: BTreeMap<String, Value>,
}

impl Schema {
    /// Creates the schema that everything is valid against.
    pub fn any(at: Location) -> Self {
        Self {
            at,
            id: None,
            reference: None,
            kinds: BTreeSet::new(),
            format: None,
            pattern: None,
            title: None,
            description: None,
            values: None,
            constant: None,
            default: None,
            examples: Vec::new(),
            deprecated: false,
            properties: BTreeMap::new(),
            required: BTreeSet::new(),
            required_order: Vec::new(),
            additional: None,
            closed: false,
            property_names: None,
            pattern_properties: BTreeMap::new(),
            items: None,
            prefix_items: Vec::new(),
            min_items: None,
            max_items: None,
            minimum: None,
            maximum: None,
            one_of: Vec::new(),
            any_of: Vec::new(),
            all_of: Vec::new(),
            conditional: Vec::new(),
            unread: BTreeSet::new(),
            never: false,
            reported: false,
            extensions: BTreeMap::new(),
        }
    }

    /// Creates the placeholder of a schema that was left out, which has been reported.
    pub fn left_out(at: Location) -> Self {
        Self {
            reported: true,
            ..Self::any(at)
        }
    }

    /// Creates a schema that is only a reference.
    pub fn refer(at: Location, target: SchemaId) -> Self {
        Self {
            reference: Some(target),
            ..Self::any(at)
        }
    }

    /// Whether everything is valid against it: only remarks stand in it.
    pub fn says_nothing(&self) -> bool {
        let plain = Self {
            id: self.id.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            default: self.default.clone(),
            examples: self.examples.clone(),
            deprecated: self.deprecated,
            reported: self.reported,
            extensions: self.extensions.clone(),
            ..Self::any(self.at.clone())
        };
        plain == *self
    }

    /// Follows references to the first schema with content of its own. `None` if they are circular or dangling.
    pub fn resolve<'s>(&'s self, schemas: &'s BTreeMap<SchemaId, Schema>) -> Option<&'s Schema> {
        self.hops(schemas).find(|at| at.reference.is_none())
    }

    /// Whether null is valid, references followed.
    pub fn is_nullable(&self, schemas: &BTreeMap<SchemaId, Schema>) -> bool {
        self.hops(schemas).any(|at| at.kinds.contains(&Kind::Null))
    }

    /// The schema and its chain of references.
    fn hops<'s>(
        &'s self,
        schemas: &'s BTreeMap<SchemaId, Schema>,
    ) -> impl Iterator<Item = &'s Schema> {
        let next = |at: &&'s Schema| schemas.get(at.reference.as_ref()?);
        std::iter::successors(Some(self), next).take(MAX_HOPS)
    }

    /// Every schema directly inside this one, mutable.
    pub fn children_mut(&mut self) -> impl Iterator<Item = &mut Schema> {
        self.properties
            .values_mut()
            .chain(self.pattern_properties.values_mut())
            .chain(self.additional.as_deref_mut())
            .chain(self.property_names.as_deref_mut())
            .chain(self.items.as_deref_mut())
            .chain(&mut self.prefix_items)
            .chain(&mut self.one_of)
            .chain(&mut self.any_of)
            .chain(&mut self.all_of)
    }

    /// Every schema directly inside this one.
    pub fn children(&self) -> impl Iterator<Item = &Schema> {
        self.properties
            .values()
            .chain(self.pattern_properties.values())
            .chain(self.additional.as_deref())
            .chain(self.property_names.as_deref())
            .chain(self.items.as_deref())
            .chain(&self.prefix_items)
            .chain(&self.one_of)
            .chain(&self.any_of)
            .chain(&self.all_of)
    }
}
