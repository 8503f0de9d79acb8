//! From the model to Rust.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::diagnostic::Diagnostics;
use crate::document::Spec;
use crate::emit::{Source, emit};
use crate::ir::{self, Api};
use crate::normalise::normalise;
use crate::output::{Output, format, header};

/// Settings of a generated client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The name of its module.
    pub name: String,
    /// The path of the runtime.
    pub runtime: Runtime,
    /// The path of the chain that its clients are bound to; without one nothing special is assumed of their nodes.
    pub chain: Option<String>,
    /// The file layout.
    pub layout: Layout,
}

/// The file layout of a client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A file per module, with `mod.rs` at the root: for a source folder.
    #[default]
    Folder,
    /// Everything in `mod.rs`, as nested modules: for `include!`, which doesn't find other files.
    OneFile,
}

/// The path of the runtime in generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// Inside the runtime: `crate::…`.
    Inside,
    /// From another crate, by a path such as `::polyrpc`.
    Path(String),
}

/// Lowers a model to its API: methods and types under their Rust names. `None` when that is impossible; the diagnostics
/// say why.
pub fn understand(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut normalised = spec.clone();
    normalise(&mut normalised, diagnostics);
    ir::understand(&normalised, spec, diagnostics)
}

/// Generates the client of a model.
///
/// Untypable places are reported and become JSON values. If there are errors among the diagnostics afterwards, the
/// output must not be used.
pub fn generate(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> Output {
    let Some(runtime) = runtime_path(&settings.runtime, spec, diagnostics) else {
        return Output::default();
    };
    let chain = settings.chain.as_deref();
    let chain = chain.map(|path| parse_path(path, "a chain", "crate::MyNodes", spec, diagnostics));
    if matches!(chain, Some(None)) {
        return Output::default();
    }
    let Some(api) = understand(spec, diagnostics) else {
        return Output::default();
    };
    let root = emit(
        &api,
        &settings.name,
        &settings.runtime,
        runtime,
        chain.flatten(),
    );
    let sources = match settings.layout {
        Layout::Folder => root.files(),
        Layout::OneFile => vec![Source {
            path: "mod.rs".into(),
            tokens: root.one_file(),
            sources: root.sources,
        }],
    };
    let mut output = Output {
        types: api.types.len(),
        untyped: api.untyped,
        ..Output::default()
    };
    for Source {
        path,
        tokens,
        sources,
    } in sources
    {
        match format(tokens, &header(sources.iter().map(String::as_str))) {
            Ok(text) => drop(output.files.insert(path, text)),
            Err(found) => diagnostics.error(&found.at, found.message, found.remedy),
        }
    }
    output
}

/// Parses the runtime's path.
fn runtime_path(
    runtime: &Runtime,
    spec: &Spec,
    diagnostics: &mut Diagnostics,
) -> Option<TokenStream> {
    let path = match runtime {
        Runtime::Inside => "crate",
        Runtime::Path(path) => path,
    };
    parse_path(path, "the runtime", "::polyrpc", spec, diagnostics)
}

/// Parses a path given by the caller; `None`, with a diagnostic, if it isn't one.
fn parse_path(
    path: &str,
    target: &str,
    example: &str,
    spec: &Spec,
    diagnostics: &mut Diagnostics,
) -> Option<TokenStream> {
    match syn::parse_str::<syn::Path>(path) {
        Ok(path) => Some(path.into_token_stream()),
        Err(_) => {
            diagnostics.error(
                &spec.at(),
                format!("`{path}` is no path to {target}"),
                format!("give one such as `{example}`"),
            );
            None
        }
    }
}
