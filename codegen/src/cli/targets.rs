//! The targets of a command: the given documents, or those of the project around the current directory.

use std::io;
use std::path::{Path, PathBuf};

use polyrpc_codegen::document::{LoadOptions, is_document};
use polyrpc_codegen::{Chain, Project};

use super::Failure;

/// Documents of one client.
pub(super) struct Group {
    pub(super) documents: Vec<PathBuf>,
    pub(super) options: LoadOptions,
}

/// Groups the targets: the given documents and those of given folders as one group, or the project's chains as a group each.
///
/// Files of shared types and overlays beside documents are left out, so that `schemas/chain/*.json` is what it looks like.
pub(super) fn groups(files: &[PathBuf]) -> Result<Vec<Group>, Failure> {
    if !files.is_empty() {
        let all: Vec<Vec<PathBuf>> = files
            .iter()
            .map(|file| documents(file))
            .collect::<Result<_, _>>()?;
        let mut documents = all.concat();
        if documents.iter().any(|file| is_document(file)) {
            documents.retain(|file| is_document(file));
        }
        return Ok(vec![Group {
            documents,
            options: LoadOptions::default(),
        }]);
    }
    let (project, chains) = project()?;
    let options = LoadOptions {
        root: project.root().to_owned(),
        ..LoadOptions::default()
    };
    let group = |chain: Chain| Group {
        documents: chain.documents,
        options: options.clone(),
    };
    Ok(chains.into_iter().map(group).collect())
}

/// The project around the current directory, and its chains.
pub(super) fn project() -> Result<(Project, Vec<Chain>), Failure> {
    let here = std::env::current_dir()?;
    let Some(project) = Project::find(&here) else {
        return Err(Failure::Usage(
            "no `schemas/` folder here or above; name the documents".to_owned(),
        ));
    };
    let chains = project.chains()?;
    if chains.is_empty() {
        let folder = project.root().join("schemas");
        return Err(Failure::Usage(format!(
            "{} has no folder with an OpenRPC document in it",
            folder.display()
        )));
    }
    Ok((project, chains))
}

/// The document, or those of the folder.
pub(super) fn documents(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let listed = path.read_dir().and_then(|entries| {
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        paths.collect::<io::Result<Vec<_>>>()
    });
    // Exit code 1 would mean findings, or a breaking change.
    let mut files =
        listed.map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))?;
    files.retain(|file| file.is_file() && is_document(file));
    files.sort();
    if files.is_empty() {
        let path = path.display();
        return Err(Failure::Usage(format!(
            "{path} has no OpenRPC document in it"
        )));
    }
    Ok(files)
}
