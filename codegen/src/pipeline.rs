//! From the model to Rust.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::diagnostic::Diagnostics;
use crate::document::Spec;
use crate::emit::{Source, emit};
use crate::ir::{self, Api};
use crate::normalise::normalise;
use crate::output::{Output, format, header};

/// What a client is generated for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The name of its module.
    pub name: String,
    /// How its code reaches the runtime.
    pub runtime: Runtime,
    /// The path of the chain that its clients are bound to; without one nothing special is known of their nodes.
    pub chain: Option<String>,
    /// How it is spread over files.
    pub layout: Layout,
}

/// How a client is spread over files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A file a module, with `mod.rs` at the root: for a source folder.
    #[default]
    Folder,
    /// Everything in `mod.rs`, modules in each other: for `include!`, which doesn't find other files.
    OneFile,
}

/// How generated code names the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// From inside of it: `crate::…`.
    Inside,
    /// From another crate, by a path such as `::polyrpc`.
    Path(String),
}

/// What a model means: its methods and types under their Rust names. `None` when nothing can be made of it; the
/// diagnostics say why.
pub fn understand(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut normalised = spec.clone();
    normalise(&mut normalised, diagnostics);
    ir::understand(&normalised, spec, diagnostics)
}

/// Generates the client of a model.
///
/// What can't be typed is noted and becomes a JSON value. If there are errors among the diagnostics afterwards, the output
/// is not to be used.
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

/// The runtime's path as Rust writes it.
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

/// A path of the caller's as Rust writes it; `None`, with a diagnostic, if it isn't one.
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
