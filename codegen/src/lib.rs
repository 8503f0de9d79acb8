//! Turns OpenRPC documents into typed async Rust clients.
//!
//! `load → overlay → resolve → normalise → name → type → emit → format → write | check`
//!
//! A build script needs [`Builder`] alone, without the default features. What the command line does besides (`diff`, `lint`, `list`), and the
//! model that it does it on, are there with the feature `tools`.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(feature = "tools"),
    allow(
        dead_code,
        unreachable_pub,
        unused_imports,
        reason = "only tools look into documents and what is understood of them"
    )
)]

mod builder;
pub mod diagnostic;
mod emit;
#[cfg(feature = "cli")]
mod explorer;
mod given;
mod kept;
mod macros;
mod names;
mod normalise;
mod output;
#[cfg(feature = "cli")]
mod package;
mod pipeline;
mod project;
mod scalars;
mod settings;
mod tags;
mod usage;
#[cfg(feature = "reference")]
#[cfg_attr(
    not(feature = "cli"),
    allow(
        dead_code,
        reason = "only the tests of a crate need more than validity"
    )
)]
mod valid;

#[cfg(not(feature = "tools"))]
mod document;
#[cfg(not(feature = "tools"))]
mod ir;

#[cfg(feature = "tools")]
pub mod diff;
#[cfg(feature = "tools")]
pub mod document;
#[cfg(feature = "tools")]
pub mod ir;
#[cfg(feature = "tools")]
pub mod lint;
#[cfg(feature = "tools")]
pub mod list;
#[cfg(feature = "reference")]
pub mod reference;

#[cfg(feature = "cli")]
pub use explorer::Explorer;

pub use builder::{Builder, GenerateError, Report};
pub use given::{Types, TypesError};
pub use output::{Change, Difference};
pub use settings::Runtime;

#[cfg(feature = "tools")]
pub use kept::Kept;
#[cfg(feature = "tools")]
pub use output::Output;
#[cfg(feature = "cli")]
pub use package::Package;
#[cfg(feature = "tools")]
pub use pipeline::{generate, generate_keeping, understand};
#[cfg(feature = "tools")]
pub use project::{Chain, Project};
#[cfg(feature = "tools")]
pub use settings::{Layout, Parts, Settings};
