//! The tree of modules as files, or as one file.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;
use crate::names::Name;

/// A file before it is formatted.
#[derive(Debug)]
pub(crate) struct Source {
    /// Where it goes, from the output folder.
    pub(crate) path: PathBuf,
    /// What it holds.
    pub(crate) tokens: TokenStream,
    /// The documents that it comes from.
    pub(crate) sources: Vec<String>,
}

impl Module {
    /// A module with nothing said before it and no submodules.
    pub(super) fn leaf(name: Name, items: TokenStream, sources: Vec<String>) -> Self {
        Self {
            name: Some(name),
            before: TokenStream::new(),
            items,
            children: Vec::new(),
            sources,
        }
    }

    /// A file a module, in folders as the modules are nested.
    pub(crate) fn files(&self) -> Vec<Source> {
        let mut files = Vec::new();
        self.collect(Path::new(""), &mut files);
        files
    }

    fn collect(&self, folder: &Path, files: &mut Vec<Source>) {
        let stem = self.name.as_ref().map(Name::bare);
        let inside = stem.map_or_else(|| folder.to_owned(), |stem| folder.join(stem));
        let declarations = self.children.iter().map(|child| {
            let (before, name) = (&child.before, &child.name);
            quote!(#before mod #name;)
        });
        let items = &self.items;
        let tokens = quote!(#(#declarations)* #items);
        let path = match stem {
            Some(stem) if self.children.is_empty() => folder.join(format!("{stem}.rs")),
            _ => inside.join("mod.rs"),
        };
        files.push(Source {
            path,
            tokens,
            sources: self.sources.clone(),
        });
        for child in &self.children {
            child.collect(&inside, files);
        }
    }

    /// Everything in one file, modules in each other.
    pub(crate) fn one_file(&self) -> TokenStream {
        let children = self.children.iter().map(|child| {
            let (before, name, inside) = (&child.before, &child.name, child.one_file());
            quote!(#before mod #name { #inside })
        });
        let items = &self.items;
        quote!(#(#children)* #items)
    }
}
