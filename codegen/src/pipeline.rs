//! From the model to Rust.

use crate::diagnostic::Diagnostics;
use crate::document::Spec;
use crate::output::Output;

/// What a client is generated for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The name of its module.
    pub name: String,
    /// How its code reaches the runtime.
    pub runtime: Runtime,
    /// Whether a place that can't be typed is an error.
    pub strict: bool,
}

/// How generated code names the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// From inside of it: `crate::…`.
    Inside,
    /// From another crate, by a path such as `::polyrpc`.
    Path(String),
}

/// Generates the client of a model.
///
/// What can't be typed is noted and becomes a JSON value. If there are errors among the diagnostics afterwards, the output
/// is not to be used.
pub fn generate(_spec: &Spec, _settings: &Settings, _diagnostics: &mut Diagnostics) -> Output {
    Output::default()
}
