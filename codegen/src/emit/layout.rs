//! The tree of modules as files, or as one file.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;

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
    /// A file a module, in folders as the modules are nested.
    pub(crate) fn files(&self) -> Vec<Source> {
        let mut files = Vec::new();
        self.collect(Path::new(""), &mut files);
        files
    }

    fn collect(&self, folder: &Path, files: &mut Vec<Source>) {
        let stem = self.name.trim_start_matches("r#");
        let inside = if stem.is_empty() {
            folder.to_owned()
        } else {
            folder.join(stem)
        };
        let declarations = self.children.iter().map(|child| {
            let (before, name) = (&child.before, ident(&child.name));
            quote!(#before mod #name;)
        });
        let items = &self.items;
        let tokens = quote!(#(#declarations)* #items);
        let path = if self.children.is_empty() && !stem.is_empty() {
            folder.join(format!("{stem}.rs"))
        } else {
            inside.join("mod.rs")
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
            let (before, name, inside) = (&child.before, ident(&child.name), child.one_file());
            quote!(#before mod #name { #inside })
        });
        let items = &self.items;
        quote!(#(#children)* #items)
    }
}

fn ident(name: &str) -> TokenStream {
    match name.strip_prefix("r#") {
        Some(raw) => {
            let raw = proc_macro2::Ident::new_raw(raw, proc_macro2::Span::call_site());
            quote!(#raw)
        }
        None => {
            let name = proc_macro2::Ident::new(name, proc_macro2::Span::call_site());
            quote!(#name)
        }
    }
}
