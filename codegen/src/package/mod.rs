//! A crate around a generated client, ready to be published: its manifest, its README, and tests from the document's own examples.
//!
//! The client itself stands in `src/generated/`, which is the generator's own. What people edit is written once; afterwards only what stands
//! between the generator's own marker lines in it is written anew.

mod examples;
mod files;
mod manifest;
mod readme;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostics;
use crate::document::Loaded;
use crate::ir::{Api, Document};
use crate::output::Difference;
use crate::settings::Parts;

use files::{Files, Keep};

/// A crate around a generated client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub root: PathBuf,
    /// The folder of `polyrpc`, if it isn't the published one.
    pub polyrpc: Option<PathBuf>,
    /// Its licence, as an SPDX expression; that of the document by default.
    pub license: Option<String>,
    /// The address of its repository.
    pub repository: Option<String>,
}

impl Package {
    /// The folder of the client in it.
    pub fn generated(&self) -> PathBuf {
        self.root.join("src/generated")
    }

    /// What is wrong with the name, which has to be one that cargo takes and that code can be named by.
    pub(crate) fn fault(&self) -> Option<String> {
        let mut chars = self.name.chars();
        let begins = chars.next().is_some_and(|c| c.is_ascii_alphabetic());
        let goes_on = chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        let module = self.module();
        let is_name = begins && goes_on && syn::parse_str::<syn::Ident>(&module).is_ok();
        let taken = ["core", "polyrpc", "std", "test"].contains(&module.as_str());
        (!is_name || taken).then(|| {
            format!(
                "`{}` can't be the name of a crate; give one such as `my-client`",
                self.name
            )
        })
    }

    /// Its name in code.
    pub(crate) fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Writes the crate's files around the client, or only compares them.
    pub(crate) fn apply(
        &self,
        found: &Found<'_>,
        is_check: bool,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Vec<Difference>> {
        let mut files = Files::default();
        files.add("Cargo.toml", Keep::Blocks, manifest::text(self, found));
        files.add("README.md", Keep::Blocks, readme::text(self, found));
        files.add("src/lib.rs", Keep::Whole, self.root_module(found));
        if !found.parts.types_only {
            let lines = examples::lines(found, diagnostics);
            files.add("src/examples.rs", Keep::Nothing, examples::test(found));
            files.add("src/examples.jsonl", Keep::Nothing, lines);
        }
        match is_check {
            true => files.check(&self.root),
            false => files.write(&self.root),
        }
    }

    fn root_module(&self, found: &Found<'_>) -> String {
        let examples = match found.parts.types_only {
            true => "",
            false => "\n#[cfg(test)]\nmod examples;\n",
        };
        // The names of the client's own modules don't meet it.
        format!(
            "#![doc = include_str!(\"../README.md\")]\n\nmod generated;\n{examples}\npub use generated::*;\npub use polyrpc;\n"
        )
    }
}

/// What was found in the documents.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    /// The client's name among others.
    pub(crate) name: &'a str,
    pub(crate) loaded: &'a Loaded,
    pub(crate) api: &'a Api,
    pub(crate) parts: Parts,
}

impl Found<'_> {
    /// The names of the documents, without the folders that they stand in on one machine.
    fn documents(&self) -> Vec<&str> {
        let documents = self.loaded.spec.documents.iter();
        let names = documents.map(|document| &*document.at.document);
        names
            .map(|name| name.rsplit('/').next().unwrap_or(name))
            .collect()
    }

    /// The title of the first document.
    fn title(&self) -> &str {
        let document = self.api.documents.first();
        document.map_or(self.name, |document| &document.title)
    }

    /// The features of the crate that parts of the client stand behind.
    fn features(&self) -> BTreeSet<&str> {
        let documents = self.api.documents.iter();
        let of_documents = documents.flat_map(Document::features);
        let of_clients = self
            .api
            .clients
            .iter()
            .filter_map(|client| client.feature.as_deref());
        of_documents.chain(of_clients).collect()
    }
}

fn about(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
