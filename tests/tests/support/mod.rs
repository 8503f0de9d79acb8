//! What the tests with made-up values share.

pub(crate) mod values;

use std::path::Path;

use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::ir::Api;
use polyrpc_codegen::{Chain, Project, understand};
use polyrpc_tests::TestResult;

/// This project, and the documents of its Ethereum client.
pub(crate) fn ethereum() -> TestResult<(Project, Chain)> {
    let project = Project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).ok_or("no project")?;
    let chain = project
        .chains()?
        .into_iter()
        .find(|chain| chain.name == "ethereum");
    Ok((project, chain.ok_or("no documents")?))
}

/// What the documents of the Ethereum client mean.
pub(crate) fn understood() -> TestResult<Api> {
    let (project, chain) = ethereum()?;
    let mut diagnostics = Diagnostics::default();
    let options = LoadOptions {
        root: project.root().to_owned(),
        ..LoadOptions::default()
    };
    let loaded = load_with(&chain.documents, &options, &mut diagnostics);
    let api = understand(&loaded.spec, &mut diagnostics);
    Ok(api.ok_or("the documents can't be understood")?)
}
