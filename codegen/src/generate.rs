//! The middle of the pipeline: a spec in, a tree of modules out.

use crate::diagnostic::Diagnostics;
use crate::document::Spec;
use crate::emit::{self, Module, Runtime};
use crate::ir::{self, Api};
use crate::normalise::normalise;

/// What a spec means, after the rules have been over it. `None` when nothing can be made of it; the diagnostics say why.
pub fn understand(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut normalised = spec.clone();
    normalise(&mut normalised, diagnostics);
    ir::understand(&normalised, spec, diagnostics)
}

/// The modules of a client.
pub(crate) fn modules(api: &Api, name: &str, runtime: &Runtime) -> Module {
    emit::emit(api, name, runtime)
}
