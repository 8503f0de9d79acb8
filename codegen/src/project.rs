//! A project that keeps its documents as this one does: `schemas/<chain>/` in, `sdk/src/<chain>/generated/` out.

use std::io;
use std::path::{Path, PathBuf};

use crate::builder::Builder;
use crate::document::is_document;
use crate::settings::Runtime;

/// The root of a project with a `schemas/` folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    root: PathBuf,
}

/// A folder of schemas and the client that is made from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The folder's name.
    pub name: String,
    /// Its documents, relative to the root of the project, sorted.
    pub documents: Vec<PathBuf>,
}

impl Project {
    /// The project that a folder belongs to: the nearest one, going up, with `schemas/` in it.
    pub fn find(from: &Path) -> Option<Self> {
        let root = from
            .ancestors()
            .find(|folder| folder.join("schemas").is_dir())?;
        Some(Self {
            root: root.to_owned(),
        })
    }

    /// What the paths of documents are relative to.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Its chains, sorted by name. A folder without documents is none.
    ///
    /// # Errors
    /// If a folder can't be read.
    pub fn chains(&self) -> io::Result<Vec<Chain>> {
        let mut chains = Vec::new();
        for folder in entries(&self.root.join("schemas"))? {
            let Some(name) = folder
                .file_name()
                .and_then(|name| name.to_str())
                .filter(|_| folder.is_dir())
            else {
                continue;
            };
            let documents: Vec<PathBuf> = entries(&folder)?
                .into_iter()
                .filter(|file| is_document(file))
                .collect();
            if !documents.is_empty() {
                let inside = |file: PathBuf| {
                    file.strip_prefix(&self.root)
                        .map(Path::to_owned)
                        .unwrap_or(file)
                };
                let documents = documents.into_iter().map(inside).collect();
                chains.push(Chain {
                    name: name.to_owned(),
                    documents,
                });
            }
        }
        Ok(chains)
    }

    /// The generator of a chain's client. The project's own documents are held to the strict rules.
    pub fn builder(&self, chain: &Chain) -> Builder {
        Builder::new()
            .root(&self.root)
            .documents(&chain.documents)
            .name(&chain.name)
            .runtime(Runtime::Inside)
            .strict(true)
            .out_dir(
                self.root
                    .join("sdk/src")
                    .join(&chain.name)
                    .join("generated"),
            )
    }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_are_folders_with_documents() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("schemas/README.md", "");
        write("schemas/b/web.yaml", "openrpc: 1.3.2");
        write("schemas/b/types.json", "{\"$defs\": {}}");
        write("schemas/b/web.overlay.yaml", "overlay: 1.0.0");
        write("schemas/a/broken.json", "{");
        write("schemas/a/notes.txt", "");
        write("schemas/empty/types.json", "{}");
        write("src/deep/x.rs", "");
        let project = Project::find(&folder.path().join("src/deep")).unwrap();
        assert_eq!(project.root(), folder.path());
        let chain = |name: &str, document: &str| Chain {
            name: name.into(),
            documents: vec![document.into()],
        };
        let expected = [
            chain("a", "schemas/a/broken.json"),
            chain("b", "schemas/b/web.yaml"),
        ];
        assert_eq!(project.chains().unwrap(), expected);
    }
}
