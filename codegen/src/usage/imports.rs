//! Types in code that calls a client: what is imported, and what is written out because its name is taken.

use std::collections::BTreeMap;

use crate::ir::{Api, Type};
use crate::scalars::Scalar;

/// Names that mean something else without an import.
const TAKEN: &[&str] = &[
    "Box", "Err", "None", "Ok", "Option", "Result", "Some", "String", "Vec",
];

/// The imports of a piece of code.
#[derive(Debug)]
pub(crate) struct Imports<'a> {
    api: &'a Api,
    /// The path of the client's module.
    module: &'a str,
    /// The path of each name.
    paths: BTreeMap<String, String>,
}

impl<'a> Imports<'a> {
    pub(crate) fn new(api: &'a Api, module: &'a str) -> Self {
        Self {
            api,
            module,
            paths: BTreeMap::new(),
        }
    }

    /// An item as the code writes it: by its name, or by its whole path where the name is taken.
    pub(crate) fn item(&mut self, parent: &str, name: &str) -> String {
        let known = self.paths.get(name).map(String::as_str);
        match known {
            Some(known) if known != parent => format!("{parent}::{name}"),
            None if TAKEN.contains(&name) => format!("{parent}::{name}"),
            None => {
                self.paths.insert(name.to_owned(), parent.to_owned());
                name.to_owned()
            }
            Some(_) => name.to_owned(),
        }
    }

    /// A type of the client.
    pub(crate) fn ty(&mut self, ty: &Type) -> String {
        match ty {
            Type::Scalar(scalar) => self.scalar(*scalar),
            Type::Own(own) => match own.path.rsplit_once("::") {
                Some((parent, name)) if !own.path.contains('<') => {
                    let parent = parent.trim_start_matches("::");
                    let root = self.module.split("::").next().unwrap_or_default();
                    let parent = match parent.strip_prefix("crate") {
                        Some(rest) => format!("{root}{rest}"),
                        None => parent.to_owned(),
                    };
                    self.item(&parent, name)
                }
                _ => own.path.clone(),
            },
            Type::Named(index) => {
                let def = self.api.types.get(*index);
                let name = def.map_or("", |def| def.name.as_str());
                self.item(&types_of(self.module), name)
            }
            Type::Option(item) => format!("Option<{}>", self.ty(item)),
            Type::List(item) | Type::Packed(item) => format!("Vec<{}>", self.ty(item)),
            Type::Array(item, len) => format!("[{}; {len}]", self.ty(item)),
            Type::Map(key, value) => {
                let map = self.item("std::collections", "BTreeMap");
                format!("{map}<{}, {}>", self.ty(key), self.ty(value))
            }
            Type::Boxed(item) => format!("Box<{}>", self.ty(item)),
            Type::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.ty(item)).collect();
                match items.as_slice() {
                    [one] => format!("({one},)"),
                    items => format!("({})", items.join(", ")),
                }
            }
        }
    }

    fn scalar(&mut self, scalar: Scalar) -> String {
        let text = scalar.name();
        let name: String = text
            .trim_start_matches("Option<")
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect();
        let is_primitive = name.is_empty() || name.starts_with(|c: char| c.is_ascii_lowercase());
        if is_primitive || name == "String" {
            return text;
        }
        let parent = match scalar {
            Scalar::Json => "polyrpc",
            _ => "polyrpc::scalar",
        };
        let written = self.item(parent, &name);
        text.replacen(&name, &written, 1)
    }

    /// The lines, by path.
    pub(crate) fn lines(&self) -> String {
        let mut by_parent: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, parent) in &self.paths {
            by_parent.entry(parent).or_default().push(name);
        }
        let lines = by_parent
            .iter()
            .map(|(parent, names)| match names.as_slice() {
                [name] => format!("use {parent}::{name};\n"),
                names => format!("use {parent}::{{{}}};\n", names.join(", ")),
            });
        lines.collect()
    }
}

/// Whether a client's module stands in the runtime's own crate.
fn is_of_polyrpc(module: &str) -> bool {
    module.starts_with("polyrpc::")
}

/// The path of a client's types: the chains of the runtime's crate export them beside the clients.
pub(crate) fn types_of(module: &str) -> String {
    match is_of_polyrpc(module) {
        true => module.to_owned(),
        false => format!("{module}::types"),
    }
}
