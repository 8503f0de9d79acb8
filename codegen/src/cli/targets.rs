//! The targets of a command: the given documents, or those of the project around the current directory.

use std::path::PathBuf;

use polyrpc_codegen::document::LoadOptions;
use polyrpc_codegen::{Chain, Project};

use super::Failure;

/// Documents of one client.
pub(super) struct Group {
    pub(super) documents: Vec<PathBuf>,
    pub(super) options: LoadOptions,
}

/// Groups the targets: the given documents as one group, or the project's chains as a group each.
pub(super) fn groups(files: &[PathBuf]) -> Result<Vec<Group>, Failure> {
    if !files.is_empty() {
        return Ok(vec![Group {
            documents: files.to_vec(),
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
