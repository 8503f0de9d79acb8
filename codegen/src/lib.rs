//! Turns OpenRPC documents into typed async Rust clients.
//!
//! `load → overlay → resolve → normalise → name → type → emit → format → write | check`

pub mod diagnostic;
pub mod document;
