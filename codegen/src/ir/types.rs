//! Generated types: objects, enums and unions, and what their parts are.

use serde_json::Value;

use super::{Docs, Group, Name, Scalar};
use crate::diagnostic::Location;
use crate::names::Case;

/// A Rust type, by its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// A scalar of the runtime.
    Scalar(Scalar),
    /// A type that is written by hand (`x-type`).
    Own(Box<Own>),
    /// A generated type, by its index in [`Api::types`](super::Api::types).
    Named(usize),
    /// `Option`: a value or null.
    Option(Box<Type>),
    /// `Vec`.
    List(Box<Type>),
    /// `Vec` whose items lie in one byte string where the format is binary.
    Packed(Box<Type>),
    /// `[T; N]`.
    Array(Box<Type>, usize),
    /// `BTreeMap`.
    Map(Box<Type>, Box<Type>),
    /// `Box`, where a type would contain itself.
    Boxed(Box<Type>),
    /// A tuple: an array of fixed length whose items differ.
    Tuple(Vec<Type>),
}

/// A type that is written by hand and stands in the place of a schema's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own {
    /// Its path in Rust.
    pub path: String,
    /// The path of the codec that reads and writes it, where it isn't read and written by itself.
    pub codec: Option<String>,
    /// Values of it, as JSON texts (`examples`).
    pub examples: Vec<String>,
}

impl Own {
    /// The last step of its path.
    pub fn name(&self) -> &str {
        self.path.rsplit("::").next().unwrap_or(&self.path)
    }
}

/// The module that a type or a group is emitted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Home<'a> {
    /// The name that it wants. One behind a feature may want the name of one that is always there.
    pub(crate) module: &'a str,
    /// The Cargo feature that it stands behind.
    pub(crate) feature: Option<&'a str>,
}

impl TypeDef {
    pub(crate) fn home(&self) -> Home<'_> {
        Home {
            module: &self.module,
            feature: self.feature.as_deref(),
        }
    }
}

impl Group {
    pub(crate) fn home(&self) -> Home<'_> {
        Home {
            module: &self.module,
            feature: self.feature.as_deref(),
        }
    }
}

/// A generated type.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its name.
    pub name: Name,
    /// The module that it is emitted into.
    pub module: String,
    /// The Cargo feature that the module stands behind.
    pub feature: Option<String>,
    /// The schema it comes from.
    pub at: Location,
    /// Whether nodes send it: then what is unknown today must still decode.
    pub received: bool,
    /// Whether callers send it.
    pub sent: bool,
    /// The struct of its required fields, where callers send it and these are too many for a function's arguments.
    pub fields: Option<Name>,
    /// What it is.
    pub docs: Docs,
    /// Its shape.
    pub kind: TypeKind,
}

/// The shape of a generated type.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object.
    Struct(Struct),
    /// One of several shapes.
    Union(Union),
    /// One of several texts or numbers.
    Enum(Enum),
    /// Any text, under a name that no other text has.
    Text,
}

/// What a constructor takes at most, which is what clippy lets a function have.
pub(crate) const MAX_ARGUMENTS: usize = 7;

/// An object with known keys.
#[derive(Clone, Debug, Default)]
pub struct Struct {
    /// The keys that carry something, sorted by their wire names.
    pub fields: Vec<Field>,
    /// The keys that always say the same, sorted by their wire names.
    pub constants: Vec<Constant>,
    /// The required keys, constants among them, in the document's order.
    pub required: Vec<String>,
    /// Groups of fields (by wire name) of which at most one may be sent.
    pub exclusive: Vec<Vec<String>>,
    /// All fields (by wire name) in the order of their bytes, where it can be an item of a packed list; empty otherwise.
    pub packed: Vec<String>,
    /// The field that keeps the keys that the document doesn't list (`x-extra`, `additionalProperties`), where the type has one.
    pub extra: Option<Extra>,
    /// Whether its setters are written by hand beside it (`x-setters`), so that none are generated.
    pub own_setters: bool,
}

/// The field that keeps the keys that the document doesn't list.
#[derive(Clone, Debug)]
pub struct Extra {
    /// Its name.
    pub name: Name,
    /// What the values are, where the document says it (`additionalProperties`).
    pub ty: Option<Type>,
    /// Whether the document says that there are such keys.
    pub is_listed: bool,
}

impl Struct {
    /// The required fields, in the document's order.
    pub(crate) fn required_fields(&self) -> Vec<&Field> {
        let is_required = |field: &&Field| field.presence == Presence::Required;
        let mut fields: Vec<&Field> = self.fields.iter().filter(is_required).collect();
        fields.sort_by_key(|field| self.required.iter().position(|wire| *wire == field.wire));
        fields
    }

    /// The field of a key.
    pub(crate) fn field(&self, wire: &str) -> Option<&Field> {
        let found = self
            .fields
            .binary_search_by(|field| field.wire.as_str().cmp(wire));
        self.fields.get(found.ok()?)
    }

    /// The constant of a key.
    pub(crate) fn constant(&self, wire: &str) -> Option<&Constant> {
        let found = self
            .constants
            .binary_search_by(|constant| constant.wire.as_str().cmp(wire));
        self.constants.get(found.ok()?)
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub wire: String,
    /// The field's name.
    pub name: Name,
    /// Its type, without the `Option` of a key that may be absent or null.
    pub ty: Type,
    /// When the key is there.
    pub presence: Presence,
    /// What it is.
    pub docs: Docs,
}

/// When a key or a parameter is there. In Rust, those of the second and the third kind are an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always, and never null.
    Required,
    /// Always, and it may be null.
    Nullable,
    /// Perhaps.
    Optional,
    /// Where the list or the map has items: an absent one is empty.
    Filled,
}

