//! What a caller says about the code that is generated.

use crate::given::Types;
use crate::names::snake;

/// Settings of a generated client.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    /// What of the client is written.
    pub parts: Parts,
    /// The path of the client's module for other crates. With it the docs of functions have examples, which are compiled as tests of the
    /// crate; without it there are no examples, because their imports are unknown. The runtime's own clients need none.
    pub module: Option<String>,
}

impl Settings {
    /// Settings of a whole client for plain nodes, with no types of the caller's.
    pub fn new(name: impl Into<String>, runtime: Runtime, layout: Layout) -> Self {
        Self {
            name: name.into(),
            runtime,
            chain: None,
            layout,
            types: Types::default(),
            parts: Parts::default(),
            module: None,
        }
    }

    /// The path of the client's module for other crates, where it has one.
    pub(crate) fn public_module(&self) -> Option<String> {
        let own = || match self.runtime {
            Runtime::Inside => Some(format!("polyrpc::{}", snake(&self.name))),
            Runtime::Path(_) => None,
        };
        self.module.clone().or_else(own)
    }
}

/// What of a client is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parts {
    /// Only the types, without methods and without a client.
    pub types_only: bool,
    /// The registry of methods too, behind the Cargo feature `registry` and in tests. The runtime's own crate always has it.
    pub registry: bool,
    /// Methods stand behind a Cargo feature of the name of their tag.
    pub feature_per_tag: bool,
}

impl Parts {
    /// Only the types.
    #[must_use]
    pub fn types_only(mut self, yes: bool) -> Self {
        self.types_only = yes;
        self
    }

    /// The registry too.
    #[must_use]
    pub fn registry(mut self, yes: bool) -> Self {
        self.registry = yes;
        self
    }

    /// A feature for each tag.
    #[must_use]
    pub fn feature_per_tag(mut self, yes: bool) -> Self {
        self.feature_per_tag = yes;
        self
    }
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
