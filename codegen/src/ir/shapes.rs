//! Where typify comes in, and where it doesn't.
//!
//! Behind our rules a schema is made of *leaves* (scalars, enums, and every named object or union) and of *shapes* around
//! them: arrays, maps, tuples, nullables, and cycles that need a `Box` somewhere. typify turns shapes into Rust types.
//! It sees every object, union and method as a struct whose members are those shapes over opaque leaves; what it gives is
//! parsed and read back into [`Type`]. It never sees a name, a scalar, an enum, a union or an optional key: those are
//! where it would merge, narrow or lose things, and they go straight to our emitter.

use std::collections::BTreeMap;

use schemars::schema::RootSchema;
use serde_json::{Map, Value, json};
use typify::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use super::Type;
use crate::scalars::Scalar;

/// Where typify looks for what a shape refers to.
const DEFINITIONS: &str = "#/definitions/";

/// Shapes on their way to becoming types.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    leaves: Vec<Type>,
    holders: BTreeMap<usize, Vec<Value>>,
}

impl Shapes {
    /// A leaf that is a scalar.
    pub(super) fn scalar(&mut self, scalar: Scalar) -> Value {
        self.leaf(Type::Scalar(scalar))
    }

    /// A leaf that is a packed list of such leaves. `None` where the item is no leaf.
    pub(super) fn packed(&mut self, item: &Value) -> Option<Value> {
        let item = self.leaf_of(item)?;
        Some(self.leaf(Type::Packed(Box::new(item))))
    }

    fn leaf(&mut self, ty: Type) -> Value {
        let index = self
            .leaves
            .iter()
            .position(|leaf| *leaf == ty)
            .unwrap_or_else(|| {
                self.leaves.push(ty);
                self.leaves.len() - 1
            });
        json!({ "$ref": format!("{DEFINITIONS}L{index}") })
    }

    /// What a shape is, if it is a leaf.
    fn leaf_of(&self, shape: &Value) -> Option<Type> {
        let name = shape.get("$ref")?.as_str()?.strip_prefix(DEFINITIONS)?;
        self.read_leaf(name).ok()
    }

    /// A leaf that is a struct, a union or an enum.
    pub(super) fn named(index: usize) -> Value {
        json!({ "$ref": format!("{DEFINITIONS}T{index}") })
    }

    /// `item` or null.
    pub(super) fn nullable(item: Value) -> Value {
        json!({ "oneOf": [item, { "type": "null" }] })
    }

    /// An array of any length.
    pub(super) fn list(item: Value) -> Value {
        json!({ "type": "array", "items": item })
    }

    /// An array of one length.
    pub(super) fn array(item: Value, len: u64) -> Value {
        json!({ "type": "array", "items": item, "minItems": len, "maxItems": len })
    }

    /// An array whose items each have a shape.
    pub(super) fn tuple(items: Vec<Value>) -> Value {
        let len = items.len();
        json!({ "type": "array", "items": items, "minItems": len, "maxItems": len })
    }

    /// An object whose keys are data.
    pub(super) fn map(key: Option<Value>, value: Value) -> Value {
        let key = key.unwrap_or(Value::Bool(true));
        json!({ "type": "object", "propertyNames": key, "additionalProperties": value })
    }

    /// Whether a shape is a list of any length.
    pub(super) fn is_list(&self, shape: &Value) -> bool {
        let plain = shape.get("type").is_some_and(|kind| kind == "array");
        (plain && shape.get("minItems").is_none())
            || matches!(self.leaf_of(shape), Some(Type::Packed(_)))
    }

    /// The shapes that a type (or a method, under an index of its own) is made of.
    pub(super) fn hold(&mut self, index: usize, members: Vec<Value>) {
        self.holders.insert(index, members);
    }