impl Presence {
    /// Of what may have to be there, and may be null.
    pub(crate) fn of(required: bool, nullable: bool) -> Self {
        match (required, nullable) {
            (false, _) => Self::Optional,
            (true, true) => Self::Nullable,
            (true, false) => Self::Required,
        }
    }

    /// Whether it is an `Option` in Rust.
    pub fn is_option(self) -> bool {
        matches!(self, Self::Nullable | Self::Optional)
    }
}

/// A key that always says the same.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The key.
    pub wire: String,
    /// What it says.
    pub value: Value,
    /// The form in which it is written.
    pub scalar: Scalar,
}

/// A closed or open set of texts, or of numbers of 64 bits with a sign.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The values with their variants, sorted by value.
    pub values: Vec<(Value, Name)>,
    /// The names of the values (`x-names`), in the same order; empty without any.
    pub texts: Vec<String>,
}

/// One of several shapes.
#[derive(Clone, Debug)]
pub struct Union {
    /// The variants in the document's order.
    pub variants: Vec<Variant>,
    /// How received values are dispatched to variants.
    pub dispatch: Dispatch,
    /// Whether there is an `Unknown` variant that keeps what no other takes.
    pub unknown: bool,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// The key under which what it holds is sent, where it is an object of that one key: `{"Paid": …}`.
    pub key: Option<String>,
    /// What it holds; a constant holds nothing.
    pub payload: Payload,
    /// What it is.
    pub docs: Docs,
}

impl Variant {
    /// The object that it is sent as, where it is one of one key.
    pub fn object(&self) -> Option<Struct> {
        let (key, Payload::Type(held)) = (self.key.as_ref()?, &self.payload) else {
            return None;
        };
        let (ty, presence) = match held {
            Type::Option(inner) => (inner.as_ref(), Presence::Nullable),
            other => (other, Presence::Required),
        };
        Some(Struct {
            fields: vec![Field {
                wire: key.clone(),
                name: Name::alone(Case::Value, key),
                ty: ty.clone(),
                presence,
                docs: Docs::default(),
            }],
            required: vec![key.clone()],
            ..Struct::default()
        })
    }

    /// Whether the type of what it holds says which variant it is. Under a key that is so of structs only: others are what they are anywhere.
    pub(crate) fn is_told_by_type(&self, types: &[TypeDef]) -> bool {
        let held = match self.held() {
            Some(Type::Named(index)) => types.get(*index),
            _ => None,
        };
        self.key.is_none() || held.is_some_and(|def| matches!(def.kind, TypeKind::Struct(_)))
    }

    /// What it holds, without the box around it.
    pub(crate) fn held(&self) -> Option<&Type> {
        match &self.payload {
            Payload::Type(Type::Boxed(inner)) => Some(inner),
            Payload::Type(ty) => Some(ty),
            Payload::Constant(_) => None,
        }
    }
}

impl Union {
    /// Whether it is no more than its one variant, which holds anything.
    pub(crate) fn is_anything(&self) -> bool {
        self.dispatch.anything.is_some() && self.variants.len() == 1
    }
}

/// What a variant holds.
#[derive(Clone, Debug)]
pub enum Payload {
    /// Nothing: it is written as this text, number or flag.
    Constant(Value),
    /// A value.
    Type(Type),
}

/// How a union tells apart what arrives: for every JSON kind, the variants (by index) that take it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dispatch {
    /// Constants, looked at first.
    pub constants: Vec<(Value, usize)>,
    /// For texts: tried in this order.
    pub strings: Vec<usize>,
    /// For flags.
    pub boolean: Option<usize>,
    /// For integers.
    pub integer: Option<usize>,
    /// For numbers with a fraction (and for integers, when nothing takes those).
    pub number: Option<usize>,
    /// For arrays.
    pub array: Option<ArrayDispatch>,
    /// For objects.
    pub object: Option<ObjectDispatch>,
    /// For everything else.
    pub anything: Option<usize>,
}

/// How arrays are dispatched to variants.
#[derive(Clone, Debug, PartialEq)]
pub enum ArrayDispatch {
    /// There is one variant for them.
    One(usize),
    /// By the kind of the first item; an empty array is the first variant's.
    ByItem(Vec<(crate::document::Kind, usize)>),
    /// Tried in this order, each where its constants stand at their places.
    Fitting(Vec<(Vec<(usize, Value)>, usize)>),
}

/// How objects are dispatched to variants.
#[derive(Clone, Debug, PartialEq)]
pub enum ObjectDispatch {
    /// There is one variant for them.
    One(usize),
    /// By the value of one key.
    ByTag {
        /// The key.
        key: String,
        /// What it says in which variant.
        arms: Vec<(Value, usize)>,
        /// The variant of objects without the key.
        absent: Option<usize>,
    },
    /// By which key is there, looked at in this order.
    ByKey {
        /// The key that only this variant has.
        arms: Vec<(String, usize)>,
        /// The variant of objects with none of them.
        otherwise: Option<usize>,
    },
    /// Tried by rank, and of one rank first the variant that knows the most of the keys: the variants, each with its rank.
    Fitting(Vec<(usize, usize)>),
}
