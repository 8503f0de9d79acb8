//! Shapes as typify solves them.

use std::collections::BTreeMap;

use schemars::schema::RootSchema;
use serde_json::{Map, Value, json};
use typify::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use super::Members;
use crate::ir::Type;
use crate::scalars::Scalar;

/// Where typify looks up references.
const DEFINITIONS: &str = "#/definitions/";

/// Every struct's and union's members, as typify has them.
pub(super) fn solve(shapes: &Members) -> Result<Members, String> {
    let mut leaves = Leaves::default();
    let holders = shapes
        .iter()
        .map(|(index, members)| {
            let members = members.iter().map(|member| leaves.schema(member)).collect();
            (*index, members)
        })
        .collect();
    leaves.solve(&holders)
}

/// Leaves, opaque to typify under names of their own.
#[derive(Debug, Default)]
struct Leaves(Vec<Type>);

impl Leaves {
    fn schema(&mut self, shape: &Type) -> Value {
        match shape {
            Type::Scalar(_) | Type::Own(_) | Type::Packed(_) => self.leaf(shape),
            Type::Named(index) => json!({ "$ref": format!("{DEFINITIONS}T{index}") }),
            Type::Option(item) => json!({ "oneOf": [self.schema(item), { "type": "null" }] }),
            Type::List(item) => json!({ "type": "array", "items": self.schema(item) }),
            Type::Array(item, len) => {
                json!({ "type": "array", "items": self.schema(item), "minItems": len, "maxItems": len })
            }
            Type::Tuple(items) => {
                let len = items.len();
                let items: Vec<_> = items.iter().map(|item| self.schema(item)).collect();
                json!({ "type": "array", "items": items, "minItems": len, "maxItems": len })
            }
            Type::Map(key, value) => {
                let (key, value) = (self.schema(key), self.schema(value));
                json!({ "type": "object", "propertyNames": key, "additionalProperties": value })
            }
            // Boxing is typify's decision.
            Type::Boxed(item) => self.schema(item),
        }
    }

    fn leaf(&mut self, ty: &Type) -> Value {
        let index = self
            .0
            .iter()
            .position(|leaf| leaf == ty)
            .unwrap_or_else(|| {
                self.0.push(ty.clone());
                self.0.len() - 1
            });
        json!({ "$ref": format!("{DEFINITIONS}L{index}") })
    }

    fn solve(&self, holders: &BTreeMap<usize, Vec<Value>>) -> Result<Members, String> {
        let mut settings = TypeSpaceSettings::default();
        settings.with_map_type("::std::collections::BTreeMap");
        let mut definitions = Map::new();
        for index in 0..self.0.len() {
            let name = format!("L{index}");
            let traits = [TypeSpaceImpl::Display, TypeSpaceImpl::FromStr];
            settings.with_replacement(&name, &name, traits.into_iter());
            definitions.insert(name, Value::Bool(true));
        }
        let mut solved = BTreeMap::new();
        for (index, members) in holders {
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
            solved.insert(index, self.members(&item)?);
        }
        match holders.keys().find(|index| !solved.contains_key(index)) {
            Some(index) => Err(format!("typify left out the struct T{index}")),
            None => Ok(solved),
        }
    }

    /// The types of a struct's members, in the order in which they were given.
    fn members(&self, item: &syn::ItemStruct) -> Result<Vec<Type>, String> {
        let mut members: Vec<(usize, Type)> = Vec::new();
        for field in &item.fields {
            let name = field
                .ident
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            let position = name.strip_prefix('p').and_then(|index| index.parse().ok());
            let position = position.ok_or_else(|| format!("typify renamed the member {name}"))?;
            members.push((position, self.read(&field.ty)?));
        }
        members.sort_by_key(|(position, _)| *position);
        Ok(members.into_iter().map(|(_, ty)| ty).collect())
    }

    /// Parses a type that typify wrote.
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
            .and_then(|index| self.0.get(index))
        {
            return Ok(leaf.clone());
        }
        match name.strip_prefix('T').and_then(number) {
            Some(index) => Ok(Type::Named(index)),
            None => Err(format!("typify gave an unknown type {name}")),
        }
    }
}
