//! Two versions of an API: what changed between them, and whom it breaks.
//!
//! The comparison is of the APIs that the generator understands, not of the documents' text. So the order of keys, the location of a schema and how
//! a thing is described make no difference, and what does is reported in the caller's terms.
//!
//! Two questions are answered for each change:
//! - Does code that compiles against the old client still compile against the new one ([`Change::breaks_source`])? It is code of
//!   another crate, to which the `#[non_exhaustive]` of generated structs and enums applies: a field that nodes send or a variant may
//!   be added. In the client's own crate these also break a `match` without `_` and a struct written out. What mock nodes alone call,
//!   the constructor of a type that only nodes send, is not counted; where a key is new, a remark says that it takes it.
//! - Does a program built with the old client still work with a node that follows the new document ([`Change::breaks_wire`])?
//!   What the node answers must be readable for the old types, and what the program sends must be what the new document allows. A
//!   key or a parameter that the new document doesn't have any more is taken as refused. A service that a document no longer names
//!   answers no more.
//!
//! Where the response isn't known, it is that programs break: of types that hold each other hundreds of levels deep under new names, of
//! texts with a checksum or decimal digits that become the values of an enum.
//!
//! ```
//! use std::collections::BTreeMap;
//!
//! use polyrpc_codegen::{diagnostic::Diagnostics, diff::diff, document::load_texts, understand};
//!
//! let api = |param: &str| {
//!     let text = r#"{"openrpc": "1.3.2", "info": {"title": "Node", "version": "1"}, "methods": [
//!         {"name": "node_balance", "params": [PARAM], "result": {"name": "r", "schema": {"type": "string"}}}]}"#;
//!     let texts = BTreeMap::from([("api.json".to_owned(), text.replace("PARAM", param))]);
//!     let mut diagnostics = Diagnostics::default();
//!     let spec = load_texts(&texts, &["api.json"], &mut diagnostics);
//!     understand(&spec, &mut diagnostics)
//! };
//! let old = api("").ok_or("not understood")?;
//! let new = api(r#"{"name": "account", "required": true, "schema": {"type": "string"}}"#).ok_or("not understood")?;
//! let found = diff(&old, &new);
//! assert!(found.breaks());
//! assert_eq!(found.changes[0].to_string(), "node_balance(account): added: String");
//! # Ok::<(), &str>(())
//! ```

mod compare;
mod flow;
mod member;
mod pair;
mod reach;
mod report;
mod rust;
mod show;

#[cfg(test)]
mod tests;

pub use report::{Change, Diff, Kind, Place, Subject};

use crate::ir::Api;

/// Compares two versions of an API.
pub fn diff(old: &Api, new: &Api) -> Diff {
    Diff::of(compare::compare(old, new))
}
