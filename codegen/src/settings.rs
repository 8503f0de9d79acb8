//! What a caller says about the code that is generated.

use crate::given::Types;

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
    /// Types of the caller's for formats and components.
    pub types: Types,
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
