//! What the tests with made-up values share.

pub(crate) mod binary;
pub(crate) mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use polyrpc::MethodInfo;
use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::{LoadOptions, load_with};
use polyrpc_codegen::ir::{Api, Method};
use polyrpc_codegen::{Chain, Project, understand};
use polyrpc_tests::TestResult;

/// A chain whose methods are tried: its name, and its registry.
pub(crate) type Tried = (&'static str, &'static [MethodInfo]);

/// The chains of this project.
pub(crate) const CHAINS: [Tried; 5] = [
    ("chia", polyrpc::chia::registry::METHODS),
    ("ethereum", polyrpc::ethereum::registry::METHODS),
    ("filecoin", polyrpc::filecoin::registry::METHODS),
    ("infinium", polyrpc::infinium::registry::METHODS),
    ("libra", polyrpc::libra::registry::METHODS),
];

/// This project, and the documents of one of its chains.
pub(crate) fn documents(name: &str) -> TestResult<(Project, Chain)> {
    let project = Project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).ok_or("no project")?;
    let chain = project
        .chains()?
        .into_iter()
        .find(|chain| chain.name == name);
    Ok((project, chain.ok_or("no documents")?))
}

/// What the documents of a chain mean.
pub(crate) fn understood(name: &str) -> TestResult<Api> {
    let (project, chain) = documents(name)?;
    meaning(project.root(), &chain.documents)
}

/// What the document of a generator case means.
pub(crate) fn understood_case(name: &str) -> TestResult<Api> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    meaning(&root, &[PathBuf::from(format!("{name}.json"))])
}

fn meaning(root: &Path, documents: &[PathBuf]) -> TestResult<Api> {
    let mut diagnostics = Diagnostics::default();
    let options = LoadOptions {
        root: root.to_owned(),
        ..LoadOptions::default()
    };
    let loaded = load_with(documents, &options, &mut diagnostics);
    let api = understand(&loaded.spec, &mut diagnostics);
    Ok(api.ok_or("the documents can't be understood")?)
}

/// Every method of a registry with what the documents say of it.
pub(crate) fn methods(
    (chain, registry): Tried,
    api: &Api,
) -> TestResult<Vec<(&'static MethodInfo, &Method)>> {
    let mut described = BTreeMap::new();
    for document in &api.documents {
        for method in &document.methods {
            let services = method.services.iter();
            let mut names: Vec<String> = services.map(|name| format!("{chain}/{name}")).collect();
            if names.is_empty() {
                names.push(chain.to_owned());
            }
            let named = names.into_iter();
            described.extend(named.map(|name| ((name, method.wire.as_str()), method)));
        }
    }
    assert_eq!(described.len(), registry.len());
    let find = |info: &'static MethodInfo| {
        let method = described.get(&(info.api.to_owned(), info.name))?;
        Some((info, *method))
    };
    let found = registry.iter().map(find).collect::<Option<Vec<_>>>();
    Ok(found.ok_or("a method of the registry isn't in the documents")?)
}
