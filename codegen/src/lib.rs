//! Turns OpenRPC documents into typed async Rust clients.
//!
//! `load → overlay → resolve → normalise → name → type → emit → format → write | check`

mod builder;
pub mod diagnostic;
pub mod diff;
pub mod document;
mod emit;
pub mod ir;
pub mod lint;
pub mod list;
mod macros;
pub mod names;
mod normalise;
pub mod output;
pub mod pipeline;
mod project;
pub mod scalars;

pub use builder::{Builder, GenerateError, Report};
pub use output::Output;
pub use pipeline::{Layout, Runtime, Settings, generate, understand};
pub use project::{Chain, Project};
