//! From the model to Rust.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::diagnostic::Diagnostics;
use crate::document::Spec;
use crate::emit::{Source, emit};
use crate::given;
use crate::ir::{self, Api};
use crate::kept::Kept;
use crate::normalise::normalise;
use crate::output::{Output, format, header};
use crate::settings::{Layout, Runtime, Settings};
use crate::tags;

/// Lowers a model to its API: methods and types under their Rust names. `None` when that is impossible; the diagnostics
/// say why.
pub fn understand(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Api> {
    understand_keeping(spec, &mut Kept::default(), diagnostics)
}

/// Lowers a model to its API, under the names of an earlier run where there are such.
pub(crate) fn understand_keeping(
    spec: &Spec,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let mut normalised = spec.clone();
    normalise(&mut normalised, diagnostics);
    ir::understand(&normalised, spec, kept, diagnostics)
}

/// Generates the client of a model.
///
/// Untypable places are reported and become JSON values. If there are errors among the diagnostics afterwards, the
/// output must not be used.
pub fn generate(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> Output {
    generate_keeping(spec, settings, &mut Kept::default(), diagnostics)
}

/// As [`generate`], where what had a name in an earlier run has it again. Afterwards the names are those of this run.
pub fn generate_keeping(
    spec: &Spec,
    settings: &Settings,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) -> Output {
    let made = generate_with_api(spec, settings, kept, diagnostics);
    made.map(|(output, _)| output).unwrap_or_default()
}

/// As [`generate_keeping`], with what was generated from.
pub(crate) fn generate_with_api(
    spec: &Spec,
    settings: &Settings,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) -> Option<(Output, Api)> {
    let runtime = runtime_path(&settings.runtime, spec, diagnostics)?;
    let chain = settings.chain.as_deref();
    let chain = chain.map(|path| parse_path(path, "a chain", "crate::MyNodes", spec, diagnostics));
    if matches!(chain, Some(None)) {
        return None;
    }
    let given = given::apply(spec, &settings.types, diagnostics);
    let by_tag;
    let spec = match settings.parts.feature_per_tag {
        true => {
            by_tag = tags::divide(&given, diagnostics);
            &by_tag
        }
        false => &*given,
    };
    let api = understand_keeping(spec, kept, diagnostics)?;
    let root = emit(&api, settings, runtime, chain.flatten());
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
    Some((output, api))
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
