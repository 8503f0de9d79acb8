//! The API explorer: a static site of documents, with types, units, errors, a curl line and Rust code for each method.
//!
//! The site is three kinds of files: the page with its scripts and styles, which are the same for all documents; an index of what can be
//! searched for; and a script of data for each client, loaded when one of its pages is opened. No page needs a server.

mod code;
mod curl;
mod data;
mod html;
mod json;
mod methods;
mod shown;
mod site;
mod streams;
mod types;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::document::Loaded;
use crate::kept::Kept;
use crate::names::{Case, Scope};
use crate::pipeline::understand_keeping;

/// A site under construction: documents are added, then it is written.
#[derive(Debug)]
pub struct Explorer {
    title: String,
    /// The names of data files, which are the first steps of links as well.
    slugs: Scope,
    apis: Vec<Value>,
    entries: Vec<Value>,
    data: BTreeMap<String, String>,
    methods: usize,
}

impl Explorer {
    /// Creates a site without documents.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            slugs: Scope::new(Case::Value, &["index"]),
            apis: Vec::new(),
            entries: Vec::new(),
            data: BTreeMap::new(),
            methods: 0,
        }
    }

    /// Adds the documents of one client, whose module in Rust is called so and stands in this one: `ethereum` in `polyrpc`, `orders` in `crate`.
    /// The names are those of an earlier run where there are such. False, with diagnostics that say why, if there can be no client.
    pub fn add(
        &mut self,
        name: &str,
        parent: &str,
        loaded: &Loaded,
        kept: &mut Kept,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(api) = understand_keeping(&loaded.spec, kept, diagnostics) else {
            return false;
        };
        let slug = self.slugs.claim(name).bare().to_owned();
        let source = data::Source {
            name,
            slug: &slug,
            module: &format!("{parent}::{slug}"),
            loaded,
            api: &api,
        };
        let place = self.apis.len();
        let made = data::of(&source, place);
        self.methods += made.methods;
        self.apis.push(made.about);
        self.entries.extend(made.entries);
        self.data.insert(slug, made.text);
        true
    }

    /// The number of methods.
    pub fn methods(&self) -> usize {
        self.methods
    }

    /// The files of the site, by their paths inside its folder.
    pub fn files(&self) -> BTreeMap<PathBuf, String> {
        site::files(&self.title, &self.apis, &self.entries, &self.data)
    }

    /// Writes the site, and returns the number of files that changed. What an earlier run wrote and this one doesn't is removed.
    ///
    /// # Errors
    /// If a file can't be read or written, or if one that was not generated is in the way.
    pub fn write(&self, folder: &Path) -> io::Result<usize> {
        site::write(&self.files(), folder)
    }
}