    /// Every holder's members as types. `types` holds those that stay generated types.
    pub(super) fn solve(self) -> Result<BTreeMap<usize, Vec<Type>>, String> {
        let mut settings = TypeSpaceSettings::default();
        settings.with_map_type("::std::collections::BTreeMap");
        let mut definitions = Map::new();
        for index in 0..self.leaves.len() {
            let name = format!("L{index}");
            let traits = [TypeSpaceImpl::Display, TypeSpaceImpl::FromStr];
            settings.with_replacement(&name, &name, traits.into_iter());
            definitions.insert(name, Value::Bool(true));
        }
        let mut solved = BTreeMap::new();
        for (index, members) in &self.holders {
            let name = format!("T{index}");
            if members.is_empty() {
                solved.insert(*index, Vec::new());
                settings.with_replacement(&name, &name, [].into_iter());
                definitions.insert(name, Value::Bool(true));
                continue;
            }
            let properties: Map<_, _> = members
                .iter()
                .enumerate()
                .map(|(index, member)| (format!("p{index}"), member.clone()))
                .collect();
            let required: Vec<_> = properties.keys().cloned().collect();
            definitions.insert(
                name,
                json!({ "type": "object", "properties": properties, "required": required }),
            );
        }
        let root: RootSchema = serde_json::from_value(json!({ "definitions": definitions }))
            .map_err(|error| error.to_string())?;
        let mut space = TypeSpace::new(&settings);
        space
            .add_root_schema(root)
            .map_err(|error| error.to_string())?;
        let file: syn::File = syn::parse2(space.to_stream()).map_err(|error| error.to_string())?;
        for item in file.items {
            let syn::Item::Struct(item) = item else {
                continue;
            };
            let Some(index) = item
                .ident
                .to_string()
                .strip_prefix('T')
                .and_then(|index| index.parse().ok())
            else {
                continue;
            };
            let mut members: Vec<(usize, Type)> = Vec::new();
            for field in &item.fields {
                let name = field
                    .ident
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let position = name.strip_prefix('p').and_then(|index| index.parse().ok());
                let position =
                    position.ok_or_else(|| format!("typify renamed the member {name}"))?;
                members.push((position, self.read(&field.ty)?));
            }
            members.sort_by_key(|(position, _)| *position);
            solved.insert(index, members.into_iter().map(|(_, ty)| ty).collect());
        }
        match self
            .holders
            .keys()
            .find(|index| !solved.contains_key(index))
        {
            Some(index) => Err(format!("typify left out the struct T{index}")),
            None => Ok(solved),
        }
    }

    /// A type as typify wrote it.
    fn read(&self, ty: &syn::Type) -> Result<Type, String> {
        match ty {
            syn::Type::Path(path) => self.read_path(&path.path),
            syn::Type::Tuple(tuple) => Ok(Type::Tuple(
                tuple
                    .elems
                    .iter()
                    .map(|item| self.read(item))
                    .collect::<Result<_, _>>()?,
            )),
            syn::Type::Array(array) => {
                let syn::Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Int(len),
                    ..
                }) = &array.len
                else {
                    return Err("typify gave an array without a length".to_owned());
                };
                let len = len.base10_parse().map_err(|error| error.to_string())?;
                Ok(Type::Array(Box::new(self.read(&array.elem)?), len))
            }
            _ => Err("typify gave a type of an unexpected form".to_owned()),
        }
    }

    fn read_path(&self, path: &syn::Path) -> Result<Type, String> {
        let last = path.segments.last().ok_or("typify gave an empty path")?;
        let mut parts = Vec::new();
        if let syn::PathArguments::AngleBracketed(arguments) = &last.arguments {
            for argument in &arguments.args {
                if let syn::GenericArgument::Type(ty) = argument {
                    parts.push(self.read(ty)?);
                }
            }
        }
        let name = last.ident.to_string();
        let mut parts = parts.into_iter().map(Box::new);
        Ok(match (name.as_str(), parts.next(), parts.next()) {
            ("Option", Some(item), None) => Type::Option(item),
            ("Vec", Some(item), None) => Type::List(item),
            ("Box", Some(item), None) => Type::Boxed(item),
            ("BTreeMap", Some(key), Some(value)) => Type::Map(key, value),
            // typify's own name for a map from text to anything
            ("Map", ..) => Type::Map(
                Box::new(Type::Scalar(Scalar::String)),
                Box::new(Type::Scalar(Scalar::Json)),
            ),
            ("String", None, None) => Type::Scalar(Scalar::String),
            ("Value", None, None) => Type::Scalar(Scalar::Json),
            (leaf, None, None) => self.read_leaf(leaf)?,
            _ => return Err(format!("typify gave an unexpected type {name}")),
        })
    }

    fn read_leaf(&self, name: &str) -> Result<Type, String> {
        let number = |rest: &str| rest.parse::<usize>().ok();
        if let Some(leaf) = name
            .strip_prefix('L')
            .and_then(number)
            .and_then(|index| self.leaves.get(index))
        {
            return Ok(leaf.clone());
        }
        match name.strip_prefix('T').and_then(number) {
            Some(index) => Ok(Type::Named(index)),
            None => Err(format!("typify gave an unknown type {name}")),
        }
    }
}
